"""What a workbook may not be: faults by cell, other offices, other kinds of files, too much of anything."""

import datetime as dt
import io
import random
import re
import time
import tracemalloc
import zipfile
from decimal import Decimal as D

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sakip.pengukuran.models import DrafIsian, Isian
from sakip.pengukuran.queries.formulir import formulir
from sakip.perencanaan.models import PengisiVariabel
from sakip.pertukaran.lembar import bentuk, segel
from sakip.pertukaran.lembar.baca import baca_lembar
from sakip.pertukaran.lembar.bentuk import susun_lembar
from sakip.pertukaran.lembar.tulis import tulis_lembar
from sakip.pertukaran.tests.kantor_lembar import (
    ALAMAT,
    MILIK,
    KantorLembar,
    isi_buku,
    masuk,
    orang,
    sel_kunci,
    simpan,
)

PADA = dt.date(2023, 4, 3)


@pytest.fixture
def kantor(db):
    return KantorLembar()


def buku(kantor, **lain):
    f = formulir(kantor.a, 2023, 3, pada=PADA)
    return tulis_lembar(susun_lembar(f), diunduh=timezone.now(), **lain)


def teks(jawab):
    return re.sub(r"\s+", " ", jawab.content.decode())


# --- faults by cell ----------------------------------------------------------------------------------


def test_semua_yang_salah_disebut_sekaligus_menurut_selnya(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    sel = {k: sel_kunci(wb, k) for k in (kantor.m, kantor.s, kantor.l, kantor.p)}
    sel[kantor.m].value = "12a"
    sel[kantor.s].value = "#N/A"
    sel[kantor.s].data_type = "e"
    sel[kantor.l].value = dt.date(2023, 3, 1)
    sel[kantor.p].value, sel[kantor.p].number_format = 0.12, "0.0%"
    tanggal = sel_kunci(wb, f"{kantor.d}-b-0", "Kejadian", "Tanggal")
    tanggal.value = dt.date(2023, 5, 1)
    sel_kunci(wb, f"{kantor.d}-b-0", "Kejadian", "Nama kejadian").value = "Di luar bulan"
    jawab = kantor.unggah(simpan(wb))
    isi = teks(jawab)
    assert jawab.status_code == 400 and not DrafIsian.objects.exists()
    for kunci, kata in (
        (kantor.m, "«a» di belakang angkanya"),
        (kantor.s, "galat Excel #N/A"),
        (kantor.l, "menjadi tanggal"),
        (kantor.p, "berformat persen"),
    ):
        assert re.search(rf"Isian!{sel[kunci].coordinate}</strong>: [^<]*{kata}", isi), kunci
    assert f"Kejadian!{tanggal.coordinate}" in isi and "1 Mei 2023 di luar" in isi
    assert "5 hal perlu diperbaiki" in isi


def test_rumus_yang_belum_dihitung_ditolak_dan_yang_sudah_diambil_hasilnya(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    sel = sel_kunci(wb, kantor.m)
    sel.value = "=10+5"
    jawab = kantor.unggah(simpan(wb))
    assert jawab.status_code == 400 and "belum pernah dihitung" in teks(jawab)
    alamat = sel.coordinate
    hitung = _ganti_xml(
        simpan(wb),
        "xl/worksheets/sheet1.xml",
        rb"<f>10\+5</f><v\s*/>|<f>10\+5</f><v></v>",
        b"<f>10+5</f><v>15</v>",
    )
    terbaca = baca_lembar(hitung, "x.xlsx", MILIK)
    assert terbaca.isi == {kantor.m: "15"} and terbaca.sel[kantor.m] == f"Isian!{alamat}"


def _ganti_xml(isi, nama, lama, baru):
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as z, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as k:
        for n in z.namelist():
            data = z.read(n)
            if n == nama:
                data, cacah = re.subn(lama, baru, data)
                assert cacah, nama
            k.writestr(n, data)
    return keluar.getvalue()


def test_rincian_yang_tidak_berjumlah_disebut_di_selnya(kantor):
    jawab = kantor.unggah(isi_buku(kantor.unduh(), {kantor.r: 10, kantor.l: 3, kantor.p: 4}))
    assert jawab.status_code == 400 and "jumlah rinciannya 7" in teks(jawab) and "Isian!I" in teks(jawab)


def test_baris_diurutkan_kolom_disisipkan_dan_digeser_tetap_terbaca(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(isi_buku(kantor.unduh(), {kantor.m: 7, kantor.s: 8})))
    ws = wb["Isian"]
    isi = [[s.value for s in b] for b in ws.iter_rows(min_row=5)]
    random.Random(3).shuffle(isi)
    for r, baris in enumerate(isi, 5):
        for k, nilai in enumerate(baris, 1):
            ws.cell(r, k).value = nilai
    ws.insert_cols(3, 2)
    ws.insert_rows(1, 3)
    terbaca = baca_lembar(simpan(wb), "x.xlsx", MILIK)
    assert not terbaca.masalah and terbaca.isi == {kantor.m: "7", kantor.s: "8"} and not terbaca.hilang


def test_baris_yang_hilang_disebut_dan_nilainya_dibiarkan(kantor):
    kantor.isi(kantor.a, kantor.masuk, 10, "2023-03")
    wb = openpyxl.load_workbook(io.BytesIO(isi_buku(kantor.unduh(), {kantor.s: 8})))
    wb["Isian"].delete_rows(sel_kunci(wb, kantor.m).row)
    assert kantor.unggah(simpan(wb)).status_code == 302
    assert "dibiarkan seperti tersimpan: masuk" in teks(kantor.klien.get(ALAMAT))
    kantor.terapkan()
    assert Isian.objects.get(variabel=kantor.masuk).nilai == D(10)


def test_baris_ganda_baris_asing_dan_sel_digabung_disebut(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(isi_buku(kantor.unduh(), {kantor.m: 7})))
    ws = wb["Isian"]
    akhir = ws.max_row
    for n, (kunci, nilai) in enumerate(((kantor.m, 9), ("v-999999", 5), (None, 6)), akhir + 1):
        ws.cell(n, 1).value, ws.cell(n, 9).value = kunci, nilai
    baris = sel_kunci(wb, kantor.l).row
    ws.merge_cells(f"I{baris}:I{baris + 1}")
    isi = teks(kantor.unggah(simpan(wb)))
    assert "salinannya tidak dapat dibedakan" in isi and "«v-999999» tidak dikenal" in isi
    assert "bukan bagian dari lembar" in isi and f"Isian!I{baris}:I{baris + 1}" in isi and "digabung" in isi


def test_lembar_atau_kolom_yang_dihapus_disebut(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    del wb["Kejadian"]
    assert "Lembar «Kejadian» tidak ada" in teks(kantor.unggah(simpan(wb)))
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    wb["Isian"].delete_cols(9)
    assert "Kolom «Isian Anda» tidak ada" in teks(kantor.unggah(simpan(wb)))
    wb["Isian"].delete_cols(1)
    assert "kolom «kunci» hilang" in teks(kantor.unggah(simpan(wb)))


# --- whose workbook ----------------------------------------------------------------------------------


def tolak(kantor, isi, kata, nama="isian.xlsx"):
    jawab = kantor.unggah(isi, nama=nama)
    assert jawab.status_code == 400 and kata in teks(jawab), teks(jawab)
    assert not DrafIsian.objects.exists() and not Isian.objects.exists()


def test_lembar_unit_lain_bulan_lain_dan_versi_lama_ditolak_dengan_sebab(kantor, monkeypatch):
    PengisiVariabel.objects.create(variabel=kantor.masuk, unit=kantor.b, sejak_tahun=2020)
    klien = masuk(orang("9", kantor.b, "operator"))
    tolak(kantor, kantor.unduh(klien, "/lembar/i/b/2023/3/"), "milik unit «b»")
    tolak(kantor, kantor.unduh(alamat="/lembar/i/a/2023/4/"), "untuk April 2023")
    with monkeypatch.context() as m:
        for modul in (bentuk, segel, __import__("sakip.pertukaran.lembar.tulis", fromlist=["x"])):
            m.setattr(modul, "VERSI_LEMBAR", 0)
        lama = kantor.unduh()
    tolak(kantor, lama, "bentuk lama")


@pytest.mark.parametrize("apa", ["unit", "bulan", "versi", "medan", "sidik", "segel"])
def test_tanda_pengenal_yang_diubah_ditolak(kantor, apa):
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    ws = wb["_sakip"]
    letak = {b[0].value: b for b in ws.iter_rows()}
    if apa == "unit":
        letak["unit"][1].value = "b"
    elif apa == "bulan":
        letak["bulan"][1].value = "4"
    elif apa == "versi":
        letak[kantor.m][1].value = "99"
    elif apa == "medan":
        letak[kantor.m][0].value = "v-1-e-1-hapus"
    elif apa == "sidik":
        letak[kantor.m][2].value = "0" * 16
    else:
        letak["segel"][1].value = "x" * 43
    tolak(kantor, simpan(wb), "tidak cocok")


def test_lembar_tersembunyi_yang_dihapus_atau_excel_lain_ditolak(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    del wb["_sakip"]
    tolak(kantor, simpan(wb), "bukan lembar isian dari SAKIP")
    tolak(kantor, simpan(openpyxl.Workbook()), "bukan lembar isian dari SAKIP")


# --- files that are no workbook ----------------------------------------------------------------------


def zip_berisi(**isi):
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, data in isi.items():
            z.writestr(nama.replace("__", "/").replace("_DOT_", "."), data)
    return aliran.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (b"", "a.xlsx", "kosong"),
        (b"%PDF-1.7 ...", "isian.xlsx", "PDF"),
        (OLE, "isian.xls", "bentuk lama (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "isian.xlsx", "bersandi"),
        (b"kunci;isian\r\nv-1;5\r\n", "isian.csv", "CSV"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "isian.xlsx", "bukan berkas Excel"),
        (zip_berisi(xl__workbook_DOT_xml="<a/>", xl__vbaProject_DOT_bin="x"), "isian.xlsm", "makro"),
        (zip_berisi(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "isian.ods", "OpenDocument"),
        (zip_berisi(word__document_DOT_xml="<a/>"), "isian.xlsx", "bukan buku kerja"),
        (zip_berisi(xl__workbook_DOT_bin="x"), "isian.xlsb", "biner"),
        (zip_berisi(xl__workbook_DOT_xml=b"0" * 60_000_000), "isian.xlsx", "jauh lebih besar"),
        (zip_berisi(xl__workbook_DOT_xml="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "isian.xlsx", "rusak"),
        (zip_berisi(xl__workbook_DOT_xml="<x>"), "isian.xlsx", "rusak"),
        (b"PK\x03\x04" + b"\0" * 200, "isian.xlsx", "rusak"),
    ],
    ids=lambda x: x[:20] if isinstance(x, str) else None,
)
def test_berkas_yang_bukan_lembar_ditolak_dengan_cara_memperbaikinya(kantor, isi, nama, kata):
    tolak(kantor, isi, kata, nama)


def test_berkas_makro_menurut_jenisnya_dan_berkas_terpotong_ditolak(kantor):
    b = kantor.unduh()
    makro = _ganti_xml(
        b,
        "[Content_Types].xml",
        rb"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )  # fmt: skip
    tolak(kantor, makro, "makro")
    for potong in (100, len(b) // 2, len(b) - 30):
        tolak(kantor, b[:potong], "rusak")


def test_sel_di_ujung_lembar_ditolak_sebelum_memakan_memori(kantor):
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    wb["Isian"]["XFD1048576"] = 1
    tracemalloc.start()
    tolak(kantor, simpan(wb), "sampai baris 1048576 kolom XFD")
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_ukuran_isi_yang_berbohong_di_daftar_zip_tidak_mengembang(kantor):
    """The directory says 1,000 bytes, the stream holds 60 MB."""
    isi = bytearray(zip_berisi(xl__workbook_DOT_xml=b"0" * 60_000_000))
    besar = (60_000_000).to_bytes(4, "little")
    while (n := isi.find(besar)) >= 0:
        isi[n : n + 4] = (1000).to_bytes(4, "little")
    tolak(kantor, bytes(isi), "rusak")


def test_50_mb_ditolak_dini(kantor):
    besar = io.BytesIO(b"PK\x03\x04" + b"0" * (50 * 1024 * 1024))
    besar.name = "isian.xlsx"
    awal = time.monotonic()
    jawab = kantor.klien.post(ALAMAT, {"berkas": besar, "aksi": "unggah"})
    assert jawab.status_code == 400
    assert "«isian.xlsx» (50,1 MB)" in teks(jawab) and "lebih dari 5 MB" in teks(jawab)
    assert time.monotonic() - awal < 10
    tolak(kantor, b"PK\x03\x04" + b"0" * (6 * 1024 * 1024), "lebih dari 5 MB")


def test_tanpa_berkas_diminta_memilih(kantor):
    jawab = kantor.klien.post(ALAMAT, {"aksi": "unggah"})
    assert jawab.status_code == 400 and "Belum ada berkas yang dipilih" in teks(jawab)


# --- size --------------------------------------------------------------------------------------------


def tambah_variabel(kantor, awal, akhir):
    for n in range(awal, akhir):
        v = kantor.variabel(f"x{n}")
        kantor.indikator(f"2.{n}", D(9), "x", {"x": v}, satuan="orang")
        PengisiVariabel.objects.create(variabel=v, unit=kantor.a, sejak_tahun=2020)
        yield f"v-{v.pk}"


def test_banyak_kueri_halaman_tidak_bertambah_dengan_baris(kantor):
    cacah = []
    isi = {kantor.m: 11}
    kantor.unggah(kantor.unduh())  # the first upload makes the row that later ones replace
    for awal, akhir in ((0, 2), (2, 20)):
        isi |= dict.fromkeys(tambah_variabel(kantor, awal, akhir), 5)
        berkas = isi_buku(kantor.unduh(), isi)
        with CaptureQueriesContext(connection) as unggah:
            assert kantor.unggah(berkas).status_code == 302
        with CaptureQueriesContext(connection) as lihat:
            assert f"{len(isi)} baru" in teks(kantor.klien.get(ALAMAT))
        with CaptureQueriesContext(connection) as unduh:
            kantor.unduh()
        cacah.append((len(unggah), len(lihat), len(unduh)))
    assert cacah[0] == cacah[1] and max(cacah[1]) <= 60


def test_2000_baris_dengan_kesalahan_terbaca_cepat_dan_daftarnya_dibatasi(kantor):
    dasar = kantor.unduh()
    wb = openpyxl.load_workbook(io.BytesIO(dasar))
    ws = wb["Isian"]
    for n in range(2000):
        for kolom, isi in ((1, f"v-{900_000 + n}"), (3, f"Baris {n}"), (9, "12a" if n % 2 else n)):
            ws.cell(100 + n, kolom).value = isi
    berkas = simpan(wb)
    tracemalloc.start()
    awal = time.monotonic()
    jawab = kantor.unggah(berkas)
    lama, memori = time.monotonic() - awal, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    isi = teks(jawab)
    assert jawab.status_code == 400 and "2.000 hal perlu diperbaiki" in isi
    daftar = re.search(r'<textarea[^>]*id="semua-masalah"[^>]*>(.*?)</textarea>', isi, re.S)
    assert daftar is not None and daftar[1].count("Kunci baris") == 2000
    assert isi.count('class="sel"') == 200 and "dan 1.800 lagi" in isi
    assert lama < 20 and memori < 80_000_000
    ws["C7000"] = "jauh"
    assert "paling banyak 5000 baris" in teks(kantor.unggah(simpan(wb)))
