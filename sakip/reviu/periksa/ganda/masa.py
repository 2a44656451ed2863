"""Rows of months, quarters or semesters: one twice, the next missing; years: ``tahun_tabel``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_MASA = re.compile(r"(bulan|tw|sem)(\d+)")
#: Periods in order that tell that the rows count them.
_CUKUP = 4


def masa_ganda(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih:
            continue
        baris = [r for r in k.biasa if not any(s.isian for s in k.sel[r][:2])]
        yield from _deret(paham, k, [(k.label[r], k.sel[r][0].baris) for r in baris])


def _deret(paham: Paham, k: Kisi, isi: Sequence[tuple[str, int]]) -> Iterator[Temuan]:
    temu = [_MASA.fullmatch(tanda(nama)) for nama, _ in isi]
    if len(isi) < _CUKUP or not all(temu) or len({m[1] for m in temu if m}) != 1:
        return
    nomor = [int(m[2]) for m in temu if m]
    langkah = [b - a for a, b in pairwise(nomor)]
    salah = [i for i, n in enumerate(langkah) if n != 1]
    if not salah or langkah[salah[0]] != 0:
        return
    i = salah[0] + 1  # the rows after it go on as if it were the next period, or it is the last
    if len(salah) == 1 and i != len(isi) - 1:
        return
    if len(salah) > 1 and (salah[1:] != [i] or langkah[i] != 2):
        return
    nama = isi[i][0]
    yield temuan(
        paham,
        "ganda",
        {isi[i - 1][1], isi[i][1]},
        tercetak=f"{nama} (dua kali)",
        seharusnya="periode berikutnya",
        kutipan=paham.baris_teks(isi[i][1]),
        uraian=f"“{nama}” tertulis pada dua baris berturut-turut, sedangkan periode sesudahnya tidak ada.",
        saran="Betulkan nama periode baris kedua, lalu cocokkan angkanya dengan sumber data.",
    )
