"""Headers of several levels that a format itself shows: cells that run over columns and over rows."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.reviu.baca.kepala import Baris, layak_kepala

_TERTINGGI = 4


def kepala_bertingkat(baris: Sequence[Baris]) -> int:
    """How many rows at the top are header because cells of the first run down beside a cell that those below
    divide; 0 where nothing of the kind stands there. Copies of merged cells are marked ``isian``."""
    banyak = 1
    while banyak < min(len(baris) - 1, _TERTINGGI) and _turun(baris[0], baris[banyak]):
        banyak += 1
    if banyak == 1 or not all(layak_kepala(b) for b in baris[:banyak]):
        return 0
    return banyak if any(_membagi(baris[0], b) for b in baris[1:banyak]) else 0


def _turun(atas: Baris, bawah: Baris) -> bool:
    """A cell of the first row goes on in this one."""
    return any(b.isian and b.teks and a.teks == b.teks for a, b in zip(atas, bawah, strict=False))


def _membagi(atas: Baris, bawah: Baris) -> bool:
    """This row has a cell of its own where one of the first row runs over several columns."""
    return any(
        k and not a.teks and b.teks and not b.isian for k, (a, b) in enumerate(zip(atas, bawah, strict=False))
    )
