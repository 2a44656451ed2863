"""Reads of units, their names and their place in a year's tree."""

from .dasar import (
    SEBUT_STATUS,
    URUTAN_TINGKAT,
    Pejabat,
    cari_unit,
    jabatan_kepala,
    kepala_unit,
    kode_unit,
    leluhur,
    nama_unit,
    pejabat_pada,
    saring_pohon,
    subpohon,
    tahun_pohon,
    unit_dengan_kode,
)

__all__ = [
    "SEBUT_STATUS",
    "URUTAN_TINGKAT",
    "Pejabat",
    "cari_unit",
    "jabatan_kepala",
    "kepala_unit",
    "kode_unit",
    "leluhur",
    "nama_unit",
    "pejabat_pada",
    "saring_pohon",
    "subpohon",
    "tahun_pohon",
    "unit_dengan_kode",
]
