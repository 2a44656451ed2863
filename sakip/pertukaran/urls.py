"""Addresses of exchange: working papers, the import of the past, workbooks."""

from __future__ import annotations

from django.urls import path, register_converter

from sakip.pertukaran.views import kertas_kerja, lembar, masa_lalu

app_name = "pertukaran"


class BentukKertas:
    """``docx`` or ``xlsx``."""

    regex = "docx|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


_FORMULIR = "<str:instansi>/<str:unit>/<int:tahun>/<int:bulan>/"

register_converter(BentukKertas, "bentuk_kertas")

urlpatterns = [
    path("kertas-kerja/<int:reviu>.<bentuk_kertas:bentuk>", kertas_kerja.kertas_kerja, name="kertas_kerja"),
    path("masa-lalu/<int:reviu>/", masa_lalu.masa_lalu, name="masa_lalu"),
    path(f"{_FORMULIR}isian.xlsx", lembar.unduh, name="lembar_unduh"),
    path(_FORMULIR, lembar.lembar, name="lembar"),
]
