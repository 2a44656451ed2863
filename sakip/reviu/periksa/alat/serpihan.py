"""What is said to be a sentence but is cells of a table that was not read, run together.

Where extraction gives a cell a line, or the columns of a row on one line, and no table came of it, the words
of neighbouring cells stand in one paragraph. Such a "sentence" nobody wrote: what contradicts it is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat.ingat import ingat

#: The classes that read sentences.
_KELAS = frozenset({"narasi", "salin_tempel"})
_ANGKA = re.compile(r"\(?(?:Rp\.?\s?)?-?\d[\d.,]*\s?%?\)?")
_SELA = re.compile(r"\S\s{4,}\S")
#: Fewer lines than that show no shape.
_TERSEDIKIT = 3
_BERANGKA = 2
#: Longer lines were never folded, so that their lengths tell nothing.
_SELEBAR = 120


def lunakkan(paham: Paham, temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """The findings; those on a sentence made of cells no longer beyond doubt."""
    for t in temuan:
        if t.kelas in _KELAS and t.kepastian == "pasti":
            sel, kalimat = _baris(paham)
            if not sel.isdisjoint(t.baris) and kalimat.isdisjoint(t.baris):
                yield replace(t, kepastian="ragu")
                continue
        yield t


@ingat
def _baris(paham: Paham) -> tuple[frozenset[int], frozenset[int]]:
    """The lines of paragraphs that are cells run together, and those of all others."""
    hasil: tuple[set[int], set[int]] = (set(), set())
    for u in paham.naskah.unsur:
        if isinstance(u, Paragraf):
            letak = range(u.letak.baris, u.letak.akhir + 1)
            isi = [t for b in letak if (t := paham.baris_teks(b).strip())]
            hasil[0 if _bersel(isi) else 1].update(letak)
    return frozenset(hasil[0]), frozenset(hasil[1])


def _bersel(baris: Sequence[str]) -> bool:
    """Whether lines are cells: columns with gaps between, numbers alone, or now long, now short."""
    if all(_ANGKA.fullmatch(b) for b in baris):
        return True
    if sum(1 for b in baris if _SELA.search(b)) * 2 >= len(baris) > 1:
        return True
    penuh = baris[:-1]  # the last line of a paragraph may be short
    if len(baris) < _TERSEDIKIT:
        return False
    if sum(1 for b in baris if _ANGKA.fullmatch(b)) >= _BERANGKA:
        return True
    terpanjang = max(map(len, penuh))
    return terpanjang <= _SELEBAR and sum(1 for b in penuh if len(b) * 2 < terpanjang) * 4 >= len(penuh)
