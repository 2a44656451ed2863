"""Reads worked formulas as printed (words of LaTeX, ÷ × :, thousands, percent signs) and evaluates them.

A percent sign is printed loosely in reports ("× 100 %" may be a factor 100 or 1), so a formula has a
few readings; each gives a value, and a stated result is right if one of them gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sakip.reviu.angka import Angka, baca_sel

Cara = Literal["polos", "persen", "seratus"]
CARA: tuple[Cara, ...] = ("polos", "seratus", "persen")

_LATEX = (
    (re.compile(r"\\(?:left|right|displaystyle|,|;|!|quad|begin\{aligned\}|end\{aligned\})"), " "),
    (re.compile(r"\\(?:times|cdot)"), " × "),
    (re.compile(r"\\div"), " ÷ "),
    (re.compile(r"\\%"), "%"),
    (re.compile(r"\\\\|&"), " "),
    (re.compile(r"\$"), " "),
)
_FRAC = re.compile(r"\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_TEKS = re.compile(r"\\(?:text|mathrm|mathit|textbf)\s*\{([^{}]*)\}")
_TOKEN = re.compile(
    r"\s*(?:(?P<angka>(?:Rp\.?\s*)?\d(?:[\d.,]*\d)?(?:\s?%)?)|(?P<op>[-+−–×÷*/:xX•·=≈()\[\]{}])|(?P<kata>[A-Za-z%_][^\d=×÷*/()\[\]{}+]*))"
)


@dataclass(frozen=True, slots=True)
class Sisi:
    """One side of an equation: its text, and its numbers if it is arithmetic (None: words)."""

    teks: str
    token: tuple[str | Angka, ...] | None

    @property
    def tunggal(self) -> Angka | None:
        """The number, where the side is nothing but one number."""
        if self.token is not None and len(self.token) == 1 and isinstance(self.token[0], Angka):
            return self.token[0]
        return None

    @property
    def hitungan(self) -> bool:
        """Whether the side calculates (two numbers or more)."""
        return self.token is not None and sum(isinstance(t, Angka) for t in self.token) > 1


def bersihkan(teks: str) -> str:
    """The formula without LaTeX: fractions as (a) ÷ (b), words kept as words."""
    teks = _TEKS.sub(lambda m: f" {m[1]} ", teks)
    for pola, ganti in _LATEX:
        teks = pola.sub(ganti, teks)
    for _ in range(6):
        baru = _FRAC.sub(r"((\1) ÷ (\2))", teks)
        if baru == teks:
            break
        teks = baru
    return re.sub(r"\s+", " ", teks).strip()


def sisi(teks: str) -> list[Sisi]:
    """The sides of an equation in order; a formula without "=" has one."""
    return [Sisi(s.strip(), _token(s)) for s in re.split(r"[=≈]", bersihkan(teks)) if s.strip()]


def _token(teks: str) -> tuple[str | Angka, ...] | None:
    """Tokens of an arithmetic side, None where words stand in it."""
    hasil: list[str | Angka] = []
    letak = 0
    teks = teks.strip()
    while letak < len(teks):
        cocok = _TOKEN.match(teks, letak)
        if cocok is None or cocok.end() == letak:
            return None
        letak = cocok.end()
        if cocok["angka"]:
            angka = baca_sel(cocok["angka"])
            if angka is None or angka.rusak:
                return None
            hasil.append(angka)
        elif cocok["op"]:
            hasil.append(_OP.get(cocok["op"], cocok["op"]))
        elif (
            hasil and isinstance(hasil[-1], Angka) and len(cocok["kata"].strip()) <= 12 and letak == len(teks)
        ):
            continue  # a unit after the last number: "3,85 indeks"
        else:
            return None
    return tuple(hasil) or None


_OP = {"−": "-", "–": "-", "÷": "/", ":": "/", "x": "*", "X": "*", "×": "*", "•": "*", "·": "*",
       "[": "(", "{": "(", "]": ")", "}": ")"}  # fmt: skip


class _Salah(Exception):
    """Not arithmetic, or a division by zero."""


class BagiNol(_Salah):
    pass


def nilai(s: Sisi, cara: Cara) -> Decimal | None:
    """The value of a side, None where it cannot be calculated."""
    try:
        return _Hitung(s.token or (), cara).hasil()
    except _Salah:
        return None


def bagi_nol(s: Sisi) -> bool:
    """Whether the side divides by zero."""
    try:
        _Hitung(s.token or (), "polos").hasil()
    except BagiNol:
        return True
    except _Salah:
        return False
    return False


class _Hitung:
    def __init__(self, token: tuple[str | Angka, ...], cara: Cara) -> None:
        self.token, self.cara, self.pos = token, cara, 0

    def hasil(self) -> Decimal:
        n = self._jumlah()
        if self.pos != len(self.token):
            raise _Salah
        return n

    def _lihat(self) -> str | Angka | None:
        return self.token[self.pos] if self.pos < len(self.token) else None

    def _jumlah(self) -> Decimal:
        n = self._kali()
        while (op := self._lihat()) in ("+", "-"):
            self.pos += 1
            m = self._kali()
            n = n + m if op == "+" else n - m
        return n

    def _kali(self) -> Decimal:
        n = self._unsur()
        while True:
            op = self._lihat()
            if op in ("*", "/"):
                self.pos += 1
            elif op != "(":
                return n
            m = self._unsur()
            if op == "/" and not m:
                raise BagiNol
            n = n / m if op == "/" else n * m

    def _unsur(self) -> Decimal:
        t = self._lihat()
        self.pos += 1
        if isinstance(t, Angka):
            return self._angka(t)
        if t == "(":
            n = self._jumlah()
            if self._lihat() != ")":
                raise _Salah
            self.pos += 1
            return n
        if t == "-":
            return -self._unsur()
        raise _Salah

    def _angka(self, a: Angka) -> Decimal:
        if not a.persen or self.cara == "polos":
            return a.nilai
        if self.cara == "persen":
            return a.nilai / 100
        return Decimal(1) if a.nilai == 100 else a.nilai


def berbobot(s: Sisi) -> bool:
    """Percents that make 100 in a sum of products are weights, and exact: (91 x 60%) + (96 x 40%)."""
    bobot = [t.nilai for t in s.token or () if isinstance(t, Angka) and t.persen]
    return len(bobot) > 1 and sum(bobot) == 100 and "+" in (s.token or ()) and "/" not in (s.token or ())


def ketelitian(s: Sisi) -> Decimal:
    """How far, relatively, the rounding of printed decimals and percents lets the value move."""
    rel = Decimal(0)
    tetap = berbobot(s)
    for t in s.token or ():
        if isinstance(t, Angka) and t.persen and tetap:
            continue
        if isinstance(t, Angka) and t.nilai and (t.desimal or (t.persen and t.nilai != 100)):
            rel += t.langkah / 2 / abs(t.nilai)
    return rel


def sama(kiri: Sisi, kanan: Sisi) -> bool:
    """Whether two sides agree by some reading, the last printed digit and the inputs' rounding left open."""
    for cara in CARA:
        x = nilai(kiri, cara)
        if x is None:
            continue
        for y, langkah in _hasil(kanan):
            if abs(x - y) <= langkah + abs(x) * ketelitian(kiri):
                return True
    return False


def _hasil(s: Sisi) -> Iterator[tuple[Decimal, Decimal]]:
    """Values of a stated result with its last digit; a percent also as a fraction and the other way round."""
    tunggal = s.tunggal
    if tunggal is not None:
        for n, u in tunggal.bacaan():
            yield n, u
            if tunggal.persen:
                yield n / 100, u / 100
        return
    for cara in CARA:
        hasil = nilai(s, cara)
        if hasil is not None:
            kasar = max(
                (t.langkah for t in s.token or () if isinstance(t, Angka) and t.desimal), default=Decimal(1)
            )
            yield hasil, abs(hasil) * ketelitian(s) * 2 + (kasar if abs(hasil) > 1 else Decimal("0.01"))
