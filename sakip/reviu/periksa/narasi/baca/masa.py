"""Words of time, of change and between statements that several checks of sentences look for."""

from __future__ import annotations

import re

from sakip.aturan.kalimat.pola import Pola

#: A year, no part of a number.
TAHUN = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)")
TAHUN_LALU = re.compile(r"\btahun\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE)
PEMBANDING = re.compile(r"\b(?:dibanding\w*|terhadap|daripada)\b", re.IGNORECASE)
#: "Sampai dengan Juni 2023 baru ...": the year's figure comes at its end.
SAMPAI_BULAN = Pola(
    r"\b(?:sampai(?:\s+dengan)?|hingga|s\.?d\.?|per|posisi|(?:pada\s+)?(?:akhir|awal|pertengahan))\s+(?:\d{1,2}\s+)?(?:bulan\s+)?"
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|pertengahan\s+tahun)\b",
    "sampai", "hingga", "s.d", "sd", "per", "posisi", "akhir", "awal", "pertengahan",
)  # fmt: skip
#: Where another statement begins within a sentence.
PISAH_KLAUSA = re.compile(r";|\b(?:sedangkan|sementara|adapun|namun|tetapi)\b", re.IGNORECASE)
#: Pieces of the words of rise and fall, one of which a sentence on a change holds.
PICU_UBAH = ("naik", "urun", "ningkat", "ambah", "urang")


def tahun_disebut(teks: str) -> set[int]:
    """The years that a text names."""
    return {int(t) for t in TAHUN.findall(teks)}
