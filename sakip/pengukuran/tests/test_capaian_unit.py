"""The year of a unit: pooling over units, two readings, what is missing, what stands for a subtree."""

import datetime as dt
from decimal import Decimal as D

from sakip.aturan.angka import bulatkan
from sakip.pengukuran.models import Bacaan, Isian, RekapUnit
from sakip.pengukuran.queries import capaian_unit, seri_tahun, telusur_butir
from sakip.pengukuran.services import bangun_rekap, selisih_rekap


def hitung(wilayah, bacaan="sementara", pada=None):
    hasil = capaian_unit(wilayah.kanwil, 2023, bacaan=bacaan, pada=pada or wilayah.pada)
    return {b.kode: b for b in hasil.butir}


def bagian(wilayah, **manual):
    p, q = wilayah.variabel("dapat"), wilayah.variabel("usul")
    return p, q, wilayah.indikator("1.1", 90, "p / q * 100", {"p": p, "q": q}, **manual)


def test_a_share_of_a_region_is_pooled_over_units_and_months(wilayah):
    p, q, _ = bagian(wilayah)
    for unit, dapat, usul in ((wilayah.a, 300, 310), (wilayah.b, 42, 62)):
        wilayah.isi(unit, p, dapat / 2 if dapat % 2 == 0 else dapat, "2023-01")
        wilayah.isi(unit, p, dapat / 2 if dapat % 2 == 0 else 0, "2023-02")
        wilayah.isi(unit, q, usul, "2023-01")
    butir = hitung(wilayah)["1.1"]
    assert bulatkan(butir.realisasi.nilai, 2) == D("91.94")
    assert bulatkan(butir.capaian, 2) == D("102.15")
    assert butir.hasil.status == "melampaui"


def test_official_figures_are_the_approved_ones_only(wilayah):
    p, q, _ = bagian(wilayah)
    for unit in (wilayah.a, wilayah.b):
        wilayah.isi(unit, p, 10 if unit == wilayah.a else 0)
        wilayah.isi(unit, q, 10)
    wilayah.setujui(wilayah.a)
    wilayah.setujui(wilayah.b, langkah=("ajukan", "verifikasi"))
    wilayah.tanda_tangani()
    assert hitung(wilayah, "resmi")["1.1"].realisasi.nilai == 100
    assert hitung(wilayah, "sementara")["1.1"].realisasi.nilai == 50
    assert hitung(wilayah, "resmi")["1.1"].hasil_realisasi.variabel["p"].hilang == ("b",)


def test_a_year_approved_quarter_by_quarter_counts_as_approved(wilayah):
    p, q, _ = bagian(wilayah)
    wilayah.isi(wilayah.a, p, 3)
    wilayah.isi(wilayah.a, q, 4)
    wilayah.tanda_tangani()
    for tw in (1, 2, 3):
        wilayah.setujui(wilayah.a, f"2023-TW{tw}")
    assert hitung(wilayah, "resmi")["1.1"].hasil.status_hitung == "belum_dilaporkan"
    wilayah.setujui(wilayah.a, "2023-TW4")
    assert hitung(wilayah, "resmi")["1.1"].realisasi.nilai == 75


def test_an_unsigned_agreement_is_read_provisionally_only(wilayah):
    bagian(wilayah)
    assert list(hitung(wilayah)) == ["1.1"]
    assert hitung(wilayah, "resmi") == {}


def test_a_figure_for_the_whole_region_is_not_added_to_its_units(wilayah):
    p, q, _ = bagian(wilayah)
    for v, semua, satu in ((p, 2933, 900), (q, 3097, 1000)):
        wilayah.isi(wilayah.kanwil, v, semua, lingkup="wilayah")
        wilayah.isi(wilayah.a, v, satu)
    butir = hitung(wilayah)["1.1"]
    assert bulatkan(butir.realisasi.nilai, 2) == D("94.70")
    assert any("Angka wilayah" in x for x in butir.peringatan)


def test_an_office_that_measures_itself_ignores_the_units_below(wilayah):
    p, q, _ = bagian(wilayah, pengukur="sendiri")
    for v, n in ((p, 1), (q, 2)):
        wilayah.isi(wilayah.kanwil, v, n)
        wilayah.isi(wilayah.a, v, 100)
    assert hitung(wilayah)["1.1"].realisasi.nilai == 50


def test_missing_nihil_and_not_due_are_three_answers(wilayah):
    p, q, _ = bagian(wilayah)
    assert hitung(wilayah)["1.1"].hasil.status_hitung == "belum_dilaporkan"
    assert hitung(wilayah, pada=dt.date(2023, 1, 15))["1.1"].hasil.status_hitung == "belum_jatuh_tempo"
    wilayah.isi(wilayah.a, p, None)
    wilayah.isi(wilayah.a, q, None)
    assert hitung(wilayah)["1.1"].hasil.status_hitung == "nihil_tidak_dihitung"


def test_what_was_not_computed_stays_out_of_the_mean(wilayah):
    p, q, _ = bagian(wilayah)
    wilayah.indikator("1.2", 10, "", {"p": p}, satuan="orang")
    wilayah.isi(wilayah.a, p, 5)
    hasil = capaian_unit(wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada)
    assert (hasil.rata.rata, hasil.rata.dihitung, hasil.rata.tidak_dihitung) == (50, 1, 1)
    assert q.kunci == "usul"


def test_a_typed_percentage_is_marked_and_gives_way_to_its_parts(wilayah):
    p, q, indikator = bagian(wilayah, tanpa_rincian=True)
    wilayah.langsung(indikator, D("99.93"))
    butir = hitung(wilayah)["1.1"]
    assert (butir.realisasi.nilai, butir.tanpa_rincian, butir.asal) == (D("99.93"), True, "langsung")
    wilayah.isi(wilayah.a, p, 1)
    wilayah.isi(wilayah.a, q, 2)
    butir = hitung(wilayah)["1.1"]
    assert (butir.realisasi.nilai, butir.tanpa_rincian) == (50, False)


def test_typed_percentages_of_units_are_never_pooled(wilayah):
    _, _, indikator = bagian(wilayah, tanpa_rincian=True)
    n = wilayah.langsung(indikator, D(80))
    n.unit = wilayah.a
    n.save()
    assert hitung(wilayah)["1.1"].hasil.status_hitung == "belum_dilaporkan"


def test_of_several_letters_the_latest_version_counts(wilayah):
    indikator = wilayah.indikator("2.1", "WTP", satuan="opini", pengukur="luar", skala_kata=["WDP", "WTP"])
    for versi, kata in ((1, "WDP"), (2, "WTP")):
        wilayah.langsung(indikator, kata=kata, versi=versi, tanpa_rincian=False, nomor_surat=f"S-{versi}")
    butir = hitung(wilayah)["2.1"]
    assert (butir.realisasi.kata, butir.capaian, butir.asal) == ("WTP", 100, "surat")
    assert "S-2" in telusur_butir(wilayah.kanwil, 2023, "2.1", bacaan="sementara", pada=wilayah.pada).surat


def test_a_local_variant_holds_for_its_unit_only(wilayah):
    p, q, indikator = bagian(wilayah)
    wilayah.indikator("1.1", None, "p * 2", {"p": p}, varian=wilayah.kanwil)
    wilayah.isi(wilayah.a, p, 30)
    wilayah.isi(wilayah.a, q, 40)
    butir = hitung(wilayah)["1.1"]
    assert (butir.realisasi.nilai, butir.manual.versi) == (60, "ind.1.1@2020/kw")
    assert indikator.manual.count() == 2


def test_parts_of_a_breakdown_make_the_whole(wilayah):
    p, q, _ = bagian(wilayah)
    pb, cb = (p.kategori.create(kode=k, nama=k) for k in ("pb", "cb"))
    wilayah.isi(wilayah.a, p, 3, kategori=pb)
    wilayah.isi(wilayah.a, p, 4, kategori=cb)
    wilayah.isi(wilayah.a, q, 10)
    assert hitung(wilayah)["1.1"].realisasi.nilai == 70


def test_months_that_are_due_and_absent_are_told_in_the_trace(wilayah):
    p, q, _ = bagian(wilayah)
    for bulan in range(1, 12):
        wilayah.isi(wilayah.a, p, 1, f"2023-{bulan:02d}")
        wilayah.isi(wilayah.a, q, 1, f"2023-{bulan:02d}")
    telusur = telusur_butir(wilayah.kanwil, 2023, "1.1", bacaan="sementara", pada=wilayah.pada)
    assert any("2023-12" in x for x in telusur.belum_lapor)
    assert len(telusur.isian) == 22 and all(b.dipakai for b in telusur.isian)
    assert telusur.langkah[-1] == "100 ÷ 90 × 100 = 111,11"


def test_reading_a_year_costs_the_same_queries_however_many_indicators(
    wilayah, django_assert_max_num_queries
):
    p = wilayah.variabel("p")
    for i in range(3):
        wilayah.indikator(f"1.{i}", 10, "", {"p": p}, satuan="orang")
    wilayah.isi(wilayah.a, p, 5)
    with django_assert_max_num_queries(20):
        hitung(wilayah, "resmi")
    for i in range(3, 30):
        wilayah.indikator(f"1.{i}", 10, "", {"p": p}, satuan="orang")
    with django_assert_max_num_queries(20):
        hitung(wilayah, "resmi")


def test_codes_are_in_the_order_people_count(wilayah):
    p = wilayah.variabel("p")
    for kode in ("10.1", "2.10", "2.9"):
        wilayah.indikator(kode, 10, "", {"p": p}, satuan="orang")
    assert list(hitung(wilayah)) == ["2.9", "2.10", "10.1"]


def test_a_series_marks_the_year_whose_scale_differs(wilayah):
    p = wilayah.variabel("p", satuan="indeks", waktu="rata", agregasi_unit="rata")
    indikator = wilayah.indikator("1.1", D("3.1"), "", {"p": p}, satuan="indeks", skala=D(4))
    indikator.riwayat.create(unit=wilayah.kanwil, tahun=2020, nilai=D("8.85"), satuan="indeks", skala=D(10))
    indikator.riwayat.create(unit=wilayah.kanwil, tahun=2022, nilai=D("3.8"), target=D("3.1"), skala=D(4))
    wilayah.isi(wilayah.a, p, "3.84")
    titik = seri_tahun(wilayah.kanwil, 2023, pada=wilayah.pada, bacaan="sementara")["ind.1.1"]
    assert [(t.tahun, t.sebanding) for t in titik] == [(2020, False), (2022, True), (2023, True)]
    assert titik[0].catatan == "skala berbeda"


def test_cached_sums_of_children_equal_the_entries_and_tampering_is_found(wilayah):
    p, q, _ = bagian(wilayah)
    for bulan in (1, 2):
        wilayah.isi(wilayah.a, p, bulan, f"2023-{bulan:02d}")
    wilayah.isi(wilayah.b, p, 7)
    wilayah.setujui(wilayah.a)
    assert bangun_rekap(unit=wilayah.kanwil, tahun=2023) == 2
    sementara = RekapUnit.objects.get(variabel=p, bacaan=Bacaan.SEMENTARA)
    assert (sementara.jumlah, sementara.cacah, sementara.hilang) == (10, 2, 0)
    resmi = RekapUnit.objects.get(variabel=p, bacaan=Bacaan.RESMI)
    assert (resmi.jumlah, resmi.cacah, resmi.hilang) == (3, 1, 1)
    assert list(selisih_rekap(unit=wilayah.kanwil, tahun=2023)) == []
    Isian.objects.filter(unit=wilayah.b).update(nilai=D(8))
    assert len(list(selisih_rekap(unit=wilayah.kanwil, tahun=2023))) == 1
    assert q.kunci == "usul"
