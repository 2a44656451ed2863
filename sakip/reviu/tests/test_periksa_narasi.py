"""Sentences against tables: what must be found, and what must be left alone."""

import pytest

from sakip.reviu.tests.bahan import baris, capaian, tabel, temuan

BAGIAN = """BAB III

AKUNTABILITAS KINERJA

Indikator Kinerja 1 “Persentase rumah makan yang memenuhi syarat kesehatan”

1. Perbandingan Target dan Realisasi

Tabel 3.1 Target dan Realisasi

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Persentase rumah makan yang memenuhi syarat kesehatan\t80%\t84%\t105%

2. Perbandingan dengan Tahun Sebelumnya

Tabel 3.2 Perbandingan Realisasi dan Capaian

Indikator\t2021\t\t\t2022\t\t
\tTarget\tRealisasi\tCapaian\tTarget\tRealisasi\tCapaian
Persentase rumah makan yang memenuhi syarat kesehatan\t75%\t90%\t120%\t80%\t84%\t105%

"""


def _narasi(kalimat: str, *, ragu: bool = False) -> list[str]:
    """What is printed wrong in a sentence of the indicator's part."""
    return [t.tercetak for t in temuan(BAGIAN + kalimat + "\n", "narasi", ragu=ragu)]


@pytest.mark.parametrize(
    ("kalimat", "tercetak"),
    [
        ("Realisasi tahun 2022 sebesar 86% dari target 80%.", "realisasi 86%"),
        ("Target yang ditetapkan adalah 82% sedangkan realisasinya adalah 84%.", "target 82%"),
        ("Capaian indikator ini sebesar 84% dengan realisasi 84%.", "capaian 84%"),
        ("Realisasi rumah makan yang memenuhi syarat kesehatan tahun 2021 mencapai 120%.", "realisasi 120%"),
        ("Terdapat penurunan capaian dari 124% menjadi 105%.", "capaian 124%"),
        ("Capaian tahun 2021 adalah 105%.", "capaian 105%"),
    ],
)
def test_a_number_unlike_the_indicators_table_is_found(kalimat: str, tercetak: str) -> None:
    assert tercetak in _narasi(kalimat)


@pytest.mark.parametrize(
    "kalimat",
    [
        "Target yang ditetapkan adalah 80% sedangkan realisasinya adalah 84% sehingga capaiannya 105%.",
        "Realisasi turun dari 90% pada tahun 2021 menjadi 84% pada tahun 2022.",
        "Realisasi tahun 2021 sebesar 90% menurun pada tahun 2022 sebesar 6%.",  # by 6, not to 6
        "Realisasi tahun 2022 sebesar 84% lebih rendah daripada realisasi Kabupaten Sungai Biru, yaitu 91%.",
        "Realisasi tahun 2022 sebesar 84%, sedangkan rata-rata nasional 88%.",
        "Realisasi diharapkan sebesar 95% pada tahun 2023.",
        "Capaian triwulan II sebesar 60%.",
        "Realisasi anggaran sebesar 97,4% dari pagu.",
        "Capaian tahun 2022 dan 2021 berturut-turut adalah 105% dan 120%.",
        "Realisasi 84,2 ÷ 100 × 100% = 84,2%.",
        "Rata-rata capaian indikator pada sasaran ini 132%.",
    ],
)
def test_numbers_that_agree_or_speak_of_another_matter_are_left_alone(kalimat: str) -> None:
    assert _narasi(kalimat, ragu=True) == []


@pytest.mark.parametrize(
    ("kalimat", "tercetak"),
    [
        ("Indikator ini belum mencapai target yang ditetapkan.", "belum mencapai target"),
        ("Adanya peningkatan realisasi karena pembinaan.", "Adanya peningkatan"),
        ("Dibandingkan tahun 2021, realisasi tahun 2022 meningkat.", "meningkat"),
        ("Terdapat kenaikan capaian dari 120% menjadi 105%.", "Terdapat kenaikan"),
        ("Realisasi tahun 2022 sama dengan tahun 2021.", "sama dengan"),
        ("Semua rumah makan telah memenuhi syarat.", "Semua rumah makan telah memenuhi"),
    ],
)
def test_a_verdict_or_trend_that_the_numbers_deny_is_found(kalimat: str, tercetak: str) -> None:
    assert tercetak in _narasi(kalimat)


@pytest.mark.parametrize(
    "kalimat",
    [
        "Indikator ini telah mencapai target, bahkan melampaui target.",
        "Dibandingkan tahun 2021, realisasi dan capaian tahun 2022 menurun.",
        "Realisasi tahun 2022 tidak meningkat dibandingkan tahun 2021.",
        "Terjadi peningkatan target dari 75% menjadi 80%.",
        "Adanya peningkatan jumlah petugas lapangan mendukung kinerja.",
        "Agar seluruh rumah makan dapat memenuhi syarat, pembinaan ditambah.",
        "Apabila target belum tercapai, pembinaan akan ditambah.",
        "Selama 2020-2022 realisasi naik turun.",
        "Sebagian rumah makan telah memenuhi syarat.",
    ],
)
def test_true_or_unclaimed_verdicts_are_left_alone(kalimat: str) -> None:
    assert _narasi(kalimat, ragu=True) == []


def test_a_finding_bears_the_lines_of_the_sentence_and_of_the_table() -> None:
    teks = BAGIAN + "Realisasi tahun 2022 sebesar 86%.\n"
    (t,) = temuan(teks, "narasi")
    assert t.baris == (baris(teks, "syarat kesehatan\t80%"), baris(teks, "sebesar 86%"))
    assert (t.seharusnya, t.kutipan) == ("realisasi 84%", "Realisasi tahun 2022 sebesar 86%.")


def test_a_rise_is_found_where_the_report_itself_has_no_year_to_compare_with() -> None:
    bagian = (
        "Indikator Kinerja 1 “Jumlah pelatihan juru ukur kapal”\n\n"
        + tabel(
            "Indikator Kinerja | Target | Realisasi | Capaian",
            "Jumlah pelatihan juru ukur kapal | 4 | 4 | 100%",
        )
        + "Indikator ini tidak dapat dibandingkan dengan tahun sebelumnya karena baru.\n\n"
    )
    naik = "Adanya peningkatan realisasi karena pelatihan daring.\n"
    assert [t.tercetak for t in temuan(bagian + naik, "narasi")] == ["Adanya peningkatan"]
    assert temuan(bagian + "Peningkatan mutu pelatihan tetap diupayakan.\n", "narasi", ragu=True) == []


def test_outside_a_part_the_indicator_is_the_one_that_the_sentence_names() -> None:
    teks = tabel(
        "No | Indikator Kinerja | Target | Realisasi | Capaian",
        "1 | Persentase jalan lingkungan yang diperkeras | 70% | 77% | 110%",
        "2 | Persentase saluran air yang berfungsi baik | 60% | 54% | 90%",
    )
    salah = "Persentase saluran air yang berfungsi baik telah melampaui target.\n"
    benar = "Persentase jalan lingkungan yang diperkeras telah melampaui target.\n"
    assert [t.tercetak for t in temuan(teks + salah, "narasi")] == ["melampaui target"]
    assert temuan(teks + benar, "narasi", ragu=True) == []


ANGGARAN = "Realisasi Anggaran\n\n" + tabel(
    "Program | Pagu Anggaran | Realisasi Anggaran | %",
    "Program Pengairan | Rp 1.250.000.000 | Rp 1.187.500.000 | 95,00%",
    "Program Perkebunan | Rp 2.400.310.000 | Rp 2.304.297.600 | 96,00%",
)


def test_a_percentage_beside_an_amount_of_money_must_be_that_of_its_row() -> None:
    salah = "Pagu Program Pengairan sebesar Rp 1.250.000.000 dengan capaian 59,00%.\n"
    benar = "Pagu sebesar Rp 1.250.000.000 dengan realisasi Rp 1.187.500.000 atau sebesar 95%.\n"
    (t,) = temuan(ANGGARAN + salah, "narasi")
    assert (t.tercetak, t.seharusnya) == ("59,00%", "95,00%")
    assert temuan(ANGGARAN + benar, "narasi", ragu=True) == []
    assert temuan(ANGGARAN + "Pagu Rp 1.250.000.000 naik 12% dari pagu awal.\n", "narasi", ragu=True) == []


RUMUS = """Jumlah perahu yang diperiksa sebanyak {a} unit dan jumlah perahu yang terdaftar sebanyak {b}.

$$\\frac{{\\text{{Jumlah perahu yang diperiksa}}}}{{\\text{{Jumlah perahu yang terdaftar}}}} \\times 100\\%$$

$$\\% = \\frac{{3.288}}{{4.110}} \\times 100\\%$$

$$\\% = 80\\%$$

Dengan demikian diperoleh realisasi sebesar {c}.
"""


@pytest.mark.parametrize(
    ("a", "b", "c", "tercetak"),
    [
        ("3.288", "4.110", "80%", set()),
        ("3.228", "4.110", "80%", {"3.228"}),
        ("4.110", "3.288", "80%", {"4.110", "3.288"}),
        ("3.288", "4.110", "82%", {"82%"}),
    ],
)
def test_counts_before_a_formula_and_the_result_after_it_must_be_the_formulas(
    a: str, b: str, c: str, tercetak: set[str]
) -> None:
    assert {t.tercetak for t in temuan(RUMUS.format(a=a, b=b, c=c), "narasi")} == tercetak


def test_a_number_one_digit_from_a_table_nearby_is_a_slip() -> None:
    isi = tabel("Kecamatan | Jumlah pohon", "Hulu | 12.764", "Hilir | 33.105")
    (t,) = temuan(isi + "Pohon terbanyak ada di Hilir, 33.705 batang.\n", "narasi")
    assert (t.tercetak, t.seharusnya) == ("33.705", "33.105")
    assert temuan(isi + "Pohon terbanyak ada di Hilir, 33.105 batang.\n", "narasi", ragu=True) == []
    assert temuan(isi + "Sampai 2019 ditanam 21.990 batang.\n", "narasi", ragu=True) == []


CAPAIAN = capaian(
    "1 | Luas hutan kota | 10 ha | 12 ha | 120%",
    "2 | Panjang trotoar | 8 km | 8 km | 100%",
    "3 | Jumlah halte | 20 | 18 | 90%",
    "4 | Nilai AKIP | 70 | 77 | 110%",
    "5 | Indeks taman | 3,00 | 3,30 | 110%",
    "6 | Opini BPK | WTP | WTP | -",
    "7 | Jumlah lampu jalan | 50 | 60 | 120%",
)


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Sebanyak 5 indikator telah mencapai target.", 0),
        ("Dari 7 indikator, 4 indikator melampaui target dan 1 indikator tidak mencapai target.", 0),
        ("Sebanyak 3 dari 7 indikator telah mencapai target.", 1),
        ("Kinerja kantor telah tercapai target sebanyak 2 indikator.", 1),
        ("Ditargetkan 6 indikator mencapai target pada tahun depan.", 0),
    ],
)
def test_counts_of_indicators_met_must_be_those_of_a_table(kalimat: str, banyak: int) -> None:
    assert len(temuan(CAPAIAN + kalimat + "\n", "narasi")) == banyak


IKPA = "Nilai IKPA\n\n- Revisi DIPA : 10,00\n- Deviasi Halaman III DIPA : 9,23\n- Capaian Output : 25,00\n\n"


def test_a_component_of_ikpa_in_a_sentence_must_be_the_listed_one() -> None:
    salah = "Indikator Deviasi Halaman III DIPA pada 29 Desember 2022 adalah sebesar 10% sehingga baik.\n"
    benar = "Indikator Revisi DIPA adalah sebesar 10,00 dan Capaian Output mencapai 25.\n"
    assert [(t.tercetak, t.seharusnya) for t in temuan(IKPA + salah, "narasi")] == [("10", "9,23")]
    assert temuan(IKPA + benar, "narasi", ragu=True) == []


DINAS = """BAB III

AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2022

No\tIndikator Kinerja\tSatuan\tTarget\tRealisasi\tCapaian
1\tPersentase penduduk berakses air minum\t%\t95\t97,4\t102,53
2\tPrevalensi stunting\t%\t13\t12,4\t104,62

3.1.1 Prevalensi stunting

Tabel 3.2 Perbandingan

Tahun\tTarget\tRealisasi\tCapaian
2021\t15\t14,5\t103,33
2022\t13\t12,4\t104,62

"""


@pytest.mark.parametrize(
    "kalimat",
    [
        "Realisasi tahun 2022 menurun dibandingkan tahun 2021 sehingga target tercapai.",
        "Realisasi lebih rendah dari target sehingga kinerja sangat baik.",
        "Kinerja indikator ini meningkat dibandingkan tahun sebelumnya.",
        "Capaian tahun 2022 sebesar 104,62% meningkat 1,29% dibanding capaian tahun 2021 sebesar 103,33%.",
        "Dari target 13%, terealisasi 12,4% atau 104,62%.",
        "Realisasi Kecamatan Hulu Sungai sebesar 18% dan Kecamatan Hilir Sungai sebesar 9%.",
        "Capaian terhadap target akhir RPJMD sebesar 88%.",
    ],
)
def test_less_may_be_better_and_parts_are_not_the_whole(kalimat: str) -> None:
    assert temuan(DINAS + kalimat + "\n", "narasi") == []


@pytest.mark.parametrize(
    ("kalimat", "tercetak"),
    [
        ("Realisasi tahun 2022 sebesar 14,2% dari target 13%.", "realisasi 14,2%"),
        ("Realisasi tahun 2022 meningkat dibandingkan tahun 2021.", "meningkat"),
        ("Dari target 12%, terealisasi 12,4%.", "target 12%"),
        ("Target indikator ini tidak tercapai.", "tidak tercapai"),
    ],
)
def test_where_less_is_better_wrong_sentences_are_found(kalimat: str, tercetak: str) -> None:
    assert tercetak in [t.tercetak for t in temuan(DINAS + kalimat + "\n", "narasi")]
