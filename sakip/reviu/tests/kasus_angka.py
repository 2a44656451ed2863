"""Invented reports for the classes of arithmetic: True contradicts itself, False is a near miss."""

from __future__ import annotations


def md(*baris: str, judul: str = "") -> str:
    """A table of Markdown: the first row is its heading; cells are divided by " | "."""
    kolom = baris[0].count(" | ") + 1
    isi = [f"| {b} |" for b in baris]
    garis = "|" + " --- |" * kolom
    atas = f"{judul}\n\n" if judul else ""
    return f"{atas}{isi[0]}\n{garis}\n" + "\n".join(isi[1:]) + "\n\n"


def teks(*baris: str, judul: str = "") -> str:
    """The same table as plain text, its cells divided by tabs."""
    atas = f"{judul}\n\n" if judul else ""
    return atas + "\n".join(b.replace(" | ", "\t") for b in baris) + "\n\n"


def utama(*baris: str) -> str:
    """The table of the year's performance."""
    kepala = "No | Indikator Kinerja | Target | Realisasi | Capaian"
    return md(kepala, *baris, judul="Tabel 3.1 Capaian Kinerja Tahun 2022")


def _bersatuan(baris: str) -> str:
    kepala = "No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian"
    return md(kepala, baris, judul="Tabel 3.1 Capaian Kinerja Tahun 2022")


# --- capaian, riwayat ---------------------------------------------------------------------------------

CAPAIAN = {
    True: {
        "satu puluhan salah": utama("1 | Persentase kolam yang produktif | 80% | 72% | 80%"),
        "berbalik arah pada jumlah": utama("1 | Jumlah kolam yang dipanen | 240 | 250 | 114,17%"),
        "teks bertab": teks(
            "Indikator Kinerja | Target | Realisasi | Capaian",
            "Produksi ikan air tawar (ton) | 1.250 | 1.300 | 140,00%",
            judul="Tabel 3.1 Capaian Kinerja Tahun 2022",
        ),
        "dua angka terakhir tertukar": utama("1 | Indeks mutu benih | 3,20 | 3,36 | 150,00%"),
        "cacah menurut kolom satuan": _bersatuan("1 | Jumlah kapal dibangun | unit | 30 | 20 | 68,00%"),
        "rumus lain di bawahnya": utama("1 | Persentase kolam yang produktif | 80% | 72% | 96%")
        + "Perhitungannya:\n\n(70 + 6,8) ÷ 80 × 100% = 96%\n",
    },
    False: {
        "dibulatkan": utama("1 | Persentase kolam yang produktif | 90% | 82% | 91,11%"),
        "dipotong di digit terakhir": utama("1 | Persentase kolam yang produktif | 90% | 77% | 85,55%"),
        "dibulatkan ke bilangan bulat": utama("1 | Jumlah kolam yang dipanen | 7 | 6 | 86%"),
        "dipotong ke bilangan bulat": utama("1 | Jumlah kolam yang dipanen | 7 | 6 | 85%"),
        "makin rendah makin baik": utama("1 | Angka kematian benih | 20% | 15% | 125%"),
        "indeks yang sudah dibulatkan": utama("1 | Indeks mutu benih | 3,1 | 3,6 | 117%"),
        "cacah dipotong": _bersatuan("1 | Jumlah kapal dibangun | unit | 30 | 20 | 66,66%"),
        "nilai yang sudah dibulatkan": _bersatuan("1 | Nilai uji mutu | nilai | 30 | 20 | 68,00%"),
        "belum ada realisasi": utama("1 | Nilai uji mutu | 80 | - | -"),
    },
}

DUA_TAHUN = (
    "Indikator | 2021 |  |  | 2022 |  | ",
    " | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
)
SELISIH = "Indikator | Realisasi 2021 | Realisasi 2022 | Naik/turun"
TIGA_BENAR = ("Nilai mutu air | 70 | 75 | 5", "Nilai mutu benih | 60 | 58 | -2", "Nilai gizi | 81 | 84 | 3")

RIWAYAT = {
    True: {
        "capaian tahun lalu": teks(*DUA_TAHUN, "Nilai uji mutu | 80 | 72 | 95% | 82 | 82 | 100%"),
        "capaian dua tahun lalu": md(
            "Tahun | Target | Realisasi | Capaian",
            "2020 | 40 | 30 | 57%",
            "2021 | 50 | 45 | 90%",
            "2022 | 60 | 60 | 100%",
            judul="Tabel 3.2 Perkembangan Nilai Uji Mutu",
        ),
        "selisih antartahun": md(SELISIH, *TIGA_BENAR, "Nilai kebersihan | 66 | 69 | 8"),
    },
    False: {
        "dipotong": teks(*DUA_TAHUN, "Nilai uji mutu | 90 | 77 | 85,55% | 82 | 82 | 100%"),
        "tanpa target tahun lalu": teks(*DUA_TAHUN, "Nilai uji mutu | - | 72 | - | 82 | 82 | 100%"),
        "semua selisih benar": md(SELISIH, *TIGA_BENAR, "Nilai kebersihan | 66 | 69 | 3"),
        "selisih dari angka yang dibulatkan": md(
            "Indikator | Realisasi 2021 | Realisasi 2022 | Naik/turun",
            "Indeks air | 3,12 | 3,24 | 0,12",
            "Indeks benih | 3,40 | 3,31 | -0,09",
            "Indeks gizi | 3,05 | 3,25 | 0,20",
            "Indeks pakan | 3,16 | 3,28 | 0,13",
        ),
    },
}

# --- realisasi, rumus ---------------------------------------------------------------------------------


def _pecahan(hasil: str, realisasi: str) -> str:
    return (
        "BAB III AKUNTABILITAS KINERJA\n\n"
        "**Indikator Kinerja 1 “Persentase pembudidaya yang tersertifikasi”**\n\n"
        f"$$\\% = \\frac{{136}}{{160}} \\times 100\\%$$\n\n$$\\% = {hasil}\\%$$\n\n"
        + utama(f"1 | Persentase pembudidaya yang tersertifikasi | 85% | {realisasi}% | 100%")
    )


BULAN = (
    "Bulan | Kapal diperiksa | Kapal terdaftar | Persentase diperiksa",
    "Januari | 54 | 60 | 90,00",
    "Februari | 21 | 28 | 75,00",
    "Maret | 33 | 55 | 60,00",
    "April | 12 | 15 | 80,00",
)
REALISASI = {
    True: {
        "pecahan di atasnya": _pecahan("85", "85").replace("136", "120").replace("$$\\% = 85", "$$\\% = 75"),
        "satu baris dari banyak": md(*BULAN, "Mei | 18 | 24 | 57,00"),
        "kalimat dengan pecahannya": (
            "a. Indikator Kinerja : Persentase nelayan yang berasuransi\n\n"
            "Dari 150 orang nelayan terdapat 93 orang yang berasuransi atau 62,00% dari seluruhnya.\n\n"
            + utama("1 | Persentase nelayan yang berasuransi | 50% | 50% | 100%")
        ),
    },
    False: {
        "pecahan yang sama": _pecahan("85", "85"),
        "pecahan dibulatkan": _pecahan("85", "85").replace("136", "137"),
        "satu baris dipotong": md(*BULAN, "Mei | 19 | 24 | 79,16"),
        "satu baris dibulatkan": md(*BULAN, "Mei | 19 | 24 | 79,17"),
    },
}

RUMUS = {
    True: {
        "satu digit": "Perhitungannya:\n\n57 ÷ 76 × 100 % = 57 %\n",
        "latex": "$$\\text{Nilai} = \\frac{410}{500} \\times 100\\%$$\n\n$$\\text{Nilai} = 84\\%$$\n",
        "jumlah": "Jumlah tangkapan = 1.204 + 377 + 519 = 2.200 ton pada tahun ini.\n",
        "dalam kalimat": "Nilai itu diperoleh dari 18/24 x 100% = 57% pada tahun ini.\n",
        "bobot yang tepat": "Perhitungannya:\n\n(91 x 60%) + (96 x 40%) = 94,0\n",
    },
    False: {
        "dibulatkan": "Perhitungannya:\n\n57 ÷ 76 × 100 % = 75 %\n",
        "dipotong": "Perhitungannya:\n\n137 ÷ 160 × 100 % = 85,62 %\n",
        "tanpa hasil": "$$\\text{Capaian} = \\frac{\\text{Realisasi}}{\\text{Target}} \\times 100\\%$$\n",
        "hasil bulat dari pecahan": "$$\\% = \\frac{6}{7} \\times 100\\%$$\n\n$$\\% = 86\\%$$\n",
        "bobot yang tepat": "Perhitungannya:\n\n(91 x 60%) + (96 x 40%) = 93,0\n",
        "bobot yang dibulatkan": "Perhitungannya:\n\n(91,2 x 33%) + (96 x 33%) = 61,8\n",
        "nomor peraturan": "Peraturan Nomor 12/2021 jo. 3/2022 = dasar hukum laporan ini.\n",
    },
}

# --- jumlah, rata_rata --------------------------------------------------------------------------------

UPT = (
    "No | Balai | Pegawai | Pagu (Rp)",
    "1 | Balai Benih | 14 | 125.500.000",
    "2 | Balai Pakan | 9 | 230.250.000",
    "3 | Balai Mutu | 22 | 318.000.000",
)
GOLONGAN = (
    "Golongan | Laki-laki | Perempuan | Jumlah",
    "II | 6 | 5 | 11",
    "III | 31 | 40 | 71",
    "IV | 8 | 3 | 11",
    "PPPK | 12 | 15 | 27",
)
BAGIAN = (
    "No | Wilayah | Kontribusi (%)",
    "1 | Pesisir Timur | 25,0",
    "2 | Pesisir Barat | 25,0",
    "3 | Kepulauan | 50,0",
)
JUMLAH = {
    True: {
        "bagian dari keseluruhan": md(*BAGIAN, "Jumlah |  | 110,0"),
        "baris jumlah": md(*UPT, "Jumlah |  | 45 | 637.750.000"),
        "kolom jumlah": md(*GOLONGAN, "Kontrak | 4 | 9 | 31"),
        "kalimat": "Pegawai 48 orang yang terdiri dari penyuluh 17 orang, guru 12 orang dan staf 16 orang.\n",
    },
    False: {
        "jumlah benar": md(*UPT, "Jumlah |  | 45 | 673.750.000"),
        "jumlah angka yang dibulatkan": md(
            "No | Balai | Produksi (ton)",
            "1 | Balai Benih | 3,3",
            "2 | Balai Pakan | 3,3",
            "3 | Balai Mutu | 3,3",
            "Jumlah |  | 10,0",
        ),
        "induk dan anaknya": md(
            "No | Program | Pagu (Rp)",
            "1 | Program Tangkap | 480.000.000",
            "a. | Kegiatan Armada | 300.000.000",
            "b. | Kegiatan Tempat Lelang | 180.000.000",
            "2 | Program Budidaya | 120.000.000",
            "Total |  | 600.000.000",
        ),
        "rincian sebagian": "Pegawai 48 orang, di antaranya penyuluh 17 orang dan teknisi 12 orang.\n",
        "bagian dari keseluruhan": md(*BAGIAN, "Jumlah |  | 100,0"),
        "bagian yang dibulatkan": md(
            BAGIAN[0], "1 | Timur | 33,3", "2 | Barat | 33,3", "3 | Utara | 33,3", "Jumlah |  | 100,0"
        ),
        "bagian ditambah yang lain": md(*BAGIAN, "- | Luar daerah | 10,0", "Jumlah |  | 110,0"),
        "kolom jumlah benar": md(*GOLONGAN, "Kontrak | 4 | 9 | 13"),
    },
}

TIGA = ("1 | Nilai A | 50 | 45 | 90%", "2 | Nilai B | 40 | 41 | 102,5%", "3 | Nilai C | 60 | 66 | 110%")
INDEKS = (
    "Bulan | Indeks loket | Indeks daring | Nilai Rata-rata",
    "Januari | 80 | 84 | 82",
    "Februari | 90 | 91 | 90,5",
    "Maret | 77 | 85 | 81",
    "April | 88 | 92 | 90",
)
RATA_RATA = {
    True: {
        "baris rata-rata": utama(*TIGA, " | Rata-rata capaian |  |  | 110,83%"),
        "satu baris dari banyak": md(*INDEKS, "Mei | 82 | 86 | 94"),
        "teks bertab": teks(
            "No | Unit | Nilai",
            "1 | Balai Benih | 81,20",
            "2 | Balai Pakan | 84,40",
            "3 | Balai Mutu | 90,00",
            "Rata-rata |  | 88,20",
            judul="Tabel 3.4 Nilai Unit Tahun 2022",
        ),
    },
    False: {
        "dibulatkan": utama(*TIGA, " | Rata-rata capaian |  |  | 100,83%"),
        "dibulatkan ke bulat": utama(*TIGA, " | Rata-rata capaian |  |  | 101%"),
        "dipotong ke bulat": utama(*TIGA, " | Rata-rata capaian |  |  | 100%"),
        "semua baris benar": md(*INDEKS, "Mei | 82 | 86 | 84"),
        "rata-rata tertimbang yang menyebutnya": teks(
            "No | Unit | Responden | Nilai",
            "1 | Balai Benih | 10 | 81,20",
            "2 | Balai Pakan | 90 | 84,40",
            "Rata-rata tertimbang |  |  | 84,08",
        ),
    },
}

# --- persen_anggaran, skor_anggaran -------------------------------------------------------------------

UANG = "No | Program | Pagu (Rp) | Realisasi (Rp) | %"
UANG_SATU = (UANG, "1 | Program Budidaya | 640.000.000 | 576.000.000 | 90,00")
PERSEN = {
    True: {
        "tabel": md(UANG, "1 | Program Budidaya | 640.000.000 | 576.000.000 | 96,00"),
        "kalimat": "Pagu Rp 640.000.000 dengan realisasi Rp 576.000.000 atau 96,00% pada tahun 2022.\n",
        "kalimat dalam miliar": "Pagu Rp 4,5 miliar, terserap Rp 3,6 miliar atau 85% pada tahun 2022.\n",
        "sisa": md(
            "No | Program | Pagu (Rp) | Realisasi (Rp) | Sisa (Rp)",
            "1 | Program Budidaya | 640.000.000 | 576.000.000 | 46.000.000",
        ),
    },
    False: {
        "dibulatkan": md(UANG, "1 | Program Budidaya | 640.000.000 | 577.300.000 | 90,20"),
        "dipotong": md(UANG, "1 | Program Budidaya | 700.000.000 | 600.000.000 | 85,71"),
        "dipotong satu desimal": md(UANG, "1 | Program Budidaya | 710.000.000 | 600.000.000 | 84,5"),
        "pagu sebelum revisi": md(
            "No | Program | Pagu Awal | Pagu Revisi | Realisasi | %",
            "1 | Program Budidaya | 800.000.000 | 640.000.000 | 576.000.000 | 72,00",
        ),
        "kalimat dalam miliar": "Pagu Rp 4,5 miliar, terserap Rp 3,6 miliar atau 80,9% pada tahun 2022.\n",
        "kalimat dalam miliar dua tahun": (
            "Anggaran tahun 2021 Rp 4,5 miliar; realisasi tahun 2022 Rp 3,6 miliar atau 95% dari pagunya.\n"
        ),
        "kalimat benar": "Pagu Rp 640.000.000 dengan realisasi Rp 576.000.000 atau 90,00% pada tahun 2022.\n",
    },
}

SMART = "No | Satuan Kerja | Penyerapan | Konsistensi | CRO | Efisiensi | Nilai Efisiensi | Nilai SMART"
BOBOT = (
    "Komponen Nilai SMART:\n\n1. Capaian keluaran, dengan bobot {0}%;\n2. Penyerapan anggaran, dengan bobot "
    "{1}%;\n3. Efisiensi, dengan bobot {2}%;\n4. Konsistensi penyerapan anggaran, dengan bobot {3}%.\n"
)


def _nka(jumlah: str) -> str:
    return md(
        "Unsur | Bobot | Nilai | Bobot × nilai",
        "Nilai SMART | 60% | 91,00 | 54,60",
        "Nilai IKPA | 40% | 96,00 | 38,40",
        f"Nilai Kinerja Anggaran (hitungan) |  |  | {jumlah}",
        judul="Tabel 3.8 Nilai Kinerja Anggaran Tahun 2022",
    )


SKOR = {
    True: {
        "nilai smart": md(SMART, "1 | Balai Benih | 99,40 | 99,94 | 100 | 18,27 | 95,68 | 89,69"),
        "nilai efisiensi": md(SMART, "1 | Balai Benih | 99,40 | 99,94 | 100 | 18,27 | 75,68 | 98,69"),
        "bobot tertukar": BOBOT.format("43,5", "28,6", "18,2", "9,7"),
        "gabungan smart dan ikpa": _nka("95,00"),
    },
    False: {
        "nilai smart": md(SMART, "1 | Balai Benih | 99,40 | 99,94 | 100 | 18,27 | 95,68 | 98,69"),
        "nilai smart dibulatkan": md(SMART, "1 | Balai Benih | 99,40 | 99,94 | 100 | 18,27 | 95,68 | 98,7"),
        "bobot benar": BOBOT.format("43,5", "9,7", "28,6", "18,2"),
        "gabungan benar": _nka("93,00"),
        "bobot komponen lain": BOBOT.replace("Nilai SMART", "penilaian internal").format(40, 30, 20, 10),
    },
}
