"""Addresses of DIPA, absorption, plan, outputs and money by indicator."""

from __future__ import annotations

from django.urls import URLPattern, path

from sakip.anggaran.views import baca, banding, isian, versi

_TAHUN = "<str:instansi>/<str:unit>/<int:tahun>/"
_DIPA = f"{_TAHUN}dipa/<int:dipa>/"

urlpatterns: list[URLPattern] = [
    path("", baca.beranda, name="beranda"),
    path(_TAHUN, baca.ringkasan, name="ringkasan"),
    path(f"{_TAHUN}dipa/", baca.daftar, name="dipa"),
    path(f"{_TAHUN}dipa/baru/", versi.dipa_baru, name="dipa_baru"),
    path(f"{_TAHUN}serapan/", baca.serapan, name="serapan"),
    path(f"{_TAHUN}output/", baca.output, name="output"),
    path(f"{_TAHUN}uang/", baca.uang, name="kunci"),
    path(_DIPA, baca.satu, name="dipa_satu"),
    path(f"{_DIPA}ubah/", versi.dipa_ubah, name="dipa_ubah"),
    path(f"{_DIPA}banding/", banding.banding, name="banding"),
    path(f"{_DIPA}asal/", banding.asal, name="asal"),
    path(f"{_DIPA}riwayat/", banding.riwayat, name="riwayat"),
    path(f"{_DIPA}versi/", versi.versi, name="versi"),
    path(f"{_DIPA}versi/<int:nomor>/", versi.versi_koreksi, name="versi_koreksi"),
    path(f"{_DIPA}rpd/", isian.rpd, name="rpd"),
    path(f"{_DIPA}realisasi/", isian.potret, name="potret"),
    path(f"{_DIPA}realisasi/<int:potret>/", isian.potret_koreksi, name="potret_koreksi"),
    path(f"{_DIPA}ro/", isian.ro, name="ro"),
    path(f"{_DIPA}progres/<int:bulan>/", isian.progres, name="progres"),
    path(f"{_DIPA}kunci/", isian.kunci, name="kunci_isi"),
]
