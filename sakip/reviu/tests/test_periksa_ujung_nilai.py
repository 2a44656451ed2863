"""Highest and lowest told with their values, and counts past a bound; each with sentences that are right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import URAIAN, narasi, tabel

SERAP = (
    URAIAN
    + "Tabel 3.7 Serapan per Program Tahun 2022\n\n"
    + tabel(
        "No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan",
        "1 | Pengelolaan Terminal | 400.000.000 | 392.000.000 | 98,00%",
        "2 | Keselamatan Jalan Nasional | 250.000.000 | 240.000.000 | 96,00%",
        "3 | Balai Uji Kendaraan | 500.000.000 | 497.500.000 | 99,50%",
        "4 | Penerangan Jalan Umum | 300.000.000 | 291.900.000 | 97,30%",
        " | Jumlah | 1.450.000.000 | 1.421.400.000 | 98,03%",
    )
)
GRUP = (
    URAIAN
    + "Tabel 3.8 Capaian Indikator Tahun 2022\n\n"
    + tabel(
        "No | Indikator | Target | Realisasi | Capaian",
        " | Bidang Terminal |  |  | ",
        "1 | Persentase bus laik jalan | 80% | 88,00% | 110,00%",
        "2 | Persentase penumpang puas | 90% | 88,20% | 98,00%",
        "3 | Persentase loket daring | 50% | 60,00% | 120,00%",
        " | Bidang Jalan |  |  | ",
        "4 | Persentase rambu terpasang | 70% | 63,00% | 90,00%",
        "5 | Persentase marka jelas | 60% | 69,00% | 115,00%",
        "6 | Persentase lampu menyala | 75% | 93,75% | 125,00%",
    )
)
KUNJUNG = (
    URAIAN
    + "Tabel 3.6 Kunjungan Perpustakaan Tahun 2022\n\n"
    + tabel(
        "Perpustakaan | Tercatat | Terverifikasi",
        "Perpustakaan Rimba | 1.420 | 1.420",
        "Perpustakaan Pesisir | 1.730 | 1.720",
        "Perpustakaan Kota | 1.510 | 1.510",
        "Perpustakaan Lembah | 1.680 | 1.670",
        "Jumlah | 6.340 | 6.320",
    )
)
#: The second row's name begins like that of a mean; the table goes on over a page.
CACAH = (
    URAIAN
    + "Tabel 3.9 Capaian Indikator Tahun 2022\n\n"
    + tabel(
        "No | Indikator | Capaian",
        "1 | Persentase irigasi berfungsi | 132,00%",
        "2 | Rata-rata lama perbaikan jalan | 98,40%",
        "3 | Persentase sanitasi aman | 121,50%",
        "4 | Persentase rumah layak huni | 76,25%",
    )
    + "LKjIP 2022\n\n"
    + tabel(
        "No | Indikator | Capaian",
        "5 | Persentase drainase bersih | 118,20%",
        "6 | Persentase taman rimbun | 125,75%",
        "7 | Persentase embung terisi | 99,10%",
        "8 | Persentase pasar tertata | 101,30%",
        "9 | Persentase waduk terpantau | 104,00%",
        "10 | Persentase jembatan laik | 102,00%",
        "11 | Persentase terminal tertib | 103,00%",
        "12 | Persentase halte terawat | 106,00%",
    )
)


@pytest.mark.parametrize(
    ("atas", "isi", "harus"),
    [
        (
            SERAP,
            "Serapan tertinggi Balai Uji Kendaraan (99,50%), terendah Keselamatan Jalan Nasional (96,00%).",
            0,
        ),
        (
            SERAP,
            "Serapan tertinggi Balai Uji Kendaraan (99,50%), terendah Penerangan Jalan Umum (97,30%).",
            1,
        ),
        (
            SERAP,
            "Serapan tertinggi Keselamatan Jalan Nasional (96,00%), terendah Penerangan Jalan Umum.",
            2,
        ),
        (SERAP, "Program yang paling rendah menyerap ialah Penerangan Jalan Umum sebesar 97,30%.", 1),
        (SERAP, "Program yang paling rendah menyerap ialah Keselamatan Jalan Nasional sebesar 96,00%.", 0),
        (SERAP, "Program Pengelolaan Terminal (98,00%) menyerap paling tinggi.", 1),
        (SERAP, "Program Balai Uji Kendaraan (99,50%) menyerap paling tinggi.", 0),
        (SERAP, "Yang paling kecil realisasinya yaitu PJU dengan realisasi 291.900.000.", 1),
        # another place, a part of the rows, another part of the office, another time, a value of no column
        (SERAP, "Serapan terendah kedua dicatat Penerangan Jalan Umum (97,30%).", 0),
        (SERAP, "Salah satu serapan tertinggi dicapai Pengelolaan Terminal (98,00%).", 0),
        (SERAP, "Di luar Balai Uji Kendaraan, serapan tertinggi dicapai Pengelolaan Terminal (98,00%).", 0),
        (SERAP, "Dari tiga program fisik, serapan tertinggi dicapai Pengelolaan Terminal (98,00%).", 0),
        (SERAP, "Serapan tertinggi Bidang Angkutan dicapai Pengelolaan Terminal (98,00%).", 0),
        (SERAP, "Serapan tertinggi tahun 2021 dicapai Pengelolaan Terminal (98,40%).", 0),
        (SERAP, "Kenaikan terbesar dicatat Pengelolaan Terminal (98,00%).", 0),
        (SERAP, "Nilai relatif terendah terhadap bobotnya adalah Penerangan Jalan Umum (97,30%).", 0),
        # the same value in two columns, of one name and of two
        (KUNJUNG, "Kunjungan terbanyak di Perpustakaan Rimba (1.420).", 1),
        (KUNJUNG, "Kunjungan terbanyak di Perpustakaan Pesisir (1.730).", 0),
        (KUNJUNG, "Kunjungan paling sedikit di Perpustakaan Kota (1.510).", 1),
        (KUNJUNG, "Kunjungan paling sedikit di Perpustakaan Rimba (1.420).", 0),
        # groups
        (
            GRUP,
            "Capaian tertinggi pada indikator lampu menyala (125,00%), terendah rambu terpasang (90,00%).",
            0,
        ),
        (GRUP, "Capaian tertinggi Bidang Terminal pada bus laik jalan (110,00%).", 1),
        (GRUP, "Capaian tertinggi Bidang Terminal pada loket daring (120,00%).", 0),
        (GRUP, "Pada Bidang Jalan capaian terendah dicatat marka jelas (115,00%).", 1),
        (GRUP, "Pada Bidang Jalan capaian terendah dicatat rambu terpasang (90,00%).", 0),
        (
            GRUP,
            "Terminal tertata. Capaian tertinggi loket daring (120,00%), terendah penumpang puas (98,00%).",
            0,
        ),
    ],
)
def test_ujung_dengan_nilai(atas: str, isi: str, harus: int) -> None:
    assert len(narasi(atas + isi)) == harus, narasi(atas + isi)


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Sebanyak 5 indikator capaiannya melebihi 120%.", 1),
        ("Sebanyak 3 indikator capaiannya melebihi 120%.", 0),
        ("Terdapat lima indikator dengan capaian di atas 120 persen.", 1),
        ("Terdapat tiga indikator dengan capaian di atas 120 persen.", 0),
        ("Sebanyak sebelas indikator capaiannya melampaui 100%.", 1),
        ("Sebanyak sembilan indikator capaiannya melampaui 100%.", 0),
        ("Sebanyak sebelas indikator capaiannya melampaui 90%.", 0),
        ("Sebanyak dua belas indikator capaiannya melampaui 90%.", 1),
        ("Capaian yang melebihi 120% ada pada 4 indikator.", 1),
        ("Capaian yang melebihi 120% ada pada 3 indikator.", 0),
        ("Indikator yang capaiannya kurang dari 100% berjumlah lima.", 1),
        ("Indikator yang capaiannya kurang dari 100% berjumlah tiga.", 0),
        ("Diharapkan 5 indikator capaiannya melebihi 120%.", 0),
    ],
)
def test_cacah_lewat_batas(isi: str, harus: int) -> None:
    assert len(narasi(CACAH + isi)) == harus, narasi(CACAH + isi)


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Pada Bidang Terminal 3 indikator capaiannya melebihi 100%.", 1),
        ("Pada Bidang Terminal 2 indikator capaiannya melebihi 100%.", 0),
        ("Seluruh indikator Bidang Terminal capaiannya di atas 95%.", 0),
        ("Seluruh indikator Bidang Terminal capaiannya di atas 99%.", 1),
        ("Pada Bidang Angkutan 3 indikator capaiannya melebihi 100%.", 0),
    ],
)
def test_cacah_satu_kelompok(isi: str, harus: int) -> None:
    assert len(narasi(GRUP + isi)) == harus, narasi(GRUP + isi)
