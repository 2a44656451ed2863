"""Where the values of a summary row belong that has fewer of them than the table has columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.lepas_atom import Atom
from sakip.reviu.baca.lepas_rumpang import letak_ringkas

Nilai = tuple[tuple[str, int], ...]


def letakkan(atas: Sequence[Nilai], nilai: Nilai, banyak: int) -> Nilai | None:
    """The values of the summary row one per column; None where it is open to which they belong."""
    if len(nilai) == banyak:
        return nilai
    if len(nilai) > banyak:
        return None
    ada = [list(n) for n in atas if any(t for t, _ in n)]
    terbukti = letak_ringkas(ada, [Atom("nilai", t, b, 0) for t, b in nilai], banyak)
    kolom = _hasil_kali(ada, banyak)
    if terbukti is not None and not (len(nilai) == 1 and kolom is not None):
        return tuple(terbukti)
    if kolom is None:
        return None
    kosong = ("", nilai[0][1])
    if len(nilai) == 1:
        return tuple(nilai[0] if c == kolom else kosong for c in range(banyak))
    bobot = next((c for c in range(banyak) if c != kolom and _seratus(ada, c)), None)
    if len(nilai) != 2 or bobot is None or bobot > kolom or not _bulat(nilai[0][0]):
        return None
    return tuple(nilai[0] if c == bobot else nilai[1] if c == kolom else kosong for c in range(banyak))


def _hasil_kali(atas: Sequence[Sequence[tuple[str, int]]], banyak: int) -> int | None:
    """The column of weighted values: in most rows the product of the two others."""
    if banyak != 3 or len(atas) < 3:
        return None
    cocok = 0
    for n in atas:
        a, b, c = (baca_sel(t) for t, _ in n)
        if a is not None and b is not None and c is not None:
            cocok += abs(a.nilai * b.nilai / 100 - c.nilai) <= max(c.langkah * 2, Decimal("0.011"))
    return 2 if cocok * 4 >= len(atas) * 3 else None


def _seratus(atas: Sequence[Sequence[tuple[str, int]]], kolom: int) -> bool:
    """Weights: they add up to 100."""
    angka = [baca_sel(n[kolom][0]) for n in atas]
    selisih = sum((a.nilai for a in angka if a is not None), Decimal(-100))
    return None not in angka and abs(selisih) <= Decimal("0.5")


def _bulat(teks: str) -> bool:
    a = baca_sel(teks)
    return a is not None and abs(a.nilai - 100) <= 1
