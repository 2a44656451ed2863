"""Writes the workbook: locked but for the yellow cells, numbers as numbers, texts never as formulas."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.pertukaran.lembar.bentuk import (
    BAGIAN_KEJADIAN,
    BAGIAN_NOTA,
    CATATAN,
    ISIAN,
    KEJADIAN,
    KOLOM_CATATAN,
    KOLOM_ISI,
    KOLOM_ISIAN,
    KOLOM_KEJADIAN,
    PETUNJUK,
    SEGEL,
    VERSI_LEMBAR,
    BarisIsian,
    Lembar,
    baris_dari,
    sidik_teks,
)
from sakip.pertukaran.lembar.petunjuk import petunjuk
from sakip.pertukaran.lembar.segel import TANDA, BarisSegel, Identitas, segel

_KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_MAKS_SEL = 32767
_FORMAT_ANGKA, _FORMAT_BULAT, _FORMAT_TANGGAL = "#,##0.####", "#,##0", "dd-mm-yyyy"
_HURUF = "Calibri"
_TEPI = Border(bottom=Side(style="thin", color="A9B3BE"))
_GAYA = {
    "judul": {"font": Font(name=_HURUF, bold=True, size=14, color="1B3A5F")},
    "redup": {"font": Font(name=_HURUF, color="5A6572")},
    "kelompok": {
        "font": Font(name=_HURUF, bold=True, color="1B3A5F"),
        "fill": PatternFill("solid", start_color="F3F5F7"),
    },
    "kepala": {
        "font": Font(name=_HURUF, bold=True),
        "fill": PatternFill("solid", start_color="E6ECF3"),
        "alignment": Alignment(wrap_text=True, vertical="center"),
    },
    "teks": {"alignment": Alignment(wrap_text=True, vertical="top"), "border": _TEPI},
    "rinci": {"alignment": Alignment(wrap_text=True, vertical="top", indent=1), "border": _TEPI},
    "angka": {"alignment": Alignment(horizontal="right", vertical="top", wrap_text=True), "border": _TEPI},
    "isi": {
        "fill": PatternFill("solid", start_color="FFF2B3"),
        "border": Border(*[Side(style="thin", color="B58900")] * 4),
        "protection": Protection(locked=False),
        "alignment": Alignment(vertical="top", wrap_text=True),
    },
}
_LEBAR = {
    ISIAN: (4, 5, 46, 12, 17, 17, 17, 17, 18, 56),
    KEJADIAN: (4, 34, 13, 44, 26, 16, 9),
    CATATAN: (4, 10, 46, 14, 12, 40, 40, 40),
}


def milik(lembar: Lembar) -> Identitas:
    """Whose workbook it is."""
    f = lembar.formulir
    return Identitas(f.instansi, f.kode_unit, f.tahun, f.bulan)


def baris_segel(lembar: Lembar) -> list[BarisSegel]:
    """Every field with the version of its line and the print of what its cell shows."""
    versi = lembar.versi()
    return [BarisSegel(m, versi.get(baris_dari(m), 0), sidik_teks(teks)) for m, teks in lembar.medan()]


def tulis_lembar(lembar: Lembar, *, diunduh: dt.datetime) -> bytes:
    """The bytes of the workbook."""
    buku = Workbook()
    isian = buku.active
    assert isinstance(isian, Worksheet)
    isian.title = ISIAN
    _lembar_isian(isian, lembar)
    if lembar.kejadian:
        _lembar_kejadian(buku.create_sheet(KEJADIAN), lembar)
    if lembar.catatan:
        _lembar_catatan(buku.create_sheet(CATATAN), lembar)
    _lembar_petunjuk(buku.create_sheet(PETUNJUK), lembar)
    _lembar_segel(buku.create_sheet(SEGEL), lembar, diunduh)
    aliran = io.BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


def _sel(ws: Worksheet, baris: int, kolom: int, isi: Any, gaya: str = "") -> Cell:
    """One cell. A text is text by type, whatever it begins with."""
    sel = ws.cell(baris, kolom)
    if isinstance(isi, str):
        if isi:
            sel.value = _KENDALI.sub("", isi)[:_MAKS_SEL]
            sel.data_type = "s"
    elif isinstance(isi, Decimal):
        muat = len(isi.normalize().as_tuple().digits) <= 15
        if muat:
            sel.value = isi
            sel.number_format = _FORMAT_ANGKA
        else:  # more digits than Excel keeps
            sel.value = tulis(isi, None)
            sel.data_type = "s"
    elif isi is not None:
        sel.value = isi
        if isinstance(isi, dt.date):
            sel.number_format = _FORMAT_TANGGAL
    for sifat, nilai in _GAYA.get(gaya, {}).items():
        setattr(sel, sifat, nilai)
    return sel


def _kepala(ws: Worksheet, lembar: Lembar, judul: str, kata: str, kolom: tuple[str, ...]) -> int:
    """Title, what to do, and the header row; returns the number of the first row after it."""
    f = lembar.formulir
    _sel(ws, 1, 2, f"{judul}: {f.nama_unit}, {NAMA_BULAN[f.bulan - 1]} {f.tahun}", "judul")
    _sel(ws, 2, 2, kata, "redup")
    for n, nama in enumerate(kolom, 1):
        _sel(ws, 4, n, nama, "kepala")
    for n, lebar in enumerate(_LEBAR[ws.title], 1):
        ws.column_dimensions[get_column_letter(n)].width = lebar
    ws.column_dimensions["A"].hidden = True
    ws.row_dimensions[4].height = 30
    ws.freeze_panes = "D5" if ws.title == ISIAN else "C5"
    ws.sheet_view.showGridLines = False
    _kunci(ws)
    ws.print_title_rows = "4:4"
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = 9
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    return 5


def _kunci(ws: Worksheet) -> None:
    """Locked without a password: against slips, not against people. Columns may be widened and sorted."""
    ws.protection.sheet = True
    ws.protection.formatColumns = ws.protection.formatRows = False
    ws.protection.sort = ws.protection.autoFilter = False


def _lembar_isian(ws: Worksheet, lembar: Lembar) -> None:
    kata = "Isi sel kuning saja. Kosong = tidak diubah. «nihil» = dilaporkan, tidak ada kejadian."
    baris = awal = _kepala(ws, lembar, "Isian", kata, KOLOM_ISIAN)
    kolom_isi = KOLOM_ISIAN.index(KOLOM_ISI) + 1
    pilihan: dict[tuple[str, ...], DataValidation] = {}
    kelompok, nomor = "", 0
    for b in lembar.isian:
        if b.kelompok != kelompok and not b.rinci:
            kelompok = b.kelompok
            for n in range(2, len(KOLOM_ISIAN) + 1):
                _sel(ws, baris, n, kelompok if n == 2 else "", "kelompok")
            baris += 1
        if not b.rinci:
            nomor += 1
        _baris_isian(ws, baris, b, nomor, kolom_isi)
        if b.pilihan:
            _pilihan(ws, pilihan, b.pilihan).add(ws.cell(baris, kolom_isi))
        baris += 1
    huruf = get_column_letter(kolom_isi)
    if baris > awal:
        _bulat(ws, f"{huruf}{awal}:{huruf}{baris - 1}")
        _bulat(ws, f"F{awal}:H{baris - 1}")


def _baris_isian(ws: Worksheet, baris: int, b: BarisIsian, nomor: int, kolom_isi: int) -> None:
    _sel(ws, baris, 1, b.medan)
    _sel(ws, baris, 2, None if b.rinci else nomor, "angka")
    _sel(ws, baris, 3, b.uraian, "rinci" if b.rinci else "teks")
    for n, teks in enumerate((b.satuan, b.periode), 4):
        _sel(ws, baris, n, teks, "teks")
    for n, isi in enumerate((b.tahun_lalu, b.periode_lalu, b.tersimpan), 6):
        _sel(ws, baris, n, isi, "angka")
    sel = _sel(ws, baris, kolom_isi, None, "isi")
    if b.jenis in ("angka", "nihil"):
        sel.number_format = _FORMAT_ANGKA
        sel.alignment = Alignment(horizontal="right", vertical="top")
    elif b.jenis == "tanggal":
        sel.number_format = _FORMAT_TANGGAL
    else:
        sel.number_format = "@"
    _sel(ws, baris, kolom_isi + 1, b.keterangan, "teks")
    _tinggi(ws, baris, (b.uraian, b.satuan, b.periode), 2)
    _tinggi(ws, baris, (str(b.tersimpan), "", b.keterangan), 7)


def _tinggi(ws: Worksheet, baris: int, teks: tuple[str, ...], kolom: int) -> None:
    """Room for wrapped texts: no spreadsheet makes it by itself on opening. ``kolom`` is 0-based."""
    lebar = _LEBAR[ws.title]
    banyak = max(
        sum(max(1, -(-len(p) // int(lebar[kolom + n] * 1.05))) for p in t.split("\n"))
        for n, t in enumerate(teks)
    )
    if banyak > 1:
        ws.row_dimensions[baris].height = max(ws.row_dimensions[baris].height or 0, 15.0 * min(banyak, 20))


def _bulat(ws: Worksheet, rentang: str) -> None:
    """Whole numbers without a lonely decimal comma."""
    sudut = rentang.split(":")[0]
    gaya = DifferentialStyle(numFmt=NumberFormat(numFmtId=3, formatCode=_FORMAT_BULAT))
    rumus = f"AND(ISNUMBER({sudut}),{sudut}=ROUND({sudut},0))"
    ws.conditional_formatting.add(rentang, Rule(type="expression", dxf=gaya, formula=[rumus]))


def _pilihan(
    ws: Worksheet, ada: dict[tuple[str, ...], DataValidation], pilihan: tuple[str, ...]
) -> DataValidation:
    """A drop-down; where the words are too long for one, the cell is free and the reader checks."""
    if pilihan not in ada:
        teks = ",".join(p.replace('"', '""') for p in pilihan)
        muat = len(teks) <= 250 and not any("," in p for p in pilihan)
        ada[pilihan] = DataValidation(
            type="list" if muat else None, formula1=f'"{teks}"' if muat else None, allow_blank=True
        )
        if muat:
            ws.add_data_validation(ada[pilihan])
    return ada[pilihan]


def _lembar_kejadian(ws: Worksheet, lembar: Lembar) -> None:
    kata = "Satu kejadian satu baris. Yang keliru: perbaiki di barisnya, atau tulis «ya» di kolom Hapus."
    baris = _kepala(ws, lembar, "Kejadian", kata, KOLOM_KEJADIAN)
    pilihan: dict[tuple[str, ...], DataValidation] = {}
    for k in lembar.kejadian:
        _sel(ws, baris, 1, k.kunci)
        _sel(ws, baris, 2, k.daftar, "teks")
        for nama, bagian in BAGIAN_KEJADIAN.items():
            isi = k.tanggal if bagian == "tanggal" else k.teks(bagian)
            sel = _sel(ws, baris, KOLOM_KEJADIAN.index(nama) + 1, isi, "isi")
            sel.number_format = _FORMAT_TANGGAL if bagian == "tanggal" else "@"
            if bagian == "kategori" and k.pilihan:
                _pilihan(ws, pilihan, k.pilihan).add(sel)
            if bagian == "hapus" and not k.baru:
                _pilihan(ws, pilihan, ("ya",)).add(sel)
        _tinggi(ws, baris, (k.daftar, "", k.nama, k.tempat), 1)
        baris += 1


def _lembar_catatan(ws: Worksheet, lembar: Lembar) -> None:
    kata = "Mengapa angkanya begitu. Yang sudah tertulis dapat diperbaiki di selnya."
    baris = _kepala(ws, lembar, "Catatan", kata, KOLOM_CATATAN)
    for n in lembar.catatan:
        i = n.indikator
        _sel(ws, baris, 1, n.kunci)
        for kolom, isi in enumerate((i.kode, i.nama, i.realisasi, i.capaian), 2):
            _sel(ws, baris, kolom, isi, "teks")
        for nama, bagian in BAGIAN_NOTA.items():
            sel = _sel(ws, baris, KOLOM_CATATAN.index(nama) + 1, str(getattr(i, bagian)), "isi")
            sel.number_format = "@"
        _tinggi(ws, baris, (i.kode, i.nama, i.realisasi, i.capaian, i.sebab, i.kendala, i.solusi), 1)
        baris += 1


def _lembar_petunjuk(ws: Worksheet, lembar: Lembar) -> None:
    ws.column_dimensions["A"].width = 88
    ws.sheet_view.showGridLines = False
    for n, (gaya, teks) in enumerate(petunjuk(lembar), 1):
        sel = _sel(ws, n, 1, teks, gaya)
        sel.alignment = Alignment(wrap_text=True, vertical="top")
        ws.row_dimensions[n].height = 22.0 if gaya == "judul" else 16.0 * -(-len(teks) // 98)
    ws.page_setup.paperSize, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 9, 1, 0
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    _kunci(ws)


def _lembar_segel(ws: Worksheet, lembar: Lembar, diunduh: dt.datetime) -> None:
    siapa, baris = milik(lembar), baris_segel(lembar)
    kepala: Mapping[str, Any] = {
        TANDA: VERSI_LEMBAR,
        "instansi": siapa.instansi,
        "unit": siapa.unit,
        "tahun": siapa.tahun,
        "bulan": siapa.bulan,
        "diunduh": f"{diunduh:%Y-%m-%dT%H:%M:%SZ}",
        "segel": segel(siapa, baris),
    }
    for n, (nama, isi) in enumerate(kepala.items(), 1):
        _sel(ws, n, 1, nama)
        _sel(ws, n, 2, str(isi))
    for n, b in enumerate(baris, len(kepala) + 2):
        for kolom, isi in enumerate((b.medan, str(b.versi), b.sidik), 1):
            _sel(ws, n, kolom, isi)
    ws.sheet_state = "veryHidden"
