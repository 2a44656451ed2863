"""Reads of budget, plans, outputs and scores. Every answer names its scope, source and date."""

from sakip.anggaran.queries.potret import sampai_tanggal
from sakip.anggaran.queries.ringkas import (
    AnggaranKegiatan,
    BarisAnggaran,
    RingkasAnggaran,
    anggaran_kegiatan,
    anggaran_unit,
    persen,
)

__all__ = [
    "AnggaranKegiatan",
    "BarisAnggaran",
    "RingkasAnggaran",
    "anggaran_kegiatan",
    "anggaran_unit",
    "persen",
    "sampai_tanggal",
]
