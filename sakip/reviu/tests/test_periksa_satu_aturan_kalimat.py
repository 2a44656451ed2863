"""Sentences that one rule alone finds wrong, each beside one that is right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import URAIAN, narasi, tabel

LAYAK, LANCAR = "Persentase sumur warga yang layak", "Persentase saluran desa yang lancar"
JEMBATAN, PASAR = "Persentase jembatan gantung yang terawat", "Persentase pasar rakyat yang bersih"


PEGAWAI = "Tabel 3.1 Pegawai Menurut Pendidikan\n\n" + tabel(
    "Pendidikan | Orang", "Magister | 61", "Sarjana | 140", "Diploma | 45", "Jumlah | 246"
)


@pytest.mark.parametrize(("banyak", "salah"), [("246", False), ("264", True)])
def test_banyaknya_yang_dirinci_tabel_di_bawahnya(banyak: str, salah: bool) -> None:
    kalimat = f"Dinas didukung oleh {banyak} orang pegawai dengan rincian menurut pendidikan sebagai berikut."
    temu = narasi(f"{URAIAN}{kalimat}\n\n{PEGAWAI}")
    assert [x.split()[0] for x in temu] == (["264"] if salah else [])


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Mayoritas pegawai berpendidikan sarjana, yaitu 140 orang.", []),
        ("Mayoritas pegawai berpendidikan magister, yaitu 61 orang.", ["Magister (61)"]),
        ("Sebagian besar pegawai lulusan diploma, yakni sebanyak 45 orang.", ["Diploma (45)"]),
    ],
)
def test_mayoritas_menurut_tabel_di_atasnya(kalimat: str, harus: list[str]) -> None:
    assert narasi(f"{URAIAN}{PEGAWAI}{kalimat}") == harus


KLINIK = "Tabel 3.1 Pasien Menurut Klinik\n\n" + tabel(
    "Klinik | Pasien",
    *(f"Klinik {n} | {x}" for n, x in zip("ABCDEF", (61, 140, 45, 52, 40, 70), strict=True)),
    "Jumlah | 408",
)
REVISI = "Tabel 3.1 Revisi Anggaran\n\n" + tabel(
    "Revisi ke | Tanggal | Pagu (Rp)",
    "1 | 4 Maret 2022 | 5.400.000.000",
    "2 | 8 Juni 2022 | 5.100.000.000",
    "3 | 9 September 2022 | 5.250.000.000",
)


@pytest.mark.parametrize(
    ("teks", "harus"),
    [
        (KLINIK + "Enam klinik melayani 408 pasien.", []),
        (KLINIK + "Tujuh klinik melayani 408 pasien.", ["Tujuh klinik melayani"]),
        (KLINIK + "Tujuh klinik melayani 350 pasien.", []),  # not the whole table
        (KLINIK + "Tujuh dokter melayani 408 pasien.", []),
        (REVISI + "Anggaran mengalami 3 kali revisi sepanjang tahun.", []),
        (REVISI + "Anggaran mengalami 5 kali revisi sepanjang tahun.", ["5 kali revisi"]),
        (REVISI + "Anggaran mengalami empat kali revisi sepanjang tahun.", ["empat kali revisi"]),
        (REVISI + "Anggaran mengalami empat kali pergeseran sepanjang tahun.", []),
    ],
)
def test_banyaknya_baris(teks: str, harus: list[str]) -> None:
    assert narasi(URAIAN + teks) == harus


CAPAIAN = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
    "No | Indikator Kinerja | Target | Realisasi | Capaian",
    f"1 | {LAYAK} | 80,00% | 84,00% | 105,00%",
    f"2 | {LANCAR} | 75,00% | 60,00% | 80,00%",
    f"3 | {JEMBATAN} | 50,00% | 55,00% | 110,00%",
    f"4 | {PASAR} | 90,00% | 81,00% | 90,00%",
    "5 | Persentase lampu jalan yang menyala | 80,00% | 80,00% | 100,00%",
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        (f"Capaian tertinggi pada indikator {JEMBATAN}.", []),
        (f"Capaian tertinggi pada indikator {LAYAK}.", [f"Capaian tertinggi: {LAYAK} (105%)"]),
        (f"Capaian terendah terdapat pada {PASAR}.", [f"Capaian terendah: {PASAR} (90%)"]),
        (f"Capaian terendah selain {LANCAR} terdapat pada {PASAR}.", []),
    ],
)
def test_indikator_dengan_capaian_tertinggi(kalimat: str, harus: list[str]) -> None:
    assert narasi(CAPAIAN + URAIAN + kalimat) == harus


ANGGARAN = "Tabel 3.1 Realisasi Anggaran Tahun 2022\n\n" + tabel(
    "No | Program | Pagu (Rp) | Realisasi (Rp) | Persentase",
    "1 | Program Penataan Sungai | 900.000.000 | 810.000.000 | 90,00%",
    "2 | Program Jalan Desa | 400.000.000 | 390.000.000 | 97,50%",
    "3 | Program Irigasi Rakyat | 500.000.000 | 430.000.000 | 86,00%",
    "4 | Program Air Minum | 200.000.000 | 190.000.000 | 95,00%",
    "Jumlah | | 2.000.000.000 | 1.820.000.000 | 91,00%",
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Serapan anggaran tertinggi pada Program Jalan Desa.", []),
        (
            "Serapan anggaran tertinggi pada Program Air Minum.",
            ["Serapan anggaran tertinggi: Program Air Minum"],
        ),
        (
            "Penyerapan terendah terdapat pada Program Penataan Sungai.",
            ["Penyerapan terendah: Program Penataan Sungai"],
        ),
    ],
)
def test_program_dengan_serapan_tertinggi(kalimat: str, harus: list[str]) -> None:
    assert narasi(ANGGARAN + URAIAN + kalimat) == harus


def _bagian(nama: str, baris: str) -> str:
    kepala = "Indikator Kinerja | Target | Realisasi | Capaian"
    return (
        "Tabel 3.1 Capaian Kinerja\n\n"
        + tabel(kepala, f"{nama} | {baris}", f"{LANCAR} | 75,00% | 60,00% | 80,00%")
        + f"3.1 {nama}\n\nTabel 3.2 Capaian\n\n"
        + tabel(kepala, f"{nama} | {baris}")
    )


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Dibandingkan tahun 2021 sebesar 79,50%, realisasi naik 4,50 poin.", []),
        ("Dibandingkan tahun 2021 sebesar 79,50%, realisasi naik 6,50 poin.", ["6,50"]),
        ("Dibandingkan tahun 2021 sebesar 79,50%, realisasi naik 6,50 poin menjadi 86,00%.", []),
    ],
)
def test_selisih_dengan_tahun_lalu_yang_hanya_disebut_kalimat(kalimat: str, harus: list[str]) -> None:
    assert [x for x in narasi(_bagian(LAYAK, "80,00% | 84,00% | 105,00%") + kalimat) if x == "6,50"] == harus


PUAS = "Nilai kepuasan pengguna air"
RENCANA = (
    _bagian(PUAS, "80,00 | 84,00 | 105,00%")
    + "Tabel 3.3 Target Renstra\n\n"
    + tabel("Indikator Kinerja | 2022 | 2023 | 2024", f"{PUAS} | 80,00 | 81,00 | 82,50")
    + "Tabel 3.4 Target Jangka Menengah Renstra\n\n"
    + tabel("Indikator Kinerja | Target 2022 | Target 2023 | Target 2024", f"{PUAS} | 80,00 | 81,00 | 82,50")
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Realisasi ini telah melampaui target tahun 2024 dalam Renstra, yaitu 82,50.", []),
        ("Realisasi ini telah melampaui target tahun 2024 dalam Renstra, yaitu 83,20.", ["83,20"]),
        ("Realisasi 84,00 telah melampaui target 80,00.", []),
        (
            "Realisasi sebesar 84,00, tetapi belum mencapai target 80,00.",
            ["84,00, tetapi belum mencapai target 80,00"],
        ),
    ],
)
def test_target_rencana_dan_putusan_dalam_kalimat(kalimat: str, harus: list[str]) -> None:
    hasil = narasi(RENCANA + kalimat)
    assert set(harus) <= set(hasil)
    assert bool(hasil) is bool(harus)
