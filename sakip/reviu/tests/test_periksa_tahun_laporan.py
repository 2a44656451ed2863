"""The year of the report against its foreword, its plan, its captions and the years in its headers."""

from __future__ import annotations

import pytest

from .bahan import tabel, temuan

_SYUKUR = "Puji syukur kami panjatkan, sehingga Laporan Kinerja Balai Uji Mutu Tahun {} dapat diselesaikan."


def _benar(teks: str) -> list[str]:
    return [t.seharusnya for t in temuan(teks, "tahun")]


@pytest.mark.parametrize(("tahun", "salah"), [(2022, False), (2021, True)])
def test_a_foreword_that_names_another_report(tahun: int, salah: bool) -> None:
    assert _benar(f"KATA PENGANTAR\n\n{_SYUKUR.format(tahun)}\n\n") == ["2022"] * salah


def test_last_years_report_may_be_spoken_of() -> None:
    assert _benar("Laporan Kinerja Balai Uji Mutu Tahun 2021 telah disusun dan dikirim.\n\n") == []


@pytest.mark.parametrize(
    ("tanggal", "salah"),
    [
        ("Ambon, 20 Januari 2022", True),
        ("Ambon, Januari 2022", True),
        ("Ambon, 31 Desember 2022", False),
        ("Ambon, 18 Januari 2023", False),
        ("Rapat diadakan di Ambon, 20 Januari 2022", False),
    ],
)
def test_a_foreword_signed_before_its_year_ended(tanggal: str, salah: bool) -> None:
    teks = f"KATA PENGANTAR\n\nKata pengantar ini singkat.\n\n{tanggal}\n\nBAB I PENDAHULUAN\n\nUraian.\n\n"
    assert bool(_benar(teks)) is salah
    assert _benar(teks.replace("KATA PENGANTAR", "PERJANJIAN KINERJA")) == []


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Tahun 2022 adalah tahun kedua pelaksanaan Renstra dimaksud.", True),
        ("Tahun 2022 merupakan tahun ke-3 pelaksanaan Renstra dimaksud.", False),
        ("Tahun 2021 merupakan tahun kedua pelaksanaan Renstra dimaksud.", False),
        ("Tahun 2021 merupakan tahun ke-3 pelaksanaan Renstra dimaksud.", True),
        ("Laporan ini adalah laporan tahun kedua Renstra 2020-2024.", True),
        ("Laporan ini adalah laporan tahun ketiga Renstra 2020-2024.", False),
    ],
)
def test_the_place_of_a_year_in_the_plan(kalimat: str, salah: bool) -> None:
    teks = f"Balai menyusun Rencana Strategis Tahun 2020-2024 sebagai pedoman. {kalimat}\n\n"
    assert bool(_benar(teks)) is salah


def test_two_plans_leave_the_place_open() -> None:
    teks = "Renstra 2020-2024 menggantikan Renstra 2015-2019.\n\nTahun 2022 adalah tahun kedua Renstra.\n\n"
    assert _benar(teks) == []


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Pada tahun 2021 ini balai membina 12 desa.", True),
        ("Pada tahun 2022 ini balai membina 12 desa.", False),
        ("Target disesuaikan pada tahun 2022 yang akan datang.", True),
        ("Target disesuaikan pada tahun 2023 mendatang.", False),
    ],
)
def test_a_year_left_from_an_earlier_report(kalimat: str, salah: bool) -> None:
    assert bool(_benar(kalimat + "\n\n")) is salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Pada tahun 2021 terealisasi 29,75% dan pada tahun 2021 meningkat menjadi 34,38%.", True),
        ("Pada tahun 2021 terealisasi 29,75% dan pada tahun 2022 meningkat menjadi 34,38%.", False),
        ("Pada tahun 2021 dibina 12 desa dan pada tahun 2021 disusun pedomannya.", False),
    ],
)
def test_a_year_compared_with_itself(kalimat: str, salah: bool) -> None:
    assert bool(_benar(kalimat + "\n\n")) is salah


@pytest.mark.parametrize(
    ("judul", "salah"),
    [
        ("Tahun 2021 dan 2022", False),
        ("Tahun 2020 dan 2021", True),
        ("Tahun 2020 dan Tahun 2022", True),
        ("Tahun 2021-2022", False),
        ("Tahun 2020 s.d. 2022", False),  # three years over two columns: may be a part
        ("menurut Renstra 2020-2024", False),
        ("Tahun 2022", False),
    ],
)
def test_a_caption_of_other_years_than_its_columns(judul: str, salah: bool) -> None:
    isi = tabel("Uraian | Realisasi 2021 | Realisasi 2022", "Sampel air | 40 | 55", "Sampel pangan | 31 | 28")
    assert bool(_benar(f"Tabel 3.1 Perbandingan Sampel {judul}\n\n{isi}")) is salah


@pytest.mark.parametrize(("tahun", "seharusnya"), [("2022", []), ("2021", ["2022"])])
def test_a_column_against_its_block(tahun: str, seharusnya: list[str]) -> None:
    kepala = (
        "Indikator | Target 2021 | Realisasi 2021 | Capaian 2021 | "
        f"Target {tahun} | Realisasi 2022 | Capaian 2022"
    )
    isi = tabel(kepala, "Persentase sampel diuji | 80% | 84% | 105% | 85% | 86,7% | 102%")
    assert _benar("Tabel 3.1 Perbandingan\n\n" + isi) == seharusnya
