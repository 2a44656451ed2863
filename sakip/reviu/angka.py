"""Printed numbers: the value, the unit of the last printed digit, and every reading that is possible.

``Angka.langkah`` is what the last printed digit counts (0,1 for "93,5"; 1 for "1.234"; 100.000 for
"1,5 juta" is 0,1 juta). A recomputed value within one ``langkah`` of the print is rounding or
truncation and no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from sakip.aturan.angka import AngkaSalah
from sakip.aturan.angka import baca as baca_angka

Banding = Literal["sama", "mungkin", "beda"]

#: What stands for "no number here" in a cell.
KOSONG = frozenset({"", "-", "–", "—", "--", "n/a", "na", "nihil", "tidak ada", "...", "…", "*", "x"})

_AWALAN = re.compile(
    r"^(?:[±~≈≥≤<>=+]|\\(?:ge|geq|le|leq|pm|approx)\b|minimal|maksimal|min\.?|maks\.?|sebesar|sebanyak"
    r"|sekitar|target|realisasi|capaian|nilai|indeks|skor|[:*\s])+",
    re.IGNORECASE,
)
_INTI = re.compile(
    r"(?P<rp>Rp\s*\.?\s*|IDR\s*)?(?P<minus>[-−–](?=\s?\d))?\s?"
    r"(?P<angka>\d[\d.,]*\d|\d)(?P<tutup>\s?,-)?\s*(?P<persen>%|persen\b)?",
    re.IGNORECASE,
)
_PENGALI = re.compile(r"^\s*(ribu|juta|jt|miliar|milyar|triliun)\b", re.IGNORECASE)
_PANGKAT = {"ribu": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_SATUAN = re.compile(r"^\s*\(?\s*([A-Za-z][A-Za-z/ ]{0,40})")
_KURUNG = re.compile(r"\(\s*(.*?)\s*\)\s*(%?)")
_DALAM_KURUNG = re.compile(r"(?:Rp\.?\s*)?\d[\d.,]*")
#: What makes a number part of something else: a date, a code, a list number.
_BUKAN_EKOR = re.compile(r"\s*[-/:–]\s*\d|[.)]\s*[A-Za-z]|\)|\d|[A-Za-z]{1,2}\d")
_SISIPAN = re.compile(r"\([^()]*\)")
_UNSUR = re.compile(r"<[^>]{1,40}>")
_DESIMAL_LEPAS = re.compile(r"^,\s(\d{1,2})\s*%|^\s,(\d{1,2})\s*%")
_EKOR_DESIMAL = re.compile(r"[.,](\d+)$")
_BUKAN_DIGIT = re.compile(r"\D")
#: So many digits are not rounded by a multiplication.
_PRESISI = 28
_OCR = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_ANGKA_OCR = re.compile(r"^[\dOolI.,]+(?=\s*%|$)")


@dataclass(frozen=True, slots=True)
class Angka:
    """A printed number. ``lain``: other readings as (nilai, langkah); ``rusak``: a malformed print."""

    teks: str
    nilai: Decimal
    langkah: Decimal
    persen: bool = False
    rupiah: bool = False
    satuan: str = ""
    lain: tuple[tuple[Decimal, Decimal], ...] = ()
    rusak: bool = False
    sisa: str = ""
    #: Printed digits after the decimal mark; worked out once, for every check asks.
    desimal: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pangkat = self.langkah.as_tuple().exponent
        object.__setattr__(self, "desimal", max(0, -pangkat) if isinstance(pangkat, int) else 0)

    @property
    def digit(self) -> int:
        """See :func:`digit_berarti`."""
        return digit_berarti(self.nilai)

    def bacaan(self) -> Iterator[tuple[Decimal, Decimal]]:
        """Every possible reading, the likely one first."""
        yield self.nilai, self.langkah
        yield from self.lain


_ADA_ANGKA = re.compile(r"\d")


def berangka(teks: str) -> bool:
    """Whether a text holds a digit."""
    return _ADA_ANGKA.search(teks) is not None


def digit_berarti(nilai: Decimal) -> int:
    """How many digits a number shows between its first and its last that is not zero: 0,05 and 500 one."""
    return len(nilai.normalize().as_tuple().digits) if nilai else 0


@lru_cache(maxsize=32768)
def kosong(teks: str) -> bool:
    """Whether a cell says that there is no number ("-", "nihil", nothing)."""
    return teks.strip().strip("*").strip().casefold() in KOSONG


@lru_cache(maxsize=65536)
def baca_sel(teks: str) -> Angka | None:
    """The number of a table cell, or None where the cell is empty, a word or a sentence.

    "100% (total 169 permohonan)" is 100 %; "Turun 0,7% dari 2022" a sentence; "12-05-2019" a date.
    """
    if not berangka(teks):
        return None
    bersih = _rapikan(teks)
    if len(bersih) > 120 or not berangka(bersih):
        return None
    awal = _AWALAN.match(bersih)
    isi = bersih[awal.end() :] if awal else bersih
    cocok = _ANGKA_OCR.match(isi)
    if cocok and berangka(cocok[0]):
        isi = cocok[0].translate(_OCR) + isi[cocok.end() :]
    negatif = False
    if isi[:1] == "(" and (kurung := _KURUNG.fullmatch(isi)) and _DALAM_KURUNG.fullmatch(kurung[1]):
        isi, negatif = kurung[1] + kurung[2], True
    temu = _INTI.match(isi)
    if temu is None:
        return None
    ekor = isi[temu.end() :]
    if ekor:
        if _BUKAN_EKOR.match(ekor):
            return None
        sisa = _SISIPAN.sub(" ", ekor) if "(" in ekor else ekor
        if len(sisa.split()) > 4:
            return None  # "1 Persentase permohonan yang ...": a numbered name
    return _jadikan(temu, ekor, teks=bersih, negatif=negatif)


def baca_utuh(teks: str) -> Angka | None:
    """:func:`baca_sel`, and None as well where the print is malformed."""
    a = baca_sel(teks)
    return None if a is None or a.rusak else a


def cari(teks: str) -> Iterator[tuple[int, Angka]]:
    """Every number in running text with its offset; dates, list numbers and codes stay out."""
    return iter(_cari(teks))


@lru_cache(maxsize=4096)
def _cari(teks: str) -> tuple[tuple[int, Angka], ...]:
    """Many checks read the same sentences."""
    return tuple(
        (temu.start(), angka)
        for temu in _DALAM_TEKS.finditer(teks)
        if (angka := _jadikan(temu, teks[temu.end() : temu.end() + 48], teks=temu[0].strip(), negatif=False))
        is not None
    )


_DALAM_TEKS = re.compile(r"(?<![\w.,/:–-])" + _INTI.pattern + r"(?![\w/]|[-:–]\d|[.,]\d)", re.IGNORECASE)


def _rapikan(teks: str) -> str:
    if "<" in teks:
        teks = _UNSUR.sub(" ", teks)
    teks = teks.replace("**", "").replace("\\%", "%")
    return " ".join(teks.split()).strip("*_|").strip()


def _jadikan(temu: re.Match[str], ekor: str, *, teks: str, negatif: bool) -> Angka | None:
    """The Angka of a match; a malformed grouping is kept with its digits and marked ``rusak``."""
    deret = temu["angka"]
    rupiah, persen = temu["rp"] is not None, temu["persen"] is not None
    dekat = _DESIMAL_LEPAS.match(ekor) if not persen and "%" in ekor else None
    if dekat:  # "99, 93%": a stray space beside the decimal comma
        deret, persen, ekor = f"{deret},{dekat[1] or dekat[2]}", True, ekor[dekat.end() :]
    pengali = _PENGALI.match(ekor) if ekor else None
    pangkat = _PANGKAT[pengali[1].casefold()] if pengali else 0
    if pengali:
        ekor = ekor[pengali.end() :]
    bacaan, rusak = _bacaan(deret, rupiah=rupiah, persen=persen)
    if not bacaan:
        return None
    pasangan = bacaan
    if pangkat or negatif or temu["minus"] or len(deret) >= _PRESISI:
        skala = Decimal(1).scaleb(pangkat)
        tanda = -1 if negatif or temu["minus"] else 1
        pasangan = tuple((n * tanda * skala, u * skala) for n, u in bacaan)
    satuan = _SATUAN.match(ekor) if ekor else None
    return Angka(
        teks=teks,
        nilai=pasangan[0][0],
        langkah=pasangan[0][1],
        persen=persen,
        rupiah=rupiah or bool(temu["tutup"]),
        satuan=satuan[1].strip().casefold() if satuan else "",
        lain=pasangan[1:],
        rusak=rusak,
        sisa=ekor.strip(),
    )


#: Fractions of five digits and more are thousands without their second dot.
_TERHALUS = Decimal("0.0001")


@lru_cache(maxsize=65536)
def _bacaan(deret: str, *, rupiah: bool, persen: bool) -> tuple[tuple[tuple[Decimal, Decimal], ...], bool]:
    """Readings of digits with separators, likely first, and whether the print is malformed."""
    teks = ("Rp" if rupiah else "") + deret + ("%" if persen else "")
    try:
        hasil = baca_angka(teks)
    except AngkaSalah:
        digit = _BUKAN_DIGIT.sub("", deret)
        if len(digit) > 30 or not digit:
            return (), True
        return ((Decimal(digit), Decimal(1)),), True
    utama = (hasil.nilai, _langkah(deret, hasil.nilai))
    lepas = "." in deret and "," not in deret and utama[1] < _TERHALUS
    if (
        rupiah and utama[1] < Decimal("0.01")
    ) or lepas:  # "998.178927" lost a dot: nobody prints such fractions
        return ((Decimal(_BUKAN_DIGIT.sub("", deret)), Decimal(1)),), True
    if hasil.tafsir == "pasti" or rupiah:
        return (utama,), False
    lain = Decimal(deret.replace(",", ".")) if deret.count(".") + deret.count(",") == 1 else None
    if lain is None or lain == hasil.nilai:
        return (utama,), False
    kedua = (lain, Decimal(1).scaleb(-3))
    return ((kedua, utama) if persen and hasil.nilai >= 10000 else (utama, kedua)), False


def _langkah(deret: str, nilai: Decimal) -> Decimal:
    """What the last digit counts: the decimals are those after the mark that the reading took as decimal."""
    digit = _BUKAN_DIGIT.sub("", deret)
    bulat = Decimal(digit)
    for desimal in range(len(digit) + 1):
        if bulat.scaleb(-desimal) == nilai:
            return _terpanjang(deret, desimal, nilai, bulat)
    return Decimal(1)


def _terpanjang(deret: str, desimal: int, nilai: Decimal, bulat: Decimal) -> Decimal:
    if not bulat:  # 0,00: the digits after the mark are decimals
        ekor = _EKOR_DESIMAL.search(deret)
        return Decimal(1).scaleb(-len(ekor[1])) if ekor else Decimal(1)
    return Decimal(1).scaleb(-desimal)


# --- comparing a print with a recomputed value ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Selang:
    """A recomputed value with the range that the rounding of its inputs leaves open."""

    tengah: Decimal
    bawah: Decimal
    atas: Decimal

    @classmethod
    def tepat(cls, nilai: Decimal) -> Selang:
        return cls(nilai, nilai, nilai)

    def kali(self, k: Decimal) -> Selang:
        batas = sorted((self.bawah * k, self.atas * k))
        return Selang(self.tengah * k, batas[0], batas[1])


def banding(cetak: Angka, hitung: Selang) -> Banding:
    """Compare a print with a recomputed value, by the reading that fits best.

    "sama" within one unit of the last printed digit; "mungkin" only when the inputs' own rounding is
    allowed for; "beda" when neither explains it.
    """
    terbaik: Banding = "beda"
    for nilai, langkah in cetak.bacaan():
        if abs(nilai - hitung.tengah) <= langkah:
            return "sama"
        if hitung.bawah - langkah <= nilai <= hitung.atas + langkah:
            terbaik = "mungkin"
    return terbaik


def selang_bagi(a: Angka, b: Angka, kali: Decimal = Decimal(100)) -> Selang | None:
    """a / b x kali with both roundings (half a unit of the last digit) left open; None for b = 0."""
    if not b.nilai:
        return None
    tengah = a.nilai / b.nilai * kali
    ujung = [
        (a.nilai + da) / (b.nilai + db) * kali
        for da in (-a.langkah, a.langkah)
        for db in (-b.langkah / 2, b.langkah / 2)
        if b.nilai + db
    ]
    return Selang(tengah, min(ujung), max(ujung))
