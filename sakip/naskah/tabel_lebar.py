"""How wide the tables of people's texts are: shares of columns, and whether a table needs a turned page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.dokumen.halaman import A4

#: Share of a column's width by its longest cell, in characters, from narrow to wide.
LEBAR_KOLOM = (6, 40)
#: Characters of a word that may be parted at the end of a line; a figure may not be parted.
KATA_TERPENDEK = 7
#: What the two sides of a cell take, in characters.
TEPI = 1.65
MUAT_TEGAK = A4.huruf_tabel
MUAT_MELINTANG = A4.diputar().huruf_tabel
_TANDA = re.compile(r"[*_`]")


def perlu_kolom(lajur: Sequence[str]) -> float:
    """What a column needs so that none of its figures is parted, in characters."""
    kata = (_TANDA.sub("", k) for sel in lajur for k in sel.split())
    utuh = (len(k) if any(x.isdigit() for x in k) else min(len(k), KATA_TERPENDEK) for k in kata)
    return min(max(utuh, default=1), LEBAR_KOLOM[1]) + TEPI


def bagi_lebar(lajur: Sequence[Sequence[str]]) -> tuple[list[float], bool]:
    """The share of each column and whether the table is to stand on a turned page.

    Columns share by their longest cell; where that would part a figure, each first gets what it needs.
    """
    ingin = [float(min(max(max(map(len, x)), LEBAR_KOLOM[0]), LEBAR_KOLOM[1])) for x in lajur]
    perlu = [perlu_kolom(x) for x in lajur]
    melintang = sum(perlu) > MUAT_TEGAK
    muat = MUAT_MELINTANG if melintang else MUAT_TEGAK
    if all(w * muat >= n * sum(ingin) for w, n in zip(ingin, perlu, strict=True)):
        return ingin, melintang
    lebih = [max(w - n, 0.0) for w, n in zip(ingin, perlu, strict=True)]
    sisa = max(muat - sum(perlu), 0.0)
    return [
        round(n + (sisa * x / sum(lebih) if any(lebih) else 0.0), 2)
        for n, x in zip(perlu, lebih, strict=True)
    ], melintang


def terlalu_lebar(lajur: Sequence[Sequence[str]]) -> bool:
    """Whether figures would be parted or run into each other even on a turned page."""
    return sum(map(perlu_kolom, lajur)) > MUAT_MELINTANG
