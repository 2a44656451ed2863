"""Gathers what the letter on target kinerja needs; a fixed number of queries."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count

from sakip.aturan import target_kinerja as aturan
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.naskah.surat import profil_surat
from sakip.naskah.target_kinerja.bahan import BahanTargetKinerja, KepalaSurat, Tertulis
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import kepala_unit, nama_unit
from sakip.perjanjian.models import LangkahTargetKinerja
from sakip.perjanjian.queries.target_kinerja import (
    RekapTahun,
    baris_target,
    pelaksana_unit,
    rata_periode,
    rekap_target_kinerja,
    surat_unit,
)


def bahan_target_kinerja(unit: Unit, tahun: int, periode: str, *, pada: dt.date) -> BahanTargetKinerja:
    """The material of the letter of ``unit`` for a quarter (``B09``), as known at the end of ``pada``.

    A letter that is dated tells what was known on its day, so that it can be printed again.
    ``TidakDitemukan`` for another period and for a unit without targets of the year.
    """
    if periode not in aturan.PERIODE:
        raise TidakDitemukan(
            Masalah("periode", f"Periode «{periode[:20]}» tidak ada.", "Pakai B03, B06, B09, atau B12.")
        )
    surat = _kepala_surat(unit, tahun, periode)
    pada = min(pada, surat.tanggal or pada)
    rekap = rekap_target_kinerja(unit, tahun, pada)
    if not rekap.baris:
        raise TidakDitemukan(
            Masalah(
                "unit",
                f"{rekap.nama_unit} tidak mempunyai target kinerja tahun {tahun}.",
                "Pemilik target (Eselon I) yang menetapkannya.",
            )
        )
    lalu = baris_target(pelaksana_unit(unit, tahun - 1), tahun - 1, pada)
    return BahanTargetKinerja(
        rekap=rekap,
        periode=periode,
        instansi=unit.instansi.nama,
        singkatan=nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, ("", unit.kode))[1],
        pada=pada,
        kepala=kepala_unit(unit, pada),
        tertulis=_tertulis(rekap, periode),
        lalu_periode=rata_periode(lalu)[aturan.PERIODE.index(periode)] if lalu else None,
        profil=profil_surat(unit, tahun),
        surat=surat,
    )


def _kepala_surat(unit: Unit, tahun: int, periode: str) -> KepalaSurat:
    s = surat_unit(unit, tahun, periode)
    return KepalaSurat(
        s.nomor,
        s.sifat,
        s.lampiran,
        s.hal,
        s.tempat,
        s.tanggal,
        tuple(s.kepada.splitlines()),
        tuple(s.tembusan.splitlines()),
    )


def _tertulis(rekap: RekapTahun, periode: str) -> dict[int, Tertulis]:
    letak = aturan.PERIODE.index(periode)
    dikirim = [b.pelaksana_id for b in rekap.baris if b.sel[letak].diajukan is not None]
    baris = LangkahTargetKinerja.objects.filter(pelaksana__in=dikirim, periode=periode)
    return {
        x.pelaksana_id: Tertulis(x.realisasi.strip(), x.kendala.strip(), x.n_bukti)
        for x in baris.annotate(n_bukti=Count("bukti"))
    }
