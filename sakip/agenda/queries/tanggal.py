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
    return atas_tahun(unit, [tahun], semua_garis=semua_garis)[tahun]


def atas_tahun(
    unit: Collection[Unit], tahun: Iterable[int], *, semua_garis: bool = False
) -> dict[int, dict[int, list[int]]]:
    """:func:`atas_semua` of several years, in two queries."""
    hasil: dict[int, dict[int, list[int]]] = {t: {u.pk: [u.pk] for u in unit} for t in tahun}
    instansi_unit = {u.pk: u.instansi_id for u in unit}
    ada: dict[int, set[int]] = defaultdict(set)
    punya = Leluhur.objects.filter(unit__instansi__in=set(instansi_unit.values()), jarak=0)
    for instansi, n in punya.values_list("unit__instansi_id", "tahun").distinct():
        ada[instansi].add(n)
    pakai: dict[tuple[int, int], list[int]] = defaultdict(list)
    for instansi, semua in ada.items():
        for t in hasil:
            pakai[instansi, max((n for n in semua if n <= t), default=min(semua))].append(t)
    if not pakai:
        return hasil
    baris = Leluhur.objects.filter(
        unit_id__in=list(instansi_unit), tahun__in={n for _, n in pakai}, jarak__gt=0
    )
    if not semua_garis:
        baris = baris.filter(garis=Garis.KOMANDO)
    isi = baris.values_list("garis", "jarak", "unit_id", "leluhur_id", "tahun")
    for _, _, u, atas, n in sorted((g != Garis.KOMANDO, j, u, a, n) for g, j, u, a, n in isi):
        for t in pakai.get((instansi_unit[u], n), ()):
            if atas not in hasil[t][u]:
                hasil[t][u].append(atas)
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
    """:func:`tenggat` of many units and periods of any years, in five queries."""
    semua = {k: baca_periode(k) for k in periode}
    if not semua or not unit:
        return {}
    atas = atas_tahun(unit, {p.tahun for p in semua.values()})
    semua_atas = {a for setahun in atas.values() for isi in setahun.values() for a in isi}
    aturan_unit: dict[int, list[AturanTenggat]] = defaultdict(list)
    for a in AturanTenggat.objects.filter(
        unit_id__in=semua_atas, formulir=formulir, sejak_tahun__lte=max(atas)
    ).order_by("sejak_tahun"):
        aturan_unit[a.unit_id].append(a)
    kecuali = {
        (p.unit_id, p.periode): p
        for p in Pengecualian.objects.filter(
            unit_id__in=semua_atas, formulir=formulir, periode__in=list(semua)
        )
    }
    akhir = [p.akhir for p in semua.values()]
    jeda = max((a.jeda_bulan for isi in aturan_unit.values() for a in isi), default=aturan.JEDA_BAWAAN)
    libur = hari_libur_semua(
        {u.instansi_id for u in unit},
        min(akhir),
        max(akhir) + dt.timedelta(days=31 * (jeda + 1) + PANJANG_LIBUR),
    )
    hasil: dict[tuple[int, str], Tenggat] = {}
    for u in unit:
        hari = {tahun: _hari_tenggat(atas[tahun][u.pk], aturan_unit, tahun) for tahun in atas}
        for kunci, p in semua.items():
            n, jeda_bulan = hari[p.tahun]
            batas = aturan.tenggat(p, u.zona, libur[u.instansi_id], hari=n, jeda_bulan=jeda_bulan)
            lain = next((kecuali[i, kunci] for i in atas[p.tahun][u.pk] if (i, kunci) in kecuali), None)
            if lain is not None and lain.sampai > batas.date():
                hasil[u.pk, kunci] = Tenggat(aturan.batas_hari(lain.sampai, u.zona), lain.alasan)
            else:
                hasil[u.pk, kunci] = Tenggat(batas)
    return hasil


def _hari_tenggat(
    atas: Iterable[int], aturan_unit: Mapping[int, list[AturanTenggat]], tahun: int
) -> tuple[int, int]:
    """Day and months after the period by the rule of the nearest unit, its latest up to the year."""
    for i in atas:
        if berlaku := [a for a in aturan_unit.get(i, ()) if a.sejak_tahun <= tahun]:
            return berlaku[-1].hari, berlaku[-1].jeda_bulan
    return aturan.HARI_BAWAAN, aturan.JEDA_BAWAAN


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
    atas = atas_tahun(unit, {baca_periode(k).tahun for k in tutup}) if tutup else {}
    for kunci, per_unit in tutup.items():
        for u in unit:
            for i in atas[baca_periode(kunci).tahun][u.pk]:
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
