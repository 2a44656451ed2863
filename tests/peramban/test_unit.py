"""Units in a real browser: found, move, split with preview, apply; and the pages on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.peramban.conftest import lebar_isi
from tests.peramban.peladen import skrip, tersaji

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[2]
PERIKSA = (Path(__file__).parent / "periksa.js").read_text(encoding="utf-8")
SIAPKAN = """
import datetime as dt
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Unit
from sakip.organisasi.services import tugaskan
sistem = aktor_sistem()
akun = buat_akun(nama="Administrator Uji", nip="197001012000011001")
tugaskan(akun=akun, unit=Unit.objects.get(kode="kemenkumham"), peran="administrator",
         sejak=dt.date(2020, 1, 1), oleh=sistem, peran_oleh="Sistem", waktu=dt.datetime.now(dt.UTC))
sesi = SessionStore()
sesi["_auth_user_id"] = str(akun.pk)
sesi["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
sesi["_auth_user_hash"] = akun.get_session_auth_hash()
sesi.save()
print("KUKI", sesi.session_key)
"""


@pytest.fixture(scope="module")
def kantor(contoh):
    """A server of this module's own, for it writes: its address and the administrator's session."""
    folder, lingkungan = contoh("unit")
    kuki = skrip(lingkungan, SIAPKAN).split("KUKI ")[1].strip()
    with tersaji(folder, lingkungan, batas=90) as alamat:
        yield alamat, kuki


@pytest.fixture
def admin(buka, kantor):
    """``admin(lebar)`` opens a page as the administrator."""
    alamat, kuki = kantor

    def halaman(lebar=1366, **lain):
        baru = buka(lebar, 800, **lain)
        baru.context.add_cookies([{"name": "sessionid", "value": kuki, "url": alamat}])
        return baru

    return halaman


def rapi(halaman, lebar):
    """No sideways scroll and nothing that the checks of every page find."""
    assert lebar_isi(halaman) <= lebar
    assert halaman.evaluate(PERIKSA) == []


def isi_penerus(halaman, nomor, instansi, nama, kode):
    halaman.select_option(f"#p{nomor}_instansi", instansi)
    halaman.fill(f"#p{nomor}_nama", nama)
    halaman.fill(f"#p{nomor}_singkatan", nama.replace("Kantor Wilayah", "Kanwil"))
    halaman.fill(f"#p{nomor}_kode", kode)
    halaman.fill(f"#p{nomor}_induk", instansi)


def test_dari_unit_baru_sampai_kantor_pecah(admin, kantor, keluhan, aksesibel):
    alamat, _ = kantor
    halaman = admin()
    halaman.on("dialog", lambda tanya: tanya.accept())

    # three new ministries
    for kode, nama in (
        ("kemenkum", "Kementerian Hukum"),
        ("kemenham", "Kementerian Hak Asasi Manusia"),
        ("kemenimipas", "Kementerian Imigrasi dan Pemasyarakatan"),
    ):
        halaman.goto(f"{alamat}/organisasi/instansi/baru/")
        halaman.fill("[name=nama]", nama)
        halaman.fill("[name=kode]", kode)
        halaman.select_option("[name=pendahulu]", "kemenkumham")
        halaman.fill("[name=sejak]", "2024-11-01")
        halaman.click("text=Buat instansi")
        assert "Anda administratornya" in halaman.inner_text("main")

    # a new unit, then under another parent
    halaman.goto(f"{alamat}/organisasi/unit-baru/kemenkumham/?induk=kanwil-babel")
    halaman.fill("[name=nama]", "Lapas Kelas IIB Koba")
    halaman.fill("[name=kode]", "lapas-koba")
    halaman.fill("[name=sejak]", "2023-01-01")
    halaman.fill("[name=induk_teknis]", "ditjen-pas")
    halaman.click("button:has-text('Buat unit')")
    assert "Lapas Kelas IIB Koba dibuat." in halaman.inner_text("main")
    halaman.click("text=Pindah induk")
    halaman.fill("[name=induk]", "kanwil-babel-pas")
    halaman.fill("[name=sejak]", "2024-01-01")
    halaman.fill("[name=alasan]", "Penataan 2024")
    halaman.click("button:has-text('Pindahkan')")
    assert "di bawah Divisi Pemasyarakatan" in halaman.inner_text("#isi")

    # the split
    halaman.goto(f"{alamat}/organisasi/unit/kemenkumham/kanwil-babel/")
    halaman.click("text=Pecah atau alihkan")
    halaman.fill("#tanggal", "2025-01-01")
    halaman.fill("#alasan", "Perpres 155/2024")
    isi_penerus(halaman, 1, "kemenkum", "Kantor Wilayah Hukum Babel", "kanwil-hukum-babel")
    isi_penerus(halaman, 2, "kemenham", "Kantor Wilayah Hak Asasi Manusia Babel", "kanwil-ham-babel")
    isi_penerus(
        halaman, 3, "kemenimipas", "Kantor Wilayah Imigrasi dan Pemasyarakatan Babel", "kanwil-imipas-babel"
    )
    rapi(halaman, 1366)
    halaman.click("text=Lanjut ke pembagian")
    halaman.click("text=Lihat pratinjau")
    assert "Tujuan «kanwil-babel-adm» belum dipilih" in halaman.inner_text("main")
    assert all("400" in k for k in keluhan)  # the browser itself tells of the refusal
    keluhan.clear()
    for pilihan in halaman.query_selector_all("select[name^=anak_]"):
        if not pilihan.input_value():
            pilihan.select_option("1")
    rapi(halaman, 1366)
    halaman.click("text=Lihat pratinjau")
    assert "kemenimipas/lapas-koba" in halaman.inner_text("main")
    for lebar in (360, 1366):
        halaman.set_viewport_size({"width": lebar, "height": 800})
        rapi(halaman, lebar)
        assert aksesibel(halaman) == [], "pratinjau pecah"
    halaman.click("button:has-text('Terapkan')")
    halaman.wait_for_url("**/organisasi/unit/kemenkumham/kanwil-babel/", timeout=90_000)
    teks = halaman.inner_text("main")
    assert "Diterapkan" in teks and "Unit ini dilanjutkan oleh" in teks

    # both years
    halaman.goto(f"{alamat}/kemenkumham/kanwil-babel/2023/")
    assert "Kepulauan Bangka Belitung" in halaman.inner_text("h1")
    halaman.goto(f"{alamat}/organisasi/unit/?instansi=kemenimipas&pada=2025-06-01&cari=koba")
    halaman.click("text=Lapas Kelas IIB Koba")
    assert "melanjutkan Lapas Kelas IIB Koba" in halaman.inner_text("main")


HALAMAN = [
    "/organisasi/unit/?pada=2023-06-01&instansi=kemenkumham",
    "/organisasi/unit/kemenkumham/kanwil-sumbar/?pada=2023-06-01",
    "/organisasi/unit/kemenkumham/kanwil-sumbar/pindah/",
    "/organisasi/unit-baru/kemenkumham/",
    "/organisasi/instansi/baru/",
    "/pecah/kemenkumham/kanwil-sumbar/",
]


@pytest.mark.parametrize("lebar", [360, 1366])
def test_halaman_unit_muat_di_layar(admin, kantor, lebar):
    for tujuan in HALAMAN:
        halaman = admin(lebar)
        assert halaman.goto(kantor[0] + tujuan).status == 200
        rapi(halaman, lebar)


def test_formulir_unit_bekerja_tanpa_javascript(admin, kantor):
    halaman = admin(javascript=False)
    halaman.goto(f"{kantor[0]}/organisasi/unit/kemenkumham/kanwil-sumbar/nama/")
    halaman.fill("[name=nama]", "Kantor Wilayah Sumatera Barat")
    halaman.fill("[name=sejak]", "2024-01-01")
    halaman.click("text=Simpan nama")
    assert "Nama baru dicatat sejak 1 Januari 2024." in halaman.inner_text("main")
