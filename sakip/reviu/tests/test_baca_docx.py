"""DOCX: headings, merged and nested tables, numbering, fields, notes, text boxes, formulas."""

from __future__ import annotations

from sakip.reviu import baca
from sakip.reviu.model import Judul, Keterangan, Naskah, RumusTeks
from sakip.reviu.tests.berkas import docx, p, tbl, tc, tr

GAYA = """
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>
  <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Turunan"><w:name w:val="Judul Kita"/><w:basedOn w:val="H1"/></w:style>
"""
NOMOR = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
"""


def naskah(ke, badan: str, **bagian: str) -> Naskah:
    return baca(docx(ke / "laporan.docx", badan, **bagian))


def daftar(teks: str, num: int, ke: int = 0) -> str:
    return p(teks, f'<w:numPr><w:ilvl w:val="{ke}"/><w:numId w:val="{num}"/></w:numPr>')


def isi(n: Naskah) -> list[list[tuple[str, ...]]]:
    return [[tuple(s.teks for s in b) for b in (*t.kepala, *t.isi)] for t in n.tabel]


def test_judul_menurut_gaya_turunan_gaya_dan_bentuk(tmp_path):
    tebal = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Program penunjang</w:t></w:r></w:p>"
    n = naskah(
        tmp_path,
        p("BAB I PENDAHULUAN", '<w:pStyle w:val="Turunan"/>')
        + p("Gambaran Umum", '<w:pStyle w:val="H2"/>')
        + p("Isi paragraf pertama yang biasa.")
        + p("Dasar Hukum", '<w:pStyle w:val="H2"/>')
        + tebal
        + p("Isi paragraf kedua yang biasa."),
        gaya=GAYA,
        nomor=NOMOR,
    )
    assert [(j.nomor, j.teks) for j in n.unsur if isinstance(j, Judul)] == [
        ("BAB I", "PENDAHULUAN"),
        ("A.", "Gambaran Umum"),
        ("B.", "Dasar Hukum"),
        ("", "Program penunjang"),
    ]
    assert n.paragraf[1].subbab == ("BAB I PENDAHULUAN", "B. Dasar Hukum", "Program penunjang")


def test_nomor_daftar_dihitung_seperti_word(tmp_path):
    n = naskah(
        tmp_path,
        daftar("satu", 1) + daftar("rinci satu", 1, 1) + daftar("rinci dua", 1, 1) + daftar("dua", 1)
        + daftar("rinci lagi", 1, 1) + daftar("bulat", 3),
        nomor=NOMOR,
    )  # fmt: skip
    assert [q.teks for q in n.paragraf] == [
        "1. satu",
        "a) rinci satu",
        "b) rinci dua",
        "2. dua",
        "a) rinci lagi",
        "- bulat",
    ]
    assert all(q.butir for q in n.paragraf)


def test_keterangan_dengan_nomor_bidang_dan_tabel_bergabung(tmp_path):
    bidang = (
        '<w:p><w:r><w:t xml:space="preserve">Tabel </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> SEQ Tabel </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> Anggaran</w:t></w:r></w:p>'
    )
    tabel = tbl(
        tr(tc("Program", "<w:vMerge w:val='restart'/>"), tc("2022", "<w:gridSpan w:val='2'/>"), kepala=True),
        tr(tc("", "<w:vMerge/>"), tc("Pagu"), tc("Realisasi"), kepala=True),
        tr(tc("A", "<w:vMerge w:val='restart'/>"), tc("10"), tc("9")),
        tr(tc("", "<w:vMerge/>"), tc("20"), tc("18")),
    )
    n = naskah(tmp_path, bidang + tabel)
    assert [(k.jenis, k.nomor, k.teks) for k in n.unsur if isinstance(k, Keterangan)] == [
        ("tabel", "3", "Anggaran")
    ]
    assert isi(n) == [
        [("Program", "2022", "2022"), ("Program", "Pagu", "Realisasi"), ("A", "10", "9"), ("A", "20", "18")]
    ]
    assert n.tabel[0].judul == "Anggaran" and n.tabel[0].isi[1][0].isian


def test_tabel_dalam_tabel_dan_bingkai_satu_kolom(tmp_path):
    dalam = tbl(tr(tc("Nama"), tc("Nilai")), tr(tc("a"), tc("5")))
    bersarang = f"<w:tbl><w:tr><w:tc>{p('Uraian')}{dalam}</w:tc>{tc('7')}</w:tr></w:tbl>"
    bingkai = tbl(tr(tc("Kalimat di dalam bingkai.")))
    n = naskah(tmp_path, bingkai + p("Antara.") + bersarang)
    assert [q.teks for q in n.paragraf] == ["Kalimat di dalam bingkai.", "Antara."]
    assert any(("a", "5") in t for t in isi(n)) and any(("Uraian", "7") in t for t in isi(n))


def test_catatan_kaki_kotak_teks_dan_yang_dihapus(tmp_path):
    catatan = f'<w:footnote w:id="2">{p("Angka sementara.")}</w:footnote>'
    kotak = f"<w:r><w:pict><w:txbxContent>{p('Kotak samping.')}</w:txbxContent></w:pict></w:r>"
    hapus = "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins><w:r><w:t>baru</w:t></w:r></w:ins>"
    sembunyi = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    badan = (
        f'<w:p><w:r><w:t xml:space="preserve">Nilai </w:t></w:r>{hapus}{sembunyi}'
        f'<w:r><w:footnoteReference w:id="2"/></w:r>{kotak}</w:p>'
    )
    n = naskah(tmp_path, badan, catatan=catatan)
    assert [q.teks for q in n.paragraf] == ["Nilai baru", "Kotak samping.", "Angka sementara."]


def test_rumus_pecahan_menjadi_satu_baris(tmp_path):
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    rumus = (
        f"<w:p><m:oMath {m}><m:f><m:num><m:r><m:t>342</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>372</m:t></m:r></m:den></m:f><m:r><m:t> × 100% = 91,94%</m:t></m:r></m:oMath></w:p>"
    )
    (r,) = [u for u in naskah(tmp_path, rumus).unsur if isinstance(u, RumusTeks)]
    assert r.teks == "342 ÷ 372 × 100% = 91,94%"


def test_daftar_isi_tidak_ikut(tmp_path):
    def entri(teks: str, halaman: str) -> str:
        return f"<w:p><w:r><w:t>{teks}</w:t><w:tab/><w:t>{halaman}</w:t></w:r></w:p>"

    n = naskah(
        tmp_path,
        p("DAFTAR ISI") + entri("BAB I PENDAHULUAN", "1") + entri("BAB II RENCANA", "7") + p("Isi."),
    )
    assert [q.teks for q in n.paragraf][-1] == "Isi."
    assert not any("PENDAHULUAN" in u.teks for u in n.unsur if isinstance(u, Judul))


def test_halaman_menurut_jejak_word(tmp_path):
    ganti = "<w:r><w:lastRenderedPageBreak/></w:r>"
    n = naskah(tmp_path, p("Halaman satu.") + f"<w:p>{ganti}<w:r><w:t>Halaman dua.</w:t></w:r></w:p>")
    assert [q.letak.halaman for q in n.paragraf] == [1, 2] and n.jumlah_halaman == 2
    assert naskah(tmp_path, p("Tanpa jejak.")).jumlah_halaman is None
