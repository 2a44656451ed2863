"""Contents and lists of tables and figures: fields with their texts and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.dokumen.docx.gaya import selebar_teks
from sakip.dokumen.docx.unsur import AKHIR_BIDANG, awal_bidang, bidang, lari, paragraf
from sakip.dokumen.huruf import cari_huruf
from sakip.dokumen.penomoran import Entri

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

    from sakip.dokumen.docx.isi import Penulis

LETAK = {"TOC1": (0, 964), "TOC2": (964, 1531), "TOC3": (1531, 2268), "TOC4": (2268, 2722)}
"""Twips: where the numbers and where the titles begin; the titles of level 1 where its numbers leave off."""
UKURAN, UKURAN_TAKARIR = 10.5, 9.5
_KATA = re.compile(r"\S+?[-–/](?=\w)|\S+\s*")
_RUANG_NOMOR = 500  # twips for the page number and a dot or two before it
_RAPAT = (1.0, 0.992, 0.984)  # programs that kern set a line so much closer


def isi_daftar(p: Penulis, perintah: str, entri: Sequence[Entri]) -> str:
    """The lines of a list, all within one field."""
    halaman = p.label_halaman()
    baris = [_entri(p, e, halaman.get(e.kunci, "")) for e in entri] or [("TOC1", "", "")]
    akhir = len(baris) - 1
    return "".join(
        paragraf(
            gaya,
            (awal_bidang(perintah) if i == 0 else "") + isi + (AKHIR_BIDANG if i == akhir else ""),
            lain,
        )
        for i, (gaya, isi, lain) in enumerate(baris)
    )


def _entri(p: Penulis, e: Entri, nomor: str) -> tuple[str, str, str]:
    gaya = f"TOC{e.tingkat}" if e.jenis == "judul" else "TableofFigures"
    tanda = f"_Toc{e.urut:06d}"
    awal, kiri = LETAK.get(gaya, (0, p.kiri_takarir))
    kiri = p.kiri_bab if gaya == "TOC1" else kiri
    depan, lain = lari(f"{e.label}\t"), ""
    if not e.label:  # nothing before the first tab stop: the stop must not catch the page number
        depan = ""
        lain = (
            f'<w:tabs><w:tab w:val="clear" w:pos="{kiri}"/></w:tabs><w:ind w:left="{awal}" w:firstLine="0"/>'
        )
        kiri = awal
    huruf = _huruf(p.folder_huruf, gaya == "TOC1", UKURAN if e.jenis == "judul" else UKURAN_TAKARIR)
    judul = lipat(e.judul, huruf, selebar_teks(p.halaman) - kiri)
    halaman = bidang(f"PAGEREF {tanda} \\h", nomor)
    isi = f"{depan}{lari(judul)}{lari(chr(9))}{halaman}"
    return gaya, f'<w:hyperlink w:anchor="{tanda}" w:history="1">{isi}</w:hyperlink>', lain


def lipat(judul: str, huruf: FreeTypeFont, lebar: int) -> str:
    """The title, with a line break where its last line would leave no room for the page number.

    ``lebar``: twips of a line.  Without the break the number alone would fall to a line of its own; a right
    indent, which would keep the text off it, makes LibreOffice leave the numbers out.
    """
    kata = [(k, huruf.getlength(k.rstrip()), huruf.getlength(k)) for k in _KATA.findall(judul)]
    for rapat in _RAPAT:
        akhir, terpakai = _baris_akhir(kata, lebar / rapat)
        if terpakai * rapat > lebar - _RUANG_NOMOR and len(akhir) > 1:
            depan = "".join(k for k, *_ in kata[:-1]).rstrip()
            return f"{depan}\n{kata[-1][0]}"
    return judul


def _baris_akhir(kata: Sequence[tuple[str, float, float]], lebar: float) -> tuple[list[str], float]:
    """The words on the last line, filled greedily, and the room they take."""
    baris: list[str] = []
    awal = terpakai = 0.0
    for satu, panjang, dengan_spasi in kata:
        if baris and awal + panjang > lebar:
            baris, awal = [], 0.0
        baris.append(satu)
        terpakai = awal + panjang
        awal += dengan_spasi
    return baris, terpakai


@lru_cache(maxsize=8)
def _huruf(folder: Path, tebal: bool, ukuran: float) -> FreeTypeFont:
    """The lists' type, measured in twips."""
    from PIL import ImageFont

    nama = f"SourceSans3_{'700Bold' if tebal else '400Regular'}.ttf"
    (berkas,) = (b for b in cari_huruf(folder).berkas if b.name == nama)
    return ImageFont.truetype(berkas, ukuran * 20, layout_engine=ImageFont.Layout.BASIC)
