"""Lets only a sound XLSX in: its kind by content, its size before it is opened, its parts read within bounds.

What is given to the reader is a new archive of the few parts that are needed, so that neither a lying
directory, nor a macro, nor a cell at the far end of a sheet reaches it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree import ElementTree as ET

import python_calamine as calamine

from sakip.inti.galat import GalatSakip, galat

UKURAN_TERBESAR: Final = 5 * 1024 * 1024
ISI_TERBESAR: Final = 40 * 1024 * 1024
BAGIAN_TERBANYAK: Final = 500
BARIS_TERBANYAK: Final = 5000
BARIS_SEGEL: Final = 30_000
KOLOM_TERBANYAK: Final = 100
SEL_TERBANYAK: Final = 400_000

_SIMPAN_XLSX = "Buka di Excel, pilih Simpan Sebagai, jenis «Buku Kerja Excel (*.xlsx)», lalu unggah lagi."
_UNDUH = "Unduh lembarnya di halaman ini, isi, lalu unggah kembali."
_RUSAK = galat(
    "berkas",
    "Berkas ini rusak atau terpotong, sehingga tidak dapat dibaca.",
    "Buka di Excel, simpan lagi sebagai .xlsx, lalu unggah lagi.",
)
_PERLU = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|styles|sharedStrings)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/[^/]+\.xml"
)
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PERSEN_BAKU = frozenset({9, 10})


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
        raise terlalu_besar()
    _periksa_jenis(isi, nama)
    with terjaga(_RUSAK):
        bagian = _bagian_zip(isi)
        jalur = jalur_lembar(bagian)
        persen = gaya_persen(bagian.get("xl/styles.xml", b""))
        dipakai = {n: jalur[n] for n in lembar if n in jalur}
        tanda = {n: _pindai(bagian[p], n, lembar[n], persen) for n, p in dipakai.items()}
        buku = calamine.CalamineWorkbook.from_filelike(io.BytesIO(kemas(bagian)))
        return {n: _baca(buku, n, tanda[n]) for n in dipakai}


@contextmanager
def terjaga(rusak: GalatSakip) -> Iterator[None]:
    """Whatever a broken workbook makes its readers raise becomes ``rusak``; errors that we named pass."""
    try:
        yield
    except GalatSakip:
        raise
    except (
        calamine.CalamineError, zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, OSError, EOFError,
        NotImplementedError, RuntimeError, OverflowError,
    ):  # fmt: skip
        raise rusak from None
    except BaseException as panik:  # a panic of the reader's Rust part is no Exception
        if type(panik).__name__ != "PanicException":
            raise
        raise rusak from None


def terlalu_besar() -> GalatSakip:
    """What is said of a file that passes the limit."""
    return galat(
        "berkas",
        f"Berkasnya lebih dari {UKURAN_TERBESAR // 1024 // 1024} MB; lembar yang diunduh jauh lebih kecil.",
        "Hapus gambar dan lembar tambahan, atau salin isian Anda ke lembar yang baru diunduh.",
    )


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


def _bagian_zip(isi: bytes) -> dict[str, bytes]:
    """The parts that are needed, each read within the bound whatever the directory says of its size."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        daftar = arsip.infolist()
        nama = {i.filename for i in daftar}
        if any(n.lower().endswith("vbaproject.bin") for n in nama):
            raise galat("berkas", "Buku kerja ini memuat makro (.xlsm); makro tidak diterima.", _SIMPAN_XLSX)
        if "mimetype" in nama:
            raise galat("berkas", "Ini berkas OpenDocument (.ods/.odt), bukan .xlsx.", _SIMPAN_XLSX)
        if "xl/workbook.bin" in nama:
            raise galat("berkas", "Ini Excel biner (.xlsb).", _SIMPAN_XLSX)
        if "xl/workbook.xml" not in nama:
            raise galat("berkas", "Ini bukan buku kerja Excel.", _UNDUH)
        perlu = [i for i in daftar if _PERLU.fullmatch(i.filename)]
        if len(daftar) > BAGIAN_TERBANYAK or sum(i.file_size for i in perlu) > ISI_TERBESAR:
            raise _terlalu_banyak()
        hasil: dict[str, bytes] = {}
        sisa = ISI_TERBESAR
        for satu in perlu:
            if satu.flag_bits & 1:
                raise galat("berkas", "Berkas ini bersandi, sehingga tidak dapat dibaca.", "Hapus sandinya.")
            with arsip.open(satu) as aliran:
                data = aliran.read(sisa + 1)
            sisa -= len(data)
            if sisa < 0:
                raise _terlalu_banyak()
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise _RUSAK
            hasil[satu.filename] = data
    if b"macroEnabled" in hasil.get("[Content_Types].xml", b""):
        raise galat("berkas", "Buku kerja ini berjenis makro (.xlsm); makro tidak diterima.", _SIMPAN_XLSX)
    return hasil


def _terlalu_banyak() -> GalatSakip:
    return galat(
        "berkas",
        "Isi berkas ini jauh lebih besar daripada ukurannya; pembacaannya dihentikan.",
        "Salin isian Anda ke lembar yang baru diunduh.",
    )


def kemas(bagian: Mapping[str, bytes]) -> bytes:
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_STORED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return aliran.getvalue()


def jalur_lembar(bagian: Mapping[str, bytes]) -> dict[str, str]:
    """Sheet name to the path of its part."""
    hubungan = {
        r.get("Id", ""): r.get("Target", "") for r in ET.fromstring(bagian["xl/_rels/workbook.xml.rels"])
    }
    hasil: dict[str, str] = {}
    for s in ET.fromstring(bagian["xl/workbook.xml"]).iter(f"{_M}sheet"):
        sasaran = hubungan.get(s.get(f"{_R}id", ""), "")
        jalur = sasaran.lstrip("/") if sasaran.startswith("/") else f"xl/{sasaran}"
        if jalur in bagian:
            hasil[s.get("name", "")] = jalur
    return hasil


def gaya_persen(isi: bytes) -> frozenset[int]:
    """Numbers of the cell styles that show a fraction as percent."""
    if not isi:
        return frozenset()
    akar = ET.fromstring(isi)
    sendiri = {
        int(n.get("numFmtId", "0"))
        for n in akar.iter(f"{_M}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", n.get("formatCode", ""))
    }
    xfs = akar.find(f"{_M}cellXfs")
    semua = [int(x.get("numFmtId", "0")) for x in (xfs if xfs is not None else ())]
    return frozenset(n for n, f in enumerate(semua) if f in _PERSEN_BAKU or f in sendiri)


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


def nama_kolom(kolom: int) -> str:
    """``0`` as A, ``27`` as AB."""
    hasil, n = "", kolom + 1
    while n:
        n, sisa = divmod(n - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


def _baca(buku: calamine.CalamineWorkbook, nama: str, tanda: Mapping[tuple[int, int], str]) -> IsiLembar:
    lembar = buku.get_sheet_by_name(nama)
    return IsiLembar(
        nama,
        lembar.to_python(skip_empty_area=False),
        tanda,
        tuple(lembar.merged_cell_ranges or ()),
    )
