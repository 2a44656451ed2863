"""Reads of measurement: the year of a unit, and where each of its numbers comes from."""

from .capaian import capaian_unit
from .kinerja import KinerjaUnit, kinerja_unit
from .seri import seri_tahun
from .telusur import telusur_butir

__all__ = ["KinerjaUnit", "capaian_unit", "kinerja_unit", "seri_tahun", "telusur_butir"]
