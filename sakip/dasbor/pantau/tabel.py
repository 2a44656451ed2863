"""The list of units that one may look into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from sakip.inti.tabel import Tabel, saring
from sakip.organisasi.models import JenisUnit, Unit


def _kolom(kata: str) -> tables.Column:
    """A column that names itself where a row becomes a block (phones)."""
    return tables.Column(kata, attrs={"td": {"data-kolom": kata}})


class TabelUnit(Tabel):
    """Units with the way to their dashboards."""

    nama = tables.Column("Unit")
    kode = _kolom("Kode")
    jenis = _kolom("Jenis")
    tahun = _kolom("Tahun terakhir")

    keterangan = "Unit yang boleh Anda lihat"

    class Meta(Tabel.Meta):
        attrs = {"class": "tumpuk"}  # noqa: RUF012 - read by django_tables2
        empty_text = "Tidak ada unit yang cocok."

    def render_nama(self, value: str, record: Mapping[str, Any]) -> str:
        alamat = reverse("dasbor:pantau_unit", args=[record["instansi"], record["kode"], record["tahun"]])
        return format_html('<a href="{}">{}</a>', alamat, value)

    def value_nama(self, value: str) -> str:
        return value


def baris_unit(
    unit: Iterable[Unit],
    nama: Mapping[int, tuple[str, str]],
    tahun: Mapping[int, Sequence[int]],
    cari: str,
    kini: int,
) -> list[dict[str, Any]]:
    """Plain rows that hold every word of ``cari``; without an agreement a unit opens this year."""
    baris = [
        {
            "nama": nama.get(u.pk, (u.kode, ""))[0],
            "kode": u.kode,
            "instansi": u.instansi.kode,
            "jenis": JenisUnit(u.jenis).label,
            "tahun": (tahun.get(u.pk) or (kini,))[0],
        }
        for u in unit
    ]
    return saring(baris, cari, lambda b: f"{b['nama']} {b['kode']} {b['jenis']}")
