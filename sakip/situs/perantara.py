"""Middleware: what no text may hold; addresses that only take what a form sends; a password that somebody
else set opens only its own page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from sakip.inti.galat import Masalah

BOLEH = frozenset(
    {"account_change_password", "account_set_password", "account_logout", "account_login",
     "account_reauthenticate", "mfa_authenticate", "mfa_reauthenticate"}
)  # fmt: skip
PESAN = "Kata sandi Anda dibuat oleh admin. Ganti dahulu dengan kata sandi yang hanya Anda ketahui."

NUL = "\x00"
#: The same byte as JSON writes it; a backslash that is itself escaped is a backslash.
_NUL_JSON = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
MASALAH_NUL = Masalah(
    "isian",
    "Teks yang dikirim memuat karakter kosong (NUL) yang tidak dapat disimpan.",
    "Kembali ke halaman sebelumnya, ketik ulang bagian yang disalin dari dokumen lain, lalu kirim lagi.",
)


MASALAH_KIRIM = Masalah(
    "",
    "Alamat ini bukan halaman; ia hanya menerima kiriman sebuah formulir.",
    "Buka halaman formulirnya dari menu atau dengan tombol Kembali, lalu tekan tombolnya lagi.",
)


class PerantaraTeks:
    """Refuses a NUL byte in any text that comes in: PostgreSQL cannot store it, and nobody means it.

    JSON, in a field or as the whole body, may hide it in an escape.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """The body is read here only where the check against forgery has read it already."""
        teks = [request.path, *(isi for daftar in request.GET.lists() for isi in (daftar[0], *daftar[1]))]
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            teks += [isi for daftar in request.POST.lists() for isi in (daftar[0], *daftar[1])]
            teks += [berkas.name or "" for semua in request.FILES.lists() for berkas in semua[1]]
            if request.content_type == "application/json":
                teks.append(request.body.decode(errors="replace"))
        if not any(NUL in isi or (isi.lstrip()[:1] in ("[", "{") and _NUL_JSON.search(isi)) for isi in teks):
            return None
        return render(request, "inti/tolak.html", {"masalah": [MASALAH_NUL], "status": 400}, status=400)


class PerantaraKirim:
    """A page, not a blank one, for who opens an address that only takes what a form sends.

    One gets there by a login in between, from the history or from a copied address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawab = self.get_response(request)
        if jawab.status_code != 405 or request.method not in ("GET", "HEAD"):
            return jawab
        tolak = render(request, "inti/tolak.html", {"masalah": [MASALAH_KIRIM], "status": 405}, status=405)
        tolak["Allow"] = jawab.get("Allow", "POST")
        return tolak


class PerantaraSandi:
    """Sends whoever must change the password to that page, from everywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        if not request.user.is_authenticated or not request.user.wajib_ganti_sandi:
            return self.get_response(request)
        try:
            nama = resolve(request.path_info).url_name
        except Resolver404:
            nama = None
        if nama in BOLEH:
            return self.get_response(request)
        if request.headers.get("HX-Request") or request.headers.get("X-Requested-With"):
            return HttpResponse(PESAN, status=403)
        return redirect("account_change_password")
