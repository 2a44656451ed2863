"""Makes small PDF and DOCX files by hand, sound and hostile ones."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

LEBAR, TINGGI = 595, 842
_JENIS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ACUAN = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


# --- PDF ----------------------------------------------------------------------------------------------


def pdf(ke: Path, halaman: Iterable[str], *, kamus: str = "", putar: int = 0, gambar: bool = False) -> Path:
    """A PDF whose pages have these content streams; ``kamus`` goes into the trailer."""
    isi = list(halaman)
    benda = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(isi)))}] "
        f"/Count {len(isi)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for n, satu in enumerate(isi):
        benda.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {LEBAR} {TINGGI}] /Rotate {putar} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * n} 0 R >>"
        )
        if gambar:
            satu += " q 400 0 0 600 90 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q"
        benda.append(f"<< /Length {len(satu.encode('cp1252'))} >>\nstream\n{satu}\nendstream")
    return tulis_benda(ke, benda, kamus)


def tulis_benda(ke: Path, benda: Sequence[str], kamus: str = "") -> Path:
    """Objects 1, 2, ... as a file with its cross-reference table."""
    keluar = bytearray(b"%PDF-1.7\n")
    letak = []
    for n, b in enumerate(benda, 1):
        letak.append(len(keluar))
        keluar += f"{n} 0 obj\n{b}\nendobj\n".encode("cp1252")
    awal = len(keluar)
    keluar += f"xref\n0 {len(benda) + 1}\n0000000000 65535 f \n".encode()
    keluar += "".join(f"{p:010d} 00000 n \n" for p in letak).encode()
    keluar += f"trailer << /Size {len(benda) + 1} /Root 1 0 R {kamus} >>\nstartxref\n{awal}\n%%EOF\n".encode()
    ke.write_bytes(keluar)
    return ke


def tulisan(x: float, y: float, teks: str, *, besar: float = 11, tebal: bool = False) -> str:
    """A line of text; ``y`` from the top of the page."""
    aman = teks.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{2 if tebal else 1} {besar} Tf 1 0 0 1 {x} {TINGGI - y} Tm ({aman}) Tj ET\n"


def garis(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {TINGGI - y0} m {x1} {TINGGI - y1} l S\n"


def tabel_pdf(
    xs: Sequence[float],
    y: float,
    baris: Sequence[Sequence[str | None]],
    *,
    tinggi: float = 20,
    kepala: int = 1,
) -> str:
    """A ruled table; None goes on with the cell at its left. The first rows are bold."""
    keluar = ""
    for i, b in enumerate(baris):
        atas = y + i * tinggi
        keluar += garis(xs[0], atas, xs[-1], atas)
        for j, sel in enumerate(b):
            if sel is not None:
                keluar += garis(xs[j], atas, xs[j], atas + tinggi)
                keluar += tulisan(xs[j] + 3, atas + 14, sel, besar=9, tebal=i < kepala)
        keluar += garis(xs[-1], atas, xs[-1], atas + tinggi)
    bawah = y + len(baris) * tinggi
    return keluar + garis(xs[0], bawah, xs[-1], bawah)


# --- DOCX ---------------------------------------------------------------------------------------------


def docx(ke: Path, badan: str, *, gaya: str = "", nomor: str = "", catatan: str = "") -> Path:
    """A DOCX with this body; the other parts only where they are given."""
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", _JENIS)
        z.writestr("_rels/.rels", _ACUAN)
        z.writestr("word/document.xml", f"<w:document {_W}><w:body>{badan}</w:body></w:document>")
        for nama, akar, isi in (
            ("styles", "styles", gaya),
            ("numbering", "numbering", nomor),
            ("footnotes", "footnotes", catatan),
        ):
            if isi:
                z.writestr(f"word/{nama}.xml", f"<w:{akar} {_W}>{isi}</w:{akar}>")
    return ke


def docx_mentah(ke: Path, dokumen: bytes | str) -> Path:
    """A DOCX with this document.xml, whatever it is."""
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", dokumen)
    return ke


def p(teks: str, sifat: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{sifat}</w:pPr><w:r><w:t>{teks}</w:t></w:r></w:p>"


def tc(teks: str, sifat: str = "") -> str:
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{p(teks)}</w:tc>"


def tr(*sel: str, kepala: bool = False) -> str:
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if kepala else ''}</w:trPr>{''.join(sel)}</w:tr>"


def tbl(*baris: str) -> str:
    return f"<w:tbl>{''.join(baris)}</w:tbl>"
