"""Text as it may stand in a file: one cleaning for all writers, so that they all write the same
characters."""

from __future__ import annotations

import re
import unicodedata

from sakip.dokumen.blok import IsiTeks, Potongan, Sel, Teks, potongan
from sakip.dokumen.warna import TOKEN

KEPALA_TERPANJANG = 110
"""Characters of the running header's left side: two lines beside the title."""
_GANTI_BARIS = re.compile("\r\n?|[\u0085\u2028\u2029\u000b\u000c]")
_RUANG = re.compile("[ \t]+")
# What no file format carries or what would change how other text is shown: controls, surrogates,
# noncharacters, private use, soft hyphens of the input (the writers put their own), marks of byte order and
# of direction.
_BUANG = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ue000-\uf8ff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U000dfffe\U000dffff]"
)


def bersih(teks: str) -> str:
    """Composed (NFC) text without characters that a file cannot carry; runs of blanks become one blank.

    Line ends of every kind become a newline, which the writers show as a line break.
    """
    if teks.isascii() and teks.isprintable() and "  " not in teks:
        return teks
    teks = _BUANG.sub("", _GANTI_BARIS.sub("\n", teks))
    return _RUANG.sub(" ", unicodedata.normalize("NFC", teks))


def satu_baris(teks: str) -> str:
    """Clean text without line breaks, for headers, bookmarks and properties."""
    return " ".join(bersih(teks).split())


def kepala_halaman(unit: str) -> str:
    """The name in the running header: a very long one is cut at a word, so that the header fits."""
    bersih_ = satu_baris(unit)
    if len(bersih_) <= KEPALA_TERPANJANG:
        return bersih_
    awal = bersih_[: KEPALA_TERPANJANG - 1]
    return (awal.rpartition(" ")[0] or awal).rstrip(" ,;(") + " …"


def potongan_sel(sel: Sel) -> tuple[Potongan, ...]:
    """The runs of a cell; a status token puts its shape first, so that colour is never the only mark."""
    isi = potongan(sel.teks)
    bentuk = TOKEN[sel.warna].bentuk if sel.warna else ""
    return (Teks(f"{bentuk} "), *isi) if bentuk else isi


def panjang(teks: IsiTeks) -> int:
    """Rough length in characters, for estimates of height."""
    return sum(len(p.isi) if isinstance(p, Teks) else 10 for p in potongan(teks))


NAMA_KOSONG = "." * 40
"""The line to write a name on, where a signature has none yet."""
NAMA_KOSONG_SEMPIT = "." * 26
"""The same on a page for a phone."""
