"""Which kinds of files SAKIP keeps, recognised by their content, never by their name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

PDF: Final = "application/pdf"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT: Final = "application/vnd.oasis.opendocument.text"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
TEKS: Final = "text/plain"

#: Media type and the extension under which it is offered for download.
JENIS: Final = {
    PDF: "pdf",
    PNG: "png",
    JPEG: "jpg",
    DOCX: "docx",
    XLSX: "xlsx",
    PPTX: "pptx",
    ODT: "odt",
    ODS: "ods",
    TEKS: "txt",
}
UKURAN_TERBESAR: Final = 16 * 1024 * 1024

_TANDA = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_ISI_ZIP = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX))
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def kenali(isi: bytes) -> str | None:
    """The media type of ``isi``, or None for a kind that is not kept (programs, macros, archives)."""
    for awalan, jenis in _TANDA:
        if isi.startswith(awalan):
            return jenis
    if isi.startswith(b"PK\x03\x04"):
        return _kenali_zip(isi)
    return TEKS if _teks(isi) else None


def _kenali_zip(isi: bytes) -> str | None:
    """Only the directory of the archive is read, so that a zip bomb costs nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            nama = set(arsip.namelist())
            if any(n.lower().endswith("vbaproject.bin") for n in nama):
                return None
            if "mimetype" in nama and arsip.getinfo("mimetype").file_size < 200:
                jenis = arsip.read("mimetype").decode("ascii", "replace").strip()
                return jenis if jenis in (ODT, ODS) else None
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        return None
    return next((jenis for bagian, jenis in _ISI_ZIP if bagian in nama), None)


def _teks(isi: bytes) -> bool:
    try:
        return bool(isi) and not _KENDALI.search(isi.decode("utf-8"))
    except UnicodeDecodeError:
        return False
