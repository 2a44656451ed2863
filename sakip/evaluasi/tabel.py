"""The list of reviews as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from sakip.evaluasi.models import KeadaanReviu, ReviuLaporan
from sakip.evaluasi.queries import sebut_keadaan
from sakip.inti.tabel import Tabel, saring


def _angka(kata: str) -> tables.Column:
    """A column of figures that names itself where a row becomes a block (phones)."""
    return tables.Column(kata, attrs={"td": {"class": "angka", "data-kolom": kata}, "th": {"class": "angka"}})


def _kolom(kata: str) -> tables.Column:
    return tables.Column(kata, attrs={"td": {"data-kolom": kata}})


class TabelReviu(Tabel):
    """Who was checked, when, and how much is left to decide."""

    kantor = tables.Column("Kantor")
    tahun = _kolom("Tahun")
    berkas = _kolom("Berkas")
    keadaan = _kolom("Keadaan")
    pasti = _angka("Temuan pasti")
    semua = _angka("Semua temuan")
    belum = _angka("Belum diputus")
    waktu = tables.DateTimeColumn(
        verbose_name="Diunggah", format="j M Y H.i", attrs={"td": {"data-kolom": "Diunggah"}}
    )

    keterangan = "Laporan yang diperiksa, terbaru di atas"

    class Meta(Tabel.Meta):
        attrs = {"class": "tumpuk"}  # noqa: RUF012 - read by django_tables2
        empty_text = "Belum ada laporan yang diperiksa. Unggah satu di atas."

    def render_berkas(self, value: str, record: Mapping[str, Any]) -> str:
        return format_html('<a href="{}">{}</a>', reverse("evaluasi:lihat", args=[record["pk"]]), value)

    def value_berkas(self, value: str) -> str:
        return value


def _cacah(reviu: Any) -> dict[str, int | None]:
    """Counts of findings; None as long as nothing was checked, for then nobody knows."""
    if reviu.keadaan != KeadaanReviu.SELESAI:
        return dict.fromkeys(("pasti", "semua", "belum"))
    return {"pasti": reviu.jumlah_pasti, "semua": reviu.jumlah_temuan, "belum": reviu.jumlah_belum}


def baris_reviu(
    reviu: Iterable[ReviuLaporan], nama: Mapping[int, tuple[str, str]], cari: str, waktu: dt.datetime
) -> list[dict[str, Any]]:
    """Plain rows, those that hold every word of ``cari``."""
    baris = [
        {
            "pk": r.pk,
            "kantor": nama.get(r.unit_id, (r.unit.kode, ""))[0],
            "tahun": r.tahun,
            "berkas": r.nama_berkas,
            "keadaan": sebut_keadaan(r, waktu),
            **_cacah(r),
            "waktu": r.waktu,
        }
        for r in reviu
    ]
    return saring(baris, cari, lambda b: f"{b['kantor']} {b['tahun']} {b['berkas']} {b['keadaan']}")
