"""Gaps between words: the stretches of text on a line, and where the gaps of many lines meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.isi import Kata

Celah = tuple[float, float]

_LEBAR = 0.62  # of the size of letters: more than a blank between words
_SPASI = 0.4
_ULANG = 6
_BANYAK = 150
_BUTIR = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-•–▪➢✓*o\uf0b7\uf0a7\uf0d8])")
_CATATAN = re.compile(r"\W{0,3}(?:sumber|catatan|keterangan|ket\.?)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ruas:
    """Words of a line that only blanks part."""

    x0: float
    x1: float
    teks: str


def ruas(b: Lajur, xs: Sequence[float] = ()) -> list[Ruas]:
    """The stretches of a line, parted at wide gaps and where a known side of a column (``xs``) passes."""
    hasil: list[list[Kata]] = []
    for potong in b.potong(_LEBAR):
        hasil.append(potong[:1])
        for kiri, kanan in pairwise(potong):
            if kanan.x0 - kiri.x1 > _SPASI * kiri.besar and any(
                kiri.x1 - 0.5 <= x <= kanan.x0 + 0.5 for x in xs
            ):
                hasil.append([])
            hasil[-1].append(kanan)
    return [Ruas(k[0].x0, max(w.x1 for w in k), " ".join(w.teks for w in k)) for k in hasil]


def bukan_judul(b: Lajur) -> bool:
    """No item of a list, no note under a table: nothing that only seems to stand in columns."""
    satu = ruas(b)
    return not (len(satu) == 2 and _BUTIR.fullmatch(satu[0].teks)) and not _CATATAN.match(b.teks)


def kolom(r: Ruas, sela: Sequence[Celah]) -> int:
    """The column that a stretch begins in."""
    return sum((a + b) / 2 < r.x0 + 1 for a, b in sela)


def satukan_kolom(semua: Sequence[Sequence[Ruas]], sela: Sequence[Celah], kepala: int) -> list[Celah]:
    """The gaps without those that only part a heading from the cells that it stands over; ``kepala``: the
    number of header lines."""
    hasil = [*sela]
    while hasil:
        isi = [{kolom(r, hasil) for r in satu} for satu in semua]
        atas = {k for s in isi[:kepala] for k in s}
        bawah = {k for s in isi[kepala:] for k in s}
        bersama = {k for s in isi for k in s if k + 1 in s}
        calon = [j for j in range(len(hasil)) if j not in bersama and (j in atas) != (j + 1 in atas)]
        if not calon:
            break
        # A heading has cells on one side only: what stands there decides before what is near.
        pilihan = {k: sum(j in (k - 1, k) for j in calon) for k in {*calon, *(j + 1 for j in calon)}}
        del hasil[
            min(
                calon,
                key=lambda j: (
                    (j in bawah) and (j + 1 in bawah),
                    min(pilihan[k] for k in (j, j + 1) if (k in atas) != (k in bawah) or pilihan[k]),
                    hasil[j][1] - hasil[j][0],
                ),
            )
        ]
    return hasil


def celah(semua: Sequence[Sequence[Ruas]], *, longgar: bool = False) -> list[Celah]:
    """The gaps that no line covers; ``longgar``: but for a few lines, whose cells are merged."""
    hasil = _celah(semua)
    if not longgar or not 4 <= len(semua) <= _BANYAK:
        return hasil
    sisa = [*semua]
    for _ in range(min(_ULANG, max(1, len(semua) // 5))):
        terisi = max(map(len, sisa))  # a row with merged cells has fewer stretches
        calon = [(len(_celah([*sisa[:n], *sisa[n + 1 :]])), n) for n, s in enumerate(sisa) if len(s) < terisi]
        terbaik = max(calon, default=(0, 0), key=lambda c: (c[0], -len(sisa[c[1]])))
        if terbaik[0] <= len(hasil):
            break
        del sisa[terbaik[1]]
        hasil = _celah(sisa)
    return hasil


def tertutup(semua: Sequence[Sequence[Ruas]]) -> list[Ruas]:
    """What lines cover together."""
    hasil: list[list[float]] = []
    for a, b in sorted((r.x0, r.x1) for satu in semua for r in satu):
        if hasil and a <= hasil[-1][1] + 2.5:
            hasil[-1][1] = max(hasil[-1][1], b)
        else:
            hasil.append([a, b])
    return [Ruas(a, b, "") for a, b in hasil]


def _celah(semua: Sequence[Sequence[Ruas]]) -> list[Celah]:
    return [(x.x1, y.x0) for x, y in pairwise(tertutup(semua))]
