"""A small office of two indicators with one earlier year and a budget, without a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sakip.anggaran.queries import BarisAnggaran, RingkasAnggaran, persen
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import bahan
from sakip.pengukuran.hasil import HasilButir, TitikTahun

D = Decimal
PAGU, REALISASI = 1_000_000, 975_500


def dua_butir() -> tuple[HasilButir, HasilButir]:
    """One below its target, one above."""
    return butir(D(90), D("87.66"), kode="1.1"), butir(D(80), D(100), kode="1.2")


def titik_tahun(
    tahun: int, target: str, realisasi: str, capaian: str, *, sebanding: bool = True, catatan: str = ""
) -> TitikTahun:
    """A year of a series in percent."""
    return TitikTahun(tahun, D(target), D(realisasi), None, D(capaian), "persen", None, sebanding, catatan)


def bahan_kecil(
    isi: Sequence[HasilButir] | None = None,
    seri: Mapping[str, Sequence[TitikTahun]] | None = None,
    *,
    bacaan: str = "resmi",
    **lain: Any,
) -> BahanLkjip:
    """The office with these items (two of its own by default), this series, and other parts replaced."""
    if seri is None:
        seri = {"ind-1.1": (titik_tahun(2022, "88", "89.50", "101.70"),)}
    satu = BarisAnggaran("1", "DIPA 1", "kantor", PAGU, 0, REALISASI, persen(REALISASI, PAGU))
    anggaran = RingkasAnggaran(
        "Sumber uji", dt.date(2023, 12, 31), (satu,), PAGU, REALISASI, persen(REALISASI, PAGU), 0
    )
    dasar = bahan(dua_butir() if isi is None else isi, seri=seri, anggaran=anggaran)
    return replace(dasar, hasil=replace(dasar.hasil, bacaan=bacaan), **lain)
