"""Addresses of calendar and deadlines."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sakip.agenda.views import kalender, kelola

app_name = "agenda"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", kalender.beranda, name="beranda"),
    path("umpan/", kalender.ubah_umpan, name="ubah_umpan"),
    path("umpan/<str:rahasia>.ics", kalender.umpan, name="umpan"),
    path("libur/", kelola.libur, name="libur"),
    path("tenggat/", kelola.tenggat, name="tenggat"),
]
