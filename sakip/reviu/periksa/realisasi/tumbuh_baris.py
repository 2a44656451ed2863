"""A column of increases in a table of years: each row less the row above it.

The header says that it is an increase; the other rows, or the percentage beside it, prove of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_TUMBUH = re.compile(
    r"\b(?:kenaikan|penurunan|pertumbuhan|peningkatan|perubahan|selisih|naik|turun|tambahan|yoy)\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"(?:tahun\s+)?((?:19|20)\d\d)\b.*", re.IGNORECASE)
#: Significant digits of a print that no chance gives.
_BERARTI = 4
_TERSEDIKIT = 2


@dataclass(frozen=True, slots=True)
class _Uji:
    baris: int
    cetak: Angka
    harap: Decimal
    rumus: str
    cocok: bool


def tumbuh_baris(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        tahun = [r for r in k.biasa if _tahun(k, r)]
        if len(tahun) <= _TERSEDIKIT or tahun != list(range(tahun[0], tahun[-1] + 1)):
            continue
        if any((_tahun(k, b) or 0) - (_tahun(k, a) or 0) != 1 for a, b in pairwise(tahun)):
            continue
        kolom = k.berangka()
        tumbuh = [c for c in kolom if _TUMBUH.search(k.judul[c])]
        for asal in (
            c for c in kolom if c not in tumbuh and not any(a is not None and a.persen for a in _isi(k, c))
        ):
            semua = {c: _uji(k, tahun, asal, c) for c in tumbuh if c > asal}
            yield from _salah(paham, k, semua)


def _tahun(k: Kisi, r: int) -> int | None:
    depan = next((s.teks.strip() for s in k.sel[r] if s.teks.strip()), "")
    m = _TAHUN.fullmatch(depan)
    return int(m[1]) if m is not None else None


def _isi(k: Kisi, c: int) -> list[Angka | None]:
    return [b[c] for b in k.angka]


def _uji(k: Kisi, tahun: list[int], asal: int, c: int) -> list[_Uji]:
    hasil: list[_Uji] = []
    for a, b in pairwise(tahun):
        lalu, kini, cetak = k.angka[a][asal], k.angka[b][asal], k.angka[b][c]
        if lalu is None or kini is None or cetak is None or not lalu.nilai:
            continue
        beda, rumus = kini.nilai - lalu.nilai, f"{kini.teks} − {lalu.teks}"
        longgar = Decimal(0) if kini.langkah == lalu.langkah == 1 else kini.langkah
        if cetak.persen or "%" in k.judul[c]:
            beda, rumus = beda / lalu.nilai * 100, f"({rumus}) ÷ {lalu.teks} × 100%"
            longgar = cetak.langkah
        # a fall may be printed without its sign
        cocok = any(abs(abs(n) - abs(beda)) <= longgar for n, _ in cetak.bacaan())
        hasil.append(_Uji(b, cetak, beda, rumus, cocok))
    return hasil


def _salah(paham: Paham, k: Kisi, semua: dict[int, list[_Uji]]) -> Iterator[Temuan]:
    telak = sum(u.cocok and u.cetak.digit >= _BERARTI - (u.cetak.persen) for x in semua.values() for u in x)
    gagal = [(c, u) for c, x in semua.items() for u in x if not u.cocok]
    if not telak or len(gagal) > max(1, telak // 2):
        return
    for c, u in gagal:
        s = k.sel[u.baris][c]
        harus = angka(u.harap, max(u.cetak.desimal, 2 if u.cetak.persen else 0))
        yield temuan(
            paham,
            "realisasi",
            {s.baris},
            tercetak=s.teks,
            seharusnya=harus,
            uraian=f"“{k.judul[c]}” tertulis {s.teks}, padahal {u.rumus} = {harus}.",
            saran="Hitung ulang dari baris tahun sebelumnya.",
        )
