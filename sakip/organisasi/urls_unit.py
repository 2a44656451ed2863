"""Addresses of units; `urls` includes them."""

from __future__ import annotations

from django.urls import URLPattern, path

from sakip.organisasi.views import unit, unit_baris, unit_tulis

_UNIT = "unit/<str:instansi>/<str:unit>/"

urlpatterns: list[URLPattern] = [
    path("instansi/baru/", unit_tulis.instansi_baru, name="instansi_baru"),
    path("unit/", unit.daftar, name="unit"),
    path("unit-baru/<str:instansi>/", unit_tulis.baru, name="unit_baru"),
    path(_UNIT, unit.lihat, name="unit_lihat"),
    path(f"{_UNIT}koreksi/<str:jenis>/<int:pk>/", unit_baris.koreksi, name="unit_koreksi"),
    path(f"{_UNIT}akhiri/<str:jenis>/<int:pk>/", unit_baris.akhiri, name="unit_akhiri"),
    path(f"{_UNIT}jabatan/<int:pk>/", unit_baris.jabatan, name="unit_jabatan"),
    path(f"{_UNIT}jabatan/<int:pk>/pejabat/", unit_baris.pemangku, name="unit_pejabat"),
    path(f"{_UNIT}<str:kerja>/", unit_tulis.kerja, name="unit_kerja"),
]
