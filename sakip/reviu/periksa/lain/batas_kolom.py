"""A column of "Ya" and "Tidak" under a limit (">= 95"), held against the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_BATAS = re.compile(
    r"(?P<banding>>=|≥|<=|≤|>|<|\bminimal\b|\bmaksimal\b|\bpaling\s+(?:rendah|sedikit|tinggi|banyak)\b)\s*"
    r"(?P<n>\d[\d.]*(?:,\d+)?)",
    re.IGNORECASE,
)
_ATAS = re.compile(r"<|≤|maksimal|tinggi|banyak", re.IGNORECASE)
_YA = frozenset({"ya", "y", "v", "√", "✓", "✔", "memenuhi", "tercapai", "lulus"})
_TIDAK = frozenset(
    {"tidak", "t", "tdk", "belum", "x", "✗", "✘", "tidak memenuhi", "belum memenuhi", "tidak tercapai"}
)
#: Rows that must agree with the limit, for each that does not.
_SEBANDING = 4


def batas_kolom(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        for c in range(1, k.lebar):
            m = _BATAS.search(k.judul[c])
            a = baca_utuh(m["n"]) if m is not None else None
            if m is not None and a is not None:
                yield from _kolom(paham, k, c, m["banding"], a.nilai, a.teks)


def _kolom(paham: Paham, k: Kisi, c: int, banding: str, batas: Decimal, cetak: str) -> Iterator[Temuan]:
    kiri = [x for x in k.berangka() if x < c]
    if not kiri:
        return
    cocok, gagal = 0, []
    for r in k.biasa:
        a, kata = k.angka[r][kiri[-1]], " ".join(k.sel[r][c].teks.casefold().split())
        if a is None or kata not in _YA | _TIDAK:
            continue
        penuh = a.nilai <= batas if _ATAS.search(banding) else a.nilai >= batas
        if a.nilai == batas:
            penuh = banding not in ("<", ">")
        if penuh == (kata in _YA):
            cocok += 1
        else:
            gagal.append((r, a.teks, penuh))
    if cocok < _SEBANDING * max(1, len(gagal)):
        return
    for r, nilai, penuh in gagal:
        s = k.sel[r][c]
        yield temuan(
            paham,
            "lain",
            {s.baris},
            tercetak=s.teks,
            seharusnya="memenuhi" if penuh else "tidak memenuhi",
            uraian=f"“{k.label[r]}” bernilai {nilai} dan ditandai “{s.teks}”, padahal batasnya "
            f"{banding} {cetak}.",
            saran="Betulkan tandanya atau nilainya, lalu hitung ulang yang memenuhi.",
        )
