"""Amounts of money that a sentence says were changed: two tables may then hold the old and the new one."""

from __future__ import annotations

import re

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat.ingat import ingat

_UBAH = re.compile(
    r"\b(?:revisi|direvisi|semula|perubahan|berubah|menjadi|penambahan|tambahan|pengurangan)\b", re.IGNORECASE
)
_BESAR = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
#: A change of the budget itself; "Revisi DIPA" alone is also the name of a score's component.
_REVISI = Pola(
    r"\b(?:perubahan|pergeseran|penyesuaian|penambahan|tambahan|pengurangan|pemotongan|penghematan|efisiensi"
    r"|realokasi|refo[ck]us\w*|reco?fo[ck]us\w*|pencadangan|revisi)\s+(?:\w+\s+){0,3}?"
    r"(?:anggaran|pagu|apb[dn]\w*|dipa|dpa|alokasi|belanja)\b"
    r"|\b(?:pagu|anggaran|dipa|dpa)\s+(?:\S+\s+){0,12}?(?:direvisi|diblokir|blokir|berubah|bertambah|berkurang|"
    r"dikurangi|ditambah|dialihkan|digeser|semula|refo[ck]us\w*|pergeseran|perubahan|revisi)\b"
    r"|\b(?:pem)?blokir(?:an)?\b|\bautomatic\s+adjustment\b|\brefo[ck]us\w*|\bAPBD-?P\b|\bsetelah\s+(?:revisi|perubahan)\b",
    "ubah", "geser", "sesuaian", "tambah", "kurang", "potong", "hemat", "efisien", "realokasi", "fokus",
    "focus", "cadang", "revisi", "blokir", "alih", "semula", "adjustment", "apbd",
)  # fmt: skip
_KOMPONEN = re.compile(
    r"indikator\s+revisi\s+dipa|revisi\s+dipa\s*[;:|\t]|^\W*(?:\d+\W+)?revisi\s+dipa\W*$", re.I
)
#: So much of a programme's name a paragraph must hold to speak of it.
_SENAMA = 0.6


def diubah(paham: Paham, satu: str, dua: str) -> bool:
    """Whether a sentence says that the one amount was changed to the other; smaller numbers never are."""
    a, b = _pola(satu), _pola(dua)
    return a is not None and b is not None and any(a.search(t) and b.search(t) for t in _tentang_ubah(paham))


def dijelaskan(paham: Paham, nama: str, *angka: str) -> bool:
    """Whether a paragraph tells of a change of the budget and names the programme or one of the amounts."""
    kata = set(kunci(nama))
    pola = [p for x in angka if (p := _pola(x)) is not None]
    for teks in revisi(paham):
        ada = set(kunci(teks))
        if len(kata & ada) >= _SENAMA * len(kata) or any(p.search(teks) for p in pola):
            return True
    return False


@ingat
def revisi(paham: Paham) -> tuple[str, ...]:
    """The paragraphs that tell of a change of the budget."""
    return tuple(
        p.teks for p in paham.naskah.paragraf if _REVISI.search(p.teks) and not _KOMPONEN.search(p.teks)
    )


@ingat
def _tentang_ubah(paham: Paham) -> tuple[str, ...]:
    """The paragraphs that tell of a change and an amount."""
    return tuple(p.teks for p in paham.naskah.paragraf if _BESAR.search(p.teks) and _UBAH.search(p.teks))


def _pola(teks: str) -> re.Pattern[str] | None:
    """What finds an amount of money in a sentence."""
    m = _BESAR.search(teks)
    return re.compile(rf"(?<![\d.]){re.escape(m[0])}(?!\.?\d)") if m else None
