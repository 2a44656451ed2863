"""Checks a package before anything is written, and lists every fault at once, in file order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sakip.pertukaran.periksa.anggaran import periksa_anggaran
from sakip.pertukaran.periksa.bentuk import periksa_bentuk
from sakip.pertukaran.periksa.berkas import periksa_berkas
from sakip.pertukaran.periksa.isian import periksa_isian
from sakip.pertukaran.periksa.kamus import periksa_kamus
from sakip.pertukaran.periksa.keluaran import periksa_keluaran
from sakip.pertukaran.periksa.kerangka import periksa_kerangka
from sakip.pertukaran.periksa.kerja import periksa_kerja
from sakip.pertukaran.periksa.nilai import periksa_nilai
from sakip.pertukaran.periksa.organisasi import periksa_organisasi
from sakip.pertukaran.periksa.perjanjian import periksa_perjanjian
from sakip.pertukaran.periksa.profil import periksa_profil
from sakip.pertukaran.periksa.rencana import periksa_rencana
from sakip.pertukaran.periksa.skor import periksa_skor
from sakip.pertukaran.periksa.target_kinerja import periksa_target_kinerja
from sakip.pertukaran.periksa.teks import periksa_teks
from sakip.pertukaran.periksa.temuan import Catatan
from sakip.pertukaran.periksa.tinjauan import Tinjauan, tinjau

_MAKNA = (
    periksa_organisasi,
    periksa_kamus,
    periksa_rencana,
    periksa_perjanjian,
    periksa_isian,
    periksa_nilai,
    periksa_anggaran,
    periksa_keluaran,
    periksa_skor,
    periksa_target_kinerja,
    periksa_kerja,
    periksa_teks,
    periksa_kerangka,
    periksa_berkas,
    periksa_profil,
)

__all__ = ["Catatan", "Tinjauan", "periksa"]


def periksa(isi: Mapping[str, Any]) -> Tinjauan:
    """Check a package by itself, without a database. Faults and warnings are in ``.catatan``."""
    catatan = Catatan()
    periksa_bentuk(isi, catatan)
    tinjauan = tinjau(isi, catatan)
    for periksa_bagian in _MAKNA:
        periksa_bagian(tinjauan)
    return tinjauan
