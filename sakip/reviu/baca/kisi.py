"""Grid tables drawn with "+", "-" and "|", as reStructuredText, pandoc and database programs write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.model import Sel

_BATAS = re.compile(r"\+(?::?[-=]+:?\+)+")
_TERLEBAR = 20_000

Baris = tuple[Sel, ...]


def tabel_kisi(baris: Sequence[str], awal: int) -> tuple[tuple[Baris, ...], int, int | None] | None:
    """(rows, index after the last line, header rows or None) of the grid that begins at ``awal``."""
    if not _batas(baris[awal]) or awal + 1 == len(baris) or baris[awal + 1].strip()[:1] != "|":
        return None
    akhir = awal + 1
    while akhir < len(baris) and (teks := baris[akhir].strip())[:1] in ("|", "+") and teks[-1] in "|+":
        akhir += 1
    garis = [b.strip() for b in baris[awal:akhir]]
    if len(garis) < 3 or not any(b[0] == "|" for b in garis) or max(map(len, garis)) > _TERLEBAR:
        return None
    tiang = sorted({n for b in garis if _batas(b) for n, huruf in enumerate(b) if huruf == "+"})
    isi, kepala = _baca(garis, awal, tiang)
    return isi, akhir, kepala


def _batas(teks: str) -> bool:
    return _BATAS.fullmatch(teks.strip()) is not None


def _baca(garis: Sequence[str], awal: int, tiang: Sequence[int]) -> tuple[tuple[Baris, ...], int | None]:
    """The rows: those between two rules, or every line where only the header is ruled off."""
    baris: list[Baris] = []
    kepala: int | None = None
    blok: list[tuple[int, list[str]]] = []
    bergaris = [n for n, teks in enumerate(garis) if _batas(teks)]
    rapat = len(bergaris) <= 3 and bergaris[1:2] == [2]
    for n, teks in enumerate((*garis, "")):
        if teks and not _batas(teks):
            blok.append((awal + n + 1, _sel(teks, tiang)))
            continue
        baris += _susun(blok, rapat=rapat) if blok else ()
        if "=" in teks and baris and kepala is None:
            kepala = len(baris)
        blok = []
    return tuple(baris), kepala


def _sel(teks: str, tiang: Sequence[int]) -> list[str]:
    """The text of every column; a cell over several columns stands in its first."""
    lurus = teks[1:-1].split("|")
    if len(lurus) == len(tiang) - 1 and "+" not in teks:
        return [s.strip() for s in lurus]  # also where wide letters move the bars
    hasil = [""] * (len(tiang) - 1)
    mulai = 0
    for k in range(1, len(tiang)):
        if k == len(tiang) - 1 or teks[tiang[k] : tiang[k] + 1] in ("|", "+"):
            potong = teks[tiang[mulai] + 1 : tiang[k]]
            hasil[mulai] = potong.strip() if potong.strip("-=") else ""
            mulai = k
    return hasil


def _susun(blok: Sequence[tuple[int, list[str]]], *, rapat: bool) -> list[Baris]:
    """One row with its folded cells whole; each line a row where a column holds several numbers."""
    lebar = len(blok[0][1])
    if rapat or any(sum(baca_sel(sel[k]) is not None for _, sel in blok) > 1 for k in range(lebar)):
        return [tuple(Sel(t, n) for t in sel) for n, sel in blok]
    hasil = [Sel("", blok[0][0])] * lebar
    for n, sel in blok:
        for k, teks in enumerate(sel):
            if teks:
                hasil[k] = Sel(gabung(hasil[k].teks, teks), hasil[k].baris if hasil[k].teks else n)
    return [tuple(hasil)]
