"""Units with what their planning holds, for the entry page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from sakip.inti.tabel import saring
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit

TERBANYAK = 60


@dataclass(frozen=True)
class RingkasUnit:
    """A unit: its sasaran and indicators of the year, its plan, the variables it fills."""

    id: int
    instansi: str
    kode: str
    nama: str
    jenis: str
    sasaran: int
    indikator: int
    renstra: str
    variabel: int


def ringkasan_unit(
    unit: Collection[int], tahun: int, *, pada: dt.date, punya: Collection[int], cari: str = ""
) -> list[RingkasUnit]:
    """Units of one's tasks first, then by name; at most 60, the search narrows."""
    nama = nama_unit(unit, pada)
    urut = sorted(unit, key=lambda u: (u not in punya, nama.get(u, ("", ""))[0]))
    pilih = saring(urut, cari, lambda u: " ".join(nama.get(u, ("", ""))))[:TERBANYAK]
    baris = {
        u.pk: u
        for u in Unit.objects.filter(pk__in=pilih)
        .select_related("instansi")
        .annotate(
            n_sasaran=Count("sasaran", filter=_hidup("sasaran", tahun), distinct=True),
            n_indikator=Count("indikator", filter=_hidup("indikator__manual", tahun), distinct=True),
            n_variabel=Count("variabel_diisi", filter=_hidup("variabel_diisi", tahun), distinct=True),
        )
    }
    renstra = {
        pk: f"{mulai}–{selesai}"
        for pk, mulai, selesai in Unit.objects.filter(
            pk__in=pilih, renstra__mulai__lte=tahun, renstra__selesai__gte=tahun
        ).values_list("pk", "renstra__mulai", "renstra__selesai")
    }
    return [
        RingkasUnit(
            u,
            baris[u].instansi.kode,
            baris[u].kode,
            nama.get(u, (baris[u].kode, ""))[0],
            baris[u].get_jenis_display(),
            baris[u].n_sasaran,
            baris[u].n_indikator,
            renstra.get(u, ""),
            baris[u].n_variabel,
        )
        for u in pilih
    ]


def _hidup(awal: str, tahun: int) -> Q:
    """Rows reached through ``awal`` whose years hold in ``tahun``."""
    return Q(**{f"{awal}__sejak_tahun__lte": tahun}) & (
        Q(**{f"{awal}__sampai_tahun__isnull": True}) | Q(**{f"{awal}__sampai_tahun__gte": tahun})
    )
