"""Sentences that are right and were once called wrong, each beside one that is wrong and must stay found."""

from __future__ import annotations

import pytest

from sakip.reviu import Temuan, periksa
from sakip.reviu.periksa.alat.sekali_sebut import sekali_sebut
from sakip.reviu.tests.bahan import KEPALA, URAIAN, narasi, tabel, temuan, ternak

TERNAK = ternak()
TERNAK_RUPIAH = (
    URAIAN
    + "Tabel 3.7 Bantuan Menurut Jenis Ternak\n\n"
    + tabel(
        "Jenis Ternak | Ekor | Nilai (juta)",
        "Sapi | 29 | 580",
        "Kambing | 480 | 360",
        "Ayam | 1.200 | 60",
        "Itik | 600 | 36",
    )
)
UNSUR = (
    URAIAN
    + "Tabel 3.8 Hasil Survei Kepuasan\n\n"
    + tabel(
        "Unsur | Nilai", "Waktu pelayanan | 3,40", "Biaya/tarif | 3,90", "Sarana | 3,10", "Kompetensi | 3,60"
    )
)
TRIWULAN = (
    URAIAN
    + "Tabel 3.9 Kunjungan per Triwulan Tahun 2022\n\n"
    + tabel(
        "Triwulan | Kunjungan | Nilai IKM",
        "Triwulan I | 30 | 3,40",
        "Triwulan II | 44 | 3,45",
        "Triwulan III | 57 | 3,60",
        "Triwulan IV | 35 | 3,31",
    )
)


# --- a superlative and a column of another kind -----------------------------------------------------------


@pytest.mark.parametrize(
    ("atas", "isi", "harus"),
    [
        # values, money, prices and areas beside columns of counts
        (TERNAK, "Nilai bantuan terbesar disalurkan untuk sapi.", 0),
        (TERNAK, "Bantuan dengan nilai terbesar disalurkan untuk sapi.", 0),
        (TERNAK, "Sapi merupakan bantuan dengan nilai paling besar.", 0),
        (TERNAK, "Biaya pengadaan terbesar disalurkan untuk sapi.", 0),
        (TERNAK, "Harga satuan tertinggi disalurkan pada sapi.", 0),
        (TERNAK, "Luas kandang terbesar disalurkan untuk sapi.", 0),
        (TERNAK, "Jumlah bantuan terbesar disalurkan untuk sapi.", 1),
        (TERNAK, "Bantuan terbanyak disalurkan untuk sapi.", 1),
        (
            TERNAK,
            "Nilai bantuan terbesar disalurkan untuk sapi, yaitu 480 ekor.",
            1,
        ),  # the number tells which
        # a column of the kind that is named, beside one of counts
        (TERNAK_RUPIAH, "Nilai bantuan terbesar disalurkan untuk sapi.", 0),
        (TERNAK_RUPIAH, "Nilai bantuan terbesar disalurkan untuk kambing.", 1),
        (TERNAK_RUPIAH, "Nilai bantuan terkecil disalurkan untuk ayam.", 1),
        # scores: words of the row's own name measure nothing
        (UNSUR, "Biaya/tarif memperoleh nilai terendah.", 1),
        (UNSUR, "Biaya/tarif memperoleh nilai tertinggi.", 0),
        (UNSUR, "Waktu pelayanan merupakan unsur terendah.", 1),
        (UNSUR, "Sarana merupakan unsur terendah.", 0),
        (UNSUR, "Biaya tertinggi terdapat pada waktu pelayanan.", 0),
    ],
)
def test_kolom_sejenis(atas: str, isi: str, harus: int) -> None:
    assert len(narasi(atas + isi)) == harus


# --- a rise that ends ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Kunjungan naik setiap triwulan hingga triwulan III, lalu turun.", 0),
        ("Kunjungan naik setiap triwulan sampai dengan triwulan III.", 0),
        ("Hingga triwulan III, kunjungan naik setiap triwulan.", 0),
        ("Kunjungan naik setiap triwulan, lalu turun pada triwulan IV.", 0),
        ("Kunjungan naik setiap triwulan sebelum turun pada triwulan IV.", 0),
        ("Kunjungan naik setiap triwulan hingga September, lalu turun.", 0),  # no row of that name
        ("Nilai IKM naik setiap triwulan hingga triwulan III, selanjutnya turun.", 0),
        ("Kunjungan naik setiap triwulan.", 1),
        ("Kunjungan naik setiap triwulan hingga akhir tahun.", 1),
        ("Kunjungan naik setiap triwulan hingga triwulan IV.", 1),
        ("Kunjungan turun setiap triwulan hingga triwulan III, lalu naik.", 1),
        ("Kunjungan naik setiap triwulan karena loket ditambah, dan petugas bertambah.", 1),
        # one quarter, from which on it rose
        ("Kunjungan naik sejak triwulan II.", 0),
        ("Kunjungan turun pada triwulan III.", 1),
    ],
)
def test_naik_sampai(isi: str, harus: int) -> None:
    assert len(narasi(TRIWULAN + isi)) == harus


TAHUNAN = (
    URAIAN
    + "Tabel 3.10 Kunjungan per Tahun\n\n"
    + tabel(
        "Uraian | 2019 | 2020 | 2021 | 2022",
        "Kunjungan | 300 | 440 | 570 | 350",
        "Pinjaman | 90 | 95 | 97 | 80",
    )
)


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Kunjungan naik setiap tahun hingga 2021, lalu turun pada tahun 2022.", 0),
        ("Kunjungan naik sampai dengan tahun 2021, kemudian turun.", 0),
        ("Kunjungan naik dibanding tahun lalu.", 1),
        ("Dibandingkan tahun 2021, kunjungan tahun 2022 naik.", 1),
        ("Kunjungan turun dibanding tahun 2021, lalu petugas ditambah.", 0),
    ],
)
def test_naik_sampai_tahun(isi: str, harus: int) -> None:
    assert len(narasi(TAHUNAN + isi)) == harus


# --- the highest absorption, where its table was lost ----------------------------------------------------

PROGRAM = "Tabel 3.11 Pagu dan Realisasi Anggaran Menurut Program Tahun 2022\n\n" + tabel(
    "No | Program | Pagu (Rp) | Realisasi (Rp) | Persen",
    "1 | Program Pelatihan Kerja | 400.000.000 | 380.000.000 | 95,00%",
    "2 | Program Penempatan Tenaga Kerja | 200.000.000 | 184.000.000 | 92,00%",
    "3 | Program Pengawasan Norma Kerja | 100.000.000 | 90.000.000 | 90,00%",
)
KALIMAT = "Serapan tertinggi {} dan terendah 90,00%. Rinciannya tersaji pada Tabel 3.10.\n\n"


@pytest.mark.parametrize(
    ("kalimat", "sela", "harus"),
    [
        ("97,40%", "", ["pasti"]),
        ("95,00%", "", []),
        # the table that is meant has a caption, and was not read
        (
            "97,40% (Balai Latihan Utara)",
            "Tabel 3.10 Anggaran Menurut Balai\n\nBalai Latihan Utara.\n\n",
            ["ragu"],
        ),
        ("97,40%", "Tabel 3.10 Anggaran Menurut Balai\n\nBalai Latihan Utara.\n\n", ["ragu"]),
        # no caption tells of it, but no row has that name
        ("97,40% (Balai Latihan Utara)", "", ["ragu"]),
        ("97,40% (Program Pelatihan Kerja)", "", ["pasti"]),
    ],
)
def test_serapan_tertinggi(kalimat: str, sela: str, harus: list[str]) -> None:
    teks = "B. Realisasi Anggaran\n\n" + KALIMAT.format(kalimat) + sela + PROGRAM
    hasil = [t for t in temuan(teks, "narasi", ragu=True) if "tertinggi" in t.tercetak]
    assert [t.kepastian for t in hasil] == harus


# --- components that are called deviations ---------------------------------------------------------------

IKPA = (
    "Revisi DIPA | 10 | 100,00 | 10,00",
    "Deviasi Halaman III DIPA | 15 | 94,13 | 14,12",
    "Penyerapan Anggaran | 20 | 96,10 | 19,22",
    "Belanja Kontraktual | 10 | 100,00 | 10,00",
    "Penyelesaian Tagihan | 10 | 98,00 | 9,80",
    "Capaian Output | 25 | 100,00 | 25,00",
)
SELISIH = (
    "Pagu | 640 | 720 | 815",
    "Realisasi | 610 | 705 | 790",
    "Selisih | 30 | 15 | {}",
)


def _spasi(*baris: str) -> str:
    sel = [b.split(" | ") for b in baris]
    lebar = [max(len(b[n]) for b in sel) + 3 for n in range(len(sel[0]))]
    return (
        "\n".join("".join(t.ljust(w) for t, w in zip(b, lebar, strict=True)).rstrip() for b in sel) + "\n\n"
    )


@pytest.mark.parametrize("tulis", [tabel, _spasi])
@pytest.mark.parametrize("nama", ["Deviasi Halaman III DIPA", "Deviasi Hal. III DIPA", "Deviasi Kas"])
def test_deviasi_sebagai_komponen(tulis, nama: str) -> None:
    """The weight 15 is by chance that of one component less that of another."""
    baris = [
        b.replace("Deviasi Halaman III DIPA", nama)
        for b in ("Indikator | Bobot | Nilai | Nilai Akhir", *IKPA)
    ]
    assert (
        temuan(URAIAN + "Tabel 3.4 Nilai Pelaksanaan Anggaran Tahun 2022\n\n" + tulis(*baris), "realisasi")
        == []
    )


@pytest.mark.parametrize(("akhir", "harus"), [("25", 0), ("52", 1)])
def test_selisih_mendatar(akhir: str, harus: int) -> None:
    baris = ("Uraian | 2020 | 2021 | 2022", *(b.format(akhir) for b in SELISIH))
    assert len(temuan(URAIAN + "Tabel 3.5 Anggaran 2020–2022\n\n" + tabel(*baris), "realisasi")) == harus


# --- one error told once ---------------------------------------------------------------------------------


def _temuan(tercetak: str, uraian: str, kutipan: str, baris: tuple[int, ...] = (9,), **lain: str) -> Temuan:
    return Temuan(
        kelas=lain.get("kelas", "narasi"),
        keparahan="sedang",
        kepastian=lain.get("kepastian", "pasti"),  # type: ignore[arg-type]
        baris=baris,
        kutipan=kutipan,
        tercetak=tercetak,
        seharusnya="turun",
        uraian=uraian,
        saran="",
        halaman=None,
    )


SATU = "Realisasi naik 3,76 poin, yakni dari 26,40% ke 22,64%."
DUA = "Realisasi naik dari 26,40% ke 22,64%, dan jumlah peserta naik dari 70 ke 60 orang."


@pytest.mark.parametrize(
    ("isi", "sisa"),
    [
        # the same words of one sentence: the one that names the values stays
        ([("naik", "padahal turun", SATU), ("naik", "padahal dari 26,40% menjadi 22,64%", SATU)], [1]),
        (
            [
                ("naik", "padahal dari 26,4% menjadi 22,64%", SATU),
                ("naik", "padahal dari 26,40 ke 22,64", SATU),
            ],
            [0],
        ),
        # two errors in one sentence
        (
            [
                ("naik", "padahal dari 26,40% menjadi 22,64%", DUA),
                ("naik", "padahal dari 70 menjadi 60", DUA),
            ],
            [0, 1],
        ),
        (
            [("naik", "padahal dari 26,40% menjadi 22,64%", DUA), ("naik", "padahal 26,40 dan 22,64", DUA)],
            [0],
        ),
        # other words than those of the direction, and another direction
        ([("naik", "padahal turun", SATU), ("realisasi 22,64%", "padahal 22,46%", SATU)], [0, 1]),
        ([("naik", "padahal turun", SATU), ("penurunan", "padahal naik", SATU)], [0, 1]),
        # a year is no value
        ([("naik", "padahal 5 (2022)", DUA), ("naik", "padahal 7 (2022)", DUA)], [0, 1]),
    ],
)
def test_sekali_sebut(isi: list[tuple[str, str, str]], sisa: list[int]) -> None:
    semua = [_temuan(*x) for x in isi]
    assert sekali_sebut(semua) == [semua[n] for n in sisa]


def test_sekali_sebut_tempat_lain_dan_kepastian() -> None:
    a = _temuan("naik", "padahal turun", SATU, (9,))
    assert sekali_sebut([a, _temuan("naik", "padahal turun", SATU, (40,))])[1].baris == (40,)
    ragu = _temuan("naik", "padahal dari 26,40 menjadi 22,64", SATU, kepastian="ragu")
    assert sekali_sebut([ragu, a]) == [a]
    lain = _temuan("naik", "padahal turun", SATU, kelas="riwayat")
    assert sekali_sebut([a, lain]) == [a, lain]


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Kunjungan naik setiap triwulan hingga triwulan IV.", 1),
        (
            "Dibanding tahun 2021, nilai survei naik 0,08 poin, yaitu dari 3,72 menjadi 3,64.",
            1,
        ),
        (
            "Nilai survei naik dari 3,72 menjadi 3,64, sedangkan responden naik dari 70 menjadi 60 orang.",
            2,
        ),
        ("Nilai survei turun dari 3,72 menjadi 3,64, sedangkan responden naik dari 60 menjadi 70.", 0),
    ],
)
def test_satu_kesalahan_sekali(isi: str, harus: int) -> None:
    assert len(narasi(TRIWULAN + isi)) == harus


# --- cells that are no sentence --------------------------------------------------------------------------

INDIKATOR = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
    "No | Indikator Kinerja | Target | Realisasi | Capaian",
    "1 | Persentase layanan yang selesai tepat waktu | 80,00% | 72,00% | 90,00%",
    "2 | Persentase aduan yang ditindaklanjuti | 90,00% | 99,00% | 110,00%",
)
SEL = """3.3 Catatan

Persentase layanan yang selesai tepat
waktu
target 80,00%, realisasi 72,00%,
capaian 95,00%
merah
7
target 80,00%
8
"""
PROSA = """3.3 Catatan

Persentase layanan yang selesai tepat waktu pada tahun 2022 ditargetkan
80,00% dan terealisasi 72,00%, sehingga capaian persentase layanan yang selesai
tepat waktu sebesar 95,00%. Angka ini dilaporkan setiap bulan kepada pimpinan
melalui rapat.
"""


@pytest.mark.parametrize(("isi", "pasti"), [(SEL, False), (PROSA, True)])
def test_sel_bukan_kalimat(isi: str, pasti: bool) -> None:
    hasil = periksa(KEPALA + INDIKATOR + isi, kelas=["narasi"]).temuan
    assert {t.kepastian == "pasti" for t in hasil if "95,00%" in t.tercetak} == {pasti}


# --- rows read as one ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "harus"),
    [
        ("▼ Belum tercapai ◆ Negatif Di bawah nol", []),
        ("▼ Belum tercapai", ["52"]),
    ],
)
def test_dua_baris_menjadi_satu(nama: str, harus: list[str]) -> None:
    teks = tabel(
        "Status | Jumlah indikator",
        "▲ Melampaui | 42",
        "● Sesuai | 8",
        f"{nama} | 1",
        "○ Lain | 0",
        "Jumlah | 52",
    )
    hasil = temuan(URAIAN + "Tabel 3.2 Status Capaian Tahun 2022\n\n" + teks, "jumlah")
    assert [t.tercetak for t in hasil] == harus


def test_satu_putusan_dua_pemeriksaan_disebut_sekali() -> None:
    kalimat = "Capaian 99,31% sehingga indikator ini melampaui target."
    sendiri = _temuan("melampaui target", "padahal capaian 99,31% berarti tidak tercapai", kalimat)
    tabel = _temuan("melampaui target", "padahal capaian 99,31%, target 95,00", kalimat, (3, 9))
    assert sekali_sebut([sendiri, tabel]) == [tabel]


def test_dua_putusan_dengan_kata_sama_dalam_satu_kalimat_tetap_dua() -> None:
    kalimat = "Layanan A melampaui target dan layanan B melampaui target."
    dua = [
        _temuan("melampaui target", "padahal capaian 90,00%", kalimat, (3, 9)),
        _temuan("melampaui target", "padahal capaian 80,00%", kalimat, (4, 9)),
    ]
    assert sekali_sebut(dua) == dua
    angka = "Realisasi 64 orang tercatat."
    beda = [_temuan("64", "padahal 50", angka, (3, 9)), _temuan("64", "padahal 51", angka, (4, 9))]
    assert sekali_sebut(beda) == beda
