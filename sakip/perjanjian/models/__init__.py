"""Agreements, the targets set by owners, plans of action, and target kinerja."""

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
from sakip.perjanjian.models.target_kinerja import (
    BuktiTargetKinerja,
    KelompokTargetKinerja,
    LangkahTargetKinerja,
    NilaiEPerformance,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
    RekapTargetKinerja,
    SuratTargetKinerja,
    SyaratBukti,
    TargetKinerja,
)

__all__ = [
    "AnggaranPerjanjian",
    "BentukPerjanjian",
    "BuktiAksi",
    "BuktiTargetKinerja",
    "ButirPerjanjian",
    "KeadaanPenetapan",
    "KelompokTargetKinerja",
    "LangkahAksi",
    "LangkahTargetKinerja",
    "NilaiEPerformance",
    "NilaiTargetKinerja",
    "PelaksanaTargetKinerja",
    "PenetapanTarget",
    "Perjanjian",
    "RekapTargetKinerja",
    "RencanaAksi",
    "StatusPerjanjian",
    "SuratTargetKinerja",
    "SyaratBukti",
    "TargetKinerja",
    "TargetPeriode",
]
