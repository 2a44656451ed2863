"""Wrong years, impossible dates and doubles: what they must find, and what they must leave alone."""

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

# --- tahun ----------------------------------------------------------------------------------------


def _renstra(*tahun: int) -> str:
    return tabel(
        "Indikator | Target |  |  |  | Realisasi 2022",
        " | " + " | ".join(map(str, tahun)) + " | ",
        "Nilai AKIP | 70 | 71 | 72 | 73 | 71",
    )


def test_a_year_twice_in_a_header_is_found() -> None:
    (t,) = temuan(_renstra(2020, 2022, 2022, 2023), "tahun")
    assert (t.tercetak, t.seharusnya) == ("2020 2022 2022 2023", "2020 2021 2022 2023")
    assert temuan(_renstra(2020, 2021, 2022, 2023), "tahun", ragu=True) == []


def _banding(tahun: int, nama: str) -> str:
    return f"Perbandingan {nama}:\n\n" + tabel(
        f"Indikator | {tahun} |  | 2022 | ",
        " | Target | Realisasi | Target | Realisasi",
        f"{nama} | 1 | 2 | 3 | 4",
    )


def test_a_header_year_against_all_tables_of_its_kind_is_found() -> None:
    biasa = "".join(_banding(2021, f"Indikator ke-{n}") for n in "abcdef")
    (t,) = temuan(biasa + _banding(2020, "Indikator lain"), "tahun")
    assert (t.tercetak, t.seharusnya) == ("2020", "2021")
    assert temuan(biasa, "tahun", ragu=True) == []


@pytest.mark.parametrize(
    "teks",
    [
        "Realisasi tahun 2021 sebesar 80% meningkat dibandingkan tahun 2021 sebesar 90%.\n",
        "Laporan tanggal 31 November 2022 telah dikirim.\n",
        "Laporan ini merupakan tahun kedua pelaksanaan Rencana Strategis 2020-2024.\n",
        "Pasal 58 Undang-Undang Nomor 13 Tahun 2021 tentang Perubahan Kedua atas.\n\n"
        "Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas.\n\n"
        "Menurut Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas.\n",
    ],
)
def test_years_that_cannot_be_are_found(teks: str) -> None:
    assert len(temuan(teks, "tahun")) == 1


@pytest.mark.parametrize(
    "teks",
    [
        "Realisasi tahun 2021 sebesar 80% meningkat dibandingkan tahun 2022 sebesar 90%.\n",
        "Target tahun 2022 sebesar 5% sementara realisasi tahun 2022 adalah 5,37%.\n",
        "Laporan tanggal 29 Februari 2020 telah dikirim.\n",
        "Laporan ini merupakan tahun ketiga pelaksanaan Rencana Strategis 2020-2024.\n",
        "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan.\n",
    ],
)
def test_right_years_are_left_alone(teks: str) -> None:
    assert temuan(teks, "tahun", ragu=True) == []


# --- ganda ----------------------------------------------------------------------------------------

PK = "Sasaran | Indikator Kinerja | Target"


def test_two_sasaran_with_the_same_indicators_are_one_finding() -> None:
    isi = [
        "Meningkatnya mutu keamanan | Persentase pengaduan yang diselesaikan | 85%",
        " | Persentase kepatuhan tata tertib | 80%",
        " | Persentase pemulihan keamanan | 75%",
        "Meningkatnya pelayanan keamanan | Persentase pengaduan yang ditindaklanjuti | 85%",
        " | Persentase kepatuhan tata tertib | 80%",
        " | Persentase pemulihan keamanan | 75%",
    ]
    teks = tabel(PK, *isi)
    (t,) = temuan(teks, "ganda")
    assert len(t.baris) == 6
    assert temuan(teks.replace("75%", "70%", 1), "ganda") == []


def test_a_target_on_a_row_without_a_name_is_found() -> None:
    teks = tabel(
        PK,
        "Terfasilitasinya rancangan | Persentase rancangan | 80%",
        " |  | 16 orang",
        "Terbinanya perancang | Jumlah perancang terlatih | 16 orang",
    )
    (t,) = temuan(teks, "ganda")
    assert t.tercetak == "16 orang dua baris"


def test_the_same_indicator_under_another_sasaran_is_left_alone() -> None:
    teks = tabel(
        PK,
        "Meningkatnya layanan A | Indeks kepuasan masyarakat layanan | 82",
        "Meningkatnya layanan B | Indeks kepuasan masyarakat layanan | 82",
    )
    assert temuan(teks, "ganda") == []
