"""Writes of the calendar: days off, deadlines, exceptions, closings, feeds, reminders."""

from .libur import hapus_libur, impor_libur, simpan_libur
from .pengingat import ingatkan
from .tenggat import beri_pengecualian, buka_periode, cabut_pengecualian, simpan_aturan, tutup_periode
from .umpan import buat_umpan, cabut_umpan

__all__ = [
    "beri_pengecualian",
    "buat_umpan",
    "buka_periode",
    "cabut_pengecualian",
    "cabut_umpan",
    "hapus_libur",
    "impor_libur",
    "ingatkan",
    "simpan_aturan",
    "simpan_libur",
    "tutup_periode",
]
