"""Writes the LKjIP to files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from sakip.dokumen import mulai_pdf, tulis_docx, tulis_html
from sakip.inti.galat import galat
from sakip.naskah.lkjip.susun import NaskahLkjip, buat_lkjip
from sakip.organisasi.models import Unit
from sakip.pelaporan.queries import penerimaan

Format = Literal["docx", "pdf", "html"]
FORMAT: tuple[Format, ...] = ("docx", "pdf", "html")


def tulis_lkjip(
    unit: Unit,
    tahun: int,
    ke: Path,
    format: Sequence[Format],
    *,
    nama: str,
    pada: dt.date,
    folder_huruf: Path,
    cache: Path | None = None,
    bacaan: str = "resmi",
    final: bool = False,
    lapor: Callable[[str], None] | None = None,
) -> tuple[list[Path], NaskahLkjip]:
    """Write ``lkjip-<nama>-<tahun>.docx``, ``.pdf`` and ``.html`` into ``ke``; returns paths and the
    report.

    The DOCX takes the page numbers of its lists from the PDF's layout, so that the PDF is set for it
    too. ``final`` writes no file while a point is open; its text is reviewed first.
    ``lapor`` is told each step. Same data, ``pada`` and libraries: same bytes.
    """
    asing = [f for f in format if f not in FORMAT]
    if asing or not format:
        raise galat(
            "format",
            f"Format «{', '.join(asing) or '-'}» tidak dikenal.",
            "Pilih docx, pdf, html, atau beberapa.",
        )
    lapor = lapor or (lambda _: None)
    lapor("Menyusun isi laporan")
    naskah = buat_lkjip(unit, tahun, bacaan=bacaan, pada=pada, final=final)
    isi: dict[Format, bytes] = {}
    alat: dict[str, Any] = {"folder_huruf": folder_huruf, "cache": cache}
    if final:  # only then is the checker loaded
        from sakip.naskah.lkjip.reviu import tolak_bila_bertentangan

        lapor("Mereviu laporan")
        docx = tulis_docx(naskah.dokumen, halaman=None, **alat)
        tolak_bila_bertentangan(docx, tahun, penerimaan(unit, tahun))
    if "docx" in format or "pdf" in format:
        lapor("Menata halaman (PDF)")
        with mulai_pdf(naskah.dokumen, **alat) as pdf:
            if "docx" in format:
                lapor("Menulis DOCX sambil menata halaman")
                isi["docx"] = tulis_docx(naskah.dokumen, halaman=pdf.label_halaman, **alat)
            isi["pdf"] = pdf.hasil().isi
    if "html" in format:
        lapor("Menulis HTML")
        isi["html"] = tulis_html(naskah.dokumen, **alat)
    ke.mkdir(parents=True, exist_ok=True)
    berkas = []
    for f in FORMAT:
        if f in format:
            tujuan = ke / f"lkjip-{nama}-{tahun}.{f}"
            tujuan.write_bytes(isi[f])
            berkas.append(tujuan)
    return berkas, naskah
