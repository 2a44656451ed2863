"""Sentences that rank, name a rest or a share of what stands above; each with sentences that are right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import URAIAN, narasi, tabel, ternak

ASPEK = (
    URAIAN
    + "Tabel 3.4 Hasil Penilaian Perpustakaan\n\n"
    + tabel(
        "Aspek | Nilai",
        "Koleksi buku | 81,40",
        "Ruang baca | 77,20",
        "Layanan keliling | 85,10",
        "Tenaga pengelola | 79,90",
        "Nilai Akhir | 80,90",
    )
)
MASA = (
    URAIAN
    + "Hasil survei\n\n"
    + tabel("Triwulan | I | II | III | IV | Rata-rata", "Nilai | 3,40 | 3,31 | 3,52 | 3,47 | 3,43")
)
MASA_DUA = (
    URAIAN
    + "Tabel 3.6 Aduan per Triwulan\n\n"
    + tabel(
        "Aduan | TW I | TW II | TW III | TW IV | Setahun",
        "Masuk | 30 | 44 | 27 | 35 | 136",
        "Selesai | 29 | 40 | 27 | 33 | 129",
    )
)
USUL = ternak("Jumlah | 1.065 | 950")
JENJANG = URAIAN + "Tabel 3.8 Guru Menurut Ijazah\n\nIjazah Orang\nS3 4\nS2 61\nS1 240\nD3 38\nTotal 343\n\n"
KELAMIN = (
    URAIAN
    + "Tabel 3.9 Kader Menurut Jenis Kelamin\n\n"
    + tabel(
        "No | Jenis Kelamin | Banyak | Persentase",
        "1 | Laki-laki | 63 | 31,50%",
        "2 | Perempuan | 137 | 68,50%",
        " | Total | 200 | 100%",
    )
)


@pytest.mark.parametrize(
    ("atas", "isi", "harus"),
    [
        (ASPEK, "Aspek terkuat: layanan keliling. Aspek terlemah: tenaga pengelola.", 1),
        (ASPEK, "Aspek terkuat: layanan keliling. Aspek terlemah: ruang baca.", 0),
        (ASPEK, "Aspek yang dinilai paling lemah ialah koleksi buku.", 1),
        (ASPEK, "Layanan keliling mencatat nilai paling tinggi di antara empat aspek.", 0),
        (ASPEK, "Koleksi buku mencatat nilai paling tinggi di antara keempat aspek.", 1),
        # three of them only, another measure, another time, one of several
        (ASPEK, "Koleksi buku mencatat nilai paling tinggi di antara tiga aspek pendukung.", 0),
        (ASPEK, "Koleksi buku memiliki kenaikan terbesar.", 0),
        (ASPEK, "Koleksi buku termasuk aspek terbaik.", 0),
        (ASPEK, "Aspek dengan biaya terbesar adalah koleksi buku.", 0),
        (ASPEK, "Dari sisi kemanfaatan, aspek terbaik adalah koleksi buku.", 0),
        (ASPEK, "Di antara aspek dengan nilai di bawah 82, yang terbaik adalah koleksi buku.", 0),
        (ASPEK, "Dari dua aspek yang dibenahi, nilai tertinggi ada pada koleksi buku.", 0),
        (ASPEK, "Dari dua belas kali survei, nilai tertinggi ada pada koleksi buku.", 1),
        (ASPEK, "Nilai tertinggi di luar layanan keliling ada pada koleksi buku.", 0),
        (ASPEK, "Bobot terbesar diberikan kepada koleksi buku.", 0),
        (ASPEK, "Pada tahun 2021 aspek terbaik adalah koleksi buku.", 0),
        (ASPEK, "Layanan keliling di tempat pertama, koleksi buku di tempat kedua.", 0),
        (ASPEK, "Tenaga pengelola menempati urutan kedua dari empat aspek.", 1),
        (ASPEK, "Tenaga pengelola menempati urutan ketiga dari empat aspek.", 0),
        (ASPEK, "Nilai tertinggi ada pada layanan keliling, disusul tenaga pengelola.", 1),
        (ASPEK, "Nilai tertinggi ada pada layanan keliling, disusul koleksi buku.", 0),
        (ASPEK, "Nilai terendah kedua ada pada koleksi buku.", 1),
        (ASPEK, "Nilai terendah kedua ada pada tenaga pengelola.", 0),
        (JENJANG, "Guru berijazah S2 merupakan kelompok terbesar.", 1),
        (JENJANG, "Guru berijazah S1 merupakan kelompok terbesar.", 0),
        (MASA, "Nilai terendah diperoleh pada triwulan I karena petugas belum dilatih.", 1),
        (MASA, "Nilai terendah diperoleh pada triwulan II karena petugas belum dilatih.", 0),
        (MASA, "Puncak kepuasan terjadi pada triwulan IV.", 0),
        (MASA, "Puncak hasil survei terjadi pada triwulan IV.", 1),
        (MASA_DUA, "Aduan terbanyak masuk pada triwulan IV, yakni 44 aduan.", 1),
        (MASA_DUA, "Aduan terbanyak masuk pada triwulan II, yakni 44 aduan.", 0),
        (USUL, "Ternak yang paling sedikit disalurkan adalah ayam.", 1),
        (USUL, "Ternak yang paling sedikit disalurkan adalah itik.", 0),
        (USUL, "Terbanyak: sapi.", 1),  # whichever column is meant
        (USUL, "Terbanyak: kambing.", 0),
        (USUL, "Persentase penyaluran tertinggi: ayam.", 0),  # no column of percentages
        (USUL, "Bantuan mendominasi belanja, dan penyusutan terbesar terjadi pada sapi.", 0),
    ],
)  # fmt: skip
def test_urutan(atas: str, isi: str, harus: int) -> None:
    assert len(narasi(atas + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Koperasi aktif dihitung 540 / 600 x 100% = 90,00%.\n\nSisa 70 koperasi menunggu rapat anggota.", 1),
        ("Koperasi aktif dihitung 540 / 600 x 100% = 90,00%.\n\nSisa 60 koperasi menunggu rapat anggota.", 0),
        ("Dinas menerima 220 berkas dan merampungkan 195 berkas, sehingga masih menyisakan 35 berkas.", 1),
        ("Dinas menerima 220 berkas dan merampungkan 195 berkas, sehingga masih menyisakan 25 berkas.", 0),
        ("Tercatat 48 sengketa, di antaranya 41 sengketa didamaikan, dan 9 sengketa selebihnya berjalan.", 1),
        ("Tercatat 48 sengketa, di antaranya 41 sengketa didamaikan, dan 7 sengketa selebihnya berjalan.", 0),
        ("Aset 40 unit baik, 7 unit rusak ringan, dan 3 unit sisanya rusak berat.", 0),
        # the rest is divided again, or is of another year or kind
        ("Tercatat 48 sengketa, 41 sengketa didamaikan. Sisanya 4 sengketa dicabut dan 3 berjalan.", 0),
        ("Dari 48 sengketa, 41 dari 48 didamaikan. Sisa 6 sengketa tahun sebelumnya juga tuntas.", 0),
        ("Pembayaran tuntas 30 dari 40 paket. Tersisa 2 bulan sebelum kontrak berakhir.", 0),
        ("Balita sehat 171 dari 225 anak. Artinya lebih dari sembilan per sepuluh anak sehat.", 1),
        ("Balita sehat 171 dari 225 anak. Artinya lebih dari tiga per empat anak sehat.", 0),
        ("Balita sehat 171 dari 225 anak. Artinya kurang dari tiga perempat anak sehat.", 1),
    ],
)
def test_sisa(isi: str, harus: int) -> None:
    assert len(narasi(URAIAN + isi)) == harus


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Sebanyak 68,50% kader adalah laki-laki.", 1),
        ("Sebanyak 68,50% kader adalah perempuan.", 0),
        ("Kader laki-laki mengisi 31,50% dari seluruh kader.", 0),
        ("Kader yang bukan laki-laki mencapai 68,50%.", 0),
        ("Kader perempuan lebih besar dari laki-laki, yaitu 68,50%.", 0),
    ],
)
def test_milik_baris(isi: str, harus: int) -> None:
    assert len(narasi(KELAMIN + isi)) == harus
