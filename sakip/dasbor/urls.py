"""Addresses of the reading pages. Codes are those of the packages: small letters, digits, dot, hyphen."""

from __future__ import annotations

from django.urls import path

from sakip.dasbor.views import baca as views
from sakip.dasbor.views import dokumen, panduan, pantau, pecah, penetapan, pk, tugas

app_name = "dasbor"

_UNIT = "<str:instansi>/<str:unit>/"
_TAHUN = f"{_UNIT}<int:tahun>/"
_INDIKATOR = f"{_TAHUN}indikator/<str:kode>/"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tugas/", tugas.daftar, name="tugas"),
    path("panduan/", panduan.panduan, name="panduan"),
    path("panduan/<str:nama>/", panduan.halaman, name="panduan_halaman"),
    path("panduan/gambar/<str:nama>", panduan.gambar, name="panduan_gambar"),
    path("pantau/", pantau.beranda, name="pantau"),
    path(f"pantau/{_TAHUN}", pantau.unit, name="pantau_unit"),
    path(f"pantau/{_TAHUN}peringkat/", pantau.peringkat, name="pantau_peringkat"),
    path(f"pantau/{_TAHUN}pemilik/", pantau.pemilik, name="pantau_pemilik"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("perjanjian/pk/<int:nomor>/", pk.lihat, name="pk"),
    path(f"perjanjian/penetapan/{_TAHUN}kisi/", penetapan.kisi, name="kisi"),
    path(f"perjanjian/tanggapan/{_TAHUN}", penetapan.tanggapan, name="tanggapan"),
    path(
        f"perjanjian/penetapan/{_TAHUN}indikator/<int:indikator>/",
        penetapan.satu_indikator,
        name="penetapan_indikator",
    ),
    path(f"pecah/{_UNIT}", pecah.pecah_unit, name="pecah"),
    path(_UNIT, views.tahun_terakhir, name="unit"),
    path(_TAHUN, views.tahun, name="tahun"),
    path(f"{_TAHUN}capaian.json", views.capaian, name="capaian"),
    *(
        path(f"{_TAHUN}capaian.{bentuk}", views.unduh_tahun, {"bentuk": bentuk}, name=f"capaian_{bentuk}")
        for bentuk in ("xlsx", "csv")
    ),
    path(f"{_TAHUN}sasaran.svg", views.gambar_sasaran, name="gambar_sasaran"),
    path(f"{_TAHUN}lkjip.html", views.lkjip, {"bentuk": "html"}, name="lkjip_html"),
    path(f"{_TAHUN}lkjip.pdf", views.lkjip, {"bentuk": "pdf"}, name="lkjip_pdf"),
    path(f"{_TAHUN}lkjip.docx", views.lkjip, {"bentuk": "docx"}, name="lkjip_docx"),
    path(f"{_TAHUN}pk.html", dokumen.perjanjian, {"bentuk": "html"}, name="pk_html"),
    path(f"{_TAHUN}pk.pdf", dokumen.perjanjian, {"bentuk": "pdf"}, name="pk_pdf"),
    path(f"{_TAHUN}pk.docx", dokumen.perjanjian, {"bentuk": "docx"}, name="pk_docx"),
    *(
        path(
            f"{_TAHUN}target-kinerja-<str:periode>.{bentuk}",
            dokumen.surat_target,
            {"bentuk": bentuk},
            name=f"surat_target_{bentuk}",
        )
        for bentuk in ("html", "pdf", "docx")
    ),
    path(_INDIKATOR, views.indikator, name="indikator"),
    path(f"{_INDIKATOR}tahun.svg", views.gambar_tahun, name="gambar_tahun"),
]
