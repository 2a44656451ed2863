"""An agreement in a real browser: owner's target, compose, propose, sign, print, revise, compare."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.peramban.conftest import lebar_isi
from tests.peramban.peladen import skrip, tersaji

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[2]
PERIKSA = (Path(__file__).parent / "periksa.js").read_text(encoding="utf-8")
SIAPKAN = """
import datetime as dt, json, os
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Unit
from sakip.organisasi.services import tugaskan
kukis = {}
for nama, kode, peran in (
    ("perencana", "kanwil-contoh", "perencana"), ("pimpinan", "kanwil-contoh", "pimpinan"),
    ("pemilik", "ditjen-layanan-warga", "pemilik_indikator"),
):
    akun = buat_akun(nama=nama.title(), nip=f"perjanjian-{nama}")
    tugaskan(akun=akun, unit=Unit.objects.get(kode=kode), peran=peran, sejak=dt.date(2020, 1, 1),
             oleh=aktor_sistem(), peran_oleh="Sistem", waktu=dt.datetime.now(dt.UTC))
    sesi = SessionStore()
    sesi["_auth_user_id"] = str(akun.pk)
    sesi["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    sesi["_auth_user_hash"] = akun.get_session_auth_hash()
    sesi.create()
    kukis[nama] = sesi.session_key
print(json.dumps(kukis))
"""
PEMILIK = "/perjanjian/penetapan/contoh/ditjen-layanan-warga/2026/"
FOLDER_GAMBAR = AKAR / "docs" / "gambar" / "panduan"
LAYAR = [(360, 800), (1366, 768)]


@pytest.fixture(scope="module")
def kantor(contoh):
    """A server of its own with the example offices, and a session of each person."""
    folder, lingkungan = contoh("perjanjian")
    kukis = json.loads(skrip(lingkungan, SIAPKAN).strip().splitlines()[-1])
    with tersaji(folder, lingkungan) as alamat:
        yield alamat, kukis


@pytest.fixture
def sebagai(buka, kantor):
    """``sebagai("perencana", lebar=1366)`` opens a page of that person."""
    alamat, kukis = kantor

    def halaman(nama, **pilihan):
        baru = buka(**pilihan)
        baru.context.add_cookies([{"name": "sessionid", "value": kukis[nama], "url": alamat}])
        baru.on("dialog", lambda dialog: dialog.accept())
        return baru

    return halaman


@pytest.fixture
def muat_dan_periksa(aksesibel):
    """A page fits its screen, and neither our own check nor axe-core finds a serious fault."""

    def periksa(halaman, lebar):
        assert lebar_isi(halaman) <= lebar
        assert halaman.evaluate(PERIKSA) == []
        assert aksesibel(halaman) == []

    return periksa


def potret(halaman, nama):
    """A picture for the guide, only when it is asked for."""
    if os.environ.get("PERBARUI_GAMBAR") == "1":
        FOLDER_GAMBAR.mkdir(parents=True, exist_ok=True)
        halaman.screenshot(path=FOLDER_GAMBAR / f"perjanjian-{nama}.png")


def test_pemilik_menetapkan_unit_menyusun_mengusulkan_menandatangani_merevisi(
    sebagai, kantor, keluhan, muat_dan_periksa
):
    alamat, _ = kantor
    pemilik = sebagai("pemilik", lebar=1366)
    pemilik.goto(f"{alamat}{PEMILIK}kisi/")
    isian = pemilik.get_by_label(
        "Target Kantor Wilayah Provinsi Contoh, Persentase permohonan layanan yang selesai tepat waktu"
    )
    isian.fill("96")
    pemilik.get_by_label("Target Kantor Wilayah Provinsi Contoh, Indeks kepuasan masyarakat").fill("3,4")
    pemilik.get_by_role("button", name="Simpan halaman ini").click()
    pemilik.get_by_text("2 target tersimpan").wait_for()
    potret(pemilik, "kisi")

    perencana = sebagai("perencana", lebar=1366)
    perencana.goto(f"{alamat}/perjanjian/tanggapan/contoh/kanwil-contoh/2026/")
    perencana.get_by_role("button", name="Terima semua yang menunggu").click()
    perencana.get_by_text("2 target ditanggapi").wait_for()

    perencana.goto(f"{alamat}/perjanjian/baru/")
    perencana.get_by_label("Unit", exact=True).select_option(label="Kantor Wilayah Provinsi Contoh")
    perencana.get_by_label("Tahun").fill("2026")
    perencana.get_by_role("button", name="Lanjut").click()
    perencana.get_by_label("Pihak pertama (yang berjanji)").select_option(
        label="Kepala Kantor Wilayah Provinsi Contoh"
    )
    perencana.get_by_label("Pihak kedua (atasan)").select_option(label="Direktur Jenderal Layanan Warga")
    perencana.get_by_role("button", name="Buat draf").click()
    perencana.get_by_role("heading", name="Butir perjanjian (2)").wait_for()
    nomor = perencana.url.rstrip("/").rpartition("/")[2]

    # a target that was passed long ago is warned of, not refused
    perencana.get_by_role("link", name="Ubah butir 2.1").click()
    perencana.get_by_label("Target", exact=True).fill("17")
    perencana.get_by_role("button", name="Simpan").click()
    perencana.get_by_text("jauh di bawah yang pernah dicapai").wait_for()
    potret(perencana, "butir")
    perencana.get_by_role("link", name="Ubah butir 2.1").click()
    perencana.get_by_label("Target", exact=True).fill("sembilan")
    perencana.get_by_role("button", name="Simpan").click()
    assert perencana.get_by_label("Target", exact=True).input_value() == "sembilan"
    assert len(keluhan) == 1 and "400" in keluhan.pop()  # the refused form, as the browser's console names it
    perencana.get_by_label("Target", exact=True).fill("96")
    perencana.get_by_role("button", name="Simpan").click()
    perencana.get_by_role("button", name="Usulkan untuk ditandatangani").click()
    perencana.get_by_text("Menunggu tanda tangan", exact=True).wait_for()

    pimpinan = sebagai("pimpinan", lebar=1366)
    pimpinan.goto(f"{alamat}/perjanjian/pk/{nomor}/")
    pimpinan.get_by_role("button", name="Tanda tangani").click()
    pimpinan.get_by_text("Ditandatangani", exact=True).wait_for()
    with pimpinan.expect_download() as unduhan:
        pimpinan.get_by_role("link", name="Cetak PDF").click()
    assert Path(unduhan.value.path()).read_bytes().startswith(b"%PDF-")

    perencana.goto(f"{alamat}/perjanjian/pk/{nomor}/")
    perencana.get_by_text("Buat revisi").click()
    perencana.get_by_label("Sebab revisi").fill("Revisi DIPA")
    perencana.get_by_role("button", name="Buat draf revisi").click()
    perencana.get_by_role("heading", name="revisi ke-1").wait_for()
    perencana.get_by_role("link", name="Ubah butir 2.1").click()
    perencana.get_by_label("Target", exact=True).fill("97")
    perencana.get_by_role("button", name="Simpan").click()
    perencana.get_by_role("link", name="Bandingkan dua versi").click()
    potret(perencana, "banding")
    assert perencana.locator("del").all_inner_texts()[-1] == "96%"
    assert perencana.locator("ins").all_inner_texts()[-1] == "97%"

    for lebar, tinggi in LAYAR:
        ponsel = sebagai("perencana", lebar=lebar, tinggi=tinggi)
        for tujuan in (
            "/perjanjian/", f"/perjanjian/pk/{nomor}/", f"{perencana.url.removeprefix(alamat)}",
            f"/perjanjian/pk/{int(nomor) + 1}/", f"/perjanjian/pk/{int(nomor) + 1}/kamus/",
            "/perjanjian/tanggapan/contoh/kanwil-contoh/2026/",
            "/perjanjian/rencana-aksi/contoh/kanwil-contoh/2026/",
        ):  # fmt: skip
            assert ponsel.goto(alamat + tujuan).status == 200, tujuan
            muat_dan_periksa(ponsel, lebar)
        ponsel = sebagai("pemilik", lebar=lebar, tinggi=tinggi)
        for tujuan in (PEMILIK, f"{PEMILIK}kisi/", f"{PEMILIK}unggah/"):
            assert ponsel.goto(alamat + tujuan).status == 200, tujuan
            muat_dan_periksa(ponsel, lebar)


def test_butir_dapat_disimpan_tanpa_javascript(sebagai, kantor):
    alamat, _ = kantor
    perencana = sebagai("perencana", javascript=False)
    perencana.goto(f"{alamat}/perjanjian/baru/")
    perencana.get_by_label("Unit", exact=True).select_option(label="Kantor Wilayah Provinsi Contoh")
    perencana.get_by_label("Tahun").fill("2027")
    perencana.get_by_role("button", name="Lanjut").click()
    perencana.get_by_label("Pernyataan satu pihak").check()
    perencana.get_by_label("Pihak pertama (yang berjanji)").select_option(
        label="Kepala Kantor Wilayah Provinsi Contoh"
    )
    perencana.get_by_label("Kosong; butir dipilih sendiri dari kamus").check()
    perencana.get_by_role("button", name="Buat draf").click()
    perencana.get_by_role("link", name="Tambah butir dari kamus").click()
    perencana.get_by_label("Jumlah warga yang terlayani").check()
    perencana.get_by_role("button", name="Tambahkan yang dipilih").click()
    perencana.get_by_role("heading", name="Butir perjanjian (1)").wait_for()


def test_rencana_aksi_direncanakan_dilaporkan_dengan_bukti(sebagai, kantor, muat_dan_periksa, tmp_path):
    alamat, _ = kantor
    rencana = f"{alamat}/perjanjian/rencana-aksi/contoh/kanwil-contoh/2025/"
    perencana = sebagai("perencana", lebar=1366)
    perencana.goto(rencana)
    perencana.get_by_role("link", name="Tambah kegiatan untuk butir 2.1").click()
    muat_dan_periksa(perencana, 1366)
    perencana.get_by_label("Kegiatan", exact=True).fill("Pelatihan petugas loket")
    perencana.get_by_label("Keluaran").fill("40 petugas terlatih")
    perencana.get_by_label("Penanggung jawab").fill("Kepala Divisi Layanan Warga")
    perencana.get_by_label("Anggaran (Rp)").fill("15.000.000")
    perencana.get_by_label("Februari").fill("Menyusun materi")
    perencana.get_by_role("button", name="Simpan").click()
    perencana.get_by_text("Rp15.000.000").wait_for()
    bukti = tmp_path / "materi.pdf"
    bukti.write_bytes(b"%PDF-1.4\n%%EOF\n")
    perencana.goto(f"{rencana}lapor/2/")
    perencana.get_by_label("Yang dilaksanakan").fill("Materi tersusun")
    perencana.get_by_label("Selesai (persen)").fill("100")
    perencana.get_by_label("Tambah bukti").set_input_files(bukti)
    perencana.get_by_role("button", name="Simpan laporan Februari").click()
    with perencana.expect_download() as unduhan:
        perencana.get_by_role("link", name="materi.pdf").click()
    assert Path(unduhan.value.path()).read_bytes() == bukti.read_bytes()
    for lebar, tinggi in LAYAR:
        layar = sebagai("perencana", lebar=lebar, tinggi=tinggi)
        for tujuan in (rencana, f"{rencana}lapor/2/"):
            layar.goto(tujuan)
            muat_dan_periksa(layar, lebar)


def test_formulir_draf_muat_di_layar_kecil_dan_besar(sebagai, kantor, muat_dan_periksa):
    alamat, _ = kantor
    perencana = sebagai("perencana", lebar=1366)
    perencana.goto(f"{alamat}/perjanjian/baru/")
    perencana.get_by_label("Unit", exact=True).select_option(label="Kantor Wilayah Provinsi Contoh")
    perencana.get_by_label("Tahun").fill("2026")
    perencana.get_by_role("button", name="Lanjut").click()
    muat_dan_periksa(perencana, 1366)
    perencana.get_by_label("Pihak pertama (yang berjanji)").select_option(
        label="Kepala Kantor Wilayah Provinsi Contoh"
    )
    perencana.get_by_label("Pihak kedua (atasan)").select_option(label="Direktur Jenderal Pengawasan Mutu")
    perencana.get_by_label("Perjanjian tahun lalu").check()
    perencana.get_by_role("button", name="Buat draf").click()
    perencana.get_by_role("heading", name="Butir perjanjian").wait_for()
    pk = perencana.url
    butir = perencana.get_by_role("link", name="Ubah butir 4.1").get_attribute("href")
    for lebar, tinggi in LAYAR:
        layar = sebagai("perencana", lebar=lebar, tinggi=tinggi)
        for tujuan in (pk, f"{pk}pihak/", f"{pk}anggaran/", alamat + butir, f"{alamat}{butir}berkala/"):
            assert layar.goto(tujuan).status == 200, tujuan
            muat_dan_periksa(layar, lebar)
        layar = sebagai("pemilik", lebar=lebar, tinggi=tinggi)
        layar.goto(alamat + PEMILIK)
        layar.get_by_role("link", name="Jumlah warga yang terlayani").click()
        muat_dan_periksa(layar, lebar)
