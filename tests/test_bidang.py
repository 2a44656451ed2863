"""Extreme values are written, read and added exactly on the database that is in use."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from sakip.anggaran.models import BarisDipa, Dipa, RevisiDipa
from sakip.inti.bidang import BATAS, BATAS_RUPIAH, desimal_terukur, rupiah_bulat
from sakip.organisasi.models import Instansi, Unit
from sakip.pengukuran.models import RiwayatTahunan
from sakip.perencanaan.models import Indikator


@pytest.fixture
def indikator(db):
    instansi = Instansi.objects.create(kode="i", nama="I", jenis="lembaga")
    unit = Unit.objects.create(instansi=instansi, kode="u", jenis="kanwil")
    return Indikator.objects.create(instansi=instansi, kunci="x", pemilik=unit, jenis="IKK")


def simpan(indikator, *nilai):
    for tahun, n in enumerate(nilai, 1000):
        RiwayatTahunan.objects.create(unit=indikator.pemilik, indikator=indikator, tahun=tahun, nilai=n)


EKSTREM = ["99999999999999.9999", "-99999999999999.9999", "0.0001", "-0.0001", "9007199254740.9925", "0"]


@pytest.mark.parametrize("teks", EKSTREM)
def test_extreme_values_come_back_as_they_went_in(indikator, teks):
    simpan(indikator, D(teks))
    assert RiwayatTahunan.objects.get().nilai == D(teks)


def test_sums_are_exact_where_floating_point_would_lose_digits(indikator):
    nilai = [D("9007199254740.9925"), D("0.0001"), D("0.0003"), D("90071992547409.0001"), D("-0.0002")]
    simpan(indikator, *nilai)
    assert RiwayatTahunan.objects.aggregate(j=Sum("nilai"))["j"] == sum(nilai)


def test_nine_largest_values_still_add_up(indikator):
    simpan(indikator, *[BATAS] * 9)
    assert RiwayatTahunan.objects.aggregate(j=Sum("nilai"))["j"] == BATAS * 9


def test_a_filter_compares_measured_values_as_decimals(indikator):
    simpan(indikator, D("94.7"), D("94.7001"))
    assert RiwayatTahunan.objects.filter(nilai__gt=D("94.7")).count() == 1


def test_missing_stays_missing(indikator):
    simpan(indikator, None)
    assert RiwayatTahunan.objects.get().nilai is None
    assert RiwayatTahunan.objects.aggregate(j=Sum("nilai"))["j"] is None


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [
        (D("100000000000000"), "rentang"),
        (D("0.00001"), "desimal"),
        (0.1, "biner"),
        (True, "biner"),
        ("seratus", "bukan_bilangan"),
        (D("NaN"), "tak_hingga"),
        (D("Infinity"), "tak_hingga"),
    ],
)
def test_what_the_column_cannot_hold_is_refused_by_name(nilai, kode):
    with pytest.raises(ValidationError) as salah:
        desimal_terukur(nilai)
    assert salah.value.code == kode


def test_the_database_itself_refuses_values_out_of_range(indikator):
    simpan(indikator, D(1))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("UPDATE pengukuran_riwayattahunan SET nilai = 1000000000000000000")


@given(st.decimals(min_value=-BATAS, max_value=BATAS, places=4))
def test_every_value_with_four_decimals_is_accepted_unchanged(nilai):
    assert desimal_terukur(nilai) == nilai
    assert desimal_terukur(str(nilai)) == nilai


@pytest.mark.parametrize("nilai", ["1.5", D("0.01"), 1.0, "Rp1", 10**17 + 1])
def test_sen_and_absurd_rupiah_are_refused(nilai):
    with pytest.raises(ValidationError):
        rupiah_bulat(nilai)


def test_large_budgets_add_up_to_the_rupiah(indikator):
    instansi = indikator.instansi
    dipa = Dipa.objects.create(instansi=instansi, kode="d", tahun=2023, unit=indikator.pemilik, nama="D")
    revisi = RevisiDipa.objects.create(dipa=dipa, nomor=0, jenis="awal")
    isi = [BATAS_RUPIAH - 1, 9007199254740993, 1]
    for i, pagu in enumerate(isi):
        BarisDipa.objects.create(revisi=revisi, kode=str(i), uraian="x", pagu=pagu)
    assert BarisDipa.objects.aggregate(j=Sum("pagu"))["j"] == sum(isi)
