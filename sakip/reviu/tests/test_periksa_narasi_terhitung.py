"""Sentences that state what is worked out of a list or a table; each with sentences that are right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import URAIAN, narasi, tabel

LAYANAN = (
    URAIAN
    + "Tabel 3.4 Pemohon Menurut Jenis Layanan\n\n"
    + tabel(
        "No | Jenis Layanan | Diajukan | Diselesaikan | Persentase",
        "1 | Akta Kelahiran | 400 | 380 | 95,00%",
        "2 | Kartu Keluarga | 250 | 240 | 96,00%",
        "3 | Surat Pindah | 250 | 225 | 90,00%",
        "4 | Akta Kematian | 100 | 99 | 99,00%",
        " | Jumlah | 1.000 | 944 | 94,40%",
    )
)
TRIWULAN = (
    URAIAN
    + "Tabel 3.5 Kunjungan Perpustakaan per Triwulan\n\n"
    + tabel(
        "Periode | Kunjungan | Peminjaman",
        "Triwulan I | 1.420 | 610",
        "Triwulan II | 1.730 | 655",
        "Triwulan III | 1.510 | 640",
        "Triwulan IV | 1.680 | 702",
        "Jumlah | 6.340 | 2.607",
    )
)
TAHUNAN = (
    URAIAN
    + "Tabel 3.6 Produksi Pertanian Menurut Komoditas\n\n"
    + tabel(
        "No | Komoditas | 2020 | 2021 | 2022",
        "1 | Jagung pipilan | 410 | 432 | 455",
        "2 | Kedelai hitam | 120 | 131 | 128",
        "3 | Ubi kayu | 300 | 318 | 340",
        " | Jumlah | 830 | 881 | 923",
    )
)
NILAI = (
    URAIAN
    + "Tabel 3.7 Nilai Kepatuhan per Puskesmas\n\n"
    + tabel(
        "No | Puskesmas | Nilai | Mutu",
        "1 | Melati | 88,10 | Baik",
        "2 | Kenanga | 79,40 | Cukup",
        "3 | Dahlia | 91,25 | Baik",
        "4 | Anggrek | 84,00 | Baik",
        "5 | Cempaka | 76,80 | Cukup",
    )
)
ANGGARAN = (
    URAIAN
    + "Tabel 3.8 Pagu dan Realisasi Anggaran\n\n"
    + tabel(
        "Program | Pagu (Rp) | Realisasi (Rp)",
        "Program Pelayanan Warga | 4.500.000.000 | 4.420.500.000",
        "Program Tata Kelola Data | 2.000.000.000 | 1.955.250.000",
        "Program Penunjang Urusan | 1.500.000.000 | 1.480.250.000",
        "Jumlah | 8.000.000.000 | 7.856.000.000",
    )
)


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Dinas membina tiga pasar, yaitu Pasar Baru, Pasar Kliwon, Pasar Legi, dan Pasar Pon.", 1),
        ("Dinas membina empat pasar, yaitu Pasar Baru, Pasar Kliwon, Pasar Legi, dan Pasar Pon.", 0),
        ("Sebanyak 5 (lima) desa meliputi Desa Sumber, Desa Ngawen dan Desa Blimbing telah berlistrik.", 1),
        ("Sebanyak 3 (tiga) desa meliputi Desa Sumber, Desa Ngawen dan Desa Blimbing telah berlistrik.", 0),
        ("Ada 2 bidang, yaitu Bidang Sarana dan Prasarana serta Bidang Pengawasan dan Penindakan.", 0),
        ("Ada 6 kendala, antara lain yaitu cuaca, jarak, dan biaya angkut.", 0),
        ("Kota memiliki 1 kota kecil dan 3 kecamatan yaitu Utara, Selatan, Timur, dan Barat.", 0),
        ("Dari 6 indikator, 3 indikator dari 6 indikator yaitu inflasi, ekspor, dan impor telah naik.", 0),
        ("Terdapat 4 aspek yaitu (1) mutu, (2) waktu, dan (3) biaya yang dinilai tim.", 1),
        ("Terdapat 3 aspek yaitu (1) mutu, (2) waktu, dan (3) biaya yang dinilai tim.", 0),
        ("Ada 2 dinas yaitu Dinas Sosial dan Dinas Perumahan, Permukiman dan Pertanahan.", 0),
        ("Ada 12 orang yaitu petugas loket, petugas arsip, dan petugas jaga malam.", 0),
        ("Ada 3 sektor, yaitu dua sektor lama dan sektor tambang, serta dua usulan lain.", 0),
    ],
)
def test_daftar_dalam_kalimat(isi: str, harus: int) -> None:
    assert len(narasi(URAIAN + isi)) == harus


@pytest.mark.parametrize(
    ("banyak", "butir", "harus"),
    [
        ("4 (empat)", "1. Piala Adipura;\n2. Piala Kalpataru;\n3. Piala Wahana Tata.\n", 1),
        ("3 (tiga)", "1. Piala Adipura;\n2. Piala Kalpataru;\n3. Piala Wahana Tata.\n", 0),
        ("3", "a. Piala Adipura;\nb. Piala Kalpataru;\nc. Piala Wahana Tata;\nd. Piala Harapan.\n", 1),
        ("4", "- Piala Adipura;\n- Piala Kalpataru;\n- Piala Wahana Tata;\n- Piala Harapan.\n", 0),
    ],
)
def test_daftar_di_bawah_kalimat(banyak: str, butir: str, harus: int) -> None:
    teks = (
        f"{URAIAN}Selama setahun kabupaten menerima {banyak} penghargaan, yaitu:\n\n{butir}\n4. PENUTUP\n\n"
    )
    assert len(narasi(teks)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        (
            "Panen 2021 sebesar 12.450 ton dan tahun 2022 sebesar 13.100 ton, sehingga bertambah 750 ton.",
            1,
        ),
        (
            "Panen 2021 sebesar 12.450 ton dan tahun 2022 sebesar 13.100 ton, sehingga bertambah 650 ton.",
            0,
        ),
        ("Nilai evaluasi itu naik 0,12 poin dari 3,40 menjadi 3,62 pada akhir tahun.", 1),
        ("Nilai evaluasi itu naik 0,22 poin dari 3,40 menjadi 3,62 pada akhir tahun.", 0),
        ("Angka 9,25% pada tahun 2021 mengalami penurunan sebesar 0,53 poin menjadi 8,92% tahun ini.", 1),
        ("Angka 9,25% pada tahun 2021 mengalami penurunan sebesar 0,33 poin menjadi 8,92% tahun ini.", 0),
        ("Pelatihan diikuti 48 peserta, lebih 12 peserta dari target 40 peserta.", 1),
        ("Pelatihan diikuti 48 peserta, lebih 8 peserta dari target 40 peserta.", 0),
        ("Hasil 92,50% naik 3,50% dari tahun 2021 dengan target 90% yang ditetapkan.", 0),
        ("Nilai tahun ini 3,62 (target 3,50), naik 0,02 dari 3,60 pada tahun 2021.", 0),
        ("Pada 2021 ada 72,40, tahun 2022 ada 73,60, atau selama lima tahun meningkat 8,30 poin.", 0),
        ("Tahun 2021 ada 184 berkas, meningkat 46 berkas dari tahun 2020 (46,00%) menurut loket.", 1),
        ("Tahun 2021 ada 184 berkas, meningkat 46 berkas dari tahun 2020 (33,33%) menurut loket.", 0),
        ("Pendapatan mencapai Rp12,5 miliar, naik Rp2,5 miliar atau 35% menurut kas daerah.", 1),
        ("Pendapatan mencapai Rp12,5 miliar, naik Rp2,5 miliar atau 25% menurut kas daerah.", 0),
        ("Pendapatan mencapai Rp12,5 miliar, naik Rp2,5 miliar atau 110% dari target kas daerah.", 0),
    ],
)
def test_selisih_dengan_kedua_angka(isi: str, harus: int) -> None:
    assert len(narasi(URAIAN + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Kantor membawahi 9 unit layanan, terdiri dari 5 unit tetap dan 3 unit keliling.", 1),
        ("Kantor membawahi 8 unit layanan, terdiri dari 5 unit tetap dan 3 unit keliling.", 0),
        ("Ada 80 orang, terdiri dari 50 laki-laki (62,50%) dan 40 perempuan (37,50%).", 1),
        ("Ada 80 orang, terdiri dari 50 laki-laki (62,50%) dan 30 perempuan (27,50%).", 1),
        ("Ada 80 orang, terdiri dari 50 laki-laki (62,50%) dan 30 perempuan (37,50%).", 0),
        ("Ada 20 kegiatan, terdiri dari 12 rapat dan 5 kunjungan lapangan, antara lain ke pasar.", 0),
        (
            "Guru pria lebih sedikit dari guru wanita, yakni 97 guru pria dan 71 guru wanita.",
            1,
        ),
        (
            "Guru pria lebih banyak dari guru wanita, yakni 97 guru pria dan 71 guru wanita.",
            0,
        ),
        (
            "Guru pria lebih banyak daripada guru wanita, yaitu 71 guru wanita dan 97 guru pria.",
            0,
        ),
        ("Dari 40 berkas telah diselesaikan 30 berkas (85,00%) sampai akhir tahun.", 1),
        ("Dari 40 berkas telah diselesaikan 30 berkas (75,00%) sampai akhir tahun.", 0),
    ],
)
def test_bagian_dan_seluruhnya(isi: str, harus: int) -> None:
    assert len(narasi(URAIAN + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Akta kelahiran mendominasi dengan porsi 46,00% dari seluruh pemohon.", 1),
        ("Akta kelahiran mendominasi dengan porsi 40,00% dari seluruh pemohon.", 0),
        ("Akta kelahiran menyumbang 40,25% dari seluruh berkas yang diselesaikan.", 0),
        ("Kontribusi surat pindah 20,00% dari total pemohon.", 1),
        ("Surat pindah menyumbang lebih dari sepertiga dari seluruh pemohon.", 1),
        ("Surat pindah menyumbang kurang dari sepertiga dari seluruh pemohon.", 0),
        ("Akta kematian terselesaikan 99,00% dari seluruh berkas yang masuk.", 0),
        ("Surat pindah naik 45,00% dari total tahun lalu.", 0),
        ("Layanan lain menyumbang 12,00% dari seluruh pemohon.", 0),
        ("Terdapat 66 berkas yang belum diselesaikan petugas.", 1),
        ("Terdapat 56 berkas yang belum diselesaikan petugas.", 0),
        ("Sebanyak 15 berkas surat pindah belum diselesaikan petugas.", 1),
        ("Sebanyak 25 berkas surat pindah belum diselesaikan petugas.", 0),
        ("Dari 1.000 berkas, 944 berkas telah diselesaikan dan sisanya 46 berkas masih diproses.", 1),
        ("Dari 1.000 berkas, 944 berkas telah diselesaikan dan sisanya 56 berkas masih diproses.", 0),
        ("Dari 90 berkas, 70 berkas telah diselesaikan dan 5 berkas tidak dapat diproses.", 0),
        ("Layanan dengan pemohon terbanyak adalah Kartu Keluarga.", 1),
        ("Layanan dengan pemohon terbanyak adalah Akta Kelahiran.", 0),
        ("Persentase terendah terdapat pada Kartu Keluarga dan tertinggi pada Akta Kematian.", 1),
        ("Persentase terendah terdapat pada Surat Pindah dan tertinggi pada Akta Kematian.", 0),
        ("Salah satu yang terbanyak adalah Kartu Keluarga.", 0),
    ],
)
def test_tabel_layanan(isi: str, harus: int) -> None:
    assert len(narasi(LAYANAN + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Kunjungan terbanyak terjadi pada Triwulan IV.", 1),
        ("Triwulan yang paling banyak diminati adalah Triwulan IV.", 0),  # the most books were lent then
        ("Kunjungan terbanyak terjadi pada Triwulan III yaitu 1.510 kunjungan.", 1),
        ("Kunjungan terbanyak terjadi pada triwulan II yaitu 1.730 kunjungan.", 0),
        ("Kunjungan paling sedikit terjadi pada TW II (1.420).", 1),
        ("Kunjungan paling sedikit terjadi pada TW I (1.420).", 0),
        ("Peminjaman meningkat pada setiap triwulan.", 1),
        ("Kunjungan terbanyak kedua terjadi pada Triwulan IV.", 0),
    ],
)
def test_tabel_triwulan(isi: str, harus: int) -> None:
    assert len(narasi(TRIWULAN + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Ubi kayu dipanen 340 ton atau bertambah 32 ton dari tahun 2021.", 1),
        ("Ubi kayu dipanen 340 ton atau bertambah 22 ton dari tahun 2021.", 0),
        ("Ubi kayu bertambah 6,92% dibandingkan tahun 2021.", 0),
        ("Jagung pipilan naik 45 ton dibanding tahun 2020.", 0),
        ("Seluruh komoditas mengalami kenaikan dibandingkan tahun 2021.", 1),
        ("Hampir seluruh komoditas mengalami kenaikan dibandingkan tahun 2021.", 0),
        ("Seluruh komoditas mengalami kenaikan kecuali kedelai hitam.", 0),
        ("Seluruh petani diharapkan bertambah giat.", 0),
    ],
)
def test_tabel_tahunan(isi: str, harus: int) -> None:
    assert len(narasi(TAHUNAN + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Masih terdapat 3 Puskesmas yang nilainya di bawah 80.", 1),
        ("Masih terdapat 2 (dua) Puskesmas yang nilainya di bawah 80.", 0),
        ("Ada tiga puskesmas dengan nilai 84 ke atas.", 0),
        ("Ada dua puskesmas dengan nilai di atas 84,00.", 0),
        ("Ada empat puskesmas dengan nilai 84 ke atas.", 1),
        ("Seluruh puskesmas memperoleh nilai di atas 75.", 0),
        ("Seluruh puskesmas memperoleh nilai di atas 80.", 1),
        ("Jumlah puskesmas dengan mutu Baik sebanyak 4.", 1),
        ("Jumlah puskesmas dengan mutu Baik sebanyak 3.", 0),
        ("Tahun depan seluruh puskesmas diharapkan memperoleh nilai di atas 80.", 0),
        ("Terdapat 4 kader dengan usia di bawah 80.", 0),
    ],
)
def test_tabel_nilai(isi: str, harus: int) -> None:
    assert len(narasi(NILAI + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Sisa anggaran yang tidak terserap sebesar Rp114.000.000.", 1),
        ("Sisa anggaran yang tidak terserap sebesar Rp144.000.000.", 0),
        ("Sisa anggaran program penunjang sebesar Rp19.750.000.", 0),
    ],
)
def test_sisa_anggaran(isi: str, harus: int) -> None:
    assert len(narasi(ANGGARAN + isi)) == harus


def test_tabel_bersambung() -> None:
    """Rows that go on behind the head of a page count; a table that lacks its first rows proves nothing."""
    kepala = "No | Sekolah | Nilai"
    satu = tabel(kepala, "1 | SD Mawar | 88,10", "2 | SD Wijaya | 79,40", "3 | SD Taruna | 91,25")
    dua = tabel(kepala, "4 | SD Merdeka | 78,00", "5 | SD Bakti | 76,80", "6 | SD Utama | 83,20")
    judul = URAIAN + "Tabel 3.9 Nilai Sekolah\n\n"
    kaki = "Laporan Kinerja Dinas Pendidikan 12\n\n"
    benar = "Terdapat 3 sekolah yang nilainya di bawah 80."
    assert not narasi(judul + satu + kaki + dua + benar)
    assert len(narasi(judul + satu + kaki + dua + benar.replace("3", "4"))) == 1
    assert not narasi(judul + dua + benar)


WILAYAH = (
    URAIAN
    + "Tabel 3.10 Penduduk Menurut Wilayah\n\n"
    + tabel(
        "No | Kecamatan/Kota | Penduduk | Luas (km2)",
        "1 | Kec. Utara | 12.400 | 31,20",
        "2 | Kec. Selatan | 15.100 | 42,10",
        "3 | Kec. Timur | 9.800 | 18,40",
        "4 | Kota Baru | 22.300 | 12,00",
        " | Jumlah | 59.600 | 103,70",
    )
)


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Penduduk terbanyak berada di Kec. Selatan yaitu 15.100 jiwa.", 1),
        ("Penduduk terbanyak berada di Kota Baru yaitu 22.300 jiwa.", 0),
        ("Luas terkecil dimiliki Kec. Timur.", 1),
        ("Luas terkecil dimiliki Kec. Timur di antara ketiga kecamatan.", 0),
        ("Kecamatan dengan penduduk terbanyak adalah Kec. Selatan.", 0),  # the largest is a town
        ("Penghasilan tertinggi warga ada di Kec. Timur.", 0),  # the table does not tell it
        ("Pertumbuhan penduduk terendah ada di Kec. Utara.", 0),
        ("Terdapat 2 kecamatan dengan penduduk di bawah 10.000 jiwa pada tahun 2010.", 0),
        ("Kota Baru dihuni 22.300 jiwa atau 27,42% dari seluruh penduduk.", 1),
        ("Kota Baru dihuni 22.300 jiwa atau 37,42% dari seluruh penduduk.", 0),
    ],
)
def test_tabel_wilayah(isi: str, harus: int) -> None:
    assert len(narasi(WILAYAH + isi)) == harus


def test_jumlah_dengan_urutan_angka_lain() -> None:
    isi = "Sebanyak 1.742 warga dilayani selama setahun.\n"
    larik = tabel("Loket | Warga", "Loket A | 600", "Loket B | 512", "Loket C | 315", "Jumlah | 1.427")
    teks = URAIAN + "Tabel 3.11 Warga yang Dilayani\n\n" + larik
    assert len(narasi(teks + isi)) == 1
    assert not narasi(teks + isi.replace("1.742", "1.427"))
    assert not narasi(teks + isi + "Seperti tahun lalu, 1.742 warga dilayani.\n")
