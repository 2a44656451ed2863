"""The table of submissions."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from sakip.inti.tabel import Tabel
from sakip.inti.templatetags.sakip import nama_periode, waktu


def _kolom(kata: str, **lain: Any) -> tables.Column:
    """A column that names itself where a row becomes a block (phones)."""
    attrs = {"td": {"data-kolom": kata}} if kata not in ("Pilih", "Unit") else {}
    return tables.Column(verbose_name=kata, default="", attrs=attrs, **lain)


class TabelAlur(Tabel):
    """Submissions with their state; the checkbox chooses what is approved together."""

    keterangan = "Formulir menurut unit dan bulan"

    pilih = _kolom("Pilih", orderable=False, exclude_from_export=True)
    unit = _kolom("Unit")
    periode = _kolom("Bulan")
    keadaan = _kolom("Keadaan")
    batas = _kolom("Tenggat")
    tenggat = _kolom("Terhadap tenggat", orderable=False)
    verifikasi = _kolom("Terverifikasi", orderable=False)
    saya = _kolom("Menunggu Anda")
    pengaju = _kolom("Diajukan oleh")

    class Meta(Tabel.Meta):
        attrs: dict[str, Any] = {"class": "tumpuk"}  # noqa: RUF012 - read by django_tables2
        empty_text = "Tidak ada formulir yang sesuai. Pilih bulan atau saringan lain."

    def render_pilih(self, value: str, record: dict[str, Any]) -> str:
        if not record["dapat_disetujui"]:
            return ""
        nama = f"Pilih {record['unit']} {nama_periode(record['periode'])}"
        return format_html(
            '<input type="checkbox" name="pilih" value="{0}" id="pilih-{0}" form="setujui-banyak">'
            '<label class="sembunyi" for="pilih-{0}">{1}</label>',
            value,
            nama,
        )

    def render_unit(self, value: str, record: dict[str, Any]) -> str:
        return format_html('<a href="{}">{}</a>', record["alamat"], value)

    def render_periode(self, value: str) -> str:
        return nama_periode(value)

    def value_periode(self, value: str) -> str:
        return nama_periode(value)

    def render_keadaan(self, value: str, record: dict[str, Any]) -> str:
        return format_html('<span class="keadaan keadaan-{}">{}</span>', record["baris"].keadaan, value)

    def value_keadaan(self, value: str) -> str:
        return value

    def render_batas(self, value: Any, record: dict[str, Any]) -> str:
        return waktu(value, record["baris"].zona)

    def value_batas(self, value: Any, record: dict[str, Any]) -> str:
        return waktu(value, record["baris"].zona)

    def render_tenggat(self, value: str, record: dict[str, Any]) -> str:
        lewat = value.startswith(("Terlambat", "Lewat"))
        return format_html('<span class="keadaan keadaan-terlambat">{}</span>', value) if lewat else value

    def value_tenggat(self, value: str) -> str:
        return value

    def value_unit(self, value: str) -> str:
        return value

    def render_saya(self, value: int) -> str:
        return f"{value} baris" if value else ""

    def value_saya(self, value: int) -> int:
        return value
