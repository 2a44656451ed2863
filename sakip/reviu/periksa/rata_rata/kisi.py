"""Rows and columns that their own name calls a mean, held against the numbers that stand before them.

What tells that they are plain means (not weighted ones) are the other columns of the row, the other rows of
the column, and the tables with the same header.  "(20)" in a row's name says over how many rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.baca.kata import baris_rata
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_RATA = re.compile(r"\W*(?:nilai\s+)?(?:rata[ -]*rata|rerata)\b", re.IGNORECASE)
_BERBOBOT = re.compile(r"berbobot|tertimbang|gabungan|\blama\b|setahun", re.IGNORECASE)
_BANYAK = re.compile(r"\((\d+)\)")
_JUMLAH = re.compile(r"\W*(?:jumlah|total)\b", re.IGNORECASE)
_JUMLAH_JUGA = re.compile(r"\b(?:jumlah|total)\b", re.IGNORECASE)
_TERLEBAR = 40
#: Fitting lines that prove a plain mean: one whose numbers differ, or this many whose numbers are alike.
_SEPELE = 2


@dataclass(frozen=True, slots=True)
class _Garis:
    """Numbers and what is printed as their mean."""

    kisi: Kisi
    tempat: tuple[int, int]
    bagian: tuple[tuple[int, int], ...]
    cetak: Angka
    harap: Decimal
    cocok: bool
    beragam: bool


def rata_kisi(paham: Paham) -> Iterator[Temuan]:
    serumpun: dict[tuple[object, ...], list[_Garis]] = defaultdict(list)
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or not 1 < k.lebar <= _TERLEBAR:
            continue
        for kunci, garis in (*_baris(k), *_kolom(k)):
            serumpun[kunci].append(garis)
    for daftar in serumpun.values():
        cocok = [g for g in daftar if g.cocok]
        gagal = [g for g in daftar if not g.cocok]
        if len(daftar) == len(gagal) == 1 and _tertukar(gagal[0]):
            yield _temuan(paham, gagal[0])
        elif (
            gagal
            and len(gagal) <= max(1, len(cocok) // 4)
            and (any(g.beragam for g in cocok) or len(cocok) >= _SEPELE)
        ):
            yield from (_temuan(paham, g) for g in gagal)


def _tertukar(g: _Garis) -> bool:
    """Nothing proves the mean but that the print has its digits, in another order."""
    harus = f"{round(g.harap, g.cetak.desimal):f}".replace(".", ",")
    beda = selisih_digit(g.cetak.teks.strip(), harus) and sorted(g.cetak.teks.strip()) == sorted(harus)
    return g.beragam and g.cetak.desimal > 1 and len(g.bagian) > 2 and beda


# --- a row of means -------------------------------------------------------------------------------------


def _baris(k: Kisi) -> Iterator[tuple[tuple[object, ...], _Garis]]:
    for r, label in enumerate(k.label):
        if not _RATA.match(label) or _BERBOBOT.search(label) or (baris_rata(label) and not k.tabel.maya):
            continue  # a plain "Rata-rata" has its check already
        atas = [b for b in k.biasa if b < r and not _RATA.match(k.label[b])]
        banyak = _BANYAK.search(label)
        if banyak is not None and int(banyak[1]) < len(atas):
            atas = atas[: int(banyak[1])]
        if len(atas) < 2:
            continue
        kunci = ("baris", label.casefold(), *(() if banyak else k.judul))
        langkah = _terhalus(k, r)
        for c in k.berangka():
            bagian = [(b, c) for b in atas if k.angka[b][c] is not None]
            garis = _garis(k, (r, c), bagian, langkah)
            if garis is not None and not (_JUMLAH_JUGA.search(label) and _berjumlah(k, garis)):
                yield kunci, garis


def _berjumlah(k: Kisi, g: _Garis) -> bool:
    """The column is added, not averaged: counts under "Rata-rata/Jumlah"."""
    isi = [a for r, c in g.bagian if (a := k.angka[r][c]) is not None]
    return abs(sum((a.nilai for a in isi), Decimal(0)) - g.cetak.nilai) <= g.cetak.langkah * len(isi) / 2


# --- a column of means ----------------------------------------------------------------------------------


def _kolom(k: Kisi) -> Iterator[tuple[tuple[object, ...], _Garis]]:
    kolom = k.berangka()
    for c in kolom:
        if not _RATA.match(k.judul[c]) or _BERBOBOT.search(k.judul[c]):
            continue
        batas = max(
            (x for x in kolom if x < c and (_RATA.match(k.judul[x]) or _JUMLAH.match(k.judul[x]))), default=-1
        )
        asal = [x for x in kolom if batas < x < c]
        if len(asal) < 2:
            continue
        for r in k.biasa:
            garis = _garis(k, (r, c), [(r, x) for x in asal if k.angka[r][x] is not None], Decimal(1))
            if garis is not None:
                yield ("kolom", c, k.judul), garis


def _terhalus(k: Kisi, r: int) -> Decimal:
    """What the last digit of the row's finest print counts: "100" beside "87,8" has lost its zero."""
    return min((a.langkah for a in k.angka[r] if a is not None), default=Decimal(1))


def _garis(
    k: Kisi, tempat: tuple[int, int], bagian: Sequence[tuple[int, int]], langkah: Decimal
) -> _Garis | None:
    cetak = k.angka[tempat[0]][tempat[1]]
    isi = [a for r, c in bagian if (a := k.angka[r][c]) is not None]
    if cetak is None or not isi or len({a.persen for a in (*isi, cetak)}) > 1:
        return None
    harap = sum((a.nilai for a in isi), Decimal(0)) / len(isi)
    batas = max((a.langkah / 2 for a in isi if a.desimal and a.langkah <= cetak.langkah), default=Decimal(0))
    cocok = any(abs(n - harap) <= batas + min(u, langkah) for n, u in cetak.bacaan())
    rentang = max(a.nilai for a in isi) - min(a.nilai for a in isi)
    return _Garis(k, tempat, tuple(bagian), cetak, harap, cocok, rentang > 4 * (batas + cetak.langkah))


def _temuan(paham: Paham, g: _Garis) -> Temuan:
    k, (r, c) = g.kisi, g.tempat
    tegak = any(b != r for b, _ in g.bagian)
    nama = f"{k.label[r]}, {k.judul[c]}" if tegak else f"{k.label[r]}: {k.judul[c]}"
    harus = angka(g.harap, max(g.cetak.desimal, 2))
    return temuan(
        paham,
        "rata_rata",
        {k.sel[r][c].baris, *(k.sel[b][x].baris for b, x in g.bagian)},
        tercetak=k.sel[r][c].teks,
        seharusnya=harus,
        kutipan=paham.baris_teks(k.sel[r][c].baris),
        uraian=f"“{nama}” tertulis {k.sel[r][c].teks}, padahal rata-rata {len(g.bagian)} angkanya {harus}.",
        saran="Hitung ulang rata-ratanya dan samakan di semua tempat yang menyebutnya.",
    )
