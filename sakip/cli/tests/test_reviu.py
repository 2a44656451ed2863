"""``sakip reviu``: exit codes, formats, messages; it needs no database."""

from __future__ import annotations

import io
import json
import os
import zipfile

import pytest

from sakip.reviu.tests.bahan import KEPALA, capaian

BENAR = ("1 | Persentase layanan a | 80,00% | 40,00% | 50,00%", "2 | Jumlah kegiatan b | 10 | 10 | 100,00%")
SALAH = (*BENAR, "3 | Persentase layanan c | 80,00% | 40,00% | 95,00%")


@pytest.fixture
def laporan(tmp_path):
    def tulis(*baris: str):
        (tmp_path / "laporan.txt").write_text(KEPALA + capaian(*baris), encoding="utf-8")
        return tmp_path / "laporan.txt"

    return tulis


def test_kode_keluar_0_tanpa_temuan_1_dengan_temuan_2_tidak_terbaca(sakip, laporan, tmp_path):
    bersih = sakip("reviu", laporan(*BENAR), "--kelas", "capaian,jumlah")
    assert bersih.exit_code == 0 and "Tidak ditemukan pertentangan." in bersih.stdout
    temuan = sakip("reviu", laporan(*SALAH), "--kelas", "capaian,jumlah")
    assert temuan.exit_code == 1 and "95,00%" in temuan.stdout
    for berkas, pesan in ((tmp_path / "tiada.pdf", "tidak ditemukan"), (tmp_path, "sebuah folder")):
        gagal = sakip("reviu", berkas)
        assert gagal.exit_code == 2 and gagal.stdout == "" and pesan in gagal.stderr
        assert "Traceback" not in gagal.stderr and "No such file" not in gagal.stderr


def test_json_di_layar_hanya_json(sakip, laporan):
    hasil = sakip("reviu", laporan(*SALAH), "--format", "json", "--tahun", 2022)
    isi = json.loads(hasil.stdout)
    assert isi["berkas"] == "laporan.txt" and isi["ringkasan"]["pasti"] >= 1


@pytest.mark.parametrize("akhiran", ["json", "html", "docx", "txt"])
def test_bentuk_menurut_akhiran_berkas_tujuan(sakip, laporan, tmp_path, akhiran):
    ke = tmp_path / f"temuan.{akhiran}"
    hasil = sakip("reviu", laporan(*SALAH), "--ke", ke)
    assert hasil.exit_code == 1 and hasil.stdout == ""
    isi = ke.read_bytes()
    if akhiran == "docx":
        isi = zipfile.ZipFile(io.BytesIO(isi)).read("word/document.xml")
    assert b"95,00%" in isi and (akhiran != "html" or isi.lstrip()[:9].lower() == b"<!doctype")


def test_docx_tanpa_tujuan_ditolak(sakip, laporan):
    hasil = sakip("reviu", laporan(*SALAH), "--format", "docx")
    assert hasil.exit_code == 2 and "--ke" in hasil.stderr


def test_tujuan_yang_salah_ditolak_sebelum_membaca(sakip, laporan, tmp_path):
    asal = laporan(*SALAH)
    isi = asal.read_bytes()
    for ke, pesan in (
        (asal, "akan tertimpa"),
        (tmp_path / "temuan.xlsx", ".xlsx"),
        (tmp_path / "tiada" / "temuan.json", "tidak ada"),
        (tmp_path, "sebuah folder"),
    ):
        hasil = sakip("reviu", asal, "--ke", ke)
        assert hasil.exit_code == 2 and pesan in hasil.stderr and hasil.stdout == ""
    assert asal.read_bytes() == isi
    assert sakip("reviu", asal, "--ke", tmp_path / "temuan.xlsx", "--format", "json").exit_code == 1


def test_pipa_ditolak_tanpa_menunggu(sakip, tmp_path):
    pipa = tmp_path / "laporan.txt"
    os.mkfifo(pipa)
    hasil = sakip("reviu", pipa)
    assert hasil.exit_code == 2 and "bukan berkas biasa" in hasil.stderr


def test_baris_tanpa_akhir_ditolak(sakip, tmp_path):
    (tmp_path / "laporan.txt").write_text("Laporan Kinerja 2023\n\n" + "1 " * 100_000, encoding="utf-8")
    hasil = sakip("reviu", tmp_path / "laporan.txt")
    assert hasil.exit_code == 2 and "Baris 3" in hasil.stderr
