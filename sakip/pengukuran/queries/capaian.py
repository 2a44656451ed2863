"""The capaian of a unit's year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.capaian import VERSI, rata_capaian
from sakip.aturan.periode import Periode
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import HasilButir, HasilSasaran, HasilUnit
from sakip.pengukuran.iris import periode_laporan
from sakip.pengukuran.queries.butir import hitung_butir
from sakip.pengukuran.queries.muat import MuatanUnit, muat_unit
from sakip.pengukuran.queries.sampai import butir_sampai, perjanjian_per


def capaian_unit(
    unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date, sampai: str = ""
) -> HasilUnit:
    """Items, sasaran and means of ``unit`` in ``tahun``; a fixed number of queries.

    ``pada`` decides what is due. ``sampai`` is the key of a period of the year (``2023-TW2``): then only
    figures up to its end are read, the agreement is the one in force that day, and items are compared
    with their interim target where they have one (:class:`ButirSampai`). A unit without agreement has
    no items. ``PeriodeSalah`` for a key that is no period of the year.
    """
    if not sampai:
        return susun(muat_unit(unit, tahun, bacaan), pada)
    p = periode_laporan(sampai, tahun)
    return susun(muat_unit(unit, tahun, bacaan, perjanjian_per=perjanjian_per(p)), pada, p)


def susun(
    muatan: MuatanUnit, pada: dt.date, sampai: Periode | None = None, *, nama: str | None = None
) -> HasilUnit:
    """The result of what was read; no query but for the name of the unit where ``nama`` does not give it."""
    unit, tahun = muatan.unit, muatan.tahun
    if sampai is None:
        butir = tuple(hitung_butir(muatan, b, pada) for b in muatan.butir)
    else:
        butir = butir_sampai(muatan, pada, sampai)
    batas = unit.instansi.batas_capaian
    return HasilUnit(
        unit=unit.kode,
        nama_unit=nama
        or nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, unit.kode))[0],
        instansi=unit.instansi.kode,
        nama_instansi=unit.instansi.nama,
        tahun=tahun,
        bacaan=muatan.bacaan,
        batas=batas,
        pada=pada,
        versi_aturan=VERSI,
        butir=butir,
        sasaran=kelompok_sasaran(butir, batas),
        rata=rata_capaian((b.capaian for b in butir), batas),
        sampai=sampai.kunci if sampai else "",
    )


def kelompok_sasaran(butir: Sequence[HasilButir], batas: Decimal) -> tuple[HasilSasaran, ...]:
    """Group by sasaran in order of first appearance; its code is the common front of its items' codes."""
    kelompok: dict[str, list[HasilButir]] = {}
    for b in butir:
        kelompok.setdefault(b.sasaran, []).append(b)
    awalan = {k: {b.kode.rpartition(".")[0] for b in isi} for k, isi in kelompok.items()}
    satu = [next(iter(a)) for a in awalan.values() if len(a) == 1]
    return tuple(
        HasilSasaran(
            kunci=kunci,
            kode=_kode(kunci, awalan[kunci], satu),
            nama=isi[0].rumusan_sasaran,
            rata=rata_capaian((b.capaian for b in isi), batas),
            butir=tuple(isi),
        )
        for kunci, isi in kelompok.items()
    )


def _kode(kunci: str, awalan: set[str], semua: Sequence[str]) -> str:
    depan = next(iter(awalan)) if len(awalan) == 1 else ""
    return depan if depan and semua.count(depan) == 1 else kunci
