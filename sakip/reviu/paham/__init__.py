"""Understanding: roles of columns, indicators and their names, facts, and what is spoken of where."""

from sakip.reviu.paham.kolom import Kolom, Peran
from sakip.reviu.paham.model import (
    Baris,
    Besaran,
    Fakta,
    Indikator,
    Isi,
    JenisTabel,
    Konteks,
    Paham,
    TabelPaham,
)
from sakip.reviu.paham.nama import BATAS_SAMA, Bobot, bersih_nama, kunci
from sakip.reviu.paham.susun import pahami

__all__ = [
    "BATAS_SAMA",
    "Baris",
    "Besaran",
    "Bobot",
    "Fakta",
    "Indikator",
    "Isi",
    "JenisTabel",
    "Kolom",
    "Konteks",
    "Paham",
    "Peran",
    "TabelPaham",
    "bersih_nama",
    "kunci",
    "pahami",
]
