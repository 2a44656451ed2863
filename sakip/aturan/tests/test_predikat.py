"""Golden boundaries of predicates."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.predikat import NilaiDiLuarRentang, Predikat, predikat
from sakip.aturan.regulasi import TidakBerlaku

D = Decimal


def _kode(nama: str, nilai: str, tahun: int) -> str | None:
    hasil = predikat(nama, D(nilai), tahun)
    return None if hasil is None else hasil.kode


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [
        ("100", "AA"),
        ("90.01", "AA"),
        ("90.00", "A"),
        ("80.000000000000000000000000001", "A"),
        ("80.00", "BB"),
        ("70", "B"),
        ("60", "CC"),
        ("50", "C"),
        ("30.01", "C"),
        ("30", "D"),
        ("0.01", "D"),
        ("0", None),
    ],
)
def test_akip_bands_are_open_below_and_zero_has_no_predicate(nilai: str, kode: str | None) -> None:
    assert _kode("predikat_akip", nilai, 2023) == kode


def test_a_predicate_carries_its_word_bounds_and_source() -> None:
    assert predikat("predikat_akip", D("80"), 2022) == Predikat(
        "BB", "Sangat Baik", D(70), D(80), "PermenPANRB 88/2021, Lampiran I", False
    )


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [("100", "sangat_baik"), ("95", "sangat_baik"), ("94.999", "baik"), ("89", "baik"), ("88.99", "cukup"),
     ("70", "cukup"), ("69.99", "kurang"), ("0", "kurang")],
)  # fmt: skip
def test_ikpa_bands_are_closed_below(nilai: str, kode: str) -> None:
    assert _kode("predikat_ikpa", nilai, 2024) == kode


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [("90.01", "sangat_baik"), ("90", "baik"), ("80", "cukup"), ("60", "kurang"), ("50", "sangat_kurang"),
     ("0", "sangat_kurang"), ("120", "sangat_baik")],
)  # fmt: skip
def test_nka_bands_are_open_below_without_outer_ends(nilai: str, kode: str) -> None:
    assert _kode("predikat_nka", nilai, 2024) == kode


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [("100", "A"), ("88.31", "A"), ("88.305", "B"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"),
     ("65", "C"), ("64.99", "D"), ("25", "D")],
)  # fmt: skip
def test_survey_quality_bands(nilai: str, kode: str) -> None:
    hasil = predikat("mutu_skm", D(nilai), 2023)
    assert hasil is not None
    assert (hasil.kode, hasil.kata) == (kode, kode)


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [("predikat_akip", "100.01"), ("predikat_akip", "-1"), ("mutu_skm", "24.99"), ("mutu_skm", "101")],
)
def test_a_score_beyond_the_scale_is_refused(nama: str, nilai: str) -> None:
    with pytest.raises(NilaiDiLuarRentang, match="Periksa nilai dan skalanya"):
        predikat(nama, D(nilai), 2023)


def test_no_score_has_no_predicate() -> None:
    assert predikat("predikat_akip", None, 2023) is None


def test_a_predicate_from_an_unverified_rule_is_marked() -> None:
    hasil = predikat("predikat_nka", D(91), 2025)
    assert hasil is not None
    assert hasil.draf
    assert "belum diverifikasi" in hasil.sumber


@pytest.mark.parametrize(
    ("nama", "tahun"),
    [("predikat_akip", 2021), ("predikat_nka", 2023), ("predikat_ikpa", 2023), ("bobot_lke", 2023)],
)
def test_without_a_rule_of_bands_in_force_there_is_no_answer(nama: str, tahun: int) -> None:
    with pytest.raises(TidakBerlaku):
        predikat(nama, D(80), tahun)


@given(st.decimals(min_value=0, max_value=100, places=6), st.decimals(min_value=0, max_value=100, places=6))
def test_a_higher_score_never_has_a_lower_predicate(a: Decimal, b: Decimal) -> None:
    urutan = [None, "D", "C", "CC", "B", "BB", "A", "AA"]
    rendah, tinggi = sorted((a, b))
    assert urutan.index(_kode("predikat_akip", str(rendah), 2023)) <= urutan.index(
        _kode("predikat_akip", str(tinggi), 2023)
    )
