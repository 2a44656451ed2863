"""Makes the summary fit: the most generous one that the layout sets on one page, with some room left."""

from __future__ import annotations

from dataclasses import replace

from sakip.dokumen import mulai_pdf
from sakip.dokumen.blok import Dokumen, Paragraf, Ukuran
from sakip.inti.galat import galat
from sakip.naskah.keluaran import Mesin
from sakip.naskah.ringkasan.queries import BahanRingkasan
from sakip.naskah.ringkasan.susun import KADAR, susun_ringkasan

#: Lines that must still fit, and those for a DOCX: a computer without our fonts sets it wider and taller.
CADANGAN: dict[Ukuran, int] = {"a4": 1, "ponsel": 1}
CADANGAN_DOCX: dict[Ukuran, int] = {"a4": 6, "ponsel": 7}


def muat_sehalaman(bahan: BahanRingkasan, ukuran: Ukuran, mesin: Mesin, *, docx: bool = True) -> Dokumen:
    """The most generous summary that fits on one page; an error when even the barest does not.

    What is shown only becomes less from one step to the next, so that halving finds the first that fits.
    ``docx``: it will be written as DOCX too, and must fit there without our fonts.
    """
    langkah, cadangan = KADAR[ukuran], (CADANGAN_DOCX if docx else CADANGAN)[ukuran]
    atas, bawah = 0, len(langkah) - 1
    while atas < bawah:
        tengah = (atas + bawah) // 2
        dok = susun_ringkasan(bahan, ukuran, langkah[tengah])
        if _halaman(_berisi(dok, cadangan), mesin) == 1:
            bawah = tengah
        else:
            atas = tengah + 1
    dok = susun_ringkasan(bahan, ukuran, langkah[atas])
    if atas < len(langkah) - 1 or _halaman(dok, mesin) == 1:
        return dok
    raise galat(
        "ringkasan",
        f"Ringkasan {bahan.kinerja.hasil.unit} tidak muat dalam satu halaman {ukuran}.",
        "Isi singkatan nama unit, atau persingkat rumusan indikatornya.",
    )


def _berisi(dok: Dokumen, baris: int) -> Dokumen:
    return replace(dok, isi=(*dok.isi, *(Paragraf("cadangan") for _ in range(baris))))


def _halaman(dok: Dokumen, mesin: Mesin) -> int:
    with mulai_pdf(dok, folder_huruf=mesin.folder_huruf, cache=mesin.cache) as pdf:
        return pdf.hasil().jumlah_halaman
