"""Printed numbers keep their last digit, and rounding is never a difference."""

from decimal import Decimal

import pytest

from sakip.reviu.angka import Selang, baca_sel, baca_utuh, banding, cari, selang_bagi


@pytest.mark.parametrize(
    ("teks", "nilai", "langkah"),
    [
        ("3,84", "3.84", "0.01"),
        ("3.1", "3.1", "0.1"),
        ("82 (Indeks)", "82", "1"),
        ("99, 93%", "99.93", "0.01"),
        ("Rp. 209.570.000,-", "209570000", "1"),
        ("Rp 1,25 miliar", "1250000000", "10000000"),
        ("-21,62%", "-21.62", "0.01"),
        ("(1.234)", "-1234", "1"),
        ("≥ 80", "80", "1"),
        ("100% (5 kegiatan)", "100", "1"),
        ("1OO%", "100", "1"),
        ("0,00%", "0", "0.01"),
    ],
)
def test_a_cell_is_read_with_the_unit_of_its_last_digit(teks: str, nilai: str, langkah: str) -> None:
    angka = baca_sel(teks)
    assert angka is not None
    assert (angka.nilai, angka.langkah) == (Decimal(nilai), Decimal(langkah))


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "-",
        "NIHIL",
        "12-05-2022",
        "17/19",
        "88,31-100",
        "1. Persentase layanan",
        "1 Persentase permohonan layanan yang selesai",
        "Turun 0,7% dari 2021",
    ],
)
def test_what_is_no_number_gives_none(teks: str) -> None:
    assert baca_sel(teks) is None


def test_a_thousand_dot_keeps_its_second_reading() -> None:
    angka = baca_sel("3.844 orang")
    assert angka is not None
    assert [n for n, _ in angka.bacaan()] == [Decimal(3844), Decimal("3.844")]


@pytest.mark.parametrize("teks", ["Rp 822.1588.058", "Rp 998.178927"])
def test_malformed_rupiah_is_marked(teks: str) -> None:
    angka = baca_sel(teks)
    assert angka is not None and angka.rusak
    assert baca_utuh(teks) is None


def test_a_sound_print_is_read_alike_by_both() -> None:
    assert baca_utuh("93,5 %") == baca_sel("93,5 %") is not None


def test_numbers_in_a_sentence_are_found_without_dates_and_codes() -> None:
    teks = (
        "Sebanyak 3.228 orang (97,4 %) dengan Rp 1.500.000,- menurut surat W12.UM.01-2178 tanggal 12/05/2022."
    )
    assert [a.teks for _, a in cari(teks)] == ["3.228", "97,4 %", "Rp 1.500.000,-"]


@pytest.mark.parametrize(
    ("cetak", "hitung", "hasil"),
    [
        ("91%", "91.93", "sama"),
        ("92%", "91.93", "sama"),
        ("91,94%", "91.93", "sama"),
        ("90%", "91.93", "beda"),
    ],
)
def test_rounding_and_truncation_in_the_last_digit_are_the_same(cetak: str, hitung: str, hasil: str) -> None:
    angka = baca_sel(cetak)
    assert angka is not None
    assert banding(angka, Selang.tepat(Decimal(hitung))) == hasil


def test_the_rounding_of_inputs_leaves_room() -> None:
    a, b = baca_sel("3,8"), baca_sel("3,1")
    cetak = baca_sel("124%")
    assert a and b and cetak
    selang = selang_bagi(a, b)
    assert selang is not None
    assert banding(cetak, selang) == "mungkin"
    assert selang_bagi(a, baca_sel("0") or a) is None
