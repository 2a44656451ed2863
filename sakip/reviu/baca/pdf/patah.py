"""Words that a narrow cell broke without a hyphen: "ditindaklanju / ti" is one word again.

A word processor breaks a word that is wider than its cell wherever the line is full. Such a piece stands
alone on its line and leaves no room for one more letter; the words of the whole report tell the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.isi import Kata

Kamus = frozenset[str]

_PISAH = re.compile(r"[\W_]+")
_EKOR_ANGKA = re.compile(r"[\d.,]*\d[\d.,]*\)?%?|%")


def kamus(teks: Iterable[Sequence[Lajur]], sel: Iterable[Sequence[Lajur]]) -> Kamus:
    """The words of the report that no cell can have broken: of text, and inside the lines of cells."""
    hasil: set[str] = set()
    for baris in teks:
        for b in baris:
            hasil.update(w for k in b.kata for w in _PISAH.split(k.teks.casefold()))
    for baris in sel:
        for ke, b in enumerate(baris):
            dalam = b.kata[1 if ke else 0 :] if len(b.kata) > 1 else b.kata if len(baris) == 1 else ()
            hasil.update(w for k in dalam for w in _PISAH.split(k.teks.casefold()))
    return frozenset(w for w in hasil if len(w) > 1 and w.isalpha())


def sambung_patah(
    baris: Sequence[Lajur], lebar: float, dikenal: Kamus, *, taksiran: bool = False
) -> list[Lajur]:
    """The lines of a cell with broken words on the first of their lines; ``lebar``: how wide a line may be,
    ``taksiran``: that is only guessed from the widest line."""
    tunggal = [len(b.kata) == 1 for b in baris]
    for ke, (atas, bawah) in reversed([*enumerate(pairwise(baris))]):
        if tunggal[ke] and bawah.kata and _patah(atas.kata[0], bawah.kata[0], lebar, dikenal, taksiran):
            atas.kata[0].teks += bawah.kata[0].teks
            bawah.kata = bawah.kata[1:]
    return [b for b in baris if b.kata]


def _patah(depan: Kata, belakang: Kata, lebar: float, dikenal: Kamus, taksiran: bool) -> bool:
    """Whether two words on lines of their own are the pieces of one."""
    d, b = depan.teks, belakang.teks
    penuh = depan.x1 - depan.x0 + 0.75 * (belakang.x1 - belakang.x0) / len(b) > lebar
    if d[-1:].isdigit() or (d[-1:] in ".," and d[-2:-1].isdigit()):
        utuh, awal = baca_sel(d + b), baca_sel(d)
        if _EKOR_ANGKA.fullmatch(b) is None or utuh is None or utuh.rusak:
            return False
        return penuh or (awal is not None and awal.rusak)
    if not (d[-1:].isalpha() and b[0].isalpha() and (b[0].islower() or d.isupper())):
        return False
    akhir, ekor = _PISAH.split(d.casefold())[-1], _PISAH.split(b.casefold())[0]
    if akhir + ekor in dikenal:
        return penuh or akhir not in dikenal or ekor not in dikenal
    if len(ekor) == 1:
        return penuh and akhir not in dikenal
    return penuh and not taksiran and akhir not in dikenal and ekor not in dikenal
