"""The register of regulations and SAKIP documents, and its published part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.models import DokumenSakip


@dataclass(frozen=True)
class BarisDokumen:
    """A document in the list; ``berlaku`` "ya" | "belum" | "tidak lagi" | "" (no dates) on the day."""

    id: int
    jenis: str
    nomor: str
    judul: str
    tanggal: dt.date | None
    tahun: int | None
    unit_id: int
    unit: str
    instansi: str
    berlaku: str
    sejak: dt.date | None
    sampai: dt.date | None
    ada_berkas: bool
    tautan: str
    terbit: dt.date | None

    @property
    def teks(self) -> str:
        """What the search looks in."""
        return f"{self.jenis} {self.nomor} {self.judul} {self.tahun or ''} {self.unit} {self.instansi}"


def daftar_dokumen(
    unit: Collection[int],
    *,
    pada: dt.date,
    jenis: str = "",
    tahun: int | None = None,
    berlaku: bool = False,
) -> list[BarisDokumen]:
    """Documents of these units, and what their agencies published; newest first."""
    instansi = DokumenSakip.objects.filter(unit__in=unit).values("instansi")
    milik = DokumenSakip.objects.filter(Q(unit__in=unit) | Q(instansi__in=instansi, tanggal_terbit__lte=pada))
    return _baris(_saring(milik, jenis, tahun, pada if berlaku else None), pada)


def dokumen_terbit(pada: dt.date, *, jenis: str = "", tahun: int | None = None) -> list[BarisDokumen]:
    """What anybody may read on ``pada``: the date of publication has come."""
    return _baris(_saring(DokumenSakip.objects.filter(tanggal_terbit__lte=pada), jenis, tahun, None), pada)


def _saring(
    kueri: QuerySet[DokumenSakip], jenis: str, tahun: int | None, berlaku: dt.date | None
) -> QuerySet[DokumenSakip]:
    if jenis:
        kueri = kueri.filter(jenis=jenis)
    if tahun is not None:
        kueri = kueri.filter(tahun=tahun)
    if berlaku is not None:
        kueri = kueri.filter(
            Q(berlaku_sejak__isnull=True) | Q(berlaku_sejak__lte=berlaku),
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gt=berlaku),
        )
    return kueri


def _baris(kueri: QuerySet[DokumenSakip], pada: dt.date) -> list[BarisDokumen]:
    semua = list(kueri.select_related("instansi").order_by("-tahun", "-tanggal", "judul"))
    nama = nama_unit({d.unit_id for d in semua}, pada)
    return [
        BarisDokumen(
            d.pk,
            d.get_jenis_display(),
            d.nomor,
            d.judul,
            d.tanggal,
            d.tahun,
            d.unit_id,
            nama.get(d.unit_id, ("", ""))[1],
            d.instansi.nama,
            masa_berlaku(d, pada),
            d.berlaku_sejak,
            d.berlaku_sampai,
            d.berkas_id is not None,
            d.tautan,
            d.tanggal_terbit,
        )
        for d in semua
    ]


def masa_berlaku(dokumen: DokumenSakip, pada: dt.date) -> str:
    """``Berlaku``, ``Belum berlaku``, ``Tidak berlaku lagi`` on a day, or "" where no dates are known."""
    if dokumen.berlaku_sejak is None and dokumen.berlaku_sampai is None:
        return ""
    if dokumen.berlaku_sejak is not None and pada < dokumen.berlaku_sejak:
        return "Belum berlaku"
    if dokumen.berlaku_sampai is not None and pada >= dokumen.berlaku_sampai:
        return "Tidak berlaku lagi"
    return "Berlaku"


def satu_dokumen(pk: int, *, pada: dt.date, unit: Collection[int] = ()) -> DokumenSakip:
    """The document, if it belongs to one of these units or is published on ``pada``."""
    dokumen = (
        DokumenSakip.objects.select_related("instansi", "unit__instansi", "berkas__instansi")
        .filter(Q(unit__in=unit) | Q(tanggal_terbit__lte=pada), pk=pk)
        .first()
    )
    if dokumen is None:
        raise TidakDitemukan(Masalah("dokumen", "Dokumen ini tidak ada.", "Cari di register dokumen."))
    return dokumen
