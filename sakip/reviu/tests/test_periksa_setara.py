"""Relations between groups, periods, running means and copies; each with a report that is right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

MASA = ("Program dan kegiatan | Pagu | Triwulan I | Triwulan II | Triwulan III | Triwulan IV",)
PROGRAM = (
    "Program Dukungan | 6.120.000.000 | 20,84% | 45,32% | 69,86% | 98,48%",
    "Program Layanan | 3.110.000.000 | 12,05% | 36,92% | 61,73% | 97,96%",
    "Program Pengawasan | 1.275.000.000 | 13,26% | 40,18% | 61,71% | 94,02%",
)
KEGIATAN = (
    "Administrasi kantor | 6.120.000.000 | 20,84% | 45,32% | 69,86% | 98,48%",
    "Layanan di wilayah | 2.800.000.000 | 11,71% | 35,95% | 61,17% | 97,90%",
    "Pengawasan di wilayah | 1.275.000.000 | 13,26% | 40,18% | 61,71% | 94,02%",
    "Penyuluhan warga | 310.000.000 | 15,08% | 45,71% | 66,82% | 98,52%",
)
BULAN = (
    "Sampai dengan bulan | Rencana (Rp) | Realisasi (Rp) | Persen dari pagu | Deviasi dari rencana",
    "Maret | 1.987.650.000 | 1.819.150.000 | 17,32% | -8,48%",
    "Juni | 4.739.769.000 | 4.434.250.000 | 42,21% | -6,45%",
    "September | 7.550.311.000 | 6.982.100.000 | 66,46% | -7,53%",
    "Desember | 10.505.000.000 | 10.272.211.150 | 97,78% | -2,22%",
)
BERJALAN = (
    "Periode | Nilai survei | Realisasi s.d. periode",
    "Januari | 96,84 | 3,87",
    "Februari | 96,05 | 3,86",
    "Maret | 95,84 | 3,85",
    "April | 95,11 | 3,84",
    "Mei | 95,93 | 3,84",
    "Juni | 97,90 | 3,85",
)
RIBUAN = (
    "Unit | Jan | Feb | Mar | Apr",
    "Balai Utara | 930 | 1.820 | 2.835 | 3.670",
    "Balai Selatan | 1.610 | 3.145 | 4.870 | 6.325",
    "Gabungan | 2.540 | 4.965 | 7.705 | 9.995",
)
BELUM = (
    "Unit | Jul | Agu | Sep | Okt",
    "Balai Utara | 43.500.000 | 42.800.000 | 44.950.000 | belum",
    "Balai Selatan | 90.100.000 | 87.650.000 | 84.200.000 | 95.300.000",
    "Gabungan | 133.600.000 | 130.450.000 | 129.150.000 | 95.300.000",
)


def laporan(*isi: tuple[str, ...]) -> str:
    return "".join(f"Tabel {n} Data pokok\n\n{tabel(*t)}Penjelasan tabel.\n\n" for n, t in enumerate(isi, 1))


def kelompok(program: tuple[str, ...] = PROGRAM, kegiatan: tuple[str, ...] = KEGIATAN) -> tuple[str, ...]:
    return (*MASA, "Program |  |  |  |  | ", *program, "Kegiatan |  |  |  |  | ", *kegiatan)


SEMUA = laporan(kelompok(), BULAN, BERJALAN, RIBUAN, BELUM)
KELAS = ("jumlah", "realisasi", "antar_tabel")


def test_laporan_yang_benar_tanpa_temuan():
    assert [t.uraian for k in KELAS for t in temuan(SEMUA, k)] == []


@pytest.mark.parametrize(
    ("lama", "baru", "kelas"),
    [
        ("12,05%\t36,92%", "12,05%\t39,92%", "jumlah"),  # one programme: the groups and the months disagree
        ("15,08%\t45,71%", "15,08%\t25,71%", "jumlah"),
        ("Layanan di wilayah\t2.800.000.000", "Layanan di wilayah\t2.800.000.020", "jumlah"),
        ("Program Pengawasan\t1.275.000.000", "Program Pengawasan\t8.275.000.000", "antar_tabel"),  # twins
        (
            "Program Pengawasan\t1.275.000.000\t13,26%",
            "Program Pengawasan\t1.275.000.000\t13,46%",
            "antar_tabel",
        ),
        ("Maret\t1.987.650.000", "Maret\t4.987.650.000", "realisasi"),  # how far from the plan
        ("66,46%\t-7,53%", "66,46%\t-7,63%", "realisasi"),
        ("95,84\t3,85", "95,84\t3,55", "realisasi"),  # a running mean on another scale
        ("Balai Selatan\t1.610\t3.145", "Balai Selatan\t1.610\t3.146", "jumlah"),  # thousands, no decimals
        ("84.200.000\t95.300.000", "84.200.000\t96.300.000", "jumlah"),  # one unit only has reported
    ],
)
def test_satu_angka_yang_diubah_ditemukan(lama, baru, kelas):
    assert SEMUA.count(lama) == 1
    assert temuan(SEMUA.replace(lama, baru), kelas)


def test_persentase_menurut_periode_dibanding_tabel_bulan():
    teks = laporan((*MASA, *PROGRAM), BULAN)
    assert temuan(teks, "jumlah") == []
    assert temuan(teks.replace("42,21%", "42,61%"), "jumlah")
    assert temuan(teks.replace("61,73%", "67,73%"), "jumlah")
    # another office's months are other numbers throughout
    lain = teks.replace("17,32%", "15,02%").replace("42,21%", "40,11%").replace("66,46%", "63,00%")
    assert temuan(lain, "jumlah") == []


def test_dua_kelompok_yang_membagi_hal_lain_boleh_berbeda():
    """Only a part of the activities is listed: their sum and their shares are their own."""
    lain = (*KEGIATAN[:2], "Penyuluhan warga | 310.000.000 | 25,08% | 55,71% | 76,82% | 98,52%")
    assert temuan(laporan(kelompok(kegiatan=lain)), "jumlah") == []


def test_target_dua_indikator_yang_hampir_sama_bukan_baris_kembar():
    isi = (
        "Indikator | Target 2021 | Target 2022 | Target 2023 | Target 2024",
        "Indeks persepsi pelayanan | 3,11 | 3,12 | 3,13 | 3,14",
        "Indeks persepsi antikorupsi | 3,11 | 3,12 | 3,13 | 3,15",
    )
    assert temuan(laporan(isi), "antar_tabel") == []


def test_nilai_terakhir_yang_dibawa_unit_bukan_jumlah_yang_salah():
    """A running total: the unit that has not reported keeps its last number in the total."""
    isi = (
        "Unit | Jan | Feb | Mar | Apr",
        "Balai Utara | 930 | 1.820 | 2.835 | belum",
        "Balai Selatan | 1.610 | 3.145 | 4.870 | 6.325",
        "Gabungan | 2.540 | 4.965 | 7.705 | 9.160",
    )
    assert temuan(laporan(isi), "jumlah") == []
    salah = laporan(isi).replace("9.160", "9.260")
    assert [t.tercetak for t in temuan(salah, "jumlah")] == ["9.260"]


def test_pecahan_tiga_angka_tidak_dibaca_ribuan():
    """Indices with three decimals are rounded: their sum may differ by the last digit."""
    isi = (
        "Unsur | Loket | Daring | Keliling",
        "Bobot satu | 0.333 | 0.250 | 0.125",
        "Bobot dua | 0.333 | 0.250 | 0.125",
        "Bobot tiga | 0.333 | 0.500 | 0.750",
        "Jumlah | 1.000 | 1.000 | 1.000",
    )
    assert temuan(laporan(isi), "jumlah") == []


def _data(nilai: dict[str, str]) -> str:
    nama = {
        "Jumlah warga yang dilayani keliling": "133", "Jumlah penyuluhan kepada warga": "24",
        "Jumlah perkara yang diselesaikan": "57", "Jumlah pelatihan petugas loket": "12",
        "Jumlah kunjungan ke rumah tahanan": "348",
    }  # fmt: skip
    daftar = "Tabel 1 Capaian Kinerja Tahun 2022\n\n" + tabel(
        "Indikator Kinerja | Target | Realisasi | Capaian",
        *(f"{n} | {v} | {v} | 100,00%" for n, v in nama.items()),
    )
    bagian = "".join(
        f"3.1.{i} {n}\n\nTabel 3.{i} Data\n\n{tabel('Variabel | Satuan | Nilai', f'Data hasil | kali | {v}')}"
        f"Angka itu dicatat oleh petugas setiap hari kerja.\n\n"
        for i, (n, v) in enumerate({n: nilai.get(n, v) for n, v in nama.items()}.items(), 1)
    )
    return daftar + bagian


def test_data_satu_variabel_sama_dengan_realisasinya():
    assert temuan(_data({}), "antar_tabel") == []
    salah = temuan(_data({"Jumlah perkara yang diselesaikan": "67"}), "antar_tabel")
    assert [t.tercetak for t in salah] == ["67"]
    # where two parts differ, the data are no realisation in this report
    dua = {"Jumlah perkara yang diselesaikan": "67", "Jumlah pelatihan petugas loket": "30"}
    assert temuan(_data(dua), "antar_tabel") == []
