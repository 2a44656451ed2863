"""Dates and spans that no calendar has: "31 Juni 2023", "27/13/2025", "Renstra 2026-2021"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from sakip.aturan.periode import NAMA_BULAN
from sakip.reviu.model import Judul, Keterangan, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan

_SINGKAT = tuple("jan feb mar apr mei jun jul agu agust sep sept okt nov des".split())  # noqa: SIM905
_BULAN = {b.casefold(): n for n, b in enumerate(NAMA_BULAN, 1)}
#: "31 September" needs no year to be seen.
_PENUH = frozenset(_BULAN)
_AKHIRAN = re.compile(r"\s*[).,;]|\s*$|\s+(?:di|dan|sampai|hingga)\b", re.IGNORECASE)
_BULAN |= {s: next(n for b, n in _BULAN.items() if b.startswith(s[:3])) for s in _SINGKAT}
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
    yield from _hari_lebih(paham)
    yield from _bulan_lebih(paham)
    yield from _rencana_mundur(paham)
    for p in paham.naskah.paragraf:
        yield from _mundur(paham, p)


# --- days and months -------------------------------------------------------------------------------


def _hari_lebih(paham: Paham) -> Iterator[Temuan]:
    """ "31 Juni 2023" in text, in cells, in captions: each once; a line of a paragraph is read in it."""
    sudah: set[tuple[int, str]] = set()
    for teks, baris in _teks(paham):
        if ("3" not in teks and "29" not in teks and "0" not in teks) or not _HARI.search(teks):
            continue
        for m in (*_TANGGAL.finditer(teks), *_ANGKA.finditer(teks)):
            letak = baris if isinstance(baris, int) else baris.baris_pada(m.start())
            if _ada(teks, m) or (letak, m[0]) in sudah:
                continue
            sudah.add((letak, m[0]))
            yield _temuan(paham, teks, m, letak)


def _temuan(paham: Paham, teks: str, m: re.Match[str], baris: int, sebab: str = "") -> Temuan:
    return temuan(
        paham,
        "tahun",
        {baris},
        tercetak=m[0],
        seharusnya="tanggal yang ada",
        kutipan=teks[max(0, m.start() - 60) : m.end() + 60],
        uraian=f"Tanggal {m[0]} tidak ada dalam kalender{sebab}.",
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
    bernama = m["h"] in ("30", "31") and m["b"].casefold() in _PENUH and _AKHIRAN.match(teks, m.end())
    if not m["t"] and not (bernama or m[0].strip() == teks.strip() or _SEBUTAN.search(teks[: m.start()])):
        return True
    return 1 <= int(m["h"]) <= monthrange(tahun, bulan)[1]


_BULAN_LEBIH = re.compile(
    r"(?<![\w./-])(?P<h>\d{1,2})(?P<p>[-/])(?P<b>1[3-9]|[2-9]\d)(?P=p)(?P<t>20\d\d)(?![\w/-])"
)
_NOMOR = re.compile(r"\b(?:nomor|no\.?)\W*$", re.IGNORECASE)
_SETAHUN = 12


def _bulan_lebih(paham: Paham) -> Iterator[Temuan]:
    """ "27/13/2025"; where the first number may be the month, the two stand the other way round."""
    for baris, teks in enumerate(paham.naskah.baris, 1):
        for m in _BULAN_LEBIH.finditer(teks) if "/20" in teks or "-20" in teks else ():
            if int(m["h"]) > _SETAHUN and not _NOMOR.search(teks[: m.start()]):
                yield _temuan(paham, teks, m, baris, f": bulannya {m['b']}")


# --- spans that end before they begin --------------------------------------------------------------

_RENTANG = re.compile(r"20(\d\d)\s*[-–]\s*20(\d\d)")
_PLAN = re.compile(
    r"\b(?:renstra|rencana\s+strategis|rpjm\w*|rencana\s+pembangunan\s+jangka\s+menengah(?:\s+\w+){0,3}|periode|jangka\s+menengah)"
    r"\s+(?:tahun\s+)?(?P<a>20\d\d)\s*[-–]\s*(?P<b>20\d\d)\b",
    re.IGNORECASE,
)


def _berbalik(teks: str) -> bool:
    return ("-" in teks or "–" in teks) and any(m[2] < m[1] for m in _RENTANG.finditer(teks))


def _rencana_mundur(paham: Paham) -> Iterator[Temuan]:
    """ "Renstra 2026-2021"; in words it is told below."""
    for u in paham.naskah.unsur:
        if not isinstance(u, Paragraf | Judul | Keterangan) or "20" not in u.teks:
            continue
        for m in _PLAN.finditer(u.teks) if _berbalik(u.teks) else ():
            if int(m["b"]) >= int(m["a"]):
                continue
            letak = u.baris_pada(m.start("a")) if isinstance(u, Paragraf) else u.letak.baris
            yield temuan(
                paham,
                "tahun",
                {letak},
                tercetak=m[0],
                seharusnya=f"{m['b']}-{m['a']}",
                kutipan=u.teks[max(0, m.start() - 80) : m.end() + 60],
                uraian=f"Rentang “{m[0]}” berakhir sebelum dimulai.",
                saran="Betulkan tahunnya.",
            )


_MASA = re.compile(
    r"\btahun\s+(?P<a>(?:19|20)\d\d)\s+(?:sampai\s+dengan|sampai|s\.?\s?d\.?|hingga|-|–)\s+(?:tahun\s+)?(?P<b>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _mundur(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """A span that ends before it begins: "tahun 2021 sampai dengan tahun 2016"."""
    for m in _MASA.finditer(p.teks):
        if int(m["b"]) < int(m["a"]):
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start()), p.baris_pada(m.end() - 1)},
                tercetak=m[0],
                seharusnya="tahun akhir sesudah tahun awal",
                kutipan=p.teks[max(0, m.start() - 120) : m.end() + 60],
                uraian=f"Rentang “{m[0]}” berakhir sebelum dimulai.",
                saran="Betulkan tahunnya.",
            )
