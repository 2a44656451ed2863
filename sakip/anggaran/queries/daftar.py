"""Which offices have a budget, and one DIPA behind the door."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sakip.anggaran.models import Dipa
from sakip.anggaran.queries.cakupan import unit_cakupan
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit


@dataclass(frozen=True)
class KantorAnggaran:
    """An office and the years in which it holds a DIPA itself, newest first."""

    unit: Unit
    nama: str
    tahun: tuple[int, ...]


def kantor_beranggaran(unit_id: Collection[int], kini: int) -> list[KantorAnggaran]:
    """The units by name; those without a DIPA have no years."""
    tahun: dict[int, set[int]] = defaultdict(set)
    for u, t in Dipa.objects.filter(unit_id__in=list(unit_id)).values_list("unit_id", "tahun"):
        tahun[u].add(t)
    unit = Unit.objects.filter(pk__in=list(unit_id)).select_related("instansi")
    nama = nama_unit(unit_id, dt.date(kini, 12, 31))
    hasil = [
        KantorAnggaran(u, nama.get(u.pk, (u.kode,))[0], tuple(sorted(tahun[u.pk], reverse=True)))
        for u in unit
    ]
    return sorted(hasil, key=lambda k: k.nama)


def satu_dipa(unit: Unit, tahun: int, dipa_id: int) -> Dipa:
    """The DIPA of this very unit and year."""
    d = (
        Dipa.objects.select_related("unit__instansi", "program")
        .filter(pk=dipa_id, unit=unit, tahun=tahun)
        .first()
    )
    if d is None:
        raise TidakDitemukan(
            Masalah("dipa", "DIPA itu tidak ada pada unit dan tahun ini.", "Mulai dari daftar DIPA.")
        )
    return d


def dipa_pilihan(unit: Unit, tahun: int, cakupan: str) -> list[tuple[int, str]]:
    """(id, code and name) of the DIPA of a scope."""
    semua = Dipa.objects.filter(unit_id__in=unit_cakupan(unit, tahun, cakupan), tahun=tahun).order_by("kode")
    return [(d.pk, f"{d.kode} {d.nama}") for d in semua]
