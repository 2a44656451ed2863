"""Styles, numbering, settings and fonts of every DOCX, as WordprocessingML (ECMA-376 part 1, chapter 17).

The measures follow ``pdf/gaya.typ``: twips (1/20 pt) for space, half points for sizes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sakip.dokumen import warna
from sakip.dokumen.halaman import Halaman
from sakip.dokumen.huruf import ARAB, SANS, SERIF

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def twip(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def selebar_teks(h: Halaman) -> int:
    """Width of the text column, exactly what the margins leave."""
    return twip(h.lebar) - twip(h.kiri) - twip(h.kanan)


def heks(w: str) -> str:
    """'#1b3a5f' as WordprocessingML writes it."""
    return w.lstrip("#").upper()


@dataclass(frozen=True, slots=True)
class _Gaya:
    """A paragraph style: its properties as XML in the order that the schema wants."""

    id: str
    nama: str
    ppr: str = ""
    rpr: str = ""
    dasar: str = "Normal"
    berikut: str = ""
    utama: bool = False
    """Shown among the quick styles."""


def _huruf(nama: str) -> str:
    return f'<w:rFonts w:ascii="{nama}" w:hAnsi="{nama}" w:eastAsia="{nama}" w:cs="{ARAB}"/>'


def _ukuran(setengah: int) -> str:
    return f'<w:sz w:val="{setengah}"/><w:szCs w:val="{setengah}"/>'


def _warna(w: str) -> str:
    return f'<w:color w:val="{heks(w)}"/>'


def _jarak(sebelum: int, sesudah: int, baris: int = 240) -> str:
    return f'<w:spacing w:before="{sebelum}" w:after="{sesudah}" w:line="{baris}" w:lineRule="auto"/>'


_TEBAL = "<w:b/><w:bCs/>"
_BARIS_TABEL = '<w:spacing w:before="10" w:after="10" w:line="208" w:lineRule="exact"/>'
"""Lines of 10.4 points in every font: fonts that stand in for ours differ most in their own distance."""
_SANS = _huruf(SANS)
_UTAMA = _warna(warna.UTAMA)
_REDUP = _warna(warna.REDUP)
_TANPA_PENGGAL = "<w:suppressAutoHyphens/>"


def _judul(tingkat: int, ppr: str, rpr: str) -> _Gaya:
    ppr = f'<w:keepNext/><w:keepLines/>{ppr}<w:outlineLvl w:val="{tingkat - 1}"/>'
    return _Gaya(f"Heading{tingkat}", f"heading {tingkat}", ppr, rpr, "Normal", "Normal", True)


def _judul_bernomor(tingkat: int, sebelum: int, gantung: int, rpr: str) -> _Gaya:
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{gantung}"/></w:tabs>'
    ind = f'<w:ind w:left="{gantung}" w:hanging="{gantung}"/><w:jc w:val="left"/>'
    return _judul(tingkat, f"{tab}{_TANPA_PENGGAL}{_jarak(sebelum, 120)}{ind}", rpr)


def _daftar(
    id_: str, nama: str, lebar: int, kiri: int, gantung: int, sebelum: int, rpr: str = "", ukuran: int = 21
) -> _Gaya:
    tab = (
        f'<w:tabs><w:tab w:val="left" w:pos="{kiri}"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{lebar}"/></w:tabs>'
    )
    # no right indent to keep the text off the page numbers: LibreOffice then leaves the numbers out
    ind = f'<w:ind w:left="{kiri}" w:hanging="{gantung}"/><w:jc w:val="left"/>'
    return _Gaya(
        id_, nama, f"{tab}{_TANPA_PENGGAL}{_jarak(sebelum, 4, 232)}{ind}", f"{_SANS}{rpr}{_ukuran(ukuran)}"
    )


#: Depths of lists that Word knows.
TINGKAT_BUTIR = 9


def _butir(id_: str, nama: str) -> _Gaya:
    return _Gaya(id_, nama, f'{_jarak(0, 90, 245)}<w:ind w:left="454" w:hanging="340"/>', utama=True)


def _sampul(
    id_: str, nama: str, sebelum: int, setengah: int, warna_: str, tebal: bool = True, tepi: int = 0
) -> _Gaya:
    ind = f'<w:ind w:left="{tepi}" w:right="{tepi}"/>' if tepi else ""
    ppr = f'{_TANPA_PENGGAL}{_jarak(sebelum, 60)}{ind}<w:jc w:val="center"/>'
    return _Gaya(id_, nama, ppr, f"{_SANS}{_TEBAL if tebal else ''}{_warna(warna_)}{_ukuran(setengah)}")


def _garis(sisi: str, tebal: int, warna_: str, ruang: int) -> str:
    return f'<w:{sisi} w:val="single" w:sz="{tebal}" w:space="{ruang}" w:color="{heks(warna_)}"/>'


def _semua(kiri_bab: int, kiri_takarir: int, halaman: Halaman) -> list[_Gaya]:
    lebar, sempit = selebar_teks(halaman), halaman.sempit
    sorot = warna.TOKEN["sorot"]
    kiri = '<w:jc w:val="left"/>'
    tengah = '<w:jc w:val="center"/>'
    besar = 20 if sempit else 25
    lembar = f"{_SANS}{_REDUP}{_ukuran(17)}"
    return [
        _judul(
            1,
            f"<w:pageBreakBefore/><w:pBdr>{_garis('bottom', 8, warna.UTAMA, 6)}</w:pBdr>"
            f"{_TANPA_PENGGAL}{_jarak(0, 220, 264)}{tengah}",
            f"{_SANS}{_TEBAL}{_UTAMA}{_ukuran(28 if sempit else 34)}",
        ),
        _judul_bernomor(2, 360, 482, f"{_SANS}{_TEBAL}{_UTAMA}{_ukuran(26)}"),
        _judul_bernomor(3, 280, 482, f"{_SANS}{_TEBAL}{_UTAMA}{_ukuran(23)}"),
        _judul_bernomor(4, 240, 454, f"{_SANS}{_TEBAL}{_warna(warna.TINTA)}{_ukuran(22)}"),
        _butir("ListBullet", "List Bullet"),
        _butir("ListNumber", "List Number"),
        _Gaya(
            "Catatan",
            "Catatan",
            f"{_TANPA_PENGGAL}{_jarak(80, 160)}{kiri}",
            f"{_SANS}{_REDUP}{_ukuran(18)}",
            utama=True,
        ),
        _Gaya("Tengah", "Tengah", f"{_TANPA_PENGGAL}{_jarak(0, 120, 260)}{tengah}", utama=True),
        _Gaya("KopSurat", "Kop Surat", f"{_TANPA_PENGGAL}{_jarak(0, 20)}{tengah}", _SANS + _ukuran(besar)),
        _Gaya("KopAlamat", "Kop Alamat", "", _ukuran(15 if sempit else 18), "KopSurat"),
        _Gaya("JarakTabel", "Jarak Tabel", _jarak(0, 160), _ukuran(8)),
        _Gaya("JarakSurat", "Jarak Surat", _jarak(0, 120), _ukuran(8)),
        _Gaya("Rincian", "Rincian", f"{_TANPA_PENGGAL}{_jarak(0, 50, 258)}{kiri}"),
        _Gaya(
            "TandaTangan",
            "Tanda Tangan",
            f"<w:keepNext/><w:keepLines/>{_TANPA_PENGGAL}{_jarak(0, 40, 250)}{tengah}",
        ),
        _Gaya("Lembar", "Lembar Lampiran", f"{_TANPA_PENGGAL}{_jarak(0, 60)}{tengah}", lembar),
        _Gaya(
            "BelumDiisi",
            "Belum Diisi",
            f"<w:keepLines/><w:pBdr>{_garis('left', 24, sorot.kuat, 8)}</w:pBdr>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{heks(sorot.latar)}"/>'
            f'{_TANPA_PENGGAL}{_jarak(120, 160)}<w:ind w:left="200"/>{kiri}',
            f"{_SANS}{_warna(sorot.teks)}{_ukuran(20)}",
            utama=True,
        ),
        _Gaya(
            "Rumus",
            "Rumus",
            f"<w:keepLines/><w:pBdr>{_garis('left', 10, warna.GARIS, 8)}</w:pBdr>"
            f'{_TANPA_PENGGAL}{_jarak(120, 160)}<w:ind w:left="240"/>{kiri}',
            f"{_SANS}{_ukuran(20)}",
            utama=True,
        ),
        _Gaya(
            "Caption",
            "caption",
            f"<w:keepLines/>{_TANPA_PENGGAL}{_jarak(200, 100)}{tengah}",
            f"{_SANS}{_ukuran(19)}",
        ),
        _Gaya("Gambar", "Gambar", f"<w:keepNext/>{_jarak(200, 0)}{tengah}"),
        _Gaya("IsiTabel", "Isi Tabel", f"{_BARIS_TABEL}{kiri}", f"{_SANS}{_ukuran(18)}", utama=True),
        _Gaya(
            "KepalaTabel",
            "Kepala Tabel",
            f"<w:keepNext/>{_TANPA_PENGGAL}{tengah}",
            f"{_TEBAL}{_UTAMA}",
            "IsiTabel",
        ),
        _Gaya(
            "Sumber", "Sumber", f"{_TANPA_PENGGAL}{_jarak(60, 240)}{kiri}", f"{_SANS}{_REDUP}{_ukuran(17)}"
        ),
        _Gaya(
            "Header", "header", f"{_kepala_tab(lebar)}{_jarak(0, 0)}{kiri}", f"{_SANS}{_REDUP}{_ukuran(17)}"
        ),
        _Gaya("Footer", "footer", f"{_jarak(0, 0)}{tengah}", f"{_SANS}{_REDUP}{_ukuran(18)}"),
        _daftar("TOC1", "toc 1", lebar, kiri_bab, kiri_bab, 140, _TEBAL),
        _daftar("TOC2", "toc 2", lebar, 1531, 567, 20),
        _daftar("TOC3", "toc 3", lebar, 2268, 737, 0),
        _daftar("TOC4", "toc 4", lebar, 2722, 454, 0),
        _daftar("TableofFigures", "table of figures", lebar, kiri_takarir, kiri_takarir, 4, ukuran=19),
        _sampul("SampulInstansi", "Sampul Instansi", 0, 26, warna.UTAMA),
        _sampul("Title", "Title", 240, 34 if sempit else 48, warna.UTAMA),
        _sampul("Subtitle", "Subtitle", 60, 28, warna.REDUP, tebal=False),
        _sampul("SampulUnit", "Sampul Unit", 480, 30, warna.UTAMA, tepi=0 if sempit else lebar * 11 // 100),
        _sampul("SampulBawah", "Sampul Bawah", 0, 24, warna.TINTA, tebal=False),
        _sampul("SampulTahun", "Sampul Tahun", 120, 48, warna.UTAMA),
    ]


def _kepala_tab(lebar: int) -> str:
    garis = f"<w:pBdr>{_garis('bottom', 4, warna.GARIS, 4)}</w:pBdr>"
    return f'{garis}<w:tabs><w:tab w:val="right" w:pos="{lebar}"/></w:tabs>'


def gaya_xml(bahasa: str, kiri_bab: int, kiri_takarir: int, halaman: Halaman) -> str:
    """``w:styles``; ``kiri_bab``, ``kiri_takarir``: twips that the numbers of chapters and of captions take
    in the lists."""
    lang = f'<w:lang w:val="{bahasa}" w:eastAsia="{bahasa}" w:bidi="ar-SA"/>'
    bawaan = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_huruf(SERIF)}{_warna(warna.TINTA)}{_ukuran(22)}{lang}</w:rPr>"
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    rata = "left" if halaman.sempit else "both"
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{_jarak(0, 90, 245)}<w:jc w:val="{rata}"/></w:pPr></w:style>'
    )
    aksara = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:uiPriority w:val="99"/>'
        '<w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    )
    paragraf = "".join(map(_paragraf, _semua(kiri_bab, kiri_takarir, halaman)))
    return f"<w:styles {NS}>{bawaan}{normal}{aksara}{_gaya_tabel()}{paragraf}</w:styles>"


def _paragraf(g: _Gaya) -> str:
    berikut = f'<w:next w:val="{g.berikut}"/>' if g.berikut else ""
    utama = "<w:qFormat/>" if g.utama else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{g.id}"><w:name w:val="{g.nama}"/><w:basedOn '
        f'w:val="{g.dasar}"/>'
        f"{berikut}{utama}<w:pPr>{g.ppr}</w:pPr><w:rPr>{g.rpr}</w:rPr></w:style>"
    )


def _gaya_tabel() -> str:
    garis = "".join(
        _garis(sisi, 4, warna.GARIS, 0) for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    tepi = "".join(
        f'<w:{sisi} w:w="{w}" w:type="dxa"/>'
        for sisi, w in (("top", 20), ("left", 85), ("bottom", 20), ("right", 85))
    )
    kosong = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style>"
    )
    return (
        f'{kosong}<w:style w:type="table" w:customStyle="1" w:styleId="TabelSakip"><w:name '
        f'w:val="Tabel SAKIP"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{garis}</w:tblBorders>'
        f"<w:tblCellMar>{tepi}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="TataLetak"><w:name w:val="Tata Letak"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def penomoran_xml(jumlah_bernomor: int) -> str:
    """``w:numbering``: num 1 is the bullet, nums 2.. are numbered lists that each start at 1."""
    abstrak = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_tingkat_butir(dalam, bernomor=bool(i)) for dalam in range(TINGKAT_BUTIR))
        + "</w:abstractNum>"
        for i in (0, 1)
    )
    mulai = "".join(
        f'<w:lvlOverride w:ilvl="{dalam}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for dalam in range(TINGKAT_BUTIR)
    )
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>{mulai}</w:num>'
        for n in range(2, jumlah_bernomor + 2)
    )
    return f"<w:numbering {NS}>{abstrak}{num}</w:numbering>"


def _tingkat_butir(dalam: int, *, bernomor: bool) -> str:
    """How items look that stand within ``dalam`` other lists."""
    jenis = ("decimal", "lowerLetter", "lowerRoman")[dalam % 3] if bernomor else "bullet"
    teks = f"%{dalam + 1}." if bernomor else "•"
    return (
        f'<w:lvl w:ilvl="{dalam}"><w:start w:val="1"/><w:numFmt w:val="{jenis}"/><w:lvlText w:val="{teks}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{454 + 340 * dalam}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def gaya_butir(num: int, dalam: int) -> str:
    """Paragraph properties of an item; the indent is repeated, since that of the style would go before."""
    tingkat = min(dalam, TINGKAT_BUTIR - 1)
    inden = f'<w:ind w:left="{454 + 340 * tingkat}" w:hanging="340"/>' if tingkat else ""
    return f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{num}"/></w:numPr>{inden}'


def setelan_xml(bahasa: str) -> str:
    """``w:settings``; no update of fields on opening: what is written is already final."""
    return (
        f'<w:settings {NS}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:saveSubsetFonts/>'
        '<w:defaultTabStop w:val="720"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="3"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        "<w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{bahasa}"/><w:decimalSymbol w:val=","/>'
        f'<w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def tabel_huruf_xml(wajah: Mapping[str, Sequence[tuple[str, str, str]]]) -> str:
    """``w:fonts``: our fonts, the faces (name, relationship, key) that the file brings, and what a machine
    that does not read those should take instead."""
    huruf = "".join(
        f'<w:font w:name="{nama}"><w:altName w:val="{ganti}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/>'
        f'<w:family w:val="{keluarga}"/><w:pitch w:val="variable"/>'
        + "".join(f'<w:embed{w} r:id="{r}" w:fontKey="{k}"/>' for w, r, k in _urut_wajah(wajah.get(nama, ())))
        + "</w:font>"
        for nama, ganti, panose, keluarga in (
            (SERIF, "Cambria", "02040603050405020204", "roman"),
            (SANS, "Calibri", "020B0503030403020204", "swiss"),
            (ARAB, "Times New Roman", "00000500000000000000", "roman"),
        )
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NS}>{huruf}</w:fonts>'


def _urut_wajah(wajah: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """In the order of the schema (17.8.3.10): regular, bold, italic."""
    return sorted(wajah, key=lambda w: ("Regular", "Bold", "Italic").index(w[0]))
