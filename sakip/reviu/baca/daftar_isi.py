"""Lists of contents, tables and figures repeat what stands elsewhere: their lines are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.reviu.baca.judul import baris_daftar_isi
from sakip.reviu.baca.potong import BarisTeks, Potong

_DAFTAR = re.compile(r"DAFTAR\s+(?:ISI|TABEL|GAMBAR|GRAFIK|DIAGRAM|LAMPIRAN|BAGAN)\b", re.IGNORECASE)
_BERNOMOR = re.compile(r"\s(?:\d{1,3}|[ivxl]{1,6})$")
_SAMBUNGAN = 2


def buang_daftar_isi(potong: Sequence[Potong]) -> list[Potong]:
    """Without lines that end in a page number behind leaders or a tab, and what belongs to them.

    Under a heading "Daftar ..." a line without its page number is the first half of a long entry.
    """
    hasil: list[Potong] = []
    dalam = False
    for ke, p in enumerate(potong):
        if not isinstance(p, BarisTeks):
            dalam = False
        elif baris_daftar_isi(p.teks):
            continue
        elif _DAFTAR.match(p.teks.strip()):
            dalam = True
        elif dalam and p.teks.strip():
            if _BERNOMOR.search(p.teks.strip()) or _entri_dekat(potong, ke):
                continue
            dalam = False
        hasil.append(p)
    return hasil


def _entri_dekat(potong: Sequence[Potong], ke: int) -> bool:
    lihat = 0
    for p in potong[ke + 1 :]:
        if not isinstance(p, BarisTeks):
            return False
        if not p.teks.strip():
            continue
        if baris_daftar_isi(p.teks):
            return True
        lihat += 1
        if lihat == _SAMBUNGAN:
            return False
    return False
