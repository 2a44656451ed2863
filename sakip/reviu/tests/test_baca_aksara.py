"""Signs that look like others or like nothing, tabs that are doubled or lost, page numbers within tables."""

from __future__ import annotations

import pytest

from sakip.reviu import baca_teks
from sakip.reviu.baca.aksara import wajarkan
from sakip.reviu.tests.bahan import tabel


@pytest.mark.parametrize(
    ("asal", "wajar"),
    [
        ("a\r\r\nb\r\nc\rd", "a\nb\nc\nd"),
        ("a\u2028b\u2028c", "a\nb\nc"),
        ("satu\x0bdua\n\n", "satu dua\n\n"),
        ("1\u2009234\u2009567,5 dan Rp.12\u202f345", "1.234.567,5 dan Rp.12.345"),
        ("Rp\u00a01\u00a0234\u00a0567", "Rp 1.234.567"),
        ("tahun\u00a02023\u00a0100 orang", "tahun 2023 100 orang"),
        ("tahun 2023\u2009100; 1,5\u2009200", "tahun 2023 100; 1,5 200"),
        ("75\u2009% dan 80\u202f%", "75 % dan 80 %"),
        (
            "kine\u00adrja rata\u00adrata 2020\u00ad2024 akhir\u00ad\nnya",
            "kinerja rata-rata 2020-2024 akhir\u00ad\nnya",
        ),
        ("\ufeffkin\u200berja", "kinerja"),
        ("\uff11\uff12\uff0c\uff15\uff05", "12,5%"),
        ("a \u00a0b\u00a0\u00a0\u00a0c", "a b   c"),
        ("a\t\tb\t\t\t\tc", "a\tb\t\tc"),
        ("a\t\tb\nc\td", "a\t\tb\nc\td"),
        ("\u201cmutu\u201d – 5²", "\u201cmutu\u201d – 5²"),
    ],
)
def test_signs_are_put_into_those_that_the_rules_know(asal: str, wajar: str) -> None:
    assert wajarkan(asal) == wajar


def isi(teks: str) -> list[list[str]]:
    (t,) = baca_teks(teks).tabel
    return [["" if s.isian else s.teks for s in b] for b in t.isi]


KEPALA = "Sasaran | Indikator Kinerja | Target | Realisasi"


def test_a_row_that_lost_its_blank_first_cell_is_moved_to_where_its_cells_fit() -> None:
    teks = tabel(KEPALA, "Mutu layanan | Nilai akuntabilitas | 70 | 71", "Indeks kepuasan | 82 | 84")
    assert isi(teks)[1] == ["", "Indeks kepuasan", "82", "84"]


def test_a_row_that_lost_its_blank_last_cell_stays() -> None:
    teks = tabel(KEPALA, "Mutu layanan | Nilai akuntabilitas | 70 | 71", "Mutu arsip | Indeks arsip | 82")
    assert isi(teks)[1] == ["Mutu arsip", "Indeks arsip", "82", ""]


def test_a_lower_header_without_its_blanks_stands_under_the_merged_cells() -> None:
    atas = "Indikator\t2021\t\t2022\t\n"
    bawah = "Target\tRealisasi\tTarget\tRealisasi\n"
    badan = "Nilai AKIP\t70\t71\t72\t73\n"
    (t,) = baca_teks(atas + bawah + badan).tabel
    assert [s.teks for s in t.kepala[1]] == ["", "Target", "Realisasi", "Target", "Realisasi"]
    assert [s.teks for s in t.kepala[0]] == ["Indikator", "2021", "2021", "2022", "2022"]


def test_years_over_columns_of_numbers_lose_no_place() -> None:
    teks = tabel("2020 | 2021 | 2022", "Nilai akuntabilitas | 70 | 71 | 72", "Indeks layanan | 80 | 81 | 82")
    (t,) = baca_teks(teks).tabel
    assert [s.teks for s in t.kepala[0]] == ["", "2020", "2021", "2022"]


def test_a_name_on_its_own_line_heads_rows_and_a_unit_or_small_letters_go_on() -> None:
    atas = tabel("No | Indikator Kinerja | Target | Realisasi", "1 | Nilai akuntabilitas | 70 | 71").strip()
    bawah = "2\tIndeks kepuasan\t80\t82\n"
    golongan = isi(f"{atas}\nBidang Sarana Usaha\n{bawah}")
    assert golongan == [
        ["1", "Nilai akuntabilitas", "70", "71"],
        ["Bidang Sarana Usaha", "", "", ""],
        ["2", "Indeks kepuasan", "80", "82"],
    ]
    assert isi(f"{atas}\nOrang\n{bawah}")[0][3] == "71 Orang"
    assert isi(f"{atas}\n(dua kegiatan)\n{bawah}")[0][3] == "71 (dua kegiatan)"


def test_a_paragraph_in_a_cell_makes_no_header() -> None:
    panjang = "Capaian output kantor sudah baik karena koordinasi antara bagian berjalan teratur. " * 3
    (t,) = baca_teks(f"Capaian Output\t{panjang}\n\tdan dilaporkan setiap bulan\n").tabel
    assert t.kepala == ()


@pytest.mark.parametrize("tanda", ["- {} -", "{}"])
@pytest.mark.parametrize("sela", ["\t", " | "])
def test_page_numbers_between_rows_are_no_cells(tanda: str, sela: str) -> None:
    baris = [sela.join(("No", "Indikator Kinerja", "Target", "Realisasi"))]
    for n in range(1, 73):
        baris.append(sela.join((str(n), f"Persentase layanan ke-{n}", "80%", f"{n}%")))
        if n % 12 == 0:
            baris.append(tanda.format(n // 12 + 6))
    hasil = isi("\n".join(baris) + "\n")
    assert [b[0] for b in hasil] == [str(n) for n in range(1, 73)]
    assert [b[3] for b in hasil] == [f"{n}%" for n in range(1, 73)]
