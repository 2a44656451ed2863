"""Reads of budget and realisation. Every answer names its scope, source and date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import Max, Q, Sum

from sakip.anggaran.models import BarisDipa, Dipa
from sakip.anggaran.queries.potret import (
    Kunci,
    PotretBaca,
    potret_bulanan,
    realisasi_potret,
    sampai_tanggal,
    sebut_sumber,
)
from sakip.aturan.angka import bagi, kali, rapikan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import subpohon
from sakip.perencanaan.models import Kegiatan


@dataclass(frozen=True)
class BarisAnggaran:
    """One DIPA: pagu and blocked amount of its latest version, realisation up to the snapshot, percent."""

    kode: str
    nama: str
    unit: str
    pagu: int
    blokir: int
    realisasi: int | None
    persen: Decimal | None
    sumber: str = ""
    per_tanggal: dt.date | None = None


@dataclass(frozen=True)
class RingkasAnggaran:
    """The DIPA of a unit and the units below it. ``realisasi`` is None when no DIPA has a figure.

    ``per_tanggal`` is the newest day of a snapshot; ``sumber`` names an older one where the DIPA differ.
    """

    sumber: str
    per_tanggal: dt.date | None
    baris: tuple[BarisAnggaran, ...]
    pagu: int
    realisasi: int | None
    persen: Decimal | None
    tanpa_realisasi: int


def persen(realisasi: int | None, pagu: int) -> Decimal | None:
    """Realisation over pagu in percent, unrounded; None without realisation or with pagu zero."""
    if realisasi is None or pagu == 0:
        return None
    return rapikan(kali(bagi(Decimal(realisasi), Decimal(pagu)), Decimal(100)))


def anggaran_unit(unit: Unit, tahun: int, pada: dt.date | None = None) -> RingkasAnggaran:
    """Budget of the unit with the units below it, by each DIPA's latest snapshot not later than ``pada``."""
    dipa = list(
        Dipa.objects.filter(unit_id__in=subpohon(unit, tahun), tahun=tahun)
        .select_related("unit")
        .annotate(revisi_akhir=Max("revisi__nomor", filter=sampai_tanggal("revisi__tanggal", pada)))
        .order_by("kode")
    )
    pagu = _pagu(dipa)
    potret, baris_nyata = _realisasi(dipa, pada)
    realisasi = {pk: sum(isi.values()) for pk, isi in baris_nyata.items()}
    sumber, per_tanggal = sebut_sumber(potret.values())
    baris = tuple(
        BarisAnggaran(
            d.kode,
            d.nama,
            d.unit.kode,
            pagu.get(d.pk, (0, 0))[0],
            pagu.get(d.pk, (0, 0))[1],
            realisasi.get(d.pk),
            persen(realisasi.get(d.pk), pagu.get(d.pk, (0, 0))[0]),
            potret[d.pk].sumber if d.pk in potret else "",
            potret[d.pk].tanggal if d.pk in potret else None,
        )
        for d in dipa
    )
    return jumlahkan(sumber, per_tanggal, baris)


def jumlahkan(sumber: str, per_tanggal: dt.date | None, baris: tuple[BarisAnggaran, ...]) -> RingkasAnggaran:
    """The rows with their totals."""
    ada = [b.realisasi for b in baris if b.realisasi is not None]
    total = sum(b.pagu for b in baris)
    return RingkasAnggaran(
        sumber,
        per_tanggal,
        baris,
        total,
        sum(ada) if ada else None,
        # A percentage of all pagu is only told when all of it has a realisation.
        persen(sum(ada), total) if ada and len(ada) == len(baris) else None,
        len(baris) - len(ada),
    )


@dataclass(frozen=True)
class AnggaranKegiatan:
    """Budget lines of a unit and the units below it that name a kegiatan.

    ``realisasi`` is None when a line has no figure in the snapshot: a part is not the whole.
    """

    kode: str
    nama: str
    program: str
    pagu: int
    realisasi: int | None
    persen: Decimal | None


def anggaran_kegiatan(unit: Unit, tahun: int, pada: dt.date | None = None) -> dict[str, AnggaranKegiatan]:
    """Pagu and realisation by kegiatan code, of the DIPA lines that name one; {} where none does."""
    dipa = list(
        Dipa.objects.filter(unit_id__in=subpohon(unit, tahun), tahun=tahun).annotate(
            revisi_akhir=Max("revisi__nomor", filter=sampai_tanggal("revisi__tanggal", pada))
        )
    )
    baris = list(
        BarisDipa.objects.filter(_versi(dipa), kegiatan__isnull=False)
        .select_related("kegiatan__program", "revisi")
        .order_by("kegiatan__kode", "kode")
    )
    if not baris:
        return {}
    _, nyata = _realisasi(dipa, pada)
    hasil: dict[str, AnggaranKegiatan] = {}
    for kode, isi in groupby(baris, key=lambda b: _kegiatan(b).kode):
        semua = list(isi)
        ada = [nyata.get(b.revisi.dipa_id, {}).get((b.kode, b.jenis_belanja)) for b in semua]
        pagu, realisasi = sum(b.pagu for b in semua), sum(r for r in ada if r is not None)
        lengkap = realisasi if all(r is not None for r in ada) else None
        k = _kegiatan(semua[0])
        hasil[kode] = AnggaranKegiatan(kode, k.nama, k.program.nama, pagu, lengkap, persen(lengkap, pagu))
    return hasil


def _kegiatan(b: BarisDipa) -> Kegiatan:
    assert b.kegiatan is not None
    return b.kegiatan


def _versi(dipa: Iterable[Dipa]) -> Q:
    """Lines of the latest version of each DIPA."""
    versi = Q(pk__in=[])
    for d in dipa:
        versi |= Q(revisi__dipa=d, revisi__nomor=d.revisi_akhir)  # type: ignore[attr-defined]
    return versi


def _pagu(dipa: Iterable[Dipa]) -> dict[int, tuple[int, int]]:
    jumlah = (
        BarisDipa.objects.filter(_versi(dipa)).values("revisi__dipa").annotate(p=Sum("pagu"), b=Sum("blokir"))
    )
    return {j["revisi__dipa"]: (j["p"], j["b"]) for j in jumlah.order_by()}


def _realisasi(
    dipa: Iterable[Dipa], pada: dt.date | None
) -> tuple[dict[int, PotretBaca], dict[int, dict[Kunci, int]]]:
    """Of each DIPA its latest snapshot, and the rupiah by line in it."""
    potret = {pk: isi[-1] for pk, isi in potret_bulanan({d.pk: d.tahun for d in dipa}, pada).items()}
    nyata = realisasi_potret({(p.id, pk) for pk, p in potret.items()})
    return potret, {pk: isi for (_, pk), isi in nyata.items()}
