"""The finished reports: the DOCX, the PDF and the HTML say the same, word by word and number by number."""

from __future__ import annotations

import re

import pytest

from sakip.cli.tests.kantor import bahan, dengan_kantor
from sakip.dokumen import tulis_docx, tulis_html, tulis_pdf
from sakip.dokumen.tests.contoh import HURUF
from sakip.dokumen.tests.ekstrak import blok_docx, blok_html, blok_pdf, semua_kata
from sakip.naskah.kalimat import tulis_capaian
from sakip.naskah.lkjip import susun_lkjip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dua_kantor")]


@pytest.fixture(scope="module")
def dua_kantor(django_db_setup, django_db_blocker):
    with dengan_kantor(django_db_blocker, ("contoh", "bangka-belitung")):
        yield


@pytest.mark.parametrize(("nama", "terpendek"), [("contoh", 10_000), ("bangka-belitung", 25_000)])
def test_laporan_sama_dalam_ketiga_bentuk(nama, terpendek, tmp_path):
    b = bahan(nama)
    dok = susun_lkjip(b).dokumen
    pdf = tulis_pdf(dok, folder_huruf=HURUF, cache=tmp_path)
    docx = tulis_docx(dok, halaman=pdf.label_halaman, folder_huruf=HURUF, cache=tmp_path)
    html = semua_kata(blok_html(tulis_html(dok, folder_huruf=HURUF, cache=tmp_path)))
    assert semua_kata(blok_docx(docx)) == html
    assert semua_kata(blok_pdf(pdf.isi)) == html
    assert len(html) > terpendek and sum(bool(re.search(r"\d", k)) for k in html) > terpendek / 10
    teks = " ".join(html)
    for butir in b.hasil.butir:
        assert tulis_capaian(butir.capaian) in teks
