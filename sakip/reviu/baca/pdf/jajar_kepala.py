"""Headers of two levels over columns that no line parts: which columns share a heading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.celah import Celah, Ruas
from sakip.reviu.baca.pdf.kisi import Garis

Rentang = tuple[int, int]

_MELESET = 0.3
_RAPAT = 0.85


def tingkat_kepala(
    baris: Sequence[Lajur],
    semua: Sequence[Sequence[Ruas]],
    sela: Sequence[Celah],
    xs: Sequence[float],
    dalam: Sequence[Garis],
) -> tuple[list[Garis], dict[int, list[Rentang]]]:
    """(lines to draw between the levels, the first and last columns that share a heading, by header row)."""
    if len(baris) < 2:
        return [], {}
    garis = [g for g in dalam if baris[0].dasar <= g[0] < baris[-1].dasar]
    kaya = baris[max(range(len(baris)), key=lambda n: len(semua[n]))]
    # Cells over both levels stand at their middle: half a line beside the others.
    setinggi = {
        _kolom(r, sela)
        for b, satu in zip(baris, semua, strict=True)
        if 0.2 < abs(b.dasar - kaya.dasar) / b.besar < _RAPAT
        for r in satu
    }
    calon = [sum(b.dasar <= garis[0][0] for b in baris)] if garis else range(1, len(baris))
    for batas in calon:
        # A line half as far above as lines are is the upper half of a folded cell.
        jauh = [b.dasar < baris[batas].dasar - _RAPAT * b.besar for b in baris[:batas]]
        atas = [r for satu, j in zip(semua, jauh, strict=False) for r in satu if j or garis]
        bawah = {_kolom(r, sela) for satu in semua[batas:] for r in satu} - setinggi
        if garis:
            bawah = {k for k in bawah if any(a - 3 <= (xs[k] + xs[k + 1]) / 2 <= b + 3 for _, a, b in garis)}
        grup = _grup(atas, bawah, xs)
        if any(b > a for a, b in grup):
            y = (baris[batas - 1].dasar + baris[batas].dasar - 0.65 * baris[batas].besar) / 2
            parsial = [(y, xs[a], xs[b + 1]) for a, b in grup] if not garis else []
            return parsial, {0: [g for g in grup if g[1] > g[0]]}
    return [], {}


def _kolom(r: Ruas, sela: Sequence[Celah]) -> int:
    tengah = (r.x0 + r.x1) / 2
    return sum((a + b) / 2 < tengah for a, b in sela)


def _grup(atas: Sequence[Ruas], bawah: set[int], xs: Sequence[float]) -> list[Rentang]:
    """The columns under each heading; none where headings do not stand over the middle of theirs."""
    hasil: list[Rentang] = []
    deret: list[list[int]] = []
    for k in sorted(bawah):
        if deret and k == deret[-1][-1] + 1:
            deret[-1].append(k)
        else:
            deret.append([k])
    for satu in deret:
        tengah = sorted(
            {(r.x0 + r.x1) / 2 for r in atas if xs[satu[0]] < (r.x0 + r.x1) / 2 < xs[satu[-1] + 1]}
        )
        if not 0 < len(tengah) < len(satu):
            continue
        _, batas = _bagi(tuple(tengah), tuple(xs[satu[0] : satu[-1] + 2]))
        grup = [(satu[0] + a, satu[0] + b - 1) for a, b in pairwise(batas)]
        for t, (a, b) in zip(tengah, grup, strict=True):
            if abs(t - (xs[a] + xs[b + 1]) / 2) > _MELESET * (xs[b + 1] - xs[a]):
                return []
        hasil += grup
    return hasil


@lru_cache(maxsize=64)
def _bagi(tengah: tuple[float, ...], xs: tuple[float, ...]) -> tuple[float, tuple[int, ...]]:
    """The parting of columns among headings whose middles lie nearest: (distance, where groups end)."""
    n = len(xs) - 1
    if len(tengah) == 1:
        return abs(tengah[0] - (xs[0] + xs[-1]) / 2), (0, n)
    terbaik: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for k in range(1, n - len(tengah) + 2):
        jauh, sisa = _bagi(tengah[1:], xs[k:])
        jauh += abs(tengah[0] - (xs[0] + xs[k]) / 2)
        if jauh < terbaik[0]:
            terbaik = jauh, (0, *(k + s for s in sisa))
    return terbaik
