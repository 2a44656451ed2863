"""Which manual and which Renstra target hold for a unit and a year."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from sakip.organisasi.models import Instansi, KedudukanUnit, Unit
from sakip.organisasi.services import bangun_leluhur
from sakip.perencanaan.models import Indikator, ManualIndikator, Renstra, TargetRenstra, Variabel
from sakip.perencanaan.queries import jalur_renstra, manual_berlaku


@pytest.fixture
def unit(db):
    instansi = Instansi.objects.create(kode="i", nama="I", jenis="kementerian")
    pusat, ditjen, kanwil, upt = (
        Unit.objects.create(instansi=instansi, kode=k, jenis=j)
        for k, j in (("pusat", "kementerian"), ("ditjen", "eselon1"), ("kw", "kanwil"), ("upt", "upt"))
    )
    for anak, induk in ((ditjen, pusat), (kanwil, pusat), (upt, kanwil)):
        KedudukanUnit.objects.create(unit=anak, garis="komando", induk=induk, sejak=dt.date(2020, 1, 1))
    for tahun in (2022, 2023):
        bangun_leluhur(instansi=instansi, tahun=tahun)
    return {"pusat": pusat, "ditjen": ditjen, "kw": kanwil, "upt": upt}


@pytest.fixture
def indikator(unit):
    return Indikator.objects.create(
        instansi=unit["kw"].instansi, kunci="x", pemilik=unit["ditjen"], jenis="IKK"
    )


def manual(indikator, sejak, sampai=None, varian=None):
    return ManualIndikator.objects.create(
        indikator=indikator,
        sejak_tahun=sejak,
        sampai_tahun=sampai,
        varian_unit=varian,
        nama="X",
        satuan="persen",
        polaritas="naik",
        metode_capaian="rasio",
        pengukur="sendiri",
        kekerapan="tahunan",
    )


def test_the_manual_of_the_year_holds(unit, indikator):
    lama, baru = manual(indikator, 2020, 2022), manual(indikator, 2023)
    assert manual_berlaku([indikator.pk], unit["kw"], 2022)[indikator.pk] == lama
    assert manual_berlaku([indikator.pk], unit["kw"], 2023)[indikator.pk] == baru
    assert manual_berlaku([indikator.pk], unit["kw"], 2019) == {}


def test_a_variant_holds_for_its_office_and_the_units_below_only(unit, indikator):
    pemilik, varian = manual(indikator, 2020), manual(indikator, 2020, varian=unit["kw"])
    assert manual_berlaku([indikator.pk], unit["upt"], 2023)[indikator.pk] == varian
    assert manual_berlaku([indikator.pk], unit["ditjen"], 2023)[indikator.pk] == pemilik


def test_the_database_refuses_two_manuals_for_one_year(indikator):
    manual(indikator, 2020, 2023)
    with pytest.raises(DatabaseError, match="tumpang tindih"), transaction.atomic():
        manual(indikator, 2023)


def test_the_database_refuses_a_stock_that_is_summed_over_time(unit):
    with pytest.raises(IntegrityError), transaction.atomic():
        Variabel.objects.create(
            instansi=unit["kw"].instansi,
            kunci="v",
            nama="V",
            satuan="orang",
            sifat="stok",
            waktu="jumlah",
            agregasi_unit="jumlah",
        )


def target(unit, indikator, nilai, lingkup="nasional", tahun=2023):
    renstra, _ = Renstra.objects.get_or_create(unit=unit, mulai=2020, defaults={"selesai": 2024})
    TargetRenstra.objects.create(
        renstra=renstra, indikator=indikator, tahun=tahun, lingkup=lingkup, nilai=D(nilai), satuan="persen"
    )


def test_the_owners_national_path_serves_until_the_office_has_its_own(unit, indikator):
    target(unit["ditjen"], indikator, 90)
    target(unit["ditjen"], indikator, 95, tahun=2024)
    jalur = jalur_renstra(unit["kw"], 2023)["x"]
    assert [(t.tahun, t.nilai, t.lingkup) for t in jalur] == [(2023, 90, "nasional"), (2024, 95, "nasional")]
    target(unit["kw"], indikator, 80, "wilayah")
    jalur = jalur_renstra(unit["kw"], 2023)["x"]
    assert [(t.tahun, t.nilai, t.lingkup) for t in jalur] == [(2023, 80, "wilayah"), (2024, 95, "nasional")]
