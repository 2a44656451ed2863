"""What sentences reckon: parts, means, shares, scales, formulas in words, figures of earlier years."""

from __future__ import annotations

import pytest

from .bahan import capaian, tabel, temuan

_BAB = "BAB III AKUNTABILITAS KINERJA\n\n"


def _seharusnya(teks: str, kelas: str) -> list[str]:
    """What the findings propose, without idle zeros."""
    return [t.seharusnya.replace(",00", "") for t in temuan(teks, kelas)]


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Dinas mempunyai 64 pegawai. Menurut jenis kelamin terdapat 30 laki-laki dan 36 perempuan.", ["64"]),
        ("Peserta pelatihan 40 orang, yaitu 22 orang perempuan dan 16 orang laki-laki.", ["38 orang"]),
        ("Sebanyak 25 pegawai pria dan 17 wanita mengikuti apel dari 45 pegawai.", []),  # not all took part
        ("Dinas mempunyai 64 pegawai. Menurut jenis kelamin terdapat 30 laki-laki dan 34 perempuan.", []),
        ("Dinas mempunyai 64 pegawai dan 2 tenaga kontrak, yaitu 32 laki-laki dan 34 perempuan.", ["64"]),
        ("Dinas mempunyai 64 pegawai, termasuk cuti menjadi 66, yaitu 32 laki-laki dan 34 perempuan.", []),
        ("Dinas mempunyai 64 pegawai. Yang menjabat ialah 5 laki-laki dan 6 perempuan.", []),
        ("Terdapat 30 laki-laki dan 36 perempuan yang dilayani sepanjang tahun.", []),
    ],
)
def test_men_and_women(kalimat: str, harus: list[str]) -> None:
    assert [t.seharusnya for t in temuan(f"{_BAB}{kalimat}\n\n", "jumlah")] == harus


_BALAI = "Tabel 3.4 Peserta Pelatihan per Balai\n\n" + tabel(
    "No | Balai | Mendaftar | Lulus",
    "1 | Balai Utara | 120 | 96",
    "2 | Balai Timur | 90 | 71",
    "3 | Balai Barat | 104 | 88",
    "4 | Balai Selatan | 86 | 77",
    "| Jumlah | 400 | 332",
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Rata-rata peserta lulus per balai sebanyak 38,00 orang.", ["83"]),
        ("Rata-rata peserta yang mendaftar tiap balai mencapai 10,40 orang.", ["100"]),
        ("Rata-rata peserta lulus per balai sebanyak 83 orang.", []),
        ("Rata-rata peserta lulus setiap balai sebesar 83,0 orang.", []),
        ("Rata-rata peserta lulus per bulan sebanyak 27,67 orang.", []),  # of another unit
        ("Rata-rata peserta lulus per kelas sebanyak 20 orang.", []),
        ("Rata-rata pengajar per balai sebanyak 6 orang.", []),  # nothing of which the table tells
        ("Rata-rata nilai lulus per balai sebesar 83,00%.", []),
    ],
)
def test_a_mean_per_unit(kalimat: str, harus: list[str]) -> None:
    assert _seharusnya(f"{_BAB}{_BALAI}{kalimat}\n\n", "rata_rata") == harus


_PAGU = "Tabel 3.9 Pagu dan Realisasi Anggaran\n\n" + tabel(
    "No | Unit | Pagu (Rp) | Realisasi (Rp) | %",
    "1 | Sekretariat Jenderal | 6.000.000.000 | 5.700.000.000 | 95,00%",
    "2 | Inspektorat Jenderal | 1.500.000.000 | 1.440.000.000 | 96,00%",
    "3 | Direktorat Jenderal Rawa | 2.500.000.000 | 2.450.000.000 | 98,00%",
    "| Jumlah | 10.000.000.000 | 9.590.000.000 | 95,90%",
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Porsi anggaran Setjen mencapai 68,00% dari pagu kantor.", ["60%"]),
        ("Proporsi pagu Itjen sebesar 51,00% dari total anggaran.", ["15%"]),
        ("Porsi anggaran Setjen mencapai 60,00% dari pagu kantor.", []),
        ("Porsi anggaran Setjen mencapai sekitar 68% dari pagu kantor.", []),
        ("Porsi anggaran Setjen mencapai 25,00% dari pagu kantor.", []),  # the share of another row
        ("Porsi anggaran Biro Umum mencapai 12,00% dari pagu kantor.", []),
        ("Porsi realisasi Setjen mencapai 59,44% dari realisasi kantor.", []),
    ],
)
def test_the_share_of_a_unit_in_short(kalimat: str, harus: list[str]) -> None:
    assert _seharusnya(f"{_BAB}{_PAGU}{kalimat}\n\n", "persen_anggaran") == harus


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Nilai 88,40 dikonversi ke skala 10 dengan cara dibagi 25 menjadi 3,54.", ["skala 4"]),
        ("Nilai dari skala 100 dikonversi menjadi skala 4 dengan dibagi 20.", ["skala 5"]),
        ("Nilai dari skala 4 diubah ke skala 10 dengan dikalikan 25.", ["skala 100"]),
        ("Nilai 88,40 dikonversi ke skala 4 dengan cara dibagi 25 menjadi 3,54.", []),
        ("Nilai 88,40 dikonversi ke skala 10 dengan cara dibagi 10 menjadi 8,84.", []),
        ("Nilai dikonversi ke skala 10 dengan cara dibagi 25.", []),  # of which scale it was is open
        ("Skor 12,50 diubah ke skala 5 dengan dibagi 5 menjadi 2,50.", []),
        ("Nilai dari skala 4 diubah ke skala 100 dengan dikali 25.", []),
    ],
)
def test_a_conversion_of_scales(kalimat: str, harus: list[str]) -> None:
    assert [t.seharusnya for t in temuan(f"{_BAB}{kalimat}\n\n", "satuan")] == harus


_NAMA = "Persentase desa pesisir yang memiliki jalan evakuasi"


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Realisasi tahun ini tercatat 61,25 desa dari target 60%.", True),
        ("Realisasi tahun ini tercatat 61,25% dari target 60%.", False),
        ("Realisasi tahun ini tercatat 49 desa dari 80 desa.", False),
        ("Rata-rata tersedia 61,25 desa untuk setiap fasilitator.", False),
        ("Panjang jalan yang dibangun 61,25 km pada tahun ini.", False),
        ("Luasnya setara 12,50 desa.", False),
    ],
)
def test_a_percentage_told_as_a_count(kalimat: str, salah: bool) -> None:
    isi = f"{_BAB}3.1 {_NAMA}\n\n" + capaian(f"1 | {_NAMA} | 60% | 61,25% | 102,08%") + f"{kalimat}\n\n"
    assert [t.seharusnya for t in temuan(isi, "satuan")] == ["61,25%"] * salah


def _rumus(
    kata: str, angka: str, kalimat: str = "Tercatat berkas cacat sebanyak 16 buah dari 400 berkas."
) -> str:
    return f"{_BAB}{kalimat}\n\nRealisasi = {kata} x 100%\n\nRealisasi = {angka} x 100% = 96%\n\n"


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        (_rumus("berkas cacat / seluruh berkas", "(400 - 16) / 400"), True),
        (_rumus("jumlah berkas cacat / jumlah seluruh berkas", "(400 - 16) / 400"), True),
        (_rumus("berkas tidak cacat / seluruh berkas", "(400 - 16) / 400"), False),
        (_rumus("(seluruh berkas - berkas cacat) / seluruh berkas", "(400 - 16) / 400"), False),
        (_rumus("berkas baik / seluruh berkas", "(400 - 16) / 400"), False),
        (
            _rumus(
                "berkas cacat / seluruh berkas",
                "(400 - 16) / 400",
                "Tercatat berkas hilang sebanyak 16 buah.",
            ),
            False,
        ),
    ],
)
def test_words_that_count_the_other_part(isi: str, salah: bool) -> None:
    assert len(temuan(isi, "rumus")) == salah


_RIWAYAT = (
    f"{_BAB}3.1 {_NAMA}\n\n"
    + capaian(f"1 | {_NAMA} | 60% | 61,25% | 102,08%")
    + "Tabel 3.2 Perkembangan Capaian\n\n"
    + tabel(
        "Tahun | Target | Realisasi | Capaian",
        "2020 | 50% | 43,75% | 87,50%",
        "2021 | 55% | 58,75% | 106,82%",
        "2022 | 60% | 61,25% | 102,08%",
    )
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Pada tahun 2021 angkanya 58,75%, pada tahun 2020 47,35%. Tahun 2022 menjadi 61,25%.", ["43,75%"]),
        ("Capaiannya merosot, dari 87,50% pada tahun 2021 ke 102,08% pada tahun 2022.", ["106,82%"]),
        ("Pada tahun 2021 angkanya 58,75%, pada tahun 2020 43,75%. Tahun 2022 menjadi 61,25%.", []),
        ("Capaiannya bergeser dari 106,82% pada tahun 2021 ke 102,08% pada tahun 2022.", []),
        ("Target nasional dari 70,00% pada tahun 2021 ke 75,00% pada tahun 2022.", []),
        (
            "Jalan rusak berkurang dari 31,50% pada tahun 2021 ke 28,40% pada tahun 2022.",
            [],
        ),  # of another thing
        ("Pada tahun 2021 triwulan akhir 40,00%, pada tahun 2022 61,25%.", []),
        ("Pada tahun 2021 terdapat 12 desa, pada tahun 2022 menjadi 49 desa.", []),
    ],
)
def test_figures_of_earlier_years(kalimat: str, harus: list[str]) -> None:
    assert [t.seharusnya for t in temuan(f"{_RIWAYAT}{kalimat}\n\n", "riwayat")] == harus
