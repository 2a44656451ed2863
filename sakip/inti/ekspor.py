"""Tables as XLSX and CSV that open in a spreadsheet without running anything.

A text that begins with ``= + - @`` or a control character would be taken for a formula (CWE-1236): in CSV it
gets an apostrophe before it, in XLSX its cell is text by type. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MAKS_SEL = 32767


def teks_aman(isi: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{isi}" if isi.startswith(_RUMUS) else isi


def _sel_csv(isi: Any) -> Any:
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, Decimal):
        return f"{isi:f}".replace(".", ",")
    if isinstance(isi, int | float):
        return isi
    if isinstance(isi, dt.datetime | dt.date):
        return isi.isoformat()
    return teks_aman(str(isi))


Keterangan = Sequence[tuple[str, str]]
"""What an export says of itself: (what, words) each."""


def tulis_csv(
    nama: str, kepala: Sequence[str], isi: Iterable[Sequence[Any]], keterangan: Keterangan = ()
) -> HttpResponse:
    """CSV as Excel in Indonesia opens it: semicolons, decimal comma, UTF-8 with its mark. ``keterangan``
    stands in the first rows, an empty one follows."""
    aliran = io.StringIO()
    penulis = csv.writer(aliran, delimiter=";", lineterminator="\r\n")
    penulis.writerows([teks_aman(a), teks_aman(b)] for a, b in keterangan)
    if keterangan:
        penulis.writerow([])
    penulis.writerow([teks_aman(k) for k in kepala])
    penulis.writerows([_sel_csv(s) for s in baris] for baris in isi)
    return _jawab(nama, "csv", "text/csv; charset=utf-8", aliran.getvalue().encode("utf-8-sig"))


def tulis_xlsx(
    nama: str, kepala: Sequence[str], isi: Iterable[Sequence[Any]], keterangan: Keterangan = ()
) -> HttpResponse:
    """One sheet, bold header that stays in view, numbers as numbers, texts as texts; ``keterangan`` on a
    second sheet of that name."""
    return _jawab(nama, "xlsx", XLSX, buku(nama, kepala, isi, keterangan))


def buku(
    nama: str, kepala: Sequence[str], isi: Iterable[Sequence[Any]], keterangan: Keterangan = ()
) -> bytes:
    """The bytes of a workbook: the table, and a sheet of ``keterangan`` where there is any."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    berkas = Workbook(write_only=True)
    lembar = berkas.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", nama)[:31] or "Lembar1")
    lembar.freeze_panes = "A2"

    def sel(nilai: Any, tebal: bool = False) -> Any:
        if isinstance(nilai, dt.datetime) and nilai.tzinfo:
            nilai = nilai.astimezone().replace(tzinfo=None)
        if nilai is not None and not isinstance(nilai, bool | int | float | Decimal | dt.date):
            nilai = _KENDALI.sub("", str(nilai))[:_MAKS_SEL]
        hasil = WriteOnlyCell(lembar, value=nilai)
        if isinstance(nilai, str):
            hasil.data_type = "s"
        if tebal:
            hasil.font = Font(bold=True)
        return hasil

    lembar.append([sel(k, tebal=True) for k in kepala])
    for baris in isi:
        lembar.append([sel(s) for s in baris])
    if keterangan:
        lembar = berkas.create_sheet("Keterangan")
        lembar.column_dimensions["A"].width, lembar.column_dimensions["B"].width = 28, 100
        for apa, kata in keterangan:
            lembar.append([sel(apa, tebal=True), sel(kata)])
    aliran = io.BytesIO()
    berkas.save(aliran)
    return aliran.getvalue()


def _jawab(nama: str, akhiran: str, jenis: str, isi: bytes) -> HttpResponse:
    jawaban = HttpResponse(isi, content_type=jenis)
    jawaban["Content-Disposition"] = f'attachment; filename="{slugify(nama) or "tabel"}.{akhiran}"'
    jawaban["X-Content-Type-Options"] = "nosniff"
    return jawaban
