"""The DOCX holds real headings, captions, fields and tables, equal to the blocks, in valid order and stable
bytes."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from PIL import ImageFont

from sakip.dokumen import tulis_docx, tulis_pdf
from sakip.dokumen.blok import (
    DaftarIsi,
    DaftarTabel,
    Gambar,
    GantiHalaman,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
)
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests.baca import halaman_pdf, rapat, satuan_teks, teks_docx
from sakip.dokumen.tests.contoh import HURUF, dengan_isi, dokumen_contoh
from sakip.dokumen.tests.semua import dokumen_semua

# the schema's order (ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.60, 17.4.70) of what we write
URUTAN = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
    "effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
    "vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg",
}


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory):
    return tmp_path_factory.mktemp("bagan")


@pytest.fixture(scope="module")
def pdf(simpanan):
    return tulis_pdf(dokumen_contoh(), folder_huruf=HURUF, cache=simpanan)


@pytest.fixture(scope="module")
def berkas(simpanan, pdf):
    return tulis_docx(dokumen_contoh(), halaman=pdf.label_halaman, folder_huruf=HURUF, cache=simpanan)


@pytest.fixture(scope="module")
def dokumen(berkas):
    return docx.Document(BytesIO(berkas))


def test_masukan_sama_bita_sama(berkas, pdf, simpanan):
    lagi = tulis_docx(dokumen_contoh(), halaman=pdf.label_halaman, folder_huruf=HURUF, cache=simpanan)
    assert lagi == berkas
    with zipfile.ZipFile(BytesIO(berkas)) as arsip:
        assert {i.date_time for i in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in n or "customXml" in n for n in arsip.namelist())


def test_judul_memakai_gaya_judul(dokumen):
    nomor = nomori(dokumen_contoh())
    ada = [
        (int(p.style.name[-1]), " ".join(p.text.split()))
        for p in dokumen.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert ada == [(e.tingkat, f"{e.label} {e.judul}".strip()) for e in nomor.jenis("judul")]


def test_takarir_bernomor_dengan_bidang_seq(dokumen):
    takarir = [p for p in dokumen.paragraphs if p.style.name == "Caption"]
    nomor = nomori(dokumen_contoh())
    harap = [f"{e.label} {e.judul}" for e in nomor.entri if e.jenis != "judul"]
    assert [" ".join(p.text.split()) for p in takarir] == harap
    for p in takarir:
        perintah = "".join(t.text for t in p._p.iter(qn("w:instrText")))
        assert re.search(r"SEQ (Tabel|Gambar) \\\* ARABIC", perintah)


def test_bidang_seq_menghitung_sama_dengan_nomor_yang_tertulis():
    """Word processors count on from field to field; a restart must be stated, as the annex here needs."""
    satu = Kolom("A")
    bab = (Judul(1, "PENDAHULUAN", "BAB I"), Judul(1, "PERJANJIAN", "LAMPIRAN II"), Judul(1, "PENGANTAR"))
    isi = [b for judul in (bab[2], *bab) for b in (judul, Tabel("T", (satu,), ()), Tabel("T", (satu,), ()))]
    badan = docx.Document(
        BytesIO(tulis_docx(dengan_isi(*isi), halaman=None, folder_huruf=HURUF))
    ).element.body
    hitung, dihitung, tertulis = 0, [], []
    for takarir in (p for p in badan.iter(qn("w:p")) if "SEQ Tabel" in "".join(p.itertext())):
        perintah = "".join(t.text for t in takarir.iter(qn("w:instrText")))
        mulai = re.search(r"\\r (\d+)", perintah)
        hitung = int(mulai[1]) if mulai else hitung + 1
        dihitung.append(hitung)
        tertulis.append([t.text for t in takarir.iter(qn("w:t"))][1])
    assert tertulis == [str(n) for n in dihitung] == ["1", "2", "1", "2", "1", "2", "3", "4"]


def test_tabel_sama_dengan_blok(dokumen):
    blok = [b for b in dokumen_contoh().isi if isinstance(b, Tabel)]
    assert len(dokumen.tables) == len(blok)
    for tabel, b in zip(dokumen.tables, blok, strict=True):
        assert len(tabel.columns) == len(b.kolom)
        assert len(tabel.rows) == len(b.baris_kepala) + len(b.baris)
        assert sum(kolom.width.twips for kolom in tabel.columns) == 8788
        isi = [rapat(sel.text) for baris in tabel.rows for sel in baris.cells]
        for baris in b.baris:
            assert all(any(rapat(str(s.teks)) in t for t in isi) for s in baris)
        for urut, baris in enumerate(tabel.rows):
            kepala = urut < len(b.baris_kepala)
            assert (baris._tr.trPr.find(qn("w:tblHeader")) is not None) == kepala
            assert baris._tr.trPr.find(qn("w:cantSplit")) is not None


def test_sel_gabungan_terbaca_sebagai_gabungan():
    tabel = Tabel(
        "G",
        (Kolom("A"), Kolom("B"), Kolom("C")),
        ((Sel("kiri", gabung_baris=2), Sel("lebar", gabung_kolom=2)), (Sel("b"), Sel("c"))),
    )
    isi = tulis_docx(dengan_isi(tabel), halaman=None, folder_huruf=HURUF)
    (dibaca,) = docx.Document(BytesIO(isi)).tables
    assert [[c.text for c in b.cells] for b in dibaca.rows][1:] == [
        ["kiri", "lebar", "lebar"],
        ["kiri", "b", "c"],
    ]


def test_daftar_isi_berisi_halaman_dari_pdf(dokumen, pdf):
    nomor = nomori(dokumen_contoh())
    entri = [p for p in dokumen.paragraphs if p.style.name.startswith("toc ")]
    harap = [
        f"{e.label}\t{e.judul}\t{pdf.label_halaman[e.kunci]}".lstrip("\t") for e in nomor.jenis("judul", 3)
    ]
    assert [p.text for p in entri] == harap
    gambar = [p.text for p in dokumen.paragraphs if p.style.name == "table of figures"]
    assert len(gambar) == len(nomor.jenis("tabel")) + len(nomor.jenis("gambar"))


def test_bidang_lengkap_dan_tidak_minta_diperbarui(berkas):
    with zipfile.ZipFile(BytesIO(berkas)) as arsip:
        badan = arsip.read("word/document.xml").decode()
        setelan = arsip.read("word/settings.xml").decode()
        kaki = "".join(arsip.read(n).decode() for n in arsip.namelist() if "footer" in n)
    jumlah = [badan.count(f'w:fldCharType="{j}"') for j in ("begin", "separate", "end")]
    assert jumlah[0] == jumlah[1] == jumlah[2] > 0
    assert "w:dirty" not in badan and "updateFields" not in setelan
    assert " PAGE " in kaki
    penanda = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', badan))
    acuan = set(re.findall(r'w:anchor="([^"]+)"|(?:PAGEREF|REF) (_\w+)', badan))
    assert {a or b for a, b in acuan} <= penanda


def test_nomor_halaman_romawi_lalu_arab_dan_sampul_tanpa_nomor(dokumen):
    sampul, depan, batang = dokumen.sections
    assert sampul._sectPr.find(qn("w:pgNumType")) is None and not sampul.footer.paragraphs[0].text
    jenis = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:fmt")) for s in (depan, batang)]
    assert jenis == ["lowerRoman", "decimal"]


def test_gambar_punya_teks_alternatif(dokumen):
    blok = [b for b in dokumen_contoh().isi if isinstance(b, Gambar)]
    sifat = list(dokumen.element.body.iter(qn("wp:docPr")))
    assert [s.get("descr") for s in sifat] == [b.teks_alternatif for b in blok]
    assert len({s.get("id") for s in sifat}) == len(sifat)


def test_sifat_berkas_tetap(dokumen):
    sifat = dokumen.core_properties
    assert (sifat.created.isoformat()[:10], sifat.language, sifat.revision) == ("2024-01-15", "id-ID", 1)
    assert "Tahun 2023" in sifat.title


@pytest.mark.parametrize("bentuk", ["laporan", "surat"])
@pytest.mark.parametrize("ukuran", ["a4", "ponsel"])
def test_urutan_unsur_menurut_skema(simpanan, bentuk, ukuran):
    dok = replace(dokumen_semua(), bentuk=bentuk, ukuran=ukuran)
    isi = tulis_docx(dok, halaman=None, folder_huruf=HURUF, cache=simpanan)
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        bagian = [
            n
            for n in arsip.namelist()
            if re.fullmatch(r"word/(document|styles|numbering|header\d|footer\d)\.xml", n)
        ]
        assert len(bagian) >= 8
        for nama in bagian:
            akar = docx.oxml.parse_xml(arsip.read(nama))
            for induk, urutan in URUTAN.items():
                letak = {qn(f"w:{n}"): i for i, n in enumerate(urutan.split())}
                for unsur in akar.iter(qn(f"w:{induk}")):
                    tempat = [letak[anak.tag] for anak in unsur]
                    assert tempat == sorted(tempat), (nama, induk, [a.tag for a in unsur])


def test_setiap_teks_blok_ada_dalam_kedua_berkas(berkas, pdf):
    """Headings and paragraphs in order, cells and captions anywhere: the PDF may move a figure to the next
    page."""
    for sumber in (rapat(teks_docx(berkas)), rapat("".join(_tanpa_kepala_kaki(halaman_pdf(pdf.isi))))):
        letak = 0
        for teks, berurut in satuan_teks(dokumen_contoh()):
            cari = rapat(teks)
            assert cari in sumber, teks
            if berurut:
                letak = sumber.find(cari, letak)
                assert letak >= 0, f"tidak berurut: {teks}"


def _tanpa_kepala_kaki(halaman):
    for teks in halaman:
        baris = teks.strip().splitlines()
        depan = [b for b in baris if not b.startswith("Kanwil Kementerian Contoh")]
        yield "\n".join(depan[:-1] if re.fullmatch(r"[ivx]+|\d{1,3}", depan[-1].strip()) else depan)


def test_teks_dengan_tanda_xml_dan_kendali_keluar_apa_adanya():
    nakal = "<w:p> & \"kutip\" 'satu' ]]> \x00\x0b\ud800 baris\nbaru 😀"
    dok = dengan_isi(
        Judul(1, nakal, "BAB “I” <&>"),
        Paragraf(nakal),
        Tabel(nakal, (Kolom(nakal),), ((Sel(nakal),),), catatan=nakal),
        GantiHalaman(),
        DaftarIsi(),
    )
    teks = rapat(teks_docx(tulis_docx(dok, halaman=None, folder_huruf=HURUF)))
    # heading, its line in the contents, paragraph, caption, column heading, cell, source
    assert teks.count(rapat("<w:p> & \"kutip\" 'satu' ]]> \n baris\nbaru 😀")) == 7


def _rapat_per_baris(tabel: Tabel) -> list[bool]:
    """Of each row: does it stay with the next (a paragraph that keeps with the next)?"""
    isi = tulis_docx(dengan_isi(tabel), halaman=None, folder_huruf=HURUF)
    (satu,) = docx.Document(BytesIO(isi)).element.body.iter(qn("w:tbl"))
    baris = list(satu.iter(qn("w:tr")))[1:]
    return [next(b.iter(qn("w:keepNext")), None) is not None for b in baris]


def test_tabel_kecil_kelompok_dan_jumlah_dijaga_sehalaman():
    kolom = (Kolom("A"), Kolom("B"))
    biasa = (Sel("a"), Sel("b"))
    kelompok = (Sel("Kelompok", gabung_kolom=2),)
    assert _rapat_per_baris(Tabel("Kecil", kolom, (biasa,) * 4)) == [True, True, True, False]
    panjang = (*[biasa] * 5, kelompok, *[biasa] * 9, (Sel("Jumlah"), Sel("9")))
    jaga = _rapat_per_baris(Tabel("Panjang", kolom, panjang))
    assert [i for i, r in enumerate(jaga) if r] == [0, 1, 2, 5, 14]
    jaga = _rapat_per_baris(Tabel("Panjang", kolom, panjang, catatan="Sumber."))
    assert [i for i, r in enumerate(jaga) if r] == [0, 1, 2, 5, 14, 15]  # the note stays with the total


def test_halaman_ditanya_sesudah_badan_dan_hasilnya_sama(berkas, pdf, simpanan):
    lagi = tulis_docx(dokumen_contoh(), halaman=lambda: pdf.label_halaman, folder_huruf=HURUF, cache=simpanan)
    assert lagi == berkas


def test_baris_daftar_isi_tidak_berindentasi_kanan(berkas):
    """With a right indent LibreOffice draws the leader dots and leaves the page number out."""
    gaya = [
        g for g in docx.Document(BytesIO(berkas)).styles if g.name.lower().startswith(("toc", "table of"))
    ]
    assert len(gaya) >= 3
    for satu in gaya:
        assert satu.paragraph_format.right_indent in (None, 0), satu.name


def _baris(teks: str, huruf: ImageFont.FreeTypeFont, lebar: int) -> list[str]:
    """The lines that a word processor makes of it."""
    keluar: list[str] = []
    for ruas in teks.split("\n"):
        keluar.append("")
        for kata in ruas.split(" "):
            sambung = f"{keluar[-1]} {kata}".strip()
            if huruf.getlength(sambung) > lebar:
                keluar.append(kata)
            else:
                keluar[-1] = sambung
    return keluar


def test_baris_daftar_menyisakan_ruang_untuk_nomor_halamannya():
    """Titles of every length, so that some would end just where the page number stands."""
    kata = "Persentase layanan yang diselesaikan tepat waktu menurut standar pelayanan di wilayah kerja ini"
    judul = [kata[:n].strip() for n in range(40, len(kata))]
    isi = []
    for n, teks in enumerate(judul):
        isi += [Judul(2 + n % 2, teks, f"1.{n}"), Tabel(teks, (Kolom("A"),), ())]
    dok = dengan_isi(DaftarIsi(), DaftarTabel(), Judul(1, "ISI", "BAB I"), *isi)
    dokumen = docx.Document(BytesIO(tulis_docx(dok, halaman=None, folder_huruf=HURUF)))
    baris = [p for p in dokumen.paragraphs if p.style.name in ("toc 2", "toc 3", "table of figures")]
    assert len(baris) == 2 * len(judul)
    berkas = next(HURUF.rglob("SourceSans3_400Regular.ttf"))
    dilipat = 0
    for p in baris:
        teks = p.text.split("\t")[1]
        ukuran = 190 if p.style.name == "table of figures" else 210
        lebar = (
            8788
            - {"toc 2": 1531, "toc 3": 2268, "table of figures": 60 + 112 * len("Tabel 1.55")}[p.style.name]
        )
        dilipat += "\n" in teks
        assert teks.replace("\n", " ") in judul
        for susunan in ImageFont.Layout:  # with kerning, if this machine can, and without
            huruf = ImageFont.truetype(berkas, ukuran, layout_engine=susunan)
            assert huruf.getlength(_baris(teks, huruf, lebar)[-1]) <= lebar - 450, teks
    assert 3 < dilipat < len(baris) // 3
