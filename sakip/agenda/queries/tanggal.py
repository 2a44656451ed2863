"""Reads of the calendar: days off, deadlines, exceptions, closed periods. Many units at a fixed cost."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from sakip.agenda.models import AturanTenggat, HariLibur, Pengecualian, Penutupan
from sakip.aturan import tenggat as aturan
from sakip.aturan.periode import baca_periode
from sakip.organisasi.models import Garis, Leluhur, Unit

#: Forms that have deadlines, by the key that submissions carry.
FORMULIR = {"kinerja": "Formulir kinerja"}

#: The deadline of a form may lie this many days after the day that the rule names (long holidays).
PANJANG_LIBUR = 70


@dataclass(frozen=True)
class Tenggat:
    """A deadline: until when, and the exception that moved it (``alasan`` "" where none did)."""

    batas: dt.datetime
    alasan: str = ""


def atas_semua(unit: Collection[Unit], tahun: int, *, semua_garis: bool = False) -> dict[int, list[int]]:
    """Ids from each unit up to the root of the line of command in the tree of ``tahun``, itself first.

    ``semua_garis``: after them those above it on the other lines. A year whose tree was never built takes
    the nearest one before it, else after it (as the door does).
    """
    hasil: dict[int, list[int]] = {u.pk: [u.pk] for u in unit}
    ada: dict[int, set[int]] = defaultdict(set)
    punya = Leluhur.objects.filter(unit__instansi__in={u.instansi_id for u in unit}, jarak=0)
    for instansi, n in punya.values_list("unit__instansi_id", "tahun").distinct():
        ada[instansi].add(n)
    pakai: dict[int, list[int]] = defaultdict(list)
    for instansi, semua in ada.items():
        pakai[max((n for n in semua if n <= tahun), default=min(semua))].append(instansi)
    if not pakai:
        return hasil
    saring = Q()
    for n, instansi_id in pakai.items():
        saring |= Q(tahun=n, unit__instansi__in=instansi_id)
    baris = Leluhur.objects.filter(saring, unit_id__in=list(hasil), jarak__gt=0)
    if not semua_garis:
        baris = baris.filter(garis=Garis.KOMANDO)
    isi = baris.values_list("garis", "jarak", "unit_id", "leluhur_id")
    for _, _, u, atas in sorted((g != Garis.KOMANDO, j, u, a) for g, j, u, a in isi):
        if atas not in hasil[u]:
            hasil[u].append(atas)
    return hasil


def hari_libur(instansi_id: int | None, dari: dt.date, sampai: dt.date) -> dict[dt.date, str]:
    """Days off from ``dari`` to ``sampai``: national ones, and those of the agency."""
    return hari_libur_semua([] if instansi_id is None else [instansi_id], dari, sampai).get(instansi_id, {})


def hari_libur_semua(
    instansi_id: Iterable[int], dari: dt.date, sampai: dt.date
) -> dict[int | None, dict[dt.date, str]]:
    """Days off by agency (None: national only)."""
    minta: list[int | None] = [None, *instansi_id]
    hasil: dict[int | None, dict[dt.date, str]] = {i: {} for i in minta}
    baris = HariLibur.objects.filter(
        Q(instansi__isnull=True) | Q(instansi__in=[i for i in minta if i is not None]),
        tanggal__gte=dari,
        tanggal__lte=sampai,
    ).values_list("instansi_id", "tanggal", "nama")
    for instansi, tanggal, nama in sorted(baris, key=lambda b: b[0] is not None):
        for i in minta if instansi is None else [instansi]:
            hasil[i][tanggal] = nama
    return hasil


def tenggat(unit: Unit, formulir: str, periode: str) -> dt.datetime:
    """Until when the form of ``periode`` is on time for ``unit``, in the unit's zone."""
    return tenggat_semua([unit], formulir, [periode])[unit.pk, periode].batas


def tenggat_semua(
    unit: Collection[Unit], formulir: str, periode: Collection[str]
) -> dict[tuple[int, str], Tenggat]:
    """:func:`tenggat` of many units and periods: six queries for each year of periods."""
    hasil: dict[tuple[int, str], Tenggat] = {}
    per_tahun: dict[int, list[str]] = defaultdict(list)
    for kunci in periode:
        per_tahun[baca_periode(kunci).tahun].append(kunci)
    for tahun, isi in per_tahun.items():
        hasil |= _tenggat_setahun(unit, formulir, isi, tahun)
    return hasil


def _tenggat_setahun(
    unit: Collection[Unit], formulir: str, periode: Collection[str], tahun: int
) -> dict[tuple[int, str], Tenggat]:
    atas = atas_semua(unit, tahun)
    semua_atas = {a for isi in atas.values() for a in isi}
    aturan_unit = {
        a.unit_id: a
        for a in AturanTenggat.objects.filter(
            unit_id__in=semua_atas, formulir=formulir, sejak_tahun__lte=tahun
        ).order_by("sejak_tahun")
    }
    kecuali = {
        (p.unit_id, p.periode): p
        for p in Pengecualian.objects.filter(unit_id__in=semua_atas, formulir=formulir, periode__in=periode)
    }
    akhir = [baca_periode(k).akhir for k in periode]
    jeda = max((a.jeda_bulan for a in aturan_unit.values()), default=aturan.JEDA_BAWAAN)
    libur = hari_libur_semua(
        {u.instansi_id for u in unit},
        min(akhir),
        max(akhir) + dt.timedelta(days=31 * (jeda + 1) + PANJANG_LIBUR),
    )
    hasil: dict[tuple[int, str], Tenggat] = {}
    for u in unit:
        a = next((aturan_unit[i] for i in atas[u.pk] if i in aturan_unit), None)
        hari, jeda_bulan = (a.hari, a.jeda_bulan) if a else (aturan.HARI_BAWAAN, aturan.JEDA_BAWAAN)
        for kunci in periode:
            batas = aturan.tenggat(
                baca_periode(kunci), u.zona, libur[u.instansi_id], hari=hari, jeda_bulan=jeda_bulan
            )
            lain = next((kecuali[i, kunci] for i in atas[u.pk] if (i, kunci) in kecuali), None)
            if lain is not None and lain.sampai > batas.date():
                hasil[u.pk, kunci] = Tenggat(aturan.batas_hari(lain.sampai, u.zona), lain.alasan)
            else:
                hasil[u.pk, kunci] = Tenggat(batas)
    return hasil


def tertutup(unit: Unit, formulir: str, periode: str) -> Penutupan | None:
    """The closing that holds for the unit's form of ``periode`` (its own or of a unit above), or None."""
    return tertutup_semua([unit], formulir, [periode]).get((unit.pk, periode))


def tertutup_semua(
    unit: Collection[Unit], formulir: str, periode: Collection[str]
) -> dict[tuple[int, str], Penutupan]:
    """Closings that hold now, by unit and period; open periods are left out."""
    tutup: dict[str, dict[int, Penutupan]] = defaultdict(dict)
    baris = Penutupan.objects.filter(formulir=formulir, periode__in=periode, dibuka__isnull=True)
    for p in baris.filter(unit__instansi__in={u.instansi_id for u in unit}):
        tutup[p.periode][p.unit_id] = p
    hasil: dict[tuple[int, str], Penutupan] = {}
    for kunci, per_unit in tutup.items():
        atas = atas_semua(unit, baca_periode(kunci).tahun)
        for u in unit:
            for i in atas[u.pk]:
                if i in per_unit:
                    hasil[u.pk, kunci] = per_unit[i]
                    break
    return hasil


def libur_untuk(
    unit: Collection[Unit], batas: Mapping[tuple[int, str], Tenggat], pada: dt.date
) -> Mapping[int | None, Mapping[dt.date, str]]:
    """Days off from the earliest of the deadlines until ``pada``, by agency: for counting days late."""
    awal = min((t.batas.date() for t in batas.values()), default=pada)
    return hari_libur_semua({u.instansi_id for u in unit}, min(awal, pada), pada)


def kunci_bulan(pada: dt.date, maju: int = 0) -> str:
    """The key of the month ``maju`` months after that of ``pada``: ``2025-03``."""
    n = pada.year * 12 + pada.month - 1 + maju
    return f"{n // 12}-{n % 12 + 1:02d}"


def libur_tahun(tahun: int, instansi_id: Iterable[int]) -> list[HariLibur]:
    """Days off of a year: national ones and those of the agencies named, by date."""
    return list(
        HariLibur.objects.filter(Q(instansi__isnull=True) | Q(instansi__in=list(instansi_id)))
        .filter(tanggal__year=tahun)
        .select_related("instansi")
        .order_by("tanggal", "pk")
    )


def pengecualian_unit(unit_id: Iterable[int], sejak_periode: str) -> list[Pengecualian]:
    """Exceptions of the units, for periods from ``sejak_periode`` on, newest period first."""
    return list(
        Pengecualian.objects.filter(unit_id__in=list(unit_id), periode__gte=sejak_periode)
        .select_related("unit__instansi", "oleh")
        .order_by("-periode", "unit__kode")
    )


def penutupan_unit(unit_id: Iterable[int], sejak_periode: str) -> list[Penutupan]:
    """Closings of the units, open ones last."""
    return list(
        Penutupan.objects.filter(unit_id__in=list(unit_id), periode__gte=sejak_periode)
        .select_related("unit__instansi", "oleh")
        .order_by("-periode", "unit__kode", "pk")
    )


def aturan_unit(unit_id: Iterable[int]) -> list[AturanTenggat]:
    """The offices' own days, newest year first."""
    return list(
        AturanTenggat.objects.filter(unit_id__in=list(unit_id))
        .select_related("unit__instansi")
        .order_by("unit__kode", "-sejak_tahun")
    )
