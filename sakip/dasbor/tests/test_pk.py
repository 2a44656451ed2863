"""The page of an agreement with what was reached before, and its printed form."""

import datetime as dt
import re
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Leluhur
from sakip.organisasi.services import bangun_leluhur, tugaskan
from sakip.pengukuran.models import Langkah, RiwayatTahunan
from sakip.pengukuran.queries.kewajaran_target import Dicapai, dicapai_lalu, realisasi_lalu
from sakip.pengukuran.tests.conftest import WAKTU
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import PenetapanTarget, Perjanjian

PINTU = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def perencana(client, kantor):
    assert Leluhur.objects.filter(tahun=2023).exists()
    akun = buat_akun(nama="Perencana", nip="1")
    tugaskan(
        akun=akun, unit=kantor.kanwil, peran="perencana", sejak=dt.date(2020, 1, 1), oleh=aktor_sistem(),
        peran_oleh="Sistem", waktu=WAKTU,
    )  # fmt: skip
    client.force_login(akun, backend=PINTU)
    return akun


def draf_2024(kantor, nilai):
    """A draft of the year after with one item on the share that was reached before."""
    bangun_leluhur(instansi=kantor.instansi, tahun=2024)
    p = Perjanjian.objects.create(
        instansi=kantor.instansi, kode="pk-2024", unit=kantor.kanwil, tahun=2024,
        pihak_pertama=kantor.perjanjian.pihak_pertama, bentuk="pernyataan",
    )  # fmt: skip
    p.butir.create(
        urutan=1, kode="1.1", sasaran=kantor.sasaran, indikator=kantor.bagian, rumusan_sasaran="S",
        rumusan="Persentase bagian", nilai=D(nilai), satuan="persen",
    )  # fmt: skip
    return p


def test_yang_pernah_dicapai_dihitung_atau_dari_riwayat_yang_sebanding(kantor):
    lalu = realisasi_lalu(kantor.kanwil, 2024, [kantor.bagian.pk], pada=dt.date(2024, 2, 1))
    tahun = {d.tahun: d.nilai for d in lalu[kantor.bagian.pk]}
    assert 2020 not in tahun  # its formula was another one
    assert (tahun[2021], tahun[2022]) == (D(92), D(90))
    assert D(90) < tahun[2023] < D(95)


def test_riwayat_berskala_lain_tidak_dibandingkan(kantor):
    for tahun, nilai, skala in ((2021, "7.5", "10"), (2022, "3.2", "4")):
        RiwayatTahunan.objects.create(
            unit=kantor.kanwil,
            indikator=kantor.indeks,
            tahun=tahun,
            nilai=D(nilai),
            skala=D(skala),
            satuan="indeks",
        )
    lalu = realisasi_lalu(kantor.kanwil, 2023, [kantor.indeks.pk], pada=dt.date(2024, 2, 1))
    assert lalu[kantor.indeks.pk] == (Dicapai(2022, D("3.2")),)


def test_target_jauh_di_bawah_yang_pernah_dicapai_dan_lain_dari_renstra_diperingatkan(
    client, kantor, perencana
):
    p = draf_2024(kantor, 17)
    teks = client.get(reverse("dasbor:pk", args=[p.pk])).content.decode()
    assert "Target 17 jauh di bawah yang pernah dicapai" in teks
    assert re.search(r"Pernah dicapai: [^<]*2023 [0-9.,]+%", teks)
    assert "Tidak sama dengan target wilayah Renstra 2024: 97%" in teks.replace("\u00a0", " ")
    assert "Usulkan untuk ditandatangani" in teks  # a warning never refuses


def test_yang_belum_disetujui_disebut_sementara(client, kantor, perencana):
    """Official where there is an approval, else the figure as stored, and the page says which."""
    hari = dt.date(2024, 2, 1)
    resmi = realisasi_lalu(kantor.kanwil, 2024, [kantor.bagian.pk], pada=hari)[kantor.bagian.pk][-1]
    assert (resmi.tahun, resmi.sementara, resmi.label) == (2023, False, "2023")
    Langkah.objects.filter(tindakan="setujui").delete()
    lain = realisasi_lalu(kantor.kanwil, 2024, [kantor.bagian.pk], pada=hari)[kantor.bagian.pk][-1]
    assert lain == Dicapai(2023, resmi.nilai, True)
    p = draf_2024(kantor, 17)
    teks = client.get(reverse("dasbor:pk", args=[p.pk])).content.decode()
    assert "(sementara)" in teks and "pada 2023 (sementara)" in teks
    berjalan = realisasi_lalu(kantor.kanwil, 2024, [kantor.bagian.pk], pada=dt.date(2023, 11, 1))
    assert berjalan[kantor.bagian.pk][-1].sementara


def test_kisi_pemilik_membandingkan_dengan_realisasi_bukan_target(
    client, kantor, django_assert_max_num_queries
):
    Indikator.objects.filter(pk=kantor.bagian.pk).update(pemilik=kantor.a)
    pemilik = buat_akun(nama="Pemilik", nip="3")
    tugaskan(
        akun=pemilik, unit=kantor.a, peran="pemilik_indikator", sejak=dt.date(2020, 1, 1),
        oleh=aktor_sistem(), peran_oleh="Sistem", waktu=WAKTU,
    )  # fmt: skip
    bangun_leluhur(instansi=kantor.instansi, tahun=2024)
    PenetapanTarget.objects.create(
        indikator=kantor.bagian, unit=kantor.kanwil, tahun=2024, nilai=D(17), satuan="persen", oleh=pemilik,
        waktu=WAKTU,
    )  # fmt: skip
    client.force_login(pemilik, backend=PINTU)
    milik = ["i", "a", 2024]
    for alamat in (
        reverse("dasbor:kisi", args=milik),
        reverse("dasbor:penetapan_indikator", args=[*milik, kantor.bagian.pk]),
    ):
        with django_assert_max_num_queries(150):
            teks = client.get(alamat).content.decode()
        assert "Target 17 jauh di bawah yang pernah dicapai" in teks
        assert "pada 2023" in teks


def test_unit_yang_menanggapi_melihat_yang_pernah_dicapainya(client, kantor, perencana):
    """Who must accept 17 sees, as its owner does, that 98 was reached."""
    PenetapanTarget.objects.create(
        indikator=kantor.bagian, unit=kantor.kanwil, tahun=2024, nilai=D(17), satuan="persen",
        oleh=aktor_sistem(), waktu=WAKTU,
    )  # fmt: skip
    teks = client.get(reverse("dasbor:tanggapan", args=["i", "kw", 2024])).content.decode()
    assert "Target 17 jauh di bawah yang pernah dicapai" in teks and "Pernah dicapai" in teks


def test_kueri_yang_pernah_dicapai_tidak_bertambah_dengan_unit(kantor, django_assert_num_queries):
    satu, semua = [kantor.kanwil.pk], [kantor.kanwil.pk, kantor.a.pk, kantor.b.pk]
    with CaptureQueriesContext(connection) as kueri:
        dicapai_lalu(satu, 2024, [kantor.bagian.pk], pada=dt.date(2024, 2, 1))
    with django_assert_num_queries(len(kueri)):
        dicapai_lalu(semua, 2024, [kantor.bagian.pk], pada=dt.date(2024, 2, 1))


def test_target_yang_wajar_tidak_diperingatkan(client, kantor, perencana):
    p = draf_2024(kantor, 97)
    assert 'class="peringatan"' not in client.get(reverse("dasbor:pk", args=[p.pk])).content.decode()


def test_target_pecahan_dari_yang_dicacah_diperingatkan_dan_tampil_utuh(client, kantor, perencana):
    p = draf_2024(kantor, 97)
    p.butir.create(
        urutan=2, kode="1.5", sasaran=kantor.sasaran, indikator=kantor.daftar, rumusan_sasaran="S",
        rumusan="Kegiatan pendampingan", nilai=D("12.5"), satuan="kegiatan",
    )  # fmt: skip
    isi = client.get(reverse("dasbor:pk", args=[p.pk])).content.decode()
    assert "12,5 kegiatan: biasanya bilangan bulat. Periksa komanya." in isi
    assert "13" not in re.findall(r">\s*(\d+)(?: kegiatan)?\s*<", isi)


@pytest.mark.parametrize(("bentuk", "awal"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04")])
def test_perjanjian_dicetak_sebagai_dokumen(client, kantor, perencana, bentuk, awal):
    alamat = reverse(f"dasbor:pk_{bentuk}", args=["i", "kw", 2023])
    jawab = client.get(alamat, {"kode": "pk", "revisi": "0"})
    assert jawab.status_code == 200 and jawab.content.startswith(awal)
    assert jawab["Content-Disposition"].startswith("attachment")
    assert client.get(alamat, {"kode": "tidak-ada"}).status_code == 404
    assert client.get(alamat, {"kode": "pk", "revisi": "9"}).status_code == 404


def test_pratinjau_tampil_di_peramban_dan_tidak_memuat_apa_pun_dari_luar(client, kantor, perencana):
    jawab = client.get(reverse("dasbor:pk_html", args=["i", "kw", 2023]))
    assert jawab.status_code == 200 and "Content-Disposition" not in jawab
    assert "default-src 'none'" in jawab["Content-Security-Policy"]
    assert "PERNYATAAN KINERJA" in jawab.content.decode().upper()


def test_dokumen_perjanjian_hanya_untuk_yang_bertugas(client, kantor):
    alamat = reverse("dasbor:pk_pdf", args=["i", "kw", 2023])
    assert client.get(alamat).status_code == 302
    akun = buat_akun(nama="Orang Lain", nip="2")
    client.force_login(akun, backend=PINTU)
    assert client.get(alamat).status_code == 403
    assert client.get(reverse("dasbor:pk", args=[kantor.perjanjian.pk])).status_code == 403
    assert client.get(reverse("dasbor:pk", args=[999_999])).status_code == 404
