"""Lost tables as a PDF prints them: headers, phrases and units folded over lines."""

from __future__ import annotations

from sakip.reviu.model import Tabel
from sakip.reviu.tests.test_lepas_rumpang import tabel


def isi(t: Tabel) -> list[tuple[str, ...]]:
    return [tuple(s.teks for s in b) for b in t.isi]


TAHUN = ("2021", "2022 2023", "2021 2022 2023")


def test_header_cells_folded_over_lines() -> None:
    (t,) = tabel(
        *("Indikator Kinerja Kegiatan", "Target Jangka", "Menengah", "Realisasi", "Kinerja", *TAHUN),
        *("1", "2", "3", "4", "5", "6", "7"),
        *("Persentase layanan yang", "tepat waktu", "70%", "80% 90%", "71%", "82%", "93%"),
        *("Persentase arsip yang tertib", "60% 65% 70%", "- 66%", "71%"),
    )
    assert [s.teks for s in t.kepala[0]][1:4] == [f"Target Jangka Menengah {n}" for n in (2021, 2022, 2023)]
    assert isi(t)[1] == ("Persentase arsip yang tertib", "60%", "65%", "70%", "-", "66%", "71%")


def test_a_phrase_instead_of_values_folded_over_lines() -> None:
    kepala = ("INDIKATOR", "KINERJA", "2021", "2022", "SELISIH", "YoY (%)")
    (t,) = tabel(
        *(*kepala, "Target", "Realisasi", "Capaian Target Realisasi", "Capaian"),
        *("1", "Jumlah layanan hukum", "Tidak", "ditargetkan", "10", "9", "90%", "-"),
        *("2", "Jumlah layanan arsip", "10", "8", "80% Tidak", "ditargetkan", "-"),
        *("3", "Jumlah layanan data", "10", "8", "80%", "10", "9", "90%", "10%"),
    )
    assert isi(t)[0] == ("1", "Jumlah layanan hukum", "Tidak ditargetkan", "", "", "10", "9", "90%", "-")
    assert isi(t)[1] == ("2", "Jumlah layanan arsip", "10", "8", "80%", "Tidak ditargetkan", "", "", "-")


def test_a_unit_in_brackets_below_its_number_is_no_name() -> None:
    (t,) = tabel(
        *("Indikator Kinerja", "Target"),
        *("Indeks kepuasan layanan bantuan", "76,75", "(indeks)"),
        *("Persentase desa sadar hukum", "70%"),
        *("Persentase arsip yang tertib", "80%"),
        *("Persentase permohonan selesai", "90%"),
    )
    assert isi(t)[:2] == [
        ("Indeks kepuasan layanan bantuan", "76,75 (indeks)"),
        ("Persentase desa sadar hukum", "70%"),
    ]


def test_another_header_on_one_line_ends_the_table() -> None:
    tabel_ = tabel(
        *("No", "Program", "Pagu", "Realisasi", "Capaian"),
        *("1", "Program Layanan", "1.000.000", "900.000", "90%"),
        *("2", "Program Arsip", "2.000.000", "1.900.000", "95%"),
        *("NO SATUAN KERJA CAPAIAN KINERJA REALISASI ANGGARAN", "1", "Kantor Pusat", "120%", "98%", "109%"),
    )
    assert isi(tabel_[0]) == [
        ("1", "Program Layanan", "1.000.000", "900.000", "90%"),
        ("2", "Program Arsip", "2.000.000", "1.900.000", "95%"),
    ]
