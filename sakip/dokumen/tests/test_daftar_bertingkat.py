"""Lists under items: indented and numbered by their depth in every format."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from sakip.dokumen import BlokSalah, tulis_docx, tulis_html, tulis_pdf
from sakip.dokumen.blok import Acuan, Daftar, Judul, Teks
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests.baca import halaman_pdf
from sakip.dokumen.tests.contoh import HURUF, dokumen_contoh

CUCU = Daftar(("cucu satu",), bernomor=True)
ANAK = Daftar(("anak satu", "anak dua"), bernomor=True, anak=((0, CUCU),))
INDUK = Daftar(("induk satu", "induk dua"), bernomor=True, anak=((0, ANAK), (1, Daftar(("titik",)))))


def dokumen(*blok):
    isi = (Judul(1, "Bab", "BAB I", kunci="bab"), *blok)
    return replace(dokumen_contoh(), isi=isi, sampul=None, sebelum_sampul=())


def test_docx_memberi_setiap_daftar_tingkat_dan_nomornya_sendiri():
    isi = tulis_docx(dokumen(INDUK), halaman=None, folder_huruf=HURUF)
    xml = zipfile.ZipFile(BytesIO(isi)).read("word/document.xml").decode()
    tingkat = re.findall(r'<w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/>', xml)
    assert [t for t, _ in tingkat] == ["0", "1", "2", "1", "0", "1"]
    nomor = [n for _, n in tingkat]
    assert nomor[0] == nomor[4] and nomor[1] == nomor[3] and nomor[5] == "1"
    assert len({nomor[0], nomor[1], nomor[2], nomor[5]}) == 4


def test_pdf_menomori_menurut_kedalaman():
    teks = " ".join(" ".join(halaman_pdf(tulis_pdf(dokumen(INDUK), folder_huruf=HURUF).isi)).split())
    assert re.search(r"1\. induk satu a\. anak satu i\. cucu satu b\. anak dua 2\. induk dua • titik", teks)


def test_html_menaruh_daftar_di_dalam_butirnya():
    html = tulis_html(dokumen(INDUK), folder_huruf=HURUF).decode()
    rapat = re.sub(r"\s+", " ", html)
    assert '<li>induk satu <ol type="a"> <li>anak satu <ol type="i"> <li>cucu satu</li>' in rapat
    assert "<li>induk dua <ul> <li>titik</li> </ul> </li>" in rapat


def test_acuan_di_daftar_dalam_diperiksa_juga():
    dalam = Daftar(((Teks("lihat "), Acuan("tidak-ada")),))
    with pytest.raises(BlokSalah, match="tidak-ada"):
        nomori(dokumen(Daftar(("a",), anak=((0, dalam),))))


def test_daftar_di_bawah_butir_yang_tidak_ada_ditolak():
    with pytest.raises(BlokSalah, match="butir yang tidak ada"):
        Daftar(("a",), anak=((1, Daftar(("b",))),))
