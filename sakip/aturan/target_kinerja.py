"""Target kinerja by quarter: when evidence and scores are due, the state of a quarter, the yearly mean.

The quarters are B03, B06, B09, B12. Evidence is uploaded from a day of the quarter's last month to a day of
the next one, the owner scores within days of that next month (28-5 and 6-15 in the ministry of the
examples). The days are data of the year's set; nothing here knows today's date.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, Literal
from zoneinfo import ZoneInfo

from sakip.aturan.angka import rapikan
from sakip.aturan.angka import rata as rata_angka
from sakip.aturan.periode import NAMA_BULAN
from sakip.aturan.tenggat import ZONA, batas_hari

PERIODE: Final = ("B03", "B06", "B09", "B12")
"""The quarters by their keys, in order; the number is the last month."""

Keadaan = Literal["belum_dikirim", "belum_diverifikasi", "dikembalikan", "dinilai"]
KEADAAN: Final[tuple[Keadaan, ...]] = ("belum_dikirim", "belum_diverifikasi", "dikembalikan", "dinilai")
KATA_KEADAAN: Final[Mapping[Keadaan, str]] = {
    "belum_dikirim": "belum dikirim",
    "belum_diverifikasi": "belum diverifikasi",
    "dikembalikan": "dikembalikan",
    "dinilai": "dinilai",
}
NILAI_TERTINGGI: Final = Decimal(100)

Letak = Literal["belum", "buka", "lewat"]


class PeriodeTidakDikenal(ValueError):
    """A key that names no quarter of target kinerja."""


@dataclass(frozen=True)
class Hari:
    """The days of the month of the year's set (see the module)."""

    unggah_mulai: int = 28
    unggah_akhir: int = 5
    nilai_mulai: int = 6
    nilai_akhir: int = 15


@dataclass(frozen=True)
class Rentang:
    """From the first moment of a day to the last of another, both in one zone and both inside."""

    mulai: datetime
    akhir: datetime

    def letak(self, waktu: datetime) -> Letak:
        """Where an aware moment lies: before, within, or after the window."""
        if waktu < self.mulai:
            return "belum"
        return "buka" if waktu < self.akhir + timedelta(seconds=1) else "lewat"


@dataclass(frozen=True)
class Jendela:
    """The windows of a quarter: evidence in the unit's zone, scores in the owner's."""

    unggah: Rentang
    nilai: Rentang


@dataclass(frozen=True)
class Keputusan:
    """The owner's latest decision on a quarter; ``nilai`` None: sent back."""

    nilai: Decimal | None
    waktu: datetime


@dataclass(frozen=True)
class RataNilai:
    """A plain mean, unrounded; None where nothing was verified. ``dari`` counts what there could be."""

    nilai: Decimal | None
    banyak: int
    dari: int

    @property
    def lengkap(self) -> bool:
        """Whether everything that could count does."""
        return self.banyak == self.dari


def bulan_akhir(periode: str) -> int:
    """The last month of a quarter: 3, 6, 9, 12."""
    if periode not in PERIODE:
        raise PeriodeTidakDikenal(f"Periode «{periode[:20]}» tidak ada. Pakai {', '.join(PERIODE)}.")
    return int(periode[1:])


def label_periode(periode: str) -> str:
    """``B03 (Januari–Maret)``."""
    akhir = bulan_akhir(periode)
    return f"{periode} ({NAMA_BULAN[akhir - 3]}–{NAMA_BULAN[akhir - 1]})"


def hal_surat(periode: str, tahun: int) -> str:
    """The subject of the letter on a quarter, where the office gives it no other."""
    return f"Laporan Target Kinerja {label_periode(periode)} Tahun {tahun}"


def jendela(tahun: int, periode: str, hari: Hari, zona_unit: str, zona_pemilik: str = "") -> Jendela:
    """The windows of a quarter. A day that the month does not have means its last day.

    ``zona_unit`` is where the evidence comes from, ``zona_pemilik`` (default: the same) where it is scored.
    """
    akhir = bulan_akhir(periode)
    lanjut_tahun, lanjut_bulan = (tahun + 1, 1) if akhir == 12 else (tahun, akhir + 1)
    return Jendela(
        _rentang(
            _tanggal(tahun, akhir, hari.unggah_mulai),
            _tanggal(lanjut_tahun, lanjut_bulan, hari.unggah_akhir),
            zona_unit,
        ),
        _rentang(
            _tanggal(lanjut_tahun, lanjut_bulan, hari.nilai_mulai),
            _tanggal(lanjut_tahun, lanjut_bulan, hari.nilai_akhir),
            zona_pemilik or zona_unit,
        ),
    )


def periode_berjalan(tahun: int, hari: Hari, zona: str, waktu: datetime) -> str:
    """The latest quarter whose upload window has begun at an aware moment; the first one before that."""
    mulai = [q for q in PERIODE if jendela(tahun, q, hari, zona).unggah.letak(waktu) != "belum"]
    return mulai[-1] if mulai else PERIODE[0]


def _tanggal(tahun: int, bulan: int, hari: int) -> date:
    if not 1 <= hari <= 31:
        raise ValueError(f"hari harus 1 sampai 31, bukan {hari}")
    return date(tahun, bulan, min(hari, monthrange(tahun, bulan)[1]))


def _rentang(dari: date, sampai: date, zona: str) -> Rentang:
    return Rentang(datetime.combine(dari, time.min, ZoneInfo(ZONA[zona])), batas_hari(sampai, zona))


def keadaan(diajukan: datetime | None, keputusan: Keputusan | None) -> Keadaan:
    """The state of a quarter. What was sent again after it came back waits for verification once more."""
    if keputusan is None:
        return "belum_dikirim" if diajukan is None else "belum_diverifikasi"
    if keputusan.nilai is not None:
        return "dinilai"
    return "belum_diverifikasi" if diajukan and diajukan > keputusan.waktu else "dikembalikan"


def terlambat(diajukan: datetime | None, unggah: Rentang, kembali: Iterable[datetime] = ()) -> bool:
    """Whether it was first sent after the window. What is sent again after it came back is a repair.

    ``kembali``: the moments at which the owner sent it back.
    """
    if diajukan is None or unggah.letak(diajukan) != "lewat":
        return False
    return all(k > diajukan for k in kembali)


def rata(nilai: Sequence[Decimal | None]) -> RataNilai:
    """The mean of what was verified; what was not is left out and counted, never taken for 0."""
    ada = [n for n in nilai if n is not None]
    return RataNilai(rapikan(rata_angka(ada)) if ada else None, len(ada), len(nilai))


def syarat_berlaku(versi: Iterable[tuple[int, str]], periode: str) -> int | None:
    """The version (number) of an evidence list that holds for a quarter: the latest that begins by then."""
    bulan_akhir(periode)
    return max((nomor for nomor, sejak in versi if sejak <= periode), default=None)
