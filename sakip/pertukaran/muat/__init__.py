"""Reads stored rows back in the form of a package: the exact inverse of what ``impor`` writes.

Import compares these with the rows of a file, export prints them; both therefore agree.
"""

from __future__ import annotations

from sakip.pertukaran.muat.anggaran import muat_dipa, muat_potret
from sakip.pertukaran.muat.baris import Tersimpan
from sakip.pertukaran.muat.keluaran import muat_emonev, muat_kunci, muat_output, muat_rpd
from sakip.pertukaran.muat.kerja import muat_pengisi, muat_rantai, muat_rencana_aksi, muat_tenggat
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
from sakip.pertukaran.muat.skor import muat_skor
from sakip.pertukaran.muat.target_kinerja import (
    muat_e_performance,
    muat_kelompok,
    muat_pelaksana,
    muat_rekap,
    muat_target,
)

__all__ = [
    "Manual",
    "Tersimpan",
    "muat_berkas",
    "muat_bukti",
    "muat_dipa",
    "muat_e_performance",
    "muat_emonev",
    "muat_indikator",
    "muat_instansi",
    "muat_isian",
    "muat_jabatan",
    "muat_kegiatan",
    "muat_kejadian",
    "muat_kelompok",
    "muat_kerangka",
    "muat_kontribusi",
    "muat_kunci",
    "muat_manual",
    "muat_nilai_langsung",
    "muat_output",
    "muat_pelaksana",
    "muat_pengajuan",
    "muat_pengganti",
    "muat_pengisi",
    "muat_perjanjian",
    "muat_potret",
    "muat_profil",
    "muat_program",
    "muat_rantai",
    "muat_rekap",
    "muat_rencana_aksi",
    "muat_renstra",
    "muat_riwayat",
    "muat_rpd",
    "muat_sasaran",
    "muat_skor",
    "muat_sumber",
    "muat_target",
    "muat_teks",
    "muat_tenggat",
    "muat_unit",
    "muat_variabel",
]
