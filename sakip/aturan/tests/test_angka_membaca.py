"""Reading numbers as offices write them; refusing what is not one number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.angka import (
    BATAS_BESAR,
    PANJANG_TERBESAR,
    AngkaSalah,
    Terbaca,
    baca,
    rapikan,
    tulis,
    tulis_persen,
    tulis_rupiah,
)

D = Decimal


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("0", "0"),
        ("127", "127"),
        ("007", "7"),
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("18.502.034.000", "18502034000"),
        ("3.1", "3.1"),
        ("3,1", "3.1"),
        ("3.14", "3.14"),
        ("3.1415", "3.1415"),
        ("0.123", "0.123"),
        ("0,123", "0.123"),
        ("1,234", "1.234"),
        ("1234.567", "1234.567"),
        ("-0,7", "-0.7"),
        ("\u22120,7", "-0.7"),
        ("– 18,12", "-18.12"),
        ("+5", "5"),
        ("-0", "0"),
        ("  93,5\u00a0", "93.5"),
        ("93,50", "93.5"),
        ("5\n", "5"),
        ("1" + "0" * 30, "1" + "0" * 30),
    ],
)
def test_a_plain_number_is_read_with_certainty(teks: str, nilai: str) -> None:
    assert baca(teks) == Terbaca(D(nilai))
    assert str(baca(teks).nilai) == nilai


@pytest.mark.parametrize(
    ("teks", "terbaca"),
    [
        ("Rp 18.502.034.000,-", Terbaca(D("18502034000"), rupiah=True)),
        ("Rp. 14.945.870.000,-", Terbaca(D("14945870000"), rupiah=True)),
        ("rp5.000,00", Terbaca(D("5000"), rupiah=True)),
        ("-Rp5.000", Terbaca(D("-5000"), rupiah=True)),
        ("Rp -5.000", Terbaca(D("-5000"), rupiah=True)),
        ("14.945.870.000,-", Terbaca(D("14945870000"), rupiah=True)),
        ("5.000 rupiah", Terbaca(D("5000"), rupiah=True)),
        ("Rp 1.154", Terbaca(D("1154"), rupiah=True)),
        ("Rp 5.000 per orang", Terbaca(D("5000"), satuan="per orang", rupiah=True)),
        ("Rp 1,5 miliar", Terbaca(D("1500000000"), rupiah=True, catatan="dikalikan satu miliar")),
        ("3 juta dokumen", Terbaca(D("3000000"), satuan="dokumen", catatan="dikalikan satu juta")),
        ("93,5%", Terbaca(D("93.5"), persen=True)),
        ("-0,7 %", Terbaca(D("-0.7"), persen=True)),
        ("97 persen", Terbaca(D("97"), persen=True)),
        ("100 % (persen)", Terbaca(D("100"), persen=True)),
        ("127 Layanan", Terbaca(D("127"), satuan="Layanan")),
        ("127Layanan", Terbaca(D("127"), satuan="Layanan")),
        ("82 (indeks)", Terbaca(D("82"), satuan="indeks")),
        ("3,1 Indeks", Terbaca(D("3.1"), satuan="Indeks")),
        ("4 Instansi Pemerintah", Terbaca(D("4"), satuan="Instansi Pemerintah")),
        ("12 orang/hari", Terbaca(D("12"), satuan="orang/hari")),
        ("5 m2", Terbaca(D("5"), satuan="m2")),
        ("5 km²", Terbaca(D("5"), satuan="km²")),
    ],
)
def test_rupiah_percent_and_units_are_kept_beside_the_value(teks: str, terbaca: Terbaca) -> None:
    assert baca(teks) == terbaca


def test_a_percentage_with_a_stray_space_is_read() -> None:
    assert baca("99, 93%") == Terbaca(D("99.93"), persen=True)
    assert baca("99 ,93 %") == Terbaca(D("99.93"), persen=True)


def test_a_stray_space_without_percent_sign_is_doubtful() -> None:
    terbaca = baca("12, 5")
    assert (terbaca.nilai, terbaca.tafsir) == (D("12.5"), "ragu")
    assert "dua angka" in terbaca.catatan


@pytest.mark.parametrize(
    ("teks", "ribuan", "desimal"), [("1.154", "1154", "1.154"), ("3.141", "3141", "3.141")]
)
def test_one_dot_before_three_digits_is_thousands_but_doubtful(teks: str, ribuan: str, desimal: str) -> None:
    ragu = baca(teks)
    assert (ragu.nilai, ragu.tafsir) == (D(ribuan), "ragu")
    assert desimal.replace(".", ",") in ragu.catatan
    assert baca(teks, harap="ribuan") == Terbaca(D(ribuan))
    assert baca(teks, harap="desimal") == Terbaca(D(desimal))


@pytest.mark.parametrize("teks", ["3.1", "0.123", "1.234.567", "1.234,56", "1,234"])
def test_an_expectation_never_changes_a_certain_reading(teks: str) -> None:
    assert baca(teks, harap="ribuan") == baca(teks, harap="desimal") == baca(teks)


@pytest.mark.parametrize(("teks", "nilai"), [("1,234.56", "1234.56"), ("1,234,567", "1234567")])
def test_english_grouping_is_read_but_doubtful(teks: str, nilai: str) -> None:
    terbaca = baca(teks)
    assert (terbaca.nilai, terbaca.tafsir) == (D(nilai), "ragu")
    assert "Inggris" in terbaca.catatan


@pytest.mark.parametrize(
    ("teks", "nilai"), [("(1.234)", "-1234"), ("(0,7)", "-0.7"), ("(Rp 1.234,5)", "-1234.5"), ("(5%)", "-5")]
)
def test_brackets_around_the_whole_are_a_doubtful_minus(teks: str, nilai: str) -> None:
    terbaca = baca(teks)
    assert (terbaca.nilai, terbaca.tafsir) == (D(nilai), "ragu")
    assert "minus" in terbaca.catatan


@pytest.mark.parametrize(
    ("teks", "posisi", "alasan"),
    [
        ("", 0, "kosong"),
        ("   ", 0, "kosong"),
        ("–", 0, "tidak ada angka"),
        ("tercapai", 0, "tidak ada angka"),
        ("Rp", 0, "tidak ada angka"),
        ("١٢", 0, "tidak ada angka"),
        ("1.2.3,4,5", 7, "setelah koma desimal"),
        ("12..3", 3, "dua pemisah"),
        ("1.,5", 2, "dua pemisah"),
        ("1.23.456", 2, "tiga angka"),
        ("1.234.56", 6, "tiga angka"),
        ("1.2345,6", 2, "tiga angka"),
        ("1234.567,8", 0, "awal angka ribuan"),
        ("0.234.567", 0, "awal angka ribuan"),
        ("1,23,456", 2, "tiga angka"),
        ("1,234.5.6", 5, "setelah koma desimal"),
        ("1.234.", 5, "berakhir dengan pemisah"),
        ("12,", 2, "berakhir dengan pemisah"),
        (",5", 0, "tanpa angka di depannya"),
        (".5", 0, "tanpa angka di depannya"),
        ("12 15", 3, "dua angka"),
        ("12/15", 3, "dua angka"),
        ("12 dari 15", 8, "dua angka"),
        ("3–4", 2, "dua angka"),
        ("1 234 567", 2, "dua angka"),
        ("0R2", 2, "dua angka"),
        ("12 B03", 4, "dua angka"),
        ("1, 2, 3", 2, "spasi di tengah"),
        ("1e5", 1, "notasi ilmiah"),
        ("sekitar 5", 0, "sebelum angka"),
        (">= 5", 0, "sebelum angka"),
        ("--5", 1, "lebih dari satu"),
        ("-(5)", 1, "tanda sekaligus kurung"),
        ("(5", 1, "tidak ditutup"),
        ("Rp (Rp 5)", 6, "dua kali"),
        ("5 %%", 3, "tidak dikenal setelah"),
        ("5 _", 2, "tidak dikenal setelah"),
        ("3²", 1, "tidak dikenal setelah"),
        ("7 orang\x00", 2, "tak terlihat"),
        ("Rp 1,5 M", 7, "singkatan"),
        ("1" + "0" * 31, 0, "lebih besar"),
        ("Rp " + "9" * 29 + " triliun", 3, "lebih besar"),
        ("0," + "1" * 31, 0, "angka penting"),
        ("1" * 201, 200, "lebih panjang"),
    ],
)
def test_malformed_text_is_refused_with_place_reason_and_remedy(teks: str, posisi: int, alasan: str) -> None:
    with pytest.raises(AngkaSalah) as info:
        baca(teks)
    salah = info.value
    assert salah.teks == teks
    assert (salah.posisi, salah.alasan) == (posisi, salah.alasan)
    assert alasan in salah.alasan
    assert salah.saran.endswith(".")
    assert salah.alasan in str(salah)
    assert salah.saran in str(salah)


def test_an_error_message_shows_no_control_characters() -> None:
    with pytest.raises(AngkaSalah) as info:
        baca("5 \x1b[31m_")
    assert str(info.value).isprintable()


@given(st.text(max_size=PANJANG_TERBESAR + 20))
def test_any_text_is_read_or_refused_with_a_place_inside_it(teks: str) -> None:
    try:
        terbaca = baca(teks)
    except AngkaSalah as salah:
        assert 0 <= salah.posisi < max(len(teks), 1)
        assert salah.alasan
        assert salah.saran
    else:
        assert abs(terbaca.nilai) <= BATAS_BESAR
        assert terbaca.nilai == rapikan(terbaca.nilai)


@given(st.text(alphabet="0123456789.,- ()%Rp", max_size=25))
def test_any_row_of_number_characters_is_read_or_refused(teks: str) -> None:
    try:
        terbaca = baca(teks)
    except AngkaSalah as salah:
        assert 0 <= salah.posisi < max(len(teks), 1)
    else:
        angka = "".join(h for h in teks if h.isdigit())
        dibaca = f"{abs(terbaca.nilai):f}".replace(".", "").strip("0")
        assert dibaca == angka.strip("0")


desimal_wajar = st.decimals(
    min_value=D("-1E12"), max_value=D("1E12"), allow_nan=False, allow_infinity=False, places=6
)


@given(desimal_wajar)
def test_what_is_written_in_full_is_read_back_unchanged(x: Decimal) -> None:
    # A whole number of thousands may be doubtful (1.154), but its value is the written one.
    assert baca(tulis(x, None)).nilai == x
    assert baca(tulis_persen(x, None)).nilai == x
    assert baca(tulis_persen(x, None)).persen
    assert baca(tulis_rupiah(x, None)).nilai == x
    assert baca(tulis_rupiah(x, None)).rupiah


@given(desimal_wajar)
def test_numbers_with_a_decimal_comma_are_never_doubtful(x: Decimal) -> None:
    assert baca(tulis(x, 2)).tafsir == "pasti"
