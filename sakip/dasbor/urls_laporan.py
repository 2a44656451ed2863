"""Addresses of writing the report: the outline with its gaps, the texts, the profile, the open points."""

from __future__ import annotations

from django.urls import path

from sakip.dasbor.views import penulisan

app_name = "laporan"

_KANTOR = "<str:instansi>/<str:unit>/<int:tahun>/"

urlpatterns = [
    path("", penulisan.beranda, name="beranda"),
    path(_KANTOR, penulisan.kantor, name="kantor"),
    path(f"{_KANTOR}teks/<str:tingkat>/<str:kunci>/", penulisan.teks, name="teks"),
    path(f"{_KANTOR}profil/<str:jenis>/", penulisan.uraian, name="uraian"),
    path(f"{_KANTOR}titik/", penulisan.titik, name="titik"),
    path(f"{_KANTOR}final.docx", penulisan.final, {"bentuk": "docx"}, name="final_docx"),
    path(f"{_KANTOR}final.pdf", penulisan.final, {"bentuk": "pdf"}, name="final_pdf"),
]
