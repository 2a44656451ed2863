"""The reports of offices whose data are as people really enter them: too long, foreign, broken, missing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import docx
import pdfplumber
import pypdfium2
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.wilayah import paket as paket_wilayah
from sakip.akun.services import aktor_sistem
from sakip.cli.tests.kantor import PADA
from sakip.dokumen import tulis_docx, tulis_html
from sakip.dokumen.tests.contoh import HURUF
from sakip.dokumen.tests.ekstrak import blok_docx, blok_html, blok_pdf, semua_kata
from sakip.inti.galat import GalatSakip
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.keluaran import FORMAT, Mesin, isi_dokumen
from sakip.naskah.lkjip import NaskahLkjip, susun_lkjip
from sakip.naskah.queries import bahan_lkjip
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pertukaran.baca import baca_isi
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import impor_paket
from tests.paket_ekstrem import (
    ARAB,
    HALAMAN,
    KATA,
    PERISTIWA,
    TANDA,
    UNIT,
    contoh,
    ekstrem,
    panjang,
    tanpa_angka,
    tanpa_tahun,
)

pytestmark = pytest.mark.django_db
TEPI_MM = 10
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@contextmanager
def terimpor(penghalang: Any, *paket: dict[str, Any] | str) -> Iterator[None]:
    """The packages in the database; everything is rolled back at the end."""
    with penghalang.unblock(), transaction.atomic():
        for satu in paket:
            teks = satu if isinstance(satu, str) else json.dumps(satu, ensure_ascii=False)
            impor_paket(baca_isi(teks.encode()), oleh=aktor_sistem(), waktu=dt.datetime.now(dt.UTC))
        yield
        transaction.set_rollback(True)


def baca(kode: str = UNIT, tahun: int = 2025) -> BahanLkjip:
    return bahan_lkjip(unit_dengan_kode(kode), tahun, pada=PADA)


@pytest.fixture(scope="module")
def laporan(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> tuple[BahanLkjip, NaskahLkjip, dict[str, bytes]]:
    """The extreme report: its material, its draft, and its three files."""
    with terimpor(django_db_blocker, ekstrem()):
        bahan = baca()
    naskah = susun_lkjip(bahan)
    return bahan, naskah, isi_dokumen(naskah.dokumen, FORMAT, Mesin(HURUF, tmp_path_factory.mktemp("bagan")))


def datar(isi: bytes) -> str:
    """All text of a DOCX, blanks made one."""
    semua = docx.Document(BytesIO(isi)).element.body.iter(f"{W}p")
    return "\n".join(" ".join("".join(t.text or "" for t in p.iter(f"{W}t")).split()) for p in semua)


def test_ketiga_bentuk_berisi_teks_yang_sama(laporan):
    _, _, isi = laporan
    html = semua_kata(blok_html(isi["html"]))
    assert semua_kata(blok_docx(isi["docx"])) == html
    assert len(html) > 15_000
    # A reader of a PDF tells a line with Arabic in another order, so there it is what is told that counts.
    pdf, lain = (_huruf(k) for k in (semua_kata(blok_pdf(isi["pdf"])), html))
    assert pdf == lain


def _huruf(semua: list[str]) -> Counter[str]:
    return Counter(h for k in semua for h in k if h.isalnum())


def test_nama_panjang_emoji_arab_dan_tanda_tercetak_utuh(laporan):
    teks = datar(laporan[2]["docx"])
    for satu in (panjang("Indeks kepuasan"), panjang("Balai Layanan Melati"), TANDA, ARAB, KATA):
        assert satu in teks, satu
    assert "**tebal tidak ditutup" in teks


def test_tidak_ada_huruf_di_luar_halaman(laporan):
    """No letter nearer to the edge of the paper than the margin of a printer."""
    titik = TEPI_MM * 72 / 25.4
    dengan_kepala = 0
    with pdfplumber.open(BytesIO(laporan[2]["pdf"])) as pdf:
        for halaman in pdf.pages[::3]:  # a third of them, of every kind
            for h in halaman.chars:
                if h["upright"] and h["text"].strip():
                    assert h["x0"] > titik and h["x1"] < float(halaman.width) - titik, (halaman, h["text"])
                    assert h["top"] > titik and h["bottom"] < float(halaman.height) - titik, halaman
            dengan_kepala += "Laporan Kinerja Instansi Pemerintah" in (halaman.extract_text() or "")[:600]
    assert dengan_kepala > 20


def test_yang_tidak_dapat_tampil_ditandai_di_tempatnya_dan_menjadi_titik(laporan):
    _, naskah, isi = laporan
    pesan = [t.pesan for t in naskah.terbuka]
    for penggalan in (
        "Rujukan {capaian:9.9} tidak dikenal",
        "Rujukan {target:2.1:1999} tidak berangka",
        "Gambar «rusak» tidak dapat tampil",
        "Gambar «tidak-ada» tidak ada",
        "berkolom 40, lebih dari 16",
        "Berkas «rusak ✅»: berkasnya bukan PNG atau JPEG yang utuh",
        "Berkas «besar ✅»: ukurannya 9000 × 9000 piksel",
        "Berkas «pdf-rusak ✅»: PDF-nya rusak",
        "Berkas «pdf-sandi ✅»: PDF-nya terkunci sandi",
    ):
        assert sum(penggalan in p for p in pesan) == 1, (penggalan, pesan)
    assert not any("foto" in p or "tebal" in p or "menara" in p for p in pesan)
    assert not any(t.jenis == "ragu" and "gambaran_umum" in t.tempat for t in naskah.terbuka)
    teks = datar(isi["docx"])
    assert teks.count("tidak dapat ditampilkan") == 4 and teks.count("tidak dapat tampil") >= 1


def test_lampiran_enam_puluh_halaman_dimuat_seluruhnya(laporan):
    teks = datar(laporan[2]["docx"])
    assert {f"halaman {n} dari {HALAMAN}" in teks for n in range(2, HALAMAN + 1)} == {True}
    pdf = pypdfium2.PdfDocument(laporan[2]["pdf"])
    milik = [h for h in pdf if f"dari {HALAMAN}" in h.get_textpage().get_text_range()]
    arah = [h.get_width() > h.get_height() for h in milik]
    assert len(arah) == HALAMAN - 1 and sum(arah) == HALAMAN // 2


def test_setiap_peristiwa_ada_satu_kali_dalam_tabelnya(laporan):
    bahan, _, isi = laporan
    semua = [t for t in docx.Document(BytesIO(isi["docx"])).tables if t.rows[0].cells[1].text == "Tanggal"]
    assert len(semua) == 1
    nomor = [int(b.cells[2].text.split("ke-")[1].split()[0]) for b in semua[0].rows[1:]]
    assert sorted(nomor) == list(range(1, PERISTIWA + 1))
    (butir,) = (b for b in bahan.hasil.butir if b.indikator == "layanan.jumlah-penyuluhan")
    assert butir.realisasi.nilai == PERISTIWA


def test_kantor_tanpa_satu_angka_pun_tetap_mendapat_draf(django_db_blocker, tmp_path):
    with terimpor(django_db_blocker, tanpa_angka()):
        bahan = baca()
    naskah = susun_lkjip(bahan)
    assert naskah.dokumen.draf and bahan.hasil.rata.rata is None
    assert all(b.realisasi.kosong and b.hasil.status is None for b in bahan.hasil.butir)
    isi = isi_dokumen(naskah.dokumen, FORMAT, Mesin(HURUF, tmp_path))
    teks = datar(isi["docx"])
    assert "melampaui target, " not in teks and "belum diisi" in teks
    assert not re.search(r"\b(?:None|nan|NaN)\b", teks)
    assert {len(t.pesan) > 0 and len(t.saran) > 0 for t in naskah.terbuka} == {True}


def test_tahun_yang_hilang_dalam_riwayat_disebut_dan_tidak_ditebak(django_db_blocker):
    with terimpor(django_db_blocker, tanpa_tahun(2024)):
        bahan = baca()
    assert {t.tahun for s in bahan.seri.values() for t in s} >= {2023, 2025}
    naskah = susun_lkjip(bahan)
    tanpa = [t for t in bahan.seri["dukungan.nilai-akip"] if t.tahun == 2024]
    assert all(t.realisasi is None for t in tanpa)
    assert not any("dibandingkan dengan 7" in str(b) for b in naskah.dokumen.isi if "2024" in str(b))


def test_karakter_kendali_ditolak_dengan_tempatnya(django_db_blocker):
    paket = contoh()
    paket["teks"][0]["isi"] = "Satu\u0007dua"
    with pytest.raises(GalatSakip, match="teks") as salah, terimpor(django_db_blocker, paket):
        pass
    assert "kendali" in str(salah.value)


def test_banyaknya_kueri_sama_untuk_sedikit_dan_banyak_indikator(django_db_blocker):
    banyak = []
    for indikator, unit in ((3, 2), (60, 2), (3, 30)):
        with terimpor(django_db_blocker, paket_wilayah(indikator, unit)):
            with CaptureQueriesContext(connection) as kueri:
                hasil = baca("kanwil").hasil
            assert len(hasil.butir) == indikator
            banyak.append(len(kueri))
    assert len(set(banyak)) == 1, banyak


def test_dari_ekspor_lahir_laporan_yang_sama_sampai_bita_terakhir(django_db_blocker, tmp_path):
    def tulis() -> dict[str, bytes]:
        dok = susun_lkjip(baca()).dokumen
        mesin = {"folder_huruf": HURUF, "cache": tmp_path}
        return {"docx": tulis_docx(dok, halaman=None, **mesin), "html": tulis_html(dok, **mesin)}

    with terimpor(django_db_blocker, contoh()):
        awal, ekspor = tulis(), ekspor_paket(unit_dengan_kode(UNIT), 2025)
    with terimpor(django_db_blocker, ekspor):
        pulih = tulis()
    with terimpor(django_db_blocker, tanpa_tahun(2024)):
        lain = tulis()
    for format_ in awal:
        assert awal[format_] == pulih[format_] != lain[format_], format_
