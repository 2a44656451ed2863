"""One small whole report, right as it stands, and what one change in it makes the checks say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip.reviu import Temuan, baca_teks, periksa
from sakip.reviu.paham import pahami
from sakip.reviu.periksa.penomoran.bab import judul_dua_nomor

KAPAL = "Persentase kapal nelayan yang bersertifikat"
KELUHAN = "Persentase keluhan nelayan yang dijawab"
KOLAM = "Jumlah kolam pembenihan yang aktif"
IKM = "Indeks Kepuasan Masyarakat"
LAMA = "Lama pengurusan izin tambak"

LAPORAN = f"""LAPORAN KINERJA DINAS PERIKANAN KABUPATEN TELAGABIRU

TAHUN 2023

KATA PENGANTAR

Laporan ini memuat hasil kerja satu tahun.

Telagabiru, 30 Januari 2024

RINGKASAN EKSEKUTIF

Dinas menggunakan lima indikator kinerja untuk tahun 2023. Rata-rata capaian kelima indikator sebesar 104,07%.

BAB I PENDAHULUAN

1.1 Dasar

Pelaporan kinerja mengikuti Peraturan Presiden Nomor 29 Tahun 2014.

1.2 Pegawai

Pekerjaan dinas diperkuat 40 pegawai pada tiga unit.

Tabel 1.1 Pegawai Menurut Unit
Unit|Laki-laki|Perempuan|Jumlah
Sekretariat|7|8|15
Bidang Tangkap|9|4|13
Bidang Budidaya|6|6|12
Jumlah|22|18|40

BAB II PERENCANAAN KINERJA

2.1 Rencana

Acuannya Renstra 2021-2026.

Tabel 2.1 Target Renstra
No|Indikator Kinerja|Satuan|2021|2022|2023
1|{KAPAL}|%|60|65|70
2|{KELUHAN}|%|70|75|78
3|{KOLAM}|unit|24|27|30
4|{IKM}|indeks|80,00|81,00|82,00
5|{LAMA}|hari|9|8|7

2.2 Perjanjian

Tabel 2.2 Perjanjian Kinerja Tahun 2023
No|Indikator Kinerja|Target
1|{KAPAL}|70%
2|{KELUHAN}|78%
3|{KOLAM}|30 unit
4|{IKM}|82,00
5|{LAMA}|7 hari

BAB III AKUNTABILITAS KINERJA

3.1 Hasil

Tabel 3.1 Capaian Kinerja Tahun 2023
No|Indikator Kinerja|Target|Realisasi|Capaian
1|{KAPAL}|70%|72,00%|102,86%
2|{KELUHAN}|78%|81,90%|105,00%
3|{KOLAM}|30 unit|33 unit|110,00%
4|{IKM}|82,00|84,05|102,50%
5|{LAMA}|7 hari|7 hari|100,00%
|Rata-rata|||104,07%

3.2 Uraian

1. {KAPAL}

Pemeriksaan kapal berjalan sepanjang tahun dan dibantu penyuluh.

Tabel 3.2 Perkembangan {KAPAL} Tahun 2021-2023
Tahun|Target|Realisasi|Capaian
2021|60%|58,20%|97,00%
2022|65%|66,30%|102,00%
2023|70%|72,00%|102,86%

2. {KELUHAN}

Sepanjang tahun dijawab 172 keluhan dari 210 keluhan yang masuk melalui kanal pengaduan dinas.

3. {KOLAM}

Tahun 2023 berproduksi 33 unit kolam, melampaui target 30 unit.

Tabel 3.3 Kolam Pembenihan menurut Kecamatan Tahun 2023
No|Kecamatan|Kolam
1|Hulu Tirta|9
2|Rawa Indah|12
3|Muara Asri|12
|Jumlah|33

4. {IKM}

Survei dilakukan dua kali dan hasilnya dibahas bersama pengguna layanan.

Tabel 3.4 Nilai Unsur Survei Tahun 2023
No|Unsur|Nilai
1|Syarat|83,90
2|Biaya|84,20
|Rata-rata|84,05

5. {LAMA}

{LAMA} tahun 2023 adalah 7 hari, sama dengan target 7 hari.

3.3 Realisasi Anggaran

Dari pagu Rp4.000.000.000 terserap Rp3.800.000.000 atau 95,00%.

Tabel 3.5 Realisasi Anggaran Tahun 2023
No|Program|Pagu (Rp)|Realisasi (Rp)|Persentase
1|Program Tangkap|1.500.000.000|1.455.000.000|97,00%
2|Program Budidaya|2.500.000.000|2.345.000.000|93,80%
|Jumlah|4.000.000.000|3.800.000.000|95,00%

3.4 Kinerja Anggaran

Nilainya gabungan dua komponen.

Tabel 3.6 Nilai Kinerja Anggaran Tahun 2023
No|Komponen|Nilai|Bobot|Nilai Tertimbang
1|Nilai SMART|90,00|50%|45,00
2|Nilai IKPA|96,00|50%|48,00
|Nilai Kinerja Anggaran||100%|93,00

BAB IV PENUTUP

4.1 Kesimpulan

Sebanyak 5 dari 5 indikator pada tahun 2023 mencapai target.

4.2 Tindak Lanjut

Dinas akan menambah penyuluh pada tahun 2024.
"""


def _periksa(*ganti: tuple[str, str]) -> list[Temuan]:
    teks = LAPORAN
    for lama, baru in ganti:
        assert lama in teks
        teks = teks.replace(lama, baru, 1)
    return list(periksa("\n".join(b.replace("|", "\t") for b in teks.split("\n"))).temuan)


def _pasti(*ganti: tuple[str, str]) -> list[Temuan]:
    return [t for t in _periksa(*ganti) if t.kepastian == "pasti"]


def test_laporan_yang_benar_tidak_dituduh() -> None:
    assert _pasti() == []
    assert {t.kelas for t in _periksa()} <= {"kosong"}
    assert not any("IKHTISAR" in t.seharusnya for t in _periksa())


#: What is changed, the class, and what should stand there.
SALAH = {
    "cacahan bagian": ("172 keluhan", "162 keluhan", "realisasi", "172"),
    "pegawai": ("40 pegawai", "46 pegawai", "narasi", "40"),
    "banyak indikator": ("lima indikator", "enam indikator", "narasi", "5"),
    "rata-rata kalimat": ("sebesar 104,07%", "sebesar 107,04%", "narasi", "104,07"),
    "sekian dari sekian": ("5 dari 5 indikator", "4 dari 5 indikator", "narasi", "5"),
    "nama dan nilainya": ("adalah 7 hari", "adalah 9 hari", "narasi", "7 hari"),
    "nomor dua kali": ("3.4 Kinerja", "3.3 Kinerja", "penomoran", "3.4"),
    "nomor terlewat": ("3.4 Kinerja", "3.5 Kinerja", "penomoran", "3.4"),
    "judul dua kali": ("3.4 Kinerja Anggaran", "3.4 Realisasi Anggaran", "ganda", "satu"),
    "judul jauh": ("Capaian Kinerja Tahun 2023", "Capaian Kinerja Tahun 2032", "tahun", "2023"),
    "baris tahun": ("2022|65%", "2021|65%", "tahun", "2021 2022 2023"),
    "rentang mundur": ("Renstra 2021-2026", "Renstra 2026-2021", "tahun", "2021-2026"),
    "bulan ketiga belas": ("30 Januari 2024", "30/13/2024", "tahun", "tanggal"),
    "perjanjian tahun lain": (
        "Perjanjian Kinerja Tahun 2023",
        "Perjanjian Kinerja Tahun 2022",
        "tahun",
        "2023",
    ),
    "hasil tahun depan": ("pada tahun 2023 mencapai", "pada tahun 2032 mencapai", "tahun", "2023"),
    "target renstra": ("unit|24|27|30", "unit|24|27|35", "antar_tabel", "30"),
    "target perjanjian": (f"{KOLAM}|30 unit", f"{KOLAM}|36 unit", "antar_tabel", "30"),
    "riwayat": ("2023|70%|72,00%|102,86%", "2023|70%|71,00%|101,43%", "antar_tabel", "72"),
    "satuan waktu": (f"{LAMA}|hari|9|8|7", f"{LAMA}|jam|9|8|7", "satuan", "hari"),
    "ribuan": ("Realisasi (Rp)", "Realisasi (ribu Rp)", "satuan", "Pagu"),
    "hasil kali": ("50%|48,00", "50%|84,00", "skor_anggaran", "48"),
    "jumlah bobot": ("|100%|93,00", "|120%|93,00", "skor_anggaran", "100"),
    "lebih cepat": ("7 hari|7 hari|100,00%", "7 hari|6 hari|100,00%", "capaian", "114,29"),
    "judul tersalin": (
        "3.4 Nilai Unsur Survei Tahun 2023",
        "3.4 Kolam Pembenihan menurut Kecamatan Tahun 2023",
        "salin_tempel",
        "judul",
    ),
    "kantor lain": (
        "Dinas akan menambah",
        "Dinas Sosial Kota Bumiraya akan menambah",
        "salin_tempel",
        "Perikanan",
    ),
    "bergaris": ("30 unit|33 unit|110,00%", "30 unit|-|-", "kosong", "realisasi"),
}


@pytest.mark.parametrize("hal", list(SALAH))
def test_satu_perubahan_ditemukan(hal: str) -> None:
    lama, baru, kelas, harus = SALAH[hal]
    temu = [t for t in _pasti((lama, baru)) if t.kelas == kelas]
    assert any(harus in t.seharusnya for t in temu), temu


#: Changes that make no contradiction, or none that is certain.
BENAR = {
    "cacahan tahun lalu": ("Sepanjang tahun dijawab 172", "Tahun 2022 dijawab 162"),
    "pegawai tetap saja": ("40 pegawai pada", "22 pegawai laki-laki pada"),
    "indikator satu sasaran": ("Dinas menggunakan lima", "Sasaran pertama menggunakan dua"),
    "rata-rata satu sasaran": (
        "capaian kelima indikator sebesar 104,07%",
        "capaian sasaran kedua sebesar 106,00%",
    ),
    "nama di tempat lain": (
        f"{LAMA} tahun 2023 adalah 7 hari",
        f"{LAMA} di Muara Asri tahun 2023 adalah 9 hari",
    ),
    "subbab lanjutan": ("3.4 Kinerja Anggaran", "3.4 Efisiensi"),
    "rencana kelak": ("Dinas akan menambah penyuluh pada tahun 2024", "Target tahun 2032 telah disusun"),
    "tahun peraturan": ("Nomor 29 Tahun 2014", "Nomor 29 Tahun 2041"),
    "nomor surat": ("Laporan ini memuat", "Surat Nomor 30/13/2024 mengantar laporan ini, yang memuat"),
    "periode": ("Renstra 2021-2026", "Renstra 2021-2026 dan perbandingan 2023-2022"),
    "renstra diubah": ("unit|24|27|30", "unit|24|28|33"),
    "satuan terkonversi": (f"{LAMA}|hari|9|8|7", f"{LAMA}|jam|216|192|168"),
    "kantor mitra": (
        "Dinas akan menambah penyuluh",
        "Dinas akan menambah penyuluh bersama Dinas Sosial Kota Bumiraya",
    ),
    "kantor pembanding": (
        "Dinas akan menambah penyuluh",
        "Seperti Dinas Sosial Kota Bumiraya, dinas akan menambah penyuluh",
    ),
}


@pytest.mark.parametrize("hal", list(BENAR))
def test_perubahan_ini_bukan_salah(hal: str) -> None:
    assert _pasti(BENAR[hal]) == []


def test_target_pk_yang_direvisi_tetap_ragu() -> None:
    revisi = (
        "2.2 Perjanjian\n",
        "2.2 Perjanjian\n\nTarget perjanjian kinerja direvisi pada bulan September.\n",
    )
    temu = _periksa((f"{KOLAM}|30 unit", f"{KOLAM}|36 unit"), revisi)
    assert {t.kepastian for t in temu if t.kelas == "antar_tabel"} == {"ragu"}


def test_nama_yang_salah_eja_tetap_satu_indikator() -> None:
    temu = _pasti((f"{IKM}|82,00\n5|{LAMA}|7 hari", f"Indeks Kepuasan Masyarkat|83,00\n5|{LAMA}|7 hari"))
    assert [t.kelas for t in temu] == ["antar_tabel"]


def test_alinea_indikator_lain_yang_tersalin() -> None:
    alinea = f"Realisasi {KELUHAN.lower()} tahun 2023 telah melewati target berkat kanal aduan yang baru."
    asli = ("Sepanjang tahun dijawab", f"{alinea}\n\nSepanjang tahun dijawab")
    (t,) = _pasti(asli, ("Tahun 2023 berproduksi 33 unit kolam, melampaui target 30 unit.", alinea))
    assert t.kelas == "salin_tempel"
    assert KOLAM in t.seharusnya
    assert _pasti(asli) == []


def test_subbab_dan_tabel_tanpa_isi() -> None:
    awal, akhir = LAPORAN.index("Nilainya gabungan"), LAPORAN.index("BAB IV")
    (t,) = [t for t in _pasti((LAPORAN[awal:akhir], "")) if t.kelas == "kosong"]
    assert "3.4" in t.tercetak
    awal, akhir = LAPORAN.index("No|Kecamatan"), LAPORAN.index("4. Indeks")
    temu = _pasti((LAPORAN[awal:akhir], "\n"))
    assert [t.kelas for t in temu] == ["kosong"]
    assert "Tabel 3.3" in temu[0].tercetak


def test_anggaran_yang_hilang_hanya_ragu() -> None:
    awal, akhir = LAPORAN.index("3.3 Realisasi"), LAPORAN.index("3.4 Kinerja")
    temu = [t for t in _periksa((LAPORAN[awal:akhir], "")) if "anggaran" in t.tercetak]
    assert [t.kepastian for t in temu] == ["ragu"]


_KEMBAR = """BAB III AKUNTABILITAS KINERJA

3.1 Persentase Warga yang Memperoleh

Warga dilayani oleh dua kantor.

3.2 Persentase Warga yang Memperoleh

Warga dilayani oleh tiga kantor.
"""


def test_judul_yang_mungkin_terlipat_bukan_judul_kembar() -> None:
    """Where text stands right below both titles, extraction may have cut them in two."""
    naskah = baca_teks(_KEMBAR)
    (t,) = judul_dua_nomor(pahami(naskah, 2023))
    assert t.kepastian == "pasti"
    rapat = tuple("Layanan Air" if not b and n in (3, 7) else b for n, b in enumerate(naskah.baris))
    (t,) = judul_dua_nomor(pahami(replace(naskah, baris=rapat), 2023))
    assert t.kepastian == "ragu"
