"""A small region: an office with two units below it, one share, monthly values."""

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.akun.services import aktor_sistem
from sakip.organisasi.models import Instansi, Jabatan, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur
from sakip.pengukuran.models import Isian, Langkah, NilaiLangsung, Pengajuan
from sakip.perencanaan.models import Indikator, ManualIndikator, Sasaran, Variabel, VariabelManual
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian

WAKTU = dt.datetime(2024, 1, 5, 3, tzinfo=dt.UTC)


class Wilayah:
    """Builds rows with little typing; ``pada`` is the day on which figures are read."""

    pada = dt.date(2024, 2, 1)

    def __init__(self):
        self.instansi = Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
        self.kanwil, self.a, self.b = (
            self._unit(k, j) for k, j in (("kw", "kanwil"), ("a", "upt"), ("b", "upt"))
        )
        for anak in (self.a, self.b):
            KedudukanUnit.objects.create(
                unit=anak, garis="komando", induk=self.kanwil, sejak=dt.date(2020, 1, 1)
            )
        KedudukanUnit.objects.create(unit=self.kanwil, garis="komando", induk=None, sejak=dt.date(2020, 1, 1))
        bangun_leluhur(instansi=self.instansi, tahun=2023)
        kepala = Jabatan.objects.create(
            instansi=self.instansi, kode="kepala", unit=self.kanwil, nama="Kepala", tingkat="eselon2"
        )
        self.perjanjian = Perjanjian.objects.create(
            instansi=self.instansi,
            kode="pk",
            unit=self.kanwil,
            tahun=2023,
            pihak_pertama=kepala,
            bentuk="pernyataan",
        )
        self.sasaran = Sasaran.objects.create(
            instansi=self.instansi,
            kunci="s",
            unit=self.kanwil,
            tingkat="kegiatan",
            rumusan="S",
            sejak_tahun=2020,
        )

    def _unit(self, kode, jenis):
        unit = Unit.objects.create(instansi=self.instansi, kode=kode, jenis=jenis)
        NamaUnit.objects.create(unit=unit, nama=f"Unit {kode}", sejak=dt.date(2020, 1, 1))
        return unit

    def variabel(self, kunci, **lain):
        bawaan = {
            "sifat": "alur",
            "waktu": "jumlah",
            "agregasi_unit": "jumlah",
            "satuan": "orang",
            "nama": kunci,
        }
        return Variabel.objects.create(instansi=self.instansi, kunci=kunci, **(bawaan | lain))

    def indikator(self, kode, target, rumus="", variabel=(), *, varian=None, **manual):
        indikator, _ = Indikator.objects.get_or_create(
            instansi=self.instansi, kunci=f"ind.{kode}", defaults={"pemilik": self.kanwil, "jenis": "IKK"}
        )
        bawaan = {
            "nama": kode,
            "satuan": "persen",
            "polaritas": "naik",
            "metode_capaian": "rasio",
            "pengukur": "anak",
            "kekerapan": "bulanan",
            "sejak_tahun": 2020,
        }
        m = ManualIndikator.objects.create(
            indikator=indikator, rumus=rumus, varian_unit=varian, **(bawaan | manual)
        )
        for alias, v in dict(variabel).items():
            VariabelManual.objects.create(manual=m, alias=alias, variabel=v)
        if varian is None:
            kata = {"kata": target} if isinstance(target, str) and target.isalpha() else {"nilai": target}
            ButirPerjanjian.objects.create(
                perjanjian=self.perjanjian,
                urutan=self.perjanjian.butir.count() + 1,
                kode=kode,
                sasaran=self.sasaran,
                indikator=indikator,
                rumusan_sasaran="S",
                rumusan=kode,
                satuan=bawaan["satuan"] if "satuan" not in manual else manual["satuan"],
                skala=manual.get("skala"),
                **kata,
            )
        return indikator

    def isi(self, unit, variabel, nilai, periode="2023", **lain):
        nilai = None if nilai is None else D(str(nilai))
        lain.setdefault("keadaan", "nihil" if nilai is None else "ada")
        return Isian.objects.create(
            unit=unit,
            variabel=variabel,
            periode=periode,
            tahun=2023,
            nilai=nilai,
            asal="impor",
            oleh=aktor_sistem(),
            waktu=WAKTU,
            **lain,
        )

    def langsung(self, indikator, nilai=None, **lain):
        lain.setdefault("tanpa_rincian", True)
        return NilaiLangsung.objects.create(
            unit=self.kanwil,
            indikator=indikator,
            periode=lain.pop("periode", "2023"),
            tahun=2023,
            nilai=nilai,
            oleh=aktor_sistem(),
            waktu=WAKTU,
            **lain,
        )

    def setujui(self, unit, periode="2023", langkah=("ajukan", "verifikasi", "setujui")):
        p = Pengajuan.objects.create(unit=unit, formulir="kinerja", periode=periode, tahun=2023)
        for urut, tindakan in enumerate(langkah, 1):
            Langkah.objects.create(
                pengajuan=p, urut=urut, tindakan=tindakan, oleh=aktor_sistem(), waktu=WAKTU
            )

    def tanda_tangani(self):
        Perjanjian.objects.filter(pk=self.perjanjian.pk).update(status="ditandatangani")


@pytest.fixture
def wilayah(db):
    return Wilayah()
