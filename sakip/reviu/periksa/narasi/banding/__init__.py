"""Comparisons that a sentence makes with both numbers in it, and values that it tells of other years:
"92,00% lebih tinggi daripada ..., yaitu 58,00%", "tertinggi 93,60 (tahun 2022) dan terendah 60,00"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.narasi.banding.alat import Salah
from sakip.reviu.periksa.narasi.banding.kalimat import dua_angka, itu, tersebut
from sakip.reviu.periksa.narasi.banding.tabel import butir, menurut_tabel
from sakip.reviu.periksa.narasi.banding.ujung import UJUNG, Ujung, semua_ujung, ujung_kalimat, ujung_tabel
from sakip.reviu.periksa.narasi.nilai import Pokok, pokok_kalimat


def banding(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    ujung: list[Ujung] | None = None
    lalu = ""
    for p in paham.naskah.paragraf:
        seluruh = Kalimat(p.teks, 0, len(p.teks))
        for salah in itu(p.teks):
            yield _temuan(paham, p, seluruh, *salah)
        if (m := UJUNG.search(p.teks)) is not None:
            ujung = semua_ujung(paham) if ujung is None else ujung
            for salah in ujung_tabel(m, ujung):
                yield _temuan(paham, p, seluruh, *salah)
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            for salah in (*tersebut(lalu, k.teks), *_salah(k.teks, pokok), *butir(paham, peta, k.teks)):
                yield _temuan(paham, p, k, *salah)
            lalu = k.teks


def _salah(kalimat: str, pokok: Pokok | None) -> Iterator[Salah]:
    yield from dua_angka(kalimat)
    yield from ujung_kalimat(kalimat, pokok)
    if pokok is not None:
        yield from menurut_tabel(kalimat, pokok)


def _temuan(
    paham: Paham, p: Paragraf, k: Kalimat, m: re.Match[str], harus: str, alasan: str, lain: set[int]
) -> Temuan:
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), *lain},
        kutipan=k.teks,
        tercetak=m[0],
        seharusnya=harus,
        uraian=f"Kalimat menyebut “{m[0]}”, padahal {alasan}.",
        saran="Samakan kalimat dengan angkanya.",
    )
