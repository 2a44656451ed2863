"""narasi: one quantity in two sentences far apart, means told of a sasaran, components of a score."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

KANTOR = "BALAI KARANTINA TELUK AMBAR\n\n"


def _dua(pertama: str, kedua: str, *, judul: str = "BAB IV PENUTUP") -> str:
    return (
        f"{KANTOR}BAB I PENDAHULUAN\n\n{pertama}\n\nUraian lain.\n\n{judul}\n\n{kedua}\n\nPenutup uraian.\n"
    )


BEDA = {
    "another form of the verb": (
        "Balai Karantina Teluk Ambar memeriksa 1.482 kontainer buah segar selama tahun 2022.",
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
    ),
    "the number before what it counts": (
        "Jumlah sertifikat ekspor hasil laut yang terbit pada tahun 2022 tercatat 913 sertifikat.",
        "Dari 931 sertifikat ekspor hasil laut yang terbit pada tahun 2022, sebagian besar tepat waktu.",
    ),
    "an abbreviation of the report's own": (
        "Nilai Survei Kepatuhan Pengguna Jasa (SKPJ) layanan karantina tahun 2022 adalah 81,40.",
        "Nilai SKPJ layanan karantina tahun 2022 sebesar 84,10.",
    ),
    "staff of the office": (
        "Balai Karantina Teluk Ambar didukung oleh 64 orang pegawai pada akhir tahun 2022.",
        "Dengan 46 orang pegawai, Balai Karantina Teluk Ambar pada tahun 2022 tetap melayani.",
    ),
    "a percentage of no indicator": (
        "Tingkat penyerapan belanja pemeliharaan laboratorium tahun 2022 sebesar 96,28%.",
        "Tingkat penyerapan belanja pemeliharaan laboratorium tahun 2022 sebesar 98,26 persen.",
    ),
    "the second of two counts": (
        "Balai Karantina Teluk Ambar membawahi 5 wilayah kerja dan 13 pos periksa hewan pada tahun 2022.",
        "Balai Karantina Teluk Ambar membawahi 5 wilayah kerja dan 31 pos periksa hewan pada tahun 2022.",
    ),
}


@pytest.mark.parametrize("nama", BEDA)
def test_one_quantity_in_other_words_has_two_values(nama: str) -> None:
    (t,) = temuan(_dua(*BEDA[nama]), "narasi")
    assert len(t.baris) == 2


SAMA = {
    "another year": (
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
        "Kontainer buah segar yang diperiksa pada tahun 2021 sebanyak 1.301 kontainer.",
    ),
    "part of the year": (
        "Kontainer buah segar yang diperiksa sampai triwulan III tahun 2022 sebanyak 902 kontainer.",
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
    ),
    "another office": (
        "Balai Karantina Teluk Ambar memeriksa 1.482 kontainer buah segar selama tahun 2022.",
        "Balai Karantina Muara Sagu memeriksa 604 kontainer buah segar selama tahun 2022.",
    ),
    "another place": (
        "Balai Karantina Teluk Ambar menggelar 4 pelatihan petugas di Kabupaten Teluk pada tahun 2022.",
        "Balai Karantina Teluk Ambar menggelar 6 pelatihan petugas di Kabupaten Ambar pada tahun 2022.",
    ),
    "another day": (
        "Sosialisasi aturan karantina hewan diikuti 45 peternak pada 14 Maret 2022.",
        "Sosialisasi aturan karantina hewan diikuti 62 peternak pada 21 Maret 2022.",
    ),
    "a choice of them": (
        "Balai Karantina Teluk Ambar melaksanakan 5 program pada tahun 2022.",
        "Balai Karantina Teluk Ambar pada tahun 2022 melaksanakan 4 program dengan serapan di atas 90%.",
    ),
    "money": (
        "Pada tahun 2022 pagu pemeliharaan laboratorium hewan naik menjadi Rp. 913.695.000.",
        "Pada tahun 2022 pagu pemeliharaan laboratorium hewan naik menjadi Rp. 246.982.000.",
    ),
    "another aspect": (
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
        "Kontainer buah segar yang ditolak pada tahun 2022 sebanyak 17 kontainer.",
    ),
    "a part": (
        "Balai Karantina Teluk Ambar didukung oleh 64 orang pegawai pada akhir tahun 2022.",
        "Jumlah pegawai perempuan Balai Karantina Teluk Ambar tahun 2022 sebanyak 21 orang.",
    ),
    "a plan": (
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
        "Target kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.200 kontainer.",
    ),
    "what a pronoun means": (
        "Kegiatan ini melibatkan 25 pelaku usaha hasil laut pada tahun 2022.",
        "Kegiatan ini melibatkan 40 pelaku usaha hasil laut pada tahun 2022.",
    ),
    "rounded": (
        "Nilai survei kepuasan pengguna jasa karantina tahun 2022 adalah 84,1.",
        "Nilai survei kepuasan pengguna jasa karantina tahun 2022 sebesar 84,13.",
    ),
    "about": (
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
        "Sekitar 1.400 kontainer buah segar yang diperiksa pada tahun 2022.",
    ),
    "the same": (
        "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak 1.428 kontainer.",
        "Balai Karantina Teluk Ambar memeriksa 1.428 kontainer buah segar selama tahun 2022.",
    ),
}


@pytest.mark.parametrize("nama", SAMA)
def test_other_quantities_and_the_same_value_are_left_alone(nama: str) -> None:
    assert temuan(_dua(*SAMA[nama]), "narasi", ragu=True) == []


def test_parts_of_like_rank_may_tell_of_their_own() -> None:
    pos = "Kontainer buah segar yang diperiksa pada tahun 2022 sebanyak {} kontainer.\n\n"
    teks = (
        f"{KANTOR}BAB III HASIL\n\nA. Pos Muara\n\n{pos.format('812')}B. Pos Tanjung\n\n{pos.format('616')}"
    )
    assert temuan(teks, "narasi") == []
    tiga = _dua(pos.format("812"), pos.format("616")) + "\n" + pos.format("404")
    assert temuan(tiga, "narasi", ragu=True) == []


_PEGAWAI = "Tabel 1.1 Keadaan Pegawai Balai Karantina Teluk Ambar {}\n\n" + tabel(
    "Golongan | Jumlah", "IV | 8", "III | 41", "II | 11", "Jumlah | 60"
)


@pytest.mark.parametrize(
    ("kalimat", "judul", "banyak"),
    [
        ("Dengan 46 orang pegawai, Balai Karantina Teluk Ambar tetap melayani.", "Tahun 2022", 1),
        ("Dengan 60 orang pegawai, Balai Karantina Teluk Ambar tetap melayani.", "Tahun 2022", 0),
        ("Dengan 46 orang pegawai, Balai Karantina Teluk Ambar tetap melayani.", "Tahun 2021", 0),
        (
            "Balai Karantina Teluk Ambar didukung 78 orang pegawai, yaitu 60 ASN dan 18 tenaga kontrak.",
            "Tahun 2022",
            0,
        ),
        ("Dengan 46 orang pegawai perempuan, Balai Karantina Teluk Ambar tetap melayani.", "Tahun 2022", 0),
    ],
)
def test_a_table_of_staff_far_from_the_sentence(kalimat: str, judul: str, banyak: int) -> None:
    daftar = f"{KANTOR}BAB I PENDAHULUAN\n\nUraian organisasi.\n\n{_PEGAWAI.format(judul)}"
    assert len(temuan(f"{daftar}BAB IV PENUTUP\n\n{kalimat}\n", "narasi", ragu=True)) == banyak


# --- means -----------------------------------------------------------------------------------------------

_CAPAIAN = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
    "No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian",
    "1 | Meningkatnya mutu bibit jeruk | Persentase bibit jeruk bersertifikat | 80% | 88% | 110%",
    " |  | Jumlah kebun induk jeruk terawat | 10 kebun | 13 kebun | 130%",
    "2 | Menurunnya serangan hama kebun | Persentase kebun bebas lalat buah | 50% | 48% | 96%",
    " |  | Persentase laporan hama yang ditangani | 90% | 90% | 100%",
)


@pytest.mark.parametrize(
    ("kalimat", "harus"),
    [
        ("Rata-rata capaian sasaran menurunnya serangan hama kebun sebesar 99,60%.", "98%"),
        ("Capaian sasaran meningkatnya mutu bibit jeruk rata-rata mencapai 112,40%.", "120%"),
    ],
)
def test_a_mean_that_the_indicators_do_not_give(kalimat: str, harus: str) -> None:
    (t,) = temuan(f"{_CAPAIAN}{kalimat}\n", "narasi")
    assert t.seharusnya == harus


@pytest.mark.parametrize(
    "kalimat",
    [
        "Rata-rata capaian sasaran menurunnya serangan hama kebun sebesar 98%.",
        "Rata-rata capaian sasaran meningkatnya mutu bibit jeruk mencapai 115%.",  # each stopped at 120%
        "Rata-rata capaian sasaran meningkatnya mutu bibit jeruk tahun 2021 mencapai 104%.",
        "Rata-rata tertimbang capaian sasaran meningkatnya mutu bibit jeruk mencapai 112,4%.",
        "Rata-rata capaian anggaran sasaran meningkatnya mutu bibit jeruk sebesar 97,1%.",
        "Rata-rata capaian sasaran meningkatnya mutu bibit durian sebesar 97,1%.",
    ],
)
def test_a_mean_with_a_ceiling_of_another_year_or_of_other_things(kalimat: str) -> None:
    assert temuan(f"{_CAPAIAN}{kalimat}\n", "narasi") == []


def test_a_mean_of_the_means_of_all_sasaran_is_one_usual_way() -> None:
    judul = "Tabel 3.1 Capaian Kinerja Kebun Tugu Tahun 2022"
    tiga = _CAPAIAN.rstrip("\n") + "\n" + tabel("\t\tJumlah pohon induk yang sehat\t10\t10\t100%")
    for rata, banyak in (("109,33%", 0), ("107,20%", 0), ("101,50%", 1)):
        kalimat = f"Rata-rata capaian kinerja Kebun Tugu tahun 2022 sebesar {rata}.\n"
        teks = tiga.replace("Tabel 3.1 Capaian Kinerja Tahun 2022", judul) + kalimat
        assert len(temuan(teks, "narasi")) == banyak


def test_a_sasaran_of_which_the_agreement_has_more_indicators_is_not_reckoned() -> None:
    pk = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n" + tabel(
        "Sasaran | Indikator Kinerja | Target",
        "Menurunnya serangan hama kebun | Persentase kebun bebas lalat buah | 50%",
        " | Persentase laporan hama yang ditangani | 90%",
        " | Jumlah petani yang terlatih | 40 orang",
    )
    kalimat = "Rata-rata capaian sasaran menurunnya serangan hama kebun sebesar 99,60%.\n"
    assert temuan(pk + _CAPAIAN + kalimat, "narasi") == []


# --- components of a score, and totals of a part -----------------------------------------------------------


def _ikpa(tahun: int) -> str:
    daftar = tabel("Komponen | Nilai", "Penyerapan Anggaran | 91,20", "Data Kontrak | 88,00")
    return (
        f"Nilai IKPA tahun 2022 dirinci sebagai berikut.\n\n{daftar}"
        f"Nilai Penyerapan Anggaran tahun {tahun} adalah 95,40.\n"
    )


def test_a_component_is_compared_in_its_own_year() -> None:
    assert len(temuan(_ikpa(2022), "narasi")) == 1
    assert temuan(_ikpa(2021), "narasi") == []


def test_a_part_told_beside_the_total_of_the_table_below_is_right() -> None:
    daftar = "Tabel 1.1 Keadaan Pegawai\n\n" + tabel(
        "Golongan | Jumlah", "IV | 8", "III | 41", "II | 11", "Jumlah | 60"
    )
    seluruh = "Balai ini didukung oleh 60 orang pegawai."
    assert temuan(f"{seluruh} Kebun Percobaan Sari memiliki 12 orang pegawai.\n\n{daftar}", "narasi") == []
    assert len(temuan(f"{seluruh.replace('60', '66')}\n\n{daftar}", "narasi")) == 1
