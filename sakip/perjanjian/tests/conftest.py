"""An agency with an owner of indicators, two regions, a division, parties, and people of every role."""

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Instansi, Jabatan, KedudukanUnit, NamaUnit, PemangkuJabatan, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan
from sakip.perencanaan.models import (
    Indikator,
    Kegiatan,
    ManualIndikator,
    Program,
    Renstra,
    Sasaran,
    TargetRenstra,
)
from sakip.perjanjian import services

TAHUN = 2025
SEJAK = dt.date(2020, 1, 1)
WAKTU = dt.datetime(2025, 1, 8, 3, tzinfo=dt.UTC)
PINTU = "allauth.account.auth_backends.AuthenticationBackend"


class Dunia:
    """Rows with little typing; ``oleh`` is the system actor."""

    def __init__(self):
        self.oleh = aktor_sistem()
        self.instansi = Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
        self.pusat = self.unit("pusat", "kementerian")
        self.ditjen = self.unit("ditjen", "eselon1", self.pusat)
        self.kanwil = self.unit("kw", "kanwil", self.pusat)
        self.tetangga = self.unit("kx", "kanwil", self.pusat)
        self.divisi = self.unit("divisi", "divisi", self.kanwil)
        bangun_leluhur(instansi=self.instansi, tahun=TAHUN)
        self.kakanwil = self.jabatan(
            "kakanwil", self.kanwil, "Kepala Kantor Wilayah", "eselon2", "Andi Wijaya"
        )
        self.dirjen = self.jabatan("dirjen", self.ditjen, "Direktur Jenderal", "eselon1", "Budi Santoso")
        self.sasaran = Sasaran.objects.create(
            instansi=self.instansi, kunci="s1", unit=self.ditjen, tingkat="kegiatan",
            rumusan="Meningkatnya layanan", sejak_tahun=2020,
        )  # fmt: skip
        self.persen = self.indikator("persen", "Persentase layanan tepat waktu")
        self.kata = self.indikator("kata", "Predikat layanan", satuan="predikat", skala_kata=["C", "B", "A"])
        self.jumlah = self.indikator("jumlah", "Jumlah layanan", satuan="layanan", desimal=0)
        program = Program.objects.create(
            instansi=self.instansi, kode="P1", nama="Program Layanan", sejak_tahun=2020
        )
        self.kegiatan = Kegiatan.objects.create(
            instansi=self.instansi, kode="K1", program=program, nama="Kegiatan Layanan", sejak_tahun=2020
        )

    def unit(self, kode, jenis, induk=None):
        u = Unit.objects.create(instansi=self.instansi, kode=kode, jenis=jenis)
        NamaUnit.objects.create(unit=u, nama=f"Unit {kode}", singkatan=kode.upper(), sejak=SEJAK)
        KedudukanUnit.objects.create(unit=u, garis="komando", induk=induk, sejak=SEJAK)
        return u

    def jabatan(self, kode, unit, nama, tingkat, pemangku=""):
        j = Jabatan.objects.create(instansi=self.instansi, kode=kode, unit=unit, nama=nama, tingkat=tingkat)
        if pemangku:
            PemangkuJabatan.objects.create(jabatan=j, nama=pemangku, sejak=SEJAK)
        return j

    def indikator(self, kunci, nama, **manual):
        i = Indikator.objects.create(instansi=self.instansi, kunci=kunci, pemilik=self.ditjen, jenis="IKK")
        bawaan = {
            "satuan": "persen", "polaritas": "naik", "metode_capaian": "rasio", "pengukur": "anak",
            "kekerapan": "bulanan", "sejak_tahun": 2020, "nama": nama,
        }  # fmt: skip
        ManualIndikator.objects.create(indikator=i, **(bawaan | manual))
        return i

    def renstra(self, indikator, nilai, **lain):
        r, _ = Renstra.objects.get_or_create(unit=self.ditjen, mulai=2025, selesai=2029)
        TargetRenstra.objects.create(
            renstra=r, indikator=indikator, tahun=TAHUN, lingkup="nasional", nilai=D(nilai),
            **({"satuan": "persen"} | lain),
        )  # fmt: skip

    def akun(self, peran, unit):
        a = buat_akun(nama=f"{peran} {unit.kode}", nip=f"{peran}-{unit.kode}")
        tugaskan(
            akun=a, unit=unit, peran=peran, sejak=SEJAK, oleh=self.oleh, peran_oleh="Sistem", waktu=WAKTU
        )
        return a

    def umum(self):
        return {"oleh": self.oleh, "peran": "Perencana", "waktu": WAKTU}

    def tetapkan(self, *sel):
        """``(indikator, unit, teks)`` each, over whatever stands there."""
        from sakip.perjanjian.models import PenetapanTarget

        versi = {(t.indikator_id, t.unit_id): t.versi for t in PenetapanTarget.objects.filter(tahun=TAHUN)}
        return services.tetapkan(
            pemilik=self.ditjen,
            tahun=TAHUN,
            sel=[
                services.SelMasuk(i.pk, u.pk, teks, versi.get((i.pk, u.pk), 0), f"t-{i.pk}-{u.pk}")
                for i, u, teks in sel
            ],
            **self.umum(),
        )

    def draf(self, sumber="penetapan", **lain):
        bawaan = {
            "unit": self.kanwil, "tahun": TAHUN, "bentuk": "dua_pihak", "pihak_pertama": self.kakanwil,
            "pihak_kedua": self.dirjen, "sumber": sumber,
        }  # fmt: skip
        return services.buat(**(bawaan | lain), **self.umum()).perjanjian

    def draf_berisi(self):
        """A draft with one item with a target and one without."""
        self.tetapkan((self.persen, self.kanwil, "90"), (self.jumlah, self.kanwil, "120"))
        return self.draf()

    def tanda_tangani(self, p, tanggal=dt.date(2025, 1, 10)):
        p.refresh_from_db()
        services.usulkan(perjanjian_id=p.pk, versi=p.versi, **self.umum())
        return services.tanda_tangani(
            perjanjian_id=p.pk, versi=p.versi + 1, tanggal=tanggal, pada=dt.date(2025, 12, 31), **self.umum()
        )


@pytest.fixture
def dunia(db):
    return Dunia()


@pytest.fixture
def masuk_sebagai_peran(client, dunia):
    """``masuk_sebagai_peran("perencana", unit)`` logs a new person in and gives the account."""

    def masuk(peran, unit):
        akun = dunia.akun(peran, unit)
        client.force_login(akun, backend=PINTU)
        return akun

    return masuk
