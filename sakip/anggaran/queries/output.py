"""Outputs (rincian output) against absorption: progress, volume, the gap rule, priorities."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sakip.anggaran.models import CapaianOutput, Dipa, RincianOutput
from sakip.anggaran.queries.aturan import aturan_bila_ada
from sakip.anggaran.queries.cakupan import BAWAAN
from sakip.anggaran.queries.muatan import DasarDipa, Muatan, kalimat_dasar, muat_tahun
from sakip.aturan.angka import bagi, kali, rapikan
from sakip.aturan.periode import NAMA_BULAN
from sakip.aturan.serapan import SelisihOutput, penyerapan, selisih_output
from sakip.aturan.skor import Hitungan
from sakip.aturan.smart import Ro, capaian_ro
from sakip.organisasi.models import Unit


@dataclass(frozen=True)
class BarisOutput:
    """One RO. ``bulan`` is the month of the report that was read (None: none yet); ``volume_persen`` and
    ``progres`` in percent; money of the lines whose code begins with the RO's."""

    id: int
    dipa: str
    dipa_id: int
    unit: str
    kode_unit: str
    kode: str
    nama: str
    satuan: str
    target: Decimal
    strategis: bool
    prioritas_nasional: str
    bulan: int | None
    volume: Decimal | None
    volume_persen: Decimal | None
    progres: Decimal | None
    keterangan: str
    pagu: int
    realisasi: int | None
    serapan: Decimal | None
    selisih: SelisihOutput | None


@dataclass(frozen=True)
class OutputTahun:
    """ROs of an office up to ``bulan``; ``cro`` over those that report; ``tanpa_ro``: DIPA without any."""

    tahun: int
    bulan: int
    cakupan: str
    cakupan_kata: str
    dasar: tuple[DasarDipa, ...]
    keterangan: str
    baris: tuple[BarisOutput, ...]
    cro: Hitungan
    di_luar_batas: tuple[BarisOutput, ...]
    belum_lapor: tuple[BarisOutput, ...]
    prioritas: tuple[BarisOutput, ...]
    tanpa_ro: tuple[str, ...]


#: Absorption by month divides by the version in force later; a reader of both pages must know.
PAGU_BULAN: Final = (
    " Serapan di sini terhadap pagu versi yang berlaku pada akhir bulan itu; halaman Serapan memakai"
    " pagu versi terakhir."
)


def milik_kode(kode: str, awal: str) -> bool:
    """Whether a line's code lies under ``awal``: equal, or continued after a dot; "" holds everything."""
    return not awal or kode == awal or kode.startswith(f"{awal}.")


def output_tahun(unit: Unit, tahun: int, bulan: int = 12, *, cakupan: str = BAWAAN) -> OutputTahun:
    """Progress by the latest report not later than ``bulan``, money by the snapshot of that month's end."""
    if not 1 <= bulan <= 12:
        raise ValueError("Bulan harus 1 sampai 12.")
    # December also takes what was closed after the year's end.
    pada = None if bulan == 12 else dt.date(tahun, bulan, monthrange(tahun, bulan)[1])
    return hitung_output(muat_tahun(unit, tahun, pada, cakupan=cakupan), bulan)


def hitung_output(m: Muatan, bulan: int = 12) -> OutputTahun:
    """:func:`output_tahun` over what was loaded, in three queries."""
    tahun = m.tahun
    ro = list(RincianOutput.objects.filter(dipa__in=m.dipa).order_by("dipa__kode", "kode"))
    capaian: dict[int, CapaianOutput] = {}
    semua = CapaianOutput.objects.filter(output__in=ro, bulan__lte=bulan).order_by("bulan")
    for c in semua:
        capaian[c.output_id] = c
    aturan = aturan_bila_ada(("batas_selisih_output",), tahun)["batas_selisih_output"]
    dipa = {d.pk: d for d in m.dipa}
    baris = []
    for r in ro:
        isi = _baris(m, dipa[r.dipa_id], r, capaian.get(r.pk))
        if aturan is not None:
            isi = _dengan_selisih(
                isi,
                selisih_output(isi.progres, isi.serapan, strategis=r.strategis, tahun=tahun, aturan=aturan),
            )
        baris.append(isi)
    dasar = m.dasar()
    punya = {r.dipa_id for r in ro}
    return OutputTahun(
        tahun, bulan, m.cakupan, m.cakupan_kata, dasar,
        f"{kalimat_dasar(dasar, m.cakupan_kata)} Output sampai {NAMA_BULAN[bulan - 1]} {tahun}."
        + (PAGU_BULAN if m.pada else ""),
        tuple(baris),
        capaian_ro([Ro(f"{b.dipa} {b.kode}", b.target, b.volume) for b in baris]),
        tuple(b for b in baris if b.selisih is not None and b.selisih.wajar is False),
        tuple(b for b in baris if b.bulan is None),
        tuple(b for b in baris if b.prioritas_nasional),
        tuple(d.kode for d in m.dipa if d.pk not in punya),
    )  # fmt: skip


def _dengan_selisih(b: BarisOutput, selisih: SelisihOutput) -> BarisOutput:
    return BarisOutput(**{**b.__dict__, "selisih": selisih})


def _baris(m: Muatan, d: Dipa, r: RincianOutput, c: CapaianOutput | None) -> BarisOutput:
    pagu = sum(b.pagu for b in m.akhir(d) if milik_kode(b.kode, r.kode))
    isi = m.realisasi(d)
    nyata = None if isi is None else sum(x for (k, _), x in isi.items() if milik_kode(k, r.kode))
    volume = rapikan(kali(bagi(c.volume, r.target), 100)) if c else None
    return BarisOutput(
        r.pk, d.kode, d.pk, m.nama_unit.get(d.unit_id, d.unit.kode), d.unit.kode, r.kode, r.nama, r.satuan,
        r.target, r.strategis, r.prioritas_nasional,
        c.bulan if c else None, c.volume if c else None, volume, c.progres if c else None,
        c.keterangan if c else "", pagu, nyata, penyerapan(pagu, nyata).nilai, None,
    )  # fmt: skip
