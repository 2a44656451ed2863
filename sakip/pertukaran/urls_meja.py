"""Addresses of the register of sources and the import desk."""

from __future__ import annotations

from django.urls import path

from sakip.pertukaran.views import meja, meja_ekspor, meja_peta, meja_sumber

app_name = "meja"

_KANTOR = "<str:instansi>/<str:unit>/<int:tahun>/"

urlpatterns = [
    path("", meja.beranda, name="beranda"),
    path(_KANTOR, meja.kantor, name="kantor"),
    path(f"{_KANTOR}riwayat/", meja_sumber.riwayat, name="riwayat"),
    path(f"{_KANTOR}sumber/", meja_sumber.register, name="sumber"),
    path(f"{_KANTOR}sumber/baru/", meja_sumber.baru, name="sumber_baru"),
    path(f"{_KANTOR}sumber/<int:sumber>/", meja_sumber.satu, name="sumber_satu"),
    path(f"{_KANTOR}sumber/<int:sumber>/ubah/", meja_sumber.ubah, name="sumber_ubah"),
    path(f"{_KANTOR}sumber-awal/", meja_sumber.sumber_awal, name="sumber_awal"),
    path(f"{_KANTOR}ekspor/<str:tujuan>/", meja_ekspor.ekspor, name="ekspor"),
    path(f"{_KANTOR}peta/", meja_peta.peta, name="peta"),
    path(f"{_KANTOR}kode/", meja_peta.kode, name="kode"),
    path(f"{_KANTOR}pratinjau/", meja.pratinjau, name="pratinjau"),
    path(f"{_KANTOR}impor/<int:impor>/", meja.impor, name="impor"),
]
