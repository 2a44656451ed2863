"""Slips in tables that one rule alone finds, each beside a table that is right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan


def _tercetak(teks: str, kelas: str) -> list[str]:
    return [t.tercetak for t in temuan(teks, kelas, ragu=True)]


# --- two tables ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("desa", "harus"), [("37", []), ("73", ["73"]), ("52", [])])
def test_satu_baris_di_dua_tabel_dengan_urutan_kolom_lain(desa: str, harus: list[str]) -> None:
    """Digits changed places; quite another number counts something else."""
    teks = (
        "Tabel 3.1 Pelatihan Menurut Jenis\n\n"
        + tabel(
            "Jenis Pelatihan | Rencana | Selesai | Peserta | Desa",
            "Budidaya rumput laut | 40 | 38 | 905 | 12",
            f"Olah hasil laut | 125 | 118 | 2.450 | {desa}",
            "Perbaikan mesin kapal | 60 | 61 | 744 | 21",
        )
        + "Tabel 3.2 Pelatihan dengan Peserta Terbanyak\n\n"
        + tabel(
            "Jenis Pelatihan | Peserta | Lama | Desa | Selesai | Rencana",
            "Olah hasil laut | 2.450 | 9 | 37 | 118 | 125",
            "Pengawetan ikan asin | 2.201 | 6 | 18 | 71 | 70",
        )
    )
    assert _tercetak(teks, "antar_tabel") == harus


@pytest.mark.parametrize(("banyak", "harus"), [("3", []), ("4", ["4"])])
def test_banyaknya_indikator_menurut_naskah_perjanjian(banyak: str, harus: list[str]) -> None:
    teks = (
        "Tabel 2.1 Dokumen Perjanjian Kinerja\n\n"
        + tabel(
            "Dokumen | Jumlah Indikator",
            f"Perjanjian Kinerja Kepala Dinas | {banyak}",
            "Perjanjian Kinerja Sekretaris Dinas | 2",
        )
        + "Tabel 2.2 Perjanjian Kinerja Kepala Dinas\n\n"
        + tabel(
            "No | Indikator Kinerja | Target",
            "1 | Persentase sawah yang berpengairan baik | 80%",
            "2 | Persentase benih padi yang bersertifikat | 70%",
            "3 | Jumlah kelompok tani yang dibina | 45",
        )
        + "Tabel 2.3 Perjanjian Kinerja Sekretaris Dinas\n\n"
        + tabel(
            "No | Indikator Kinerja | Target",
            "1 | Persentase arsip dinas yang tertata | 90%",
            "2 | Persentase surat yang dijawab tepat waktu | 95%",
        )
    )
    assert _tercetak(teks, "antar_tabel") == harus


@pytest.mark.parametrize(
    ("hilang", "harus"),
    [("April", ["471"]), ("", []), ("Juli", [])],  # a series may end before the other
)
def test_bulan_yang_hilang_di_tengah_salinan(hilang: str, harus: list[str]) -> None:
    isi = dict(
        zip(
            ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
            (412, 398, 455, 471, 433, 502, 518),
            strict=True,
        )
    )
    satu, dua = ([f"{b} | {n}" for b, n in isi.items() if b != h] for h in ("", hilang))
    teks = (
        "Tabel 3.1 Kunjungan Perpustakaan Tahun 2022\n\n"
        + tabel("Bulan | Kunjungan", *satu)
        + "Tabel 3.2 Kunjungan Perpustakaan per Bulan\n\n"
        + tabel("Bulan | Kunjungan", *dua)
    )
    assert [t.seharusnya for t in temuan(teks, "antar_tabel", ragu=True)] == harus


def _kecamatan(seluruh: str) -> str:
    desa = {
        "Barat": ("Sukamaju | 312 | 540", "Mekarsari | 204 | 410"),
        "Timur": ("Cibodas | 188 | 365", "Wanasari | 401 | 622"),
        "Selatan": ("Pasirjaya | 150 | 244", "Sindang | 275 | 381"),
    }
    return "".join(
        f"Tabel 3.{n} Ternak Kecamatan {k}\n\n" + tabel("Desa | Sapi | Kambing", *b)
        for n, (k, b) in enumerate(desa.items(), 1)
    ) + (
        "Tabel 3.9 Rekapitulasi\n\n"
        + tabel(
            "Kecamatan | Sapi | Kambing",
            "Kecamatan Barat | 516 | 950",
            "Kecamatan Timur | 589 | 987",
            "Kecamatan Selatan | 425 | 625",
            f"Seluruh kecamatan | {seluruh}",
        )
    )


@pytest.mark.parametrize(("seluruh", "harus"), [("1.530 | 2.562", []), ("1.350 | 2.562", ["1.350"])])
def test_baris_seluruh_pada_rekapitulasi(seluruh: str, harus: list[str]) -> None:
    assert _tercetak(_kecamatan(seluruh), "antar_tabel") == harus


_SUMUR = "Persentase sumur warga yang layak"


@pytest.mark.parametrize(("akhir", "harus"), [("84,00%", []), ("86,00%", ["86,00%"])])
def test_kolom_kumulatif_pada_bagian_indikator(akhir: str, harus: list[str]) -> None:
    """Two other tables print the year's value of the indicator; this one does not name it."""
    kepala = "Indikator Kinerja | Target | Realisasi | Capaian"
    teks = (
        "Tabel 3.1 Capaian Kinerja\n\n"
        + tabel(
            kepala,
            f"{_SUMUR} | 80,00% | 84,00% | 105,00%",
            "Persentase saluran desa yang lancar | 75,00% | 60,00% | 80,00%",
        )
        + f"3.1 {_SUMUR}\n\nTabel 3.2 Capaian Sumur\n\n"
        + tabel(kepala, f"{_SUMUR} | 80,00% | 84,00% | 105,00%")
        + "Tabel 3.3 Perkembangan\n\n"
        + tabel(
            "Masa | Realisasi s.d. Triwulan",
            "Triwulan I | 20,00%",
            "Triwulan II | 41,00%",
            "Triwulan III | 66,00%",
            f"Triwulan IV | {akhir}",
            f"Setahun | {akhir}",
        )
    )
    assert _tercetak(teks, "antar_tabel") == harus


@pytest.mark.parametrize(("setahun", "harus"), [("55", []), ("65", ["65"])])
def test_kolom_kumulatif_berakhir_dengan_nilai_setahun(setahun: str, harus: list[str]) -> None:
    teks = "Tabel 3.5 Realisasi Kumulatif\n\n" + tabel(
        "Triwulan | Realisasi | Realisasi s.d. Triwulan",
        "Triwulan I | 12 | 12",
        "Triwulan II | 20 | 32",
        "Triwulan III | 9 | 41",
        "Triwulan IV | 14 | 55",
        f"Setahun | 55 | {setahun}",
    )
    assert _tercetak(teks, "antar_tabel") == harus


# --- sums ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("anak", "harus"), [("450.000", []), ("540.000", ["800.000"])])
def test_induk_dan_rinciannya(anak: str, harus: list[str]) -> None:
    """The ceilings prove that the lettered rows are parts."""
    teks = "Tabel 3.3 Pagu dan Realisasi\n\n" + tabel(
        "No | Uraian | Pagu (Rp) | Realisasi (Rp)",
        "1 | Program Penyuluhan | 900.000 | 800.000",
        f"a. | Bahan cetak | 500.000 | {anak}",
        "b. | Perjalanan petugas | 400.000 | 350.000",
        "2 | Program Sarana | 700.000 | 650.000",
        "a. | Alat tulis | 300.000 | 290.000",
        "b. | Meja kerja | 400.000 | 360.000",
    )
    assert _tercetak(teks, "jumlah") == harus


_TERNAK = (
    (512, 31, 44, 120, 18, 7, 25, 66, 9, 14, 52, 38, 21, 17, 83),
    (430, 12, 60, 98, 20, 11, 32, 41, 8, 19, 47, 55, 13, 26, 71),
    (377, 25, 18, 140, 33, 6, 12, 58, 15, 22, 29, 44, 10, 31, 64),
    (610, 40, 35, 77, 14, 9, 28, 73, 12, 16, 61, 27, 18, 23, 59),
    (298, 9, 51, 66, 27, 5, 19, 36, 11, 24, 33, 49, 16, 20, 92),
)


@pytest.mark.parametrize(("lebih", "harus"), [(0, []), (10, ["517"])])
def test_kolom_jumlah_yang_tidak_menjumlahkan_semua_kolom(lebih: int, harus: list[str]) -> None:
    """The first column of numbers, the area, is no part of the sum."""
    jumlah = [sum(x[1:]) for x in _TERNAK]
    jumlah[2] += lebih
    teks = "Tabel 3.4 Ternak Menurut Desa\n\n" + tabel(
        "Desa | Luas | " + " | ".join(f"Jenis {h}" for h in "ABCDEFGHIJKLMN") + " | Jumlah Ternak",
        *(
            f"{nama} | {' | '.join(map(str, x))} | {n}"
            for nama, x, n in zip(
                ("Sukamaju", "Mekarsari", "Cibodas", "Wanasari", "Pasirjaya"), _TERNAK, jumlah, strict=True
            )
        ),
    )
    assert _tercetak(teks, "jumlah") == harus


@pytest.mark.parametrize(("jumlah", "harus"), [("265", []), ("256", ["256"])])
def test_satu_kolom_nilai_di_atas_jumlahnya(jumlah: str, harus: list[str]) -> None:
    teks = "Tabel 3.5 Bantuan\n\n" + tabel(
        "Bantuan | Nilai (juta)", "Mesin jahit | 120", "Benih ikan | 85", "Kios | 60", f"Jumlah | {jumlah}"
    )
    assert _tercetak(teks, "jumlah") == harus


@pytest.mark.parametrize(("isi", "harus"), [("31 | 27", []), ("12 | 10", ["31"]), ("31 | 25", [])])
def test_jumlah_di_bawah_satu_baris(isi: str, harus: list[str]) -> None:
    """Both numbers differ: rows are missing. One alone may be told otherwise."""
    teks = "Tabel 3.6 Bantuan\n\n" + tabel(
        "No | Jenis Bantuan | Usul | Salur", f"1 | Mesin jahit | {isi}", "Jumlah | | 31 | 27"
    )
    assert _tercetak(teks, "jumlah") == harus


@pytest.mark.parametrize(("jumlah", "harus"), [(330, []), (339, ["339"])])
def test_kolom_jumlah_dari_banyak_kolom(jumlah: int, harus: list[str]) -> None:
    isi = (
        (11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25),
        (31, 22, 13, 44, 5, 16, 27, 8, 19, 40, 21, 12, 33, 24, 15),
        (7, 18, 9, 20, 11, 2, 13, 24, 15, 6, 17, 28, 19, 10, 21),
    )
    awal, tengah, akhir = (" | ".join(map(str, x)) for x in isi)
    teks = "Tabel 3.7 Sumur Menurut Desa\n\n" + tabel(
        "Survei | " + " | ".join(f"Desa {h}" for h in "ABCDEFGHIJKLMNO") + " | Jumlah | Petugas",
        f"Survei awal | {awal} | {sum(isi[0])} | 30",
        f"Survei tengah | {tengah} | {jumlah} | 30",
        f"Survei akhir | {akhir} | {sum(isi[2])} | 30",
    )
    assert _tercetak(teks, "jumlah") == harus


@pytest.mark.parametrize(("akhir", "harus"), [("107", []), ("101", ["101"])])
def test_kolom_posisi_terakhir(akhir: str, harus: list[str]) -> None:
    teks = "Tabel 3.8 Anggota\n\n" + tabel(
        "Koperasi | TW I | TW II | TW III | Posisi Terakhir",
        "Maju Jaya | 120 | 131 | 144 | 144",
        f"Tani Makmur | 80 | 98 | 107 | {akhir}",
        "Mina Bahari | 210 | 215 | 233 | 233",
        "Sari Bumi | 64 | 70 | 75 | 75",
    )
    assert _tercetak(teks, "jumlah") == harus


@pytest.mark.parametrize(("tetap", "harus"), [("18", []), ("28", ["28"])])
def test_baris_terakhir_tanpa_kata_jumlah(tetap: str, harus: list[str]) -> None:
    teks = tabel(
        "Balai | Masuk | Keluar | Tetap",
        "Balai Barat | 12 | 7 | 9",
        "Balai Timur | 15 | 4 | 6",
        "Balai Tengah | 11 | 5 | 3",
        f"Ketiga balai | 38 | 16 | {tetap}",
    )
    assert _tercetak(teks, "jumlah") == harus


# --- shares ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("timur", "utara", "harus"),
    [("90,00%", "75,00%", []), ("95,00%", "57,00%", ["95,00%", "57,00%"])],
)
def test_dua_persentase_salah_di_antara_banyak(timur: str, utara: str, harus: list[str]) -> None:
    teks = "Tabel 3.1 Penyelesaian Permohonan\n\n" + tabel(
        "Loket | Masuk | Selesai | Tuntas (%)",
        "Barat | 80 | 60 | 75,00%",
        f"Timur | 50 | 45 | {timur}",
        f"Utara | 120 | 90 | {utara}",
        "Selatan | 64 | 48 | 75,00%",
        "Tengah | 40 | 38 | 95,00%",
        "Pesisir | 25 | 22 | 88,00%",
        "Hulu | 90 | 81 | 90,00%",
        "Hilir | 70 | 49 | 70,00%",
    )
    assert _tercetak(teks, "realisasi") == harus


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Proporsi rumah berlistrik: dari 240 rumah ternyata 276 rumah, yaitu 115%.", ["115%"]),
        ("Proporsi rumah berlistrik: dari 240 rumah ternyata 216 rumah, yaitu 90%.", []),
        ("Proporsi rumah berlistrik: dari 240 rumah menjadi 276 rumah, yaitu 115%.", []),  # it grew
        ("Rumah berlistrik: dari 240 rumah ternyata 276 rumah, yaitu 115%.", []),  # no share is named
    ],
)
def test_bagian_yang_melebihi_keseluruhan_dalam_kalimat(kalimat: str, harus: list[str]) -> None:
    assert _tercetak(f"3.1 Uraian Hasil\n\n{kalimat}\n", "lebih_100") == harus


# --- scores ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("jumlah", "harus"), [("86,00", []), ("68,00", ["68,00"])])
def test_jumlah_hasil_kali_bobot_tanpa_kolom_bobot(jumlah: str, harus: list[str]) -> None:
    teks = "Tabel 3.9 Nilai Kinerja\n\n" + tabel(
        "Komponen | Nilai | Bobot × Nilai",
        "Capaian output (bobot 60%) | 90,00 | 54,00",
        "Efisiensi (bobot 40%) | 80,00 | 32,00",
        f"Nilai Kinerja Anggaran | | {jumlah}",
    )
    assert _tercetak(teks, "skor_anggaran") == harus


@pytest.mark.parametrize(("hitung", "harus"), [("86,00", []), ("68,00", ["68,00"])])
def test_nilai_hitungan_di_samping_nilai_resmi(hitung: str, harus: list[str]) -> None:
    teks = "Tabel 3.9 Nilai Kinerja\n\n" + tabel(
        "Komponen | Bobot | Nilai",
        "Capaian output | 60% | 90,00",
        "Efisiensi | 40% | 80,00",
        "Nilai resmi | | 86,00",
        f"Nilai menurut hitungan | | {hitung}",
    )
    assert _tercetak(teks, "skor_anggaran") == harus


def _pelaksanaan(*akhir: str, tagihan: str = "10") -> str:
    return "Tabel 3.9 Nilai Pelaksanaan Anggaran\n\n" + tabel(
        "Komponen | Bobot (%) | Unit Barat | Unit Timur",
        "Revisi | 20 | 90,00 | 95,00",
        "Penyerapan | 30 | 80,00 | 85,00",
        f"Tagihan | {tagihan} | – | –",
        "Capaian Output | 40 | 88,00 | 92,00",
        "Nilai tertimbang | | 77,20 | 81,30",
        *akhir,
    )


_DIPAKAI = "Bobot yang dipakai | | 90% | 90%"


def _satu_unit(hasil: str) -> str:
    """Without a second column, in which all components have values, to prove how the score is worked out."""
    isi = _pelaksanaan(_DIPAKAI, f"Nilai hasil hitung | | {hasil} | ").replace(
        "Unit Barat\tUnit Timur", "Nilai"
    )
    return "\n".join("\t".join(b.split("\t")[:3]) for b in isi.replace("Unit Barat", "Nilai").split("\n"))


@pytest.mark.parametrize(
    ("teks", "harus"),
    [
        (_pelaksanaan(_DIPAKAI), []),
        (_pelaksanaan(_DIPAKAI, tagihan="15"), ["15"]),  # the weight that did not count
        (_pelaksanaan(_DIPAKAI, "Nilai hasil hitung | | 85,78 | 90,33"), []),
        (_pelaksanaan(_DIPAKAI, "Nilai hasil hitung | | 85,78 | 93,30"), ["93,30"]),
        (_pelaksanaan("Bobot yang dipakai | | 90% | 80%"), ["80%"]),
        (_satu_unit("85,78"), []),
        (_satu_unit("58,87"), ["58,87"]),
    ],
)
def test_baris_dari_komponen_ke_nilai(teks: str, harus: list[str]) -> None:
    assert _tercetak(teks, "skor_anggaran") == harus


@pytest.mark.parametrize(
    ("akhir", "harus"),
    [
        (("86,00", "100%", "1,00", "85,00"), []),
        (("86,00", "100%", "1,00", "58,00"), ["58,00"]),
        (("68,00", "100%", "1,00", "85,00"), ["68,00"]),  # the score is right, the row above it is not
        (("86,00", "90%", "1,00", "85,00"), ["90%"]),
        (("86,00", "100%", "2,00", "85,00"), ["85,00"]),
    ],
)
def test_satu_langkah_yang_salah_disebut_sekali(akhir: tuple[str, ...], harus: list[str]) -> None:
    langkah = ("Nilai tertimbang", "Bobot yang dipakai", "Potongan", "Nilai hasil hitung")
    teks = "Tabel 3.9 Nilai Pelaksanaan Anggaran\n\n" + tabel(
        "Komponen | Bobot (%) | Nilai",
        "Revisi | 20 | 90,00",
        "Penyerapan | 30 | 80,00",
        "Capaian Output | 50 | 88,00",
        *(f"{x} | | {n}" for x, n in zip(langkah, akhir, strict=True)),
    )
    assert _tercetak(teks, "skor_anggaran") == harus
