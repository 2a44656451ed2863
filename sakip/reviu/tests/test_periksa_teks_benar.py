"""Right sentences of many kinds beside tables: none of them is a finding."""

import pytest

from sakip.reviu.tests.bahan import temuan

BAGIAN = """BAB III

AKUNTABILITAS KINERJA

Indikator Kinerja 2 “Persentase jembatan desa dalam kondisi mantap”

Tabel 3.1 Target dan Realisasi Tahun 2022

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Persentase jembatan desa dalam kondisi mantap\t72%\t68,45%\t95,07%

Tabel 3.2 Perbandingan dengan Tahun Sebelumnya

Indikator Kinerja\tTarget 2021\tRealisasi 2021\tCapaian 2021\tTarget 2022\tRealisasi 2022\tCapaian 2022
Persentase jembatan desa dalam kondisi mantap\t70%\t65,20%\t93,14%\t72%\t68,45%\t95,07%

Tabel 3.3 Target Renstra

Indikator Kinerja\t2020\t2021\t2022\t2023\tRealisasi 2022
Persentase jembatan desa dalam kondisi mantap\t68%\t70%\t72%\t75%\t68,45%

{kalimat}
"""
SASARAN = """BAB III

AKUNTABILITAS KINERJA

Sasaran 3 Meningkatnya mutu layanan perpustakaan

Tabel 3.4 Target dan Realisasi

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Indeks kegemaran membaca\t64,00\t66,18\t103,41%

{k1}

Tabel 3.5 Target dan Realisasi

Indikator Kinerja\tTarget\tRealisasi\tCapaian
Persentase koleksi yang terawat\t88%\t83,40%\t94,77%

{k2}

Tabel 3.6 Pengunjung menurut Jenis

Jenis\t2020\t2021\t2022
Pelajar\t12.410\t14.806\t15.220
Mahasiswa\t3.105\t2.980\t3.340
Umum\t1.204\t1.377\t1.290
Jumlah\t16.719\t19.163\t19.850

{k3}

Tabel 3.7 Survei per Triwulan

Triwulan\tResponden\tSkor
Triwulan I\t120\t3,41
Triwulan II\t134\t3,44
Triwulan III\t128\t3,47
Triwulan IV\t141\t3,45

{k4}

Tabel 3.8 Pagu dan Realisasi

Tahun\tPagu\tRealisasi\tPersentase
2020\t5.120.000.000\t4.988.310.000\t97,43%
2021\t5.480.000.000\t5.401.220.000\t98,56%
2022\t5.265.000.000\t5.190.480.000\t98,58%

{k5}
"""
TENTANG = "Uraian disajikan pada tabel berikut."


@pytest.mark.parametrize(
    "kalimat",
    [
        (
            "Target yang ditetapkan pada tahun 2022 sebesar 72% dan terealisasi 68,45% dengan capaian "
            "sebesar 95,07%, artinya target belum tercapai."
        ),
        "Realisasi naik 3,25 poin dibandingkan realisasi tahun 2021 sebesar 65,20%.",
        (
            "Meskipun realisasi meningkat dari 65,20% menjadi 68,45%, target yang ditetapkan masih belum "
            "terpenuhi."
        ),
        (
            "Capaian tahun 2022 (95,07%) lebih baik dari capaian tahun 2021 (93,14%), walaupun keduanya "
            "di bawah target."
        ),
        "Target Renstra tahun 2023 sebesar 75% belum dapat dicapai, masih kurang 6,55 poin.",
        "Apabila dibandingkan dengan target akhir Renstra (75%), realisasi tahun ini baru 91,27%.",
        (
            "Kota Timur mencapai 72,10% sehingga melampaui target, sedangkan Kota Barat baru 61,30% atau "
            "belum mencapai target."
        ),
        "Jumlah jembatan rusak turun 12 unit dibanding tahun 2021 yang mencapai 87 unit.",
        "Jumlah jembatan mantap bertambah 41 unit dari 820 unit menjadi 861 unit.",
        "Persentase jembatan rusak turun dari 34,80% pada tahun 2021 menjadi 31,55% pada tahun 2022.",
        "Anggaran pemeliharaan turun sebesar Rp120.000.000 dari Rp2.400.000.000 menjadi Rp2.280.000.000.",
        "Target tahun 2022 dinaikkan dari 70% menjadi 72%.",
        (
            "Rata-rata nasional sebesar 70,15%, dengan demikian realisasi kabupaten masih berada di "
            "bawah rata-rata nasional."
        ),
        (
            "Apabila disandingkan dengan rata-rata provinsi yaitu 66,90%, realisasi kabupaten sudah "
            "berada di atasnya."
        ),
        "Tidak seluruh kecamatan memenuhi target, yaitu 7 dari 12 kecamatan telah melampaui target 72%.",
        "Penurunan jumlah jembatan rusak menunjukkan bahwa program berjalan baik.",
        "Kenaikan harga aspal sebesar 8,2% menyebabkan target tidak tercapai.",
        (
            "Dibandingkan tahun sebelumnya, capaian kinerja meningkat sebesar 1,93 poin, yaitu dari "
            "93,14% menjadi 95,07%."
        ),
        (
            "Realisasi tahun 2020 sebesar 66,80%, tahun 2021 sebesar 65,20% dan tahun 2022 sebesar "
            "68,45%, sehingga realisasi sempat turun pada tahun 2021."
        ),
        "Dengan capaian 95,07%, indikator ini masuk kategori sangat baik meskipun target belum terlampaui.",
        "Selisih antara target dan realisasi sebesar 3,55 poin menunjukkan target tidak terpenuhi.",
        "Dari 12 kecamatan, seluruhnya telah menyampaikan laporan.",
        "Kinerja tahun ini lebih tinggi 3,25 poin dari tahun lalu namun belum optimal.",
        "Realisasi 68,45% dari target 72% (95,07%).",
        "Seluruh jembatan yang dibangun tahun 2022 telah selesai 100%.",
        "Survei terhadap 382 responden menghasilkan nilai 3,41, naik dari 3,36 pada tahun 2021.",
        "Pertumbuhan jembatan mantap pada tahun 2021 sebesar 1,40% turun menjadi 1,25% pada tahun 2022.",
        "Bila dihitung dengan metode lama, realisasi tahun 2022 menjadi 70,12%, naik dari 68,01%.",
        "Tahun sebelumnya realisasi 65,20%, sehingga pada tahun 2022 terjadi kenaikan 3,25 poin persentase.",
        (
            "Jika dibandingkan dengan tahun 2019 yang realisasinya 71,20%, realisasi tahun ini menurun "
            "2,75 poin."
        ),
        "Target 2023 diharapkan dapat dipenuhi.",
        "Kegiatan ini telah dicapai dengan baik.",
        "Pelayanan perizinan yang telah dicapai melampaui harapan.",
        (
            "Dibandingkan tahun 2021, jumlah aduan berkurang 14 aduan dari 52 aduan sedangkan realisasi "
            "bertambah 3,25 poin."
        ),
    ],
)
def test_right_text_of_an_indicator(kalimat: str) -> None:
    assert [t.uraian for t in temuan(BAGIAN.format(kalimat=kalimat), "narasi")] == []


@pytest.mark.parametrize(
    ("tempat", "kalimat"),
    [
        (
            "k1",
            (
                "Indeks kegemaran membaca sebesar 66,18 melampaui target 64,00 dengan capaian 103,41%, "
                "sementara koleksi yang terawat belum mencapai target."
            ),
        ),
        (
            "k1",
            (
                "Realisasi indikator ini telah melampaui target yang ditetapkan. Tahun 2021 indeks ini "
                "sebesar 63,05."
            ),
        ),
        ("k1", "Hasil tersebut lebih tinggi dibandingkan tahun 2021 yang sebesar 63,05."),
        ("k1", "Dari lima wilayah, tiga wilayah belum mencapai target 64,00."),
        ("k1", "Berbeda dengan indeks di atas, persentase koleksi yang terawat tidak memenuhi target."),
        (
            "k2",
            (
                "Target 88% belum tercapai karena realisasinya hanya 83,40%. Pada indikator sebelumnya "
                "target telah terlampaui."
            ),
        ),
        ("k2", "Kekurangan 4,60 poin dari target disebabkan kelembapan ruang arsip."),
        ("k2", "Jumlah koleksi yang dirawat 8.340 dari 10.000 eksemplar."),
        ("k2", "Tahun 2021 realisasi 85,10%, sehingga terjadi penurunan 1,70 poin."),
        ("k2", "Dua indikator pada sasaran ini memiliki capaian 103,41% dan 94,77%."),
        (
            "k3",
            (
                "Pengunjung mahasiswa naik 360 orang dibandingkan tahun 2021, sedangkan pengunjung umum "
                "turun 87 orang."
            ),
        ),
        (
            "k3",
            (
                "Jumlah pengunjung meningkat dari 19.163 orang pada tahun 2021 menjadi 19.850 orang pada "
                "tahun 2022."
            ),
        ),
        ("k3", "Pengunjung mahasiswa sempat turun pada tahun 2021 kemudian naik kembali pada tahun 2022."),
        (
            "k3",
            "Pelajar naik 414 orang dari tahun 2021, mahasiswa naik 360 orang dan umum berkurang 87 orang.",
        ),
        ("k3", "Peminjaman oleh pelajar turun dibandingkan tahun 2021 meskipun kunjungannya naik."),
        ("k3", "Dari 15.220 pelajar, 9.812 orang berkunjung lebih dari sekali."),
        ("k3", "Jumlah pengunjung 19.850 orang atau naik 3,59% dari tahun 2021."),
        ("k4", "Responden triwulan III berkurang 6 orang dibandingkan triwulan II."),
        ("k4", "Responden terbanyak pada triwulan IV yaitu 141 orang."),
        ("k4", "Jumlah responden seluruhnya 523 orang dengan rata-rata skor 3,44."),
        ("k4", "Skor triwulan IV masih lebih tinggi dari triwulan I."),
        (
            "k5",
            (
                "Pagu tahun 2022 lebih rendah Rp215.000.000 dari pagu tahun 2021, namun persentase "
                "serapannya naik 0,02 poin."
            ),
        ),
        ("k5", "Pagu tahun 2022 turun dibandingkan tahun 2021, sedangkan persentase serapan naik."),
        ("k5", "Realisasi anggaran tahun 2022 menurun Rp210.740.000 dibandingkan tahun 2021."),
        ("k5", "Pagu awal Rp5.400.000.000 turun menjadi Rp5.265.000.000 setelah revisi."),
        (
            "k5",
            (
                "Setelah refocusing, pagu menjadi Rp5.265.000.000, berkurang Rp135.000.000 dari pagu awal "
                "Rp5.400.000.000."
            ),
        ),
        ("k5", "Serapan 98,58% melampaui target serapan 95%."),
        ("k5", "Realisasi pendapatan tahun 2022 naik dibandingkan tahun 2021."),
        ("k5", "Seluruh program telah terlaksana dan semua indikator dilaporkan."),
        ("k5", "Nilai IKPA tahun 2021 sebesar 95,10, naik 1,20 poin pada tahun 2022 menjadi 96,30."),
        ("k5", "Nilai SAKIP 71,20 naik dari tahun 2021 yang 70,05."),
    ],
)
def test_right_text_between_tables(tempat: str, kalimat: str) -> None:
    isi = {f"k{n}": TENTANG for n in range(1, 6)} | {tempat: kalimat}
    assert [t.uraian for t in temuan(SASARAN.format(**isi), "narasi")] == []
