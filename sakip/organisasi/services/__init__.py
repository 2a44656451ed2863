"""Writes of the organisation: the tree, and who works where in which role."""

from .penugasan import akhiri_tugas, tugaskan
from .pohon import bangun_leluhur, induk_setahun, lingkaran, periksa_pohon, tahun_pohon

__all__ = [
    "akhiri_tugas",
    "bangun_leluhur",
    "induk_setahun",
    "lingkaran",
    "periksa_pohon",
    "tahun_pohon",
    "tugaskan",
]
