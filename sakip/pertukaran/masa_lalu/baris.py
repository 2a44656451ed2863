"""The rows of a report as offered or as confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sakip.aturan.angka import AngkaSalah, teks_desimal
from sakip.aturan.angka import baca as baca_angka


@dataclass(frozen=True)
class TahunLalu:
    """A year of the series that the report prints."""

    tahun: int
    target: str
    realisasi: str


@dataclass(frozen=True)
class BarisIndikator:
    """One indicator as offered or as confirmed; figures are texts as people write them."""

    nomor: int
    ikut: bool
    kode: str
    kunci: str
    nama: str
    sasaran: str
    satuan: str
    polaritas: str
    target: str
    realisasi: str
    capaian: str = ""
    tercetak: str = ""
    riwayat: tuple[TahunLalu, ...] = ()
    baris: tuple[int, ...] = ()
    temuan: tuple[int, ...] = ()
    dikenal: bool = False


@dataclass(frozen=True)
class BarisAnggaran:
    """One budget row as offered or as confirmed."""

    nomor: int
    ikut: bool
    nama: str
    pagu: str
    realisasi: str
    baris: tuple[int, ...] = ()
    temuan: tuple[int, ...] = ()


@dataclass(frozen=True)
class MasaLalu:
    """All rows of a report."""

    indikator: tuple[BarisIndikator, ...]
    anggaran: tuple[BarisAnggaran, ...] = field(default=())

    @property
    def terpilih(self) -> int:
        """How many rows are ticked."""
        return self.indikator_terpilih + self.anggaran_terpilih

    @property
    def indikator_terpilih(self) -> int:
        return sum(b.ikut for b in self.indikator)

    @property
    def anggaran_terpilih(self) -> int:
        return sum(a.ikut for a in self.anggaran)

    @property
    def nomor_temuan(self) -> frozenset[int]:
        """Findings that touch any of the rows."""
        tersentuh = [*(b.temuan for b in self.indikator), *(a.temuan for a in self.anggaran)]
        return frozenset(n for daftar in tersentuh for n in daftar)


def baca(isi: str) -> str | None:
    """The plain decimal text of a number as people write it; None when it is none."""
    try:
        return teks_desimal(baca_angka(isi).nilai)
    except (AngkaSalah, ValueError):
        return None
