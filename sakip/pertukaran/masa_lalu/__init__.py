"""The import of the past: what was read from a published report becomes a package, row by row confirmed.

Nothing is taken that a person did not tick. Rows that findings touch are marked and left unticked. A figure
that was read is offered as it was understood, beside its print; the person may correct it.
"""

from sakip.pertukaran.masa_lalu.baris import BarisAnggaran, BarisIndikator, MasaLalu, TahunLalu
from sakip.pertukaran.masa_lalu.isian import baca_isian
from sakip.pertukaran.masa_lalu.paket import indikator_terimpor, kode_perjanjian, susun_paket
from sakip.pertukaran.masa_lalu.tawaran import tak_ditawarkan, tawarkan

__all__ = [
    "BarisAnggaran",
    "BarisIndikator",
    "MasaLalu",
    "TahunLalu",
    "baca_isian",
    "indikator_terimpor",
    "kode_perjanjian",
    "susun_paket",
    "tak_ditawarkan",
    "tawarkan",
]
