"""Totals that no word announces."""

from sakip.reviu.tests.bahan import tabel, temuan

KEPALA = "Balai | Triwulan I | Triwulan II | Triwulan III | Setahun"


def _isi(timur: str) -> str:
    return tabel(
        KEPALA,
        "Balai Barat | 120 | 131 | 144 | 395",
        f"Balai Timur | {timur} | 98 | 107 | 295",
        "Gabungan | 210 | 229 | 251 | 690",
    )


def test_a_slip_is_found_where_all_other_lines_add_up() -> None:
    hasil = temuan(_isi("80"), "jumlah")
    assert [(t.tercetak, t.seharusnya) for t in hasil] == [("80", "90")]  # its column and its row tell
    assert temuan(_isi("90"), "jumlah", ragu=True) == []


def test_means_rates_and_last_values_are_no_totals() -> None:
    rata = tabel(
        KEPALA,
        "Barat | 3,1 | 3,2 | 3,4 | 3,2",
        "Timur | 3,3 | 3,4 | 3,6 | 3,4",
        "Gabungan | 3,2 | 3,3 | 3,5 | 3,3",
    )
    assert temuan(rata, "jumlah", ragu=True) == []
    kumulatif = tabel(
        KEPALA, "Barat | 10 | 25 | 40 | 40", "Timur | 12 | 21 | 30 | 30", "Selatan | 5 | 9 | 11 | 11"
    )
    assert temuan(kumulatif, "jumlah", ragu=True) == []


def test_a_column_that_counts_the_rows_takes_no_part() -> None:
    isi = ["1 | Barat | 1 | 0 | 0 | 1", "2 | Timur | 20 | 9 | 7 | 36", "3 | Utara | 2 | 0 | 0 | 2"]
    kepala = "No. | Bagian | Selesai | Berjalan | Tertunda | Perkara"
    assert temuan(tabel(kepala, *isi, "4 | Selatan | 17 | 4 | 0 | 21"), "jumlah", ragu=True) == []
