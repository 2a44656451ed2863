"""The performance of any unit: of its own agreement, or as its part in the agreement of a unit above it.

Offices sign agreements; divisions and service units often have none. Then two things are known: which
items of the office's agreement name the unit (or one below it) as responsible, and which figures the
unit itself gave. The first makes the account of a division: the office's figures for its items. The
second makes that of a service unit: its own figures, without a target, since the office's target is not
divided among those that contribute.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from django.db.models import Q

from sakip.aturan.agregasi import AturanVariabel, HasilRealisasi
from sakip.aturan.capaian import rata_capaian
from sakip.aturan.periode import Periode, baca_periode
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur, nama_unit, subpohon
from sakip.pengukuran.hasil import HasilUnit
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.iris import sebelumnya
from sakip.pengukuran.models import Isian, Kejadian
from sakip.pengukuran.queries.capaian import kelompok_sasaran, susun
from sakip.pengukuran.queries.muat import MuatanUnit, butir_setahun, muat_unit
from sakip.pengukuran.queries.sampai import deret_bulan, perjanjian_per
from sakip.perencanaan.models import VariabelManual
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian

Dasar = Literal["sendiri", "penanggung", "bagian"]
DeretBulan = Mapping[str, tuple[tuple[str, HasilRealisasi], ...]]


@dataclass(frozen=True)
class KinerjaUnit:
    """A unit's result and where its items come from.

    ``dasar``: ``sendiri`` (its own agreement), ``penanggung`` (items of the agreement of ``pemilik`` that
    it is responsible for, with the figures of ``pemilik``) or ``bagian`` (items of ``pemilik`` to which it
    gives figures: its own figures, no targets). ``sebelumnya``: the same as at the period before, None for
    the first period. ``bulanan``: each month alone, by indicator key. ``daftar``: variables that are
    lists of events.
    """

    hasil: HasilUnit
    dasar: Dasar
    pemilik: str
    nama_pemilik: str
    periode: Periode | None = None
    sebelumnya: HasilUnit | None = None
    bulanan: DeretBulan = field(default_factory=dict)
    nama_unit: Mapping[str, str] = field(default_factory=dict)
    variabel: Mapping[str, AturanVariabel] = field(default_factory=dict)
    daftar: frozenset[str] = frozenset()
    perjanjian: tuple[tuple[str, int, dt.date | None], ...] = ()


def kinerja_unit(
    unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date, periode: Periode | None = None
) -> KinerjaUnit:
    """The year of ``unit``, or the year as at ``periode``; a fixed number of queries per level above it.

    Raises ``TidakDitemukan`` when neither the unit nor a unit above it has an agreement that concerns it.
    """
    dasar, pemilik, muatan = _muat(unit, tahun, bacaan, periode)
    hasil = susun(muatan, pada, periode)
    lalu = sebelumnya(periode) if periode else None
    kode = muatan.jarak
    id_unit = dict(Unit.objects.filter(instansi=unit.instansi, kode__in=kode).values_list("pk", "kode"))
    nama = nama_unit({*id_unit, unit.pk, pemilik.pk}, dt.date(tahun, 12, 31))
    return KinerjaUnit(
        hasil=_atas_nama(hasil, unit, nama),
        dasar=dasar,
        pemilik=pemilik.kode,
        nama_pemilik=nama.get(pemilik.pk, (pemilik.kode, ""))[0],
        periode=periode,
        sebelumnya=_atas_nama(susun(muatan, pada, lalu), unit, nama) if lalu else None,
        bulanan=deret_bulan(muatan, pada, periode) if periode else {},
        nama_unit={k: nama[pk][0] for pk, k in id_unit.items() if pk in nama},
        variabel=muatan.kamus,
        daftar=muatan.daftar,
        perjanjian=tuple(
            sorted({(p.kode, p.revisi, p.tanggal) for p in (b.perjanjian for b in muatan.butir)})
        ),
    )


def kinerja_bulanan(
    unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date
) -> tuple[HasilUnit, tuple[HasilUnit, ...]]:
    """The year of ``unit`` and the year as at the end of each month that has begun; read once.

    ``TidakDitemukan`` as for :func:`kinerja_unit`.
    """
    _, _, muatan = _muat(unit, tahun, bacaan, None)
    nama = nama_unit([unit.pk], dt.date(tahun, 12, 31))
    bulan = [n for n in range(1, 13) if dt.date(tahun, n, 1) <= pada]
    sebut = nama.get(unit.pk, (unit.kode, ""))[0]
    hasil = [susun(muatan, pada, p, nama=sebut) for p in (None, *(sd_bulan(tahun, n) for n in bulan))]
    return _atas_nama(hasil[0], unit, nama), tuple(_atas_nama(h, unit, nama) for h in hasil[1:])


def sd_bulan(tahun: int, bulan: int) -> Periode:
    """January to the end of a month, as a period."""
    return baca_periode(f"{tahun}-{bulan:02d}")


def _muat(unit: Unit, tahun: int, bacaan: str, periode: Periode | None) -> tuple[Dasar, Unit, MuatanUnit]:
    per = perjanjian_per(periode) if periode else None
    atas = {u.pk: u for u in Unit.objects.filter(pk__in=leluhur(unit, tahun)).select_related("instansi")}
    for pk in leluhur(unit, tahun):
        pemilik = atas[pk]
        butir = butir_setahun(pemilik, tahun, bacaan, per)
        if not butir:
            continue
        if pk == unit.pk:
            return "sendiri", pemilik, muat_unit(unit, tahun, bacaan, butir=butir)
        if tanggung := butir_tanggungan(butir, unit, tahun):
            return "penanggung", pemilik, muat_unit(pemilik, tahun, bacaan, butir=tanggung)
        if sumbang := _butir_sumbangan(butir, unit, tahun):
            muatan = muat_unit(unit, tahun, bacaan, butir=sumbang)
            muatan.tanpa_target = True
            return "bagian", pemilik, muatan
    raise TidakDitemukan(
        Masalah(
            "unit",
            f"«{unit.kode}» tidak mempunyai Perjanjian Kinerja tahun {tahun}, dan tidak ada butir Perjanjian "
            "Kinerja unit di atasnya yang menjadi tanggung jawabnya atau memakai isiannya.",
            _saran(unit, bacaan),
        )
    )


def _saran(unit: Unit, bacaan: str) -> str:
    ada = sorted(set(Perjanjian.objects.filter(unit=unit).values_list("tahun", flat=True)))
    if ada:
        draf = "; yang masih draf dibaca dengan --bacaan sementara" if bacaan == "resmi" else ""
        return f"Tahun yang ada perjanjiannya: {', '.join(map(str, ada))}{draf}."
    return "Impor paket yang memuat perjanjiannya, atau periksa penanggung butirnya."


def butir_tanggungan(butir: Sequence[ButirPerjanjian], unit: Unit, tahun: int) -> list[ButirPerjanjian]:
    """The items of another unit's agreement that ``unit`` or a unit below it is responsible for."""
    bawah = subpohon(unit, tahun)
    return [b for b in butir if b.penanggung_id in bawah]


def _butir_sumbangan(butir: Sequence[ButirPerjanjian], unit: Unit, tahun: int) -> list[ButirPerjanjian]:
    """The items of whose manual ``unit`` or a unit below it entered every variable this year."""
    bawah = list(subpohon(unit, tahun))
    pakai = (
        VariabelManual.objects.filter(manual__indikator_id__in=[b.indikator_id for b in butir])
        .filter(manual__sejak_tahun__lte=tahun)
        .filter(Q(manual__sampai_tahun__isnull=True) | Q(manual__sampai_tahun__gte=tahun))
        .exclude(manual__pengukur__in=[*PENGUKUR_LUAR, "sendiri"])
    )
    perlu: dict[tuple[int, int], set[int]] = {}
    for indikator, manual, variabel in pakai.values_list("manual__indikator_id", "manual_id", "variabel_id"):
        perlu.setdefault((indikator, manual), set()).add(variabel)
    semua = {v for isi in perlu.values() for v in isi}
    isian = Isian.objects.filter(unit_id__in=bawah, tahun=tahun, variabel_id__in=semua)
    kejadian = Kejadian.objects.filter(unit_id__in=bawah, tanggal__year=tahun, variabel_id__in=semua)
    ada = {*isian.values_list("variabel_id", flat=True), *kejadian.values_list("variabel_id", flat=True)}
    lengkap = {indikator for (indikator, _), variabel in perlu.items() if variabel <= ada}
    return [b for b in butir if b.indikator_id in lengkap]


def _atas_nama(hasil: HasilUnit, unit: Unit, nama: Mapping[int, tuple[str, str]]) -> HasilUnit:
    """The result told as the unit's; the means are those of its items."""
    if hasil.unit == unit.kode:
        return hasil
    return replace(
        hasil,
        unit=unit.kode,
        nama_unit=nama.get(unit.pk, (unit.kode, ""))[0],
        sasaran=kelompok_sasaran(hasil.butir, hasil.batas),
        rata=rata_capaian((b.capaian for b in hasil.butir), hasil.batas),
    )
