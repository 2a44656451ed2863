"""Gathers what the one-page summary needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sakip.anggaran.queries import RingkasAnggaran, anggaran_unit
from sakip.anggaran.queries.nka import NkaWilayah
from sakip.aturan.periode import Periode, baca_periode
from sakip.naskah.skor_ringkas import skor_bila_ada
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.queries import KinerjaUnit, kinerja_unit


@dataclass(frozen=True)
class BahanRingkasan:
    """A unit's year with its budget as at ``pada``."""

    kinerja: KinerjaUnit
    singkatan: str
    pada: dt.date
    anggaran: RingkasAnggaran
    nka: NkaWilayah | None = None


def bahan_ringkasan(unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date) -> BahanRingkasan:
    """The material of the summary; ``pada`` decides what is due and which budget snapshot is the latest.

    Of a year that is not over the figures are those of its last full month, so that no year's target is
    compared with a part of the year.
    """
    kinerja = kinerja_unit(unit, tahun, bacaan=bacaan, pada=pada, periode=bulan_berjalan(tahun, pada))
    return BahanRingkasan(
        kinerja=kinerja,
        singkatan=nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, ("", unit.kode))[1],
        pada=pada,
        anggaran=anggaran_unit(unit, tahun, pada),
        nka=skor_bila_ada(unit, tahun, pada) if kinerja.dasar == "sendiri" else None,
    )


def bulan_berjalan(tahun: int, pada: dt.date) -> Periode | None:
    """The last full month of a running year (January until it is over); None when the year is over."""
    if pada.year != tahun:
        return None
    return baca_periode(f"{tahun}-{max(1, pada.month - 1):02d}")
