"""How figures are written inside sentences and tables of a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sakip.aturan.angka import TANDA_KOSONG, bulatkan, desimal_nilai, tulis, tulis_besaran
from sakip.aturan.capaian import Ukuran, desimal_bersama
from sakip.aturan.periode import NAMA_BULAN

SERATUS = Decimal(100)
#: Beyond this many decimals the figure is written in full.
DESIMAL_TERBANYAK = 12


def desimal_pembeda(a: Decimal, b: Decimal, desimal: int) -> int | None:
    """The fewest decimals, at least ``desimal``, at which a reader sees whether a < b, a = b or a > b.

    None: only the full figures show it.
    """
    for d in range(desimal, DESIMAL_TERBANYAK + 1):
        if _tanda(bulatkan(a, d), bulatkan(b, d)) == _tanda(a, b):
            return d
    return None


def _tanda(a: Decimal, b: Decimal) -> int:
    return (a > b) - (a < b)


def tulis_capaian(capaian: Decimal | None) -> str:
    """``91,93%``; more decimals where two would hide on which side of 100 or of 0 it lies."""
    if capaian is None:
        return TANDA_KOSONG
    desimal = 2
    for batas in (SERATUS, Decimal(0)):
        d = desimal_pembeda(capaian, batas, desimal)
        if d is None:
            return f"{tulis(capaian, None)}%"
        desimal = max(desimal, d)
    return f"{tulis(capaian, desimal)}%"


def tulis_ukuran(ukuran: Ukuran, desimal: int, *, skala: bool = True) -> str:
    """A target or realisation with its unit and, for an index, its scale: ``3,85 (skala 4)``.

    ``desimal``: those of the manual, which round what was computed; what was entered keeps its own.
    """
    if ukuran.kata is not None:
        return ukuran.kata
    if ukuran.nilai is None:
        return TANDA_KOSONG
    teks = tulis_besaran(ukuran.nilai, _satuan(ukuran), ukuran.desimal(desimal))
    if skala and ukuran.skala is not None:
        teks += f" (skala {tulis(ukuran.skala, None)})"
    return teks


def _satuan(ukuran: Ukuran) -> str:
    """The unit as it stands after a number; "Indeks" and "Nilai" say what a number is, not of what."""
    return "" if ukuran.satuan.strip().casefold() in ("indeks", "nilai", "angka", "skor") else ukuran.satuan


def tulis_pasangan(a: Ukuran, b: Ukuran, desimal: int) -> tuple[str, str]:
    """Two measures with equally many decimals, enough to show which is larger."""
    d: int | None = desimal
    if a.nilai is not None and b.nilai is not None:
        d = desimal_pembeda(a.nilai, b.nilai, desimal_bersama((a, b), desimal))
    if d is None:
        d = max(desimal_nilai(u.nilai) for u in (a, b) if u.nilai is not None)
    return tulis_ukuran(a, d), tulis_ukuran(b, d)


def gabung_kata(kata: Sequence[str], sambung: str = "dan") -> str:
    """``a``, ``a dan b``, ``a, b, dan c``."""
    if len(kata) < 3:
        return f" {sambung} ".join(kata)
    return f"{', '.join(kata[:-1])}, {sambung} {kata[-1]}"


def tanggal_panjang(tanggal: date) -> str:
    """``31 Desember 2023``."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def awal_kecil(teks: str) -> str:
    """A sentence's text placed after other words: only an ordinary capital becomes small."""
    return teks[:1].lower() + teks[1:] if teks[1:2].islower() else teks


def tanpa_titik(teks: str) -> str:
    """Text that another sentence closes."""
    return " ".join(teks.split()).rstrip(" .;,")
