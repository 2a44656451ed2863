"""Writes a composed document to files, in the formats that were asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sakip.dokumen import mulai_pdf, tulis_docx, tulis_html
from sakip.dokumen.blok import Dokumen
from sakip.inti.galat import galat

FORMAT = ("docx", "pdf", "html")
_ASING = re.compile(r"[^\w.-]+", re.ASCII)


@dataclass(frozen=True)
class Mesin:
    """What the writers need of the machine: the folder of fonts and the cache of charts."""

    folder_huruf: Path
    cache: Path | None = None


def nama_berkas(*bagian: str) -> str:
    """Parts joined with hyphens, without anything that a file name or a path could trip over."""
    return "-".join(_ASING.sub("_", b).strip("._") for b in bagian if b)


def isi_dokumen(dok: Dokumen, format: Sequence[str], mesin: Mesin) -> dict[str, bytes]:
    """The document in each format; the DOCX takes the page numbers of its lists from the PDF's layout."""
    asing = [f for f in format if f not in FORMAT]
    if asing or not format:
        raise galat(
            "format",
            f"Format «{', '.join(asing) or '-'}» tidak dikenal.",
            f"Pilih {', '.join(FORMAT)}, atau beberapa dipisah koma.",
        )
    isi: dict[str, bytes] = {}
    if "docx" in format or "pdf" in format:
        with mulai_pdf(dok, folder_huruf=mesin.folder_huruf, cache=mesin.cache) as pdf:
            if "docx" in format:
                isi["docx"] = tulis_docx(
                    dok,
                    halaman=lambda: pdf.hasil().label_halaman,
                    folder_huruf=mesin.folder_huruf,
                    cache=mesin.cache,
                )
            isi["pdf"] = pdf.hasil().isi
    if "html" in format:
        isi["html"] = tulis_html(dok, folder_huruf=mesin.folder_huruf, cache=mesin.cache)
    return {f: isi[f] for f in FORMAT if f in format}


def tulis_dokumen(dok: Dokumen, ke: Path, nama: str, format: Sequence[str], mesin: Mesin) -> list[Path]:
    """Write ``<nama>.<format>`` into ``ke``, which is made when it is not there; returns the paths."""
    isi = isi_dokumen(dok, format, mesin)
    ke.mkdir(parents=True, exist_ok=True)
    berkas: list[Path] = []
    for f, data in isi.items():
        tujuan = ke / f"{nama}.{f}"
        tujuan.write_bytes(data)
        berkas.append(tujuan)
    return berkas
