"""Files that are no report or mean harm: a clear answer, nothing kept half, and the next is checked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sakip.berkas.models import Berkas
from sakip.evaluasi import services
from sakip.evaluasi.models import KeadaanReviu, ReviuLaporan, TemuanReviu
from sakip.evaluasi.tests.conftest import LAPORAN, WAKTU
from sakip.reviu.tests.berkas import docx_mentah, pdf, tulis_benda, tulisan

_SANDI = (
    "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (01234567890123456789012345678901) "
    "/U (01234567890123456789012345678901) >> /ID [(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]"
)
_W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_TUTUP = "</w:body></w:document>"
_ENTITAS = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _bom(ke: Path) -> Path:
    """A DOCX of some 60 kB that unpacks to 60 MB."""
    with zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as z, z.open("word/document.xml", "w") as f:
        f.write(_W.encode())
        for _ in range(60):
            f.write(b"<w:p><w:r><w:t>" + b"9" * 1_000_000 + b"</w:t></w:r></w:p>")
        f.write(_TUTUP.encode())
    return ke


def _unggah(klien, kantor, isi, nama):
    berkas = SimpleUploadedFile(nama, isi)
    return klien.post("/evaluasi/", {"unit": kantor.kanwil.pk, "tahun": 2023, "berkas": berkas})


def _periksa(klien, kantor, isi, nama):
    """The review after the worker had it, and what its page says."""
    jawaban = _unggah(klien, kantor, isi, nama)
    assert jawaban.status_code == 302, jawaban.context["form"].errors
    reviu = ReviuLaporan.objects.latest("pk")
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    reviu.refresh_from_db()
    return reviu, klien.get(jawaban["Location"]).content.decode()


@pytest.mark.parametrize(
    ("nama", "buat", "sebab"),
    [
        ("rusak.pdf", lambda p: p.write_bytes(b"%PDF-1.7\nbukan pdf\n" * 50), "rusak atau terpotong"),
        ("nol.pdf", lambda p: tulis_benda(p, ["<< /Type /Catalog /Pages 2 0 R >>",
                                              "<< /Type /Pages /Kids [] /Count 0 >>"]), "rusak"),
        ("sandi.pdf", lambda p: pdf(p, [tulisan(50, 50, "x")], kamus=_SANDI), "kata sandi"),
        ("pindai.pdf", lambda p: pdf(p, [""], gambar=True), "hasil pindai"),
        ("bom.docx", _bom, "terlalu besar"),
        ("sarang.docx", lambda p: docx_mentah(
            p, _W + "<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000 + _TUTUP), "rusak"),
        ("luar.docx", lambda p: docx_mentah(
            p, _ENTITAS + _W + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>" + _TUTUP), "entitas"),
        ("spasi.txt", lambda p: p.write_bytes(b" \n\n  \n"), "kosong"),
    ],
)  # fmt: skip
def test_yang_tidak_terbaca_menyebut_sebab_dan_pekerja_tetap_bekerja(
    kantor, sebagai, tmp_path, nama, buat, sebab
):
    buat(tmp_path / nama)
    klien = sebagai(kantor.evaluator)
    reviu, isi = _periksa(klien, kantor, (tmp_path / nama).read_bytes(), nama)
    assert reviu.keadaan == KeadaanReviu.GAGAL and reviu.sewa_sampai is None
    assert nama in reviu.pesan and sebab in reviu.pesan and reviu.pesan.count(".") >= 2
    assert "Laporan ini tidak dapat diperiksa" in isi and sebab in isi and "Unggah berkas lain" in isi
    assert not TemuanReviu.objects.exists() and reviu.pahaman == {} and reviu.tabel is None
    assert "root:" not in isi
    berikut, _ = _periksa(klien, kantor, LAPORAN.encode(), "baik.txt")
    assert berikut.keadaan == KeadaanReviu.SELESAI and berikut.temuan.exists()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("gambar.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "gambar"),
        ("lama.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "dilindungi kata sandi"),
        ("program.pdf", b"MZ\x90\x00" + b"\0" * 600, "bukan PDF, DOCX, ODT, HTML, atau teks"),
        ("utf16.txt", LAPORAN.encode("utf-16"), "UTF-8"),
        ("kosong.pdf", b"", "kosong"),
    ],
)
def test_yang_ditolak_di_formulirnya_tidak_meninggalkan_apa_pun(kantor, sebagai, nama, isi, kata):
    jawaban = _unggah(sebagai(kantor.evaluator), kantor, isi, nama)
    assert jawaban.status_code == 400 and kata in jawaban.content.decode()
    assert not ReviuLaporan.objects.exists() and not Berkas.objects.exists()


def test_baris_seratus_ribu_angka_tetap_dalam_batas(kantor, sebagai):
    panjang = LAPORAN + f"Realisasi {'1' * 100_000} dari target {'9' * 100_000} orang.\n"
    reviu, isi = _periksa(sebagai(kantor.evaluator), kantor, panjang.encode(), "panjang.txt")
    assert reviu.keadaan == KeadaanReviu.SELESAI
    assert reviu.temuan.filter(kelas="capaian", tercetak="95%").exists()
    assert len(isi) < 200_000


def test_skrip_di_dalam_laporan_hanya_teks(kantor, sebagai):
    jahat = LAPORAN.replace("Persentase permohonan", "<script>alert(1)</script><img src=x onerror=alert(2)>")
    _, isi = _periksa(sebagai(kantor.evaluator), kantor, jahat.encode(), "<script>alert(3)</script>.txt")
    assert "alert(1)" in isi
    assert "<script>alert" not in isi and "<img src=x" not in isi


@pytest.mark.parametrize(
    ("nama", "jadi"),
    [
        ("../../etc/laporan.txt", "laporan.txt"),
        ("..\\..\\laporan.txt", "laporan.txt"),
        ("a" * 400 + ".txt", "a" * 255),
        ("lapor\u202etxt.exe\x07.txt", "laportxt.exe.txt"),
        ("..", "laporan"),
        ("🐟" * 200 + ".txt", "🐟" * 200 + ".txt"),
        (" \u200b ", "laporan"),
    ],
)
def test_nama_berkas_hanya_namanya(kantor, nama, jadi):
    reviu = services.unggah(
        unit=kantor.kanwil, tahun=2023, nama_berkas=nama, isi=LAPORAN.encode(), oleh=kantor.evaluator,
        peran="Evaluator/APIP", waktu=WAKTU,
    )  # fmt: skip
    assert reviu.nama_berkas == jadi
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.SELESAI, reviu.pesan
