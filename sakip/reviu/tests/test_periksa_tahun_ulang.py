"""Dates told twice and years compared with themselves."""

from __future__ import annotations

import pytest

from .bahan import capaian, tabel, temuan

_UJI = "Persentase sampel ikan yang lulus uji mutu"


def _lembar(tanggal: str, judul: str = "PERJANJIAN KINERJA TAHUN 2022", nama: str = "KEPALA BALAI") -> str:
    return (
        f"{judul}\n\n{nama}\n\nDalam rangka mewujudkan manajemen pemerintahan yang efektif kami berjanji.\n\n"
        f"Ambon, {tanggal}\n\nPihak Pertama\n\n"
    )


def _bab(kalimat: str) -> str:
    return f"BAB II PERENCANAAN KINERJA\n\n{kalimat}\n\n"


@pytest.mark.parametrize(
    ("kalimat", "lampiran", "harus"),
    [
        ("Perjanjian Kinerja ditandatangani pada tanggal 10 Februari 2021.", _lembar("10 Februari 2022"), 1),
        (
            "Perjanjian Kinerja telah ditandatangani Kepala Balai pada 18 Februari 2022.",
            _lembar("10 Februari 2022"),
            1,
        ),
        (
            "Penandatanganan Perjanjian Kinerja disepakati tanggal 10 Maret 2022.",
            _lembar("10 Februari 2022"),
            1,
        ),
        ("Pada 10 Februari 2021 telah ditandatangani Perjanjian Kinerja.", _lembar("10 Februari 2022"), 1),
        ("Pada 10 Februari 2021 ditandatangani PK tahun 2021.", _lembar("10 Februari 2022"), 0),
        ("Pada 10 Februari 2021 ditandatangani nota kerja sama.", _lembar("10 Februari 2022"), 0),
        ("Perjanjian Kinerja ditandatangani pada tanggal 10 Februari 2022.", _lembar("10 Februari 2022"), 0),
        ("Perjanjian Kinerja ditandatangani pada tanggal 10 Februari 2021.", "", 0),
        (
            "Perjanjian Kinerja Tahun 2021 ditandatangani pada 10 Februari 2021.",
            _lembar("10 Februari 2022"),
            0,
        ),
        ("Perubahan Perjanjian Kinerja ditandatangani pada 10 Juli 2022.", _lembar("10 Februari 2022"), 0),
        # two sheets, two days: either may be meant
        (
            "Perjanjian Kinerja ditandatangani pada 10 Maret 2022.",
            _lembar("10 Februari 2022") + _lembar("11 Februari 2022"),
            0,
        ),
        # a revision may have been signed later
        (
            "Perjanjian Kinerja ditandatangani pada 10 Agustus 2022.",
            _lembar("10 Februari 2022")
            + _lembar("9 Agustus 2022", "PERJANJIAN KINERJA PERUBAHAN TAHUN 2022"),
            0,
        ),
    ],
)
def test_the_day_of_signing(kalimat: str, lampiran: str, harus: int) -> None:
    assert len(temuan(_bab(kalimat) + lampiran, "tahun")) == harus


@pytest.mark.parametrize(
    ("lembar", "harus"),
    [
        (_lembar("10 Februari 2022", "PERJANJIAN KINERJA TAHUN 2021", "KEPALA SEKSI"), ["2021"]),
        (_lembar("10 Februari 2021", "PERJANJIAN KINERJA TAHUN 2021", "KEPALA SEKSI"), []),  # last year's
        (_lembar("12 Februari 2023", "PERJANJIAN KINERJA TAHUN 2023", "KEPALA SEKSI"), []),  # next year's
        (
            _lembar("15 Februari 2022", "PERJANJIAN KINERJA TAHUN 2021", "KEPALA SEKSI"),
            [],
        ),  # no other that day
    ],
)
def test_the_year_of_a_sheet(lembar: str, harus: list[str]) -> None:
    isi = _lembar("10 Februari 2022") + lembar + _lembar("10 Februari 2022", nama="SEKRETARIS")
    assert [t.tercetak for t in temuan(isi, "tahun")] == harus


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Capaian tahun 2021 adalah 97,50% dan tahun 2021 99,25%.", True),
        ("Produksi tahun 2021 sebesar 310 ton, sedangkan tahun 2021 sebesar 355 ton.", True),
        ("Capaian tahun 2021 adalah 97,50% dan tahun 2022 99,25%.", False),
        ("Target tahun 2022 80% dan realisasi tahun 2022 84%.", False),
        ("Pada tahun 2022 12 kegiatan dan tahun 2022 15 laporan diselesaikan.", False),
        ("Tahun 2021 sebesar 97,50%, dan tahun 2021 97,50% menurut data lain.", False),
        ("Pada tahun 2022 semester I 40% dan tahun 2022 semester II 55%.", False),
    ],
)
def test_two_values_of_one_year(kalimat: str, salah: bool) -> None:
    assert len(temuan(f"BAB III AKUNTABILITAS\n\n{kalimat}\n\n", "tahun")) == salah


def _bagian(kalimat: str) -> str:
    return (
        f"3.1 {_UJI}\n\n"
        + capaian(f"1 | {_UJI} | 80% | 84,25% | 105,31%")
        + "Tabel 3.2 Perkembangan\n\n"
        + tabel(
            "Tahun | Target | Realisasi | Capaian",
            "2021 | 75% | 78,50% | 104,67%",
            "2022 | 80% | 84,25% | 105,31%",
        )
        + f"{kalimat}\n\n"
    )


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Dibandingkan tahun 2022 sebesar 78,50%, realisasi naik menjadi 84,25%.", True),
        ("Terhadap tahun 2022 yang terealisasi 78,50%, terjadi kenaikan menjadi 84,25%.", True),
        ("Dibandingkan tahun 2021 sebesar 78,50%, realisasi naik menjadi 84,25%.", False),
        ("Dibandingkan tahun 2022 sebesar 84,25%, rencana 2023 naik menjadi 88%.", False),
        ("Dibandingkan tahun 2022 sebesar 71,20%, angka nasional naik menjadi 84,25%.", False),
        ("Dibandingkan tahun 2022 sebesar 78,50%, angka provinsi lain lebih tinggi.", False),
    ],
)
def test_the_own_year_as_the_base(kalimat: str, salah: bool) -> None:
    assert [t.seharusnya for t in temuan(_bagian(kalimat), "tahun")] == ["tahun 2021"] * salah
