"""How far a claim of rises or falls reaches in a series: "naik hingga triwulan III, lalu turun".

A clause with an end of its own, or followed by one that tells the turn, speaks of that part only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.reviu.periksa.narasi.baca.larik import masa_kalimat

#: Where another statement begins; what only tells an end or a beginning belongs to the one before.
_PENGGAL = re.compile(
    r";\s*|,\s*(?!(?:hingga|sampai|s\.?\s?/?\s?d\b|sejak|mulai|yaitu|yakni|dari)\b)"
    r"|\b(?:lalu|kemudian|selanjutnya|namun|tetapi|sedangkan|sementara|sebelum(?:\s+akhirnya)?(?=\s+(?:kembali\s+)?"
    r"(?:naik|turun|me\w+|ber\w+)\b))\b"
    r"|\bdan\s+(?=(?:\w+\s+){0,3}(?:naik|turun|meningkat|menurun|bertambah|berkurang)\b)",
    re.IGNORECASE,
)
_UBAH = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|melonjak|merosot|membaik|memburuk|menyusut|melandai|"
    r"kenaikan|penurunan|peningkatan|stagnan|stabil|tetap|berbalik|melemah|anjlok)\b",
    re.IGNORECASE,
)
_NAIK = re.compile(r"\b(?:naik|meningkat|bertambah|melonjak|membaik|kenaikan|peningkatan)\b", re.IGNORECASE)
_SAMPAI = re.compile(r"\b(?:hingga|sampai(?:\s+dengan)?|s\.\s?d\.|s/d|sd|menjelang)\s+", re.IGNORECASE)
_SEJAK = re.compile(r"\b(?:sejak|mulai(?:\s+dari)?|dari|setelah|sesudah|pasca)\s+", re.IGNORECASE)
_AKHIR = re.compile(r"(?:pada\s+|di\s+)?(?:akhir|penghujung|tutup)\s+tahun\b", re.IGNORECASE)
#: So near the word of an end stands what it names: "hingga akhir bulan September".
_DEKAT = 24


def langkah(kalimat: str, awal: int, akhir: int, masa: Sequence[str]) -> list[tuple[int, int]] | None:
    """The steps between rows (months, quarters ``masa``) that the claim at ``awal`` to ``akhir`` speaks of;
    None where it has an end that the rows do not know."""
    mulai, henti = 0, len(masa) - 1
    sendiri, sisa = _penggal(kalimat, awal, akhir)
    for pola, ujung in ((_SAMPAI, True), (_SEJAK, False)):
        for m in pola.finditer(sendiri):
            sesudah = sendiri[m.end() : m.end() + _DEKAT]
            if ujung and _AKHIR.match(sesudah):
                continue
            letak = [masa.index(t) for t in masa_kalimat(sesudah) if t in masa]
            if not letak:
                if ujung and not re.match(r"\d", sesudah):
                    return None
                continue
            mulai, henti = (mulai, min(henti, *letak)) if ujung else (max(mulai, *letak), henti)
    tepi = henti < len(masa) - 1, mulai > 0
    for teks, sesudah_klaim in sisa:
        letak = [masa.index(t) for t in masa_kalimat(teks) if t in masa]
        if letak and sesudah_klaim:
            henti = min(henti, min(letak) - 1)
        elif letak:
            mulai = max(mulai, *letak)
        elif not tepi[0 if sesudah_klaim else 1]:
            return None
    return [(a, b) for a, b in pairwise(range(len(masa))) if mulai <= a and b <= henti]


def _penggal(kalimat: str, awal: int, akhir: int) -> tuple[str, list[tuple[str, bool]]]:
    """The statement of the claim with what only qualifies it, and the others that tell of a turn (whether
    they come after it); that something else changed the same way tells none."""
    sendiri, sisa = [], []
    naik = _NAIK.search(kalimat, awal, akhir) is not None
    for a, b in _batas(kalimat):
        teks = kalimat[a:b]
        ubah = {_NAIK.fullmatch(m[0]) is not None for m in _UBAH.finditer(teks)}
        if (a < akhir and awal < b) or not ubah:
            sendiri.append(teks)
        elif ubah != {naik} or masa_kalimat(teks):
            sisa.append((teks, a >= akhir))
    return " , ".join(sendiri), sisa


def _batas(kalimat: str) -> Iterator[tuple[int, int]]:
    lalu = 0
    for m in _PENGGAL.finditer(kalimat):
        yield lalu, m.start()
        lalu = m.end()
    yield lalu, len(kalimat)
