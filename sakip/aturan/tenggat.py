"""Deadlines: the day on which a form is due, until 23.59 where the unit is, and how late it came.

The n-th day after the period (default: the 10th of the next month); a day off moves it to the next working
day. Days off are given (national and of the agency); nothing here knows today's date or a calendar.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sakip.aturan.periode import Periode, jatuh_tempo

ZONA: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three zones of Indonesia by the names that offices use."""

HARI_BAWAAN: Final = 10
JEDA_BAWAAN: Final = 1
HARI_LIBUR_TERPANJANG: Final = 60
"""No run of days off is longer; a calendar that says so is wrong."""


@dataclass(frozen=True)
class Keterlambatan:
    """Whether something came after its deadline, and after how many working days (0: on days off)."""

    terlambat: bool
    hari_kerja: int = 0


def hari_kerja(tanggal: date, libur: Container[date]) -> bool:
    """True on Monday to Friday unless the day is off."""
    return tanggal.weekday() < 5 and tanggal not in libur


def hari_kerja_mulai(tanggal: date, libur: Container[date]) -> date:
    """The day itself if one works on it, else the next working day."""
    for maju in range(HARI_LIBUR_TERPANJANG + 1):
        hari = tanggal + timedelta(days=maju)
        if hari_kerja(hari, libur):
            return hari
    raise ValueError(f"tidak ada hari kerja dalam {HARI_LIBUR_TERPANJANG} hari sejak {tanggal}")


def batas_hari(tanggal: date, zona: str) -> datetime:
    """The last second of ``tanggal`` where the unit is; KeyError for an unknown zone."""
    return datetime.combine(tanggal, time(23, 59, 59), ZoneInfo(ZONA[zona]))


def tenggat(
    p: Periode, zona: str, libur: Container[date], *, hari: int = HARI_BAWAAN, jeda_bulan: int = JEDA_BAWAAN
) -> datetime:
    """The moment until which the figures of ``p`` are on time (aware, in the unit's zone).

    ``hari`` 1..31 and ``jeda_bulan`` 0..24 as in a manual; ValueError outside.
    """
    return batas_hari(hari_kerja_mulai(jatuh_tempo(p, hari, jeda_bulan), libur), zona)


def keterlambatan(waktu: datetime, batas: datetime, libur: Container[date]) -> Keterlambatan:
    """How late ``waktu`` (aware) is against ``batas``: working days after its day, in its zone."""
    if waktu < batas + timedelta(seconds=1):
        return Keterlambatan(False)
    akhir = waktu.astimezone(batas.tzinfo).date()
    kini, jumlah = batas.date(), 0
    while kini < akhir:
        kini += timedelta(days=1)
        jumlah += hari_kerja(kini, libur)
    return Keterlambatan(True, jumlah)


def sisa_hari(batas: datetime, pada: datetime) -> int:
    """Days of the calendar until the deadline, where the unit is: 0 on its day, negative when over."""
    return (batas.date() - pada.astimezone(batas.tzinfo).date()).days
