"""Addresses of target kinerja."""

from __future__ import annotations

from django.urls import path

from sakip.perjanjian.views import surat_target
from sakip.perjanjian.views import target_kinerja as views
from sakip.perjanjian.views import target_kinerja_kelola as kelola

app_name = "target_kinerja"

_TAHUN = "<str:instansi>/<str:unit>/<int:tahun>/"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path(f"unit/{_TAHUN}", views.unit_tahun, name="unit"),
    path(f"unit/{_TAHUN}<int:pelaksana>/<str:periode>/", views.langkah, name="langkah"),
    path(f"unit/{_TAHUN}bukti/<int:nomor>/lepas/", views.lepas_bukti, name="lepas_bukti"),
    path(f"unit/{_TAHUN}surat/<str:periode>/", surat_target.surat, name="surat"),
    path("bukti/<int:nomor>/", views.bukti, name="bukti"),
    path("contoh/<int:nomor>/", views.contoh, name="contoh"),
    path(f"kelola/{_TAHUN}", kelola.kelola_tahun, name="kelola"),
    path(f"kelola/{_TAHUN}target/<int:target>/", kelola.target, name="target"),
    path(f"kelola/{_TAHUN}nilai/<str:periode>/", kelola.nilai, name="nilai"),
]
