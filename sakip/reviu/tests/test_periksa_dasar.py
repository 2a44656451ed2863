"""Totals told above their table, changes worked out of the wrong number, means of capaian with a ceiling."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

AWAL = "BAB III AKUNTABILITAS KINERJA\n\n3.1 Uraian Hasil\n\n"


def _pasti(teks: str, kelas: str = "narasi") -> list[str]:
    return [t.tercetak for t in temuan(teks + "\n", kelas)]


PEGAWAI = "Tabel 1.1 Jumlah Pegawai Menurut Satuan Kerja\n\n" + tabel(
    "Satuan Kerja | Laki-laki | Perempuan | Jumlah",
    "Kantor Induk | 86 | 62 | 148",
    "Balai Utara | 98 | 17 | 115",
    "Balai Selatan | 66 | 12 | 78",
    "Jumlah | 250 | 91 | 341",
)


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Jumlah pegawai di lingkungan kantor sebanyak 341 orang, 148 di antaranya di Kantor Induk.", []),
        (
            "Jumlah pegawai di lingkungan kantor sebanyak 347 orang, 148 di antaranya di Kantor Induk.",
            ["347 pegawai"],
        ),
        ("Jumlah pegawai perempuan sebanyak 91 orang.", []),
        ("Kantor didukung oleh 314 pegawai.", ["314 pegawai"]),
    ],
)
def test_a_total_told_above_its_table(kalimat: str, salah: list[str]) -> None:
    assert _pasti(f"{AWAL}{kalimat}\n\n{PEGAWAI}") == salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Tahun lalu pesertanya 810 orang. Peserta bertambah 152 orang atau 18,77%.", []),
        ("Tahun lalu pesertanya 810 orang. Peserta bertambah 152 orang atau 15,80%.", ["15,80%"]),
        ("Pagu awal Rp23.391.840.000 berkurang Rp884.000.000 (3,78%).", []),
        ("Pagu awal Rp23.391.840.000 berkurang Rp884.000.000 (3,93%).", ["3,93%"]),
        ("Peserta bertambah 152 orang atau 15,80% dari 962 orang tahun lalu.", []),
    ],
)
def test_the_base_of_a_change(kalimat: str, salah: list[str]) -> None:
    assert {*_pasti(AWAL + kalimat)} == {*salah}


@pytest.mark.parametrize(("persen", "salah"), [("9,65%", []), ("8,80%", ["8,80%"])])
def test_a_base_that_only_a_table_prints(persen: str, salah: list[str]) -> None:
    anggaran = "Tabel 3.1 Anggaran Dua Tahun\n\n" + tabel(
        "Uraian | 2021 | 2022",
        "Pagu | 86.214.750.000 | 94.538.200.000",
        "Realisasi | 82.900.000.000 | 92.600.000.000",
    )
    kalimat = f"Dibanding tahun 2021, pagu bertambah Rp8.323.450.000 atau {persen}."
    assert _pasti(f"{AWAL}{anggaran}\n{kalimat}\n") == salah


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Wilayahnya terdiri atas 112 desa/kelurahan, yaitu 103 desa dan 9 kelurahan.", []),
        (
            "Wilayahnya terdiri atas 112 desa/kelurahan, yaitu 102 desa dan 9 kelurahan.",
            ["112 desa/kelurahan"],
        ),
        ("Ada 6 puskesmas dari 10 puskesmas, terdiri atas 2 puskesmas utama dan 4 puskesmas madya.", []),
    ],
)
def test_parts_of_a_whole_with_two_names(kalimat: str, salah: list[str]) -> None:
    assert _pasti(AWAL + kalimat) == salah


def test_the_rest_in_parts() -> None:
    teks = "Dari 352 pasien 318 sembuh. Sisanya 34 pasien terdiri atas 15 mati, {} putus obat, dan 6 gagal."
    assert _pasti(AWAL + teks.format(13), "jumlah") == []
    assert len(_pasti(AWAL + teks.format(11), "jumlah")) == 1


def _sasaran(rata: str) -> str:
    kepala = "No | Indikator | Target | Realisasi | Capaian"
    nama = ("desa yang dilayani", "aduan yang selesai", "surat yang dibalas", "arsip yang ditata")
    baris, no = [], 0
    for s, capaian in enumerate(
        (("104,00", "96,00"), ("127,00", "91,00"), ("99,00", "101,00"), ("88,00", "92,00")), 1
    ):
        for n, c in zip(nama, capaian, strict=False):
            no += 1
            baris.append(f"{no} | Persentase {n} oleh bidang {s} | 100,00 | {c} | {c}%")
    ringkas = tabel(
        "No | Sasaran Strategis | Jumlah Indikator | Rata-rata Capaian",
        "1 | Meningkatnya layanan desa | 2 | 100,00%",
        f"2 | Meningkatnya penanganan aduan | 2 | {rata}",
        "3 | Meningkatnya tata surat | 2 | 100,00%",
        "4 | Meningkatnya tata arsip | 2 | 90,00%",
    )
    rinci = tabel(kepala, *baris)
    return f"{AWAL}Tabel 3.1 Capaian Tahun 2022\n\n{rinci}\nTabel 3.2 Sasaran Tahun 2022\n\n{ringkas}"


@pytest.mark.parametrize(("rata", "salah"), [("105,50%", []), ("109,00%", []), ("111,00%", ["111,00%"])])
def test_means_of_a_group_whole_or_cut_off_at_a_ceiling(rata: str, salah: list[str]) -> None:
    assert _pasti(_sasaran(rata), "rata_rata") == salah


@pytest.mark.parametrize(("jumlah", "salah"), [("600", 0), ("650", 1)])
def test_levels_listed_without_a_sign(jumlah: str, salah: int) -> None:
    isi = tabel(
        "Uraian | Pagu (Rp)",
        "Program Arsip | 600",
        "Kegiatan Penataan | 400",
        "Pembelian rak | 400",
        "Kegiatan Pelatihan | 200",
        "Pelatihan petugas | 200",
        f"Jumlah | {jumlah}",
    )
    assert len(_pasti(f"{AWAL}Tabel 3.1 Pagu\n\n{isi}", "jumlah")) == salah


@pytest.mark.parametrize(("nilai", "salah"), [("900", []), ("950", ["950"])])
def test_rows_under_another_with_a_dash(nilai: str, salah: list[str]) -> None:
    isi = tabel(
        "Uraian | Pagu",
        f"Kegiatan Arsip | {nilai}",
        "- Penataan | 500",
        "- Pelatihan petugas | 400",
        "Kegiatan Pustaka | 300",
        "- Pembelian buku | 300",
        "Kegiatan Umum | 750",
        "- Listrik | 250",
        "- Air | 500",
        "Kegiatan Humas | 120",
        "- Siaran | 80",
        "- Cetakan | 40",
    )
    assert _pasti(f"{AWAL}Tabel 3.1 Pagu\n\n{isi}", "jumlah") == salah


@pytest.mark.parametrize(("nilai", "salah"), [("168,00%", []), ("184,80%", ["184,80%"])])
def test_progress_towards_a_later_target(nilai: str, salah: list[str]) -> None:
    """ "Hari" counts down, so that its row has the other formula."""
    isi = tabel(
        "No | Indikator | Target 2024 | Realisasi 2022 | Kemajuan",
        "1 | Persentase surat yang dibalas | 90% | 91,94% | 102,16%",
        "2 | Nilai akuntabilitas kantor | 82 | 82,35 | 100,43%",
        f"3 | Persentase arsip yang ditata ulang | 22% | 36,96% | {nilai}",
        "4 | Lama layanan izin | 3,5 hari | 3,2 hari | 108,57%",
        "5 | Persentase desa yang dilayani | 88% | 90,24% | 102,55%",
        "6 | Persentase aduan yang selesai | 75% | 85,80% | 114,40%",
        "7 | Persentase petugas yang dilatih | 32% | 29,22% | 91,31%",
    )
    assert _pasti(f"{AWAL}Tabel 3.1 Realisasi terhadap Target 2024\n\n{isi}", "capaian") == salah
