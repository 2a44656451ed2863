"""Bytes of a workbook and of a CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any


def isi_buku(wb: Any) -> bytes:
    """The bytes of a workbook of openpyxl; the same content gives the same bytes."""
    aliran, tetap = io.BytesIO(), io.BytesIO()
    wb.properties.created = wb.properties.modified = dt.datetime(2023, 1, 1)
    wb.save(aliran)
    with zipfile.ZipFile(aliran) as asal, zipfile.ZipFile(tetap, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in asal.namelist():
            isi = asal.read(nama)
            if nama == "docProps/core.xml":
                isi = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2023-01-01T00:00:00Z", isi)
            arsip.writestr(zipfile.ZipInfo(nama, (2023, 1, 1, 0, 0, 0)), isi)
    return tetap.getvalue()


def teks_csv(baris: Iterable[Sequence[Any]], pemisah: str) -> bytes:
    """A CSV with the mark of UTF-8, as spreadsheets write it."""
    aliran = io.StringIO(newline="")
    csv.writer(aliran, delimiter=pemisah).writerows(baris)
    return aliran.getvalue().encode("utf-8-sig")
