"""Whose a table without names is, by its numbers: those of the report's year stand in other tables too."""

from __future__ import annotations

from decimal import Decimal

from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.paham.model import Besaran

_HAL: tuple[Besaran, ...] = ("realisasi", "capaian")
#: Digits that make a number tell of one indicator.
_DIGIT = 3


def angka_milik(paham: Paham, t: TabelPaham, pemilik: int, sebut: int) -> bool:
    """Whether the table prints realisation and capaian that other tables print of ``pemilik``, and none that
    they print of ``sebut``."""
    khas = False
    for hal in _HAL:
        isi = _isi(paham, t, hal)
        punya, lain = (_lain(paham, t, i, hal) for i in (pemilik, sebut))
        if not isi or not isi <= punya or not lain or isi & lain:
            return False
        khas = khas or any(_digit(n) >= _DIGIT for n in isi)
    return khas


def _isi(paham: Paham, t: TabelPaham, hal: str) -> set[Decimal]:
    """The numbers of the report's year in the table."""
    return {
        i.angka.nilai
        for b in t.baris
        if b.biasa
        for i in b.isi
        if i.kolom.peran == hal
        and i.angka is not None
        and not i.kolom.masa
        and (i.kolom.tahun or b.tahun) == paham.tahun
    }


def _lain(paham: Paham, t: TabelPaham, indikator: int, hal: Besaran) -> set[Decimal]:
    fakta = paham.fakta_indikator(indikator, hal, tahun=paham.tahun)
    return {f.angka.nilai for f in fakta if f.tabel.tabel is not t.tabel}


def _digit(n: Decimal) -> int:
    return len(f"{n:f}".replace(".", "").strip("0"))
