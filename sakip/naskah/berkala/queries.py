"""Gathers what a periodic report needs."""

from __future__ import annotations

import datetime as dt

from sakip.anggaran.queries import anggaran_unit
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.aturan.periode import Periode
from sakip.naskah.acuan import Acuan
from sakip.naskah.berkala.bahan import BahanBerkala, bersama_teks
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.skor_ringkas import skor_bila_ada
from sakip.naskah.surat import profil_surat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import kepala_unit, nama_unit
from sakip.pelaporan.models import TeksLaporan
from sakip.pengukuran.iris import sebelumnya
from sakip.pengukuran.queries import KinerjaUnit, kinerja_unit


def bahan_berkala(unit: Unit, periode: Periode, *, bacaan: str = "resmi", pada: dt.date) -> BahanBerkala:
    """The material of the report of ``unit`` up to the end of ``periode``.

    ``pada`` is the date of the report and decides what is due; the budget is that of the period's end.
    """
    tahun = periode.tahun
    kinerja = kinerja_unit(unit, tahun, bacaan=bacaan, pada=pada, periode=periode)
    lalu = sebelumnya(periode)
    hari = min(pada, periode.akhir)
    sendiri = kinerja.dasar == "sendiri"
    return BahanBerkala(
        kinerja=kinerja,
        periode=periode,
        singkatan=nama_unit([unit.pk], periode.akhir).get(unit.pk, ("", unit.kode))[1],
        pada=pada,
        anggaran=anggaran_unit(unit, tahun, hari),
        anggaran_lalu=anggaran_unit(unit, tahun, min(pada, lalu.akhir)) if lalu else None,
        kepala=kepala_unit(unit, pada),
        teks=_teks(unit, kinerja, bacaan, pada) if bersama_teks(periode) else {},
        profil=profil_surat(unit, tahun),
        serapan=serapan_tahun(unit, tahun, hari) if sendiri else None,
        nka=skor_bila_ada(unit, tahun, hari) if sendiri else None,
    )


def _teks(unit: Unit, kinerja: KinerjaUnit, bacaan: str, pada: dt.date) -> dict[tuple[str, str], str]:
    """What was written of the items for the year."""
    teks = TeksLaporan.objects.filter(
        unit__instansi=unit.instansi,
        unit__kode__in={unit.kode, kinerja.pemilik if kinerja.dasar == "penanggung" else unit.kode},
        tahun=kinerja.hasil.tahun,
        tingkat="indikator",
        kunci__in=[b.indikator for b in kinerja.hasil.butir],
    ).select_related("unit__instansi")
    # The unit's own words stand before those of the office whose items it reports.
    urut = sorted(teks, key=lambda t: t.unit_id == unit.pk)
    return _berangka({(t.kunci, t.bagian): t.isi for t in urut if t.isi.strip()}, urut, bacaan, pada)


def _berangka(
    teks: dict[tuple[str, str], str], baris: list[TeksLaporan], bacaan: str, pada: dt.date
) -> dict[tuple[str, str], str]:
    """The texts with their references replaced by the year's figures of the office that they belong to."""
    if not any("{" in isi for isi in teks.values()):
        return teks
    pemilik = {(t.kunci, t.bagian): t for t in baris}
    acuan: dict[int, Acuan] = {}
    hasil: dict[tuple[str, str], str] = {}
    for kunci, isi in teks.items():
        t = pemilik[kunci]
        if t.unit_id not in acuan:
            acuan[t.unit_id] = Acuan(bahan_lkjip(t.unit, t.tahun, bacaan=bacaan, pada=pada))
        hasil[kunci] = acuan[t.unit_id].isi(isi, kunci[0]).teks
    return hasil
