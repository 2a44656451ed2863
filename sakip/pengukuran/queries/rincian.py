"""What stands behind the figures of a year: kinds, events, and how a realisation grew with the months."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from sakip.aturan.agregasi import HasilRealisasi, KeadaanNilai, Nilai
from sakip.aturan.periode import baca_periode
from sakip.organisasi.models import Unit
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.iris import Rentang
from sakip.pengukuran.models import Isian, Kejadian
from sakip.pengukuran.queries.muat import MuatanUnit, periode_resmi, termasuk_resmi
from sakip.pengukuran.queries.sampai import Irisan, potong, realisasi_irisan
from sakip.perencanaan.models import KategoriVariabel, Variabel

#: Values by unit code and period key.
PerUnit = Mapping[str, Mapping[str, Nilai]]


@dataclass(frozen=True)
class RincianKategori:
    """One part of a variable's breakdown."""

    nama: str
    isi: PerUnit


@dataclass(frozen=True)
class Peristiwa:
    """One event of a list variable; ``nama`` is "" where the variable holds personal data."""

    unit: str
    tanggal: dt.date
    nama: str
    tempat: str
    kategori: str


@dataclass(frozen=True)
class RincianIsian:
    """Parts and events by variable key; ``pribadi`` are variables whose events are counted, not named."""

    kategori: Mapping[str, tuple[RincianKategori, ...]] = field(default_factory=dict)
    peristiwa: Mapping[str, tuple[Peristiwa, ...]] = field(default_factory=dict)
    pribadi: frozenset[str] = frozenset()


#: Of each indicator: the last day of a period and the realisation of January up to it.
DeretSampai = Mapping[str, tuple[tuple[dt.date, HasilRealisasi], ...]]


def rincian_isian(muatan: MuatanUnit) -> RincianIsian:
    """Parts and events of the variables that the year's items use, as far as the reading takes them."""
    variabel = {
        v.pk: v for v in Variabel.objects.filter(instansi=muatan.unit.instansi, kunci__in=list(muatan.kamus))
    }
    kode = dict(
        Unit.objects.filter(instansi=muatan.unit.instansi, kode__in=list(muatan.jarak)).values_list(
            "pk", "kode"
        )
    )
    resmi = periode_resmi(kode, muatan.tahun) if muatan.bacaan == "resmi" else None
    nama = {
        pk: (kunci, n)
        for pk, kunci, n in KategoriVariabel.objects.filter(variabel_id__in=list(variabel))
        .order_by("variabel_id", "pk")
        .values_list("pk", "variabel__kunci", "nama")
    }
    isi: dict[int, dict[str, dict[str, Nilai]]] = defaultdict(lambda: defaultdict(dict))
    for k, u, periode, nilai, keadaan in Isian.objects.filter(
        tahun=muatan.tahun, unit_id__in=list(kode), kategori_id__in=list(nama)
    ).values_list("kategori_id", "unit_id", "periode", "nilai", "keadaan"):
        if k is not None and termasuk_resmi(resmi, kode[u], periode):
            isi[k][kode[u]][periode] = Nilai(cast(KeadaanNilai, keadaan), nilai)
    kategori: dict[str, list[RincianKategori]] = defaultdict(list)
    for pk, (kunci, n) in nama.items():
        if pk in isi:
            kategori[kunci].append(RincianKategori(n, {u: dict(p) for u, p in isi[pk].items()}))
    return RincianIsian(
        {k: tuple(v) for k, v in kategori.items()},
        _peristiwa(muatan, variabel, kode, resmi, {pk: n for pk, (_, n) in nama.items()}),
        frozenset(v.kunci for v in variabel.values() if v.pribadi),
    )


def _peristiwa(
    muatan: MuatanUnit,
    variabel: Mapping[int, Variabel],
    kode: Mapping[int, str],
    resmi: Mapping[str, list[tuple[dt.date, dt.date]]] | None,
    kategori: Mapping[int, str],
) -> dict[str, tuple[Peristiwa, ...]]:
    daftar = {pk: v for pk, v in variabel.items() if v.bentuk == "daftar"}
    hasil: dict[str, list[Peristiwa]] = defaultdict(list)
    baris = Kejadian.objects.filter(
        variabel_id__in=list(daftar), unit_id__in=list(kode), tanggal__year=muatan.tahun
    ).order_by("tanggal", "unit__kode", "nama")
    for k in baris:
        if termasuk_resmi(resmi, kode[k.unit_id], f"{muatan.tahun}-{k.tanggal.month:02d}"):
            v = daftar[k.variabel_id]
            hasil[v.kunci].append(
                Peristiwa(
                    kode[k.unit_id],
                    k.tanggal,
                    "" if v.pribadi else k.nama,
                    "" if v.pribadi else k.tempat,
                    kategori.get(k.kategori_id or 0, ""),
                )
            )
    return {k: tuple(v) for k, v in hasil.items()}


def deret_sampai(muatan: MuatanUnit, pada: dt.date) -> DeretSampai:
    """Realisation of January up to the end of each period that has entries, by indicator key.

    Only items that are entered more than once a year, and only periods whose figure is due or there.
    No query.
    """
    potongan: dict[dt.date, Irisan] = {}
    hasil: dict[str, tuple[tuple[dt.date, HasilRealisasi], ...]] = {}
    for b in muatan.butir:
        manual = muatan.manual.get(b.indikator_id)
        if manual is None or manual.pengukur in PENGUKUR_LUAR or not manual.variabel:
            continue
        akhir = _akhir_periode(muatan, manual.variabel.values())
        if len(akhir) < 2:
            continue
        isi = []
        for hari in akhir:
            if hari not in potongan:
                potongan[hari] = potong(muatan, Rentang(dt.date(muatan.tahun, 1, 1), hari))
            isi.append((hari, realisasi_irisan(potongan[hari], b, manual, pada).hasil))
        hasil[b.indikator.kunci] = tuple(isi)
    return hasil


def _akhir_periode(muatan: MuatanUnit, variabel: Iterable[str]) -> list[dt.date]:
    return sorted(
        {baca_periode(k).akhir for v in variabel for isi in muatan.isian.get(v, {}).values() for k in isi}
    )
