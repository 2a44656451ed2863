"""The year of the report itself against what its text says: its name, its date, its place in the plan,
and results of years to come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from sakip.aturan.kalimat.pola import Pola
from sakip.aturan.periode import NAMA_BULAN
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.tahun.judul import MENDATANG, RENCANA

_LAPORAN_INI = re.compile(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj?ip|lakip|lkj)\b[^.;:\d]{0,140}?\btahun\s+(?:anggaran\s+)?"
    r"(?P<t>(?:19|20)\d\d)\s+ini\s+(?:telah\s+|dapat\s+)?(?:di\w+|merupakan|menyajikan|memuat|kami|adalah|menggambarkan)\b",
    re.IGNORECASE,
)
#: What a foreword gives thanks for.
_DAPAT_SELESAI = Pola(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj?ip|lakip|lkj)\b[^.;:\d]{0,140}?\btahun\s+(?:anggaran\s+)?"
    r"(?P<t>(?:19|20)\d\d)\s+(?:ini\s+)?(?:telah\s+|dapat\s+)+(?:kami\s+)?"
    r"(?:di)?(?:selesai|rampung|susun|tersusun|terselesai|terwujud|wujud)",
    "tahun",
)
_SYUKUR = Pola(r"\b(?:puji|syukur|rahmat)\b", "puji", "syukur", "rahmat")


def tahun_laporan(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        yield from _laporan_ini(paham, p)
        yield from _ini_dan_nanti(paham, p)
    yield from _tahun_ke(paham)
    yield from _tanggal_pengantar(paham)
    if paham.tahun is not None:
        yield from _tercapai_nanti(paham, paham.tahun)


def _laporan_ini(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """The report calls itself one of another year: "Laporan Kinerja ... Tahun 2021 ini disusun"."""
    pola = (_LAPORAN_INI, _DAPAT_SELESAI) if _SYUKUR.search(p.teks) else (_LAPORAN_INI,)
    for m in (m for x in pola for m in x.finditer(p.teks)):
        if paham.tahun is not None and int(m["t"]) != paham.tahun:
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start("t"))},
                tercetak=m["t"],
                seharusnya=str(paham.tahun),
                kutipan=p.teks[max(0, m.start() - 60) : m.end() + 60],
                uraian=f"Kalimat menyebut laporan ini laporan tahun {m['t']}, padahal laporan "
                f"tahun {paham.tahun}.",
                saran="Betulkan tahun laporan pada kalimat itu.",
            )


_INI = Pola(r"\btahun\s+(?:anggaran\s+)?(?P<t>20\d\d)\s+ini\b", "tahun")
_NANTI = Pola(r"\btahun\s+(?:anggaran\s+)?(?P<t>20\d\d)\s+(?:yang\s+akan\s+datang|mendatang)\b", "tahun")


def _ini_dan_nanti(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """ "Tahun 2022 ini" in the report of 2023, and a year to come that is over: text of an earlier report."""
    if paham.tahun is None:
        return
    for m in _INI.finditer(p.teks):
        if int(m["t"]) < paham.tahun and not any(
            x.start("t") == m.start("t") for x in _LAPORAN_INI.finditer(p.teks)
        ):
            yield _sebutan(paham, p, m, str(paham.tahun), f"disebut “ini” dalam laporan tahun {paham.tahun}")
    for m in _NANTI.finditer(p.teks):
        if int(m["t"]) <= paham.tahun:
            sebab = f"disebut akan datang dalam laporan tahun {paham.tahun}"
            yield _sebutan(paham, p, m, f"tahun sesudah {paham.tahun}", sebab)


def _sebutan(paham: Paham, p: Paragraf, m: re.Match[str], seharusnya: str, sebab: str) -> Temuan:
    return temuan(
        paham,
        "tahun",
        {p.baris_pada(m.start("t"))},
        tercetak=m[0],
        seharusnya=seharusnya,
        kutipan=p.teks[max(0, m.start() - 80) : m.end() + 60],
        uraian=f"Tahun {m['t']} {sebab}.",
        saran="Betulkan tahunnya, atau ganti kalimat yang tertinggal dari laporan lain.",
    )


# --- the date of the foreword ---------------------------------------------------------------------------

_BULAN = [b.casefold() for b in NAMA_BULAN]
_TEMPAT = re.compile(
    r"\W*(?:[A-Z][\w.]+(?:\s+[A-Z][\w.]+){0,3}\s*,)?\s*(?P<h>\d{1,2})?\s*"
    r"(?P<b>(?i:" + "|".join(_BULAN) + r"))\s+(?P<t>20\d\d)\W*"
)
_PENGANTAR = re.compile(r"\W*KATA\s+PENGANTAR\W*")
_SESUDAH = re.compile(r"\W*(?:DAFTAR|IKHTISAR|RINGKASAN|BAB)\b")
_PANJANG = 80


def _tanggal_pengantar(paham: Paham) -> Iterator[Temuan]:
    """A foreword that is signed before the year ended which the report is about."""
    baris = paham.naskah.baris
    if paham.tahun is None:
        return
    for awal, judul in enumerate(baris, 1):
        if not _PENGANTAR.fullmatch(judul):
            continue
        for n in range(awal + 1, min(awal + _PANJANG, len(baris) + 1)):
            m = _TEMPAT.fullmatch(baris[n - 1])
            if _SESUDAH.match(baris[n - 1]):
                break
            if m is not None and _terlalu_dini(m, paham.tahun):
                yield temuan(
                    paham,
                    "tahun",
                    {n},
                    tercetak=m[0].strip(),
                    seharusnya=f"sesudah tahun {paham.tahun} berakhir",
                    uraian=f"Kata pengantar laporan tahun {paham.tahun} bertanggal {m[0].strip()}, sebelum "
                    "tahun itu berakhir.",
                    saran="Betulkan tanggalnya.",
                )


def _terlalu_dini(m: re.Match[str], tahun: int) -> bool:
    bulan = _BULAN.index(m["b"].casefold()) + 1
    return date(int(m["t"]), bulan, 1) < date(tahun, 12, 1)


# --- its place in the plan --------------------------------------------------------------------------------

_KE_TEKS = "pertama kedua ketiga keempat kelima"
_KE = {k: n for n, k in enumerate(_KE_TEKS.split(), 1)}
_RENCANA = r"(?:renstra|rencana\s+strategis|rpjm\w*|rencana\s+pembangunan)"
_TAHUN_KE = Pola(
    r"\btahun\s+(?:ke-?\s?(?P<n>[1-5])|(?P<ke>" + "|".join(_KE) + r"))\b(?P<antara>[^.;\d]{0,160}?)"
    r"\b(?P<awal>20\d\d)\s*[-–]\s*(?P<akhir>20\d\d)",
    "tahun",
)
#: "Tahun 2022 adalah tahun kedua pelaksanaan Renstra": its span stands elsewhere.
_ADALAH_KE = Pola(
    r"\btahun\s+(?P<t>20\d\d)\s+(?:ini\s+)?(?:adalah|merupakan|yaitu|menjadi)\s+tahun\s+"
    r"(?:ke-?\s?(?P<n>[1-5])|(?P<ke>" + "|".join(_KE) + r"))\b(?P<antara>[^.;\d]{0,60}?)\b" + _RENCANA,
    "tahun",
)
_MASA_RENCANA = Pola(
    _RENCANA + r"[^.;\d]{0,120}?\b(?P<awal>20\d\d)\s*[-–]\s*(?P<akhir>20\d\d)", "ren", "rpjm"
)
_RENCANA_SAJA = re.compile(_RENCANA, re.IGNORECASE)


def _tahun_ke(paham: Paham) -> Iterator[Temuan]:
    """ "Tahun kedua RPJMN 2020-2024" in a report of another year of the plan."""
    masa = _masa_rencana(paham)
    for p in paham.naskah.paragraf:
        for m in _TAHUN_KE.finditer(p.teks):
            if paham.tahun is not None and _RENCANA_SAJA.search(m["antara"]):
                yield from _urutan(paham, p, m, paham.tahun, int(m["awal"]), int(m["akhir"]))
        for m in _ADALAH_KE.finditer(p.teks):
            sendiri = {(int(x["awal"]), int(x["akhir"])) for x in _MASA_RENCANA.finditer(p.teks)} or masa
            if len(sendiri) == 1:
                yield from _urutan(paham, p, m, int(m["t"]), *next(iter(sendiri)))


def _masa_rencana(paham: Paham) -> set[tuple[int, int]]:
    """The span of the plan that the report names nearly always."""
    hitung = Counter(
        (int(m["awal"]), int(m["akhir"]))
        for p in paham.naskah.paragraf
        for m in _MASA_RENCANA.finditer(p.teks)
        if int(m["akhir"]) - int(m["awal"]) == 4
    )
    lazim = hitung.most_common(1)
    return {lazim[0][0]} if lazim and lazim[0][1] * 10 >= hitung.total() * 9 else set()


def _urutan(
    paham: Paham, p: Paragraf, m: re.Match[str], tahun: int, awal: int, akhir: int
) -> Iterator[Temuan]:
    """The year is another one of the plan than the sentence says."""
    ke = int(m["n"]) if m["n"] else _KE[m["ke"].casefold()]
    if not awal <= tahun <= akhir or tahun - awal + 1 == ke:
        return
    yield temuan(
        paham,
        "tahun",
        {p.baris_pada(m.start())},
        tercetak=f"tahun {m['n'] or m['ke']}",
        seharusnya=f"tahun ke-{tahun - awal + 1}",
        kutipan=m[0],
        uraian=f"Tahun {tahun} disebut tahun {m['n'] or m['ke']} rencana {awal}–{akhir}.",
        saran="Betulkan urutan tahunnya.",
        keparahan="ringan",
    )


# --- what was reached in years to come ------------------------------------------------------------

#: The same where it may be part of a number: found much faster.
_ANGKA_TAHUN = re.compile(r"20\d\d")
_TAHUN = re.compile(r"\b20\d\d\b")
_LEWAT_TARGET = re.compile(r"\b(?:memenuhi|mencapai|melampaui|melebihi)\s+target\b", re.IGNORECASE)
_TERCAPAI = Pola(
    r"\b(?:kinerja|realisasi|capaian|hasil|pada)\s+tahun\s+(?P<t>20\d\d)\b[^.;]{0,60}?"
    r"\b(?:telah|sudah|berhasil|mencapai|terealisasi|tercapai|tercatat)\b",
    "tahun",
)


def _tercapai_nanti(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """ "Kinerja tahun 2042 telah tercapai" in the report of 2024: a slip in the report's own year."""
    for p in paham.naskah.paragraf:
        if not any(int(y) >= tahun + MENDATANG for y in _ANGKA_TAHUN.findall(p.teks)):
            continue
        if not _TERCAPAI.search(p.teks):
            continue
        for k in pecah(p.teks):
            m = _TERCAPAI.search(k.teks)
            if m is None or int(m["t"]) < tahun + MENDATANG or len(set(_TAHUN.findall(k.teks))) > 1:
                continue
            if not selisih_digit(m["t"], str(tahun)) or RENCANA.search(_LEWAT_TARGET.sub("", k.teks)):
                continue
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(k.awal + m.start("t"))},
                tercetak=m["t"],
                seharusnya=str(tahun),
                kutipan=k.teks,
                uraian=f"Kalimat menyebut hasil tahun {m['t']}, padahal laporan ini laporan tahun {tahun}.",
                saran="Betulkan tahunnya.",
            )
