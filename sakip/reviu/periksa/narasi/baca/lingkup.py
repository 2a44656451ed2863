"""Of which rows of a table a sentence speaks: of all, or of the group that it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.narasi.baca.larik import Larik

#: A part of the office or of the plan, by its name, its number or as the one at hand.
_BAGIAN = re.compile(
    r"\b(?:divisi|bidang|sub\s?bidang|bagian|sub\s?bagian|seksi|direktorat|deputi|sekretariat|sasaran|tujuan|program|kegiatan|"
    r"kelompok|klaster|perspektif|unit|upt|satker)\s+(?:(?:kegiatan|strategis|program|kerja)\s+)?"
    r"(?P<nama>(?-i:[A-Z])[\w-]*(?:\s+(?:dan\s+)?(?-i:[A-Z])[\w-]*)*|\d{1,2}\b|ini\b|tersebut\b|itu\b|ke-?\s?\d|"
    r"(?:pertama|kesatu|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan)\b)",
    re.IGNORECASE,
)


@ingat
def _kepala(paham: Paham) -> tuple[list[int], list[str]]:
    """Lines and labels of all rows that only head others."""
    semua = sorted((k.sel[r][0].baris, k.label[r]) for k in semua_kisi(paham) for r in k.kepala)
    return [b for b, _ in semua], [n for _, n in semua]


def kelompok_baris(paham: Paham, x: Larik) -> list[str]:
    """For every row the label of the last head above it within the table, "" without."""
    baris, nama = _kepala(paham)
    awal = min(x.baris, default=0) - 1
    hasil = []
    for b in x.baris:
        i = bisect_right(baris, b) - 1
        hasil.append(nama[i] if i >= 0 and baris[i] >= awal else "")
    return hasil


def lingkup(paham: Paham, x: Larik, kalimat: str) -> list[int] | None:
    """The rows that a sentence compares; None where it names a part that the table does not tell apart."""
    kelompok = kelompok_baris(paham, x)
    datar = _datar(kalimat)
    sebut = {g for g in kelompok if g and re.search(rf"\b{re.escape(_datar(g))}\b", datar)}
    sebut = {g for g in sebut if not any(g != h and _datar(g) in _datar(h) for h in sebut)}
    if sebut:
        return [r for r, g in enumerate(kelompok) if g in sebut] if len(sebut) == 1 else None
    return None if bagian_lain(kalimat, (x.keterangan, *x.label)) else list(range(len(x.label)))


def _datar(teks: str) -> str:
    return " ".join(teks.casefold().split()).strip(" .:")


def bagian_lain(kalimat: str, nama: Iterable[str]) -> bool:
    """Whether a sentence names a part of the office or of the plan that none of the names tells."""
    temu = list(_BAGIAN.finditer(kalimat))
    semua = [set(kunci(n)) for n in nama] if temu else []
    sebut = [set(kunci(m["nama"])) for m in temu]
    return any(not b or not any(b <= n for n in semua) for b in sebut)
