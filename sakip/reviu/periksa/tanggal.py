"""Dates that no calendar has: "31 Juni 2023" in text, in cells, in captions."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from sakip.aturan.periode import NAMA_BULAN
from sakip.reviu.model import Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan

_SINGKAT = (
    "jan",
    "feb",
    "mar",
    "apr",
    "mei",
    "jun",
    "jul",
    "agt",
    "agu",
    "agust",
    "sep",
    "sept",
    "okt",
    "nov",
    "nop",
    "des",
)
_BULAN = {b.casefold(): n for n, b in enumerate(NAMA_BULAN, 1)}
_BULAN |= {
    s: next(n for b, n in _BULAN.items() if b.startswith(s[:3])) for s in _SINGKAT if s not in ("agt", "nop")
}
_BULAN |= {"agt": 8, "nop": 11, "nopember": 11, "pebruari": 2}
_NAMA = "|".join(sorted(_BULAN, key=len, reverse=True))
#: Only days that some month lacks; a number of several digits or a decimal is no day.
_TANGGAL = re.compile(
    rf"(?<![\w.,/])(?P<h>29|3\d|00?)\s?[- ]?\s?(?P<b>{_NAMA})\b\.?(?:\s?[- ]?\s?(?P<t>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_ANGKA = re.compile(
    r"(?<![\w.,/-])(?P<h>29|3\d)(?P<p>[-/.])(?P<b>0?[1-9]|1[0-2])(?P=p)(?P<t>20\d\d)(?![\w/-])"
)
#: A day and the first letter of a month, or the rest of a date in digits.
_HARI = re.compile(r"(?:29|3\d|00?)(?:[\s-]{0,3}[jfpmasondJFPMASOND]|[-/.]\d{1,2}[-/.]20)")
#: Without a year the day must be told as one.
_SEBUTAN = re.compile(
    r"\b(?:tanggal|tgl\.?|per|hingga|sampai(?:\s+dengan)?|s\.?\s?d\.?|mulai|sejak)\s+$", re.IGNORECASE
)


def tanggal(paham: Paham) -> Iterator[Temuan]:
    """Every such date once; a line that a paragraph holds is read in it."""
    sudah: set[tuple[int, str]] = set()
    for teks, baris in _teks(paham):
        if ("3" not in teks and "29" not in teks and "0" not in teks) or not _HARI.search(teks):
            continue
        for m in (*_TANGGAL.finditer(teks), *_ANGKA.finditer(teks)):
            letak = baris if isinstance(baris, int) else baris.baris_pada(m.start())
            if _ada(teks, m) or (letak, m[0]) in sudah:
                continue
            sudah.add((letak, m[0]))
            yield temuan(
                paham,
                "tahun",
                {letak},
                tercetak=m[0],
                seharusnya="tanggal yang ada",
                kutipan=teks[max(0, m.start() - 60) : m.end() + 60],
                uraian=f"Tanggal {m[0]} tidak ada dalam kalender.",
                saran="Betulkan tanggalnya.",
            )


def _teks(paham: Paham) -> Iterator[tuple[str, int | Paragraf]]:
    for u in paham.naskah.unsur:
        if isinstance(u, Paragraf):
            yield u.teks, u
        elif isinstance(u, Tabel):
            yield from ((s.teks, s.baris) for b in (*u.kepala, *u.isi) for s in b if not s.isian)
        else:
            yield u.teks, u.letak.baris


def _ada(teks: str, m: re.Match[str]) -> bool:
    """Whether the calendar has it, or it may be no date."""
    bulan = int(m["b"]) if m["b"].isdecimal() else _BULAN[m["b"].casefold()]
    tahun = int(m["t"]) if m["t"] else 2024  # any leap year
    if not m["t"] and not (m[0].strip() == teks.strip() or _SEBUTAN.search(teks[: m.start()])):
        return True
    return 1 <= int(m["h"]) <= monthrange(tahun, bulan)[1]
