"""Sentences with the numbers they claim: of what (target, realisasi, capaian), of which year, how much.

Looser than ``sakip.aturan.kalimat``: here a long name may stand between the word and its number, since
the tables tell whether the reading makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.reviu.angka import Angka, cari

_HAL = re.compile(r"\b(?P<hal>pencapaian|capaian|realisasi|target)(?:nya)?\b", re.IGNORECASE)
_TAHUN = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d%]|[.,]\d|\s*%)")
_TAHUN_KATA = (
    (re.compile(r"\btahun (?:ini|berjalan)\b", re.IGNORECASE), 0),
    (re.compile(r"\btahun (?:yang )?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE), -1),
)
_DUA_TAHUN = re.compile(
    r"(?:19|20)\d\d\s*(?:dan|dengan|,|-|–|/|s\.?d\.?|sampai(?: dengan)?)\s*(?:tahun\s+)?(?:(?:19|20)\d\d)",
    re.IGNORECASE,
)
_PUTUS = re.compile(
    r"\b(?:anggaran|pagu|keuangan|serapan|penyerapan|output|nasional|triwulan|semester|responden|bobot|"
    r"dipa|rka|rkakl|pnbp|unsur|sasaran\s+strategis|rata-rata|performance|peserta|provinsi|kabupaten|dunia|"
    r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|bulan)\b",
    re.IGNORECASE,
)
_PENGANTAR = re.compile(
    r"(?:sebesar|adalah|mencapai|yaitu|yakni|ialah|menjadi|dari|hanya|sebanyak|tercapai|terealisasi|angka|"
    r"nilai|sejumlah|dengan|telah|capaian|pencapaian|realisasi|target|(?:capaian|realisasi|target)nya|nya|"
    r"kinerja|indikator|ditetapkan|diperoleh|(?:19|20)\d\d|persentase|indeks|[:=(~±])\s*$",
    re.IGNORECASE,
)
_SELISIH = re.compile(
    r"\b(?:meningkat|naik|bertambah|menurun|turun|berkurang|selisih|kenaikan|peningkatan|penurunan|lebih|"
    r"kurang|deviasi|gap|minus|defisit)(?:nya)?(?:\s+(?:sebesar|sekitar|sebanyak|menjadi|capaian|realisasi|yaitu|"
    r"kinerja|hampir))*\s*$",
    re.IGNORECASE,
)
_KIRA = re.compile(
    r"\b(?:sekitar|hampir|lebih dari|kurang dari|di ?atas|di ?bawah|minimal|maksimal|±|>|<|≥|≤)\s*$", re.IGNORECASE
)
_SESUDAH = re.compile(r"\s*(?:pada|untuk|di|dalam)?\s*tahun\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_SAMBUNG = re.compile(r"\s*(?:dan|maupun|serta|atau|/|kinerja|dari)?\s*", re.IGNORECASE)
_ANDAI = re.compile(
    r"\b(?:akan|diharapkan|direncanakan|apabila|seandainya|diproyeksikan|agar|harus|tahun depan|mendatang)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KlaimAngka:
    """``hal`` were so much. ``tahun`` None: none is named; ``bebas``: of several years none is clear."""

    hal: frozenset[str]
    angka: Angka
    tahun: int | None
    bebas: bool
    selisih: bool
    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class _Tanda:
    awal: int
    akhir: int
    jenis: str
    nilai: object = None


def klaim_angka(kalimat: str, tahun: int | None) -> Iterator[KlaimAngka]:
    """The numbers that a sentence claims, in order."""
    hal: frozenset[str] = frozenset()
    kini: int | None = None
    bebas = segar = False
    dari: int | None = None
    for t in _tanda(kalimat, tahun):
        if t.jenis == "hal":
            hal = frozenset(str(t.nilai).split())
        elif t.jenis == "putus":
            hal = frozenset()
        elif t.jenis == "tahun":
            kini, bebas, segar = int(str(t.nilai)), False, True
        elif t.jenis == "dua":
            kini, bebas, segar = None, True, False
        elif isinstance(t.nilai, Angka):
            depan = kalimat[: t.awal]
            sesudah = None if segar else _SESUDAH.match(kalimat, t.akhir)
            kapan = int(sesudah[1]) if sesudah else kini
            asal = re.search(r"\bdari\s*$", depan, re.IGNORECASE) and re.match(
                r"\s*(?:\([^)]*\)\s*)?(?:pada tahun \d{4}\s+)?(?:menjadi|ke)\b", kalimat[t.akhir :], re.IGNORECASE
            )
            tujuan = dari is not None and re.search(r"\bmenjadi\s+(?:sebesar\s+)?$", depan, re.IGNORECASE)
            if asal and tahun and not segar:
                kapan, dari = tahun - 1, t.akhir
            elif tujuan and tahun and not segar:
                kapan, dari = tahun, None
            sela = not tujuan and _SELISIH.search(depan) is not None
            if hal and (sela or _PENGANTAR.search(depan)) and not _KIRA.search(depan) and not _ANDAI.search(depan):
                yield KlaimAngka(hal, t.nilai, kapan, bebas and kapan is None, sela, t.awal, t.akhir)
            segar = False


def _tanda(kalimat: str, tahun: int | None) -> list[_Tanda]:
    """Words of quantity, years, numbers and what breaks the thread, in order."""
    hasil: list[_Tanda] = list(_hal(kalimat))
    dua = [c.span() for c in _DUA_TAHUN.finditer(kalimat)]
    hasil += [_Tanda(a, b, "dua") for a, b in dua]
    hukum = [c.span() for c in re.finditer(r"\b(?:nomor|no\.?)\s*:?\s*\S+\s+tahun\s+\d{4}", kalimat, re.IGNORECASE)]
    tahunan: set[int] = set()
    for c in _TAHUN.finditer(kalimat):
        tahunan.add(c.start())
        if not any(a <= c.start() < b for a, b in (*dua, *hukum)):
            hasil.append(_Tanda(c.start(), c.end(), "tahun", int(c[0])))
    if tahun:
        for pola, beda in _TAHUN_KATA:
            hasil += [_Tanda(c.start(), c.end(), "tahun", tahun + beda) for c in pola.finditer(kalimat)]
    for letak, a in cari(kalimat):
        mulai = letak + len(kalimat[letak:]) - len(kalimat[letak:].lstrip())
        if mulai not in tahunan and not a.rupiah and not a.rusak:
            hasil.append(_Tanda(mulai, mulai + len(a.teks), "angka", a))
    hasil += [_Tanda(c.start(), c.end(), "putus") for c in _PUTUS.finditer(kalimat)]
    return sorted(hasil, key=lambda t: (t.awal, t.jenis))


def _hal(kalimat: str) -> Iterator[_Tanda]:
    """ "target capaian" may be either; in "indikator realisasi X" the word only names."""
    lama: re.Match[str] | None = None
    jenis: tuple[str, ...] = ()
    for c in _HAL.finditer(kalimat):
        kata = c["hal"].lower().replace("pencapaian", "capaian")
        if jenis and re.search(r"\bindikator\s+$", kalimat[: c.start()], re.IGNORECASE):
            continue
        if re.match(r"\s+jangka\s+menengah", kalimat[c.end() :], re.IGNORECASE):
            continue
        sambung = lama is not None and _SAMBUNG.fullmatch(kalimat, lama.end(), c.start())
        jenis = (*jenis, kata) if sambung else (kata,)
        lama = c
        yield _Tanda(c.start(), c.end(), "hal", " ".join(jenis))
