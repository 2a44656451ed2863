"""What the letter on target kinerja is written from, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.aturan import target_kinerja as aturan
from sakip.organisasi.queries import Pejabat
from sakip.pelaporan.profil import ProfilTahun
from sakip.perjanjian.queries.target_kinerja import BarisTarget, RekapPenanggung, RekapTahun, SelPeriode


@dataclass(frozen=True)
class Tertulis:
    """What the unit wrote of a target in the quarter, as far as it was sent."""

    realisasi: str
    kendala: str
    bukti: int


@dataclass(frozen=True)
class KepalaSurat:
    """What the office typed for the letter; blank is not known. ``kepada`` and ``tembusan`` are lines."""

    nomor: str = ""
    sifat: str = ""
    lampiran: str = ""
    hal: str = ""
    tempat: str = ""
    tanggal: dt.date | None = None
    kepada: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()


@dataclass(frozen=True)
class BahanTargetKinerja:
    """The targets of a unit up to a quarter, as known at the end of ``pada`` (a dated letter: of its day).

    ``tertulis`` by the row's id. ``lalu_periode``: the mean of the same quarter a year before.
    """

    rekap: RekapTahun
    periode: str
    instansi: str
    singkatan: str
    pada: dt.date
    kepala: Pejabat
    tertulis: Mapping[int, Tertulis] = field(default_factory=dict)
    lalu_periode: aturan.RataNilai | None = None
    profil: ProfilTahun = field(default_factory=ProfilTahun)
    surat: KepalaSurat = field(default_factory=KepalaSurat)

    @property
    def tempat(self) -> str:
        """Where it is signed: as typed, or as the year's profile says."""
        return self.surat.tempat or (self.profil.surat.tempat.strip() if self.profil.surat else "")

    @property
    def letak(self) -> int:
        """The place of the quarter among the four."""
        return aturan.PERIODE.index(self.periode)

    @property
    def sampai(self) -> tuple[str, ...]:
        """The quarters that the letter shows."""
        return aturan.PERIODE[: self.letak + 1]

    @property
    def sebelumnya(self) -> str:
        """The quarter before, "" for the first."""
        return aturan.PERIODE[self.letak - 1] if self.letak else ""

    def sel(self, b: BarisTarget) -> SelPeriode:
        """The quarter of a target."""
        return b.sel[self.letak]

    def rata_target(self, b: BarisTarget) -> aturan.RataNilai:
        """The mean of a target's verified quarters up to this one."""
        return aturan.rata([s.nilai for s in b.sel[: self.letak + 1]])

    def rata(self, baris: tuple[BarisTarget, ...]) -> aturan.RataNilai:
        """The plain mean of the targets' means up to this quarter."""
        return aturan.rata([self.rata_target(b).nilai for b in baris])

    def nama(self, g: RekapPenanggung) -> str:
        """The division that answers, or the office itself."""
        return g.nama or self.rekap.nama_unit

    def pasangan(self) -> list[tuple[BarisTarget, Decimal, Decimal]]:
        """Targets that are scored in this quarter and in the one before: before, now."""
        if not self.letak:
            return []
        isi = ((b, b.sel[self.letak - 1].nilai, self.sel(b).nilai) for b in self.rekap.baris)
        return [(b, dulu, kini) for b, dulu, kini in isi if dulu is not None and kini is not None]
