"""Writes of the organisation that keep its tree a tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Q

from sakip.inti.galat import Masalah
from sakip.organisasi.models import Garis, Instansi, KedudukanUnit, Leluhur


def induk_setahun(
    kedudukan: Iterable[tuple[str, str | None, dt.date, dt.date | None]], tahun: int
) -> dict[str, str | None]:
    """The parent of each unit in a year's tree: the last place that it held within the year.

    Rows are (unit, parent, sejak, sampai), all of one line.
    """
    awal, akhir = dt.date(tahun, 1, 1), dt.date(tahun + 1, 1, 1)
    berlaku: dict[str, tuple[dt.date, str | None]] = {}
    for unit, induk, sejak, sampai in kedudukan:
        if sejak >= akhir or (sampai is not None and sampai <= awal):
            continue
        if unit not in berlaku or sejak > berlaku[unit][0]:
            berlaku[unit] = (sejak, induk)
    return {unit: induk for unit, (_, induk) in berlaku.items()}


def lingkaran(induk: Mapping[str, str | None]) -> list[str]:
    """The units of one cycle in order, or an empty list when ``induk`` is a forest."""
    aman: set[str] = set()
    for mulai in induk:
        jalan: list[str] = []
        kini: str | None = mulai
        while kini is not None and kini in induk and kini not in aman:
            if kini in jalan:
                return [*jalan[jalan.index(kini) :], kini]
            jalan.append(kini)
            kini = induk[kini]
        aman.update(jalan)
    return []


def tahun_pohon(rentang: Iterable[tuple[dt.date, dt.date | None]], tambahan: Iterable[int] = ()) -> list[int]:
    """Years in which the tree may differ: every year of a change, plus ``tambahan``."""
    tahun = set(tambahan)
    for sejak, sampai in rentang:
        tahun.add(sejak.year)
        if sampai is not None:
            tahun.add(sampai.year)
    return sorted(tahun)


def periksa_pohon(
    kedudukan: Iterable[tuple[str, str | None, dt.date, dt.date | None]], garis: str, tempat: str
) -> list[Masalah]:
    """Faults of a line of command: a cycle in any year."""
    baris = list(kedudukan)
    for tahun in tahun_pohon((b[2], b[3]) for b in baris):
        putaran = lingkaran(induk_setahun(baris, tahun))
        if putaran:
            return [
                Masalah(
                    tempat,
                    f"Pohon unit garis {garis} tahun {tahun} melingkar: {' → '.join(putaran)}.",
                    "Perbaiki induk salah satu unit itu.",
                )
            ]
    return []


@transaction.atomic
def bangun_leluhur(*, instansi: Instansi, tahun: int) -> int:
    """Rebuild the closure table of one agency and year for every line; returns the number of rows."""
    Leluhur.objects.filter(tahun=tahun).filter(Q(unit__instansi=instansi)).delete()
    baris: list[Leluhur] = []
    for garis in Garis.values:
        kedudukan = KedudukanUnit.objects.filter(unit__instansi=instansi, garis=garis).values_list(
            "unit_id", "induk_id", "sejak", "sampai"
        )
        teks = [(str(u), None if i is None else str(i), s, p) for u, i, s, p in kedudukan]
        induk = induk_setahun(teks, tahun)
        for unit in set(induk) | {i for i in induk.values() if i is not None}:
            kini: str | None = unit
            jarak = 0
            while kini is not None:
                baris.append(
                    Leluhur(tahun=tahun, garis=garis, leluhur_id=int(kini), unit_id=int(unit), jarak=jarak)
                )
                kini, jarak = induk.get(kini), jarak + 1
    Leluhur.objects.bulk_create(baris, batch_size=500)
    return len(baris)
