"""Reads stored rows back in the form of a package: the exact inverse of what ``impor`` writes.

Import compares these with the rows of a file, export prints them; both therefore agree.
"""

from __future__ import annotations

from sakip.pertukaran.muat.anggaran import muat_dipa, muat_potret
from sakip.pertukaran.muat.baris import Tersimpan
from sakip.pertukaran.muat.kinerja import (
    muat_bukti,
    muat_isian,
    muat_kejadian,
    muat_nilai_langsung,
    muat_pengajuan,
    muat_riwayat,
    muat_teks,
)
from sakip.pertukaran.muat.organisasi import muat_instansi, muat_jabatan, muat_pengganti, muat_unit
from sakip.pertukaran.muat.perencanaan import (
    Manual,
    muat_indikator,
    muat_kegiatan,
    muat_kontribusi,
    muat_manual,
    muat_program,
    muat_renstra,
    muat_sasaran,
    muat_sumber,
    muat_variabel,
)
from sakip.pertukaran.muat.perjanjian import muat_perjanjian
from sakip.pertukaran.muat.profil import muat_berkas, muat_kerangka, muat_profil

__all__ = [
    "Manual",
    "Tersimpan",
    "muat_berkas",
    "muat_bukti",
    "muat_dipa",
    "muat_indikator",
    "muat_instansi",
    "muat_isian",
    "muat_jabatan",
    "muat_kegiatan",
    "muat_kejadian",
    "muat_kerangka",
    "muat_kontribusi",
    "muat_manual",
    "muat_nilai_langsung",
    "muat_pengajuan",
    "muat_pengganti",
    "muat_perjanjian",
    "muat_potret",
    "muat_profil",
    "muat_program",
    "muat_renstra",
    "muat_riwayat",
    "muat_sasaran",
    "muat_sumber",
    "muat_teks",
    "muat_unit",
    "muat_variabel",
]
