"""Finds the sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: A full stop after these ends no sentence.
SINGKATAN = frozenset(
    {
        "no",
        "dr",
        "drs",
        "dra",
        "ir",
        "prof",
        "hlm",
        "hal",
        "jl",
        "rp",
        "plt",
        "plh",
        "sdr",
        "kab",
        "prov",
        "kec",
        "ps",
        "st",
        "dkk",
        "hj",
        "s.d",
        "a.n",
        "u.b",
        "u.p",
        "d.a",
        "y.m",
        "y.b",
        "i.e",
        "e.g",
    }
)
_AKHIR = re.compile(r"[.!?]+[\"'”’)\]*]*(?=\s|$)")
_KATA_AKHIR = re.compile(r"[\w.]+$")


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence; ``awal`` and ``akhir`` are its places in the text it was found in."""

    teks: str
    awal: int
    akhir: int


def pecah(teks: str) -> Iterator[Kalimat]:
    """The sentences in order. A line break is a blank like any other."""
    awal = 0
    for c in _AKHIR.finditer(teks):
        if _bukan_akhir(teks, c):
            continue
        if satu := _rapikan(teks, awal, c.end()):
            yield satu
        awal = c.end()
    if satu := _rapikan(teks, awal, len(teks)):
        yield satu


def _bukan_akhir(teks: str, c: re.Match[str]) -> bool:
    """An abbreviation, an initial, a number before its list item, or a small letter that goes on."""
    if c[0][0] != ".":
        return False
    kata = _KATA_AKHIR.search(teks, max(0, c.start() - 20), c.start())
    isi = kata[0].lower() if kata else ""
    if isi in SINGKATAN or (len(isi) == 1 and isi.isalpha()):
        return True
    lanjut = teks[c.end() : c.end() + 40].lstrip()
    return bool(lanjut) and lanjut[0].islower()


def _rapikan(teks: str, awal: int, akhir: int) -> Kalimat | None:
    isi = teks[awal:akhir]
    kiri = awal + len(isi) - len(isi.lstrip())
    kanan = akhir - (len(isi) - len(isi.rstrip()))
    return Kalimat(teks[kiri:kanan], kiri, kanan) if kiri < kanan else None
