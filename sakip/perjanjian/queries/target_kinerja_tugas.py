"""What target kinerja waits for: a unit's sending, a repair, an owner's score, a changed evidence list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from django.db.models import F, Max, Q

from sakip.aturan import target_kinerja as aturan
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import LangkahTargetKinerja, NilaiTargetKinerja, PelaksanaTargetKinerja
from sakip.perjanjian.queries.target_kinerja import hari_kelompok, setempat

Jenis = Literal["isi", "kembali", "nilai", "syarat"]
#: A quarter that was not sent is asked for until about the next window.
HARI_DITAGIH = 90


@dataclass(frozen=True)
class TugasTarget:
    """So many targets of a unit's quarter that wait for the same. ``sampai``: the end of the window.

    ``sisa`` days are left where the unit is. ``sejak``: the day of the last change of an evidence list;
    ``pelaksana_id`` of one of them.
    """

    jenis: Jenis
    unit: Unit
    tahun: int
    periode: str
    pelaksana_id: int
    banyak: int = 1
    sampai: dt.datetime | None = None
    sisa: int | None = None
    alasan: str = ""
    sejak: dt.date | None = None


_Keputusan = dict[tuple[int, str], tuple[aturan.Keputusan, str]]


def tugas_pelaksana(boleh: Collection[int], waktu: dt.datetime) -> list[TugasTarget]:
    """What operators of the units must send, mend or read; four queries."""
    if not boleh:
        return []
    baris = list(
        PelaksanaTargetKinerja.objects.filter(
            Q(unit_id__in=boleh) | Q(penanggung_id__in=boleh),
            target__kelompok__tahun__in=(waktu.year, waktu.year - 1),
        )
        .select_related("target__kelompok", "unit__instansi", "penanggung__instansi")
        .annotate(nomor=Max("target__syarat__nomor"), diubah=Max("target__syarat__waktu"))
        .order_by("target__kelompok__tahun", "urutan", "pk")
    )
    langkah = _langkah(LangkahTargetKinerja.objects.filter(pelaksana__in=[p.pk for p in baris]))
    keputusan = _keputusan([p.pk for p in baris])
    isi: list[TugasTarget] = []
    for p in baris:
        unit = p.unit if p.unit_id in boleh else p.penanggung
        if unit is None:
            continue
        k = p.target.kelompok
        if k.tahun == waktu.year and (p.nomor or 0) > max(p.diketahui_syarat, 1):
            hari = setempat(p.diubah, p.unit.zona).date()
            isi.append(TugasTarget("syarat", unit, k.tahun, "", p.pk, sejak=hari))
        for q in aturan.PERIODE:
            putus = keputusan.get((p.pk, q))
            keadaan = aturan.keadaan(langkah.get((p.pk, q)), putus[0] if putus else None)
            if keadaan == "dikembalikan" and putus:
                isi.append(TugasTarget("kembali", unit, k.tahun, q, p.pk, alasan=putus[1]))
            if keadaan != "belum_dikirim":
                continue
            unggah = aturan.jendela(k.tahun, q, hari_kelompok(k), p.unit.zona).unggah
            letak = unggah.letak(waktu)
            if letak == "buka" or (letak == "lewat" and waktu - unggah.akhir < dt.timedelta(HARI_DITAGIH)):
                isi.append(_berbatas("isi", unit, k.tahun, q, p.pk, unggah.akhir, p.unit.zona, waktu))
    return _gabung(isi)


def tugas_pemilik(boleh: Collection[int], waktu: dt.datetime) -> list[TugasTarget]:
    """What owners must score: sent quarters whose scoring window has begun; three queries."""
    if not boleh:
        return []
    terkirim = LangkahTargetKinerja.objects.filter(
        diajukan__isnull=False,
        pelaksana__target__pemilik_id__in=boleh,
        pelaksana__target__kelompok__tahun__in=(waktu.year, waktu.year - 1),
    )
    baris = list(
        terkirim.select_related(
            "pelaksana__unit",
            "pelaksana__target__kelompok",
            "pelaksana__target__pemilik__instansi",
        ).order_by("pelaksana__target__kelompok__tahun", "periode", "pk")
    )
    keputusan = _keputusan([x.pelaksana_id for x in baris])
    isi: list[TugasTarget] = []
    for x in baris:
        p, pemilik = x.pelaksana, x.pelaksana.target.pemilik
        putus = keputusan.get((p.pk, x.periode))
        if aturan.keadaan(x.diajukan, putus[0] if putus else None) != "belum_diverifikasi":
            continue
        k = p.target.kelompok
        nilai = aturan.jendela(k.tahun, x.periode, hari_kelompok(k), p.unit.zona, pemilik.zona).nilai
        if nilai.letak(waktu) != "belum":
            isi.append(
                _berbatas("nilai", pemilik, k.tahun, x.periode, p.pk, nilai.akhir, pemilik.zona, waktu)
            )
    return _gabung(isi)


def _berbatas(
    jenis: Jenis,
    unit: Unit,
    tahun: int,
    periode: str,
    pelaksana: int,
    sampai: dt.datetime,
    zona: str,
    waktu: dt.datetime,
) -> TugasTarget:
    sisa = (sampai.date() - setempat(waktu, zona).date()).days
    return TugasTarget(jenis, unit, tahun, periode, pelaksana, sampai=sampai, sisa=sisa)


def _langkah(baris: Iterable[LangkahTargetKinerja]) -> dict[tuple[int, str], dt.datetime | None]:
    return {(x.pelaksana_id, x.periode): x.diajukan for x in baris}


def _keputusan(pelaksana: Collection[int]) -> _Keputusan:
    """The latest decision of each quarter with its reason."""
    baris = (
        NilaiTargetKinerja.objects.filter(pelaksana__in=set(pelaksana))
        .order_by("nomor")
        .values_list("pelaksana_id", "periode", "nilai", F("waktu"), "alasan")
    )
    return {(p, q): (aturan.Keputusan(nilai, waktu), alasan) for p, q, nilai, waktu, alasan in baris}


def _gabung(isi: Iterable[TugasTarget]) -> list[TugasTarget]:
    """One for all targets of a unit and quarter that wait for the same; the latest change counts."""
    hasil: dict[tuple[str, int, int, str], TugasTarget] = {}
    for t in isi:
        kunci = (t.jenis, t.unit.pk, t.tahun, t.periode)
        if (ada := hasil.get(kunci)) is None:
            hasil[kunci] = t
            continue
        sejak = max((s for s in (ada.sejak, t.sejak) if s), default=None)
        hasil[kunci] = replace(ada, banyak=ada.banyak + 1, alasan=ada.alasan or t.alasan, sejak=sejak)
    return list(hasil.values())
