"""Rows or columns of numbers that two tables share but for one: a copy in which one number was changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sakip.reviu.angka import baca_utuh
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.digit import bertukar, letak_beda
from sakip.reviu.periksa.alat.pagu_ubah import diubah

#: Significant digits that the equal numbers must hold together, so that no chance explains them.
_CUKUP = 9
#: A number of fewer significant digits tells nothing.
_BERARTI = 3
_TERPANJANG = 40
#: In runs no longer the two numbers that lead to a pair may stand apart.
_PENDEK = 8
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_KEADAAN = re.compile(r"\b(?:awal|semula|sebelum|revisi|perubahan|murni)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Butir:
    nilai: Decimal
    langkah: Decimal
    digit: int
    sel: Sel


@dataclass(frozen=True, slots=True)
class _Deret:
    tabel: int
    isi: tuple[_Butir, ...]


def deret_kembar(paham: Paham) -> Iterator[Temuan]:
    """Pairs of runs in two tables, equal but for one number that differs by a slip of one digit."""
    deret = [d for n, t in enumerate(paham.tabel) if not t.maya for d in _deret(n, t)]
    tempat: dict[tuple[Decimal, Decimal], list[tuple[int, int]]] = defaultdict(list)
    for i, d in enumerate(deret):
        for j, (p, q) in enumerate(pairwise(d.isi)):
            if p.digit >= _BERARTI and q.digit >= _BERARTI and p.nilai != q.nilai:
                tempat[(p.nilai, q.nilai)].append((i, j))
        if len(d.isi) <= _PENDEK:  # the slip may lie between the two that agree
            for j, (p, q) in enumerate(zip(d.isi, d.isi[2:], strict=False)):
                if p.digit >= _BERARTI and q.digit >= _BERARTI and p.nilai != q.nilai:
                    tempat[(p.nilai, q.nilai)].append((i, j))
    sudah: set[tuple[int, int]] = set()
    for letak in tempat.values():
        if len(letak) > 60:
            continue  # numbers that stand everywhere
        for n, (i, a) in enumerate(letak):
            for j, b in letak[n + 1 :]:
                x, y = deret[i], deret[j]
                if x.tabel == y.tabel or not _sekeadaan(paham.tabel[x.tabel], paham.tabel[y.tabel]):
                    continue
                if (beda := _beda(x.isi, y.isi, b - a)) is not None:
                    kunci = (beda[0].sel.baris, beda[1].sel.baris)
                    if kunci not in sudah:
                        sudah.add(kunci)
                        if not diubah(paham, *(x.sel.teks for x in beda)):
                            yield _temuan(paham, *beda)


def _sekeadaan(a: TabelPaham, b: TabelPaham) -> bool:
    """Neither another year nor another state of the budget, as far as the captions tell."""
    for pola in (_TAHUN, _KEADAAN):
        x, y = (frozenset(m.casefold() for m in pola.findall(t.tabel.judul)) for t in (a, b))
        if x != y and (pola is _KEADAAN or (x and y and not x & y)):
            return False
    return True


def _deret(n: int, t: TabelPaham) -> Iterator[_Deret]:
    baris = [[_butir(s) for s in r] for r in t.tabel.isi]
    for deret in (*baris, *map(list, zip(*baris, strict=False))):
        for potong in _sambung(deret):
            yield _Deret(n, potong)


def _butir(s: Sel) -> _Butir | None:
    a = None if s.isian else baca_utuh(s.teks)
    if a is None or len(kata_kata(s.teks)) > 2:
        return None  # "3 Program ...": a list number before a name
    tahun = a.langkah == 1 and 1990 <= a.nilai <= 2100
    return _Butir(a.nilai, a.langkah, 0 if tahun else a.digit, s)


def _sambung(deret: Sequence[_Butir | None]) -> Iterator[tuple[_Butir, ...]]:
    """Runs of at least three numbers with nothing but numbers between."""
    kini: list[_Butir] = []
    for b in (*deret, None):
        if b is not None and len(kini) < _TERPANJANG:
            kini.append(b)
            continue
        if len(kini) >= 3:
            yield tuple(kini)
        kini = [b] if b is not None else []


def _beda(a: Sequence[_Butir], b: Sequence[_Butir], geser: int) -> tuple[_Butir, _Butir] | None:
    """The one pair that differs where the runs overlap; None where they agree or differ more."""
    pasangan = [(x, b[i + geser]) for i, x in enumerate(a) if 0 <= i + geser < len(b)]
    lain = [(x, y) for x, y in pasangan if abs(x.nilai - y.nilai) > max(x.langkah, y.langkah)]
    sama = [x for x, y in pasangan if x.nilai == y.nilai]
    bukti = {x.nilai: x.digit for x in sama if x.digit >= _BERARTI}
    if len(lain) != 1 or len(pasangan) < 3 or sum(bukti.values()) < _CUKUP or len(bukti) < 2:
        return None
    (x, y) = lain[0]
    if len(a) != len(b) and (x, y) in (pasangan[0], pasangan[-1]):
        return None  # at the end of what they share: a total of other rows, a target of another year
    if any(z.nilai == x.nilai for z in b) or any(z.nilai == y.nilai for z in a):
        return None  # the other run has it in another column: targets of several years beside one of them
    return (x, y) if min(x.digit, y.digit) > 0 and selisih_digit(x.sel.teks, y.sel.teks) else None


def selisih_digit(a: str, b: str) -> bool:
    """Whether two prints of one length differ by one digit, or by two neighbours swapped."""
    a, b = ("".join(c for c in t if c.isdigit() or c == "%") for t in (a, b))
    if len(a) != len(b):
        return False
    beda = letak_beda(a, b)
    return bertukar(a, b, beda) or (len(beda) == 1 and "%" not in (a[beda[0]], b[beda[0]]))


def _temuan(paham: Paham, x: _Butir, y: _Butir) -> Temuan:
    return temuan(
        paham,
        "antar_tabel",
        (x.sel.baris, y.sel.baris),
        tercetak=x.sel.teks,
        seharusnya=y.sel.teks,
        uraian="Deret angka yang sama berdiri di dua tabel, tetapi satu angkanya berbeda: "
        f"{x.sel.teks} (baris {x.sel.baris}) dan {y.sel.teks} (baris {y.sel.baris}).",
        saran="Samakan kedua tabel dengan sumber datanya.",
    )
