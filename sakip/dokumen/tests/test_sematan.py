"""The fonts that a DOCX brings along."""

from __future__ import annotations

import re
import uuid
import zipfile
from io import BytesIO

import pytest
from PIL import ImageFont

from sakip.dokumen import tulis_docx
from sakip.dokumen.blok import Judul, Paragraf
from sakip.dokumen.docx.sematan import AKSARA, samarkan, sebagian, sematan
from sakip.dokumen.huruf import cari_huruf
from sakip.dokumen.tests.contoh import HURUF, dengan_isi

KALIMAT = "Capaian 98,25% – “mutu” Ålesund ÷ 3 → ▲●▼ fi"


@pytest.mark.parametrize("nama", ["SourceSerif4_400Regular.ttf", "SourceSans3_700Bold.ttf"])
def test_huruf_sebagian_menggambar_yang_sama_dengan_huruf_utuh(nama):
    (berkas,) = (b for b in cari_huruf(HURUF).berkas if b.name == nama)
    utuh = berkas.read_bytes()
    kecil = sebagian(utuh)
    assert len(kecil) < len(utuh) / 3

    def gambar(isi: bytes) -> list[tuple[bytes, float]]:
        huruf = ImageFont.truetype(BytesIO(isi), 40, layout_engine=ImageFont.Layout.BASIC)
        return [(bytes(huruf.getmask(h)), huruf.getlength(h)) for h in KALIMAT]

    assert gambar(kecil) == gambar(utuh)


def test_huruf_di_luar_aksara_tidak_dibawa_agar_penggantinya_dipakai():
    (berkas,) = (b for b in cari_huruf(HURUF).berkas if b.name == "SourceSerif4_400Regular.ttf")
    huruf = ImageFont.truetype(BytesIO(sebagian(berkas.read_bytes())), 40)
    assert not any(a <= ord("Ж") <= b for a, b in AKSARA)
    assert bytes(huruf.getmask("Ж")) == bytes(huruf.getmask("\uffff"))  # both are the missing glyph


def test_samaran_dibuka_dengan_kunci_yang_sama():
    kunci = uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")
    isi = bytes(range(64))
    samar = samarkan(isi, kunci)
    assert samar[32:] == isi[32:] and samar[0] == 0xFF and samar[15] == 15
    assert samarkan(samar, kunci) == isi


def test_docx_membawa_hurufnya_dan_kuncinya_cocok():
    isi = tulis_docx(dengan_isi(Judul(1, "Bab"), Paragraf("Isi.")), halaman=None, folder_huruf=HURUF)
    with zipfile.ZipFile(BytesIO(isi)) as z:
        tabel = z.read("word/fontTable.xml").decode()
        rels = z.read("word/_rels/fontTable.xml.rels").decode()
        hubungan = {
            re.search(r'Id="(\w+)"', r)[1]: re.search(r'Target="([^"]+)"', r)[1]
            for r in re.findall(r"<Relationship [^>]+>", rels)
        }
        wajah = re.findall(r'<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([^}]+)\}"', tabel)
        assert [w for w, _, _ in wajah] == ["Regular", "Bold", "Italic"] * 2
        for _, rid, kunci in wajah:
            huruf = samarkan(z.read(f"word/{hubungan[rid]}"), uuid.UUID(kunci))
            assert huruf[:4] == b"\x00\x01\x00\x00"
            assert ImageFont.truetype(BytesIO(huruf), 12).getname()[0] in tabel
    assert len(sematan(cari_huruf(HURUF).berkas)) == 6
