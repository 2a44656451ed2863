"""Sentences over several years, over offices, about money, and about what is not there."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.capaian import Ukuran, rata_capaian
from sakip.naskah.kalimat import (
    TahunNilai,
    TargetJalur,
    kalimat_deret,
    kalimat_efisiensi,
    kalimat_gabungan,
    kalimat_nasional,
    kalimat_penunjang,
    kalimat_putus,
    kalimat_renstra,
    kalimat_tak_tercantum,
    kalimat_tanpa,
    kalimat_tanpa_sebagian,
    kalimat_tren,
    kalimat_wilayah,
    rekap,
    sebut_rekap,
)
from sakip.naskah.kalimat.wilayah import median
from sakip.naskah.tests.bahan import butir

D = Decimal
ANGKA = st.decimals(0, 1000, places=4)


def deret(*nilai: str, awal: int = 2020) -> list[TahunNilai]:
    return [TahunNilai(awal + i, D(n)) for i, n in enumerate(nilai)]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (("1", "2"), ""),
        (("1", "2", "3"), "Selama 2020–2022 realisasi terus naik dari 1,00 pada tahun 2020."),
        (("3", "2", "1"), "Selama 2020–2022 realisasi terus turun dari 3,00 pada tahun 2020."),
        (("2", "2", "2"), "Selama 2020–2022 realisasi tidak berubah."),
        (
            ("1", "2", "2"),
            "Selama 2020–2022 realisasi naik dari 1,00 pada tahun 2020 dan tidak pernah turun.",
        ),
        (
            ("2", "2", "1"),
            "Selama 2020–2022 realisasi turun dari 2,00 pada tahun 2020 dan tidak pernah naik.",
        ),
        (
            ("1", "3", "1"),
            "Selama 2020–2022 realisasi naik turun: tertinggi 3,00 (tahun 2021) dan terendah 1,00 "
            "(tahun 2020 dan 2022).",
        ),
    ],
)
def test_jalan_beberapa_tahun(isi, kalimat):
    assert kalimat_deret(deret(*isi), 2) == kalimat


def test_tahun_awal_disebut_dalam_satuan_dan_skalanya():
    persen, indeks = Ukuran(D(3), None, "persen"), Ukuran(D(3), None, "indeks", D(4))
    assert kalimat_deret(deret("1", "2", "3"), 2, persen).endswith("terus naik dari 1,00% pada tahun 2020.")
    assert "dari 3,00 (skala 4) pada tahun 2020" in kalimat_deret(deret("3", "2", "1"), 2, indeks)
    # Enough decimals to tell it from where it ended.
    assert "dari 1,001% pada tahun" in kalimat_deret(deret("1.001", "1.002", "1.003"), 2, persen)
    assert "%" not in kalimat_deret(deret("2", "2", "2"), 2, persen)


def test_tahun_yang_meloncat_disebut_satu_per_satu():
    titik = [TahunNilai(2018, D(1)), TahunNilai(2021, D(2)), TahunNilai(2023, D(3))]
    assert (
        kalimat_deret(titik, 0)
        == "Pada tahun 2018, 2021, dan 2023 realisasi terus naik dari 1 pada tahun 2018."
    )


@given(st.lists(ANGKA, min_size=3, max_size=6))
def test_kata_tentang_deret_tidak_pernah_bertentangan_dengan_angkanya(nilai):
    kalimat = kalimat_deret([TahunNilai(2018 + i, n) for i, n in enumerate(nilai)], 2)
    langkah = [b - a for a, b in pairwise(nilai)]
    assert ("terus naik" in kalimat) == all(x > 0 for x in langkah)
    assert ("terus turun" in kalimat) == all(x < 0 for x in langkah)
    assert ("tidak berubah" in kalimat) == all(x == 0 for x in langkah)
    assert ("naik turun" in kalimat) == (any(x > 0 for x in langkah) and any(x < 0 for x in langkah))
    if "tertinggi" in kalimat:
        atas = nilai.index(max(nilai)) + 2018
        assert f"(tahun {atas}" in kalimat.partition("terendah")[0]


def test_tahun_yang_tidak_sebanding_disebut_dengan_sebabnya():
    assert kalimat_putus([]) == ""
    assert (
        kalimat_putus([(2020, "Skala berubah."), (2021, "Skala berubah."), (2022, "")])
        == "Tahun 2020 dan 2021 tidak sebanding karena skala berubah. Tahun 2022 tidak sebanding."
    )


def test_tahun_tanpa_butir_dalam_perjanjian():
    assert kalimat_tak_tercantum([]) == ""
    assert (
        kalimat_tak_tercantum([2021, 2022])
        == "Indikator ini tidak tercantum dalam Perjanjian Kinerja tahun 2021 dan 2022."
    )


# --- this year without a figure ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keadaan", "tren", "renstra"),
    [
        ("nihil", "nihil, sehingga tidak dibandingkan", "nihil, sehingga tidak dibandingkan"),
        (
            "tidak_jatuh_tempo",
            "belum jatuh tempo, sehingga belum dibandingkan",
            "belum jatuh tempo, sehingga belum dibandingkan",
        ),
        ("kosong", "belum ada untuk dibandingkan", "belum ada untuk dibandingkan"),
    ],
)
def test_nihil_belum_jatuh_tempo_dan_belum_dilaporkan_dibedakan(keadaan, tren, renstra):
    kalimat = kalimat_tren(
        tahun=2023,
        kini=Ukuran(),
        tahun_lalu=2022,
        lalu=Ukuran(D(1)),
        sebanding=True,
        catatan="",
        polaritas="naik",
        desimal=0,
        keadaan=keadaan,
    )
    assert f"Realisasi tahun 2023 {tren} dengan tahun 2022." == kalimat
    kalimat = kalimat_renstra(
        tahun=2023,
        realisasi=Ukuran(),
        target=[TargetJalur(2023, Ukuran(D(1))), TargetJalur(2024, Ukuran(D(2)), nasional=True)],
        polaritas="naik",
        desimal=0,
        keadaan=keadaan,
    )
    assert kalimat == (
        f"Realisasi tahun 2023 {renstra} dengan target tahun 2023 dan target nasional tahun 2024 "
        "dalam Rencana Strategis."
    )


# --- the nation and other offices --------------------------------------------------------------------


def nasional(realisasi: Ukuran, angka: Ukuran, **lain) -> str:
    return kalimat_nasional(
        tahun=2023, realisasi=realisasi, nasional=angka, desimal=2, **{"polaritas": "naik", **lain}
    )


def test_angka_nasional_dikatakan_tidak_dibagi():
    kalimat = nasional(Ukuran(D("3.41"), None, "indeks", D(4)), Ukuran(D("3.4"), None, "indeks", D(4)))
    assert kalimat == (
        "Angka nasional tahun 2023 dalam Rencana Strategis, yang tidak dibagi ke wilayah, adalah "
        "3,40 (skala 4); realisasi 3,41 (skala 4) telah melampaui angka itu."
    )


def test_angka_nasional_pada_skala_lain_dikonversi_dan_ditunjukkan():
    kalimat = nasional(Ukuran(D("3.2"), None, "indeks", D(4)), Ukuran(D("8.2"), None, "indeks", D(10)))
    assert "realisasi 8,00 (skala 10) belum mencapai angka itu." in kalimat
    assert kalimat.endswith("Realisasi dikonversi: 3,2 ÷ 4 × 10 = 8,00.")


def test_angka_nasional_yang_makin_rendah_makin_baik():
    kalimat = nasional(Ukuran(D(9), None, "hari"), Ukuran(D(10), None, "hari"), polaritas="turun")
    assert kalimat.endswith("lebih rendah daripada angka itu, yang berarti lebih baik.")
    kalimat = nasional(Ukuran(D(11), None, "hari"), Ukuran(D(10), None, "hari"), polaritas="turun")
    assert kalimat.endswith("lebih tinggi daripada angka itu, yang berarti belum sebaik angka itu.")


def test_angka_nasional_tanpa_realisasi_atau_beda_satuan():
    assert nasional(Ukuran(), Ukuran(D(1))).endswith("realisasi belum ada untuk dibandingkan.")
    kalimat = nasional(Ukuran(D(1), None, "orang"), Ukuran(D(1), None, "persen"))
    assert "tidak dibandingkan dengannya karena" in kalimat
    assert "urutan katanya tidak ada" in nasional(Ukuran(None, "B"), Ukuran(None, "BB"))


def wilayah(kini: str, *lain: str, tabel: bool = False) -> str:
    return kalimat_wilayah(
        tahun=2023,
        kini=Ukuran(D(kini), None, "persen"),
        lain=[(f"W{i}", Ukuran(D(n), None, "persen")) for i, n in enumerate(lain, start=1)],
        desimal=2,
        tabel=tabel,
    )


def test_wilayah_yang_sedikit_disebut_namanya():
    assert wilayah("90", "80") == (
        "Realisasi tahun 2023 sebesar 90,00% lebih tinggi daripada realisasi W1, yaitu 80,00%."
    )
    assert wilayah("90", "90.001") == (
        "Realisasi tahun 2023 sebesar 90,000% lebih rendah daripada realisasi W1, yaitu 90,001%."
    )
    assert wilayah("90", "80", "90") == (
        "Realisasi tahun 2023 sebesar 90,00% lebih tinggi daripada realisasi W1, yaitu 80,00%; "
        "sama dengan realisasi W2, yaitu 90,00%."
    )


def test_tiga_wilayah_diringkas_dengan_median():
    assert wilayah("90", "80", "70", "95", tabel=True) == (
        "Realisasi tahun 2023 sebesar 90,00% lebih tinggi daripada median 3 wilayah lain (80,00%). "
        "Angka tiap wilayah tersaji pada tabel berikut."
    )


def test_wilayah_lain_tetap_disebut_bila_realisasi_sendiri_tidak_ada():
    kalimat = kalimat_wilayah(tahun=2023, kini=Ukuran(), lain=[("W1", Ukuran(D(1)))], desimal=0)
    assert kalimat == "Realisasi tahun 2023 di wilayah lain: W1 (1)."
    kalimat = kalimat_wilayah(
        tahun=2023, kini=Ukuran(None, "BB"), lain=[("W1", Ukuran(None, "A"))], desimal=0
    )
    assert kalimat == "Realisasi tahun 2023 di wilayah lain: W1 (A), sedangkan realisasi di sini BB."


@given(ANGKA, st.lists(ANGKA, min_size=1, max_size=7))
def test_letak_terhadap_wilayah_mengikuti_angka_yang_tidak_dibulatkan(kini, lain):
    kalimat = wilayah(str(kini), *map(str, lain))
    banding = [median(lain)] if len(lain) >= 3 else lain
    assert ("lebih tinggi" in kalimat) == any(kini > n for n in banding)
    assert ("lebih rendah" in kalimat) == any(kini < n for n in banding)
    assert ("sama dengan" in kalimat) == any(kini == n for n in banding)


@given(st.lists(ANGKA, min_size=1, max_size=9))
def test_median_membagi_angka_menjadi_dua_bagian_sama_banyak(nilai):
    tengah = median(nilai)
    assert sum(n < tengah for n in nilai) <= len(nilai) / 2
    assert sum(n > tengah for n in nilai) <= len(nilai) / 2
    assert min(nilai) <= tengah <= max(nilai)


# --- money -------------------------------------------------------------------------------------------


def efisiensi(capaian: list[Decimal | None], serapan: Decimal | None) -> str:
    return kalimat_efisiensi(rata_capaian(capaian, D(120)), 1_000_000, serapan)


def test_capaian_disandingkan_dengan_serapan():
    assert efisiensi([D(100), D(102)], D("97.96")) == (
        "Rata-rata sederhana capaian indikatornya 101,00%, sedangkan anggaran kegiatan yang terkait "
        "(Rp1.000.000) terserap 97,96%; capaian lebih tinggi 3,04 poin persen daripada serapan."
    )
    assert efisiensi([D(90)], D(90)).endswith("terserap 90,00%; keduanya sama besar.")
    assert "belum diketahui serapannya" in efisiensi([D(90)], None)
    assert efisiensi([None], D(90)).startswith("Capaian indikatornya belum dihitung")
    assert "belum diketahui serapannya" in efisiensi([None], None)


@given(ANGKA, ANGKA)
def test_selisih_capaian_dan_serapan_mengikuti_angkanya(capaian, serapan):
    kalimat = efisiensi([capaian], serapan)
    assert ("lebih tinggi" in kalimat) == (capaian > serapan)
    assert ("lebih rendah" in kalimat) == (capaian < serapan)
    if capaian != serapan:
        beda = re.search(r"([\d.,]+) poin persen", kalimat)
        assert beda is not None and D(beda[1].replace(".", "").replace(",", ".")) > 0


def test_tidak_ada_kata_pujian_tentang_uang():
    kalimat = efisiensi([D(150)], D(50))
    assert not re.search("efisien|hemat|boros|baik|berhasil", kalimat, re.IGNORECASE)


def test_kegiatan_disebut_menurut_programnya():
    isi = [("A", "Program X"), ("B", "Program X"), ("C", "Program Y")]
    assert kalimat_penunjang(isi, bersama=False) == (
        "Kinerja ini didukung oleh kegiatan A dan B (Program X) dan C (Program Y)."
    )
    assert kalimat_penunjang([("A", "P")], bersama=True).endswith(
        "A (P). Kegiatan itu juga mendukung sasaran lain dalam Perjanjian Kinerja yang sama."
    )


# --- once for all ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", ["tahun_lalu", "jangka_menengah", "standar_nasional"])
def test_yang_tidak_ada_disebut_lingkupnya(kode):
    assert "untuk indikator ini" in kalimat_tanpa(kode, "indikator")
    assert "untuk semua indikator sasaran ini" in kalimat_tanpa(kode, "sasaran")
    assert "untuk semua indikator dalam laporan ini" in kalimat_tanpa(kode, "bab")
    assert "untuk 3 dari 5 indikator" in kalimat_tanpa_sebagian(kode, 5, 3, ["1.1", "1.2"])
    assert kalimat_tanpa_sebagian(kode, 5, 3, ["1.1", "1.2"]).endswith("pada indikator 1.1 dan 1.2.")
    banyak = kalimat_tanpa_sebagian(kode, 30, 20, [str(i) for i in range(10)])
    assert banyak.endswith("disajikan pada 10 indikator lainnya.")


def test_satu_indikator_tidak_dihitung_dari_satu():
    satu = rekap([butir(D(90), D(95))])
    assert kalimat_gabungan(satu, 2023) == (
        "Satu indikator kinerja pada Perjanjian Kinerja tahun 2023 melampaui target."
    )
    dua = rekap([butir(D(90), D(95)), butir(D(90), D(85), kode="1.2")])
    assert sebut_rekap(dua) == "1 melampaui target dan 1 tidak mencapai target"
