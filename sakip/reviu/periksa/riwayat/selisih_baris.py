"""A column of changes from row to row: what each row's number adds to that of the row above.

Which column it follows is learned from the rows that agree; a changed number breaks the rows on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_UBAH = re.compile(
    r"\b(?:perubahan|tambahan|kenaikan|penurunan|naik|turun|selisih|pertambahan)\b", re.IGNORECASE
)
_CUKUP = 3


@dataclass(frozen=True, slots=True)
class _Langkah:
    """One printed change beside the two numbers it lies between: rows, calculation, whether it agrees."""

    baris: int
    atas: int
    harap: Decimal
    cocok: bool


def selisih_baris(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        kolom = k.berangka()
        for u in kolom:
            if k.tabel.tabel.pulih or not _UBAH.search(k.judul[u]):
                continue
            calon = [(_langkah(k, c, u), c) for c in kolom if c != u]
            terbaik = max(calon, key=lambda x: len(_cocok(k, u, x[0])), default=None)
            if terbaik is not None:
                yield from _temuan(paham, k, terbaik[1], u, terbaik[0])


def _langkah(k: Kisi, c: int, u: int) -> list[_Langkah]:
    hasil: list[_Langkah] = []
    atas: int | None = None
    for r in k.biasa:
        kini, ubah = k.angka[r][c], k.angka[r][u]
        if kini is None:
            continue
        lalu = None if atas is None else k.angka[atas][c]
        if atas is not None and lalu is not None and ubah is not None:
            harap = kini.nilai - lalu.nilai
            hasil.append(_Langkah(r, atas, harap, _sama(ubah, harap, kini, lalu)))
        atas = r
    return hasil


def _sama(ubah: Angka, harap: Decimal, kini: Angka, lalu: Angka) -> bool:
    """Printed with or without its sign; rounding of the last digit is left open."""
    batas = ubah.langkah if ubah.desimal or kini.desimal or lalu.desimal else Decimal(0)
    return abs(ubah.nilai - harap) <= batas or abs(ubah.nilai - abs(harap)) <= batas


def _cocok(k: Kisi, u: int, langkah: Sequence[_Langkah]) -> set[Decimal]:
    return {a.nilai for x in langkah if x.cocok and (a := k.angka[x.baris][u]) is not None and a.nilai}


def _temuan(paham: Paham, k: Kisi, c: int, u: int, langkah: Sequence[_Langkah]) -> Iterator[Temuan]:
    salah = [x for x in langkah if not x.cocok]
    beruntun = len(salah) == 2 and salah[1].atas == salah[0].baris
    if len(_cocok(k, u, langkah)) < _CUKUP or not (len(salah) == 1 or beruntun):
        return
    x = salah[0]
    kini, lalu, ubah = k.angka[x.baris][c], k.angka[x.atas][c], k.angka[x.baris][u]
    assert kini is not None and lalu is not None and ubah is not None
    sebab = f"{kini.teks} − {lalu.teks} = {angka(x.harap)}"
    yield temuan(
        paham,
        "riwayat",
        {k.sel[x.baris][u].baris, k.sel[x.baris][c].baris, k.sel[x.atas][c].baris},
        tercetak=kini.teks if beruntun else ubah.teks,
        seharusnya=f"{k.judul[u]} {angka(x.harap)}",
        uraian=f"“{k.judul[u]}” pada baris “{k.label[x.baris]}” tertulis {ubah.teks}, padahal {sebab}; baris "
        "lain cocok.",
        saran="Hitung ulang perubahannya; periksa angka yang tertukar.",
    )
