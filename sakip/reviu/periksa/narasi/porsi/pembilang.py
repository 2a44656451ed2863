"""Counts told right above the quotient that uses them: "sebanyak 124 perkara", then "142 / 151 × 100%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.digit import letak_beda

_N = r"\d{1,3}(?:\.\d{3})+|\d+"
_BAGI = Pola(
    rf"(?<![\d.,])(?P<a>{_N})\s*[/:÷]\s*(?P<b>{_N})\s*\)?\s*[x×*]\s*100\b"
    rf"|\\frac\{{(?P<c>{_N})\}}\{{(?P<d>{_N})\}}",
    "100",
    "frac",
)
_CACAH = re.compile(rf"(?<![\d.,/])(?:{_N})(?![\d.,]*\d)(?!\s?(?:%|persen|poin))")
_TAHUN = re.compile(r"(?:19|20)\d\d")
_ATAS = 3
#: Shorter numbers may be like each other by chance.
_TERPENDEK = 3


def pembilang(paham: Paham) -> Iterator[Temuan]:
    """One of the two counts stands in the paragraph, and beside it the other with a slip."""
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf | RumusTeks) or len(u.teks) > 300:
            continue
        m = _BAGI.search(u.teks)
        if m is None:
            continue
        dua = [_rapi(x) for x in (m["a"] or m["c"], m["b"] or m["d"])]
        for p in reversed(unsur[max(0, ke - _ATAS) : ke]):
            if not isinstance(p, Paragraf) or p.subbab != u.subbab:
                break
            slip = _slip(p, dua)
            if slip is not None:
                yield _temuan(paham, p, u, slip)
            if slip is not None or _CACAH.search(p.teks):
                break


def _rapi(teks: str) -> str:
    return teks.replace(".", "")


def _slip(p: Paragraf, dua: list[str]) -> tuple[re.Match[str], str] | None:
    """The only other count of the paragraph, where it has the digits of the missing one but for a slip."""
    if _BAGI.search(p.teks):
        return None
    cacah = [c for c in _CACAH.finditer(p.teks) if not _TAHUN.fullmatch(c[0])]
    ada = {_rapi(c[0]) for c in cacah}
    hilang = [n for n in dua if n not in ada]
    lain = [c for c in cacah if _rapi(c[0]) not in dua]
    if len(hilang) != 1 or len(lain) != 1 or len(set(dua)) != 2:
        return None
    return (lain[0], hilang[0]) if _mirip(_rapi(lain[0][0]), hilang[0]) else None


def _mirip(a: str, b: str) -> bool:
    """One digit another, or two changed places."""
    if len(a) != len(b) or len(a) < _TERPENDEK:
        return False
    beda = letak_beda(a, b)
    return len(beda) == 1 or (len(beda) == 2 and sorted(a) == sorted(b))


def _temuan(paham: Paham, p: Paragraf, u: Paragraf | RumusTeks, slip: tuple[re.Match[str], str]) -> Temuan:
    m, benar = slip[0], angka(Decimal(slip[1]), 0)
    return temuan(
        paham,
        "narasi",
        {p.baris_pada(m.start()), u.letak.baris},
        kutipan=p.teks[max(0, m.start() - 100) : m.end() + 100],
        tercetak=m[0],
        seharusnya=benar,
        uraian=f"Kalimat menyebut {m[0]}, sedangkan perhitungan di bawahnya (baris {u.letak.baris}) memakai "
        f"{benar}.",
        saran="Samakan jumlah pada kalimat dan perhitungan.",
    )
