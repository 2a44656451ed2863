"""Addresses of writing the report: the outline with its gaps, the texts, the profile, the open points."""

from __future__ import annotations

from django.urls import path

from sakip.dasbor.views import gambar_laporan, lampiran, pegawai, penulisan, profil, uraian

app_name = "laporan"

_KANTOR = "<str:instansi>/<str:unit>/<int:tahun>/"

urlpatterns = [
    path("", penulisan.beranda, name="beranda"),
    path(_KANTOR, penulisan.kantor, name="kantor"),
    path(f"{_KANTOR}teks/<str:tingkat>/<str:kunci>/", penulisan.teks, name="teks"),
    path(f"{_KANTOR}profil/<str:jenis>/", uraian.uraian, name="uraian"),
    path(f"{_KANTOR}kop/", profil.kop, name="kop"),
    path(f"{_KANTOR}surat/", profil.surat, name="surat"),
    path(f"{_KANTOR}gambar/", gambar_laporan.gambar, name="gambar"),
    path(f"{_KANTOR}gambar/<int:berkas>/", gambar_laporan.gambar_satu, name="gambar_satu"),
    path(f"{_KANTOR}gambar/<int:berkas>/lihat", gambar_laporan.gambar_lihat, name="gambar_lihat"),
    path(f"{_KANTOR}gambar/<int:berkas>/unduh", gambar_laporan.gambar_unduh, name="gambar_unduh"),
    path(f"{_KANTOR}pegawai/", pegawai.pegawai, name="pegawai"),
    path(f"{_KANTOR}pegawai/<str:dimensi>/", pegawai.pegawai_dimensi, name="pegawai_dimensi"),
    path(f"{_KANTOR}lampiran/", lampiran.lampiran, name="lampiran"),
    path(f"{_KANTOR}titik/", penulisan.titik, name="titik"),
    path(f"{_KANTOR}draf.html", penulisan.draf, {"bentuk": "html"}, name="draf_html"),
    path(f"{_KANTOR}draf.docx", penulisan.draf, {"bentuk": "docx"}, name="draf_docx"),
    path(f"{_KANTOR}draf.pdf", penulisan.draf, {"bentuk": "pdf"}, name="draf_pdf"),
    path(f"{_KANTOR}final.docx", penulisan.final, {"bentuk": "docx"}, name="final_docx"),
    path(f"{_KANTOR}final.pdf", penulisan.final, {"bentuk": "pdf"}, name="final_pdf"),
]
