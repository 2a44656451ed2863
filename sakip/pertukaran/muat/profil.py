"""The outline, the files and the profile of the year in the form of a package."""

from __future__ import annotations

import base64
from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from sakip.berkas.models import Berkas
from sakip.berkas.queries import baca_isi
from sakip.inti.galat import GalatSakip
from sakip.pelaporan.models import (
    BerkasLampiran,
    BerkasProfil,
    KerangkaLaporan,
    LampiranLaporan,
    Pegawai,
    Profil,
    SuratPengantar,
    Uraian,
    UraianIndikator,
)
from sakip.pertukaran.kanonik import lengkapi
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, atau_null, kelompok, peta, tanggal, urut


def muat_kerangka(saring: QuerySet[KerangkaLaporan]) -> dict[Kunci, Tersimpan]:
    """Outlines by year; what a change does not say is null in a package."""
    butir = anak("kerangka", "ubahan").butir
    return peta(
        "kerangka",
        (
            Tersimpan(
                k.pk,
                {
                    "sejak_tahun": k.sejak_tahun,
                    "sampai_tahun": k.sampai_tahun,
                    "kode": k.kode,
                    "ubahan": [lengkapi(u, butir) for u in k.ubahan],
                },
            )
            for k in saring
        ),
    )


def muat_berkas(saring: QuerySet[BerkasProfil], *, toleran: bool = False) -> dict[Kunci, Tersimpan]:
    """Pictures and PDF; ``toleran``: a file lost from storage is no content."""
    return peta(
        "berkas",
        (
            Tersimpan(
                b.pk,
                {
                    "unit": b.unit.kode,
                    "kunci": b.kunci,
                    "nama": b.nama,
                    "jenis": b.berkas.jenis,
                    "teks_alternatif": b.teks_alternatif,
                    "keterangan": b.keterangan,
                    "isi": isi_base64(b.berkas, toleran),
                },
            )
            for b in saring.select_related("unit", "berkas__instansi")
        ),
    )


def isi_base64(berkas: Berkas, toleran: bool) -> str | None:
    """The content of a stored file in base64."""
    try:
        return base64.b64encode(baca_isi(berkas)).decode("ascii")
    except GalatSakip:
        if not toleran:
            raise
        return None


def muat_profil(saring: QuerySet[Profil]) -> dict[Kunci, Tersimpan]:
    """Profiles with letter, paragraphs, staff and annexes, in six queries."""
    surat = {s.profil_id: s for s in SuratPengantar.objects.filter(profil__in=saring)}
    uraian, pegawai, lampiran = _uraian(saring), _pegawai(saring), _lampiran(saring)
    return peta(
        "profil",
        (
            Tersimpan(
                p.pk,
                {
                    "unit": p.unit.kode,
                    "dari_tahun": p.dari_tahun,
                    "ditinjau": p.ditinjau,
                    "kop_baris": p.kop_baris,
                    "kop_alamat": p.kop_alamat,
                    "lambang": p.lambang.kunci if p.lambang else None,
                    "struktur": p.struktur.kunci if p.struktur else None,
                    "surat": _surat(surat.get(p.pk)),
                    "uraian": urut(anak("profil", "uraian"), uraian[p.pk]),
                    "pegawai_per": tanggal(p.pegawai_per),
                    "pegawai_sumber": p.pegawai_sumber,
                    "pegawai": urut(anak("profil", "pegawai"), pegawai[p.pk]),
                    "lampiran": urut(anak("profil", "lampiran"), lampiran[p.pk]),
                },
                p.versi,
            )
            for p in saring.select_related("unit", "lambang", "struktur")
        ),
    )


def _surat(surat: SuratPengantar | None) -> dict[str, Any] | None:
    if surat is None:
        return None
    return {
        "nomor": surat.nomor,
        "sifat": surat.sifat,
        "lampiran": surat.lampiran,
        "hal": surat.hal,
        "tempat": surat.tempat,
        "tanggal": tanggal(surat.tanggal),
        "tujuan": surat.tujuan,
        "isi": surat.isi,
        "penanda_tangan": surat.penanda_tangan,
        "nama_penanda_tangan": surat.nama_penanda_tangan,
        "tembusan": surat.tembusan,
    }


def _uraian(saring: QuerySet[Profil]) -> dict[int, list[dict[str, Any]]]:
    kaitan: dict[int, list[str]] = defaultdict(list)
    for pk, kunci in (
        UraianIndikator.objects.filter(uraian__profil__in=saring)
        .order_by("uraian_id", "urutan")
        .values_list("uraian_id", "indikator__kunci")
    ):
        kaitan[pk].append(kunci)
    kolom = ("pk", "profil_id", "jenis", "kunci", "urutan", "judul", "isi", "unit__kode", "dari_tahun")
    return kelompok(
        (
            profil,
            {
                "jenis": jenis,
                "kunci": kunci,
                "urutan": urutan,
                "judul": judul,
                "isi": isi,
                "unit": unit,
                "indikator": kaitan[pk],
                "dari_tahun": dari,
            },
        )
        for pk, profil, jenis, kunci, urutan, judul, isi, unit, dari in Uraian.objects.filter(
            profil__in=saring
        ).values_list(*kolom)
    )


def _pegawai(saring: QuerySet[Profil]) -> dict[int, list[dict[str, Any]]]:
    kolom = ("profil_id", "unit__kode", "dimensi", "kategori", "urutan", "jumlah")
    return kelompok(
        (p, {"unit": u, "dimensi": d, "kategori": k, "urutan": r, "jumlah": j})
        for p, u, d, k, r, j in Pegawai.objects.filter(profil__in=saring).values_list(*kolom)
    )


def _lampiran(saring: QuerySet[Profil]) -> dict[int, list[dict[str, Any]]]:
    berkas: dict[int, list[str]] = defaultdict(list)
    for pk, kunci in (
        BerkasLampiran.objects.filter(lampiran__profil__in=saring)
        .order_by("lampiran_id", "urutan")
        .values_list("lampiran_id", "berkas__kunci")
    ):
        berkas[pk].append(kunci)
    kolom = ("pk", "profil_id", "urutan", "judul", "jenis", "dokumen")
    return kelompok(
        (
            profil,
            {
                "urutan": urutan,
                "judul": judul,
                "jenis": jenis,
                "dokumen": atau_null(dokumen),
                "berkas": berkas[pk],
            },
        )
        for pk, profil, urutan, judul, jenis, dokumen in LampiranLaporan.objects.filter(
            profil__in=saring
        ).values_list(*kolom)
    )
