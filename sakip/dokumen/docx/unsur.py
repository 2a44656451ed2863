"""Small pieces of WordprocessingML as strings: runs, fields, bookmarks, paragraphs, pictures."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from sakip.dokumen.arah import TANDA_KIRI, pecah

EMU_PER_TWIP = 635


def lari(teks: str, rpr: str = "") -> str:
    """A run; newlines become line breaks, tabs tab characters, soft hyphens optional hyphens.

    What reads from right to left becomes a run of its own, which says so.
    """
    return "".join(
        _lari(f"{isi}{TANDA_KIRI}", f"{rpr}<w:rtl/>") if kanan else _lari(isi, rpr)
        for isi, kanan in pecah(teks)
    )


def _lari(teks: str, rpr: str) -> str:
    sifat = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    isi = []
    for urut, baris in enumerate(teks.split("\n")):
        if urut:
            isi.append("<w:br/>")
        for ke, potong in enumerate(baris.split("\t")):
            if ke:
                isi.append("<w:tab/>")
            for urutan, suku in enumerate(potong.split("\u00ad")):
                if urutan:
                    isi.append("<w:softHyphen/>")
                if suku:
                    isi.append(f'<w:t xml:space="preserve">{escape(suku)}</w:t>')
    return f"<w:r>{sifat}{''.join(isi)}</w:r>"


def _tanda_bidang(jenis: str, rpr: str) -> str:
    sifat = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{sifat}<w:fldChar w:fldCharType="{jenis}"/></w:r>'


AKHIR_BIDANG = _tanda_bidang("end", "")


def awal_bidang(perintah: str, rpr: str = "") -> str:
    """The opening of a field up to its cached text."""
    sifat = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    teks = f'<w:r>{sifat}<w:instrText xml:space="preserve"> {escape(perintah)} </w:instrText></w:r>'
    return _tanda_bidang("begin", rpr) + teks + _tanda_bidang("separate", rpr)


def bidang(perintah: str, isi: str, rpr: str = "") -> str:
    """A whole field with its cached text; every run carries ``rpr``, or LibreOffice would drop it."""
    return f"{awal_bidang(perintah, rpr)}{lari(isi, rpr)}{_tanda_bidang('end', rpr)}"


def penanda(nomor: int, nama: str, isi: str) -> str:
    """A bookmark around ``isi``."""
    return f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'


def balik(isi: str) -> str:
    """The runs of a paragraph that reads from right to left as a whole: each of them does."""
    isi = re.sub("<w:r>(?!<w:rPr>)", "<w:r><w:rPr></w:rPr>", isi.replace(TANDA_KIRI, ""))
    return re.sub("(?<!<w:rtl/>)</w:rPr>", "<w:rtl/></w:rPr>", isi)


def paragraf(gaya: str, isi: str, lain: str = "") -> str:
    """A paragraph; ``lain``: further properties in the schema's order (after ``pStyle``)."""
    kepala = f'<w:pStyle w:val="{gaya}"/>' if gaya != "Normal" else ""
    sifat = f"<w:pPr>{kepala}{lain}</w:pPr>" if kepala or lain else ""
    return f"<w:p>{sifat}{isi}</w:p>"


def gambar(nomor: int, rid: str, nama: str, alternatif: str, lebar: int, tinggi: int, garis: str = "") -> str:
    """A picture in the line; ``lebar`` and ``tinggi`` in twips; ``garis``: colour of a hair line around."""
    tepi = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{garis}"/></a:solidFill></a:ln>' if garis else ""
    cx, cy = lebar * EMU_PER_TWIP, tinggi * EMU_PER_TWIP
    ket = f"name={quoteattr(nama)} descr={quoteattr(alternatif)}"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{nomor}" {ket}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{nomor}" {ket}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{tepi}</pic:spPr>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def tanda_draf(nomor: int, *, kecil: bool = False) -> str:
    """The watermark of a draft: a VML shape behind the text, as word processors make it themselves."""
    lebar, tinggi = (190, 57) if kecil else (400, 120)
    letak = (
        f"position:absolute;margin-left:0;margin-top:0;width:{lebar}pt;height:{tinggi}pt;"
        "rotation:308;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="TandaDraf{nomor}" o:spid="_x0000_s{2048 + nomor}" type="#_x0000_t136" alt="DRAF" '
        f'style="{letak}" o:allowincell="f" fillcolor="#dcdfe3" stroked="f"><v:fill opacity=".6"/>'
        '<v:textpath style="font-family:&quot;Source Sans '
        '3&quot;;font-weight:bold;font-size:1pt" string="DRAF"/>'
        "</v:shape></w:pict></w:r>"
    )
