"""The outline that a report follows: the rules are in :mod:`sakip.aturan.kerangka`."""

from sakip.aturan.kerangka import (
    BAWAAN,
    Bagian,
    Banding,
    Kerangka,
    Telaah,
    Tingkat,
    UbahanSalah,
    kerangka_lkjip,
    kode_kerangka,
    lanjut_nomor,
    tanpa,
)

__all__ = [
    "BAWAAN",
    "Bagian",
    "Banding",
    "Kerangka",
    "Telaah",
    "Tingkat",
    "UbahanSalah",
    "kerangka_lkjip",
    "kode_kerangka",
    "lanjut_nomor",
    "tanpa",
]
