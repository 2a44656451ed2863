"""Habits of many typists: tables by quarter, means of sasaran, other percentages beside a budget, sentences
with two years; each with what is right and a slip."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import temuan

PK = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\nSasaran\tIndikator Kinerja\tTarget\n" + (
    "Meningkatnya kualitas layanan rehabilitasi\tPersentase klien yang pulih\t72,00%\n"
    "\tJumlah lembaga rehabilitasi yang beroperasi\t30 Lembaga\n"
    "Menguatnya tata kelola organisasi\tIndeks kepuasan layanan internal\t3,20\n"
    "\tNilai pelaksanaan anggaran satuan kerja\t95,00\n\n"
)
CAPAIAN = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n" + (
    "1\tPersentase klien yang pulih\t72,00%\t80,36%\t111,61%\n"
    "2\tJumlah lembaga rehabilitasi yang beroperasi\t30 Lembaga\t27 Lembaga\t90,00%\n"
    "3\tIndeks kepuasan layanan internal\t3,20\t3,36\t105,00%\n"
    "4\tNilai pelaksanaan anggaran satuan kerja\t95,00\t93,80\t98,74%\n\n"
)
BAGIAN = (
    "3.1.1 Persentase klien yang pulih\n\nTabel 3.2 Perbandingan dengan tahun sebelumnya\n\n"
    "Indikator\tTarget 2021\tRealisasi 2021\tCapaian 2021\tTarget 2022\tRealisasi 2022\tCapaian 2022\n"
    "Persentase klien yang pulih\t70,00%\t73,50%\t105,00%\t72,00%\t80,36%\t111,61%\n\n"
    "Tabel 3.3 Perbandingan dengan Target Renstra\n\n"
    "Indikator\tRealisasi 2022\tTarget Renstra 2024\tTingkat Kemajuan (%)\n"
    "Persentase klien yang pulih\t80,36%\t90,00%\t89,29\n\n"
)
UNSUR = "Tabel 3.4 Nilai per Unsur\n\nNo\tUnsur\tNilai\n" + (
    "1\tPersyaratan\t3,74\n2\tWaktu penyelesaian\t3,65\n3\tPerilaku pelaksana\t3,75\n"
    "4\tPenanganan pengaduan\t3,66\n\tRata-rata\t3,70\n\n"
)


def _ada(teks: str, kelas: str) -> bool:
    return bool(temuan(teks, kelas))


# --- tables ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("nilai", "salah"), [("101,87%", False), ("96,87%", True)])
@pytest.mark.parametrize("banyak", ["\tJumlah Indikator", ""])
def test_means_of_sasaran_that_only_the_agreement_names(nilai: str, salah: bool, banyak: str) -> None:
    """The table of capaian does not say to which sasaran its rows belong."""
    dua = "\t2" if banyak else ""
    rata = f"Tabel 3.5 Rata-rata Capaian\n\nSasaran{banyak}\tRata-rata Capaian\n" + (
        f"Meningkatnya kualitas layanan rehabilitasi{dua}\t100,81%\n"
        f"Menguatnya tata kelola organisasi{dua}\t{nilai}\n"
        f"Terungkapnya jaringan peredaran gelap{dua}\t110,00%\n\n"
    )
    pk = (
        PK.rstrip()
        + "\n"
        + (
            "Terungkapnya jaringan peredaran gelap\tJumlah jaringan yang terungkap\t5 Jaringan\n"
            "\tPersentase berkas perkara lengkap\t90,00%\n\n"
        )
    )
    capaian = (
        CAPAIAN.rstrip()
        + "\n"
        + (
            "5\tJumlah jaringan yang terungkap\t5 Jaringan\t6 Jaringan\t120,00%\n"
            "6\tPersentase berkas perkara lengkap\t90,00%\t90,00%\t100,00%\n\n"
        )
    )
    assert _ada(pk + capaian + rata, "rata_rata") is salah


def test_the_percentage_beside_a_budget_may_be_the_capaian_of_the_performance() -> None:
    hemat = "Tabel 3.6 Efisiensi\n\nSasaran\tAlokasi\tRealisasi\tCapaian\n" + (
        "S1\t28.600.000.000\t27.812.500.000\t95,28%\n"
        "S2\t15.400.000.000\t14.310.200.000\t113,82%\n"
        "S3\t7.200.000.000\t6.779.000.000\t106,32%\n\n"
    )
    assert not _ada(hemat, "persen_anggaran")
    serapan = hemat.replace("95,28%", "97,25%").replace("106,32%", "94,15%")
    assert _ada(serapan, "persen_anggaran")


@pytest.mark.parametrize(("nilai", "salah"), [("18,36%", False), ("17,36%", True)])
def test_efficiency_by_the_formula_of_the_treasury(nilai: str, salah: bool) -> None:
    teks = "Tabel 3.6 Efisiensi\n\nSasaran\tAlokasi\tRealisasi\tCapaian\tEfisiensi\n" + (
        "S1\t28.600.000.000\t27.812.500.000\t95,28%\t-2,06%\n"
        f"S2\t15.400.000.000\t14.310.200.000\t113,82%\t{nilai}\n"
        "S3\t7.200.000.000\t6.779.000.000\t106,32%\t11,44%\n"
        "S4\t61.200.000.000\t60.014.100.000\t100,79%\t2,71%\n\n"
    )
    assert _ada(teks, "realisasi") is salah


@pytest.mark.parametrize(("nilai", "salah"), [("92,94%", False), ("78,15%", True)])
def test_a_row_of_quotients_under_its_two_counts(nilai: str, salah: bool) -> None:
    teks = "Tabel 3.7 Data Triwulan\n\nUraian\tTW I\tTW II\tTW III\tTW IV\n" + (
        "Pembilang\t73\t82\t79\t84\nPenyebut\t78\t88\t85\t90\n"
        f"Persentase\t93,59%\t93,18%\t{nilai}\t93,33%\n\n"
    )
    assert _ada(teks, "realisasi") is salah


@pytest.mark.parametrize(("tahun", "salah"), [("2021", False), ("2020", True)])
def test_one_year_over_two_blocks_of_a_header(tahun: str, salah: bool) -> None:
    teks = f"Tabel 3.8 Perbandingan\n\nIndikator\t2020\t\t\t{tahun}\t\t\t2022\t\t\n" + (
        "\tTarget\tRealisasi\tCapaian\tTarget\tRealisasi\tCapaian\tTarget\tRealisasi\tCapaian\n"
        "Jumlah operasi pengawasan\t20\t20\t100,00%\t22\t24\t109,09%\t24\t27\t112,50%\n\n"
    )
    assert _ada(teks, "tahun") is salah


@pytest.mark.parametrize(("capaian", "salah"), [("89,29", False), ("98,29", True)])
def test_progress_towards_the_target_of_a_later_year(capaian: str, salah: bool) -> None:
    assert _ada(BAGIAN.replace("89,29", capaian), "capaian") is salah


def test_the_quarters_of_one_indicator_do_not_oppose_its_year() -> None:
    teks = (
        CAPAIAN
        + "Persentase klien yang pulih\n\nTabel 3.9 Realisasi per Triwulan\n\n"
        + (
            "Uraian\tTW I\tTW II\tTW III\tTW IV\n"
            "Target\t18,00%\t36,00%\t54,00%\t72,00%\nRealisasi\t17,68%\t37,77%\t62,68%\t80,36%\n\n"
        )
    )
    assert not _ada(teks, "antar_tabel")


def test_abbreviations_in_capitals_head_no_group() -> None:
    teks = "Tabel 1.1 Pegawai\n\nNo\tPendidikan\tJumlah\n" + (
        "1\tMagister\t31\n2\tS1/DIV\t98\n3\tDIII\t22\n4\tSMA\t50\n\tJumlah\t{}\n\n"
    )
    assert not _ada(teks.format(201), "jumlah")
    assert _ada(teks.format(203), "jumlah")


# --- lists ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("huruf", "salah"),
    [("abcd", False), ("abcc", True), ("abce", True), ("abc1", False)],
)
def test_letters_of_a_list_with_blank_lines_between(huruf: str, salah: bool) -> None:
    isi = ("menyusun jadwal;", "membina petugas;", "mengusulkan anggaran; dan", "menetapkan petugas.")
    teks = "Solusi yang dilakukan:\n\n" + "\n\n".join(f"{h}. {x}" for h, x in zip(huruf, isi, strict=True))
    assert _ada(teks + "\n\n", "penomoran") is salah


def test_an_item_that_was_lost_in_reading_is_no_jump() -> None:
    """Only where every item ends as one that goes on."""
    teks = "Solusi:\n\na. Menyusun jadwal\n\nb. Membina petugas\n\nd. Menetapkan petugas\n\n"
    assert not _ada(teks, "penomoran")


# --- sentences ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        ("Realisasi tahun 2022 meningkat sebesar 6,86 poin dibandingkan tahun 2021.", "6,86", "8,66"),
        ("Indeks Kinerja ini berada di atas rata-rata nasional sebesar 78,00%.", "di atas", "di bawah"),
        ("Target Renstra 2024 sebesar 90,00% belum dapat dicapai.", "90,00", "85,00"),
        ("Hasil tersebut diperoleh dari survei dengan nilai 80,36%.", "80,36", "80,63"),
        ("Persentase klien yang pulih tercapai 80,36% dari target 72,00%.", "80,36", "84,46"),
        (
            "Realisasi persentase klien yang pulih sebesar 80,36% telah melampaui target 72,00%.",
            "80,36",
            "83,06",
        ),
        (
            "Realisasi 80,36% memberi capaian sebesar 111,61%, sehingga target telah terlampaui.",
            "telah terlampaui",
            "belum tercapai",
        ),
    ],
)
def test_a_sentence_of_an_indicator_and_its_slip(benar: str, lama: str, baru: str) -> None:
    assert lama in benar
    assert not _ada(f"{CAPAIAN}{BAGIAN}{benar}\n", "narasi")
    assert _ada(f"{CAPAIAN}{BAGIAN}{benar.replace(lama, baru)}\n", "narasi")


@pytest.mark.parametrize(
    "kalimat",
    [
        "Realisasi tahun 2022 telah melampaui target 72,00%, naik 6,86 poin dari tahun 2021 yang "
        "sebesar 73,50%.",
        "Dibandingkan tahun 2021, realisasi naik sebesar 6,86 poin menjadi 80,36%.",
        "Realisasi meningkat dari 73,50% pada tahun sebelumnya.",
        "Realisasi 80,36%, meningkat 6,86 poin dari tahun 2021 sebesar 73,50%, dan melampaui target 72,00%.",
        "Realisasi naik 6,86 poin dibandingkan tahun 2021 dan telah melampaui target 72,00%.",
        "Klien telah pulih sehingga target tercapai 111,61%.",
        "Satu indikator memenuhi target, yaitu persentase klien yang pulih sebesar 80,36 persen.",
        "Capaian dihitung sebesar 142,22% dan dibatasi menjadi 111,61%.",
        "Realisasi meningkat 9,33 persen dibandingkan tahun 2021.",  # of last year's value
        "Jumlah klien naik 12,00 persen dibandingkan tahun 2021.",  # something else rose
        "Tingkat kemajuan terhadap target Renstra tahun 2024 adalah 89,29 persen.",
        "Target Renstra 2024 sebesar 90,00% akan dicapai.",
    ],
)
def test_numbers_of_another_year_are_read_as_such(kalimat: str) -> None:
    assert not _ada(f"{CAPAIAN}{BAGIAN}{kalimat}\n", "narasi")


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        (
            "Unsur tertinggi adalah Perilaku pelaksana sebesar 3,75, sedangkan unsur terendah adalah "
            "Waktu penyelesaian sebesar 3,65.",
            "Waktu penyelesaian sebesar 3,65",
            "Penanganan pengaduan sebesar 3,66",
        ),
        ("Unsur Waktu penyelesaian memperoleh nilai terendah.", "terendah", "tertinggi"),
        ("Nilai tertinggi kedua diperoleh unsur Persyaratan.", "tertinggi kedua", "tertinggi"),
    ],
)
def test_the_extreme_row_of_the_table_above(benar: str, lama: str, baru: str) -> None:
    assert not _ada(f"{UNSUR}{benar}\n", "narasi")
    assert _ada(f"{UNSUR}{benar.replace(lama, baru)}\n", "narasi")


def test_the_month_of_the_largest_rise_is_not_the_last_of_a_running_sum() -> None:
    teks = "Tabel 3.10 Realisasi Kumulatif\n\nBulan\tKumulatif\n" + (
        "Oktober\t410.000.000\nNovember\t790.000.000\nDesember\t855.000.000\n\n"
    )
    assert not _ada(teks + "Tambahan terbesar terjadi pada November, yaitu 380.000.000.\n", "narasi")
    assert not _ada(teks + "Realisasi terbesar terjadi pada November.\n", "narasi")


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        (
            "Dinas memiliki 23 Puskesmas, terdiri dari 9 Puskesmas rawat inap dan 14 Puskesmas biasa.",
            "23",
            "25",
        ),
        (
            "Personel berjumlah 120 orang yang terdiri atas 41 anggota Polri, 52 PNS, dan 27 PPNPN.",
            "120",
            "118",
        ),
        (
            "Wilayah kerja meliputi 6 (enam) UPT, yaitu 3 (tiga) kantor, 1 (satu) pos dan 2 (dua) rumah.",
            "6 (",
            "5 (",
        ),
    ],
)
def test_a_plain_list_of_counts_after_its_total(benar: str, lama: str, baru: str) -> None:
    assert not _ada(benar + "\n", "jumlah")
    assert _ada(benar.replace(lama, baru) + "\n", "jumlah")


def test_what_follows_a_complete_list_is_not_added() -> None:
    teks = "Kantor didukung 29 pegawai, terdiri dari 17 laki-laki dan 12 perempuan, serta 214 mitra.\n"
    assert not _ada(teks, "jumlah")


@pytest.mark.parametrize(("banyak", "salah"), [("142", False), ("124", True), ("97", False)])
def test_a_count_above_the_quotient_that_uses_it(banyak: str, salah: bool) -> None:
    teks = f"Selama tahun 2022 terdapat 151 pelanggaran, dan sebanyak {banyak} ditindaklanjuti.\n\n"
    assert _ada(teks + "Realisasi = (142 / 151) x 100% = 94,04%\n", "narasi") is salah


@pytest.mark.parametrize(
    ("benar", "lama", "baru"),
    [
        ("Cakupan mencapai 90,52 persen atau 10.998 dari 12.150 bayi sasaran.", "90,52", "95,10"),
        ("Penemuan sebanyak 1.438 kasus dari 1.800 kasus atau sebesar 79,89 persen.", "79,89", "78,99"),
        ("Realisasi anggaran Rp 108,9 M dari pagu Rp 112,4 M (96,90%).", "112,4", "114,2"),
    ],
)
def test_a_share_with_both_its_counts(benar: str, lama: str, baru: str) -> None:
    kelas = "persen_anggaran" if "Rp" in benar else "narasi"
    assert not _ada(benar + "\n", kelas)
    assert _ada(benar.replace(lama, baru) + "\n", kelas)


@pytest.mark.parametrize(
    ("nama", "salah"),
    [("Persentase klien yang pulih", False), ("Jumlah lembaga rehabilitasi yang beroperasi", True)],
)
def test_the_cause_told_under_one_indicator_names_it(nama: str, salah: bool) -> None:
    lain = "3.1.2 Jumlah lembaga rehabilitasi yang beroperasi\n\nUraian singkat indikator kedua.\n"
    teks = f"{CAPAIAN}{BAGIAN}Keberhasilan indikator {nama} didukung oleh para petugas.\n\n{lain}"
    assert _ada(teks, "salin_tempel") is salah


@pytest.mark.parametrize(("target", "salah"), [("72,00%", False), ("75,00%", True)])
def test_a_target_beside_the_right_realisation_in_the_conclusion(target: str, salah: bool) -> None:
    akhir = (
        "BAB IV\n\nPENUTUP\n\nIndikator Persentase klien yang pulih mencapai realisasi 80,36% dari target "
    )
    assert _ada(f"{CAPAIAN}{BAGIAN}{akhir}{target}.\n", "narasi") is salah


def test_a_row_that_slid_into_the_header_is_missed_by_no_total() -> None:
    teks = "Tabel 3.11 Realisasi per Jenis Belanja\n\n" + (
        "Jenis\tPagu 2.210.300.000\tRealisasi 2.201.410.000\n"
        "Belanja Barang\t2.025.820.000\t2.000.713.870\nBelanja Modal\t50.000.000\t49.780.000\n"
        "Jumlah\t4.286.120.000\t4.251.903.870\n\n"
    )
    assert not _ada(teks, "jumlah")
    assert _ada(teks.replace(" 2.210.300.000", "").replace(" 2.201.410.000", ""), "jumlah")
