"""Golden values of rules.md sections 0, 1.10 and 6, and what must hold for every figure."""

from decimal import Decimal as D

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sakip.aturan.angka import bulatkan, tulis
from sakip.aturan.capaian import Ukuran, desimal_bersama, hitung_capaian, konversi_skala, rata_capaian
from sakip.aturan.rumus import urai

positif = st.decimals(min_value="0.0001", max_value="1e9", places=4)
wajar = st.decimals(min_value="-1e9", max_value="1e9", places=4)


def capaian(target, realisasi, **lain):
    return hitung_capaian(
        target=Ukuran(D(target), satuan="persen"), realisasi=Ukuran(D(realisasi), satuan="persen"), **lain
    )


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "metode", "harus"),
    [
        ("90", "93", "naik", "rasio", "103.33"),
        ("85", "62", "naik", "rasio", "72.94"),
        ("55", "22.58", "turun", "rasio", "158.95"),
        ("10", "10", "turun", "rasio", "100.00"),
        ("10", "30", "turun", "rasio", "-100.00"),
        ("5", "-0.7", "naik", "pertumbuhan_rasio", "-14.00"),
        ("1", "14", "naik", "rasio", "1400.00"),
    ],
)
def test_capaian_follows_polarity_and_method(target, realisasi, polaritas, metode, harus):
    hasil = capaian(target, realisasi, polaritas=polaritas, metode=metode)
    assert hasil.status_hitung == "dihitung"
    assert bulatkan(hasil.capaian, 2) == D(harus)


def test_lower_is_better_is_kept_unrounded():
    assert bulatkan(capaian("55", "22.58", polaritas="turun").capaian, 3) == D("158.945")


def test_growth_by_amount_applies_the_target_to_the_basis():
    hasil = capaian(
        "5",
        "-0.3",
        metode="pertumbuhan_jumlah",
        jumlah=D("128856739552"),
        basis=D("129238860000"),
    )
    assert bulatkan(hasil.capaian, 2) == D("94.96")
    assert hasil.basis == D("129238860000")
    assert hasil.status == "tidak_tercapai"
    assert "135.700.803.000,00" in hasil.langkah[0]


def test_growth_divided_by_growth_may_be_far_below_zero():
    pertumbuhan = (D("12466.6") - D("15225.45")) / D("15225.45") * 100
    assert bulatkan(pertumbuhan, 2) == D("-18.12")
    hasil = capaian("5", bulatkan(pertumbuhan, 2), metode="pertumbuhan_rasio")
    assert bulatkan(hasil.capaian, 1) == D("-362.4")
    assert hasil.status == "negatif"


def test_growth_by_amount_without_basis_is_not_reported_rather_than_zero():
    hasil = capaian("5", "1", metode="pertumbuhan_jumlah", jumlah=D(1), basis=None)
    assert (hasil.capaian, hasil.status_hitung) == (None, "belum_dilaporkan")


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "status"),
    [
        ("naik", "90", "90", "tercapai"),
        ("naik", "90", "90.0001", "melampaui"),
        ("naik", "90", "89.9999", "tidak_tercapai"),
        ("turun", "10", "9", "melampaui"),
        ("turun", "10", "11", "tidak_tercapai"),
        ("turun", "10", "20.0001", "negatif"),
    ],
)
def test_status_compares_the_figures_not_the_rounded_quotient(polaritas, target, realisasi, status):
    assert capaian(target, realisasi, polaritas=polaritas).status == status


def test_zero_target_where_lower_is_better_is_met_only_by_zero():
    assert capaian("0", "0", polaritas="turun").capaian == D(100)
    gagal = capaian("0", "1", polaritas="turun")
    assert (gagal.capaian, gagal.status_hitung) == (None, "tidak_dapat_dihitung")
    assert "nol" in gagal.alasan


@pytest.mark.parametrize("realisasi", ["0", "5"])
def test_zero_target_where_higher_is_better_has_no_quotient(realisasi):
    hasil = capaian("0", realisasi)
    assert (hasil.capaian, hasil.status, hasil.status_hitung) == (None, None, "tidak_dapat_dihitung")


def test_negative_target_is_refused_with_a_reason():
    assert "negatif" in capaian("-5", "3").alasan


@pytest.mark.parametrize(
    ("keadaan", "nihil", "status_hitung", "nilai"),
    [
        ("nihil", "tidak_dihitung", "nihil_tidak_dihitung", None),
        ("nihil", "tercapai", "nihil_tercapai", D(100)),
        ("kosong", "tercapai", "belum_dilaporkan", None),
        ("tidak_jatuh_tempo", "tercapai", "belum_jatuh_tempo", None),
        ("tak_terdefinisi", "tercapai", "tidak_dapat_dihitung", None),
    ],
)
def test_no_value_is_not_zero(keadaan, nihil, status_hitung, nilai):
    hasil = hitung_capaian(target=Ukuran(D(80)), realisasi=Ukuran(), keadaan=keadaan, nihil=nihil)
    assert (hasil.status_hitung, hasil.capaian) == (status_hitung, nilai)


def test_without_target_nothing_is_computed():
    assert hitung_capaian(target=Ukuran(), realisasi=Ukuran(D(5))).status_hitung == "tidak_ditargetkan"


@pytest.mark.parametrize(
    ("target", "realisasi", "status", "nilai"),
    [
        ("WTP", "WTP", "tercapai", D(100)),
        ("WDP", "WTP", "melampaui", D(100)),
        ("WTP", "WDP", "tidak_tercapai", None),
        ("wtp", "WTP", "tercapai", D(100)),
    ],
)
def test_ordered_words_are_compared_never_divided(target, realisasi, status, nilai):
    hasil = hitung_capaian(
        target=Ukuran(kata=target), realisasi=Ukuran(kata=realisasi), skala_kata=["TMP", "TW", "WDP", "WTP"]
    )
    assert (hasil.status, hasil.capaian, hasil.status_hitung) == (status, nilai, "kata")


def test_a_word_outside_the_scale_and_a_word_against_a_number_are_refused():
    asing = hitung_capaian(target=Ukuran(kata="WTP"), realisasi=Ukuran(kata="BB"), skala_kata=["WDP", "WTP"])
    assert asing.status_hitung == "tidak_dapat_dihitung" and "BB" in asing.alasan
    campur = hitung_capaian(target=Ukuran(kata="WTP"), realisasi=Ukuran(D(90)), skala_kata=["WDP", "WTP"])
    assert campur.status_hitung == "beda_satuan"


def test_target_and_realisation_on_different_scales_are_an_error_not_a_number():
    hasil = hitung_capaian(target=Ukuran(D("7.22"), skala=D(10)), realisasi=Ukuran(D("3.1"), skala=D(4)))
    assert (hasil.capaian, hasil.status_hitung) == (None, "beda_satuan")
    assert "10" in hasil.alasan and "4" in hasil.alasan


def test_percent_against_a_count_is_an_error_not_a_number():
    hasil = hitung_capaian(target=Ukuran(D(5), satuan="persen"), realisasi=Ukuran(D(5), satuan="orang"))
    assert hasil.status_hitung == "beda_satuan"


def test_the_cap_shows_what_the_plain_mean_hides():
    nilai = [D(x) for x in ("142.85", "101", "117.6", "111.52", "576.29", "60.3", "106.7")]
    hasil = rata_capaian(nilai, D(120))
    assert bulatkan(hasil.rata, 2) == D("173.75")
    assert bulatkan(hasil.rata_dibatasi, 2) == D("105.30")


def test_what_was_not_computed_is_left_out_of_the_mean_and_counted():
    hasil = rata_capaian([D(100), None, D(50)], D(120))
    assert (hasil.rata, hasil.dihitung, hasil.tidak_dihitung) == (D(75), 2, 1)
    assert rata_capaian([None], D(120)).rata is None
    assert rata_capaian([], D(120)).rata is None


def test_scales_convert_explicitly():
    assert konversi_skala(D("97.32"), D(100), D(4)) == D("3.8928")
    assert konversi_skala(D("3.8"), D(4), D(10)) == D("9.5")
    with pytest.raises(ValueError, match="di luar skala"):
        konversi_skala(D("9.3"), D(4), D(10))


@given(positif, wajar)
def test_polarities_mirror_each_other_around_100(target, realisasi):
    naik = hitung_capaian(target=Ukuran(target), realisasi=Ukuran(realisasi)).capaian
    turun = hitung_capaian(target=Ukuran(target), realisasi=Ukuran(realisasi), polaritas="turun").capaian
    assert abs(naik + turun - 200) <= abs(naik) * D("1e-27") + D("1e-20")


@given(positif, wajar, st.sampled_from(["naik", "turun"]))
def test_the_verdict_never_contradicts_the_number(target, realisasi, polaritas):
    hasil = hitung_capaian(target=Ukuran(target), realisasi=Ukuran(realisasi), polaritas=polaritas)
    batas = {"melampaui": hasil.capaian > 100, "tercapai": hasil.capaian == 100}
    batas |= {"tidak_tercapai": 0 <= hasil.capaian < 100, "negatif": hasil.capaian < 0}
    assert batas[hasil.status]


@given(positif, positif, positif)
def test_a_better_realisation_never_lowers_capaian(target, satu, dua):
    rendah, tinggi = sorted((satu, dua))
    naik = [hitung_capaian(target=Ukuran(target), realisasi=Ukuran(r)).capaian for r in (rendah, tinggi)]
    assert naik[0] <= naik[1]


@given(st.lists(wajar, min_size=1, max_size=30), positif)
def test_capped_mean_never_exceeds_the_mean_nor_the_cap(nilai, batas):
    hasil = rata_capaian(nilai, batas)
    assert hasil.rata_dibatasi <= hasil.rata + D("1e-18")
    assert hasil.rata_dibatasi <= batas
    assume(max(nilai) <= batas)
    assert hasil.rata_dibatasi == hasil.rata


@given(st.decimals(min_value=0, max_value=4, places=4), st.sampled_from([4, 10, 15, 20, 25, 100]))
def test_scale_conversion_goes_there_and_back(nilai, ke):
    assert konversi_skala(konversi_skala(nilai, D(4), D(ke)), D(ke), D(4)) == nilai.normalize()


def test_the_worked_line_prints_enough_decimals_to_give_its_own_result():
    # 3,85 ÷ 3,1 would give 124,19: the line must not contradict itself.
    hasil = capaian("3.1", "3.846768")
    assert hasil.langkah == ("3,847 ÷ 3,1 × 100 = 124,09",) or hasil.langkah == (
        "3,8468 ÷ 3,1 × 100 = 124,09",
    )


@given(positif, wajar, st.sampled_from(["naik", "turun"]), st.integers(0, 3))
def test_a_reader_gets_the_printed_capaian_from_the_printed_figures(target, realisasi, polaritas, desimal):
    hasil = hitung_capaian(
        target=Ukuran(target), realisasi=Ukuran(realisasi), polaritas=polaritas, desimal=desimal
    )
    kiri, kanan = hasil.langkah[0].split(" = ")
    assert tulis(urai(kiri.replace(".", "")).hitung({}).nilai, 2) == kanan


def test_the_worked_line_keeps_an_entered_realisation_whole():
    masuk = {"target": Ukuran(D(100000)), "desimal": 0}
    ketik = hitung_capaian(realisasi=Ukuran(D("12.5")), **masuk)
    assert ketik.langkah == ("12,5 ÷ 100.000 × 100 = 0,01",)
    hitungan = hitung_capaian(realisasi=Ukuran(D("12.5"), dihitung=True), **masuk)
    assert hitungan.langkah == ("13 ÷ 100.000 × 100 = 0,01",)


def test_an_entered_measure_keeps_its_decimals_and_a_computed_one_takes_those_asked_for():
    ketik, hitungan = Ukuran(D("12.5")), Ukuran(D("12.5"), dihitung=True)
    assert (ketik.desimal(0), ketik.desimal(2), hitungan.desimal(0)) == (1, 2, 0)
    assert Ukuran(D("33.333333")).desimal(2) == 2 and Ukuran(kata="BB").desimal(2) == 2
    assert ketik == hitungan  # how it came about is not what it measures
    assert desimal_bersama((ketik, hitungan, Ukuran(D("1.25"))), 0) == 2
    assert desimal_bersama((), 3) == 3
