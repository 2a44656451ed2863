"""HTML tables inside Markdown or text, as converters of PDF write them: cells by tags, merged or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from sakip.reviu.model import Sel

_BUKA = re.compile(r"<table\b", re.IGNORECASE)
_TUTUP = re.compile(r"</table\s*>", re.IGNORECASE)
_BARIS_TERBANYAK = 4000
_KOLOM_TERBANYAK = 64
_RENTANG_BARIS = 400
_TERPANJANG = 2_000_000


def tabel_html(
    baris: Sequence[str], awal: int
) -> tuple[tuple[tuple[Sel, ...], ...], int | None, int, str] | None:
    """(rows, header rows, index after the last line, text before the table) of a table that begins here.

    None where no table begins at ``awal``, where it has no end, or where it holds no second column.
    """
    buka = _BUKA.search(baris[awal]) if "<" in baris[awal] else None
    if buka is None:
        return None
    akhir, dalam, panjang = awal, 0, 0
    while akhir < len(baris) and akhir - awal < _BARIS_TERBANYAK and panjang < _TERPANJANG:
        teks = baris[akhir][buka.start() :] if akhir == awal else baris[akhir]
        panjang += len(teks)
        dalam += len(_BUKA.findall(teks)) - len(_TUTUP.findall(teks))
        akhir += 1
        if dalam <= 0:
            break
    if dalam > 0:
        return None
    pengurai = _Pengurai(awal)
    pengurai.feed("\n".join((baris[awal][buka.start() :], *baris[awal + 1 : akhir])))
    pengurai.close()
    hasil, kepala = pengurai.selesai()
    if max((len(b) for b in hasil), default=0) < 2:
        return None
    return hasil, kepala or None, akhir, baris[awal][: buka.start()]


class _Pengurai(HTMLParser):
    """Collects the cells of the outer table; a table inside a cell is text of that cell."""

    def __init__(self, awal: int) -> None:
        super().__init__(convert_charrefs=True)
        self.awal = awal
        self.dalam = 0
        self.isi: list[list[tuple[str, int, int, int]]] = []  # text, line, columns, rows
        self.kepala = 0
        self.tebal = True
        self.thead = False
        self.sel: list[str] | None = None
        self.ukuran = (1, 1)
        self.nomor = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.dalam += 1
        elif self.dalam == 1 and tag == "thead":
            self.thead = True
        elif self.dalam == 1 and tag == "tr":
            self._tutup_baris()
            self.isi.append([])
            self.tebal = True
        elif self.dalam == 1 and tag in ("td", "th"):
            self._tutup_sel()
            if not self.isi:
                self.isi.append([])
            nilai = dict(attrs)
            self.ukuran = (
                rentang(nilai.get("colspan"), _KOLOM_TERBANYAK),
                rentang(nilai.get("rowspan"), _RENTANG_BARIS),
            )
            self.nomor = self.awal + self.getpos()[0]
            self.sel = []
            self.tebal = self.tebal and tag == "th"
        elif tag in ("br", "p", "div", "li", "td", "th", "tr") and self.sel is not None:
            self.sel.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            if self.dalam == 1:
                self._tutup_baris()
            self.dalam -= 1
        elif self.dalam == 1 and tag in ("td", "th"):
            self._tutup_sel()
        elif self.dalam == 1 and tag == "tr":
            self._tutup_baris()
        elif tag == "thead":
            self.thead = False

    def handle_data(self, data: str) -> None:
        if self.sel is not None:
            self.sel.append(data)

    def _tutup_sel(self) -> None:
        if self.sel is not None:
            teks = re.sub(r"\s+", " ", "".join(self.sel)).strip().replace("**", "")
            self.isi[-1].append((teks, self.nomor, *self.ukuran))
        self.sel = None

    def _tutup_baris(self) -> None:
        self._tutup_sel()
        if self.isi and self.isi[-1] and (self.thead or self.tebal) and self.kepala == len(self.isi) - 1:
            self.kepala = len(self.isi)

    def selesai(self) -> tuple[tuple[tuple[Sel, ...], ...], int]:
        """Rows on one grid, and how many of them are header."""
        self._tutup_sel()
        hasil = petak(self.isi, self.awal)
        return hasil, self.kepala if self.kepala < len(hasil) else 0


def petak(isi: Sequence[Sequence[tuple[str, int, int, int]]], awal: int) -> tuple[tuple[Sel, ...], ...]:
    """Cells (text, line, columns, rows) on one grid: over columns leaves blanks, over rows a copy in each."""
    turun: dict[int, tuple[Sel, int]] = {}
    hasil: list[tuple[Sel, ...]] = []
    for baris in isi:
        sel: list[Sel] = []
        lebar: list[tuple[int, Sel, int]] = []
        antre = list(baris)
        while (antre or any(k >= len(sel) for k in turun)) and len(sel) < _KOLOM_TERBANYAK:
            if len(sel) in turun:
                sel.append(turun[len(sel)][0])
            elif antre:
                teks, nomor, kolom, bawah = antre.pop(0)
                lebar.append((len(sel), Sel(teks, nomor, isian=True), bawah))
                sel.append(Sel(teks, nomor))
                for _ in range(min(kolom, _KOLOM_TERBANYAK - len(sel) + 1) - 1):
                    lebar.append((len(sel), Sel("", nomor), bawah))
                    sel.append(Sel("", nomor))
            else:
                sel.append(Sel("", sel[-1].baris if sel else awal + 1))
        turun = {k: (s, n - 1) for k, (s, n) in turun.items() if n > 1}
        turun |= {k: (s, n - 1) for k, s, n in lebar if n > 1}
        if sel:
            hasil.append(tuple(sel))
    return tuple(hasil)


def rentang(teks: str | None, batas: int) -> int:
    return (
        max(1, min(int(teks), batas)) if teks and teks.isascii() and teks.isdigit() and len(teks) < 6 else 1
    )
