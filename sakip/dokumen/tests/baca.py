"""Reads finished files back, for the tests."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pypdfium2

from sakip.dokumen.blok import Acuan, Daftar, Gambar, Judul, Paragraf, Tabel, potongan
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.teks import bersih, potongan_sel, satu_baris

_TAK_TAMPAK = re.compile(r"[\s\u00ad\ufffe\u0002\u200b]+")


def rapat(teks: str) -> str:
    """Text without blanks and without the hyphens of divided words."""
    return _TAK_TAMPAK.sub("", teks)


def halaman_pdf(isi: bytes) -> list[str]:
    """Text of each page as extracted."""
    return [halaman.get_textpage().get_text_range() for halaman in pypdfium2.PdfDocument(isi)]


def teks_docx(isi: bytes) -> str:
    """All text of the body in document order, field instructions left out."""
    badan = docx.Document(BytesIO(isi)).element.body
    ns = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(
        t.text or "" if t.tag == f"{ns}t" else " "
        for t in badan.iter(f"{ns}t", f"{ns}br", f"{ns}tab", f"{ns}p")
    )


def satuan_teks(dok):
    """Every text of the document's blocks as it must stand in each file: (text, in document order?)."""
    nomor = nomori(dok)

    def gabung(runtun):
        return "".join(
            nomor.menurut_kunci[p.kunci].acuan if isinstance(p, Acuan) else bersih(p.isi) for p in runtun
        )

    for urut, blok in enumerate(dok.isi):
        entri = nomor.menurut_urut.get(urut)
        if isinstance(blok, Judul):
            yield f"{entri.label} {entri.judul}", True
        elif isinstance(blok, Paragraf):
            yield gabung(potongan(blok.teks)), True
        elif isinstance(blok, Daftar):
            for butir in blok.butir:
                yield gabung(potongan(butir)), True
        elif isinstance(blok, Tabel | Gambar):
            if entri:
                yield f"{entri.label} {satu_baris(blok.judul)}", isinstance(blok, Tabel)
            if isinstance(blok, Tabel):
                for baris in (*blok.baris_kepala, *blok.baris):
                    for sel in baris:
                        yield gabung(potongan_sel(sel)), False
            yield bersih(blok.catatan), False
