"""The trend of a year as a small line: the capped mean of what could be computed as at each month's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.angka import bagi, tambah, tulis_persen
from sakip.aturan.periode import NAMA_BULAN
from sakip.dasbor.pantau.panas import sel_bulan
from sakip.inti.garis import Titik, jalur, x_bulan
from sakip.pengukuran.hasil import HasilUnit

LEBAR, TINGGI, TEPI = 640, 160, 24
PUNCAK = 130


@dataclass(frozen=True)
class Garis:
    """A line of at least two points, as an SVG path; ``seratus`` is the height of 100 %."""

    titik: tuple[Titik, ...]
    jalur: str
    seratus: str
    lebar: int = LEBAR
    tinggi: int = TINGGI


def garis_rata(bulanan: Sequence[HasilUnit]) -> Garis | None:
    """None where fewer than two months have something to compare."""
    titik = []
    for bulan, hasil in enumerate(bulanan, 1):
        nilai = [
            min(s.angka, hasil.batas)
            for b in hasil.butir
            if (s := sel_bulan(b)).kata != "Berjalan" and s.angka is not None
        ]
        if not nilai:
            continue
        rata = bagi(tambah(*nilai), Decimal(len(nilai)))
        x, y = x_bulan(bulan, LEBAR, TEPI), f"{_y(float(rata)):.1f}"
        titik.append(Titik(x, y, NAMA_BULAN[bulan - 1][:3], tulis_persen(rata, 1)))
    if len(titik) < 2:
        return None
    return Garis(tuple(titik), jalur(titik), f"{_y(100):.1f}")


def _y(persen: float) -> float:
    return TINGGI - TEPI - (TINGGI - 2 * TEPI) * min(max(persen, 0.0), PUNCAK) / PUNCAK
