"""Reads plain text and Markdown: tables by tabs, by pipes, or lost to line breaks."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.reviu.baca import lepas, ocr
from sakip.reviu.baca.halaman import jumlah_halaman, tandai
from sakip.reviu.baca.html import tabel_html
from sakip.reviu.baca.judul import baris_daftar_isi, gaya_nomor, judul
from sakip.reviu.baca.kepala import jumlah_kepala, layak_kepala
from sakip.reviu.baca.lepas_irama import tabel_irama
from sakip.reviu.baca.potong import Bahan, BarisTeks, Potong, TabelMentah
from sakip.reviu.baca.rapat import benahi_judul
from sakip.reviu.baca.spasi import tabel_spasi
from sakip.reviu.baca.susun import susun
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.model import Naskah, Sel

_GARIS = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
#: A numbered heading or list item whose number stands before a tab, alone on its line.
_JUDUL_TAB = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Za-z][.)]|[IVX]{1,5}\.|BAB [IVX]+|[•-])\t+[^\t]+$"
)
#: A hyphen between a word and itself is printed ("rata-rata"), whatever sign a text has for it.
_KATA_ULANG = re.compile(r"(?<!\w)(\w{3,20})\u00ad(?=\1)", re.IGNORECASE)
_TERPANJANG = 12_000
_BAGIAN = re.compile(r"(?:tabel|gambar|grafik|diagram|lampiran|bab)\s+[\dIVXL]", re.IGNORECASE)
_NOMOR = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?|[A-Za-z][.)]|[IVX]{1,5}\.")
_HALAMAN = re.compile(r"\t\s*(\d{1,3}|[ivxl]{1,6})\s*$")
#: What the lines of a table of contents begin with.
_ENTRI = re.compile(r"\s*(?:BAB|DAFTAR|[A-Z]\.|\d+\.|Tabel|Gambar|KATA|LAMPIRAN)")
_KETERANGAN = re.compile(r"\s*(?:tabel|gambar|grafik)\b", re.IGNORECASE)
_PIPA = re.compile(r"(?<!\\)\|")
_DAFTAR = 5
_SPASI = re.compile(r"[ \u00a0]{2,}|\u00a0")
_GAMBAR = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_HTML = re.compile(
    r"</?(?:p|br|ul|li|div|span|b|i|u|table|tr|td|th|tbody|thead|strong|em|img)\b[^>]{0,200}>", re.IGNORECASE
)


def baca_teks(isi: str, *, nama: str = "", jenis: str = "teks") -> Naskah:
    """The report of a plain text or Markdown."""
    return susun(bahan_teks(isi, nama=nama, jenis=jenis))


def bahan_teks(isi: str, *, nama: str = "", jenis: str = "teks") -> Bahan:
    """Lines and raw tables of a plain text; lines end with a newline and count from 1."""
    baris = tuple(isi.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    halaman, perabot = tandai(baris)
    potong = tabel_irama(list(_potong(ocr.benahi(baris), halaman, perabot)))
    return Bahan(nama, jenis, baris, tuple(benahi_judul(lepas.pulihkan(potong))), jumlah_halaman(halaman))


def _potong(baris: tuple[str, ...], halaman: list[int | None], perabot: set[int]) -> Iterator[Potong]:
    ke = 0
    tepi = {n for n, b in enumerate(baris) if "\f" in b}  # the first lines of pages
    rata = tuple(b.replace("\f", "") for b in baris) if tepi else baris
    atas = (-1, 0)
    while ke < len(baris):
        isi = baris[ke]
        if ke in perabot:
            ke += 1
            continue
        if not isi:
            yield BarisTeks("", ke + 1, halaman[ke])
            ke += 1
            continue
        html = tabel_html(baris, ke) if "<" in isi else None
        if html is not None:
            if depan := _bersih(html[3]).strip():
                yield BarisTeks(depan, ke + 1, halaman[ke])
            yield TabelMentah(html[0], halaman[ke], utuh=True, kepala=html[1])
            ke = html[2]
            continue
        pemisah = _pemisah(isi)
        tata = tabel_spasi(rata, ke, perabot, tepi) if pemisah is None and "  " in rata[ke] else None
        if tata is not None and (
            jumlah_kepala(tata[0]) or _menyambung(rata, atas, ke, len(tata[0][0]), perabot)
        ):
            yield TabelMentah(
                tuple(tuple(Sel(_bersih_sel(s.teks), s.baris) for s in b) for b in tata[0]), halaman[ke]
            )
            ke = tata[1]
            atas = (ke, len(tata[0][0]))
            continue
        if pemisah is None:
            isi = _bersih(isi)
            if ke in tepi and judul(isi, sendiri=True) is not None:
                yield BarisTeks("", ke + 1, halaman[ke])  # a heading at the top of a page
            for teks in _wajar(isi):
                yield BarisTeks(teks, ke + 1, halaman[ke], paragraf=baris_daftar_isi(teks))
            ke += 1
            continue
        akhir = _akhir_tabel(baris, ke, pemisah, perabot)
        if _judul_tab(baris[ke:akhir]):
            for n in range(ke, akhir):
                yield BarisTeks(_bersih(baris[n]).replace("\t", " "), n + 1, halaman[n])
            ke = akhir
            continue
        if _daftar_isi(baris[ke:akhir]):
            ke = akhir
            continue
        yield _tabel(baris, ke, akhir, pemisah, halaman[ke])
        ke = akhir


def _judul_tab(baris: Sequence[str]) -> bool:
    """One heading, or headings under each other, each numbered in its own way ("D.", "1.")."""
    if not all(_JUDUL_TAB.match(b) for b in baris):
        return False
    nomor = [b.split("\t")[0].strip() for b in baris]
    rupa = [gaya_nomor(n)[0] if n[-1:] in ".)" and not n.startswith("BAB") else n for n in nomor]
    return all(a != b for a, b in pairwise(rupa))


def _daftar_isi(baris: Sequence[str]) -> bool:
    """Lines of label, title and page, as a table of contents has them: pages that never go back."""
    baris = [b for b in baris if b.count("\t") > 1]
    label = [b.split("\t")[0].strip() for b in baris]
    nomor = [_HALAMAN.search(b) for b in baris]
    if len(baris) < _DAFTAR or not all(nomor) or not any(_BAGIAN.match(t) for t in label):
        return False
    angka = [int(m[1]) for m in nomor if m and m[1].isdigit()]
    bernomor = sum(bool(_BAGIAN.match(t) or _NOMOR.fullmatch(t)) for t in label)
    mundur = sum(a > b for a, b in pairwise(angka))  # the list of figures begins after that of tables
    return bernomor == len(label) and mundur * _DAFTAR * 2 <= len(angka)


def _menyambung(baris: Sequence[str], atas: tuple[int, int], ke: int, lebar: int, perabot: set[int]) -> bool:
    """Whether columns without a header go on with those above: nothing but a page's end between them."""
    akhir, lebar_atas = atas
    return (
        akhir >= 0
        and abs(lebar - lebar_atas) <= 1
        and all(not baris[n].strip() or n in perabot for n in range(akhir, ke))
    )


def _wajar(teks: str) -> list[str]:
    """A line of readable length; a text without line breaks is cut at spaces (no pattern runs wild)."""
    return textwrap.wrap(teks, _TERPANJANG) if len(teks) > _TERPANJANG else [teks]


def _bersih(teks: str) -> str:
    if "\f" in teks:
        teks = teks.replace("\f", "")
    if "\u00ad" in teks:
        teks = _KATA_ULANG.sub(r"\1-", teks)
    if "![" in teks:
        teks = _GAMBAR.sub(lambda m: m[1], teks)
    return _HTML.sub(" ", teks).rstrip() if "<" in teks else teks.rstrip()


def _pemisah(teks: str) -> str | None:
    """What divides the cells of a table line, None for a line of text."""
    if "\t" in teks and teks.strip():
        return (
            None
            if baris_daftar_isi(teks) and teks.strip().count("\t") == 1 and not _angka_awal(teks)
            else "\t"
        )
    if "|" in teks and (banyak := teks.count("|")) >= 2 and (banyak >= 3 or teks.lstrip().startswith("|")):
        return "|"
    return None


def _angka_awal(teks: str) -> bool:
    """A two-cell row such as "Jumlah<tab>12" in a table, told from a table of contents by its short text."""
    return len(teks.split("\t")[0].split()) <= 4 and not _ENTRI.match(teks)


def _akhir_tabel(baris: tuple[str, ...], awal: int, pemisah: str, perabot: set[int]) -> int:
    """The index after the last line of the table that begins at ``awal``.

    A line without cells between two table lines is a piece of a cell.
    """
    ke = awal
    while ke < len(baris) and ke not in perabot:
        teks = baris[ke]
        if not teks.strip():
            if "\t" not in teks:
                break
        elif _pemisah(teks) != pemisah:
            sisip = ke + 1 < len(baris) and _pemisah(baris[ke + 1]) == pemisah
            sisip = sisip and not (teks.endswith(".") and _judul_tab((baris[ke - 1], baris[ke + 1])))
            if not sisip or len(teks) > 160 or _KETERANGAN.match(teks):
                break
        ke += 1
    return max(ke, awal + 1)


def _sel(teks: str, pemisah: str, nomor: int) -> list[Sel]:
    if pemisah == "|":
        inti = teks.strip()
        inti = inti[1:] if inti.startswith("|") else inti
        inti = inti[:-1] if inti.endswith("|") else inti
        return [Sel(_bersih_sel(s).replace("\\|", "|"), nomor) for s in _PIPA.split(inti)]
    return [Sel(_bersih_sel(s), nomor) for s in teks.replace("\f", "").split("\t")]


def _bersih_sel(teks: str) -> str:
    teks = _bersih(teks)
    if "  " in teks or "\u00a0" in teks:
        teks = _SPASI.sub(" ", teks)
    return teks.strip().replace("**", "") if "**" in teks else teks.strip()


def _tabel(baris: tuple[str, ...], awal: int, akhir: int, pemisah: str, halaman: int | None) -> TabelMentah:
    kepala: int | None = None
    hasil: list[list[Sel]] = []
    for ke in range(awal, akhir):
        if pemisah == "|" and _GARIS.match(baris[ke]):
            kepala = len(hasil) if kepala is None else kepala
            continue
        if baris[ke].strip():
            hasil.append(_sel(baris[ke], pemisah, ke + 1))
    lebar = Counter(len(b) for b in hasil).most_common(1)[0][0] if hasil else 0
    if kepala and not all(layak_kepala(tuple(b)) for b in hasil[:kepala]):
        kepala = None  # Markdown rules off the first row of the rest of a table, too
    return TabelMentah(tuple(tuple(b) for b in _mendatar(hasil, lebar)), halaman, kepala=kepala)


def _mendatar(baris: list[list[Sel]], lebar: int) -> Iterator[list[Sel]]:
    """Rows that a line break inside a cell divided, put back: the pieces together have the table's width."""
    tunggu: list[Sel] | None = None
    for b in baris:
        if tunggu is None:
            tunggu = b
        elif len(b) == 1 or (len(tunggu) < lebar and len(tunggu) + len(b) - 1 == lebar and len(tunggu) > 1):
            sambungan = Sel(gabung(tunggu[-1].teks, b[0].teks), tunggu[-1].baris)
            tunggu = [*tunggu[:-1], sambungan, *b[1:]]
        else:
            yield tunggu
            tunggu = b
    if tunggu is not None:
        yield tunggu
