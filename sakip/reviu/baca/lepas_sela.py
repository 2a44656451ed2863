"""Lost tables whose every cell stands between blank lines: the blanks are taken out, so that rows show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.lepas_atom import satuan_saja
from sakip.reviu.baca.potong import BarisTeks, Potong

_TERSEDIKIT = 8
_TERPANJANG = 200


def rapatkan(potong: Sequence[Potong]) -> list[Potong]:
    """The parts without the blank lines inside runs of cells."""
    buang: set[int] = set()
    for larik in _larik(potong):
        nilai = [ke for ke in larik if _nilai(potong[ke])]
        if len(nilai) * 4 >= len(larik):
            buang.update(range(larik[0] + 1, nilai[-1]))
            buang.difference_update(larik)
    return _rekatkan_satuan([p for ke, p in enumerate(potong) if ke not in buang])


def _rekatkan_satuan(potong: Sequence[Potong]) -> list[Potong]:
    """A unit in brackets on a line of its own, put to the number above ("76,75" over "(indeks)")."""
    hasil: list[Potong] = []
    for p in potong:
        if hasil and isinstance(p, BarisTeks) and "(" in p.teks and satuan_saja(p.teks):
            atas = hasil[-1]
            if isinstance(atas, BarisTeks) and _tanpa_satuan(atas.teks) and p.teks.lstrip()[0] == "(":
                hasil[-1] = replace(atas, teks=f"{atas.teks.strip()} {p.teks.strip()}")
                continue
        hasil.append(p)
    return hasil


def _tanpa_satuan(teks: str) -> bool:
    """A number, no percentage, that ends with its last digit."""
    angka = baca_sel(teks)
    return angka is not None and not angka.persen and teks.rstrip()[-1:].isdigit()


def _larik(potong: Sequence[Potong]) -> Iterator[list[int]]:
    """Runs of enough short lines with one blank line between each two."""
    kini: list[int] = []
    for ke, p in enumerate(potong):
        teks = p.teks.strip() if isinstance(p, BarisTeks) else "#"
        if not teks:
            continue
        bersel = _sel(teks)
        if kini and (not bersel or ke - kini[-1] != 2):
            if len(kini) >= _TERSEDIKIT:
                yield kini
            kini = []
        if bersel:
            kini.append(ke)
    if len(kini) >= _TERSEDIKIT:
        yield kini


@lru_cache(maxsize=16384)
def _sel(teks: str) -> bool:
    """May be a cell: no sentence, no caption."""
    return not (
        len(teks) > _TERPANJANG
        or (teks[-1] in ".:;" and len(teks.split()) > 6)
        or kenali.keterangan(teks)
        or kenali.rumus(teks)
        or teks.startswith("#")
    )


def _nilai(p: Potong) -> bool:
    teks = p.teks.strip() if isinstance(p, BarisTeks) else ""
    return bool(teks) and len(teks) <= 40 and (baca_sel(teks) is not None or kosong(teks))
