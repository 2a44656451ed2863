"""Headings, charts and tables of codes in text that an extraction left without its layout."""

from __future__ import annotations

import pytest

from sakip.reviu import baca_teks
from sakip.reviu.model import Judul

PROSA = (
    "Realisasi kinerja tahun berjalan disusun dari data yang dikumpulkan oleh seluruh unit kerja dan\n"
    "diverifikasi oleh bagian perencanaan sebelum ditetapkan oleh pimpinan, kemudian disajikan pada\n"
    "bagian ini dengan penjelasan penyebab dan tindak lanjut yang telah disepakati.\n"
)
LIPAT = (
    "4.6 Persentase permohonan layanan yang diselesaikan tepat waktu oleh seluruh kantor di bawah\n"
    "Kantor Wilayah\n"
)


def judul(teks: str) -> list[str]:
    return [f"{u.nomor} {u.teks}".strip() for u in baca_teks(teks).unsur if isinstance(u, Judul)]


def alinea(teks: str) -> list[str]:
    return [p.teks for p in baca_teks(teks).paragraf]


def isi(teks: str) -> list[list[str]]:
    return [[s.teks for s in b] for t in baca_teks(teks).tabel for b in t.isi]


# --- headings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "atas", ["", "\n", "Gambar 3.1 Target dan Realisasi Permohonan Layanan, 2021–2023\n"]
)
def test_judul_bertingkat_yang_terlipat_di_atas_kalimat_disatukan(atas: str) -> None:
    assert set(judul(f"{PROSA}{atas}{LIPAT}{PROSA}" * 14)) == {LIPAT.replace("\n", " ").strip()}


@pytest.mark.parametrize(
    "teks",
    [
        "18.1 Jumlah kegiatan pembinaan perancang peraturan 16 orang\n",  # a row with its value
        "Uraian lengkapnya disajikan menurut sasaran, program, kegiatan pada bagian\n3.4 Realisasi Layanan\n",
    ],
)
def test_baris_tabel_dan_kalimat_bukan_judul(teks: str) -> None:
    assert judul(f"{PROSA}{teks}{PROSA}" * 14) == []


def test_baris_yang_tidak_terlipat_di_tepi_tidak_disatukan() -> None:
    assert "Layanan kantor" not in " ".join(
        judul(f"{PROSA}4.6 Persentase permohonan\nLayanan kantor\n{PROSA}" * 14)
    )


def test_nomor_baris_di_atas_nama_menandai_sel_tabel() -> None:
    baris = "".join(f"{n}\n4.{n} Persentase layanan kantor\nBelum lengkap [{n}{n}a]\n" for n in range(1, 9))
    assert judul(PROSA * 20 + baris) == []


def test_bagian_sesudah_rinciannya_mengakhiri_rincian() -> None:
    teks = (
        f"BAB III\n\nA. Isi\n\n1. Divisi Satu\n\n1.1 Persentase layanan\n\n{PROSA}\n2. Divisi Dua\n\n{PROSA}"
    )
    tingkat = {u.teks: u.tingkat for u in baca_teks(teks).unsur if isinstance(u, Judul)}
    assert tingkat["Divisi Dua"] <= tingkat["Persentase layanan"]


def test_judul_di_atas_daftar_bernomor_baru() -> None:
    teks = f"4. Penghargaan\n1. Peringkat pertama nilai layanan.\n2. Peringkat kedua nilai layanan.\n{PROSA}"
    assert set(judul(f"{PROSA}{teks}" * 14)) == {"4. Penghargaan"}


# --- charts --------------------------------------------------------------------------------------------


def test_tulisan_dalam_gambar_bukan_teks() -> None:
    teks = f"{PROSA}0 50 100\npersen\n▲ 361,99%\nMelampaui\nBelum tercapai\nGambar 3.10 Capaian Tahun 2023\n"
    assert alinea(teks) == [PROSA.replace("\n", " ").strip()]


def test_akhir_kalimat_di_atas_gambar_tetap_teks() -> None:
    teks = f"{PROSA.rstrip()[:-1]}\nMelampaui target\n\nGambar 3.10 Capaian Tahun 2023\n"
    assert "Melampaui target" in alinea(teks)[-1] or alinea(teks)[-1].endswith("disepakati")


def test_nama_indikator_dalam_gambar_bukan_judul() -> None:
    nama = "4.1 Persentase layanan\n\n▲ 120%\n\n4.2 Persentase bantuan\n\n▼ 90%\n\n"
    gambar = "Gambar 3.10 Capaian Tahun 2023\n\n"
    assert judul(f"A. Capaian\n\n{PROSA}\n{nama}{gambar}{PROSA}") == ["A. Capaian"]
    satu = f"A. Capaian\n\n{PROSA}\n4.1 Persentase layanan\n\n{gambar}{PROSA}"
    assert judul(satu) == ["A. Capaian", "4.1 Persentase layanan"]


def test_sel_tabel_yang_lepas_bukan_kalimat() -> None:
    assert alinea("Realisasi\n3,11\n\nSelesai.\n") == ["Selesai."]
    assert alinea("Realisasi 3,11 tercapai.\n") == ["Realisasi 3,11 tercapai."]


# --- codes and notes of lost tables ----------------------------------------------------------------------

KEPALA = "Kode\nSasaran dan indikator kinerja\nTarget\n"


def test_kode_baris_bukan_target() -> None:
    teks = (
        f"{KEPALA}Sasaran kegiatan: Meningkatnya layanan kantor\n"
        "17.1\nPersentase layanan yang selesai\n80,00%\npp-p1.2\nJumlah pegawai yang dilatih\n200 orang\n"
        "kanwil-\np5.1\nIndeks kepuasan layanan\n3,20 (skala\n4)\n"
        "Butir bertanda (acuan) dicantumkan sebagai rujukan dan diukur oleh unit lain.\n17\n"
    )
    assert isi(teks) == [
        ["17.1 Persentase layanan yang selesai", "80,00%"],
        ["pp-p1.2 Jumlah pegawai yang dilatih", "200 orang"],
        ["kanwil-p5.1 Indeks kepuasan layanan", "3,20 (skala 4)"],
    ]


def test_target_yang_terlepas_dari_barisnya_tidak_ditebak() -> None:
    teks = (
        f"{KEPALA}1.1\nPersentase layanan yang selesai\n70,00%\n1.2\nJumlah pegawai yang dilatih\n90 orang\n"
        "1.3\nNilai layanan kantor\n60,00%\n1.4\nIndeks layanan bantuan\n"
        "1.5\nPersentase layanan desa\n70,00%\n80,00\n"
    )
    assert all(b[0][:3] not in ("1.4", "1.5") for b in isi(teks))


def test_catatan_dan_sumbu_gambar_bukan_baris_tabel() -> None:
    teks = (
        "Uraian\n2021\n2022\n2023\nTarget (persen)\n13,00\n15,00\n17,00\nRealisasi\n–\n10,00\n61,54\n"
        "Target yang tercantum adalah target wilayah.\n2021\n2022\n2023\n0\n50\n100\n"
    )
    assert [b[0] for b in isi(teks)] == ["Target (persen)", "Realisasi"]


# --- tabs and hyphens ------------------------------------------------------------------------------------


def test_daftar_isi_bertab_bukan_tabel() -> None:
    daftar = "".join(f"Tabel 3.{n}\tCapaian Layanan {n}\t{n + 11}\n" for n in range(1, 9))
    assert isi(f"DAFTAR TABEL\n{daftar}\nSelesai.\n") == []
    data = "".join(f"{n}\tLayanan {n}\t{n + 11}\n" for n in range(1, 9))
    assert len(isi(f"No\tNama\tJumlah\n{data}")) == 8


def test_judul_bertab_berturut_turut_tetap_judul() -> None:
    teks = f"{PROSA}\nD.\tCapaian Kinerja Lainnya\n1.\tAplikasi Kinerja\n\n{PROSA}" * 14
    assert "D. Capaian Kinerja Lainnya" in judul(teks) or "Capaian" in " ".join(alinea(teks))
    assert isi(teks) == []


def test_kata_ulang_bertanda_hubung_lunak() -> None:
    assert alinea("Rata\u00adrata layanan dan kiner\u00adjanya.\n") == ["Rata-rata layanan dan kinerjanya."]


def test_butir_yang_terlipat_bukan_judul() -> None:
    panjang = "{}. Peringkat ketiga penyusun laporan satuan kerja, pagu kecil, semester\nI 202{} (kantor).\n"
    teks = PROSA + "".join(panjang.format(n, n) for n in range(1, 4))
    assert judul(teks * 14) == []
