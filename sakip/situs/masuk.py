"""How people log in: accounts are made by administrators, found by NIP or e-mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class PintuMasuk(DefaultAccountAdapter):
    """allauth's answers for this site."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: Any) -> str:
        return "/tugas/"
