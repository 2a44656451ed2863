"""Letters and agreements: letterhead, details, signatures; pages before the cover; pages for a phone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from sakip.dokumen import tulis_docx, tulis_pdf
from sakip.dokumen.blok import (
    Daftar,
    GantiHalaman,
    Judul,
    Kolom,
    KopSurat,
    Melintang,
    Paragraf,
    Penandatangan,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.dokumen.teks import NAMA_KOSONG
from sakip.dokumen.tests import bahan_gambar as bahan
from sakip.dokumen.tests.baca import halaman_pdf, rapat, teks_docx
from sakip.dokumen.tests.contoh import HURUF, PARAGRAF, dengan_isi, dokumen_contoh, tabel_capaian

KOP = KopSurat(
    ("KEMENTERIAN CONTOH", "KANTOR WILAYAH KEPULAUAN TELADAN"),
    ("Jalan Contoh Nomor 1", "Telepon (021) 555-0100"),
    bahan.sandi(bahan.gambar(80, 100), "PNG"),
    "Lambang Kementerian Contoh",
)
DUA = TandaTangan(
    (
        Penandatangan("Menteri Contoh", "Nama Menteri", "Pihak Kedua,"),
        Penandatangan("Plt. Kepala Kantor Wilayah Kepulauan Teladan", "", "Pihak Pertama,"),
    ),
    "Jakarta, 10 Januari 2023",
)
SATU = TandaTangan((Penandatangan("Kepala Kantor,", "Nama Pejabat"),), "Kota Teladan, 15 Januari 2024")
SURAT = (
    KOP,
    Rincian((("Nomor", "W.7-PR.03-12"), ("Hal", "Penyampaian Laporan Kinerja"))),
    Paragraf("Yth. Sekretaris Jenderal\ndi Jakarta"),
    Paragraf(PARAGRAF),
    SATU,
    Paragraf("Tembusan:"),
    Daftar(("Inspektur Jenderal.",), bernomor=True),
)


def _letak(pdf: bytes, halaman: int, teks: str) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of a text, points from the lower left corner."""
    isi = pypdfium2.PdfDocument(pdf)[halaman].get_textpage()
    ditemukan = isi.search(teks).get_next()
    assert ditemukan is not None, teks
    awal, banyak = ditemukan
    kotak = [isi.get_charbox(n) for n in range(awal, awal + banyak)]
    return (
        min(k[0] for k in kotak),
        min(k[1] for k in kotak),
        max(k[2] for k in kotak),
        max(k[3] for k in kotak),
    )


def test_surat_pengantar_di_muka_sampul_tanpa_nomor_dan_kepala_halaman():
    dok = replace(dokumen_contoh(tabel=1, gambar=0), sebelum_sampul=SURAT)
    tanpa = tulis_pdf(dokumen_contoh(tabel=1, gambar=0), folder_huruf=HURUF)
    hasil = tulis_pdf(dok, folder_huruf=HURUF)
    halaman = halaman_pdf(hasil.isi)
    assert rapat("Yth. Sekretaris Jenderal") in rapat(halaman[0])
    assert "Kanwil Kementerian" not in halaman[0] and halaman[0].strip().endswith("Inspektur Jenderal.")
    assert halaman[1].strip().endswith("2023") and halaman[2].strip().endswith("i")
    assert hasil.jumlah_halaman == tanpa.jumlah_halaman + 1
    assert hasil.label_halaman["bab-1"] == tanpa.label_halaman["bab-1"] == "1"
    assert hasil.halaman["bab-1"] == tanpa.halaman["bab-1"] + 1
    dokumen = docx.Document(BytesIO(tulis_docx(dok, halaman=hasil.label_halaman, folder_huruf=HURUF)))
    surat, sampul, depan, batang = dokumen.sections
    for bagian in (surat, sampul):
        assert bagian._sectPr.find(qn("w:pgNumType")) is None
        assert not bagian.header.paragraphs[0].text and not bagian.footer.paragraphs[0].text
    assert [b._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) for b in (depan, batang)] == [
        "lowerRoman",
        "decimal",
    ]
    assert "Kanwil Kementerian" in depan.header.paragraphs[0].text


def test_judul_dan_tabel_surat_pengantar_tidak_masuk_daftar():
    tabel = Tabel("Rekap", (Kolom("A"),), ((Sel("1"),),), kunci="t")
    dok = dokumen_contoh(tabel=1, gambar=0)
    dok = replace(dok, sebelum_sampul=(Judul(2, "SURAT"), tabel))
    hasil = tulis_pdf(dok, folder_huruf=HURUF)
    teks = rapat("".join(halaman_pdf(hasil.isi)))
    assert teks.count("Tabel1Rekap") == 1 and teks.count("SURAT") == 1
    assert (hasil.halaman["t"], hasil.label_halaman["t"]) == (1, "")
    isi = rapat(teks_docx(tulis_docx(dok, halaman=hasil.label_halaman, folder_huruf=HURUF)))
    assert isi.count("Tabel1Rekap") == 1 and isi.count("SURAT") == 1


@pytest.mark.parametrize("isi", [(), (Paragraf(""),), (Paragraf("  \n "), GantiHalaman())])
def test_surat_kosong_tetap_menjadi_berkas(isi):
    for dok in (replace(dengan_isi(*isi), bentuk="surat"), replace(dengan_isi(*isi), sebelum_sampul=isi)):
        assert tulis_pdf(dok, folder_huruf=HURUF).jumlah_halaman >= 1
        assert docx.Document(BytesIO(tulis_docx(dok, halaman=None, folder_huruf=HURUF))).sections


def test_kop_surat_lambang_di_kiri_dan_baris_di_tengah():
    pdf = tulis_pdf(replace(dengan_isi(*SURAT), bentuk="surat"), folder_huruf=HURUF).isi
    kantor, alamat = _letak(pdf, 0, "KANTOR WILAYAH"), _letak(pdf, 0, "Jalan Contoh")
    (gambar,) = pypdfium2.PdfDocument(pdf)[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    assert gambar.get_bounds()[2] < kantor[0]  # the emblem ends where the lines have not begun
    assert alamat[3] < kantor[1]
    assert kantor[3] - kantor[1] > alamat[3] - alamat[1]
    isi = docx.Document(BytesIO(tulis_docx(dengan_isi(KOP), halaman=None, folder_huruf=HURUF)))
    (tabel,) = isi.tables
    assert tabel.style.name == "Tata Letak"
    baris = [p for p in tabel.rows[0].cells[1].paragraphs if p.text]
    assert [p.text for p in baris] == [*KOP.baris, *KOP.alamat]
    assert [bool(p.runs[0].bold) for p in baris] == [False, True, False, False]
    assert next(isi.element.body.iter(qn("wp:docPr"))).get("descr") == "Lambang Kementerian Contoh"


def test_titik_dua_rincian_satu_lajur():
    rincian = Rincian((("Nama", "Isi satu"), ("Jabatan yang panjang", "Isi dua " * 30), ("NIP", "Isi tiga")))
    pdf = tulis_pdf(dengan_isi(rincian), folder_huruf=HURUF).isi
    kiri = [round(_letak(pdf, 0, f"Isi {n}")[0]) for n in ("satu", "dua", "tiga")]
    assert len(set(kiri)) == 1
    (tabel,) = docx.Document(
        BytesIO(tulis_docx(dengan_isi(rincian), halaman=None, folder_huruf=HURUF))
    ).tables
    assert [b.cells[1].text for b in tabel.rows] == [":", ":", ":"]


def test_label_yang_sangat_panjang_tidak_mendesak_isinya():
    pdf = tulis_pdf(dengan_isi(Rincian((("Nama lengkap " * 12, "Isi"),))), folder_huruf=HURUF).isi
    assert 200 < _letak(pdf, 0, "Isi")[0] < 400


def test_dua_pihak_bersebelahan_dengan_nama_sebaris():
    pdf = tulis_pdf(dengan_isi(DUA), folder_huruf=HURUF).isi
    kedua, pertama = _letak(pdf, 0, "Pihak Kedua"), _letak(pdf, 0, "Pihak Pertama")
    nama, titik = _letak(pdf, 0, "Nama Menteri"), _letak(pdf, 0, NAMA_KOSONG)
    tempat = _letak(pdf, 0, "Jakarta")
    assert abs(kedua[1] - pertama[1]) < 1 and kedua[2] < pertama[0]
    assert abs(nama[1] - titik[1]) < 4 and nama[2] < titik[0]
    assert tempat[1] > pertama[3] and tempat[0] > 297
    assert pertama[1] - titik[3] > 60  # room for a signature
    (tabel,) = docx.Document(BytesIO(tulis_docx(dengan_isi(DUA), halaman=None, folder_huruf=HURUF))).tables
    assert [[s.text for s in b.cells] for b in tabel.rows] == [
        ["", "Jakarta, 10 Januari 2023"],
        ["Pihak Kedua,\nMenteri Contoh", "Pihak Pertama,\nPlt. Kepala Kantor Wilayah Kepulauan Teladan"],
        ["Nama Menteri", NAMA_KOSONG],
    ]
    lekat = [p.paragraph_format.keep_with_next for b in tabel.rows for s in b.cells for p in s.paragraphs]
    assert lekat[-2:] == [False, False] and all(
        b._tr.trPr.find(qn("w:cantSplit")) is not None for b in tabel.rows
    )


def test_satu_pihak_di_kanan():
    pdf = tulis_pdf(dengan_isi(SATU), folder_huruf=HURUF).isi
    assert _letak(pdf, 0, "Nama Pejabat")[0] > 297


@pytest.mark.parametrize("awal", range(24, 38, 2))
def test_tanda_tangan_sehalaman_dengan_paragraf_di_atasnya(awal):
    """Texts of growing length: at some of them the signature would fall on a page by itself."""
    isi = [Paragraf(f"Paragraf {n}.") for n in range(awal)]
    halaman = halaman_pdf(tulis_pdf(dengan_isi(*isi, Paragraf("Penutup."), DUA), folder_huruf=HURUF).isi)
    for teks in ("Penutup.", "Pihak Pertama", "Nama Menteri"):
        assert sum(teks in h for h in halaman) == 1
    letak = {
        next(n for n, h in enumerate(halaman) if t in h) for t in ("Penutup.", "Jakarta,", "Nama Menteri")
    }
    assert len(letak) == 1


def test_surat_tanpa_sampul_bernomor_dari_halaman_kedua():
    isi = (Paragraf("Satu"), GantiHalaman(), Paragraf("Dua"), Melintang((Paragraf("Tiga"),)))
    dok = replace(dokumen_contoh(tabel=1, gambar=0), isi=isi, bentuk="surat")
    hasil = tulis_pdf(dok, folder_huruf=HURUF)
    assert [h.split() for h in halaman_pdf(hasil.isi)] == [["Satu"], ["Dua", "2"], ["Tiga", "3"]]
    tegak, putar = docx.Document(BytesIO(tulis_docx(dok, halaman=None, folder_huruf=HURUF))).sections
    assert tegak.different_first_page_header_footer and not putar.different_first_page_header_footer
    assert "PAGE" in tegak.footer._element.xml and "PAGE" not in tegak.first_page_footer._element.xml
    assert putar._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) is None


def test_bab_dalam_surat_tidak_mengulang_nomor_halaman():
    dok = dengan_isi(
        Paragraf("Depan"), Judul(1, "PERJANJIAN", "BAB I", "b"), Judul(1, "LAMPIRAN", "BAB II", "c")
    )
    hasil = tulis_pdf(replace(dok, bentuk="surat"), folder_huruf=HURUF)
    assert [hasil.label_halaman[k] for k in "bc"] == ["2", "3"]


@pytest.mark.parametrize("bentuk", ["surat", "laporan"])
def test_halaman_ponsel_sempit_pada_kedua_berkas(bentuk):
    isi = (
        Judul(1, "Ringkasan"),
        Paragraf(PARAGRAF),
        KOP,
        DUA,
        tabel_capaian(0, 20),
        Judul(1, "Lanjut", kunci="l"),
    )
    dok = replace(
        dokumen_contoh(tabel=1, gambar=0), isi=isi, bentuk=bentuk, ukuran="ponsel", sebelum_sampul=SURAT
    )
    pdf = pypdfium2.PdfDocument(tulis_pdf(dok, folder_huruf=HURUF).isi)
    ukuran = {tuple(round(s * 25.4 / 72) for s in halaman.get_size()) for halaman in pdf}
    assert ukuran == {(90, 190)}
    berkas = docx.Document(BytesIO(tulis_docx(dok, halaman=None, folder_huruf=HURUF)))
    assert {(round(b.page_width.mm), round(b.page_height.mm)) for b in berkas.sections} == {(90, 190)}
    lebar = (
        berkas.sections[-1].page_width - berkas.sections[-1].left_margin - berkas.sections[-1].right_margin
    )
    assert all(sum(k.width for k in t.columns) <= lebar for t in berkas.tables)


def test_paragraf_tengah_di_tengah():
    pdf = tulis_pdf(dengan_isi(Paragraf("PERNYATAAN", "tengah")), folder_huruf=HURUF).isi
    kiri, _, kanan, _ = _letak(pdf, 0, "PERNYATAAN")
    tengah = (30 + 155 / 2) * 72 / 25.4
    assert abs((kiri + kanan) / 2 - tengah) < 1
    paragraf = docx.Document(
        BytesIO(tulis_docx(dengan_isi(Paragraf("P", "tengah")), halaman=None, folder_huruf=HURUF))
    )
    assert paragraf.paragraphs[0].style.name == "Tengah"
