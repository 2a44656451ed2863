"""Right sentences and cells that were once taken for faults, each beside the fault that it resembles."""

from __future__ import annotations

import pytest

from sakip.reviu.periksa.narasi.baca.kalimat import klaim_angka

from .bahan import capaian, tabel, temuan


@pytest.mark.parametrize(
    ("kalimat", "klaim"),
    [
        (
            "Capaiannya 104,20%, yaitu hasil perbandingan realisasi 83,36% dengan target 80%.",
            [("capaian", "104,20%", None), ("realisasi", "83,36%", None), ("target", "80%", None)],
        ),
        (
            "Capaian indikator ini naik dari 101,15% pada 2021 ke 104,20% pada 2022.",
            [("capaian", "101,15%", 2021)],
        ),
        (
            "Capaian indikator ini naik dari 98,40% pada 2020 menjadi 101,15% pada 2021.",
            [("capaian", "98,40%", 2020), ("capaian", "101,15%", 2021)],
        ),
        ("Capaian untuk indikator realisasi kunjungan sebesar 104,20%.", [("capaian", "104,20%", None)]),
    ],
)
def test_what_a_sentence_tells_of_which_year(kalimat: str, klaim: list[tuple[str, str, int | None]]) -> None:
    ada = [(" ".join(sorted(k.hal)), k.angka.teks, k.tahun) for k in klaim_angka(kalimat, 2022)]
    assert ada == klaim


WARGA = "Tabel 3.2 Warga Belajar\n\n" + tabel(
    "Balai | Terdaftar | Lulus | Persentase",
    "Balai Utara | 1.846 | 1.012 | 54,82%",
    "Balai Selatan | 1.371 | 697 | 50,84%",
    "Jumlah | 3.217 | 1.709 | 53,12%",
)


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Warga yang belum lulus tinggal 1.508 orang.", False),
        ("Warga yang lulus seluruhnya 1.790 orang.", True),
        ("Kelulusan itu di atas rata-rata nasional 54,28%.", False),
        ("Kelulusan Balai Utara tercatat 54,28%.", True),
    ],
)
def test_a_slip_of_a_digit_and_a_number_that_only_looks_like_one(kalimat: str, salah: bool) -> None:
    hasil = [t for t in temuan(f"{WARGA}{kalimat}\n\n", "narasi") if "berbeda satu angka" in t.uraian]
    assert bool(hasil) is salah


BELANJA = "Tabel 3.9 Pagu dan Realisasi\n\n" + tabel(
    "Kegiatan | Pagu | Realisasi | Persentase",
    "Penataan arsip | 4.200.000.000 | 4.158.000.000 | 99,00%",
    "Pustaka keliling | 1.300.000.000 | 1.248.000.000 | 96,00%",
    "Naskah kuno | 500.000.000 | 460.000.000 | 92,00%",
    "Jumlah | 6.000.000.000 | 5.866.000.000 | 97,77%",
)


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        (
            "Anggaran terbesar pada penataan arsip, yaitu Rp4.200.000.000 atau 70,00% dari seluruh pagu.",
            False,
        ),
        ("Penataan arsip memakai pagu terbesar, Rp4.200.000.000 (70,00%).", False),
        ("Penataan arsip merealisasikan Rp4.158.000.000 atau 98,00% dari pagunya.", True),
    ],
)
def test_a_share_of_the_budget_is_no_absorption(kalimat: str, salah: bool) -> None:
    hasil = [t for t in temuan(f"{BELANJA}{kalimat}\n\n", "narasi") if "bagi angka yang sama" in t.uraian]
    assert bool(hasil) is salah


def _efisiensi(kepala: str, *isi: str) -> str:
    return "Tabel 3.10 Efisiensi\n\n" + tabel(kepala, *isi)


def test_a_capaian_cut_off_at_100_is_no_absorption() -> None:
    isi = [
        ("Sekretariat", "4.200.000.000", "4.116.000.000", "2,00%"),
        ("Bidang Arsip", "1.300.000.000", "1.248.000.000", "4,00%"),
        ("Bidang Pustaka", "500.000.000", "480.000.000", "4,00%"),
    ]
    batas = _efisiensi(
        "Bidang | Pagu | Capaian (maks. 100%) | Realisasi | Efisiensi",
        *(f"{n} | {p} | 100% | {r} | {e}" for n, p, r, e in isi),
    )
    assert temuan(batas, "persen_anggaran", ragu=True) == []
    serapan = _efisiensi(
        "Bidang | Pagu | Realisasi | Persentase",
        *(f"{n} | {p} | {r} | 100%" for n, p, r, _ in isi[:2]),
        "Bidang Pustaka | 500.000.000 | 480.000.000 | 96,00%",
    )
    assert len(temuan(serapan, "persen_anggaran")) == 2


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Bidang ini mengampu 12 indikator yang meliputi arsip, pustaka dan naskah kuno.", False),
        ("Bidang ini membina 4 balai, yaitu Balai Utara, Balai Selatan dan Balai Timur.", True),
        (
            "Bidang ini mengampu 3 indikator yang meliputi persentase arsip dinas yang tertata dan "
            "persentase naskah kuno yang terawat baik.",
            True,
        ),
    ],
)
def test_fields_of_work_are_no_list_of_indicators(kalimat: str, salah: bool) -> None:
    daftar = capaian(
        "1 | Persentase arsip dinas yang tertata | 80% | 84% | 105%",
        "2 | Persentase naskah kuno yang terawat baik | 75% | 78% | 104%",
    )
    hasil = [t for t in temuan(f"{daftar}{kalimat}\n\n", "narasi") if "sesudahnya" in t.uraian]
    assert bool(hasil) is salah


def _serapan(arsip: str, kalimat: str) -> str:
    return (
        "Tabel 3.9 Serapan menurut Kegiatan\n\n"
        + tabel(
            "Kegiatan | Pagu | Realisasi | Persentase",
            f"Penataan arsip | 4.200.000.000 | 4.116.000.000 | {arsip}",
            "Pustaka keliling | 1.300.000.000 | 1.287.000.000 | 99,00%",
            "Naskah kuno | 500.000.000 | 475.000.000 | 95,00%",
            "Pameran buku | 200.000.000 | 194.000.000 | 97,00%",
        )
        + f"{kalimat}\n\n"
    )


def test_an_absorption_that_its_row_refutes_holds_against_no_sentence() -> None:
    benar = "Serapan paling tinggi terdapat pada kegiatan pustaka keliling (99,00%)."
    assert temuan(_serapan("99,80%", benar), "narasi") == []
    assert temuan(_serapan("98,00%", benar), "narasi", ragu=True) == []
    salah = "Serapan paling tinggi terdapat pada kegiatan pameran buku (97,00%)."
    assert len(temuan(_serapan("98,00%", salah), "narasi")) == 1
