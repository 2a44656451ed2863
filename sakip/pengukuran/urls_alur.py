"""Addresses of verification, approval and the office's chain (included by ``urls``)."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sakip.pengukuran.views import alur, rantai

_PENGAJUAN = "alur/<str:instansi>/<str:unit>/<int:tahun>/<int:bulan>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("alur/", alur.daftar, name="alur"),
    path("alur/setujui/", alur.setujui_banyak, name="alur_setujui"),
    path(_PENGAJUAN, alur.rinci, name="alur_rinci"),
    path(f"{_PENGAJUAN}langkah/", alur.langkah, name="alur_langkah"),
    path(f"{_PENGAJUAN}verifikasi/", alur.verifikasi, name="alur_verifikasi"),
    path(f"{_PENGAJUAN}batal/", alur.batal, name="alur_batal"),
    path("rantai/", rantai.daftar, name="rantai"),
    path("rantai/<str:instansi>/<str:unit>/", rantai.ubah, name="rantai_ubah"),
]
