"""Late marks in the unit's own zone, through the services with the clock as an argument."""

import datetime as dt

import pytest

from sakip.agenda.models import HariLibur, Pengecualian
from sakip.aturan.tenggat import Keterlambatan
from sakip.pengukuran.queries.alur_daftar import daftar_alur
from sakip.pengukuran.services.alur import langkahkan
from sakip.pengukuran.tests.kantor_alur import KantorAlur


@pytest.fixture
def kantor(db):
    k = KantorAlur(zona="WIT")
    k.isi()
    return k


def ajukan(kantor, waktu):
    langkahkan(
        unit=kantor.a,
        tahun=kantor.tahun,
        bulan=kantor.bulan,
        tindakan="ajukan",
        oleh=kantor.op,
        peran="Operator",
        waktu=waktu,
    )
    return daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], waktu)[0]


def batas(kantor):
    return daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], kantor.waktu)[0].batas


def test_pukul_23_30_waktu_setempat_masih_tepat_waktu(kantor):
    akhir = batas(kantor)
    assert akhir.utcoffset() == dt.timedelta(hours=9)
    waktu = (akhir - dt.timedelta(minutes=29)).astimezone(dt.UTC)
    baris = ajukan(kantor, waktu)
    assert baris.lambat == Keterlambatan(False)
    assert baris.kata_tenggat == "Tepat waktu"


def test_semenit_sesudahnya_terlambat_walau_di_jakarta_belum_tengah_malam(kantor):
    waktu = (batas(kantor) + dt.timedelta(seconds=61)).astimezone(dt.UTC)
    baris = ajukan(kantor, waktu)
    assert baris.lambat.terlambat
    assert baris.kata_tenggat.startswith("Terlambat")


def test_libur_menggeser_dan_pengecualian_memperpanjang(kantor):
    semula = batas(kantor)
    HariLibur.objects.create(tanggal=semula.date(), nama="Libur nasional")
    geser = batas(kantor)
    assert geser.date() > semula.date()
    assert geser.weekday() < 5
    Pengecualian.objects.create(
        unit=kantor.kw,
        formulir="kinerja",
        periode=kantor.periode,
        sampai=semula.date() + dt.timedelta(days=20),
        alasan="Banjir",
        oleh=kantor.per,
        waktu=kantor.waktu,
    )
    panjang = batas(kantor)
    assert panjang.date() == semula.date() + dt.timedelta(days=20)
    assert ajukan(kantor, (panjang - dt.timedelta(hours=1)).astimezone(dt.UTC)).kata_tenggat == "Tepat waktu"
