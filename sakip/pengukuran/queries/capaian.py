"""The capaian of a unit's year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.capaian import VERSI, HasilCapaian, Ukuran, rata_capaian
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import HasilButir, HasilSasaran, HasilUnit, Manual
from sakip.pengukuran.hitung import (
    NilaiDatang,
    Realisasi,
    hitung_butir_capaian,
    hitung_butir_realisasi,
)
from sakip.pengukuran.queries.muat import MuatanUnit, muat_unit
from sakip.perjanjian.models import ButirPerjanjian


def capaian_unit(unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date) -> HasilUnit:
    """Items, sasaran and means of ``unit`` in ``tahun``; a fixed number of queries.

    ``pada`` decides what is due. A unit without agreement has no items.
    """
    return susun(muat_unit(unit, tahun, bacaan), pada)


def susun(muatan: MuatanUnit, pada: dt.date) -> HasilUnit:
    """The result of what was read; no query but for the names of the unit."""
    unit, tahun = muatan.unit, muatan.tahun
    butir = tuple(hitung_butir(muatan, b, pada) for b in muatan.butir)
    batas = unit.instansi.batas_capaian
    return HasilUnit(
        unit=unit.kode,
        nama_unit=nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, unit.kode))[0],
        instansi=unit.instansi.kode,
        nama_instansi=unit.instansi.nama,
        tahun=tahun,
        bacaan=muatan.bacaan,
        batas=batas,
        pada=pada,
        versi_aturan=VERSI,
        butir=butir,
        sasaran=_sasaran(butir, batas),
        rata=rata_capaian((b.capaian for b in butir), batas),
    )


def hitung_butir(muatan: MuatanUnit, b: ButirPerjanjian, pada: dt.date) -> HasilButir:
    """One item with its realisation and capaian."""
    target = Ukuran(b.nilai, b.kata, b.satuan, b.skala)
    manual = muatan.manual.get(b.indikator_id)
    if manual is None:
        return _tanpa_manual(muatan, b, target)
    datang = muatan.langsung.get(b.indikator_id)
    realisasi = hitung_butir_realisasi(
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
    )
    return _butir(b, target, realisasi, hitung_butir_capaian(manual, target, realisasi), manual)


def _tanpa_manual(muatan: MuatanUnit, b: ButirPerjanjian, target: Ukuran) -> HasilButir:
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
    return _butir(b, target, realisasi, HasilCapaian(None, None, "tidak_dapat_dihitung", (), alasan), kosong)


def _butir(
    b: ButirPerjanjian, target: Ukuran, realisasi: Realisasi, hasil: HasilCapaian, manual: Manual
) -> HasilButir:
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


def _sasaran(butir: Sequence[HasilButir], batas: Decimal) -> tuple[HasilSasaran, ...]:
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
