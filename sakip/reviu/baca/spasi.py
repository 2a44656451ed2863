"""Tables whose columns are kept apart by spaces, as text extraction that keeps the layout writes them.

Columns are the stretches between gaps that stay blank through all lines of the block. A line goes on with
the row above it where its text could not have stood there: the piece above fills its column. Prose that is
only set wide has no such gaps and stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.kepala import baris_urut, jumlah_kepala
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.model import Sel

_SELA = re.compile(r"\S {2,}\S")
_BARIS_TERBANYAK = 150
_KOLOM_TERSEDIKIT = 3
_COBA = 12
_TAHUN = re.compile(r"^(?:19|20)\d\d$")
_NOMOR = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]?$", re.IGNORECASE)


@dataclass(slots=True)
class _Kotak:
    """A cell being put together: its text so far, its last printed piece, its first line."""

    teks: str
    potong: str
    baris: int


def tabel_spasi(
    baris: Sequence[str], awal: int, perabot: set[int]
) -> tuple[tuple[tuple[Sel, ...], ...], int] | None:
    """(rows, index after the last line) of the table that begins at ``awal``, None where none does."""
    if not _SELA.search(baris[awal].strip()):
        return None
    isi = [ke for ke in range(awal, _akhir(baris, awal, perabot)) if baris[ke].strip()]
    lurus, batas = _terpanjang(baris, isi)
    hasil = _baris_logis(baris, lurus, batas) if lurus else _setara(baris, isi)
    isi = lurus or isi[: len(hasil)]
    angka = sum(any(s.teks and _angka(s.teks) and not _TAHUN.match(s.teks) for s in b[1:]) for b in hasil)
    if len(hasil) < 2 or angka * 3 < len(hasil):
        return None
    return tuple(hasil), isi[-1] + 1


def _setara(baris: Sequence[str], isi: list[int]) -> list[tuple[Sel, ...]]:
    """Columns that are only parted, not aligned: all lines up to the next blank have as many pieces."""
    putus = next((n for n in range(1, len(isi)) if isi[n] - isi[n - 1] > 1), len(isi))
    sel = [[Sel(t, ke + 1) for t in re.split(r" {2,}", baris[ke].strip())] for ke in isi[:putus]]
    if len(sel) < 2 or len({len(b) for b in sel}) != 1 or len(sel[0]) < _KOLOM_TERSEDIKIT:
        return []
    hasil = [tuple(b) for b in sel]
    bertingkat = jumlah_kepala(tuple(b for b in hasil if not baris_urut(b))) != 1 or any(
        kosong(s.teks) for s in hasil[0]
    )
    bertingkat = bertingkat or len({s.teks.casefold() for s in hasil[0]}) < len(hasil[0])
    return (
        [] if bertingkat or baris_urut(hasil[0]) else hasil
    )  # of two header rows none says what stands over what


def _terpanjang(baris: Sequence[str], isi: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The most leading lines that share columns; a blank line is the likelier end."""
    putus = [n for n in range(1, len(isi)) if isi[n] - isi[n - 1] > 1]
    lepas = [n for n in range(2, min(len(isi), _COBA)) if not _SELA.search(baris[isi[n]].strip())]
    for n in (len(isi), *reversed(putus[:_COBA]), *reversed(lepas)):
        batas = _kolom([baris[ke] for ke in isi[:n]])
        if n > 1 and len(batas) >= _KOLOM_TERSEDIKIT and _lurus([baris[ke] for ke in isi[:n]], batas):
            return isi[:n], batas
    return [], []


def _akhir(baris: Sequence[str], awal: int, perabot: set[int]) -> int:
    """The index after the last line that has gaps or is indented; one blank line may stand between."""
    ke = terakhir = awal
    while ke < len(baris) and ke - awal < _BARIS_TERBANYAK and ke not in perabot:
        teks = baris[ke]
        if not teks.strip():
            if ke - terakhir > 1:
                break
        elif "\t" in teks or "\f" in teks:
            break
        elif _SELA.search(teks.strip()) or (teks.startswith("  ") and ke > awal) or _sempit(baris, awal, ke):
            terakhir = ke + 1
        else:
            break
        ke += 1
    return terakhir


def _sempit(baris: Sequence[str], awal: int, ke: int) -> bool:
    """A short line at the left edge: the rest of a wrapped first cell, or a group row."""
    lebar = re.split(r" {2,}", baris[awal].strip())[0]
    return ke > awal and len(baris[ke].strip()) <= max(len(lebar) + 6, 24) and bool(baris[ke - 1].strip())


@lru_cache(maxsize=4096)
def _topeng(teks: str) -> int:
    """One bit for every place of the line that is not blank, single blanks within a piece included."""
    bit = re.sub(r"(?<=1)0(?=1)", "1", re.sub(r"[^ ]", "1", teks[:600]).replace(" ", "0"))
    return int(bit[::-1] or "0", 2)


def _kolom(teks: list[str]) -> list[tuple[int, int]]:
    """The stretches of the columns, over all lines."""
    topeng = 0
    for t in teks:
        topeng |= _topeng(t)
    isi = f"{topeng:b}"[::-1]  # a gap of one blank parts nothing
    return [m.span() for m in re.finditer(r"1+(?:01+)*", isi)]


def _lurus(teks: list[str], batas: list[tuple[int, int]]) -> bool:
    """No column holds two pieces of a line, and the pieces stand under one another: not by chance."""
    if any(_SELA.search(t[a:b].strip()) for t in teks for a, b in batas):
        return False
    nilai = [n for n in (_sejajar(teks, a, b) for a, b in batas) if n is not None]
    return sum(nilai) >= _KOLOM_TERSEDIKIT and sum(nilai) * 10 >= len(nilai) * 8


def _sejajar(teks: list[str], awal: int, akhir: int) -> bool | None:
    """Whether the pieces of a column begin, end or centre at one place; None for a single piece."""
    letak = [
        (awal + len(p) - len(p.lstrip()), awal + len(p.rstrip()))
        for p in (t[awal:akhir] for t in teks)
        if p.strip()
    ]
    if len(letak) < 2:
        return None
    for kunci in (lambda x: x[0], lambda x: x[1], lambda x: (x[0] + x[1]) // 2):
        if Counter(map(kunci, letak)).most_common(1)[0][1] * 10 >= len(letak) * 6:
            return True
    return False


def _baris_logis(baris: Sequence[str], isi: list[int], batas: list[tuple[int, int]]) -> list[tuple[Sel, ...]]:
    hasil: list[list[_Kotak]] = []
    lalu = -2
    for ke in isi:
        sel = [baris[ke][a:b].strip() for a, b in batas]
        if hasil and ke - lalu <= 2 and _lanjut(hasil[-1], sel, batas):
            for kotak, t in zip(hasil[-1], sel, strict=True):
                if t:
                    kotak.baris = kotak.baris if kotak.teks else ke + 1
                    kotak.teks, kotak.potong = gabung(kotak.teks, t), t
        else:
            hasil.append([_Kotak(t, t, ke + 1) for t in sel])
        lalu = ke
    return [tuple(Sel(k.teks, k.baris) for k in b) for b in hasil]


def _lanjut(atas: list[_Kotak], sel: list[str], batas: list[tuple[int, int]]) -> bool:
    """Whether the line goes on with the row above: every piece had no room left in its cell."""
    terisi = [k for k, t in enumerate(sel) if t]
    if not terisi or (_NOMOR.match(sel[0]) and atas[0].teks):
        return False
    penuh = 0
    for k in terisi:
        lebar = batas[k][1] - batas[k][0]
        if not atas[k].teks:
            if not _angka(sel[k]) or _TAHUN.match(sel[k]):
                return False  # a lower header row under a merged cell
            continue
        if _angka(sel[k]) and _angka(atas[k].potong):
            return False
        if len(atas[k].potong) + 1 + len(sel[k].split()[0]) <= lebar:
            return False
        penuh += 1
    return penuh > 0


def _angka(teks: str) -> bool:
    return baca_sel(teks) is not None or kosong(teks)
