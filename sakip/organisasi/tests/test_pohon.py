"""The tree of a year: moves, closures, cycles, and no overlapping places."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from sakip.inti.galat import GalatSakip, TidakDitemukan
from sakip.organisasi.models import Instansi, KedudukanUnit, Leluhur, NamaUnit, Unit
from sakip.organisasi.queries import leluhur, nama_unit, subpohon, unit_dengan_kode
from sakip.organisasi.services import bangun_leluhur, induk_setahun, lingkaran, periksa_pohon

TGL = dt.date


@pytest.fixture
def pohon(db):
    instansi = Instansi.objects.create(kode="i", nama="I", jenis="kementerian")
    u = {
        k: Unit.objects.create(instansi=instansi, kode=k, jenis=j)
        for k, j in (("pusat", "kementerian"), ("a", "kanwil"), ("b", "kanwil"), ("upt", "upt"))
    }
    for anak in ("a", "b"):
        KedudukanUnit.objects.create(unit=u[anak], garis="komando", induk=u["pusat"], sejak=TGL(2020, 1, 1))
    KedudukanUnit.objects.create(
        unit=u["upt"], garis="komando", induk=u["a"], sejak=TGL(2020, 1, 1), sampai=TGL(2024, 7, 1)
    )
    KedudukanUnit.objects.create(unit=u["upt"], garis="komando", induk=u["b"], sejak=TGL(2024, 7, 1))
    return instansi, u


def test_a_units_place_follows_the_year(pohon):
    instansi, u = pohon
    for tahun in (2023, 2024, 2025):
        bangun_leluhur(instansi=instansi, tahun=tahun)
    assert u["upt"].pk in subpohon(u["a"], 2023)
    assert u["upt"].pk not in subpohon(u["a"], 2024)
    assert leluhur(u["upt"], 2025) == [u["upt"].pk, u["b"].pk, u["pusat"].pk]
    assert subpohon(u["pusat"], 2023)[u["upt"].pk] == 2


def test_rebuilding_the_closure_twice_changes_nothing(pohon):
    instansi, _ = pohon
    pertama = bangun_leluhur(instansi=instansi, tahun=2023)
    assert bangun_leluhur(instansi=instansi, tahun=2023) == pertama == Leluhur.objects.count()


def test_a_unit_closed_within_the_year_still_belongs_to_that_year():
    baris = [("x", "a", TGL(2020, 1, 1), TGL(2023, 6, 1))]
    assert induk_setahun(baris, 2023) == {"x": "a"}
    assert induk_setahun(baris, 2024) == {}


def test_the_database_refuses_two_places_at_once(pohon):
    _, u = pohon
    with pytest.raises(DatabaseError, match="tumpang tindih"), transaction.atomic():
        KedudukanUnit.objects.create(unit=u["upt"], garis="komando", induk=u["a"], sejak=TGL(2025, 1, 1))
    KedudukanUnit.objects.create(unit=u["upt"], garis="teknis", induk=u["pusat"], sejak=TGL(2020, 1, 1))


def test_the_database_refuses_a_unit_as_its_own_parent(pohon):
    _, u = pohon
    with pytest.raises(DatabaseError), transaction.atomic():
        KedudukanUnit.objects.create(unit=u["a"], garis="teknis", induk=u["a"], sejak=TGL(2020, 1, 1))


def test_names_follow_the_date_and_the_last_known_name_serves_otherwise(pohon):
    _, u = pohon
    NamaUnit.objects.create(unit=u["a"], nama="Lama", sejak=TGL(2020, 1, 1), sampai=TGL(2023, 1, 1))
    NamaUnit.objects.create(unit=u["a"], nama="Baru", singkatan="B", sejak=TGL(2023, 1, 1))
    pk = u["a"].pk
    assert nama_unit([pk], TGL(2022, 12, 31))[pk] == ("Lama", "Lama")
    assert nama_unit([pk], TGL(2023, 1, 1))[pk] == ("Baru", "B")
    assert nama_unit([pk], TGL(2010, 1, 1))[pk][0] in ("Lama", "Baru")


def test_a_code_used_by_two_agencies_must_be_qualified(pohon):
    _, u = pohon
    lain = Instansi.objects.create(kode="j", nama="J", jenis="lembaga")
    Unit.objects.create(instansi=lain, kode="a", jenis="kanwil")
    with pytest.raises(GalatSakip, match="i/a"):
        unit_dengan_kode("a")
    assert unit_dengan_kode("i/a") == u["a"]
    with pytest.raises(TidakDitemukan):
        unit_dengan_kode("tidak-ada")


def test_a_cycle_in_any_year_is_told_with_its_way():
    baris = [
        ("x", "y", TGL(2020, 1, 1), TGL(2022, 1, 1)),
        ("y", "x", TGL(2021, 1, 1), None),
    ]
    masalah = periksa_pohon(baris, "komando", "unit")
    assert len(masalah) == 1 and "x → y → x" in masalah[0].pesan.replace("y → x → y", "x → y → x")


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef") | st.none()))
def test_a_cycle_is_found_exactly_when_walking_up_never_ends(induk):
    def berputar(mulai):
        kini, langkah = mulai, 0
        while kini is not None and langkah <= len(induk) + 1:
            kini, langkah = induk.get(kini), langkah + 1
        return kini is not None

    assert bool(lingkaran(induk)) == any(berputar(u) for u in induk)
