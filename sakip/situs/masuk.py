"""How people log in: accounts are made by administrators, found by NIP or e-mail."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.adapter import get_adapter as pintu_masuk
from allauth.account.views import password_reset
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from requests import RequestException

from sakip.akun import rahasia, titipan
from sakip.akun.services import sandikan_ulang
from sakip.organisasi.pintu import masuk, minta_masuk, publik
from sakip.organisasi.queries.akun import akun_dikenal, kunci_akun
from sakip.organisasi.services.akun import catat_sandi_diganti
from sakip.pengukuran.services.serah_terima import terima_draf
from sakip.situs.sebutan import halaman_asal

catatan = logging.getLogger(__name__)

SALAH_MASUK = (
    "NIP atau surel dan kata sandi itu tidak cocok. Periksa huruf besar-kecil dan Caps Lock. "
    "Setelah lima kali salah, akun terkunci 15 menit."
)


class PintuMasuk(DefaultAccountAdapter):
    """allauth's answers for this site."""

    error_messages = {  # noqa: RUF012 - allauth reads it as a class attribute
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini sudah dinonaktifkan. Hubungi admin lokal kantor Anda.",
        "username_password_mismatch": SALAH_MASUK,
        "email_password_mismatch": SALAH_MASUK,
        "invalid_login": SALAH_MASUK,
        "enter_current_password": "Kata sandi sekarang salah.",
        "incorrect_password": "Kata sandi salah.",
        "incorrect_code": "Kode salah atau sudah lewat. Tunggu kode berikutnya di aplikasi, lalu ketik lagi.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.",
        "rate_limited": "Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.",
        "invalid_password_reset": "Tautan ini sudah tidak berlaku. Minta tautan baru.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("organisasi:saya")

    def set_password(self, user: Any, password: str) -> None:
        """The owner chose it: the duty to change it is done. Other sessions end with the old password."""
        user.set_password(password)
        user.wajib_ganti_sandi = False
        user.versi += 1
        user.save(update_fields=["password", "wajib_ganti_sandi", "versi"])
        catat_sandi_diganti(akun=user, waktu=timezone.now())

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Whoever took over work finds its drafts at the first login on or after the day."""
        sandikan_ulang(akun=user)
        terima_draf(akun=user, pada=timezone.localdate(), waktu=timezone.now())
        return titipan.tandai(super().post_login(request, user, **kwargs), user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down must not break what was already done; the log says so."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as galat:
            catatan.error("surel %s tidak terkirim: %s", template_prefix, galat)


class KodeKedua(DefaultMFAAdapter):
    """Words of the second step."""

    error_messages = {  # noqa: RUF012
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": PintuMasuk.error_messages["incorrect_code"],
        "cannot_delete_authenticator": "Verifikasi dua langkah tidak dapat dimatikan.",
    }

    def encrypt(self, text: str) -> str:
        return rahasia.sandikan(text)

    def decrypt(self, encrypted_text: str) -> str:
        return rahasia.buka(encrypted_text)

    def get_totp_label(self, user: Any) -> str:
        return str(user.nip or user.surel or user.nama)


class PintuLuar(DefaultSocialAccountAdapter):
    """Login through the agency's own service: it opens accounts that exist, and never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Ties the person to an account by NIP, or by an e-mail address that the service has verified."""
        if sociallogin.is_existing:
            return
        klaim = _klaim(sociallogin.account.extra_data)
        nip = str(klaim.get(settings.SAKIP_OIDC_KLAIM_NIP) or "").strip()
        surel = str(klaim.get("email") or "").strip() if klaim.get("email_verified") is True else ""
        akun = akun_dikenal(nip) or akun_dikenal(surel)
        if akun is None:
            raise ImmediateHttpResponse(render(request, "socialaccount/tidak_dikenal.html", status=403))
        sociallogin.connect(request, akun)


def _klaim(isi: dict[str, Any]) -> dict[str, Any]:
    """What the service says of the person, from both of its answers; the signed one counts more."""
    return {**(isi.get("userinfo") or isi), **(isi.get("id_token") or {})}


# --- lockout (django-axes) --------------------------------------------------------------------------


def kunci_percobaan(request: Any, credentials: dict[str, Any] | None = None) -> str:
    """What failures are counted by: the account, whether its NIP or its e-mail was typed."""
    diketik = ""
    if credentials:
        diketik = str(
            credentials.get("login") or credentials.get("username") or credentials.get("email") or ""
        )
    return kunci_akun(diketik or request.POST.get("login", ""))


def alamat_ip(request: HttpRequest) -> str | None:
    """The address that a request came from, past our own proxy if there is one."""
    if not request.META.get("REMOTE_ADDR"):  # no request from outside (a test, a command)
        return None
    return pintu_masuk().get_client_ip(request)


def terkunci(request: HttpRequest, jawaban: HttpResponse, credentials: Any = None) -> HttpResponse:
    """The page of somebody who failed too often: how long, and what to do meanwhile."""
    return render(request, "akun/terkunci.html", {"surel_ada": settings.SAKIP_SUREL_ADA}, status=429)


# --- pages that allauth's own do not cover ----------------------------------------------------------


def _bila_menjawab(view: Any) -> Any:
    """The agency's service may be down: a page that says so, instead of an error of ours."""

    def terjaga(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        try:
            return view(request, provider_id)
        except RequestException as galat:
            catatan.error("layanan masuk %s tidak menjawab: %s", provider_id, galat)
            return render(request, "socialaccount/authentication_error.html", status=503)

    return publik(terjaga)


masuk_luar = _bila_menjawab(openid.login)
kembali_dari_luar = _bila_menjawab(openid.callback)


@publik
def lupa_sandi(request: HttpRequest) -> HttpResponseBase:
    """The form that sends a link, or who to ask where no mail server is set."""
    if settings.SAKIP_SUREL_ADA:
        return password_reset(request)
    if request.method not in ("GET", "HEAD"):
        raise Http404
    return render(request, "account/password_reset.html", {"surel_ada": False})


# --- what was sent after the session had ended ------------------------------------------------------

TAMPIL_TERBANYAK = 200


@masuk
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lanjutkan(request: HttpRequest) -> HttpResponse:
    """What was held for the person, to be sent by a press of the button; POST throws it away."""
    if request.method == "POST":
        titipan.buang(request)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return _lanjutkan(request, titipan.titipan(request))


def _lanjutkan(request: HttpRequest, t: titipan.Titipan | None, *, basi: bool = False) -> HttpResponse:
    semua = list(t.terbaca) if t else []
    asal = halaman_asal(request, t.asal, t.alamat) if t else None
    if asal is not None:
        semua = asal.sebut(semua)
    tampil = semua[:TAMPIL_TERBANYAK]
    isi = {
        "t": t,
        "judul": asal.judul if asal else "",
        "tampil": tampil,
        "sisa": len(semua) - len(tampil),
        "basi": basi,
    }
    return render(request, "akun/lanjutkan.html", isi, status=403 if basi else 200)


def kiriman_ditolak(request: Any, reason: str = "") -> HttpResponseBase:
    """A form without a valid token against forgery: mostly a page from before the last login.

    What came from a page of this very site is shown again, to be sent by a press of the button; from
    elsewhere nothing is.
    """
    dari_sini = urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    skrip = request.headers.get("HX-Request") or request.headers.get("X-Requested-With")
    if request.method != "POST" or skrip or not dari_sini or request.path.startswith("/akun/"):
        return render(request, "akun/kiriman_ditolak.html", status=403)
    if not request.user.is_authenticated:
        return minta_masuk(request)
    return _lanjutkan(request, titipan.baca_kiriman(request), basi=True)
