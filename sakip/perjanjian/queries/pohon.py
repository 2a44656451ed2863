"""The tree of a year that may not have been built yet: agreements are composed before their year begins."""

from __future__ import annotations

from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import leluhur, subpohon


def tahun_pohon(unit: Unit, tahun: int) -> int:
    """The year whose tree stands for ``tahun``: itself, else the nearest before it, else after it."""
    ada = set(
        Leluhur.objects.filter(unit=unit, leluhur=unit, garis=Garis.KOMANDO).values_list("tahun", flat=True)
    )
    return max((t for t in ada if t <= tahun), default=min(ada, default=tahun))


def bawah(unit: Unit, tahun: int) -> dict[int, int]:
    """Ids of the unit and all below it, with their distance."""
    return subpohon(unit, tahun_pohon(unit, tahun))


def atas(unit: Unit, tahun: int) -> list[int]:
    """Ids from the unit itself up to the root."""
    return leluhur(unit, tahun_pohon(unit, tahun))
