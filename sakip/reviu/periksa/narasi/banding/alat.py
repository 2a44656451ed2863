"""What comparisons share: how a number stands in a sentence, and when two numbers are of one kind."""

from __future__ import annotations

import re
from decimal import Decimal

from sakip.reviu.angka import Angka

_SATUAN = r"(?:\s(?!(?:dan|serta|atau|yang|lebih|pada|sama|masih)\b)[a-z]+){1,2}"
N = rf"-?\d[\d.]*(?:,\d+)?(?:\s?%|\s\(skala\s\d+\)|{_SATUAN})?"
TANPA_ANGKA = r"(?:[^.;\d]|\b(?:19|20)\d\d\b)"
_NAIK = ("naik", "meningkat", "bertambah", "peningkatan", "kenaikan")
#: Numbers farther apart than this are hardly of one kind: one may be the difference.
_SEJAUH = 3
#: A number of fewer digits may be one digit beside another by chance.
_TERPENDEK = 4

#: The claim, what is right, why, and further lines that show it.
Salah = tuple[re.Match[str], str, str, set[int]]


def menaik(m: re.Match[str]) -> bool:
    """Whether the word of the match says that something rises."""
    return m["arah"].casefold() in _NAIK


def terpaut(a: Angka, b: Angka) -> bool:
    """Whether two numbers lie too far apart to be of one kind."""
    return max(abs(a.nilai), abs(b.nilai)) > _SEJAUH * min(abs(a.nilai), abs(b.nilai))


def yang_benar(m: re.Match[str], a: Angka, b: Angka) -> Salah:
    """A false claim with how its two numbers really stand to each other."""
    arah = (
        "sama dengan"
        if a.nilai == b.nilai
        else "lebih tinggi daripada"
        if a.nilai > b.nilai
        else "lebih rendah daripada"
    )
    return m, arah, f"{a.teks} {arah} {b.teks}", set()


def sejenis(a: Angka, b: Angka) -> bool:
    """Whether two numbers are printed as one kind of thing."""
    return a.persen == b.persen and a.rupiah == b.rupiah and a.satuan == b.satuan and a.sisa == b.sisa


def sama(a: Angka, b: Angka) -> bool:
    """Whether two prints may be one number; with as many decimals they must be equal."""
    batas = max(a.langkah, b.langkah) if a.langkah != b.langkah else Decimal(0)
    return any(abs(n - m) <= batas for n, _ in a.bacaan() for m, _ in b.bacaan())


def satu_digit(a: Angka, b: Angka) -> bool:
    """Whether two numbers of as many digits differ in one of them."""
    x, y = f"{a.nilai:f}", f"{b.nilai:f}"
    return (
        a.persen == b.persen
        and len(x) == len(y) >= _TERPENDEK
        and sum(p != q for p, q in zip(x, y, strict=True)) == 1
    )
