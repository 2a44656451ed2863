"""Lines and rows of tables whose every line has its place (``teratur``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.kata import baris_jumlah, baris_rata, kata_kata
from sakip.reviu.baca.lepas_atom import ekor_nilai, hampa

_KUAT = re.compile(r"%|\d[.,]\d|\brp\b|^[-–]$", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20)\d\d")

#: A line as its text and the values at its end.
pecah = ekor_nilai


@dataclass(frozen=True, slots=True)
class Garis:
    """A line. ``sela``: blank lines above it; ``lompat``: the foot of a page stood there."""

    teks: str
    baris: int
    ke: int
    sela: int = 0
    lompat: bool = False
    halaman: int | None = None

    def tanpa_sela(self, *, lompat: bool = False) -> Garis:
        """The same line as if no blank line stood above it."""
        if not self.sela and self.lompat is lompat:
            return self
        return Garis(self.teks, self.baris, self.ke, 0, lompat, self.halaman)


@dataclass(frozen=True, slots=True)
class Rekam:
    """A row: its number, its name and line, one (text, line) for each column of values."""

    nomor: str
    nama: str
    letak: int
    nilai: tuple[tuple[str, int], ...]

    @property
    def ringkas(self) -> bool:
        return baris_jumlah(self.nama) or baris_rata(self.nama)


@dataclass(frozen=True, slots=True)
class Isi:
    """The body of a table: its rows, whether they are numbered, the index after its last line."""

    baris: tuple[Rekam, ...]
    bernomor: bool
    akhir: int
    kepala: tuple[str, ...] = ()

    @property
    def lebar(self) -> int:
        return len(self.baris[0].nilai)


def nilai_pertama(garis: Sequence[Garis]) -> int:
    """The index of the first line that is a value; 0 where none is."""
    for n, g in enumerate(garis):
        if sel_nilai(g.teks):
            return n
    return 0


@lru_cache(maxsize=16384)
def sel_nilai(teks: str) -> bool:
    """A line that is one value and nothing else."""
    return (
        len(teks) <= 40 and (baca_sel(teks) is not None or kosong(teks) or hampa(teks)) and not pecah(teks)[0]
    )


@lru_cache(maxsize=16384)
def cacah_nilai(teks: str) -> int:
    """How many values a line of a name ends in; a year alone is none."""
    nama, nilai = pecah(teks)
    return len(nilai) if nama and nilai and (len(nilai) > 1 or not tahun(nilai[0])) else 0


@lru_cache(maxsize=16384)
def kuat(nilai: str) -> bool:
    """A value that no name ends with: a percentage, a decimal, an amount, a dash."""
    return _KUAT.search(nilai) is not None


@lru_cache(maxsize=16384)
def tahun(teks: str) -> bool:
    return _TAHUN.fullmatch(teks.strip()) is not None


@lru_cache(maxsize=16384)
def ringkasan(teks: str) -> bool:
    """The label of a row of totals or means, also of both ("Rata-rata/Jumlah")."""
    bagian = [b for b in teks.split("/") if b.strip()]
    return bool(bagian) and all(baris_jumlah(b) or baris_rata(b) for b in bagian)


@lru_cache(maxsize=4096)
def bernama(teks: str) -> bool:
    return bool(kata_kata(teks)) or tahun(teks)
