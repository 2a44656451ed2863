"""Agreements, the targets set by owners, and plans of action."""

from sakip.perjanjian.models.penetapan import KeadaanPenetapan, PenetapanTarget
from sakip.perjanjian.models.perjanjian import (
    AnggaranPerjanjian,
    BentukPerjanjian,
    ButirPerjanjian,
    Perjanjian,
    StatusPerjanjian,
    TargetPeriode,
)
from sakip.perjanjian.models.rencana import BuktiAksi, LangkahAksi, RencanaAksi

__all__ = [
    "AnggaranPerjanjian",
    "BentukPerjanjian",
    "BuktiAksi",
    "ButirPerjanjian",
    "KeadaanPenetapan",
    "LangkahAksi",
    "PenetapanTarget",
    "Perjanjian",
    "RencanaAksi",
    "StatusPerjanjian",
    "TargetPeriode",
]
