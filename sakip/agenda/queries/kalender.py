"""Reads for the calendar page and feed: deadlines grouped by day, feeds by their secret."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sakip.agenda.models import UmpanKalender
from sakip.agenda.queries.tanggal import tenggat_semua, tertutup_semua
from sakip.agenda.services.umpan import sidik_rahasia
from sakip.akun.models import Akun
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit


@dataclass(frozen=True)
class UnitKalender:
    """A unit as the calendar names it."""

    kode: str
    instansi: str
    nama: str
    tertutup: bool = False


@dataclass(frozen=True)
class Kelompok:
    """The units whose form of a period is due on the same day, for the same reason."""

    formulir: str
    periode: str
    batas: dt.datetime
    zona: str
    alasan: str
    unit: tuple[UnitKalender, ...]

    @property
    def tertutup(self) -> int:
        """How many of them are closed."""
        return sum(u.tertutup for u in self.unit)


def kelompok_tenggat(
    unit: Collection[Unit], formulir: str, periode: Collection[str], pada: dt.date
) -> list[Kelompok]:
    """Deadlines of these units and periods, by day; a fixed number of queries."""
    batas = tenggat_semua(unit, formulir, periode)
    tutup = tertutup_semua(unit, formulir, periode)
    nama = nama_unit([u.pk for u in unit], pada)
    isi: dict[tuple[dt.datetime, str, str, str], list[UnitKalender]] = defaultdict(list)
    for u in unit:
        for kunci in periode:
            t = batas[u.pk, kunci]
            isi[t.batas, kunci, u.zona, t.alasan].append(
                UnitKalender(u.kode, u.instansi.kode, nama.get(u.pk, (u.kode, ""))[0], (u.pk, kunci) in tutup)
            )
    return [
        Kelompok(formulir, kunci, b, zona, alasan, tuple(sorted(daftar, key=lambda x: x.nama)))
        for (b, kunci, zona, alasan), daftar in sorted(isi.items())
    ]


def pemilik_umpan(rahasia: str) -> Akun | None:
    """Whose feed this secret opens; None when there is none, it was revoked, or the account is closed."""
    umpan = (
        UmpanKalender.objects.filter(sidik=sidik_rahasia(rahasia), dicabut__isnull=True)
        .select_related("akun")
        .first()
    )
    return umpan.akun if umpan is not None and umpan.akun.is_active else None


def punya_umpan(akun: Akun) -> UmpanKalender | None:
    """The person's feed that is in force."""
    return UmpanKalender.objects.filter(akun=akun, dicabut__isnull=True).first()
