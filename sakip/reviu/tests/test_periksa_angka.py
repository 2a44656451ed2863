"""The numeric classes: what they must find, and what they must leave alone."""

import pytest

from sakip.reviu.tests.bahan import baris, capaian, tabel, temuan

# --- capaian --------------------------------------------------------------------------------------


def test_capaian_that_no_formula_gives_is_found_with_its_line_and_value() -> None:
    teks = capaian("1 | Persentase izin tepat waktu | 90% | 93% | 106%", "2 | Nilai AKIP | 70 | 77 | 110%")
    (t,) = temuan(teks, "capaian")
    assert (t.tercetak, t.seharusnya, t.baris) == ("106%", "103,33%", (baris(teks, "106%"),))


@pytest.mark.parametrize(
    "baris_",
    [
        "1 | Persentase izin tepat waktu | 90% | 93% | 103%",  # truncated
        "1 | Persentase izin tepat waktu | 90% | 93% | 104%",  # one unit in the last digit
        "1 | Angka kemiskinan | 10% | 8% | 120%",  # lower is better
        "1 | Indeks layanan | 3,1 | 3,85 | 124,19",
        "1 | Jumlah laporan | 12 laporan | 12 laporan | 100%",
        "1 | Nilai AKIP | 70 | - | -",
        "1 | Jumlah warga terlayani | 3.000 orang | 3.300 orang | 110%",
        "1 | Nilai opini | WTP | WTP | 100%",
        "1 | Indeks layanan | 90% | 7,0 | 102%",  # another unit: class satuan
    ],
)
def test_capaian_that_some_formula_gives_is_left_alone(baris_: str) -> None:
    assert temuan(capaian(baris_), "capaian", ragu=True) == []


def test_a_list_of_target_realisation_and_capaian_is_read_like_a_row() -> None:
    teks = "1. Persentase izin tepat waktu\n\n- Target : 90 %\n- Realisasi : 93 %\n- Capaian : 113 %\n"
    (t,) = temuan(teks, "capaian")
    assert (t.tercetak, t.seharusnya) == ("113 %", "103,33 %")
    assert temuan("Target : 90 %, Realisasi: 93 %, Capaian: 103 %\n", "capaian", ragu=True) == []


def test_capaian_cut_at_the_ceiling_of_the_report_is_only_doubtful() -> None:
    isi = ["1 | Jumlah pelatihan | 10 | 20 | 120%", "2 | Jumlah kunjungan | 10 | 13 | 120%"]
    teks = capaian(*isi, "3 | Nilai AKIP | 70 | 70 | 100%")
    assert temuan(teks, "capaian") == []
    assert len(temuan(teks, "capaian", ragu=True)) == 2
    assert len(temuan(capaian(*isi, "3 | Jumlah izin | 10 | 20 | 200%"), "capaian")) == 2


def test_a_count_is_exact_but_an_index_may_have_been_rounded() -> None:
    assert len(temuan(capaian("1 | Jumlah laporan | 1 laporan | 1 laporan | 150%"), "capaian")) == 1
    assert temuan(capaian("1 | Indeks layanan | 3,1 | 3,8 | 124%"), "capaian") == []


# --- riwayat --------------------------------------------------------------------------------------

TAHUNAN = (
    "Indikator | 2021 |  |  | 2022 |  |  | Naik/turun (%)",
    " | Target | Realisasi | Capaian | Target | Realisasi | Capaian | ",
)


def test_a_row_of_an_earlier_year_is_checked_in_itself() -> None:
    teks = tabel(*TAHUNAN, "Nilai AKIP | 70 | 63 | 95% | 72 | 72 | 100% | ")
    (t,) = temuan(teks, "riwayat")
    assert (t.tercetak, t.seharusnya) == ("95%", "90%")
    assert temuan(teks, "capaian") == []


def test_a_difference_that_breaks_the_rule_of_its_column_is_found() -> None:
    isi = [
        "Nilai A | 70 | 70 | 100% | 70 | 77 | 110% | 10%",
        "Nilai B | 70 | 70 | 100% | 70 | 63 | 90% | -10%",
        "Nilai C | 50 | 50 | 100% | 50 | 60 | 120% | 20%",
        "Nilai D | 50 | 50 | 100% | 50 | 51 | 102% | 20%",
    ]
    (t,) = temuan(tabel(*TAHUNAN, *isi), "riwayat")
    assert (t.tercetak, t.seharusnya) == ("20%", "2%")
    assert temuan(tabel(*TAHUNAN, *isi[:3]), "riwayat", ragu=True) == []


# --- persen_anggaran ------------------------------------------------------------------------------

ANGGARAN = "No | Program | Pagu (Rp) | Realisasi (Rp) | % | Sisa (Rp)"


def test_a_budget_percent_and_a_rest_that_do_not_follow_are_found() -> None:
    teks = tabel(ANGGARAN, "1 | Program Layanan | 200.000.000 | 180.000.000 | 95,00 | 25.000.000")
    assert [t.seharusnya for t in temuan(teks, "persen_anggaran")] == ["20.000.000", "90%"]


def test_a_budget_row_that_agrees_is_left_alone() -> None:
    teks = tabel(ANGGARAN, "1 | Program Layanan | 300.000.000 | 200.000.000 | 66,66 | 100.000.000")
    assert temuan(teks, "persen_anggaran", ragu=True) == []


def test_years_across_and_quantities_down_are_read_too() -> None:
    teks = tabel(
        "Uraian | Tahun 2021 | Tahun 2022",
        "PAGU | Rp 500.000.000 | Rp 400.000.000",
        "REALISASI | Rp 450.000.000 | Rp 300.000.000",
        "CAPAIAN | 90,00% | 76,00%",
    )
    (t,) = temuan(teks, "persen_anggaran")
    assert (t.tercetak, t.seharusnya) == ("76,00%", "75,00%")


def test_the_ceiling_before_or_after_revision_may_be_meant() -> None:
    kepala = "No | Program | Pagu Awal | Pagu Revisi | Realisasi | %"
    assert (
        temuan(
            tabel(kepala, "1 | Program A | 100.000.000 | 80.000.000 | 72.000.000 | 90,00"), "persen_anggaran"
        )
        == []
    )
    assert (
        temuan(
            tabel(kepala, "1 | Program A | 100.000.000 | 80.000.000 | 72.000.000 | 72,00"), "persen_anggaran"
        )
        == []
    )


def test_a_sentence_with_ceiling_realisation_and_percent_is_checked() -> None:
    salah = (
        "Pagu anggaran sebesar Rp 200.000.000 dengan realisasi Rp 150.000.000 atau 85,00% pada tahun 2022.\n"
    )
    (t,) = temuan(salah, "persen_anggaran")
    assert t.seharusnya == "75,00%"
    assert temuan(salah.replace("85,00%", "75,00%"), "persen_anggaran", ragu=True) == []


# --- lebih_100 ------------------------------------------------------------------------------------


def test_a_share_over_one_hundred_is_found() -> None:
    teks = capaian("1 | Persentase tahanan yang memperoleh bantuan hukum | 90% | 117% | 130%")
    (t,) = temuan(teks, "lebih_100")
    assert t.tercetak == "117% (2022)"


@pytest.mark.parametrize(
    "baris_",
    [
        "1 | Persentase peningkatan pendapatan | 5% | 117% | 2340%",
        "1 | Persentase realisasi pajak terhadap target | 100% | 104% | 104%",
        "1 | Jumlah peserta | 100 | 117 | 117%",
        "1 | Persentase izin tepat waktu | 90% | 100% | 111%",
    ],
)
def test_growth_counts_and_capaian_may_pass_one_hundred(baris_: str) -> None:
    assert temuan(capaian(baris_), "lebih_100", ragu=True) == []


def test_realisation_over_every_ceiling_is_found() -> None:
    kepala = "No | Program | Pagu Awal | Pagu Revisi | Realisasi | %"
    assert (
        len(
            temuan(tabel(kepala, "1 | Program A | 100.000.000 | 80.000.000 | 120.000.000 | 150"), "lebih_100")
        )
        == 1
    )
    assert (
        temuan(tabel(kepala, "1 | Program A | 100.000.000 | 80.000.000 | 90.000.000 | 90"), "lebih_100") == []
    )


# --- rumus ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "teks",
    [
        "Perhitungannya:\n\n342 ÷ 372 × 100 % = 95,93 %\n",
        "$$\\% = \\frac{2.933}{3.097} \\times 100 \\%$$\n\n$$\\% = 100,2\\%$$\n",
        "$$B = \\frac{1}{33} \\times 10 \\%$$\n\n$$B = 3\\%$$\n",
        "Nilai itu diperoleh dari 17/19 x 100% = 98% pada tahun ini.\n",
        "$$\\% = \\frac{0}{0} \\times 100 \\%$$\n\n$$\\% = 100\\%$$\n",
    ],
)
def test_a_worked_formula_with_a_wrong_result_is_found(teks: str) -> None:
    assert len(temuan(teks, "rumus")) == 1


@pytest.mark.parametrize(
    "teks",
    [
        "342 ÷ 372 × 100 % = 91,93 %\n",
        "$$\\% = \\frac{(35\\% + 3\\%)}{2} \\times 100\\%$$\n\n$$\\% = 19\\%$$\n",
        "$$\\text{Capaian} = \\frac{\\text{Realisasi}}{\\text{Target}} \\times 100\\%$$\n\n"
        "$$\\text{Capaian} = \\frac{93}{90} \\times 100\\%$$\n\n$$\\text{Capaian} = 103\\%$$\n",
        "$$\\frac{60}{100} \\times 99,4 + \\left(\\frac{40}{100} \\times 98,89\\right) = 99,19$$\n",
        "(22 x 3,85 + 18 x 3,64) / 40 = 3,7555\n",
        "$$\\text{Nilai} = \\left[ \\left(\\frac{810}{9}\\right) \\times 100\\% \\right]$$\n\n"
        "$$\\text{Nilai} = 90$$\n",
        "Jumlah layanan = 90.186 + 34.156 + 145.613 = 269.955 layanan pada tahun ini.\n",
        "Undang-Undang Nomor 12/2011 dan 13/2022 tentang pembentukan peraturan.\n",
    ],
)
def test_right_formulas_of_every_look_are_left_alone(teks: str) -> None:
    assert temuan(teks, "rumus", ragu=True) == []


# --- realisasi ------------------------------------------------------------------------------------


def _bagian(realisasi: str, hasil: str) -> str:
    return (
        "BAB III AKUNTABILITAS KINERJA\n\nA. Capaian\n\n"
        "**Indikator Kinerja 1 “Persentase penerima remisi”**\n\n"
        f"$$\\% = \\frac{{180}}{{200}} \\times 100 \\%$$\n\n$$\\% = {hasil}\\%$$\n\n"
        + capaian(f"1 | Persentase penerima remisi | 80% | {realisasi} | 110%")
    )


def test_a_realisation_that_its_own_fraction_does_not_give_is_found() -> None:
    (t,) = temuan(_bagian("96%", "96"), "realisasi")
    assert (t.tercetak, t.seharusnya) == ("96%", "90%")


def test_a_realisation_that_its_fraction_gives_is_left_alone() -> None:
    assert temuan(_bagian("90%", "90"), "realisasi", ragu=True) == []


def test_a_share_proved_in_the_text_against_a_realisation_copied_from_the_target() -> None:
    teks = (
        "a. Indikator Kinerja : Persentase warga binaan yang bekerja\n\n"
        "Dari 67 orang warga binaan terdapat 28 orang yang bekerja atau 41,79% dari seluruhnya.\n\n"
        + capaian("1 | Persentase warga binaan yang bekerja | 30% | 30% | 100%")
    )
    (t,) = temuan(teks, "realisasi")
    assert t.seharusnya == "41,79%"
    assert temuan(teks.replace("30% | 30%".replace(" | ", "\t"), "30%\t41,79%"), "realisasi") == []


def test_a_row_that_breaks_the_share_of_its_table_is_found() -> None:
    kepala = "Bulan | Selesai | Masuk | Persentase selesai"
    isi = [
        "Januari | 45 | 50 | 90,00",
        "Februari | 30 | 40 | 75,00",
        "Maret | 4 | 16 | 25,00",
        "April | 6 | 12 | 50,00",
    ]
    (t,) = temuan(tabel(kepala, *isi, "Mei | 20 | 25 | 88,00"), "realisasi")
    assert (t.tercetak, t.seharusnya) == ("88,00", "80")
    assert temuan(tabel(kepala, *isi, "Mei | 20 | 25 | 80,00"), "realisasi", ragu=True) == []


# --- jumlah ---------------------------------------------------------------------------------------

RINCI = (
    "No | Satuan Kerja | Pegawai | Pagu (Rp)",
    "1 | Kantor A | 12 | 100.000.000",
    "2 | Kantor B | 15 | 150.000.000",
    "3 | Kantor C | 20 | 200.000.000",
)


def test_a_total_that_is_not_the_sum_is_found() -> None:
    (t,) = temuan(tabel(*RINCI, "Jumlah |  | 47 | 460.000.000"), "jumlah")
    assert (t.tercetak, t.seharusnya) == ("460.000.000", "450.000.000")


def test_totals_over_parents_children_or_subtotals_are_left_alone() -> None:
    assert temuan(tabel(*RINCI, "Jumlah |  | 47 | 450.000.000"), "jumlah", ragu=True) == []
    bersarang = tabel(
        "No | Program | Pagu (Rp)",
        "1 | Program A | 300.000.000",
        "a. | Kegiatan A1 | 100.000.000",
        "b. | Kegiatan A2 | 200.000.000",
        "2 | Program B | 50.000.000",
        "Total |  | 350.000.000",
    )
    assert temuan(bersarang, "jumlah", ragu=True) == []


def test_a_sum_column_is_checked_by_what_other_rows_show() -> None:
    kepala = "Golongan | Laki-laki | Perempuan | Jumlah"
    isi = [
        "Golongan I | 2 | 3 | 5",
        "Golongan II | 10 | 12 | 22",
        "Golongan III | 30 | 41 | 71",
        "Golongan IV | 4 | 5 | 9",
    ]
    (t,) = temuan(tabel(kepala, *isi, "Honorer | 7 | 8 | 16"), "jumlah")
    assert (t.tercetak, t.seharusnya) == ("16", "15")
    assert temuan(tabel(kepala, *isi, "Honorer | 7 | 8 | 15"), "jumlah", ragu=True) == []


def test_an_indicator_that_begins_with_jumlah_is_no_total() -> None:
    teks = capaian("1 | Nilai AKIP | 70 | 77 | 110%", "2 | Jumlah kab/kota peduli HAM | 3 | 6 | 200%")
    assert temuan(teks, "jumlah", ragu=True) == []


def test_a_breakdown_in_a_sentence_must_make_its_total() -> None:
    teks = "Pegawai 115 orang yang terdiri dari ketua 4 orang, pengawas 27 orang dan staf 83 orang.\n"
    (t,) = temuan(teks, "jumlah")
    assert t.seharusnya == "114 orang"
    assert temuan(teks.replace("115", "114"), "jumlah", ragu=True) == []
    assert temuan(teks.replace("yang terdiri dari", "diantaranya"), "jumlah", ragu=True) == []


# --- rata_rata ------------------------------------------------------------------------------------


def test_a_mean_row_and_a_mean_column_are_checked() -> None:
    isi = ("1 | Nilai A | 70 | 77 | 110%", "2 | Nilai B | 50 | 60 | 120%")
    (t,) = temuan(capaian(*isi, " | Rata-rata capaian |  |  | 117%"), "rata_rata")
    assert t.seharusnya == "115%"
    assert temuan(capaian(*isi, " | Rata-rata capaian |  |  | 115%"), "rata_rata", ragu=True) == []


def test_a_row_that_breaks_the_mean_of_its_table_is_found() -> None:
    kepala = "Bulan | Indeks A | Indeks B | Nilai Total"
    isi = [
        "Januari | 90 | 92 | 91",
        "Februari | 91 | 95 | 93",
        "Maret | 80 | 84 | 82",
        "April | 70 | 90 | 80",
    ]
    (t,) = temuan(tabel(kepala, *isi, "Mei | 90 | 98 | 97"), "rata_rata")
    assert (t.tercetak, t.seharusnya) == ("97", "94")
    assert temuan(tabel(kepala, *isi, "Mei | 90 | 98 | 94"), "rata_rata", ragu=True) == []


def test_the_value_of_a_sasaran_is_the_mean_of_its_indicators() -> None:
    teks = tabel(
        "Sasaran Kegiatan | Indikator | Target | Realisasi | Capaian",
        "Meningkatnya layanan perizinan | Indeks kepuasan | 80 | 88 | 110%",
        " | Persentase izin tepat waktu | 90% | 90% | 100%",
    )
    kepala = "Kode SS | Nama SS | Jumlah IKK | Nilai SS"
    baik = "SS1 | Meningkatnya layanan perizinan | 2 | 105%"
    (t,) = temuan(teks + "Nilai sasaran:\n\n" + tabel(kepala, baik.replace("105", "115")), "rata_rata")
    assert (t.tercetak, t.seharusnya) == ("115%", "105%")
    assert temuan(teks + "Nilai sasaran:\n\n" + tabel(kepala, baik), "rata_rata", ragu=True) == []


# --- skor_anggaran --------------------------------------------------------------------------------

SMART = "No | Satuan Kerja | Penyerapan | Konsistensi | CRO | Efisiensi | Nilai Efisiensi | Nilai SMART"


def test_a_smart_score_follows_from_its_components_by_the_rule_of_the_year() -> None:
    benar = "1 | Kantor A | 99,40 | 99,94 | 100 | 18,27 | 95,68 | 98,69"
    assert temuan(tabel(SMART, benar), "skor_anggaran", ragu=True) == []
    (t,) = temuan(tabel(SMART, benar.replace("98,69", "96,86")), "skor_anggaran")
    assert t.seharusnya == "98,7"


def test_weights_on_the_wrong_variable_are_found() -> None:
    salah = (
        "Komponen Nilai SMART:\n\n1. Capaian keluaran, dengan bobot 43,5%;\n"
        "2. Penyerapan anggaran, dengan bobot 28,6%;\n"
        "3. Efisiensi, dengan bobot 18,2%;\n4. Konsistensi penyerapan anggaran, dengan bobot 9,7%.\n"
    )
    (t,) = temuan(salah, "skor_anggaran")
    assert "variabel lain" in t.uraian
    benar = salah.replace("28,6", "X").replace("18,2", "28,6").replace("9,7", "18,2").replace("X", "9,7")
    assert temuan(benar, "skor_anggaran", ragu=True) == []


# --- lain -----------------------------------------------------------------------------------------


def test_malformed_rupiah_and_numbers_with_other_words_are_found() -> None:
    (t,) = temuan("Realisasi anggaran sebesar Rp 822.1588.058 pada tahun ini.\n", "lain")
    assert "822.1588.058" in t.tercetak
    (t,) = temuan("Terdapat 15 (enam belas) lembaga di wilayah ini.\n", "lain")
    assert t.seharusnya == "15 atau 16"


@pytest.mark.parametrize(
    "teks",
    ["15 (lima belas) lembaga", "1.250 (seribu dua ratus lima puluh) orang", "3 (tiga) hari", "100 (persen)"],
)
def test_numbers_with_their_own_words_are_left_alone(teks: str) -> None:
    assert temuan(f"Terdapat {teks} di wilayah ini.\n", "lain", ragu=True) == []
