"""DOCX: blocks become WordprocessingML inside a python-docx package, written with stable bytes.

Contents, lists, numbers and references are real fields whose texts are written here, so they are right
without any update in the word processor (and LibreOffice, which fills no contents on its own, shows them
too).
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from sakip.dokumen.blok import Dokumen, Sampul
from sakip.dokumen.docx import gaya
from sakip.dokumen.docx.bagian import Bagian, Jenis
from sakip.dokumen.docx.gaya import selebar_teks
from sakip.dokumen.docx.isi import Penulis
from sakip.dokumen.docx.sematan import sematan
from sakip.dokumen.docx.unsur import lari, paragraf, tanda_draf
from sakip.dokumen.halaman import Halaman, halaman_dokumen
from sakip.dokumen.huruf import cari_huruf
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.teks import bersih, kepala_halaman, satu_baris

_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)
_JENIS_HURUF = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_APLIKASI = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>SAKIP</Application></Properties>"
)


def tulis(
    dok: Dokumen,
    *,
    halaman: Mapping[str, str] | Callable[[], Mapping[str, str]] | None,
    folder_huruf: Path,
    cache: Path | None,
) -> bytes:
    """See :func:`sakip.dokumen.tulis_docx`."""
    nomor = nomori(dok)
    document = docx.Document()
    bahasa = "id-ID" if dok.bahasa == "id" else dok.bahasa
    tegak = halaman_dokumen(dok)
    penulis = Penulis(
        dok,
        nomor,
        halaman if callable(halaman) else lambda: halaman or {},
        folder_huruf,
        cache,
        hubungkan=lambda alamat: document.part.relate_to(alamat, RT.HYPERLINK, is_external=True),
        sisipkan=lambda isi: document.part.get_or_add_image(BytesIO(isi))[0],
        bagian=Bagian(tegak, _rujukan(document, dok, tegak), "depan"),
    )
    sampul = dok.sampul if dok.bentuk == "laporan" else None
    isi = penulis.badan((lambda: _sampul(dok, sampul, penulis)) if sampul else None)
    _ganti_anak(document.element.body, f"<w:body {gaya.NS}>{isi}</w:body>")
    _ganti_anak(document.styles.element, gaya.gaya_xml(bahasa, penulis.kiri_bab, penulis.kiri_takarir, tegak))
    _ganti_anak(document.part.numbering_part.element, gaya.penomoran_xml(penulis.jumlah_bernomor))
    _ganti_anak(document.settings.element, gaya.setelan_xml(bahasa))
    _rapikan_paket(document, folder_huruf)
    _sifat(document, dok, bahasa)
    return _kemas(document)


# -- sections ------------------------------------------------------------------------------------------


def _rujukan(document: Document, dok: Dokumen, tegak: Halaman) -> dict[tuple[Jenis, bool], str]:
    """Headers and footers, and the references to them by kind and direction of the pages."""
    hasil: dict[tuple[Jenis, bool], str] = {}
    nomor = f'<w:fldSimple w:instr=" PAGE ">{lari("1")}</w:fldSimple>'
    kaki = _kaki(document, nomor)
    kosong, tanpa = _kepala(document, dok, 0, ""), _kaki(document, "")
    for urut, putar in enumerate((False, True), start=1):
        lebar = selebar_teks(tegak.diputar() if putar else tegak)
        kiri = "" if tegak.sempit else kepala_halaman(dok.unit_singkat or dok.unit)
        kanan = f"{satu_baris(dok.judul)} {dok.tahun}"
        tab = f'<w:tabs><w:tab w:val="clear" w:pos="{selebar_teks(tegak)}"/>' if putar else ""
        tab += f'<w:tab w:val="right" w:pos="{lebar}"/></w:tabs>' if putar else ""
        penuh = _kepala(document, dok, urut, lari(f"{kiri}\t{kanan}" if kiri else kanan), tab)
        hasil["romawi", putar] = hasil["arab", putar] = _acu("header", penuh) + _acu("footer", kaki)
        hasil["depan", putar] = _acu("header", kosong) + _acu("footer", tanpa)
        hasil["surat", putar] = (
            _acu("header", kosong)
            + _acu("header", kosong, "first")
            + _acu("footer", kaki)
            + _acu("footer", tanpa, "first")
        )
    return hasil


def _acu(bagian: str, rid: str, jenis: str = "default") -> str:
    return f'<w:{bagian}Reference w:type="{jenis}" r:id="{rid}"/>'


def _kepala(document: Document, dok: Dokumen, nomor: int, isi: str, lain: str = "") -> str:
    """A header part; without text it has no line either."""
    draf = tanda_draf(nomor + 1, kecil=dok.ukuran == "ponsel") if dok.draf else ""
    polos = "" if isi else '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
    bagian, rid = document.part.add_header_part()
    _ganti_anak(bagian.element, f"<w:hdr {gaya.NS}>{paragraf('Header', draf + isi, polos + lain)}</w:hdr>")
    return str(rid)


def _kaki(document: Document, isi: str) -> str:
    bagian, rid = document.part.add_footer_part()
    _ganti_anak(bagian.element, f"<w:ftr {gaya.NS}>{paragraf('Footer', isi)}</w:ftr>")
    return str(rid)


def _sampul(dok: Dokumen, sampul: Sampul, penulis: Penulis) -> str:
    sempit = penulis.halaman.sempit
    garis = '<w:pBdr><w:{0} w:val="single" w:sz="14" w:space="{1}" w:color="1B3A5F"/></w:pBdr>'
    isi = []
    if sampul.lambang is not None:
        tinggi = 18 if sempit else 32
        gambar, _ = penulis.lambang(sampul.lambang, "Lambang pada sampul", sampul.lambang_alternatif, tinggi)
        isi.append(paragraf("SampulInstansi", gambar))
    isi.append(paragraf("SampulInstansi", lari(bersih(dok.instansi))))
    jarak = f'<w:spacing w:before="{700 if sempit else 2600}" w:after="60" w:line="240" w:lineRule="auto"/>'
    bawah = garis.format("bottom", 18)
    subjudul = satu_baris(dok.subjudul)
    isi.append(
        paragraf("Title", lari(satu_baris(dok.judul)), (garis.format("top", 18) if subjudul else "") + jarak)
    )
    if subjudul:
        isi.append(paragraf("Subtitle", lari(subjudul), bawah))
    isi.append(paragraf("SampulUnit", lari(bersih(dok.unit))))
    # what the page has left, less a line for every 45 characters of the titles that make more than one
    sisa = (2600 if sempit else 5700) - (2000 if sampul.lambang else 0)
    sisa -= 500 * sum(len(t) // 45 for t in (dok.instansi, dok.judul, dok.unit)) + 300 * len(
        sampul.baris_bawah
    )
    jarak = f'<w:spacing w:before="{max(sisa, 600)}" w:after="60" w:line="240" w:lineRule="auto"/>'
    isi.append(paragraf("SampulBawah", lari(bersih("\n".join(sampul.baris_bawah))), jarak))
    isi.append(paragraf("SampulTahun", lari(str(dok.tahun))))
    return "".join(isi)


# -- package -------------------------------------------------------------------------------------------


def _ganti_anak(elemen: Any, xml: str) -> None:
    """Replace all children of a part's root by those of ``xml`` (same root)."""
    baru = parse_xml(xml.encode())
    for anak in list(elemen):
        elemen.remove(anak)
    elemen.extend(list(baru))


def _rapikan_paket(document: Document, folder_huruf: Path) -> None:
    """Take the template's picture of itself and its own XML out, and put our fonts and name in."""
    paket = document.part.package
    for hubungan in (paket.rels, document.part.rels):
        for rid in [r for r, h in hubungan.items() if h.reltype.endswith(("/thumbnail", "/customXml"))]:
            del hubungan[rid]
    for bagian in list(paket.iter_parts()):
        if bagian.partname.endswith("/fontTable.xml"):
            bagian._blob = gaya.tabel_huruf_xml(_sematkan(bagian, folder_huruf)).encode()
        elif bagian.partname.endswith("/app.xml"):
            bagian._blob = _APLIKASI.encode()


def _sematkan(tabel_huruf: Part, folder_huruf: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Put the fonts into the package; per family the faces as (name, relationship, key)."""
    wajah: dict[str, list[tuple[str, str, str]]] = {}
    for nomor, s in enumerate(sematan(cari_huruf(folder_huruf).berkas), start=1):
        nama = PackURI(f"/word/fonts/font{nomor}.odttf")
        rid = tabel_huruf.relate_to(Part(nama, _JENIS_HURUF, s.isi, tabel_huruf.package), RT.FONT)
        wajah.setdefault(s.keluarga, []).append((s.rupa, rid, s.kunci))
    return wajah


def _sifat(document: Document, dok: Dokumen, bahasa: str) -> None:
    waktu = datetime.combine(dok.tanggal, time(), UTC).replace(tzinfo=None)
    penulis = satu_baris(dok.penulis or dok.unit)[:255]
    sifat = document.core_properties
    sifat.title = satu_baris(f"{dok.judul} {dok.unit} Tahun {dok.tahun}")[:255]
    sifat.subject = satu_baris(dok.subjudul)[:255]
    sifat.author = sifat.last_modified_by = penulis
    sifat.keywords = satu_baris(", ".join(dok.kata_kunci))[:255]
    sifat.comments = ""
    sifat.language = bahasa
    sifat.revision = 1
    sifat.created = sifat.modified = waktu


def _kemas(document: Document) -> bytes:
    """Save, then write the ZIP again with one time and one order, so that equal content gives equal bytes."""
    mentah = BytesIO()
    document.save(mentah)
    hasil = BytesIO()
    with zipfile.ZipFile(mentah) as asal, zipfile.ZipFile(hasil, "w") as tujuan:
        for nama in sorted(asal.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(nama, _WAKTU_ZIP)
            info.create_system = 3
            padat = not nama.endswith((".png", ".jpg", ".jpeg"))
            info.compress_type = zipfile.ZIP_DEFLATED if padat else zipfile.ZIP_STORED
            tujuan.writestr(info, asal.read(nama))
    return hasil.getvalue()
