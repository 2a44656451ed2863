"""Units, blanks and numbering: what they must find, and what they must leave alone."""

import pytest

from sakip.reviu.tests.bahan import baris, capaian, tabel, temuan

# --- satuan ---------------------------------------------------------------------------------------

RIWAYAT = "Indikator Kinerja | 2020 | 2021 | 2022"
JUDUL = "Perbandingan Realisasi Kinerja Tahun 2020 sampai 2022\n\n"


@pytest.mark.parametrize(
    "teks",
    [
        JUDUL + tabel(RIWAYAT, "Jumlah pencegahan pelanggaran | 1 Kegiatan | 2 Lokus | 2 Lokus"),
        JUDUL + tabel(RIWAYAT, "Indeks kepuasan layanan | 17,7 | 4 | 3,95"),
        capaian("1 | Indeks kepuasan layanan | 90% | 93% | 103%"),
        capaian("1 | Indeks kepuasan layanan | 82 | 90 | 110 Indeks"),
        capaian("1 | Hasil penelitian | 1 buku | 100% | 100%"),
        capaian(
            "1 | Persentase layanan tuntas | 14 | 14 | 100%", "2 | Persentase izin terbit | 90% | 93% | 103%"
        ),
    ],
)
def test_mixed_units_and_scales_are_found(teks: str) -> None:
    assert len(temuan(teks, "satuan")) == 1


@pytest.mark.parametrize(
    "teks",
    [
        JUDUL + tabel(RIWAYAT, "Jumlah kab/kota peduli | 2 Instansi | 3 Instansi Pemerintah | 4 Instansi"),
        JUDUL + tabel(RIWAYAT, "Indeks kepuasan layanan | 3,1 | 3,4 | 3,95"),
        capaian("1 | Indeks kepuasan layanan | 82 (Indeks) | 90 | 110%"),
        capaian("1 | Persentase permohonan tuntas | 80% | 100% (169 permohonan) | 125%"),
        capaian("1 | Persentase layanan tuntas | 90 | 93 | 103"),
        capaian("1 | Jumlah peserta | 30 orang | 54 peserta | 180%"),
    ],
)
def test_one_unit_in_other_words_is_left_alone(teks: str) -> None:
    assert temuan(teks, "satuan", ragu=True) == []


# --- kosong ---------------------------------------------------------------------------------------


def test_a_column_that_is_never_filled_is_one_finding_for_all_tables() -> None:
    kepala = "Kode SS | Nama SS | Jumlah IKK | Nilai SS | Status SS"
    satu = tabel(kepala, "SS1 | Meningkatnya layanan | 2 | 105% | ", "SS2 | Tertibnya arsip | 1 | 98% | ")
    teks = satu + "Divisi lain:\n\n" + satu
    (t,) = temuan(teks, "kosong")
    assert "Status SS" in t.tercetak
    assert len(t.baris) == 4


def test_capaian_left_blank_beside_target_and_realisation_is_found() -> None:
    teks = capaian("1 | Nilai AKIP | 70 | 77 | ", "2 | Indeks SPBE | 3 | 3,3 | 110%")
    (t,) = temuan(teks, "kosong")
    assert t.baris == (baris(teks, "Nilai AKIP"),)
    assert temuan(teks.replace("77\t", "77\t-"), "kosong") == []


def test_a_row_whose_cells_slid_away_and_a_total_without_a_count_are_found() -> None:
    teks = "Target Jangka Menengah Renstra\n\n" + tabel(
        "Indikator | Target 2021 | Target 2022 | Realisasi 2022 | Capaian",
        "Tersedianya rekomendasi | 3 rekomendasi |  |  | ",
        "Nilai AKIP | 70 | 71 | 72 | 101%",
    )
    assert len(temuan(teks, "kosong")) == 1
    kepala = "Bulan | Jumlah Responden | Indeks A | Indeks B"
    isi = ["Januari | 48 | 98,0 | 96,9", "Februari | 41 | 96,1 | 96,1", "Maret | 45 | 95,1 | 96,2"]
    (t,) = temuan(tabel(kepala, *isi, "Total |  | 289,2 | 289,2"), "kosong")
    assert t.seharusnya == "134"
    assert temuan(tabel(kepala, *isi, "Total | 134 | 289,2 | 289,2"), "kosong") == []


def test_a_year_without_target_is_no_blank() -> None:
    teks = tabel(
        "Indikator | 2021 |  |  | 2022 |  | ",
        " | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
        "Nilai AKIP | Tidak ditargetkan |  |  | 70 | 77 | 110%",
    )
    assert temuan(teks, "kosong") == []


def test_a_programme_without_its_budget_is_found() -> None:
    teks = tabel(
        "Kegiatan | Anggaran", "Program Pelayanan Hukum | ", "Penyelenggaraan Layanan | Rp 822.875.000"
    )
    (t,) = temuan(teks, "kosong")
    assert t.seharusnya == "anggaran program"


def test_a_missing_chapter_is_only_doubtful() -> None:
    teks = "BAB I PENDAHULUAN\n\nA. Umum\n\nB. Tugas\n\nBAB III AKUNTABILITAS KINERJA\n\nBAB IV PENUTUP\n"
    assert temuan(teks, "kosong") == []
    assert any("PERENCANAAN" in t.seharusnya for t in temuan(teks, "kosong", ragu=True))


# --- penomoran ------------------------------------------------------------------------------------


def test_a_letter_used_twice_in_one_list_is_found() -> None:
    teks = "Langkah:\n\na. Satu;\nb. Dua;\nc. Tiga;\nd. Empat;\nc. Lima.\n"
    (t,) = temuan(teks, "penomoran")
    assert t.tercetak == "c."
    assert temuan(teks.replace("c. Lima", "e. Lima"), "penomoran", ragu=True) == []


def test_a_list_that_begins_anew_is_another_list() -> None:
    teks = "Langkah:\n\na. Satu;\nb. Dua;\nc. Tiga.\na. Hal lain;\nb. Hal lain lagi.\n"
    assert temuan(teks, "penomoran", ragu=True) == []


def test_one_number_over_two_tables_is_found() -> None:
    satu = "Tabel 3.1 Capaian Kinerja\n\n" + tabel("Indikator | Target", "Nilai AKIP | 70")
    dua = "Tabel 3.1 Realisasi Anggaran\n\n" + tabel("Program | Pagu", "Program A | 100.000")
    assert len(temuan(satu + "Uraian.\n\n" + dua, "penomoran")) == 1
    assert temuan(satu + "Uraian.\n\n" + dua.replace("3.1", "3.2"), "penomoran", ragu=True) == []
    assert temuan(satu + "Tabel 3.1 (lanjutan)\n\n" + satu, "penomoran", ragu=True) == []


def test_an_indicator_number_beyond_those_of_its_sasaran_is_found() -> None:
    teks = (
        "Sasaran ini dicapai melalui 1 (satu) indikator kinerja.\n\n"
        "Tabel 3.4 Perbandingan SK II dan IKK III\n\n" + tabel("Indikator | Target", "Nilai AKIP | 70")
    )
    (t,) = temuan(teks, "penomoran")
    assert t.tercetak == "IKK III"
    assert temuan(teks.replace("IKK III", "IKK I"), "penomoran", ragu=True) == []
