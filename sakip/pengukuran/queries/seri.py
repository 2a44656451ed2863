"""The series of an indicator over the years, with its breaks."""

from __future__ import annotations

import datetime as dt

from sakip.aturan.capaian import Ukuran, hitung_capaian
from sakip.organisasi.models import Unit
from sakip.pengukuran.hasil import HasilButir, HasilUnit, TitikTahun
from sakip.pengukuran.models import RiwayatTahunan
from sakip.pengukuran.queries.capaian import capaian_unit
from sakip.perjanjian.models import Perjanjian


def seri_tahun(
    unit: Unit, tahun: int, *, pada: dt.date, bacaan: str = "resmi", kini: HasilUnit | None = None
) -> dict[str, list[TitikTahun]]:
    """Years up to ``tahun`` by indicator key: history from before the system, then computed years.

    A year that is in the database with an agreement goes before its history row. ``kini`` spares
    computing ``tahun`` again.
    """
    hasil = kini or capaian_unit(unit, tahun, bacaan=bacaan, pada=pada)
    titik: dict[str, dict[int, TitikTahun]] = {b.indikator: {} for b in hasil.butir}
    manual = {b.indikator: b for b in hasil.butir}
    for r in RiwayatTahunan.objects.filter(
        unit=unit, tahun__lt=tahun, indikator__kunci__in=titik
    ).select_related("indikator"):
        titik[r.indikator.kunci][r.tahun] = _dari_riwayat(r, manual[r.indikator.kunci])
    dulu = Perjanjian.objects.filter(unit=unit, tahun__lt=tahun, status="ditandatangani")
    for t in sorted(set(dulu.values_list("tahun", flat=True)))[-4:]:
        for b in capaian_unit(unit, t, bacaan=bacaan, pada=pada).butir:
            if b.indikator in titik:
                titik[b.indikator][t] = _dari_butir(t, b, manual[b.indikator])
    for b in hasil.butir:
        titik[b.indikator][tahun] = _dari_butir(tahun, b, b)
    return {k: [v[t] for t in sorted(v)] for k, v in titik.items()}


def _dari_riwayat(r: RiwayatTahunan, kini: HasilButir) -> TitikTahun:
    capaian = hitung_capaian(
        target=Ukuran(r.target, None, r.satuan, r.skala),
        realisasi=Ukuran(r.nilai, r.kata, r.satuan, r.skala),
        polaritas=kini.manual.polaritas,  # type: ignore[arg-type]
    ).capaian
    beda = r.skala != kini.manual.skala
    catatan = r.catatan or ("skala berbeda" if beda else "")
    return TitikTahun(
        r.tahun, r.target, r.nilai, r.kata, capaian, r.satuan, r.skala, r.sebanding and not beda, catatan
    )


def _dari_butir(tahun: int, b: HasilButir, kini: HasilButir) -> TitikTahun:
    """A computed year; it breaks the series when its manual measures something else."""
    ganti = [
        kata
        for kata, lama, baru in (
            ("rumus", _teks(b), _teks(kini)),
            ("satuan", b.manual.satuan, kini.manual.satuan),
            ("skala", b.manual.skala, kini.manual.skala),
            ("arah", b.manual.polaritas, kini.manual.polaritas),
            ("metode", b.manual.metode, kini.manual.metode),
        )
        if lama != baru
    ]
    catatan = f"{', '.join(ganti)} berubah" if ganti else ""
    return TitikTahun(
        tahun,
        b.target.nilai,
        b.realisasi.nilai,
        b.realisasi.kata,
        b.capaian,
        b.satuan,
        b.target.skala,
        not ganti,
        catatan,
    )


def _teks(b: HasilButir) -> str:
    return b.manual.rumus.teks if b.manual.rumus else ""
