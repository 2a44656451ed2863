"""Reporting periods as text keys that sort: year, semester, quarter, month, January to a month, plan.

Keys: `2023`, `2023-S1`, `2023-TW2`, `2023-07`, `2023-B03` (January to March; also B06, B09, B12) and
`2020-2024` (the years of a strategic plan). Keys of one kind sort by time as plain text. A period is
a closed interval of days; nothing here knows today's date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Jenis = Literal["tahun", "semester", "triwulan", "bulan", "sd_bulan", "renstra"]
Kekerapan = Literal["bulanan", "triwulanan", "semesteran", "tahunan", "bulan_tertentu"]

NAMA_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ROMAWI = ("I", "II", "III", "IV")


def tulis_tanggal(hari: date) -> str:
    """``5 Januari 2025``, as people read a day; a datetime is read as it stands."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


BULAN_KUMULATIF = (3, 6, 9, 12)
TAHUN_TERKECIL, TAHUN_TERBESAR = 1945, 2199
RENSTRA_TERPANJANG = 10
"""Most years that a plan key may span; plans have five, transitional regional plans fewer."""

_SARAN = "Pakai misalnya 2023, 2023-S1, 2023-TW2, 2023-07, 2023-B09, atau 2020-2024."
_BENTUK = re.compile(
    r"(?P<tahun>[0-9]{4})(?:-(?:S(?P<semester>[0-9])|TW(?P<triwulan>[0-9])|B(?P<kumulatif>[0-9]{2})"
    r"|(?P<sampai>[0-9]{4})|(?P<bulan>[0-9]{2})))?"
)


@dataclass(frozen=True)
class Periode:
    """`awal` and `akhir` are both inside the period; `tahun` is the year in which it begins."""

    kunci: str
    jenis: Jenis
    tahun: int
    awal: date
    akhir: date
    label: str


class PeriodeSalah(ValueError):
    """A key or a frequency that names no period; `kunci`, `alasan`, `saran` in Indonesian."""

    def __init__(self, kunci: str, alasan: str, saran: str = _SARAN) -> None:
        self.kunci, self.alasan, self.saran = kunci, alasan, saran
        super().__init__(f"Periode “{kunci[:40]}” tidak dikenal: {alasan}. {saran}")


@lru_cache(maxsize=4096)
def baca_periode(kunci: str) -> Periode:
    """The period that a key names; PeriodeSalah for any other text."""
    cocok = _BENTUK.fullmatch(kunci)
    if cocok is None:
        raise PeriodeSalah(kunci, "bentuk kuncinya lain" if kunci.strip() else "teksnya kosong")
    tahun = _tahun(kunci, cocok["tahun"])
    if cocok["semester"]:
        n = _nomor(kunci, cocok["semester"], range(1, 3), "semester hanya 1 dan 2")
        return _bulan_ke_bulan(
            kunci, "semester", tahun, 6 * n - 5, 6 * n, f"Semester {ROMAWI[n - 1]} {tahun}"
        )
    if cocok["triwulan"]:
        n = _nomor(kunci, cocok["triwulan"], range(1, 5), "triwulan hanya 1 sampai 4")
        return _bulan_ke_bulan(
            kunci, "triwulan", tahun, 3 * n - 2, 3 * n, f"Triwulan {ROMAWI[n - 1]} {tahun}"
        )
    if cocok["kumulatif"]:
        n = _nomor(kunci, cocok["kumulatif"], BULAN_KUMULATIF, "yang ada hanya B03, B06, B09, dan B12")
        label = f"Januari–{NAMA_BULAN[n - 1]} {tahun} (B{n:02d})"
        return _bulan_ke_bulan(kunci, "sd_bulan", tahun, 1, n, label)
    if cocok["bulan"]:
        n = _nomor(kunci, cocok["bulan"], range(1, 13), "bulan hanya 01 sampai 12")
        return _bulan_ke_bulan(kunci, "bulan", tahun, n, n, f"{NAMA_BULAN[n - 1]} {tahun}")
    if cocok["sampai"]:
        return _renstra(kunci, tahun, _tahun(kunci, cocok["sampai"]))
    return _bulan_ke_bulan(kunci, "tahun", tahun, 1, 12, f"Tahun {tahun}")


def _tahun(kunci: str, angka: str) -> int:
    tahun = int(angka)
    if not TAHUN_TERKECIL <= tahun <= TAHUN_TERBESAR:
        raise PeriodeSalah(kunci, f"tahun harus {TAHUN_TERKECIL} sampai {TAHUN_TERBESAR}")
    return tahun


def _nomor(kunci: str, angka: str, boleh: range | tuple[int, ...], alasan: str) -> int:
    nomor = int(angka)
    if nomor not in boleh:
        raise PeriodeSalah(kunci, alasan)
    return nomor


def _bulan_ke_bulan(kunci: str, jenis: Jenis, tahun: int, dari: int, sampai: int, label: str) -> Periode:
    akhir = date(tahun, sampai, monthrange(tahun, sampai)[1])
    return Periode(kunci, jenis, tahun, date(tahun, dari, 1), akhir, label)


def _renstra(kunci: str, mulai: int, selesai: int) -> Periode:
    if not 1 <= selesai - mulai < RENSTRA_TERPANJANG:
        raise PeriodeSalah(
            kunci, f"rencana harus 2 sampai {RENSTRA_TERPANJANG} tahun, dari tahun kecil ke besar"
        )
    label = f"Rencana Strategis {mulai}–{selesai}"
    return Periode(kunci, "renstra", mulai, date(mulai, 1, 1), date(selesai, 12, 31), label)


def bulan_dalam(p: Periode) -> list[str]:
    """Keys of the months of the period, in order."""
    awal, akhir = _urutan_bulan(p.awal), _urutan_bulan(p.akhir)
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(awal, akhir + 1)]


def mencakup(luar: Periode, dalam: Periode) -> bool:
    """True if every day of `dalam` lies in `luar` (a period contains itself)."""
    return luar.awal <= dalam.awal and dalam.akhir <= luar.akhir


def bertumpuk(a: Periode, b: Periode) -> bool:
    """True if at least one day lies in both."""
    return a.awal <= b.akhir and b.awal <= a.akhir


def jatuh_tempo(p: Periode, hari: int = 10, jeda_bulan: int = 1) -> date:
    """Last day on which the figures of `p` are on time: day `hari`, `jeda_bulan` months after its end.

    The default is the 10th of the next month (December: 10 January of the next year). A day that the
    month does not have means its last day. ValueError outside hari 1..31 and jeda_bulan 0..24.
    """
    if not 1 <= hari <= 31 or not 0 <= jeda_bulan <= 24:
        raise ValueError(f"hari jatuh tempo harus 1–31 dan jeda 0–24 bulan, bukan {hari} dan {jeda_bulan}")
    tahun, bulan = divmod(_urutan_bulan(p.akhir) + jeda_bulan, 12)
    return date(tahun, bulan + 1, min(hari, monthrange(tahun, bulan + 1)[1]))


def sudah_jatuh_tempo(p: Periode, pada: date, hari: int = 10, jeda_bulan: int = 1) -> bool:
    """True once the due day is over: only from then on can a figure be missing."""
    return pada > jatuh_tempo(p, hari, jeda_bulan)


def periode_menurut_kekerapan(kekerapan: Kekerapan, tahun: int, bulan: int | None = None) -> list[Periode]:
    """Periods that an indicator reports in a year, in order; `bulan` (1..12) only for `bulan_tertentu`."""
    if (kekerapan == "bulan_tertentu") != (bulan is not None):
        raise PeriodeSalah(
            str(tahun),
            f"kekerapan {kekerapan} " + ("memerlukan bulan" if bulan is None else "tidak memakai bulan"),
            "Isi bulan 1–12 hanya untuk kekerapan bulan_tertentu.",
        )
    if bulan is not None:
        return [baca_periode(f"{tahun}-{bulan:02d}")]
    akhiran: dict[str, list[str]] = {
        "bulanan": [f"-{n:02d}" for n in range(1, 13)],
        "triwulanan": [f"-TW{n}" for n in range(1, 5)],
        "semesteran": ["-S1", "-S2"],
        "tahunan": [""],
    }
    if kekerapan not in akhiran:
        raise PeriodeSalah(
            str(tahun),
            f"kekerapan “{kekerapan}” tidak dikenal",
            "Pakai bulanan, triwulanan, semesteran, tahunan, atau bulan_tertentu.",
        )
    return [baca_periode(f"{tahun}{a}") for a in akhiran[kekerapan]]


def _urutan_bulan(hari: date) -> int:
    """Months since year 0, so that months can be added."""
    return hari.year * 12 + hari.month - 1
