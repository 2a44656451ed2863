"""``sakip titik`` and ``sakip lkjip --final``: from the list of points to a report without marks."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from sakip.inti.templatetags.sakip import hari
from sakip.jejak.models import Jejak
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pelaporan.models import TeksLaporan
from sakip.pelaporan.queries import penerimaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kantor")]
CONTOH = ("-u", "contoh", "-t", "2025")
PER = ("--per", "2026-03-02")
SALAH = "Target indikator 4.5 telah tercapai."


def tulis_salah(unit) -> None:
    TeksLaporan.objects.update_or_create(
        unit=unit, tahun=2025, tingkat="bab", kunci="bab4.langkah", bagian="isi", defaults={"isi": SALAH}
    )


def kode(stdout: str, keadaan: str = "terbuka") -> list[str]:
    return re.findall(rf"^  (\S+)  {keadaan}$", stdout, re.MULTILINE)


@pytest.fixture
def unit():
    unit = unit_dengan_kode("kanwil-contoh")
    tulis_salah(unit)
    return unit


def test_daftar_menyebut_kode_tempat_perkara_dan_perbaikan(sakip, unit):
    hasil = sakip("titik", "daftar", *CONTOH, *PER)
    assert hasil.exit_code == 1 and hasil.stderr == ""
    assert "Bertentangan dengan data (1)" in hasil.stdout and f"“{SALAH}”" in hasil.stdout
    assert kode(hasil.stdout) and "→ " in hasil.stdout
    assert f"{len(kode(hasil.stdout))} terbuka, 0 diterima." in hasil.stdout


def test_titik_diterima_dicabut_dan_tercatat_dalam_jejak(sakip, unit):
    (satu, *_) = kode(sakip("titik", "daftar", *CONTOH, *PER).stdout)
    pilihan = (*CONTOH, "--nama", "Kepala Contoh", "--jabatan", "Kepala", "--alasan", "Sudah dijelaskan")
    hasil = sakip("titik", "terima", satu[-8:], *pilihan, *PER)
    assert (hasil.exit_code, hasil.stdout) == (0, f"Diterima: {satu}\n")
    assert penerimaan(unit, 2025)[satu].alasan == "Sudah dijelaskan"
    assert SALAH in penerimaan(unit, 2025)[satu].isi
    assert Jejak.objects.filter(aksi="terima_titik", alasan="Sudah dijelaskan").exists()
    teks = sakip("titik", "daftar", *CONTOH, *PER).stdout
    kini = hari(penerimaan(unit, 2025)[satu].waktu, unit.zona)
    assert kode(teks, "diterima") == [satu]
    assert f"diterima Kepala Contoh, Kepala, {kini}: Sudah dijelaskan" in teks
    assert sakip("titik", "cabut", satu, *CONTOH).exit_code == 0
    assert penerimaan(unit, 2025) == {} and Jejak.objects.filter(aksi="cabut_titik").exists()


def test_penerimaan_gugur_bila_kalimatnya_berubah(sakip, unit):
    (satu, *_) = kode(sakip("titik", "daftar", *CONTOH, *PER).stdout)
    sakip("titik", "terima", satu, *CONTOH, "--nama", "N", "--alasan", "A", *PER)
    TeksLaporan.objects.filter(unit=unit, kunci="bab4.langkah").update(isi=f"Kini t{SALAH[1:]}")
    teks = sakip("titik", "daftar", *CONTOH, *PER).stdout
    assert satu not in teks and "1 penerimaan lama gugur" in teks


@pytest.mark.parametrize(
    ("argumen", "keluar", "pesan"),
    [
        (("terima", "tidak-ada", *CONTOH, "--nama", "N", "--alasan", "A"), 2, "tidak ada dalam laporan ini"),
        (("cabut", "tidak-ada", *CONTOH), 2, "tidak ada dalam laporan ini"),
        (("terima", "x", *CONTOH, "--alasan", "A"), 2, "--nama"),
        (("daftar", "-u", "tiada", "-t", "2025"), 2, "tiada"),
        (("daftar", "-u", "contoh", "-t", "2019"), 2, "2019"),
    ],
)
def test_salah_pakai_dijawab_dengan_saran(sakip, unit, argumen, keluar, pesan):
    hasil = sakip("titik", *argumen)
    assert (hasil.exit_code, hasil.stdout) == (keluar, "")
    assert pesan in hasil.stderr and penerimaan(unit, 2025) == {}


def test_alasan_dan_nama_kosong_ditolak_tanpa_menerima_satu_pun(sakip, unit):
    dua = kode(sakip("titik", "daftar", *CONTOH, *PER).stdout)[:2]
    hasil = sakip("titik", "terima", *dua, *CONTOH, "--nama", " ", "--alasan", "A", *PER)
    assert hasil.exit_code != 0 and penerimaan(unit, 2025) == {}
    hasil = sakip("titik", "terima", dua[0], "tidak-ada", *CONTOH, "--nama", "N", "--alasan", "A", *PER)
    assert hasil.exit_code != 0 and penerimaan(unit, 2025) == {}


def test_final_ditolak_lalu_jadi_tanpa_tanda_setelah_semua_diterima(sakip, unit, tmp_path):
    tulis = ("lkjip", *CONTOH, "--ke", tmp_path, "--format", "pdf", "--tanggal", "2026-03-02", "--final")
    hasil = sakip(*tulis)
    assert hasil.exit_code == 1 and not list(tmp_path.iterdir())
    assert "Laporan belum dapat final" in hasil.stderr and SALAH in hasil.stderr
    semua = kode(sakip("titik", "daftar", *CONTOH, *PER).stdout)
    assert sakip("titik", "terima", *semua, *CONTOH, "--nama", "N", "--alasan", "A", *PER).exit_code == 0
    assert sakip("titik", "daftar", *CONTOH, *PER).exit_code == 0
    hasil = sakip(*tulis)
    assert hasil.exit_code == 0, hasil.stderr
    isi = teks_pdf((tmp_path / "lkjip-contoh-2025.pdf").read_bytes())
    assert SALAH in isi and "DRAF" not in isi and "bertentangan dengan data" not in isi
    assert "Daftar yang Belum Lengkap" not in isi


def test_draf_bertanda_air_dan_berdaftar(sakip, unit, tmp_path):
    hasil = sakip("lkjip", *CONTOH, "--ke", tmp_path, "--format", "pdf", "--tanggal", "2026-03-02")
    assert hasil.exit_code == 0 and "Bertentangan dengan data: 1 titik." in hasil.stdout
    isi = teks_pdf((tmp_path / "lkjip-contoh-2025.pdf").read_bytes())
    assert "Daftar yang Belum Lengkap" in isi and "[bertentangan dengan data: " in isi


def test_final_menolak_bacaan_sementara(sakip, unit, tmp_path):
    tulis = ("lkjip", *CONTOH, "--ke", tmp_path, "--final", "--bacaan", "sementara")
    hasil = sakip(*tulis, "--tanggal", "2026-03-02")
    assert hasil.exit_code == 1 and "bacaan resmi" in hasil.stderr


def teks_pdf(isi: bytes) -> str:
    dok = pypdfium2.PdfDocument(isi)
    semua = " ".join(halaman.get_textpage().get_text_bounded() for halaman in dok)
    return " ".join(re.sub(r"[\u00ad\ufffe]\s*", "", semua).split())
