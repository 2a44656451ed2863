"""Sibling headings ("1.", "2.", "2.", "4.") of which one repeats the number of the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.reviu.baca.judul import gaya_nomor
from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan

_BERNOMOR = re.compile(r"(?:\d{1,2}|[A-HJ-Z])\.")
_LANJUT = re.compile(r"\b(?:lanjutan|sambungan)\b", re.IGNORECASE)
_HALAMAN = re.compile(r"[\s.…]+\d{1,3}$")
_TERSEDIKIT = 3
#: Lettered parts end with their chapter, at whatever level they were read.
_BAB = 2
_MIRIP = 0.6


def nomor_judul(paham: Paham) -> Iterator[Temuan]:
    """Numbers below one heading, and the first letters of a chapter; later ones: ``nomor_huruf``."""
    for saudara in _saudara(paham):
        nomor = [gaya_nomor(j.nomor.strip())[1] or 0 for j in saudara]
        ulang = [i for i in range(1, len(nomor)) if nomor[i] == nomor[i - 1]]
        if len(ulang) != 1 or len(nomor) < _TERSEDIKIT:
            continue
        i = ulang[0]
        if [*nomor[:i], nomor[i] + 1, *nomor[i + 1 :]] != list(range(1, len(nomor) + 1)):
            continue
        a, b = saudara[i - 1], saudara[i]
        if (b.nomor[0].isalpha() and i > 1) or not _lain(paham, a, b):
            continue
        yield temuan(
            paham,
            "penomoran",
            (a.letak.baris, b.letak.baris),
            tercetak=f"{b.nomor} (dua kali)",
            seharusnya=f"{chr(ord(b.nomor[0]) + 1)}." if b.nomor[0].isalpha() else f"{nomor[i] + 1}.",
            kutipan=f"{b.nomor} {b.teks}",
            uraian=f"Nomor {b.nomor} dipakai untuk “{a.teks}” dan “{b.teks}”.",
            saran="Nomori ulang subbabnya dan sesuaikan daftar isi serta rujukannya.",
            keparahan="ringan",
        )


def _lain(paham: Paham, a: Judul, b: Judul) -> bool:
    """Two titles, and no list of contents: text may stand between."""
    if any(_LANJUT.search(j.teks) or _HALAMAN.search(j.teks) for j in (a, b)):
        return False
    return paham.bobot.kemiripan(kunci(a.teks), kunci(b.teks)) <= _MIRIP


def _saudara(paham: Paham) -> Iterator[Sequence[Judul]]:
    """Numbered headings of one level with none above it between, and the lettered ones of each chapter."""
    terbuka: dict[tuple[int, str], list[Judul]] = {}
    for u in paham.naskah.unsur:
        if not isinstance(u, Judul):
            continue
        for k in [k for k in terbuka if k[0] > u.tingkat]:
            yield terbuka.pop(k)
        nomor = u.nomor.strip()
        if not _BERNOMOR.fullmatch(nomor):
            continue
        gaya, n = gaya_nomor(nomor)
        kunci_deret = (_BAB, gaya) if nomor[0].isalpha() else (u.tingkat, gaya)
        if n == 1 and not nomor[0].isalpha() and kunci_deret in terbuka:
            yield terbuka.pop(kunci_deret)
        terbuka.setdefault(kunci_deret, []).append(u)
    yield from terbuka.values()
