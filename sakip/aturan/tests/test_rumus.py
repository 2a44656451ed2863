"""The formula language: values, states, worked steps, and errors with their place."""

from decimal import Decimal

import pytest

from sakip.aturan.angka import bagi, rapikan
from sakip.aturan.rumus import DALAM_TERBESAR, KATA_TERBANYAK, PANJANG_TERBESAR, HasilRumus, RumusSalah, urai

D = Decimal


def hitung(teks: str, nihil: tuple[str, ...] = (), /, **nilai: str | int | None) -> HasilRumus:
    return urai(teks).hitung({k: None if v is None else D(str(v)) for k, v in nilai.items()}, nihil)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("10 − (2 − 3)", "11"),
        ("100 / 10 / 5", "2"),
        ("100 ÷ (10 ÷ 5)", "50"),
        ("2 × 3 ÷ 4 × 2", "3"),
        ("-2 * -3", "6"),
        ("- -2", "2"),
        ("+2 - +1", "1"),
        ("2 - -3", "5"),
        ("1/3*3", "1"),
        ("1/3 + 1/3 + 1/3", "1"),
        ("2/3 + 1/3 - 1", "0"),
        ("3,5 + 0.123", "3.623"),
        ("1,154", "1.154"),
        ("jumlah(1; 2; 3,5)", "6.5"),
        ("rata(3; 4; 6)", "4.33333333333333333333333333333"),
        ("rata_tertimbang(3,85; 22; 3,64; 18)", "3.7555"),
        ("min(3; 1; 2)", "1"),
        ("maks(3; 1; 2)", "3"),
        ("jumlah(5)", "5"),
        ("bila(1 < 2; 10; 20)", "10"),
        ("bila(1 >= 2; 10; 20)", "20"),
        ("bila(2 <= 2; 1; 0) + bila(2 <> 2; 1; 0) + bila(2 ≠ 3; 1; 0) + bila(2 ≥ 2; 1; 0)", "3"),
        ("bila(1/3*3 = 1; 1; 0)", "1"),
        ("bila(1/3*3 < 1; 1; 0)", "0"),
        ("bila(1 > 2 atau 2 > 1 dan bukan 1 > 3; 1; 0)", "1"),
        ("bila((1 > 2 atau 2 > 1) dan 1 > 3; 1; 0)", "0"),
        ("bila(bukan (1 > 2); 1; 0)", "1"),
        ("bila(bila(1 > 0; 1; 0) = 1; 5; 6)", "5"),
    ],
)
def test_constant_formulas(teks: str, hasil: str) -> None:
    h = hitung(teks)
    assert (h.keadaan, h.alasan) == ("ada", "")
    assert str(h.nilai) == hasil


def test_a_share_is_computed_unrounded_and_worked_half_up() -> None:
    h = hitung("dapat / usul * 100", dapat=342, usul=372)
    assert h.nilai == D("91.9354838709677419354838709677")
    assert h.langkah == ("342 ÷ 372 × 100 = 91,94",)
    tepat = urai("dapat / usul * 100").hitung({"dapat": D(342), "usul": D(372)}, desimal=4)
    assert tepat.langkah == ("342 ÷ 372 × 100 = 91,9355",)


@pytest.mark.parametrize(
    ("teks", "nilai", "langkah"),
    [
        (
            "((a / b * 100) + (c / d * 100)) / 2",
            {"a": 6, "b": 17, "c": 1, "d": 33},
            (
                "(6 ÷ 17 × 100 + 1 ÷ 33 × 100) ÷ 2 = (35,29 + 3,03) ÷ 2",
                "(35,29 + 3,03) ÷ 2 = 19,16",
            ),
        ),
        ("(a + b) / c * 100", {"a": 3, "b": 4, "c": 10}, ("(3 + 4) ÷ 10 × 100 = 70",)),
        ("rata(a; b; c)", {"a": 3, "b": 4, "c": 5}, ("rata(3; 4; 5) = 4",)),
        ("rata(a; b) / c", {"a": 3, "b": 4, "c": 2}, ("rata(3; 4) ÷ 2 = 3,50 ÷ 2", "3,50 ÷ 2 = 1,75")),
        ("a - b", {"a": 12, "b": "-0.7"}, ("12 − (−0,7) = 12,70",)),
        ("a / b * 100", {"a": "-0.7", "b": 5}, ("−0,7 ÷ 5 × 100 = −14",)),
        ("(a - b) / b * 100", {"a": "12466.6", "b": "15225.45"},
         ("(12.466,6 − 15.225,45) ÷ 15.225,45 × 100 = −18,12",)),
        ("a / (b * c)", {"a": 1, "b": 2, "c": 5}, ("1 ÷ (2 × 5) = 1 ÷ 10", "1 ÷ 10 = 0,10")),
        ("a / b + c", {"a": 1, "b": 3, "c": 1}, ("1 ÷ 3 + 1 = 0,3333 + 1", "0,3333 + 1 = 1,33")),
        ("a", {"a": "93.5"}, ("93,5",)),
        ("-a", {"a": "93.5"}, ("−93,5",)),
        ("-a", {"a": "-93.5"}, ("−(−93,5) = 93,50",)),
        ("bila(a > 0; a; 0)", {"a": "93.5"}, ("bila(93,5 > 0; 93,5; 0) = 93,5",)),
        ("a * 2", {"a": "33.333333333333333333"}, ("33,3333 × 2 = 66,67",)),
        ("bila(a > 0; b / a * 100; c)", {"a": 4, "b": 1, "c": None},
         ("bila(4 > 0; 1 ÷ 4 × 100; –) = 1 ÷ 4 × 100", "1 ÷ 4 × 100 = 25")),
    ],
)  # fmt: skip
def test_the_worked_steps_read_from_the_numbers_to_the_result(
    teks: str, nilai: dict[str, str | int | None], langkah: tuple[str, ...]
) -> None:
    assert hitung(teks, **nilai).langkah == langkah


def test_zero_over_zero_is_nothing_happened_and_not_a_number() -> None:
    h = hitung("dapat / usul * 100", dapat=0, usul=0)
    assert (h.nilai, h.keadaan) == (None, "nihil")
    assert h.langkah == ("0 ÷ 0 × 100 = nihil",)
    for teks in (
        "100 - a / b * 100",
        "-(a / b)",
        "5 / (a / b)",
        "rata(a / b; a / b * 2; 7)",
        "rata_tertimbang(a; a; b; b)",
    ):
        assert hitung(teks, a=0, b=0).keadaan == "nihil", teks


def test_names_where_nothing_happened_count_as_zero() -> None:
    assert hitung("a / b * 100", ("a", "b"), a=None, b=None).keadaan == "nihil"
    assert hitung("a + b", ("a",), a=None, b=5).nilai == 5


def test_zero_over_zero_in_one_part_does_not_hide_the_other() -> None:
    h = hitung("(a / b * 100 + c / d * 100) / 2", a=0, b=0, c=1, d=33)
    assert (h.nilai, h.keadaan) == (None, "tak_terdefinisi")
    assert "sebagian" in h.alasan
    assert hitung("(a / b * 100 + c / d * 100) / 2", a=0, b=0, c=0, d=33).keadaan == "tak_terdefinisi"
    assert hitung("(a / b * 100 + c / d * 100) / 2", a=0, b=0, c=0, d=0).keadaan == "nihil"


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("a / b", "2 dibagi nol"),
        ("a / (c - 3)", "3 − 3 = 0"),
        ("a / (1/3*3 - 1)", "dibagi nol"),
        ("rata_tertimbang(a; 1; a; -1) + a / b", "2 dibagi nol"),
        ("a * 1000000000000000 * 1000000000000000", "10^30"),
        ("a" + " / 1000000000000000000000000000000" * 4, "10^-90"),
    ],
)  # fmt: skip
def test_what_has_no_value_says_why(teks: str, alasan: str) -> None:
    h = hitung(teks, a=2, b=0, c=3)
    assert (h.nilai, h.keadaan) == (None, "tak_terdefinisi")
    assert alasan in h.alasan
    assert h.langkah[-1].endswith("= tak terdefinisi")


def test_a_value_beyond_the_bounds_is_not_computed_with() -> None:
    assert hitung("a - a", a="1E31").keadaan == "tak_terdefinisi"


def test_missing_values_are_named_and_are_not_zero() -> None:
    h = hitung("a / b + c + a", a=None, b=3, c=None)
    assert h == HasilRumus(None, "kosong", (), "belum diisi: a, c")
    assert hitung("a * 0", a=None).keadaan == "kosong"
    assert urai("a").hitung({}).alasan == "belum diisi: a"


def test_only_the_chosen_branch_is_needed() -> None:
    rumus = "bila(usul > 0; dapat / usul * 100; ganti)"
    assert hitung(rumus, usul=4, dapat=1, ganti=None).nilai == 25
    assert hitung(rumus, usul=0, dapat=None, ganti=7).nilai == 7
    assert hitung(rumus, usul=0, dapat=1, ganti=None).alasan == "belum diisi: ganti"
    assert hitung(rumus, usul=None, dapat=1, ganti=None).alasan == "belum diisi: usul"


def test_conditions_stop_where_they_are_decided() -> None:
    assert hitung("bila(b > 0 dan a / b > 1; 1; 2)", a=1, b=0).nilai == 2
    assert hitung("bila(b = 0 atau a / b > 1; 1; 2)", a=1, b=0).nilai == 1
    assert hitung("bila(b = 0 atau a > 1; 1; 2)", a=None, b=0).nilai == 1
    assert hitung("bila(a / b > 1; 1; 2)", a=1, b=0).keadaan == "tak_terdefinisi"
    assert hitung("bila(a / b > 1; 1; 2)", a=0, b=0).keadaan == "nihil"
    assert hitung("bila(a / b > 1; 1; 2) + c", a=1, b=0, c=None).alasan == "belum diisi: c"


@pytest.mark.parametrize("salah", [1.5, True, "3"])
def test_only_exact_numbers_enter(salah: object) -> None:
    with pytest.raises(TypeError):
        urai("a + 1").hitung({"a": salah})  # type: ignore[dict-item]


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="jangkauan"):
        urai("a").hitung({"a": D("NaN")})


def test_a_formula_knows_its_names_functions_and_divisions() -> None:
    r = urai("bila(usul > 0; rata(a; b) / usul * c; b)")
    assert r.variabel == ("usul", "a", "b", "c")
    assert r.fungsi_dipakai == ("bila", "rata")
    assert r.pembagian() == [(("a", "b", "c"), ("usul",))]
    assert urai("((a/b*100)+(c/d*100))/2").pembagian() == [
        (("a", "b", "c", "d"), ()),
        (("a",), ("b",)),
        (("c",), ("d",)),
    ]
    assert urai("a / b / c").pembagian() == [(("a",), ("b",)), (("a",), ("c",))]
    assert urai("a + b").pembagian() == []


def test_a_formula_is_shown_in_words() -> None:
    nama = {"remisi": "Narapidana memperoleh remisi", "usul": "Narapidana diusulkan", "wbp": "WBP dibina"}
    assert urai("remisi / usul * 100").tampilkan(nama) == (
        "Narapidana memperoleh remisi ÷ narapidana diusulkan × 100"
    )
    assert urai("(remisi + wbp)/jumlah_hari").tampilkan(nama) == (
        "(narapidana memperoleh remisi + WBP dibina) ÷ jumlah hari"
    )
    assert urai("rata(usul; 3,5)").tampilkan(nama) == "rata(narapidana diusulkan; 3,5)"


@pytest.mark.parametrize(
    ("teks", "tampil"),
    [
        ("((a))", "A"),
        ("(a*b)/c", "A × b ÷ c"),
        ("a*(b/c)", "A × b ÷ c"),
        ("a/(b*c)", "A ÷ (b × c)"),
        ("a-(b-c)", "A − (b − c)"),
        ("(a-b)-c", "A − b − c"),
        ("a+(b-c)", "A + b − c"),
        ("a*(b+c)", "A × (b + c)"),
        ("-(a+b)", "−(a + b)"),
        ("a*-b", "A × (−b)"),
        ("a--b", "A − (−b)"),
        ("bila((a>1 atau b>1) dan bukan c=1; a; b)", "bila((a > 1 atau b > 1) dan bukan (c = 1); a; b)"),
        ("bila(a>1 atau (b>1 dan c=1); a; b)", "bila(a > 1 atau b > 1 dan c = 1; a; b)"),
    ],
)
def test_brackets_stand_only_where_they_are_needed(teks: str, tampil: str) -> None:
    assert urai(teks).tampilkan({}) == tampil


@pytest.mark.parametrize(
    ("teks", "posisi", "alasan", "saran"),
    [
        ("", 0, "kosong", "misalnya"),
        ("   ", 0, "kosong", "misalnya"),
        ("a b", 2, "tidak didahului tanda hitung", "Tambahkan"),
        ("2 a", 2, "tidak didahului tanda hitung", "Tambahkan"),
        ("a +", 3, "berakhir terlalu cepat", "Lengkapi"),
        ("a * / b", 4, "tidak dapat berdiri", "angka, variabel"),
        ("(a", 0, "tidak ditutup", ")"),
        ("rata(a; b", 4, "tidak ditutup", ")"),
        ("(a b)", 3, "tidak didahului tanda hitung", "Tambahkan"),
        ("a)", 1, "tanpa kurung buka", "Hapus"),
        ("()", 1, "tidak dapat berdiri", "angka, variabel"),
        ("a; b", 1, "di luar fungsi", "argumen"),
        ("(a; b)", 2, "di luar fungsi", "argumen"),
        ("rata(a, b)", 6, "tidak dikenal", "titik koma"),
        ("rata(3,4)", 5, "satu angka desimal", "rata(3; 4)"),
        ("rata(3,4,5)", 5, "lebih dari satu pemisah", "titik koma"),
        ("rata(a;)", 7, "tidak dapat berdiri", "angka, variabel"),
        ("rata()", 5, "tanpa argumen", "rata("),
        ("rata", 0, "adalah fungsi", "rata("),
        ("rta(a; b)", 0, "tidak ada", "rata"),
        ("zzz(a)", 0, "tidak ada", "bila"),
        ("rata_tertimbang(a; b; c)", 0, "pasangan", "nilai1"),
        ("bila(a > 1; b)", 0, "3 argumen", "syarat"),
        ("bila(a; b; c)", 5, "harus ada syarat", "usul > 0"),
        ("bila(a > 1 dan b; 1; 2)", 15, "harus ada syarat", "usul > 0"),
        ("bila(bukan a; 1; 2)", 11, "harus ada syarat", "usul > 0"),
        ("bila(a < b < c; 1; 2)", 11, "beruntun", "dan"),
        ("bila(a > 1; b > 2; 3)", 12, "bukan syarat", "bila("),
        ("a > b", 0, "bukan syarat", "bila("),
        ("(a > 1) + 2", 0, "bukan syarat", "bila("),
        ("2 * (a > 1)", 4, "bukan syarat", "bila("),
        ("-(a > 1)", 1, "bukan syarat", "bila("),
        ("bila((a > 1) > 2; 1; 2)", 5, "bukan syarat", "bila("),
        ("dan", 0, "tidak dapat berdiri", "angka, variabel"),
        ("a = = b", 4, "tidak dapat berdiri", "angka, variabel"),
        ("1.154 * a", 0, "ribuan atau desimal", "1154 atau 1,154"),
        ("1.234,5", 0, "lebih dari satu pemisah", "1234,56"),
        ("12a", 2, "menempel", "tanda hitung"),
        ("1e5", 1, "menempel", "tanda hitung"),
        ("0." + "1" * 31, 0, "terlalu", "30"),
        ("1" + "0" * 31, 0, "terlalu", "10^30"),
        (".5", 0, "tidak dikenal", "0,5"),
        ("Dapat / usul", 0, "tidak dikenal", "huruf kecil"),
        ("a % b", 2, "tidak dikenal", "100"),
        ("a : b", 2, "tidak dikenal", "÷"),
        ("a ^ 2", 2, "tidak dikenal", "perkalian"),
        ("bila(a != 1; 1; 2)", 7, "tidak dikenal", "<>"),
        ("a\x00", 1, "tak terlihat", "huruf kecil"),
        ("é", 0, "tidak dikenal", "huruf kecil"),
        ("a.b", 1, "tidak dikenal", "tanpa titik"),
        ("__import__(a)", 0, "tidak ada", "Yang ada"),
    ],
)
def test_a_faulty_formula_is_refused_with_place_reason_and_remedy(
    teks: str, posisi: int, alasan: str, saran: str
) -> None:
    with pytest.raises(RumusSalah) as info:
        urai(teks)
    salah = info.value
    assert (salah.posisi, salah.teks) == (posisi, teks)
    assert alasan in salah.alasan
    assert saran in salah.saran
    assert str(salah).isprintable()
    assert f"karakter ke-{posisi + 1}" in str(salah)


def test_an_error_quotes_the_spot() -> None:
    with pytest.raises(RumusSalah, match="“dapat / ▸× 100”"):
        urai("dapat / × 100")


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("(" * 50 + "a" + ")" * 50, "bersarang"),
        ("-" * 100 + "a", "bersarang"),
        ("bila(" + "bukan " * 40 + "a > 1; 1; 2)", "bersarang"),
        ("jumlah(" * 30 + "a" + ")" * 30, "bersarang"),
        ("+".join(["a"] * 400), "kata"),
        ("a" + " " * 3000, "karakter"),
        ("a" * 3000, "karakter"),
    ],
)
def test_a_formula_is_bounded_in_size_and_depth(teks: str, alasan: str) -> None:
    with pytest.raises(RumusSalah, match=alasan):
        urai(teks)


def test_the_largest_formulas_are_computed() -> None:
    panjang = "+".join(["a/b"] * (KATA_TERBANYAK // 4))
    h = hitung(panjang, a=1, b=3)
    assert h.nilai == rapikan(bagi(KATA_TERBANYAK // 4, 3))
    dalam = "(1 + " * DALAM_TERBESAR + "a" + ")" * DALAM_TERBESAR
    h = hitung(dalam, a=1)
    assert h.nilai == DALAM_TERBESAR + 1
    assert len(h.langkah) <= 12
    assert h.langkah[-1].endswith(f"= {DALAM_TERBESAR + 1}")


def test_nested_conditions_do_not_multiply_the_work() -> None:
    teks = "a"
    for _ in range(DALAM_TERBESAR):
        teks = f"bila({teks} > 0; 1; 0)"
    assert hitung(teks, a=1).nilai == 1


def test_a_formula_of_greatest_length_is_read() -> None:
    nama = "a" * (PANJANG_TERBESAR - 2)
    assert urai(f"{nama}+1").variabel == (nama,)


def test_kunci_kamus_dalam_rumus_disebut_jalan_keluarnya():
    with pytest.raises(RumusSalah, match="Nama dalam rumus tanpa titik"):
        urai("layanan.permohonan.selesai / layanan.permohonan.masuk * 100")
    with pytest.raises(RumusSalah, match="angka di kedua sisi"):
        urai("a * .5")


@pytest.mark.parametrize(
    ("teks", "menjumlah"),
    [
        ("a", True),
        ("a + b - c", True),
        ("jumlah(a; b)", True),
        ("maks(a; min(b; c))", True),
        ("bila(a > b; a; -b)", True),
        ("a / b", False),
        ("a * 2 + b", False),
        ("a + rata(b; c)", False),
        ("rata_tertimbang(a; b)", False),
    ],
)
def test_a_formula_knows_whether_it_only_adds(teks: str, menjumlah: bool) -> None:
    assert urai(teks).menjumlah is menjumlah
