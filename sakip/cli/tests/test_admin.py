"""``sakip kelola admin-baru``: as a program runs it, with the password on standard input."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from typer.testing import CliRunner, Result

from sakip.akun.models import Akun
from sakip.cli.utama import app
from sakip.organisasi.models import Instansi, KedudukanUnit, Penugasan, Unit

pytestmark = pytest.mark.django_db
SANDI = "empat kata tanpa hubungan"


def jalan(*argumen: str, masukan: str = f"{SANDI}\n") -> Result:
    return CliRunner().invoke(app, ["kelola", "admin-baru", *argumen], input=masukan)


def test_instansi_baru_dibuat_bersama_administratornya_yang_dapat_masuk() -> None:
    hasil = jalan("--nama", "Admin Satu", "--nip", "1980 01", "--instansi", "kemenbaru",
                  "--nama-instansi", "Kementerian Baru")  # fmt: skip
    assert hasil.exit_code == 0, hasil.output
    assert "/organisasi/mulai/" in hasil.output and SANDI not in hasil.output
    tugas = Penugasan.objects.get(akun__nip="198001")
    assert tugas.peran == "administrator" and tugas.unit.instansi.kode == "kemenbaru"
    klien = Client()
    assert klien.post("/akun/login/", {"login": "198001", "password": SANDI}).status_code == 302
    assert klien.get("/organisasi/mulai/").status_code == 200


def test_instansi_yang_ada_memakai_unit_puncaknya() -> None:
    jalan("--nama", "Satu", "--nip", "1", "--instansi", "kemenbaru", "--nama-instansi", "Kementerian Baru")
    hasil = jalan("--nama", "Dua", "--surel", "dua@contoh.go.id", "--instansi", "kemenbaru")
    assert hasil.exit_code == 0, hasil.output
    assert Penugasan.objects.get(akun__surel="dua@contoh.go.id").unit == Unit.objects.get()


@pytest.mark.parametrize(
    ("argumen", "masukan", "pesan"),
    [
        (
            ["--nama", "A", "--nip", "1", "--instansi", "x", "--nama-instansi", "X"],
            "pendek\n",
            "terlalu pendek",
        ),
        (["--nama", "A", "--nip", "1", "--instansi", "x"], f"{SANDI}\n", "--nama-instansi"),
        (["--nip", "1", "--instansi", "x", "--nama-instansi", "X"], f"{SANDI}\n", "--nama"),
        (
            ["--nama", "A", "--nip", "1", "--instansi", "akun", "--nama-instansi", "X"],
            f"{SANDI}\n",
            "alamat halaman",
        ),
    ],
)
def test_yang_kurang_atau_salah_ditolak_tanpa_sisa(argumen: list[str], masukan: str, pesan: str) -> None:
    hasil = jalan(*argumen, masukan=masukan)
    assert hasil.exit_code == 1 and pesan in hasil.output
    assert not Akun.objects.filter(jenis="orang").exists() and not Instansi.objects.exists()


@pytest.mark.parametrize(
    ("sejak", "hari"),
    [
        ("2023", dt.date(2023, 1, 1)),
        ("21-10-2024", dt.date(2024, 10, 21)),
        ("2024-10-21", dt.date(2024, 10, 21)),
    ],
)
def test_instansi_baru_ada_sejak_tahun_atau_tanggal_yang_disebut(sejak: str, hari: dt.date) -> None:
    isi = ["--nama", "Satu", "--nip", "1", "--instansi", "kemenbaru", "--nama-instansi", "Kementerian Baru"]
    hasil = jalan(*isi, "--sejak", sejak)
    assert hasil.exit_code == 0, hasil.output
    assert set(KedudukanUnit.objects.values_list("sejak", flat=True)) == {hari}
    lagi = jalan("--nama", "Dua", "--nip", "2", "--instansi", "kemenbaru", "--sejak", "2020")
    assert lagi.exit_code == 1 and "sudah ada" in lagi.output


def test_tahun_yang_tidak_wajar_ditolak() -> None:
    isi = ["--nama", "Satu", "--nip", "1", "--instansi", "kemenbaru", "--nama-instansi", "Kementerian Baru"]
    for sejak in ("1945", "besok", "2024-13-01"):
        hasil = jalan(*isi, "--sejak", sejak)
        assert hasil.exit_code == 1 and "bukan tahun atau tanggal" in hasil.output
    assert not Instansi.objects.exists()


def test_sandi_tidak_dapat_ditulis_pada_baris_perintah() -> None:
    hasil = jalan("--nama", "A", "--nip", "1", "--sandi", SANDI)
    assert hasil.exit_code == 2


def test_nip_yang_sudah_dipakai_ditolak() -> None:
    isi = ["--nama", "Satu", "--nip", "1", "--instansi", "kemenbaru", "--nama-instansi", "Kementerian Baru"]
    assert jalan(*isi).exit_code == 0
    hasil = jalan("--nama", "Lain", "--nip", "1", "--instansi", "kemenbaru")
    assert hasil.exit_code == 1 and "sudah dipakai" in hasil.output
    assert Penugasan.objects.count() == 1
