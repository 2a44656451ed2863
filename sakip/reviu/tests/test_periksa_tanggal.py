"""Dates that no calendar has, and captions whose span of years is not that of the rows."""

from __future__ import annotations

import pytest

from .bahan import tabel, temuan


def _acara(tanggal: str) -> str:
    return "Tabel 3.4 Jadwal Penyuluhan\n\n" + tabel(
        "No | Tanggal | Tempat | Peserta",
        "1 | 12 Januari 2022 | Balai Desa Sukamaju | 40",
        f"2 | {tanggal} | Aula Kecamatan | 35",
        "3 | 5 Agustus 2022 | Gedung Serbaguna | 50",
    )


@pytest.mark.parametrize(
    "tanggal",
    ["31 April 2022", "30 Februari 2022", "29 Februari 2022", "31 Sept 2022", "31-06-2022", "31 November"],
)
def test_an_impossible_date_in_a_cell_is_found(tanggal: str) -> None:
    (t,) = temuan(_acara(tanggal), "tahun")
    assert t.tercetak == tanggal


@pytest.mark.parametrize(
    "tanggal",
    [
        "30 April 2022",
        "29 Februari 2024",
        "31 Agustus 2022",
        "29 s.d. 31 Mei 2022",
        "31-07-2022",
        "12.30 Juni",
    ],
)
def test_dates_of_the_calendar_are_left_alone(tanggal: str) -> None:
    assert temuan(_acara(tanggal), "tahun", ragu=True) == []


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Berkas diterima paling lambat 31 Juni 2022 di loket.", True),
        ("Posisi barang per 31 September telah dicocokkan.", True),
        ("Posisi barang per 30 September telah dicocokkan.", False),
        ("Terdapat 35 Mei Fair dan 31 Juni Ceria yang didukung.", False),
        ("Sebanyak 1.231 Juni ini dan 31 orang hadir.", False),
    ],
)
def test_impossible_dates_in_sentences(kalimat: str, salah: bool) -> None:
    assert bool(temuan(f"{kalimat}\n\n", "tahun", ragu=True)) is salah


def _riwayat(judul: str, *tahun: int) -> str:
    return f"Tabel 3.7 {judul}\n\n" + tabel(
        "Tahun | Target | Realisasi | Capaian", *(f"{n} | 80% | 8{n % 10}% | 10{n % 10}%" for n in tahun)
    )


@pytest.mark.parametrize(
    ("judul", "salah"),
    [
        ("Perkembangan Arsip yang Tertata Tahun 2019-2021", True),
        ("Perkembangan Arsip yang Tertata Tahun 2021 s.d. 2023", True),
        ("Perkembangan Arsip yang Tertata Tahun 2020-2022", False),
        ("Perkembangan Arsip yang Tertata pada Periode Renstra 2020-2024", False),
        ("Perkembangan Arsip yang Tertata Tahun 2022", False),
    ],
)
def test_the_span_of_a_caption_against_the_rows(judul: str, salah: bool) -> None:
    assert bool(temuan(_riwayat(judul, 2020, 2021, 2022), "tahun", ragu=True)) is salah
