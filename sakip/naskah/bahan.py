"""Everything a report is composed from, as plain values. Nothing in here asks the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip.anggaran.queries import AnggaranKegiatan, RingkasAnggaran
from sakip.anggaran.queries.emonev import KelengkapanEmonev
from sakip.anggaran.queries.kunci import UangIndikator
from sakip.anggaran.queries.nka import NkaWilayah
from sakip.anggaran.queries.output import BarisOutput, OutputTahun
from sakip.anggaran.queries.rekonsiliasi import Rekonsiliasi
from sakip.anggaran.queries.rincian import RincianAnggaran
from sakip.anggaran.queries.serapan import SerapanTahun
from sakip.aturan.agregasi import AturanVariabel, DataVariabel
from sakip.aturan.capaian import Ukuran
from sakip.organisasi.queries import Pejabat
from sakip.pelaporan.profil import ProfilTahun
from sakip.pengukuran.hasil import HasilUnit, TitikTahun
from sakip.pengukuran.queries.e_performance import BandingEPerformance
from sakip.pengukuran.queries.rincian import DeretSampai, RincianIsian
from sakip.pengukuran.queries.wilayah import NilaiWilayah
from sakip.perencanaan.queries import TargetTahun
from sakip.perjanjian.queries.target_kinerja import RekapTahun


@dataclass(frozen=True)
class UnitBawah:
    """A unit below the reporting unit in the year's tree; ``induk`` is the name of its parent.

    ``satker`` is its code in the budget system, "" where it has none.
    """

    kode: str
    nama: str
    jenis: str
    jarak: int
    induk: str
    satker: str = ""


@dataclass(frozen=True)
class ButirRekap:
    """One row of an agreement's annex, as printed; ``acuan`` rows are measured elsewhere."""

    kode: str
    tingkat: str
    rumusan_sasaran: str
    rumusan: str
    target: Ukuran
    acuan: bool
    desimal: int


@dataclass(frozen=True)
class PerjanjianRekap:
    """An agreement with its parties' positions, its items and its budget (kegiatan, rupiah)."""

    kode: str
    pihak_pertama: str
    pihak_kedua: str
    bentuk: str
    revisi: int
    sebab: str
    tanggal: dt.date | None
    draf: bool
    butir: tuple[ButirRekap, ...]
    anggaran: tuple[tuple[str, int], ...]
    #: The same kegiatan as code, name of the programme and rupiah, in the same order.
    kegiatan: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Surat:
    """Where a figure that came as a whole was taken from."""

    nomor: str
    tanggal: dt.date | None
    halaman: str
    catatan: str


@dataclass(frozen=True)
class BahanLkjip:
    """The year of a unit. Keys: indicators and variables by ``kunci``, units by ``kode``.

    ``teks`` maps (tingkat, kunci, bagian) to what people wrote.
    """

    hasil: HasilUnit
    singkatan: str
    seri: Mapping[str, Sequence[TitikTahun]]
    renstra: Mapping[str, Sequence[TargetTahun]]
    anggaran: RingkasAnggaran
    perjanjian: tuple[PerjanjianRekap, ...]
    bawahan: tuple[UnitBawah, ...]
    nama_unit: Mapping[str, str]
    variabel: Mapping[str, AturanVariabel]
    surat: Mapping[str, Surat]
    teks: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    profil: ProfilTahun = field(default_factory=ProfilTahun)
    rincian_anggaran: RincianAnggaran = field(default_factory=RincianAnggaran)
    #: Who signs where the profile names nobody; None when it was not read.
    kepala: Pejabat | None = None
    #: Values by variable, unit and period; their parts and events; the realisation as it grew in the year.
    isian: DataVariabel = field(default_factory=dict)
    rincian: RincianIsian = field(default_factory=RincianIsian)
    sampai: DeretSampai = field(default_factory=dict)
    #: The same indicators elsewhere: in other offices of the agency, and the national figure of the plan.
    wilayah: Mapping[str, Sequence[NilaiWilayah]] = field(default_factory=dict)
    nasional: Mapping[str, TargetTahun] = field(default_factory=dict)
    #: DIPA lines that name a kegiatan, by its code.
    kegiatan: Mapping[str, AnggaranKegiatan] = field(default_factory=dict)
    #: Earlier years of which the office's signed agreement is known.
    tahun_perjanjian: frozenset[int] = frozenset()
    #: Keys of the indicators and variables of which there is evidence.
    berbukti: frozenset[str] = frozenset()
    #: The outline that the agency follows ("" for the general one) and what it changes in it.
    kerangka_kode: str = ""
    kerangka_ubahan: tuple[Mapping[str, Any], ...] = ()
    #: Scores of budget performance of this year and the one before; what other systems and lists hold.
    nka: NkaWilayah | None = None
    nka_lalu: NkaWilayah | None = None
    target_kinerja: RekapTahun | None = None
    emonev: KelengkapanEmonev | None = None
    prioritas: Sequence[BarisOutput] = ()
    e_performance: BandingEPerformance | None = None
    #: The money through the year, outputs against it, changes of the DIPA, money by indicator.
    serapan: SerapanTahun | None = None
    output: OutputTahun | None = None
    rekonsiliasi: Rekonsiliasi | None = None
    uang: UangIndikator | None = None
