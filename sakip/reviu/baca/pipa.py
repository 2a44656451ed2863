"""Tables whose cells are parted by bars, with or without bars around them.

Whether a bar at the end of a line stands around the table or beside an empty cell is told by all its lines
together: the reading under which most rows have one width is right. A rule ("|---|:-:|") says it outright.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_PIPA = re.compile(r"(?<!\\)\|")
_RUAS = r"(?::-+:?|-+:|-{2,})"
_GARIS = re.compile(rf"[|+]?\s*{_RUAS}(?:\s*[|+]\s*{_RUAS})*(?:\s*[|+])?")
_BATAS = re.compile(r"[|+]")
#: "|x|" in a sentence or a formula: no cell begins right at one bar and ends right at the next beside blanks.
_MUTLAK = re.compile(r"(?<![^\s(=])\|[^\s|](?:[^|]{0,18}[^\s|])?\|(?![^\s.,;:)])")
_BERNOMOR = re.compile(r"\s*(?:tabel|gambar|grafik|diagram|lampiran)\s+[\dIVXL]", re.IGNORECASE)
_KETERANGAN = re.compile(r"\s*(?:tabel|gambar|grafik)\b", re.IGNORECASE)
_SEPOTONG = 160
_JAUH = 24
_GAYA = ((True, True), (True, False), (False, True), (False, False))


@dataclass(frozen=True, slots=True)
class TabelPipa:
    """Where a table ends (index after its last line), the bars around it, how many cells a row has."""

    akhir: int
    kiri: bool
    kanan: bool
    lebar: int


def garis(teks: str) -> bool:
    """The rule under a header: "|---|:-:|", "----+----"."""
    return "-" in teks and _GARIS.fullmatch(teks.strip()) is not None


def tabel_pipa(
    baris: Sequence[str], ke: int, perabot: AbstractSet[int], atas: TabelPipa | None = None
) -> TabelPipa | None:
    """The table that begins at ``ke``, a line with a bar; None for a line of text.

    ``atas`` is the table above where nothing but blank lines and the end of a page lie between.
    """
    if not _mulai(baris, ke, perabot, atas):
        return None
    akhir = _akhir(baris, ke, perabot)
    rupa = [_rupa(b) for b in baris[ke:akhir] if _berpipa(b) and not garis(b)]
    aturan = next((_rupa(b, _BATAS) for b in baris[ke:akhir] if garis(b) and _BATAS.search(b)), None)
    if not rupa:
        return None
    if len(rupa) == 1 and atas is None:
        rupa = [rupa[0], *(r for r in map(_rupa, _kawan(baris, akhir, perabot)) if r[0] == rupa[0][0])]
    kiri, kanan, lebar = _gaya(rupa, aturan, atas)
    while akhir - ke > 1 and _luar_tabel(baris[akhir - 1], kiri, kanan, lebar):
        akhir -= 1
    return TabelPipa(akhir, kiri, kanan, lebar)


def sel_pipa(teks: str, tabel: TabelPipa) -> list[str]:
    """The cells of a line; a bar too many at its ends is taken off, too."""
    sel = _PIPA.split(teks.strip())
    awal = tabel.kiri and len(sel) > 1 and not sel[0]
    akhir = tabel.kanan and len(sel) > 1 and not sel[-1]
    sel = sel[awal : len(sel) - akhir]
    if len(sel) > tabel.lebar and not akhir and not sel[-1]:
        sel = sel[:-1]
    if len(sel) > tabel.lebar and not awal and not sel[0]:
        sel = sel[1:]
    return [s.replace("\\|", "|") for s in sel]


def _mulai(baris: Sequence[str], ke: int, perabot: AbstractSet[int], atas: TabelPipa | None) -> bool:
    """Whether the line is a row: by its bars, or by a line beside it with as many."""
    teks = baris[ke]
    banyak = _banyak(teks)
    if not banyak:
        return False
    bawah = baris[ke + 1] if ke + 1 < len(baris) and ke + 1 not in perabot else ""
    if garis(teks):
        return _banyak(bawah) > 0 and not garis(bawah)
    if banyak < 3 and _BERNOMOR.match(teks) and _banyak(bawah) != banyak and not garis(bawah):
        return False
    if banyak >= 3 or (banyak == 2 and teks.lstrip().startswith("|")):
        return True
    if _selebar(teks, bawah) or (garis(bawah) and _BATAS.search(bawah)):
        return True
    if atas is not None and len(sel_pipa(teks, atas)) == atas.lebar:
        return True
    return _berlanjut(baris, ke + 1, perabot, banyak)


def _selebar(atas: str, bawah: str) -> bool:
    """Whether two lines may have as many cells: bars at their ends may stand around them."""
    a, b = _banyak(atas), _banyak(bawah)
    return b > 0 and a - _tepi(atas) <= b and b - _tepi(bawah) <= a


def _tepi(teks: str) -> int:
    _, awal, akhir = _rupa(teks)
    return awal + akhir


def _berlanjut(baris: Sequence[str], ke: int, perabot: AbstractSet[int], banyak: int) -> bool:
    """Whether the end of a page or blank lines part a row from others with as many bars."""
    kawan = _kawan(baris, ke, perabot)
    sama = next((n for n, b in enumerate(kawan) if _banyak(b) != banyak), len(kawan))
    terpotong = ke in perabot or (ke + 1 in perabot and not baris[ke].strip())
    return sama >= (1 if terpotong or banyak > 1 else 2)


def _kawan(baris: Sequence[str], ke: int, perabot: AbstractSet[int]) -> list[str]:
    """The next rows, where nothing but blank lines and ends of pages lie between them."""
    hasil: list[str] = []
    for n in range(ke, min(ke + _JAUH, len(baris))):
        if n in perabot or not baris[n].strip():
            continue
        if not _berpipa(baris[n]):
            break
        hasil.append(baris[n])
    return hasil


def _akhir(baris: Sequence[str], awal: int, perabot: AbstractSet[int]) -> int:
    """The index after the last line; a line without bars between two rows is a piece of a cell."""
    ke = awal
    while ke < len(baris) and ke not in perabot and baris[ke].strip():
        teks = baris[ke]
        if not _berpipa(teks) and not garis(teks):
            sisip = ke + 1 < len(baris) and ke + 1 not in perabot and _berpipa(baris[ke + 1])
            if not sisip or "\t" in teks or len(teks) > _SEPOTONG or _KETERANGAN.match(teks):
                break
        ke += 1
    return max(ke, awal + 1)


def _berpipa(teks: str) -> bool:
    return "|" in teks and "\t" not in teks and _PIPA.search(teks) is not None


def _banyak(teks: str) -> int:
    """How many bars part cells on a line."""
    if "|" not in teks or "\t" in teks:
        return 0
    return len(_PIPA.findall(_MUTLAK.sub("", teks) if teks.count("|") < _SEPOTONG else teks))


_Rupa = tuple[int, bool, bool]


def _rupa(teks: str, batas: re.Pattern[str] = _PIPA) -> _Rupa:
    """Pieces of a line, and whether it begins and ends with a bar."""
    sel = batas.split(teks.strip())
    return len(sel), not sel[0], not sel[-1]


def _gaya(rupa: Sequence[_Rupa], aturan: _Rupa | None, atas: TabelPipa | None) -> tuple[bool, bool, int]:
    """(bars on the left, bars on the right, width) under which most rows have one width."""
    hitung = Counter(rupa)
    kiri = sum(n for (_, k, _), n in hitung.items() if k) * 2 > len(rupa)
    kanan = sum(n for (_, _, k), n in hitung.items() if k) * 2 > len(rupa)
    pilihan = []
    for a, b in _GAYA:
        lebar: Counter[int] = Counter()
        for (banyak, awal, akhir), n in hitung.items():
            lebar[banyak - (a and awal) - (b and akhir)] += n
        if aturan is not None and (tetap := aturan[0] - aturan[1] - aturan[2]) in lebar:
            terlebar, kali = tetap, lebar[tetap]
            sama = (a, b) == aturan[1:]
        else:
            terlebar, kali = lebar.most_common(1)[0]
            sama = atas is not None and (a, b, terlebar) == (atas.kiri, atas.kanan, atas.lebar)
        pilihan.append(((kali, sama, (a == kiri) + (b == kanan)), a, b, terlebar))
    _, a, b, terlebar = max(pilihan, key=lambda p: p[0])
    return a, b, terlebar


def _luar_tabel(teks: str, kiri: bool, kanan: bool, lebar: int) -> bool:
    """A line below a table with bars around it that has none and another number of cells."""
    if garis(teks) or not (kiri and kanan):
        return False
    banyak, awal, akhir = _rupa(teks)
    return not awal and not akhir and banyak not in (1, lebar)
