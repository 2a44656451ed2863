"""Addresses of e-Monev and of the outputs of national priority."""

from __future__ import annotations

from django.urls import URLPattern, path

from sakip.anggaran.views import emonev

_TAHUN = "<str:instansi>/<str:unit>/<int:tahun>/"

urlpatterns: list[URLPattern] = [
    path(f"{_TAHUN}emonev/", emonev.kelengkapan_tahun, name="emonev"),
    path(f"{_TAHUN}emonev/<int:bulan>/", emonev.isi_bulan, name="emonev_isi"),
    path(f"{_TAHUN}prioritas/", emonev.prioritas, name="prioritas"),
]
