"""The list of reviews as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from sakip.evaluasi.models import KeadaanReviu, ReviuLaporan
from sakip.inti.tabel import Tabel, saring

_ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}


class TabelReviu(Tabel):
    """Who was checked, when, and how much is left to decide."""

    kantor = tables.Column("Kantor")
    tahun = tables.Column("Tahun")
    berkas = tables.Column("Berkas")
    keadaan = tables.Column("Keadaan")
    pasti = tables.Column("Temuan pasti", attrs=_ANGKA)
    semua = tables.Column("Semua temuan", attrs=_ANGKA)
    belum = tables.Column("Belum diputus", attrs=_ANGKA)
    waktu = tables.DateTimeColumn(verbose_name="Diunggah", format="j M Y H.i")

    keterangan = "Laporan yang diperiksa, terbaru di atas"

    class Meta(Tabel.Meta):
        empty_text = "Belum ada laporan yang diperiksa. Unggah satu di atas."

    def render_berkas(self, value: str, record: Mapping[str, Any]) -> str:
        return format_html('<a href="{}">{}</a>', reverse("evaluasi:lihat", args=[record["pk"]]), value)

    def value_berkas(self, value: str) -> str:
        return value


def baris_reviu(
    reviu: Iterable[ReviuLaporan], nama: Mapping[int, tuple[str, str]], cari: str
) -> list[dict[str, Any]]:
    """Plain rows, those that hold every word of ``cari``."""
    baris = [
        {
            "pk": r.pk,
            "kantor": nama.get(r.unit_id, (r.unit.kode, ""))[0],
            "tahun": r.tahun,
            "berkas": r.nama_berkas,
            "keadaan": KeadaanReviu(r.keadaan).label,
            "pasti": r.jumlah_pasti,  # type: ignore[attr-defined]
            "semua": r.jumlah_temuan,  # type: ignore[attr-defined]
            "belum": r.jumlah_belum,  # type: ignore[attr-defined]
            "waktu": r.waktu,
        }
        for r in reviu
    ]
    return saring(baris, cari, lambda b: f"{b['kantor']} {b['tahun']} {b['berkas']} {b['keadaan']}")
