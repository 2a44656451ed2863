"""Reads of the office's profile of a year, its outline, and the points that somebody accepted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sakip.aturan.kerangka import BAWAAN
from sakip.berkas.queries import baca_isi
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Unit
from sakip.pelaporan import profil as nilai
from sakip.pelaporan.models import (
    BerkasLampiran,
    BerkasProfil,
    Dimensi,
    KerangkaLaporan,
    LampiranLaporan,
    Pegawai,
    PenerimaanTitik,
    Profil,
    SuratPengantar,
    Uraian,
    UraianIndikator,
)


def profil_tahun(unit: Unit, tahun: int) -> nilai.ProfilTahun:
    """The profile of ``unit`` in ``tahun`` with the bytes of its files; empty parts when nobody wrote them.

    A file that storage has lost comes as empty bytes, so that a draft can still be made and say so.
    """
    berkas = _berkas(unit, tahun)
    utama = Profil.objects.filter(unit=unit, tahun=tahun).first()
    menurut_kunci = {b.kunci: b for b in berkas.values()}
    if utama is None:
        return nilai.ProfilTahun(berkas=menurut_kunci)
    return nilai.ProfilTahun(
        kop=nilai.KopKantor(
            baris=tuple(utama.kop_baris),
            alamat=tuple(utama.kop_alamat),
            lambang=berkas.get(utama.lambang_id),
        ),
        surat=_surat(utama),
        uraian=_uraian(utama),
        struktur=berkas.get(utama.struktur_id),
        pegawai=_pegawai(utama),
        pegawai_per=utama.pegawai_per,
        pegawai_sumber=utama.pegawai_sumber,
        lampiran=_lampiran(utama, berkas),
        berkas=menurut_kunci,
        dari_tahun=utama.dari_tahun,
        belum_ditinjau=_belum_ditinjau(utama),
    )


def _belum_ditinjau(utama: Profil) -> frozenset[str]:
    if utama.dari_tahun is None:
        return frozenset()
    pegawai = (f"pegawai.{d}" for d in Dimensi.values)
    return frozenset({"kop", "surat", "pegawai", *pegawai} - set(utama.ditinjau))


def _berkas(unit: Unit, tahun: int) -> dict[int | None, nilai.BerkasProfil]:
    baris = BerkasProfil.objects.filter(unit=unit, tahun=tahun).select_related("berkas__instansi")
    return {
        b.pk: nilai.BerkasProfil(
            kunci=b.kunci,
            nama=b.nama,
            jenis=b.berkas.jenis,
            isi=_isi(b),
            keterangan=b.keterangan,
            teks_alternatif=b.teks_alternatif,
        )
        for b in baris.order_by("kunci")
    }


def _isi(berkas: BerkasProfil) -> bytes:
    try:
        return baca_isi(berkas.berkas)
    except GalatSakip:
        return b""


def _surat(utama: Profil) -> nilai.SuratPengantar | None:
    surat = SuratPengantar.objects.filter(profil=utama).first()
    if surat is None:
        return None
    return nilai.SuratPengantar(
        nomor=surat.nomor,
        sifat=surat.sifat,
        lampiran=surat.lampiran,
        hal=surat.hal,
        tempat=surat.tempat,
        tanggal=surat.tanggal,
        tujuan=tuple(surat.tujuan),
        isi=surat.isi,
        penanda_tangan=surat.penanda_tangan,
        nama_penanda_tangan=surat.nama_penanda_tangan,
        tembusan=tuple(surat.tembusan),
    )


def _uraian(utama: Profil) -> tuple[nilai.Uraian, ...]:
    kaitan: dict[int, list[str]] = defaultdict(list)
    for pk, kunci in (
        UraianIndikator.objects.filter(uraian__profil=utama)
        .order_by("uraian_id", "urutan")
        .values_list("uraian_id", "indikator__kunci")
    ):
        kaitan[pk].append(kunci)
    baris = Uraian.objects.filter(profil=utama).order_by("jenis", "urutan", "kunci").select_related("unit")
    return tuple(
        nilai.Uraian(
            jenis=u.jenis,  # type: ignore[arg-type]
            kunci=u.kunci,
            isi=u.isi,
            judul=u.judul,
            unit=u.unit.kode if u.unit else "",
            indikator=tuple(kaitan[u.pk]),
            dari_tahun=u.dari_tahun,
        )
        for u in baris
    )


def _pegawai(utama: Profil) -> tuple[nilai.Pegawai, ...]:
    """By dimension, then by the order of the categories, then by unit."""
    baris = Pegawai.objects.filter(profil=utama).order_by("dimensi", "urutan", "kategori", "unit__kode")
    return tuple(
        nilai.Pegawai(unit=u, dimensi=d, kategori=k, jumlah=j)  # type: ignore[arg-type]
        for u, d, k, j in baris.values_list("unit__kode", "dimensi", "kategori", "jumlah")
    )


def _lampiran(
    utama: Profil, berkas: dict[int | None, nilai.BerkasProfil]
) -> tuple[nilai.LampiranLaporan, ...]:
    isi: dict[int, list[nilai.BerkasProfil]] = defaultdict(list)
    for pk, id_berkas in (
        BerkasLampiran.objects.filter(lampiran__profil=utama)
        .order_by("lampiran_id", "urutan")
        .values_list("lampiran_id", "berkas_id")
    ):
        isi[pk].append(berkas[id_berkas])
    return tuple(
        nilai.LampiranLaporan(
            urutan=b.urutan,
            judul=b.judul,
            jenis=b.jenis,  # type: ignore[arg-type]
            dokumen=b.dokumen,
            berkas=tuple(isi[b.pk]),
        )
        for b in LampiranLaporan.objects.filter(profil=utama).order_by("urutan")
    )


def tahun_profil(unit: Unit) -> list[int]:
    """Years that ``unit`` has a profile of, earliest first."""
    return list(Profil.objects.filter(unit=unit).order_by("tahun").values_list("tahun", flat=True))


def kerangka_terpilih(unit: Unit, tahun: int) -> tuple[str, tuple[dict[str, Any], ...]]:
    """Code of the outline that the agency of ``unit`` follows in ``tahun``, and its own changes in order.

    Both go to :func:`sakip.aturan.kerangka.kerangka_lkjip` as they are.
    """
    baris = (
        KerangkaLaporan.objects.filter(
            Q(sampai_tahun=None) | Q(sampai_tahun__gte=tahun),
            instansi_id=unit.instansi_id,
            sejak_tahun__lte=tahun,
        )
        .order_by("-sejak_tahun")
        .first()
    )
    return (baris.kode, tuple(baris.ubahan)) if baris else (BAWAAN, ())


@dataclass(frozen=True, slots=True)
class Penerimaan:
    """A remaining point that somebody accepted: ``isi`` is the message as it was then."""

    titik: str
    isi: str
    alasan: str
    nama: str
    peran: str
    waktu: dt.datetime


def penerimaan(unit: Unit, tahun: int) -> dict[str, Penerimaan]:
    """The accepted points of the report of ``unit`` and ``tahun``, by their code."""
    baris = PenerimaanTitik.objects.filter(unit=unit, tahun=tahun).order_by("titik")
    return {p.titik: Penerimaan(p.titik, p.isi_titik, p.alasan, p.nama, p.peran, p.waktu) for p in baris}
