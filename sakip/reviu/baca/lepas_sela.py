"""Lost tables whose every cell stands between blank lines: the blanks are taken out, so that rows show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
        if len(larik) >= _TERSEDIKIT and len(nilai) * 4 >= len(larik):
            buang.update(range(larik[0] + 1, nilai[-1]))
            buang.difference_update(larik)
    return _rekatkan_satuan([p for ke, p in enumerate(potong) if ke not in buang])


def _rekatkan_satuan(potong: Sequence[Potong]) -> list[Potong]:
    """A unit in brackets on a line of its own, put to the number above ("76,75" over "(indeks)")."""
    hasil: list[Potong] = []
    for p in potong:
        atas = hasil[-1] if hasil else None
        if (
            isinstance(p, BarisTeks)
            and isinstance(atas, BarisTeks)
            and p.teks.lstrip().startswith("(")
            and satuan_saja(p.teks)
            and (angka := baca_sel(atas.teks)) is not None
            and not angka.persen
            and atas.teks.strip()[-1:].isdigit()
        ):
            hasil[-1] = replace(atas, teks=f"{atas.teks.strip()} {p.teks.strip()}")
        else:
            hasil.append(p)
    return hasil


def _larik(potong: Sequence[Potong]) -> Iterator[list[int]]:
    """Runs of short lines with one blank line between each two."""
    kini: list[int] = []
    for ke, p in enumerate(potong):
        if not isinstance(p, BarisTeks):
            yield kini
            kini = []
        elif teks := p.teks.strip():
            bersel = _sel(teks)
            if not bersel or (kini and ke - kini[-1] != 2):
                yield kini
                kini = []
            if bersel:
                kini.append(ke)
    yield kini


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
