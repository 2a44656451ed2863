"""Opens an XLSX that somebody sends within bounds: only the parts that hold tables, as far as a limit.

What is given to the reader is a new archive of those parts, so that neither a lying directory, nor a macro,
nor an entity reaches it; and whatever a broken file makes the reader raise is said in words. Each room says
the remedy in its own words (:class:`Saran`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

import python_calamine as calamine

from sakip.inti.galat import GalatSakip, galat

BAGIAN_TERBANYAK: Final = 500

_PERLU = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|styles|sharedStrings)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/[^/]+\.xml"
)
_M: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PERSEN_BAKU: Final = frozenset({9, 10})


@dataclass(frozen=True)
class Saran:
    """Remedies: ``simpan`` it as XLSX, ``asli``: take the file where it comes from, ``salin`` only the table.

    ``rusak``: what is said of a broken file, and its remedy.
    """

    simpan: str
    asli: str
    salin: str
    rusak: tuple[str, str]

    def galat_rusak(self) -> GalatSakip:
        return galat("berkas", *self.rusak)


@contextmanager
def terjaga(saran: Saran) -> Iterator[None]:
    """Whatever a broken workbook makes its readers raise becomes ``rusak``; errors that we named pass."""
    try:
        yield
    except GalatSakip:
        raise
    except (
        calamine.CalamineError, zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, OSError, EOFError,
        NotImplementedError, RuntimeError, OverflowError,
    ):  # fmt: skip
        raise saran.galat_rusak() from None
    except BaseException as panik:  # a panic of the reader's Rust part is no Exception
        if type(panik).__name__ != "PanicException":
            raise
        raise saran.galat_rusak() from None


def bagian_buku(isi: bytes, saran: Saran, *, isi_terbesar: int) -> dict[str, bytes]:
    """The parts that are needed by path; together at most ``isi_terbesar`` bytes. Call it ``terjaga``."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        daftar = arsip.infolist()
        _tolak_jenis_lain({i.filename for i in daftar}, saran)
        perlu = [i for i in daftar if _PERLU.fullmatch(i.filename)]
        if len(daftar) > BAGIAN_TERBANYAK or sum(i.file_size for i in perlu) > isi_terbesar:
            raise _membengkak(saran)
        hasil: dict[str, bytes] = {}
        sisa = isi_terbesar
        for satu in perlu:
            if satu.flag_bits & 1:
                raise galat("berkas", "Berkas ini bersandi.", "Hapus sandinya, lalu unggah lagi.")
            with arsip.open(satu) as aliran:
                data = aliran.read(sisa + 1)
            sisa -= len(data)
            if sisa < 0:
                raise _membengkak(saran)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
                raise saran.galat_rusak()
            hasil[satu.filename] = data
    if b"macroEnabled" in hasil.get("[Content_Types].xml", b""):
        raise galat("berkas", "Buku kerja ini berjenis makro (.xlsm); makro tidak diterima.", saran.simpan)
    return hasil


def _tolak_jenis_lain(nama: set[str], saran: Saran) -> None:
    """An archive that is no XLSX, by the parts that it holds."""
    if any(n.lower().endswith("vbaproject.bin") for n in nama):
        raise galat("berkas", "Buku kerja ini memuat makro (.xlsm); makro tidak diterima.", saran.simpan)
    if "mimetype" in nama:
        raise galat("berkas", "Ini berkas OpenDocument (.ods/.odt), bukan .xlsx.", saran.simpan)
    if "xl/workbook.bin" in nama:
        raise galat("berkas", "Ini Excel biner (.xlsb).", saran.simpan)
    if "xl/workbook.xml" not in nama:
        sebut = (
            "Ini arsip ZIP" if nama and not any(n.startswith("word/") for n in nama) else "Ini dokumen Word"
        )
        raise galat("berkas", f"{sebut}, bukan buku kerja Excel (.xlsx).", saran.asli)


def _membengkak(saran: Saran) -> GalatSakip:
    return galat(
        "berkas", "Isi berkas ini jauh lebih besar daripada ukurannya; pembacaannya dihentikan.", saran.salin
    )


def kemas(bagian: Mapping[str, bytes]) -> bytes:
    """The parts as an archive for the reader."""
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


def nama_kolom(kolom: int) -> str:
    """``0`` as A, ``27`` as AB."""
    hasil, n = "", kolom + 1
    while n:
        n, sisa = divmod(n - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil
