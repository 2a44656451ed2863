"""Pages of administrators that read from every room: the first hour, and serah terima."""

from __future__ import annotations

from django.urls import path

from sakip.dasbor.views import mulai, serah_terima

app_name = "pengelola"

urlpatterns = [
    path("mulai/", mulai.mulai, name="mulai"),
    path("mulai/sejak/", mulai.mundurkan, name="mulai_sejak"),
    path("akun/<uuid:pengenal>/serah-terima/", serah_terima.serah_terima, name="serah_terima"),
]
