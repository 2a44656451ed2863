"""Quotients told with their target, figures in brackets behind names; each with sentences that are right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import URAIAN, capaian, narasi

DAFTAR = (
    "3.1 Capaian Kinerja\n\n"
    + capaian(
        "1 | Persentase rambu jalan yang terpasang sesuai standar | 80% | 68,00% | 85,00%",
        "2 | Jumlah terminal yang beroperasi daring | 6 terminal | 5 terminal | 83,33%",
        "3 | Indeks kepuasan penumpang angkutan kota | 3,20 | 3,36 | 105,00%",
        "4 | Persentase kendaraan umum yang lulus uji berkala | 90% | 94,50% | 105,00%",
        "5 | Rata-rata lama perbaikan lampu penerangan jalan | 4 hari | 5 hari | 75,00%",
    )
    + "BAB IV PENUTUP\n\n4.1 Kesimpulan\n\n"
)
RAMBU = "persentase rambu jalan yang terpasang sesuai standar"
LAMPU = "rata-rata lama perbaikan lampu penerangan jalan"
TERMINAL = "jumlah terminal yang beroperasi daring"


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Angka 3,37 itu setara 107,87% dari target 3,11.", 1),
        ("Angka 3,37 itu setara 108,36% dari target 3,11.", 0),
        ("Rambu terpasang mencapai realisasi 92,55% atau 113,69% dari target 80%.", 1),
        ("Rambu terpasang mencapai realisasi 92,55% atau 115,69% dari target 80%.", 0),
        ("Bus yang diuji 1.240 unit, yaitu 99,20% dari target 1.200 unit.", 1),
        ("Bus yang diuji 1.240 unit, yaitu 103,33% dari target 1.200 unit.", 0),
        ("Nilai 81,20 yang diperoleh sama dengan 105,51% dari target 80,00.", 1),
        ("Nilai 81,20 yang diperoleh sama dengan 101,50% dari target 80,00.", 0),
        ("Dari target 45 kegiatan terlaksana 41 kegiatan atau 93,11%.", 1),
        ("Dari target 45 kegiatan terlaksana 41 kegiatan atau 91,11%.", 0),
        ("Dengan target 75% dan realisasi 66%, capaiannya sama dengan 84%.", 1),
        ("Dengan target 75% dan realisasi 66%, capaiannya sama dengan 88%.", 0),
        ("Terealisasi 176 permohonan dari target 120 permohonan (164,67%).", 1),
        ("Terealisasi 176 permohonan dari target 120 permohonan (146,67%).", 0),
        # the other polarity in both forms, a ceiling
        ("Target 4,00 hari terealisasi 3,60 hari, setara capaian 110,00%.", 0),
        ("Target 4,00 hari terealisasi 3,60 hari, setara capaian 111,11%.", 0),
        ("Terealisasi 176 permohonan dari target 120 permohonan atau 120%.", 0),
        # growth, points, money, parts, another base or unit
        ("Realisasi naik 3,37 atau 101,87% dari target 3,11 tahun lalu.", 0),
        ("Realisasi 92,55% atau 12,55 poin di atas target 80%.", 0),
        ("Dari target 45 kegiatan terlaksana 41 kegiatan, 12 di antaranya atau 29,27% di desa.", 0),
        ("Nilai 3,37 dari skala 4 atau 84,25% dari target 3,11.", 0),
        ("Sebanyak 36 dari 40 kegiatan atau 90% dari target 41 kegiatan.", 0),
        ("Target 60 desa, tercapai 54 desa atau 77,14% dari 70 desa.", 0),
        ("Target 60 desa, tercapai 54 kelompok atau 77,14%.", 0),
        ("Realisasi 41 kegiatan atau 91% dari target 45 kegiatan.", 0),
    ],
)
def test_hasil_bagi(isi: str, harus: int) -> None:
    assert len(narasi(URAIAN + isi)) == harus, narasi(URAIAN + isi)


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        (
            f"Belum tercapai: {RAMBU} (target 75%, realisasi 68,00%); {TERMINAL} (target 6, realisasi 5).",
            ["target 75%"],
        ),
        (f"Belum tercapai: {RAMBU} (target 80%, realisasi 68,00%); {TERMINAL} (target 6, realisasi 5).", []),
        (
            f"Belum tercapai: {RAMBU} (target 80%, realisasi 68,00%); {TERMINAL} (target 6, realisasi 4).",
            ["realisasi 4"],
        ),
        (
            "Yang menonjol yaitu indeks kepuasan penumpang angkutan kota (3,46 dari target 3,20) dan "
            "persentase kendaraan umum yang lulus uji berkala (94,50% dari target 90%).",
            ["realisasi 3,46"],
        ),
        (
            "Yang menonjol yaitu indeks kepuasan penumpang angkutan kota (3,36 dari target 3,20) dan "
            "persentase kendaraan umum yang lulus uji berkala (94,50% dari target 90%).",
            [],
        ),
        (
            f"Perhatian: {LAMPU} (target 4 hari, realisasi 5 hari, capaian 78,00%).",
            ["capaian 78,00%"],
        ),
        (
            f"Perhatian: {LAMPU} (target 4 hari, realisasi 5 hari, capaian 80,00%).",
            [],
        ),
        (
            "Indikator dengan capaian terbaik: indeks kepuasan penumpang angkutan kota (115,00%).",
            ["capaian 115,00%"],
        ),
        ("Indikator dengan capaian terbaik: indeks kepuasan penumpang angkutan kota (105,00%).", []),
        (
            f"Yang perlu dibenahi:\n\n1. {RAMBU.capitalize()} (realisasi 63,00% dari target 80%).",
            ["realisasi 63,00%"],
        ),
        (f"{RAMBU.capitalize()} tahun 2022 (realisasi 63,00%) belum memadai.", ["realisasi 63,00%"]),
        # another thing between the name and the brackets
        (f"{RAMBU.capitalize()} terbantu oleh hibah dunia usaha (realisasi 45,00%).", []),
        # another time, a plan, a change, something else in the brackets
        (f"Pada triwulan III:\n\n1. {RAMBU.capitalize()} (realisasi 63,00% dari target 80%).", []),
        (f"Rencana tahun 2023: {RAMBU} (target 85%, realisasi 68,00%).", []),
        (f"{RAMBU.capitalize()} (target Renstra 85%, realisasi 68,00%) dikejar.", []),
        (f"{RAMBU.capitalize()} (naik 6,00%) menjadi perhatian; realisasi membaik.", []),
        (f"{TERMINAL.capitalize()} (4 terminal di 4 kecamatan) ditata kembali menurut realisasi.", []),
    ],
)
def test_nama_dengan_kurung(isi: str, harus: list[str]) -> None:
    assert narasi(DAFTAR + isi) == harus
