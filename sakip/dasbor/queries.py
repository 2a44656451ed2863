"""Reads across apps for the pages. Views ask here; templates are given plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pelaporan.models import TeksLaporan, TingkatTeks
from sakip.pengukuran.hasil import Manual
from sakip.perencanaan.models import Indikator, ManualIndikator, Variabel
from sakip.perjanjian.models import Perjanjian, StatusPerjanjian


@dataclass(frozen=True)
class Kantor:
    """An office that has agreements: its unit, its name in its latest year, and its years, latest first."""

    unit: Unit
    nama: str
    tahun: tuple[int, ...]


def kantor_berperjanjian() -> list[Kantor]:
    """Every unit with a signed agreement, in order of agency and code; two queries and one for names."""
    pasangan = (
        Perjanjian.objects.filter(status=StatusPerjanjian.DITANDATANGANI)
        .values_list("unit_id", "tahun")
        .distinct()
        .order_by("unit_id", "-tahun")
    )
    tahun: dict[int, list[int]] = {}
    for unit_id, t in pasangan:
        tahun.setdefault(unit_id, []).append(t)
    unit = Unit.objects.filter(pk__in=tahun).select_related("instansi").order_by("instansi__nama", "kode")
    nama = nama_unit(tahun, dt.date(max((t[0] for t in tahun.values()), default=1), 12, 31))
    return [Kantor(u, nama.get(u.pk, (u.kode, ""))[0], tuple(tahun[u.pk])) for u in unit]


def tahun_unit(unit: Unit) -> tuple[int, ...]:
    """Years in which the unit has an agreement, signed or in draft; latest first."""
    tahun = Perjanjian.objects.filter(unit=unit).values_list("tahun", flat=True).distinct()
    return tuple(sorted(tahun, reverse=True))


def tahun_perjanjian(unit_id: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Years with an agreement, signed or in draft, by unit; latest first."""
    hasil: dict[int, list[int]] = {}
    baris = Perjanjian.objects.filter(unit_id__in=list(unit_id)).values_list("unit_id", "tahun").distinct()
    for unit_id_, tahun in baris.order_by("unit_id", "-tahun"):
        hasil.setdefault(unit_id_, []).append(tahun)
    return {pk: tuple(t) for pk, t in hasil.items()}


def nama_beberapa(unit: Unit, kode: Sequence[str], tahun: int) -> dict[str, str]:
    """Names at the end of ``tahun`` of units of the same agency, by code."""
    ada = dict(Unit.objects.filter(instansi=unit.instansi_id, kode__in=kode).values_list("pk", "kode"))
    nama = nama_unit(ada, dt.date(tahun, 12, 31))
    return {k: nama.get(pk, (k, k))[0] for pk, k in ada.items()}


def teks_indikator(unit: Unit, tahun: int, indikator: str) -> Mapping[str, str]:
    """The written parts about an indicator (``sebab``, ``kendala``, ...) by part."""
    baris = TeksLaporan.objects.filter(unit=unit, tahun=tahun, tingkat=TingkatTeks.INDIKATOR, kunci=indikator)
    return dict(baris.values_list("bagian", "isi"))


def pemilik_indikator(unit: Unit, indikator: str, tahun: int) -> str:
    """Name of the unit that owns the indicator's manual; empty when it is not known."""
    baris = Indikator.objects.filter(instansi=unit.instansi_id, kunci=indikator).values_list("pemilik_id")
    nama = nama_unit([pk for (pk,) in baris], dt.date(tahun, 12, 31))
    return next(iter(nama.values()), ("", ""))[0]


def variabel_pribadi(unit: Unit, kunci: Collection[str]) -> frozenset[str]:
    """Those of the variables that hold personal data."""
    baris = Variabel.objects.filter(instansi=unit.instansi_id, kunci__in=kunci, pribadi=True)
    return frozenset(baris.values_list("kunci", flat=True))


#: What is compared between a local variant and the owner's manual, with the words for readers.
BIDANG_DIBANDINGKAN: Mapping[str, str] = {
    "nama": "nama",
    "satuan": "satuan",
    "skala": "skala",
    "polaritas": "arah",
    "metode_capaian": "cara menghitung capaian",
    "rumus": "rumus",
    "urutan": "urutan penggabungan",
    "nihil": "perlakuan nihil",
    "kekerapan": "kekerapan",
}


def penyimpangan(unit: Unit, manual: Manual, tahun: int) -> tuple[str, ...]:
    """Where a local variant of a manual differs from its owner's, in words; empty when it is no variant."""
    if not manual.varian:
        return ()
    berlaku = Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun)
    induk = (
        ManualIndikator.objects.filter(
            indikator__instansi=unit.instansi_id, indikator__kunci=manual.indikator, varian_unit__isnull=True
        )
        .filter(berlaku, sejak_tahun__lte=tahun)
        .order_by("-sejak_tahun")
        .first()
    )
    if induk is None:
        return ("pemilik belum mempunyai manual untuk tahun ini",)
    varian = ManualIndikator.objects.get(pk=manual.id)
    return tuple(
        f"{kata}: di sini «{_isi(varian, bidang)}», menurut pemilik «{_isi(induk, bidang)}»"
        for bidang, kata in BIDANG_DIBANDINGKAN.items()
        if getattr(varian, bidang) != getattr(induk, bidang)
    )


def _isi(manual: ManualIndikator, bidang: str) -> str:
    tampil = getattr(manual, f"get_{bidang}_display", None)
    isi = tampil() if tampil else getattr(manual, bidang)
    return "–" if isi in (None, "") else str(isi)
