"""Middleware: each request knows what its person may do, and each refusal becomes a page that helps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.pintu import TidakBerwenang, Wewenang

SUDAH_ADA = Masalah(
    "isian",
    "Hal yang sama baru saja disimpan, oleh orang lain atau dari jendela lain; kiriman Anda tidak disimpan.",
    "Kembali, muat ulang halamannya, dan lihat apakah yang Anda maksud sudah ada. Bila lain, ganti kodenya.",
)


class PerantaraWewenang:
    """Sets ``request.wewenang`` (read when first asked for) and answers errors that a person can act on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.wewenang = SimpleLazyObject(
            lambda: Wewenang(request.user if request.user.is_authenticated else None, timezone.localdate())
        )
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """403, 404, 409 or 400 with the faults and their remedies; anything else is a real error.

        Two people who make the same thing at once: the database refused the second, and the page says so.
        """
        if isinstance(exception, IntegrityError) and "unique" in str(exception).casefold():
            isi = {"masalah": [SUDAH_ADA], "status": 409}
            return render(request, "inti/tolak.html", isi, status=409)
        if not isinstance(exception, GalatSakip):
            return None
        if isinstance(exception, TidakBerwenang):
            status = 403
        elif isinstance(exception, TidakDitemukan):
            status = 404
        else:
            status = 409 if isinstance(exception, Basi) else 400
        return render(
            request, "inti/tolak.html", {"masalah": exception.masalah, "status": status}, status=status
        )
