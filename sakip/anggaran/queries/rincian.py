"""Reads of a budget line by line, of its versions, and of the years before: what a report's tables need."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import BarisDipa, Dipa, JenisRevisi, RevisiDipa
from sakip.anggaran.queries.cakupan import BAWAAN
from sakip.anggaran.queries.potret import (
    Kunci,
    PotretBaca,
    potret_bulanan,
    realisasi_potret,
    sampai_tanggal,
    sebut_sumber,
)
from sakip.anggaran.queries.ringkas import persen
from sakip.organisasi.models import Garis, Leluhur, Unit

TAHUN_MUNDUR = 3


@dataclass(frozen=True)
class BarisRincian:
    """A line of a DIPA in its latest version, or money on a line that this version does not have.

    ``pagu_awal`` is that of the first version; None where that one is not recorded. ``realisasi`` None:
    no figure.
    """

    dipa: str
    unit: str
    kode: str
    uraian: str
    program: str
    kegiatan: str
    jenis_belanja: str
    pagu_awal: int | None
    pagu: int
    blokir: int
    realisasi: int | None


@dataclass(frozen=True)
class VersiDipa:
    """Which versions of a DIPA are recorded: whether the first one is, how many followed, and the latest."""

    dipa: str
    nama: str
    unit: str
    ada_awal: bool
    nomor: int
    jenis: str
    tanggal: dt.date | None


@dataclass(frozen=True)
class TahunAnggaran:
    """A year's budget of the unit and the units below it in that year; ``dipa`` are the codes counted.

    By each DIPA's latest snapshot; ``per_tanggal`` is the newest of their days.
    """

    tahun: int
    dipa: frozenset[str]
    pagu: int
    realisasi: int | None
    persen: Decimal | None
    tanpa_realisasi: int
    sumber: str
    per_tanggal: dt.date | None


@dataclass(frozen=True)
class PotretTahun:
    """What all DIPA of the year together had spent in a month's last snapshots, the newest of that day."""

    per_tanggal: dt.date
    realisasi: int


@dataclass(frozen=True)
class RincianAnggaran:
    """Lines and versions of the year's DIPA; ``tahun`` are the totals of years, the report's own last;
    ``potret`` the months of the year in which each of its DIPA has a snapshot, by day."""

    baris: tuple[BarisRincian, ...] = ()
    versi: tuple[VersiDipa, ...] = ()
    tahun: tuple[TahunAnggaran, ...] = ()
    potret: tuple[PotretTahun, ...] = ()


@dataclass
class _Muatan:
    """What was read, by primary key of the DIPA (``baris``: of its version)."""

    dipa: list[Dipa]
    versi: dict[int, list[RevisiDipa]]
    baris: dict[int, list[BarisDipa]]
    potret: dict[int, list[PotretBaca]]
    nyata: dict[tuple[int, int], dict[Kunci, int]]

    def realisasi(self, d: Dipa) -> dict[Kunci, int]:
        """Of the DIPA's latest snapshot; {} without one."""
        potret = self.potret.get(d.pk)
        return self.nyata[potret[-1].id, d.pk] if potret else {}

    def akhir(self, d: Dipa) -> list[BarisDipa]:
        versi = self.versi.get(d.pk)
        return self.baris.get(versi[-1].pk, []) if versi else []

    def awal(self, d: Dipa) -> list[BarisDipa] | None:
        """Lines of the first version; None when that one is not recorded."""
        versi = self.versi.get(d.pk)
        return self.baris.get(versi[0].pk, []) if versi and _ada_awal(versi) else None


def rincian_anggaran(
    unit: Unit, tahun: int, pada: dt.date | None = None, *, cakupan: str = BAWAAN
) -> RincianAnggaran:
    """Lines and versions of the year's DIPA, and the totals of up to three years before it.

    By the versions and snapshots not later than ``pada``; in a fixed number of queries.
    """
    m = _muat(unit, range(tahun - TAHUN_MUNDUR, tahun + 1), pada, cakupan)
    kini = [d for d in m.dipa if d.tahun == tahun]
    return RincianAnggaran(
        baris=tuple(b for d in kini for b in _baris(m, d)),
        versi=tuple(
            VersiDipa(d.kode, d.nama, d.unit.kode, _ada_awal(v), v[-1].nomor, v[-1].jenis, v[-1].tanggal)
            for d in kini
            if (v := m.versi.get(d.pk))
        ),
        tahun=tuple(
            _tahun(m, n, [d for d in m.dipa if d.tahun == n]) for n in sorted({d.tahun for d in m.dipa})
        ),
        potret=_potret(m, kini),
    )


def _potret(m: _Muatan, dipa: Sequence[Dipa]) -> tuple[PotretTahun, ...]:
    """A month that lacks a DIPA compares with no other."""
    hasil: list[PotretTahun] = []
    for bulan in range(13):
        ada = [(d, p) for d in dipa for p in m.potret.get(d.pk, []) if p.bulan == bulan]
        if dipa and len(ada) == len(dipa):
            jumlah = sum(sum(m.nyata[p.id, d.pk].values()) for d, p in ada)
            hasil.append(PotretTahun(max(p.tanggal for _, p in ada), jumlah))
    return tuple(hasil)


def _muat(unit: Unit, tahun: Sequence[int], pada: dt.date | None, cakupan: str) -> _Muatan:
    dipa = _dipa(unit, tahun, cakupan)
    versi: dict[int, list[RevisiDipa]] = defaultdict(list)
    semua = RevisiDipa.objects.filter(sampai_tanggal("tanggal", pada), dipa__in=[d.pk for d in dipa])
    for r in semua.order_by("dipa_id", "nomor"):
        versi[r.dipa_id].append(r)
    baris: dict[int, list[BarisDipa]] = defaultdict(list)
    perlu = {r.pk for v in versi.values() for r in (v[0], v[-1])}
    for b in (
        BarisDipa.objects.filter(revisi_id__in=perlu)
        .select_related("kegiatan__program")
        .order_by("kode", "jenis_belanja")
    ):
        baris[b.revisi_id].append(b)
    potret = potret_bulanan({d.pk: d.tahun for d in dipa}, pada)
    kini = {d.pk for d in dipa if d.tahun == tahun[-1]}
    nyata = realisasi_potret(
        {(p.id, pk) for pk, isi in potret.items() for p in (isi if pk in kini else isi[-1:])}
    )
    return _Muatan(dipa, versi, baris, potret, nyata)


def _dipa(unit: Unit, tahun: Sequence[int], cakupan: str) -> list[Dipa]:
    """The DIPA of the years, each year by its own tree, or of the office alone."""
    pohon: dict[int, set[int]] = defaultdict(set)
    garis = Leluhur.objects.filter(tahun__in=tahun, garis=Garis.KOMANDO, leluhur=unit)
    for n, pk in garis.values_list("tahun", "unit_id"):
        pohon[n].add(pk)
    milik = {n: (pohon.get(n) if cakupan == BAWAAN else None) or {unit.pk} for n in tahun}
    semua = (
        Dipa.objects.filter(tahun__in=tahun, unit_id__in=set[int]().union(*milik.values()))
        .select_related("unit", "program")
        .order_by("tahun", "kode")
    )
    return [d for d in semua if d.unit_id in milik[d.tahun]]


def _ada_awal(versi: Sequence[RevisiDipa]) -> bool:
    return versi[0].jenis == JenisRevisi.AWAL or versi[0].nomor == 0


def _baris(m: _Muatan, d: Dipa) -> Iterator[BarisRincian]:
    """Lines of the latest version, lines that only the first one had, then money on unknown lines."""
    nyata = dict(m.realisasi(d))
    akhir, awal = m.akhir(d), m.awal(d)
    lama = {(b.kode, b.jenis_belanja): b for b in awal or ()}

    def pagu_awal(kunci: Kunci) -> int | None:
        return None if awal is None else lama[kunci].pagu if kunci in lama else 0

    for b in akhir:
        kunci = (b.kode, b.jenis_belanja)
        yield _satu(d, b, pagu_awal(kunci), b.pagu, b.blokir, nyata.pop(kunci, None))
    ada = {(b.kode, b.jenis_belanja) for b in akhir}
    for kunci, b in lama.items():
        if kunci not in ada:
            yield _satu(d, b, b.pagu, 0, 0, nyata.pop(kunci, None))
    program = d.program.nama if d.program else ""
    for kunci, rupiah in sorted(nyata.items()):
        kode, jenis = kunci
        yield BarisRincian(d.kode, d.unit.kode, kode, "", program, "", jenis, pagu_awal(kunci), 0, 0, rupiah)


def _satu(
    d: Dipa, b: BarisDipa, pagu_awal: int | None, pagu: int, blokir: int, realisasi: int | None
) -> BarisRincian:
    program = b.kegiatan.program if b.kegiatan else d.program
    return BarisRincian(
        d.kode,
        d.unit.kode,
        b.kode,
        b.uraian,
        program.nama if program else "",
        b.kegiatan.nama if b.kegiatan else "",
        b.jenis_belanja,
        pagu_awal,
        pagu,
        blokir,
        realisasi,
    )


def _tahun(m: _Muatan, tahun: int, dipa: Sequence[Dipa]) -> TahunAnggaran:
    pagu = sum(b.pagu for d in dipa for b in m.akhir(d))
    lapor = [sum(m.realisasi(d).values()) for d in dipa if m.potret.get(d.pk)]
    sumber, per_tanggal = sebut_sumber(m.potret[d.pk][-1] for d in dipa if m.potret.get(d.pk))
    tanpa = len(dipa) - len(lapor)
    return TahunAnggaran(
        tahun=tahun,
        dipa=frozenset(d.kode for d in dipa),
        pagu=pagu,
        realisasi=sum(lapor) if lapor else None,
        # A percentage of all pagu is only told when all of it has a realisation.
        persen=persen(sum(lapor), pagu) if lapor and not tanpa else None,
        tanpa_realisasi=tanpa,
        sumber=sumber,
        per_tanggal=per_tanggal,
    )
