"""A small office for tests of the way to approval: a region, its division, two units, people."""

import datetime as dt
from decimal import Decimal as D

from django.utils import timezone

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Instansi, Jabatan, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan
from sakip.pengukuran.models import Isian
from sakip.perencanaan.models import (
    Indikator,
    ManualIndikator,
    PengisiVariabel,
    Sasaran,
    Variabel,
    VariabelManual,
)
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian

PINTU = "allauth.account.auth_backends.AuthenticationBackend"
SEJAK = dt.date(2020, 1, 1)


class KantorAlur:
    """``tahun`` and ``bulan`` are those of the last month that is over, so that pages of today show it."""

    def __init__(self, zona="WIB"):
        lalu = timezone.localdate().replace(day=1) - dt.timedelta(days=1)
        self.tahun, self.bulan = lalu.year, lalu.month
        self.periode = f"{self.tahun}-{self.bulan:02d}"
        self.waktu = timezone.now()
        self.instansi = Instansi.objects.create(kode="kem", nama="Kementerian", jenis="kementerian")
        self.m = self.unit("m", "kementerian", None)
        self.e = self.unit("ditjen", "eselon1", self.m)
        self.kw = self.unit("kw", "kanwil", self.m)
        self.d = self.unit("div", "divisi", self.kw)
        self.a = self.unit("a", "upt", self.kw, zona)
        self.b = self.unit("b", "upt", self.kw, zona)
        bangun_leluhur(instansi=self.instansi, tahun=self.tahun)
        kepala = Jabatan.objects.create(
            instansi=self.instansi, kode="kepala", unit=self.kw, nama="Kepala", tingkat="eselon2"
        )
        self.pk = Perjanjian.objects.create(
            instansi=self.instansi,
            kode="pk",
            unit=self.kw,
            tahun=self.tahun,
            pihak_pertama=kepala,
            bentuk="pernyataan",
        )
        self.sasaran = Sasaran.objects.create(
            instansi=self.instansi, kunci="s", unit=self.kw, tingkat="kegiatan", rumusan="S", sejak_tahun=2020
        )
        self.selesai, self.masuk = self.variabel("perkara.selesai"), self.variabel("perkara.masuk")
        self.kunjungan = self.variabel("kunjungan")
        self.indikator("1.1", "s / m * 100", {"s": self.selesai, "m": self.masuk}, penanggung=self.d)
        self.indikator("2.1", "k", {"k": self.kunjungan}, penanggung=None, satuan="kunjungan")
        Perjanjian.objects.filter(pk=self.pk.pk).update(
            status="ditandatangani", tanggal=dt.date(self.tahun, 1, 5)
        )
        self.op = self.orang("Oki Operator", "operator", self.a)
        self.op_b = self.orang("Ben Operator", "operator", self.b)
        self.ver_d = self.orang("Dewi Divisi", "verifikator", self.d)
        self.ver_kw = self.orang("Kiki Kanwil", "verifikator", self.kw)
        self.pim = self.orang("Pia Pimpinan", "pimpinan", self.a)
        self.per = self.orang("Rena Perencana", "perencana", self.kw)

    def unit(self, kode, jenis, induk, zona="WIB"):
        unit = Unit.objects.create(instansi=self.instansi, kode=kode, jenis=jenis, zona=zona)
        NamaUnit.objects.create(unit=unit, nama=f"Kantor {kode}", sejak=SEJAK)
        KedudukanUnit.objects.create(unit=unit, garis="komando", induk=induk, sejak=SEJAK)
        return unit

    def variabel(self, kunci, **lain):
        v = Variabel.objects.create(
            instansi=self.instansi,
            kunci=kunci,
            nama=f"Jumlah {kunci}",
            satuan="perkara",
            sifat="alur",
            waktu="jumlah",
            agregasi_unit="jumlah",
            **lain,
        )
        for u in (self.a, self.b):
            PengisiVariabel.objects.create(variabel=v, unit=u, sejak_tahun=2020)
        return v

    def indikator(self, kode, rumus, variabel, *, penanggung, satuan="persen"):
        ind = Indikator.objects.create(
            instansi=self.instansi, kunci=f"ind.{kode}", pemilik=self.e, jenis="IKK"
        )
        manual = ManualIndikator.objects.create(
            indikator=ind,
            rumus=rumus,
            nama=f"Indikator {kode}",
            satuan=satuan,
            polaritas="naik",
            metode_capaian="rasio",
            pengukur="anak",
            kekerapan="bulanan",
            sejak_tahun=2020,
        )
        for alias, v in variabel.items():
            VariabelManual.objects.create(manual=manual, alias=alias, variabel=v)
        ButirPerjanjian.objects.create(
            perjanjian=self.pk,
            urutan=self.pk.butir.count() + 1,
            kode=kode,
            sasaran=self.sasaran,
            indikator=ind,
            rumusan_sasaran="S",
            rumusan=f"Indikator {kode}",
            nilai=D(90),
            satuan=satuan,
            penanggung=penanggung,
        )

    def orang(self, nama, peran, unit):
        self.nomor = getattr(self, "nomor", 0) + 1
        akun = buat_akun(nama=nama, nip=f"nip-{self.nomor}", surel=f"orang{self.nomor}@contoh.go.id")
        self.tugas(akun, peran, unit)
        return akun

    def tugas(self, akun, peran, unit, **lain):
        return tugaskan(
            akun=akun,
            unit=unit,
            peran=peran,
            sejak=SEJAK,
            oleh=aktor_sistem(),
            peran_oleh="Sistem",
            waktu=self.waktu,
            **lain,
        )

    def isi(self, unit=None, oleh=None, tahun=None, periode=None, nilai=(9, 10, 30)):
        """Fill the form's three lines."""
        for v, n in zip((self.selesai, self.masuk, self.kunjungan), nilai, strict=True):
            Isian.objects.update_or_create(
                unit=unit or self.a,
                variabel=v,
                periode=periode or self.periode,
                kategori=None,
                defaults={
                    "tahun": tahun or self.tahun,
                    "nilai": D(n),
                    "asal": "ketik",
                    "oleh": oleh or self.op,
                    "waktu": self.waktu,
                },
            )

    def medan(self, variabel):
        return f"v-{variabel.pk}"

    @property
    def semua(self):
        return [self.medan(v) for v in (self.selesai, self.masuk, self.kunjungan)]

    def alamat(self, ekor="", unit=None):
        unit = unit or self.a
        return f"/pengukuran/alur/kem/{unit.kode}/{self.tahun}/{self.bulan}/{ekor}"
