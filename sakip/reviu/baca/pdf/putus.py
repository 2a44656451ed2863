"""Rows of a ruled table that the end of a page cuts: what stands overleaf goes back to its row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.tabel import TAK_SELESAI, gabung
from sakip.reviu.model import Sel

Baris = tuple[Sel, ...]

DEKAT = 4.0
_SATUAN = re.compile(r"%|\(?[a-z]{2,}\)?", re.IGNORECASE)
_BERKODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
_BERNOMOR = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\s?[.)]?", re.IGNORECASE)


def sekolom(atas: Sequence[float], bawah: Sequence[float]) -> bool:
    """Whether two grids have their columns at the same places."""
    return len(atas) == len(bawah) and all(abs(a - b) <= DEKAT for a, b in zip(atas, bawah, strict=True))


def sisa_baris(atas: Sequence[Baris], bawah: Sequence[Baris]) -> int | None:
    """The place in ``bawah`` of the row that is the rest of the last row of ``atas``; headings that are
    printed again stand before it."""
    ke = 0
    while ke < min(len(atas), len(bawah)) and _teks(atas[ke]) == _teks(bawah[ke]):
        ke += 1
    if ke >= len(bawah) or len(atas) <= ke:
        return None
    akhir, sisa = _teks(atas[-1]), _teks(bawah[ke])
    terisi = [k for k, t in enumerate(sisa) if t]
    if not terisi or any(not akhir[k] or baca_sel(sisa[k]) or kosong(sisa[k]) for k in terisi):
        return None
    if _BERNOMOR.fullmatch(sisa[terisi[0]]) or _BERKODE.match(sisa[terisi[0]]):
        return None
    if all(sisa[k][:1].islower() or TAK_SELESAI.search(akhir[k]) for k in terisi):
        return ke
    satuan = any(baca_sel(akhir[k]) and _SATUAN.fullmatch(sisa[k]) for k in terisi)
    lain = [_teks(b) for b in (*atas[ke:], *bawah[ke + 1 :])]
    return ke if satuan or (len(terisi) > 1 and _tanpa_angka(sisa, lain)) else None


def _teks(baris: Baris) -> list[str]:
    return [s.teks.strip() for s in baris]


def _tanpa_angka(sisa: list[str], lain: list[list[str]]) -> bool:
    """Every other row has a number or a dash in a column that this one leaves blank."""
    kolom = [k for k, t in enumerate(sisa) if not t]
    return len(lain) > 2 and any(all(b[k] and (baca_sel(b[k]) or kosong(b[k])) for b in lain) for k in kolom)


def lekatkan(atas: Sequence[Baris], sisa: Baris) -> tuple[Baris, ...]:
    """``atas`` with the rest put to its last row, and to the rows above that share a merged cell with it."""
    hasil = [list(b) for b in atas]
    for k, s in enumerate(sisa):
        if not s.teks.strip():
            continue
        for baris in reversed(hasil):
            sel = baris[k]
            baris[k] = Sel(gabung(sel.teks, s.teks), sel.baris, sel.isian)
            if not sel.isian:
                break
    return tuple(tuple(b) for b in hasil)
