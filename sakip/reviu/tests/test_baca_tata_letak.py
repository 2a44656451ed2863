"""The same table in other layouts: columns of spaces, page breaks, running heads, slips of a scanner."""

from sakip.reviu import baca_teks, periksa
from sakip.reviu.baca.ocr import benahi
from sakip.reviu.periksa.lain.utama import bilangan

ISI = (
    ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"),
    ("1", "Nilai akuntabilitas kinerja", "70", "77", "110%"),
    ("2", "Angka harapan hidup", "71,2", "70,1", "98,46%"),
    ("3", "Persentase jalan mantap di seluruh kabupaten", "75%", "60%", "85%"),
)


def capaian(teks: str) -> list[str]:
    return [
        t.tercetak
        for t in periksa("LAPORAN KINERJA TAHUN 2022\n\n" + teks, kelas=["capaian"]).temuan
        if t.kepastian == "pasti"
    ]


def isi(teks: str) -> list[list[str]]:
    (t,) = baca_teks(teks).tabel
    return [[s.teks for s in b] for b in t.isi]


BERKOLOM = """\
No   Indikator Kinerja           Target   Realisasi   Capaian
1    Nilai akuntabilitas           70        77        110%
     kinerja
2    Angka harapan hidup           71,2      70,1      98,46%
3    Persentase jalan mantap       75%       60%       85%
     di seluruh kabupaten
"""


def test_columns_kept_apart_by_spaces_are_a_table_and_wrapped_names_are_whole() -> None:
    assert isi(BERKOLOM) == [list(b) for b in ISI[1:]]


def test_the_wrong_achievement_is_found_in_columns_of_spaces() -> None:
    (salah,) = capaian(BERKOLOM)
    assert "85%" in salah


def test_prose_set_wide_is_no_table() -> None:
    teks = (
        "Realisasi  kinerja tahun  2022 telah   dicapai dengan\n"
        "baik  oleh seluruh   unit kerja   pada 12 kecamatan\n"
        "dan   akan  dilanjutkan pada  tahun berikutnya   oleh\n"
    )
    assert not baca_teks(teks).tabel


def test_the_second_header_row_under_a_merged_cell_stays_a_row_of_its_own() -> None:
    teks = (
        "Indikator                 2021                          2022\n"
        "                          Target   Realisasi   Capaian  Target   Realisasi   Capaian\n"
        "Persentase jalan mantap   70%      63%         90%      75%      60%         80%\n"
    )
    (t,) = baca_teks(teks).tabel
    assert len(t.kepala) == 2
    assert [s.teks for s in t.isi[0]][1:] == ["70%", "63%", "90%", "75%", "60%", "80%"]


def halaman(sela: str, banyak: int = 5) -> str:
    """A table that a page break cuts after every second row."""
    baris = ["\t".join(ISI[0])]
    for n in range(1, 2 * banyak + 1):
        baris.append(f"{n}\tIndikator mutu layanan nomor {n} daerah\t{n + 10}\t{n + 10}\t100%")
        if n % 2 == 0:
            baris.append(sela.format(n // 2))
    return "\n".join(baris) + "\n"


def test_a_running_foot_with_a_growing_number_does_not_cut_a_table() -> None:
    assert (
        len(isi(halaman("\nBagian Tata Laksana Sekretariat Daerah | {}\n\nPEMERINTAH KABUPATEN CONTOH\n")))
        == 10
    )


def test_a_spaced_page_mark_and_the_head_beside_it_do_not_cut_a_table() -> None:
    assert len(isi(halaman("\nP a g e | {}\n\nDINAS CONTOH KABUPATEN ANU\n"))) == 10


def test_numbered_headings_are_no_page_furniture() -> None:
    teks = "\n\n".join(
        f"Sasaran Strategis {n}\n\nUraian sasaran yang ke-{n} dari laporan ini." for n in range(1, 7)
    )
    assert "Sasaran Strategis" in " ".join(getattr(u, "teks", "") for u in baca_teks(teks).unsur)


def test_a_rule_under_the_first_row_of_the_rest_of_a_table_makes_no_header() -> None:
    teks = (
        "| No | Indikator Kinerja | Target | Realisasi | Capaian |\n|---|---|---|---|---|\n"
        "| 1 | Nilai akuntabilitas | 70 | 77 | 110% |\n\n"
        "| 2 | Persentase jalan mantap | 75% | 60% | 85% |\n|---|---|---|---|---|\n"
    )
    assert [b[0] for b in isi(teks)] == ["1", "2"]


def test_rare_words_that_look_like_common_ones_are_put_right_and_numbers_and_capitals_are_not() -> None:
    baris = ["realisasi kegiatan adalah"] * 12 + ["reaIisasi keglatan", "realisasiadalah", "IAIN 1l0"]
    assert benahi(baris)[12:] == ("realisasi kegiatan", "realisasi adalah", "IAIN 1l0")


def test_a_text_without_slips_is_left_as_it_is() -> None:
    baris = ["Realisasi kinerja tahun ini baik", "kali lain kita lihat"] * 9
    assert benahi(baris) == tuple(baris)


def test_sums_of_money_in_words_are_read_to_the_last_rupiah() -> None:
    kata = "dua milyar seratus empat puluh dua juta empat ratus tiga puluh sembilan ribu rupiah"
    assert bilangan(kata) == 2_142_439_000
    assert bilangan("sebelas") == 11
    assert bilangan("sepuluh ribu lima") == 10_005
    assert bilangan("sesuai daftar") is None


def test_money_whose_words_say_another_sum_is_a_finding() -> None:
    def lain(angka: str) -> int:
        teks = f"Belanja barang sebesar Rp {angka},- (empat ratus empat puluh juta tujuh ratus ribu rupiah)."
        return len(periksa("LAPORAN KINERJA TAHUN 2022\n\n" + teks, kelas=["lain"]).temuan)

    assert lain("440.768.000") == 1
    assert lain("440.700.000") == 0


def test_rows_named_by_other_words_for_the_budget_are_turned_like_pagu_rows() -> None:
    def persen(capaian: str) -> int:
        teks = (
            "Keuangan\tTahun 2021\tTahun 2022\n"
            "Alokasi Anggaran\tRp 800.000.000\tRp 900.000.000\n"
            "Realisasi\tRp 400.000.000\tRp 450.000.000\n"
            f"% Capaian\t50%\t{capaian}\n"
        )
        hasil = periksa("LAPORAN KINERJA TAHUN 2022\n\n" + teks, kelas=["persen_anggaran"]).temuan
        return sum(t.kepastian == "pasti" for t in hasil)

    assert persen("50%") == 0
    assert persen("75%") == 1
