"""Broken, encrypted, empty, huge and hostile files end in a clear message, within bounds."""

from __future__ import annotations

import random
import resource
import sys
import time
import zipfile
from pathlib import Path

import pytest

from sakip.reviu import TidakTerbaca, baca, periksa
from sakip.reviu.baca import odt
from sakip.reviu.tests.berkas import docx, docx_mentah, p, pdf, tbl, tc, tr, tulis_benda, tulisan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SANDI = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
    f"/ID [<{'01' * 16}> <{'01' * 16}>]"
)
PAGES = "<< /Type /Catalog /Pages 2 0 R >>"
LEMBAR = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def derau(n: int) -> bytes:
    return random.Random(5).randbytes(n)


def _isi(nama: str, isi: bytes | str):
    def tulis(folder: Path) -> Path:
        (folder / nama).write_bytes(isi if isinstance(isi, bytes) else isi.encode())
        return folder / nama

    return tulis


def _zip(nama: str, **isi: str):
    def tulis(folder: Path) -> Path:
        with zipfile.ZipFile(folder / nama, "w", zipfile.ZIP_DEFLATED) as z:
            for k, v in isi.items():
                z.writestr(k.replace("__", "/").replace("_xml", ".xml"), v)
        return folder / nama

    return tulis


def _terpotong(folder: Path) -> Path:
    isi = pdf(folder / "u.pdf", [tulisan(80, 100, f"Isi {n}") for n in range(50)]).read_bytes()
    (folder / "t.pdf").write_bytes(isi[: len(isi) // 3])
    return folder / "t.pdf"


def _tawa(folder: Path) -> Path:
    """The billion laughs."""
    wujud = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return docx_mentah(
        folder / "x.docx", f'<!DOCTYPE x [{wujud}]><w:document xmlns:w="{W}">&a9;</w:document>'
    )


def _bom(folder: Path) -> Path:
    kepala = f'<w:document xmlns:w="{W}">'.encode()
    return docx_mentah(folder / "x.docx", kepala + b" " * 150_000_000)


JAHAT = {
    "tidak ada": (lambda f: f / "tiada.pdf", "tidak ditemukan"),
    "folder": (lambda f: f, "sebuah folder"),
    "kosong": (_isi("a.pdf", b""), "kosong"),
    "hanya spasi": (_isi("a.txt", "  \n\n \t\n"), "kosong"),
    "derau": (_isi("a.txt", derau(300_000)), "bukan teks"),
    "derau bernama pdf": (_isi("a.pdf", derau(3000)), "bukan teks"),
    "derau berkepala pdf": (_isi("a.pdf", b"%PDF-1.7\n" + derau(100_000)), "rusak atau terpotong"),
    "derau berkepala zip": (_isi("a.docx", b"PK\x03\x04" + derau(5000)), "rusak"),
    "pdf terpotong": (_terpotong, "rusak atau terpotong"),
    "pdf bersandi": (lambda f: pdf(f / "a.pdf", [tulisan(1, 1, "x")], kamus=SANDI), "kata sandi"),
    "pdf tanpa halaman": (lambda f: pdf(f / "a.pdf", []), "bukan PDF yang utuh"),
    "pdf 2.000 halaman": (
        lambda f: pdf(f / "a.pdf", [tulisan(80, 100, str(n)) for n in range(2000)]),
        "lebih dari 1.000 halaman. Bagi menjadi beberapa berkas, misalnya per bab",
    ),
    "pdf mengaku sejuta halaman": (
        lambda f: tulis_benda(f / "a.pdf", [PAGES, "<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>"]),
        "lebih dari 1.000 halaman",
    ),
    "pdf sejuta objek": (
        lambda f: tulis_benda(
            f / "a.pdf",
            [PAGES, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", LEMBAR, *["null"] * 1_000_000],
        ),
        "tidak memuat teks",
    ),
    "pdf hasil pindai": (lambda f: pdf(f / "a.pdf", ["", ""], gambar=True), "tidak memuat teks"),
    "gambar": (_isi("a.pdf", b"\x89PNG\r\n\x1a\n" + derau(100)), "gambar"),
    "word lama": (_isi("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "Word lama"),
    "rtf": (_isi("a.doc", "{\\rtf1 halo}"), "RTF"),
    "lembar kerja": (_zip("a.docx", xl__workbook_xml="x"), "spreadsheet"),
    "arsip": (_zip("a.docx", catatan="x"), "arsip"),
    "docx tanpa isi": (lambda f: docx(f / "a.docx", p("") + p("  ")), "kosong"),
    "docx xml rusak": (lambda f: docx_mentah(f / "a.docx", "<w:document"), "bukan DOCX yang utuh"),
    "docx xml lain": (lambda f: docx_mentah(f / "a.docx", "<html/>"), "tidak memuat dokumen Word"),
    "bom zip": (_bom, "lebih dari 40 MB"),
    "bom wujud": (_tawa, "definisi entitas"),
    "sarang dalam": (
        lambda f: docx(f / "a.docx", "<w:tbl><w:tr><w:tc>" * 9000 + p("x") + "</w:tc></w:tr></w:tbl>" * 9000),
        "bukan DOCX yang utuh",
    ),
    "docx sangat panjang": (lambda f: docx(f / "a.docx", p("x") * 45_000), "40.000 baris"),
    "teks sangat panjang": (_isi("a.txt", "a\n" * 50_000), "40.000 baris"),
    "teks 2.000 halaman": (_isi("a.txt", ("Isi halaman.\n" * 40 + "\f") * 2000), "misalnya per bab"),
    "teks sangat besar": (_isi("a.txt", "kata " * 1_000_000), "terlalu besar"),
}


@pytest.mark.parametrize("nama", JAHAT)
def test_berkas_jahat_ditolak_dengan_pesan(tmp_path, nama):
    buat, pesan = JAHAT[nama]
    berkas = buat(tmp_path)
    mulai = time.monotonic()
    with pytest.raises(TidakTerbaca, match=pesan) as galat:
        baca(berkas)
    assert time.monotonic() - mulai < 30, "a bound, not a measurement"
    kalimat = str(galat.value)
    assert kalimat.endswith(".") and kalimat[0].isupper() and ". " in kalimat, (
        "what is wrong, then what to do"
    )


def test_akhiran_yang_salah_tidak_menyesatkan(tmp_path):
    isi = pdf(tmp_path / "a.pdf", [tulisan(80, 100, "Laporan kinerja tahun 2022")]).read_bytes()
    (tmp_path / "b.docx").write_bytes(isi)
    assert baca(tmp_path / "b.docx").jenis == "pdf"
    (tmp_path / "c.pdf").write_bytes(docx(tmp_path / "d.docx", p("Laporan kinerja")).read_bytes())
    assert baca(tmp_path / "c.pdf").jenis == "docx"
    (tmp_path / "e.docx").write_text("Laporan kinerja tahun 2022", encoding="utf-16")
    n = baca(tmp_path / "e.docx")
    assert n.jenis == "teks" and n.baris == ("Laporan kinerja tahun 2022",)


def test_sejuta_coretan_dan_bilangan_aneh_tetap_terbaca(tmp_path):
    coret = "0 0 m 100 100 l S\n" * 300_000
    n = baca(pdf(tmp_path / "a.pdf", [coret + tulisan(80, 100, "Laporan kinerja")]))
    assert n.baris == ("Laporan kinerja",)
    aneh = tbl(
        tr(tc("a", "<w:gridSpan w:val='999999999999'/>"), tc("b", "<w:gridSpan w:val='x'/>")),
        "<w:tr><w:trPr><w:gridBefore w:val='99999'/></w:trPr>" + tc("1") + tc("2") + "</w:tr>",
    )
    nomor = p("butir", "<w:numPr><w:ilvl w:val='٣'/><w:numId w:val='7'/></w:numPr><w:outlineLvl w:val='zz'/>")
    assert "butir" in baca(docx(tmp_path / "b.docx", nomor + aneh)).baris


def test_anak_yang_terlalu_lama_atau_terlalu_rakus_dihentikan(tmp_path, monkeypatch):
    berkas = pdf(tmp_path / "a.pdf", ["0 0 m 9 9 l S\n" * 400_000])
    isi = sys.modules["sakip.reviu.baca.pdf.isi"]
    monkeypatch.setattr(isi, "DETIK", 0.3)
    with pytest.raises(TidakTerbaca, match="terlalu rumit"):
        baca(berkas)
    monkeypatch.setattr(isi, "DETIK", 60)
    monkeypatch.setattr(isi, "MEMORI", 60_000_000)
    with pytest.raises(TidakTerbaca, match="terlalu rumit"):
        baca(berkas)


def test_odt_tanpa_libreoffice_menyebut_obatnya(tmp_path, monkeypatch):
    berkas = _zip("a.odt", mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>")(tmp_path)
    monkeypatch.setattr(odt.shutil, "which", lambda _: None)
    with pytest.raises(TidakTerbaca, match="libreoffice-writer"):
        baca(berkas)


def test_seribu_halaman_dalam_batas_memori(tmp_path):
    halaman = [tulisan(80, 100 + 14 * k, f"Kalimat ke {k} halaman {n}") for n in range(20) for k in range(40)]
    berkas = pdf(tmp_path / "a.pdf", ["".join(halaman[20 * n : 20 * n + 20]) for n in range(40)] * 25)
    sebelum = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    hasil = periksa(berkas, kelas=["penomoran"])
    assert hasil.naskah.jumlah_halaman == 1000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - sebelum < 300_000
