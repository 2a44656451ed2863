"""Tables that were lost to line breaks are put together again, or left alone."""

from sakip.reviu import baca_teks, periksa
from sakip.reviu.model import Tabel

PER_BARIS = """LAPORAN KINERJA TAHUN 2022

No
Sasaran Strategis
Indikator Kinerja
Target
Realisasi
Capaian (%)
1
2
3
4
5
6
1.
Meningkatnya layanan izin
Indeks kepuasan layanan izin
82,5
86,2
104,48
2.
Persentase izin terbit tepat
waktu
90%
93%
103%
3.
Jumlah penanam modal baru
40 orang
50 orang
135%

Semua indikator tercapai.
"""

BERSPASI = """LAPORAN KINERJA TAHUN 2022

Program Pagu Anggaran Realisasi %
Program Penunjang Urusan 5.200.000.000 5.044.000.000 97,00
Program Pelayanan Penanaman Modal 1.250.000.000 1.200.000.000 96,00
Program Pengendalian
Penanaman Modal 350.000.000 343.000.000 88,00

Penyerapan sudah baik.
"""

TAHUNAN = """LAPORAN KINERJA TAHUN 2022

Indikator Kinerja 2021 2022
Target Realisasi Capaian Target Realisasi Capaian
Persentase temuan yang selesai 80% 72% 90% 85% 85% 100%
Nilai AKIP perangkat daerah 70 71,4 102% 72 75 104%
"""


def isi(t: Tabel) -> list[list[str]]:
    return [[s.teks for s in b] for b in t.isi]


def test_one_cell_per_line_becomes_rows() -> None:
    (t,) = baca_teks(PER_BARIS).tabel
    assert t.pulih
    assert [b[2:] for b in isi(t)] == [
        ["82,5", "86,2", "104,48"],
        ["90%", "93%", "103%"],
        ["40 orang", "50 orang", "135%"],
    ]
    assert t.isi[1][1].teks == "Persentase izin terbit tepat waktu"
    assert t.isi[2][4].baris == 31


def test_cells_on_one_line_divided_by_spaces_become_rows() -> None:
    (t,) = baca_teks(BERSPASI).tabel
    assert isi(t)[2] == ["Program Pengendalian Penanaman Modal", "350.000.000", "343.000.000", "88,00"]


def test_years_over_groups_of_columns_are_kept() -> None:
    (t,) = baca_teks(TAHUNAN).tabel
    assert [s.teks for s in t.kepala[0]][1:4] == ["2021 Target", "2021 Realisasi", "2021 Capaian"]


def test_errors_in_lost_tables_are_found_on_their_lines() -> None:
    (t,) = periksa(PER_BARIS).temuan
    assert (t.kelas, t.tercetak, t.seharusnya, t.baris) == ("capaian", "135%", "125%", (29, 30, 31))
    (t,) = periksa(BERSPASI).temuan
    assert (t.kelas, t.seharusnya, t.baris) == ("persen_anggaran", "98%", (7,))


def test_lines_that_do_not_fit_the_header_stay_text() -> None:
    teks = (
        "Target Realisasi Capaian Indikator\nTahun ini kantor menerima 12 surat\ndan 9 kunjungan, lalu\n"
        "menutup 3 loket. Tidak ada 5\nyang lain.\n"
    )
    assert baca_teks(teks).tabel == ()


BAWAH = """LAPORAN KINERJA TAHUN 2023

Indikator Kinerja Target Realisasi Capaian
Persentase izin 80% 72% 90%
yang terbit tepat
waktu
Persentase aduan 90% 81% 90%
yang selesai sesuai
standar layanan

Semua aduan ditangani.
"""


def test_a_name_that_goes_on_below_its_values_is_read_whole() -> None:
    (t,) = baca_teks(BAWAH).tabel
    assert [b[0] for b in isi(t)] == [
        "Persentase izin yang terbit tepat waktu",
        "Persentase aduan yang selesai sesuai standar layanan",
    ]
    assert isi(t)[1][1:] == ["90%", "81%", "90%"]


def test_two_columns_of_text_mixed_line_by_line_stay_text() -> None:
    teks = BAWAH.replace("Indikator Kinerja Target", "Sasaran Kegiatan Indikator Kinerja Target")
    teks = teks.replace("Persentase izin", "Meningkatnya mutu Persentase izin")
    assert baca_teks(teks.replace("yang terbit", "layanan izin yang terbit")).tabel == ()


def test_one_row_alone_is_read_even_where_its_arithmetic_fails() -> None:
    kepala = "LAPORAN KINERJA TAHUN 2023\n\nIndikator\nTarget\nRealisasi\nCapaian\n"
    nama = "Persentase benda\nsitaan dikeluarkan\nberdasarkan putusan\ntetap\n"
    (t,) = baca_teks(f"{kepala}{nama}80%\n60%\n65%\n\nSudah baik.\n").tabel
    assert isi(t) == [["Persentase benda sitaan dikeluarkan berdasarkan putusan tetap", "80%", "60%", "65%"]]
    # a value more than columns, or another kind of value: nothing is guessed
    assert baca_teks(f"{kepala}{nama}80%\n60%\n65%\n7\n\nSudah baik.\n").tabel == ()
    assert baca_teks(f"{kepala}{nama}80%\n60\n65%\n\nSudah baik.\n").tabel == ()


def test_numbered_rows_of_one_value_and_rows_of_months_are_tables() -> None:
    nilai = "".join(
        f"{n}\nKantor {k}\n9{n},50\n" for n, k in enumerate(("Utara", "Timur", "Barat", "Selatan"), 1)
    )
    (t,) = baca_teks(f"LAPORAN TAHUN 2023\n\nNO\nSATUAN KERJA\nNILAI IKPA\n{nilai}\nBaik.\n").tabel
    assert isi(t)[3] == ["4", "Kantor Selatan", "94,50"]
    bulan = "".join(
        f"{b}\n{40 + n}\n95.0{n}\n96.1{n}\n" for n, b in enumerate(("Januari", "Februari", "Maret"))
    )
    kepala = "BULAN\nJUMLAH RESPONDEN\nINDEKS PELAYANAN\nINDEKS SISTEM KERJA\n"
    (t,) = baca_teks(f"LAPORAN TAHUN 2023\n\n{kepala}{bulan}\nBaik.\n").tabel
    assert isi(t)[2] == ["Maret", "42", "95.02", "96.12"]


def test_a_remark_is_not_taken_for_the_beginning_of_the_next_name() -> None:
    catatan = "Terdapat perbedaan\nformat antara tahun\n2021, 2022 dan 2023\n"
    baris = "".join(
        f"Persentase {n}\nyang selesai\n-\n{a}%\n{a + 3}%\n{catatan}"
        for n, a in (("izin", 80), ("aduan", 70))
    )
    kepala = "Indikator Kinerja\n2021\n2022\n2023\nKeterangan\n1\n2\n3\n4\n5\n"
    (t,) = baca_teks(f"LAPORAN KINERJA TAHUN 2023\n\n{kepala}{baris}\nBaik.\n").tabel
    assert isi(t) == [
        ["Persentase izin yang selesai", "-", "80%", "83%"],
        ["Persentase aduan yang selesai", "-", "70%", "73%"],
    ]
