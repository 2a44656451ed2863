"""Invented reports for the classes of content: True contradicts itself, False is a near miss."""

from __future__ import annotations

from sakip.reviu.tests.kasus_angka import DUA_TAHUN, UANG, UANG_SATU, UPT, md, teks, utama

# --- antar_tabel, narasi ------------------------------------------------------------------------------


def _pk(target: str, nama: str = "Jumlah bibit ikan yang ditebar", di_pk: str = "") -> str:
    return (
        md(
            "No | Indikator Kinerja | Target",
            f"1 | {di_pk or nama} | {target}",
            "2 | Nilai uji mutu | 80",
            judul="Tabel 2.1 Perjanjian Kinerja Tahun 2022",
        )
        + utama(f"1 | {nama} | 24.000 ekor | 25.200 ekor | 105%", "2 | Nilai uji mutu | 80 | 84 | 105%")
        + md(
            "No | Indikator Kinerja | Target | Realisasi | Capaian",
            f"1 | {nama} | 24.000 ekor | 25.200 ekor | 105%",
            "2 | Nilai uji mutu | 80 | 84 | 105%",
            judul="Tabel 3.2 Rekapitulasi Capaian Kinerja Tahun 2022",
        )
    )


def _dua_deret(tahun_2021: str) -> str:
    return (
        md(
            "Indikator Kinerja | 2020 | 2021 | 2022",
            f"Realisasi jumlah rumpon laut dangkal | 10 | {tahun_2021} | 30",
            "Realisasi jumlah keramba jaring apung | 4 | 5 | 6",
            judul="Tabel 3.5 Realisasi" if tahun_2021 == "20" else "Tabel 3.6 Realisasi per Tahun",
        )
        .replace("Tabel 3.5 Realisasi", "Realisasi sampai 2022")
        .replace("Tabel 3.6", "Rincian")
    )


def _bulanan(juni: str) -> str:
    bab = md("Bulan | Tangkapan", "Maret | 1.204", "April | 1.377", "Mei | 1.519", "Juni | 1.562")
    lampiran = md("Balai | Mar | Apr | Mei | Jun", f"Seluruh balai | 1.204 | 1.377 | 1.519 | {juni}")
    return bab + "Rincian ada pada lampiran.\n\n" + lampiran


ANTAR = {
    True: {
        "target pk": _pk("42.000 ekor"),
        "target pk dengan ejaan lain": _pk("42.000 ekor", di_pk="Jumlah bibit ikan yg ditebar"),
        "angka yang tertinggal di tabel lain": _dua_deret("20") + _dua_deret("-"),
        "satu angka dalam salinan": _bulanan("1.652"),
    },
    False: {
        "sama": _pk("24.000 ekor"),
        "ejaan angka": _pk("24000"),
        "ejaan nama": _pk("24.000 ekor", di_pk="Jumlah bibit ikan yg ditebar"),
        "dibulatkan": utama("1 | Indeks mutu kolam rakyat | 3,20 | 3,36 | 105%")
        + teks(
            "Indikator Kinerja | Target | Realisasi | Capaian",
            "Indeks mutu kolam rakyat | 3,2 | 3,4 | 105%",
        ),
        "deret yang sama": _dua_deret("20") + _dua_deret("20"),
        "salinan yang sama": _bulanan("1.562"),
        "tahun lain": utama("1 | Indeks mutu kolam rakyat | 3,20 | 3,36 | 105%")
        + teks(
            "Indikator Kinerja | Target 2021 | Realisasi 2021",
            "Indeks mutu kolam rakyat | 3,10 | 3,20",
        ),
    },
}

BAGIAN = (
    "BAB III\n\nAKUNTABILITAS KINERJA\n\nIndikator Kinerja 1 “Persentase tambak yang bersertifikat”\n\n"
    + md(
        "Indikator Kinerja | Target | Realisasi | Capaian",
        "Persentase tambak yang bersertifikat | 60% | 63,33% | 105,56%",
        judul="Tabel 3.1 Target dan Realisasi",
    )
    + teks(
        *DUA_TAHUN,
        "Persentase tambak yang bersertifikat | 50% | 65% | 130% | 60% | 63,33% | 105,56%",
        judul="Tabel 3.2 Perbandingan Realisasi dan Capaian",
    )
)
SEBAGIAN = (
    "15 dari 16 indikator dibandingkan dengan target yang sudah jatuh tempo: 4 melampaui target, 4 sesuai "
    "dengan target, dan {} tidak mencapai target.\n"
)
NARASI = {
    True: {
        "angka realisasi": BAGIAN + "Realisasi tahun 2022 sebesar 66,33% dari target 60%.\n",
        "angka target": BAGIAN + "Target yang ditetapkan adalah 70%.\n",
        "putusan": BAGIAN + "Indikator ini belum mencapai target yang ditetapkan.\n",
        "satu digit": BAGIAN + "Penyuluhan menghasilkan tambak bersertifikat 68,33% pada akhir tahun.\n",
        "rincian sebagian indikator": SEBAGIAN.format(9),
        "arah": BAGIAN + "Dibandingkan tahun 2021, realisasi tahun 2022 meningkat.\n",
    },
    False: {
        "angka benar": BAGIAN + "Realisasi tahun 2022 sebesar 63,33% dari target 60%, capaiannya 105,56%.\n",
        "dibulatkan": BAGIAN + "Realisasi tahun 2022 sebesar 63,3% dan capaiannya 105,6%.\n",
        "dipotong": BAGIAN + "Capaian tahun 2022 sebesar 105,5%.\n",
        "milik orang lain": BAGIAN + "Realisasi Kabupaten Muara Biru pada tahun yang sama sebesar 71%.\n",
        "andai": BAGIAN + "Apabila target belum tercapai, pendampingan akan ditambah.\n",
        "prakiraan": BAGIAN + "Bila laju berlanjut, diprakirakan terserap Rp9.309.466.667 atau 68,33%.\n",
        "rincian sebagian indikator": SEBAGIAN.format(7),
        "arah benar": BAGIAN + "Dibandingkan tahun 2021, realisasi tahun 2022 menurun.\n",
    },
}

# --- satuan, lebih_100 --------------------------------------------------------------------------------

TIGA_TAHUN = "Indikator Kinerja | 2020 | 2021 | 2022"
JUDUL = "Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2020 sampai 2022"
SATUAN = {
    True: {
        "indeks ditargetkan persen": utama("1 | Indeks kepuasan pembudidaya | 85% | 88% | 103,53%"),
        "skala berganti": md(TIGA_TAHUN, "Indeks kepuasan pembudidaya | 82,5 | 3,3 | 3,4", judul=JUDUL),
        "kegiatan lalu lokasi": md(
            TIGA_TAHUN, "Jumlah pengawasan laut | 4 Kegiatan | 3 Lokasi | 5 Lokasi", judul=JUDUL
        ),
        "satu sel indeks berpersen": utama("1 | Indeks kepuasan pembudidaya | 3,25 | 3,78% | 116,31%"),
        "dokumen lawan persen": utama("1 | Hasil kajian stok ikan | 2 dokumen | 100% | 100%"),
    },
    False: {
        "satu skala": md(TIGA_TAHUN, "Indeks kepuasan pembudidaya | 3,2 | 3,3 | 3,4", judul=JUDUL),
        "satuan dengan keterangan": utama("1 | Persentase kapal yang laik | 80% | 90% (81 kapal) | 112,5%"),
        "kata lain untuk orang": utama("1 | Jumlah peserta pelatihan | 40 orang | 44 peserta | 110%"),
        "indeks tanpa persen": utama("1 | Indeks kepuasan pembudidaya | 85 | 88 | 103,53%"),
    },
}

LEBIH = {
    True: {
        "bagian": utama("1 | Persentase kapal yang laik | 80% | 108% | 135%"),
        "pagu": md(UANG, "1 | Program Budidaya | 640.000.000 | 704.000.000 | 110,00"),
        "kalimat": "Persentase kapal yang laik: dari 80 kapal terdapat 92 kapal yang laik atau 115%.\n",
        "cakupan": utama("1 | Cakupan tambak yang disuluh | 90% | 103,5% | 115%"),
    },
    False: {
        "kalimat bagian": "Persentase kapal yang laik: dari 80 kapal terdapat 72 kapal yang laik atau 90%.\n",
        "kalimat target": "Persentase kapal yang laik: dari target 80 kapal terwujud 92 kapal atau 115%.\n",
        "tepat seratus": utama("1 | Persentase kapal yang laik | 80% | 100% | 125%"),
        "kenaikan": utama("1 | Persentase peningkatan ekspor ikan | 50% | 108% | 216%"),
        "terhadap target": utama("1 | Persentase realisasi retribusi terhadap target | 100% | 108% | 108%"),
        "jumlah": utama("1 | Jumlah kapal yang laik | 80 | 108 | 135%"),
        "seluruh pagu": md(UANG, "1 | Program Budidaya | 640.000.000 | 640.000.000 | 100,00"),
    },
}

# --- salin_tempel, tahun ------------------------------------------------------------------------------

TAMBAK, GARAM = "Persentase tambak rakyat yang ditata", "Persentase petani garam yang dilatih"


def _bab(*, nama: str = GARAM, kalimat: str = "") -> str:
    def satu(ke: int, judul: str, isi: str) -> str:
        kepala = "Indikator Kinerja | Target | Realisasi | Capaian"
        return f"Indikator Kinerja {ke} “{judul}”\n\n" + md(
            kepala, isi, judul=f"Tabel 3.{ke + 1} Target dan Realisasi {ke}"
        )

    return (
        utama(f"1 | {TAMBAK} | 40% | 44% | 110%", f"2 | {GARAM} | 90% | 81% | 90%")
        + satu(1, TAMBAK, f"{TAMBAK} | 40% | 44% | 110%")
        + satu(2, GARAM, f"{nama} | 90% | 81% | 90%")
        + kalimat
    )


def _bagi(atas: str, bawah: str) -> str:
    return (
        f"$$\\frac{{\\text{{Realisasi nilai {atas} tahun 2022}}}}"
        f"{{\\text{{Target nilai {bawah} tahun 2022}}}} \\times 100\\%$$\n"
    )


SALIN = {
    True: {
        "nama di tabel lain": _bab(nama=TAMBAK),
        "kalimat indikator lain": _bab(kalimat=f"Realisasi {TAMBAK} tahun 2022 sebesar 81% atau 90%.\n"),
        "rumus indikator lain": _bagi("IKM", "IPM"),
    },
    False: {
        "setiap tabel miliknya": _bab(),
        "nama dengan kata lain": _bab(nama="Persentase petani garam yang telah dilatih"),
        "kalimat miliknya": _bab(kalimat=f"Realisasi {GARAM} tahun 2022 sebesar 81% atau 90%.\n"),
        "hanya menyebut": _bab(kalimat=f"Keberhasilan {TAMBAK} ikut membantu petani garam.\n"),
        "rumus miliknya": _bagi("IKM", "IKM"),
    },
}


def _target(*tahun: int) -> str:
    return teks(
        "Indikator | Target |  |  |  | Realisasi 2022",
        " | " + " | ".join(map(str, tahun)) + " | ",
        "Nilai uji mutu | 76 | 78 | 80 | 82 | 80",
    )


TAHUN = {
    True: {
        "tanggal": "Laporan ini dikirim pada tanggal 31 September 2022.\n",
        "kepala tabel": _target(2021, 2021, 2023, 2024),
        "dua kali tahun yang sama": (
            "Realisasi tahun 2022 sebesar 71% meningkat dibandingkan tahun 2022 sebesar 64%.\n"
        ),
        "tahun rencana": "Ini merupakan tahun keempat pelaksanaan Rencana Strategis 2021-2026.\n",
    },
    False: {
        "29 Februari tahun kabisat": "Laporan ini dikirim pada tanggal 29 Februari 2024.\n",
        "tanggal terakhir": "Keadaan sampai dengan tanggal 30 September 2022.\n",
        "kepala tabel": _target(2021, 2022, 2023, 2024),
        "dua tahun": "Realisasi tahun 2022 sebesar 71% meningkat dibandingkan tahun 2021 sebesar 64%.\n",
        "target dan realisasi setahun": (
            "Target tahun 2022 sebesar 70% sementara realisasi tahun 2022 adalah 71%.\n"
        ),
        "tahun rencana": "Ini merupakan tahun kedua pelaksanaan Rencana Strategis 2021-2026.\n",
    },
}

# --- ganda, penomoran, kosong, lain -------------------------------------------------------------------

PERJANJIAN = "Sasaran | Indikator Kinerja | Target"
ENAM = (
    "Meningkatnya mutu tangkapan | Persentase kapal yang laik | 85%",
    " | Persentase nelayan terlatih | 80%",
    " | Persentase alat tangkap ramah | 75%",
)
SUBBAB = (
    "BAB I PENDAHULUAN\n\nA. Umum\n\nUraian.\n\nB. Tugas\n\nUraian.\n\n{}\n\nUraian lain.\n\n"
    "C. Isu Lain\n\nUraian.\n"
)
GANDA = {
    True: {
        "baris": md(*UPT, "3 | Balai Mutu | 22 | 318.000.000", "Jumlah |  | 67 | 991.750.000"),
        "indikator": utama(
            "1 | Jumlah kapal perikanan yang laik | 80 | 84 | 105%",
            "2 | Nilai uji mutu | 80 | 80 | 100%",
            "3 | Jumlah kapal perikanan yang laik | 80 | 84 | 105%",
        ),
        "tabel dengan dua nomor": md(*UPT, judul="Tabel 2.2 Pegawai dan Pagu")
        + "Uraiannya:\n\n"
        + md(*UPT, judul="Tabel 2.3 Pegawai dan Pagu"),
        "subbab": SUBBAB.format("A. Umum"),
        "dua sasaran": teks(PERJANJIAN, *ENAM, ENAM[0].replace("tangkapan", "hasil tangkap"), *ENAM[1:]),
    },
    False: {
        "baris dengan angka lain": md(*UPT, "4 | Balai Mutu II | 22 | 318.000.000"),
        "indikator yang mirip": utama(
            "1 | Jumlah kapal perikanan yang laik | 80 | 84 | 105%",
            "2 | Jumlah kapal pengawas yang laik | 80 | 84 | 105%",
        ),
        "indikator pada dua sasaran": teks(
            PERJANJIAN,
            "Meningkatnya mutu tangkapan | Indeks kepuasan nelayan | 82",
            "Meningkatnya mutu budidaya | Indeks kepuasan nelayan | 82",
        ),
        "tabel dengan angka lain": md(*UPT, judul="Tabel 2.2 Pegawai dan Pagu")
        + "Uraiannya:\n\n"
        + md(*UPT[:-1], "3 | Balai Mutu | 23 | 318.000.000", judul="Tabel 2.3 Pegawai dan Pagu"),
        "subbab": SUBBAB.format("C. Isu"),
        "subbab tiap indikator": (
            "BAB III AKUNTABILITAS KINERJA\n\n"
            + "A. Faktor Pendukung\n\nUraian.\n\nB. Faktor Penghambat\n\nUraian.\n\n" * 2
        ),
        "dua tabel": md(*UPT) + "Keadaan pada akhir tahun:\n\n" + md(*UPT),
    },
}

RUJUK = "Sasaran ini dicapai melalui 2 (dua) indikator kinerja.\n\n"
BAB = (
    "BAB I PENDAHULUAN\n\nUraian.\n\nBAB II PERENCANAAN KINERJA\n\nUraian.\n\n"
    "BAB {} AKUNTABILITAS KINERJA\n\n"
)
BAB_AKHIR = "Uraian.\n\nBAB IV PENUTUP\n\nUraian.\n"
PENOMORAN = {
    True: {
        "bab": BAB.format("II") + BAB_AKHIR,
        "bab dengan judul di bawahnya": BAB.format("II").replace(" PER", "\nPER").replace(" AKU", "\nAKU")
        + BAB_AKHIR,
        "bab sesudah daftar isi": "DAFTAR ISI\nBAB I PENDAHULUAN 1\nBAB II PERENCANAAN KINERJA 3\n"
        "BAB III AKUNTABILITAS KINERJA 9\nBAB IV PENUTUP 30\n\n" + BAB.format("II") + BAB_AKHIR,
        "huruf": "Langkahnya:\n\na. Menyuluh;\nb. Melatih;\nc. Menata;\nb. Menilai.\n",
        "nomor": "Langkahnya:\n\n1. Menyuluh;\n2. Melatih;\n3. Menata;\n4. Menilai;\n3. Menutup.\n",
        "dua tabel": md(*UPT, judul="Tabel 2.2 Pegawai dan Pagu")
        + "Uraiannya:\n\n"
        + md(*UANG_SATU, judul="Tabel 2.2 Realisasi Program"),
        "indikator ketiga": RUJUK + md(*UPT, judul="Tabel 3.4 Perbandingan SK I dan IKK III"),
    },
    False: {
        "bab": BAB.format("III") + BAB_AKHIR,
        "bab dalam sistematika": BAB.format("III").replace(
            "Uraian.\n\n", "BAB I Latar\n\nMemuat.\n\nBAB II Rencana\n\nMemuat.\n\n", 1
        )
        + BAB_AKHIR,
        "bab dengan kepala halaman": BAB.format("III")
        + "Uraian.\n\nBAB III AKUNTABILITAS KINERJA\n\n"
        + BAB_AKHIR,
        "bab pada daftar isi": "DAFTAR ISI\n\nBAB I PENDAHULUAN ..... 1\nBAB II PERENCANAAN ..... 4\n\n"
        + BAB.format("III")
        + BAB_AKHIR,
        "huruf berurut": "Langkahnya:\n\na. Menyuluh;\nb. Melatih;\nc. Menata;\nd. Menilai.\n",
        "daftar baru": "Langkahnya:\n\na. Menyuluh;\nb. Melatih;\nc. Menata.\na. Hal lain;\nb. Penutup.\n",
        "nomor berurut": md(*UPT, judul="Tabel 2.2 Pegawai dan Pagu")
        + "Uraiannya:\n\n"
        + md(*UANG_SATU, judul="Tabel 2.3 Realisasi Program"),
        "lanjutan": md(*UPT, judul="Tabel 2.2 Pegawai dan Pagu")
        + "Uraiannya:\n\n"
        + md(*UPT, judul="Tabel 2.2 Pegawai dan Pagu (lanjutan)"),
        "indikator terakhir": RUJUK + md(*UPT, judul="Tabel 3.4 Perbandingan SK I dan IKK II"),
    },
}

NILAI_SASARAN = "Kode SS | Nama SS | Jumlah IKK | Nilai SS | Status SS"
DUA_TERISI = ("2 | Indeks mutu benih | 3 | 3,3 | 110%", "3 | Nilai gizi | 80 | 84 | 105%")
KOSONG = {
    True: {
        "kolom": teks(
            NILAI_SASARAN, "SS1 | Meningkatnya mutu | 2 | 105% | ", "SS2 | Tertibnya izin | 1 | 98% | "
        ),
        "capaian": utama("1 | Nilai uji mutu | 80 | 84 | ", "2 | Indeks mutu benih | 3 | 3,3 | 110%"),
        "realisasi dan capaian": utama("1 | Nilai uji mutu | 80 |  | ", *DUA_TERISI),
        "anggaran program": teks(
            "Kegiatan | Anggaran", "Program Pengelolaan Laut | ", "Pengawasan Pesisir | Rp 412.300.000"
        ),
    },
    False: {
        "kolom terisi": teks(
            NILAI_SASARAN,
            "SS1 | Meningkatnya mutu | 2 | 105% | baik",
            "SS2 | Tertibnya izin | 1 | 98% | baik",
        ),
        "tahun yang belum tiba": md(
            "Tahun | Target | Realisasi | Capaian",
            "2021 | 50 | 45 | 90%",
            "2022 | 60 | 60 | 100%",
            "2023 | 65 |  | ",
            judul="Tabel 3.2 Perkembangan Nilai Uji Mutu",
        ),
        "realisasi bertanda hubung": utama("1 | Nilai uji mutu | 80 | - | -", *DUA_TERISI),
        "capaian bertanda hubung": utama(
            "1 | Nilai uji mutu | 80 | 84 | -", "2 | Indeks mutu benih | 3 | 3,3 | 110%"
        ),
        "anggaran terisi": teks(
            "Kegiatan | Anggaran",
            "Program Pengelolaan Laut | Rp 412.300.000",
            "Pengawasan Pesisir | Rp 412.300.000",
        ),
        "belum ditargetkan": teks(*DUA_TAHUN, "Nilai gizi | Tidak ditargetkan |  |  | 80 | 84 | 105%"),
    },
}

LAIN = {
    True: {
        "ribuan": "Realisasi anggaran sebesar Rp 412.3000.150 pada tahun ini.\n",
        "angka dan huruf": "Terdapat 24 (dua puluh lima) kelompok nelayan.\n",
        "ribuan dan huruf": "Bantuan diberikan kepada 1.350 (seribu tiga ratus) nelayan.\n",
    },
    False: {
        "ribuan": "Realisasi anggaran sebesar Rp 412.300.150 pada tahun ini.\n",
        "angka dan huruf": "Terdapat 24 (dua puluh empat) kelompok nelayan.\n",
        "huruf yang bukan bilangan": "Terdapat 24 (kelompok) nelayan dan 15 (persen) di antaranya baru.\n",
        "ribuan dan huruf": "Bantuan diberikan kepada 1.350 (seribu tiga ratus lima puluh) nelayan.\n",
    },
}
