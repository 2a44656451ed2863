"""What people entered and what became of it: values, evidence, submissions, drafts, cached sums."""

from .alur import CatatanBaris, Langkah, Pengajuan, Rantai, TahapRantai, VerifikasiBaris
from .catatan import CatatanIndikator, DrafIsian
from .nilai import (
    Asal,
    Bacaan,
    Bukti,
    Isian,
    Keadaan,
    Kejadian,
    LingkupIsian,
    NilaiLangsung,
    RekapUnit,
    RiwayatTahunan,
)

__all__ = [
    "Asal",
    "Bacaan",
    "Bukti",
    "CatatanBaris",
    "CatatanIndikator",
    "DrafIsian",
    "Isian",
    "Keadaan",
    "Kejadian",
    "Langkah",
    "LingkupIsian",
    "NilaiLangsung",
    "Pengajuan",
    "Rantai",
    "RekapUnit",
    "RiwayatTahunan",
    "TahapRantai",
    "VerifikasiBaris",
]
