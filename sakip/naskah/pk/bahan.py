"""What a Perjanjian Kinerja is written from, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sakip.aturan.capaian import Ukuran
from sakip.organisasi.queries import Pejabat
from sakip.pelaporan.profil import ProfilTahun


@dataclass(frozen=True)
class ButirPk:
    """A row of the annex. ``berkala``: interim targets as (period key, measure, cumulative)."""

    indikator: str
    kode: str
    tingkat: str
    sasaran: str
    rumusan: str
    target: Ukuran
    acuan: bool
    desimal: int
    berkala: tuple[tuple[str, Ukuran, bool], ...] = ()


@dataclass(frozen=True)
class AnggaranPk:
    """The budget of a kegiatan in rupiah, under its programme."""

    kunci: str
    program: str
    kegiatan: str
    rupiah: int


@dataclass(frozen=True)
class VersiPk:
    """One version of an agreement; ``kedua`` is None for a one-party pledge."""

    kode: str
    revisi: int
    sebab: str
    tanggal: dt.date | None
    draf: bool
    pertama: Pejabat
    kedua: Pejabat | None
    butir: tuple[ButirPk, ...]
    anggaran: tuple[AnggaranPk, ...]

    @property
    def total(self) -> int:
        return sum(a.rupiah for a in self.anggaran)


@dataclass(frozen=True)
class BahanPk:
    """An agreement of a unit with the version before it.

    ``turunan`` names the agreements of the unit above that a draft was drawn from, when the unit has none
    of its own; ``catatan_anggaran`` says why such a draft has no budget.
    """

    instansi: str
    unit: str
    nama_unit: str
    singkatan: str
    tahun: int
    pada: dt.date
    versi: VersiPk
    lama: VersiPk | None = None
    turunan: tuple[str, ...] = ()
    nama_pemilik: str = ""
    catatan_anggaran: str = ""
    profil: ProfilTahun = field(default_factory=ProfilTahun)
