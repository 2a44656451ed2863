"""Text that reads from right to left (Arabic, Hebrew) inside text that reads from left to right.

A number after an Arabic name would, by the Unicode algorithm (UAX 9), be drawn on the name's left, as part of
it; in an Indonesian sentence it belongs to what follows.  So every such name is closed: by ``<bdi>`` in HTML,
by a mark of direction (U+200E) in the other files.
"""

from __future__ import annotations

import re

from sakip.dokumen.blok import IsiTeks, Teks, potongan

TANDA_KIRI = "\u200e"
"""The mark that what follows reads from left to right again."""

# Letters of the scripts that run from right to left (Unicode blocks, not every assigned letter).
_KANAN = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Words and numbers with only blanks and the like between them are one part; names in a list are not.
_RUAS = re.compile(
    rf"[{_KANAN}]+(?:[\s\u200c\u200d\u0300-\u036f.'’-]*(?:\d+\s+)?[{_KANAN}])*[\u200c\u200d\u0300-\u036f]*"
)
_ADA = re.compile(f"[{_KANAN}]")
_HURUF_KIRI = re.compile(rf"[^\W\d_{_KANAN}]")


def pecah(teks: str) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it reads from right to left; a line break ends a part."""
    if teks.isascii() or not _ADA.search(teks):
        return [(teks, False)] if teks else []
    hasil: list[tuple[str, bool]] = []
    letak = 0
    for ruas in _RUAS.finditer(teks):
        for urut, baris in enumerate(ruas[0].split("\n")):
            awal = ruas.start() if not urut else letak + 1
            hasil += [(teks[letak:awal], False), (baris, True)]
            letak = awal + len(baris)
    hasil.append((teks[letak:], False))
    return [(isi, kanan) for isi, kanan in hasil if isi]


def tandai(teks: str) -> str:
    """The text with :data:`TANDA_KIRI` after every part that reads from right to left."""
    if teks.isascii() or not _ADA.search(teks):
        return teks
    return "".join(f"{isi}{TANDA_KIRI}" if kanan else isi for isi, kanan in pecah(teks))


def dari_kanan(teks: IsiTeks) -> bool:
    """Whether a paragraph reads from right to left as a whole: it has such letters and no others."""
    isi = "".join(p.isi for p in potongan(teks) if isinstance(p, Teks))
    return bool(_ADA.search(isi)) and not _HURUF_KIRI.search(isi)
