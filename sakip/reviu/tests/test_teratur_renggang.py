"""Lost tables by cells with stray blank lines: read whole where every cell has its place, else left alone."""

import pytest

from sakip.reviu import baca_teks, periksa
from sakip.reviu.baca.halaman import tandai


def tabel(teks: str):
    """(header, rows) of the only table of a text that was read whole; None without any."""
    ada = [t for t in baca_teks(teks).tabel if not t.pulih]
    assert len(ada) < 2
    if not ada:
        return None
    return [s.teks for s in ada[0].kepala[-1]], [[s.teks for s in b] for b in ada[0].isi]


def sel(*isi: str, judul: str = "Tabel 2.4 Armada Dinas") -> str:
    """A caption and cells, one per line; "" is a stray blank line."""
    return "\n".join([judul, "", *isi, ""])


ARMADA = ["Jenis Armada", "Banyaknya", "Truk", "12", "", "", "Bus", "7", "Perahu", "", "5"]
ALINEA = "Seluruh armada dirawat oleh bengkel milik dinas yang berada di dua kecamatan pada tahun"


def jumlah(teks: str) -> list[str]:
    return [t.tercetak for t in periksa(teks).temuan if t.kelas == "jumlah"]


def test_nama_dan_satu_nilai_dengan_baris_kosong():
    kepala, isi = tabel(sel(*ARMADA, "Total", "24", "", ALINEA, "2023."))
    assert kepala == ["Jenis Armada", "Banyaknya"]
    assert isi == [["Truk", "12"], ["Bus", "7"], ["Perahu", "5"], ["Total", "24"]]


def test_total_yang_salah_ditemukan_dan_yang_benar_tidak():
    assert jumlah(sel(*ARMADA, "Total", "42", "", ALINEA))
    assert not jumlah(sel(*ARMADA, "Total", "", "24", "", ALINEA))


def test_singkatan_kapital_di_antara_baris_kosong_bukan_judul():
    _, isi = tabel(sel(*ARMADA[:8], "", "ATV", "", "3", "Jumlah", "22"))
    assert isi[2:] == [["ATV", "3"], ["Jumlah", "22"]]


BERNOMOR = ["No", "Pasar", "Kios (unit)", "1", "", "Pasar Induk", "40", "2", "Pasar", "Baru", "", "35"]


def test_bernomor_dan_nilai_yang_serupa_nomor():
    _, isi = tabel(sel(*BERNOMOR, "3", "Pasar Ikan", "4", "", "4", "Pasar Loak", "9", "Jumlah", "88"))
    assert [b[0] for b in isi] == ["1", "2", "3", "4", ""]
    assert isi[1] == ["2", "Pasar Baru", "35"] and isi[2] == ["3", "Pasar Ikan", "4"]


def test_baris_akhir_bernama_lain_tanpa_nomor():
    isi = ["No", "Unsur", "Nilai", "Bobot", "Nilai Akhir"]
    for n, (nama, nilai, bobot, akhir) in enumerate(
        (
            ("Ketepatan", "90,00", "40", "36,00"),
            ("Kerapian", "80,00", "30", "24,00"),
            ("Kelengkapan", "70,00", "20", "14,00"),
            ("Kesopanan", "60,00", "10", "6,00"),
        ),
        1,
    ):
        isi += [str(n), nama, "", nilai, bobot, akhir]
    assert tabel(sel(*isi, "Nilai Mutu", "100", "80,00"))[1][-1] == ["", "Nilai Mutu", "", "100", "80,00"]
    assert tabel(sel(*isi[:-6], "Nilai Mutu", "100", "80,00")) is None  # too few rows for such a name


def test_bulan_menjadi_nama_baris():
    isi = ["Bulan", "Kunjungan", "Januari", "410", "", "Februari", "", "388", "Maret", "402"]
    assert tabel(sel(*isi))[1] == [["Januari", "410"], ["Februari", "388"], ["Maret", "402"]]


def test_tahun_dan_persen_menjadi_kepala():
    isi = ["Komoditas", "2021", "2022", "", "Padi", "510", "540", "Jagung", "", "120", "133"]
    assert tabel(sel(*isi))[0] == ["Komoditas", "2021", "2022"]
    isi = ["Kegiatan", "Pagu", "Realisasi", "%", "", "Irigasi", "1.200.000", "1.140.000", "95,00", "Embung"]
    isi += ["800.000", "", "760.000", "95,00", "Sumur", "500.000", "500.000", "100,00"]
    assert tabel(sel(*isi))[1][1] == ["Embung", "800.000", "760.000", "95,00"]


def test_kepala_yang_tercetak_lagi_dan_nomor_kolom():
    isi = [*ARMADA[:2], "1", "2", *ARMADA[2:], "", *ARMADA[:2], "", "Kapal", "2"]
    assert [b[0] for b in tabel(sel(*isi))[1]] == ["Truk", "Bus", "Perahu", "Kapal"]


@pytest.mark.parametrize(
    "isi",
    [
        [*ARMADA, "Sepeda", "3", "4", "Total", "27"],  # a value too many
        [*ARMADA, "Sepeda", "Gerobak", "", "milik", "warga", "Total", "24", "11"],
        ["Jenis Armada", *ARMADA[2:], "Total", "24"],  # a header of one cell over two columns
        [*ARMADA[:6]],  # a single row
        ["Jumlah (unit)", "Jenis Armada", *ARMADA[2:], "Total", "24"],  # titles in another order
        [
            *ARMADA[:2],
            "Rusak",
            "Truk",
            "12",
            "1",
            "Bus",
            "7",
            "0",
            "Jumlah",
            "19",
            "1",
            "Bagian",
            "",
            "95%",
            "5%",
        ],
        [*ARMADA[:8], "", "milik kecamatan", "5", "Total", "24"],  # a name that begins in the middle
    ],
)
def test_sel_tanpa_tempat_membuat_tabel_dibiarkan(isi: list[str]):
    assert tabel(sel(*isi)) is None


def test_tanpa_judul_tabel_dibiarkan():
    assert tabel(sel(*ARMADA, judul="Berikut armada yang dimiliki dinas.")) is None


def test_alinea_daftar_dan_judul_di_bawah_tabel_tidak_ditelan():
    for ekor in (
        [ALINEA, "2023 sebanyak", "24."],
        ["D. Bengkel", "", "1. Bengkel Utara;", "2. Bengkel Selatan."],
        ["- Truk bertambah.", "- Bus tetap."],
        ["BAB III", "", "AKUNTABILITAS KINERJA"],
    ):
        naskah = baca_teks(sel(*ARMADA, "", *ekor))
        (t,) = naskah.tabel
        assert len(t.isi) == 3 and t.letak.akhir == 13


PK = [
    *("Sasaran Kegiatan", "Indikator Kinerja", "Target", "I. Meningkatnya mutu", "jalan desa", ""),
    *("Persentase jalan desa", "yang mantap", "80%", "Jumlah jembatan desa", "", "12 Unit", ""),
    *("II. Terwujudnya air", "bersih", "", "Persentase rumah tangga", "berpipa", "65%"),
]


def test_perjanjian_menurut_sasaran():
    kepala, isi = tabel(sel(*PK, judul="Tabel 2.1 Perjanjian Kinerja"))
    assert kepala == ["Indikator Kinerja", "Target"]
    assert isi == [
        ["Persentase jalan desa yang mantap", "80%"],
        ["Jumlah jembatan desa", "12 Unit"],
        ["Persentase rumah tangga berpipa", "65%"],
    ]


def test_sasaran_yang_tak_terpisah_dibiarkan():
    for lama, baru in (
        ("Jumlah jembatan desa", "Jembatan desa yang dibangun"),  # no name of an indicator
        ("bersih", "Jumlah pelanggan air"),  # two lines that may begin it
        ("80%", "80%\n85%"),
    ):
        isi = "\n".join(PK).replace(lama, baru).split("\n")
        assert tabel(sel(*isi, judul="Tabel 2.1 Perjanjian Kinerja")) is None


def test_awal_saja_tidak_dibaca_sebagai_seluruh_tabel():
    """A row farther below has a value too many: the rows above the blank line are not the whole table."""
    isi = [*ARMADA[:2], *ARMADA[2:4], "Bus", "7", "Perahu", "5", "", "Sepeda", "3", "Gerobak", "2", "1"]
    assert tabel(sel(*isi)) is None
    bernomor = [*BERNOMOR[:3], "1", "Pasar Induk", "40", "2", "Pasar Baru", "35", "", "3", "Pasar Ikan"]
    assert tabel(sel(*bernomor, "4", "12", "4", "Pasar Loak", "9")) is None


def test_satu_indikator_saja():
    isi = ["Indikator", "T 2022", "R 2022", "", "C 2022", "Persentase sumur", "yang layak", "", "80%"]
    kepala, (baris,) = tabel(sel(*isi, "84%", "", "105%", "", ALINEA))
    assert kepala[1:] == ["T 2022", "R 2022", "C 2022"]
    assert baris == ["Persentase sumur yang layak", "80%", "84%", "105%"]
    assert tabel(sel(*isi, "84%", ALINEA)) is None  # a value is missing
    lain = [*isi[:5], "Selisih Antartahun", *isi[5:], "84%", "105%"]
    assert tabel(sel(*lain)) is None  # a title too many


def test_nomor_halaman_di_samping_kepala_laman_bukan_sel():
    laman: list[str] = []
    for n in range(1, 7):
        laman += [f"Alinea ke sekian dari naskah {n} yang panjang."] * 14
        if n == 3:
            laman += ["Bus", "", "3", "", "Truk"]
            laman += [f"Alinea lain {n}."] * 14
        laman += ["", str(n), "", "Laporan Kinerja Dinas Contoh", ""]
    _, perabot = tandai(laman)
    letak = laman.index("Bus") + 2
    assert letak not in perabot
    assert sum(laman[n].strip().isdigit() for n in perabot) == 6
