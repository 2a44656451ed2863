"""Numbered headings of one kind under one part: a number given to two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan

#: "(2)", "2)": a dot may number anything.
_NOMOR = re.compile(r"(\(?)(\d{1,2})\)")
_KATA = 3
_BEDA = 0.75


def nomor_kurung(paham: Paham) -> Iterator[Temuan]:
    """Headings "(1) ...", "(2) ...", "(2) ..." of different names, which no higher heading parts."""
    deret: list[tuple[int, Judul]] = []
    gaya = ""
    for u in paham.naskah.unsur:
        if not isinstance(u, Judul):
            continue
        m = _NOMOR.fullmatch(u.nomor.strip())
        if m is None:
            if deret and u.tingkat <= deret[-1][1].tingkat:
                deret = []
            continue
        n = int(m[2])
        if deret and m[1] == gaya and u.tingkat == deret[-1][1].tingkat:
            lalu = deret[-1][1]
            if n == deret[-1][0] and len(deret) > 1 and _lain(paham, lalu.teks, u.teks):
                yield _dua_kali(paham, lalu, u, n)
            if n - deret[-1][0] in (0, 1):
                deret.append((n, u))
                continue
        deret, gaya = ([(n, u)] if n == 1 else []), m[1]


def _lain(paham: Paham, a: str, b: str) -> bool:
    satu, dua = kunci(a), kunci(b)
    return min(len(satu), len(dua)) >= _KATA and paham.bobot.kemiripan(satu, dua) < _BEDA


def _dua_kali(paham: Paham, a: Judul, b: Judul, n: int) -> Temuan:
    return temuan(
        paham,
        "penomoran",
        (a.letak.baris, b.letak.baris),
        tercetak=f"{b.nomor} (dua kali)",
        seharusnya=b.nomor.replace(str(n), str(n + 1)),
        kutipan=f"{b.nomor} {b.teks}",
        uraian=f"Nomor {b.nomor} dipakai untuk “{a.teks}” dan “{b.teks}” dalam satu bagian.",
        saran="Nomori ulang, lalu sesuaikan rujukannya.",
        keparahan="ringan",
    )
