"""What a program reads in the DOCX, the PDF and the HTML of one document is the same, word by word and number
by number; page numbers of lists and running heads aside (see ``ekstrak.py``)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip.dokumen import tulis_docx, tulis_html, tulis_pdf
from sakip.dokumen.blok import Daftar, Dokumen, Judul, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.dokumen.tests.contoh import HURUF, dengan_isi, tabel_capaian
from sakip.dokumen.tests.ekstrak import blok_docx, blok_html, blok_pdf, kata, semua_kata
from sakip.dokumen.tests.semua import ANEH, dokumen_semua

ARAB = "عبد الرحمن بن عوف"


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory):
    return tmp_path_factory.mktemp("bagan")


def tiga(dok: Dokumen, cache=None):
    """The blocks of the three files."""
    pdf = tulis_pdf(dok, folder_huruf=HURUF, cache=cache)
    docx = tulis_docx(dok, halaman=pdf.label_halaman, folder_huruf=HURUF, cache=cache)
    return blok_pdf(pdf.isi), blok_docx(docx), blok_html(tulis_html(dok, folder_huruf=HURUF, cache=cache))


@pytest.fixture(scope="module")
def semua(simpanan):
    return tiga(dokumen_semua(), simpanan)


def test_setiap_jenis_blok_berteks_sama_dalam_ketiga_berkas(semua):
    pdf, docx, html = (semua_kata(b) for b in semua)
    assert docx == html
    assert pdf == html


def test_yang_dibandingkan_memang_seluruh_isinya(semua):
    """The extraction itself must not lose what the blocks hold."""
    teks = " ".join(semua_kata(semua[2]))
    assert teks.count(" ".join(kata(ANEH))) == 5  # letter, contents, heading, paragraph, item
    for isi in (
        "W.7-PR.03-12",
        "BAB III AKUNTABILITAS KINERJA",
        "Tabel 3.3 Rekapitulasi Bulanan",
        "6.934.567",
        "▲ Melampaui",
        "Pegawai berbaris. Gambar 3.3 Apel Pagi Foto: humas.",
        "Perjanjian kinerja yang ditandatangani (halaman 1 dari 2) Gambar L1.1 Naskah PK",
        "Gambar L1.1, halaman 2 dari 2",
        "PERJANJIAN KINERJA TAHUN 2023",
        "Pihak Kedua Direktur Jenderal Pihak Pertama Plt. Kepala Kantor Wilayah Nama Satu Nama Dua",
    ):
        assert " ".join(kata(isi)) in teks, isi
    assert "Draf:" not in teks and "Buka" not in teks


def test_satu_angka_yang_berbeda_ketahuan(simpanan):
    """One digit of one cell, in a copy of the document, tells the files apart."""
    dok = dengan_isi(Judul(1, "ISI", "BAB I"), tabel_capaian(0))
    tabel = dok.isi[1]
    assert isinstance(tabel, Tabel)
    baris = list(tabel.baris)
    baris[3] = tuple(Sel("91,94%") if s.teks == "91,93%" else s for s in baris[3])
    lain = replace(dok, isi=(dok.isi[0], replace(tabel, baris=tuple(baris))))
    asli, ubah = (semua_kata(b) for b in (tiga(dok, simpanan)[0], tiga(lain, simpanan)[2]))
    assert [(a, b) for a, b in zip(asli, ubah, strict=True) if a != b] == [("91,93%", "91,94%")]


def test_emoji_dan_tulisan_dari_kanan_terbaca_sama(simpanan):
    """Arabic words are compared by their letters (a PDF stores what is seen), all else as it is written."""
    dok = dengan_isi(
        Judul(1, "NAMA 😀"),
        Paragraf(f"Kepala kantor {ARAB} 2, Plt. dan محمد, علي melayani 1.234 orang 👍🏽."),
        Paragraf("Keluarga 👨‍👩‍👧 dan 🇮🇩 ✅ 12% ❤️ tetap utuh."),
        Paragraf((Teks("Tebal ✅ ", tebal=True), Teks("miring 😀", miring=True))),
        Daftar((f"butir {ARAB}: 3", "butir 🙂 4")),
        Tabel(
            "Rekap 😀", (Kolom("Nama", 3), Kolom("Nilai")), ((Sel(ARAB), Sel("1.234")), (Sel("🙂"), Sel("5")))
        ),
    )
    pdf, docx, html = tiga(dok, simpanan)
    assert docx == html
    assert [b for b in pdf if b not in html] == []
    assert semua_kata(pdf) == semua_kata(html)
    assert ("Keluarga", "👨‍👩‍👧", "dan", "🇮🇩", "✅", "12%", "❤️", "tetap", "utuh.") in pdf


def test_aksara_tanpa_huruf_tetap_pada_docx_dan_html(simpanan):
    pdf, docx, html = tiga(dengan_isi(Paragraf("kanji 漢字, jawa ꦗꦮ.")), simpanan)
    assert docx == html == [("kanji", "漢字,", "jawa", "ꦗꦮ.")]
    assert pdf == [("kanji", "□□,", "jawa", "□□.")]
