"""Writes the LKjIP to files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from sakip.dokumen import mulai_pdf, tulis_docx
from sakip.inti.galat import Masalah, galat
from sakip.naskah.lkjip.susun import buat_lkjip
from sakip.organisasi.models import Unit

Format = Literal["docx", "pdf"]
FORMAT: tuple[Format, ...] = ("docx", "pdf")


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
    lapor: Callable[[str], None] | None = None,
) -> tuple[list[Path], tuple[Masalah, ...]]:
    """Write ``lkjip-<nama>-<tahun>.docx`` and ``.pdf`` into ``ke``; returns paths and gaps.

    The DOCX takes the page numbers of its lists from the PDF's layout, so that the PDF is always
    set. ``lapor`` is told each step. Same data, ``pada`` and libraries: same bytes.
    """
    asing = [f for f in format if f not in FORMAT]
    if asing or not format:
        raise galat(
            "format", f"Format «{', '.join(asing) or '-'}» tidak dikenal.", "Pilih docx, pdf, atau keduanya."
        )
    lapor = lapor or (lambda _: None)
    lapor("Menyusun isi laporan")
    naskah = buat_lkjip(unit, tahun, bacaan=bacaan, pada=pada)
    lapor("Menata halaman (PDF)")
    isi: dict[Format, bytes] = {}
    with mulai_pdf(naskah.dokumen, folder_huruf=folder_huruf, cache=cache) as pdf:
        if "docx" in format:
            lapor("Menulis DOCX sambil menata halaman")
            isi["docx"] = tulis_docx(
                naskah.dokumen,
                halaman=lambda: pdf.hasil().label_halaman,
                folder_huruf=folder_huruf,
                cache=cache,
            )
        isi["pdf"] = pdf.hasil().isi
    ke.mkdir(parents=True, exist_ok=True)
    berkas = []
    for f in FORMAT:
        if f in format:
            tujuan = ke / f"lkjip-{nama}-{tahun}.{f}"
            tujuan.write_bytes(isi[f])
            berkas.append(tujuan)
    return berkas, naskah.belum_diisi
