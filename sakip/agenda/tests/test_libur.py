"""Days off: pasted lists with faults by line, who may write which calendar."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sakip.agenda.daftar_libur import baca_daftar
from sakip.agenda.models import HariLibur
from sakip.agenda.queries import hari_libur
from sakip.jejak.models import Jejak


@pytest.mark.parametrize(
    "baris",
    [
        "2025-12-25; Hari Raya Natal",
        "25-12-2025\tHari Raya Natal",
        "25/12/2025, Hari Raya Natal",
        "25 Desember 2025 Hari Raya Natal",
        '2025-12-25,"Hari Raya Natal"',
        "\ufeff2025-12-25;Hari  Raya Natal;",
    ],
)
def test_tanggal_terbaca_dalam_bentuk_yang_lazim(baris):
    libur, masalah = baca_daftar(baris)
    assert masalah == []
    assert [(x.tanggal, x.nama) for x in libur] == [(dt.date(2025, 12, 25), "Hari Raya Natal")]


def test_kesalahan_disebut_dengan_nomor_barisnya():
    teks = "Tanggal;Nama\n2025-01-01;Tahun Baru\n\n30-02-2025;Tidak ada\nkapan\n2025-01-01;Lagi\n2025-05-01;"
    libur, masalah = baca_daftar(teks)
    assert [x.nama for x in libur] == ["Tahun Baru"]
    assert [m.tempat for m in masalah] == ["baris 4", "baris 5", "baris 6", "baris 7"]
    assert "baris 2" in masalah[2].pesan


def test_daftar_kosong_dan_terlalu_panjang_ditolak():
    assert baca_daftar(" \n ")[1]
    assert baca_daftar("2025-01-01;x\n" * 501)[1][0].tempat == "daftar"


def test_administrator_mengisi_kalender_nasional_lewat_halaman(agenda):
    c = agenda.masuk(agenda.admin)
    kirim = {"lingkup": "nasional", "daftar": "2025-08-18; Cuti bersama\n2025-12-25; Natal", "tahun": "2025"}
    assert c.post("/agenda/libur/", kirim).status_code == 302
    assert c.post("/agenda/libur/", kirim).status_code == 302  # twice does nothing twice
    assert HariLibur.objects.count() == 2
    assert Jejak.objects.filter(aksi="kalender.libur").count() == 1
    assert "Cuti bersama" in c.get("/agenda/libur/?tahun=2025").content.decode()
    assert hari_libur(None, dt.date(2025, 8, 1), dt.date(2025, 8, 31)) == {
        dt.date(2025, 8, 18): "Cuti bersama"
    }


def test_sebaris_salah_tidak_menyimpan_apa_pun_dan_mengembalikan_teksnya(agenda):
    jawab = agenda.masuk(agenda.admin).post(
        "/agenda/libur/", {"lingkup": "nasional", "daftar": "2025-08-18; Cuti\n31-02-2025; Salah"}
    )
    assert jawab.status_code == 400
    assert "baris 2" in jawab.content.decode()
    assert "31-02-2025; Salah" in jawab.content.decode()
    assert not HariLibur.objects.exists()


def test_hanya_unit_teratas_yang_mengisi_kalender_instansi(agenda):
    kirim = {"lingkup": "kem", "daftar": "2025-08-18; Cuti"}
    assert agenda.masuk(agenda.perencana_pusat).post("/agenda/libur/", kirim).status_code == 302
    libur = HariLibur.objects.get()
    assert libur.instansi == agenda.instansi
    for akun, status in ((agenda.perencana, 400), (agenda.operator, 403)):
        assert agenda.masuk(akun).post("/agenda/libur/", kirim).status_code == status
    # a number of another calendar is no key
    assert (
        agenda.masuk(agenda.perencana_pusat)
        .post("/agenda/libur/", {"lingkup": "nasional", "daftar": "2025-01-02;x"})
        .status_code
        == 403
    )
    assert agenda.masuk(agenda.perencana).post("/agenda/libur/", {"hapus": libur.pk}).status_code == 400
    assert HariLibur.objects.count() == 1
    assert agenda.masuk(agenda.perencana_pusat).post("/agenda/libur/", {"hapus": libur.pk}).status_code == 302
    assert not HariLibur.objects.exists()


def test_berkas_yang_terlalu_besar_disebut_dan_yang_diketik_tetap(agenda):
    c = agenda.masuk(agenda.perencana_pusat)
    for bita, besar in ((300 * 1024, "0,3 MB"), (17 * 1024 * 1024, "17 MB")):
        kirim = {
            "lingkup": "kem",
            "daftar": "2025-08-18; Cuti",
            "berkas": SimpleUploadedFile("libur.csv", b"x" * bita),
        }
        jawab = c.post("/agenda/libur/", kirim)
        isi = jawab.content.decode()
        assert jawab.status_code == 400 and f"«libur.csv» ({besar}) tidak disimpan: lebih dari 0,2 MB" in isi
        assert "2025-08-18; Cuti" in isi and not HariLibur.objects.exists()
