"""The parts of a letter in WordprocessingML: letterhead, details, signatures, laid out by tables without
lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sakip.dokumen.blok import IsiTeks, KopSurat, Penandatangan, Rincian, TandaTangan
from sakip.dokumen.docx.gaya import selebar_teks, twip
from sakip.dokumen.docx.unsur import lari, paragraf
from sakip.dokumen.teks import NAMA_KOSONG, NAMA_KOSONG_SEMPIT, bersih, satu_baris

if TYPE_CHECKING:
    from sakip.dokumen.docx.isi import Penulis

_TEBAL = "<w:b/><w:bCs/>"
_PER_HURUF = 150  # twips that a character of a label takes in the widest common fonts
_GARIS_KOP = (
    '<w:tblBorders><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="0" w:color="1D2530"/>'
    "</w:tblBorders>"
)


def kop(p: Penulis, blok: KopSurat) -> str:
    """The letterhead."""
    baris = [b for b in blok.baris if b.strip()]
    tulisan = "".join(
        paragraf("KopSurat", lari(bersih(b), _TEBAL if urut == len(baris) - 1 else ""))
        for urut, b in enumerate(baris)
    )
    tulisan += "".join(paragraf("KopAlamat", lari(bersih(a))) for a in blok.alamat if a.strip())
    tulisan += paragraf("JarakSurat", "")
    lebar = selebar_teks(p.halaman)
    if blok.lambang is None:
        return _tata([lebar], [[tulisan]], _GARIS_KOP) + _JARAK
    tinggi = 15 if p.halaman.sempit else 24
    gambar, selebar = p.lambang(blok.lambang, "Lambang pada kop surat", blok.lambang_alternatif, tinggi)
    kiri = min(selebar + 160, lebar // 2)
    lambang = paragraf("KopSurat", gambar)
    return _tata([kiri, lebar - kiri], [[lambang, tulisan]], _GARIS_KOP, tengah=True) + _JARAK


def rincian(p: Penulis, blok: Rincian) -> str:
    """Labels, colons and contents in three columns."""
    lebar = selebar_teks(p.halaman)
    label = min(_PER_HURUF * max(len(t) for t, _ in blok.baris) + 120, round(0.42 * lebar))
    baris = [
        [paragraf("Rincian", lari(bersih(t))), paragraf("Rincian", lari(":")), _isi(p, isi)]
        for t, isi in blok.baris
    ]
    return _tata([label, 200, lebar - label - 200], baris) + _JARAK


def _isi(p: Penulis, isi: IsiTeks) -> str:
    return paragraf("Rincian", p.runtun(isi))


def tanda_tangan(p: Penulis, blok: TandaTangan) -> str:
    """Places for one signature or two, on one page."""
    setengah = selebar_teks(p.halaman) // 2
    ruang = twip(14 if p.halaman.sempit else 21)
    titik = NAMA_KOSONG_SEMPIT if p.halaman.sempit else NAMA_KOSONG
    kosong = paragraf("TandaTangan", "")
    jarak = f'<w:spacing w:before="{ruang}" w:after="0" w:line="250" w:lineRule="auto"/>'
    akhir = f'<w:keepNext w:val="0"/>{jarak}'
    nama = [paragraf("TandaTangan", lari(satu_baris(o.nama) or titik, _TEBAL), akhir) for o in blok.pihak]
    baris: list[Sequence[str]] = [[_kepala(o) for o in blok.pihak], nama]
    if len(blok.pihak) == 1:
        baris = [[kosong, *b] for b in baris]
    if blok.tempat_tanggal.strip():
        baris.insert(0, [kosong, paragraf("TandaTangan", lari(bersih(blok.tempat_tanggal)))])
    return _JARAK_LEKAT + _tata([setengah, setengah], baris) + _JARAK


def _kepala(o: Penandatangan) -> str:
    baris = [bersih(t) for t in (o.peran, o.jabatan) if t.strip()]
    return paragraf("TandaTangan", lari("\n".join(baris)))


_JARAK = paragraf("JarakSurat", "")
_JARAK_LEKAT = paragraf("JarakSurat", "", "<w:keepNext/>")


def _tata(
    lebar: Sequence[int], baris: Sequence[Sequence[str]], garis: str = "", *, tengah: bool = False
) -> str:
    """A table for layout only: no lines, no heading rows."""
    sifat_sel = '<w:vAlign w:val="center"/>' if tengah else ""
    isi = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>{sifat_sel}</w:tcPr>{sel}</w:tc>'
            for w, sel in zip(lebar, sel_sel, strict=True)
        )
        + "</w:tr>"
        for sel_sel in baris
    )
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in lebar)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TataLetak"/><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>{garis}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{isi}</w:tbl>'
    )
