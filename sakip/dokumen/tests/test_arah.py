"""Emoji and text from right to left: every file shows them, in the right order, and numbers beside them stay
where the sentence has them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import product

import pytest

from sakip.dokumen import tulis_docx, tulis_html, tulis_pdf
from sakip.dokumen.arah import TANDA_KIRI, dari_kanan, pecah, tandai
from sakip.dokumen.bagan import batang_capaian, svg_bagan
from sakip.dokumen.blok import Paragraf, Teks
from sakip.dokumen.huruf import BERKAS, cari_huruf
from sakip.dokumen.tests.baca import halaman_pdf
from sakip.dokumen.tests.contoh import HURUF, dengan_isi

ARAB = "عبد الرحمن"


@pytest.mark.parametrize(
    ("teks", "bagian"),
    [
        ("", []),
        ("Kantor 12", [("Kantor 12", False)]),
        (f"Kepala {ARAB} 7 orang", [("Kepala ", False), (ARAB, True), (" 7 orang", False)]),
        ("محمد, علي", [("محمد", True), (", ", False), ("علي", True)]),  # a list of two names
        ("سنة 2023 ميلادية", [("سنة 2023 ميلادية", True)]),  # a number within
        (f"{ARAB}\n{ARAB}", [(ARAB, True), ("\n", False), (ARAB, True)]),
        ("a (שלום)", [("a (", False), ("שלום", True), (")", False)]),
    ],
)
def test_bagian_dari_kanan_dipisahkan(teks, bagian):
    assert pecah(teks) == bagian
    assert tandai(teks).replace(TANDA_KIRI, "") == teks


def test_paragraf_seluruhnya_dari_kanan_dikenali():
    assert dari_kanan(f"{ARAB}، 2023.") and dari_kanan((Teks(ARAB), Teks(" 12")))
    assert not dari_kanan(f"Kepala {ARAB}") and not dari_kanan("2023") and not dari_kanan("")


def _letak_huruf(isi: bytes, *teks: str) -> list[float]:
    """Left edge of each text on the first page."""
    import pypdfium2

    halaman = pypdfium2.PdfDocument(isi)[0].get_textpage()
    letak = []
    for t in teks:
        urut, _ = halaman.search(t).get_next()
        letak.append(halaman.get_charbox(urut)[0])
    return letak


def test_angka_sesudah_nama_arab_tetap_di_kanannya_pada_pdf():
    isi = tulis_pdf(dengan_isi(Paragraf(f"Kepala {ARAB} 77 orang")), folder_huruf=HURUF).isi
    letak = _letak_huruf(isi, "Kepala", "عبد", "77", "orang")
    assert letak == sorted(letak)
    assert _letak_huruf(isi, "الرحمن") < _letak_huruf(isi, "عبد")  # the first word stands at the right


def test_emoji_dan_arab_tercetak_pada_pdf_dan_dapat_disalin():
    isi = [
        Paragraf((Teks(t, tebal=tebal),))
        for t in ("Layanan 😀 👨‍👩‍👧 ✅", f"Kepala {ARAB}")
        for tebal in (False, True)
    ]
    (halaman,) = halaman_pdf(tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF).isi)
    assert "□" not in halaman
    for potong in ("😀", "👨‍👩‍👧", "✅", "عبد", "الرحمن"):
        assert halaman.count(potong) == 2, potong


def test_lari_docx_menyatakan_arah_dan_hurufnya():
    isi = tulis_docx(dengan_isi(Paragraf(f"Kepala {ARAB} 7")), halaman=None, folder_huruf=HURUF)
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        dokumen = arsip.read("word/document.xml").decode()
        gaya = arsip.read("word/styles.xml").decode()
    lari = re.findall(r"<w:r>(.*?)</w:r>", dokumen)
    assert [("<w:rtl/>" in r) for r in lari if "<w:t" in r] == [False, True, False]
    assert 'w:cs="Amiri"' in gaya and 'w:bidi="ar-SA"' in gaya


def test_html_memisahkan_arah_dan_membalik_paragraf_arab():
    dok = dengan_isi(Paragraf(f"Kepala {ARAB} 7"), Paragraf(f"{ARAB}."))
    html = tulis_html(dok, folder_huruf=HURUF).decode()
    assert f'<p>Kepala <bdi dir="rtl">{ARAB}</bdi> 7</p>' in html
    assert f'<p dir="rtl">{ARAB}.</p>' in html


def test_bagan_menyebut_huruf_pengganti():
    spec = batang_capaian([(f"Satker {ARAB} 7 😀", None, "status-kosong")])
    svg = cari_huruf(HURUF).tampak_svg(svg_bagan(spec, None, folder_huruf=HURUF))
    assert re.search(r"<tspan font-family='Amiri'>عبد</tspan> <tspan font-family='Amiri'>الرحمن", svg)
    assert "<tspan font-family='Noto Emoji'>😀</tspan>" in svg


def test_setiap_aksara_yang_ada_hurufnya_dapat_dicetak():
    """Alone and after letters of other fonts: PDF/A refuses a document with one missing glyph."""
    huruf = cari_huruf(HURUF)
    assert len(huruf.berkas) == len(BERKAS) and 4000 < len(huruf.aksara) < 10_000
    aksara = [chr(k) for k in sorted(huruf.aksara) if chr(k).isprintable()]
    baris = ["".join(aksara[n : n + 80]) for n in range(0, len(aksara), 80)]
    sulit = "\u200d\u200c\ufe0f\ufe0e\u20e3\u0301🏽🇮ا1a©"
    baris.append(" ".join(map("".join, product(sulit, repeat=2))))
    isi = [Paragraf((Teks(b), Teks(b, tebal=True), Teks(b, miring=True))) for b in baris]
    assert halaman_pdf(tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF).isi)


def test_paragraf_arab_mulai_dari_kanan_pada_pdf_dan_docx():
    dok = dengan_isi(Paragraf("Kepala kantor."), Paragraf((Teks(f"{ARAB}، "), Teks("!", tebal=True))))
    kiri, kanan = _letak_huruf(tulis_pdf(dok, folder_huruf=HURUF).isi, "Kepala", "عبد")
    assert kanan > kiri + 300  # the first word stands at the right margin
    isi = tulis_docx(dok, halaman=None, folder_huruf=HURUF)
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        paragraf = re.findall(r"<w:p>.*?</w:p>", arsip.read("word/document.xml").decode())
    latin, arab = (next(p for p in paragraf if t in p) for t in ("Kepala", ARAB))
    assert "w:bidi" not in latin and "w:rtl" not in latin and "<w:bidi/>" in arab
    assert arab.count("<w:r>") == arab.count("<w:rtl/></w:rPr>") == 3 and TANDA_KIRI not in arab
