"""Reads of a budget line by line, of its versions, and of the years before: what a report's tables need."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from sakip.anggaran.models import BarisDipa, Dipa, JenisRevisi, Potret, RealisasiBaris, RevisiDipa
from sakip.anggaran.queries import persen, sampai_tanggal
from sakip.organisasi.models import Garis, Leluhur, Unit

TAHUN_MUNDUR = 3
_Kunci = tuple[str, str]


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
    """A year's budget of the unit and the units below it in that year; ``dipa`` are the codes counted."""

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
    """What all DIPA of the year together had spent up to a day."""

    per_tanggal: dt.date
    realisasi: int


@dataclass(frozen=True)
class RincianAnggaran:
    """Lines and versions of the year's DIPA; ``tahun`` are the totals of years, the report's own last;
    ``potret`` the snapshots of the year that have all of its DIPA, by day."""

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
    potret: dict[int, Potret]
    realisasi: dict[int, dict[_Kunci, int]]

    def akhir(self, d: Dipa) -> list[BarisDipa]:
        versi = self.versi.get(d.pk)
        return self.baris.get(versi[-1].pk, []) if versi else []

    def awal(self, d: Dipa) -> list[BarisDipa] | None:
        """Lines of the first version; None when that one is not recorded."""
        versi = self.versi.get(d.pk)
        return self.baris.get(versi[0].pk, []) if versi and _ada_awal(versi) else None


def rincian_anggaran(unit: Unit, tahun: int, pada: dt.date | None = None) -> RincianAnggaran:
    """Lines and versions of the year's DIPA, and the totals of up to three years before it.

    By the versions and snapshots not later than ``pada``; in a fixed number of queries.
    """
    m = _muat(unit, range(tahun - TAHUN_MUNDUR, tahun + 1), pada)
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
        potret=_potret(kini, pada),
    )


def _potret(dipa: Sequence[Dipa], pada: dt.date | None) -> tuple[PotretTahun, ...]:
    """Of one day the first source by name; a snapshot that lacks a DIPA compares with no other."""
    semua = (
        RealisasiBaris.objects.filter(sampai_tanggal("potret__per_tanggal", pada), dipa__in=dipa)
        .values("potret_id", "potret__per_tanggal")
        .annotate(jumlah=Sum("rupiah"), banyak=Count("dipa", distinct=True))
        .order_by("potret__per_tanggal", "potret__sumber")
    )
    hasil: dict[dt.date, int] = {}
    for x in semua:
        if x["banyak"] == len(dipa):
            hasil.setdefault(x["potret__per_tanggal"], int(x["jumlah"]))
    return tuple(PotretTahun(hari, n) for hari, n in hasil.items())


def _muat(unit: Unit, tahun: Sequence[int], pada: dt.date | None) -> _Muatan:
    dipa = _dipa(unit, tahun)
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
    return _Muatan(dipa, versi, baris, *_realisasi(dipa, pada))


def _dipa(unit: Unit, tahun: Sequence[int]) -> list[Dipa]:
    """The DIPA of the years, each year by its own tree."""
    pohon: dict[int, set[int]] = defaultdict(set)
    garis = Leluhur.objects.filter(tahun__in=tahun, garis=Garis.KOMANDO, leluhur=unit)
    for n, pk in garis.values_list("tahun", "unit_id"):
        pohon[n].add(pk)
    milik = {n: pohon.get(n) or {unit.pk} for n in tahun}
    semua = (
        Dipa.objects.filter(tahun__in=tahun, unit_id__in=set[int]().union(*milik.values()))
        .select_related("unit", "program")
        .order_by("tahun", "kode")
    )
    return [d for d in semua if d.unit_id in milik[d.tahun]]


def _ada_awal(versi: Sequence[RevisiDipa]) -> bool:
    return versi[0].jenis == JenisRevisi.AWAL or versi[0].nomor == 0


def _realisasi(
    dipa: Iterable[Dipa], pada: dt.date | None
) -> tuple[dict[int, Potret], dict[int, dict[_Kunci, int]]]:
    """The latest snapshot of each year, and its realisation by DIPA and line."""
    kunci = [d.pk for d in dipa]
    pasangan = set(
        RealisasiBaris.objects.filter(sampai_tanggal("potret__per_tanggal", pada), dipa_id__in=kunci)
        .values_list("potret_id", "dipa__tahun")
        .distinct()
        .order_by()
    )
    semua = {p.pk: p for p in Potret.objects.filter(pk__in={pk for pk, _ in pasangan})}
    potret: dict[int, Potret] = {}
    # Of one day the first source by name, as the summary of the year takes it.
    for pk, n in sorted(pasangan, key=lambda x: semua[x[0]].sumber, reverse=True):
        if n not in potret or semua[pk].per_tanggal >= potret[n].per_tanggal:
            potret[n] = semua[pk]
    tahun = {d.pk: d.tahun for d in dipa}
    hasil: dict[int, dict[_Kunci, int]] = defaultdict(dict)
    for r in RealisasiBaris.objects.filter(potret__in=potret.values(), dipa_id__in=kunci):
        if r.potret_id == potret[tahun[r.dipa_id]].pk:
            hasil[r.dipa_id][r.baris, r.jenis_belanja] = r.rupiah
    return potret, hasil


def _baris(m: _Muatan, d: Dipa) -> Iterator[BarisRincian]:
    """Lines of the latest version, lines that only the first one had, then money on unknown lines."""
    nyata = dict(m.realisasi.get(d.pk, {}))
    akhir, awal = m.akhir(d), m.awal(d)
    lama = {(b.kode, b.jenis_belanja): b for b in awal or ()}

    def pagu_awal(kunci: _Kunci) -> int | None:
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
    lapor = [sum(m.realisasi[d.pk].values()) for d in dipa if m.realisasi.get(d.pk)]
    potret = m.potret.get(tahun)
    tanpa = len(dipa) - len(lapor)
    return TahunAnggaran(
        tahun=tahun,
        dipa=frozenset(d.kode for d in dipa),
        pagu=pagu,
        realisasi=sum(lapor) if lapor else None,
        # A percentage of all pagu is only told when all of it has a realisation.
        persen=persen(sum(lapor), pagu) if lapor and not tanpa else None,
        tanpa_realisasi=tanpa,
        sumber=potret.sumber if potret else "",
        per_tanggal=potret.per_tanggal if potret else None,
    )
