"""Charts as plain Vega-Lite dictionaries, and their pictures (SVG for pages and PDF, PNG of the same for
DOCX)."""

from sakip.dokumen.bagan.gambar import gambar_bagan, png_bagan, svg_bagan
from sakip.dokumen.bagan.rancang import (
    LEBAR,
    NilaiPeriode,
    NilaiTahun,
    batang_anggaran,
    batang_capaian,
    batang_target_realisasi,
    garis_periode,
    garis_tahun,
)

__all__ = [
    "LEBAR",
    "NilaiPeriode",
    "NilaiTahun",
    "batang_anggaran",
    "batang_capaian",
    "batang_target_realisasi",
    "gambar_bagan",
    "garis_periode",
    "garis_tahun",
    "png_bagan",
    "svg_bagan",
]
