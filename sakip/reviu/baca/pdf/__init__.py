"""Reads PDF with a text layer: lines, ruled tables, headings; pages without text are named, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sakip.reviu.baca import lepas
from sakip.reviu.baca.daftar_isi import buang_daftar_isi
from sakip.reviu.baca.galat import TidakTerbaca
from sakip.reviu.baca.pdf.isi import Halaman, halaman_pdf
from sakip.reviu.baca.pdf.tata import tata
from sakip.reviu.baca.potong import Bahan
from sakip.reviu.kabar import Kabar, diam


def bahan_pdf(berkas: Path, nama: str, kabar: Kabar = diam) -> Bahan:
    """Lines and tables of a PDF in reading order."""
    halaman = halaman_pdf(berkas, kabar)
    kabar("paham", 0, 0)
    tanpa = [n for n, h in enumerate(halaman, 1) if not h.kata and (h.citra or h.lukisan or h.datar)]
    if not any(h.kata for h in halaman):
        raise TidakTerbaca(
            f"Berkas {nama} tidak memuat teks (hasil pindai?). Berikan DOCX-nya, "
            "atau jalankan pengenalan huruf (OCR) lebih dahulu."
        )
    baris, mentah = tata(halaman)
    potong = tuple(lepas.pulihkan(buang_daftar_isi(mentah)))
    return Bahan(nama, "pdf", baris, potong, len(halaman), _peringatan(tanpa, halaman))


def _peringatan(tanpa: Sequence[int], halaman: Sequence[Halaman]) -> tuple[str, ...]:
    if not tanpa:
        return ()
    return (
        f"{len(tanpa)} dari {len(halaman)} halaman tidak berteks (gambar atau hasil pindai) "
        f"dan tidak diperiksa: halaman {rentang(tanpa)}.",
    )


def rentang(nomor: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1–3, 7"."""
    potong: list[list[int]] = []
    for n in nomor:
        if potong and n == potong[-1][1] + 1:
            potong[-1][1] = n
        else:
            potong.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in potong)
