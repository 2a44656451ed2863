"""What a table works out from itself, from its sisters or from the calculation above it: each report is right
as it stands, and one changed number is found."""

from __future__ import annotations

import pytest

from sakip.reviu.model import KELAS
from sakip.reviu.tests.bahan import tabel, temuan

SKOR = "Tabel 3.7 Nilai IKPA Menurut Satuan Kerja Tahun 2022\n\n" + tabel(
    "Komponen | Bobot | Kantor Utara | Balai Timur | Balai Barat",
    "Revisi DIPA | 10% | 100,00 | 100,00 | 90,00",
    "Deviasi Halaman III DIPA | 20% | 95,60 | 92,40 | 93,80",
    "Penyerapan anggaran | 30% | 99,00 | 98,00 | 97,00",
    "Capaian output | 40% | 98,00 | 100,00 | t.b.",
    "Nilai resmi |  | 98,02 | 97,88 | 94,77",
)
NKA = "Tabel 3.8 Nilai Kinerja Anggaran Tahun 2022\n\n" + tabel(
    "Unsur | Bobot | Nilai | Bobot × nilai",
    "Nilai SMART | 60% | 95,50 | 57,30",
    "Nilai IKPA | 40% | 98,20 | 39,28",
    "Nilai Kinerja Anggaran (hitungan) |  |  | 96,58",
)
KEPALA_BOBOT = "Tabel 3.9 Nilai Menurut Satuan Kerja Tahun 2022\n\n" + tabel(
    "No. | Satuan kerja | Nilai SMART (60%) | Nilai IKPA (40%) | Gabungan",
    "1 | Kantor Utara | 97,69 | 97,37 | 97,56",
    "2 | Balai Timur | 99,83 | 99,19 | 99,57",
    "3 | Balai Barat | 96,56 | 97,16 | 96,80",
    "4 | Balai Hilir | 97,44 | 98,88 | 98,02",
)
RESMI = "Tabel 3.10 Nilai SMART Menurut Satuan Kerja Tahun 2022\n\n" + tabel(
    "No. | Satuan kerja | Nilai resmi | Hitungan ulang",
    "1 | Kantor Utara | 97,69 | 97,69",
    "2 | Balai Timur | 99,83 | 99,83",
    "3 | Balai Barat | 96,56 | 96,56",
    "4 | Balai Hilir | 97,44 | 97,44",
)
SELISIH = "Tabel 3.11 Progres dan Serapan Tahun 2022\n\n" + tabel(
    "No. | Rincian keluaran | Progres | Serapan | Selisih",
    "1 | Penyuluhan warga | 97,20% | 98,62% | -1,42 (batas 5)",
    "2 | Pemeriksaan lapangan | 89,40% | 94,02% | -4,62 (batas 5)",
    "3 | Layanan loket | 99,20% | 98,46% | 0,74 (batas 5)",
)
PAGU = "Tabel 3.12 Perubahan Pagu Tahun 2022\n\n" + tabel(
    "Baris | Pagu awal (Rp) | Revisi (Rp) | Tambahan (Rp) | Pagu akhir (Rp) | Alasan",
    "Operasional | 1.570.000.000 | -60.000.000 | 0 | 1.510.000.000 | digeser",
    "Peralatan | 250.000.000 | 60.000.000 | 0 | 310.000.000 | tambahan",
    "Layanan keliling | 980.000.000 | 0 | 350.000.000 | 1.330.000.000 | tambahan belanja",
)
NILAI = tabel(
    "No. | Rencana aksi | B03 | B06 | B09 | B12 | Rata-rata",
    "1 | Penataan arsip | 100,00 | 100,00 | 90,00 | 100,00 | 97,50",
    "2 | Penyusunan standar layanan | 85,00 | 100,00 | 82,50 | dk | 89,17",
    "Rata-rata yang diverifikasi |  | 92,50 | 100,00 | 86,25 | 100,00 | ",
)
NILAI_DUA = tabel(
    "No. | Rencana aksi | B03 | B06 | B09 | B12 | Rata-rata",
    "1 | Penyuluhan keliling | 100,00 | 70,00 | 100,00 | bd | 90,00",
    "Rata-rata yang diverifikasi |  | 100,00 | 70,00 | 100,00 | – | ",
)
REKAP = (
    "Tabel 3.13 Rekapitulasi Rencana Aksi Tahun 2022\n\n"
    + tabel(
        "No. | Penanggung jawab | Rencana aksi | Rata-rata 2022",
        "1 | Bagian Umum | 2 | 93,33",
        "2 | Bidang Layanan | 1 | 90,00",
        "3 | Bidang Pengawasan | 2 | 96,25",
    )
    + "Tabel 3.14 Rencana Aksi Bagian Umum Tahun 2022\n\n"
    + NILAI
    + "Tabel 3.15 Rencana Aksi Bidang Layanan Tahun 2022\n\n"
    + NILAI_DUA
    + "Tabel 3.16 Rencana Aksi Bidang Pengawasan Tahun 2022\n\n"
    + NILAI.replace("dk", "100,00")
    .replace("89,17", "95,00")
    .replace("82,50", "95,00")
    .replace("86,25", "92,50")
    .replace("Penataan arsip", "Pemetaan objek")
    .replace("Penyusunan standar layanan", "Uji petik")
)
LENGKAP = "Tabel 3.16 Kelengkapan Laporan Tahun 2022 (persen)\n\n" + tabel(
    "No. | Laporan | Jan | Feb | Mar",
    "1 | Kantor Utara | 100 | 100 | 100",
    "2 | Balai Timur | 100 | 75,5 | 100",
    "3 | Balai Barat | 100 | 100 | 80",
)
KUMULATIF = (
    "Tabel 3.17 Realisasi Anggaran Menurut Satuan Kerja Tahun 2022\n\n"
    + tabel(
        "No. | Satuan kerja | Pagu (Rp) | Realisasi (Rp) | Persen",
        "1 | Kantor Utara | 6.120.000.000 | 6.026.980.750 | 98,48%",
        "2 | Balai Timur | 4.385.000.000 | 4.245.230.400 | 96,81%",
        "Jumlah |  | 10.505.000.000 | 10.272.211.150 | 97,78%",
    )
    + "Tabel 3.18 Realisasi Kumulatif per Bulan Tahun 2022\n\n"
    + tabel(
        "Sampai dengan bulan | Realisasi (Rp) | Persen dari pagu akhir",
        "September | 6.982.100.000 | 66,46%",
        "Oktober | 7.891.900.000 | 75,13%",
        "November | 9.114.900.000 | 86,77%",
        "Desember | 10.272.211.150 | 97,78%",
    )
)
DATA = (
    "3.1 Persentase objek yang diperiksa\n\n"
    "Perhitungan realisasi: 234 ÷ 322 × 100 = 72,67\n\n"
    "Tabel 3.19 Data Persentase objek yang diperiksa Tahun 2022\n\n"
    + tabel(
        "Variabel | Satuan | Nilai", "Objek yang diperiksa | objek | 234", "Objek terdaftar | objek | 322"
    )
)


@pytest.mark.parametrize(
    ("benar", "lama", "baru", "kelas"),
    [
        (SKOR, "97,88", "91,88", "skor_anggaran"),  # the result
        (SKOR, "92,40", "52,40", "skor_anggaran"),  # a component
        (SKOR, "| 30%".replace("| ", "\t"), "\t35%", "skor_anggaran"),  # a weight
        (NKA, "57,30", "51,30", "realisasi"),  # the header says what it is
        (NKA, "96,58", "86,58", "skor_anggaran"),
        (NKA, "40%", "45%", "skor_anggaran"),
        (KEPALA_BOBOT, "99,57", "98,57", "skor_anggaran"),
        (RESMI, "96,56\t96,56", "95,56\t96,56", "skor_anggaran"),
        (SELISIH, "-4,62 (batas 5)", "-4,22 (batas 5)", "realisasi"),
        (PAGU, "980.000.000", "980.010.000", "jumlah"),
        ("Tabel 3.14 Nilai Rencana Aksi\n\n" + NILAI, "89,17", "87,17", "rata_rata"),
        ("Tabel 3.14 Nilai Rencana Aksi\n\n" + NILAI, "86,25", "96,25", "rata_rata"),
        (REKAP, "93,33", "93,73", "antar_tabel"),
        (REKAP, "Bagian Umum\t2", "Bagian Umum\t5", "antar_tabel"),
        (LENGKAP, "100\t75,5", "103\t75,5", "lebih_100"),
        (KUMULATIF, "75,13%", "76,13%", "realisasi"),
        (DATA, "objek\t234", "objek\t284", "realisasi"),
    ],
)
def test_satu_angka_yang_diubah_ditemukan_dan_yang_benar_dibiarkan(benar, lama, baru, kelas):
    assert [(k, t.uraian) for k in KELAS for t in temuan(benar, k)] == []
    assert benar.count(lama) >= 1
    assert temuan(benar.replace(lama, baru, 1), kelas), (lama, baru)


def test_beda_resmi_yang_dijelaskan_tabel_lain_dan_rata_rata_berbobot_dibiarkan():
    beda = RESMI.replace("96,56\t96,56", "96,06\t96,56")
    jelas = "Tabel 3.20 Perbedaan Nilai SMART Tahun 2022\n\n" + tabel(
        "No. | Satuan kerja | Penjelasan", "1 | Balai Barat | Efisiensi dipotong"
    )
    assert temuan(beda, "skor_anggaran")
    assert temuan(beda + jelas, "skor_anggaran") == []
    berbobot = NILAI.replace("Rata-rata yang diverifikasi", "Rata-rata berbobot").replace("86,25", "88,00")
    assert temuan("Tabel 3.14 Nilai Rencana Aksi\n\n" + berbobot, "rata_rata") == []


def test_rekapitulasi_tahun_atau_keadaan_lain_bukan_pertentangan():
    assert (
        temuan(REKAP.replace("Rata-rata 2022", "Rata-rata 2021").replace("93,33", "83,33"), "antar_tabel")
        == []
    )


def test_bulan_yang_bukan_bagian_jumlah_dan_kemajuan_yang_dipotong_di_100_dibiarkan():
    bulanan = "Tabel 2 Angka per bulan 2022\n\n" + tabel(
        "Indikator | Jan | Feb | Mar | S.d. Maret",
        "Jumlah warga yang terlayani (orang) | 2.540 | 2.425 | 2.740 | 7.705",
        "Jumlah penyuluhan (kegiatan) | 2 | 1 | 1 | 4",
        "Persentase objek yang diperiksa (persen) | 7,05 | 6,20 | 7,44 | 33,01",
    )
    assert temuan(bulanan, "jumlah") == []
    kemajuan = "Tabel 2 Keluaran 2022\n\n" + tabel(
        "No. | Keluaran | Volume target | Volume | Progres",
        "1 | Penyuluhan | 10 | 11 | 100,00%",
        "2 | Pemeriksaan | 360 | 322 | 89,40%",
        "3 | Layanan keliling | 36 | 35 | 97,20%",
        "4 | Layanan loket | 20.000 | 19.830 | 99,20%",
        "5 | Bantuan | 500 | 412 | 82,40%",
    )
    assert temuan(kemajuan, "realisasi") == []
    assert temuan(kemajuan.replace("89,40%", "49,40%"), "realisasi")


def test_perjanjian_kinerja_bukan_laporan_yang_kekurangan_bab():
    pk = (
        "PERJANJIAN KINERJA\n\n# Pernyataan\n\n# Sasaran\n\n# Target\n\n# Anggaran\n\n# Lampiran\n\n"
        + tabel(
            "No. | Program dan kegiatan | Anggaran",
            "Program Layanan |  | ",
            "1 | Layanan Loket | Rp1.275.000.000",
        )
    )
    assert temuan(pk, "kosong", ragu=True) == []


def test_dua_tabel_sejarah_satu_indikator_yang_berbeda_ditemukan_walau_kelipatan_skala():
    def dua(nilai: str) -> str:
        return (
            "# 1.1 Persentase permohonan yang selesai tepat waktu\n\nTabel 3.1 Perbandingan Antartahun\n\n"
            + tabel("Tahun | Target | Realisasi", "2020 | 60,00% | 61,00%", "2021 | 75,00% | 76,00%")
            + "Tabel 3.2 Target Rencana Strategis dan Realisasi\n\n"
            + tabel("Uraian | 2020 | 2021", "Target (persen) | 60,00 | 75,00", f"Realisasi | 61,00 | {nilai}")
            + "Tabel 3.3 Capaian\n\n"
            + tabel(
                "No | Indikator Kinerja | Target | Realisasi | Capaian",
                "1.1 | Persentase permohonan yang selesai tepat waktu | 80,00% | 84,00% | 105,00%",
            )
        )

    assert temuan(dua("76,00"), "antar_tabel") == []
    assert temuan(dua("15,20"), "antar_tabel")


def test_dua_tabel_berlabel_sama_bukan_satu_deret_bila_yang_dihitung_lain():
    def menurut_bagian(apa: str, judul: str, *nilai: str) -> str:
        nama = ("Bagian Umum", "Bidang Layanan", "Bidang Pengawasan", "Balai Timur", "Balai Barat")
        baris = (f"{n} | {x}" for n, x in zip(nama, nilai, strict=True))
        return f"Tabel 2 {apa} Menurut Bagian Tahun 2022\n\n" + tabel(f"Bagian | {judul}", *baris)

    satu = menurut_bagian("Pegawai", "Jumlah", "2", "3", "5", "4", "6")
    assert temuan(satu + menurut_bagian("Kendaraan", "Jumlah", "2", "3", "5", "1", "6"), "antar_tabel") == []
    satu = menurut_bagian("Indikator", "Indikator kinerja", "12", "3", "5", "4", "6")
    assert temuan(
        satu + menurut_bagian("Status", "Indikator kinerja", "12", "3", "5", "7", "6"), "antar_tabel"
    )
    assert (
        temuan(satu + menurut_bagian("Status", "Indikator kinerja", "12", "3", "5", "4", "6"), "antar_tabel")
        == []
    )
