"""Tables whose header words nobody listed, and rules that ask of periods, limits, captions and statuses."""

from __future__ import annotations

import pytest

from sakip.reviu.baca import baca_teks
from sakip.reviu.tests.bahan import KEPALA, tabel, temuan

PERAHU = (
    "Tabel 2.1 Perahu per Pelabuhan\n\n",
    "Pelabuhan | Daya Tampung | Sandar | | Lebih Muatan (%)",
    "Muara Anyar | 120 | 90 | 66 | 30,00%",
    "Tanjung Biru | 240 | 181 | 120 | 25,42%",
    "Teluk Sari | 315 | 200 | 201 | 27,30%",
    "Ujung Watu | 418 | 333 | 222 | 32,78%",
)


def test_kepala_tanpa_kata_dikenal_dibaca_dari_angka_di_bawahnya() -> None:
    kepala = tabel(PERAHU[1]).rstrip("\n") + "\n\t\tKayu\tFiber\t\n"
    (t,) = baca_teks(KEPALA + PERAHU[0] + kepala + tabel(*PERAHU[2:])).tabel
    assert len(t.kepala) == 2
    assert t.kepala[0][0].teks == "Pelabuhan"
    assert [s.teks for s in t.isi[0]][:2] == ["Muara Anyar", "120"]


def test_baris_kata_di_atas_kata_bukan_kepala() -> None:
    teks = "Tabel 2.2 Petugas\n\n" + tabel(
        "Sumini | Gudang | Pagi", "Waluyo | Loket | Siang", "Ratih | Gudang | Sore", "Bimo | Loket | Pagi"
    )
    assert not any(t.kepala for t in baca_teks(KEPALA + teks).tabel)


def _bulan(*nama: str) -> str:
    isi = [5, 4, 6, 7, 5, 4, 6, 8][: len(nama)]
    return "Tabel 3.2 Kunjungan per Bulan\n\n" + tabel(
        "Bulan | Datang | Pulang", *(f"{b} | {n} | {n - 1}" for b, n in zip(nama, isi, strict=True))
    )


@pytest.mark.parametrize(
    ("nama", "banyak"),
    [
        (("Januari", "Februari", "Maret", "Maret", "Mei", "Juni"), 1),
        (("Januari", "Februari", "Maret", "April", "Mei", "Juni"), 0),
        (("Januari", "Februari", "Maret", "Mei", "Juni", "Juli"), 0),
        (("Januari", "Januari", "Februari", "Februari", "Maret", "Maret"), 0),
    ],
)
def test_bulan_dua_kali_dan_bulan_sesudahnya_hilang(nama: tuple[str, ...], banyak: int) -> None:
    assert len(temuan(_bulan(*nama), "ganda")) == banyak


@pytest.mark.parametrize(("naik", "banyak"), [("1.431.500", 1), ("1.413.500", 0)])
def test_kenaikan_dari_baris_tahun_di_atasnya(naik: str, banyak: int) -> None:
    teks = "Tabel 3.3 Retribusi\n\n" + tabel(
        "Tahun | Penerimaan (Rp) | Kenaikan (Rp) | Kenaikan (%)",
        "2020 | 20.150.000 | - | -",
        "2021 | 21.362.500 | 1.212.500 | 6,02%",
        f"2022 | 22.776.000 | {naik} | 6,62%",
    )
    assert len(temuan(teks, "realisasi")) == banyak


@pytest.mark.parametrize(("nilai", "banyak"), [("79,40", 1), ("80,00", 0), ("91,40", 0)])
def test_tanda_ya_menurut_batas_pada_kepala(nilai: str, banyak: int) -> None:
    teks = "Tabel 3.4 Kebersihan Pasar\n\n" + tabel(
        "No | Pasar | Skor | >= 80",
        "1 | Pasar Baru | 88,10 | Ya",
        "2 | Pasar Lama | 71,25 | Tidak",
        f"3 | Pasar Ikan | {nilai} | Ya",
        "4 | Pasar Bunga | 90,05 | Ya",
        "5 | Pasar Pagi | 84,35 | Ya",
        "6 | Pasar Senggol | 77,45 | Tidak",
    )
    assert len(temuan(teks, "lain")) == banyak


@pytest.mark.parametrize(("status", "banyak"), [("", 1), ("-", 0), ("Proses", 0)])
def test_status_yang_tidak_diisi(status: str, banyak: int) -> None:
    teks = "Tabel 3.5 Tindak Lanjut\n\n" + tabel(
        "No | Saran | Langkah | Status",
        "1 | Menata arsip | Lemari baru dibeli | Selesai",
        "2 | Melatih operator | Pelatihan bulan Mei | Selesai",
        "3 | Memperbarui situs | Kontrak berjalan | Proses",
        "4 | Menyusun prosedur | Naskah disahkan | Selesai",
        f"5 | Mengecat gedung | Anggaran diusulkan | {status}",
    )
    ada = [t for t in temuan(teks, "kosong") if "Mengecat" in t.uraian]
    assert len(ada) == banyak


@pytest.mark.parametrize(("nomor", "banyak"), [("2", 1), ("3", 0)])
def test_nomor_judul_dalam_kurung_dipakai_dua_kali(nomor: str, banyak: int) -> None:
    teks = (
        "# BAB III AKUNTABILITAS\n\n## A. Capaian\n\n### Sasaran 1\n\n"
        "#### (1) Persentase kolam ikan yang dipanen\n\nUraian kolam.\n\n"
        "#### (2) Jumlah benih lele yang ditebar\n\nUraian benih.\n\n"
        f"#### ({nomor}) Indeks kepuasan kelompok pembudidaya\n\nUraian survei.\n\n"
        "### Sasaran 2\n\n#### (1) Persentase jalan tani yang mantap\n\nUraian jalan.\n"
    )
    assert len(temuan(teks, "penomoran")) == banyak


def test_permohonan_per_triwulan_bukan_rata_rata_triwulan_sebelumnya() -> None:
    teks = "Tabel 3.6 Izin per Triwulan\n\n" + tabel(
        "Jenis Nilai | TW I | TW II | TW III | TW IV",
        "Usaha kecil | 14 | 22 | 27 | 31",
        "Usaha menengah | 9 | 13 | 15 | 18",
        "Reklame | 0 | 1 | 1 | 1",
        "Parkir | 1 | 0 | 1 | 1",
        "Keramaian | 0 | 1 | 0 | 1",
        "Penelitian | 0 | 2 | 1 | 2",
    )
    assert not temuan(teks, "rata_rata")


@pytest.mark.parametrize(("total", "jumlah"), [("2.311.893.600", 0), ("2.311.983.600", 1)])
def test_angka_salah_titik_tidak_membuat_jumlahnya_salah(total: str, jumlah: int) -> None:
    teks = "Tabel 3.7 Penerimaan\n\n" + tabel(
        "Jenis | Lalu | Kini",
        "Sewa lahan | 1.284.300.000 | 1.371.450.000",
        "Sewa kios | 412.600.000 | 448.2100.00",
        "Denda | 96.500.000 | 88.750.000",
        "Parkir | 183.400.000 | 214.683.600",
        "Lelang | 171.800.000 | 188.800.000",
        f"Jumlah | 2.148.600.000 | {total}",
    )
    assert len(temuan(teks, "jumlah")) == jumlah
    assert len(temuan(teks, "lain")) == 1


@pytest.mark.parametrize("banyak", [1, 0])
def test_kolom_efisiensi_yang_berisi_nilainya(banyak: int) -> None:
    def nilai(p: float, k: float, c: float, e: float) -> str:
        return f"{0.097 * p + 0.182 * k + 0.435 * c + 0.286 * e:.2f}".replace(".", ",")

    teks = "Tabel 3.8 Nilai SMART\n\n" + tabel(
        "Unit | Penyerapan | Konsistensi | Capaian Keluaran | Efisiensi | Nilai SMART",
        f"Unit A | 98,00 | 95,00 | 100,00 | 80,00 | {nilai(98, 95, 100, 80)}",
        f"Unit B | 97,00 | 91,00 | 100,00 | 85,00 | {nilai(97, 91, 100, 85)}",
        f"Unit C | 96,00 | 90,00 | 100,00 | 80,20 | {nilai(96, 90, 100, 80.2) if not banyak else '95,12'}",
    )
    assert len(temuan(teks, "skor_anggaran")) == banyak


@pytest.mark.parametrize(("hasil", "banyak"), [("6,20%", 1), ("6,62%", 0)])
def test_hitungan_kenaikan_dengan_tanda_kurang_pendek(hasil: str, banyak: int) -> None:
    teks = f"Kenaikan dihitung (22.776.000 - 21.362.500) : 21.362.500 x 100% = {hasil}.\n"
    assert len(temuan(teks, "rumus")) == banyak
