"""Exports in the shape of the real ones, built in code: titles, merged headings, totals, blank rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import openpyxl

from sakip.pertukaran.tests.contoh_berkas.dasar import isi_buku

#: satker, kegiatan, KRO, RO, komponen, akun, description, pagu, realisation.
BarisOmspan = tuple[str, str, str, str, str, str, str, Any, Any]
JUDUL_OMSPAN = (
    "Kode Satker", "Kegiatan", "KRO", "RO", "Komponen", "Akun", "Uraian", "Pagu", "Realisasi s.d. Periode",
)  # fmt: skip


def omspan(
    baris: Sequence[BarisOmspan], per: str = "30 Juni 2023", judul: Sequence[str] = JUDUL_OMSPAN
) -> bytes:
    """Realisation by account: three title rows, headings, column numbers, a blank row, a total at the end."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Realisasi"
    ws.append(["LAPORAN REALISASI ANGGARAN PER AKUN"])
    ws.append([f"Sampai dengan {per}"])
    ws.merge_cells("A1:I1")
    ws.append([])
    ws.append(list(judul))
    ws.append([f"({n})" for n in range(1, len(judul) + 1)])
    for n, b in enumerate(baris):
        ws.append(list(b))
        if n == 0:
            ws.append([])
    ws.append(["Jumlah", *[""] * 6, sum(b[7] for b in baris if isinstance(b[7], int)), 0])
    return isi_buku(wb)


def sdp(baris: Sequence[tuple[str, Sequence[Any]]], bulan: Sequence[str], tahun: int = 2023) -> bytes:
    """Counts of prisons: a merged heading over one column per month, a total row, a note below."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["REKAPITULASI LAYANAN"])
    ws.append([])
    ws.append(["No", "Nama UPT", f"Jumlah tahun {tahun}", *[""] * (len(bulan) - 1)])
    ws.append(["", "", *bulan])
    ws.merge_cells("A3:A4")
    ws.merge_cells("B3:B4")
    ws.merge_cells(start_row=3, end_row=3, start_column=3, end_column=2 + len(bulan))
    for n, (nama, nilai) in enumerate(baris, 1):
        ws.append([n, nama, *nilai])
    ws.append(["JUMLAH", "", *[0] * len(bulan)])
    ws.append(["Sumber: basis data pusat"])
    return isi_buku(wb)
