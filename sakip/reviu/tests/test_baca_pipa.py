"""Tables by bars: with bars around them, without, with some of them; grids; and what only has bars in it."""

from __future__ import annotations

import pytest

from sakip.reviu import baca_teks
from sakip.reviu.tests.bahan import tabel

SEL = (
    ("Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Keterangan"),
    ("Meningkatnya mutu layanan", "Nilai akuntabilitas kinerja", "70", "77", ""),
    ("", "Indeks kepuasan masyarakat", "82", "", ""),
    ("", "Persentase izin tepat waktu", "90%", "93%", "Melampaui target"),
)


def baca(teks: str) -> list[list[list[str]]]:
    """The tables of a text, header and body, cells filled from merged ones left out."""
    return [
        [["" if s.isian else s.teks for s in b] for b in (*t.kepala, *t.isi)] for t in baca_teks(teks).tabel
    ]


def tulis(awal: str, sela: str, akhir: str, garis: str = "") -> str:
    baris = [f"{awal}{sela.join(b)}{akhir}" for b in SEL]
    return "\n".join([baris[0], *([garis] if garis else []), *baris[1:]]) + "\n"


SAMA = [list(b) for b in SEL]


@pytest.mark.parametrize(
    ("awal", "sela", "akhir"),
    [
        ("| ", " | ", " |"),
        ("|", "|", "|"),
        ("", " | ", ""),
        ("", "|", ""),
        ("| ", " | ", ""),
        ("", " | ", " |"),
        ("  | ", " | ", " |  "),
    ],
)
@pytest.mark.parametrize(
    "garis", ["", "|---|---|---|---|---|", "--- | :-- | --: | :-: | ---", ":-|:-|-:|-:|:-"]
)
def test_bars_around_a_table_are_told_by_all_its_rows(awal: str, sela: str, akhir: str, garis: str) -> None:
    assert baca(tulis(awal, sela, akhir, garis)) == [SAMA]
    assert baca(tabel(*(" | ".join(b) for b in SEL))) == [SAMA]


def test_three_columns_and_two_without_bars_around_them() -> None:
    assert baca("Indikator | Target | Realisasi\nNilai AKIP | 70 | \n | 80 | 81\n") == [
        [["Indikator", "Target", "Realisasi"], ["Nilai AKIP", "70", ""], ["", "80", "81"]]
    ]
    assert baca("Uraian | Jumlah\nPegawai | 12\nPeserta | 40\n") == [
        [["Uraian", "Jumlah"], ["Pegawai", "12"], ["Peserta", "40"]]
    ]


def test_rows_that_lack_or_have_one_bar_more_at_an_end() -> None:
    teks = (
        "| Indikator | Target | Realisasi |\n| Nilai AKIP | 70 | 71\nIndeks SPBE | 3 | 4 |\n| A | 5 | 6 |\n"
    )
    assert baca(teks) == [
        [
            ["Indikator", "Target", "Realisasi"],
            ["Nilai AKIP", "70", "71"],
            ["Indeks SPBE", "3", "4"],
            ["A", "5", "6"],
        ]
    ]
    lebih = "Indikator | Target | Realisasi\nNilai AKIP | 70 | 71 |\nIndeks SPBE | 3 |\nIndeks BB | 3 | 4\n"
    assert baca(lebih) == [
        [
            ["Indikator", "Target", "Realisasi"],
            ["Nilai AKIP", "70", "71"],
            ["Indeks SPBE", "3", ""],
            ["Indeks BB", "3", "4"],
        ]
    ]


def test_an_escaped_bar_stays_in_its_cell() -> None:
    teks = "Uraian | Nilai | Ket\nA \\| B | 1 | x \\|\nC | 2 | y\n"
    assert baca(teks) == [[["Uraian", "Nilai", "Ket"], ["A | B", "1", "x |"], ["C", "2", "y"]]]
    assert not baca_teks("Pilihan A \\| B\nPilihan C \\| D\n").tabel


def test_the_rest_of_a_table_over_the_page_keeps_its_blank_first_cells() -> None:
    atas, bawah = tulis("", " | ", "").split("\n")[:3], tulis("", " | ", "").split("\n")[3:]
    kaki = "\n\nHalaman 4 dari 9\n\n"
    assert baca("\n".join(atas) + kaki + "\n".join(bawah)) == [SAMA]
    luar = [
        f"| {b} |" for b in ("Uraian | Target | Realisasi", "Nilai AKIP | 70 | 71", "Indeks SPBE | 3 | 4")
    ]
    assert baca("\n".join(luar[:2]) + kaki + luar[2]) == [
        [["Uraian", "Target", "Realisasi"], ["Nilai AKIP", "70", "71"], ["Indeks SPBE", "3", "4"]]
    ]


@pytest.mark.parametrize(
    "teks",
    [
        "Kantor melayani dua jalur.\n\nLoket | Daring\n\nKeduanya dibuka setiap hari kerja.\n",
        "Beranda | Profil | Layanan\n\nKantor melayani masyarakat setiap hari kerja.\n",
        "Nilai mutlak |a| dan |b| dihitung dengan |a - b| pada setiap baris.\n",
        "Selisih dihitung dari\n|target - realisasi| pada akhir tahun.\n",
        "Tabel 3.1 | Capaian Kinerja\n",
    ],
)
def test_bars_in_running_text_make_no_table(teks: str) -> None:
    assert not baca_teks(teks).tabel


def test_a_caption_with_a_bar_names_the_table_below_it() -> None:
    teks = "Tabel 3.1 | Capaian Kinerja\n" + tulis("", " | ", "")
    assert baca(teks) == [SAMA]
    (t,) = baca_teks(teks).tabel
    assert t.nomor == "3.1"


def test_a_source_line_below_a_table_is_no_row() -> None:
    assert baca(tulis("| ", " | ", " |") + "Sumber: Bagian Umum | diolah\n") == [SAMA]


def test_a_rule_below_the_rest_of_a_table_makes_no_header() -> None:
    teks = tulis("| ", " | ", " |", "|---|---|---|---|---|")
    sisa = "\n\f\n|  | Persentase arsip |  |  |  |\n|---|---|---|---|---|\n|  | Nilai mutu | 3 | 4 |  |\n"
    (t,) = baca_teks(teks + sisa).tabel
    assert len(t.kepala) == 1 and t.isi[-1][1].teks == "Nilai mutu"


def test_lines_of_contents_by_bars_are_no_table() -> None:
    daftar = (
        "BAB I PENDAHULUAN | 1\nA. Latar Belakang | 1\nB. Tugas | 3\nBAB II RENCANA | 7\nBAB III HASIL | 9\n"
    )
    assert not baca_teks(daftar).tabel
    assert baca_teks(daftar.replace("| 3", "| 99")).tabel  # numbers that go back are no pages


def test_a_rule_with_crosses_parts_header_and_body() -> None:
    teks = " No | Uraian | Nilai\n----+--------+-------\n  1 | Izin   |    70\n  2 |        |    80\n"
    assert baca(teks) == [[["No", "Uraian", "Nilai"], ["1", "Izin", "70"], ["2", "", "80"]]]


KISI = """\
+---------+----------------------+--------+
| No      | Indikator Kinerja    | Target |
+=========+======================+========+
| 1       | Persentase izin yang | 90%    |
|         | tepat waktu          |        |
+---------+----------------------+--------+
| Jumlah izin                    | 12     |
+---------+----------------------+--------+
| 2       | Nilai \uff21\uff22  | 70     |
+---------+----------------------+--------+
"""


def test_a_grid_has_folded_and_merged_cells_whole() -> None:
    assert baca(KISI) == [
        [
            ["No", "Indikator Kinerja", "Target"],
            ["1", "Persentase izin yang tepat waktu", "90%"],
            ["Jumlah izin", "", "12"],
            ["2", "Nilai AB", "70"],
        ]
    ]


def test_a_grid_ruled_off_below_its_header_alone_has_a_row_on_every_line() -> None:
    garis = "+-----------+------------+\n"
    teks = (
        garis
        + "| Nama      | Jabatan    |\n"
        + garis
        + "| Rawa      | Penata     |\n| Muara     | Penyuluh   |\n"
        + garis
    )
    assert baca(teks) == [[["Nama", "Jabatan"], ["Rawa", "Penata"], ["Muara", "Penyuluh"]]]


@pytest.mark.parametrize("sela", ["\t", " | "])
def test_rows_with_a_blank_line_below_each_are_one_table(sela: str) -> None:
    sel = (
        ("Indikator Kinerja", "2021", "", "2022", ""),
        ("", "Target", "Realisasi", "Target", "Realisasi"),
        ("Nilai akuntabilitas", "70", "71", "72", "73"),
        ("Indeks kepuasan", "80", "81", "82", ""),
    )
    (t,) = baca_teks("\n\n".join(sela.join(b) for b in sel) + "\n").tabel
    assert [s.teks for s in t.kepala[0]] == ["Indikator Kinerja", "2021", "2021", "2022", "2022"]
    assert len(t.kepala) == 2 and len(t.isi) == 2
    terpisah = "\n\nUraian berikut menjelaskan tabel di bawah ini.\n\n".join(sela.join(b) for b in sel[1:])
    assert all(len(t.isi) == 1 for t in baca_teks(f"{terpisah}\n").tabel)


def test_a_plus_before_words_is_no_grid() -> None:
    assert not baca_teks("+ satu\n+ dua\n+-\n+--- tiga\n").tabel
