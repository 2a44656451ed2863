"""salin_tempel: rows, captions, sentences and formulas of another indicator."""

import pytest

from sakip.reviu.baca.judul import urutan
from sakip.reviu.tests.bahan import baris, capaian, tabel, temuan

KOPI = "Persentase kebun kopi rakyat yang diremajakan"
TERNAK = "Persentase ternak sapi yang divaksinasi"
REKAP = capaian(f"1 | {KOPI} | 40% | 44% | 110%", f"2 | {TERNAK} | 90% | 81% | 90%")


def _bagian(ke: int, nama: str, angka: str, *, tabel_nama: str = "", kalimat: str = "") -> str:
    isi = tabel("Indikator Kinerja | Target | Realisasi | Capaian", f"{tabel_nama or nama} | {angka}")
    return (
        f"Indikator Kinerja {ke} “{nama}”\n\nTabel 3.{ke + 1} Target dan Realisasi {ke}\n\n{isi}{kalimat}\n\n"
    )


def _laporan(**lain: str) -> str:
    return REKAP + _bagian(1, KOPI, "40% | 44% | 110%") + _bagian(2, TERNAK, "90% | 81% | 90%", **lain)


def test_the_table_of_one_indicator_with_anothers_name_is_found() -> None:
    teks = _laporan(tabel_nama=KOPI)
    (t,) = temuan(teks, "salin_tempel")
    assert (t.tercetak, t.seharusnya) == (KOPI, TERNAK)
    assert t.baris == (baris(teks, f"{KOPI}\t90%"),)
    assert temuan(_laporan(), "salin_tempel", ragu=True) == []


def test_another_wording_of_the_same_indicator_is_left_alone() -> None:
    teks = _laporan(tabel_nama="Persentase sapi ternak yang telah divaksinasi lengkap")
    assert temuan(teks, "salin_tempel", ragu=True) == []


def test_a_sentence_that_gives_this_indicators_numbers_to_another_is_found() -> None:
    (t,) = temuan(
        _laporan(kalimat=f"Realisasi {KOPI} tahun 2022 sebesar 81% dengan capaian 90%."), "salin_tempel"
    )
    assert (t.tercetak, t.seharusnya) == (KOPI, TERNAK)


@pytest.mark.parametrize(
    "kalimat",
    [
        f"Realisasi {TERNAK} tahun 2022 sebesar 81%.",
        f"Berbeda dengan {KOPI} yang realisasinya 44%, indikator ini belum mencapai target.",
        f"Keberhasilan {KOPI} ikut membantu petani.",
    ],
)
def test_a_sentence_that_only_mentions_another_indicator_is_left_alone(kalimat: str) -> None:
    assert temuan(_laporan(kalimat=kalimat), "salin_tempel", ragu=True) == []


def _sasaran(kode: str) -> str:
    satu = "SASARAN KEGIATAN 1\n\nTabel 3.1 Target dan Realisasi SK I dan IKK I\n\n" + tabel("A | B", "x | 1")
    dua = "SASARAN KEGIATAN 2\n\nTabel 3.2 Target dan Realisasi SK II dan IKK I\n\n" + tabel("A | B", "y | 2")
    return satu + dua + f"Tabel 3.3 Target Jangka Menengah {kode} dan IKK I\n\n" + tabel("A | B", "z | 3")


def test_a_caption_with_the_code_of_another_sasaran_is_found() -> None:
    (t,) = temuan(_sasaran("SK III"), "salin_tempel")
    assert (t.seharusnya, t.baris) == ("sasaran 2", (baris(_sasaran("SK III"), "Tabel 3.3"),))
    assert temuan(_sasaran("SK II"), "salin_tempel", ragu=True) == []


def test_roman_and_arabic_numbers_are_one() -> None:
    assert [urutan(x) for x in ("4", "IV", "IX", "XXII")] == [4, 4, 9, 22]


def test_a_formula_that_divides_by_the_target_of_something_else_is_found() -> None:
    rumus = (
        "$$\\frac{{\\text{{Realisasi nilai {a} tahun 2022}}}}"
        "{{\\text{{Target nilai {b} tahun 2022}}}} \\times 100\\%$$\n"
    )
    (t,) = temuan(rumus.format(a="IPK", b="IKM"), "salin_tempel")
    assert (t.tercetak, t.seharusnya) == ("target nilai IKM tahun 2022", "target nilai IPK tahun 2022")
    assert temuan(rumus.format(a="IKM", b="IKM"), "salin_tempel", ragu=True) == []
    assert temuan("$$\\frac{Realisasi}{Target} \\times 100\\%$$\n", "salin_tempel", ragu=True) == []


def test_the_indicators_own_name_in_the_column_of_sasaran_is_found() -> None:
    kepala = "Sasaran | Indikator Kinerja | Target | Realisasi | Capaian"
    nama = "Persentase kapal nelayan kecil yang bersertifikat kelaikan"
    pk = tabel(
        "Sasaran | Indikator Kinerja | Target", f"Meningkatnya keselamatan pelayaran rakyat | {nama} | 60%"
    )
    salah = tabel(kepala, f"Kapal nelayan kecil yang bersertifikat kelaikan | {nama} | 60% | 66% | 110%")
    benar = tabel(kepala, f"Meningkatnya keselamatan pelayaran rakyat | {nama} | 60% | 66% | 110%")
    (t,) = temuan(pk + "\nTeks.\n\n" + salah, "salin_tempel")
    assert t.seharusnya == "Meningkatnya keselamatan pelayaran rakyat"
    assert temuan(pk + "\nTeks.\n\n" + benar, "salin_tempel", ragu=True) == []
