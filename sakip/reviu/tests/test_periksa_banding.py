"""Comparisons within a sentence, values of other years, notes that repeat, counts of each unit."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

NAMA = "Persentase rumah makan yang memenuhi syarat kesehatan"
LAYANAN = "Jumlah warga yang terlayani di loket keliling"
BAGIAN = (
    "BAB III\n\nAKUNTABILITAS KINERJA\n\nTabel 3.1 Capaian Kinerja Tahun 2022\n\n"
    + tabel(
        "Indikator Kinerja | Target | Realisasi | Capaian",
        f"{NAMA} | 80,00% | 84,00% | 105,00%",
        f"{LAYANAN} | 20 lokus | 15 lokus | 75,00%",
    )
    + f"3.1 {NAMA}\n\nTabel 3.2 Perbandingan Antartahun\n\n"
    + tabel(
        "Tahun | Target | Realisasi | Capaian",
        "2020 | – | 60,00% | –",
        "2021 | – | 93,60% | –",
        "2022 | 80,00% | 84,00% | 105,00%",
    )
    + "Tabel 3.3 Target Renstra dan Realisasi\n\n"
    + tabel(
        "Uraian | 2020 | 2021 | 2022 | 2023", "Target (persen) | 70,00 | 75,00 | 80,00 | 82,00",
        "Realisasi | 60,00 | 93,60 | 84,00 | –",
    )
)  # fmt: skip


def _narasi(kalimat: str) -> list[str]:
    return [t.tercetak for t in temuan(BAGIAN + kalimat + "\n", "narasi")]


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        ("Realisasi tahun 2022 sebesar 84,00% lebih tinggi daripada realisasi Kabupaten Sungai Biru, yaitu "
         "58,00%.", "tinggi", "rendah"),
        ("Realisasi tahun 2022 sebesar 84,00% lebih tinggi daripada realisasi Kabupaten Sungai Biru, yaitu "
         "58,00%.", "58,00", "98,00"),
        ("Realisasi tahun 2022 sebesar 84,00% sama dengan realisasi Kabupaten Sungai Biru, yaitu 84,00%.",
         "yaitu 84,00", "yaitu 84,60"),
        ("Selama 2020–2022 realisasi naik turun: tertinggi 93,60 (tahun 2021) dan terendah 60,00 "
         "(tahun 2020).",
         "terendah", "tertinggi"),
        ("Selama 2020–2022 realisasi naik turun: tertinggi 93,60 (tahun 2021) dan terendah 60,00 "
         "(tahun 2020).",
         "60,00", "60,70"),
        ("Selama 2020–2022 realisasi naik turun: tertinggi 93,60 (tahun 2021) dan terendah 60,00 "
         "(tahun 2020).",
         "93,60", "43,60"),
        ("Dengan 84,00%, realisasi tahun 2022 telah melampaui target tahun 2022 dan target tahun 2023 dalam "
         "Rencana Strategis, yaitu 80,00% dan 82,00%.", "telah melampaui", "belum mencapai"),
        ("Dengan 84,00%, realisasi tahun 2022 telah melampaui target tahun 2022 dan target tahun 2023 dalam "
         "Rencana Strategis, yaitu 80,00% dan 82,00%.", "Dengan 84", "Dengan 86"),
        ("Dengan 84,00%, realisasi tahun 2022 telah melampaui target tahun 2022 dan target tahun 2023 dalam "
         "Rencana Strategis, yaitu 80,00% dan 82,00%.", "yaitu 80", "yaitu 70"),
        ("Dengan 84,00%, realisasi tahun 2022 telah melampaui target tahun 2022 dan target tahun 2023 dalam "
         "Rencana Strategis, yaitu 80,00% dan 82,00%.", "82,00", "83,00"),
        ("Dengan 84,00%, realisasi tahun 2022 telah melampaui target tahun 2022 dan target tahun 2023 dalam "
         "Rencana Strategis, yaitu 80,00% dan 82,00%.", "telah melampaui", "telah tidak mencapai"),
        ("Realisasi turun dari 93,60% pada tahun 2021 menjadi 84,00% pada tahun 2022.", "turun", "naik"),
        ("Nilai pelaksanaan anggaran resmi 97,89, lebih tinggi 0,07 daripada hitungan ulang 97,82.",
         "tinggi", "rendah"),
        ("Nilai pelaksanaan anggaran resmi 97,89, lebih tinggi 0,07 daripada hitungan ulang 97,82.",
         "97,89", "97,39"),
        ("Rata-rata nilai yang diperiksa adalah 94,00. Rata-rata itu turun 1,72 dari 95,72 pada tahun lalu.",
         "turun", "naik"),
        ("Rata-rata nilai yang diperiksa adalah 94,00. Rata-rata itu turun 1,72 dari 95,72 pada tahun lalu.",
         "1,72", "1,92"),
        ("Angka nasional tahun 2022 adalah 81,00%; realisasi 84,00% telah melampaui angka itu.",
         "telah melampaui", "belum mencapai"),
        ("Rumah makan yang memenuhi syarat berkurang dari 93,60% menjadi 84,00%.", "93,60", "95,60"),
        ("Realisasi belanja Rp10.272.211.150 terhadap rencana penarikan dana Rp10.505.000.000, 2,22% di "
         "bawah rencana.", "2,22% di ", "12,22% di "),
        ("Kantor membawahkan 6 unit kerja, yaitu 1 bidang, 3 divisi, dan 2 unit pelaksana teknis.", "6", "9"),
        ("Tahun 2022 pegawai berjumlah 129 orang pada 3 unit kerja, terdiri atas laki-laki 69 orang (53,49%) "
         "dan perempuan 60 orang (46,51%).", "129", "199"),
        ("Realisasi turun dari 93,60% pada tahun 2021 menjadi 84,00% pada tahun 2022.", "93,60", "95,60"),
    ],
)  # fmt: skip
def test_banding_dalam_satu_kalimat(benar, lama, baru):
    assert lama in benar
    assert _narasi(benar) == []
    assert _narasi(benar.replace(lama, baru))


@pytest.mark.parametrize(
    "kalimat",
    [
        "Nilai tertinggi 98,50 (Divisi Satu (Pusat), dan 3 lainnya) dan terendah 71,20 (Divisi Dua).",
        # the difference
        "Realisasi tahun 2022 sebesar 84,00% lebih rendah daripada tahun 2021, yaitu 9,60%.",
        "Jumlah pengunjung berkurang dari 1.250 orang menjadi 980 orang.",
        "Nilai tertinggi 98,50 (Divisi Satu) dan terendah 71,20 (Divisi Dua).",
        "Capaian tertinggi kedua 98,50 (Divisi Satu) dan tertinggi 99,20 (Divisi Dua).",
        "Lama layanan 84,00 menit lebih rendah daripada lama rapat, yaitu 90,00%.",  # other units
    ],
)
def test_banding_yang_sah_dibiarkan(kalimat):
    assert _narasi(kalimat) == []


def test_skala_yang_hanya_disebut_kalimat():
    """The table of years leaves the scale out; a number far away is another scale."""
    nama = "Indeks keamanan dan ketertiban kantor"
    teks = (
        "BAB III\n\nAKUNTABILITAS KINERJA\n\nTabel 1 Capaian Kinerja Tahun 2022\n\n"
        + tabel("Indikator Kinerja | Target | Realisasi | Capaian", f"{nama} | 82,00 | 84,00 | 102,44%")
        + f"3.1 {nama}\n\nTabel 2 Perbandingan Antartahun\n\n"
        + tabel("Tahun | Realisasi", "2020 | 80,00", "2021 | 81,00", "2022 | 84,00")
        + "Realisasi naik dari 80,00 (skala 100) pada tahun 2020 menjadi 84,00 (skala 100) pada tahun 2022.\n"
    )
    assert temuan(teks, "narasi") == []
    assert temuan(teks.replace("2020\t80,00", "2020\t60,00"), "narasi")
    assert temuan(teks.replace("2020\t80,00", "2020\t3,20"), "narasi") == []


def test_ujung_deret_pada_tabel_mana_pun():
    nilai = tabel("Satker | Nilai IKPA", "Satker A | 99,61", "Satker B | 97,88", "Satker C | 95,62")
    kalimat = "Nilai IKPA tertinggi 99,61 (Satker A) dan terendah 95,62 (Satker C).\n"
    teks = f"Tabel 1 Nilai IKPA\n\n{nilai}{kalimat}"
    assert temuan(teks, "narasi") == []
    assert temuan(teks.replace("terendah 95,62", "terendah 95,22"), "narasi")
    # extremes of something that no table lists
    assert temuan(teks.replace("terendah 95,62", "terendah 71,20"), "narasi") == []


def test_target_cacah_pada_kalimat_terang_dan_butir_daftar():
    bagian = (
        BAGIAN + f"3.2 {LAYANAN}\n\n" + tabel("Target | Realisasi | Capaian", "20 lokus | 15 lokus | 75,00%")
    )
    kalimat = "Target tahun 2022 adalah 20 lokus dan realisasinya 15 lokus.\n"
    assert temuan(bagian + kalimat, "narasi") == []
    assert temuan(bagian + kalimat.replace("20", "25"), "narasi")
    butir = f"\nBAB IV\n\nPENUTUP\n\n- 3.2 {LAYANAN}: capaian 75,00%.\n"
    assert temuan(bagian + kalimat + butir, "narasi") == []
    assert temuan(bagian + kalimat + butir.replace("75,00%", "77,00%"), "narasi")


SASARAN = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
    "Sasaran | Indikator Kinerja | Target | Realisasi | Capaian",
    "Meningkatnya mutu layanan warga di loket | Persentase permohonan selesai | 50,00% | 51,00% | 102,00%",
    "Meningkatnya mutu layanan warga di loket | Indeks kepuasan warga | 80,00 | 84,00 | 105,00%",
    "Meningkatnya kepatuhan objek pengawasan | Persentase objek yang patuh | 50,00% | 48,00% | 96,00%",
)


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        ("Sasaran: Meningkatnya mutu layanan warga di loket. Sasaran ini diukur dengan 2 indikator. "
         "Rata-rata sederhana capaian indikatornya 103,50%.", "2 indikator", "6 indikator"),
        ("Sasaran: Meningkatnya mutu layanan warga di loket. Sasaran ini diukur dengan 2 indikator. "
         "Rata-rata sederhana capaian indikatornya 103,50%.", "103,50", "103,80"),
        ("Sasaran: Meningkatnya kepatuhan objek pengawasan. Sasaran ini diukur dengan satu indikator; "
         "capaiannya 96,00%.", "96,00", "99,00"),
        ("Kantor bertanggung jawab atas 2 sasaran dengan 28 indikator: 26 melampaui target, 1 sesuai dengan "
         "target, dan 1 tidak mencapai target.", "28 indikator", "27 indikator"),
        ("Kantor bertanggung jawab atas 2 sasaran dengan 28 indikator: 26 melampaui target, 1 sesuai dengan "
         "target, dan 1 tidak mencapai target.", "1 sesuai dengan target", "1 melampaui target"),
    ],
)  # fmt: skip
def test_kalimat_tentang_sasaran_dan_rekapnya(benar, lama, baru):
    assert temuan(SASARAN + benar + "\n", "narasi") == []
    assert temuan(SASARAN + benar.replace(lama, baru) + "\n", "narasi")


def _catatan(*angka: int) -> str:
    return "".join(
        f"Tabel {n} Data pokok\n\n{tabel('Uraian | Nilai', f'Butir {n}a | 1{n}', f'Butir {n}b | 2{n}')}"
        f"Cakupan: Kantor Wilayah Provinsi Contoh dan {a} unit di bawahnya, 5 DIPA.\n\n"
        for n, a in enumerate(angka, 1)
    )


def test_catatan_yang_berulang_dengan_satu_angka_lain():
    assert temuan(_catatan(2, 2, 2, 2, 2, 2), "narasi") == []
    assert [t.tercetak for t in temuan(_catatan(2, 2, 2, 7, 2, 2), "narasi")] == ["7"]
    assert temuan(_catatan(2, 3, 2, 7, 2, 2), "narasi") == []  # the scope differs from table to table
    assert temuan(_catatan(2, 2, 2, 7), "narasi") == []  # too few copies


DIVISI = "Tabel 1 Rekapitulasi Menurut Penanggung Jawab\n\n" + tabel(
    "Penanggung jawab | Sasaran | Indikator",
    "Divisi Administrasi | 3 | 12",
    "Divisi Pemasyarakatan | 8 | 28",
    "Divisi Keimigrasian | 5 | 19",
)
URAIAN = (
    "Divisi Administrasi bertanggung jawab atas 3 sasaran dengan 12 indikator.\n\n"
    "Divisi Pemasyarakatan bertanggung jawab atas 8 sasaran dengan 28 indikator.\n\n"
    "Divisi Keimigrasian bertanggung jawab atas 5 sasaran dengan 19 indikator.\n"
)


def test_cacah_tiap_unit_pada_kalimat_dan_tabel():
    assert temuan(DIVISI + URAIAN, "narasi") == []
    assert [t.tercetak for t in temuan(DIVISI + URAIAN.replace("8 sasaran", "6 sasaran"), "narasi")] == ["6"]
    assert temuan(DIVISI.replace("8\t28", "8\t78") + URAIAN, "narasi")
    # sentences that count something else than the table
    lain = URAIAN.replace("12 indikator", "4 indikator").replace("28 indikator", "9 indikator")
    assert temuan(DIVISI + lain, "narasi") == []
