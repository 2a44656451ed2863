"""What the import of the past is offered: amounts spent, units of a column, findings on rows of history."""

from __future__ import annotations

from typing import Any

from sakip.reviu import periksa
from sakip.reviu.paham import pahami
from sakip.reviu.rangkum import rangkum
from sakip.reviu.tests.bahan import KEPALA, tabel

NAMA = "Persentase temuan pemeriksaan yang ditindaklanjuti"


def _rangkum(teks: str) -> dict[str, Any]:
    hasil = periksa(KEPALA + teks)
    return rangkum(pahami(hasil.naskah, None), hasil.temuan)


def test_a_budget_row_brings_what_was_spent_even_where_the_agreement_printed_it_first() -> None:
    perjanjian = "Tabel 2.1 Anggaran\n\n" + tabel(
        "Program | Anggaran", "Program Perpustakaan | Rp 500.000.000"
    )
    realisasi = "Tabel 3.5 Realisasi Anggaran Tahun 2022\n\n" + tabel(
        "Program | Pagu (Rp) | Realisasi (Rp) | Persen",
        "Program Perpustakaan | 500.000.000 | 480.000.000 | 96,00%",
        "Program Kearsipan | 200.000.000 | 150.000.000 | 75,00%",
    )
    isi = {a["nama"]: a for a in _rangkum(perjanjian + realisasi)["anggaran"]}
    assert [isi[n]["realisasi"]["nilai"] for n in ("Program Perpustakaan", "Program Kearsipan")] == [
        "480000000",
        "150000000",
    ]


def test_names_under_a_header_that_sounds_like_money() -> None:
    teks = "Tabel 3.5 Realisasi Anggaran per DIPA Tahun 2022\n\n" + tabel(
        "No | DIPA | Pagu (Rp) | Realisasi (Rp) | Sisa (Rp)",
        "1 | Dinas Perpustakaan | 500.000.000 | 480.000.000 | 20.000.000",
        "2 | Dinas Kearsipan | 200.000.000 | 150.000.000 | 50.000.000",
    )
    isi = _rangkum(teks)["anggaran"]
    assert [(a["nama"], a["pagu"]["nilai"], a["realisasi"]["nilai"]) for a in isi] == [
        ("Dinas Perpustakaan", "500000000", "480000000"),
        ("Dinas Kearsipan", "200000000", "150000000"),
    ]


def test_the_year_of_the_report_where_a_row_holds_two_years() -> None:
    teks = "Tabel 3.5 Realisasi Anggaran\n\n" + tabel(
        "Program | Pagu 2022 | Realisasi 2022 | Pagu 2021 | Realisasi 2021",
        "Program Perpustakaan | 500.000.000 | 480.000.000 | 400.000.000 | 390.000.000",
        "Program Kearsipan | 200.000.000 | 150.000.000 | 100.000.000 | 90.000.000",
    )
    (satu, _) = _rangkum(teks)["anggaran"]
    assert (satu["pagu"]["nilai"], satu["realisasi"]["nilai"]) == ("500000000", "480000000")


def test_a_column_of_units() -> None:
    teks = "Tabel 3.1 Capaian Tahun 2022\n\n" + tabel(
        "No | Indikator | Satuan | Target | Realisasi | Capaian",
        "1 | Jumlah kunjungan perpustakaan keliling | Orang | 400 | 420 | 105,00%",
        f"2 | {NAMA} | % | 80 | 84 | 105,00%",
    )
    assert [i["satuan"] for i in _rangkum(teks)["indikator"]] == ["orang", "persen"]


def test_a_finding_on_an_earlier_year_marks_its_indicator() -> None:
    def teks(capaian: str) -> str:
        return (
            "BAB III HASIL\n\nTabel 3.1 Capaian Tahun 2022\n\n"
            + tabel("Indikator | Target | Realisasi | Capaian", f"{NAMA} | 80% | 84% | 105,00%")
            + "Tabel 3.2 Capaian 2021 dan 2022\n\n"
            + tabel(
                "Indikator | Target 2021 | Realisasi 2021 | Capaian 2021 | Target 2022 | Realisasi 2022 | "
                "Capaian 2022",
                f"{NAMA} | 70% | 63% | {capaian} | 80% | 84% | 105,00%",
            )
        )

    (benar,) = _rangkum(teks("90,00%"))["indikator"]
    (salah,) = _rangkum(teks("96,00%"))["indikator"]
    assert benar["temuan"] == []
    assert len(salah["temuan"]) == 1
