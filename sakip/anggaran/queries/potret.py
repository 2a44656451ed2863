"""Which snapshot counts: the one rule of every budget table, on the pages and in the report.

Of each DIPA the latest snapshot that speaks of it, not later than the day asked for; of one day the first
source by name, and of that source's files of the day the last one. An office below that reports on another
day therefore never hides the money of the others; a table whose DIPA stand on different days says so.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from sakip.anggaran.models import RealisasiBaris
from sakip.inti.templatetags.sakip import tanggal

Kunci = tuple[str, str]
"""Code and jenis belanja of a line."""


@dataclass(frozen=True)
class PotretBaca:
    """A snapshot as far as it speaks of one DIPA; ``bulan`` of the DIPA's year, 0 before it.

    ``kembar``: other sources of the same day, that were not taken.
    """

    id: int
    sumber: str
    tanggal: dt.date
    bulan: int
    kembar: tuple[str, ...] = ()


def sampai_tanggal(kolom: str, pada: dt.date | None) -> Q:
    """Rows whose day is not later than ``pada`` or unknown; all without ``pada``."""
    return Q() if pada is None else Q(**{f"{kolom}__lte": pada}) | Q(**{f"{kolom}__isnull": True})


def potret_bulanan(tahun: Mapping[int, int], pada: dt.date | None) -> dict[int, list[PotretBaca]]:
    """``tahun``: DIPA -> its year. By DIPA, oldest first, the last one of each month; a day after the year's
    end counts as December. One query."""
    baris = (
        RealisasiBaris.objects.filter(sampai_tanggal("potret__per_tanggal", pada), dipa__in=list(tahun))
        .values_list(
            "dipa_id", "potret_id", "potret__sumber", "potret__per_tanggal", "potret__unit_id",
            "potret__urutan",
        )
        .distinct()
        .order_by()
    )  # fmt: skip
    per: dict[int, dict[int, PotretBaca]] = defaultdict(dict)
    terbaca: set[tuple[int, int, str, dt.date]] = set()
    for d, p, sumber, hari, unit, _ in sorted(baris, key=lambda x: (x[2], x[4], -x[5], x[1])):
        if (d, unit, sumber, hari) in terbaca:
            continue  # an earlier file of the same source and day: replaced
        terbaca.add((d, unit, sumber, hari))
        bulan = 12 if hari.year > tahun[d] else 0 if hari.year < tahun[d] else hari.month
        lama = per[d].get(bulan)
        if lama is None or hari > lama.tanggal:
            per[d][bulan] = PotretBaca(p, sumber, hari, bulan)
        elif hari == lama.tanggal:
            per[d][bulan] = replace(lama, kembar=(*lama.kembar, sumber))
    return {d: sorted(isi.values(), key=lambda p: (p.tanggal, p.bulan)) for d, isi in per.items()}


def realisasi_potret(pilih: set[tuple[int, int]]) -> dict[tuple[int, int], dict[Kunci, int]]:
    """``pilih``: (snapshot, DIPA). Rupiah by line. One query."""
    hasil: dict[tuple[int, int], dict[Kunci, int]] = defaultdict(dict)
    semua = RealisasiBaris.objects.filter(
        potret_id__in={p for p, _ in pilih}, dipa_id__in={d for _, d in pilih}
    ).values_list("potret_id", "dipa_id", "baris", "jenis_belanja", "rupiah")
    for p, d, kode, jenis, rupiah in semua:
        if (p, d) in pilih:
            hasil[p, d][kode, jenis] = rupiah
    return dict(hasil)


def sebut_sumber(potret: Iterable[PotretBaca]) -> tuple[str, dt.date | None]:
    """Sources and the newest day of what a table stands on; where the DIPA stand on several days, the oldest
    is named with the sources."""
    semua = list(potret)
    if not semua:
        return "", None
    hari = sorted({p.tanggal for p in semua})
    sumber = ", ".join(sorted({p.sumber for p in semua}))
    if len(hari) > 1:
        sumber += f" (tanggalnya menurut DIPA, yang terlama {tanggal(hari[0])})"
    return sumber, hari[-1]
