"""One plain fault in a short right report of a regional office: found for certain, and its right twin not."""

from __future__ import annotations

import pytest

from sakip.reviu import Temuan, periksa

from .bahan import tabel

_PK = tabel(
    "No | Sasaran | Indikator Kinerja | Satuan | Target",
    "1 | Mutu pembinaan | Persentase kelompok nelayan yang berbadan hukum | persen | 60,00",
    "2 | Mutu pembinaan | Indeks kepuasan pengguna pelabuhan | indeks | 3,20",
    "3 | Jangkauan pembinaan | Jumlah pembudidaya yang dibina | orang | 450",
    "4 | Jangkauan pembinaan | Jumlah kesepakatan pemasaran ikan | dokumen | 12",
)
_CAPAIAN = tabel(
    "No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)",
    "1 | Persentase kelompok nelayan yang berbadan hukum | persen | 60,00 | 54,00 | 90,00",
    "2 | Indeks kepuasan pengguna pelabuhan | indeks | 3,20 | 3,36 | 105,00",
    "3 | Jumlah pembudidaya yang dibina | orang | 450 | 477 | 106,00",
    "4 | Jumlah kesepakatan pemasaran ikan | dokumen | 12 | 15 | 125,00",
)
_UNSUR = tabel(
    "No | Unsur | Nilai",
    "1 | Kebersihan | 3,31",
    "2 | Ketertiban | 3,29",
    "3 | Keamanan | 3,48",
    "| Rata-rata | 3,36",
)
_BINAAN = tabel(
    "No | Triwulan | Banyaknya",
    "1 | Triwulan I | 118",
    "2 | Triwulan II | 127",
    "3 | Triwulan III | 141",
    "4 | Triwulan IV | 91",
    "| Jumlah | 477",
)
_DIJUAL = tabel(
    "No | Triwulan | Banyaknya",
    "1 | Triwulan I | 5",
    "2 | Triwulan II | 4",
    "3 | Triwulan III | 3",
    "4 | Triwulan IV | 3",
    "| Jumlah | 15",
)
_ANGGARAN = tabel(
    "No | Program | Pagu (Rp) | Realisasi (Rp) | Persentase",
    "1 | Program Perikanan Tangkap | 4.000.000.000 | 3.800.000.000 | 95,00%",
    "2 | Program Penunjang | 2.000.000.000 | 1.840.000.000 | 92,00%",
    "| Jumlah | 6.000.000.000 | 5.640.000.000 | 94,00%",
)
_SMART = tabel(
    "Komponen | Bobot (%) | Nilai",
    "Penyerapan anggaran | 9,70 | 94,00",
    "Konsistensi penyerapan | 18,20 | 92,00",
    "Capaian keluaran | 43,50 | 100,00",
    "Nilai efisiensi | 28,60 | 75,00",
    "Nilai SMART | 100,00 | 90,81",
)
_TEKS = f"""LAPORAN KINERJA

DINAS PERIKANAN KABUPATEN TELAGA BIRU TAHUN 2022

KATA PENGANTAR

Syukur kami panjatkan, Laporan Kinerja Dinas Perikanan Kabupaten Telaga Biru Tahun 2022 dapat diselesaikan.

RINGKASAN EKSEKUTIF

Dari empat indikator, tiga indikator telah memenuhi target dan satu indikator belum memenuhi target.

BAB I PENDAHULUAN

A. Latar Belakang

Dinas Perikanan Kabupaten Telaga Biru membina nelayan dan pembudidaya ikan di pesisir.

B. Tugas dan Fungsi

Dinas mempunyai tugas membantu kepala daerah dalam urusan perikanan.

BAB II PERENCANAAN KINERJA

A. Perjanjian Kinerja Tahun 2022

Perjanjian Kinerja ditandatangani pada tanggal 12 Januari 2022.

Tabel 2.1 Perjanjian Kinerja Tahun 2022
{_PK}BAB III AKUNTABILITAS KINERJA

A. Capaian Kinerja

Capaian kinerja tahun 2022 disajikan pada tabel berikut.

Tabel 3.1 Capaian Kinerja Tahun 2022
{_CAPAIAN}1. Persentase kelompok nelayan yang berbadan hukum

Dari 250 kelompok nelayan, 135 telah berbadan hukum. Realisasi 54,00% belum mencapai target 60,00%.

2. Indeks kepuasan pengguna pelabuhan

Indeks kepuasan pengguna pelabuhan mencapai 3,36 dan telah memenuhi target 3,20.

Tabel 3.2 Unsur Indeks kepuasan pengguna pelabuhan
{_UNSUR}\
3. Jumlah pembudidaya yang dibina

Pembudidaya yang dibina sebanyak 477 orang dari target 450 orang.

Tabel 3.3 Pembudidaya yang dibina menurut triwulan
{_BINAAN}\
4. Jumlah kesepakatan pemasaran ikan

Kesepakatan pemasaran ikan berjumlah 15 dokumen, melampaui target 12 dokumen.

B. Realisasi Anggaran

Pagu anggaran tahun 2022 sebesar Rp6.000.000.000 dengan realisasi Rp5.640.000.000 atau 94,00%.

Tabel 3.4 Pagu dan realisasi anggaran Tahun 2022
{_ANGGARAN}\
C. Nilai Kinerja Anggaran

Nilai SMART dihitung dari empat komponen.

Tabel 3.5 Nilai SMART Tahun 2022
{_SMART}\
BAB IV PENUTUP

A. Kesimpulan

Kinerja tahun 2022 pada umumnya baik.

B. Rencana Perbaikan

Dinas akan mempercepat pendampingan kelompok nelayan.
"""
_DARI = "Dari 250 kelompok nelayan, 135 telah berbadan hukum."
_TRIWULAN = _TEKS[_TEKS.index("Tabel 3.3 ") : _TEKS.index("4. Jumlah kesepakatan")]
_LAIN = (
    _TRIWULAN.replace("3.3 Pembudidaya yang dibina", "3.3a Pendampingan")
    .replace("18", "19")
    .replace("141", "140")
)
_UJUNG = "Kesepakatan pemasaran ikan berjumlah 15 dokumen, melampaui target 12 dokumen."
_LATAR = "A. Latar Belakang\n\n"
_UMUM = "Kinerja tahun 2022 pada umumnya baik."
_TUGAS = "B. Tugas dan Fungsi"
_DAERAH = "Dinas mempunyai tugas"
_RUMUS = "Dari 250 kelompok nelayan yang didata, 135 kelompok berbadan hukum sehingga realisasinya 54,00%."


def _pasti(*ganti: tuple[str, str]) -> list[Temuan]:
    teks = _TEKS
    for lama, baru in ganti:
        assert lama in teks
        teks = teks.replace(lama, baru, 1)
    return [t for t in periksa(teks).temuan if t.kepastian == "pasti"]


@pytest.mark.parametrize(
    ("kelas", "lama", "baru"),
    [
        # a part larger than its whole
        ("lebih_100", _DARI, "Dari 250 kelompok nelayan, 315 telah berbadan hukum."),
        ("lebih_100", _DARI, "Sebanyak 315 kelompok dari 250 kelompok nelayan sudah berbadan hukum."),
        ("lebih_100", _DARI, "Dari total 250 kelompok nelayan, 315 kelompok yang berbadan hukum tercatat."),
        # counts that do not give the printed share
        ("realisasi", _DARI, "Dari 250 kelompok nelayan, 125 telah berbadan hukum."),
        ("realisasi", "135 telah berbadan hukum. Realisasi", "99 sudah berbadan hukum, sehingga realisasi"),
        # a heading, a table twice
        ("ganda", _TUGAS, "A. Latar Belakang\n\nKawasan ini luas.\n\nB. Tugas dan Fungsi"),
        ("ganda", _TUGAS, "C. Latar Belakang\n\nKawasan ini luas.\n\nB. Tugas dan Fungsi"),
        ("ganda", _TRIWULAN, _TRIWULAN * 2),
        (
            "ganda",
            _TRIWULAN,
            _TRIWULAN + _TRIWULAN.replace("3.3 Pembudidaya yang dibina menurut", "3.3a Hasil per"),
        ),
        # numbers of headings
        ("penomoran", "B. Realisasi Anggaran", "A. Realisasi Anggaran"),
        ("penomoran", "3. Jumlah pembudidaya yang dibina", "2. Jumlah pembudidaya yang dibina"),
        ("penomoran", "4. Jumlah kesepakatan pemasaran", "3. Jumlah kesepakatan pemasaran"),
        # what belongs to another indicator or office
        (
            "salin_tempel",
            "3.2 Unsur Indeks kepuasan pengguna pelabuhan",
            "3.2 Unsur Jumlah kesepakatan pemasaran ikan",
        ),
        ("salin_tempel", "Tabel 3.3 Pembudidaya yang dibina", "Tabel 3.3 Indeks kepuasan pengguna pelabuhan"),
        ("salin_tempel", _UJUNG, _RUMUS),
        ("salin_tempel", _UJUNG, "Kelompok nelayan yang berbadan hukum 135 ÷ 250 × 100% = 54,00%."),
        (
            "salin_tempel",
            "Perikanan Kabupaten Telaga Biru Tahun 2022 dapat",
            "Perikanan Kabupaten Muara Jingga Tahun 2022 dapat",
        ),
        ("salin_tempel", _DAERAH, "Badan Kepegawaian Kota Rantau mempunyai tugas"),
        # years
        ("tahun", "anggaran Tahun 2022\n", "anggaran Tahun 2020\n"),
        ("tahun", "Tabel 3.1 Capaian Kinerja Tahun 2022", "Tabel 3.1 Capaian Kinerja Tahun 2021"),
        ("tahun", "12 Januari 2022", "12 Januari 2012"),
        ("tahun", "A. Perjanjian Kinerja Tahun 2022", "A. Perjanjian Kinerja Tahun 2021"),
        ("tahun", "TELAGA BIRU TAHUN 2022", "TELAGA BIRU TAHUN 2021"),
        # units, blanks
        ("satuan", "dibina\torang\t450\n", "dibina\tdokumen\t450\n"),
        ("satuan", "ikan\tdokumen\t12\t", "ikan\trupiah\t12\t"),
        ("kosong", "pelabuhan\tindeks\t3,20\n", "pelabuhan\tindeks\t\n"),
        ("kosong", f"\n\n{_UJUNG}", ""),
        # weights on another's row or in another's place in the sentence
        (
            "skor_anggaran",
            "anggaran\t9,70\t94,00\nKonsistensi penyerapan\t18,20",
            "anggaran\t18,20\t94,00\nKonsistensi penyerapan\t9,70",
        ),
        (
            "skor_anggaran",
            "dari empat komponen.",
            "dari serapan dengan bobot 9,7%, konsistensi 18,2%, capaian keluaran 28,6% dan efisiensi 43,5%.",
        ),
        # a result before its calculation, a share of the budget
        ("skor_anggaran", _UMUM, "Nilai Kinerja Anggaran sebesar 95,40 yaitu 50% × 90,81 + 50% × 94,00."),
        ("rumus", _UMUM, "Cakupan wilayah binaan adalah 28,00% (11 ÷ 50 × 100%)."),
        ("persen_anggaran", "atau 94,00%", "atau 96,00%"),
        ("persen_anggaran", "5.640.000.000\t94,00%", "5.640.000.000\t91,00%"),
        # all, some and their mean
        (
            "narasi",
            "tiga indikator telah memenuhi target dan satu indikator belum",
            "dua indikator telah memenuhi target dan dua indikator belum",
        ),
        ("narasi", _UMUM, "Seluruh indikator kinerja tahun 2022 sudah memenuhi target."),
        ("rata_rata", _UMUM, "Rata-rata ketiga unsur, yaitu 3,31, 3,29 dan 3,48, adalah 3,63."),
        ("rata_rata", _UMUM, "Rerata dari 94,00%, 92,00% dan 75,00% mencapai 78,00%."),
    ],
)
def test_one_fault_is_told_once(kelas: str, lama: str, baru: str) -> None:
    assert [t.kelas for t in _pasti((lama, baru))] == [kelas]


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("", ""),
        # no whole, another time, another thing
        (_DARI, f"{_DARI} Itu naik 40 kelompok dari 25 kelompok yang sudah berbadan hukum di awal tahun."),
        (_DARI, f"{_DARI} Dari 250 kelompok nelayan, 900 orang telah mengikuti sosialisasi."),
        (_DARI, f"{_DARI} Kegiatan itu terdiri dari 4 kelompok yang telah dipilih."),
        (_UJUNG, f"{_UJUNG} Dari 12 dokumen yang ditargetkan, 15 telah ditandatangani."),
        (_DARI, "Dari 250 kelompok nelayan, 40 masih menunggu akta dan 135 telah berbadan hukum."),
        # alike by right
        (_TUGAS, "B. Tugas dan Fungsi\n\nTugas diuraikan di sini.\n\nC. Latar Belakang Pegawai"),
        (_TRIWULAN, _TRIWULAN + _LAIN),
        ("Tabel 3.2 Unsur Indeks", "Tabel 3.2 Unsur dan bobot Indeks"),
        (_UJUNG, f"{_UJUNG} Itu sejalan dengan kelompok nelayan berbadan hukum, 135 dari 250 atau 54,00%."),
        (_DAERAH, "Dinas Perikanan Provinsi Karang Timur melaksanakan supervisi. Dinas punya tugas"),
        # years by right
        ("12 Januari 2022", "30 Desember 2021"),
        ("A. Perjanjian Kinerja Tahun 2022", "A. Rencana Strategis Tahun 2021"),
        ("anggaran Tahun 2022\n", "anggaran\n"),
        # units of one kind, a part that is told in a table alone
        ("ikan\tdokumen\t12\t", "ikan\tnaskah\t12\t"),
        (f"\n\n{_UJUNG}", f"\n\nTabel 3.6 Kesepakatan menurut triwulan\n{_DIJUAL.rstrip()}"),
        (
            "dari empat komponen.",
            "dari serapan dengan bobot 9,7%, konsistensi 18,2%, capaian keluaran 43,5% dan efisiensi 28,6%.",
        ),
        (_UMUM, "Nilai Kinerja Anggaran sebesar 92,41 yaitu 50% × 90,81 + 50% × 94,00."),
        (_UMUM, "Cakupan wilayah binaan adalah 22,00% (11 ÷ 50 × 100%)."),
        # verdicts and means that hold, figures of a part of the year and of years to come
        (_UMUM, "Seluruh indikator kinerja tahun 2022 diharapkan memenuhi target."),
        (_UMUM, "Rata-rata ketiga unsur, yaitu 3,31, 3,29 dan 3,48, adalah 3,36."),
        (
            "Realisasi 54,00%",
            "Sampai dengan Juni 2022 baru mencapai 31,00% dari target 60,00%. Realisasi 54,00%",
        ),
        (
            "telah memenuhi target 3,20.",
            "telah memenuhi target 3,20. Target indeks itu pada tahun 2023 sebesar 3,40.",
        ),
    ],
)
def test_what_is_right_is_left_alone(lama: str, baru: str) -> None:
    assert _pasti((lama, baru)) == []


_RIWAYAT = "Tabel 3.6 Perbandingan Persentase kelompok nelayan yang berbadan hukum\n" + tabel(
    "Tahun | Target | Realisasi | Capaian",
    "2020 | 50,00% | 40,00% | 80,00%",
    "2021 | 55,00% | 49,50% | 90,00%",
    "2022 | 60,00% | 54,00% | 90,00%",
)


@pytest.mark.parametrize(
    ("lama", "baru", "harus"),
    [
        ("54,00% | 90,00%", "54,00% | 90,00%", []),
        ("54,00%\t90,00%", "57,00%\t90,00%", ["antar_tabel"]),  # not its capaian, too
        ("54,00%\t90,00%", "54,00%\t91,00%", ["capaian"]),
    ],
)
def test_a_wrong_cell_is_told_without_what_follows_from_it(lama: str, baru: str, harus: list[str]) -> None:
    sesudah = "2. Indeks kepuasan pengguna pelabuhan\n\n"
    assert [t.kelas for t in _pasti((sesudah, _RIWAYAT.replace(lama, baru) + sesudah))] == harus


def test_a_number_of_a_sentence_that_two_checks_refute_is_told_once() -> None:
    salah = ("mencapai 3,36 dan telah memenuhi target 3,20", "sebesar 3,63 dari target 3,20")
    assert [t.kelas for t in _pasti(salah)] == ["narasi"]


def test_another_paper_than_the_agreement_may_be_older() -> None:
    lama = "Perjanjian Kinerja ditandatangani pada tanggal 12 Januari 2022."
    baru = "Perjanjian Kinerja mengikuti nota kesepahaman yang ditandatangani tanggal 3 Mei 2018."
    assert _pasti((lama, baru)) == []


@pytest.mark.parametrize(("cetak", "harus"), [("106,00", []), ("116,00", ["capaian"])])
def test_a_mean_is_not_told_for_a_wrong_value_in_it(cetak: str, harus: list[str]) -> None:
    rata = _CAPAIAN.rstrip("\n") + "\n\tRata-rata capaian\t\t\t\t106,50\n\n"
    assert [t.kelas for t in _pasti((_CAPAIAN, rata.replace("106,00", cetak)))] == harus
