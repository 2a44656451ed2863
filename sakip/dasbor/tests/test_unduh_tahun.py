"""The year of an office as XLSX and CSV: what its page prints, as cells that run nothing."""

import csv
import io
import re
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from sakip.aturan.angka import tulis_persen

from .conftest import ALAMAT

pytestmark = pytest.mark.django_db


def buku(client, **kueri):
    jawab = client.get(f"{ALAMAT}capaian.xlsx", kueri)
    assert jawab.status_code == 200 and "capaian-kw-2023.xlsx" in jawab["Content-Disposition"]
    return load_workbook(io.BytesIO(jawab.content))


def baris_csv(client, **kueri):
    jawab = client.get(f"{ALAMAT}capaian.csv", kueri)
    assert jawab.status_code == 200 and "capaian-kw-2023.csv" in jawab["Content-Disposition"]
    return list(csv.reader(io.StringIO(jawab.content.decode("utf-8-sig")), delimiter=";"))


def tabel(baris):
    """Rows below the header, by the names of their columns."""
    mulai = next(n for n, b in enumerate(baris) if b and b[0] == "Kode sasaran")
    return [dict(zip(baris[mulai], b, strict=True)) for b in baris[mulai + 1 :]]


def test_angka_unduhan_sama_dengan_yang_tercetak_di_halaman(client, kantor):
    isi = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(ALAMAT).content.decode()))
    lembar = [[s.value for s in b] for b in buku(client).worksheets[0].rows]
    butir = {b["Kode"]: b for b in tabel(lembar)}
    assert sorted(butir) == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    satu = butir["1.1"]
    assert (satu["Target"], satu["Realisasi"], satu["Capaian (%)"]) == (95, 91.4, 96.21)
    assert (butir["1.2"]["Realisasi"], butir["1.2"]["Skala"], butir["1.3"]["Realisasi"]) == (3.84, 4, "WTP")
    assert butir["1.4"]["Realisasi"] is None and butir["1.4"]["Status"] in isi
    assert "tanpa rincian" in butir["1.2"]["Catatan"] and "menurut surat" in butir["1.3"]["Catatan"]
    for b in butir.values():
        if b["Capaian (%)"] is not None:
            assert tulis_persen(D(str(b["Capaian (%)"]))) in isi, b["Kode"]


def test_csv_memuat_sel_yang_sama_dengan_excel(client, kantor):
    excel = tabel([[s.value for s in b] for b in buku(client).worksheets[0].rows])
    for b, c in zip(excel, tabel(baris_csv(client)), strict=True):
        for kolom, nilai in b.items():
            if isinstance(nilai, int | float):
                assert D(c[kolom].replace(",", ".")) == D(str(nilai)), kolom
            else:
                assert c[kolom] == (nilai or ""), kolom
    satu = next(b for b in tabel(baris_csv(client)) if b["Kode"] == "1.2")
    assert (satu["Skala"], satu["Target"], satu["Realisasi"]) == ("4", "3,1", "3,84")


def test_keterangan_menyebut_bacaan_tanggal_rata_rata_dan_uang(client, kantor):
    kata = dict(b for b in baris_csv(client)[:12])
    assert kata["Bacaan"].startswith("resmi") and kata["Tahun"] == "2023"
    assert kata["Realisasi anggaran"] == "Rp3.900.000.000 (97,50%)"
    assert kata["Saringan"] == "tidak ada: semua indikator"
    halaman = client.get(ALAMAT).content.decode()
    for nama in ("Rata-rata capaian", "Rata-rata capaian dibatasi"):
        assert kata[nama] in halaman


def test_unduhan_memuat_baris_yang_tersaring_dan_halaman_menautkannya(client, kantor):
    assert {b["Kode"] for b in tabel(baris_csv(client, cari="1.2"))} == {"1.2"}
    halaman = client.get(ALAMAT, {"cari": "1.2"}).content.decode()
    assert "capaian.xlsx?cari=1.2" in halaman and "capaian.csv?cari=1.2" in halaman


def test_teks_saringan_tidak_menjadi_rumus(client, kantor):
    assert ["Saringan", "'=2+5"] in baris_csv(client, cari="=2+5")
    lembar = buku(client, cari="=2+5")["Keterangan"]
    assert all(s.data_type == "s" for b in lembar.rows for s in b)


def test_angka_sementara_tidak_terunduh_tanpa_masuk(client, kantor):
    jawab = client.get(f"{ALAMAT}capaian.csv", {"bacaan": "sementara"})
    assert jawab.status_code == 302 and "login" in jawab["Location"]


def test_kantor_dan_tahun_yang_tidak_ada_menjawab_404(client, kantor):
    assert client.get("/tidak/ada/2023/capaian.xlsx").status_code == 404
    assert client.get("/i/kw/1999/capaian.csv").status_code == 404


def test_kueri_unduhan_tidak_lebih_banyak_daripada_halamannya(client, kantor):
    with CaptureQueriesContext(connection) as kueri:
        client.get(f"{ALAMAT}capaian.csv")
    assert len(kueri) <= 23
