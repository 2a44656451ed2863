"""Turned pages: wide tables flow over them, and everything on them counts as elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from sakip.dokumen import BlokSalah, tulis_docx, tulis_pdf
from sakip.dokumen.blok import (
    Acuan,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Gambar,
    GantiHalaman,
    Judul,
    Kolom,
    Melintang,
    Paragraf,
    Sel,
    Tabel,
    Teks,
)
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests import bahan_gambar as bahan
from sakip.dokumen.tests.baca import halaman_pdf, rapat, teks_docx
from sakip.dokumen.tests.contoh import HURUF, dengan_isi, dokumen_contoh

BULAN = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des"]
KOLOM = (Kolom("No.", 1), Kolom("Satuan Kerja", 6), *(Kolom(b, 1.3, "kanan") for b in BULAN))


def tabel_lebar(baris: int, kunci: str = "lebar") -> Tabel:
    isi = tuple(
        (Sel(f"{n}."), Sel(f"Lembaga Pemasyarakatan Nomor {n}!"), *(Sel("1.234") for _ in BULAN))
        for n in range(1, baris + 1)
    )
    return Tabel("Rekapitulasi Bulanan", KOLOM, isi, catatan="Sumber: data kinerja.", kunci=kunci)


def laporan(baris: int = 5):
    return dengan_isi(
        DaftarIsi(),
        DaftarTabel(),
        DaftarGambar(),
        Judul(1, "AKUNTABILITAS", "BAB III"),
        Tabel("Tegak", (Kolom("A"),), ((Sel("1"),),)),
        Melintang(
            (
                Judul(2, "Rekapitulasi", "3.1", "sub"),
                tabel_lebar(baris),
                Gambar("Denah", "Denah kantor", berkas=bahan.foto(), kunci="denah"),
            )
        ),
        Tabel("Sesudah", (Kolom("A"),), ((Sel("1"),),), kunci="sesudah"),
        Paragraf((Teks("Lihat "), Acuan("lebar"), Teks(", "), Acuan("denah"), Teks(", "), Acuan("sub"))),
        Judul(1, "PENUTUP", "BAB IV", "bab-4"),
    )


@pytest.fixture(scope="module")
def panjang():
    return tulis_pdf(laporan(400), folder_huruf=HURUF)


def test_yang_ada_pada_halaman_melintang_bernomor_urut_dengan_yang_lain():
    nomor = nomori(laporan())
    assert [nomor.menurut_kunci[k].label for k in ("sub", "lebar", "denah", "sesudah")] == [
        "3.1",
        "Tabel 3.2",
        "Gambar 3.1",
        "Tabel 3.3",
    ]


def test_tabel_empat_ratus_baris_mengalir_dengan_kepala_berulang(panjang):
    pdf = pypdfium2.PdfDocument(panjang.isi)
    melintang = [n for n, halaman in enumerate(pdf) if halaman.get_width() > halaman.get_height()]
    halaman = halaman_pdf(panjang.isi)
    bertabel = [n for n in melintang if "Lembaga" in halaman[n]]
    assert len(bertabel) > 10 and bertabel == melintang[: len(bertabel)]
    assert all("Satuan Kerja" in halaman[n] and "Des" in halaman[n] for n in bertabel)
    for n in range(1, 401):
        assert sum(rapat(f"Nomor {n}!") in rapat(halaman[k]) for k in bertabel) == 1, n


def test_nomor_dan_kepala_halaman_berlanjut(panjang):
    halaman = halaman_pdf(panjang.isi)
    awal = panjang.halaman["lebar"]
    for n, teks in enumerate(halaman[3:], start=1):
        assert teks.strip().endswith(str(n)) and "Kanwil" in teks
    assert panjang.label_halaman["lebar"] == str(awal - 3) and panjang.halaman["sub"] == awal
    assert rapat("Tabel 3.2 Rekapitulasi Bulanan") in rapat(halaman[awal - 1])
    assert "Denah" in halaman[panjang.halaman["denah"] - 1]
    daftar = rapat("".join(halaman[:3]))
    for baris in ("3.1Rekapitulasi", "Tabel3.2RekapitulasiBulanan", "Gambar3.1Denah"):
        assert re.search(rf"{re.escape(baris)}\.+\d", daftar), baris


def test_bagian_docx_tegak_melintang_tegak_dengan_nomor_berlanjut(panjang):
    isi = tulis_docx(laporan(400), halaman=panjang.label_halaman, folder_huruf=HURUF)
    dokumen = docx.Document(BytesIO(isi))
    arah = [(b.page_width > b.page_height) for b in dokumen.sections]
    assert arah == [False, False, True, False]
    nomor = [b._sectPr.find(qn("w:pgNumType")) for b in dokumen.sections]
    assert [n.get(qn("w:start")) for n in nomor] == ["1", "1", None, None]
    assert all(b.header.paragraphs[0].text and "PAGE" in b.footer._element.xml for b in dokumen.sections)
    for bagian in dokumen.sections:
        teks = bagian.page_width - bagian.left_margin - bagian.right_margin
        tab = bagian.header.paragraphs[0].paragraph_format.tab_stops
        kanan = [t.position for t in tab if t.alignment is not None and t.position]
        if bagian.page_width > bagian.page_height:
            assert any(abs(p - teks) < 20_000 for p in kanan)
    lebar = {sum(k.width.twips for k in t.columns) for t in dokumen.tables}
    assert lebar == {8788, 14004}
    (besar,) = (t for t in dokumen.tables if len(t.rows) == 401)
    assert all(b._tr.trPr.find(qn("w:cantSplit")) is not None for b in besar.rows)
    assert besar.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rapat("Tabel 3.2 Rekapitulasi Bulanan") in rapat(teks_docx(isi))
    assert f"Rekapitulasi\t{panjang.label_halaman['sub']}" in "\n".join(p.text for p in dokumen.paragraphs)


@pytest.mark.parametrize(
    "isi",
    [
        (Melintang((Paragraf("A"),)),),
        (Melintang((Paragraf("A"),)), Melintang((Paragraf("B"),))),
        (
            GantiHalaman(),
            Melintang((GantiHalaman(), Paragraf("A"), GantiHalaman())),
            GantiHalaman(),
            Paragraf("B"),
        ),
        (Judul(1, "A", "BAB I"), Melintang((Paragraf("B"),)), Judul(1, "C", "BAB II")),
        (
            Judul(1, "A", "BAB I"),
            Melintang((tabel_lebar(3),)),
            Judul(1, "C", "BAB II"),
            Melintang((Paragraf("D"),)),
        ),
    ],
)
def test_tidak_ada_halaman_kosong(isi):
    dok = replace(dokumen_contoh(tabel=1, gambar=0), isi=isi, sampul=None)
    hasil = tulis_pdf(dok, folder_huruf=HURUF)
    kepala = rapat("Kanwil Kementerian Contoh Kepulauan Teladan Laporan Kinerja Instansi Pemerintah 2023")
    for halaman in halaman_pdf(hasil.isi):
        assert re.sub(r"[0-9ivx]+$", "", rapat(halaman).replace(kepala, "")), "halaman kosong"
    berkas = docx.Document(BytesIO(tulis_docx(dok, halaman=None, folder_huruf=HURUF)))
    penutup = [
        p
        for p in berkas.element.body.iter(qn("w:p"))
        if p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ]
    assert all("".join(p.itertext()) or p.getprevious().tag == qn("w:tbl") for p in penutup)


def test_halaman_melintang_kosong_tidak_menjadi_halaman():
    assert tulis_pdf(dengan_isi(Paragraf("A"), Melintang(())), folder_huruf=HURUF).jumlah_halaman == 1


def test_bab_dan_halaman_melintang_lain_ditolak():
    with pytest.raises(BlokSalah, match="Halaman melintang"):
        Melintang((Judul(1, "BAB"),))


def test_tanda_draf_pada_halaman_melintang_juga():
    dok = replace(laporan(), draf=True)
    polos, bertanda = (pypdfium2.PdfDocument(tulis_pdf(d, folder_huruf=HURUF).isi) for d in (laporan(), dok))
    for satu, lain in zip(polos, bertanda, strict=True):
        assert satu.render(scale=0.3).to_pil().tobytes() != lain.render(scale=0.3).to_pil().tobytes()
    for bagian in docx.Document(BytesIO(tulis_docx(dok, halaman=None, folder_huruf=HURUF))).sections:
        assert 'string="DRAF"' in bagian.header._element.xml
