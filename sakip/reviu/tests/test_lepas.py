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
