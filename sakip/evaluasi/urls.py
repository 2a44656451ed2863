"""Addresses of reviews."""

from __future__ import annotations

from django.urls import path

from sakip.evaluasi import views

app_name = "evaluasi"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("reviu/<int:reviu>/", views.lihat, name="lihat"),
    path("reviu/<int:reviu>/putusan/", views.putusan, name="putusan"),
    path("reviu/<int:reviu>/ulang/", views.ulang, name="ulang"),
    path("reviu/<int:reviu>/hapus/", views.hapus, name="hapus"),
    path("reviu/<int:reviu>/halaman/<int:nomor>.jpg", views.halaman, name="halaman"),
]
