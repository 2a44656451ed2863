"""Captions that were copied: over two tables, or from the part of another indicator."""

from __future__ import annotations

import pytest

from sakip.reviu.tests.bahan import tabel, temuan

NAMA = (
    "Persentase benih lele yang tersertifikasi",
    "Persentase petak rumput laut yang dipanen dua kali",
    "Jumlah kapal nelayan yang memperoleh buku pelaut",
    "Persentase aduan pedagang pasar yang diselesaikan",
)


def _isi(*bagian: str) -> str:
    """A report with a part for each of four indicators."""
    daftar = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
        "No | Indikator Kinerja | Target | Realisasi | Capaian",
        *(f"{n} | {nama} | 80% | 8{n}% | 10{n},25%" for n, nama in enumerate(NAMA, 1)),
    )
    return daftar + "".join(
        f"3.{n} {nama}\n\n{isi}" for n, (nama, isi) in enumerate(zip(NAMA, bagian, strict=True), 1)
    )


def _salin(teks: str) -> list[str]:
    return [t.tercetak for t in temuan(teks, "salin_tempel", ragu=True)]


@pytest.mark.parametrize(
    ("judul", "salah"),
    [
        ("Data Pedagang Pasar dan Aduan Menurut Bulan", True),
        ("Data Kapal Nelayan Menurut Bulan", False),
        ("Data Penerbitan dan Pengujian Menurut Bulan", False),  # nobody's words
    ],
)
def test_judul_dari_kata_kata_indikator_lain(judul: str, salah: bool) -> None:
    isi = f"Tabel 3.9 {judul}\n\n" + tabel(
        "Bulan | Kapal nelayan | Buku pelaut", "Januari | 30 | 28", "Februari | 41 | 40"
    )
    assert _salin(_isi("", "", isi, "")) == ([judul] if salah else [])


@pytest.mark.parametrize(
    ("judul", "kolom", "salah"),
    [
        ("Data Kunjungan Perpustakaan Keliling Menurut Bulan", "Arsip Statis Ditata", True),
        ("Data Penataan Arsip Statis Menurut Bulan", "Arsip Statis Ditata", False),
        # its columns do not speak of the part's own
        ("Data Kunjungan Perpustakaan Keliling Menurut Bulan", "Peserta Baru", False),
    ],
)
def test_satu_judul_di_dua_bagian(judul: str, kolom: str, salah: bool) -> None:
    teks = (
        "BAB III AKUNTABILITAS KINERJA\n\n3.1 Pelayanan Perpustakaan Keliling\n\n"
        "Tabel 3.1 Data Kunjungan Perpustakaan Keliling Menurut Bulan\n\n"
        + tabel("Bulan | Kunjungan | Buku", "Januari | 412 | 90", "Februari | 398 | 87", "Maret | 455 | 81")
        + f"3.2 Penataan Arsip Statis\n\nTabel 3.2 {judul}\n\n"
        + tabel(f"Bulan | {kolom} | Boks", "Januari | 31 | 9", "Februari | 28 | 7", "Maret | 35 | 8")
    )
    assert _salin(teks) == ([judul] if salah else [])


def _dua_tabel(n: int, kedua: str = "Perkembangan Realisasi Lima Tahun") -> str:
    kode = f"IKK {'I' * n}"
    return (
        f"Tabel 3.{n}1 Perbandingan Target dan Realisasi {kode}\n\n"
        + tabel("Uraian | Nilai", "Target | 80%", f"Realisasi | 8{n}%")
        + f"Tabel 3.{n}2 {kedua} {kode}\n\n"
        + tabel("Tahun | Nilai", "2021 | 70%", f"2022 | 8{n}%")
    )


@pytest.mark.parametrize(
    ("kedua", "salah"),
    [("Perkembangan Realisasi Lima Tahun", False), ("Perbandingan Target dan Realisasi", True)],
)
def test_satu_judul_dua_kali_dalam_satu_bagian(kedua: str, salah: bool) -> None:
    """The parts of the other indicators have two captions there."""
    teks = _isi(_dua_tabel(1), _dua_tabel(2, kedua), _dua_tabel(3), _dua_tabel(4))
    assert _salin(teks) == ([f"{kedua} IKK II"] if salah else [])


def _baku(n: int, nama: str) -> str:
    arah = ("pusat", "utara", "selatan", "barat")[n]
    return f"Bila dilihat menurut kabupaten dan kota, {nama} juga tersebar di {arah}.\n\n"


@pytest.mark.parametrize(("nama", "salah"), [(NAMA[3], False), (NAMA[2], True)])
def test_bentuk_kalimat_baku_dengan_nama_lain(nama: str, salah: bool) -> None:
    """No sentence is a copy of another, and none holds a number."""
    teks = _isi(*(_baku(n, nama if n == 3 else NAMA[n]) for n in range(4)))
    assert _salin(teks) == ([nama] if salah else [])


PENDEK = ("Persentase benih lele sehat", "Persentase kapal nelayan laik")
ALINEA = f"{PENDEK[0]} naik. Kolam bersih dan airnya jernih."


@pytest.mark.parametrize(
    ("satu", "dua", "salah"),
    [
        (ALINEA, ALINEA, True),
        (ALINEA, "Kapal nelayan laik makin banyak. Dermaga bersih dan airnya jernih.", False),
        # it names neither, or both
        ("Hujan turun lebat setahun penuh. Kolam bersih. Airnya jernih.",) * 2 + (False,),
        (f"{PENDEK[0]} naik. {PENDEK[1]} naik.",) * 2 + (False,),
    ],
)
def test_alinea_yang_sama_pada_dua_bagian(satu: str, dua: str, salah: bool) -> None:
    """Its sentences are too short to be known one by one."""
    teks = "Tabel 3.1 Capaian Kinerja Tahun 2022\n\n" + tabel(
        "No | Indikator Kinerja | Target | Realisasi | Capaian",
        *(f"{n} | {nama} | 80% | 8{n}% | 10{n},25%" for n, nama in enumerate(PENDEK, 1)),
    )
    teks += f"3.1 {PENDEK[0]}\n\n{satu}\n\n3.2 {PENDEK[1]}\n\n{dua}\n"
    assert _salin(teks) == ([PENDEK[0]] if salah else [])
