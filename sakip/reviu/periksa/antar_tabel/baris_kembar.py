"""Rows of one name in two tables: the same columns, or the same money, with one number changed.

- Rows of one name in tables that share columns: all their numbers but one are the same.
- Rows of one activity whose amounts differ by one digit: either another long amount of both is the same, or
  both speak of the agreement, which has one amount for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from sakip.reviu.angka import Angka, digit_berarti
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_CUKUP = 3
_TERBANYAK = 6
_UANG = 10_000_000
_PERJANJIAN = re.compile(r"\bPK\b|\bperjanjian kinerja\b", re.IGNORECASE)
_KEADAAN = re.compile(r"\b(?:awal|akhir|semula|revisi|perubahan|efektif|blokir|murni)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Baris:
    kisi: Kisi
    r: int

    def isi(self) -> dict[str, tuple[Angka, Sel]]:
        """Numbers by the header of their column; two columns of one header tell nothing."""
        k = self.kisi
        judul = [tanda(k.judul[c]) for c in range(k.lebar)]
        return {
            judul[c]: (a, k.sel[self.r][c])
            for c in k.berangka()
            if (a := k.angka[self.r][c]) is not None and judul[c] and judul.count(judul[c]) == 1
        }

    def uang(self) -> list[tuple[Angka, Sel, bool]]:
        """Amounts, and whether each is the agreement's."""
        k = self.kisi
        return [
            (a, k.sel[self.r][c], bool(_PERJANJIAN.search(f"{k.tabel.tabel.judul} {k.judul[c]}")))
            for c in k.berangka()
            if (a := k.angka[self.r][c]) is not None
            and abs(a.nilai) >= _UANG
            and not a.desimal
            and not _KEADAAN.search(k.judul[c])
        ]


@sekali
def baris_kembar(paham: Paham) -> Iterator[Temuan]:
    menurut: dict[tuple[str, ...], list[_Baris]] = defaultdict(list)
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih:
            continue
        for r in k.biasa:
            nama = _nama(k, r)
            if len(nama) >= _CUKUP:
                menurut[nama].append(_Baris(k, r))
    for daftar in menurut.values():
        for a, b in combinations(daftar, 2) if len(daftar) <= _TERBANYAK else ():
            if a.kisi is not b.kisi:
                yield from _sekolom(paham, a, b)
                yield from _seuang(paham, a, b)


def _nama(k: Kisi, r: int) -> tuple[str, ...]:
    """The telling words of the row's name: of an activity, its programme on the next line left out."""
    return kunci(re.split(r"(?<=\w)(?:\n|\s+Program\b(?=\s+[A-Z]))", k.label[r], maxsplit=1)[0])


def _sekolom(paham: Paham, a: _Baris, b: _Baris) -> Iterator[Temuan]:
    satu, dua = a.isi(), b.isi()
    bersama = [n for n in satu if n in dua]
    beda = [n for n in bersama if satu[n][1].teks != dua[n][1].teks]
    cocok = {satu[n][0].nilai for n in bersama if n not in beda}
    digit = sum(map(digit_berarti, cocok))
    cukup = len(cocok) >= _CUKUP or len(bersama) > _CUKUP + 1
    if len(beda) != 1 or not cukup or digit < 2 * _CUKUP - 2:
        return
    x, y = satu[beda[0]][1], dua[beda[0]][1]
    if selisih_digit(x.teks, y.teks):
        yield _temuan(paham, x, y, a.kisi.label[a.r], f"{len(bersama) - 1} angka lain pada baris itu sama")


def _seuang(paham: Paham, a: _Baris, b: _Baris) -> Iterator[Temuan]:
    satu, dua = a.uang(), b.uang()
    nilai = [{x.nilai for x, _, _ in u} for u in (satu, dua)]
    sama = nilai[0] & nilai[1] or _persen(a) & _persen(b)
    for x, s, pk in satu:
        for y, t, pk_lain in dua:
            if x.nilai in nilai[1] or y.nilai in nilai[0] or not selisih_digit(s.teks, t.teks):
                continue
            if pk and pk_lain:
                yield _temuan(paham, s, t, a.kisi.label[a.r], "keduanya anggaran menurut perjanjian kinerja")
            elif sama and _sehal(a, s, b, t):
                yield _temuan(paham, s, t, a.kisi.label[a.r], "angka lain pada baris itu sama")


def _persen(b: _Baris) -> set[Decimal]:
    """The percentages of a row that are told to two decimals, so that few rows share one."""
    k = b.kisi
    return {a.nilai for c in k.berangka() if (a := k.angka[b.r][c]) is not None and a.persen and a.nilai % 1}


def _sehal(a: _Baris, s: Sel, b: _Baris, t: Sel) -> bool:
    """Both stand under one header: "Pagu (Rp)" and "Pagu DIPA (Rp)"."""
    satu, dua = _kepala(a, s), _kepala(b, t)
    return bool(satu and dua) and satu[0] == dua[0] and (set(satu) <= set(dua) or set(dua) <= set(satu))


def _kepala(b: _Baris, s: Sel) -> tuple[str, ...]:
    return next((kunci(n) for n, (_, x) in b.isi().items() if x is s), ())


def _temuan(paham: Paham, x: Sel, y: Sel, nama: str, sebab: str) -> Temuan:
    return temuan(
        paham,
        "antar_tabel",
        {x.baris, y.baris},
        tercetak=x.teks,
        seharusnya=y.teks,
        uraian=f"“{nama}” memuat {x.teks} (baris {x.baris}) dan {y.teks} (baris {y.baris}) di dua tabel; "
        f"{sebab}.",
        saran="Samakan kedua tabel dengan sumbernya.",
    )
