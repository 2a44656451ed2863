"""The PDF is opened and its structure read: what a screen reader is told."""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from sakip.dokumen import tulis_pdf
from sakip.dokumen.blok import Judul, Paragraf
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests.baca import halaman_pdf
from sakip.dokumen.tests.contoh import HURUF, dengan_isi
from sakip.dokumen.tests.semua import dokumen_semua


def _untai(ambil, *arg) -> str:
    panjang = ambil(*arg, None, 0)
    wadah = ctypes.create_string_buffer(max(panjang, 2))
    ambil(*arg, wadah, panjang)
    return wadah.raw[: max(panjang - 2, 0)].decode("utf-16-le")


def _turunan(unsur, jalur):
    """(types down to it, element) of an element and all below it."""
    jalur = (*jalur, _untai(pdfium.FPDF_StructElement_GetType, unsur))
    yield jalur, unsur
    for urut in range(pdfium.FPDF_StructElement_CountChildren(unsur)):
        anak = pdfium.FPDF_StructElement_GetChildAtIndex(unsur, urut)
        if anak:
            yield from _turunan(anak, jalur)


def pohon(isi: bytes):
    """(path of types, alternative text) of every element, page after page."""
    pdf = pypdfium2.PdfDocument(isi)
    for halaman in pdf:
        akar = pdfium.FPDF_StructTree_GetForPage(halaman)
        for urut in range(pdfium.FPDF_StructTree_CountChildren(akar)):
            for jalur, unsur in _turunan(pdfium.FPDF_StructTree_GetChildAtIndex(akar, urut), ()):
                yield jalur, _untai(pdfium.FPDF_StructElement_GetAltText, unsur)
        pdfium.FPDF_StructTree_Close(akar)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    return tulis_pdf(dokumen_semua(), folder_huruf=HURUF, cache=tmp_path_factory.mktemp("bagan"))


@pytest.fixture(scope="module")
def unsur(pdf):
    return list(pohon(pdf.isi))


def test_bertanda_berbahasa_dan_berjudul(pdf):
    berkas = pypdfium2.PdfDocument(pdf.isi)
    assert pdfium.FPDFCatalog_IsTagged(berkas)
    bahasa = (ctypes.c_ushort * 16)()
    pdfium.FPDFCatalog_GetLanguage(berkas, bahasa, 16)
    assert "".join(map(chr, bahasa)).rstrip("\0") == "id-ID"
    sifat = berkas.get_metadata_dict()
    assert "Tahun 2023" in sifat["Title"] and sifat["Author"]
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf.isi and b"<pdfuaid:part>1</pdfuaid:part>" in pdf.isi


def test_tingkat_judul_berurut_tanpa_loncatan(unsur):
    tingkat = [int(j[-1][1]) for j, _ in unsur if re.fullmatch("H[1-6]", j[-1])]
    assert set(tingkat) == {1, 2, 3, 4} and tingkat[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(tingkat))


def test_judul_yang_meloncat_tetap_berurut_dalam_susunan():
    isi = (Judul(3, "Dalam"), Judul(1, "BAB", "BAB I"), Judul(4, "Rinci"), Judul(4, "Lagi"), Paragraf("x"))
    berkas = tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF).isi
    assert [j[-1] for j, _ in pohon(berkas) if re.fullmatch("H[1-6]", j[-1])] == ["H1", "H1", "H2", "H2"]


def test_setiap_gambar_berteks_alternatif(unsur):
    teks = [alternatif for jalur, alternatif in unsur if jalur[-1] == "Figure"]
    assert len(teks) >= 8 and all(t.strip() for t in teks)
    assert any("halaman 2 dari 2" in t for t in teks)


def test_setiap_tabel_berkepala_dan_bertakarir(pdf, unsur):
    """A table that goes on over pages has its heading cells on the first: what is repeated is not read."""
    tabel = [[sum(j[-1] == "TH" for j in isi), urut] for isi, urut in _tabel(pdf.isi)]
    assert len([t for t in tabel if t[0]]) >= 4
    assert all(th or urut == 0 for th, urut in tabel), "tabel tanpa sel kepala"
    assert any(jalur[-1] == "Caption" for jalur, _ in unsur)


def _tabel(isi: bytes):
    """(paths in it, how many tables stand before it on its page) of every table of every page."""
    for halaman in pypdfium2.PdfDocument(isi):
        akar = pdfium.FPDF_StructTree_GetForPage(halaman)
        jalur = [
            j
            for urut in range(pdfium.FPDF_StructTree_CountChildren(akar))
            for j, _ in _turunan(pdfium.FPDF_StructTree_GetChildAtIndex(akar, urut), ())
        ]
        pdfium.FPDF_StructTree_Close(akar)
        awal = [n for n, j in enumerate(jalur) if j[-1] == "Table"]
        for urut, (a, b) in enumerate(pairwise([*awal, len(jalur)])):
            yield jalur[a:b], urut


def test_daftar_butir_dan_daftar_isi_bertanda(unsur):
    ada = {jalur[-1] for jalur, _ in unsur}
    assert {"L", "LI", "LBody", "TOC", "TOCI", "P", "Link"} <= ada


def test_penanda_mengikuti_judul(pdf):
    berkas = pypdfium2.PdfDocument(pdf.isi)
    penanda = [(p.level, p.get_title()) for p in berkas.get_toc()]
    assert (0, "BAB III AKUNTABILITAS KINERJA") in penanda and (1, "3.9 Rekapitulasi") in penanda
    assert len(penanda) == len(nomori(dokumen_semua()).jenis("judul"))


def test_masukan_sama_bita_sama(pdf):
    assert tulis_pdf(dokumen_semua(), folder_huruf=HURUF).isi == pdf.isi


def test_tanda_draf_tidak_terbaca_sebagai_isi(pdf):
    tanpa = tulis_pdf(replace(dokumen_semua(), draf=False), folder_huruf=HURUF)
    assert halaman_pdf(tanpa.isi) == halaman_pdf(pdf.isi)
