"""What is left undone, told far from its table: "karena 67 permohonan tidak terlayani" in the last chapter
where the table of that matter has 76, two digits exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import kisi_dari
from sakip.reviu.periksa.narasi.cacah.sisa import akar
from sakip.reviu.periksa.narasi.ujar.alat import salah_ujar, tergelincir

_BELUM = Pola(
    r"(?<![\w.,/:-])(?P<n>\d{1,3}(?:\.\d{3})+|\d{2,6})(?![\d.,]*\d|\s?%)\s+(?P<benda>[a-z]{4,})(?:\s+[a-z]+){0,2}?\s+(?:yang\s+)?(?:masih\s+)?"
    r"(?:belum|tidak)\s+(?:dapat\s+)?(?P<kerja>[a-z]{5,})",
    "belum",
    "tidak",
)
_JUDUL = re.compile(r"\b(?:belum|tidak|tdk)\s+(?P<kerja>[a-z]{5,})", re.IGNORECASE)
_LAIN = re.compile(r"\b(?:dari|target\w*|sekitar|hampir|lebih|kurang|triwulan|semester)\b", re.IGNORECASE)
_DEKAT = 40


@dataclass(frozen=True, slots=True)
class _Sisa:
    """The total of a column of what is left undone: its verb, its print, and the cells and the telling words
    of its table."""

    kerja: str
    teks: str
    baris: int
    isi: frozenset[str]
    kata: frozenset[str]


@ingat
def _semua(paham: Paham) -> tuple[_Sisa, ...]:
    hasil = []
    for u in paham.naskah.tabel:
        if not any(_JUDUL.search(s.teks) for b in (*u.kepala, *u.isi[:1]) for s in b):
            continue
        k = kisi_dari(paham, u)
        if k is None or len(k.total) != 1:
            continue
        (t,) = k.total
        isi = frozenset(s.teks.strip() for b in k.sel for s in b)
        kata = frozenset(w for x in (u.judul, *u.subbab[-1:], *k.judul) for w in kunci(x))
        for c in k.kolom:
            m, a = _JUDUL.search(k.judul[c]), k.angka[t][c]
            if m is not None and a is not None and not a.persen:
                hasil.append(_Sisa(akar(m["kerja"].casefold()), a.teks, k.sel[t][0].baris, isi, kata))
    return tuple(hasil)


def jauh(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if _BELUM.search(p.teks) is None:
            continue
        for k in pecah(p.teks):
            for m in _BELUM.finditer(k.teks):
                s = _milik(paham, k.teks, m)
                if s is not None and abs(s.baris - p.letak.baris) > _DEKAT and not _LAIN.search(k.teks):
                    alasan = f"tabelnya pada baris {s.baris} berjumlah {s.teks}"
                    yield salah_ujar(paham, p, k, m.span(), m[0], s.teks, alasan, (s.baris,))


def _milik(paham: Paham, kalimat: str, m: re.Match[str]) -> _Sisa | None:
    """The only table of that verb that shares a telling word with the sentence; its total is a slip away, and
    none of its cells is the number told."""
    kata = set(kunci(kalimat))
    kerja, benda = akar(m["kerja"].casefold()), m["benda"].casefold()
    calon = [s for s in _semua(paham) if s.kerja == kerja and benda in s.kata]
    khas = [
        s
        for s in calon
        if any(len(w) > 4 and w != benda and sum(w in t.kata for t in calon) == 1 for w in kata & s.kata)
    ]
    if len(khas) != 1 or m["n"] in khas[0].isi or not tergelincir(m["n"], khas[0].teks, pendek=False):
        return None
    return khas[0]
