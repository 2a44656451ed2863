"""Arithmetic, extremes, slips and verdicts in sentences; each with a sentence that is right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

DAFTAR = "Tabel 3.1 Capaian Indikator Kinerja Tahun 2022\n\n" + tabel(
    "No | Indikator Kinerja | Target | Realisasi | Capaian",
    "1 | Persentase permohonan yang selesai tepat waktu | 90,00% | 93,24% | 103,60%",
    "2 | Indeks kepuasan masyarakat atas layanan | 3,20 | 3,36 | 105,00%",
    "3 | Persentase objek pengawasan yang patuh | 80,00% | 76,00% | 95,00%",
    "4 | Jumlah warga yang terlayani di loket | 32.000 orang | 30.176 orang | 94,30%",
    "5 | Persentase pengaduan yang diselesaikan | 50,00% | 45,00% | 90,00%",
    "6 | Nilai reformasi birokrasi kantor | 80,00 | 80,00 | 100,00%",
)
JALUR = "Tabel 3.2 Target Renstra\n\n" + tabel(
    "Indikator Kinerja | 2022 | 2023 | 2024",
    "Persentase permohonan yang selesai tepat waktu | 92,00% | 94,00% | 96,00%",
    "Persentase objek pengawasan yang patuh | 78,00% | 82,00% | 84,00%",
)
BAGIAN = DAFTAR + JALUR + "3.1.1 Persentase permohonan yang selesai tepat waktu\n\n"


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        (
            "Ada 129 orang, terdiri atas laki-laki 69 orang (53,49%) dan perempuan 60 orang (46,51%).",
            "69 orang",
            "65 orang",
        ),
        (
            "Ada 129 orang, terdiri atas laki-laki 69 orang (53,49%) dan perempuan 60 orang (46,51%).",
            "46,51",
            "36,51",
        ),
        (
            "Dari 16 indikator, 4 melampaui target, 4 sesuai dengan target, 7 tidak mencapai target, dan 1 "
            "tidak dihitung.",
            "7 tidak",
            "8 tidak",
        ),
        (
            "Dari 16 indikator, 4 melampaui target, 4 sesuai dengan target, 7 tidak mencapai target, dan 1 "
            "tidak dihitung.",
            "4 sesuai dengan target",
            "4 melampaui target",
        ),
        (
            "Pagu awal Rp10.155.000.000, yang bertambah Rp350.000.000 menjadi Rp10.505.000.000 pada revisi.",
            "bertambah",
            "berkurang",
        ),
        (
            "Rata-rata capaian 87,11%, sedangkan anggaran terserap 97,96%; capaian lebih rendah 10,85 poin.",
            "rendah",
            "tinggi",
        ),
        (
            "Rata-rata capaian 87,11%, sedangkan anggaran terserap 97,96%; capaian lebih rendah 10,85 poin.",
            "10,85",
            "10,35",
        ),
    ],
)
def test_hitungan_dalam_satu_kalimat(benar, lama, baru):
    assert lama in benar
    assert temuan(benar + "\n", "narasi") == []
    assert temuan(benar.replace(lama, baru) + "\n", "narasi")


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        (
            "Capaian tertinggi adalah 105,00% dan capaian terendah adalah 90,00%.",
            "90,00",
            "30,00",
        ),
        ("Capaian tertinggi adalah 105,00% pada tahun ini.", "tertinggi", "terendah"),
        ("Rata-rata capaian 6 indikator yang dihitung adalah 97,98%.", "97,98", "97,58"),
        ("Rata-rata capaian 6 indikator yang dihitung adalah 97,98%.", " 6 ", " 8 "),
        (
            "Rata-rata capaian 6 indikator yang dihitung adalah 97,98% tanpa pembatasan dan 96,88% bila "
            "capaian tiap indikator dibatasi paling tinggi 101%.",
            "96,88",
            "96,58",
        ),
    ],
)
def test_ujung_dan_rata_rata_capaian(benar, lama, baru):
    assert temuan(DAFTAR + benar + "\n", "narasi") == []
    assert temuan(DAFTAR + benar.replace(lama, baru) + "\n", "narasi")


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        (
            "Berkas diperiksa pada hari yang sama sehingga realisasi akhirnya 93,24% dari berkas.",
            "93,24",
            "93,84",
        ),
        ("Hasil 93,24% telah melampaui target 90,00% pada tahun ini.", "telah melampaui", "belum mencapai"),
        (
            "Hasil 93,24% itu telah melampaui target tahun 2022 dalam Rencana Strategis, yaitu 92,00%.",
            "telah melampaui",
            "belum mencapai",
        ),
        (
            "Hasil 93,24% itu belum mencapai target tahun 2024 dalam Rencana Strategis, yaitu 96,00%.",
            "belum mencapai",
            "telah melampaui",
        ),
    ],
)
def test_kalimat_pada_bagian_satu_indikator(benar, lama, baru):
    assert temuan(BAGIAN + benar + "\n", "narasi") == []
    assert temuan(BAGIAN + benar.replace(lama, baru) + "\n", "narasi")


def test_realisasi_yang_sama_dengan_target_tidak_melampauinya():
    bagian = DAFTAR + "3.1.6 Nilai reformasi birokrasi kantor\n\n"
    assert temuan(bagian + "Capaian kinerjanya 100,00%, sesuai dengan target.\n", "narasi") == []
    assert temuan(bagian + "Capaian kinerjanya 100,00%, melampaui target.\n", "narasi")


def test_angka_pihak_lain_yang_mirip_bukan_salah_ketik():
    teks = "Hasil itu lebih tinggi daripada kantor wilayah lain, yaitu 93,84% pada tahun yang sama.\n"
    assert temuan(BAGIAN + teks, "narasi") == []
