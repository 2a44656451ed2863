"""Blanks that the rest of a table tells, names that stand twice, and tables that bear another's name."""

from __future__ import annotations

import pytest

from .bahan import capaian, tabel, temuan

# --- kosong ---------------------------------------------------------------------------------------------


def _tiga_tahun(realisasi: str, capaian_2021: str = "105%") -> str:
    tahun_2021 = f"80% | {realisasi} | {capaian_2021}"
    return "Tabel 3.5 Perbandingan Tiga Tahun\n\n" + tabel(
        "Indikator | 2020 |  |  | 2021 |  |  | 2022",
        " | Target | Realisasi | Capaian | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
        f"Arsip yang tertata rapi | 70% | 77% | 110% | {tahun_2021} | 85% | 86% | 101,18%",
    )


def test_a_realisation_left_out_between_target_and_capaian() -> None:
    (t,) = temuan(_tiga_tahun(""), "kosong")
    assert "84" in t.seharusnya
    assert temuan(_tiga_tahun("84%"), "kosong", ragu=True) == []
    assert temuan(_tiga_tahun("-"), "kosong", ragu=True) == []
    assert not [t for t in temuan(_tiga_tahun("", ""), "kosong") if "Realisasi tahun" in t.uraian]


def _berkas(hampa: str, total: int = 7) -> str:
    return "Tabel 3.6 Penanganan Berkas\n\n" + tabel(
        "Bagian | Diterima | Selesai | Proses",
        "Umum | 14 | 11 | 3",
        f"Keuangan | 10 | 8 | {hampa}",
        "Hukum | 9 | 7 | 2",
        f"Jumlah | 33 | 26 | {total}",
    )


def test_a_part_left_out_is_told_once_and_not_as_a_wrong_sum() -> None:
    (t,) = temuan(_berkas(""), "kosong")
    assert t.seharusnya == "2"
    assert temuan(_berkas(""), "jumlah") == []


@pytest.mark.parametrize(("hampa", "total"), [("2", 7), ("", 5), ("-", 5)])
def test_parts_that_reach_their_total_leave_nothing_out(hampa: str, total: int) -> None:
    assert temuan(_berkas(hampa, total), "kosong", ragu=True) == []


def test_a_wrong_sum_without_a_blank_stays_a_wrong_sum() -> None:
    assert len(temuan(_berkas("2", 9), "jumlah")) == 1
    assert temuan(_berkas("2", 9), "kosong", ragu=True) == []


# --- ganda ----------------------------------------------------------------------------------------------

DAFTAR = (
    "1 | Persentase arsip dinas yang tertata | 80%",
    "2 | Jumlah desa yang memperoleh pendampingan arsip | 6 desa",
    "3 | Jumlah pustaka keliling yang beroperasi rutin | 9 unit",
    "4 | Persentase naskah kuno yang terawat baik | 75%",
)


def _pk(*isi: str, judul: str = "Tabel 2.1 Perjanjian Kinerja Tahun 2022") -> str:
    return f"{judul}\n\n" + tabel("No | Indikator Kinerja | Target", *isi)


def _dua(*lampiran: str) -> str:
    return _pk(*DAFTAR) + _pk(*lampiran, judul="Tabel 5.1 Lampiran Perjanjian Kinerja Tahun 2022")


def test_a_row_that_bears_the_name_of_the_row_before() -> None:
    salah = (*DAFTAR[:2], "3 | Jumlah desa yang memperoleh pendampingan arsip | 9 unit", DAFTAR[3])
    (t,) = temuan(_dua(*salah), "ganda")
    assert "pustaka keliling" in t.seharusnya
    assert temuan(_dua(*DAFTAR), "ganda", ragu=True) == []


def test_a_row_twice_that_the_other_lists_hold_once() -> None:
    salah = (*DAFTAR[:2], DAFTAR[1].replace("2 |", "3 |", 1), DAFTAR[2].replace("3 |", "4 |", 1))
    (t,) = temuan(_dua(*salah), "ganda")
    assert t.tercetak.endswith("dua kali")


def test_one_name_under_two_units_in_every_list_is_meant() -> None:
    isi = (
        "1 | Persentase arsip dinas yang tertata | 80%",
        "2 | Jumlah desa yang memperoleh pendampingan arsip | 6 desa",
        "3 | Jumlah desa yang memperoleh pendampingan arsip | 9 desa",
    )
    assert temuan(_pk(*isi) + _pk(*isi, judul="Tabel 5.1 Perjanjian Kinerja 2022"), "ganda") == []


# --- satuan ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        ("1 | Jumlah permohonan kartu anggota | 1.200% | 1.350 | 112,50%", True),
        ("1 | Jumlah permohonan kartu anggota | 1.200 | 1.350 | 112,50%", False),
        ("1 | Jumlah anggota aktif | 80% | 85 | 106,25%", False),
        ("1 | Pertumbuhan kunjungan | 250% | 300 | 120%", False),
    ],
)
def test_a_count_whose_target_is_a_percentage_beyond_any_share(isi: str, salah: bool) -> None:
    assert bool(temuan(capaian(isi), "satuan")) is salah


# --- lebih_100 ------------------------------------------------------------------------------------------


def _usul(ajuan: int, selesai: int, sisa: int, total: str = "Jumlah | 25 | 20 | 5") -> str:
    return "Tabel 3.8 Pembahasan Rancangan\n\n" + tabel(
        "Jenis | Diajukan | Selesai | Sisa",
        f"Peraturan daerah | {ajuan} | {selesai} | {sisa}",
        "Peraturan bupati | 16 | 12 | 4",
        total,
    )


def test_more_settled_than_asked_is_told_by_the_total_and_the_rest() -> None:
    (t,) = temuan(_usul(9, 11, 1), "lebih_100")
    assert t.seharusnya == "8"
    assert temuan(_usul(9, 11, 1), "jumlah") == []
    assert temuan(_usul(9, 8, 1), "lebih_100", ragu=True) == []


def test_without_the_proof_of_the_rest_nothing_is_said() -> None:
    assert temuan(_usul(9, 11, 3), "lebih_100") == []


# --- salin_tempel ---------------------------------------------------------------------------------------


def _bagian(judul: str) -> str:
    return (
        capaian(
            "1 | Persentase arsip dinas yang tertata | 80% | 84,36% | 105,45%",
            "2 | Persentase naskah kuno yang terawat baik | 75% | 78,91% | 105,21%",
        )
        + "1. Persentase arsip dinas yang tertata\n\nUraian singkat tentang penataan.\n\n"
        + f"Tabel 3.2 Perkembangan {judul} Tahun 2020-2022\n\n"
        + tabel(
            "Tahun | Target | Realisasi | Capaian",
            "2020 | 70% | 72,14% | 103,06%",
            "2021 | 75% | 79,52% | 106,03%",
            "2022 | 80% | 84,36% | 105,45%",
        )
        + "2. Persentase naskah kuno yang terawat baik\n\nUraian singkat tentang perawatan.\n\n"
    )


def test_a_caption_with_another_name_over_numbers_of_the_own_indicator() -> None:
    (t,) = temuan(_bagian("Persentase naskah kuno yang terawat baik"), "salin_tempel")
    assert "arsip dinas" in t.seharusnya
    assert temuan(_bagian("Persentase arsip dinas yang tertata"), "salin_tempel", ragu=True) == []


# --- rata_rata ------------------------------------------------------------------------------------------


def _survei(total: str, pagu: str = "Anggaran") -> str:
    return "Tabel 3.9 Survei Bulanan\n\n" + tabel(
        f"Bulan | Budaya | {pagu} | Pelayanan | Nilai Total",
        "Januari | 91,20 | 90,40 | 92,60 | 91,40",
        "Februari | 90,10 | 93,30 | 91,20 | 91,53",
        f"Maret | 92,40 | 91,80 | 93,00 | {total}",
        "April | 93,50 | 90,70 | 92,20 | 92,13",
        "Mei | 91,90 | 92,60 | 94,10 | 92,87",
        "Juni | 94,00 | 93,20 | 92,90 | 93,37",
    )


def test_a_row_mean_over_a_column_of_scores_called_budget() -> None:
    (t,) = temuan(_survei("93,40"), "rata_rata")
    assert t.tercetak == "93,40"
    assert temuan(_survei("92,40"), "rata_rata", ragu=True) == []


def _ringkas(hampa: str, rata: str) -> str:
    return capaian(
        "1 | Persentase arsip dinas yang tertata | 80% | 84% | 105,00%",
        f"2 | Jumlah desa dampingan arsip dinas | 6 | 9 | {hampa}",
        "3 | Persentase naskah kuno terawat baik | 75% | 90% | 120,00%",
        "4 | Persentase surat terdigitalisasi | 50% | 55% | 110,00%",
        f"5 | Rata-rata |  |  | {rata}",
    )


def test_a_mean_that_counts_a_capaian_left_out_is_right() -> None:
    assert temuan(_ringkas("", "121,25%"), "rata_rata", ragu=True) == []
    assert temuan(_ringkas("", "111,67%"), "rata_rata", ragu=True) == []
    assert len(temuan(_ringkas("150,00%", "112,25%"), "rata_rata")) == 1
    assert temuan(_ringkas("", "112,50%"), "rata_rata") == []


def _kelompok(hampa: str, rata: str) -> str:
    nilai = [
        "104,10%",
        "112,40%",
        "101,30%",
        "119,25%",
        "108,05%",
        "115,60%",
        "103,35%",
        "109,90%",
        "117,45%",
    ]
    nilai += ["102,75%", hampa]
    isi = [
        f"{n} | Persentase layanan perpustakaan jenis {chr(96 + n)} | 80% | 88% | {x}"
        for n, x in enumerate(nilai, 1)
    ]
    return (
        capaian(*isi)
        + "Tabel 3.9 Rekapitulasi menurut Bidang\n\n"
        + tabel(
            "No | Bidang | Jumlah Indikator | Rata-rata Capaian",
            f"1 | Sekretariat | 2 | {rata}",
            "2 | Bidang Arsip | 3 | 109,53%",
            "3 | Bidang Pustaka | 3 | 109,62%",
            "4 | Bidang Layanan | 3 | 110,07%",
        )
    )


def test_the_mean_of_a_group_beside_a_capaian_left_out() -> None:
    (t,) = temuan(_kelompok("", "108,52%"), "rata_rata")
    assert t.seharusnya == "108,25%"
    assert temuan(_kelompok("", "108,25%"), "rata_rata", ragu=True) == []


def test_a_name_that_begins_with_the_rest_of_a_column_is_only_doubtful() -> None:
    """ "kinerja- Jumlah desa ...": what extraction left of the column before, in both rows."""
    isi = [b.replace("| Jumlah desa", "| layanan- Jumlah desa") for b in DAFTAR]
    salah = (*isi[:2], isi[1].replace("2 |", "3 |", 1), isi[2].replace("3 |", "4 |", 1))
    teks = _pk(*isi) + _pk(*salah, judul="Tabel 5.1 Lampiran Perjanjian Kinerja Tahun 2022")
    assert temuan(teks, "ganda") == []
    assert temuan(teks, "ganda", ragu=True)
