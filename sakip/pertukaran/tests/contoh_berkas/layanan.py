"""Exports about services: SIMKIM, Sidbankum, JDIHN, SIMPEG, a survey application."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import openpyxl

from sakip.pertukaran.tests.contoh_berkas.dasar import isi_buku, teks_csv


def simkim(baris: Sequence[Sequence[Any]]) -> bytes:
    """One line per office, month and service, as CSV with commas."""
    return teks_csv([["kantor", "bulan", "layanan", "jumlah"], *baris], ",")


def sidbankum(baris: Sequence[Sequence[Any]], periode: str = "Triwulan I") -> bytes:
    """Legal aid by quarter: figures of two kinds side by side, a number column, a total."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["REKAPITULASI BANTUAN HUKUM"])
    ws.append(["No.", "Kantor Wilayah", "Periode", "Litigasi", "Non Litigasi"])
    for n, (kantor, *nilai) in enumerate(baris, 1):
        ws.append([n, kantor, periode, *nilai])
    ws.append(["", "TOTAL", "", 0, 0])
    ws.append(["Total", None, None, 0, 0])
    return isi_buku(wb)


def jdihn(baris: Sequence[tuple[str, Any]], per: str = "31 Maret 2023") -> bytes:
    """Documents by member: the day stands in the title only."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Integrasi"
    ws.append(["LAPORAN INTEGRASI DOKUMEN HUKUM"])
    ws.append([f"per {per}"])
    ws.append([])
    ws.append(["Anggota JDIH", "Jumlah Dokumen"])
    for b in baris:
        ws.append(list(b))
    return isi_buku(wb)


def simpeg(baris: Sequence[Sequence[Any]]) -> bytes:
    """Employees by sex: the parts and the whole side by side under one heading."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["Unit Kerja", "Pegawai", None, None])
    ws.append([None, "Laki-laki", "Perempuan", "Jumlah"])
    ws.merge_cells("A1:A2")
    ws.merge_cells("B1:D1")
    for b in baris:
        ws.append(list(b))
    return isi_buku(wb)


def survei(baris: Sequence[Sequence[Any]]) -> bytes:
    """Indices by month with decimal points, as a survey application writes them."""
    return teks_csv([["Unit", "Bulan", "IKM", "Responden"], *baris], ",")
