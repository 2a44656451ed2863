"""Lost tables below their caption: read whole where every line has its place, else left alone."""

from sakip.reviu import baca_teks, periksa
from sakip.reviu.baca.halaman import tandai


def tabel(teks: str):
    """The only table of a text: (header, rows), or None where there is none read whole."""
    ada = [t for t in baca_teks(teks).tabel if not t.pulih]
    assert len(ada) < 2
    if not ada:
        return None
    t = ada[0]
    return [s.teks for s in t.kepala[-1]], [[s.teks for s in b] for b in t.isi]


def temuan(teks: str, kelas: str):
    return [t for t in periksa(teks).temuan if t.kelas == kelas]


BERNOMOR = """Tabel 3.4 Rekapitulasi Uji Kendaraan
No Jenis Kendaraan Diperiksa Lulus
1 Mobil Penumpang 14 12
2 Bus Kelas 2 3 3
3 Mobil Barang 1.204 1.190
4 Kereta Tempelan 7 7
Total 1.228 {total}

Uji dilakukan di dua balai.
"""


def test_baris_bernomor_dengan_total_yang_salah():
    kepala, isi = tabel(BERNOMOR.format(total="1.221").replace("Bus Kelas 2 3", "Bus Sedang 3"))
    assert kepala == ["No", "Jenis Kendaraan", "Diperiksa", "Lulus"]
    assert isi[1] == ["2", "Bus Sedang", "3", "3"] and isi[-1] == ["", "Total", "1.228", "1.221"]


def test_jumlah_salah_pada_tabel_bernomor_ditemukan():
    benar = BERNOMOR.replace("Bus Kelas 2 3", "Bus Sedang 3")
    assert not temuan(benar.format(total="1.212"), "jumlah")
    assert temuan(benar.format(total="1.221"), "jumlah")


def test_angka_pada_nama_membuat_tabel_dibiarkan():
    """ "Bus Kelas 2 3 3" has a number too many: whether it belongs to the name is open."""
    assert tabel(BERNOMOR.format(total="1.212")) is None


PK = """Tabel 2.1 Perjanjian Kinerja Tahun 2024
No Sasaran / Indikator Kinerja Target
1. Meningkatnya mutu layanan perpustakaan
1.1 Persentase koleksi yang
terawat 80%
1.2 Jumlah pengunjung perpustakaan 1.500 Orang
yang tercatat
1.3 Indeks kepuasan pemustaka 3,4
2. Meningkatnya minat baca
masyarakat
2.1 Persentase taman bacaan aktif 60%
2.2 Jumlah lomba baca {lomba}
2.3 Jumlah duta baca 12 Orang
2.4 Persentase sekolah dengan pojok baca 45%
2.5 Persentase desa dengan pojok baca 25%
2.6 Jumlah perpustakaan keliling 4 Unit

Perjanjian ditandatangani pada bulan Januari.
"""


def test_perjanjian_bertingkat_dengan_nama_berlipat():
    kepala, isi = tabel(PK.format(lomba="3 Kegiatan"))
    assert kepala[0] == "No" and kepala[-1] == "Target"
    assert isi[0] == ["", "1. Meningkatnya mutu layanan perpustakaan", ""]
    assert isi[1] == ["1.1", "Persentase koleksi yang terawat", "80%"]
    assert isi[2] == ["1.2", "Jumlah pengunjung perpustakaan yang tercatat", "1.500 Orang"]
    assert isi[4] == ["", "2. Meningkatnya minat baca masyarakat", ""]
    assert len(isi) == 11


def test_target_kosong_tetap_berupa_baris():
    _, isi = tabel(PK.format(lomba=""))
    assert ["2.2", "Jumlah lomba baca", ""] in isi and len(isi) == 11


def test_nilai_lebih_pada_satu_ruas_membuat_tabel_dibiarkan():
    rusak = PK.format(lomba="3 Kegiatan").replace("2.4 Persentase sekolah", "Persentase sekolah")
    assert tabel(rusak) is None


NAMA_LANJUT = """Tabel 3.9 Pagu dan Realisasi per Program
No Program Pagu (Rp) Realisasi (Rp) %
1 Program Kebersihan Kota 2.000.000.000 1.900.000.000 95,00%
2 Program Pengelolaan Taman dan 1.000.000.000 980.000.000 98,00%
Ruang Terbuka
3 Program Penerangan
Jalan 500.000.000 450.000.000 90,00%
Jumlah 3.500.000.000 {jumlah} 95,14%
"""


def test_nama_yang_berlanjut_di_bawah_nilainya():
    kepala, isi = tabel(NAMA_LANJUT.format(jumlah="3.330.000.000"))
    assert kepala == ["No", "Program", "Pagu (Rp)", "Realisasi (Rp)", "%"]
    assert isi[1][:2] == ["2", "Program Pengelolaan Taman dan Ruang Terbuka"]
    assert isi[2][1:3] == ["Program Penerangan Jalan", "500.000.000"]
    assert not temuan(NAMA_LANJUT.format(jumlah="3.330.000.000"), "jumlah")
    assert temuan(NAMA_LANJUT.format(jumlah="3.303.000.000"), "jumlah")


def test_alinea_tanpa_baris_kosong_bukan_lanjutan_nama():
    teks = NAMA_LANJUT.format(jumlah="").split("Jumlah ")[0]
    teks += "Seluruh program dilaksanakan oleh tiga bidang dan dibantu oleh dua puluh kelurahan\n"
    _, isi = tabel(teks)
    assert isi[-1][1] == "Program Penerangan Jalan"


def test_baris_seragam_tanpa_nomor():
    teks = "Tabel 1.2 Pegawai Menurut Pendidikan\n\nPendidikan Jumlah Persentase\n"
    teks += "S2 10 10%\nS1 60 60%\nSMA 30 30%\nJumlah 100 100%\n\nTeks lain.\n"
    kepala, isi = tabel(teks)
    assert kepala == ["Pendidikan", "Jumlah", "Persentase"]
    assert isi == [["S2", "10", "10%"], ["S1", "60", "60%"], ["SMA", "30", "30%"], ["Jumlah", "100", "100%"]]


def test_baris_tak_seragam_dibiarkan():
    teks = "Tabel 1.2 Pegawai\n\nPendidikan Jumlah Persentase\nS2 10 10%\nS1 60\nSMA 30 30% 5\n\nTeks lain.\n"
    assert tabel(teks) is None


def test_tanpa_judul_tabel_dibiarkan():
    assert (
        tabel("Uraian berikut.\n\nGolongan Laki Wanita\nII 10 12\nIII 60 64\nIV 30 31\n\nTeks lain.\n")
        is None
    )


def test_tahun_menjadi_nama_baris():
    teks = "Tabel 3.1 Produksi\n\nTahun Rencana Hasil\n2021 10.500 10.250\n"
    teks += "2022 11.000 10.900\n2023 12.000 12.500\n"
    assert tabel(teks)[1][0] == ["2021", "10.500", "10.250"]


SEL = """Tabel 4.2 Rencana Aksi per Bidang

Bidang
Rencana
Tercapai
Bidang Irigasi
20
19
Bidang Jalan dan
Jembatan
30
30
Jumlah
50
49

Seluruh bidang melapor tepat waktu.
"""


def test_satu_sel_sebaris():
    lipat = SEL.replace("Bidang Irigasi", "Bidang Irigasi dan\nRawa")
    kepala, isi = tabel(lipat)
    assert kepala == ["Bidang", "Rencana", "Tercapai"]
    assert isi[1] == ["Bidang Jalan dan Jembatan", "30", "30"] and isi[-1] == ["Jumlah", "50", "49"]
    assert tabel(SEL)[1][0] == ["Bidang Irigasi", "20", "19"]


def test_kepala_berlipat_dibiarkan():
    """The header has a line more than a row has cells: which of them are one cell is open."""
    assert tabel(SEL.replace("Tercapai\n", "Tercapai\nKeterangan\n")) is None
    lipat = tabel(SEL.replace("Rencana\n", "Rencana\n(%)\n"))
    assert lipat is None or lipat[0] == ["Bidang", "Rencana (%)", "Tercapai"]


def test_satu_sel_sebaris_di_antara_baris_kosong():
    sel = "\n\n".join(SEL.replace("\n\n", "\n").strip().splitlines()[1:14])
    alinea = "Seluruh bidang melapor tepat waktu kepada sekretaris dinas pada akhir tahun."
    teks = f"Tabel 4.2 Rencana\n\n{sel}\n\n{alinea}\n"
    assert tabel(teks)[1][-1] == ["Jumlah", "50", "49"]


def test_nilai_tunggal_baris_akhir_menempati_kolom_hasil_kali():
    teks = """Tabel 3.8 Nilai Mutu Layanan
No Unsur Nilai Bobot Nilai Akhir
1 Ketepatan Waktu 90,00 50% 45,00
2 Kelengkapan 80,00 30% 24,00
3 Kerapian 70,00 20% 14,00
Nilai Total 83,00
"""
    kepala, isi = tabel(teks)
    assert kepala[2:] == ["Nilai", "Bobot", "Nilai Akhir"] and isi[-1] == ["", "Nilai Total", "", "", "83,00"]
    lain = teks.replace("45,00", "12,00").replace("24,00", "13,00").replace("14,00", "17,00")
    assert tabel(lain) is None  # no product: nothing says whose total it is


def test_target_menurut_tahun_di_bawah_kepala():
    teks = """Tabel 3.7 Target Jangka Menengah
Indikator Kinerja Target Realisasi 2023 Capaian
2021 2022 2023 2024
Persentase sawah yang
beririgasi 60% 62% 65% 70% 66% 101,54%
Persentase saluran yang baik 40% 45% 50% 55% 55% 110%
"""
    kepala, isi = tabel(teks)
    tahunan = [f"Target {t}" for t in range(2021, 2025)]
    assert kepala == ["Indikator Kinerja", *tahunan, "Realisasi 2023", "Capaian"]
    assert isi[0][0] == "Persentase sawah yang beririgasi"


KAKI = "\n\nLaporan Kinerja Dinas Perikanan Tahun 2023 {n}\n\n"


def test_kaki_halaman_yang_berakhir_dengan_tahun_dan_nomor():
    bagian = [
        f"Bagian {n}.\nIsi bagian {n} panjangnya cukup untuk satu halaman laporan {n}a." for n in range(6)
    ]
    teks = "".join(b + KAKI.format(n=n + 2) for n, b in enumerate(bagian))
    baris = teks.split("\n")
    _, perabot = tandai(baris)
    assert {n for n, b in enumerate(baris) if b.startswith("Laporan Kinerja")} == perabot


def test_nomor_di_atas_kepala_halaman():
    baris = "\n".join(f"Isi {n}\n{3 * n + 3}\nLKjIP DINAS PERIKANAN\nlanjut" for n in range(5)).split("\n")
    _, perabot = tandai(baris)
    assert {baris[n] for n in perabot} == {"3", "6", "9", "12", "15", "LKjIP DINAS PERIKANAN"}
    tetap = "\n".join(f"Isi {n}\n7\nLKjIP DINAS PERIKANAN\nlanjut" for n in range(5)).split("\n")
    assert {tetap[n] for n in tandai(tetap)[1]} == {"LKjIP DINAS PERIKANAN"}


def test_tabel_berlanjut_setelah_kaki_halaman():
    isi = "\n".join(f"{n}\tKolam {n}\t{n * 2},50" for n in range(1, 5))
    lanjut = "\n".join(f"{n}\tKolam {n}\t{n * 2},50" for n in range(5, 8))
    kepala = "No\tKolam\tLuas"
    badan = f"Tabel 1 Luas Kolam\n\n{kepala}\n{isi}{KAKI.format(n=3)}{kepala}\n{lanjut}\n\tJumlah\t59,50\n"
    teks = f"Awal.{KAKI.format(n=2)}{badan}{KAKI.format(n=4)}Akhir.{KAKI.format(n=5)}"
    (t,) = baca_teks(teks).tabel
    assert len(t.isi) == 8


def test_tanpa_judul_hanya_baris_bernomor_yang_dibaca():
    badan = BERNOMOR.replace("Bus Kelas 2 3", "Bus Sedang 3").format(total="1.212")
    polos = badan.replace("Tabel 3.4 Rekapitulasi Uji Kendaraan", "Hasil uji sebagai berikut:\n")
    assert len(tabel(polos)[1]) == 5
    dua = "\n".join(polos.splitlines()[:5]) + "\n\nUji dilakukan di dua balai.\n"
    assert tabel(dua) is None
