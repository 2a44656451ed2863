"""Exports about money and scores: SAKTI, OM-SPAN IKPA, SMART, e-Monev, e-Performance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import openpyxl

from sakip.aturan.periode import NAMA_BULAN
from sakip.pertukaran.tests.contoh_berkas.dasar import isi_buku, teks_csv

JUDUL_SAKTI = (
    "Kode Satker", "Program", "Kegiatan", "KRO", "RO", "Komponen", "Akun", "Uraian", "Pagu", "Blokir",
)  # fmt: skip


def sakti_dipa(baris: Sequence[Sequence[Any]]) -> bytes:
    """A printed DIPA: codes only where they change, a blank row, a total that repeats the sum."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Rincian DIPA"
    ws.append(["RINCIAN DIPA PETIKAN"])
    ws.append(["Kementerian Contoh"])
    ws.append(list(JUDUL_SAKTI))
    ws.append(list(range(1, len(JUDUL_SAKTI) + 1)))
    for b in baris:
        ws.append(list(b))
    ws.append([])
    ws.append(["JUMLAH SELURUHNYA", *[None] * 7, sum(b[8] for b in baris), 0])
    return isi_buku(wb)


def sakti_rpd(baris: Sequence[tuple[str, str, Sequence[Any]]]) -> bytes:
    """Halaman III: a column per month under one merged heading, a sum at the right and below."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["HALAMAN III DIPA: RENCANA PENARIKAN DANA"])
    ws.append(["Satker", "Jenis Belanja", "Rencana Penarikan (dalam ribuan rupiah)", *[None] * 11, "Jumlah"])
    ws.append([None, None, *NAMA_BULAN, None])
    for rentang in ("A2:A3", "B2:B3", "C2:N2", "O2:O3"):
        ws.merge_cells(rentang)
    for satker, jenis, bulan in baris:
        ws.append([satker, jenis, *bulan, sum(bulan)])
    ws.append(["Total", None, *[0] * 13])
    return isi_buku(wb)


def smart(baris: Sequence[Sequence[Any]], per: str = "15 Januari 2024") -> bytes:
    """Nilai SMART by satker: components, the final figure, the mean in the last row."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Capaian Satker"
    ws.append(["CAPAIAN KINERJA ANGGARAN SATUAN KERJA"])
    ws.append([f"Data per {per}"])
    ws.append([
        "No", "Kode Satker", "Nama Satker", "Penyerapan Anggaran", "Konsistensi RPD", "Capaian RO",
        "Efisiensi",
        "Nilai Efisiensi", "Nilai Kinerja",
    ])  # fmt: skip
    for n, b in enumerate(baris, 1):
        ws.append([n, *b])
    ws.append(["Rata-rata", None, None, *[99] * 6])
    return isi_buku(wb)


def smart_ro(baris: Sequence[Sequence[Any]], bulan: str = "Juni 2023") -> bytes:
    """Outputs of SMART as CSV: semicolons, decimal comma, the month in the title only."""
    kepala = [
        "Kode Satker",
        "Kegiatan",
        "KRO",
        "RO",
        "Nama RO",
        "Satuan",
        "TVRO",
        "RVRO",
        "PCRO (%)",
        "Keterangan",
    ]
    return teks_csv([["Capaian Rincian Output"], [f"Sampai dengan 30 {bulan}"], kepala, *baris], ";")


def ikpa(baris: Sequence[tuple[str, str, Sequence[Any]]]) -> bytes:
    """OM-SPAN's IKPA: three rows per satker (value, weight, weighted), groups over the indicators."""
    nama = [
        "Revisi DIPA", "Deviasi Halaman III DIPA", "Penyerapan Anggaran", "Belanja Kontraktual",
        "Penyelesaian Tagihan", "Pengelolaan UP dan TUP", "Dispensasi SPM", "Capaian Output",
    ]  # fmt: skip
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["INDIKATOR PELAKSANAAN ANGGARAN"])
    ws.append(["Sampai dengan 31 Desember 2023"])
    ws.append(["No", "Kode Satker", "Uraian Satker", "Keterangan", "Kualitas Perencanaan", None,
               "Kualitas Pelaksanaan",
               *[None] * 4, "Kualitas Hasil", "Nilai Akhir"])  # fmt: skip
    ws.append([None, None, None, None, *nama, None])
    for rentang in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:K3", "M3:M4"):
        ws.merge_cells(rentang)
    for n, (satker, uraian, nilai) in enumerate(baris, 1):
        ws.append([n, satker, uraian, "Nilai", *nilai])
        ws.append([None, None, None, "Bobot", 10, 10, 20, 10, 10, 10, 5, 25, None])
        ws.append([None, None, None, "Nilai Tertimbang", *[1] * 8, None])
    return isi_buku(wb)


def emonev(baris: Sequence[tuple[str, str, Sequence[Any]]], bulan: Sequence[str]) -> bytes:
    """Completeness by programme, a column per month, as cells that Excel shows as percent."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["KELENGKAPAN PELAPORAN E-MONEV TAHUN 2023"])
    ws.append([])
    ws.append(["Kode Satker", "Program", *bulan])
    for satker, program, nilai in baris:
        ws.append([satker, program, *nilai])
        for sel in ws[ws.max_row][2:]:
            sel.number_format = "0%"
    return isi_buku(wb)


def e_performance(baris: Sequence[Sequence[Any]]) -> bytes:
    """The ministry's table as CSV: figures with percent signs, colours in words."""
    kepala = [
        "No",
        "Kode IKK",
        "Indikator Kinerja Kegiatan",
        "Periode",
        "Target",
        "Realisasi",
        "Capaian (%)",
        "Warna",
    ]
    return teks_csv([kepala, *([n, *b] for n, b in enumerate(baris, 1))], ";")


JUDUL_KRISNA = (
    "Kode Program", "Program", "Kode Kegiatan", "Kegiatan", "Kode KRO", "KRO", "Kode RO", "RO", "Satuan",
)  # fmt: skip


def krisna(baris: Sequence[Sequence[Any]]) -> bytes:
    """KRISNA's table of codes: programme, kegiatan and KRO are written once, above what stands in them."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Renja"
    ws.append(["RENCANA KERJA KEMENTERIAN/LEMBAGA TAHUN 2023"])
    ws.append([])
    ws.append(list(JUDUL_KRISNA))
    for b in baris:
        ws.append(list(b))
    return isi_buku(wb)
