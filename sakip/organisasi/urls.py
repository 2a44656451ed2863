"""Addresses of units and accounts."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sakip.organisasi.views import saya

app_name = "organisasi"

urlpatterns: list[URLPattern | URLResolver] = [
    path("saya/", saya.saya, name="saya"),
]
