"""What a reader program finds in a finished file: its blocks of text in reading order, the same shape for
DOCX, PDF and HTML.

A block is one paragraph, heading, caption, cell or list item, as a tuple of words; a picture is its
alternative text.  Left out, because it belongs to the pages and not to the text: running headers and
footers, page numbers of lists, marks of a draft, numbers and bullets that a list makes by itself, repeated
heading rows, and (HTML) the navigation beside the text.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from html.parser import HTMLParser
from io import BytesIO

import docx
import pypdfium2
import pypdfium2.raw as pdfium

_PENGGAL = ("\u00ad", "\ufffe", "\u0002")
"""A divided word at a line's end, as it is stored and as pdfium tells it."""
_TERPENGGAL = re.compile("[\u00ad\ufffe\u0002]\\s*")
_ARAH = re.compile("[\u200e\u200f]")
# A line may end after these, and pdfium gives a hyphen there as if it were one of division: so hyphens within
# words count nowhere (those before numbers do), and what follows these signs follows without a blank.
_SAMBUNG = re.compile(r"(?<=\w)-(?=\w)|(?<=\w[/–—])\s+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GAMBAR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

Blok = tuple[str, ...]


def kata(teks: str) -> Blok:
    """The words of a block; of one that reads from right to left too, its letters in no order, for a PDF
    stores them in the order in which they are seen."""
    semua = _SAMBUNG.sub("", _ARAH.sub("", _TERPENGGAL.sub("", teks))).split()
    semua = [k for k in semua if k != ":"]  # the colon of a detail is drawn, not written, in HTML
    if any(unicodedata.bidirectional(h) in ("R", "AL") for h in teks):
        return tuple(sorted("".join(semua).replace(":", "")))
    return tuple(semua)


# -- DOCX ----------------------------------------------------------------------------------------------


def blok_docx(isi: bytes) -> list[Blok]:
    """The blocks of the body."""
    badan = docx.Document(BytesIO(isi)).element.body
    hasil = [kata(t) for p in badan.iter(f"{_W}p") for t in _teks_paragraf(p)]
    return [b for b in hasil if b]


def _teks_paragraf(paragraf) -> list[str]:
    """Text of the paragraph, then the alternative texts of its pictures; page numbers of fields left out."""
    teks: list[str] = []
    gambar: list[str] = []
    halaman = 0  # how deep inside a field that gives a page number
    bidang: list[str] = []
    for e in paragraf.iter():
        if e.tag == f"{_W}fldChar":
            jenis = e.get(f"{_W}fldCharType")
            if jenis == "begin":
                bidang.append("")
            elif jenis == "separate" and bidang and bidang[-1].split()[:1] == ["PAGEREF"]:
                halaman += 1
            elif jenis == "end" and bidang and bidang.pop().split()[:1] == ["PAGEREF"]:
                halaman -= 1
        elif e.tag == f"{_W}instrText" and bidang:
            bidang[-1] += e.text or ""
        elif e.tag == f"{_W}t" and not halaman:
            teks.append(e.text or "")
        elif e.tag in (f"{_W}br", f"{_W}tab", f"{_W}cr"):
            teks.append(" ")
        elif e.tag == _GAMBAR:
            gambar.append(e.get("descr") or "")
    return ["".join(teks), *gambar]


# -- HTML ----------------------------------------------------------------------------------------------

_SEBARIS = {"a", "bdi", "em", "span", "strong"}
_LEWAT = {"style", "title", "head"}
_HAMPA = {"br", "col", "hr", "img", "meta"}


class _PembacaHtml(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blok: list[str] = [""]
        self._tumpuk: list[tuple[str, bool]] = []

    @property
    def _lewat(self) -> bool:
        return any(lewat for _, lewat in self._tumpuk)

    def handle_starttag(self, tag: str, attrs) -> None:
        sifat = dict(attrs)
        kelas = (sifat.get("class") or "").split()
        if tag == "img":
            if not self._lewat:
                self.blok += [sifat["alt"], ""]
            return
        if tag == "br":
            self.blok[-1] += " "
            return
        if tag in _HAMPA:
            return
        if tag == "svg" and not self._lewat:
            self.blok += [sifat["aria-label"], ""]
        elif tag not in _SEBARIS:
            self.blok.append("")
        lewat = tag in _LEWAT or tag == "svg" or bool({"tepi", "loncat", "draf-kata"} & set(kelas))
        self._tumpuk.append((tag, lewat))

    def handle_endtag(self, tag: str) -> None:
        buka, _ = self._tumpuk.pop()
        assert buka == tag, (buka, tag, self.getpos())
        if tag not in _SEBARIS:
            self.blok.append("")

    def handle_data(self, data: str) -> None:
        if not self._lewat:
            self.blok[-1] += data


def blok_html(isi: bytes) -> list[Blok]:
    """The blocks of the page."""
    pembaca = _PembacaHtml()
    pembaca.feed(isi.decode())
    pembaca.close()
    return [b for b in map(kata, pembaca.blok) if b]


# -- PDF -----------------------------------------------------------------------------------------------

_SEBARIS_PDF = re.compile(r"(/(?:Span|Strong|Em|Link|Reference|Quote|Code|Sub))+$")
_ISI_SEBARIS = {"Span", "Strong", "Em", "Link", "Reference", "Quote", "Code", "Sub"}


def unsur_pdf(isi: bytes) -> list[tuple[str, str | None]]:
    """The structure tree in reading order over all pages: (path of types such as "Document/Table/TR/TD",
    text); None where an element begins, an alternative text for a figure."""
    pdf = pypdfium2.PdfDocument(isi)
    hasil: list[tuple[str, str | None]] = []
    for nomor in range(len(pdf)):
        halaman = pdf[nomor]
        teks = _teks_bertanda(halaman)
        pohon = pdfium.FPDF_StructTree_GetForPage(halaman)
        for urut in range(pdfium.FPDF_StructTree_CountChildren(pohon)):
            _unsur(pdfium.FPDF_StructTree_GetChildAtIndex(pohon, urut), "", teks, hasil)
        pdfium.FPDF_StructTree_Close(pohon)
        hasil.append(("halaman", None))
    return hasil


def _untai(ambil, *arg) -> str:
    panjang = ambil(*arg, None, 0)
    if panjang <= 2:
        return ""
    wadah = ctypes.create_string_buffer(panjang)
    ambil(*arg, wadah, panjang)
    return wadah.raw[: panjang - 2].decode("utf-16-le")


def _unsur(unsur, jalur: str, teks: dict[int, str], hasil: list[tuple[str, str | None]]) -> None:
    if not unsur:
        return
    jenis = _untai(pdfium.FPDF_StructElement_GetType, unsur)
    jalur = f"{jalur}/{jenis}" if jalur else jenis
    if jenis == "Figure":
        hasil.append((jalur, _untai(pdfium.FPDF_StructElement_GetAltText, unsur)))
        return
    if jenis not in _ISI_SEBARIS:
        hasil.append((jalur, None))
    for urut in range(pdfium.FPDF_StructElement_CountChildren(unsur)):
        tanda = pdfium.FPDF_StructElement_GetChildMarkedContentID(unsur, urut)
        if tanda >= 0:
            hasil.append((jalur, teks.pop(tanda, "")))
        else:
            _unsur(pdfium.FPDF_StructElement_GetChildAtIndex(unsur, urut), jalur, teks, hasil)


def _teks_bertanda(halaman) -> dict[int, str]:
    """Text of a page by the number of its marked content."""
    teks = halaman.get_textpage()
    hasil: dict[int, list[str]] = {}
    tanda = -1
    for urut in range(pdfium.FPDFText_CountChars(teks)):
        if not pdfium.FPDFText_IsGenerated(teks, urut):
            tanda = pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFText_GetTextObject(teks, urut))
        hasil.setdefault(tanda, []).append(chr(pdfium.FPDFText_GetUnicode(teks, urut)))
    # pdfium counts in UTF-16: an emoji is two of its characters
    return {
        tanda: "".join(h).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for tanda, h in hasil.items()
        if tanda >= 0
    }


def blok_pdf(isi: bytes) -> list[Blok]:
    """The blocks of the tagged text."""
    blok: list[str] = [""]
    daftar: list[str] = []  # parts of one line of a list of contents, the page number last
    terakhir = ""
    takarir, induk = "", ""  # a figure's caption, which is tagged before the figure and stands below it
    for jalur, teks in [*unsur_pdf(isi), ("", None)]:
        jenis = jalur.rsplit("/", 1)[-1]
        if daftar and "/TOCI/" not in jalur:
            blok += ["".join(daftar[:-1]), ""]
            daftar = []
        if takarir and not jalur.startswith(f"{induk}/"):
            blok += [takarir, ""]
            takarir = ""
        if "/LI/Lbl" in jalur or jalur == "halaman":
            continue
        if "/TOCI/" in jalur:
            daftar += [teks] if teks else []
        elif teks is None:
            blok.append("")
        elif jenis == "Figure":
            blok += [teks, ""]
        elif "/Caption" in jalur and (takarir or teks.startswith("Gambar ")):
            induk = jalur.partition("/Caption")[0]
            takarir += teks
        else:
            wadah = _SEBARIS_PDF.sub("", jalur)
            if wadah != terakhir:
                blok.append("")
            blok[-1] += teks
            terakhir = wadah
    utuh: list[str] = []
    for b in blok:
        if utuh and utuh[-1].rstrip().endswith(_PENGGAL):  # a word divided by a page's end
            utuh[-1] += b
        else:
            utuh.append(b)
    return [k for k in map(kata, utuh) if k]


def semua_kata(blok: list[Blok]) -> list[str]:
    """All words in order, whatever the blocks."""
    return [k for b in blok for k in b]
