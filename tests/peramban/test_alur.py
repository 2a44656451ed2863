"""A form in a real browser: submitted, returned by line, corrected, verified, approved, official."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from tests.peramban.conftest import lebar_isi
from tests.peramban.peladen import skrip, tersaji

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[2]
PERIKSA = (Path(__file__).parent / "periksa.js").read_text(encoding="utf-8")
SIAPKAN = """
import datetime as dt, json
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Unit
from sakip.organisasi.services import tugaskan
from sakip.pengukuran.models import Isian, Pengajuan
from sakip.pengukuran.queries import capaian_unit
kanwil = Unit.objects.get(instansi__kode="contoh", kode="kanwil-contoh")
melati = Unit.objects.get(instansi__kode="contoh", kode="balai-melati")
asli = next(b for b in capaian_unit(kanwil, 2025, pada=dt.date(2026, 2, 1)).butir if b.kode == "2.1")
kukis = {}
for nama, kode, peran in (
    ("operator", "balai-melati", "operator"), ("layanan", "kanwil-contoh-layanan", "verifikator"),
    ("mutu", "kanwil-contoh-pengawasan", "verifikator"), ("kanwil", "kanwil-contoh", "verifikator"),
    ("pimpinan", "balai-melati", "pimpinan"), ("perencana", "kanwil-contoh", "perencana"),
    ("admin", "kementerian-contoh", "administrator"),
):
    akun = buat_akun(nama=nama.title(), nip=f"alur-{nama}")
    tugaskan(akun=akun, unit=Unit.objects.get(instansi__kode="contoh", kode=kode), peran=peran,
             sejak=dt.date(2020, 1, 1), oleh=aktor_sistem(), peran_oleh="Sistem",
             waktu=dt.datetime.now(dt.UTC))
    sesi = SessionStore()
    sesi["_auth_user_id"] = str(akun.pk)
    sesi["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    sesi["_auth_user_hash"] = akun.get_session_auth_hash()
    sesi.create()
    kukis[nama] = sesi.session_key
# September of one unit is a draft again, with one figure typed wrong
Pengajuan.objects.filter(unit=melati, periode__in=["2025-09", "2025-S2", "2025"]).delete()
salah = Isian.objects.filter(unit=melati, periode="2025-09", kategori=None,
    variabel__dipakai__manual__indikator__kunci=asli.indikator).order_by("nilai").first()
benar = salah.nilai
Isian.objects.filter(pk=salah.pk).update(nilai=benar - 100)
print(json.dumps({"kukis": kukis, "medan": f"v-{salah.variabel_id}", "benar": str(int(benar)),
    "asli": f"{asli.realisasi.nilai:.6f}"}))
"""
ALUR = "/pengukuran/alur/contoh/balai-melati/2025/9/"
FORMULIR = "/pengukuran/contoh/balai-melati/2025/9/"
LAYAR = [(360, 800), (1366, 768)]


@pytest.fixture(scope="module")
def kantor(contoh):
    """A server of its own with the example office, a session of each person, and the figure typed wrong."""
    folder, lingkungan = contoh("alur")
    isi = json.loads(skrip(lingkungan, SIAPKAN).strip().splitlines()[-1])
    with tersaji(folder, lingkungan) as isi["server"]:
        yield isi


def sebagai(kantor, buka, nama, alamat, lebar=1366, tinggi=768, **lain):
    halaman = buka(lebar, tinggi, **lain)
    halaman.context.add_cookies(
        [{"name": "sessionid", "value": kantor["kukis"][nama], "url": kantor["server"]}]
    )
    halaman.on("dialog", lambda d: d.accept())
    halaman.goto(kantor["server"] + alamat)
    return halaman


def realisasi(kantor):
    """The official figure of indicator 2.1 of the office above, as anybody reads it."""
    alamat = f"{kantor['server']}/contoh/kanwil-contoh/2025/capaian.json"
    with urllib.request.urlopen(alamat, timeout=60) as jawab:
        isi = json.load(jawab)
    butir = next(b for b in isi["butir"] if b["kode"] == "2.1")
    return f"{float(butir['realisasi']):.6f}"


def test_dari_pengajuan_sampai_angka_resmi(kantor, buka):
    medan = kantor["medan"]
    assert realisasi(kantor) != kantor["asli"]

    operator = sebagai(kantor, buka, "operator", ALUR)
    operator.click("text=Ajukan >> visible=true")
    assert operator.text_content(".kabar").strip() == "Formulir diajukan."

    divisi = sebagai(kantor, buka, "layanan", ALUR)
    divisi.click(f"#{medan} summary:has-text('Catatan untuk pengisi')")
    divisi.fill(f"[name=catatan-{medan}]", "Rekapitulasi menyebut angka lain.")
    divisi.click("button[value=kembalikan]")
    assert "Formulir dikembalikan" in divisi.text_content(".kabar")

    operator.goto(f"{kantor['server']}{FORMULIR}")
    assert "Rekapitulasi menyebut angka lain." in operator.text_content("main")
    operator.fill(f"[name='{medan}']", kantor["benar"])
    with operator.expect_response("**tersimpan=1**"):  # the script takes it out of the address at once
        operator.click("main button:has-text('Simpan'):visible >> nth=0")
    operator.goto(f"{kantor['server']}{ALUR}")
    operator.click("button[value=ajukan]")
    assert "Formulir diajukan." in operator.text_content(".kabar")

    # what nobody verified yet is no official figure
    assert realisasi(kantor) != kantor["asli"]
    divisi.goto(f"{kantor['server']}{ALUR}")
    divisi.click("button[name=satu] >> nth=0")
    assert "1 baris diverifikasi." in divisi.text_content(".kabar")
    divisi.click("text=Verifikasi semua yang tanpa peringatan")
    assert "baris diverifikasi" in divisi.text_content(".kabar")
    mutu = sebagai(kantor, buka, "mutu", ALUR)
    mutu.click("text=Verifikasi semua yang tanpa peringatan")
    for orang in (divisi, mutu):
        orang.goto(f"{kantor['server']}{ALUR}")
        if orang.locator("[name=baris]").count():
            for kotak in orang.locator("[name=baris]").all():
                kotak.check()
            orang.click("text=Verifikasi yang dicentang")
    kepala = sebagai(kantor, buka, "pimpinan", ALUR)
    assert kepala.text_content(".keadaan") == "Diverifikasi"
    assert realisasi(kantor) != kantor["asli"]
    kepala.click("button[value=setujui]")
    assert "angkanya kini resmi" in kepala.text_content(".kabar")
    assert realisasi(kantor) == kantor["asli"]
    riwayat = kepala.text_content("section[aria-labelledby=riwayat]")
    for kata in ("Ajukan", "Kembalikan", "Verifikasi", "Setujui", "Rekapitulasi menyebut angka lain."):
        assert kata in riwayat


def test_tanpa_javascript_pun_dapat_dikembalikan_dan_dibuka_lagi(kantor, buka):
    kepala = sebagai(kantor, buka, "pimpinan", ALUR, javascript=False)
    kepala.fill("#alasan", "Ada koreksi dari rekonsiliasi.")
    kepala.click("button[value=buka_kembali]")
    assert "dibuka kembali" in kepala.text_content(".kabar")
    assert kepala.text_content(".keadaan") == "Dikembalikan"


def test_umpan_kalender_dan_teks_whatsapp(kantor, buka):
    halaman = sebagai(kantor, buka, "operator", "/agenda/")
    halaman.click("text=Buat alamat kalender")
    alamat = halaman.input_value("#alamat-umpan")
    with urllib.request.urlopen(alamat, timeout=30) as jawab:
        assert jawab.headers["Content-Type"].startswith("text/calendar")
        assert jawab.read().startswith(b"BEGIN:VCALENDAR\r\n")
    kanwil = sebagai(kantor, buka, "kanwil", "/pengukuran/alur/?pilih=belum&bulan=2025-09")
    assert "Balai Layanan Warga Melati" in kanwil.input_value("#teks-wa")
    kanwil.click("text=Salin teks")


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
@pytest.mark.parametrize(
    ("nama", "alamat"),
    [
        ("operator", "/tugas/"),
        ("operator", ALUR),
        ("kanwil", ALUR),
        ("kanwil", "/pengukuran/alur/"),
        ("kanwil", "/pengukuran/alur/?pilih=semua&bulan=2025-09"),
        ("perencana", "/agenda/"),
        ("perencana", "/agenda/tenggat/"),
        ("admin", "/agenda/libur/?tahun=2026"),
        ("perencana", "/pengukuran/rantai/"),
        ("perencana", "/pengukuran/rantai/contoh/balai-melati/"),
    ],
)
def test_halaman_muat_di_layar_tanpa_cacat(kantor, buka, aksesibel, nama, alamat, lebar, tinggi):
    halaman = sebagai(kantor, buka, nama, alamat, lebar, tinggi)
    halaman.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert lebar_isi(halaman) <= lebar
    assert halaman.evaluate(PERIKSA) == []
    assert aksesibel(halaman) == []
