"""What short tables prove: sum or mean of one row, shares of two rows, the way from components to a score."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

REKAP = (
    "No. | Penanggung jawab | Program aksi | Rata-rata tahun ini",
    "1 | Bagian Umum | 1 | 92,50",
    "Seluruh program aksi |  | 1 | 92,50",
)
BULAN = (
    "No. | Laporan | Januari | Februari | Maret | April",
    "1 | Laporan Bagian Umum | 100 | 100 | 70 | 100",
    "Rata-rata yang dilaporkan |  | 100 | 100 | 70 | 100",
)
TRIWULAN = (
    "No. | Program aksi | B03 | B06 | B09 | B12 | Rata-rata",
    "1 | Penataan arsip kantor | 85,00 | 100,00 | bd | bd | 92,50",
    "Rata-rata yang diverifikasi |  | 85,00 | 100,00 | – | – | 92,50",
)
BAGIAN = (
    "No. | Jenis belanja | Pagu awal (Rp) | Pagu akhir (Rp) | Bagian",
    "1 | Belanja barang | 615.000.000 | 620.000.000 | 83,78%",
    "2 | Belanja modal | 125.000.000 | 120.000.000 | 16,22%",
    "Jumlah |  | 740.000.000 | 740.000.000 | 100,00%",
)
SKOR = (
    "Komponen | Bobot | Nilai Balai Utara | Bobot × nilai",
    "Revisi anggaran | 10% | 100,00 | 10,0000",
    "Ketepatan rencana | 15% | 91,37 | 13,7055",
    "Penyerapan | 30% | 97,20 | 29,1600",
    "Belanja kontraktual | 20% | t.b. | –",
    "Capaian output | 25% | 98,90 | 24,7250",
    "Nilai tertimbang |  |  | 77,5905",
    "Bobot yang dipakai |  | 80% | ",
    "Hitungan ulang |  | 96,99 | ",
    "Nilai resmi |  | 96,99 | ",
)
DUA = (
    "Komponen | Bobot | Balai Utara | Balai Selatan",
    "Revisi anggaran | 10% | 110,00 | 100,00",
    "Ketepatan rencana | 15% | 91,37 | 88,20",
    "Penyerapan | 30% | 100,00 | 96,45",
    "Belanja kontraktual | 20% | 100,00 | t.b.",
    "Capaian output | 25% | 100,00 | 98,90",
    "Nilai tertimbang |  | 99,7055 | 76,8900",
    "Bobot yang dipakai |  | 100% | 80%",
    "Potongan |  | 0,50 | –",
    "Hitungan ulang |  | 99,21 | 96,11",
)
JUDUL = "Tabel 3.4 Nilai IKPA Menurut Satuan Kerja Tahun 2022"


def naskah(isi: tuple[str, ...], judul: str = "Tabel 3.2 Rekapitulasi Tahun 2022") -> str:
    return f"{judul}\n\n{tabel(*isi)}"


def ganti(isi: tuple[str, ...], lama: str, baru: str) -> tuple[str, ...]:
    """The first row that has it changed."""
    n = next(n for n, b in enumerate(isi) if lama in b)
    return (*isi[:n], isi[n].replace(lama, baru, 1), *isi[n + 1 :])


@pytest.mark.parametrize(
    ("isi", "lama", "baru"),
    [
        (REKAP, "| 1 | 92,50", "| 7 | 92,50"),
        (REKAP, "92,50", "97,50"),
        (BULAN, "| 70", "| 40"),
        (BULAN, "| 100", "| 180"),
        (TRIWULAN, "85,00", "85,03"),
        (TRIWULAN, "100,00", "107,00"),
        (TRIWULAN, "92,50", "92,57"),
        (BAGIAN, "83,78%", "88,78%"),
        (BAGIAN, "16,22%", "46,22%"),
    ],
)
def test_tabel_pendek(isi, lama, baru):
    assert temuan(naskah(isi), "jumlah") == []
    assert len(temuan(naskah(ganti(isi, lama, baru)), "jumlah")) >= 1


@pytest.mark.parametrize(
    "isi",
    [
        # a mean cut off at its ceiling, a sum of other years, a mean over weights: no sums of the one row
        (
            "Sasaran | Indikator | Target | Capaian",
            "Arsip | 1 | 80,00 | 125,00",
            "Rata-rata | 1 | 80,00 | 120,00",
        ),
        ("Uraian | Banyak | Nilai", "Tahun 2022 | 4 | 92,50", "Rata-rata 2020 sampai 2022 | 4 | 90,50"),
        ("Uraian | Banyak | Nilai", "Kantor sendiri | 4 | 92,50", "Rata-rata tertimbang | 4 | 90,50"),
        # several columns differ: the table lists one of many rows
        ("Uraian | A | B | C", "Kantor sendiri | 4 | 9 | 92,50", "Jumlah | 4 | 31 | 90,51"),
        # rounded
        ("Uraian | Banyak | Nilai", "Kantor sendiri | 4 | 92,54", "Rata-rata | 4 | 92,5"),
    ],
)
def test_satu_baris_yang_bukan_keseluruhan(isi):
    assert temuan(naskah(isi), "jumlah") == []


def test_bagian_dari_jumlah_lain_dan_serapan_bukan_bagian_keseluruhan():
    serapan = ("Jenis | Pagu (Rp) | Realisasi (Rp) | Persen",
        "Belanja barang | 620.000.000 | 620.000.000 | 100,00%",
        "Belanja modal | 120.000.000 | 120.000.000 | 100,00%",
        "Jumlah | 740.000.000 | 740.000.000 | 100,00%",
    )  # fmt: skip
    assert temuan(naskah(serapan), "jumlah") == []
    lain = ganti(ganti(BAGIAN, "83,78%", "91,10%"), "16,22%", "8,90%")  # of what another table holds
    assert temuan(naskah(lain), "jumlah") == []


@pytest.mark.parametrize(
    ("isi", "lama", "baru"),
    [
        (SKOR, "13,7055", "13,7059"),  # a product
        (SKOR, "98,90", "98,92"),  # a value whose product keeps
        (SKOR, "77,5905", "77,5909"),  # the sum
        (SKOR, "80%", "30%"),  # the weight that counted
        (SKOR, "20% | t.b.", "70% | t.b."),  # a weight that did not
        (SKOR, "96,99", "96,09"),  # the score
        (DUA, "91,37", "91,39"),  # two hundredths, below the rounding of the score
        (DUA, "98,90", "98,98"),
        (DUA, "99,7055", "99,7255"),
        (DUA, "| 80%", "| 90%"),
        (DUA, "0,50", "0,80"),
        (DUA, "96,11", "96,71"),
    ],
)
def test_dari_komponen_ke_nilai(isi, lama, baru):
    semua = ("skor_anggaran", "realisasi")
    assert [t for k in semua for t in temuan(naskah(isi, JUDUL), k)] == []
    assert temuan(naskah(isi, JUDUL), "lebih_100") == []
    assert [t for k in semua for t in temuan(naskah(ganti(isi, lama, baru), JUDUL), k)]


def test_nilai_tertimbang_dari_nilai_yang_dibulatkan():
    """Components printed rounded leave the last digits of their sum open."""
    bulat = tuple(b.replace("91,37", "91,4").replace("98,90", "98,9").replace("88,20", "88,2") for b in DUA)
    assert temuan(naskah(bulat, JUDUL), "skor_anggaran") == []


def test_jumlah_sebelum_potongan_boleh_lebih_dari_seratus():
    isi = ganti(ganti(DUA, "Ketepatan rencana | 15% | 91,37", "Ketepatan rencana | 15% | 99,00"),
                "99,7055", "100,8500")  # fmt: skip
    isi = ganti(isi, "99,21", "100,35")
    penuh = (*isi, "Nilai resmi |  | 100,00 | 100,00", "Pembanding |  | 100,00 | 100,00")
    assert temuan(naskah(penuh, JUDUL), "skor_anggaran") == []
    assert all("100,8500" not in t.tercetak for t in temuan(naskah(penuh, JUDUL), "lebih_100"))
