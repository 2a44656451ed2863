"""How courts, regencies, statistics and religious-affairs offices phrase it: each with what is right."""

from __future__ import annotations

import pytest

from sakip.reviu import periksa
from sakip.reviu.tests.bahan import KEPALA, baris, tabel, temuan

DAFTAR = "Tabel 3.1 Capaian Indikator Kinerja Tahun 2022\n\n" + tabel(
    "No | Indikator Kinerja | Target | Realisasi | Capaian (%)",
    "1 | Angka Kematian Bayi (AKB) | 8,50 | 8,00 | 105,88",
    "2 | Persentase desa yang mencapai imunisasi lengkap | 90,00 | 81,00 | 90,00",
    "3 | Persentase puskesmas terakreditasi utama | 60,00 | 66,00 | 110,00",
    "4 | Indeks kepuasan masyarakat atas layanan | 80,00 | 84,00 | 105,00",
    "5 | Persentase pengaduan yang diselesaikan | 50,00 | 45,00 | 90,00",
    "6 | Jumlah berkas pendaftaran yang diselesaikan | 640 | 704 | 110,00",
)
ANGGARAN = "Tabel 3.2 Realisasi Anggaran per Program\n\n" + tabel(
    "No | Program | Pagu (Rp) | Realisasi (Rp) | %",
    "1 | Program Dukungan Manajemen | 4.000.000.000 | 3.800.000.000 | 95,00",
    "2 | Program Pelayanan Kesehatan Masyarakat | 5.000.000.000 | 4.950.000.000 | 99,00",
    "3 | Program Sediaan Farmasi | 1.000.000.000 | 900.000.000 | 90,00",
    "Jumlah |  | 10.000.000.000 | 9.650.000.000 | 96,50",
)
PEGAWAI = tabel(
    "Golongan | Laki-laki | Perempuan | Jumlah",
    "IV | 18 | 31 | 49",
    "III | 52 | 98 | 150",
    "II | 21 | 34 | 55",
    "Jumlah | 91 | 163 | 254",
)


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        (
            "Dari 42 OPD di kabupaten ini, sebanyak 27 OPD telah mendapat rekomendasi sehingga "
            "realisasinya sebesar "
            "64,29 persen.",
            "27 OPD",
            "26 OPD",
        ),
        (
            "Terdapat 2.500 peristiwa nikah, dan yang dicatat tepat waktu sebanyak 2.400 peristiwa atau 96%.",
            "2.400",
            "2.341",
        ),
        (
            "Rekomendasi yang selesai sebesar 93,75%. Dari 32 rekomendasi, "
            "sebanyak 30 rekomendasi telah selesai.",
            "30 rek",
            "28 rek",
        ),
        ("Sampai akhir tahun tingkat penyerapan anggaran mencapai 96,50%.", "96,50", "94,20"),
        ("Total anggaran yang terserap pada tahun 2022 mencapai 96,5% dari pagu.", "96,5", "98,0"),
        (
            "Dari 6 indikator tersebut, sebanyak 4 indikator telah mencapai atau melampaui target.",
            "4 ind",
            "5 ind",
        ),
        (
            "Rata-rata capaian kinerja seluruh indikator Dinas Kesehatan tahun 2022 "
            "adalah sebesar 101,81 persen.",
            "101,81",
            "104,81",
        ),
        (
            "Capaian tertinggi diperoleh pada indikator persentase puskesmas terakreditasi utama.",
            "persentase puskesmas terakreditasi utama",
            "indeks kepuasan masyarakat atas layanan",
        ),
        (
            "Penyerapan tertinggi terdapat pada Program Pelayanan Kesehatan Masyarakat.",
            "Pelayanan Kesehatan Masyarakat",
            "Sediaan Farmasi",
        ),
        (
            "Angka kesakitan tahun 2022 sebesar 61,2 per 100.000 penduduk, menurun 6,2 poin "
            "dibandingkan tahun 2021 "
            "sebesar 67,4 per 100.000 penduduk.",
            "menurun",
            "meningkat",
        ),
        (
            "Cakupan jaminan kesehatan sebesar 97,85%, lebih tinggi dibandingkan capaian provinsi "
            "sebesar 95,40%.",
            "lebih tinggi",
            "lebih rendah",
        ),
        (
            "Permohonan yang ditindaklanjuti 7/11 x 100% = 63,64%. Realisasi tersebut berada "
            "di atas target sebesar 50%.",
            "di atas",
            "di bawah",
        ),
        (
            "Jumlah berkas pendaftaran yang diselesaikan pada tahun 2022 sebanyak 704 berkas "
            "dari target 640 berkas.",
            "704",
            "731",
        ),
    ],
)
def test_a_sentence_of_another_office_and_its_slip(benar: str, lama: str, baru: str) -> None:
    assert lama in benar
    dasar = DAFTAR + ANGGARAN
    assert temuan(f"{dasar}{benar}\n", "narasi") == []
    salah = benar.replace(lama, baru)
    assert any(
        baris(f"{dasar}{salah}\n", salah[:16]) in t.baris for t in temuan(f"{dasar}{salah}\n", "narasi")
    )


@pytest.mark.parametrize(
    "kalimat",
    [
        "Dari 42 OPD, sebanyak 26 OPD dibina, meningkat menjadi 64,29 persen.",  # another year's share
        "Program Sediaan Farmasi menyerap anggaran dengan tingkat penyerapan 90,00%.",
        "Penyerapan anggaran triwulan III mencapai 71,20% dari pagu.",
        "Serapan anggaran tahun 2021 mencapai 93,10%.",
        "Realisasi anggaran paling sedikit 95% menjadi syarat penilaian.",
        "Seluruh indikator diharapkan mencapai target pada tahun berikutnya.",
        "Capaian 97,85% lebih tinggi dibandingkan tahun lalu sebesar 2,45 poin.",
        "Realisasi tersebut masih di bawah target sebesar 50%.",  # no number goes before
    ],
)
def test_what_speaks_of_something_else_is_left_alone(kalimat: str) -> None:
    teks = f"{DAFTAR}{ANGGARAN}{kalimat}\n"
    n = baris(teks, kalimat[:30])
    assert [t for t in temuan(teks, "narasi") if n in t.baris] == []


def test_all_indicators_met_is_wrong_where_two_are_not() -> None:
    kalimat = "Seluruh indikator (6 indikator) telah mencapai target yang ditetapkan.\n"
    assert len(temuan(DAFTAR + kalimat, "narasi")) == 1
    tercapai = DAFTAR.replace("81,00 | 90,00", "").replace("81,00\t90,00", "99,00\t110,00")
    tercapai = tercapai.replace("45,00\t90,00", "55,00\t110,00")
    assert temuan(tercapai + kalimat, "narasi") == []


@pytest.mark.parametrize(("jumlah", "salah"), [(254, False), (246, True), (49, False)])
def test_a_count_that_announces_a_table(jumlah: int, salah: bool) -> None:
    awal = f"Kantor didukung oleh {jumlah} orang pegawai dengan rincian sebagai berikut.\n\n"
    teks = f"{awal}Tabel 1.1 Pegawai\n\n{PEGAWAI}"
    assert bool(temuan(teks, "narasi")) is salah


@pytest.mark.parametrize(("nama", "salah"), [("III, yaitu 150", False), ("II, yaitu 55", True)])
def test_the_largest_row_by_name(nama: str, salah: bool) -> None:
    teks = f"Tabel 1.1 Pegawai menurut Golongan\n\n{PEGAWAI}Pegawai paling banyak bergolongan {nama} orang.\n"
    assert bool(temuan(teks, "narasi")) is salah


def test_a_total_in_the_summary_with_one_digit_changed() -> None:
    perkara = "Tabel 3.1 Keadaan Perkara\n\n" + tabel(
        "No | Jenis Perkara | Masuk | Putus",
        "1 | Perdata | 362 | 359",
        "2 | Pidana | 820 | 850",
        "3 | Tindak Pidana Ringan | 5 | 5",
        " | Jumlah | 1.187 | 1.214",
    )
    isi = "\n\nUraian kegiatan kantor selama tahun berjalan.\n" * 30
    for banyak, salah in (("1.214", False), ("1.204", True)):
        ringkas = f"IKHTISAR EKSEKUTIF\n\nJumlah perkara yang diputus sebanyak {banyak} perkara.\n"
        assert bool(temuan(ringkas + isi + perkara, "narasi")) is salah


def test_the_number_of_indicators_of_the_agreement() -> None:
    pk = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n" + tabel(
        "No | Indikator Kinerja | Target",
        *(f"{n} | {nama} | {t}" for n, (nama, t) in enumerate(_indikator(), 1)),
    )
    for banyak, salah in ((6, False), (5, True)):
        teks = (
            f"Pada tahun 2022 ditetapkan {banyak} indikator kinerja dalam Perjanjian Kinerja.\n\n{pk}{DAFTAR}"
        )
        assert bool(temuan(teks, "narasi")) is salah


def _indikator() -> list[tuple[str, str]]:
    return [(s[1], s[2]) for b in DAFTAR.splitlines() if len(s := b.split("\t")) == 5 and s[0].isdigit()]


SATUAN = "Tabel 3.1 Capaian Indikator Kinerja Tahun 2022\n\n" + tabel(
    "No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)",
    "1 | Indeks kepuasan masyarakat atas layanan | Indeks | 80,00 | 84,00 | 105,00",
    "2 | Jumlah desa cinta statistik yang dibina | Desa | 4 | 5 | 125,00",
    "3 | Persentase pengaduan yang diselesaikan | % | 50,00 | 45,00 | 90,00",
)


@pytest.mark.parametrize(
    ("lama", "baru", "salah"),
    [
        ("Indeks\t80,00", "Indeks\t80,00", False),
        ("Indeks\t80,00", "%\t80,00", True),
        ("Indeks\t80,00", "Indeks\t80,00 %", True),
        ("Desa\t4", "Persen\t4", True),
        ("%\t50,00", "Persen\t50,00", False),
        ("Indeks\t80,00", "Nilai\t80,00", False),
    ],
)
def test_the_column_of_units(lama: str, baru: str, salah: bool) -> None:
    assert lama in SATUAN
    assert bool(temuan(SATUAN.replace(lama, baru), "satuan")) is salah


def test_units_of_two_tables_that_exclude_each_other() -> None:
    renstra = SATUAN.replace("Tabel 3.1 Capaian Indikator", "Tabel 3.2 Capaian menurut Triwulan Indikator")
    assert temuan(SATUAN + renstra, "satuan") == []
    hasil = temuan(SATUAN + renstra.replace("%\t50,00", "Nilai\t50,00"), "satuan")
    assert len(hasil) == 1


BAGIAN = "Tabel 3.1 Pembinaan Statistik Sektoral\n\n" + tabel(
    "Kecamatan | Jumlah OPD | OPD Dibina | Persentase",
    "Utara | 42 | 31 | 73,81",
    "Tengah | 42 | 36 | 85,71",
    "Selatan | 42 | 45 | 107,14",
)


@pytest.mark.parametrize(
    ("lama", "baru", "salah"),
    [
        ("45\t107,14", "45\t107,14", True),
        ("45\t107,14", "40\t95,24", False),
        ("Jumlah OPD", "Target OPD", False),  # more than planned is no fault
        ("Jumlah OPD", "Kapasitas", False),
    ],
)
def test_a_part_larger_than_its_whole_in_a_row(lama: str, baru: str, salah: bool) -> None:
    assert lama in BAGIAN
    assert bool(temuan(BAGIAN.replace(lama, baru), "lebih_100")) is salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Dari 19 puskesmas yang ada sebanyak 20 puskesmas telah melaksanakan survei.", True),
        ("Dari 19 puskesmas yang ada sebanyak 18 puskesmas telah melaksanakan survei.", False),
        ("Dari 19 puskesmas pada tahun lalu sebanyak 20 puskesmas telah dibangun.", False),
        ("Dari target 19 puskesmas sebanyak 20 puskesmas telah diakreditasi.", False),
    ],
)
def test_a_part_larger_than_its_whole_in_a_sentence(kalimat: str, salah: bool) -> None:
    assert bool(temuan(f"{kalimat}\n", "lebih_100")) is salah


@pytest.mark.parametrize(
    ("judul", "salah"),
    [
        ("Capaian Angka Kematian Bayi", True),
        ("Capaian Pengaduan dan Kepuasan", False),
        ("Perbandingan Capaian Tahun 2022", False),
    ],
)
def test_a_caption_that_names_an_indicator_of_another_table(judul: str, salah: bool) -> None:
    dua = f"Tabel 3.5 {judul}\n\n" + tabel(
        "Indikator Kinerja | Target | Realisasi | Capaian (%)",
        "Indeks kepuasan masyarakat atas layanan | 80,00 | 84,00 | 105,00",
        "Persentase pengaduan yang diselesaikan | 50,00 | 45,00 | 90,00",
    )
    assert bool(temuan(DAFTAR + dua, "salin_tempel")) is salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Tercapainya target persentase puskesmas terakreditasi utama ini didukung oleh kader.", True),
        ("Tercapainya target indeks kepuasan masyarakat atas layanan ini didukung oleh kader.", False),
        ("Hal ini sejalan dengan persentase puskesmas terakreditasi utama tersebut.", False),
    ],
)
def test_a_sentence_that_takes_another_indicator_for_its_own(kalimat: str, salah: bool) -> None:
    bagian = "3.1.1 Indeks kepuasan masyarakat atas layanan\n\nSurvei dilakukan tiap triwulan.\n\n"
    assert bool(temuan(f"{DAFTAR}{bagian}{kalimat}\n", "salin_tempel")) is salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Renstra berlaku tahun 2021 sampai dengan tahun 2016.", True),
        ("Renstra berlaku tahun 2021 sampai dengan tahun 2026.", False),
        ("Demikian Laporan Kinerja Kantor Pertanahan Tahun 2021 ini disusun.", True),
        ("Demikian Laporan Kinerja Kantor Pertanahan Tahun 2022 ini disusun.", False),
        ("Laporan Kinerja Tahun 2021 telah dievaluasi oleh Inspektorat.", False),
    ],
)
def test_years_of_the_report_and_of_spans(kalimat: str, salah: bool) -> None:
    assert bool(temuan(f"{DAFTAR}{kalimat}\n", "tahun")) is salah


def test_progress_left_out_in_one_row() -> None:
    kemajuan = "Tabel 3.4 Realisasi Kinerja terhadap Target Akhir Renstra 2024\n\n" + tabel(
        "Indikator Kinerja | Realisasi 2022 | Target 2024 | Tingkat Kemajuan (%)",
        "Persentase desa yang mencapai imunisasi lengkap | 81,00 | 95,00 | 85,26",
        "Persentase puskesmas terakreditasi utama | 66,00 | 70,00 | 94,29",
        "Indeks kepuasan masyarakat atas layanan | 84,00 | 88,00 | 95,45",
        "Persentase pengaduan yang diselesaikan | 45,00 | 60,00 | 75,00",
    )
    assert temuan(DAFTAR + kemajuan, "kosong") == []
    hampa = kemajuan.replace("84,00\t88,00\t95,45", "\t88,00\t")
    assert [t.baris for t in temuan(DAFTAR + hampa, "kosong")] == [(baris(DAFTAR + hampa, "\t\t88,00"),)]


def test_digits_of_an_amount_the_wrong_way_round() -> None:
    uraian = "Anggaran kantor dikelola melalui DIPA sebesar {} pada tahun 2022.\n\n"
    pagu = ANGGARAN.replace("10.000.000.000", "10.871.204.000")
    assert temuan(uraian.format("Rp10.871.204.000") + pagu, "narasi") == []
    hasil = temuan(uraian.format("Rp10.817.204.000") + pagu, "narasi")
    assert any("10.817.204.000" in t.uraian for t in hasil)


def test_next_years_agreement_beside_this_years_report() -> None:
    awal = (
        "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)\nTAHUN 2022\nPENGADILAN NEGERI TIRTAMULYA\n\n"
        "Penyusunan ini memenuhi surat mengenai LKjIP Tahun 2022 "
        "dan Dokumen Perjanjian Kinerja Tahun 2023.\n\n"
    )
    assert periksa(awal + DAFTAR).tahun == 2022
    assert periksa(KEPALA + DAFTAR).tahun == 2022


def test_progress_of_an_indicator_where_less_is_better() -> None:
    """(2T - R) / T in one row of a column of R / T is no slip; another number is."""
    kemajuan = "Tabel 3.4 Realisasi Kinerja terhadap Target Akhir Renstra 2024\n\n" + tabel(
        "Indikator Kinerja | Target 2024 | Realisasi 2022 | Persentase",
        "Persentase desa yang mencapai imunisasi lengkap | 95,00 | 81,00 | 85,26",
        "Persentase puskesmas terakreditasi utama | 70,00 | 66,00 | 94,29",
        "Indeks kepuasan masyarakat atas layanan | 88,00 | 84,00 | 95,45",
        "Persentase pengaduan yang diselesaikan | 60,00 | 45,00 | 75,00",
        "Jumlah kasus baru yang masuk | 10 | 9 | 110,00",
    )
    assert temuan(DAFTAR + kemajuan, "realisasi") == []
    assert len(temuan(DAFTAR + kemajuan.replace("110,00", "118,00"), "realisasi")) == 1


def test_a_row_twice_under_the_next_number() -> None:
    terima = "Tabel 3.8 Penerimaan Negara Bukan Pajak\n\n" + tabel(
        "No | Jenis Penerimaan | Target (Rp) | Realisasi (Rp)",
        "1 | Pelayanan survei dan pemetaan | 1.850.000.000 | 1.702.400.000",
        "2 | Pelayanan pendaftaran tanah | 3.400.000.000 | 3.188.250.000",
        "3 | Pelayanan pendaftaran tanah | 3.400.000.000 | 3.188.250.000",
        "4 | Pelayanan informasi pertanahan | 420.000.000 | 368.120.000",
    )
    assert len(temuan(terima, "ganda")) == 1
    assert temuan(terima.replace("3\tPelayanan pendaftaran", "3\tPelayanan penilaian"), "ganda") == []


def test_years_twice_in_the_header_of_a_table_by_quantity() -> None:
    uraian = "Tabel 3.2 Perkembangan Peta Bidang Tanah\n\n" + tabel(
        "Uraian | 2020 | 2021 | 2022",
        "Target (bidang) | 25.000 | 23.000 | 22.000",
        "Realisasi (bidang) | 24.310 | 23.115 | 21.540",
        "Capaian (%) | 97,24 | 100,50 | 97,91",
    )
    assert temuan(uraian, "tahun") == []
    assert len(temuan(uraian.replace("2020\t2021\t2022", "2020\t2022\t2022"), "tahun")) == 1


@pytest.mark.parametrize(("arah", "salah"), [("menurun", False), ("meningkat", True)])
def test_a_rise_of_the_number_told_before(arah: str, salah: bool) -> None:
    kalimat = (
        "Peta bidang tanah yang dihasilkan sebanyak 21.540 bidang. "
        f"Jumlah tersebut {arah} jika dibandingkan dengan tahun 2021 yang sebanyak 23.115 bidang.\n"
    )
    assert bool(temuan(DAFTAR + kalimat, "narasi")) is salah


def test_a_score_whose_column_of_products_has_no_telling_title() -> None:
    ikpa = "Tabel 3.8 Nilai IKPA Tahun 2022\n\n" + tabel(
        "Indikator | Bobot (%) | Nilai | Nilai Akhir",
        "Revisi DIPA | 10 | 100,00 | 10,00",
        "Deviasi Halaman III DIPA | 15 | 84,00 | 12,60",
        "Penyerapan Anggaran | 25 | 94,00 | 23,50",
        "Belanja Kontraktual | 10 | 96,00 | 9,60",
        "Penyelesaian Tagihan | 15 | 100,00 | 15,00",
        "Capaian Output | 25 | 98,00 | 24,50",
        "Nilai IKPA | 100 |  | 95,20",
    )
    assert temuan(ikpa, "skor_anggaran") == []
    (satu,) = temuan(ikpa.replace("95,20", "97,20"), "skor_anggaran")
    assert satu.seharusnya.startswith("95,2")


def test_a_caption_that_names_the_unit_of_an_agreement_is_right() -> None:
    """Units stand in tables with targets as well, but never among indicators."""
    unit = "Tabel 3.6 Capaian Menurut Unit\n\n" + tabel(
        "Unit Kerja | Target | Realisasi | Capaian (%)",
        "Divisi Administrasi Umum | 80,00 | 84,00 | 105,00",
        "Divisi Pelayanan Hukum | 50,00 | 45,00 | 90,00",
    )
    pk = "Tabel 2.3 Perjanjian Kinerja Divisi Administrasi Umum\n\n" + tabel(
        "No | Indikator Kinerja | Target",
        "1 | Indeks kepuasan masyarakat atas layanan | 80,00",
        "2 | Persentase pengaduan yang diselesaikan | 50,00",
    )
    assert temuan(DAFTAR + pk + unit, "salin_tempel") == []


def test_a_variable_in_persons_is_not_the_percentage_made_of_it() -> None:
    data = "Tabel 3.7 Data Pengaduan\n\n" + tabel(
        "Data | Satuan | Realisasi",
        "Pengaduan yang diselesaikan | orang | 45",
        "Pengaduan masuk | orang | 100",
    )
    assert temuan(SATUAN + data, "satuan") == []


def test_the_highest_absorption_with_its_value_first_is_left_to_its_own_check() -> None:
    kalimat = (
        "Serapan tertinggi 99,00% (Program Pelayanan Kesehatan Masyarakat) dan terendah 90,00% "
        "(Program Sediaan Farmasi).\n"
    )
    assert temuan(ANGGARAN + kalimat, "narasi") == []
