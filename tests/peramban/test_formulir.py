"""The form that operators type into, in a real browser: typing, evidence, drafts, a lost connection."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.peramban.conftest import lebar_isi
from tests.peramban.peladen import skrip, tersaji

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[2]
PERIKSA = (Path(__file__).parent / "periksa.js").read_text(encoding="utf-8")
#: Two operators of one service unit; its form of December, which was submitted, is returned to them.
SIAPKAN = """
import datetime as dt, json
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Unit
from sakip.organisasi.services import tugaskan
from sakip.pengukuran.services.alur import langkahkan
kini = dt.datetime.now(dt.UTC)
unit = Unit.objects.select_related("instansi").get(kode="balai-kenanga")
langkahkan(unit=unit, tahun=2025, bulan=12, tindakan="kembalikan", alasan="Periksa lagi.",
           oleh=aktor_sistem(), peran="Sistem", waktu=kini)
hasil = {}
for nama in ("budi", "sari"):
    akun = buat_akun(nama=nama.title(), nip=f"formulir-{nama}")
    tugaskan(akun=akun, unit=unit, peran="operator", sejak=dt.date(2020, 1, 1),
             oleh=aktor_sistem(), peran_oleh="Sistem", waktu=kini)
    for n in range(3):
        sesi = SessionStore()
        sesi["_auth_user_id"] = str(akun.pk)
        sesi["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        sesi["_auth_user_hash"] = akun.get_session_auth_hash()
        sesi.create()
        hasil[f"{nama}{n or ''}"] = sesi.session_key
print(json.dumps(hasil))
"""
DESEMBER = "/pengukuran/contoh/balai-kenanga/2025/12/"
JANUARI = "/pengukuran/contoh/balai-kenanga/2026/1/"
SELESAI = "Permohonan layanan yang selesai tepat waktu"
LAYAR = [(360, 740), (1366, 768)]
SABAR = 40_000


@pytest.fixture(scope="module")
def kantor(contoh):
    """A server of its own with the example offices, and sessions of the two operators."""
    folder, lingkungan = contoh("formulir")
    kukis = json.loads(skrip(lingkungan, SIAPKAN).strip().splitlines()[-1])
    with tersaji(folder, lingkungan, batas=90) as alamat:
        yield alamat, kukis


@pytest.fixture
def sebagai(buka, kantor):
    """``sebagai("budi", DESEMBER, lebar=1366)`` opens a page of that person."""
    alamat, kukis = kantor

    def halaman(nama, tujuan, **pilihan):
        baru = buka(**pilihan)
        baru.set_default_timeout(SABAR)
        masukkan(baru, alamat, kukis[nama])
        baru.on("dialog", lambda dialog: dialog.accept())
        baru.goto(f"{alamat}{tujuan}")
        return baru

    return halaman


def masukkan(halaman, alamat, kuki):
    halaman.context.add_cookies([{"name": "sessionid", "value": kuki, "url": alamat}])


def isian(halaman, nama):
    return halaman.get_by_role("textbox", name=nama, exact=True)


def indikator(halaman, nama):
    return halaman.locator("article.indikator", has=halaman.get_by_role("heading", name=nama))


def simpan(halaman):
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Simpan", exact=True).click()


def kabar(halaman, teks):
    halaman.locator("#kabar-draf", has_text=teks).wait_for()


def test_mengetik_menghitung_memperingatkan_dan_tersimpan(sebagai):
    halaman = sebagai("budi", DESEMBER, lebar=1366)
    hasil = indikator(halaman, "2.1 Persentase permohonan layanan yang selesai")
    assert "99,63%" in hasil.inner_text()
    isian(halaman, SELESAI).fill("300")
    halaman.get_by_text("lebih besar daripada permohonan layanan yang masuk").wait_for()
    assert "99,63%" not in hasil.inner_text() and "111,82%" in hasil.inner_text()
    isian(halaman, SELESAI).fill("seratus")
    halaman.get_by_text("bukan angka").wait_for()
    isian(halaman, SELESAI).fill("130")
    hasil.get_by_text("1.408 ÷ 1.470").wait_for()
    simpan(halaman)
    assert "Tersimpan: 1 baris" in halaman.inner_text(".kabar")
    halaman.reload()
    assert isian(halaman, SELESAI).input_value() == "130"
    assert halaman.locator("#pulih").is_hidden()
    isian(halaman, SELESAI).fill("128")
    simpan(halaman)


def test_tanpa_javascript_halaman_yang_sama_menghitung_dan_menyimpan(sebagai):
    halaman = sebagai("budi", DESEMBER, javascript=False)
    isian(halaman, SELESAI).fill("129")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Hitung").click()
    assert "1.407 ÷ 1.470" in indikator(halaman, "2.1 Persentase permohonan").inner_text()
    simpan(halaman)
    assert isian(halaman, SELESAI).input_value() == "129"
    isian(halaman, SELESAI).fill("128")
    simpan(halaman)


def test_dua_orang_saling_melihat_dan_tidak_ada_yang_tertimpa(sebagai, keluhan):
    budi, sari = sebagai("budi", JANUARI), sebagai("sari", JANUARI)
    isian(sari, SELESAI).fill("12")
    kabar(sari, "Draf tersimpan")
    isian(budi, SELESAI).fill("11")
    budi.locator("#lain", has_text="Sari").wait_for()
    simpan(sari)
    simpan(budi)
    assert "Sudah diubah sejak Anda membukanya" in budi.inner_text("#masalah")
    assert "Sari: 12" in budi.inner_text("#masalah")
    assert isian(budi, SELESAI).input_value() == "11"
    with budi.expect_navigation():
        budi.get_by_role("button", name="Pakai yang tersimpan").first.click()
    assert isian(budi, SELESAI).input_value() == "12"
    keluhan[:] = [k for k in keluhan if "409" not in k]  # the browser reports the refusal that we wanted


def test_jaringan_putus_lalu_tersambung_tidak_kehilangan_apa_pun(sebagai, keluhan):
    halaman = sebagai("budi", DESEMBER)
    halaman.context.set_offline(True)
    isian(halaman, "Insiden mutu berat").fill("2")
    kabar(halaman, "terputus")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    kabar(halaman, "terputus")
    halaman.context.set_offline(False)
    kabar(halaman, "Tersambung lagi")
    assert isian(halaman, "Insiden mutu berat").input_value() == "2"
    halaman.reload()
    halaman.get_by_role("link", name="Lanjutkan draf").click()
    assert isian(halaman, "Insiden mutu berat").input_value() == "2"
    with halaman.expect_navigation():
        halaman.goto(halaman.url.split("?")[0])
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Buang draf").click()
    assert isian(halaman, "Insiden mutu berat").input_value() == "0"
    keluhan.clear()  # what a browser says of a network that is gone


def test_sesi_berakhir_tidak_kehilangan_apa_pun(sebagai, kantor, keluhan):
    alamat, kukis = kantor
    halaman = sebagai("sari1", DESEMBER)
    masukkan(halaman, alamat, "sesi-yang-sudah-berakhir")
    isian(halaman, "Warga yang terlayani").fill("12.000")
    kabar(halaman, "Masuk lagi di tab lain")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    assert isian(halaman, "Warga yang terlayani").input_value() == "12.000"
    masukkan(halaman, alamat, kukis["sari2"])
    kabar(halaman, "Tersambung lagi")
    assert isian(halaman, "Warga yang terlayani").input_value() == "12.000"
    keluhan.clear()


def test_ketikan_di_peramban_ditawarkan_setelah_simpan_yang_tidak_sampai(sebagai, kantor, keluhan):
    """The session ends unnoticed: "Simpan" leads to the login page, and afterwards the typing is offered."""
    alamat, kukis = kantor
    halaman = sebagai("budi1", JANUARI)
    masukkan(halaman, alamat, "sesi-yang-sudah-berakhir")
    isian(halaman, "Penerimaan negara bukan pajak").fill("41.000.000")
    with halaman.expect_navigation():
        halaman.evaluate("document.querySelector('.bilah-simpan button').click()")
    assert "/akun/login/" in halaman.url
    masukkan(halaman, alamat, kukis["budi2"])
    halaman.goto(f"{alamat}{JANUARI}")
    halaman.locator("#pulih").get_by_role("button", name="Pulihkan").click()
    assert isian(halaman, "Penerimaan negara bukan pajak").input_value() == "41.000.000"
    simpan(halaman)
    assert isian(halaman, "Penerimaan negara bukan pajak").input_value() == "41.000.000"
    assert halaman.locator("#pulih").is_hidden()
    keluhan.clear()


def test_kejadian_ditambah_dan_bukti_diunggah_tanpa_meninggalkan_formulir(sebagai, tmp_path):
    halaman = sebagai("sari", "/pengukuran/contoh/balai-kenanga/2026/3/")
    for n, nama in enumerate(("Penyuluhan satu", "Penyuluhan dua")):
        if n:
            halaman.get_by_role("button", name="Tambah kejadian").click()
        baris = halaman.locator("[data-baru]").nth(n)
        baris.get_by_label("Tanggal").fill(f"2026-03-0{n + 4}")
        baris.get_by_label("Nama kejadian").fill(nama)
    halaman.get_by_text("Banyaknya: 2").wait_for()
    berkas = tmp_path / "daftar.pdf"
    berkas.write_bytes(b"%PDF-1.4\n%%EOF\n")
    kolom = halaman.locator("fieldset", has_text="Penyuluhan kepada masyarakat")
    kolom.get_by_role("link", name=re.compile("Bukti")).click()
    dialog = halaman.locator("#dialog-bukti[open]")
    dialog.get_by_label("Berkas (boleh beberapa)").set_input_files(str(berkas))
    dialog.get_by_role("button", name="Simpan bukti").click()
    dialog.get_by_role("link", name="Daftar hadir - daftar.pdf").wait_for()
    besar = tmp_path / "besar.pdf"
    besar.write_bytes(b"%PDF-1.4\n" + b"0" * (17 * 1024 * 1024))
    dialog.get_by_label("Berkas (boleh beberapa)").set_input_files(str(besar))
    dialog.get_by_text("«besar.pdf» (17,1 MB) lebih dari 16 MB, jadi tidak ikut dikirim.").wait_for()
    dialog.get_by_role("button", name="Tutup").click()
    kolom.get_by_role("link", name=re.compile(r"Bukti \(1\)")).wait_for()
    simpan(halaman)
    assert halaman.locator('input[value="Penyuluhan dua"]').count() == 1


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
@pytest.mark.parametrize(
    "tujuan",
    [
        "/pengukuran/?tahun=2025",
        DESEMBER,
        "/pengukuran/contoh/balai-kenanga/2025/11/",
        f"{DESEMBER}bukti/v-%s/",
    ],
)
def test_halaman_muat_di_layar_dan_dapat_dibaca_siapa_pun(sebagai, aksesibel, tujuan, lebar, tinggi):
    if "%s" in tujuan:
        awal = sebagai("sari", DESEMBER)
        tujuan %= re.search(r"\d+", isian(awal, SELESAI).get_attribute("id")).group()
    halaman = sebagai("sari", tujuan, lebar=lebar, tinggi=tinggi)
    assert lebar_isi(halaman) <= lebar
    assert halaman.evaluate(PERIKSA) == []
    assert aksesibel(halaman) == []


def test_kunjungan_pertama_di_bawah_300_kb_dan_berikutnya_di_bawah_50_kb(sebagai, kantor):
    halaman = sebagai("sari", "/pengukuran/")
    cdp = halaman.context.new_cdp_session(halaman)
    cdp.send("Network.enable")
    cdp.send("Network.clearBrowserCache")
    bita = []
    cdp.on("Network.loadingFinished", lambda x: bita.append(x["encodedDataLength"]))
    ukuran = []
    for _ in range(2):
        bita.clear()
        halaman.goto(f"{kantor[0]}{DESEMBER}")
        halaman.wait_for_load_state("networkidle")
        ukuran.append(sum(bita))
    assert 0 < ukuran[0] < 300_000 and 0 < ukuran[1] < 50_000, ukuran
    print("bita kunjungan pertama dan berikutnya:", ukuran)
