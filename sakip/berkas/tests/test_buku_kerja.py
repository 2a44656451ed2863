"""Workbooks are opened within bounds; what is none of them is named, with the remedy of who asks."""

from __future__ import annotations

import io
import struct
import zipfile

import openpyxl
import pytest

from sakip.berkas.buku_kerja import Saran, bagian_buku, jalur_lembar, kemas, nama_kolom, terjaga
from sakip.inti.galat import GalatSakip

SARAN = Saran("SIMPAN", "ASLI", "SALIN", ("Rusak.", "ULANG"))


def buku() -> bytes:
    aliran = io.BytesIO()
    wb = openpyxl.Workbook()
    wb.active["A1"] = 1
    wb.save(aliran)
    return aliran.getvalue()


def arsip(**isi: bytes) -> bytes:
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, data in isi.items():
            z.writestr(nama, data)
    return aliran.getvalue()


def ditambah(nama: str, data: bytes) -> bytes:
    aliran = io.BytesIO(buku())
    with zipfile.ZipFile(aliran, "a", zipfile.ZIP_DEFLATED) as z:
        z.writestr(nama, data)
    return aliran.getvalue()


def berbohong() -> bytes:
    """A part of two million bytes whose directory entry says that it is one."""
    isi = ditambah("xl/worksheets/sheet2.xml", b" " * 2_000_000)
    letak = isi.rindex(b"PK\x01\x02")
    return isi[: letak + 24] + struct.pack("<I", 1) + isi[letak + 28 :]


def baca(isi: bytes, isi_terbesar: int = 1_000_000) -> dict[str, bytes]:
    with terjaga(SARAN):
        return bagian_buku(isi, SARAN, isi_terbesar=isi_terbesar)


def test_hanya_bagian_yang_memuat_tabel_yang_dibuka() -> None:
    bagian = baca(ditambah("xl/media/gambar.png", b"x" * 5_000_000))
    assert "xl/media/gambar.png" not in bagian and "docProps/core.xml" not in bagian
    assert jalur_lembar(bagian) == {"Sheet": "xl/worksheets/sheet1.xml"}
    assert baca(kemas(bagian)) == bagian


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (arsip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument.*SIMPAN"),
        (arsip(**{"xl/workbook.bin": b""}), r"xlsb.*SIMPAN"),
        (arsip(**{"word/document.xml": b""}), "Ini dokumen Word.*ASLI"),
        (arsip(a=b""), "Ini arsip ZIP.*ASLI"),
        (ditambah("xl/vbaProject.bin", b""), "makro.*SIMPAN"),
        (ditambah("xl/worksheets/sheet2.xml", b"<!DOCTYPE x>"), r"Rusak\..*ULANG"),
        (ditambah("xl/worksheets/sheet2.xml", b" " * 1_500_000), "jauh lebih besar.*SALIN"),
        (berbohong(), r"jauh lebih besar|Rusak\."),
        (buku()[:-40], r"Rusak\..*ULANG"),
        (b"PK\x03\x04", r"Rusak\..*ULANG"),
    ],
)
def test_yang_lain_ditolak_dengan_saran_ruangnya(isi: bytes, pesan: str) -> None:
    with pytest.raises(GalatSakip, match=pesan):
        baca(isi)


def test_panik_pembaca_menjadi_galat_dan_yang_lain_lewat() -> None:
    panik = type("PanicException", (BaseException,), {})
    for galat in (panik("Rust"), ValueError("x"), zipfile.BadZipFile()):
        with pytest.raises(GalatSakip, match="Rusak"), terjaga(SARAN):
            raise galat
    with pytest.raises(KeyboardInterrupt), terjaga(SARAN):
        raise KeyboardInterrupt


def test_nama_kolom_seperti_excel() -> None:
    assert [nama_kolom(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
