"""What once was a certain finding on a text without fault, beside the like that is one. All invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip.reviu import baca_teks
from sakip.reviu.model import Judul
from sakip.reviu.paham import Paham, pahami
from sakip.reviu.periksa.alat.bagian import peta
from sakip.reviu.tests.bahan import KEPALA, baris, capaian, tabel, temuan

BUKU = "Persentase buku pinjaman yang kembali tepat waktu"
RAWAT = "Persentase naskah kuno yang dirawat"
PUAS = "Indeks kepuasan pengunjung perpustakaan"
RIWAYAT = (
    "Indikator | Target 2021 | Realisasi 2021 | Capaian 2021 | Target 2022 | Realisasi 2022 | Capaian 2022"
)
RENSTRA = "Indikator | Target Renstra 2022 | Target Renstra 2023 | Target Renstra 2024 | Realisasi 2022"


def _paham(teks: str) -> Paham:
    return pahami(baca_teks(KEPALA + teks))


def _bab(nama: str, *isi: str) -> str:
    """A chapter with the part of one indicator."""
    return "BAB III AKUNTABILITAS KINERJA\n\nA. Capaian Kinerja\n\n" + f"IKK 1.1 {nama}\n\n" + "".join(isi)


def _bagian(kalimat: str) -> str:
    """The part of one indicator, with its table, its history and a sentence."""
    return _bab(
        BUKU,
        capaian(f"1 | {BUKU} | 80% | 85,50% | 106,88%"),
        "Tabel 3.2 Perkembangan Tahun 2021-2022\n\n",
        tabel(RIWAYAT, f"{BUKU} | 75% | 76,20% | 101,60% | 80% | 85,50% | 106,88%"),
        kalimat + "\n\n",
    )


# --- columns and rows -------------------------------------------------------------------------------------


def _renstra(realisasi: str, terhadap: str) -> str:
    return _bab(
        PUAS,
        "Tabel 3.3 Realisasi terhadap Target Renstra\n\n",
        tabel(
            f"{RENSTRA} | Realisasi thd target 2024",
            f"{PUAS} | 3,10 | 3,20 | 3,30 | {realisasi} | {terhadap}",
        ),
    )


def test_bagian_dari_target_rencana_memang_persen() -> None:
    assert not temuan(_renstra("3,63", "110,00%"), "satuan")
    kolom = _paham(_renstra("3,63", "110,00%")).tabel[0].kolom
    assert [k.peran for k in kolom[-2:]] == ["realisasi", "capaian"]


def test_indeks_dalam_persen_tetap_salah() -> None:
    assert temuan(_renstra("3,63%", "110,00%"), "satuan")


@pytest.mark.parametrize(
    ("kepala", "ada"),
    [
        ("Divisi", False),
        ("Nama UPT", False),
        ("Satuan Kerja", False),
        ("Indikator Kinerja", True),
        ("Uraian", True),
    ],
)
def test_nama_unit_bukan_indikator(kepala: str, ada: bool) -> None:
    teks = "Tabel 3.4 Pemenuhan Target Kerja\n\n" + tabel(
        f"No | {kepala} | Jumlah Target Kinerja | B06 | B12",
        "1 | Divisi Koleksi dan Layanan | 10 | 100% | 100%",
        "2 | Divisi Pelestarian Naskah | 8 | 90% | 100%",
    )
    assert bool(_paham(teks).indikator) is ada


# --- parts ------------------------------------------------------------------------------------------------


def test_butir_berkode_membuka_bagian_indikator() -> None:
    teks = (
        "BAB III AKUNTABILITAS KINERJA\n\nA. Capaian Kinerja\n\n"
        f"● 1.1 {BUKU}\n\n{capaian(f'1 | {BUKU} | 80% | 85,50% | 106,88%')}Petugas mengingatkan peminjam.\n\n"
        f"● 1.2 {RAWAT}\n\n{capaian(f'1 | {RAWAT} | 60% | 66,00% | 110,00%')}Ruang rawat diperluas.\n\n"
    )
    p = _paham(teks)
    ada = [p.indikator[b.indikator].nama for b in peta(p).bagian if b.indikator is not None]
    assert ada == [BUKU, RAWAT]


def test_daftar_nama_indikator_bukan_bagian() -> None:
    teks = (
        "BAB II PERENCANAAN KINERJA\n\nA. Perjanjian Kinerja\n\nIndikatornya sebagai berikut.\n\n"
        f"● {BUKU}\n\n● {RAWAT}\n\n"
        + capaian(f"1 | {BUKU} | 80% | 85,50% | 106,88%", f"2 | {RAWAT} | 60% | 66,00% | 110,00%")
    )
    assert not [k for k in _paham(teks).konteks if k.indikator is not None]


def test_huruf_berikutnya_menutup_bagian_indikator() -> None:
    """However deep "C." was read: "B." stood before the indicators."""
    teks = (
        "BAB III AKUNTABILITAS KINERJA\n\nA. Cara Mengukur\n\nCapaian ialah realisasi dibagi target.\n\n"
        "B. Uraian Capaian\n\n"
        f"■ 1.1 {BUKU}\n\n{capaian(f'1 | {BUKU} | 80% | 85,50% | 106,88%')}"
        f"■ 1.2 {RAWAT}\n\n{capaian(f'1 | {RAWAT} | 60% | 66,00% | 110,00%')}"
        "C. Realisasi Anggaran\n\nSisa anggaran dikembalikan ke kas negara.\n\n"
    )
    naskah = baca_teks(KEPALA + teks)
    dalam_sekali = tuple(
        replace(u, tingkat=5) if isinstance(u, Judul) and u.nomor == "C." else u for u in naskah.unsur
    )
    p = pahami(replace(naskah, unsur=dalam_sekali))
    akhir = p.konteks_di(baris(teks, "Sisa anggaran"))
    assert akhir is not None and akhir.indikator is None
    dalam = p.konteks_di(baris(teks, "66,00%"))
    assert dalam is not None and dalam.indikator is not None


def test_huruf_di_dalam_bagian_tidak_menutupnya() -> None:
    teks = _bab(
        BUKU,
        "A. Perhitungan\n\n",
        capaian(f"1 | {BUKU} | 80% | 85,50% | 106,88%"),
        "B. Analisis\n\nPetugas mengingatkan peminjam.\n\n",
    )
    dalam = _paham(teks).konteks_di(baris(teks, "Petugas"))
    assert dalam is not None and dalam.indikator is not None


# --- numbers in sentences ---------------------------------------------------------------------------------

BENAR = (
    "Realisasi tahun ini lebih baik ketimbang tahun 2021. Kala itu realisasi hanya 76,20% (101,60% dari "
    "target), kini 85,50% (106,88% dari target).",
    "Target akhir Renstra (2024) yaitu 90%. Realisasi 2022 belum menyamai target tersebut, tingkat "
    "kemajuannya 95,00%.",
    "Target akhir Renstra (2024) yaitu 84%. Realisasi 2022 sudah melampaui target tersebut.",
    "Realisasi sudah melewati target tersebut, capaiannya 106,88%.",
    "Dikaitkan dengan Renstra yang disusun tiga tahun silam oleh kantor pusat, target tahun 2024 84% telah "
    "dapat dilampaui oleh realisasi tahun 2022 (101,79%).",
    "Ada tambahan realisasi 9,30 persen dalam setahun.",
    "Realisasi 2022 sebesar 85,50% (106,88%) melampaui target.",
    "Realisasi tahun 2022 mencapai 106,88% dari target.",
    "Realisasi mencapai 106,88% dari target yang ditetapkan.",
    "Pada tahun 2021 realisasinya 76,20% dengan capaian 101,60%, sedangkan tahun 2022 85,50% dengan capaian "
    "106,88%.",
    "Realisasi melampaui target sebesar 5,50%.",
    "Realisasi tersebut setara 95,00% target jangka menengah.",
    "Realisasi tahun 2022 dibanding target tahun 2024 adalah 95,00%.",
    "Realisasi tahun 2022 dibanding realisasi tahun 2021 adalah 112,20%.",
    "Pertumbuhan realisasi dibanding tahun sebelumnya mencapai 12,20%.",
    "Kenaikan realisasi dari 76,20% menjadi 85,50% menggembirakan.",
    "Kenaikan realisasi sebesar 9,30 poin persen setara 12,20% dari realisasi tahun lalu.",
)
SALAH = (
    "Target akhir Renstra (2024) yaitu 84%. Realisasi 2022 belum mencapai target tersebut.",
    "Target tahun 2022 yaitu 80%. Realisasi 2022 belum mencapai target tersebut.",
    "Kala itu realisasi hanya 76,20% (101,60% dari target), kini 106,88% (85,50% dari target).",
    "Dikaitkan dengan Renstra yang disusun tiga tahun silam oleh kantor pusat, target tahun 2024 84% telah "
    "dapat dilampaui oleh realisasi tahun 2022 (58,55%).",
    "Realisasi tahun 2022 sebesar 106,88% telah melampaui target.",
    "Realisasi tahun 2022 sebesar 58,55% dari target 80%.",
    "Realisasi 2022 sebesar 58,55% (106,88%) melampaui target.",
    "Dibandingkan target tahun 2022 sebesar 58,55%, realisasi 85,50% lebih tinggi.",
    "Kenaikan realisasi dari 76,20% menjadi 58,55% menggembirakan.",
    "Kenaikan realisasi sebesar 6,50 poin persen dari tahun lalu yang 76,20%.",
    "Pada tahun 2021 realisasinya 76,20%, sedangkan tahun 2022 realisasinya 58,55%.",
)


@pytest.mark.parametrize("kalimat", BENAR)
def test_angka_kalimat_yang_benar(kalimat: str) -> None:
    assert not temuan(_bagian(kalimat), "narasi")


@pytest.mark.parametrize("kalimat", SALAH)
def test_angka_kalimat_yang_salah(kalimat: str) -> None:
    assert temuan(_bagian(kalimat), "narasi")


def test_tambahan_realisasi_bukan_realisasi() -> None:
    nama = "Jumlah pustakawan yang dilatih"
    teks = _bab(nama, capaian(f"1 | {nama} | 24 Orang | 31 Orang | 129,17%"))
    assert not temuan(teks + "Ada tambahan realisasi 5 orang dalam setahun.\n\n", "narasi")
    assert temuan(
        teks + f"{nama} pada tahun 2022 dengan target 42 Orang dan realisasi 31 Orang.\n\n",
        "narasi",
        ragu=True,
    )


def test_rincian_dan_unsur_bukan_realisasi() -> None:
    nama = "Jumlah naskah kuno yang dirawat"
    teks = _bab(nama, capaian(f"1 | {nama} | 40 naskah | 46 naskah | 115%"))
    rinci = (
        "Dari target 40 naskah terealisasi 46 naskah, terdiri dari 30 naskah Jawa dan 16 naskah Melayu.\n\n"
    )
    assert not temuan(teks + rinci, "narasi")
    assert temuan(teks + "Dari target 40 naskah terealisasi 115 naskah.\n\n", "narasi")
    nama = "Indeks kepuasan pengunjung perpustakaan"
    teks = _bab(nama, capaian(f"1 | {nama} | 3,20 | 3,85 | 120,31%"))
    assert not temuan(teks + "Realisasi tertinggi pada unsur sarana yaitu 3,95.\n\n", "narasi")
    assert temuan(teks + "Nilai yang diperoleh tahun ini 3,95.\n\n", "narasi", ragu=True)


def test_naik_lalu_turun_kembali() -> None:
    nama = "Persentase keluhan yang dijawab"
    isi = (
        "Tabel 3.2 Perkembangan Tahun 2021-2022\n\n",
        tabel(RIWAYAT, f"{nama} | 75% | 78,60% | 104,80% | 85% | 90,38% | 106,33%"),
    )
    grafik = "Realisasi dari 2021 ke 2022 sempat naik pada pertengahan tahun kemudian turun kembali.\n\n"
    assert not temuan(_bab(nama, *isi, grafik), "narasi")
    assert temuan(_bab(nama, *isi, "Realisasi tahun 2022 turun dibandingkan tahun 2021.\n\n"), "narasi")


# --- counts and places ------------------------------------------------------------------------------------

KEPALA_REKAP = "No | Indikator Kinerja | Target | Realisasi | Capaian"


def _rekap(kalimat: str) -> str:
    """A table of eight indicators on two pages: six and two, of which two missed their targets."""
    nama = ("buku", "majalah", "peta", "kaset", "piringan", "naskah", "koran", "komik")
    nilai = ("110,00%", "105,00%", "95,00%", "100,00%", "120,00%", "101,00%", "98,00%", "103,00%")
    isi = [
        f"{n} | Persentase {x} yang tercatat | 100% | {c} | {c}"
        for n, (x, c) in enumerate(zip(nama, nilai, strict=True), 1)
    ]
    return (
        "A. Rekapitulasi\n\nTabel 3.1 Capaian Kinerja Tahun 2022\n\n"
        + tabel(KEPALA_REKAP, *isi[:6])
        + "12\n\n"
        + tabel(KEPALA_REKAP, *isi[6:])
        + kalimat
        + "\n\n"
    )


@pytest.mark.parametrize(
    "kalimat",
    [
        "Dari jumlah itu 6 indikator mencapai target dan 2 indikator belum tercapai.",
        "Divisi Koleksi masih memiliki 4 indikator yang belum tercapai.",
        "3. Divisi Koleksi: dari 5 indikator terdapat 4 yang tercapai. Tiga indikator yang belum tercapai.",
        "Pada kelompok itu 4 dari 5 indikator tercapai.",
    ],
)
def test_cacah_indikator_yang_tak_terbantah(kalimat: str) -> None:
    assert not temuan(_rekap(kalimat), "narasi")


@pytest.mark.parametrize(
    "kalimat", ["Dari jumlah itu 7 indikator mencapai target.", "Sebanyak 4 indikator belum tercapai."]
)
def test_cacah_indikator_yang_salah(kalimat: str) -> None:
    assert temuan(_rekap(kalimat), "narasi")


SURVEI = "Tabel 3.5 Hasil Survei Bulanan\n\n" + tabel(
    "Bulan | Responden | Layanan | Nilai Total",
    "Januari | 62 | 95,01 | 95,88",
    "Februari | 58 | 94,82 | 95,14",
    "Maret | 49 | 97,48 | 96,17",
    "April | 147 | 96,76 | 95,58",
    "Mei | 79 | 93,89 | 97,41",
)


def _survei(nilai: str) -> str:
    return (
        f"{SURVEI}Survei diikuti 395 responden, paling banyak pada bulan April (147 responden). {nilai}\n\n"
    )


def test_angka_yang_disebut_menunjuk_kolomnya() -> None:
    benar = "Nilai tertinggi dicapai bulan Mei sebesar 97,41 dan nilai terendah bulan Februari sebesar 95,14."
    assert not temuan(_survei(benar), "narasi")
    assert temuan(_survei("Nilai tertinggi dicapai bulan Januari sebesar 95,88."), "narasi")


# --- scores -----------------------------------------------------------------------------------------------


def _akip(jumlah: str, rata: str = "") -> str:
    nilai = rata.split() or ["25,20", "24,30", "12,60", "19,50"]
    bobot = ("30", "30", "15", "25")
    nama = ("Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja", "Evaluasi Kinerja")
    isi = [f"{n} | {b} | {v}" for n, b, v in zip(nama, bobot, nilai, strict=True)]
    return "Tabel 3.6 Hasil Evaluasi AKIP\n\n" + tabel(
        "Komponen | Bobot | Nilai", *isi, f"Jumlah | 100 | {jumlah}"
    )


def test_nilai_yang_sudah_berbobot_dijumlahkan() -> None:
    assert not temuan(_akip("81,60"), "skor_anggaran")


def test_nilai_berbobot_yang_salah() -> None:
    assert temuan(_akip("86,10"), "skor_anggaran")  # of parts of the weights: their sum
    assert temuan(_akip("88,10", "84,00 81,00 84,00 78,00"), "skor_anggaran")  # of 100 each: their mean


def _ikpa(kalimat: str) -> str:
    return (
        "Tabel 3.7 Nilai IKPA\n\n"
        + tabel(
            "Indikator | Bobot | Nilai", "Penyelesaian Tagihan | 10% | 97,20", "Capaian Output | 25% | 100,00"
        )
        + kalimat
        + "\n\n"
    )


def test_kalimat_sesudah_komponen_ikpa() -> None:
    lain = "Indikator yang sempurna ialah Capaian Output. Nilai kinerja tahun lalu tercatat sebesar 93,42."
    assert not temuan(_ikpa(lain), "narasi")
    assert temuan(_ikpa("Pada IKPA, Capaian Output tahun ini memperoleh nilai 93,42."), "narasi")


# --- names and codes --------------------------------------------------------------------------------------

SINGKAT = "Bantuan hukum litigasi"
LITIGASI = "Persentase permohonan bantuan hukum litigasi yang dilayani"
NONLITIGASI = "Persentase permohonan bantuan hukum nonlitigasi yang dilayani"


def test_nama_singkat_bagian_sendiri() -> None:
    """The short name is wrong only where it is printed in the part of another."""
    teks = (
        "BAB III AKUNTABILITAS KINERJA\n\nA. Capaian Kinerja\n\n"
        f"IKK 1.1 {LITIGASI}\n\n{capaian(f'1 | {LITIGASI} | 80% | 84% | 105,00%')}"
        f"Tabel 3.2 Riwayat\n\n{tabel(RIWAYAT, f'{SINGKAT} | 75% | 78% | 104,00% | 80% | 84% | 105,00%')}"
        f"IKK 1.2 {NONLITIGASI}\n\n{capaian(f'1 | {NONLITIGASI} | 70% | 77% | 110,00%')}"
        f"Tabel 3.4 Riwayat\n\n{tabel(RIWAYAT, f'{SINGKAT} | 60% | 66% | 110,00% | 70% | 77% | 110,00%')}"
    )
    letak = {b for t in temuan(teks, "salin_tempel") for b in t.baris}
    assert baris(teks, f"{SINGKAT}\t60%") in letak
    assert baris(teks, f"{SINGKAT}\t75%") not in letak


def _berkode(kode: str) -> str:
    return "BAB III AKUNTABILITAS KINERJA\n\nA. Capaian Kinerja\n\n" + "".join(
        f"IKK {n} {nama}\n\n"
        + capaian(f"1 | {nama} | 80% | 84% | 105,00%", judul=f"Tabel 3.{t} Target dan Realisasi IKK {a}")
        + f"Tabel 3.{t + 1} Perkembangan IKK {n}\n\n"
        + tabel(RIWAYAT, f"{nama} | 75% | 78% | 104,00% | 80% | 84% | 105,00%")
        for n, nama, t, a in (("1.1", BUKU, 1, "1.1"), ("1.2", RAWAT, 3, kode))
    )


def test_kode_indikator_pada_judul_tabel() -> None:
    salah = temuan(_berkode("1.1"), "salin_tempel")
    assert [(t.tercetak, t.seharusnya) for t in salah if t.tercetak == "1.1"] == [("1.1", "1.2")]
    assert not temuan(_berkode("1.2"), "salin_tempel")
    assert not [t for t in temuan(_berkode("4.7"), "salin_tempel") if t.tercetak == "4.7"]  # of no other part


def _judul_ikk(kode: str, sasaran: str = "") -> str:
    return (
        "SASARAN KEGIATAN 3\nMeningkatnya layanan, diukur dengan 2 (dua) indikator.\n\n"
        f"{sasaran}Tabel 3.1 Capaian IKK {kode}\n\n" + tabel("Indikator | Target", f"{BUKU} | 80%")
    )


def test_nomor_indikator_di_dalam_sasarannya() -> None:
    lain = "SASARAN KEGIATAN 8\nMeningkatnya mutu koleksi.\n\n"
    for teks in (_judul_ikk("3.2"), _judul_ikk("8.1"), _judul_ikk("8.4", lain), _judul_ikk("II")):
        assert not temuan(teks, "penomoran"), teks
    for teks in (_judul_ikk("3.3"), _judul_ikk("III")):
        assert temuan(teks, "penomoran"), teks
