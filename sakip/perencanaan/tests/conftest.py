"""A ministry with an owner of indicators, a regional office with two units, another agency, and people."""

import datetime as dt
from decimal import Decimal as D
from types import SimpleNamespace

import pytest
from django.apps import apps

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Instansi, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan
from sakip.perencanaan.models import Indikator, ManualIndikator, Sasaran, Variabel, VariabelManual
from sakip.perencanaan.services.kamus import IsiVariabel
from sakip.perencanaan.services.manual import IsiManual

WAKTU = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
TAHUN = dt.date.today().year
MASUK = "allauth.account.auth_backends.AuthenticationBackend"


class Dunia:
    """Builds rows with little typing."""

    def __init__(self):
        self.instansi = Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
        self.pusat, self.ditjen, self.kw, self.a, self.b = (
            self.unit(k, j)
            for k, j in (
                ("pusat", "kementerian"),
                ("ditjen", "eselon1"),
                ("kw", "kanwil"),
                ("a", "upt"),
                ("b", "upt"),
            )
        )
        for anak, induk in (
            (self.pusat, None),
            (self.ditjen, self.pusat),
            (self.kw, self.pusat),
            (self.a, self.kw),
            (self.b, self.kw),
        ):
            KedudukanUnit.objects.create(unit=anak, garis="komando", induk=induk, sejak=dt.date(2015, 1, 1))
        self.lain = Instansi.objects.create(kode="lain", nama="Lain", jenis="kementerian")
        self.unit_lain = self.unit("jauh", "kanwil", self.lain)
        KedudukanUnit.objects.create(
            unit=self.unit_lain, garis="komando", induk=None, sejak=dt.date(2015, 1, 1)
        )
        for tahun in (2023, TAHUN):
            bangun_leluhur(instansi=self.instansi, tahun=tahun)
            bangun_leluhur(instansi=self.lain, tahun=tahun)
        self.sistem = aktor_sistem()
        self.aktor = {"oleh": self.sistem, "peran": "Perencana", "waktu": WAKTU}
        self._nip = 0

    def unit(self, kode, jenis, instansi=None):
        unit = Unit.objects.create(instansi=instansi or self.instansi, kode=kode, jenis=jenis)
        NamaUnit.objects.create(unit=unit, nama=f"Unit {kode}", sejak=dt.date(2015, 1, 1))
        return unit

    def orang(self, peran, unit):
        self._nip += 1
        akun = buat_akun(nama=f"{peran} {unit.kode}", nip=str(self._nip))
        tugaskan(
            akun=akun,
            unit=unit,
            peran=peran,
            sejak=dt.date(2020, 1, 1),
            oleh=self.sistem,
            peran_oleh="Sistem",
            waktu=WAKTU,
        )
        return akun

    def variabel(self, kunci, instansi=None, **lain):
        bawaan = {
            "nama": kunci,
            "satuan": "orang",
            "sifat": "alur",
            "waktu": "jumlah",
            "agregasi_unit": "jumlah",
        }
        return Variabel.objects.create(instansi=instansi or self.instansi, kunci=kunci, **(bawaan | lain))

    def indikator(self, kunci, pemilik=None, jenis="IKK", sejak=2020, sampai=None, peta=None, **manual):
        pemilik = pemilik or self.ditjen
        indikator = Indikator.objects.create(
            instansi=pemilik.instansi, kunci=kunci, pemilik=pemilik, jenis=jenis
        )
        self.manual(indikator, sejak, sampai, peta, **manual)
        return indikator

    def manual(self, indikator, sejak=2020, sampai=None, peta=None, **lain):
        bawaan = {
            "nama": f"Persentase {indikator.kunci}",
            "satuan": "persen",
            "polaritas": "naik",
            "metode_capaian": "rasio",
            "pengukur": "anak",
            "kekerapan": "bulanan",
        }
        manual = ManualIndikator.objects.create(
            indikator=indikator, sejak_tahun=sejak, sampai_tahun=sampai, **(bawaan | lain)
        )
        for alias, variabel in (peta or {}).items():
            VariabelManual.objects.create(manual=manual, alias=alias, variabel=variabel)
        return manual

    def sasaran(self, kunci, unit, tingkat="kegiatan", induk=None, **lain):
        return Sasaran.objects.create(
            instansi=unit.instansi,
            kunci=kunci,
            unit=unit,
            tingkat=tingkat,
            rumusan=lain.pop("rumusan", f"Meningkatnya {kunci}"),
            induk=induk,
            sejak_tahun=lain.pop("sejak_tahun", 2020),
            **lain,
        )


def kanan(ruang, model):
    """A model of a room to the right, which planning does not import."""
    return apps.get_model(ruang, model)


def isi_variabel(**lain):
    bawaan = {
        "kunci": "pas.usul",
        "nama": "Usulan",
        "satuan": "orang",
        "sifat": "alur",
        "waktu": "jumlah",
        "agregasi_unit": "jumlah",
    }
    return IsiVariabel(**(bawaan | lain))


def isi_manual(**lain):
    bawaan = {
        "nama": "Persentase remisi",
        "satuan": "persen",
        "polaritas": "naik",
        "metode_capaian": "rasio",
        "pengukur": "anak",
        "kekerapan": "bulanan",
    }
    return IsiManual(**(bawaan | lain))


@pytest.fixture
def dunia(db):
    return Dunia()


@pytest.fixture
def masuk(client):
    """``masuk(akun)``: the client as that person."""

    def jadi(akun):
        client.force_login(akun, backend=MASUK)
        return client

    return jadi


@pytest.fixture
def terisi(dunia):
    """A variable with one approved value of unit a in 2023, used by an indicator."""
    Isian, Langkah, Pengajuan = (kanan("pengukuran", n) for n in ("Isian", "Langkah", "Pengajuan"))
    dapat, usul = dunia.variabel("dapat"), dunia.variabel("usul")
    indikator = dunia.indikator("remisi", rumus="dapat / usul * 100", peta={"dapat": dapat, "usul": usul})
    for v, n in ((dapat, 9), (usul, 10)):
        Isian.objects.create(
            unit=dunia.a,
            variabel=v,
            periode="2023-01",
            tahun=2023,
            nilai=D(n),
            asal="ketik",
            oleh=dunia.sistem,
            waktu=WAKTU,
        )
    pengajuan = Pengajuan.objects.create(unit=dunia.a, formulir="kinerja", periode="2023-01", tahun=2023)
    for urut, tindakan in enumerate(("ajukan", "verifikasi", "setujui"), 1):
        Langkah.objects.create(
            pengajuan=pengajuan, urut=urut, tindakan=tindakan, oleh=dunia.sistem, waktu=WAKTU
        )
    return SimpleNamespace(dapat=dapat, usul=usul, indikator=indikator, manual=indikator.manual.get())
