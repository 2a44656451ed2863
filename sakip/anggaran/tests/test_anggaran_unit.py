"""Budget of an office: latest version, dated snapshot, totals that are the sums of their rows."""

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.anggaran.models import BarisDipa, Dipa, Potret, RealisasiBaris, RevisiDipa
from sakip.anggaran.queries import anggaran_unit, persen
from sakip.aturan.angka import bulatkan
from sakip.organisasi.models import Instansi, KedudukanUnit, Unit
from sakip.organisasi.services import bangun_leluhur


@pytest.fixture
def kantor(db):
    instansi = Instansi.objects.create(kode="i", nama="I", jenis="lembaga")
    kanwil, upt = (Unit.objects.create(instansi=instansi, kode=k, jenis="upt") for k in ("kw", "upt"))
    KedudukanUnit.objects.create(unit=upt, garis="komando", induk=kanwil, sejak=dt.date(2020, 1, 1))
    bangun_leluhur(instansi=instansi, tahun=2023)
    for unit, awal, akhir in ((kanwil, 100, 120), (upt, 50, 50)):
        dipa = Dipa.objects.create(instansi=instansi, kode=unit.kode, tahun=2023, unit=unit, nama=unit.kode)
        for nomor, jenis, tanggal, pagu in (
            (0, "awal", dt.date(2022, 12, 1), awal),
            (1, "revisi", dt.date(2023, 7, 1), akhir),
        ):
            revisi = RevisiDipa.objects.create(dipa=dipa, nomor=nomor, jenis=jenis, tanggal=tanggal)
            BarisDipa.objects.create(revisi=revisi, kode="a", uraian="a", jenis_belanja="51", pagu=pagu - 10)
            BarisDipa.objects.create(
                revisi=revisi, kode="b", uraian="b", jenis_belanja="52", pagu=10, blokir=3
            )
    return kanwil


def potret(kanwil, tanggal, **rupiah):
    p = Potret.objects.create(instansi=kanwil.instansi, unit=kanwil, sumber="OM-SPAN", per_tanggal=tanggal)
    for kode, jumlah in rupiah.items():
        dipa = Dipa.objects.get(kode=kode)
        RealisasiBaris.objects.create(potret=p, dipa=dipa, baris="a", rupiah=jumlah)


def test_totals_are_the_sums_of_the_latest_version(kantor):
    potret(kantor, dt.date(2023, 12, 31), kw=60, upt=50)
    hasil = anggaran_unit(kantor, 2023)
    assert [(b.kode, b.pagu, b.blokir, b.realisasi) for b in hasil.baris] == [
        ("kw", 120, 3, 60),
        ("upt", 50, 3, 50),
    ]
    assert (hasil.pagu, hasil.realisasi) == (170, 110)
    assert bulatkan(hasil.persen, 2) == D("64.71")
    assert (hasil.sumber, hasil.per_tanggal) == ("OM-SPAN", dt.date(2023, 12, 31))


def test_an_earlier_day_reads_the_version_and_snapshot_of_that_day(kantor):
    potret(kantor, dt.date(2023, 3, 31), kw=10, upt=5)
    potret(kantor, dt.date(2023, 12, 31), kw=60, upt=50)
    hasil = anggaran_unit(kantor, 2023, pada=dt.date(2023, 4, 1))
    assert (hasil.pagu, hasil.realisasi) == (150, 15)


def test_without_snapshot_realisation_is_missing_and_not_zero(kantor):
    hasil = anggaran_unit(kantor, 2023)
    assert (hasil.realisasi, hasil.persen, hasil.tanpa_realisasi) == (None, None, 2)


def test_no_total_percentage_while_one_dipa_has_no_figure(kantor):
    potret(kantor, dt.date(2023, 12, 31), kw=60)
    hasil = anggaran_unit(kantor, 2023)
    assert (hasil.realisasi, hasil.persen, hasil.tanpa_realisasi) == (60, None, 1)


def test_percent_of_a_zero_pagu_does_not_exist():
    assert persen(5, 0) is None
    assert persen(None, 5) is None
    assert bulatkan(persen(18704112438, 18758766000), 2) == D("99.71")


def test_reading_a_budget_costs_a_fixed_number_of_queries(kantor, django_assert_max_num_queries):
    potret(kantor, dt.date(2023, 12, 31), kw=60, upt=50)
    with django_assert_max_num_queries(5):
        anggaran_unit(kantor, 2023)
