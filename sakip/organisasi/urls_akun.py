"""Addresses of accounts: one's own, and those that one administers."""

from __future__ import annotations

from django.urls import path

from sakip.organisasi.views import akun, akun_aksi, saya

_SATU = "akun/<uuid:pengenal>/"

urlpatterns = [
    path("saya/", saya.saya, name="saya"),
    path("saya/akhiri-sesi/", saya.akhiri_sesi, name="akhiri_sesi_saya"),
    path("akun/", akun.daftar, name="akun"),
    path("akun/baru/", akun.baru, name="akun_baru"),
    path(_SATU, akun.lihat, name="akun_lihat"),
    path(f"{_SATU}tugas/", akun_aksi.tugas_baru, name="akun_tugas_baru"),
    path(f"{_SATU}tugas/<int:tugas>/akhiri/", akun_aksi.tugas_akhiri, name="akun_tugas_akhiri"),
    path(f"{_SATU}sandi/", akun_aksi.sandi, name="akun_sandi"),
    path(f"{_SATU}dua-langkah/", akun_aksi.dua_langkah, name="akun_dua_langkah"),
    path(f"{_SATU}nonaktif/", akun_aksi.nonaktif, name="akun_nonaktif"),
    path(f"{_SATU}aktif/", akun_aksi.aktif, name="akun_aktif"),
]
