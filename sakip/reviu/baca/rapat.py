"""Headings that text extraction has folded over lines, or left without blank lines around them.

A heading is known by the blank lines that stand around it. Extraction by lines breaks a long one at the
margin, and a text saved without blank lines has none: both are mended here, so that every section keeps the
heading it stands under.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.potong import BarisTeks, Potong
from sakip.reviu.baca.tabel import gabung

_LIPAT_TERBANYAK = 4
_JUDUL_TERPANJANG = 260
_PENUH = 0.7
_UJUNG = 0.85
_ALINEA = 200
_TERSEDIKIT = 40
_BERNOMOR = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|(?:[A-Z]|[IVX]{1,5}|\d{1,2}|[a-z])[.)])\s+[A-Z]")
_LAMBANG = re.compile(
    r"(?:- )?[❖➢■◆►▪❑✓✔*#]|(?:- )?\*\*|(?:SASARAN|INDIKATOR|TUJUAN|IKU|IKK)\b", re.IGNORECASE
)
#: "b. Indikator Kinerja : Nilai ..." says what the lines below speak of, with a full stop or without.
_BERLABEL = re.compile(
    r"(?:[-•❖] )?(?:\(?(?:[a-z]|\d{1,2})[.)]\s+)?(?:sasaran|indikator)(?:\s+[a-z]+){0,2}\s?:\s*[A-Z]",
    re.IGNORECASE,
)
_TANDA = re.compile(r"[❖➢■◆►▪❑✓✔•]")
_AWAL_LAMBANG = re.compile(r"\s*[❖➢■◆►▪❑✓✔]")
#: "4.5 Name": the number of a section below another.
_BERTINGKAT = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z]")
_BERANGKA = re.compile(r"(?<!\S)\(?(?!(?:19|20)\d\d\b)\d\S*(?:\s+\S+){0,2}$")
_TEPI = 0.85
_BUTIR_LIPAT = 60
#: How many lines a row of a lost table may have.
_SEBARIS = 10
_ALINEA_TERBANYAK = 12
_ALINEA_TERPENDEK = 40
_BESAR_TERBANYAK = 3
_DEPAN = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})([.)]+)\s+\S")


def benahi_judul(potong: Sequence[Potong]) -> list[Potong]:
    """The parts with folded headings put together, and blank lines around headings where a text has none."""
    teks = [p.teks for p in potong if isinstance(p, BarisTeks)]
    panjang = sorted([len(isi) for t in teks if len(t) >= 40 and "   " not in (isi := t.strip())])
    if len(teks) < _TERSEDIKIT or not panjang:
        return list(potong)
    beralinea = sum(n for n in panjang if n > _ALINEA) * 3 > sum(panjang)
    lebar = panjang[len(panjang) * 9 // 10]
    hasil = list(potong) if beralinea else _sambung(potong, lebar)
    batas = None if beralinea else lebar
    return _beri_sela(hasil, batas) if _rapat(potong, batas) else hasil


def _rapat(potong: Sequence[Potong], lebar: int | None) -> bool:
    """Whether most paragraphs end without a blank line below."""
    rapat = sela = 0
    for ke, p in enumerate(potong):
        teks = p.teks.strip() if isinstance(p, BarisTeks) else ""
        if teks[-1:] != ".":
            continue
        if len(teks) > _ALINEA if lebar is None else 8 < len(teks) < lebar * _UJUNG and _teks(potong, ke - 1):
            bawah = _teks(potong, ke + 1)
            sela += not bawah
            rapat += bool(bawah) and not "a" <= bawah[0] <= "z"
    return rapat > sela


def _kosong(potong: Sequence[Potong], ke: int) -> bool:
    p = potong[ke] if 0 <= ke < len(potong) else None
    return not isinstance(p, BarisTeks) or not p.teks.strip()


def _sambung(potong: Sequence[Potong], lebar: int) -> list[Potong]:
    hasil: list[Potong] = []
    ke = 0
    while ke < len(potong):
        p = potong[ke]
        if not isinstance(p, BarisTeks) or not (awal := p.teks.strip()):
            hasil.append(p)
            ke += 1
            continue
        bawah = _awal_alinea(potong, ke) if awal[0].isdecimal() else 0
        if bawah:
            teks = ""
            for n in range(ke, bawah):
                teks = gabung(teks, _teks(potong, n)) if teks else _teks(potong, n)
            sela = BarisTeks("", p.baris, p.halaman)
            hasil += [sela, replace(p, teks=teks, paragraf=bawah > ke + 1), sela]
            ke = bawah
            continue
        akhir = _akhir_lipat(potong, ke, lebar)
        if akhir > ke + 1:
            teks = awal
            for q in potong[ke + 1 : akhir]:
                ikut = isinstance(q, BarisTeks) and not _TANDA.fullmatch(q.teks.strip())
                teks = gabung(teks, q.teks) if isinstance(q, BarisTeks) and ikut else teks
            p = replace(p, teks=teks, paragraf=True)
        hasil.append(p)
        ke = akhir
    return hasil


def _akhir_lipat(potong: Sequence[Potong], ke: int, lebar: int) -> int:
    """The index after the last line of the folded heading that begins at ``ke``; ``ke`` + 1 for any other."""
    p = potong[ke]
    if not isinstance(p, BarisTeks) or p.paragraf or not _pembuka(p.teks):
        return ke + 1
    if terbuka := _terbuka(p.teks):
        return _akhir_terbuka(potong, ke, terbuka)
    if not _kosong(potong, ke - 1):
        return _akhir_gantung(potong, ke, lebar)
    akhir, teks, teks_akhir = ke, "", ""
    while akhir < len(potong) and akhir - ke < _LIPAT_TERBANYAK and not _kosong(potong, akhir):
        q = potong[akhir]
        if not isinstance(q, BarisTeks) or (akhir > ke and _mulai_lain(q.teks)):
            return ke + 1
        if akhir > ke and len(teks_akhir) < lebar * _PENUH:
            return ke + 1  # the line above was not full: it did not break at the margin
        teks_akhir = q.teks.strip()
        teks = gabung(teks, teks_akhir)
        akhir += 1
    if akhir == ke + 1 or not _kosong(potong, akhir) or len(teks) > _JUDUL_TERPANJANG:
        return ke + 1
    return akhir if kenali.judul(teks, sendiri=True) is not None else ke + 1


def _akhir_gantung(potong: Sequence[Potong], ke: int, lebar: int) -> int:
    """The index after a numbered heading of two lines or three between paragraphs, no blanks around it.

    ... ended the paragraph.
    4.5 A name so long that it reaches the margin, and there
        goes on
    The next paragraph begins.
    """
    awal = _teks(potong, ke)
    berlabel = _BERLABEL.match(awal) is not None
    if _teks(potong, ke - 1)[-1:] not in ".:;" or not (berlabel or _BERNOMOR.match(awal)):
        return ke + 1
    if len(awal) < lebar * _PENUH:
        return ke + 1
    for akhir in range(ke + 1, ke + 3):
        teks = _teks(potong, akhir)
        if not teks or _mulai_lain(teks) or _BERNOMOR.match(teks) or (teks[-1] in ".:;," and not berlabel):
            break
        if len(teks) < lebar * _PENUH:
            bawah = _teks(potong, akhir + 1)
            lanjut = berlabel or teks[:1].islower() or _maju(potong, akhir)
            sampai = bawah[:1].isupper() and not _BERNOMOR.match(bawah)
            return akhir + 1 if lanjut and sampai else ke + 1
    return ke + 1


def _awal_alinea(potong: Sequence[Potong], ke: int) -> int:
    """The index of the running text right under a heading such as "4.5 Name" at ``ke``; 0 for any other line.

    4.5 A name so long that it reaches the margin of
    The Text below
    Sentences begin here, and break at the same margin.

    That no more of the name would have gone on its line tells it from the rows of a table.
    """
    if not _BERTINGKAT.match(_teks(potong, ke)):
        return 0
    for bawah in range(ke + 1, min(ke + 1 + _LIPAT_TERBANYAK, len(potong))):
        teks = _teks(potong, bawah)
        if not teks or _BERTINGKAT.match(teks) or _mulai_lain(teks):
            return 0
        if tepi := _tepi_alinea(potong, bawah):
            judul = [_teks(potong, n) for n in range(ke, bawah)]
            return bawah if _utuh(judul, tepi) and not _diteruskan(_teks(potong, ke - 1), tepi) else 0
    return 0


def _utuh(judul: Sequence[str], tepi: int) -> bool:
    """Whether the lines are one folded text that ends as headings do: no value, no full stop."""
    akhir = judul[-1]
    if akhir[-1] in ".:;," or _BERANGKA.search(akhir) or sum(map(len, judul)) > _JUDUL_TERPANJANG:
        return False
    return all(len(a) + 1 + len(b.split()[0]) >= tepi * _TEPI for a, b in pairwise(judul))


def _diteruskan(atas: str, tepi: int) -> bool:
    """Whether a line breaks off at the margin, so that its sentence goes on below it."""
    tuntas = not atas or atas[-1] in '.:;!?”")' or kenali.keterangan(atas) is not None
    return not tuntas and len(atas) >= tepi * _PENUH


def _tepi_alinea(potong: Sequence[Potong], ke: int) -> int:
    """How wide the sentences are that begin at ``ke``; 0 where none do."""
    baris: list[str] = []
    while len(baris) < _ALINEA_TERBANYAK and (teks := _teks(potong, ke + len(baris))):
        baris.append(teks)
        if teks[-1] == ".":
            break
    if not baris or baris[-1][-1] != "." or not baris[0][0].isupper():
        return 0
    tepi = max(map(len, baris))
    kata = [k for b in baris for k in b.split()]
    kecil = sum(k[0].islower() for k in kata)
    penuh = all(len(b) >= tepi * _PENUH for b in baris[:-1]) and tepi >= _ALINEA_TERPENDEK
    return tepi if penuh and kecil * 2 >= len(kata) else 0


def _maju(potong: Sequence[Potong], ke: int) -> bool:
    """The line hangs: it is indented."""
    p = potong[ke]
    return isinstance(p, BarisTeks) and p.teks.startswith("  ")


def _terbuka(teks: str) -> str:
    """The sign that closes what the line opens and leaves open: a quotation, bold letters."""
    if teks.count("“") > teks.count("”"):
        return "”"
    return "**" if teks.count("**") == 1 else ""


def _akhir_terbuka(potong: Sequence[Potong], ke: int, tutup: str) -> int:
    """The index after the line that ends with the closing sign; ``ke`` + 1 where none of the next does."""
    for akhir in range(ke + 1, min(ke + _LIPAT_TERBANYAK, len(potong))):
        teks = _teks(potong, akhir)
        if _TANDA.fullmatch(teks):
            continue  # the mark of this heading, which extraction put below its first line
        if not teks or _mulai_lain(teks):
            break
        if tutup in teks:
            return akhir + 1 if teks.rstrip("*").endswith(tutup.rstrip("*")) else ke + 1
    return ke + 1


@lru_cache(maxsize=16384)
def _pembuka(teks: str) -> bool:
    """A line with which a heading may begin: a number, a mark, capitals."""
    teks = teks.strip()
    return len(teks) >= 20 and (
        _DEPAN.match(teks) is not None
        or _BERNOMOR.match(teks) is not None
        or _LAMBANG.match(teks) is not None
        or teks.isupper()
    )


@lru_cache(maxsize=16384)
def _mulai_lain(teks: str) -> bool:
    """A line that begins something of its own."""
    return (
        kenali.butir(teks)
        or kenali.keterangan(teks) is not None
        or kenali.rumus(teks)
        or _AWAL_LAMBANG.match(teks) is not None
    )


# --- texts without blank lines ------------------------------------------------------------------------


def _beri_sela(potong: Sequence[Potong], lebar: int | None) -> list[Potong]:
    """Blank lines around the lines that are headings; ``lebar`` is None where a line is a whole paragraph."""
    hasil: list[Potong] = []
    for ke, p in enumerate(potong):
        if isinstance(p, BarisTeks) and _judul(potong, ke, p, lebar):
            sela = BarisTeks("", p.baris, p.halaman)
            hasil += [sela, p, sela]
        else:
            hasil.append(p)
    return hasil


def _judul(potong: Sequence[Potong], ke: int, p: BarisTeks, lebar: int | None) -> bool:
    if lebar is not None and _berlabel(p.teks):
        teks = p.teks.strip()
        if len(teks) > lebar and not p.paragraf:
            return False
        tuntas = p.paragraf or len(teks) < lebar * _PENUH or teks[-1] == "."
        return tuntas and _teks(potong, ke - 1)[-1:] in ".:;"
    temu = kenali.judul(p.teks, sendiri=True)
    if temu is None or (_kosong(potong, ke - 1) and _kosong(potong, ke + 1)):
        return False
    teks = p.teks.strip()
    if lebar is not None and len(teks) > lebar and not p.paragraf:
        return False
    atas, bawah = _teks(potong, ke - 1), _teks(potong, ke + 1)
    if baca_sel(bawah) is not None or (atas.isdecimal() and _nomor_baris(potong, ke - 1)):
        return False  # a row's name above its values, or below its number
    if _BERTINGKAT.match(teks) and _BERANGKA.search(teks):
        return False  # a row and its value on one line
    if lebar is not None and atas and atas[-1] not in '.:;!?”")' and len(atas) >= lebar * _PENUH:
        return False  # the line above goes on here
    if bawah[:1].islower() or (len(teks) >= _BUTIR_LIPAT and _butir_terlipat(potong, ke)):
        return False
    rupa = _rupa(teks)
    if rupa and rupa in (_rupa(atas), _rupa(bawah)) and not _daftar_baru(p.teks, bawah):
        return False  # folded, or an item of a list
    if temu.gaya == "besar" and len(p.teks) < 100 and _besar(potong, ke):
        return True
    if temu.gaya == "besar":
        return not atas.isupper() and not bawah.isupper() and len(p.teks) < 100 and len(bawah) > 40
    return True


@lru_cache(maxsize=16384)
def _berlabel(teks: str) -> bool:
    return _BERLABEL.match(teks) is not None and len(teks) < _JUDUL_TERPANJANG


def _nomor_baris(potong: Sequence[Potong], ke: int) -> bool:
    """A number that counts the rows of a lost table: the one before or after it stands nearby."""
    n = int(_teks(potong, ke))
    sekitar = range(max(0, ke - _SEBARIS), ke + _SEBARIS)
    return any(_teks(potong, i) == str(n - 1 if i < ke else n + 1) for i in sekitar if i != ke)


def _besar(potong: Sequence[Potong], ke: int) -> bool:
    """One of up to three lines in capitals between the end of a paragraph and a table or long lines."""
    awal, akhir = ke, ke
    while _teks(potong, awal - 1).isupper():
        awal -= 1
    while _teks(potong, akhir + 1).isupper():
        akhir += 1
    atas, bawah = _teks(potong, awal - 1), _teks(potong, akhir + 1)
    tuntas = atas[-1:] == "." if atas else awal > 0
    sesudah = len(bawah) > 40 if bawah else akhir + 1 < len(potong)
    return akhir - awal < _BESAR_TERBANYAK and tuntas and sesudah and not bawah[:1].islower()


def _teks(potong: Sequence[Potong], ke: int) -> str:
    p = potong[ke] if 0 <= ke < len(potong) else None
    return p.teks.strip() if isinstance(p, BarisTeks) else ""


def _butir_terlipat(potong: Sequence[Potong], ke: int) -> bool:
    """An item of a list whose sentence ends on the line below, with another item close by."""
    m = _DEPAN.match(_teks(potong, ke))
    if m is None or not m[1].isdigit() or _teks(potong, ke + 1)[-1:] != ".":
        return False
    lain = [_DEPAN.match(_teks(potong, n)) for n in (ke - 2, ke - 1, ke + 2)]
    return any(
        x is not None and x[2] == m[2] and x[1] in (str(int(m[1]) - 1), str(int(m[1]) + 1)) for x in lain
    )


def _daftar_baru(atas: str, bawah: str) -> bool:
    """Whether a list of the same look begins below: "4. Awards" over "1. First place"."""
    a, b = (_DEPAN.match(t) for t in (atas, bawah))
    return a is not None and b is not None and a[1] not in ("1", "0") and b[1] == "1"


@lru_cache(maxsize=16384)
def _rupa(teks: str) -> str:
    """The look of a running number ("1.", "a)"), "" where a line has none."""
    m = _DEPAN.match(teks.strip())
    if m is None:
        return ""
    return ("1" if m[1][0].isdigit() else "A" if m[1].isupper() else "a") + m[2]
