"""Reads HTML, our own report or a saved page: headings, paragraphs, lists, tables with merged cells.

Scripts, styles, navigation and what a page hides are left out; nothing is fetched.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

from lxml import etree

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca import lepas
from sakip.reviu.baca.daftar_isi import buang_daftar_isi
from sakip.reviu.baca.galat import TidakTerbaca
from sakip.reviu.baca.html import petak, rentang
from sakip.reviu.baca.kenal import BARIS, BESAR_TEKS, terlalu_besar, terlalu_panjang
from sakip.reviu.baca.potong import Bahan, BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

BESAR = 10_000_000
BERSARANG = 200
KOLOM = 64
_TERPANJANG = 12_000
RENTANG_BARIS = 400
_DATA = re.compile(rb"data:[a-zA-Z0-9.+/-]{1,60};[^\"'\s<>]{200,}")
_BUANG_TEKS = """
    script style head template noscript svg nav iframe object canvas audio video button select option textarea
    map datalist dialog
"""
_BUANG = frozenset(_BUANG_TEKS.split())
_BLOK_TEKS = """
    html body main article section aside header footer div p ul ol li dl dt dd blockquote pre figure
    figcaption address hr center form fieldset legend details summary table caption h1 h2 h3 h4 h5 h6
"""
_BLOK = frozenset(_BLOK_TEKS.split())
_TEBAL = frozenset(("b", "strong"))
_SEMBUNYI = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def bahan_html(berkas: Path, nama: str) -> Bahan:
    """Paragraphs and tables of an HTML file in reading order."""
    isi = _DATA.sub(b"", berkas.read_bytes())
    if len(isi) > BESAR:
        raise terlalu_besar(nama, "HTML", len(isi), BESAR)
    pengurai = etree.HTMLParser(
        encoding=_sandi(isi), no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        akar = etree.fromstring(isi, pengurai)
    except (etree.XMLSyntaxError, ValueError) as salah:
        raise _rusak(nama) from salah
    if any("xcessive depth" in s.message for s in pengurai.error_log):
        raise _rusak(nama)
    pembaca = _Pembaca(nama)
    if akar is not None:
        pembaca.blok(akar, 0)
        pembaca.tutup()
    if not any(b.strip() for b in pembaca.baris):
        raise TidakTerbaca(f"Berkas {nama} kosong. Pilih berkas laporan yang berisi teks.")
    potong = tuple(lepas.pulihkan(buang_daftar_isi(pembaca.potong)))
    return Bahan(nama, "html", tuple(pembaca.baris), potong)


def _rusak(nama: str) -> TidakTerbaca:
    return TidakTerbaca(
        f"Berkas {nama} bukan HTML yang utuh: isinya rusak atau bersarang terlalu dalam. "
        "Simpan ulang halamannya dari peramban, atau simpan sebagai DOCX."
    )


def _sandi(isi: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page says of itself (None)."""
    if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        isi.decode("utf-8")
    except UnicodeDecodeError:
        return None if re.search(rb"charset", isi[:4096], re.IGNORECASE) else "windows-1252"
    return "utf-8"


class _Pembaca:
    """Walks through the page once; inline text is held until its block ends."""

    def __init__(self, nama: str) -> None:
        self.nama = nama
        self.baris: list[str] = []
        self.potong: list[Potong] = []
        self.teks: list[str] = []
        self.tebal = 0  # letters in bold
        self.depan = ""  # number or dot of the list item at hand
        self.besar = 0

    # --- text ---

    def tutup(self, tingkat: int = 0, *, baris: bool = False) -> None:
        """End the block at hand; ``baris``: its line breaks are those of a plain text."""
        isi = "".join(self.teks)
        depan, tebal, self.teks, self.tebal, self.depan = self.depan, self.tebal, [], 0, ""
        potong = [re.sub(r"\s+", " ", t).strip() for t in isi.split("\n")]
        potong = [u for t in potong for u in textwrap.wrap(t, _TERPANJANG)]
        if not potong:
            self.depan = depan
            return
        potong[0] = f"{depan} {potong[0]}".strip()
        polos = "".join(potong)
        if not tingkat and tebal * 10 >= len(polos.replace(" ", "")) * 9 and _mungkin_judul(polos):
            tingkat = 6
        if tingkat:
            potong = [" ".join(potong)]
        for t in potong:
            self._tambah(t)
            self.potong.append(
                BarisTeks(
                    t, len(self.baris), None, tingkat, paragraf=not baris, butir=bool(depan) and not tingkat
                )
            )
        if kenali.keterangan(polos):
            self.potong.append(BarisTeks("", len(self.baris)))

    def _tambah(self, teks: str) -> None:
        self.baris.append(teks)
        self.besar += len(teks)
        if len(self.baris) > BARIS:
            raise terlalu_panjang(self.nama)
        if self.besar > BESAR_TEKS:
            raise terlalu_besar(self.nama, "teks", self.besar, BESAR_TEKS)

    def _sisip(self, teks: str | None, *, tebal: bool, apa_adanya: bool) -> None:
        if teks:
            self.teks.append(teks if apa_adanya else re.sub(r"\s", " ", teks))
            self.tebal += len(re.sub(r"\s", "", teks)) if tebal else 0

    # --- blocks ---

    def blok(self, el: Any, dalam: int, *, tebal: bool = False, apa_adanya: bool = False) -> None:
        """What an element holds, without its tail."""
        if dalam > BERSARANG:
            raise _rusak(self.nama)
        tag = el.tag if isinstance(el.tag, str) else ""
        if not tag or tag in _BUANG or _tersembunyi(el):
            return
        if tag == "br":
            self.teks.append("\n")
            return
        if tag == "table":
            self.tutup()
            self._tabel(el, dalam)
            return
        blok = tag in _BLOK
        tingkat = _tingkat(el, tag)
        apa_adanya = apa_adanya or tag == "pre"
        if blok:
            self.tutup(baris=apa_adanya)
        if tag == "li":
            self.depan = _nomor(el)
        tebal = tebal or tag in _TEBAL
        self._sisip(el.text, tebal=tebal, apa_adanya=apa_adanya)
        for anak in el:
            self.blok(anak, dalam + 1, tebal=tebal, apa_adanya=apa_adanya)
            self._sisip(anak.tail, tebal=tebal, apa_adanya=apa_adanya)
        if blok:
            self.tutup(tingkat, baris=apa_adanya)
            self.depan = "" if tag == "li" else self.depan

    # --- tables ---

    def _tabel(self, tabel: Any, dalam: int) -> None:
        baris, kepala = _baris_tabel(tabel)
        for judul in tabel.iterchildren("caption"):
            self.blok(judul, dalam + 1)
        if len({n for b in baris for n, (_, t) in enumerate(b) if t}) < 2:
            for b in baris:  # a frame around text, or a page laid out with a table
                for td, _ in b:
                    self._isi_sel(td, dalam)
            return
        awal = len(self.baris)
        isi = []
        for ke, b in enumerate(baris, 1):
            isi.append(
                [
                    (
                        t,
                        awal + ke,
                        rentang(td.get("colspan"), KOLOM),
                        rentang(td.get("rowspan"), RENTANG_BARIS),
                    )
                    for td, t in b
                ]
            )
        hasil = petak(isi, awal)
        for satu in hasil:
            self._tambah("\t".join("" if s.isian else s.teks for s in satu))
        # a row spanned by the rows above alone still counts as a line
        hasil = tuple(tuple(Sel(s.teks, awal + n, s.isian) for s in r) for n, r in enumerate(hasil, 1))
        self.potong.append(TabelMentah(hasil, None, utuh=True, kepala=kepala or None))
        for b in baris:
            for td, _ in b:
                for anak in td.iter("table"):
                    if dalam < BERSARANG and next(anak.iterancestors("table"), None) is tabel:
                        self._tabel(anak, dalam + 1)

    def _isi_sel(self, td: Any, dalam: int) -> None:
        self.tutup()
        self._sisip(td.text, tebal=False, apa_adanya=False)
        for anak in td:
            self.blok(anak, dalam + 1)
            self._sisip(anak.tail, tebal=False, apa_adanya=False)
        self.tutup()


def _mungkin_judul(teks: str) -> bool:
    return (
        len(teks) <= 160
        and teks[-1:] not in ".;,:"
        and re.search(r"[A-Za-z]{3}", teks) is not None
        and kenali.keterangan(teks) is None
    )


def _tersembunyi(el: Any) -> bool:
    return (
        el.get("hidden") is not None
        or el.get("aria-hidden") == "true"
        or _SEMBUNYI.search(el.get("style") or "") is not None
    )


def _tingkat(el: Any, tag: str) -> int:
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    if el.get("role") == "heading":
        tingkat = el.get("aria-level") or "2"
        return min(6, int(tingkat)) if re.fullmatch("[1-9]", tingkat) else 2
    return 0


def _nomor(li: Any) -> str:
    """What a browser prints before a list item; "-" for a dot."""
    induk = li.getparent()
    if induk is None or induk.tag != "ol":
        return "-"
    ke = next(
        (n for n, u in enumerate(induk.iterchildren("li"), rentang(induk.get("start"), 9999)) if u is li), 1
    )
    gaya = induk.get("type") or "1"
    if gaya in ("a", "A") and ke <= 26:
        return f"{chr(ord(gaya) + ke - 1)}."
    return f"{ke}."


def _baris_tabel(tabel: Any) -> tuple[list[list[tuple[Any, str]]], int]:
    """(rows of cells with their text, how many rows at the top are header)."""
    baris: list[list[tuple[Any, str]]] = []
    kepala, mulai = 0, True
    for tr in tabel.iter("tr"):
        if next(tr.iterancestors("table"), None) is not tabel or _tersembunyi(tr):
            continue
        sel = [(td, _teks_sel(td)) for td in tr.iterchildren("td", "th")]
        if not sel:
            continue
        induk = tr.getparent()
        di_atas = (induk is not None and induk.tag == "thead") or all(td.tag == "th" for td, _ in sel)
        mulai = mulai and di_atas and not (len(sel) == 1 and induk is not None and induk.tag == "tbody")
        kepala += mulai
        baris.append(sel)
    return baris, kepala if kepala < len(baris) else 0


def _teks_sel(td: Any) -> str:
    """The text of a cell without tables inside it."""
    bagian: list[str] = []

    def ambil(el: Any, dalam: int) -> None:
        tag = el.tag if isinstance(el.tag, str) else ""
        if not tag or tag in _BUANG or tag == "table" or dalam > BERSARANG or _tersembunyi(el):
            return
        sela = " " if tag in _BLOK or tag == "br" else ""
        bagian.append(sela + (el.text or ""))
        for anak in el:
            ambil(anak, dalam + 1)
            bagian.append(anak.tail or "")
        bagian.append(sela)

    ambil(td, 0)
    return re.sub(r"\s+", " ", "".join(bagian)).strip()
