"""Comparisons that a sentence makes with both numbers in it, and values that it tells of other years:
"92,00% lebih tinggi daripada ..., yaitu 58,00%", "tertinggi 93,60 (tahun 2022) dan terendah 60,00"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.model import Kepastian, Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.terlewat import tabel_terlewat
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat, rendah_baik
from sakip.reviu.periksa.narasi.banding.alat import Salah
from sakip.reviu.periksa.narasi.banding.kalimat import dua_angka, itu, tersebut
from sakip.reviu.periksa.narasi.banding.tabel import butir, menurut_tabel
from sakip.reviu.periksa.narasi.banding.ujung import UJUNG, Ujung, semua_ujung, ujung_kalimat, ujung_tabel


def banding(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    ujung: list[Ujung] | None = None
    lalu = ""
    for p in paham.naskah.paragraf:
        seluruh = Kalimat(p.teks, 0, len(p.teks))
        for salah in itu(p.teks):
            yield _temuan(paham, p, seluruh, *salah)
        if (m := UJUNG.search(p.teks)) is not None:
            ujung = semua_ujung(paham) if ujung is None else ujung
            utuh: Kepastian = "ragu" if tabel_terlewat(paham, p.letak.baris) else "pasti"
            for salah in ujung_tabel(m, ujung):
                yield _temuan(paham, p, seluruh, *salah, kepastian=utuh)
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            for salah in (*tersebut(lalu, k.teks), *_salah(k.teks, pokok), *butir(paham, peta, k.teks)):
                yield _temuan(paham, p, k, *salah)
            for salah in menurut_tabel(k.teks, pokok) if pokok is not None else ():
                yield _temuan(paham, p, k, *salah, kepastian=_kepastian(salah, pokok))
            lalu = k.teks


def _salah(kalimat: str, pokok: Pokok | None) -> Iterator[Salah]:
    yield from dua_angka(kalimat)
    yield from ujung_kalimat(kalimat, pokok)


def _kepastian(salah: Salah, pokok: Pokok | None) -> Kepastian:
    """Whether a target is reached is known where a capaian shows which way is better."""
    m, harus, _, lain = salah
    terbanding = not lain and harus.startswith("lebih") and "target" in m[0].casefold()
    return "ragu" if terbanding and pokok is not None and rendah_baik(pokok) is None else "pasti"


def _temuan(
    paham: Paham,
    p: Paragraf,
    k: Kalimat,
    m: re.Match[str],
    harus: str,
    alasan: str,
    lain: set[int],
    *,
    kepastian: Kepastian = "pasti",
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
        kepastian=kepastian,
    )
