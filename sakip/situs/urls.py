"""All addresses of the site. Each app names its own; this file only says where they hang.

The first part of an address that an app takes here cannot be the code of an agency
(``sakip.organisasi.pintu`` and packages refuse it): the reading pages come last and take the rest.
"""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("akun/", include("sakip.situs.urls_masuk")),
    path("organisasi/", include("sakip.dasbor.urls_akun")),
    path("organisasi/", include("sakip.organisasi.urls")),
    path("agenda/", include("sakip.agenda.urls")),
    path("perencanaan/", include("sakip.perencanaan.urls")),
    path("perjanjian/", include("sakip.perjanjian.urls")),
    path("target-kinerja/", include("sakip.perjanjian.urls_target_kinerja")),
    path("anggaran/", include("sakip.anggaran.urls")),
    path("pengukuran/", include("sakip.pengukuran.urls")),
    path("evaluasi/", include("sakip.evaluasi.urls")),
    path("laporan/", include("sakip.dasbor.urls_laporan")),
    path("impor-data/", include("sakip.pertukaran.urls_meja")),
    path("lembar/", include("sakip.pertukaran.urls")),
    path("", include("sakip.dasbor.urls")),
]
