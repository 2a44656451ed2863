"""Lets only a sound XLSX in: its kind by content, its size before it is opened, its parts read within bounds.

What is given to the reader is a new archive of the few parts that are needed, so that neither a lying
directory, nor a macro, nor a cell at the far end of a sheet reaches it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree import ElementTree as ET

import python_calamine as calamine

from sakip.berkas.buku_kerja import Saran, bagian_buku, gaya_persen, jalur_lembar, kemas, nama_kolom, terjaga
from sakip.berkas.unggah import terlalu_besar as sebut_besar
from sakip.inti.galat import GalatSakip, galat

UKURAN_TERBESAR: Final = 5 * 1024 * 1024
ISI_TERBESAR: Final = 40 * 1024 * 1024
BARIS_TERBANYAK: Final = 5000
BARIS_SEGEL: Final = 30_000
KOLOM_TERBANYAK: Final = 100
SEL_TERBANYAK: Final = 400_000

_SIMPAN_XLSX = "Buka di Excel, pilih Simpan Sebagai, jenis «Buku Kerja Excel (*.xlsx)», lalu unggah lagi."
_UNDUH = "Unduh lembarnya di halaman ini, isi, lalu unggah kembali."
_SARAN = Saran(
    simpan=_SIMPAN_XLSX,
    asli=_UNDUH,
    salin="Salin isian Anda ke lembar yang baru diunduh.",
    rusak=(
        "Berkas ini rusak atau terpotong, sehingga tidak dapat dibaca.",
        "Buka di Excel, simpan lagi sebagai .xlsx, lalu unggah lagi.",
    ),
)
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class IsiLembar:
    """One sheet: its rows from A1 on, what is wrong with single cells, and merged ranges (0-based)."""

    nama: str
    baris: list[list[Any]]
    tanda: Mapping[tuple[int, int], str] = field(default_factory=dict)
    gabung: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def buka(isi: bytes, nama: str, lembar: Mapping[str, int]) -> dict[str, IsiLembar]:
    """The sheets of ``lembar`` (name to most rows) that the workbook has; refuses anything else by its kind.

    A sign of a cell is ``galat #N/A`` (an error), ``rumus`` (a formula never computed) or ``persen``.
    """
    if len(isi) > UKURAN_TERBESAR:
        raise terlalu_besar(nama, len(isi))
    _periksa_jenis(isi, nama)
    with terjaga(_SARAN):
        bagian = bagian_buku(isi, _SARAN, isi_terbesar=ISI_TERBESAR)
        jalur = jalur_lembar(bagian)
        persen = gaya_persen(bagian.get("xl/styles.xml", b""))
        dipakai = {n: jalur[n] for n in lembar if n in jalur}
        tanda = {n: _pindai(bagian[p], n, lembar[n], persen) for n, p in dipakai.items()}
        buku = calamine.CalamineWorkbook.from_filelike(io.BytesIO(kemas(bagian)))
        return {n: _baca(buku, n, tanda[n]) for n in dipakai}


SARAN_BESAR: Final = (
    "Lembar yang diunduh jauh lebih kecil. Hapus gambar dan lembar tambahan, atau salin isian Anda ke lembar "
    "yang baru diunduh."
)


def terlalu_besar(nama: str, ukuran: int | None) -> GalatSakip:
    """What is said of a file that passes the limit."""
    return GalatSakip(sebut_besar(nama, ukuran, batas=UKURAN_TERBESAR, saran=SARAN_BESAR))


def _periksa_jenis(isi: bytes, nama: str) -> None:
    if not isi:
        raise galat("berkas", "Berkasnya kosong.", _UNDUH)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise galat(
                "berkas",
                "Berkas ini bersandi, sehingga tidak dapat dibaca.",
                "Buka di Excel, pilih Berkas > Info > Lindungi Buku Kerja, hapus sandinya, lalu simpan.",
            )
        raise galat("berkas", "Ini Excel bentuk lama (.xls).", _SIMPAN_XLSX)
    if isi.startswith(b"%PDF-"):
        raise galat("berkas", "Ini berkas PDF, bukan Excel, apa pun akhiran namanya.", _UNDUH)
    if not isi.startswith(b"PK\x03\x04"):
        if nama.lower().endswith((".csv", ".txt")) or _teks(isi):
            raise galat("berkas", "Ini berkas teks atau CSV, bukan Excel.", _SIMPAN_XLSX)
        raise galat("berkas", "Ini bukan berkas Excel (.xlsx).", _UNDUH)


def _teks(isi: bytes) -> bool:
    try:
        contoh = isi[:4000].decode("utf-8", "strict" if len(isi) <= 4000 else "ignore")
    except UnicodeDecodeError:
        return False
    return all(h.isprintable() or h in "\r\n\t\ufeff" for h in contoh)


def _pindai(
    isi: bytes, nama: str, baris_terbanyak: int, persen: frozenset[int]
) -> dict[tuple[int, int], str]:
    """Walks once through a sheet: bounds before anything is laid out in memory, and signs of cells."""
    tanda: dict[tuple[int, int], str] = {}
    baris = kolom = -1
    banyak = 0
    for peristiwa, e in ET.iterparse(io.BytesIO(isi), ("start", "end")):
        if peristiwa == "start":
            if e.tag == f"{_M}row":
                baris = int(e.get("r", baris + 2)) - 1
                kolom = -1
            elif e.tag == f"{_M}c":
                cocok = _ALAMAT.fullmatch(e.get("r", ""))
                kolom = _nomor_kolom(cocok[1]) if cocok else kolom + 1
                baris = int(cocok[2]) - 1 if cocok else baris
            continue
        if e.tag == f"{_M}row":
            e.clear()
            continue
        if e.tag != f"{_M}c":
            continue
        nilai, rumus = e.find(f"{_M}v"), e.find(f"{_M}f")
        if nilai is None and rumus is None and e.find(f"{_M}is") is None:
            continue
        banyak += 1
        if baris >= baris_terbanyak or kolom >= KOLOM_TERBANYAK or banyak > SEL_TERBANYAK:
            raise galat(
                "berkas",
                f"Lembar {nama} berisi sampai baris {baris + 1} kolom {nama_kolom(max(kolom, 0))}; "
                f"paling banyak {baris_terbanyak} baris dan {KOLOM_TERBANYAK} kolom.",
                "Hapus isi yang jauh di luar tabelnya, atau salin isian Anda ke lembar yang baru diunduh.",
            )
        teks = (nilai.text or "") if nilai is not None else ""
        if e.get("t") == "e":
            tanda[baris, kolom] = f"galat {teks}"
        elif rumus is not None and not teks:
            tanda[baris, kolom] = "rumus"
        elif e.get("t", "n") == "n" and int(e.get("s", "0")) in persen:
            tanda[baris, kolom] = "persen"
    return tanda


def _nomor_kolom(huruf: str) -> int:
    n = 0
    for h in huruf:
        n = n * 26 + ord(h) - 64
    return n - 1


def _baca(buku: calamine.CalamineWorkbook, nama: str, tanda: Mapping[tuple[int, int], str]) -> IsiLembar:
    lembar = buku.get_sheet_by_name(nama)
    return IsiLembar(
        nama,
        lembar.to_python(skip_empty_area=False),
        tanda,
        tuple(lembar.merged_cell_ranges or ()),
    )
