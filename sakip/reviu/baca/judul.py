"""Headings, captions, formulas and list items: what a line of running text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_BAB = re.compile(r"^BAB\s+([IVXLC]+|\d+)\b[\s.:–-]*(.*)$", re.IGNORECASE)
_MD = re.compile(r"^(#{1,6})\s+(.*)$")
_BERNOMOR = re.compile(
    r"^(?:[-•❖➢*]\s+)?((?:\d{1,2}(?:\.\d{1,2}){1,4}\.?)|(?:[A-Z]|[IVX]{1,5}|\d{1,2}|[a-z])[.)]|\(\d{1,2}\))\s+(\S.*)$"
)
_LAMBANG = re.compile(r"^[❖➢■◆►▪❑✓✔]\s*(.+)$")
_BERJUDUL = re.compile(
    r"^(SASARAN(?:\s+(?:KEGIATAN|STRATEGIS|PROGRAM))?|INDIKATOR(?:\s+KINERJA(?:\s+(?:UTAMA|KEGIATAN|PROGRAM|SASARAN))?)?|IKU|IKK|TUJUAN)"
    r"\s*(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})\b[\s.:–-]*(.*)$",
    re.IGNORECASE,
)
_BUTIR = re.compile(r"^(?:[-•–▪➢✓*o]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s+|\d{1,3}\)\s*)\S")
_KETERANGAN = re.compile(
    r"^(?:\W{0,3})(tabel|table|gambar|grafik|diagram)\s*((?:[IVX]+\s*[.-]\s*|L)?\d{1,3}(?:\s*[.-]\s*\d{1,3}){0,3}(?:\s*[a-z]\b)?)?"
    r"\s*[.:–-]?\s*(.*)$",
    re.IGNORECASE,
)
_DAFTAR_ISI = re.compile(
    r"(?:\.\s?){4,}\s*[\divxlc]*\s*$|\.\s\.\s\d{1,3}\s*$|…+\s*\d*\s*$"
    r"|(?<!\s)(?=[^\S\t]*\t)\s+(?:\d{1,3}|[ivxl]{1,6})\s*$",
    re.IGNORECASE,
)

#: A line of :data:`_DAFTAR_ISI` ends with one of these and holds one of the others: told faster than by the
#: whole pattern.
_UJUNG = frozenset("0123456789ivxlcIVXLC.…")
_KAPITAL_BERTITIK = re.compile(r"\W{0,3}[A-Z][a-zA-Z]*\s*[:.]")
_MENUNJUK = re.compile(r"(?:di ?atas|di ?bawah|berikut)", re.IGNORECASE)
_BUKAN_BAB = re.compile(r"(?:ini|tersebut|di|yang)\b")
_KALIMAT_BARU = re.compile(r"[a-z]\.\s+[A-Z]")
_BERTINGKAT = re.compile(r"\d+(?:\.\d+)+\.?")
_KATA = re.compile(r"[A-Za-z]{3,}")
_UNSUR_HTML = re.compile(r"</?[a-zA-Z][^>]{0,60}>")

Jenis = Literal["tabel", "gambar", "grafik"]


def bersih(teks: str) -> str:
    """A line without the marks of Markdown emphasis and without HTML tags."""
    if "<" in teks:
        teks = _UNSUR_HTML.sub(" ", teks)
    if "**" in teks or "__" in teks:
        teks = teks.replace("**", "").replace("__", "")
    return teks.strip()


def baris_daftar_isi(teks: str) -> bool:
    """A line of a table of contents."""
    if teks.rstrip()[-1:] not in _UJUNG:
        return False
    berpenuntun = ".." in teks or ". ." in teks or ".\u00a0." in teks or "…" in teks or "\t" in teks
    return berpenuntun and _DAFTAR_ISI.search(teks) is not None


@lru_cache(maxsize=32768)
def keterangan(teks: str) -> tuple[Jenis, str, str] | None:
    """(kind, number, text) of a caption line, or None; kept, for every way of reading a table asks it."""
    teks = bersih(teks)
    cocok = _KETERANGAN.match(teks)
    if cocok is None or len(teks) > 300 or baris_daftar_isi(teks):
        return None
    nomor = "".join((cocok[2] or "").split())
    judul = cocok[3].strip()
    dikenal = bool(nomor) or _KAPITAL_BERTITIK.match(teks) is not None
    if (
        not dikenal
        or judul[:1].islower()
        or judul[:1] == ","  # "Gambar 2.1, halaman 2 dari 3": the same one goes on
        or _MENUNJUK.match(judul)
    ):
        return None
    kata = cocok[1].casefold()
    jenis: Jenis = "gambar" if kata == "gambar" else "grafik" if kata in ("grafik", "diagram") else "tabel"
    return jenis, nomor, judul


@dataclass(frozen=True, slots=True)
class JudulTemu:
    """A heading line: its text, printed number, look (``gaya``) and place in its row of siblings."""

    teks: str
    nomor: str
    gaya: str
    urut: int | None = None


def judul(teks: str, *, sendiri: bool) -> JudulTemu | None:
    """The heading that a line is, or None. ``sendiri``: blank lines stand around it."""
    temu = _judul(teks)
    if temu is None or sendiri or temu.gaya == "bab" or temu.gaya[:2] == "md":
        return temu
    return temu if teks.lstrip().startswith("**") else None


@lru_cache(maxsize=32768)
def _judul(teks: str) -> JudulTemu | None:
    """The heading that a line is where blank lines stand around it; kept, for several readers ask it."""
    asli = teks.strip()
    md = _MD.match(asli) if asli[:1] == "#" else None
    inti = bersih(md[2] if md else asli)
    if not inti or len(inti) > 260 or baris_daftar_isi(teks):
        return None
    bab = _BAB.match(inti) if inti[0] in "Bb" else None
    if bab and len(inti) < 120 and not _BUKAN_BAB.match(bab[2]):
        return JudulTemu(bab[2].strip(), f"BAB {bab[1].upper()}", "bab", urutan(bab[1]))
    if md:
        nomor = _BERNOMOR.match(inti)
        return JudulTemu(nomor[2].strip() if nomor else inti, nomor[1] if nomor else "", f"md{len(md[1])}")
    return _judul_biasa(inti, asli)


#: Two wide gaps: the cells of a row.
_SELA_LEBAR = re.compile(r"\S {3,}\S.* {3,}\S")


def _judul_biasa(inti: str, asli: str) -> JudulTemu | None:
    if "   " in inti and _SELA_LEBAR.search(inti):
        return None
    lambang = _LAMBANG.match(inti)
    badan = lambang[1].strip() if lambang else inti
    berjudul = _BERJUDUL.match(badan)
    if berjudul:
        jenis = "indikator" if berjudul[1].upper().startswith(("INDIKATOR", "IK")) else "sasaran"
        nomor = f"{berjudul[1]} {berjudul[2]}"
        return JudulTemu(berjudul[3].strip() or badan, nomor, jenis, urutan(berjudul[2]))
    if badan[-1:] in ".;,:" and not badan.endswith("dst."):
        return None
    nomor_ = _BERNOMOR.match(badan)
    if nomor_:
        if not _pendek(nomor_[2]):
            return None
        return JudulTemu(nomor_[2].strip(), nomor_[1], *gaya_nomor(nomor_[1]))
    if badan.isupper() and len(badan) <= 140 and sum(map(str.isalpha, badan)) >= 4:
        return JudulTemu(badan, "", "besar")
    if lambang and _pendek(badan):
        return JudulTemu(badan, "", "lambang")
    if asli.startswith("**") and asli.endswith("**") and _pendek(badan):
        return JudulTemu(badan, "", "tebal")
    return None


def _pendek(teks: str) -> bool:
    return len(teks) <= 200 and not _KALIMAT_BARU.search(teks)


_ROMAWI = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def urutan(nomor: str) -> int | None:
    """The value of "3", "IV", "b"; None for anything else."""
    n = nomor.strip("(). ")
    if n.isdigit():
        return int(n)
    if n and all(h in _ROMAWI for h in n.upper()) and n.isupper():
        nilai = [_ROMAWI[h] for h in n]
        return sum(-x if x < y else x for x, y in zip(nilai, [*nilai[1:], 0], strict=True))
    if len(n) == 1 and n.isalpha():
        return ord(n.casefold()) - 96
    akhir = n.split(".")[-1]
    return int(akhir) if akhir.isdigit() else None


def gaya_nomor(nomor: str) -> tuple[str, int | None]:
    """(look, place) of a printed number: "A." and "1)" look different, "3.1" by its dots."""
    if _BERTINGKAT.fullmatch(nomor):
        return f"titik{nomor.strip('.').count('.')}", urutan(nomor)
    inti = nomor.strip("().")
    kulit = nomor.replace(inti, "", 1)
    if inti.isdigit():
        return f"1{kulit}", int(inti)
    if len(inti) > 1 or inti == "I":
        return f"I{kulit}", urutan(inti)
    return ("A" if inti.isupper() else "a") + kulit, ord(inti.casefold()) - 96


@lru_cache(maxsize=16384)
def butir(teks: str) -> bool:
    """Whether the line begins a list item."""
    return _BUTIR.match(bersih(teks)) is not None


_RUMUS_TEKS = re.compile(
    r"(?:\d|\))\s*%?\s*(?:[÷/:x×X*]|\\times|\\frac)\s*(?:\(|\d).{0,80}=|=\s*.{0,60}(?:\d|\))\s*%?\s*(?:[÷/:x×X*])\s*\(?\d"
)


@lru_cache(maxsize=32768)
def rumus(teks: str) -> bool:
    """A line that is a worked formula and nothing else; kept as well."""
    inti = teks.strip()
    if inti.startswith("$$") or inti.startswith("\\[") or "\\frac" in inti:
        return True
    if len(inti) > 160 or not _RUMUS_TEKS.search(inti):
        return False
    return len(_KATA.findall(inti)) <= 12 and not inti.endswith(".")
