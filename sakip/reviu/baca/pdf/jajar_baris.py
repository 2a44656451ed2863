"""Rows of a table that only its columns tell: lines with numbers begin rows or stand at their middle."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.celah import Celah, Ruas, kolom
from sakip.reviu.baca.pdf.kisi import Garis

_TAHUN = re.compile(r"(?:tahun\s*)?(?:19|20)\d\d", re.IGNORECASE)
_EKOR = re.compile(r"\d{1,3}%?|%")
_URUT = re.compile(r"\(?(\d{1,2})\)?")


@dataclass(frozen=True)
class Isi:
    """What lines hold, column by column: ``inti`` marks lines with values, ``kepala`` counts header lines."""

    sel: list[dict[int, str]]
    inti: list[bool]
    kepala: int
    bernilai: bool
    utama: int | None = None  # the column of names

    def layak(self, garis: int) -> bool:
        """Whether this may be a table at all: values or lines between rows, and no list of "name : value"."""
        menurut: dict[int, list[str]] = defaultdict(list)
        for b in self.sel:
            for k, t in b.items():
                menurut[k].append(t)
        if any(sum(t[:1] == ":" for t in ada) * 2 >= len(ada) for ada in menurut.values()):
            return False
        return self.bernilai or garis >= 2


def nilai(
    baris: Sequence[Lajur],
    semua: Sequence[Sequence[Ruas]],
    sela: Sequence[Celah],
    penuh: Sequence[float],
    *,
    berkepala: bool = True,
) -> Isi:
    """Sort the words of each line into columns; ``penuh``: heights of lines through the whole width."""
    sel = [{kolom(r, sela): r.teks for r in satu} for satu in semua]
    urut = [_urut([b[k] for k in sorted(b)]) for b in sel]
    angka = _kolom_angka(sel, urut, berkepala=berkepala)
    isian = angka - _penomor(sel, angka) or angka
    banyak = [
        0 if u else sum(k in b and _berangka(b[k]) for k in isian) for b, u in zip(sel, urut, strict=True)
    ]
    ada = [n for n in banyak if n]
    inti = [n > 0 and n * 2 >= median(ada) and not _ekor(sel, ke) for ke, n in enumerate(banyak)]
    kepala = _kepala(baris, inti, urut, penuh) if berkepala else 0
    hitung = Counter(k for b in sel[kepala:] for k in b if k not in angka)
    utama = hitung.most_common(1)[0][0] if hitung else None
    return Isi(sel, inti, kepala, any(k for k in angka), utama)


def _ekor(sel: Sequence[dict[int, str]], ke: int) -> bool:
    """Only the last digits of numbers that a narrow column broke: "6.253.830.40", below it "2"."""
    if not ke or not all(_EKOR.fullmatch(t) for t in sel[ke].values()):
        return False
    patah = 0
    for k, t in sel[ke].items():
        depan = next((b[k] for b in sel[ke - 1 : ke - 3 if ke > 2 else None : -1] if k in b), "")
        atas, utuh = baca_sel(depan), baca_sel(depan + t)
        if atas is None or utuh is None or utuh.rusak:
            return False
        patah += atas.rusak
    return patah > 0


def _penomor(sel: Sequence[dict[int, str]], angka: set[int]) -> set[int]:
    """Columns of running numbers: they may stand at the middle of several rows."""
    hasil: set[int] = set()
    for k in angka:
        ada = [int(b[k].strip("().")) for b in sel if k in b and b[k].strip("().").isdecimal()]
        if len(ada) > 1 and all(0 < b - a <= 2 for a, b in pairwise(ada)) and ada[0] < 100:
            hasil.add(k)
    return hasil


def _kolom_angka(sel: Sequence[dict[int, str]], urut: Sequence[bool], *, berkepala: bool) -> set[int]:
    """Columns that hold values from their first value on: two or more, or one in a row of three, or any
    where the columns are known from elsewhere."""
    isi: dict[int, list[bool]] = defaultdict(list)
    deret: set[int] = set()
    for b, u in zip(sel, urut, strict=True):
        ada = {k: _berangka(t) for k, t in b.items() if not u}
        if not berkepala or sum(ada.values()) > 2 or (len(ada) < 5 and sum(ada.values()) > 1):
            deret.update(k for k, n in ada.items() if n)
        for k, n in ada.items():
            if n or isi[k]:
                isi[k].append(n)
    return {
        k
        for k, ada in isi.items()
        if (sum(ada) > 1 or k in deret) and sum(ada) * 5 >= len(ada) * 3 and any(ada)
    }


def _berangka(teks: str) -> bool:
    return (baca_sel(teks) is not None or kosong(teks)) and not _TAHUN.fullmatch(teks)


def _urut(isi: Sequence[str]) -> bool:
    """The line "(1) (2) (3)" under a header."""
    cocok = [_URUT.fullmatch(t) for t in isi]
    angka = [int(c[1]) for c in cocok if c]
    return len(angka) == len(isi) > 2 and all(b - a == 1 for a, b in pairwise(angka))


def _kepala(
    baris: Sequence[Lajur], inti: Sequence[bool], urut: Sequence[bool], penuh: Sequence[float]
) -> int:
    """How many lines stand above the rows: down to a full line, or bold, or without values."""
    awal = next((n for n, ada in enumerate(inti) if ada), len(baris))
    garis = next((sum(b.dasar < y for b in baris) for y in penuh if y > baris[0].dasar), 0)
    tebal = next((n for n, b in enumerate(baris) if not b.tebal), 0)
    hasil = next((n for n in (garis, tebal) if 0 < n <= awal and n < len(baris)), awal)
    while hasil < len(baris) and urut[hasil]:
        hasil += 1
    return hasil


def batas_baris(
    baris: Sequence[Lajur],
    isi: Isi,
    dalam: Sequence[Garis],
    tepi: tuple[float, float],
    xs: Sequence[float],
    kepala: Sequence[Garis],
) -> tuple[list[float], list[Garis]]:
    """(heights between which rows stand, the lines that part them)."""
    lebar = (xs[0], xs[-1])
    datar = [(y, *lebar) for y in tepi] + [*dalam, *kepala]
    if 0 < isi.kepala < len(baris):
        datar.append((_antara(baris, isi.kepala, dalam) or _sela(baris, isi.kepala), *lebar))
    lajur = [
        [n for n, b in enumerate(baris) if atas < (b.y0 + b.y1) / 2 <= bawah and n >= isi.kepala]
        for atas, bawah in pairwise(sorted({g[0] for g in datar}))
    ]
    bernilai = [m for m in lajur if any(isi.inti[n] for n in m)]
    if (
        len(bernilai) < 3 or median(sum(isi.inti[n] for n in m) for m in bernilai) > 1
    ):  # else lines part all rows
        datar += [(_sela(baris, n), *lebar) for m in bernilai for n in _mulai(m, baris, isi)]
    hasil: list[float] = []
    for y in sorted(g[0] for g in datar):
        if not hasil or y - hasil[-1] > 2:
            hasil.append(y)
    return hasil, datar


def _antara(baris: Sequence[Lajur], n: int, dalam: Sequence[Garis]) -> float:
    """The height of a line drawn above line ``n``, 0 without one."""
    return max((g[0] for g in dalam if baris[n - 1].dasar - 1 < g[0] < baris[n].dasar), default=0.0)


def _sela(baris: Sequence[Lajur], n: int) -> float:
    """A height between line ``n`` and the one above."""
    a, b = baris[n - 1], baris[n]
    return (a.dasar + b.dasar - 0.65 * b.besar) / 2 + 0.1 * a.besar


def _mulai(milik: Sequence[int], baris: Sequence[Lajur], isi: Isi) -> list[int]:
    """The lines with which a new row begins within a stretch that no line parts, the first left out."""
    nama = [n for n in milik if isi.inti[n] or isi.utama in isi.sel[n]]
    rapat = 0.85 * baris[milik[0]].besar
    nilai_: list[list[int]] = []  # lines of values, those of one row together
    for n in nama:
        if isi.inti[n] and nilai_ and baris[n].dasar - baris[nilai_[-1][-1]].dasar < rapat:
            nilai_[-1].append(n)
        elif isi.inti[n]:
            nilai_.append([n])
    if len(nilai_) < 2:
        return []
    setengah = any(baris[b].dasar - baris[a].dasar < rapat for a, b in pairwise(nama))
    tengah = _di_tengah(nama, nilai_, baris) if setengah or not isi.inti[nama[0]] else None
    return tengah or [n[0] for n in nilai_ if n[0] != milik[0]]


def _di_tengah(
    nama: Sequence[int], nilai_: Sequence[Sequence[int]], baris: Sequence[Lajur]
) -> list[int] | None:
    """Where rows begin whose values stand at the middle of their names, None where they do not."""
    hasil, awal = [], 0
    for ke, n in enumerate(nilai_):
        y = (baris[n[0]].dasar + baris[n[-1]].dasar) / 2
        bawah = 2 * y - baris[nama[awal]].dasar + 0.3 * baris[n[0]].besar
        batas = nilai_[ke + 1][0] if ke + 1 < len(nilai_) else nama[-1] + 1
        akhir = max(m for m in nama if m < batas and (m <= n[-1] or baris[m].dasar <= bawah))
        if abs((baris[nama[awal]].dasar + baris[akhir].dasar) / 2 - y) > 0.6 * baris[n[0]].besar:
            return None
        awal = nama.index(akhir) + 1
        if awal < len(nama):
            hasil.append(nama[awal])
    return hasil
