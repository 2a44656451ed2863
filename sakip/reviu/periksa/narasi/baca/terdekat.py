"""The indicator of the one-row table right above a sentence, where no heading names one.

"Tabel 3.12 Target dan Realisasi" with a single indicator, and under it "Realisasi indikator ini ...": reports
that put several indicators under the heading of a sasaran speak of the table they have just shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sakip.reviu.model import Judul, Keterangan, Paragraf, Tabel
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat.ingat import ingat

#: So many paragraphs under a table may speak of it.
_PARAGRAF = 2
#: Lines that may lie between the table and the sentence.
_JAUH = 14
_BESARAN = ("realisasi", "capaian")


_Atas = tuple[int, int, tuple[Fakta, ...]]


@ingat
def _letak(paham: Paham) -> dict[int, _Atas]:
    """For every line of a paragraph under a one-row table the table's line, its indicator and its facts."""
    return {baris: atas for p, atas in _susun(paham) for baris in range(p.letak.baris, p.letak.akhir + 1)}


def _susun(paham: Paham) -> Iterator[tuple[Paragraf, _Atas]]:
    milik: dict[int, list[Fakta]] = defaultdict(list)
    for f in paham.fakta:
        milik[id(f.tabel.tabel)].append(f)
    atas: _Atas | None = None
    sisa = 0
    for u in paham.naskah.unsur:
        if isinstance(u, Tabel):
            atas, sisa = _satu(u, milik.get(id(u), ())), _PARAGRAF
        elif isinstance(u, Judul | Keterangan):
            atas = None
        elif isinstance(u, Paragraf) and atas is not None:
            sisa -= 1
            if sisa < 0 or u.letak.baris - atas[0] > _JAUH or u.butir:
                atas = None
            else:
                yield u, atas


def _satu(t: Tabel, fakta: Sequence[Fakta]) -> _Atas | None:
    """A table all whose facts are of one indicator, the realisation or the capaian among them."""
    indikator = {f.indikator for f in fakta}
    satu = indikator.pop() if len(indikator) == 1 else None
    if satu is None or not any(f.besaran in _BESARAN for f in fakta):
        return None
    return t.letak.baris, satu, tuple(fakta)


def tabel_di_atas(paham: Paham, baris: int) -> _Atas | None:
    """The table above a line that speaks of one indicator: its line, the indicator, its facts."""
    return _letak(paham).get(baris)
