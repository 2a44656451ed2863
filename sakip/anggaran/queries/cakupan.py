"""Scope of a budget table: the office alone, or with the units below it in that year's tree."""

from __future__ import annotations

from typing import Final, Literal

from sakip.anggaran.models import Dipa
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import subpohon

Cakupan = Literal["dengan_upt", "kantor"]
BAWAAN: Final = "dengan_upt"
CAKUPAN: Final[dict[str, str]] = {
    "dengan_upt": "kantor dengan unit di bawahnya",
    "kantor": "kantor sendiri",
}


def unit_cakupan(unit: Unit, tahun: int, cakupan: str = BAWAAN) -> frozenset[int]:
    """Ids of the units that a table of this scope counts."""
    if cakupan not in CAKUPAN:
        raise ValueError(f"cakupan {cakupan!r} tidak dikenal; pilih {', '.join(CAKUPAN)}")
    return frozenset({unit.pk} if cakupan == "kantor" else subpohon(unit, tahun))


def tahun_beranggaran(unit: Unit, tahun: int) -> list[int]:
    """Years that have a DIPA of the office or below it, and ``tahun``; newest first."""
    ada = Dipa.objects.filter(unit_id__in=unit_cakupan(unit, tahun)).values_list("tahun", flat=True)
    return sorted({*ada.distinct().order_by(), tahun}, reverse=True)
