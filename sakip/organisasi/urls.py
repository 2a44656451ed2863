"""Addresses of units and accounts."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from sakip.organisasi import urls_akun, urls_unit

app_name = "organisasi"

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_akun.urlpatterns,
    *urls_unit.urlpatterns,
]
