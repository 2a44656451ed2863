"""One loading of an office's budget year for all tables: DIPA, versions, lines, snapshots, plans.

A fixed number of queries, however many DIPA there are. What counts at a day: the latest version and plan
dated not later, and of each DIPA the latest snapshot that speaks of it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sakip.anggaran.models import BarisDipa, BarisRpd, Dipa, RevisiDipa, VersiRpd
from sakip.anggaran.queries.cakupan import BAWAAN, CAKUPAN, unit_cakupan
from sakip.anggaran.queries.kendali import JumlahDokumen, beda_dokumen
from sakip.anggaran.queries.potret import (
    Kunci,
    PotretBaca,
    potret_bulanan,
    realisasi_potret,
    sampai_tanggal,
)
from sakip.inti.templatetags.sakip import tanggal
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit


@dataclass(frozen=True)
class DasarDipa:
    """What a table stands on, for one DIPA: its version and the day of its realisation."""

    id: int
    kode: str
    nama: str
    unit: str
    nama_unit: str
    versi: str
    tanggal_versi: dt.date | None
    sumber: str
    per_tanggal: dt.date | None
    #: Totals of the document that the lines of the version do not add up to.
    beda: tuple[JumlahDokumen, ...] = ()


@dataclass
class Muatan:
    """Everything of the year, by primary key of the DIPA."""

    tahun: int
    cakupan: str
    pada: dt.date | None
    dipa: list[Dipa]
    nama_unit: dict[int, str]
    versi: dict[int, list[RevisiDipa]]
    baris: dict[int, list[BarisDipa]] = field(default_factory=dict)
    potret: dict[int, list[PotretBaca]] = field(default_factory=dict)
    nyata: dict[tuple[int, int], dict[Kunci, int]] = field(default_factory=dict)
    rpd: dict[int, VersiRpd] = field(default_factory=dict)
    rencana: dict[int, dict[str, dict[int, int]]] = field(default_factory=dict)
    #: How a report names the scope; "" for the general words.
    sebutan: str = ""
    satu: bool = False
    per_bulan: bool = False

    @property
    def cakupan_kata(self) -> str:
        if self.satu and self.dipa:
            return f"DIPA {self.dipa[0].kode} saja"
        return self.sebutan or CAKUPAN[self.cakupan]

    def akhir(self, d: Dipa) -> list[BarisDipa]:
        """Lines of the version in force; [] without one."""
        versi = self.versi.get(d.pk)
        return self.baris.get(versi[-1].pk, []) if versi else []

    def pagu(self, d: Dipa) -> int:
        return sum(b.pagu for b in self.akhir(d))

    def potret_akhir(self, d: Dipa) -> PotretBaca | None:
        semua = self.potret.get(d.pk)
        return semua[-1] if semua else None

    def potret_bulan(self, d: Dipa, bulan: int) -> PotretBaca | None:
        """The latest snapshot taken in the month; a day after the year's end counts as December."""
        return next((p for p in reversed(self.potret.get(d.pk, [])) if p.bulan == bulan), None)

    def realisasi(self, d: Dipa, p: PotretBaca | None = None) -> dict[Kunci, int] | None:
        """By line, of a snapshot (default: the latest); None without one."""
        p = p or self.potret_akhir(d)
        return None if p is None else self.nyata.get((p.id, d.pk), {})

    def jumlah_realisasi(self, d: Dipa) -> int | None:
        isi = self.realisasi(d)
        return None if isi is None else sum(isi.values())

    def dasar(self) -> tuple[DasarDipa, ...]:
        return tuple(self._dasar(d) for d in self.dipa)

    def _dasar(self, d: Dipa) -> DasarDipa:
        versi, p = self.versi.get(d.pk), self.potret_akhir(d)
        return DasarDipa(
            d.pk, d.kode, d.nama, d.unit.kode, self.nama_unit.get(d.unit_id, d.unit.kode),
            sebut_versi(versi[-1]) if versi else "belum ada versi",
            versi[-1].tanggal if versi else None,
            p.sumber if p else "",
            p.tanggal if p else None,
            beda_dokumen(versi[-1], self.akhir(d)) if versi else (),
        )  # fmt: skip


def sebut_versi(r: RevisiDipa) -> str:
    """``DIPA awal``, ``Revisi 2``, ``Anggaran belanja tambahan 3``."""
    return r.get_jenis_display() if r.jenis == "awal" else f"{r.get_jenis_display()} {r.nomor}"


def kalimat_dasar(dasar: Sequence[DasarDipa], cakupan_kata: str) -> str:
    """Scope, versions and days in one sentence, for the caption of every table."""
    semua = sorted({(d.tanggal_versi or dt.date.min, d.versi) for d in dasar})
    versi = ", ".join(f"{n}{f' ({tanggal(h)})' if h > dt.date.min else ''}" for h, n in semua[:4])
    lain = len(semua) - 4
    hari = sorted({d.per_tanggal for d in dasar if d.per_tanggal})
    if not hari:
        per = "realisasi belum ada"
    elif len(hari) == 1:
        per = f"realisasi per {tanggal(hari[0])}"
    else:
        per = f"realisasi per {tanggal(hari[0])} sampai {tanggal(hari[-1])}, menurut DIPA"
    sumber = ", ".join(sorted({d.sumber for d in dasar if d.sumber}))
    per = f"{per[0].upper()}{per[1:]}"
    beda = [d.kode for d in dasar if d.beda]
    ragu = ", ".join(beda[:4]) + (f" dan {len(beda) - 4} lain" if len(beda) > 4 else "")
    return (
        f"Cakupan: {cakupan_kata}, {len(dasar)} DIPA. Versi: {versi or 'belum ada'}"
        f"{f' dan {lain} lain' if lain > 0 else ''}. {per}{f' ({sumber})' if sumber else ''}."
        f"{f' Jumlah baris belum sama dengan dokumen DIPA: {ragu}.' if ragu else ''}"
    )


def muat_tahun(
    unit: Unit,
    tahun: int,
    pada: dt.date | None = None,
    *,
    cakupan: str = BAWAAN,
    semua_versi: bool = False,
    per_bulan: bool = False,
    dipa_id: int | None = None,
    pohon: Iterable[int] | None = None,
) -> Muatan:
    """``semua_versi``: lines of every version, else of the one in force. ``per_bulan``: the last snapshot of
    every month and the plans too, else the latest snapshot only. ``dipa_id``: that DIPA alone.
    ``pohon``: the units of the scope, read before."""
    milik = unit_cakupan(unit, tahun, cakupan) if pohon is None else list(pohon)
    saring = Dipa.objects.filter(unit_id__in=milik, tahun=tahun)
    if dipa_id is not None:
        saring = saring.filter(pk=dipa_id)
    dipa = list(saring.select_related("unit__instansi", "program").order_by("kode"))
    pk = [d.pk for d in dipa]
    nama = nama_unit({d.unit_id for d in dipa}, dt.date(tahun, 12, 31))
    m = Muatan(tahun, cakupan, pada, dipa, {k: v[0] for k, v in nama.items()}, _versi(pk, pada))
    m.satu, m.per_bulan = dipa_id is not None, per_bulan
    perlu = [r.pk for v in m.versi.values() for r in (v if semua_versi else v[-1:])]
    m.baris = _baris(perlu)
    m.potret = potret_bulanan(dict.fromkeys(pk, tahun), pada)
    pilih = {(p.id, d) for d, isi in m.potret.items() for p in isi if per_bulan or p is isi[-1]}
    m.nyata = realisasi_potret(pilih)
    if per_bulan:
        m.rpd, m.rencana = _rpd(pk, pada)
    return m


def _versi(dipa: Sequence[int], pada: dt.date | None) -> dict[int, list[RevisiDipa]]:
    hasil: dict[int, list[RevisiDipa]] = defaultdict(list)
    for r in RevisiDipa.objects.filter(sampai_tanggal("tanggal", pada), dipa__in=dipa).order_by("nomor"):
        hasil[r.dipa_id].append(r)
    return dict(hasil)


def _baris(revisi: Iterable[int]) -> dict[int, list[BarisDipa]]:
    hasil: dict[int, list[BarisDipa]] = defaultdict(list)
    semua = BarisDipa.objects.filter(revisi_id__in=list(revisi)).select_related("kegiatan__program")
    for b in semua.order_by("kode", "jenis_belanja"):
        hasil[b.revisi_id].append(b)
    return dict(hasil)


def _rpd(
    dipa: Sequence[int], pada: dt.date | None
) -> tuple[dict[int, VersiRpd], dict[int, dict[str, dict[int, int]]]]:
    """The plan in force of each DIPA: jenis belanja -> month -> rupiah; a month that is not named is zero."""
    akhir: dict[int, VersiRpd] = {}
    for v in VersiRpd.objects.filter(sampai_tanggal("tanggal", pada), dipa__in=dipa).order_by("nomor"):
        akhir[v.dipa_id] = v
    isi: dict[int, dict[str, dict[int, int]]] = {d: {} for d in akhir}
    milik = {v.pk: d for d, v in akhir.items()}
    for b in BarisRpd.objects.filter(rpd_id__in=list(milik)):
        per = isi[milik[b.rpd_id]].setdefault(b.jenis_belanja, dict.fromkeys(range(1, 13), 0))
        per[b.bulan] = b.rupiah
    return akhir, isi
