"""The units whose forms a person works on, with state and deadline of a month; a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from sakip.agenda.queries import tenggat_semua
from sakip.aturan.alur import DIKEMBALIKAN, DRAF
from sakip.aturan.periode import NAMA_BULAN
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import Isian, Kejadian
from sakip.pengukuran.queries.alur import LABEL_KEADAAN, kunci_bulan, perjalanan_semua
from sakip.pengukuran.queries.alur_wajib import wajib_semua
from sakip.perencanaan.models import PengisiVariabel
from sakip.perjanjian.models import Perjanjian

#: Of a month in which nothing is due: neither a draft nor late.
TANPA_ISIAN = "Tidak ada isian"


@dataclass(frozen=True)
class BulanFormulir:
    """The form of one unit and month: where it stands and until when it is on time.

    ``diminta``: something is due in that month, or the form is on its way; else there is nothing to do.
    """

    bulan: int
    nama: str
    keadaan: str
    kata: str
    tenggat: dt.datetime
    terlambat: bool
    mulai: bool
    diminta: bool


@dataclass(frozen=True)
class UnitFormulir:
    """A unit with the forms of the months that were asked for."""

    unit_id: int
    instansi: str
    kode: str
    nama: str
    zona: str
    bulan: tuple[BulanFormulir, ...]


def unit_pengisi(unit_id: Collection[int], tahun: int) -> set[int]:
    """Of these units those that have something to fill in the year: named, or by what they did before."""
    ada = PengisiVariabel.objects.filter(unit_id__in=unit_id, sejak_tahun__lte=tahun).filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun)
    )
    dekat = (tahun - 1, tahun)
    isian = Isian.objects.filter(unit_id__in=unit_id, tahun__in=dekat).order_by()
    kejadian = Kejadian.objects.filter(unit_id__in=unit_id, tanggal__year__in=dekat).order_by()
    perjanjian = Perjanjian.objects.filter(unit_id__in=unit_id, tahun=tahun)
    return {
        *ada.values_list("unit_id", flat=True),
        *isian.values_list("unit_id", flat=True).distinct(),
        *kejadian.values_list("unit_id", flat=True).distinct(),
        *perjanjian.values_list("unit_id", flat=True),
    }


def formulir_semua(
    unit_id: Collection[int], tahun: int, bulan: Collection[int], kini: dt.datetime
) -> list[UnitFormulir]:
    """The forms of these units, by name."""
    unit = list(Unit.objects.filter(pk__in=unit_id).select_related("instansi"))
    if not unit:
        return []
    kunci = {b: kunci_bulan(tahun, b) for b in bulan}
    jalan = perjalanan_semua([u.pk for u in unit], list(kunci.values()))
    tenggat = tenggat_semua(unit, FORMULIR, list(kunci.values()))
    nama = nama_unit([u.pk for u in unit], min(dt.date(tahun, 12, 31), kini.date()))
    wajib = wajib_semua(unit, tahun)
    hasil = []
    for u in unit:
        isi = []
        for b, k in kunci.items():
            batas, keadaan = tenggat[u.pk, k].batas, jalan[u.pk, k].keadaan
            diminta = keadaan != DRAF or bool(wajib[u.pk].baris(b))
            isi.append(
                BulanFormulir(
                    b,
                    NAMA_BULAN[b - 1],
                    keadaan if diminta else "kosong",
                    LABEL_KEADAAN[keadaan] if diminta else TANPA_ISIAN,
                    batas,
                    diminta and keadaan in (DRAF, DIKEMBALIKAN) and kini > batas,
                    dt.date(tahun, b, 1) <= kini.date(),
                    diminta,
                )
            )
        hasil.append(
            UnitFormulir(u.pk, u.instansi.kode, u.kode, nama.get(u.pk, (u.kode, ""))[0], u.zona, tuple(isi))
        )
    return sorted(hasil, key=lambda x: (x.nama, x.kode))
