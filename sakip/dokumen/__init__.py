"""Documents as blocks (:mod:`sakip.dokumen.blok`) and their writers.

The writers' libraries are imported only when a writer is called, so that building blocks stays cheap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.dokumen.blok import Dokumen
from sakip.dokumen.galat import BlokSalah, HurufTidakAda, PdfGagal

if TYPE_CHECKING:
    from sakip.dokumen.pdf import PdfBerjalan

__all__ = [
    "BlokSalah",
    "HasilPdf",
    "HurufTidakAda",
    "PdfGagal",
    "mulai_pdf",
    "tulis_docx",
    "tulis_html",
    "tulis_pdf",
]


@dataclass(frozen=True, slots=True)
class HasilPdf:
    """A finished PDF.

    ``halaman``: physical page (1 = first sheet) of each heading, table and figure by ``kunci``;
    ``label_halaman``: the page number printed there ("iv", "12"), which :func:`tulis_docx` takes.
    Blocks without ``kunci`` are listed under "#" and their 0-based place in
    :func:`sakip.dokumen.penomoran.semua_blok`.  Pages without a printed number have the label "".
    """

    isi: bytes
    halaman: dict[str, int] = field(default_factory=dict)
    label_halaman: dict[str, str] = field(default_factory=dict)
    jumlah_halaman: int = 0


def tulis_pdf(dok: Dokumen, *, folder_huruf: Path, cache: Path | None = None) -> HasilPdf:
    """Write PDF/A-3a with PDF/UA-1, in a child process.

    ``folder_huruf`` is a folder that holds the TTF files of :mod:`sakip.dokumen.huruf` at any depth (with
    npm: ``node_modules/@expo-google-fonts``); ``cache`` keeps rendered charts by content.  Raises
    :class:`BlokSalah` for blocks that cannot be written, ``HurufTidakAda`` and ``PdfGagal`` for the
    machine's own faults.
    """
    with mulai_pdf(dok, folder_huruf=folder_huruf, cache=cache) as berjalan:
        return berjalan.hasil()


def mulai_pdf(dok: Dokumen, *, folder_huruf: Path, cache: Path | None = None) -> PdfBerjalan:
    """Begin what :func:`tulis_pdf` does: a context manager whose ``hasil()`` waits for the PDF."""
    from sakip.dokumen.pdf import PdfBerjalan

    return PdfBerjalan(dok, folder_huruf=folder_huruf, cache=cache)


def tulis_docx(
    dok: Dokumen,
    *,
    halaman: Mapping[str, str] | Callable[[], Mapping[str, str]] | None,
    folder_huruf: Path,
    cache: Path | None = None,
) -> bytes:
    """Write DOCX; ``halaman`` is :attr:`HasilPdf.label_halaman` (None leaves the page column of lists
    empty), or a function that gives it, called last of all."""
    from sakip.dokumen.docx import tulis

    return tulis(dok, halaman=halaman, folder_huruf=folder_huruf, cache=cache)


def tulis_html(dok: Dokumen, *, folder_huruf: Path, cache: Path | None = None) -> bytes:
    """Write one HTML5 file for reading on screen: no scripts, nothing outside it, the same text as the
    others.  ``sakip.dokumen.html.sidik_gaya()`` is what a Content-Security-Policy must allow for it."""
    from sakip.dokumen.html import tulis

    return tulis(dok, folder_huruf=folder_huruf, cache=cache)
