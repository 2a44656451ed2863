"""Sentences about a whole year: how many indicators met their target, the means, the extremes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.aturan.capaian import URAIAN_STATUS_HITUNG, RataCapaian
from sakip.naskah.kalimat.besaran import SERATUS, gabung_kata, tulis_capaian
from sakip.naskah.kalimat.capaian import VERDIK
from sakip.pengukuran.hasil import HasilButir

#: How many of each status, in this order; a negative capaian is short of its target too.
SEBUT_BANYAK = {**VERDIK, "negatif": "bercapaian negatif"}
PALING_DISEBUT = 5


@dataclass(frozen=True)
class Rekap:
    """Item codes by computed status, and those without one by their reason; every item once."""

    jumlah: int
    menurut_status: dict[str, tuple[HasilButir, ...]]
    tanpa_status: dict[str, tuple[HasilButir, ...]]

    def banyak(self, status: str) -> int:
        return len(self.menurut_status.get(status, ()))

    @property
    def tidak_tercapai(self) -> int:
        """Items short of their target, negative ones included."""
        return self.banyak("tidak_tercapai") + self.banyak("negatif")

    @property
    def banyak_tanpa_status(self) -> int:
        return sum(len(b) for b in self.tanpa_status.values())


def rekap(butir: Sequence[HasilButir]) -> Rekap:
    """Count items by status; the parts add up to the whole."""
    menurut: dict[str, list[HasilButir]] = {}
    tanpa: dict[str, list[HasilButir]] = {}
    for b in butir:
        if b.hasil.status is not None:
            menurut.setdefault(b.hasil.status, []).append(b)
        else:
            tanpa.setdefault(b.hasil.status_hitung, []).append(b)
    return Rekap(
        len(butir), {k: tuple(v) for k, v in menurut.items()}, {k: tuple(v) for k, v in tanpa.items()}
    )


def kalimat_gabungan(r: Rekap, tahun: int) -> str:
    """``Dari 60 indikator ..., 40 melampaui target, 12 sesuai dengan target, ...``."""
    if r.jumlah == 0:
        return f"Perjanjian Kinerja tahun {tahun} tidak memuat indikator yang diukur unit ini."
    bagian = _bagian_rekap(r)
    if r.jumlah == 1:
        sisa = bagian[0].removeprefix("1 ")
        return f"Satu indikator kinerja pada Perjanjian Kinerja tahun {tahun} {sisa}."
    if len(bagian) == 1:
        (satu,) = bagian
        sisa = satu.removeprefix(f"{r.jumlah} ")
        return f"Seluruh {r.jumlah} indikator kinerja pada Perjanjian Kinerja tahun {tahun} {sisa}."
    return f"Dari {r.jumlah} indikator kinerja pada Perjanjian Kinerja tahun {tahun}, {gabung_kata(bagian)}."


def sebut_rekap(r: Rekap) -> str:
    """``40 melampaui target, 13 sesuai dengan target, dan 7 tidak mencapai target``; parts of the whole."""
    return gabung_kata(_bagian_rekap(r))


def _bagian_rekap(r: Rekap) -> list[str]:
    bagian = [f"{r.banyak(s)} {SEBUT_BANYAK[s]}" for s in SEBUT_BANYAK if r.banyak(s)]
    if r.banyak_tanpa_status:
        bagian.append(f"{r.banyak_tanpa_status} tidak dihitung capaiannya")
    return bagian


def kalimat_tak_dihitung(r: Rekap) -> tuple[str, ...]:
    """Per reason, the codes of the items that were not computed."""
    return tuple(
        f"{'Satu' if len(butir) == 1 else f'Sebanyak {len(butir)}'} indikator "
        f"{URAIAN_STATUS_HITUNG[alasan]}: {_kode(butir)}."
        for alasan, butir in r.tanpa_status.items()
    )


def _kode(butir: Sequence[HasilButir]) -> str:
    return gabung_kata([b.kode for b in butir])


def kalimat_rata(rata: RataCapaian, batas: Decimal) -> str:
    """The plain means, uncapped and capped, with the number of indicators behind them."""
    if rata.rata is None:
        return "Rata-rata capaian indikator tidak dihitung karena belum ada capaian yang dihitung."
    tanpa, dibatasi, paling = tulis_capaian(rata.rata), tulis_capaian(rata.rata_dibatasi), tulis(batas, None)
    bila = f"bila capaian tiap indikator dibatasi paling tinggi {paling}%"
    nilai = f"{tanpa} tanpa pembatasan dan {dibatasi} {bila}"
    if rata.rata == rata.rata_dibatasi:
        nilai = f"{tanpa}, baik tanpa pembatasan maupun {bila}"
    return f"Rata-rata sederhana capaian {rata.dihitung} indikator yang dihitung adalah {nilai}."


def kalimat_batas(rata: RataCapaian, r: Rekap) -> str:
    """Said only when a mean of at least 100 hides targets that were not met."""
    if rata.rata is None or rata.rata < SERATUS or r.tidak_tercapai == 0:
        return ""
    return (
        f"Rata-rata yang tidak kurang dari 100% tidak berarti semua target tercapai: "
        f"{r.tidak_tercapai} indikator tidak mencapai target."
    )


def kalimat_puncak(butir: Sequence[HasilButir]) -> str:
    """The highest and the lowest computed capaian, ties named together; empty below two items."""
    ada = [(b, b.capaian) for b in butir if b.capaian is not None]
    if len(ada) < 2:
        return ""
    atas, bawah = max(c for _, c in ada), min(c for _, c in ada)
    if atas == bawah:
        return f"Semua capaian yang dihitung sama besar, yaitu {tulis_capaian(atas)}."
    tinggi = _sebut([b for b, c in ada if c == atas])
    rendah = _sebut([b for b, c in ada if c == bawah])
    return (
        f"Capaian tertinggi adalah {tulis_capaian(atas)} pada {tinggi}; "
        f"capaian terendah {tulis_capaian(bawah)} pada {rendah}."
    )


def _sebut(butir: Sequence[HasilButir]) -> str:
    if len(butir) == 1:
        return f"indikator {butir[0].kode} ({' '.join(butir[0].rumusan.split())})"
    kode = [b.kode for b in butir[:PALING_DISEBUT]]
    if len(butir) > PALING_DISEBUT:
        return f"{len(butir)} indikator, antara lain {gabung_kata(kode)}"
    return f"{len(butir)} indikator, yaitu {gabung_kata(kode)}"
