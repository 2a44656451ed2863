"""Reads DOCX: headings by style and by form, tables with merged and nested cells, notes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca import lepas
from sakip.reviu.baca.daftar_isi import buang_daftar_isi
from sakip.reviu.baca.docx.gaya import Gaya, Penomoran, ambil, baca_gaya, bulat, nyala
from sakip.reviu.baca.docx.isi import MC, catatan, kotak_teks, semua_tebal, teks_paragraf
from sakip.reviu.baca.docx.paket import Paket, W
from sakip.reviu.baca.galat import TidakTerbaca
from sakip.reviu.baca.kenal import BARIS, terlalu_panjang
from sakip.reviu.baca.kepala_gabung import kepala_bertingkat
from sakip.reviu.baca.potong import Bahan, BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

#: A hyphen that ends a line by hand within a word: "Penang-", "gung".
_TERPENGGAL = re.compile(r"(?<=[a-z]{3})-\n(?=[a-z]{3})")
BERSARANG = 12
KOLOM = 60
_WADAH = frozenset(
    (
        W + "sdt",
        W + "sdtContent",
        W + "ins",
        W + "moveTo",
        W + "smartTag",
        W + "customXml",
        MC + "AlternateContent",
    )
)


def bahan_docx(berkas: Path, nama: str) -> Bahan:
    """Paragraphs and tables of a DOCX in reading order."""
    with Paket(berkas, nama) as paket:
        akar = paket.xml("word/document.xml")
        if akar is None or akar.find(W + "body") is None:
            raise TidakTerbaca(f"Berkas {nama} tidak memuat dokumen Word. Periksa berkasnya.")
        pembaca = _Pembaca(
            nama,
            baca_gaya(paket.xml("word/styles.xml")),
            Penomoran.dari(paket.xml("word/numbering.xml")),
            _catatan_kaki(paket),
            next(akar.iter(W + "lastRenderedPageBreak"), None) is not None,
        )
        pembaca.isi(akar.find(W + "body"))
    if not any(b.strip() for b in pembaca.baris):
        raise TidakTerbaca(f"Berkas {nama} kosong. Pilih berkas laporan yang berisi teks.")
    potong = tuple(lepas.pulihkan(buang_daftar_isi(pembaca.potong)))
    return Bahan(nama, "docx", tuple(pembaca.baris), potong, pembaca.halaman)


def _catatan_kaki(paket: Paket) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for jenis in ("footnote", "endnote"):
        akar = paket.xml(f"word/{jenis}s.xml")
        for c in () if akar is None else akar.findall(W + jenis):
            if c.get(W + "type") in (None, "normal"):
                hasil[f"{jenis}{c.get(W + 'id')}"] = c
    return hasil


class _Pembaca:
    """Walks through the body once; counts lines, lists and pages."""

    def __init__(
        self,
        nama: str,
        gaya: dict[str, Gaya],
        nomor: Penomoran,
        catatan_kaki: dict[str, Any],
        berhalaman: bool,
    ) -> None:
        self.gaya, self.penomoran, self.catatan_kaki = gaya, nomor, catatan_kaki
        self.nama = nama
        self.baris: list[str] = []
        self.potong: list[Potong] = []
        self.halaman: int | None = 1 if berhalaman else None

    def isi(self, wadah: Any, dalam: int = 0) -> None:
        """The blocks of the body, of a text box, of a note."""
        for unsur in wadah:
            if len(self.baris) > BARIS:
                raise terlalu_panjang(self.nama)
            if unsur.tag == W + "p":
                self._paragraf(unsur, dalam)
            elif unsur.tag == W + "tbl":
                self._tabel(unsur, dalam)
            elif unsur.tag == MC + "AlternateContent":
                pilihan = unsur.find(MC + "Choice")
                if pilihan is not None and dalam < BERSARANG:
                    self.isi(pilihan, dalam + 1)
            elif unsur.tag in _WADAH and dalam < BERSARANG:
                self.isi(unsur, dalam + 1)

    def _paragraf(self, p: Any, dalam: int) -> None:
        gaya = self.gaya.get(ambil(p, "pPr/pStyle") or "", Gaya())
        if self.halaman is not None:
            self.halaman += sum(1 for _ in p.iter(W + "lastRenderedPageBreak"))
        teks = teks_paragraf(p)
        nomor, _ = self._nomor(p, gaya, teks)
        if gaya.tingkat or (len(teks) <= 300 and kenali.keterangan(teks.strip().split("\n")[0])):
            teks = teks.replace("\n", " ")
        if not kenali.baris_daftar_isi(teks):
            teks = re.sub(r"[\t ]+", " ", teks)
        teks = f"{nomor} {teks}".strip() if nomor and teks.strip() else teks.strip()
        tingkat = self._tingkat(p, gaya, teks)
        potong = [b.strip() for b in teks.split("\n") if b.strip()]
        for satu in potong or [""]:
            self.baris.append(satu)
            self.potong.append(
                BarisTeks(
                    satu,
                    len(self.baris),
                    self.halaman,
                    tingkat,
                    paragraf=bool(satu),
                    butir=bool(nomor) and not tingkat,
                )
            )
        if kenali.keterangan(teks):
            self.potong.append(BarisTeks("", len(self.baris), self.halaman))
        if dalam < BERSARANG:
            for kotak in (*kotak_teks(p), *catatan(p, self.catatan_kaki)):
                self.isi(kotak, dalam + 1)

    def _nomor(self, p: Any, gaya: Gaya, teks: str) -> tuple[str, bool]:
        num = ambil(p, "pPr/numPr/numId")
        ke = ambil(p, "pPr/numPr/ilvl")
        if num is None and gaya.nomor is not None:
            num = gaya.nomor[0]
            ke = ke or str(gaya.nomor[1])
        if num in (None, "0") or not teks.strip():
            return "", False
        return self.penomoran.nomor(num or "", bulat(ke))

    def _tingkat(self, p: Any, gaya: Gaya, teks: str) -> int:
        """The heading level by style, by outline, or by form: a short bold paragraph without a full stop."""
        garis = ambil(p, "pPr/outlineLvl")
        if gaya.tingkat or (garis and bulat(garis, 9) < 9):
            return gaya.tingkat or bulat(garis) + 1
        if len(teks) > 160 or teks[-1:] in ".;,:" or kenali.keterangan(teks) or kenali.baris_daftar_isi(teks):
            return 0
        return 6 if re.search(r"[A-Za-z]{3}", teks) and semua_tebal(p, gaya.tebal) else 0

    # --- tables ---

    def _tabel(self, tbl: Any, dalam: int) -> None:
        baris = _baris_tabel(tbl)
        sel = [tc for _, isi in baris for tc, _ in isi]
        if _bingkai(baris):
            for tc in sel:
                if dalam < BERSARANG:
                    self.isi(tc, dalam + 1)
            return
        atas: dict[int, Sel] = {}
        hasil: list[tuple[Sel, ...]] = []
        for tr, isi in baris:
            if self.halaman is not None:
                self.halaman += sum(1 for _ in tr.iter(W + "lastRenderedPageBreak"))
            self.baris.append("")
            hasil.append(self._isi_baris(tr, isi, atas))
            self.baris[-1] = "\t".join("" if s.isian else s.teks for s in hasil[-1])
        kepala = sum(1 for tr, _ in baris if nyala(tr.find(f"{W}trPr/{W}tblHeader")))
        kepala = max(kepala, kepala_bertingkat(hasil))
        self.potong.append(TabelMentah(tuple(hasil), self.halaman, utuh=True, kepala=kepala or None))
        if dalam < BERSARANG:
            for tc in sel:
                for anak in tc.findall(W + "tbl"):
                    self._tabel(anak, dalam + 1)

    def _isi_baris(self, tr: Any, isi: Iterable[tuple[Any, int]], atas: dict[int, Sel]) -> tuple[Sel, ...]:
        """Cells of one row; a merged cell stands at its first column, and again below as a copy."""
        n = len(self.baris)
        lewat = min(bulat(ambil(tr, "trPr/gridBefore")), KOLOM)
        hasil = [Sel("", n) for _ in range(lewat)]
        for tc, lebar in isi:
            kolom = len(hasil)
            gabung = tc.find(f"{W}tcPr/{W}vMerge")
            if gabung is not None and gabung.get(W + "val") != "restart":
                hasil.append(Sel(atas[kolom].teks, n, isian=True) if kolom in atas else Sel("", n))
            else:
                satu = Sel(_teks_sel(tc), n)
                atas[kolom] = satu
                hasil.append(satu)
            hasil += [Sel("", n) for _ in range(lebar - 1)]
        return tuple(hasil)


def _baris_tabel(tbl: Any) -> list[tuple[Any, list[tuple[Any, int]]]]:
    """Rows with their cells and the columns that each runs over; content controls are looked through."""
    hasil = []
    for tr in _anak(tbl, W + "tr"):
        sel = []
        for tc in _anak(tr, W + "tc"):
            lebar = ambil(tc, "tcPr/gridSpan")
            sel.append((tc, max(1, min(bulat(lebar, 1), KOLOM))))
        if sel:
            hasil.append((tr, sel))
    return hasil


def _bingkai(baris: list[tuple[Any, list[tuple[Any, int]]]]) -> bool:
    """A frame around text, or a page laid out with a table: no second column that holds anything."""
    kolom: set[int] = set()
    for _, isi in baris:
        n = 0
        for tc, lebar in isi:
            if next((t for t in tc.iter(W + "t") if (t.text or "").strip()), None) is not None:
                kolom.add(n)
            n += lebar
    return len(kolom) < 2


def _anak(induk: Any, nama: str, dalam: int = 0) -> Iterable[Any]:
    for u in induk:
        if u.tag == nama:
            yield u
        elif u.tag in _WADAH and dalam < BERSARANG:
            yield from _anak(u, nama, dalam + 1)


def _teks_sel(tc: Any) -> str:
    teks = " ".join(teks_paragraf(p) for p in tc.iterfind(W + "p"))
    if not teks.strip():
        teks = " ".join(teks_paragraf(p) for p in tc.iterfind(f"{W}sdt//{W}p"))
    teks = _TERPENGGAL.sub("", teks)
    return re.sub(r"\s+", " ", teks).strip()
