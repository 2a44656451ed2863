"""Lets an export in: CSV in the usual encodings, or XLSX, by content, within bounds, as rows of cells.

A file of 50.000 rows is ordinary here, so that a workbook is not walked cell by cell in Python before it is
read: what could blow up memory (a cell at the far end of a sheet, a lying directory) is sought in the bytes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import python_calamine as calamine

from sakip.berkas.buku_kerja import Saran, bagian_buku, gaya_persen, jalur_lembar, kemas, terjaga
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.inti.galat import GalatSakip, galat

ISI_TERBESAR: Final = 160 * 1024 * 1024
BARIS_TERBANYAK: Final = 100_000
KOLOM_TERBANYAK: Final = 78

#: A cell or row beyond row 99.999 or column BZ: ``r="A100000"``, ``r="CA1"``, ``r="100001"``.
_JAUH = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{0,3}[0-9]{6,}|[C-Zc-z][A-Za-z][0-9]|[A-Za-z]{3}[0-9])""")
_SEL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_ATRIBUT = re.compile(rb"""(\w+)\s*=\s*["']([^"']*)["']""")
_RUMUS_KOSONG = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>\s*|"
    rb"<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SIMPAN = "Buka di Excel, simpan sebagai «Buku Kerja Excel (*.xlsx)» atau CSV UTF-8, lalu unggah lagi."
_SARAN = Saran(
    simpan=_SIMPAN,
    asli="Unduh dari sistem sumbernya sebagai Excel atau CSV.",
    salin="Salin tabelnya saja ke buku kerja baru, lalu unggah lagi.",
    rusak=("Berkas ini rusak atau terpotong, sehingga tidak dapat dibaca.", _SIMPAN),
)


@dataclass(frozen=True)
class Lembaran:
    """One sheet: rows of raw cells from A1 on. Signs of cells: ``galat``, ``rumus``, ``persen``."""

    nama: str
    baris: list[list[Any]]
    tanda: Mapping[tuple[int, int], str] = field(default_factory=dict)
    gabung: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True)
class Buku:
    """An opened export: its kind (``csv``, ``xlsx``), the names of its sheets, and the one that was read."""

    jenis: str
    nama_lembar: tuple[str, ...]
    lembar: Lembaran


def buka(isi: bytes, lembar: str = "") -> Buku:
    """The sheet ``lembar`` ("": the first visible one that holds anything); refuses what it cannot read.

    Of a workbook with one visible sheet it is that one, whatever its name: exports carry the month in it.
    """
    if not isi:
        raise galat("berkas", "Berkasnya kosong.", "Unduh lagi dari sistem sumbernya.")
    if len(isi) > UKURAN_TERBESAR:
        raise terlalu_besar()
    if isi.startswith(b"PK\x03\x04"):
        return _buka_xlsx(isi, lembar)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        sandi = "EncryptedPackage".encode("utf-16-le") in isi
        raise galat(
            "berkas", "Berkas ini bersandi." if sandi else "Ini Excel bentuk lama (.xls).",
            "Hapus sandinya, lalu unggah lagi." if sandi else _SIMPAN,
        )  # fmt: skip
    if isi.startswith(b"%PDF-"):
        raise galat(
            "berkas", "Ini berkas PDF, bukan tabel.", "Unduh dari sistem sumbernya sebagai Excel atau CSV."
        )
    return _buka_csv(isi)


SARAN_BESAR = "Unduh satu tahun atau satu kantor saja, tanpa lembar lain."


def terlalu_besar() -> GalatSakip:
    """What is said of a file that passes the limit."""
    mega = UKURAN_TERBESAR // (1024 * 1024)
    return galat(
        "berkas",
        f"Berkasnya lebih dari {mega} MB.",
        SARAN_BESAR,
    )


def _terlalu_panjang(nama: str) -> GalatSakip:
    return galat(
        nama,
        f"Lembar ini berisi lebih dari {BARIS_TERBANYAK - 1:,} baris atau {KOLOM_TERBANYAK} kolom.".replace(
            ",", "."
        ),
        "Hapus isi yang jauh di luar tabelnya, atau bagi berkasnya.",
    )


# --- CSV ---------------------------------------------------------------------------------------------


def baca_teks(isi: bytes) -> str:
    """The text of a CSV: UTF-8, UTF-16 with its mark, else Windows-1252. Raises for what is no text."""
    sandi = ["utf-16"] if isi.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for nama in sandi:
        try:
            teks = isi.decode(nama)
        except UnicodeDecodeError:
            continue
        if not _KENDALI.search(teks):
            return teks
    raise galat("berkas", "Ini bukan berkas Excel (.xlsx) atau CSV.", _SIMPAN)


def _buka_csv(isi: bytes) -> Buku:
    teks = baca_teks(isi)
    if teks.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<?xml", "<table")):
        raise galat("berkas", "Ini halaman web yang diberi akhiran Excel atau CSV.", _SIMPAN)
    baris: list[list[Any]] = []
    try:
        for satu in csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks)):
            if len(baris) >= BARIS_TERBANYAK - 1 or len(satu) > KOLOM_TERBANYAK:
                raise _terlalu_panjang("berkas")
            baris.append(list(satu))
    except csv.Error:
        raise galat("berkas", "Susunan CSV ini rusak (tanda kutip tidak ditutup).", _SIMPAN) from None
    if not any(s.strip() for b in baris for s in b):
        raise galat("berkas", "Berkasnya tidak berisi tabel.", "Unduh lagi dari sistem sumbernya.")
    return Buku("csv", ("CSV",), Lembaran("CSV", baris))


def _pemisah(teks: str) -> str:
    """The separator that splits most of the first lines into the same number of parts."""
    contoh = [b for b in teks[:20_000].splitlines()[:60] if b.strip()]
    nilai = {p: sorted((b.count(p) for b in contoh), reverse=True) for p in (";", "\t", ",", "|")}
    # the median line of the better separator has more parts; a comma inside of numbers is rare at a median
    return max(nilai, key=lambda p: (nilai[p][len(contoh) // 2] if contoh else 0, p == ";"))


# --- XLSX --------------------------------------------------------------------------------------------


def _buka_xlsx(isi: bytes, lembar: str) -> Buku:
    with terjaga(_SARAN):
        bagian = bagian_buku(isi, _SARAN, isi_terbesar=ISI_TERBESAR)
        for nama, data in bagian.items():
            if nama.startswith("xl/worksheets/") and _JAUH.search(data):
                raise _terlalu_panjang("berkas")
        jalur = jalur_lembar(bagian)
        buku = calamine.CalamineWorkbook.from_filelike(io.BytesIO(kemas(bagian)))
        tampak = [
            m.name for m in buku.sheets_metadata
            if m.visible == calamine.SheetVisibleEnum.Visible and m.name in jalur
        ]  # fmt: skip
        if not tampak:
            raise galat("berkas", "Buku kerja ini tidak mempunyai lembar yang tampak.", _SIMPAN)
        return Buku("xlsx", tuple(tampak), _lembar_xlsx(buku, bagian, jalur, tampak, lembar))


def _lembar_xlsx(
    buku: calamine.CalamineWorkbook,
    bagian: Mapping[str, bytes],
    jalur: Mapping[str, str],
    tampak: Sequence[str],
    lembar: str,
) -> Lembaran:
    if lembar and lembar not in tampak:
        if lembar in jalur:
            raise galat(
                "berkas", f"Lembar «{lembar[:60]}» disembunyikan.",
                "Tampilkan lembarnya di Excel (klik kanan nama lembar, Tampilkan), simpan, lalu unggah lagi.",
            )  # fmt: skip
        if len(tampak) > 1:
            raise galat(
                "berkas", f"Lembar «{lembar[:60]}» tidak ada dalam buku kerja ini.",
                f"Yang ada: {', '.join(tampak)[:200]}. Ganti nama lembarnya, atau pilih lembarnya pada versi "
                "peta yang baru.",
            )  # fmt: skip
        lembar = tampak[0]
    for nama in [lembar] if lembar else tampak:
        satu = buku.get_sheet_by_name(nama)
        baris = satu.to_python(skip_empty_area=False)
        if not any(_berisi(s) for b in baris for s in b):
            baris = []
        if baris or lembar or nama == tampak[-1]:
            if not baris:
                raise galat(
                    nama,
                    "Lembar ini kosong.",
                    "Pilih lembar yang berisi tabel, atau unduh lagi dari sumbernya.",
                )
            persen = gaya_persen(bagian.get("xl/styles.xml", b""))
            return Lembaran(
                nama, baris, _tanda(bagian[jalur[nama]], persen), tuple(satu.merged_cell_ranges or ())
            )
    raise AssertionError("tampak is not empty")


def _berisi(sel: Any) -> bool:
    return sel is not None and (not isinstance(sel, str) or bool(sel.strip()))


def _tanda(isi: bytes, persen: frozenset[int]) -> dict[tuple[int, int], str]:
    """Cells with an error, a formula never computed, or a percent format; sought only where they may be."""
    tanda: dict[tuple[int, int], str] = {}
    dipakai = {n for n in persen if b' s="%d"' % n in isi}
    if dipakai or b't="e"' in isi:
        for cocok in _SEL.finditer(isi):
            sifat = dict(_ATRIBUT.findall(cocok[1]))
            if sifat.get(b"t") == b"e":
                _taruh(tanda, sifat, "galat")
            elif (
                sifat.get(b"t", b"n") == b"n"
                and sifat.get(b"s", b"0").isdigit()
                and int(sifat.get(b"s", b"0")) in dipakai
            ):
                _taruh(tanda, sifat, "persen")
    if b"<f" in isi or b":f" in isi:
        for cocok in _RUMUS_KOSONG.finditer(isi):
            _taruh(tanda, dict(_ATRIBUT.findall(cocok[1])), "rumus")
    return tanda


def _taruh(tanda: dict[tuple[int, int], str], sifat: Mapping[bytes, bytes], kata: str) -> None:
    letak = _ALAMAT.fullmatch(sifat.get(b"r", b"").decode("ascii", "replace"))
    if letak:
        kolom = 0
        for huruf in letak[1]:
            kolom = kolom * 26 + ord(huruf) - 64
        tanda[int(letak[2]) - 1, kolom - 1] = kata
