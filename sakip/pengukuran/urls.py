"""Addresses of forms, evidence and approval."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sakip.pengukuran import urls_alur, urls_e_performance
from sakip.pengukuran.views import beranda, bukti, draf, formulir

app_name = "pengukuran"

_FORMULIR = "<str:instansi>/<str:unit>/<int:tahun>/<int:bulan>/"
_BUKTI = f"{_FORMULIR}bukti/<str:medan>/"

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_alur.urlpatterns,
    *urls_e_performance.urlpatterns,
    path("", beranda.beranda, name="beranda"),
    path("bukti/<int:pk>/", bukti.unduh, name="unduh_bukti"),
    path(_FORMULIR, formulir.formulir, name="formulir"),
    path(f"{_FORMULIR}hitung/", formulir.hitung, name="hitung"),
    path(f"{_FORMULIR}draf/", draf.draf, name="draf"),
    path(_BUKTI, bukti.bukti, name="bukti"),
    path(f"{_BUKTI}<int:pk>/cabut/", bukti.cabut, name="cabut_bukti"),
]
