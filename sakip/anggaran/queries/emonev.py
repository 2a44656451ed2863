"""Reads of e-Monev: which programme reported which month and how completely; outputs of national priority."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import CapaianOutput, Dipa, LaporanEmonev, RincianOutput
from sakip.anggaran.queries.cakupan import unit_cakupan
from sakip.aturan.angka import bagi, kali, rapikan, rata
from sakip.aturan.periode import NAMA_BULAN, baca_periode, jatuh_tempo
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit

SERATUS = Decimal(100)
#: A report of a month is late after this day of the next month.
HARI_BATAS = 10


@dataclass(frozen=True)
class SelEmonev:
    """A month of a DIPA. ``persen`` None: not reported; ``jatuh_tempo``: its last day is over."""

    bulan: int
    nama_bulan: str
    batas: dt.date
    persen: Decimal | None = None
    tanggal_kirim: dt.date | None = None
    sumber: str = ""
    catatan: str = ""
    jatuh_tempo: bool = True

    @property
    def terlambat(self) -> bool:
        """Sent after the last day; a report without date is not judged."""
        return self.tanggal_kirim is not None and self.tanggal_kirim > self.batas

    @property
    def kosong(self) -> bool:
        """Due and not reported."""
        return self.persen is None and self.jatuh_tempo


@dataclass(frozen=True)
class BarisEmonev:
    """A DIPA with its twelve months; ``rata`` is the mean of the reported ones."""

    dipa_id: int
    kode: str
    nama: str
    program: str
    unit: str
    sel: tuple[SelEmonev, ...]
    rata: Decimal | None

    @property
    def dilaporkan(self) -> int:
        return sum(s.persen is not None for s in self.sel)

    @property
    def jatuh_tempo(self) -> int:
        return sum(s.jatuh_tempo for s in self.sel)

    @property
    def terlambat(self) -> int:
        return sum(s.terlambat for s in self.sel)

    @property
    def lengkap(self) -> Decimal | None:
        """Months reported in full (100) of those that are due, in percent; None before the first is due."""
        if not self.jatuh_tempo:
            return None
        penuh = sum(s.persen is not None and s.persen >= SERATUS and s.jatuh_tempo for s in self.sel)
        return rapikan(kali(bagi(Decimal(penuh), Decimal(self.jatuh_tempo)), SERATUS))


@dataclass(frozen=True)
class KelengkapanEmonev:
    """The grid of a unit's year. ``rata`` over all reports there are; missing ones are counted, never 0."""

    unit: str
    nama_unit: str
    tahun: int
    cakupan: str
    pada: dt.date | None
    baris: tuple[BarisEmonev, ...]
    rata_bulan: tuple[Decimal | None, ...]
    rata: Decimal | None
    dilaporkan: int
    jatuh_tempo: int
    terlambat: int

    @property
    def belum(self) -> tuple[tuple[BarisEmonev, SelEmonev], ...]:
        """Reports that are due and not there."""
        return tuple((b, s) for b in self.baris for s in b.sel if s.kosong)


def kelengkapan(
    unit: Unit, tahun: int, pada: dt.date | None = None, *, cakupan: str = "kantor"
) -> KelengkapanEmonev:
    """Completeness of the e-Monev reports of the unit's DIPA by month; five queries.

    ``pada`` decides what is due (None: the whole year). ``cakupan``: ``kantor`` or ``dengan_upt``.
    """
    dipa = list(
        Dipa.objects.filter(unit__in=unit_cakupan(unit, tahun, cakupan), tahun=tahun)
        .select_related("program", "unit")
        .order_by("unit__kode", "kode")
    )
    laporan: dict[int, dict[int, LaporanEmonev]] = defaultdict(dict)
    for x in LaporanEmonev.objects.filter(dipa__in=[d.pk for d in dipa]):
        laporan[x.dipa_id][x.bulan] = x
    nama = nama_unit({d.unit_id for d in dipa} | {unit.pk}, dt.date(tahun, 12, 31))
    baris = tuple(_baris(d, laporan[d.pk], nama.get(d.unit_id, (d.unit.kode,))[0], pada) for d in dipa)
    semua = [s for b in baris for s in b.sel]
    return KelengkapanEmonev(
        unit=unit.kode,
        nama_unit=nama.get(unit.pk, (unit.kode,))[0],
        tahun=tahun,
        cakupan=cakupan,
        pada=pada,
        baris=baris,
        rata_bulan=tuple(_rata([b.sel[n] for b in baris]) for n in range(12)),
        rata=_rata(semua),
        dilaporkan=sum(s.persen is not None for s in semua),
        jatuh_tempo=sum(s.jatuh_tempo for s in semua),
        terlambat=sum(s.terlambat for s in semua),
    )


def laporan_bulan(unit: Unit, tahun: int, bulan: int) -> list[tuple[Dipa, LaporanEmonev | None]]:
    """The unit's own DIPA with their report of a month, by code; two queries."""
    ada = {
        x.dipa_id: x for x in LaporanEmonev.objects.filter(dipa__unit=unit, dipa__tahun=tahun, bulan=bulan)
    }
    return [(d, ada.get(d.pk)) for d in Dipa.objects.filter(unit=unit, tahun=tahun).order_by("kode")]


def _baris(d: Dipa, laporan: dict[int, LaporanEmonev], unit: str, pada: dt.date | None) -> BarisEmonev:
    sel = []
    for bulan, nama in enumerate(NAMA_BULAN, 1):
        batas = batas_lapor(d.tahun, bulan)
        x = laporan.get(bulan)
        tempo = pada is None or pada > batas
        sel.append(
            SelEmonev(bulan, nama, batas, x.persen, x.tanggal_kirim, x.sumber, x.catatan, tempo)
            if x
            else SelEmonev(bulan, nama, batas, jatuh_tempo=tempo)
        )
    program = d.program.nama if d.program else ""
    return BarisEmonev(d.pk, d.kode, d.nama, program, unit, tuple(sel), _rata(sel))


def batas_lapor(tahun: int, bulan: int) -> dt.date:
    """The last day on which the report of a month is on time: the 10th of the next month."""
    return jatuh_tempo(baca_periode(f"{tahun}-{bulan:02d}"), HARI_BATAS)


def _rata(sel: Sequence[SelEmonev]) -> Decimal | None:
    ada = [s.persen for s in sel if s.persen is not None]
    return rapikan(rata(ada)) if ada else None


# --- national priority -------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisPrioritas:
    """An output of national priority with its latest progress up to the month; None: not reported."""

    output_id: int
    dipa: str
    kode: str
    nama: str
    prioritas: str
    unit: str
    satuan: str
    target: Decimal
    bulan: int | None
    volume: Decimal | None
    progres: Decimal | None
    persen_volume: Decimal | None
    keterangan: str


def prioritas_nasional(
    unit: Unit, tahun: int, bulan: int = 12, *, cakupan: str = "dengan_upt"
) -> list[BarisPrioritas]:
    """The outputs that serve a national priority, with what was reached by the end of ``bulan``."""
    output = list(
        RincianOutput.objects.filter(dipa__unit__in=unit_cakupan(unit, tahun, cakupan), dipa__tahun=tahun)
        .exclude(prioritas_nasional="")
        .select_related("dipa__unit")
        .order_by("prioritas_nasional", "dipa__kode", "kode")
    )
    akhir: dict[int, CapaianOutput] = {}
    for c in CapaianOutput.objects.filter(output__in=[o.pk for o in output], bulan__lte=bulan).order_by(
        "bulan"
    ):
        akhir[c.output_id] = c
    nama = nama_unit({o.dipa.unit_id for o in output}, dt.date(tahun, 12, 31))
    return [_prioritas(o, akhir.get(o.pk), nama.get(o.dipa.unit_id, (o.dipa.unit.kode,))[0]) for o in output]


def _prioritas(o: RincianOutput, c: CapaianOutput | None, unit: str) -> BarisPrioritas:
    return BarisPrioritas(
        output_id=o.pk,
        dipa=o.dipa.kode,
        kode=o.kode,
        nama=o.nama,
        prioritas=o.prioritas_nasional,
        unit=unit,
        satuan=o.satuan,
        target=o.target,
        bulan=c.bulan if c else None,
        volume=c.volume if c else None,
        progres=c.progres if c else None,
        persen_volume=rapikan(kali(bagi(c.volume, o.target), SERATUS)) if c else None,
        keterangan=c.keterangan if c else "",
    )
