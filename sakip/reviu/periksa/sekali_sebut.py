"""One error of one sentence, told once.

Several checks know verdicts, rises and falls: from the sentence itself, from its indicator's tables, from a
table nearby. Where two contradict the same words of one sentence, the finding that names more is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from sakip.reviu.model import Temuan

_NAIK = re.compile(
    r"\b(?:naik|meningkat|bertambah|melonjak|tumbuh|membaik|kenaikan|peningkatan|pertambahan|penambahan|"
    r"lebih\s+(?:tinggi|besar|banyak|baik))(?:nya)?\b",
    re.IGNORECASE,
)
_TURUN = re.compile(
    r"\b(?:turun|menurun|berkurang|merosot|menyusut|melemah|memburuk|penurunan|pengurangan|"
    r"lebih\s+(?:rendah|kecil|sedikit|buruk))(?:nya)?\b",
    re.IGNORECASE,
)
_HURUF = re.compile(r"[A-Za-z]")
_ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
#: What counts no value: years, and the lines where the tables stand.
_LAIN = re.compile(r"\b(?:19|20)\d\d\b(?![.,]\d)|\bbaris \d+")


def sekali_sebut(temuan: Iterable[Temuan]) -> list[Temuan]:
    """The findings without those that say of the same words what a more precise one says."""
    semua = list(temuan)
    kalimat: dict[str, list[Temuan]] = defaultdict(list)
    for t in semua:
        if t.kelas == "narasi" and t.kutipan and _HURUF.search(t.tercetak):
            kalimat[t.kutipan].append(t)
    buang: set[int] = set()
    for isi in kalimat.values():
        tetap: list[Temuan] = []
        for t in sorted(isi, key=_kejelasan, reverse=True):
            if any(_sama(t, x) for x in tetap):
                buang.add(id(t))
            else:
                tetap.append(t)
    return [t for t in semua if id(t) not in buang]


def _kejelasan(t: Temuan) -> tuple[bool, int, int, int]:
    """Certain before doubtful, then by the values that it names, its places, its words."""
    return t.kepastian == "pasti", min(len(_nilai(t)), 2), len(t.baris), len(t.tercetak)


def _sama(a: Temuan, b: Temuan) -> bool:
    """Whether two findings on one sentence are about the same words of it."""
    if not set(a.baris) & set(b.baris):
        return False  # the sentence again, at another place
    if a.tercetak == b.tercetak and not _ANGKA.search(a.tercetak) and a.kutipan.count(a.tercetak) == 1:
        return True  # the same verdict
    arah = [p for p in (_NAIK, _TURUN) if p.search(a.tercetak) and p.search(b.tercetak)]
    if not arah:
        return False
    tunggal = not a.kutipan.endswith("…") and all(len(p.findall(a.kutipan)) == 1 for p in arah)
    return tunggal or bool(_nilai(a) & _nilai(b))


def _nilai(t: Temuan) -> frozenset[str]:
    """The values that a finding holds against the sentence."""
    alasan = t.uraian.rsplit("padahal", 1)[-1]
    return frozenset(
        n.rstrip("0").rstrip(",") if "," in n else n for n in _ANGKA.findall(_LAIN.sub(" ", alasan))
    )
