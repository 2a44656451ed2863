"""Amounts of money that a sentence says were changed: two tables may then hold the old and the new one."""

from __future__ import annotations

import re

from sakip.reviu.paham import Paham

_UBAH = re.compile(
    r"\b(?:revisi|direvisi|semula|perubahan|berubah|menjadi|penambahan|tambahan|pengurangan)\b", re.IGNORECASE
)


def diubah(paham: Paham, satu: str, dua: str) -> bool:
    """Whether a sentence says that the one amount was changed to the other; smaller numbers never are."""
    a, b = _pola(satu), _pola(dua)
    return (
        a is not None
        and b is not None
        and any(_UBAH.search(p.teks) and a.search(p.teks) and b.search(p.teks) for p in paham.naskah.paragraf)
    )


def _pola(teks: str) -> re.Pattern[str] | None:
    """What finds an amount of money in a sentence."""
    m = re.search(r"\d{1,3}(?:\.\d{3}){2,}", teks)
    return re.compile(rf"(?<![\d.]){re.escape(m[0])}(?!\.?\d)") if m else None
