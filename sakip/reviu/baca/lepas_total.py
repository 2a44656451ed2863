"""The total row below a grid of full rows, printed without its blank cells: where its values stand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.baca.kata import baris_jumlah, baris_rata
from sakip.reviu.model import Sel

_KATA_TERBANYAK = 5
_PILIHAN_TERBANYAK = 500
_DEKAT = Decimal("0.15")
_JAUH = Decimal("0.3")


def ekor_total(sel: Sequence[Sel], akhir: int, lebar: int, *, bernomor: bool) -> int:
    """The index after a total row at ``akhir``: a label, then fewer values than columns; 0 where none is.

    Where rows are numbered (``bernomor``), a label that names no total may be a row without its number.
    """
    label = sel[akhir].teks if akhir < len(sel) else ""
    sampai = akhir + 1
    while sampai < len(sel) and baca_sel(sel[sampai].teks) is not None:
        sampai += 1
    banyak = sampai - akhir - 1
    bernama = _bernama(label) and len(label.split()) <= _KATA_TERBANYAK and label[-1] not in ".:;"
    if bernomor and not (baris_jumlah(label) or baris_rata(label)):
        return 0
    return sampai if bernama and 0 < banyak < lebar - 1 else 0


def baris_total(isi: Sequence[Sequence[Sel]], larik: Sequence[Sel]) -> tuple[Sel, ...] | None:
    """The total row as wide as the grid; None where its values may stand in more than one way.

    Values keep their order, stand in columns of numbers printed as they are, and where that leaves several
    ways, in those whose sums (or means) they are or nearly are: one of them may be printed wrong.
    """
    kolom = [[baca_sel(b[k].teks) for b in isi] for k in range(len(isi[0]))]
    penuh = {k: ada for k, c in enumerate(kolom) if k and (ada := [a for a in c if a]) and len(ada) == len(c)}
    angka = [a for s in larik[1:] if (a := baca_sel(s.teks)) is not None]
    letak = [
        p
        for n, p in enumerate(combinations(sorted(penuh), len(angka)))
        if n < _PILIHAN_TERBANYAK and all(_sejenis(a, penuh[k]) for a, k in zip(angka, p, strict=True))
    ]
    if len(letak) > 1:
        letak = _terdekat(letak, angka, penuh, rata=baris_rata(larik[0].teks))
    if len(letak) != 1:
        return None
    nilai = dict(zip(letak[0], larik[1:], strict=True))
    nama = next((k for k, s in enumerate(isi[0]) if k not in penuh and _bernama(s.teks)), 0)
    return tuple(larik[0] if k == nama else nilai.get(k, Sel("", larik[0].baris)) for k in range(len(isi[0])))


def _terdekat(
    letak: Sequence[tuple[int, ...]], angka: Sequence[Angka], kolom: dict[int, list[Angka]], *, rata: bool
) -> list[tuple[int, ...]]:
    """The ways in which every value is near what its column gives, where all others are far from it."""
    jauh = {p: max(_jauh(a, kolom[k], rata=rata) for a, k in zip(angka, p, strict=True)) for p in letak}
    dekat = [p for p in letak if jauh[p] <= _DEKAT]
    return dekat if all(jauh[p] > _JAUH for p in letak if p not in dekat) else []


def _jauh(a: Angka, kolom: Sequence[Angka], *, rata: bool) -> Decimal:
    """How far a number is from the sum (or mean) of others, as a share of it."""
    acuan = sum((k.nilai for k in kolom), Decimal(0)) / (len(kolom) if rata else 1)
    return abs(a.nilai - acuan) / abs(acuan) if acuan else Decimal(1)


def _sejenis(a: Angka, kolom: Sequence[Angka]) -> bool:
    """Printed as numbers of a column are: percent, fraction, money, words behind it."""
    return any(_corak(a) == _corak(k) for k in kolom)


def _corak(a: Angka) -> tuple[bool, bool, bool, bool]:
    return a.persen, a.langkah < 1, a.rupiah, bool(a.sisa)


def _bernama(teks: str) -> bool:
    return any(map(str.isalpha, teks)) and baca_sel(teks) is None
