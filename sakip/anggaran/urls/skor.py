"""Addresses of scores, their snapshots, and the rule versions."""

from __future__ import annotations

from django.urls import path

from sakip.anggaran.views import aturan, skor, skor_potret

KANTOR = "<str:instansi>/<str:unit>/<int:tahun>/skor"

urlpatterns = [
    path("aturan/", aturan.daftar, name="aturan"),
    path("aturan/paket/", aturan.paket, name="aturan_paket"),
    path("aturan/salin/", aturan.salin, name="aturan_salin"),
    path("aturan/<int:nomor>/", aturan.satu, name="aturan_satu"),
    path("aturan/<int:nomor>/coba/", aturan.coba, name="aturan_coba"),
    path("aturan/<int:nomor>/terbitkan/", aturan.terbitkan, name="aturan_terbitkan"),
    path("aturan/<int:nomor>/cabut/", aturan.cabut, name="aturan_cabut"),
    path("aturan/<int:nomor>/hapus/", aturan.hapus, name="aturan_hapus"),
    path(f"{KANTOR}/", skor.ringkas, name="skor"),
    path(f"{KANTOR}/potret/", skor_potret.daftar, name="potret_skor"),
    path(f"{KANTOR}/potret/<int:nomor>/", skor_potret.satu, name="potret_skor_satu"),
    path(f"{KANTOR}/potret/<int:nomor>/berkas/", skor_potret.berkas, name="potret_skor_berkas"),
    path(f"{KANTOR}/potret/<int:nomor>/hapus/", skor_potret.hapus, name="potret_skor_hapus"),
    path(f"{KANTOR}/<str:jenis>/", skor.tabel, name="skor_jenis"),
    path(f"{KANTOR}/<str:jenis>/potret-baru/", skor_potret.baru, name="potret_skor_baru"),
    path(f"{KANTOR}/<str:jenis>/pilih-potret/", skor_potret.pilih, name="potret_skor_pilih"),
    path(f"{KANTOR}/<str:jenis>/<int:dipa>/", skor.satker, name="skor_satker"),
    path(f"{KANTOR}/<str:jenis>/<int:dipa>/andai/", skor.andai, name="skor_andai"),
]
