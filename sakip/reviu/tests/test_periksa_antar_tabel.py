"""antar_tabel: one quantity, two prints."""

import pytest

from sakip.reviu.tests.bahan import capaian, tabel, temuan

PK = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n"


def _dua(
    target_pk: str, *, nama: str = "Jumlah bibit mangrove yang ditanam", realisasi: str = "1.300 batang"
) -> str:
    return (
        PK
        + tabel("No | Indikator Kinerja | Target", f"1 | {nama} | {target_pk}", "2 | Nilai AKIP | 70")
        + capaian(f"1 | {nama} | 1.200 batang | {realisasi} | 108%", "2 | Nilai AKIP | 70 | 77 | 110%")
        + capaian(
            f"1 | {nama} | 1.200 batang | 1.300 batang | 108%",
            judul="Tabel 3.2 Rekapitulasi Capaian Kinerja Tahun 2022",
        )
    )


def test_a_target_unlike_that_of_the_agreement_is_found_with_all_its_places() -> None:
    (t,) = temuan(_dua("2.100 batang"), "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("target 2022: 2.100 batang", "1.200 batang")
    assert len(t.baris) == 3


def test_a_realisation_that_differs_between_two_tables_is_found_once() -> None:
    (t,) = temuan(_dua("1.200 batang", realisasi="1.030 batang"), "antar_tabel", ragu=True)
    assert t.tercetak.startswith("realisasi 2022")


@pytest.mark.parametrize("target", ["1.200 batang", "1200 batang", "1.200"])
def test_the_same_number_in_another_spelling_is_left_alone(target: str) -> None:
    assert temuan(_dua(target), "antar_tabel", ragu=True) == []


def test_rounding_and_other_units_are_no_contradiction() -> None:
    teks = capaian("1 | Indeks layanan perpustakaan keliling | 3,20 | 3,84 | 120%") + tabel(
        "Indikator Kinerja | Target | Realisasi | Capaian",
        "Indeks layanan perpustakaan keliling | 3,20 | 3,85 | 120%",
    )
    assert temuan(teks, "antar_tabel", ragu=True) == []
    lain = capaian("1 | Cakupan irigasi sawah tadah hujan | 40% | 44% | 110%") + tabel(
        "Indikator Kinerja | Target | Realisasi | Capaian",
        "Cakupan irigasi sawah tadah hujan | 120 ha | 130 ha | 108%",
    )
    assert temuan(lain, "antar_tabel", ragu=True) == []


def test_names_that_differ_by_spelling_and_abbreviation_are_one_indicator() -> None:
    teks = _dua("2.100 batang").replace("1 | Jumlah bibit mangrove", "1 | Jumlah bibit mangrove")
    teks = teks.replace(
        "Jumlah bibit mangrove yang ditanam\t2.100", "Jumlah bibit mangrov yg ditanam\t2.100", 1
    )
    assert len(temuan(teks, "antar_tabel", ragu=True)) == 1


RIWAYAT = tabel(
    "Indikator Kinerja | 2020 | 2021 | 2022",
    "Realisasi jumlah sumur resapan kota | 10 | {a} | 30",
    "Realisasi jumlah taman lingkungan warga | 4 | 5 | 6",
)


def test_a_realisation_that_one_table_of_years_leaves_out_is_found() -> None:
    kepala = "Realisasi {n}\n\n"
    penuh = kepala.format(n="sampai 2022") + RIWAYAT.format(a="20")
    kosong = kepala.format(n="per tahun") + RIWAYAT.format(a="-")
    (t,) = temuan(penuh + kosong, "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("realisasi 2021: -", "20")
    assert temuan(penuh + penuh, "antar_tabel", ragu=True) == []
    assert temuan(kosong + kosong, "antar_tabel", ragu=True) == []


def _uang(persen: str) -> str:
    pagu = tabel(
        "Program | Pagu Anggaran | Realisasi Anggaran | %",
        f"Pasar | Rp 3.486.602.000 | Rp 3.102.118.440 | {persen}",
    )
    return pagu + tabel("Kegiatan | Anggaran", "Pembinaan Pasar | Rp. 3.482.602.000,-")


def test_amounts_one_digit_apart_are_a_slip_where_the_percentage_fits_the_other() -> None:
    (t,) = temuan(_uang("89,07%"), "antar_tabel")
    assert {t.tercetak, t.seharusnya} == {"Rp 3.486.602.000", "Rp. 3.482.602.000,-"}
    assert temuan(_uang("88,97%"), "antar_tabel") == []  # perhaps before and after a revision
    assert len(temuan(_uang("88,97%"), "antar_tabel", ragu=True)) == 1


def test_amounts_that_stand_together_or_are_round_are_two_amounts() -> None:
    bersama = tabel("Kegiatan | Semula | Menjadi", "Pasar | Rp 3.486.602.000 | Rp 3.482.602.000")
    assert temuan(bersama, "antar_tabel", ragu=True) == []
    bulat = tabel("Kegiatan | Anggaran", "A | Rp 100.000.000") + "Teks.\n\n"
    assert temuan(bulat + tabel("Kegiatan | Anggaran", "B | Rp 200.000.000"), "antar_tabel", ragu=True) == []


def test_an_amount_in_a_sentence_one_digit_from_the_table_is_for_narasi() -> None:
    teks = _uang("88,97%") + "Realisasi anggaran pasar mencapai Rp 3.107.118.440.\n"
    (t,) = temuan(teks, "narasi")
    assert {t.tercetak, t.seharusnya} == {"Rp 3.107.118.440", "Rp 3.102.118.440"}


def _bulanan(juni: str) -> str:
    """The same months in the chapter and in the annex."""
    bab = tabel("Bulan | Pengunjung", "Maret | 1.204", "April | 1.377", "Mei | 1.519", "Juni | 1.842")
    lampiran = tabel("Balai | Mar | Apr | Mei | Jun", f"Seluruh balai | 1.204 | 1.377 | 1.519 | {juni}")
    return bab + "Rincian ada pada lampiran.\n\n" + lampiran


def test_runs_of_numbers_that_differ_in_one_are_a_copy_with_a_slip() -> None:
    (t,) = temuan(_bulanan("1.342"), "antar_tabel")
    assert {t.tercetak, t.seharusnya} == {"1.342", "1.842"}
    for lain in ("1.842", "2.077"):  # the same, and quite another number
        assert temuan(_bulanan(lain), "antar_tabel", ragu=True) == []


def _renstra(target_2021: str, target_2024: str = "90,00") -> str:
    """The plan's targets in one list, and each indicator's own table under the heading of a division."""
    nama = ("Persentase jembatan gantung yang laik", "Persentase dermaga rakyat yang terawat")
    bab = "\n\n".join(
        f"3.{n} {x}\n\n"
        + f"Tabel 3.{n} Target Renstra dan Realisasi 3.{n} {x}, 2021–2024\n"
        + tabel(
            "Uraian | 2021 | 2022 | 2023 | 2024",
            f"Target (persen) | {awal} | 80,00 | 90,00 | {akhir}",
            "Realisasi | – | 82,00 | 93,00 | –",
        )
        for n, (x, awal, akhir) in enumerate(
            zip(nama, (target_2021, "70,00"), (target_2024, "90,00"), strict=True), 1
        )
    )
    return (
        "Tabel 2.1 Target Rencana Strategis 2021–2024\n"
        + tabel(
            "No | Sasaran dan indikator | Satuan | 2021 | 2022 | 2023 | 2024",
            *(f"{n} | {x} | persen | 70,00 | 80,00 | 90,00 | 90,00" for n, x in enumerate(nama, 1)),
        )
        + f"2. Divisi Pemeliharaan\n\n{bab}"
    )


@pytest.mark.parametrize(
    ("awal", "akhir", "tercetak"),
    [("30,00", "90,00", "30,00"), ("70,00", "96,00", "96,00")],
)
def test_target_setahun_saja_pada_tabel_yang_diputar_dibandingkan(
    awal: str, akhir: str, tercetak: str
) -> None:
    ada = temuan(_renstra(awal, akhir), "antar_tabel")
    assert any(tercetak in t.tercetak or tercetak in t.seharusnya for t in ada)


def test_tabel_yang_diputar_dengan_target_yang_sama_dibiarkan() -> None:
    assert temuan(_renstra("70,00"), "antar_tabel", ragu=True) == []
