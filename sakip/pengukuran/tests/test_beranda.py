"""The start of measurement says of each month what is to be done, and the form offers only that."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.test import Client
from django.utils import timezone

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.services import tugaskan
from sakip.pengukuran.models import Langkah, Pengajuan
from sakip.perencanaan.models import ManualIndikator, PengisiVariabel

ALAMAT = "/pengukuran/i/a/2023/3/"


@pytest.fixture
def kantor(wilayah):
    masuk = wilayah.variabel("masuk")
    wilayah.indikator("1.1", D(90), "masuk", {"masuk": masuk})
    PengisiVariabel.objects.create(variabel=masuk, unit=wilayah.a, sejak_tahun=2020)
    wilayah.budi = buat_akun(nama="Budi", nip="1")
    tugaskan(
        akun=wilayah.budi, unit=wilayah.a, peran="operator", sejak=dt.date(2020, 1, 1), oleh=aktor_sistem(),
        peran_oleh="Sistem", waktu=timezone.now(),
    )  # fmt: skip
    wilayah.klien = Client()
    wilayah.klien.force_login(wilayah.budi, backend="allauth.account.auth_backends.AuthenticationBackend")
    return wilayah


def test_bulan_tanpa_isian_tidak_disebut_lewat_tenggat(kantor):
    """Of a quarter only its last month asks for anything; the others are neither a draft nor late."""
    ManualIndikator.objects.update(kekerapan="triwulanan")
    jawab = kantor.klien.get("/pengukuran/?tahun=2023")
    bulan = {b.bulan: b for b in jawab.context["semua"][0].bulan}
    assert {n for n, b in bulan.items() if b.terlambat} == {3, 6, 9, 12}
    assert (bulan[2].kata, bulan[3].kata) == ("Tidak ada isian", "Draf")
    teks = jawab.content.decode()
    assert (teks.count("Lewat tenggat"), teks.count("Tidak ada isian")) == (4, 8)


def test_formulir_yang_sudah_diajukan_tidak_menawarkan_mengajukannya_lagi(kantor):
    assert "Periksa dan ajukan" in kantor.klien.get(ALAMAT).content.decode()
    p = Pengajuan.objects.create(unit=kantor.a, formulir="kinerja", periode="2023-03", tahun=2023)
    Langkah.objects.create(pengajuan=p, urut=1, tindakan="ajukan", oleh=kantor.budi, waktu=timezone.now())
    teks = kantor.klien.get(ALAMAT).content.decode()
    assert "Periksa dan ajukan" not in teks and "Lihat pemeriksaan" in teks
