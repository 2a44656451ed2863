"""Files are kept once, under the hash of their content, and only kinds that evidence needs."""

from __future__ import annotations

import copy
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sakip.berkas import jenis as jenis_
from sakip.berkas.jenis import DOCX, JPEG, ODS, PDF, PNG, TEKS, XLSX, kenali
from sakip.berkas.models import Berkas
from sakip.berkas.queries import baca_isi, tempat
from sakip.berkas.services import periksa_isi, simpan_isi
from sakip.berkas.unduh import nama_aman
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Instansi


def arsip(**isi: str) -> bytes:
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w") as z:
        for nama, teks in isi.items():
            z.writestr(nama.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), teks)
    return aliran.getvalue()


@pytest.fixture
def instansi(db: None) -> Instansi:
    return Instansi.objects.create(kode="uji", nama="Instansi Uji", jenis="lembaga")


@pytest.fixture
def gudang(tmp_path: Path, settings: Any) -> Path:
    susunan = copy.deepcopy(settings.STORAGES)
    susunan["default"]["OPTIONS"]["location"] = tmp_path
    settings.STORAGES = susunan
    return tmp_path


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (b"%PDF-1.7\n", PDF),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        (b"\xff\xd8\xff\xe0...", JPEG),
        (arsip(word__document_xml="<a/>"), DOCX),
        (arsip(xl__workbook_xml="<a/>"), XLSX),
        (arsip(mimetype=ODS, content_xml=""), ODS),
        ("Daftar hadir: é\n".encode(), TEKS),
        (b"", None),
        (b"MZ\x90\x00", None),
        (b"\x7fELF", None),
        (b"\xff\xfe\x00\x01", None),
        (b"PK\x03\x04 rusak", None),
        (arsip(apa_xml="x"), None),
        (arsip(mimetype="application/epub+zip"), None),
        (arsip(word__document_xml="<a/>", word__vbaProject_bin="x"), None),
    ],
)
def test_jenis_dikenali_dari_isi(isi: bytes, jenis: str | None) -> None:
    assert kenali(isi) == jenis


def test_jenis_yang_tidak_sesuai_isi_ditolak(instansi: Instansi, gudang: Path) -> None:
    with pytest.raises(GalatSakip, match="Isi berkas adalah application/pdf, bukan image/png"):
        simpan_isi(instansi=instansi, isi=b"%PDF-1.4", jenis=PNG)
    with pytest.raises(GalatSakip, match="kosong"):
        simpan_isi(instansi=instansi, isi=b"", jenis=TEKS)
    assert list(gudang.rglob("*")) == []


def test_berkas_terlalu_besar_ditolak() -> None:
    assert "lebih dari" in (periksa_isi(b"x" * 9, TEKS, 8) or ("", ""))[0]
    assert periksa_isi(b"x" * 8, TEKS, 8) is None
    assert jenis_.UKURAN_TERBESAR == 16 * 1024 * 1024


def test_isi_yang_sama_tersimpan_sekali_dan_terbaca_kembali(instansi: Instansi, gudang: Path) -> None:
    satu = simpan_isi(instansi=instansi, isi=b"bukti", jenis=TEKS)
    dua = simpan_isi(instansi=instansi, isi=b"bukti", jenis=TEKS)
    assert satu == dua and Berkas.objects.count() == 1
    (berkas,) = [b for b in gudang.rglob("*") if b.is_file()]
    assert berkas == gudang / tempat("uji", satu.sha256)
    assert baca_isi(satu) == b"bukti" and satu.ukuran == 5


def test_sisa_tulisan_yang_terputus_diganti(instansi: Instansi, gudang: Path) -> None:
    berkas = simpan_isi(instansi=instansi, isi=b"bukti lengkap", jenis=TEKS)
    (gudang / tempat("uji", berkas.sha256)).write_bytes(b"bukti")
    simpan_isi(instansi=instansi, isi=b"bukti lengkap", jenis=TEKS)
    assert baca_isi(berkas) == b"bukti lengkap"


def test_isi_yang_hilang_disebut(instansi: Instansi, gudang: Path) -> None:
    berkas = simpan_isi(instansi=instansi, isi=b"bukti", jenis=TEKS)
    (gudang / tempat("uji", berkas.sha256)).unlink()
    with pytest.raises(GalatSakip, match="tidak ada di penyimpanan"):
        baca_isi(berkas)


def test_dua_instansi_menyimpan_isi_yang_sama_terpisah(instansi: Instansi, gudang: Path) -> None:
    lain = Instansi.objects.create(kode="lain", nama="Instansi Lain", jenis="lembaga")
    satu, dua = (simpan_isi(instansi=i, isi=b"bukti", jenis=TEKS) for i in (instansi, lain))
    assert satu != dua and len([b for b in gudang.rglob("*") if b.is_file()]) == 2


@pytest.mark.parametrize(
    ("nama", "jenis", "aman"),
    [
        ("laporan.pdf", PDF, "laporan.pdf"),
        ("../../etc/passwd", TEKS, "passwd.txt"),
        ("C:\\folder\\foto.JPEG", JPEG, "foto.JPEG"),
        ("tipu.pdf.exe", PDF, "tipu.pdf.exe.pdf"),
        ('nama"dengan\r\ntanda.pdf', PDF, "nama dengan tanda.pdf"),
        ("...", PDF, "berkas.pdf"),
        ("", "", "berkas"),
    ],
)
def test_nama_unduhan_tidak_membawa_folder_dan_berakhiran_menurut_isinya(nama, jenis, aman):
    assert nama_aman(nama, jenis) == aman
