"""Plain text and Markdown: tables, headings, paragraphs, captions and formulas with their lines."""

import pytest

from sakip.reviu import baca_teks
from sakip.reviu.model import Judul, Keterangan, RumusTeks, Tabel
from sakip.reviu.tests.bahan import tabel


def satu(teks: str) -> Tabel:
    (hasil,) = baca_teks(teks).tabel
    return hasil


def isi(t: Tabel) -> list[list[str]]:
    return [[s.teks for s in b] for b in t.isi]


def test_a_table_by_tabs_has_header_rows_and_the_numbering_row_is_dropped() -> None:
    t = satu(tabel("No | Indikator | Target | Realisasi", "1 | 2 | 3 | 4", "1. | Nilai AKIP | 70 | 71"))
    assert [s.teks for s in t.kepala[0]] == ["No", "Indikator", "Target", "Realisasi"]
    assert isi(t) == [["1.", "Nilai AKIP", "70", "71"]]
    assert t.isi[0][1].baris == 3


def test_a_table_by_pipes_reads_like_one_by_tabs() -> None:
    t = satu("| Indikator | Target | Realisasi |\n|---|--:|--:|\n| Nilai AKIP | 70 | 71 |\n")
    assert [s.teks for s in t.kepala[0]] == ["Indikator", "Target", "Realisasi"]
    assert isi(t) == [["Nilai AKIP", "70", "71"]]


def test_a_table_over_two_pages_is_one_and_its_repeated_header_is_dropped() -> None:
    kepala = "No | Indikator Kinerja | Target | Realisasi"
    teks = tabel(kepala, "1 | Nilai AKIP | 70 | 71") + "\n\n" + tabel(kepala, "2 | Indeks SPBE | 3,1 | 3,2")
    assert [b[1] for b in isi(satu(teks))] == ["Nilai AKIP", "Indeks SPBE"]


@pytest.mark.parametrize(
    "kaki", ["LAPORAN KINERJA TAHUN 2022\t{}", "{}\tLKjIP Balai Mutu", "LKjIP Balai Mutu | {}"]
)
def test_a_running_head_with_its_page_number_behind_a_tab_parts_no_table(kaki: str) -> None:
    baris = [f"{n} | Persentase layanan ke-{n} | 80% | 8{n}%" for n in range(1, 9)]
    lembar = [tabel("No | Indikator Kinerja | Target | Realisasi", *baris[:2])]
    lembar += [tabel(*baris[n : n + 2]) for n in (2, 4, 6)]
    teks = "".join(f"{isi}{kaki.format(n)}\n\n" for n, isi in enumerate(lembar, 21))
    assert [b[0] for b in isi(satu(teks))] == [str(n) for n in range(1, 9)]


def test_a_row_of_a_name_and_a_number_is_no_running_head() -> None:
    t = satu(tabel("Uraian | Jumlah", *(f"Laporan tahunan daerah {n} | {n}" for n in range(1, 6))))
    assert len(t.isi) == 5


def test_a_cell_broken_over_the_page_is_mended() -> None:
    teks = tabel("No | Indikator Kinerja | Target | Realisasi", "1 | Persentase layanan | 90% | 93%") + tabel(
        " | yang tepat waktu |  | ", "2 | Indeks kepuasan | 82 | 84"
    )
    assert isi(satu(teks))[0] == ["1", "Persentase layanan yang tepat waktu", "90%", "93%"]


def test_a_merged_header_names_each_of_its_columns() -> None:
    t = satu(
        tabel(
            "Indikator | 2021 |  |  | 2022 |  | ",
            " | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
            "Nilai AKIP | 70 | 71 | 101% | 72 | 73 | 101%",
        )
    )
    assert [s.teks for s in t.kepala[0]] == ["Indikator", "2021", "2021", "2021", "2022", "2022", "2022"]
    assert t.kepala[0][2].isian


def test_a_merged_name_cell_is_filled_downwards_and_marked() -> None:
    t = satu(
        tabel(
            "Sasaran | Indikator | Target",
            "Meningkatnya layanan | Indeks kepuasan | 82",
            " | Persentase tepat waktu | 90%",
        )
    )
    assert t.isi[1][0].teks == "Meningkatnya layanan"
    assert t.isi[1][0].isian


def test_headings_nest_by_their_numbering_and_restart_below_a_new_parent() -> None:
    teks = (
        "BAB III AKUNTABILITAS KINERJA\n\nA. CAPAIAN KINERJA\n\n**Indikator Kinerja 1 “Nilai AKIP”**\n\n"
        "1. Target dan realisasi\n\n2. Perbandingan\n\n**Indikator Kinerja 2 “Indeks SPBE”**\n\n"
        "1. Target dan realisasi\n\n" + tabel("Indikator | Target | Realisasi", "Indeks SPBE | 3 | 4")
    )
    naskah = baca_teks(teks)
    assert [u.nomor for u in naskah.unsur if isinstance(u, Judul)][:3] == [
        "BAB III",
        "A.",
        "Indikator Kinerja 1",
    ]
    assert naskah.tabel[0].subbab == (
        "BAB III AKUNTABILITAS KINERJA",
        "A. CAPAIAN KINERJA",
        "Indikator Kinerja 2 “Indeks SPBE”",
        "1. Target dan realisasi",
    )


def test_a_caption_gives_the_table_its_number_and_title() -> None:
    naskah = baca_teks("Tabel 3. 12 Capaian Tahun 2022\n\n" + tabel("Indikator | Target", "Nilai AKIP | 70"))
    assert (naskah.tabel[0].nomor, naskah.tabel[0].judul) == ("3.12", "Capaian Tahun 2022")
    assert any(isinstance(u, Keterangan) and u.jenis == "tabel" for u in naskah.unsur)


def test_lines_of_a_paragraph_are_joined_and_offsets_lead_back_to_lines() -> None:
    (p,) = baca_teks("Realisasi tahun ini sebesar\n93 persen dari tar-\nget yang ditetapkan.\n").paragraf
    assert p.teks == "Realisasi tahun ini sebesar 93 persen dari target yang ditetapkan."
    assert p.baris_pada(p.teks.index("93")) == 2
    assert p.baris_pada(p.teks.index("ditetapkan")) == 3


def test_formulas_in_latex_and_in_plain_signs_are_formulas() -> None:
    naskah = baca_teks("$$\\left(\\frac{90}{82}\\right) \\times 100\\%$$\n\n342 ÷ 372 × 100 % = 91,93 %\n")
    assert sum(isinstance(u, RumusTeks) for u in naskah.unsur) == 2


def test_page_marks_running_heads_and_page_numbers_are_no_text() -> None:
    halaman = "".join(
        f"LKjIP TAHUN 2022\n\nIsi halaman nomor {n} tentang hal lain lagi.\n" + "\n" * 12 + f"{n}\n\f"
        for n in range(1, 7)
    )
    naskah = baca_teks(halaman)
    assert [p.teks for p in naskah.paragraf] == [
        f"Isi halaman nomor {n} tentang hal lain lagi." for n in range(1, 7)
    ]
    assert naskah.paragraf[2].letak.halaman == 3


def test_the_year_of_the_report_is_not_that_of_its_plan() -> None:
    teks = (
        "LAPORAN KINERJA TAHUN 2022\n\n"
        + "Rencana Strategis 2020-2024 dan target tahun 2020, 2021 dan 2022.\n\n" * 9
    )
    assert baca_teks(teks).tahun == 2022


def test_a_number_before_a_tab_on_a_line_of_its_own_is_a_heading() -> None:
    naskah = baca_teks("Uraian di atas.\n\n3.2\tPersentase izin tepat waktu\n\nTarget tercapai.\n")
    assert naskah.tabel == ()
    (j,) = [u for u in naskah.unsur if isinstance(u, Judul)]
    assert (j.nomor, j.teks) == ("3.2", "Persentase izin tepat waktu")


@pytest.mark.parametrize(
    "sampul",
    [
        "LAPORAN KINERJA\nTAHUN 2022\n\nDINAS PERIKANAN\n\n2023",
        "LAPORAN KINERJA INSTANSI PEMERINTAH\n(LKjIP)\n\nDINAS PERIKANAN\n\nTAHUN ANGGARAN 2022",
        "# LAPORAN KINERJA\n\n**2022**",
        "LAPORAN KINERJA TAHUN 2022\n\nDINAS PERIKANAN\n\n2023",
    ],
)
def test_the_year_of_a_cover_over_several_lines(sampul: str) -> None:
    isi = "\n\nBAB I PENDAHULUAN\n\nLaporan mengukur Rencana Strategis 2021-2026.\n\nRenstra 2021-2026.\n"
    assert baca_teks(sampul + isi).tahun == 2022


def test_the_span_of_a_plan_names_no_year() -> None:
    assert (
        baca_teks("DINAS PERIKANAN\n\nRencana Strategis 2021-2026 dan RPJMD 2021 s.d. 2026.\n").tahun is None
    )
    assert baca_teks("DINAS PERIKANAN\n\nRenstra 2021-2026.\n\nKeadaan akhir 2022.\n").tahun == 2022
