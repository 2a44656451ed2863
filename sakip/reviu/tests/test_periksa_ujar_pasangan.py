"""Pairs of numbers and what is told far from its table; each kind with sentences that are right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel
from sakip.reviu.tests.test_periksa_ujar import AWAL, BIDANG, ada, indikator

NAMA = "Persentase embung desa yang berfungsi"
TIGA_TAHUN = (
    f"3.1.1 {NAMA}\n\nTabel 3.2 Capaian {NAMA}\n\n"
    + tabel("Indikator Kinerja | Target | Realisasi | Capaian", f"{NAMA} | 60% | 66,10% | 110,17%")
    + f"Tabel 3.3 Perkembangan {NAMA}\n\n"
    + tabel(
        "Tahun | Target | Realisasi | Capaian",
        "2020 | 60% | 64,29% | 107,15%",
        "2021 | 55% | 63,14% | 114,80%",
        "2022 | 60% | 66,10% | 110,17%",
    )
)


@pytest.mark.parametrize(
    ("awal", "keliru", "benar"),
    [
        (
            AWAL,
            "Siswa 1.874 orang dengan daya tampung 1.456 orang sehingga terjadi kelebihan 481 orang.",
            "Siswa 1.874 orang dengan daya tampung 1.456 orang sehingga terjadi kelebihan 418 orang.",
        ),
        (
            AWAL,
            "Izin naik dari 10.000 berkas menjadi 12.000 berkas atau tumbuh 16,67%.",
            "Izin naik dari 10.000 berkas menjadi 12.000 berkas atau tumbuh 20%.",
        ),
        (
            AWAL,
            "Perkara berjumlah 970, terbagi 680 pidana dan 280 perdata.",
            "Perkara berjumlah 970, terbagi 680 pidana dan 290 perdata.",
        ),
        (
            BIDANG,
            "Bidang Perikanan masih memiliki satu indikator yang belum tercapai.",
            "Bidang Perikanan masih memiliki satu indikator yang belum dilaporkan.",
        ),
        (
            TIGA_TAHUN,
            "Realisasi indikator ini terus membaik dari tahun ke tahun.",
            "Realisasi indikator ini terus membaik sejak 2021.",
        ),
        (
            TIGA_TAHUN,
            "Capaian indikator ini konsisten membaik sejak 2020.",
            "Capaian kebersihan lingkungan konsisten membaik sejak 2020.",
        ),
    ],
)
def test_keliru_dan_benar(awal: str, keliru: str, benar: str) -> None:
    assert ada(f"{awal}{keliru}\n\n", keliru[:50])
    assert not ada(f"{awal}{benar}\n\n", benar[:50])


PERKARA = (
    AWAL
    + "Tabel 3.13 Bantuan Hukum menurut Lembaga\n\n"
    + tabel(
        "No | Lembaga | Permohonan | Dilayani | Persentase",
        "1 | LBH Cahaya | 78 | 74 | 94,87%",
        "2 | LBH Fajar | 64 | 61 | 95,31%",
        "3 | LBH Senja | 52 | 47 | 90,38%",
        " | Jumlah | 194 | 182 | 93,81%",
    )
)
PASAR = (
    AWAL
    + "Tabel 3.14 Pasar Ditera per Kecamatan\n\n"
    + tabel(
        "Kecamatan | Pasar | Ditera | Persentase",
        "Utara | 44 | 34 | 77,27%",
        "Timur | 165 | 117 | 70,91%",
        "Barat | 58 | 47 | 81,03%",
        "Jumlah | 267 | 198 | 74,16%",
    )
)
TURUN = indikator(
    "80%",
    "90%",
    "88%",
    nama="Persentase rancangan peraturan desa yang difasilitasi",
    capaian=("112,50%", "110,00%"),
)


@pytest.mark.parametrize(
    ("awal", "kalimat"),
    [
        (AWAL, "Realisasi daerah 69,32% berada di atas rata-rata nasional yang besarnya 76,40%."),
        (AWAL, "Indeks 3,81 masih lebih rendah daripada capaian provinsi sebesar 3,62."),
        (TURUN, "Tahun lalu realisasi baru 88%, sedangkan tahun ini 90%."),
        (TURUN, "Pada tahun 2021 tercatat 88% dan pada tahun 2022 menjadi 90%."),
        (PERKARA, "LBH Cahaya paling ramai, 78 dari 182 perkara yang dilayani."),
        (PASAR, "Dengan demikian tinggal 79 pasar yang belum ditera."),
        (PASAR, "Masih ada 96 pasar yang belum ditera."),
    ],
)
def test_pasangan_keliru(awal: str, kalimat: str) -> None:
    assert ada(f"{awal}{kalimat}\n\n", kalimat[:40])


@pytest.mark.parametrize(
    ("awal", "kalimat"),
    [
        (AWAL, "Realisasi daerah 79,32% berada di atas rata-rata nasional yang besarnya 76,40%."),
        (AWAL, "Indeks 3,58 atau 0,07 di atas rata-rata nasional sebesar 3,51."),
        (AWAL, "Selisihnya 3,10 di atas rata-rata nasional sebesar 3,51."),
        (AWAL, "Dengan target 69,32% di atas rata-rata nasional tahun 2019."),
        (AWAL, "Realisasi 75% berada di bawah target 80% dan rata-rata nasional 70%."),
        (TURUN, "Tahun lalu realisasi 90%, sedangkan tahun ini 88%."),
        (TURUN, "Tahun lalu angka nasional 88%, sedangkan tahun ini 90%."),
        (TURUN, "Tahun lalu peserta hadir 85%, sedangkan tahun ini 91%."),
        (PERKARA, "LBH Cahaya paling ramai, 74 dari 182 perkara yang dilayani."),
        (PERKARA, "LBH Cahaya menerima 78 dari 194 permohonan."),
        (PERKARA, "Dari catatan LBH Cahaya, 64 dari 182 perkara selesai dalam sebulan."),
        (PASAR, "Dengan demikian tinggal 69 pasar yang belum ditera."),
        (PASAR, "Masih ada 12 pasar yang belum dialiri listrik."),
        (PASAR, "Masih ada 48 pasar yang belum ditera di Kecamatan Timur."),
    ],
)
def test_pasangan_benar(awal: str, kalimat: str) -> None:
    assert not ada(f"{awal}{kalimat}\n\n", kalimat[:40])


JAUH = (
    "3.3 Layanan Konsultasi Hukum\n\nTabel 3.12 Konsultasi Hukum menurut Jenis\n\n"
    + tabel(
        "Jenis | Permohonan | Dilayani | Tidak Dilayani",
        "Perdata | 96 | 78 | 18",
        "Pidana | 84 | 48 | 36",
        "Niaga | 60 | 38 | 22",
        "Jumlah | 240 | 164 | 76",
    )
    + "\n\n".join(
        f"Paragraf ke-{'abcdefghijklmnopqrstuvwxyz'[n]} menguraikan kegiatan lain." for n in range(24)
    )
    + "\n\nBAB IV PENUTUP\n\n"
)


def test_sisa_jauh_dari_tabelnya() -> None:
    def saran(n: int) -> bool:
        kalimat = f"Menambah petugas konsultasi karena {n} permohonan tidak terlayani."
        return ada(f"{JAUH}{kalimat}\n\n", "Menambah petugas")

    assert saran(67)
    assert not saran(76)
    assert not saran(22)
    assert not saran(140)
