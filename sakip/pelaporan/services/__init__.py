"""Writes of what people say in a report: texts, the profile of the year, accepted points."""

from sakip.pelaporan.services.profil import (
    PANJANG_TITIK,
    berkas_dirujuk,
    buat_profil,
    cabut_titik,
    hapus_uraian,
    salin_profil,
    tambah_uraian,
    terima_titik,
    ubah_uraian,
)
from sakip.pelaporan.services.teks import simpan_teks

__all__ = [
    "PANJANG_TITIK",
    "berkas_dirujuk",
    "buat_profil",
    "cabut_titik",
    "hapus_uraian",
    "salin_profil",
    "simpan_teks",
    "tambah_uraian",
    "terima_titik",
    "ubah_uraian",
]
