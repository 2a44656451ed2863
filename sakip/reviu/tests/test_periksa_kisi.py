"""Sums, quotients, counts and copies that a report's own tables prove; each with a report that is right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

UNIT = (
    "Unit | Jan | Feb | Mar | Apr | Mei | Jumlah setahun",
    "Balai Utara | 112 | 110 | 126 | 101 | 115 | 564",
    "Balai Selatan | 204 | 194 | 219 | 186 | 201 | 1.004",
    "Gabungan | 316 | 304 | 345 | 287 | 316 | 1.568",
)
BULAN = (
    "Periode | Permohonan yang selesai | Permohonan yang masuk | Realisasi s.d. periode (persen)",
    "Januari | 316 | 330 | 95,76",
    "Februari | 304 | 313 | 96,42",
    "Maret | 345 | 356 | 96,60",
    "April | 287 | 298 | 96,53",
    "Mei | 316 | 324 | 96,73",
    "Jumlah setahun | 1.568 | 1.621 | 96,73",
)
PEGAWAI = (
    "Golongan | Jumlah | Bagian",
    "II | 25 | 19,38%",
    "III | 87 | 67,44%",
    "IV | 17 | 13,18%",
    "Jumlah | 129 | 100,00%",
)
JALUR = (
    "Kode | Indikator | Satuan | 2021 | 2022 | 2023 | 2024",
    "1.1 | Persentase permohonan yang selesai tepat waktu | persen | 90,00 | 92,00 | 94,00 | 96,00",
    "1.2 | Rata-rata lama pemeriksaan berkas | hari | 10,00 | 9,50 | 9,00 | 8,50",
    "2.1 | Jumlah warga yang terlayani | orang | 30.000 | 33.000 | 36.000 | 39.000",
    "2.2 | Nilai akuntabilitas kinerja | nilai | 74,00 | 76,00 | 78,00 | 80,00",
    "2.3 | Indeks kepuasan masyarakat | indeks | 3,35 | 3,40 | 3,45 | 3,55",
)
RENSTRA = (
    "Kode | Indikator | Satuan | Renstra 2021 | Renstra 2024",
    "1.1 | Persentase permohonan yang selesai tepat waktu | persen | 90,00 | 96,00",
    "1.2 | Rata-rata lama pemeriksaan berkas | hari | 10,00 | 8,50",
    "2.1 | Jumlah warga yang terlayani | orang | 30.000 | 39.000",
    "2.2 | Nilai akuntabilitas kinerja | nilai | 74,00 | 80,00",
    "2.3 | Indeks kepuasan masyarakat | indeks | 3,35 | 3,55",
)
SASARAN = (
    "No. | Sasaran | Indikator | Rata-rata capaian",
    "1 | Meningkatnya mutu layanan warga | 2 | 101,00%",
    "2 | Meningkatnya kepatuhan objek pengawasan | 3 | 97,00%",
    "3 | Terkelolanya kantor secara akuntabel | 2 | 95,00%",
    "4 | Meningkatnya penerimaan bukan pajak | 1 | 90,00%",
    "Seluruh indikator |  | 8 | 96,63%",
)
DAFTAR = (
    "Kode | Sasaran dan indikator kinerja | Target | Realisasi | Capaian | Status",
    "Meningkatnya mutu layanan warga |  |  |  |  | ",
    "1.1 | Persentase permohonan selesai tepat waktu | 50,00% | 51,00% | 102,00% | melampaui",
    "1.2 | Indeks kepuasan masyarakat | 80,00 | 80,00 | 100,00% | sesuai",
    "Meningkatnya kepatuhan objek pengawasan |  |  |  |  | ",
    "2.1 | Persentase objek yang patuh | 50,00% | 48,00% | 96,00% | tidak tercapai",
    "2.2 | Persentase objek yang diperiksa | 50,00% | 47,50% | 95,00% | tidak tercapai",
    "2.3 | Jumlah pembinaan objek | 50 | 50 | 100,00% | sesuai",
    "Terkelolanya kantor secara akuntabel |  |  |  |  | ",
    "3.1 | Nilai reformasi birokrasi | 80,00 | 76,00 | 95,00% | tidak tercapai",
    "3.2 | Persentase laporan tepat waktu | 80,00% | 76,00% | 95,00% | tidak tercapai",
    "Meningkatnya penerimaan bukan pajak |  |  |  |  | ",
    "4.1 | Persentase penerimaan terhadap rencana | 50,00% | 45,00% | 90,00% | tidak tercapai",
)
STATUS = (
    "Status | Arti | Jumlah indikator",
    "Melampaui | Melampaui target | 1",
    "Sesuai | Sesuai dengan target | 2",
    "Tidak tercapai | Tidak mencapai target | 5",
    "Jumlah |  | 8",
)


def laporan(*bagian: tuple[str, tuple[str, ...]]) -> str:
    return "".join(
        f"{judul}\n\n{tabel(*isi)}Penjelasan singkat mengenai tabel di atas.\n\n" for judul, isi in bagian
    )


def semua() -> str:
    return laporan(
        ("Tabel 1 Status Capaian Tahun 2022", STATUS),
        ("Tabel 2 Target Rencana Strategis", RENSTRA),
        ("Tabel 3 Capaian Sasaran Tahun 2022", SASARAN),
        ("Tabel 4 Capaian Indikator Kinerja Tahun 2022", DAFTAR),
        ("Tabel 5 Perkembangan permohonan yang selesai tepat waktu", BULAN),
        ("Tabel 6 Pegawai menurut golongan", PEGAWAI),
        ("Tabel 7 Jalur Target Rencana Strategis", JALUR),
        ("Tabel 8 Permohonan yang selesai menurut unit dan periode", UNIT),
    )


KELAS = ("jumlah", "realisasi", "rata_rata", "antar_tabel", "ganda", "penomoran")


def test_laporan_yang_benar_tanpa_temuan():
    assert [t.uraian for k in KELAS for t in temuan(semua(), k)] == []


@pytest.mark.parametrize(
    ("lama", "baru", "kelas"),
    [
        ("Balai Utara\t112", "Balai Utara\t172", "jumlah"),  # a cell: its row and its column
        ("186\t201\t1.004", "186\t201\t1.007", "jumlah"),  # the total of a row
        ("Gabungan\t316\t304\t345", "Gabungan\t316\t304\t349", "jumlah"),
        ("Gabungan\t316\t304\t345", "Gabungan\t316\t304\t349", "antar_tabel"),  # and against the other table
        ("356\t96,60", "356\t98,60", "realisasi"),  # a quotient of running sums
        ("87\t67,44%", "87\t61,44%", "realisasi"),  # a share
        ("IV\t17", "IV\t47", "jumlah"),
        ("hari\t10,00\t9,50\t9,00\t8,50", "hari\t10,00\t9,50\t9,00\t8,00", "antar_tabel"),  # the plan's path
        ("orang\t30.000\t39.000", "orang\t30.000\t34.000", "antar_tabel"),
        ("warga\t2\t101,00%", "warga\t4\t101,00%", "antar_tabel"),  # indicators of a sasaran
        ("pengawasan\t3\t97,00%", "pengawasan\t3\t91,00%", "rata_rata"),
        ("dengan target\t2", "dengan target\t7", "antar_tabel"),  # indicators of a status
    ],
)
def test_satu_angka_yang_diubah_ditemukan(lama, baru, kelas):
    teks = semua()
    assert teks.count(lama) == 1
    assert temuan(teks.replace(lama, baru), kelas)


def test_baris_ganda_dan_nomor_yang_terlompat():
    teks = semua()
    baris = "Balai Utara\t112\t110\t126\t101\t115\t564\n"
    assert [t.tercetak for t in temuan(teks.replace(baris, baris * 2), "ganda")] == ["“Balai Utara” dua kali"]
    # a text may have lost the row while it was taken out of its file, so that this is only doubtful
    tanpa = teks.replace("2\tMeningkatnya kepatuhan objek pengawasan\t3\t97,00%\n", "")
    assert [t.seharusnya for t in temuan(tanpa, "penomoran", ragu=True)] == ["2"]
    assert temuan(tanpa, "penomoran") == []


def test_dua_angka_yang_bertukar_tempat():
    tukar = (
        semua()
        .replace("persen\t90,00\t96,00", "persen\t74,00\t80,00")
        .replace(
            "Nilai akuntabilitas kinerja\tnilai\t74,00\t80,00",
            "Nilai akuntabilitas kinerja\tnilai\t90,00\t96,00",
        )
    )
    assert temuan(tukar, "antar_tabel")


@pytest.mark.parametrize(
    "isi",
    [
        # the plan before and after its revision, in two tables
        (("Tabel 1 Pagu awal", "Pagu awal"), ("Tabel 2 Pagu sesudah revisi", "Pagu revisi")),
        # two years
        (("Tabel 1 Target Tahun 2021", "Target 2021"), ("Tabel 2 Target Tahun 2022", "Target 2022")),
    ],
)
def test_deret_lain_yang_sah_tidak_ditemukan(isi):
    nama = ("Program Layanan Warga", "Program Pengawasan Mutu", "Program Dukungan", "Program Penyuluhan")
    nilai = ("1.234", "2.345", "3.456", "4.567")
    lain = ("1.234", "2.345", "3.456", "4.867")
    teks = laporan(
        *(
            (judul, (f"Uraian kerja | {kolom}", *(f"{n} | {v}" for n, v in zip(nama, angka, strict=True))))
            for (judul, kolom), angka in zip(isi, (nilai, lain), strict=True)
        )
    )
    assert temuan(teks, "antar_tabel") == []


def test_jalur_yang_sama_pada_dua_indikator_boleh_berbeda():
    kepala = "Indikator Kinerja | 2021 | 2022 | 2023 | 2024"
    teks = laporan(
        (
            "Tabel 1 Target Renstra pengaduan",
            (kepala, "Persentase pengaduan yang diselesaikan | 75% | 80% | 85% | 80%"),
        ),
        (
            "Tabel 2 Target Renstra disiplin",
            (kepala, "Persentase kepatuhan tata tertib | 75% | 80% | 85% | 85%"),
        ),
    )
    assert temuan(teks, "antar_tabel") == []


def test_rata_rata_tertimbang_di_antara_jumlah_bukan_salah():
    isi = (
        "Unit | Indeks loket | Responden loket | Indeks daring | Responden daring",
        "Balai Utara | 3,28 | 140 | 3,44 | 85",
        "Balai Selatan | 3,42 | 210 | 3,51 | 165",
        "Gabungan | 3,364 | 350 | 3,4862 | 250",
    )
    assert temuan(laporan(("Tabel 1 Data kepuasan", isi)), "jumlah") == []
    salah = (*isi[:3], "Gabungan | 3,364 | 350 | 3,4862 | 252")
    assert [t.seharusnya for t in temuan(laporan(("Tabel 1 Data kepuasan", salah)), "jumlah")] == ["250"]
