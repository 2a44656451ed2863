"""What must stay together on a page: small tables, the first rows of long ones, a group with its first row, a
total with the row above."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.dokumen.blok import Baris, Tabel, kisi_sel
from sakip.dokumen.halaman import A4, Halaman
from sakip.dokumen.teks import panjang

BARIS_TERBANYAK = 12
"""Rows of a table that is kept whole, headings not counted."""


def tabel_utuh(tabel: Tabel, halaman: Halaman = A4) -> bool:
    """Whether the table is so small that it must not part over pages: about half of a page."""
    if len(tabel.baris) > BARIS_TERBANYAK:
        return False
    baris = len(tabel.baris_kepala) + len(tabel.baris)
    teks = _baris_teks(tabel, tabel.baris_kepala, halaman) + _baris_teks(tabel, tabel.baris, halaman)
    return teks + baris // 2 <= halaman.baris_tabel


def kepala_berulang(tabel: Tabel, halaman: Halaman = A4) -> bool:
    """Whether the heading rows leave room below them, so that it helps to repeat them."""
    return _baris_teks(tabel, tabel.baris_kepala, halaman) <= halaman.baris_tabel


def _baris_teks(tabel: Tabel, baris: Sequence[Baris], halaman: Halaman) -> int:
    """About how many lines of text these rows take."""
    lebar = [k.lebar for k in tabel.kolom]
    teks = 0
    for sel_sel, tempat in zip(baris, kisi_sel(baris, len(lebar)), strict=True):
        muat = [sum(lebar[t.kolom : t.kolom + t.lebar]) for t in tempat if t.sel is not None]
        teks += max(
            (
                1 + int(panjang(s.teks) * sum(lebar) / (halaman.huruf_tabel * m))
                for s, m in zip(sel_sel, muat, strict=True)
            ),
            default=1,
        )
    return teks


def baris_kelompok(tabel: Tabel) -> frozenset[int]:
    """Rows (0-based) of one cell over the whole width that name the rows below them."""
    lebar = len(tabel.kolom)
    return frozenset(
        urut
        for urut, baris in enumerate(tabel.baris[:-1])
        if lebar > 1 and len(baris) == 1 and baris[0].gabung_kolom == lebar and baris[0].gabung_baris == 1
    )


def baris_pembuka(tabel: Tabel) -> frozenset[int]:
    """The first rows (0-based) of a long table: none stands alone below its heading at the end of a page."""
    return frozenset(range(min(3, len(tabel.baris) - 1)))


def awal_kaki(tabel: Tabel) -> int:
    """The first (0-based) of the last two rows, which stay together; the number of rows where they need not.

    They need not below a group, which holds its row itself, and cannot where a cell reaches into them. A
    group of two rows at the end is among them, so that its second row does not stand alone.
    """
    banyak = len(tabel.baris)
    kelompok = baris_kelompok(tabel)
    if banyak < 3 or banyak - 2 in kelompok:
        return banyak
    if banyak - 3 in kelompok:
        return banyak - 3 if banyak > 4 and banyak - 4 not in kelompok else banyak
    kisi = kisi_sel(tabel.baris, len(tabel.kolom))
    return banyak if any(t.sel is None for t in kisi[-2]) else banyak - 2
