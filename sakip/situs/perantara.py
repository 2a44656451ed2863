"""Middleware: a password that somebody else set opens only the page that changes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

BOLEH = frozenset(
    {"account_change_password", "account_set_password", "account_logout", "account_login",
     "account_reauthenticate", "mfa_authenticate", "mfa_reauthenticate"}
)  # fmt: skip
PESAN = "Kata sandi Anda dibuat oleh admin. Ganti dahulu dengan kata sandi yang hanya Anda ketahui."


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
