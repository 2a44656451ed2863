"""Reads of the calendar: days off, deadlines, exceptions, closed periods, feeds."""

from sakip.agenda.queries.tanggal import (
    FORMULIR,
    Tenggat,
    atas_semua,
    atas_tahun,
    aturan_unit,
    hari_libur,
    hari_libur_semua,
    kunci_bulan,
    libur_tahun,
    libur_untuk,
    pengecualian_unit,
    penutupan_unit,
    tenggat,
    tenggat_semua,
    tertutup,
    tertutup_semua,
)

__all__ = [
    "FORMULIR",
    "Tenggat",
    "atas_semua",
    "atas_tahun",
    "aturan_unit",
    "hari_libur",
    "hari_libur_semua",
    "kunci_bulan",
    "libur_tahun",
    "libur_untuk",
    "pengecualian_unit",
    "penutupan_unit",
    "tenggat",
    "tenggat_semua",
    "tertutup",
    "tertutup_semua",
]
