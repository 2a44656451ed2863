"""Rows set under another with a dash: "Kegiatan Arsip 900" over "- Penataan 500" and "- Pelatihan 400"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_TANDA = re.compile(r"\s*[-–•*▪]\s+\S")
#: So many rows that are the sum of theirs prove the one that is not.
_BUKTI = 3


def jumlah_butir(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        kelompok = _kelompok(k)
        if k.tabel.tabel.pulih or len(kelompok) <= _BUKTI:
            continue
        for c in k.berangka():
            cocok, gagal = 0, []
            for induk, anak in kelompok:
                a, isi = k.angka[induk][c], [x for r in anak if (x := k.angka[r][c]) is not None]
                if a is None or a.persen or len(isi) < len(anak) or any(x.persen or x.rusak for x in isi):
                    continue
                jumlah = sum((x.nilai for x in isi), Decimal(0))
                if abs(jumlah - a.nilai) <= max(x.langkah for x in isi) * (len(isi) if a.desimal else 0):
                    cocok += 1
                else:
                    gagal.append((induk, anak, jumlah))
            if cocok >= _BUKTI and len(gagal) == 1:
                yield _temuan(paham, k, c, *gagal[0])


def _kelompok(k: Kisi) -> list[tuple[int, list[int]]]:
    """Each row with the dashed rows right below it."""
    hasil: list[tuple[int, list[int]]] = []
    for r, sel in enumerate(k.sel):
        depan = next((s.teks for s in sel if s.teks.strip()), "")
        if _TANDA.match(depan):
            if hasil:
                hasil[-1][1].append(r)
        else:
            hasil.append((r, []))
    return [(induk, anak) for induk, anak in hasil if anak]


def _temuan(paham: Paham, k: Kisi, c: int, induk: int, anak: Sequence[int], jumlah: Decimal) -> Temuan:
    s = k.sel[induk][c]
    return temuan(
        paham,
        "jumlah",
        {s.baris, *(k.sel[r][c].baris for r in anak)},
        tercetak=s.teks,
        seharusnya=angka(jumlah),
        kutipan=paham.baris_teks(s.baris),
        uraian=f"“{k.label[induk]}” tertulis {s.teks}, padahal {len(anak)} baris di bawahnya berjumlah "
        f"{angka(jumlah)}; baris lain pada tabel ini cocok.",
        saran="Periksa angka penyusun dan jumlahnya.",
    )
