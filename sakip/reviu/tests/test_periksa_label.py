"""What a number is called by: plan or agreement, this year or the one compared with, cut off or whole."""

from __future__ import annotations

import pytest

from sakip.reviu import Temuan
from sakip.reviu.tests.bahan import tabel, temuan

NAMA = "Persentase berkas perkara yang selesai tepat waktu"
AWAL = f"BAB III AKUNTABILITAS KINERJA\n\n3.1 {NAMA}\n\n"
TAHUN_INI = "Tabel 3.1 Target dan Realisasi Tahun 2022\n\n" + tabel(
    "Indikator | Target | Realisasi | Capaian", f"{NAMA} | 80% | 93,85% | 117,31%"
)
RIWAYAT = (
    "\nTabel 3.2 Perbandingan Realisasi dan Capaian\n\n"
    + tabel(
        "Indikator | 2021\t\t | 2022\t\t",
        "\tTarget | Realisasi | Capaian | Target | Realisasi | Capaian",
        f"{NAMA} | 70% | 88,26% | 126,09% | 80% | 93,85% | 117,31%",
    )
    + "\n"
)
JANGKA = "\nTabel 3.3 Realisasi dan Target Jangka Menengah\n\n" + tabel(
    "Indikator | Target Renstra\t\t\t\t | Realisasi 2022 | Capaian",
    "\t2020 | 2021 | 2022 | 2023 | 2024\t\t",
    f"{NAMA} | 60% | 70% | 80% | 85% | 90% | 93,85% | 117,31%",
)


def _pasti(teks: str, kelas: str = "narasi") -> list[Temuan]:
    return temuan(teks + "\n", kelas)


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Dibandingkan tahun 2021, realisasi meningkat dari 88,26% menjadi 93,85%.", []),
        ("Realisasi tahun 2021 sebesar 93,85%.", ["realisasi 93,85%"]),
        ("Target dinaikkan dari 70% menjadi 80%, akibatnya capaian turun dari 126,09% ke 117,31%.", []),
        ("Target dinaikkan dari 70% menjadi 80%, dan capaian naik dari 126,09% ke 117,31%.", ["naik"]),
        ("Realisasi 93,85% melampaui target tahun 2022 (80%) dengan persentase 117,31%.", []),
        ("Realisasi 93,85% melampaui target tahun 2022 (117,31%).", ["target 117,31%"]),
        ("Target tahun berjalan terlampaui dan terhadap target 2024 (90%) masih kurang.", []),
        ("Realisasi 93,85% sudah memenuhi target tahun ini serta masih di bawah target akhir.", []),
        ("Realisasi 93,85% masih di bawah target tahun ini.", ["di bawah target"]),
    ],
)
def test_the_label_that_belongs_to_a_number(kalimat: str, salah: list[str]) -> None:
    hasil = _pasti(AWAL + TAHUN_INI + RIWAYAT + JANGKA + f"\n{kalimat}\n")
    assert [t.tercetak for t in hasil] == salah


def test_targets_of_several_years_beside_one_of_them_are_no_slip() -> None:
    assert _pasti(AWAL + TAHUN_INI + "\nUraian.\n" + JANGKA, "antar_tabel") == []
    salah = TAHUN_INI.replace("80%", "86%").replace("3.1", "3.4")
    assert len(_pasti(AWAL + TAHUN_INI + "\nUraian.\n\n" + salah, "antar_tabel")) == 1


EPERF = "Tabel 3.9 Realisasi pada Aplikasi Tahun 2022\n\n"


@pytest.mark.parametrize(
    ("judul", "lain", "salah"),
    [
        ("Capaian (maks. 120%)", "104,00%", 0),
        ("Capaian", "120,00%", 0),
        ("Capaian", "104,00%", 1),
        ("Capaian (maks. 120%)", "131,00%", 1),
    ],
)
def test_a_capaian_cut_off_at_its_ceiling(judul: str, lain: str, salah: int) -> None:
    penuh = tabel(
        "Indikator | Target | Realisasi | Capaian",
        "Persentase laporan yang ditindaklanjuti | 80% | 100% | 125,00%",
        "Indeks kepuasan masyarakat atas layanan | 75 | 78 | 104,00%",
    )
    potong = tabel(
        f"Indikator | Target | Realisasi | {judul}",
        "Persentase laporan yang ditindaklanjuti | 80% | 100% | 120,00%",
        f"Jumlah kegiatan penyuluhan hukum | 10 | 12 | {lain}",
    )
    teks = f"BAB III HASIL\n\nTabel 3.1 Capaian Tahun 2022\n\n{penuh}\nUraian.\n\n{EPERF}{potong}"
    assert len(_pasti(teks, "antar_tabel")) == salah


def test_parts_numbered_by_the_part_above_them() -> None:
    def teks(nomor: str) -> str:
        awal = ("3. BIDANG PERIZINAN", "3.1 Izin Usaha", "3.2 Izin Tinggal", "4. BIDANG PELAYANAN")
        judul = (*awal, "4.1 Penataan Arsip", f"{nomor} Penanganan Pengaduan", "4.3 Perpustakaan Hukum")
        isi = (f"{j}\n\nLayanan {j[3:].lower()} berjalan sesuai rencana sepanjang tahun.\n\n" for j in judul)
        return f"BAB III HASIL\n\n{''.join(isi)}"

    assert _pasti(teks("4.2"), "penomoran") == []
    (t,) = _pasti(teks("4.1"), "penomoran")
    assert (t.tercetak, t.seharusnya) == ("4.1 (dua kali)", "4.2")


@pytest.mark.parametrize(
    ("baris", "salah"),
    [
        ("% = 118 / 320 x 100% = 36,88%; capaian = 36,88 / 25 x 100% = 147,52%", []),
        ("% = 118 / 320 x 10% = 36,88%; capaian = 36,88 / 25 x 100% = 147,52%", ["36,88%"]),
        ("% = 118 / 320 x 100% = 36,88%; capaian = 36,88 / 25 x 100% = 174,52%", ["174,52%"]),
    ],
)
def test_two_calculations_on_one_line(baris: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + baris, "rumus")] == salah


@pytest.mark.parametrize(("nilai", "salah"), [("98,63", []), ("98,36", ["98,36"])])
def test_a_score_concluded_from_its_calculation(nilai: str, salah: list[str]) -> None:
    rumus = "(60% x 98,98) + (40% x 98,09) = 59,39 + 39,24 = 98,63"
    teks = f"{AWAL}{rumus}\n\nDengan demikian nilai tahun 2022 sebesar {nilai}. Tahun 2021 nilainya 95,12.\n"
    assert [t.tercetak for t in _pasti(teks)] == salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Keempat indikator tercapai, atau empat dari empat indikator pada sasaran ini tercapai.", 0),
        ("Tiga dari empat indikator pada sasaran ini tercapai.", 1),
        ("Dua dari tiga indikator pada sasaran ini tercapai.", 0),
    ],
)
def test_counts_in_letters_of_a_group(kalimat: str, salah: int) -> None:
    kepala = "Indikator | Target | Realisasi | Capaian"
    satu = tabel(
        kepala,
        *(f"Persentase {x} yang selesai | 80% | 90% | 112,50%" for x in ("aduan", "izin", "arsip", "surat")),
    )
    dua = tabel(
        kepala,
        "Jumlah kegiatan bakti sosial | 10 | 12 | 120,00%",
        "Jumlah kunjungan lapangan | 10 | 9 | 90,00%",
        "Indeks kepuasan masyarakat | 3,00 | 3,30 | 110,00%",
    )
    semua = tabel(
        kepala, *(f"Nilai {x} tahunan | 80 | {n} | {n * 100 // 80}%" for n, x in enumerate("ABCDEFG", 88))
    )
    lain = f"Tabel 3.2 Sasaran Dua\n\n{dua}\nTabel 3.3 Lain\n\n{semua}"
    teks = f"{AWAL}Tabel 3.1 Sasaran Satu\n\n{satu}\n{kalimat}\n\n{lain}"
    assert len(_pasti(teks)) == salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        (
            "Penyuluhan dilaksanakan empat kali, yaitu di Arung (Maret), Sengkuang (Mei), Layar dan Tebing.",
            [],
        ),
        (
            "Penyuluhan dilaksanakan lima kali, yaitu di Arung (Maret), Sengkuang (Mei), Layar dan Tebing.",
            ["lima kali"],
        ),
        ("Penyuluhan dilaksanakan lima kali, yaitu ceramah, diskusi dan simulasi.", []),
    ],
)
def test_times_counted_out_by_places(kalimat: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + kalimat)] == salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Capaian tahun 2021 126,09% dari target yang waktu itu 70%, sedangkan realisasinya 88,26%.", []),
        ("Setahun sebelumnya terealisasi 88,26% dari target 70%; realisasinya sekarang naik.", []),
        ("Secara nasional realisasinya 78,92%.", []),
        ("Realisasinya 78,92%.", ["realisasi 78,92%"]),
        ("Dari target 80% baru tercapai 74,10% di triwulan ketiga.", []),
    ],
)
def test_another_time_or_place_told_in_the_sentence(kalimat: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + TAHUN_INI + f"\n{kalimat}\n")] == salah


def test_one_number_for_each_of_two_things() -> None:
    kalimat = "Realisasi kedua indikator sudah melewati target tahun 2024 (91% dan 90%)."
    assert _pasti(AWAL + TAHUN_INI + JANGKA + f"\n{kalimat}\n") == []


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("Kegiatan di Kota Mulya (30 September) dan Kota Lama (31 Oktober) diikuti 90 orang.", []),
        (
            "Kegiatan di Kota Mulya (31 September) dan Kota Lama (31 Oktober) diikuti 90 orang.",
            ["31 September"],
        ),
        ("Rapat diadakan 30 Februari di aula.", ["30 Februari"]),
    ],
)
def test_days_without_a_year(teks: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + teks, "tahun")] == salah


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("Pekerjanya batako 318 orang, meubel 204 orang dan jasa 89 orang, seluruhnya 611 orang.", []),
        (
            "Pekerjanya batako 318 orang, meubel 240 orang dan jasa 89 orang, seluruhnya 611 orang.",
            ["611 orang"],
        ),
        ("Pekerja naik dari 318 orang menjadi 204 orang lalu 89 orang, seluruhnya 700 orang.", []),
    ],
)
def test_a_total_behind_its_parts(teks: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + teks, "jumlah")] == salah


@pytest.mark.parametrize(("persen", "salah"), [("98,95%", []), ("98,59%", ["98,59%"])])
def test_a_percentage_without_a_year_belongs_to_the_amounts_before_it(persen: str, salah: list[str]) -> None:
    anggaran = tabel(
        "Unit | Pagu 2021 | Realisasi 2021 | % | Pagu 2022 | Realisasi 2022 | %",
        f"Ditjen Arsip | 655.200.000 | 648.313.720 | {persen} | 612.480.000 | 608.915.300 | 99,42%",
    )
    hasil = _pasti(f"BAB III HASIL\n\nTabel 3.1 Anggaran Dua Tahun\n\n{anggaran}", "persen_anggaran")
    assert [t.tercetak for t in hasil] == salah


@pytest.mark.parametrize(
    ("rumus", "salah"),
    [
        ("Capaian = 93,85% / 80% x 100% = 117,31%", []),
        ("Capaian = 93,85% / 75% x 100% = 125,13%", ["target 75%"]),
        ("Capaian terhadap Renstra = 93,85% / 75% x 100% = 125,13%", []),
    ],
)
def test_a_worked_capaian_with_another_target_than_its_table(rumus: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + f"{rumus}\n\n" + TAHUN_INI, "capaian")] == salah


def test_tables_of_many_indicators_name_their_rows_wherever_they_stand() -> None:
    lain = ("Persentase surat yang diarsipkan", "Indeks kepuasan layanan kearsipan")
    kepala = "Indikator | Target | Realisasi | Capaian"

    def teks(realisasi: str, capaian: str) -> str:
        isi = (f"{lain[0]} | 70% | 77,50% | 110,71%", f"{lain[1]} | 80 | 84,20 | 105,25%")
        pertama = tabel(kepala, f"{NAMA} | 80% | 93,85% | 117,31%", *isi)
        kedua = tabel(
            kepala, f"{NAMA} | 80% | 93,85% | 117,31%", f"{lain[0]} | 70% | {realisasi} | {capaian}", isi[1]
        )
        return (
            f"BAB III HASIL\n\nTabel 3.1 Ringkasan Tahun 2022\n\n{pertama}\n3.1 {NAMA}\n\nUraian.\n\n"
            f"Tabel 3.2 Perbandingan Tahun 2022\n\n{kedua}"
            f"\n4.1 Penutup\n\nUraian.\n\nTabel 4.1 Rekapitulasi Tahun 2022\n\n{pertama}"
        )

    assert _pasti(teks("77,50%", "110,71%"), "antar_tabel") == []
    assert _pasti(teks("72,10%", "103,00%"), "antar_tabel")


def test_a_mean_of_conversions_is_no_weighted_mean() -> None:
    def teks(akhir: str) -> str:
        return "BAB III HASIL\n\nTabel 3.1 Survei\n\n" + tabel(
            "Unit | Responden | Nilai | Konversi (x 25)",
            "Kantor A | 500 | 3,61 | 90,25",
            "Kantor B | 200 | 3,48 | 87,00",
            "Kantor C | 100 | 3,38 | 84,50",
            f"Wilayah | 800 | 3,55 | {akhir}",
        )

    assert _pasti(teks("88,75"), "rata_rata") == []


def test_an_indicator_called_a_mean_is_counted_in_a_recapitulation() -> None:
    bidang = {"Bidang Arsip": 2, "Bidang Surat": 3, "Bidang Pustaka": 2, "Bidang Umum": 3}
    nama = ("Rata-rata lama penyelesaian", "Persentase selesai", "Jumlah kegiatan")
    isi = []
    for b, n in bidang.items():
        isi += [b, *(f"{x} {b[7:].lower()} | 10 | 10 | 100,00%" for x in nama[:n])]
    rekap = tabel("Bidang | Jumlah Indikator", *(f"{b} | {n}" for b, n in bidang.items()))
    daftar = tabel(
        "Indikator | Target | Realisasi | Capaian", *(x if "|" in x else f"{x} |  |  | " for x in isi)
    )
    teks = f"BAB III HASIL\n\nTabel 3.1 Capaian Tahun 2022\n\n{daftar}\nTabel 3.2 Rekapitulasi\n\n{rekap}"
    assert _pasti(teks, "antar_tabel") == []
    assert len(_pasti(teks.replace("Bidang Pustaka\t2", "Bidang Pustaka\t3"), "antar_tabel")) == 1


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Tahun lalu hanya 60 dari 90 berkas yang selesai sehingga target 70% tidak tercapai.", []),
        (
            "Tahun ini hanya sebagian berkas yang selesai sehingga target 80% tidak tercapai.",
            ["tidak tercapai"],
        ),
        ("Cara menghitungnya sama dengan tahun-tahun sebelumnya.", []),
        ("Realisasinya sama dengan tahun sebelumnya.", ["sama dengan"]),
    ],
)
def test_last_year_told_by_the_sentence_and_ways_of_measuring(kalimat: str, salah: list[str]) -> None:
    lalu = RIWAYAT.replace("88,26%", "66,67%").replace("126,09%", "95,24%")
    assert [t.tercetak for t in _pasti(AWAL + TAHUN_INI + lalu + f"\n{kalimat}\n")] == salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Sebanyak 5 dari 7 indikator sudah memenuhi target tahun 2024 lebih awal.", 0),
        ("Sebanyak 5 dari 7 indikator sudah memenuhi target tahun 2022.", 1),
        ("Dari 7 indikator, 7 indikator melampaui target dan 0 indikator tepat sama dengan target.", 0),
    ],
)
def test_counts_against_the_targets_of_a_later_year(kalimat: str, salah: int) -> None:
    semua = tabel(
        "Indikator | Target | Realisasi | Capaian",
        *(f"Nilai {x} tahunan | 80 | {n} | {n * 100 // 80}%" for n, x in enumerate("ABCDEFG", 88)),
    )
    assert len(_pasti(f"{AWAL}Tabel 3.1 Capaian Tahun 2022\n\n{semua}\n{kalimat}\n")) == salah


@pytest.mark.parametrize(
    ("baris", "salah"),
    [
        ("Penghitungan: 588 / 612 x 100% = 96,08%", []),
        ("Penghitungan: 588 / 621 x 100% = 96,08%", ["96,08%"]),
        ("Cara hitung: 588 / 621 x 100% = 96,08%", ["96,08%"]),
    ],
)
def test_a_calculation_behind_its_label(baris: str, salah: list[str]) -> None:
    assert [t.tercetak for t in _pasti(AWAL + baris, "rumus")] == salah


def test_neighbours_of_one_long_name_and_number() -> None:
    def teks(nama: str) -> str:
        return f"{AWAL}Tabel 3.1 Lampiran\n\n" + tabel(
            "Indikator | Target",
            "Persentase permohonan bantuan hukum litigasi yang dilayani | 85%",
            "Persentase permohonan bantuan hukum nonlitigasi yang dilayani | 85%",
            f"{nama} | 85%",
        )

    kembar = "Persentase permohonan bantuan hukum nonlitigasi yang dilayani"
    assert _pasti(teks("Persentase desa yang ditetapkan sadar hukum"), "ganda") == []
    assert len(_pasti(teks(kembar), "ganda")) == 1


@pytest.mark.parametrize(("uang", "salah"), [("444.230.000", 0), ("444.230000", 1)])
def test_money_that_lost_a_dot(uang: str, salah: int) -> None:
    isi = tabel(
        "Kegiatan | Pagu 2022 | Realisasi 2022 | %",
        "Penataan arsip | 812.450.000 | 799.036.000 | 98,35",
        f"Penyusunan peraturan | 446.105.000 | {uang} | 99,58",
        "Pemajuan hak warga | 402.150.000 | 396.822.000 | 98,68",
    )
    teks = f"{AWAL}Tabel 3.1 Realisasi Anggaran Tahun 2022\n\n{isi}"
    assert len(_pasti(teks, "lain")) == salah
    assert _pasti(teks, "persen_anggaran") == []
