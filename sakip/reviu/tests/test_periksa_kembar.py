"""Tables, rows and means that a report prints twice or proves itself; each with a report that is right."""

from __future__ import annotations

import pytest

from sakip.reviu import periksa
from sakip.reviu.tests.bahan import KEPALA, tabel, temuan

PERJANJIAN = (
    "Kode | Sasaran dan indikator kinerja | Target",
    "1.1 | Indeks kepuasan layanan internal | 3,10 (skala 4)",
    "1.2 | Nilai akuntabilitas kinerja kantor | 78,00 (skala 100)",
    "1.3 | Persentase arsip yang tertata rapi | 94,00%",
    "1.4 | Persentase pegawai yang mengikuti pelatihan | 80,00%",
)
BULANAN = (
    "Periode | Realisasi s.d. periode (persen) | Perubahan",
    "Maret | 13,25 | –",
    "April | 19,54 | 6,29",
    "Mei | 27,16 | 7,62",
    "Juni | 33,01 | 5,85",
    "Juli | 40,51 | 7,50",
    "Agustus | 48,19 | 7,68",
    "September | 54,67 | 6,48",
)
DIVISI = (
    "No. | Penanggung jawab | Indikator | Rata-rata tanpa batas | Rata-rata dibatasi 120%",
    "1 | Divisi Umum | 1 | 122,58% | 120,00%",
    "2 | Divisi Layanan | 28 | 130,72% | 114,19%",
    "3 | Divisi Pengawasan | 21 | 230,25% | 105,91%",
    "Seluruh indikator |  | 50 | 172,36% | 110,83%",
)
SKOR = (
    "Komponen | Bobot | Satker Utara | Satker Selatan | Satker Timur",
    "Revisi DIPA | 10% | 110,00 | 100,00 | 100,00",
    "Penyerapan anggaran | 20% | 100,00 | 100,00 | 98,60",
    "Belanja kontraktual | 10% | 100,00 | 95,00 | 100,00",
)
RINCIAN = (
    "No. | Rincian output | Volume target | Volume | Progres | Serapan",
    "1 | 6001.bah.001 Layanan keliling bagi warga | 36 | 35 | 97,20% | 98,62%",
    "2 | 6001.bah.002 Bantuan biaya layanan warga | 540 | 535 | 99,10% | 96,85%",
)
PRIORITAS = ("No. | Rincian output | Prioritas | Volume target | Volume | Progres | Serapan",
    "1 | 6001.bah.001 Layanan keliling bagi warga | PN 4 | 36 | 35 | 97,20% | 98,62%",
)  # fmt: skip
NILAI = (
    "Unsur | Bobot | Nilai | Bobot × nilai",
    "Kinerja perencanaan anggaran | 50% | 93,68 | 46,84",
    "Capaian rincian output (75% dari perencanaan) | – | 97,64 | –",
    "Penggunaan standar biaya (10% dari perencanaan) | – | 86,00 | –",
    "Efisiensi (15% dari perencanaan) | – | 78,99 | –",
    "Kinerja pelaksanaan anggaran | 50% | 97,89 | 48,94",
    "Nilai Kinerja Anggaran |  |  | 95,78",
)
HITUNGAN = "Perencanaan: 75% × 97,64 + 10% × 86 + 15% × 78,99 = 93,68\n\n"
TINDAK_LANJUT = (
    "Kode | Target | Realisasi | Tindak lanjut",
    "1.3 | 94,00% | 91,00% | Arsip lama ditata tiap bulan",
    "1.4 | 80,00% | 72,00% | Pelatihan daring ditambah",
)
KINERJA = (
    "Kode | Indikator Kinerja | Target | Realisasi | Capaian",
    "1.1 | Indeks kepuasan layanan internal | 3,10 | 3,20 | 103,23%",
    "1.3 | Persentase arsip yang tertata rapi | 94,00% | 91,00% | 96,81%",
    "1.4 | Persentase pegawai yang mengikuti pelatihan | 80,00% | 72,00% | 90,00%",
)
TAHUN = (
    "Tahun | Target | Realisasi | Capaian",
    "2020 | 7,80 | 7,95 | 101,92%",
    "2021 | 8,00 | 8,10 | 101,25%",
    "2022 | 8,20 | 8,40 | 102,44%",
)


def ganti(isi: tuple[str, ...], lama: str, baru: str) -> tuple[str, ...]:
    assert sum(b.count(lama) for b in isi) >= 1
    hasil, sudah = [], False
    for b in isi:
        hasil.append(b if sudah or lama not in b else b.replace(lama, baru, 1))
        sudah = sudah or lama in b
    return tuple(hasil)


def berjudul(judul: str, isi: tuple[str, ...]) -> str:
    return f"{judul}\n\n{tabel(*isi)}"


def dua_kali(lain: tuple[str, ...]) -> str:
    judul = "Perjanjian Kinerja Kepala Divisi Umum Tahun 2022"
    return berjudul(f"Tabel 2.3 {judul}", PERJANJIAN) + berjudul(f"Tabel L1.1 {judul}", lain)


def kinerja(tindak: tuple[str, ...]) -> str:
    return (
        berjudul("Tabel 2.1 Perjanjian Kinerja Tahun 2022", PERJANJIAN)
        + berjudul("Tabel 3.1 Capaian Kinerja Tahun 2022", KINERJA)
        + berjudul("Tabel 3.2 Realisasi Kinerja Tahun 2022", KINERJA)
        + berjudul("Tabel 4.1 Indikator yang belum mencapai target", tindak)
    )


RATA = "Tabel 3.3 Rata-rata Capaian Tahun 2022"
NKA = "Tabel 3.10 Nilai Kinerja Anggaran 2022"
ANTARTAHUN = "Tabel 3.6 Perbandingan Antartahun Indeks mutu"
BULAN = "Tabel 3.5 Perkembangan Persentase objek yang diperiksa, 2022"
IKPA = "Tabel 3.7 Nilai IKPA Menurut Satuan Kerja Tahun 2022"
SEMUA = [
    ("antar_tabel", lambda x: dua_kali(x), PERJANJIAN, "94,00%", "94,04%"),
    ("antar_tabel", lambda x: dua_kali(x), PERJANJIAN, "78,00", "79,00"),
    ("riwayat", lambda x: berjudul(BULAN, x), BULANAN, "27,16", "21,16"),
    ("riwayat", lambda x: berjudul(BULAN, x), BULANAN, "5,85", "5,65"),
    ("rata_rata", lambda x: berjudul(RATA, x), DIVISI, "114,19", "114,79"),
    ("lebih_100", lambda x: berjudul(RATA, x), DIVISI, "120,00%", "124,00%"),
    ("lebih_100", lambda x: berjudul(IKPA, x), SKOR, "20% | 100,00", "20% | 100,04"),
    ("lebih_100", lambda x: berjudul(IKPA, x), SKOR, "110,00", "110,02"),
    ("lebih_100", lambda x: berjudul("Tabel 2.1 Perjanjian Kinerja", x), PERJANJIAN, "3,10 (", "8,10 ("),
    ("antar_tabel", lambda x: berjudul("Tabel 3.8 Output 2022", RINCIAN)
     + berjudul("Tabel 3.9 Output Prioritas 2022", x), PRIORITAS, "98,62%", "98,12%"),
    ("skor_anggaran", lambda x: berjudul(NKA, x) + HITUNGAN, NILAI,
     "97,64", "97,69"),
    ("skor_anggaran", lambda x: berjudul(NKA, x) + HITUNGAN, NILAI,
     "86,00", "86,60"),
    ("skor_anggaran", lambda x: berjudul(NKA, x), NILAI, "95,78", "95,68"),
    ("antar_tabel", kinerja, TINDAK_LANJUT, "72,00%", "77,00%"),
    ("riwayat", lambda x: berjudul(ANTARTAHUN, x), TAHUN, "| 8,00", "| 8,20"),
]  # fmt: skip


@pytest.mark.parametrize(("kelas", "naskah", "isi", "lama", "baru"), SEMUA)
def test_satu_angka_yang_diubah_ditemukan_dan_yang_benar_tidak(kelas, naskah, isi, lama, baru):
    assert temuan(naskah(isi), kelas) == []
    assert len(temuan(naskah(ganti(isi, lama, baru)), kelas)) >= 1


PEGAWAI = (
    "Jabatan | Pria | Wanita",
    "Analis anggaran | 12 | 31",
    "Arsiparis terampil | 24 | 19",
    "Pranata komputer ahli | 17 | 22",
)


def test_tabel_yang_berjudul_lain_atau_banyak_berbeda_bukan_salinan():
    def naskah(judul: str, lain: tuple[str, ...]) -> str:
        teks = berjudul("Tabel 2.1 Susunan Pegawai Kantor Wilayah Menurut Jabatan", PEGAWAI)
        return teks + berjudul(f"Tabel L1 {judul}", lain)

    sama = "Susunan Pegawai Kantor Wilayah Menurut Jabatan"
    satu = ganti(PEGAWAI, "24", "25")
    assert len(temuan(naskah(sama, satu), "antar_tabel")) == 1
    assert temuan(naskah("Susunan Pegawai Kantor Layanan Menurut Jabatan", satu), "antar_tabel") == []
    banyak = ganti(ganti(ganti(PEGAWAI, "12", "14"), "17", "20"), "31", "33")
    assert temuan(naskah(sama, banyak), "antar_tabel") == []


def test_baris_yang_hilang_dari_salinan():
    kurang = tuple(b for b in PERJANJIAN if "arsip" not in b)
    (t,) = temuan(dua_kali(kurang), "antar_tabel")
    assert (t.tercetak, t.seharusnya) == ("3 baris", "4 baris")
    lebih_pendek = PERJANJIAN[:3]  # a choice of rows is no copy
    assert temuan(dua_kali(lebih_pendek), "antar_tabel") == []


def test_baris_bulan_bukan_indikator():
    isi = (
        "Periode | Realisasi s.d. periode | Target s.d. periode | Capaian s.d. periode",
        "Maret | 7.705 | 7.500 | 102,73%",
        "Juni | 14.815 | 15.000 | 98,77%",
        "Jumlah setahun | 30.175 | 32.000 | 94,30%",
    )
    teks = berjudul("Tabel 3.4 Perkembangan jumlah warga yang terlayani, 2022", isi)
    assert periksa(KEPALA + teks).indikator == 0
    assert temuan(teks, "capaian") == []
    assert len(temuan(teks.replace("14.815", "18.815"), "capaian")) == 1


def test_capaian_di_samping_target_dari_kolom_yang_bernama_lain():
    isi = (
        "Periode | Warga yang terlayani (orang) | Target s.d. periode | Capaian s.d. periode",
        "Triwulan I | 7.705 | 7.500 | 102,73%",
        "Triwulan II | 14.815 | 15.000 | 98,77%",
        "Triwulan III | 22.895 | 24.000 | 95,40%",
        "Triwulan IV | 30.175 | 32.000 | 94,30%",
    )
    teks = berjudul("Tabel 3.4 Perkembangan jumlah warga yang terlayani, 2022", isi)
    assert temuan(teks, "realisasi") == []
    assert len(temuan(teks.replace("24.000", "44.000"), "realisasi")) == 1


def test_hitungan_jauh_dalam_baris_tetapi_dekat_dalam_alinea():
    """The lines of a folded paragraph or of a long table part no data from the calculation that uses them."""
    data = ("Variabel | Satuan | Nilai", "Penerimaan tahun ini | rupiah | 1.173.650.000",
            "Penerimaan tahun lalu | rupiah | 1.113.800.625")  # fmt: skip
    antara = "Uraian panjang yang terlipat.\n" * 80
    rumus = "Perhitungan: 1.173.650.000 ÷ 1.113.800.625 × 100 = 105,37\n\n"
    teks = f"A. Penerimaan\n\n{rumus}{antara}\n" + berjudul("Tabel 3.2 Data penerimaan 2022", data)
    assert temuan(teks, "realisasi") == []
    salah = teks.replace("rupiah\t1.173.650.000", "rupiah\t1.173.657.000")
    assert len(temuan(salah, "realisasi")) == 1


def test_capaian_boleh_lebih_dari_seratus():
    isi = (
        "No | Unit | Capaian B03 | Capaian B06 | Capaian B09",
        "1 | Balai Utara | 100,00 | 100,00 | 100,00",
        "2 | Balai Selatan | 100,00 | 100,00 | 104,50",
    )
    assert temuan(berjudul("Tabel 3.4 Capaian Kinerja Balai Tahun 2022", isi), "lebih_100") == []


def test_skor_yang_berhenti_pada_puncaknya():
    def naskah(akhir: str) -> str:
        isi = [f"{n} | Satker {chr(64 + n)} | 20,00 | 9{n % 10},10" for n in range(1, 8)]
        isi += [f"{n} | Satker {chr(64 + n)} | 1{n % 10},40 | 9{n % 10},20" for n in range(8, 12)]
        kepala = "No. | Satuan kerja | E | Nilai resmi"
        akhir = f"12 | Satker L | {akhir} | 95,55"
        return berjudul("Tabel 3.9 Nilai SMART Menurut Satuan Kerja Tahun 2022", (kepala, *isi, akhir))

    assert temuan(naskah("20,00"), "lebih_100") == []
    assert len(temuan(naskah("20,40"), "lebih_100")) == 1
    assert temuan(naskah("20,00").replace("20,00", "21,35", 2), "lebih_100") == []  # no end after all


def test_komponen_yang_dibulatkan_pada_perhitungan_bukan_salah():
    isi = ganti(NILAI, "86,00", "86,40")
    teks = berjudul("Tabel 3.10 Nilai Kinerja Anggaran 2022", isi)
    assert temuan(f"{teks}Perencanaan: 75% × 98 + 10% × 86 + 15% × 79 = 94\n\n", "skor_anggaran") == []


def test_polaritas_yang_tidak_dibuktikan_tahun_lain_dibiarkan():
    isi = (
        "Tahun | Target | Realisasi | Capaian",
        "2020 | 8,00 | 8,00 | 100,00%",
        "2021 | 8,20 | 8,10 | 101,22%",
        "2022 | 8,20 | 8,20 | 100,00%",
    )
    assert temuan(berjudul("Tabel 3.6 Perbandingan Antartahun Lama layanan", isi), "riwayat") == []


def test_anggaran_perjanjian_yang_sama_di_dua_tempat():
    def naskah(jumlah: str) -> str:
        return berjudul(
            "Tabel 3.5 Program dan Kegiatan Penunjang, 2022",
            ("Kegiatan | Anggaran dalam PK (Rp)", f"Penyelenggaraan Layanan Warga di Wilayah | {jumlah}"),
        ) + berjudul(
            "Tabel L1.2 Anggaran pada Perjanjian Kinerja Tahun 2022",
            ("Kegiatan | Anggaran (Rp)", "Penyelenggaraan Layanan Warga di Wilayah | 1.527.142.000"),
        )

    assert temuan(naskah("1.527.142.000"), "antar_tabel") == []
    assert len(temuan(naskah("1.527.142.080"), "antar_tabel")) == 1
    # An agreement may have been revised: another amount altogether is no slip of a digit.
    assert temuan(naskah("1.640.500.000"), "antar_tabel") == []


def test_pagu_kegiatan_yang_sama_di_dua_tabel():
    def naskah(pagu: str, serapan: str = "94,02%") -> str:
        return berjudul(
            "Tabel 3.5 Kegiatan Penunjang Divisi Mutu, 2022",
            ("Kegiatan | Pagu DIPA (Rp) | Serapan", f"Pengawasan Mutu di Wilayah Utara | {pagu} | {serapan}"),
        ) + berjudul(
            "Tabel 3.8 Anggaran Menurut Kegiatan Tahun 2022",
            ("Kegiatan | Pagu (Rp) | Persen", "Pengawasan Mutu di Wilayah Utara | 1.275.000.000 | 94,02%"),
        )

    assert temuan(naskah("1.275.000.000"), "antar_tabel") == []
    assert len(temuan(naskah("1.275.001.000"), "antar_tabel")) == 1
    # With another absorption it may be another time, before the revision.
    assert temuan(naskah("1.275.001.000", "90,10%"), "antar_tabel") == []


def test_nomor_indikator_lain_daripada_di_semua_tempat_lain():
    nama = "Persentase pengaduan yang diselesaikan"
    isi = (
        "No. | Tempat | Yang perlu dilihat",
        f"1 | 8.1 {nama} | Bukti belum ada",
        "2 | 8.2 Jumlah pencegahan gangguan | Bukti belum ada",
    )
    daftar = (
        "Kode | Indikator Kinerja | Target",
        f"8.1 | {nama} | 90,00%",
        "8.2 | Jumlah pencegahan gangguan | 4 kali",
    )
    dasar = berjudul("Tabel 2.1 Perjanjian Kinerja", daftar)
    dasar += berjudul("Tabel 2.2 Jalur Target Kinerja", daftar) + berjudul("Tabel 3.1 Target Kinerja", daftar)
    assert temuan(dasar + berjudul("Tabel 4.1 Yang Diragukan", isi), "penomoran") == []
    salah = ganti(isi, "8.1 P", "1.1 P")
    assert len(temuan(dasar + berjudul("Tabel 4.1 Yang Diragukan", salah), "penomoran")) == 1
