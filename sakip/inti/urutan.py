"""The order of tables that a page lays out itself: ``?urut-merah=capaian``; ``-capaian`` turns it round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

#: Name of a column -> what its rows are sorted by; None is a blank.
Kunci = Mapping[str, Callable[[Any], Any]]


def urutkan(baris: Iterable[Any], minta: str, kunci: Kunci) -> list[Any]:
    """Rows in the order asked for, blanks last either way; the order given where the column is unknown.

    Equal rows keep the order given.
    """
    semua, ambil = list(baris), kunci.get(minta.removeprefix("-"))
    if ambil is None:
        return semua
    berisi = [b for b in semua if ambil(b) is not None]
    berisi.sort(key=ambil, reverse=minta.startswith("-"))
    return berisi + [b for b in semua if ambil(b) is None]
