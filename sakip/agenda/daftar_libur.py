"""Reads a list of days off as people paste it: one a line, a date and a name. No database.

Dates: ``2025-12-25``, ``25-12-2025``, ``25/12/2025``, ``25 Desember 2025``; parted from the name by a tab, a
semicolon, a comma or spaces. A first line of headings and empty lines are skipped.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from dataclasses import dataclass

from sakip.aturan.periode import NAMA_BULAN, tulis_tanggal
from sakip.inti.galat import Masalah

BARIS_TERBANYAK = 500
NAMA_TERPANJANG = 200
_BULAN = {nama.casefold(): n for n, nama in enumerate(NAMA_BULAN, 1)}
_TANGGAL = re.compile(
    r"\s*\"?(?:(?P<t1>\d{4})-(?P<b1>\d{1,2})-(?P<h1>\d{1,2})"
    r"|(?P<h2>\d{1,2})[-/.](?P<b2>\d{1,2})[-/.](?P<t2>\d{4})"
    r"|(?P<h3>\d{1,2})\s+(?P<b3>[A-Za-z]+)\s+(?P<t3>\d{4}))\"?",
    re.ASCII,
)


@dataclass(frozen=True)
class Libur:
    """A day off that was read, with the line where it stood."""

    baris: int
    tanggal: dt.date
    nama: str


def baca_daftar(teks: str) -> tuple[list[Libur], list[Masalah]]:
    """The days of a pasted list and its faults, each by its line."""
    hasil: list[Libur] = []
    masalah: list[Masalah] = []
    pernah: dict[dt.date, int] = {}
    semua = teks.replace("\ufeff", "").replace("\x00", "").splitlines()
    if len(semua) > BARIS_TERBANYAK:
        return [], [Masalah("daftar", f"Lebih dari {BARIS_TERBANYAK} baris.", "Bagi menurut tahun.")]
    for nomor, baris in enumerate(semua, 1):
        if not baris.strip():
            continue
        cocok = _TANGGAL.match(baris)
        if cocok is None:
            if not hasil and not masalah and "tanggal" in baris.casefold():
                continue
            masalah.append(
                Masalah(f"baris {nomor}", "Tidak diawali tanggal.", "Tulis, misalnya 2025-12-25; Natal.")
            )
            continue
        tanggal = _tanggal(cocok)
        nama = _nama(baris[cocok.end() :])
        if tanggal is None:
            masalah.append(
                Masalah(
                    f"baris {nomor}", f"Tanggal {cocok[0].strip()} tidak ada.", "Periksa hari dan bulannya."
                )
            )
        elif not nama:
            masalah.append(Masalah(f"baris {nomor}", "Nama liburnya kosong.", "Tulis sesudah tanggalnya."))
        elif tanggal in pernah:
            masalah.append(
                Masalah(
                    f"baris {nomor}",
                    f"Tanggal {tulis_tanggal(tanggal)} sudah ada pada baris {pernah[tanggal]}.",
                    "Hapus salah satunya.",
                )
            )
        else:
            pernah[tanggal] = nomor
            hasil.append(Libur(nomor, tanggal, nama))
    if not hasil and not masalah:
        masalah.append(
            Masalah("daftar", "Daftarnya kosong.", "Tempelkan tanggal dan nama, satu hari sebaris.")
        )
    return hasil, masalah


def _tanggal(cocok: re.Match[str]) -> dt.date | None:
    bulan = cocok["b1"] or cocok["b2"]
    n = int(bulan) if bulan else _BULAN.get((cocok["b3"] or "").casefold(), 0)
    try:
        return dt.date(
            int(cocok["t1"] or cocok["t2"] or cocok["t3"]), n, int(cocok["h1"] or cocok["h2"] or cocok["h3"])
        )
    except ValueError:
        return None


def _nama(sisa: str) -> str:
    sisa = sisa.strip().lstrip(";,\t").strip()
    if sisa.startswith('"'):
        sisa = next(iter(csv.reader([sisa])), [""])[0]
    return " ".join(sisa.strip(";,\t ").split())[:NAMA_TERPANJANG]
