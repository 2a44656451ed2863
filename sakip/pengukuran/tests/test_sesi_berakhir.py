"""A session that ends while somebody types, in a browser without scripts: nothing typed is lost."""

import html
import re

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from sakip.akun import titipan
from sakip.pengukuran.models import Isian
from sakip.pengukuran.tests.test_halaman_formulir import ALAMAT, HTMX, kantor, kirim

__all__ = ["kantor"]

pytestmark = pytest.mark.django_db
SANDI = "empat kata tanpa hubungan"
ORANG = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}
LANJUT = "/akun/lanjutkan/"


@pytest.fixture
def rumah(kantor):
    cache.clear()
    for akun in (kantor.budi, kantor.sari):
        akun.set_password(SANDI)
        akun.save()
    return kantor


def masuk(klien, akun, ke=""):
    return klien.post("/akun/login/", {"login": akun.nip, "password": SANDI, "next": ke}, **ORANG)


def berakhir(klien):
    """What time does: the session is gone, the browser and its cookies are still there."""
    klien.cookies.pop("sessionid")


def kirim_lagi(klien, alamat=LANJUT):
    """Presses the button of the page: its form as a browser would send it."""
    isi = klien.get(alamat).content.decode()
    borang = re.search(r'<form class="isian" method="post" action="([^"]*)".*?</form>', isi, re.S)
    medan = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', borang[0])
    return klien.post(
        html.unescape(borang[1]), {html.unescape(k): html.unescape(v) for k, v in medan}, **ORANG
    )


def test_kiriman_sesudah_sesi_berakhir_ditahan_lalu_dikirim_oleh_orangnya(rumah):
    klien = Client()
    masuk(klien, rumah.budi)
    berakhir(klien)
    sebab = f"c-{rumah.perjanjian.butir.get().indikator_id}-sebab"
    jawab = kirim(rumah, {rumah.m: "12", sebab: 'Baris "satu"\r\nbaris <dua>'}, klien, **ORANG)
    assert jawab.status_code == 302 and jawab["Location"] == f"/akun/login/?next={LANJUT}"
    assert "ditahan" in klien.get(jawab["Location"], **ORANG).content.decode()
    assert not Isian.objects.exists()
    assert masuk(klien, rumah.budi, LANJUT)["Location"] == LANJUT
    tampil = klien.get(LANJUT).content.decode()
    assert "Kirim sekarang" in tampil and "baris &lt;dua&gt;" in tampil and not Isian.objects.exists()
    assert rumah.masuk.nama in tampil and f">{rumah.m}<" not in tampil and f">{sebab}<" not in tampil
    assert "Maret 2023" in tampil
    assert kirim_lagi(klien).status_code == 302
    assert Isian.objects.get().nilai == 12
    klien.post(LANJUT)
    assert "Tidak ada kiriman" in klien.get(LANJUT).content.decode()


def test_orang_lain_di_peramban_yang_sama_tidak_melihat_kiriman_itu(rumah):
    klien = Client()
    masuk(klien, rumah.budi)
    berakhir(klien)
    kirim(rumah, {rumah.m: "918273"}, klien, **ORANG)
    masuk(klien, rumah.sari, LANJUT)
    assert "918273" not in klien.get(LANJUT).content.decode()
    assert titipan.KUNCI not in klien.session


def test_yang_tidak_pernah_masuk_skrip_sandi_dan_kiriman_raksasa_tidak_ditahan(rumah):
    asing = Client()
    assert "lanjutkan" not in kirim(rumah, {rumah.m: "12"}, asing, **ORANG)["Location"]
    klien = Client()
    masuk(klien, rumah.budi)
    berakhir(klien)
    assert "lanjutkan" not in kirim(rumah, {rumah.m: "1" * 1_000_001}, klien, **ORANG)["Location"]
    assert "lanjutkan" not in kirim(rumah, {rumah.m: "12"}, klien)["Location"]  # a beacon
    assert kirim(rumah, {rumah.m: "12"}, klien, **HTMX).status_code == 401
    kirim(rumah, {rumah.m: "12", "sandi_baru": "rahasia sekali"}, klien, **ORANG)
    masuk(klien, rumah.budi)
    assert "rahasia sekali" not in klien.get(LANJUT).content.decode()


def test_kuki_yang_dipalsukan_tidak_dipercaya(rumah):
    klien = Client()
    klien.cookies[titipan.KUKI] = f"{rumah.budi.pengenal}:palsu"
    assert "lanjutkan" not in kirim(rumah, {rumah.m: "12"}, klien, **ORANG)["Location"]


def test_halaman_dari_sebelum_masuk_lagi_ditawarkan_lagi_tetapi_tidak_kiriman_situs_lain(rumah):
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(rumah.budi, backend="allauth.account.auth_backends.AuthenticationBackend")
    isi = {rumah.m: "12", "csrfmiddlewaretoken": "x" * 64}
    sini = {"HTTP_ORIGIN": "http://testserver", **ORANG}
    jawab = kirim(rumah, isi, klien, **sini)
    assert jawab.status_code == 403 and "Kirim sekarang" in jawab.content.decode()
    assert "x" * 64 not in jawab.content.decode()
    for lain in ({}, {"HTTP_ORIGIN": "https://jahat.example"}, {"HTTP_ORIGIN": "null"}):
        jawab = kirim(rumah, isi, klien, **{**ORANG, **lain})
        assert jawab.status_code == 403 and "Kirim sekarang" not in jawab.content.decode()
    assert not Isian.objects.exists()


def test_kiriman_orang_asing_tidak_meninggalkan_sesi(rumah):
    Session.objects.all().delete()
    kirim(rumah, {rumah.m: "12"}, Client(), **ORANG)
    Client(enforce_csrf_checks=True).post(ALAMAT, {rumah.m: "12"}, HTTP_ORIGIN="http://testserver", **ORANG)
    assert not Session.objects.exists()
