"""A caption that tells a span of years over rows of as many other years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan

_RENTANG = re.compile(
    r"\b(?P<a>20\d\d)\s*(?:-|–|s\.?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?(?P<b>20\d\d)\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"(?:tahun\s+)?(20\d\d)\W*", re.IGNORECASE)
_TERBANYAK = 10


def tahun_baris(paham: Paham) -> Iterator[Temuan]:
    for t in paham.tabel:
        if t.maya or len(re.findall(r"\b20\d\d\b", t.tabel.judul)) != 2:
            continue
        m = _RENTANG.search(t.tabel.judul)
        if m is None or any(k.tahun is not None for k in t.kolom):
            continue
        tahun = _tahun(t)
        disebut = list(range(int(m["a"]), int(m["b"]) + 1))
        if not 1 < len(tahun) <= _TERBANYAK or len(tahun) != len(disebut) or tahun == disebut:
            continue
        if tahun != list(range(tahun[0], tahun[-1] + 1)):
            continue
        cetak = f"{tahun[0]}-{tahun[-1]}"
        yield temuan(
            paham,
            "tahun",
            {t.tabel.letak.baris, *_baris_judul(paham, t), *_baris(t)},
            tercetak=m[0],
            seharusnya=cetak,
            kutipan=t.tabel.judul,
            uraian=f"Judul tabel menyebut {m[0]}, padahal barisnya tahun {cetak}.",
            saran="Betulkan tahun pada judul tabel atau pada barisnya.",
        )


def _tahun(t: TabelPaham) -> list[int]:
    """The years that the rows are called by, when all are."""
    hasil = []
    for b in t.tabel.isi:
        m = next((c for s in b[:2] if (c := _TAHUN.fullmatch(s.teks.strip())) is not None), None)
        if m is None:
            return []
        hasil.append(int(m[1]))
    return hasil


def _baris(t: TabelPaham) -> set[int]:
    return {b[0].baris for b in t.tabel.isi if b}


def _baris_judul(paham: Paham, t: TabelPaham) -> Iterator[int]:
    """The line of the caption above the table."""
    inti = " ".join(t.tabel.judul.split())[-30:]
    for baris in range(t.tabel.letak.baris - 1, t.tabel.letak.baris - 7, -1):
        if inti and inti in " ".join(paham.baris_teks(baris).replace("*", "").split()):
            yield baris
            return
