"""The start page of the forms, and how many queries it and the form take."""

from decimal import Decimal as D

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sakip.akun.services import aktor_sistem
from sakip.organisasi.models import Leluhur
from sakip.pengukuran.medan import pisahkan
from sakip.pengukuran.models import Langkah, Pengajuan
from sakip.pengukuran.tampil_formulir import baca_semula
from sakip.pengukuran.tests.test_halaman_formulir import ALAMAT, kantor, masuk, orang
from sakip.perencanaan.models import PengisiVariabel

__all__ = ["kantor"]


def test_beranda_memuat_unit_saya_dengan_keadaan_dan_tenggat(kantor):
    tahun = timezone.localdate().year
    kantor.perjanjian.__class__.objects.create(
        instansi=kantor.instansi, kode="kini", unit=kantor.a, tahun=tahun - 1, bentuk="pernyataan",
        pihak_pertama=kantor.perjanjian.pihak_pertama,
    )  # fmt: skip
    p = Pengajuan.objects.create(
        unit=kantor.a, formulir="kinerja", periode=f"{tahun - 1}-02", tahun=tahun - 1
    )
    Langkah.objects.create(pengajuan=p, urut=1, tindakan="ajukan", oleh=aktor_sistem(), waktu=timezone.now())
    isi = kantor.klien.get(f"/pengukuran/?tahun={tahun - 1}&bulan=3").content.decode()
    assert "Unit a" in isi and isi.count('class="bulan-nama"') == 12
    assert "Diajukan" in isi and "Lewat tenggat" in isi and f"/pengukuran/i/a/{tahun - 1}/3/" in isi
    assert kantor.klien.get("/pengukuran/?tahun=abc&bulan=99").status_code == 200
    csv = kantor.klien.get(f"/pengukuran/?tahun={tahun - 1}&bulan=3&unduh=csv").content.decode("utf-8-sig")
    assert csv.splitlines()[0] == "Unit;Keadaan;Tenggat"
    assert csv.splitlines()[1].startswith("Unit a;") and "<" not in csv


def test_beranda_menjelaskan_bila_tidak_ada_yang_diisi(kantor):
    isi = masuk(orang("8", kantor.b, "operator")).get("/pengukuran/").content.decode()
    assert "Belum ada formulir untuk Anda" in isi


def test_banyak_kueri_beranda_tidak_bertambah_dengan_unit(kantor):
    klien = masuk(orang("6", kantor.kanwil, "operator"))
    klien.get("/pengukuran/")  # the first visit also notes the session
    v = kantor.masuk
    cacah = []
    for awal, akhir in ((0, 5), (5, 30)):
        for n in range(awal, akhir):
            unit = kantor._unit(f"u{n}", "upt")
            for tahun in (timezone.localdate().year, 2023):
                Leluhur.objects.create(
                    unit=unit, leluhur=kantor.kanwil, jarak=1, garis="komando", tahun=tahun
                )
            PengisiVariabel.objects.create(variabel=v, unit=unit, sejak_tahun=2020)
        with CaptureQueriesContext(connection) as kueri:
            isi = klien.get("/pengukuran/").content.decode()
        assert isi.count("Unit u") >= akhir - 1
        cacah.append(len(kueri))
    assert cacah[0] == cacah[1] <= 40


def test_banyak_kueri_halaman_tidak_bertambah_dengan_variabel(kantor):
    kantor.klien.get(ALAMAT)
    cacah = []
    for awal, akhir in ((0, 3), (3, 25)):
        for n in range(awal, akhir):
            v = kantor.variabel(f"x{n}")
            kantor.indikator(f"2.{n}", D(9), "x", {"x": v}, satuan="orang")
            PengisiVariabel.objects.create(variabel=v, unit=kantor.a, sejak_tahun=2020)
            kantor.isi(kantor.a, v, n, "2023-03")
        with CaptureQueriesContext(connection) as kueri:
            assert kantor.klien.get(ALAMAT).status_code == 200
        cacah.append(len(kueri))
    assert cacah[0] == cacah[1] <= 60


def test_daftar_yang_panjang_terbaca_seluruhnya_dan_semula_yang_rusak_diabaikan():
    kiriman = {f"v-1-e-{n}-nama": f"Nama {n}" for n in range(1, 6001)}
    assert pisahkan(kiriman)[0] == kiriman  # nothing is dropped without a word
    for rusak in ("[" * 20_000, "{", "[]", "null"):
        assert baca_semula(rusak) == {}
