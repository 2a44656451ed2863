"""Amounts of money that a sentence says were changed: two tables may then hold the old and the new one."""

from __future__ import annotations

import re

from sakip.reviu.paham import Paham
from sakip.reviu.periksa.ingat import ingat

_UBAH = re.compile(
    r"\b(?:revisi|direvisi|semula|perubahan|berubah|menjadi|penambahan|tambahan|pengurangan)\b", re.IGNORECASE
)
_BESAR = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


def diubah(paham: Paham, satu: str, dua: str) -> bool:
    """Whether a sentence says that the one amount was changed to the other; smaller numbers never are."""
    a, b = _pola(satu), _pola(dua)
    return a is not None and b is not None and any(a.search(t) and b.search(t) for t in _tentang_ubah(paham))


@ingat
def _tentang_ubah(paham: Paham) -> tuple[str, ...]:
    """The paragraphs that tell of a change and an amount."""
    return tuple(p.teks for p in paham.naskah.paragraf if _BESAR.search(p.teks) and _UBAH.search(p.teks))


def _pola(teks: str) -> re.Pattern[str] | None:
    """What finds an amount of money in a sentence."""
    m = _BESAR.search(teks)
    return re.compile(rf"(?<![\d.]){re.escape(m[0])}(?!\.?\d)") if m else None
