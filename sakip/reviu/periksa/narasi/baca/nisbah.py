"""Numbers that stand after "realisasi" or "target" and are none: ratios, growth, capaian in brackets.

Shared by the reading of sentences in :mod:`sakip.reviu.periksa.narasi.baca.kalimat`.
"""

from __future__ import annotations

import re

_HAL = re.compile(r"\b(?:pencapaian|capaian|terealisasi|realisasi|target)(?:nya)?\b", re.IGNORECASE)
_BANDING = re.compile(
    r"\b(?:di(?:per)?banding(?:kan)?(?:\s+dengan)?|terhadap|disandingkan\s+dengan)\s+$", re.IGNORECASE
)
_HASIL = re.compile(r"\b(?:adalah|ialah|mencapai|menghasilkan|tercatat|yaitu|yakni|baru)\s+$", re.IGNORECASE)
_LAJU = re.compile(
    r"\b(?:pertumbuhan|kenaikan|peningkatan|penurunan|perubahan|selisih|laju|deviasi|gap|kelebihan|kekurangan|sisa|tambahan)(?:nya)?"
    r"(?:\s+(?:atas|pada|dari|nilai))?\s+$",
    re.IGNORECASE,
)
_BATAS = re.compile(r"\b(?:dari|menjadi|ke)\s+(?:sebesar\s+)?$", re.IGNORECASE)
_LAWAN = re.compile(r";|\b(?:sedangkan|sementara|adapun)\b", re.IGNORECASE)
_KURUNG = re.compile(r"\s*(?:[a-z]+\s+){0,2}\(\s*", re.IGNORECASE)
#: "95,00% target jangka menengah", "95,00% dari target 2024".
_TARGET_LAIN = re.compile(
    r"\s*(?:dari|terhadap|atas)?\s*target\s+(?:(?:akhir|jangka|renstra|rpjm\w*|nasional)\b|(?:tahun\s+)?((?:19|20)\d\d)\b)",
    re.IGNORECASE,
)


def nisbah(kalimat: str, awal_hal: int, lalu: int, awal: int, akhir: int, tahun: int | None) -> bool:
    """Whether a number tells how large one quantity is beside another: "realisasi 2022 dibanding target 2024
    adalah 95%". ``lalu``: where the number before ended; ``awal_hal``: where the word for it stands."""
    m = _TARGET_LAIN.match(kalimat, akhir)
    if m is not None and (m[1] is None or int(m[1]) != tahun):
        return True
    return (
        lalu <= awal_hal < awal
        and _BANDING.search(kalimat, lalu, awal_hal) is not None
        and _HAL.search(kalimat, lalu, awal_hal) is not None
        and _HASIL.search(kalimat, awal_hal, awal) is not None
    )


def laju(kalimat: str, awal_hal: int, awal: int) -> bool:
    """ "Pertumbuhan realisasi dibanding tahun lalu mencapai 12,20%": how much it grew, not where to."""
    return _LAJU.search(kalimat, 0, awal_hal) is not None and _BATAS.search(kalimat, awal_hal, awal) is None


def lain_klausa(kalimat: str, awal_hal: int, lalu: int, awal: int) -> bool:
    """ "..., sedangkan tahun 2022 85,50%": the clause does not say again which quantity it tells."""
    return awal_hal < lalu and _LAWAN.search(kalimat, lalu, awal) is not None


def dalam_kurung(kalimat: str, lalu: int, awal: int) -> bool:
    """ "85,50% (106,88%)": the same thing told in another measure."""
    return lalu > 0 and _KURUNG.fullmatch(kalimat, lalu, awal) is not None
