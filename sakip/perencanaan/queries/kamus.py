"""The dictionary of variables: its list and the page of one variable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.models import KategoriVariabel, ManualIndikator, PengisiVariabel, Variabel
from sakip.perencanaan.queries.pemakaian import kategori_terisi, variabel_terisi


@dataclass(frozen=True)
class BarisKamus:
    """A variable in the list."""

    id: int
    kunci: str
    nama: str
    satuan: str
    sifat: str
    waktu: str
    agregasi: str
    sumber: str
    pemilik: str
    pribadi: bool
    diganti: bool
    dipakai: int
    pengisi: int

    @property
    def teks(self) -> str:
        """What the search looks in."""
        return f"{self.kunci} {self.nama} {self.satuan} {self.sumber} {self.pemilik}"


def daftar_kamus(
    instansi: Collection[int], *, pada: dt.date, sifat: str = "", hanya: str = ""
) -> list[BarisKamus]:
    """Variables of these agencies by name; ``hanya``: ``berlaku`` leaves out what has a successor,
    ``tak_dipakai`` shows what no indicator names."""
    saring = Variabel.objects.filter(instansi__in=instansi)
    if sifat:
        saring = saring.filter(sifat=sifat)
    if hanya == "berlaku":
        saring = saring.filter(penerus__isnull=True)
    if hanya == "tak_dipakai":
        saring = saring.filter(dipakai__isnull=True)
    semua = list(
        saring.select_related("sumber")
        .annotate(
            banyak_dipakai=Count("dipakai__manual__indikator", distinct=True),
            banyak_pengisi=Count(
                "pengisi__unit",
                filter=Q(pengisi__sampai_tahun__isnull=True) | Q(pengisi__sampai_tahun__gte=pada.year),
                distinct=True,
            ),
        )
        .order_by("nama", "kunci")
    )
    nama = nama_unit({v.pemilik_id for v in semua if v.pemilik_id}, pada)
    return [
        BarisKamus(
            v.pk,
            v.kunci,
            v.nama,
            v.satuan,
            v.get_sifat_display(),
            v.get_waktu_display(),
            v.get_agregasi_unit_display(),
            v.sumber.nama if v.sumber else "",
            nama.get(v.pemilik_id or 0, ("", ""))[1],
            v.pribadi,
            v.penerus_id is not None,
            v.banyak_dipakai,
            v.banyak_pengisi,
        )
        for v in semua
    ]


def satu_variabel(pk: int, instansi: Collection[int]) -> Variabel:
    """The variable, if one of these agencies has it."""
    variabel = (
        Variabel.objects.select_related("instansi", "sumber", "bobot", "penerus", "pemilik")
        .filter(pk=pk, instansi__in=instansi)
        .first()
    )
    if variabel is None:
        raise TidakDitemukan(Masalah("variabel", "Variabel ini tidak ada.", "Cari di kamus variabel."))
    return variabel


@dataclass(frozen=True)
class PengisiUnit:
    """A unit that fills a variable, and its years."""

    nama: str
    sejak: int
    sampai: int | None


@dataclass(frozen=True)
class RincianVariabel:
    """A variable's page: its parts, its manuals, who fills it, and whether its meaning is fixed."""

    variabel: Variabel
    pemilik: str
    kategori: tuple[KategoriVariabel, ...]
    manual: tuple[ManualIndikator, ...]
    pengisi: tuple[PengisiUnit, ...]
    pendahulu: tuple[Variabel, ...]
    terisi: bool
    kategori_terisi: frozenset[str]


def rincian_variabel(variabel: Variabel, *, pada: dt.date, unit: Collection[int]) -> RincianVariabel:
    """All that the page of a variable shows; who fills it only of ``unit`` (what the person may see)."""
    baris = list(
        PengisiVariabel.objects.filter(variabel=variabel, unit__in=unit).order_by("sejak_tahun", "unit__kode")
    )
    nama = nama_unit({p.unit_id for p in baris} | {variabel.pemilik_id or 0}, pada)
    manual = (
        ManualIndikator.objects.filter(variabel__variabel=variabel)
        .select_related("indikator")
        .order_by("nama", "-sejak_tahun")
        .distinct()
    )
    return RincianVariabel(
        variabel,
        nama.get(variabel.pemilik_id or 0, ("", ""))[0],
        tuple(variabel.kategori.order_by("pk")),
        tuple(manual),
        tuple(
            PengisiUnit(nama.get(p.unit_id, (str(p.unit_id), ""))[0], p.sejak_tahun, p.sampai_tahun)
            for p in baris
        ),
        tuple(Variabel.objects.filter(penerus=variabel)),
        variabel_terisi(variabel),
        kategori_terisi(variabel),
    )
