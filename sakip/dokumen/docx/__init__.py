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
from docx.oxml import parse_xml

from sakip.dokumen.blok import Dokumen
from sakip.dokumen.docx import gaya
from sakip.dokumen.docx.isi import Penulis
from sakip.dokumen.docx.unsur import lari, paragraf, tanda_draf
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.teks import bersih, satu_baris

_HALAMAN = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1417" w:bottom="1417" w:left="1701" '
    'w:header="850" w:footer="680" w:gutter="0"/>'
)
_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)
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
    rujukan = _kepala_kaki(document, dok)
    batang = _bagian(rujukan, "decimal", mulai=True)
    penulis = Penulis(
        dok,
        nomor,
        halaman if callable(halaman) else lambda: halaman or {},
        folder_huruf,
        cache,
        hubungkan=lambda alamat: document.part.relate_to(alamat, RT.HYPERLINK, is_external=True),
        sisipkan=lambda isi: document.part.get_or_add_image(BytesIO(isi))[0],
        batas_bagian=_bagian(rujukan, "lowerRoman", mulai=True),
    )
    isi = (_sampul(document, dok, penulis) if dok.sampul else "") + penulis.badan()
    _ganti_anak(document.element.body, f"<w:body {gaya.NS}>{isi}{batang}</w:body>")
    _ganti_anak(document.styles.element, gaya.gaya_xml(bahasa, penulis.kiri_bab))
    _ganti_anak(document.part.numbering_part.element, gaya.penomoran_xml(penulis.jumlah_bernomor))
    _ganti_anak(document.settings.element, gaya.setelan_xml(bahasa))
    _rapikan_paket(document)
    _sifat(document, dok, bahasa)
    return _kemas(document)


# -- sections ------------------------------------------------------------------------------------------


def _bagian(rujukan: str, angka: str, *, mulai: bool) -> str:
    awal = ' w:start="1"' if mulai else ""
    return (
        f'<w:sectPr>{rujukan}<w:type w:val="nextPage"/>{_HALAMAN}<w:pgNumType w:fmt="{angka}"{awal}/>'
        f"</w:sectPr>"
    )


def _kepala_kaki(document: Document, dok: Dokumen) -> str:
    """Header and footer of all pages but the cover; returns the references to them."""
    kiri = satu_baris(dok.unit_singkat or dok.unit)
    kanan = f"{satu_baris(dok.judul)} {dok.tahun}"
    kepala, rid_kepala = document.part.add_header_part()
    draf = tanda_draf(1) if dok.draf else ""
    _ganti_anak(
        kepala.element,
        f"<w:hdr {gaya.NS}>{paragraf('Header', draf + lari(f'{kiri}{chr(9)}{kanan}'))}</w:hdr>",
    )
    kaki, rid_kaki = document.part.add_footer_part()
    nomor = f'<w:fldSimple w:instr=" PAGE ">{lari("1")}</w:fldSimple>'
    _ganti_anak(kaki.element, f"<w:ftr {gaya.NS}>{paragraf('Footer', nomor)}</w:ftr>")
    return (
        f'<w:headerReference w:type="default" r:id="{rid_kepala}"/>'
        f'<w:footerReference w:type="default" r:id="{rid_kaki}"/>'
    )


def _sampul(document: Document, dok: Dokumen, penulis: Penulis) -> str:
    sampul = dok.sampul
    assert sampul is not None
    rujukan = ""
    if dok.draf:
        kepala, rid = document.part.add_header_part()
        polos = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
        _ganti_anak(kepala.element, f"<w:hdr {gaya.NS}>{paragraf('Header', tanda_draf(2), polos)}</w:hdr>")
        rujukan = f'<w:headerReference w:type="default" r:id="{rid}"/>'
    garis = '<w:pBdr><w:{0} w:val="single" w:sz="14" w:space="{1}" w:color="1B3A5F"/></w:pBdr>'
    isi = []
    if sampul.lambang is not None:
        gambar = penulis.gambar(sampul.lambang, "Lambang pada sampul", sampul.lambang_alternatif, 4000, 1814)
        isi.append(paragraf("SampulInstansi", gambar))
    isi.append(paragraf("SampulInstansi", lari(bersih(dok.instansi))))
    jarak = '<w:spacing w:before="2600" w:after="60" w:line="240" w:lineRule="auto"/>'
    bawah = garis.format("bottom", 18)
    subjudul = satu_baris(dok.subjudul)
    isi.append(
        paragraf("Title", lari(satu_baris(dok.judul)), (garis.format("top", 18) if subjudul else "") + jarak)
    )
    if subjudul:
        isi.append(paragraf("Subtitle", lari(subjudul), bawah))
    isi.append(paragraf("SampulUnit", lari(bersih(dok.unit))))
    # what the page has left, less a line for every 45 characters of the titles that make more than one
    sisa = 5700 - (2000 if sampul.lambang else 0)
    sisa -= 500 * sum(len(t) // 45 for t in (dok.instansi, dok.judul, dok.unit)) + 300 * len(
        sampul.baris_bawah
    )
    jarak = f'<w:spacing w:before="{max(sisa, 600)}" w:after="60" w:line="240" w:lineRule="auto"/>'
    isi.append(paragraf("SampulBawah", lari(bersih("\n".join(sampul.baris_bawah))), jarak))
    penutup = f'<w:sectPr>{rujukan}<w:type w:val="nextPage"/>{_HALAMAN}</w:sectPr>'
    isi.append(paragraf("SampulTahun", lari(str(dok.tahun)), penutup))
    return "".join(isi)


# -- package -------------------------------------------------------------------------------------------


def _ganti_anak(elemen: Any, xml: str) -> None:
    """Replace all children of a part's root by those of ``xml`` (same root)."""
    baru = parse_xml(xml.encode())
    for anak in list(elemen):
        elemen.remove(anak)
    elemen.extend(list(baru))


def _rapikan_paket(document: Document) -> None:
    """Take the template's picture of itself and its own XML out, and put our fonts and name in."""
    paket = document.part.package
    for hubungan in (paket.rels, document.part.rels):
        for rid in [r for r, h in hubungan.items() if h.reltype.endswith(("/thumbnail", "/customXml"))]:
            del hubungan[rid]
    for bagian in paket.iter_parts():
        if bagian.partname.endswith("/fontTable.xml"):
            bagian._blob = gaya.tabel_huruf_xml().encode()
        elif bagian.partname.endswith("/app.xml"):
            bagian._blob = _APLIKASI.encode()


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
