"""Signs of a plain text that look like others or like nothing, put into those that the rules know.

Line ends of every kind, wide digits and letters, blanks of every width, what is not printed at all, and two
tabs throughout for one. A text without such signs comes back as it is.
"""

from __future__ import annotations

import re

_ASING = re.compile(
    r"[\u00a0\u00ad\u0085\x0b\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\uff01-\uff5e]"
)
_TAK_TAMPAK = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_LEBAR = {n: n - 0xFEE0 for n in range(0xFF01, 0xFF5F)}
_TIPIS = "\u2000-\u200a\u202f\u205f"
#: Thousands parted by thin blanks, or by blanks that do not break where there are two of them or more.
_RIBUAN = re.compile(
    rf"(?<!\d)(?<!\d[.,])\d{{1,3}}(?:(?:[{_TIPIS}]\d{{3}})+|(?:\u00a0\d{{3}}){{2,}})(?!\d)(?![.]\d{{3}}(?!\d))"
)
_SELA = re.compile(rf"[{_TIPIS}\u00a0]")
_SPASI = re.compile(rf"[{_TIPIS}\u3000]| ?\u00a0 ?(?![ \u00a0])")
#: A hyphen between a word and itself or between digits is printed, whatever sign a text has for it.
_HUBUNG = re.compile(r"(?<!\w)(\w{3,20})\u00ad(?=\1)|(?<=\d)\u00ad(?=\d)", re.IGNORECASE)
_LUNAK = re.compile(r"\u00ad+(?=\w)")
#: Where a single tab or three stand, two do not part one cell from the next.
_TAB_GANJIL = re.compile(r"(?<!\t)\t(?:\t\t)*(?!\t)")
_AKHIR = ("\u2028", "\u2029", "\u0085", "\x0b")


def wajarkan(teks: str) -> str:
    """The text in known signs; its lines end with a newline."""
    if "\r" in teks:
        teks = teks.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if "\t\t" in teks and not _TAB_GANJIL.search(teks):
        teks = teks.replace("\t\t", "\t")
    if (teks.isascii() and "\x0b" not in teks) or not _ASING.search(teks):
        return teks
    for tanda in _AKHIR:
        if tanda in teks:
            teks = teks.replace(tanda, "\n" if teks.count(tanda) > teks.count("\n") else " ")
    teks = _TAK_TAMPAK.sub("", teks).translate(_LEBAR)
    teks = _RIBUAN.sub(lambda m: _SELA.sub(".", m[0]), teks)
    teks = _SPASI.sub(" ", teks).replace("\u00a0", " ")
    return _LUNAK.sub("", _HUBUNG.sub(r"\1-", teks)) if "\u00ad" in teks else teks
