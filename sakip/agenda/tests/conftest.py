"""A ministry with a region and two units in two zones, and people who manage or meet its deadlines."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Instansi, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan

SEJAK = dt.date(2020, 1, 1)


class Agenda:
    def __init__(self):
        self.waktu = timezone.now()
        self.nomor = 0
        self.instansi = Instansi.objects.create(kode="kem", nama="Kementerian", jenis="kementerian")
        self.m = self.unit("m", None)
        self.kw = self.unit("kw", self.m)
        self.a = self.unit("a", self.kw, "WIT")
        self.b = self.unit("b", self.kw)
        bangun_leluhur(instansi=self.instansi, tahun=2024)
        self.admin = self.orang("administrator", self.m)
        self.perencana_pusat = self.orang("perencana", self.m)
        self.perencana = self.orang("perencana", self.kw)
        self.operator = self.orang("operator", self.a)

    def unit(self, kode, induk, zona="WIB"):
        unit = Unit.objects.create(instansi=self.instansi, kode=kode, jenis="upt", zona=zona)
        NamaUnit.objects.create(unit=unit, nama=f"Kantor {kode}", sejak=SEJAK)
        KedudukanUnit.objects.create(unit=unit, garis="komando", induk=induk, sejak=SEJAK)
        return unit

    def orang(self, peran, unit):
        self.nomor += 1
        akun = buat_akun(nama=f"Orang {self.nomor}", nip=str(self.nomor), surel=f"o{self.nomor}@contoh.go.id")
        tugaskan(
            akun=akun,
            unit=unit,
            peran=peran,
            sejak=SEJAK,
            oleh=aktor_sistem(),
            peran_oleh="Sistem",
            waktu=self.waktu,
        )
        return akun

    def masuk(self, akun):
        c = Client()
        c.force_login(akun, backend="allauth.account.auth_backends.AuthenticationBackend")
        return c


@pytest.fixture
def agenda(db):
    return Agenda()
