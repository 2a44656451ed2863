"""Faults beside the rows they speak of: the cells that the mapping reads, as they stand in the file. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sakip.berkas.buku_kerja import nama_kolom
from sakip.inti.galat import Masalah
from sakip.pertukaran.meja.berkas import Lembaran
from sakip.pertukaran.meja.peta import Letak, Peta, baku
from sakip.pertukaran.meja.sel import teks

BARIS_TERBANYAK: Final = 50
KOLOM_TERBANYAK: Final = 12
_BARIS = re.compile(r"Baris (\d{1,7})\b")


@dataclass(frozen=True)
class SelSorot:
    """A cell: its column's heading, what stands in it, what is wrong with it."""

    alamat: str
    judul: str
    isi: str
    salah: tuple[Masalah, ...] = ()


@dataclass(frozen=True)
class BarisSorot:
    """A row with faults; ``salah`` are those of the row as a whole."""

    nomor: int
    sel: tuple[SelSorot, ...]
    salah: tuple[Masalah, ...]

    @property
    def judul(self) -> tuple[str, ...]:
        return tuple(s.judul for s in self.sel)

    @property
    def semua(self) -> tuple[Masalah, ...]:
        """The row's own faults, then those of its cells."""
        return (*self.salah, *(m for s in self.sel for m in s.salah))


def sorot(masalah: Iterable[Masalah], lembar: Lembaran, letak: Letak, peta: Peta) -> tuple[BarisSorot, ...]:
    """The first rows with faults; a fault that names no row (the file, an answer) is in none of them."""
    menurut: dict[int, list[tuple[int | None, Masalah]]] = defaultdict(list)
    sel = re.compile(rf"{re.escape(lembar.nama)}!([A-Z]{{1,3}})?(\d{{1,7}})")
    for m in masalah:
        if cocok := sel.fullmatch(m.tempat):
            menurut[int(cocok[2])].append((_nomor(cocok[1]) if cocok[1] else None, m))
        elif cocok := _BARIS.match(m.tempat):
            menurut[int(cocok[1])].append((None, m))
    dipakai = [letak.indeks[k] for j in peta.dipakai if (k := baku(j)) in letak.indeks]
    return tuple(
        _baris(n, menurut[n], lembar, letak, dipakai)
        for n in sorted(menurut)[:BARIS_TERBANYAK]
        if 0 < n <= len(lembar.baris)
    )


def _baris(
    n: int, salah: list[tuple[int | None, Masalah]], lembar: Lembaran, letak: Letak, dipakai: list[int]
) -> BarisSorot:
    isi = lembar.baris[n - 1]
    bercela = {k for k, _ in salah if k is not None}
    lain = [k for k in dict.fromkeys(dipakai) if k not in bercela]
    kolom = sorted({*bercela, *lain[: max(0, KOLOM_TERBANYAK - len(bercela))]})
    return BarisSorot(
        n,
        tuple(
            SelSorot(
                f"{nama_kolom(k)}{n}",
                letak.judul[k] if k < len(letak.judul) else nama_kolom(k),
                _isi(isi, k),
                tuple(m for c, m in salah if c == k),
            )
            for k in kolom
        ),
        tuple(m for c, m in salah if c is None),
    )


def _isi(baris: list[Any], kolom: int) -> str:
    return teks(baris[kolom])[:60] if kolom < len(baris) else ""


def _nomor(huruf: str) -> int:
    n = 0
    for h in huruf:
        n = n * 26 + ord(h) - 64
    return n - 1
