"""Arithmetic, rounding and writing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.angka import (
    DESIMAL_TERCATAT,
    SIGNIFIKAN,
    bagi,
    bulatkan,
    desimal_nilai,
    desimal_utuh,
    kali,
    kurang,
    rapikan,
    rata,
    tambah,
    teks_desimal,
    tulis,
    tulis_besaran,
    tulis_persen,
    tulis_rupiah,
    tulis_utuh,
)

D = Decimal
angka = st.decimals(
    min_value=D("-1E15"), max_value=D("1E15"), allow_nan=False, allow_infinity=False, places=8
)


def test_a_third_times_three_is_one() -> None:
    assert rapikan(kali(bagi(1, 3), 3)) == 1
    assert str(rapikan(kali(bagi(1, 3), 3))) == "1"


def test_pooled_and_weighted_golden_values() -> None:
    assert bulatkan(kali(bagi(342, 372), 100), 3) == D("91.935")
    berbobot = bagi(tambah(kali(22, D("3.85")), kali(18, D("3.64"))), 40)
    assert rapikan(berbobot) == D("3.7555")
    assert rapikan(rata([D("3.85"), D("3.64")])) == D("3.745")
    assert rapikan(bagi(D("97.32"), 25)) == D("3.8928")


def test_growth_golden_value() -> None:
    tumbuh = kali(bagi(kurang(D("12466.6"), D("15225.45")), D("15225.45")), 100)
    assert tulis(tumbuh) == "-18,12"
    assert bulatkan(kali(bagi(bulatkan(tumbuh, 2), 5), 100), 1) == D("-362.4")


def test_dividing_by_zero_raises_also_for_zero() -> None:
    for atas in (0, 1):
        with pytest.raises(ZeroDivisionError):
            bagi(atas, 0)


def test_the_mean_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nol nilai"):
        rata([])


@pytest.mark.parametrize("salah", [1.5, True, "1", None])
def test_only_decimals_and_whole_numbers_enter(salah: object) -> None:
    with pytest.raises(TypeError):
        tambah(1, salah)  # type: ignore[arg-type]


@pytest.mark.parametrize("salah", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+1000", "1E-1000"])
def test_what_is_not_a_finite_number_is_refused(salah: str) -> None:
    with pytest.raises(ValueError, match="jangkauan"):
        tulis(D(salah))


@pytest.mark.parametrize(
    ("x", "teks"),
    [
        ("-0", "0"),
        ("0.00", "0"),
        ("1E+3", "1000"),
        ("1.500", "1.5"),
        ("100", "100"),
        ("1E-5", "0.00001"),
        ("-2.50", "-2.5"),
    ],
)
def test_tidied_numbers_have_no_exponent_trailing_zero_or_minus_zero(x: str, teks: str) -> None:
    assert str(rapikan(D(x))) == teks
    assert teks_desimal(D(x)) == teks


@pytest.mark.parametrize(
    ("x", "desimal", "teks"),
    [
        ("0.125", 2, "0.13"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1.005", 2, "1.01"),
        ("99.545", 2, "99.55"),
        ("-0.004", 2, "0.00"),
        ("100", 2, "100.00"),
    ],
)
def test_rounding_is_half_up_and_never_minus_zero(x: str, desimal: int, teks: str) -> None:
    assert str(bulatkan(D(x), desimal)) == teks


@pytest.mark.parametrize("desimal", [-1, 31])
def test_an_absurd_number_of_places_is_refused(desimal: int) -> None:
    with pytest.raises(ValueError, match="desimal"):
        bulatkan(D(1), desimal)


@pytest.mark.parametrize(
    ("x", "desimal", "teks"),
    [
        (None, 2, "–"),
        (D("1234.56"), 2, "1.234,56"),
        (D("1234567"), 0, "1.234.567"),
        (D("-0.004"), 2, "0,00"),
        (D("-1234.5"), 2, "-1.234,50"),
        (D("93.50"), None, "93,5"),
        (D("1E+6"), None, "1.000.000"),
        (0, 2, "0,00"),
        (999, 0, "999"),
    ],
)
def test_numbers_are_written_the_indonesian_way(
    x: Decimal | int | None, desimal: int | None, teks: str
) -> None:
    assert tulis(x, desimal) == teks


def test_percent_rupiah_and_quantities() -> None:
    assert tulis_persen(D("91.935")) == "91,94%"
    assert tulis_rupiah(18502034000) == "Rp18.502.034.000"
    assert tulis_rupiah(-5000) == "-Rp5.000"
    assert tulis_besaran(127, "Layanan") == "127 Layanan"
    assert tulis_besaran(D("3.1"), "Indeks", 2) == "3,10 Indeks"
    assert tulis_besaran(D("93.5"), "Persen") == "93,5%"
    assert tulis_besaran(5000, "Rupiah") == "Rp5.000"
    assert tulis_besaran(5, "") == "5"
    assert [f(None) for f in (tulis_persen, tulis_rupiah, tulis_besaran)] == ["–"] * 3


@given(angka, st.integers(min_value=0, max_value=10))
def test_rounding_moves_a_number_by_at_most_half_a_unit_and_ties_go_outward(x: Decimal, desimal: int) -> None:
    bulat, satuan = Fraction(bulatkan(x, desimal)), Fraction(1, 10**desimal)
    selisih = abs(bulat) - abs(Fraction(x))
    assert -satuan / 2 < selisih <= satuan / 2
    assert (bulat / satuan).denominator == 1


@given(angka)
def test_tidying_is_idempotent_and_keeps_up_to_thirty_digits(x: Decimal) -> None:
    rapi = rapikan(x)
    assert rapi == x
    assert str(rapikan(rapi)) == str(rapi)
    eksponen = rapi.as_tuple().exponent
    assert isinstance(eksponen, int)
    assert eksponen <= 0
    assert "E" not in teks_desimal(x)


@given(st.lists(angka, min_size=1, max_size=20))
def test_sums_are_exact_and_independent_of_order(xs: list[Decimal]) -> None:
    assert Fraction(tambah(*xs)) == sum(map(Fraction, xs))
    assert rapikan(rata(xs)) == rapikan(rata(xs[::-1]))


@given(angka, angka.filter(bool))
def test_a_quotient_agrees_with_exact_fractions(a: Decimal, b: Decimal) -> None:
    tepat = Fraction(a) / Fraction(b)
    assert abs(Fraction(rapikan(bagi(a, b))) - tepat) <= abs(tepat) / 10 ** (SIGNIFIKAN - 1)


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        ("12.5", 0, "12,5"),
        ("12.50", 0, "12,5"),
        ("12", 0, "12"),
        ("12", 2, "12,00"),
        ("1200", 0, "1.200"),
        ("-0.0625", 2, "-0,0625"),
        ("0.5", 2, "0,50"),
        ("33.3333333333", 2, "33,33"),  # nobody can enter that many: a quotient
        ("12.12345", 6, "12,123450"),
    ],
)
def test_an_entered_figure_is_never_rounded(nilai: str, desimal: int, teks: str) -> None:
    assert tulis_utuh(D(nilai), desimal) == teks


@given(st.decimals(-10000, 10000, places=DESIMAL_TERCATAT), st.integers(0, 6))
def test_an_entered_figure_is_read_back_as_it_was(nilai: D, desimal: int) -> None:
    teks = tulis_utuh(nilai, desimal)
    assert D(teks.replace(".", "").replace(",", ".")) == nilai
    assert len(teks.partition(",")[2]) == desimal_utuh(nilai, desimal) == max(desimal, desimal_nilai(nilai))


def test_a_missing_figure_has_no_decimals() -> None:
    assert desimal_utuh(None, 2) == 2
    assert tulis_utuh(None, 2) == "–"
    assert [desimal_nilai(n) for n in (D("1E+3"), 1200, D("12.3400"), D(0))] == [0, 0, 2, 0]
