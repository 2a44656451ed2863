"""Addresses of the ministry's e-Performance beside our figures (included by ``urls``)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sakip.pengukuran.views import e_performance

_TAHUN = "e-performance/<str:instansi>/<str:unit>/<int:tahun>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_TAHUN, e_performance.banding, name="e_performance"),
    path(f"{_TAHUN}isi/<str:periode>/", e_performance.isi, name="e_performance_isi"),
]
