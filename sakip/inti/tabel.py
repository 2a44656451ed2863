"""Tables of working pages: sort, filter by words, turn pages, export; one way for all rooms.

A room writes a ``django_tables2.Table`` over plain rows (dicts or dataclasses) and answers with
:func:`jawab_tabel`, or puts :func:`siapkan_tabel` into its own page. ``?cari=`` filters by words in any
order over the columns' text, ``?urut=`` sorts, ``?hal=`` turns pages, ``?unduh=xlsx|csv`` exports what is
filtered. The template is ``inti/tabel.html``; the tools above it ``inti/alat_tabel.html``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_tables2 as tables
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from sakip.inti.ekspor import Keterangan, tulis_csv, tulis_xlsx

SEHALAMAN = 50


class Teks(tables.Column):
    """A text that names its column where rows become blocks."""

    def __init__(self, nama: str, **lain: Any) -> None:
        super().__init__(nama, attrs={"td": {"data-kolom": nama}}, default="", **lain)


class Tautan(Teks):
    """A text that leads to ``alamat`` of its row."""

    def render(self, value: str, record: Any) -> str:
        alamat = record.get("alamat")
        return format_html('<a href="{}">{}</a>', alamat, value) if alamat else value

    def value(self, value: str) -> str:
        return value


class Tabel(tables.Table):
    """Base of all tables. ``keterangan`` is the caption that screen readers hear."""

    keterangan = ""

    class Meta:
        order_by_field = "urut"
        page_field = "hal"
        empty_text = "Belum ada isinya."

    def teks_baris(self, baris: Any) -> list[Any]:
        """The values of a row in the order of the columns, as an export shows them."""
        return [baris.get_cell_value(kolom.name) for kolom in self.columns]


def saring(baris: Sequence[Any], cari: str, kunci: Any) -> list[Any]:
    """Rows whose text ``kunci(baris)`` holds every word of ``cari``, in any order and case."""
    kata = cari.casefold().split()
    return [b for b in baris if all(k in str(kunci(b)).casefold() for k in kata)]


def siapkan_tabel(request: HttpRequest, tabel: Tabel, *, sehalaman: int = SEHALAMAN) -> Tabel:
    """Sorts and turns to the page that the address asks for."""
    tables.RequestConfig(request, paginate={"per_page": sehalaman}).configure(tabel)
    return tabel


def unduhan(
    request: HttpRequest, tabel: Tabel, nama: str, keterangan: Keterangan = ()
) -> HttpResponse | None:
    """The table as XLSX or CSV where the address asks for it with ``?unduh=``, all pages, else None.

    ``keterangan``: what the file says of itself (scope, date), on its own sheet or in its first rows.
    """
    bentuk = request.GET.get("unduh", "")
    if bentuk not in ("xlsx", "csv"):
        return None
    tables.RequestConfig(request, paginate=False).configure(tabel)
    kepala = [str(kolom.header) for kolom in tabel.columns if kolom.column.exclude_from_export is not True]
    isi = [
        [b.get_cell_value(k.name) for k in tabel.columns if k.column.exclude_from_export is not True]
        for b in tabel.rows
    ]
    tulis = tulis_xlsx if bentuk == "xlsx" else tulis_csv
    return tulis(nama, kepala, isi, keterangan)
