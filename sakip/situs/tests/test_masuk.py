"""Logging in: NIP or e-mail, the lock, the second step, a forgotten password; Indonesian, under the CSP."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from sakip.akun.models import Akun
from sakip.akun.rahasia import AWALAN, mutakhir
from sakip.akun.services import buat_akun

pytestmark = pytest.mark.django_db
SANDI = "empat kata tanpa hubungan"
MASUK = "/akun/login/"
CSP_KETAT = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:")
INGGRIS = re.compile(
    r"\b(password|username|sign in|sign out|sign up|log in|login failed|your account|authenticator code|"
    r"recovery codes|please|change|submit|session[s]?|reset|email address)\b",
    re.I,
)


@pytest.fixture
def akun() -> Akun:
    cache.clear()
    return buat_akun(nama="Rina Contoh", nip="198001012005", surel="rina@contoh.go.id", sandi=SANDI)


def masuk(klien: Client, login: str, sandi: str = SANDI, **lain: Any) -> Any:
    return klien.post(MASUK, {"login": login, "password": sandi}, **lain)


def kode_kini(rahasia: str) -> str:
    """The code that the telephone shows now: the middle one of those that are accepted."""
    semua = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(rahasia, semua[len(semua) // 2]))


def kata(jawaban: Any) -> str:
    """What a reader sees: no tags, no attributes that only machines read."""
    isi = re.sub(r"<(head|script)\b.*?</\1>", " ", jawaban.content.decode(), flags=re.S)
    return re.sub(r"<[^>]+>", " ", isi)


def pasang_dua_langkah(klien: Client) -> str:
    """Goes the way that a person goes; returns the secret."""
    klien.post(reverse("account_reauthenticate"), {"password": SANDI})
    rahasia = klien.get(reverse("mfa_activate_totp")).context["form"].secret
    jawaban = klien.post(reverse("mfa_activate_totp"), {"code": kode_kini(rahasia)})
    assert jawaban["Location"] == reverse("mfa_view_recovery_codes")
    return str(rahasia)


@pytest.mark.parametrize(
    "diketik", ["198001012005", "1980 0101 2005", "rina@contoh.go.id", "RINA@Contoh.go.id"]
)
def test_masuk_dengan_nip_atau_surel(akun: Akun, diketik: str) -> None:
    klien = Client()
    jawaban = masuk(klien, diketik)
    assert jawaban.status_code == 302 and jawaban["Location"] == "/tugas/"
    assert klien.get("/organisasi/saya/").status_code == 200


def test_kembali_ke_halaman_yang_diminta_tetapi_tidak_ke_situs_lain(akun: Akun) -> None:
    jawaban = Client().post(
        f"{MASUK}?next=/agenda/", {"login": akun.nip, "password": SANDI, "next": "/agenda/"}
    )
    assert jawaban["Location"] == "/agenda/"
    jahat = Client().post(MASUK, {"login": akun.nip, "password": SANDI, "next": "https://jahat.example/"})
    assert jahat["Location"] == "/tugas/"


def test_sandi_salah_dan_akun_yang_tidak_ada_dijawab_sama(akun: Akun) -> None:
    salah, tidak_ada = masuk(Client(), "198001012005", "salah"), masuk(Client(), "000", "salah")
    for jawaban in (salah, tidak_ada):
        assert "tidak cocok" in jawaban.content.decode() and jawaban.status_code == 200
    assert kata(salah).replace("198001012005", "") == kata(tidak_ada).replace("000", "")


@pytest.mark.parametrize(
    "nama", ["signup", "email", "3rdparty", "3rdparty/signup", "login/code", "phone/change"]
)
def test_tidak_ada_pendaftaran_dan_pengelolaan_surel(nama: str) -> None:
    assert Client().get(f"/akun/{nama}/").status_code == 404
    assert Client().post(f"/akun/{nama}/", {"username": "x"}).status_code in (403, 404, 405)
    assert Akun.objects.count() == 0


def test_lima_kali_salah_mengunci_15_menit_dengan_halaman_yang_menolong(akun: Akun) -> None:
    klien = Client()
    for nomor in range(5):  # NIP and e-mail are one account
        jawaban = masuk(klien, "198001012005" if nomor % 2 else "rina@contoh.go.id", "salah")
    assert jawaban.status_code == 429
    terkunci = masuk(klien, "198001012005")
    assert terkunci.status_code == 429
    isi = kata(terkunci)
    assert "15 menit" in isi and "admin lokal" in isi and not INGGRIS.search(isi)
    assert klien.get("/organisasi/saya/").status_code == 302
    assert (
        masuk(Client(REMOTE_ADDR="10.1.1.9"), "198001012005").status_code == 302
    )  # another place is not locked
    AccessAttempt.objects.update(attempt_time=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=16))
    assert masuk(Client(), "198001012005").status_code == 302


def test_masuk_yang_berhasil_menghapus_hitungan_salah(akun: Akun) -> None:
    for _ in range(2):
        for _ in range(4):
            masuk(Client(), "198001012005", "salah")
        assert masuk(Client(), "198001012005").status_code == 302


def test_akun_nonaktif_diberi_tahu_hanya_setelah_sandinya_benar(akun: Akun) -> None:
    Akun.objects.filter(pk=akun.pk).update(is_active=False)
    assert "tidak cocok" in masuk(Client(), "198001012005", "salah").content.decode()
    jawaban = Client().post(MASUK, {"login": "198001012005", "password": SANDI}, follow=True)
    assert "sudah dinonaktifkan" in jawaban.content.decode()


def test_pelaku_sistem_dan_akun_tanpa_sandi_tidak_dapat_masuk(akun: Akun) -> None:
    buat_akun(nama="Tanpa Sandi", nip="5")
    for sandi in ("", "!", SANDI):
        assert masuk(Client(), "5", sandi).status_code == 200


def test_dua_langkah_diminta_saat_masuk_dan_kode_cadangan_berlaku_sekali(akun: Akun) -> None:
    klien = Client()
    masuk(klien, "198001012005")
    rahasia = pasang_dua_langkah(klien)
    cadangan = klien.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(cadangan) == 10

    kedua = Client()
    assert masuk(kedua, "198001012005")["Location"].startswith(reverse("mfa_authenticate"))
    assert kedua.get("/organisasi/saya/").status_code == 302
    salah = kedua.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Kode salah" in salah.content.decode()
    cache.clear()
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    kode = kode_kini(rahasia)
    cache.clear()  # a code counts once; this one was used to switch the second step on
    jawaban = kedua.post(reverse("mfa_authenticate"), {"code": f"{kode[:3]} {kode[3:]}"})
    assert jawaban["Location"] == "/tugas/"

    for harap in (302, 200):
        lain = Client()
        masuk(lain, "198001012005")
        assert lain.post(reverse("mfa_authenticate"), {"code": cadangan[0]}).status_code == harap


def test_menebak_kode_dibatasi(akun: Akun) -> None:
    klien = Client()
    masuk(klien, "198001012005")
    pasang_dua_langkah(klien)
    penebak = Client()
    masuk(penebak, "198001012005")
    for nomor in range(12):
        jawaban = penebak.post(reverse("mfa_authenticate"), {"code": f"{nomor:06d}"})
    assert "Terlalu banyak percobaan" in jawaban.content.decode()
    cache.clear()


def test_dua_langkah_dimatikan_pemiliknya(akun: Akun) -> None:
    klien = Client()
    masuk(klien, "198001012005")
    pasang_dua_langkah(klien)
    assert "Matikan" in klien.get(reverse("mfa_deactivate_totp")).content.decode()
    klien.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    cache.clear()


def test_lupa_sandi_tanpa_server_surel_menyebut_siapa_yang_dihubungi(settings: Any) -> None:
    settings.SAKIP_SUREL_ADA = False
    jawaban = Client().get(reverse("account_reset_password"))
    assert (
        "admin lokal" in jawaban.content.decode()
        and "<form" not in jawaban.content.decode().split("<main")[1]
    )
    assert Client().post(reverse("account_reset_password"), {"email": "a@b.go.id"}).status_code == 404


def test_lupa_sandi_lewat_surel_sekali_pakai(akun: Akun, settings: Any) -> None:
    settings.SAKIP_SUREL_ADA = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    lama = Client()
    masuk(lama, "198001012005")
    klien = Client()
    tidak_dikenal = klien.post(
        reverse("account_reset_password"), {"email": "siapa@contoh.go.id"}, follow=True
    )
    assert mail.outbox == []
    dikenal = klien.post(reverse("account_reset_password"), {"email": "rina@contoh.go.id"}, follow=True)
    assert kata(tidak_dikenal) == kata(dikenal)
    surat = mail.outbox[0]
    isi = str(surat.body)
    assert surat.to == ["rina@contoh.go.id"] and surat.subject == "[SAKIP] Kata sandi baru"
    assert "Yth. Rina Contoh" in isi and not INGGRIS.search(re.sub(r"https?://\S+", "", isi))
    tautan = re.search(r"http://testserver(\S+)", isi).group(1)  # type: ignore[union-attr]
    formulir = klien.get(tautan, follow=True)
    tujuan = formulir.redirect_chain[-1][0]
    lemah = klien.post(tujuan, {"password1": "rinacontoh12", "password2": "rinacontoh12"})
    assert "terlalu mirip" in lemah.content.decode()
    baru = "lima kata lain yang baru"
    klien.post(tujuan, {"password1": baru, "password2": baru})
    assert masuk(Client(), "198001012005", baru).status_code == 302
    assert lama.get("/organisasi/saya/").status_code == 302  # the old sessions are over
    assert "tidak berlaku" in Client().get(tautan, follow=True).content.decode()


def test_server_surel_yang_mati_tidak_membatalkan_ganti_sandi(akun: Akun, settings: Any) -> None:
    settings.SAKIP_SUREL_ADA = settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    klien = Client()
    masuk(klien, "198001012005")
    baru = "lima kata lain yang baru"
    jawaban = klien.post(
        reverse("account_change_password"), {"oldpassword": SANDI, "password1": baru, "password2": baru}
    )
    assert jawaban.status_code == 302
    assert masuk(Client(), "198001012005", baru).status_code == 302


@pytest.mark.parametrize(
    ("baru", "pesan"),
    [("pendek", "terlalu pendek"), ("123456789012", "angka"), ("198001012005x", "terlalu mirip"),
     ("password1234", "terlalu umum")],
)  # fmt: skip
def test_sandi_lemah_ditolak_dalam_bahasa_indonesia(akun: Akun, baru: str, pesan: str) -> None:
    klien = Client()
    masuk(klien, "198001012005")
    isi = {"oldpassword": SANDI, "password1": baru, "password2": baru}
    assert pesan in klien.post(reverse("account_change_password"), isi).content.decode()
    akun.refresh_from_db()
    assert akun.check_password(SANDI)


def test_akhiri_semua_sesi_lain_dan_semua_sesi(akun: Akun) -> None:
    satu, dua = Client(), Client()
    for klien in (satu, dua):
        masuk(klien, "198001012005")
        klien.get("/organisasi/saya/")
    assert UserSession.objects.count() == 2
    satu.post(reverse("usersessions_list"))
    assert (satu.get("/organisasi/saya/").status_code, dua.get("/organisasi/saya/").status_code) == (200, 302)
    masuk(dua, "198001012005")
    satu.post(reverse("organisasi:akhiri_sesi_saya"))
    assert {k.get("/organisasi/saya/").status_code for k in (satu, dua)} == {302}


def test_kuki_sesi_tidak_terbaca_skrip_dan_berakhir_bersama_peramban(akun: Akun) -> None:
    jawaban = masuk(Client(), "198001012005")
    kuki = jawaban.cookies["sessionid"]
    assert kuki["httponly"] and kuki["samesite"] == "Lax" and not kuki["max-age"]


@pytest.mark.parametrize(
    "nama",
    ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive",
     "account_reset_password_from_key_done", "socialaccount_login_cancelled", "socialaccount_login_error"],
)  # fmt: skip
@pytest.mark.parametrize("surel", [True, False])
def test_halaman_sebelum_masuk_berbahasa_indonesia_dan_patuh_csp(
    nama: str, surel: bool, settings: Any
) -> None:
    settings.SAKIP_SUREL_ADA = surel
    _periksa(Client().get(reverse(nama)))


@pytest.mark.parametrize(
    "nama",
    ["account_logout", "account_change_password", "account_reauthenticate", "mfa_index", "mfa_activate_totp",
     "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate",
     "usersessions_list", "organisasi:saya"],
)  # fmt: skip
def test_halaman_sesudah_masuk_berbahasa_indonesia_dan_patuh_csp(akun: Akun, nama: str) -> None:
    klien = Client()
    masuk(klien, "198001012005")
    if nama == "mfa_activate_totp":
        klien.post(reverse("account_reauthenticate"), {"password": SANDI})
    elif nama.startswith("mfa"):
        pasang_dua_langkah(klien)
    _periksa(klien.get(reverse(nama)))
    cache.clear()


def _periksa(jawaban: Any) -> None:
    assert jawaban.status_code in (200, 401)
    isi = jawaban.content.decode()
    assert not CSP_KETAT.search(isi)
    assert (asing := INGGRIS.search(kata(jawaban))) is None, asing
    assert isi.count("<h1") == 1


def test_rahasia_dua_langkah_tersandi_di_basis_data_dan_terbaca_sesudah_kunci_berganti(
    akun: Akun, settings: Any
) -> None:
    klien = Client()
    masuk(klien, akun.nip or "")
    rahasia = pasang_dua_langkah(klien)
    semua = Authenticator.objects.filter(user=akun)
    assert {f.type for f in semua} == {"totp", "recovery_codes"}
    simpanan = [t for f in semua for k, t in f.data.items() if k != "used_mask"]
    assert all(t.startswith(AWALAN) and rahasia not in t for t in simpanan)

    def masuk_lagi() -> Any:
        baru = Client()
        cache.clear()
        masuk(baru, akun.nip or "")
        return baru.post(reverse("mfa_authenticate"), {"code": kode_kini(rahasia)})

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "kunci yang baru"
    assert not any(mutakhir(t) for t in simpanan)
    assert masuk_lagi().status_code == 302
    assert all(mutakhir(t) for f in semua.all() for k, t in f.data.items() if k != "used_mask")
    settings.SECRET_KEY_FALLBACKS = []  # everybody has logged in once: the old key may go
    assert masuk_lagi().status_code == 302
    settings.SECRET_KEY = "kunci yang lain sama sekali"
    tolak = masuk_lagi()
    assert tolak.status_code == 400 and "SAKIP_RAHASIA_LAMA" in tolak.content.decode()


def test_hitungan_percobaan_ada_di_basis_data_untuk_semua_proses(akun: Akun) -> None:
    def banyak() -> int:
        with connection.cursor() as kursor:
            kursor.execute("SELECT COUNT(*) FROM tembolok")
            return int(kursor.fetchone()[0])

    assert banyak() == 0
    Client().post(MASUK, {"login": akun.nip, "password": "salah"})
    assert banyak() > 0
    cache.clear()
    assert banyak() == 0
