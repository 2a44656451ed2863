"""What a reader hands over before the report is put together: lines and raw tables in reading order.

Every format (text, PDF, DOCX, ODT) is first turned into this; ``susun`` makes the Naskah of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sakip.reviu.model import Sel


@dataclass(frozen=True, slots=True)
class BarisTeks:
    """A line of text. ``tingkat`` is the heading level where the format says so (DOCX style), else 0.

    ``paragraf`` marks a line that is a whole paragraph by its format, so that it is not joined with the next.
    """

    teks: str
    baris: int
    halaman: int | None = None
    tingkat: int = 0
    paragraf: bool = False
    butir: bool = False


@dataclass(frozen=True, slots=True)
class TabelMentah:
    """Rows of cells as found. ``utuh``: the format itself knows the cells (DOCX), so no cell is broken.

    ``kepala``: how many rows the format marks as header; None lets the words decide.
    ``pulih``: put together from lines of text, so a row may be missing.
    """

    baris: tuple[tuple[Sel, ...], ...]
    halaman: int | None = None
    utuh: bool = False
    kepala: int | None = None
    pulih: bool = False


Potong = BarisTeks | TabelMentah


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that a reader found. ``baris`` are the lines as they stand, for quotations."""

    nama: str
    jenis: str
    baris: tuple[str, ...]
    potong: tuple[Potong, ...]
    jumlah_halaman: int | None = None
    peringatan: tuple[str, ...] = ()
