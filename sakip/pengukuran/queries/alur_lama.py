"""Forms that are older than the lists look back and still open: nobody may lose sight of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sakip.aturan.alur import DISETUJUI
from sakip.aturan.alur import keadaan as keadaan_langkah
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import Langkah, Pengajuan
from sakip.pengukuran.queries.alur_daftar import BarisAlur, daftar_alur
from sakip.pengukuran.queries.alur_lingkup import unit_alur_tahun
from sakip.perjanjian.models import Perjanjian, StatusPerjanjian

#: Asks the door: units on which an action is allowed in the tree of a year.
Boleh = Callable[[str, int], frozenset[int]]
#: Years that every chooser offers, whatever is stored.
TAHUN_PILIHAN = 5


@dataclass(frozen=True)
class Hak:
    """Units whose forms of one year a person fills, verifies and approves."""

    isi: frozenset[int]
    verifikasi: frozenset[int]
    setujui: frozenset[int]


def hak_tahun(boleh: Boleh, tahun: int) -> Hak:
    """What the person may do in the tree of ``tahun``."""
    return Hak(boleh("isi", tahun), boleh("verifikasi", tahun), boleh("setujui", tahun))


def tahun_formulir(instansi_id: Collection[int]) -> set[int]:
    """Years in which these agencies have an agreement in force or submitted a form."""
    pk = Perjanjian.objects.filter(
        instansi_id__in=list(instansi_id), status=StatusPerjanjian.DITANDATANGANI
    ).order_by()
    kirim = Pengajuan.objects.filter(unit__instansi_id__in=list(instansi_id)).order_by()
    return {
        *pk.values_list("tahun", flat=True).distinct(),
        *kirim.values_list("tahun", flat=True).distinct(),
    }


def tahun_pilihan(instansi_id: Collection[int], pada: dt.date) -> list[int]:
    """Years that a chooser of forms offers, newest first: from the first one that has any, to this one."""
    awal = min(tahun_formulir(instansi_id) | {pada.year - TAHUN_PILIHAN + 1})
    return list(range(pada.year, awal - 1, -1))


def formulir_lama(
    boleh: Boleh,
    instansi_id: Collection[int],
    sebelum: tuple[int, int],
    waktu: dt.datetime,
    *,
    siapkan: Callable[[Collection[int]], None],
    diisi: bool = True,
) -> list[tuple[BarisAlur, Hak]]:
    """Open forms of the months before ``sebelum`` and what the person may do there, oldest year first.

    As many queries for ten years as for one (``siapkan`` has the door read all years at once). What nobody
    submitted is read for the units that the person fills (``diisi``); of the others only those with a form
    on its way.
    """
    semua = sorted(t for t in tahun_formulir(instansi_id) if t <= sebelum[0])
    if not semua:
        return []
    siapkan(semua)
    hak = {t: hak_tahun(boleh, t) for t in semua}
    jalan = _di_jalan(semua)
    tampak = unit_alur_tahun({t: (h.verifikasi, h.setujui | h.isi) for t, h in hak.items() if jalan[t]})
    lingkup = {
        t: (set(hak[t].isi) if diisi else set()) | (tampak.get(t, frozenset()) & jalan[t]) for t in semua
    }
    bulan = [(t, b) for t in semua if lingkup[t] for b in range(1, 13) if (t, b) < sebelum]
    baris = daftar_alur({u for isi in lingkup.values() for u in isi}, bulan, waktu)
    return [(b, hak[b.tahun]) for b in baris if b.unit_id in lingkup[b.tahun] and b.keadaan != DISETUJUI]


def _di_jalan(tahun: Collection[int]) -> dict[int, set[int]]:
    """Units with a submission of each year that is not approved."""
    baris = Langkah.objects.filter(pengajuan__tahun__in=list(tahun), pengajuan__formulir=FORMULIR)
    langkah: dict[tuple[int, int, int], list[str]] = {}
    kolom = ("pengajuan_id", "pengajuan__tahun", "pengajuan__unit_id", "tindakan")
    for p, t, unit, tindakan in baris.order_by("urut").values_list(*kolom):
        langkah.setdefault((p, t, unit), []).append(tindakan)
    hasil: dict[int, set[int]] = {t: set() for t in tahun}
    for (_, t, unit), isi in langkah.items():
        if keadaan_langkah(isi) != DISETUJUI:
            hasil[t].add(unit)
    return hasil
