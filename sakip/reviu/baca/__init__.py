"""Readers: every format becomes one model (``sakip.reviu.model.Naskah``)."""

from __future__ import annotations

from pathlib import Path

from sakip.reviu.baca.galat import TidakTerbaca
from sakip.reviu.baca.kenal import jenis_berkas, uraikan_teks
from sakip.reviu.baca.susun import susun
from sakip.reviu.baca.teks import baca_teks
from sakip.reviu.kabar import Kabar, diam
from sakip.reviu.model import Naskah

__all__ = ["TidakTerbaca", "baca", "baca_teks"]


def baca(berkas: Path, nama: str | None = None, kabar: Kabar = diam) -> Naskah:
    """Read a report from a file, by its content; ``nama`` is what it is called, else the file's name.

    :class:`TidakTerbaca` says in Indonesian why a file cannot be read and what to do.
    """
    jenis = jenis_berkas(berkas)
    nama = nama or berkas.name
    # The readers' libraries are loaded only for their own format.
    if jenis == "pdf":
        from sakip.reviu.baca.pdf import bahan_pdf

        return susun(bahan_pdf(berkas, nama, kabar))
    if jenis == "docx":
        from sakip.reviu.baca.docx import bahan_docx

        return susun(bahan_docx(berkas, nama))
    if jenis == "odt":
        from sakip.reviu.baca.odt import bahan_odt

        return susun(bahan_odt(berkas, nama))
    if jenis == "html":
        from sakip.reviu.baca.laman import bahan_html

        return susun(bahan_html(berkas, nama))
    return baca_teks(uraikan_teks(berkas.read_bytes(), nama), nama=nama, jenis=jenis)
