"""One item of an agreement from what was read: its realisation and capaian. No queries in here."""

from __future__ import annotations

import datetime as dt

from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.capaian import HasilCapaian, Ukuran
from sakip.pengukuran.hasil import HasilButir, Manual
from sakip.pengukuran.hitung import (
    NilaiDatang,
    Realisasi,
    hitung_butir_capaian,
    hitung_butir_realisasi,
)
from sakip.pengukuran.iris import Rentang
from sakip.pengukuran.queries.muat import MuatanUnit
from sakip.perjanjian.models import ButirPerjanjian


def hitung_butir(muatan: MuatanUnit, b: ButirPerjanjian, pada: dt.date) -> HasilButir:
    """One item with its realisation and capaian."""
    target = target_tahun(muatan, b)
    manual = muatan.manual.get(b.indikator_id)
    if manual is None:
        return butir_tanpa_manual(muatan, b, target)
    realisasi = hitung_realisasi_butir(muatan, b, manual, pada)
    return jadi_butir(b, target, realisasi, hitung_butir_capaian(manual, target, realisasi), manual)


def target_tahun(muatan: MuatanUnit, b: ButirPerjanjian) -> Ukuran:
    """The year's target; none where the unit only contributes to another unit's item."""
    if muatan.tanpa_target:
        return Ukuran(None, None, b.satuan, b.skala)
    return Ukuran(b.nilai, b.kata, b.satuan, b.skala)


def hitung_realisasi_butir(
    muatan: MuatanUnit, b: ButirPerjanjian, manual: Manual, pada: dt.date, rentang: Rentang | None = None
) -> Realisasi:
    """The realisation of an item from what was read; ``rentang``: what was read is cut to it."""
    datang = muatan.langsung.get(b.indikator_id)
    return hitung_butir_realisasi(
        manual=manual,
        kamus=muatan.kamus,
        isian=muatan.isian,
        jarak=muatan.jarak,
        wilayah=muatan.wilayah,
        di_bawah=muatan.di_bawah,
        pelapor=muatan.pelapor,
        datang=None
        if datang is None
        else NilaiDatang(datang.nilai, datang.kata, datang.skala, datang.tanpa_rincian),
        tahun=muatan.tahun,
        pada=pada,
        rentang=rentang,
    )


def butir_tanpa_manual(muatan: MuatanUnit, b: ButirPerjanjian, target: Ukuran) -> HasilButir:
    """An item whose indicator has no manual in this year: nothing can be computed, and it says so."""
    kosong = Manual(
        0,
        b.indikator.kunci,
        b.rumusan,
        "",
        b.satuan,
        b.skala,
        (),
        "naik",
        "rasio",
        None,
        {},
        "",
        "",
        "gabung_lalu_rumus",
        "tidak_dihitung",
        2,
        "sendiri",
        False,
        "tahunan",
        None,
        10,
        1,
        (),
        "",
        "",
        muatan.tahun,
        None,
        "",
    )
    realisasi = Realisasi(
        Ukuran(None, None, b.satuan, b.skala), HasilRealisasi("kosong"), "variabel", False, ()
    )
    alasan = f"Tidak ada manual indikator yang berlaku tahun {muatan.tahun}."
    return jadi_butir(
        b, target, realisasi, HasilCapaian(None, None, "tidak_dapat_dihitung", (), alasan), kosong
    )


def jadi_butir(
    b: ButirPerjanjian, target: Ukuran, realisasi: Realisasi, hasil: HasilCapaian, manual: Manual
) -> HasilButir:
    """The plain value of an item and what was computed for it."""
    return HasilButir(
        kode=b.kode,
        indikator=b.indikator.kunci,
        rumusan=b.rumusan,
        sasaran=b.sasaran.kunci,
        rumusan_sasaran=b.rumusan_sasaran,
        satuan=b.satuan,
        target=target,
        realisasi=realisasi.ukuran,
        hasil_realisasi=realisasi.hasil,
        hasil=hasil,
        manual=manual,
        penanggung=b.penanggung.kode if b.penanggung else None,
        pemilik=b.pemilik.kode if b.pemilik else None,
        perjanjian=b.perjanjian.kode,
        tanpa_rincian=realisasi.tanpa_rincian,
        asal=realisasi.asal,
        peringatan=realisasi.peringatan,
        target_periode=tuple((t.periode, t.nilai, t.kumulatif) for t in b.target_periode.all()),
    )
