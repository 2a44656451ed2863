"""The pages of a document: their size, their margins and what fits on them; all measures in millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from sakip.dokumen.blok import Blok, Dokumen, GantiHalaman, Judul

TINGGI_GAMBAR = 0.79
"""Of the text's height, which a picture within the text may take."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """Size and margins of one kind of page."""

    lebar: float
    tinggi: float
    kiri: float
    kanan: float
    atas: float
    bawah: float
    sempit: bool = False
    """A page for a phone: less ornament, smaller headings."""

    @property
    def lebar_teks(self) -> float:
        """Width of the text column."""
        return self.lebar - self.kiri - self.kanan

    @property
    def tinggi_teks(self) -> float:
        """Height of the text column."""
        return self.tinggi - self.atas - self.bawah

    @property
    def huruf_tabel(self) -> int:
        """Characters of the tables' type (9 pt, bold ones too) in a column as wide as the text."""
        return int(self.lebar_teks * 0.517)

    @property
    def baris_tabel(self) -> int:
        """Lines of the tables' type in somewhat more than half of a page."""
        return int(self.tinggi_teks * 0.142)

    @property
    def kotak_terbesar(self) -> int:
        """Characters of running text in somewhat less than half of a page."""
        return int(self.lebar_teks * self.tinggi_teks * 0.0396)

    def diputar(self) -> Halaman:
        """The same sheet turned (landscape)."""
        if self.sempit:
            return replace(self, lebar=self.tinggi, tinggi=self.lebar)
        return replace(
            self, lebar=self.tinggi, tinggi=self.lebar, kiri=25.0, kanan=25.0, atas=27.0, bawah=22.0
        )


A4 = Halaman(210, 297, 30, 25, 27, 25)
PONSEL = Halaman(90, 190, 7, 7, 10, 12, sempit=True)


def halaman_dokumen(dok: Dokumen) -> Halaman:
    """The upright page of a document."""
    if dok.ukuran == "a4":
        return A4
    return PONSEL if dok.bentuk == "surat" else replace(PONSEL, atas=15)


def muat(rasio: float, lebar: float, tinggi: float) -> tuple[float, float]:
    """Width and height (mm, tenths) of a picture of height/width ``rasio`` within a box: as large as fits."""
    selebar = min(lebar, tinggi / rasio)
    return max(0.1, round(selebar, 1)), max(0.1, round(selebar * rasio, 1))


def tinggi_takarir(judul: str, lebar: float) -> float:
    """About what a caption of this length takes below a picture."""
    return 5.0 + 5.0 * max(1, ceil(len(judul) / (lebar * 0.5))) if judul else 0.0


class Terpakai:
    """How much of the page the headings above have taken, for blocks that fill the rest of it.

    ``mm`` is None as soon as anything but headings stands on the page.
    """

    def __init__(self, halaman: Halaman) -> None:
        self._halaman = halaman
        self.mm: float | None = 0.0

    def catat(self, blok: Blok) -> None:
        """Take note of a block that was written."""
        if isinstance(blok, GantiHalaman):
            self.mm = 0.0
        elif not isinstance(blok, Judul):
            self.mm = None
        elif blok.tingkat == 1:
            self.mm = 19.0 + 8.5 * ceil(len(blok.teks) / (self._halaman.lebar_teks * 0.27))
        elif self.mm is not None:
            self.mm += 10.0 + 5.5 * ceil(len(blok.teks) / (self._halaman.lebar_teks * 0.42))
