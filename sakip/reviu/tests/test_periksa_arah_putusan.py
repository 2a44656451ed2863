"""Verdicts, directions and exchanged values in sentences: what must be found, and what must be left alone."""

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

DINAS = """BAB III

AKUNTABILITAS KINERJA

Indikator Kinerja 1 “Persentase sumur resapan yang berfungsi baik”

Tabel 3.1 Target dan Realisasi

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Persentase sumur resapan yang berfungsi baik\t80%\t75,36%\t94,20%

"""
#: Two indicators under one sasaran, and no heading of their own.
SASARAN = """BAB III

AKUNTABILITAS KINERJA

Sasaran 4 Terjaganya taman dan jalan lingkungan

Tabel 3.7 Target dan Realisasi

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Persentase lampu taman yang menyala\t90%\t81,45%\t90,50%

{pertama}

Tabel 3.8 Target dan Realisasi

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Jumlah jalan lingkungan yang diperkeras\t20 ruas\t26 ruas\t130%

{kedua}
"""


def _dinas(kalimat: str, *, ragu: bool = False) -> list[str]:
    return [t.tercetak for t in temuan(DINAS + kalimat + "\n", "narasi", ragu=ragu)]


def _sasaran(pertama: str = "", kedua: str = "", *, ragu: bool = False) -> list[str]:
    return [t.tercetak for t in temuan(SASARAN.format(pertama=pertama, kedua=kedua), "narasi", ragu=ragu)]


@pytest.mark.parametrize(
    ("kalimat", "tercetak"),
    [
        ("Capaian kinerjanya 94,20%, dengan demikian target sudah dapat dilewati.", "dilewati"),
        ("Target yang diperjanjikan akhirnya berhasil dipenuhi.", "dipenuhi"),
        ("Hasil ini telah menembus target yang ditetapkan.", "menembus target"),
        ("Realisasi tercatat 76,35% pada tahun 2022.", "realisasi 76,35%"),
        ("Realisasinya 75,36% dari 85% yang diperjanjikan.", "target 85%"),
        (
            "Capaian indikator ini sebesar 75,36% dengan realisasi 94,20%.",
            "capaian 75,36% dan realisasi 94,20%",
        ),
        ("Dibanding tahun lalu dengan realisasi 78,10%, realisasi tahun ini naik 2,74 poin.", "naik"),
        ("Bila disandingkan dengan realisasi 2021 sebesar 70,05%, realisasi turun 5,31 poin.", "turun"),
        (
            "Secara nasional angkanya sebesar 71,30%, jadi realisasi kota masih di bawah rata-rata nasional.",
            "di bawah",
        ),
        ("Terhadap target jangka menengah 2024 (85%), realisasi sudah melewati target.", "melewati target"),
    ],
)
def test_what_the_table_of_the_indicator_denies_is_found(kalimat: str, tercetak: str) -> None:
    assert tercetak in _dinas(kalimat)


@pytest.mark.parametrize(
    "kalimat",
    [
        "Target ditetapkan 80%; hasil yang diperoleh 75,36% (capaian 94,20%). Target belum dapat dipenuhi.",
        "Realisasi berada pada angka 75,36% dari 80% yang diperjanjikan sehingga capaiannya 94,20%.",
        "Kota membukukan 75,36% atas target 80% atau setara capaian sebesar 94,19%.",
        "Realisasi 75,36% terhadap target 80% belum dapat menyentuh target.",
        "Realisasi naik dari 70,05% pada tahun 2021 menjadi 75,36% pada tahun 2022.",
        "Dibandingkan tahun lalu, realisasi naik dari 70,05% pada tahun 2021 menjadi 75,36% pada tahun 2022.",
        "Dibanding tahun lalu dengan realisasi 78,10%, realisasi tahun ini turun 2,74 poin.",
        "Dibanding tahun lalu dengan capaian 104,13%, capaian tahun ini turun menjadi 94,20%.",
        "Dibanding tahun lalu yang mencapai 4.120 sumur, jumlah yang dibangun naik 230 sumur.",
        "Secara nasional angkanya sebesar 71,30%, sehingga realisasi kota sudah di atas rata-rata nasional.",
        "Secara nasional rata-rata tahun 2019 sebesar 79,10%, di atas rata-rata nasional tahun 2020.",
        "Penghargaan pengelola sumur terbaik telah diraih oleh dua kelurahan.",
        "Target tahun 2024 yaitu 85% diharapkan dapat dilewati.",
        "Terhadap target jangka menengah 2024 (85%), realisasi belum melewati target.",
        "Terhadap target akhir periode tahun 2024 sebesar 74%, realisasi sudah melewati target.",
        "Realisasi tahun 2022 melampaui target tahun 2022 dalam Rencana Strategis, yaitu 75,00%.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(kalimat: str) -> None:
    assert _dinas(kalimat, ragu=True) == []


@pytest.mark.parametrize(
    ("pertama", "kedua", "tercetak"),
    [
        ("Dengan hasil ini target dinyatakan tercapai.", "", "tercapai"),
        ("Realisasi sebesar 84,15% pada tahun ini.", "", "realisasi 84,15%"),
        ("", "Indikator ini belum mencapai target.", "belum mencapai target"),
        ("", "Realisasi 28 ruas dari target 20 ruas.", "realisasi 28 ruas"),
    ],
)
def test_a_sentence_under_a_table_of_one_indicator_speaks_of_it(
    pertama: str, kedua: str, tercetak: str
) -> None:
    hasil = _sasaran(pertama, kedua, ragu=True)
    assert any(tercetak in x or x in tercetak for x in hasil), hasil


@pytest.mark.parametrize(
    ("pertama", "kedua"),
    [
        ("Target belum tercapai karena kabel sering dicuri.", "Target terlampaui."),
        ("Realisasi sebesar 81,45% dari target 90%.", "Realisasi 26 ruas dari target 20 ruas."),
        ("Persentase lampu taman yang menyala belum mencapai target.", "Capaian indikator ini 130%."),
    ],
)
def test_each_table_has_its_own_sentences(pertama: str, kedua: str) -> None:
    assert _sasaran(pertama, kedua, ragu=True) == []


DUA = "Tabel 2.1 Perbandingan Kinerja\n\n" + tabel(
    "Indikator | Target 2021 | Realisasi 2021 | Capaian 2021 | Target 2022 | Realisasi 2022 | Capaian 2022",
    "Indeks mutu air sungai | 60 | 64,25 | 107,08% | 62 | 63,10 | 101,77%",
    "Indeks mutu udara kota | 70 | 71,40 | 102,00% | 71 | 73,95 | 104,15%",
)


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        (
            "Terhadap tahun 2021, mutu udara kota naik 2,55 poin, sedangkan mutu air sungai naik 1,15 poin.",
            1,
        ),
        (
            "Terhadap tahun 2021, mutu udara kota naik 2,55 poin, sedangkan mutu air sungai turun 1,15 poin.",
            0,
        ),
        ("Dibandingkan tahun 2021, mutu udara kota naik 2,55 poin dari 74,10.", 1),
        ("Dibandingkan tahun 2021, mutu udara kota naik 2,55 poin dari 71,40.", 0),
        ("Dibandingkan tahun 2021, mutu tanah naik 1,15 poin.", 0),
    ],
)
def test_the_size_of_a_change_shows_whose_it_is(kalimat: str, banyak: int) -> None:
    hasil = {t.seharusnya for t in temuan(DUA + kalimat + "\n", "narasi")}
    assert len(hasil) == banyak


TAHUNAN = "Tabel 3.9 Hasil Penilaian\n\n" + tabel(
    "Uraian | 2020 | 2021 | 2022",
    "Nilai arsip | 71,20 | 74,05 | 73,10",
    "Nilai pengadaan | 80,10 | 81,00 | 83,45",
)
MUSIM = "Tabel 3.10 Pengunjung\n\n" + tabel(
    "Triwulan | Orang | Skor",
    "Triwulan I | 410 | 3,55",
    "Triwulan II | 395 | 3,60",
    "Triwulan III | 433 | 3,62",
    "Triwulan IV | 450 | 3,61",
)
PAGU = "Tabel 3.11 Pagu\n\n" + tabel(
    "Tahun | Pagu | Realisasi", "2021 | 4.200.000.000 | 4.100.000.000", "2022 | 3.900.000.000 | 3.850.000.000"
)


@pytest.mark.parametrize(
    ("isi", "kalimat", "banyak"),
    [
        (TAHUNAN, "Nilai pengadaan naik 2,45 poin dari tahun 2021 dan nilai arsip naik 0,95 poin.", 1),
        (TAHUNAN, "Nilai pengadaan naik 2,45 poin dari tahun 2021 dan nilai arsip turun 0,95 poin.", 0),
        (TAHUNAN, "Nilai arsip tidak naik dibandingkan tahun 2021.", 0),
        (TAHUNAN, "Nilai arsip diharapkan akan naik dibandingkan tahun 2021.", 0),
        (MUSIM, "Skor sempat turun pada triwulan III.", 1),
        (MUSIM, "Skor turun pada triwulan IV.", 0),
        (MUSIM, "Skor triwulan IV mengalami kenaikan dibandingkan triwulan III.", 1),
        (PAGU, "Pagu tahun 2022 lebih besar Rp300.000.000 daripada pagu tahun 2021.", 1),
        (PAGU, "Pagu tahun 2022 lebih kecil Rp300.000.000 daripada pagu tahun 2021.", 0),
    ],
)
def test_directions_of_rows_and_columns(isi: str, kalimat: str, banyak: int) -> None:
    hasil = {t.seharusnya for t in temuan(isi + kalimat + "\n", "narasi")}
    assert len(hasil) == banyak


@pytest.mark.parametrize(
    ("kalimat", "banyak"),
    [
        ("Pagu akhir menjadi Rp4.100.000.000, bertambah Rp200.000.000 dari pagu awal Rp4.300.000.000.", 1),
        ("Pagu akhir menjadi Rp4.100.000.000, berkurang Rp200.000.000 dari pagu awal Rp4.300.000.000.", 0),
        ("Skor sebesar 97,04 jika dibandingkan dengan tahun 2021 (96,80) mengalami penurunan 0,24 poin.", 1),
        ("Skor sebesar 97,04 jika dibandingkan dengan tahun 2021 (96,80) mengalami kenaikan 0,24 poin.", 0),
        ("Tahun 2021 realisasinya 3,10 sedangkan tahun 2022 3,45, sehingga terjadi penurunan 0,35.", 1),
        ("Tahun 2021 realisasinya 3,10 sedangkan tahun 2022 3,45, sehingga terjadi kenaikan 0,35.", 0),
        ("Bak sampah terpilah 150 dari 400 unit, turun dari 2021 yang 31,2%.", 1),
        ("Bak sampah terpilah 150 dari 400 unit, naik dari 2021 yang 31,2%.", 0),
        ("Semua papan nama telah diperbarui, dengan realisasi 88,50% dari target 80%.", 1),
        ("Hampir semua papan nama telah diperbarui, dengan realisasi 88,50% dari target 80%.", 0),
        ("Target kenaikan kelas pada tahun 2021 adalah 90%, turun menjadi 85% pada tahun 2022.", 0),
    ],
)
def test_sentences_that_bear_their_own_proof(kalimat: str, banyak: int) -> None:
    assert len(temuan(kalimat + "\n", "narasi")) >= banyak
    if not banyak:
        assert temuan(kalimat + "\n", "narasi", ragu=True) == []


SEKOLAH = "Tabel 1.2 Pegawai menurut Pendidikan\n\n" + tabel(
    "Pendidikan | Orang", "Diploma | 418", "Sarjana | 1.236", "Magister | 97", "Jumlah | 1.751"
)
RENCANA = "Tabel 3.12 Rencana Aksi\n\n" + tabel(
    "Bidang | Target | Realisasi", "Taman | 40 | 40", "Jalan | 35 | 34", "Jumlah | 75 | 74"
)


@pytest.mark.parametrize(
    ("isi", "kalimat", "banyak"),
    [
        (SEKOLAH, "Pegawai berijazah diploma 481 orang.", 1),
        (SEKOLAH, "Pegawai berijazah diploma 418 orang.", 0),
        (SEKOLAH, "Jumlah seluruhnya 1.715 orang.", 1),
        (SEKOLAH, "Pegawai diploma yang sudah menikah sekitar 481 orang.", 0),
        (RENCANA, "Seluruh rencana aksi telah diselesaikan.", 1),
        (RENCANA, "Hampir seluruh rencana aksi telah diselesaikan.", 0),
        (RENCANA, "Diharapkan seluruh rencana aksi dapat diselesaikan tahun depan.", 0),
    ],
)
def test_numbers_and_claims_of_rows(isi: str, kalimat: str, banyak: int) -> None:
    hasil = {t.tercetak for t in temuan(isi + kalimat + "\n", "narasi")}
    assert (len(hasil) > 0) == bool(banyak), hasil
