"""What sentences make of their own numbers or of a table nearby; each kind with sentences that are right."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

AWAL = "3.2 Uraian Hasil\n\n"

TRIWULAN = (
    AWAL
    + "Tabel 3.4 Peserta Pelatihan Petani per Triwulan\n\n"
    + tabel(
        "Triwulan | Terdaftar | Mengikuti Pelatihan | Persentase",
        "I | 212 | 178 | 83,96%",
        "II | 255 | 202 | 79,22%",
        "III | 190 | 171 | 90,00%",
        "IV | 234 | 208 | 88,89%",
        "Jumlah | 891 | 759 | 85,19%",
    )
)
SERAPAN = (
    AWAL
    + "Tabel 3.5 Penyerapan Anggaran per Triwulan\n\n"
    + tabel(
        "Triwulan | Target Kumulatif | Realisasi (Rp) | Realisasi Kumulatif (Rp) | % Kumulatif",
        "Triwulan I | 15,00% | 1.216.450.300 | 1.216.450.300 | 13,71%",
        "Triwulan II | 40,00% | 2.305.227.410 | 3.521.677.710 | 39,69%",
        "Triwulan III | 65,00% | 2.418.903.600 | 5.940.581.310 | 66,95%",
        "Triwulan IV | 95,00% | 2.877.969.808 | 8.818.551.118 | 99,38%",
    )
)
BIDANG = (
    AWAL
    + "Tabel 3.6 Rekapitulasi Indikator menurut Bidang\n\n"
    + tabel(
        "No | Bidang | Indikator | Tercapai | Belum Tercapai",
        "1 | Bidang Perikanan | 9 | 7 | 2",
        "2 | Bidang Peternakan | 6 | 5 | 1",
        "3 | Bidang Hortikultura | 4 | 4 | 0",
        " | Jumlah | 19 | 16 | 3",
    )
)
TAHUNAN = (
    AWAL
    + "Tabel 3.7 Permohonan Izin menurut Jenis\n\n"
    + tabel(
        "No | Jenis | 2021 | 2022 | Perubahan",
        "1 | Izin Usaha | 421 | 538 | 117",
        "2 | Izin Reklame | 288 | 262 | -26",
        "3 | Izin Trayek | 14 | 19 | 5",
        " | Jumlah | 723 | 819 | 96",
    )
)
GANGGUAN = (
    AWAL
    + "Tabel 3.8 Aduan menurut Jenis\n\n"
    + tabel(
        "No | Jenis Aduan | Masuk | Selesai | Tidak Selesai",
        "1 | Sampah liar | 21 | 19 | 2",
        "2 | Lampu jalan | 14 | 12 | 2",
        "3 | Sengketa batas | 17 | 13 | 4",
        " | Jumlah | 52 | 44 | 8",
    )
)
NILAI = (
    AWAL
    + "Tabel 3.9 Nilai Kepatuhan per Puskesmas\n\n"
    + tabel(
        "No | Puskesmas | Nilai",
        "1 | Puskesmas Mawar | 86,40",
        "2 | Puskesmas Melati | 83,10",
        "3 | Puskesmas Kenanga | 84,70",
        "4 | Puskesmas Dahlia | 88,20",
        "5 | Puskesmas Anggrek | 80,90",
        " | Rata-rata | 84,66",
    )
)
LOKET = (
    AWAL
    + "Tabel 3.10 Responden menurut Loket\n\n"
    + tabel(
        "Loket | Responden | Nilai IKM",
        "Loket Kecamatan Utara | 1.264 | 3,71",
        "Loket Kecamatan Timur | 486 | 3,63",
        "Jumlah/Rata-rata | 1.750 | 3,67",
    )
)
KOMPONEN = (
    AWAL
    + "Tabel 3.11 Komponen Indeks\n\n"
    + tabel(
        "Komponen | Bobot | Nilai | Nilai Tertimbang",
        "Sarana | 25% | 3,52 | 0,880",
        "Petugas | 25% | 3,40 | 0,850",
        "Prosedur layanan | 30% | 3,30 | 0,990",
        "Informasi | 20% | 3,45 | 0,690",
        "Jumlah | 100% |  | 3,410",
    )
)


def indikator(target: str, lalu: str, kini: str, *, nama: str, capaian: tuple[str, str]) -> str:
    """An indicator's part with last year and this year."""
    return (
        f"3.1.1 {nama}\n\n"
        + f"Tabel 3.2 Capaian {nama}\n\n"
        + tabel(
            "Indikator Kinerja | Target | Realisasi | Capaian", f"{nama} | {target} | {kini} | {capaian[1]}"
        )
        + f"Tabel 3.3 Perkembangan {nama}\n\n"
        + tabel(
            "Tahun | Target | Realisasi | Capaian",
            f"2021 | {target} | {lalu} | {capaian[0]}",
            f"2022 | {target} | {kini} | {capaian[1]}",
        )
    )


BEKERJA = indikator(
    "70%",
    "79,34%",
    "77,72%",
    nama="Persentase penyandang disabilitas yang bekerja",
    capaian=("113,34%", "111,03%"),
)
TERINTEGRASI = indikator(
    "60%",
    "57,14%",
    "64,29%",
    nama="Persentase perpustakaan desa yang terintegrasi",
    capaian=("95,23%", "107,15%"),
)
STUNTING = indikator(
    "8%",
    "7,14%",
    "6,20%",
    nama="Persentase balita gizi buruk dari total balita",
    capaian=("110,75%", "122,50%"),
)


def hitung(*baris: str) -> str:
    return "\n".join(baris) + "\n\n"


TEPAT = hitung(
    "Realisasi = jumlah laporan desa yang tepat waktu / jumlah laporan desa x 100%",
    "Realisasi = 24 / 25 x 100% = 96%",
)
LENGKAP = hitung(
    "Realisasi = jumlah laporan desa yang tepat waktu / jumlah laporan desa x 100%",
    "Realisasi = 25 / 25 x 100% = 100%",
)
PATUH = "Persentase pelaku usaha yang patuh dan tertib"
PELAKU = (
    f"3.1.1 {PATUH}\n\n"
    + hitung(
        "Realisasi = pelaku usaha yang patuh dan tertib / pelaku usaha yang diperiksa x 100%",
        "Realisasi = 26 / 74 x 100% = 35,14%",
    )
    + "Tabel 3.2 Capaian Kinerja\n\n"
    + tabel("Indikator Kinerja | Target | Realisasi | Capaian", f"{PATUH} | 17% | 35,14% | 206,71%")
)


def ada(teks: str, kutipan: str) -> bool:
    return any(kutipan in t.kutipan for t in temuan(teks, "narasi"))


@pytest.mark.parametrize(
    ("awal", "kalimat"),
    [
        # a whole, its part and the rest
        (AWAL, "Dari 14 sekolah baru 9 yang memiliki perpustakaan, sedangkan 6 lainnya masih menumpang."),
        (AWAL, "Dari 30 pasar, 22 sudah ditera dan sisanya 9 menunggu giliran."),
        (AWAL, "Dari 18 embung hanya tujuh yang terisi, sementara 12 lainnya kering."),
        (
            GANGGUAN,
            "Dari 52 aduan yang masuk, 46 ditangani petugas sehingga yang terbengkalai hanya delapan aduan.",
        ),
        (
            AWAL,
            "Unit yang dibina berjumlah 20 (dua puluh), terdiri atas 4 balai, 9 seksi dan 6 laboratorium.",
        ),
        (
            AWAL,
            "Dinas ini memiliki 31 pegawai, yaitu 12 penyuluh, 9 petugas lapangan, "
            "dan 8 tenaga administrasi.",
        ),
        # a difference after its two numbers, growth
        (
            AWAL,
            "Jumlah siswa 1.874 orang, sedangkan daya tampung hanya 1.456 orang. Dengan demikian terjadi "
            "kelebihan siswa 481 orang.",
        ),
        (
            AWAL,
            "Kebutuhan guru tercatat 940 orang dan yang tersedia 610 orang. Artinya ada kekurangan guru "
            "sebanyak 300 orang atau 35,11% dari kebutuhan.",
        ),
        (
            AWAL,
            "Selama 2022 terbit 12.000 surat, naik dari 10.000 surat pada tahun 2021 atau tumbuh 16,67%.",
        ),
        # values in a row
        (AWAL, "Nilainya 48,50% lalu 66,80% lalu 62,66%, jadi konsisten membaik dari tahun ke tahun."),
        (AWAL, "Produksi terus meningkat, yaitu 310 (2020), 298 (2021) dan 350 (2022)."),
        (
            AWAL,
            "Peringkat pertama ditempati Desa Suka (92,4), peringkat kedua Desa Maju (88,1) dan "
            "peringkat ketiga Desa Jaya (90,2).",
        ),
        # periods
        (TRIWULAN, "Pada triwulan III peserta bertambah 31 orang, kemudian menjadi 208 orang."),
        (SERAPAN, "Sampai dengan akhir semester I, anggaran yang terserap baru 66,95% dari pagu."),
        (SERAPAN, "Hingga triwulan II terserap 13,71%."),
        (SERAPAN, "Triwulan III menjadi periode dengan penyerapan terbesar."),
        # rows of a table
        (BIDANG, "Bidang Perikanan menyisakan satu indikator, sedangkan Bidang Peternakan dua indikator."),
        (TAHUNAN, "Hanya izin trayek yang menurun dibanding tahun sebelumnya."),
        (TAHUNAN, "Satu-satunya jenis yang meningkat adalah izin reklame."),
        (GANGGUAN, "Tercatat 8 aduan tidak selesai, seperempatnya berupa sengketa batas."),
        (GANGGUAN, "Aduan sampah liar mencapai 21 aduan (43,08%) dari seluruhnya."),
        (NILAI, "Terdapat empat puskesmas dengan nilai di bawah rata-rata."),
        (LOKET, "Survei diisi 1.750 orang, kebanyakan dari mereka pemohon di Loket Kecamatan Timur."),
        (GANGGUAN, "Warga paling sering mengadukan lampu jalan yakni 14 aduan."),
        (
            KOMPONEN,
            "Komponen dengan bobot paling besar yaitu prosedur layanan juga bernilai paling tinggi (3,30).",
        ),
        # the indicator's own facts
        (
            BEKERJA,
            "Kerja sama baru membuat persentase penyandang disabilitas yang "
            "bekerja bertambah dibandingkan tahun lalu.",
        ),
        (TERINTEGRASI, "Target akhir Renstra sebesar 65% pun sudah dilewati setahun lebih cepat."),
        (TERINTEGRASI, "Hasil tahun ini telah melampaui target Renstra 2024 sebesar 65%."),
        (STUNTING, "Realisasi turun menjadi 6,20%; penurunan tersebut berarti kinerja memburuk."),
        (TERINTEGRASI, "Terhadap target 2022 sebesar 60%, realisasi 64,29% masih kurang 4,29 poin."),
    ],
)
def test_kalimat_keliru(awal: str, kalimat: str) -> None:
    assert ada(f"{awal}{kalimat}\n\n", kalimat.split(". ")[-1][:40])


@pytest.mark.parametrize(
    ("awal", "kalimat"),
    [
        (AWAL, "Dari 14 sekolah baru 9 yang memiliki perpustakaan, sedangkan 5 lainnya masih menumpang."),
        (AWAL, "Dari 14 perkara yang masuk, 6 diputus dan 5 perkara lainnya dicabut."),
        (AWAL, "Dari 40 desa, 25 telah mandiri, 9 berkembang dan sisanya 6 tertinggal."),
        (AWAL, "Dari 30 pasar, 22 sudah ditera, di antaranya 4 pasar induk, dan sisanya 8 menunggu."),
        (AWAL, "Dari 40 berkas, 30 diterbitkan sehingga hanya 4 berkas yang gagal diverifikasi."),
        (AWAL, "Dari target 40 desa, 30 desa terlaksana dan 12 lainnya dijadwalkan."),
        (
            AWAL,
            "Unit yang dibina berjumlah 20 (dua puluh), terdiri atas 4 balai, 9 seksi dan 7 laboratorium.",
        ),
        (AWAL, "Kantor memiliki 5 gedung yang terdiri dari 12 ruang kerja, 3 aula dan 2 gudang."),
        (AWAL, "Terdapat 24 pegawai, terdiri atas 3 pejabat, penyuluh, dan 15 pelaksana."),
        (AWAL, "Dinas memiliki 31 pegawai, yaitu 12 penyuluh, 19 petugas lapangan (2 di antaranya cuti)."),
        (
            AWAL,
            "Jumlah siswa 1.874 orang, sedangkan daya tampung hanya 1.456 orang. Dengan demikian terjadi "
            "kelebihan siswa 418 orang.",
        ),
        (
            AWAL,
            "Jumlah siswa 1.874 orang, sedangkan daya tampung hanya 1.456 orang. Kekurangan guru 95 orang.",
        ),
        (
            AWAL,
            "Selama 2022 terbit 12.000 surat, naik dari 10.000 surat pada tahun 2021 atau tumbuh 20,00%.",
        ),
        (
            AWAL,
            "Selama 2022 terbit 12.000 surat, naik dari 10.000 surat pada tahun "
            "2021 atau mencapai 93,75% target.",
        ),
        (AWAL, "Nilainya 48,50% lalu 62,66% lalu 66,80%, jadi konsisten membaik dari tahun ke tahun."),
        (AWAL, "Angka kematian 9,40 kemudian 8,20 kemudian 7,90 per tahun sehingga terus membaik."),
        (AWAL, "Kunjungan terus meningkat dengan komposisi 30%, 50%, dan 20% menurut umur."),
        (AWAL, "Produksi terus meningkat, yaitu 350 (2022), 310 (2021) dan 298 (2020)."),
        (
            AWAL,
            "Peringkat pertama ditempati Desa Suka (92,4), peringkat kedua Desa Jaya (90,2) dan "
            "peringkat ketiga Desa Maju (88,1).",
        ),
        (
            AWAL,
            "Waktu tercepat: peringkat pertama Regu A (12,1), peringkat kedua Regu "
            "B (12,9), peringkat ketiga Regu C (13).",
        ),
        (TRIWULAN, "Pada triwulan III peserta berkurang 31 orang, kemudian menjadi 208 orang."),
        (TRIWULAN, "Pada triwulan III narasumber bertambah 4 orang."),
        (TRIWULAN, "Pada triwulan II peserta bertambah 24 orang."),
        (TRIWULAN, "Pada triwulan III persentase meningkat."),
        (TRIWULAN, "Triwulan III peserta bertambah 31 orang dibandingkan triwulan III tahun lalu."),
        (SERAPAN, "Sampai dengan akhir semester I, anggaran yang terserap baru 39,69% dari pagu."),
        (SERAPAN, "Sampai dengan akhir semester I target penyerapan 40,00%."),
        (SERAPAN, "Hingga triwulan II capaian fisik tercatat 51,20%."),
        (SERAPAN, "Triwulan IV menjadi periode dengan penyerapan terbesar."),
        (SERAPAN, "Triwulan III menjadi periode dengan curah hujan terbesar."),
        (BIDANG, "Bidang Perikanan menyisakan dua indikator, sedangkan Bidang Peternakan satu indikator."),
        (BIDANG, "Bidang Perikanan menyisakan satu kendala, sedangkan Bidang Peternakan tiga kendala."),
        (TAHUNAN, "Hanya izin reklame yang menurun dibanding tahun sebelumnya."),
        (TAHUNAN, "Hanya izin trayek yang menurun pada triwulan IV."),
        (TAHUNAN, "Hanya izin trayek yang menurun dibanding tahun 2019."),
        (GANGGUAN, "Tercatat 8 aduan tidak selesai, separuhnya berupa sengketa batas."),
        (GANGGUAN, "Tercatat 6 aduan diteruskan ke provinsi, seperempatnya berupa sengketa batas."),
        (GANGGUAN, "Aduan sampah liar mencapai 21 aduan (40,38%) dari seluruhnya."),
        (GANGGUAN, "Aduan sampah liar mencapai 21 aduan (90,48%) yang selesai."),
        (NILAI, "Terdapat dua puskesmas dengan nilai di bawah rata-rata."),
        (NILAI, "Terdapat empat puskesmas dengan nilai di bawah rata-rata nasional."),
        (NILAI, "Terdapat satu puskesmas rawat inap dengan nilai di bawah rata-rata."),
        (LOKET, "Survei diisi 1.750 orang, kebanyakan dari mereka pemohon di Loket Kecamatan Utara."),
        (LOKET, "Survei diisi 1.750 orang, kebanyakan puas dengan pelayanan Loket Kecamatan Timur."),
        (GANGGUAN, "Warga paling sering mengadukan sampah liar yakni 21 aduan."),
        (GANGGUAN, "Lampu jalan paling sering padam pada musim hujan, yakni 14 malam."),
        (
            KOMPONEN,
            "Komponen dengan bobot paling besar yaitu prosedur layanan justru bernilai paling rendah (3,30).",
        ),
        (KOMPONEN, "Nilai paling tinggi (3,52) diraih Sarana dan paling rendah (3,30) Prosedur layanan."),
        (
            BEKERJA,
            "Kerja sama baru membuat jumlah penyandang disabilitas yang bekerja "
            "bertambah dibandingkan tahun lalu.",
        ),
        (
            BEKERJA,
            "Sepinya pesanan membuat persentase penyandang disabilitas yang "
            "bekerja menurun dibandingkan tahun lalu.",
        ),
        (BEKERJA, "Kerja sama baru membuat jumlah mitra usaha bertambah dibandingkan tahun lalu."),
        (TERINTEGRASI, "Target akhir Renstra sebesar 62% pun sudah dilewati setahun lebih cepat."),
        (TERINTEGRASI, "Target akhir Renstra sebesar 65% sudah dicapai tiga kecamatan."),
        (TERINTEGRASI, "Target akhir Renstra sebesar 65% belum dilewati."),
        (STUNTING, "Realisasi turun menjadi 6,20%; penurunan tersebut berarti kinerja membaik."),
        (
            STUNTING,
            "Jumlah kader turun dari 40 menjadi 31 orang; penurunan tersebut berarti kinerja memburuk.",
        ),
        (TERINTEGRASI, "Terhadap target 2022 sebesar 60%, realisasi 64,29% sudah melebihi 4,29 poin."),
        (STUNTING, "Terhadap target 2022 sebesar 8%, realisasi 6,20% sudah melebihi 1,80 poin."),
    ],
)
def test_kalimat_benar(awal: str, kalimat: str) -> None:
    assert not ada(f"{awal}{kalimat}\n\n", kalimat.split(". ")[-1][:40])


def test_tidak_satu_pun() -> None:
    awal = "3.1.1 Laporan Desa\n\n"
    kalimat = "Tidak ada satupun laporan yang terlambat disampaikan."
    assert ada(f"{awal}{kalimat}\n\n{TEPAT}", "satupun laporan")
    assert not ada(f"{awal}{kalimat}\n\n{LENGKAP}", "satupun laporan")
    assert not ada(f"{awal}Tidak ada pegawai yang terlambat masuk kantor.\n\n{TEPAT}", "pegawai")
    assert not ada(f"{awal}Diharapkan tidak ada laporan yang terlambat.\n\n{TEPAT}", "laporan")


def test_terbukti_semua() -> None:
    assert ada(
        f"{PELAKU}Hal ini terbukti dengan patuhnya semua pelaku usaha yang dibina.\n\n", "semua pelaku"
    )
    assert not ada(
        f"{PELAKU}Hal ini terbukti dengan hadirnya semua pelaku usaha pada rapat.\n\n", "semua pelaku"
    )
    assert not ada(f"{PELAKU}Hal ini terbukti dengan patuhnya semua petugas.\n\n", "semua petugas")
