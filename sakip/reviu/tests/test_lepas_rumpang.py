"""Lost rows with fewer values than columns come back only where the rest of the table places every value."""

import pytest

from sakip.reviu import baca_teks, periksa
from sakip.reviu.model import Tabel

AWAL = "LAPORAN KINERJA TAHUN 2023\n\n"
AKHIR = "\nSemua data pada tabel di atas berasal dari laporan yang disampaikan unit kerja setiap triwulan.\n"


def tabel(*baris: str) -> tuple[Tabel, ...]:
    return baca_teks(AWAL + "\n".join(baris) + "\n" + AKHIR).tabel


def isi(t: Tabel) -> list[list[str]]:
    return [[s.teks for s in b] for b in t.isi]


BULANAN = (
    *("BULAN", "JUMLAH RESPONDEN", "INDEKS SARANA", "INDEKS PETUGAS"),
    *("Januari", "40", "91,50", "92,10"),
    *("Februari", "35", "90,25", "93,40"),
    *("Maret", "50", "89,75", "90,80"),
)


def test_a_total_row_with_a_blank_is_placed_by_the_sums_above_it() -> None:
    (t,) = tabel(*BULANAN, "Total", "271,50", "276,30")
    assert isi(t)[-1] == ["Total", "", "271,50", "276,30"]
    (f,) = periksa(AWAL + "\n".join((*BULANAN, "Total", "271,50", "276,30")) + "\n" + AKHIR).temuan
    assert (f.kelas, f.tercetak) == ("kosong", "JUMLAH RESPONDEN kosong")


def test_a_total_row_whose_values_fit_no_column_is_left_out() -> None:
    for t in tabel(*BULANAN, "April", "41", "90,00", "91,00", "Total", "111,10", "222,20"):
        assert not any("Total" in b or "111,10" in b for b in isi(t))


def test_a_total_row_named_as_a_column_is_no_repeated_header() -> None:
    baris = (
        *("NO", "NAMA SATUAN KERJA", "JUMLAH", "LAKI - LAKI", "PEREMPUAN", "TOTAL"),
        *("1", "Kantor Utara", "12", "8", "20"),
        *("2", "Kantor Timur", "10", "5", "15"),
        *("3", "Kantor Barat", "7", "9", "16"),
    )
    (t,) = tabel(*baris, "TOTAL", "29", "22", "51")
    assert isi(t)[-1][-4:] == ["TOTAL", "29", "22", "51"] and len(t.isi) == 4


def test_a_header_repeated_between_blank_lines_does_not_end_the_table() -> None:
    kepala, jan = BULANAN[:4], BULANAN[4:]
    (t,) = tabel(*kepala, *jan, "", "", "", *kepala, "April", "44", "90,00", "91,00")
    assert [b[0] for b in isi(t)] == ["Januari", "Februari", "Maret", "April"]


def test_a_total_is_dropped_where_a_row_could_not_be_read() -> None:
    kepala = ("NO", "LAYANAN", "KANTOR UTARA", "KANTOR TIMUR", "TOTAL")
    baris = (
        *("1", "Layanan paspor", "120", "30", "150"),
        *("2", "Layanan izin", "60", "15", "75"),
        *("3", "Layanan aduan", "9", "9"),
    )
    for t in tabel(*kepala, *baris, "TOTAL", "180", "54", "234"):
        assert not any("TOTAL" in b for b in isi(t))


PERJANJIAN = (
    *("Sasaran Kegiatan", "Indikator", "Target", "Anggaran (Rp)"),
    *("Meningkatnya mutu layanan", "1. Indeks kepuasan layanan", "85 (Indeks)", "Rp. 1.250.000.000"),
    *("2. Persentase aduan yang selesai", "90%"),
    *("Meningkatnya tertib arsip", "1. Jumlah arsip yang dialihkan", "12 Berkas", "Rp. 310.500.000"),
    *("2. Persentase arsip yang tertata", "80%"),
)


def test_an_amount_that_a_group_has_in_common_leaves_the_rows_below_blank() -> None:
    (t,) = tabel(*PERJANJIAN)
    assert [b[-2:] for b in isi(t)] == [
        ["85 (Indeks)", "Rp. 1.250.000.000"],
        ["90%", ""],
        ["12 Berkas", "Rp. 310.500.000"],
        ["80%", ""],
    ]


def test_a_column_of_money_that_holds_other_values_proves_nothing() -> None:
    campur = [b.replace("Rp. 310.500.000", "95%") for b in PERJANJIAN]
    assert tabel(*campur) == ()


CAPAIAN = (
    *("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Kenaikan (%)"),
    *("1", "Persentase izin terbit", "80%", "88%", "110%", "-"),
    *("2", "Persentase aduan selesai", "90%", "99%", "-"),
    *("3", "Persentase arsip tertata", "70%", "84%", "-"),
    *("4", "Persentase pegawai terlatih", "60%", "60%", "-"),
)


def test_the_result_that_rows_do_not_print_is_what_they_lack() -> None:
    (t,) = tabel(*CAPAIAN)
    assert isi(t)[2] == ["3", "Persentase arsip tertata", "70%", "84%", "", "-"]
    (f,) = periksa(AWAL + "\n".join(CAPAIAN) + "\n" + AKHIR).temuan
    assert (f.kelas, f.tercetak) == ("kosong", "Capaian kosong")


@pytest.mark.parametrize("lama, baru", [("84%", "84"), ("99%", "12 orang")])
def test_rows_of_another_kind_are_not_filled(lama: str, baru: str) -> None:
    for t in tabel(*(baru if b == lama else b for b in CAPAIAN)):
        assert not any(baru in b and "" in b for b in isi(t))


def test_one_row_with_targets_of_many_years_is_read_by_the_kinds_of_its_columns() -> None:
    kepala = ("Indikator", "Target", "Realisasi (Skala 1-4)", "Realisasi (Skala 1-10)", "Capaian (%)")
    tahun = ("2021", "2022", "2023", "2024")
    nilai = ("7,2", "7,3", "7,4", "7,5", "3,8", "9,6", "124%")
    (t,) = tabel(*kepala, *tahun, "Indeks kepuasan layanan internal", *nilai)
    assert isi(t) == [["Indeks kepuasan layanan internal", *nilai]]
    # a value less, or another kind of value: which is which cannot be told
    assert tabel(*kepala, *tahun, "Indeks kepuasan layanan internal", *nilai[1:]) == ()
    assert tabel(*kepala, *tahun, "Indeks kepuasan layanan internal", *nilai[:4], "95%", *nilai[5:]) == ()


STATUS = ("KODE SS", "NAMA SS", "JUMLAH IKK", "NILAI SS", "STATUS SS")


def test_a_column_of_remarks_that_no_numbered_row_fills_stays_as_a_blank_column() -> None:
    baris = (
        "SS1",
        "Terwujudnya layanan yang baik",
        "2",
        "104%",
        "SS2",
        "Meningkatnya tertib arsip",
        "1",
        "98%",
    )
    (t,) = tabel(*STATUS, *baris)
    assert [s.teks for s in t.kepala[0]] == ["No", "NAMA SS", "JUMLAH IKK", "NILAI SS", "STATUS SS"]
    assert [f.tercetak for f in periksa(AWAL + "\n".join((*STATUS, *baris)) + "\n" + AKHIR).temuan] == [
        "kolom STATUS SS kosong"
    ]
    terisi = (*baris[:4], "Tercapai", *baris[4:], "Tidak tercapai")
    (t,) = tabel(*STATUS, *terisi)
    assert "STATUS SS" not in [s.teks for s in t.kepala[0]]


def test_labels_under_years_are_rows_and_not_header() -> None:
    (t,) = tabel(
        *("Kinerja Keuangan Satker", "2022", "2023"),
        *("PAGU", "Rp. 200.000.000", "Rp. 250.000.000"),
        *("REALISASI", "Rp. 190.000.000", "Rp. 240.000.000"),
        *("CAPAIAN", "95,00%", "96,00%"),
    )
    assert [b[0] for b in isi(t)] == ["PAGU", "REALISASI", "CAPAIAN"]


def test_a_folded_remark_in_brackets_stays_with_its_value() -> None:
    kepala = ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian")
    (t,) = tabel(
        *kepala, "1", "Persentase izin terbit", "80%", "100%", "(seluruh permohonan", "yang diterima)", "125%"
    )
    assert isi(t)[0][2:] == ["80%", "100% (seluruh permohonan yang diterima)", "125%"]


def test_numbered_names_are_no_units() -> None:
    kepala = ("Sasaran", "Indikator", "Target", "Realisasi", "Capaian")
    baris = [
        x
        for n, nama in enumerate(("izin", "aduan", "arsip"), 1)
        for x in (f"{n}. Persentase", f"layanan {nama}", "80%", "88%", "110%")
    ]
    (t,) = tabel(*kepala, "Meningkatnya layanan", *baris)
    assert [b[-4:] for b in isi(t)] == [
        [f"Persentase layanan {n}", "80%", "88%", "110%"] for n in ("izin", "aduan", "arsip")
    ]


def test_running_numbers_of_cells_between_blank_lines_are_no_page_numbers() -> None:
    baris = [
        x
        for n in range(1, 13)
        for x in (str(n), f"Kantor {'ABCDEFGHIJKL'[n - 1]} Wilayah", f"{80 + n},50", f"{81 + n},25")
    ]
    kepala = ("No", "Satuan Kerja", "Nilai IKPA", "Nilai SMART")
    (t,) = baca_teks(AWAL + "\n\n".join((*kepala, *baris)) + "\n" + AKHIR).tabel
    assert [b[0] for b in isi(t)] == [str(n) for n in range(1, 13)]


def test_page_numbers_between_paragraphs_are_still_taken_out() -> None:
    alinea = "Kantor melayani masyarakat dengan baik dan menindaklanjuti setiap aduan yang diterima."
    teks = "\n\n".join(
        f"{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n{alinea}\n\n{n}"
        for n in range(4, 10)
    )
    assert not any(p.teks.strip().isdigit() for p in baca_teks(AWAL + teks).paragraf)


def test_lines_of_a_folded_header_go_to_the_cell_above() -> None:
    kepala = ("BULAN", "JUMLAH RESPONDEN", "INDEKS SISTEM", "PENGADUAN", "INDEKS PETUGAS DAN", "KANTOR")
    (t,) = tabel(*kepala, *BULANAN[4:], "Total", "271,50", "276,30")
    assert [s.teks for s in t.kepala[0]] == [
        "BULAN",
        "JUMLAH RESPONDEN",
        "INDEKS SISTEM PENGADUAN",
        "INDEKS PETUGAS DAN KANTOR",
    ]
    assert isi(t)[-1] == ["Total", "", "271,50", "276,30"]


def test_numbered_rows_alike_in_kind_are_read_however_many_are_printed_wrong() -> None:
    kepala = ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian")
    baris = (
        *("1", "Persentase izin terbit", "80%", "60%", "85%"),
        *("2", "Persentase aduan selesai", "90%", "81%", "97%"),
    )
    (t,) = tabel(*kepala, *baris)
    assert [b[2:] for b in isi(t)] == [["80%", "60%", "85%"], ["90%", "81%", "97%"]]
    assert [f.kelas for f in periksa(AWAL + "\n".join((*kepala, *baris)) + "\n" + AKHIR).temuan] == [
        "capaian"
    ] * 2
    # the kinds differ, or the rows are not counted: the columns may be others
    assert tabel(*kepala, *(s.replace("60%", "60") for s in baris)) == ()
    assert tabel(*kepala[1:], *(s for s in baris if not s.isdigit())) == ()
