"""Reads of units, their names and their place in a year's tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Garis, Leluhur, NamaUnit, Unit


def unit_dengan_kode(teks: str) -> Unit:
    """The unit with code ``kode`` or ``instansi/kode``; an ambiguous code is an error that says so."""
    instansi, _, kode = teks.rpartition("/")
    cari = Unit.objects.select_related("instansi").filter(kode=kode)
    if instansi:
        cari = cari.filter(instansi__kode=instansi)
    ketemu = list(cari[:3])
    if not ketemu:
        raise TidakDitemukan(
            Masalah("unit", f"Unit «{teks}» tidak ada.", "Periksa kodenya, atau impor paketnya.")
        )
    if len(ketemu) > 1:
        pilihan = ", ".join(f"{u.instansi.kode}/{u.kode}" for u in ketemu)
        raise galat("unit", f"Kode «{teks}» dipakai beberapa instansi.", f"Sebut salah satu: {pilihan}.")
    return ketemu[0]


def nama_unit(unit_id: Iterable[int], pada: dt.date) -> dict[int, tuple[str, str]]:
    """Name and short name of each unit on ``pada``; its latest known name where none was valid then."""
    hasil: dict[int, tuple[str, str]] = {}
    berlaku: set[int] = set()
    baris = NamaUnit.objects.filter(unit_id__in=list(unit_id)).order_by("sejak")
    for nama in baris:
        cocok = nama.sejak <= pada and (nama.sampai is None or nama.sampai > pada)
        if cocok or nama.unit_id not in berlaku:
            hasil[nama.unit_id] = (nama.nama, nama.singkatan or nama.nama)
        if cocok:
            berlaku.add(nama.unit_id)
    return hasil


def subpohon(unit: Unit, tahun: int, garis: str = Garis.KOMANDO) -> dict[int, int]:
    """Ids of the unit and all below it in that year's tree, with their distance."""
    baris = Leluhur.objects.filter(tahun=tahun, garis=garis, leluhur=unit).values_list("unit_id", "jarak")
    return dict(baris) or {unit.pk: 0}


def leluhur(unit: Unit, tahun: int, garis: str = Garis.KOMANDO) -> list[int]:
    """Ids from the unit itself up to the root of that year's tree."""
    baris = (
        Leluhur.objects.filter(tahun=tahun, garis=garis, unit=unit)
        .order_by("jarak")
        .values_list("leluhur_id", flat=True)
    )
    return list(baris) or [unit.pk]
