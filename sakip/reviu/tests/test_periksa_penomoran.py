"""Chapters, their lettered and numbered parts, and lists with one wrong letter."""

from __future__ import annotations

import pytest

from .bahan import tabel, temuan

_ISI = "Kantor melaksanakan tugas di bidang pelayanan sesuai peraturan.\n"
_JUDUL = {
    "A": "Latar Belakang",
    "B": "Tugas dan Fungsi",
    "C": "Sumber Daya Manusia",
    "D": "Isu Strategis",
    "E": "Sistematika",
}


def _bab(huruf: str, judul: str = "ABCDE") -> str:
    bagian = (f"{h}. {_JUDUL[j]}\n\n{_ISI}" for h, j in zip(huruf, judul, strict=False))
    return "BAB I PENDAHULUAN\n\n" + "\n".join(bagian) + "\nBAB II PERENCANAAN KINERJA\n\n" + _ISI


@pytest.mark.parametrize(
    ("huruf", "seharusnya"),
    [("ABCD", []), ("ABBD", ["C."]), ("ABBC", ["C."]), ("ABCDD", ["E."]), ("ABAB", []), ("ABCAB", [])],
)
def test_one_letter_over_two_parts_of_a_chapter(huruf: str, seharusnya: list[str]) -> None:
    assert [t.seharusnya for t in temuan(_bab(huruf), "penomoran")] == seharusnya


def test_parts_within_a_part_and_a_running_head_are_no_repetition() -> None:
    dalam = _bab("ABABC", "ABDEC")  # A, B with A, B of its own, then C
    assert temuan(dalam, "penomoran", ragu=True) == []
    kepala = _bab("ABC").replace("C. Sumber", "B. Tugas dan Fungsi\n\n" + _ISI + "\nC. Sumber")
    assert temuan(kepala, "penomoran", ragu=True) == []


def test_a_letter_left_out_is_certain_only_with_a_list_of_contents() -> None:
    teks = _bab("ABD", "ABC")
    assert temuan(teks, "penomoran") == []
    assert [t.seharusnya for t in temuan(teks, "penomoran", ragu=True)] == ["C."]
    daftar = "DAFTAR ISI\nBAB I PENDAHULUAN\n" + "".join(f"{h}. {_JUDUL[h]}\n" for h in "ABC") + "\n"
    (t,) = temuan(daftar + teks, "penomoran")
    assert t.tercetak == "B., lalu D." and "daftar isi" in t.uraian
    assert temuan(daftar + _bab("ABC"), "penomoran", ragu=True) == []


@pytest.mark.parametrize(
    ("huruf", "seharusnya"),
    [("abcde", []), ("abdde", ["c"]), ("abcce", ["nomor sesudah c."]), ("a1cde", []), ("abxde", [])],
)
def test_one_wrong_letter_in_a_list(huruf: str, seharusnya: list[str]) -> None:
    isi = ("menyusun jadwal;", "membina petugas;", "menata arsip;", "mengawasi; dan", "melapor.")
    teks = "Fungsi kantor:\n\n" + "\n".join(f"{h}. {x}" for h, x in zip(huruf, isi, strict=True)) + "\n"
    assert [t.seharusnya for t in temuan(teks, "penomoran")] == seharusnya


_IKK = (
    "kapal yang laik laut",
    "nelayan penerima pelatihan",
    "tambak rakyat yang ditata",
    "garam yang diserap",
)


@pytest.mark.parametrize(
    ("nomor", "seharusnya"),
    [("1234", []), ("1224", ["3"]), ("122", ["3"]), ("1212", []), ("1134", []), ("2222", [])],
)
def test_one_number_for_two_indicators(nomor: str, seharusnya: list[str]) -> None:
    bagian = (f"IKK {n}. Persentase {x}\n\n{_ISI}\n" for n, x in zip(nomor, _IKK, strict=False))
    assert [t.seharusnya for t in temuan("".join(bagian), "penomoran")] == seharusnya


def test_an_indicator_that_is_named_again_and_one_of_the_next_sasaran() -> None:
    satu, dua, tiga = (f"IKK {n}. Persentase {x}\n\n{_ISI}\n" for n, x in zip((1, 2, 2), _IKK, strict=False))
    assert temuan(satu + dua + dua, "penomoran") == []
    assert temuan(satu + dua + f"Sasaran Kegiatan 2: Terwujudnya laut yang aman\n\n{tiga}", "penomoran") == []


@pytest.mark.parametrize(
    ("nomor", "seharusnya"),
    [("12345", []), ("12245", ["3"]), ("12235", []), ("12344", []), ("22345", [])],
)
def test_one_number_for_two_rows(nomor: str, seharusnya: list[str]) -> None:
    nama = ("Ambon", "Buru", "Seram", "Aru", "Kei")
    isi = (f"{n}. | Sasaran {x} | {30 + k}" for k, (n, x) in enumerate(zip(nomor, nama, strict=True)))
    teks = "Tabel 1.1 Sampel\n\n" + tabel("No | Sasaran | Target", *isi)
    assert [t.seharusnya for t in temuan(teks, "penomoran")] == seharusnya


def _lima_bab(*subbab: str) -> str:
    judul = ("PENDAHULUAN", "PERENCANAAN", "CAPAIAN", "TINDAK LANJUT", "PENUTUP")
    isi = "".join(
        f"BAB {n} {x}\n\n{_ISI}\n\n" for n, x in zip(("I", "II", "III", "IV", "V"), judul, strict=True)
    )
    return isi + "".join(f"{x}\n\n{_ISI}\n\n" for x in subbab)


@pytest.mark.parametrize(
    ("subbab", "seharusnya"),
    [
        (("5.1 Simpulan", "5.2 Saran Perbaikan", "5.3 Rencana Kerja"), []),
        (("5.1 Simpulan", "5.2 Saran Perbaikan", "5.2 Rencana Kerja"), ["5.3"]),
        (("5.1 Simpulan", "5.2 Saran Perbaikan", "5.4 Rencana Kerja"), ["5.3"]),
        (("BAB V DAFTAR PUSTAKA",), ["satu nomor untuk satu bab"]),
        (("BAB VI DAFTAR PUSTAKA",), []),
    ],
)
def test_a_number_of_one_roman_letter_is_read_as_a_number(
    subbab: tuple[str, ...], seharusnya: list[str]
) -> None:
    hasil = temuan(_lima_bab(*subbab), "penomoran", ragu=True)
    assert [t.seharusnya for t in hasil] == seharusnya
