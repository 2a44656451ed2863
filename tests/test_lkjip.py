"""The report of the four offices: its structure, and that it says what was measured."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.anggaran.queries import anggaran_kegiatan, anggaran_unit
from sakip.anggaran.queries.dari_muatan import kegiatan_muatan, ringkas_muatan
from sakip.anggaran.queries.muatan import muat_tahun
from sakip.aturan.angka import tulis
from sakip.cli.tests.kantor import KANTOR, bahan, dengan_kantor
from sakip.dokumen.blok import Blok, Daftar, Gambar, Judul, Melintang, Paragraf, Tabel, polos
from sakip.dokumen.penomoran import nomori
from sakip.naskah.kalimat import tulis_capaian
from sakip.naskah.lkjip import susun_lkjip
from sakip.naskah.lkjip.kerangka import kerangka_lkjip
from sakip.organisasi.queries import unit_dengan_kode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empat_kantor")]
PERSEN = re.compile(r"\d[\d.]*,\d+%")
semua_kantor = pytest.mark.parametrize("nama", KANTOR)

KERANGKA_CONTOH = """
KATA PENGANTAR
IKHTISAR EKSEKUTIF
BAB I PENDAHULUAN
  A. Gambaran Umum
  B. Dasar Hukum
  C. Tugas dan Fungsi
    1. Tugas
    2. Fungsi
  D. Susunan Organisasi
  E. Sumber Daya Manusia
  F. Unit Pelaksana Teknis
  G. Aspek Strategis
    1. Seluruh Kantor Wilayah Provinsi Contoh
    2. Divisi Layanan Warga
  H. Isu Strategis
    1. Divisi Administrasi
    2. Divisi Layanan Warga
    3. Divisi Pengawasan Mutu
  I. Sistematika Penyajian
BAB II PERENCANAAN KINERJA
  A. Visi, Misi, Tujuan, dan Tata Nilai
  B. Rencana Strategis
  C. Perjanjian Kinerja
    1. Pernyataan Kinerja Kepala Kantor Wilayah Provinsi Contoh
    2. Perjanjian Kinerja dengan Direktur Jenderal Layanan Warga
    3. Perjanjian Kinerja dengan Direktur Jenderal Pengawasan Mutu
  D. Anggaran
BAB III AKUNTABILITAS KINERJA
  A. Capaian Kinerja Organisasi
    1. Meningkatnya mutu dukungan manajemen di kantor wilayah
    2. Meningkatnya layanan warga di wilayah yang tepat waktu dan memuaskan
    3. Meningkatnya penerimaan dan jangkauan layanan di wilayah
    4. Meningkatnya mutu pengawasan di wilayah
    5. Meningkatnya kepatuhan objek pengawasan di wilayah
    6. Analisis Divisi Administrasi
    7. Analisis Divisi Layanan Warga
    8. Analisis Divisi Pengawasan Mutu
    9. Efisiensi penggunaan sumber daya
  B. Realisasi Anggaran
  C. Capaian Kinerja Anggaran
    1. Indikator Kinerja Pelaksanaan Anggaran (IKPA)
    2. Nilai Kinerja Anggaran
  D. Capaian Kinerja Lainnya
    1. e-Performance
    2. Target Kinerja
    3. e-Monev
    4. Kegiatan Prioritas Nasional
  E. Penghargaan
  F. Inovasi
BAB IV PENUTUP
  A. Simpulan
  B. Langkah Perbaikan
LAMPIRAN 1 Perjanjian Kinerja Tahun 2025
  1. Pernyataan Kinerja Kepala Kantor Wilayah Provinsi Contoh
  2. Perjanjian Kinerja dengan Direktur Jenderal Layanan Warga
  3. Perjanjian Kinerja dengan Direktur Jenderal Pengawasan Mutu
LAMPIRAN 2 Keputusan tentang Tim Penyusun Laporan Kinerja
LAMPIRAN 3 Manual Indikator Kinerja
LAMPIRAN 4 Target Rencana Strategis 2025–2029
LAMPIRAN 5 Rincian Realisasi Menurut Satuan Kerja
LAMPIRAN 6 Keadaan Pegawai
LAMPIRAN 7 Daftar Isian Pelaksanaan Anggaran
LAMPIRAN 8 Dokumentasi Kegiatan
LAMPIRAN 9 Tangkapan Layar Papan Antrean
LAMPIRAN 10 Piagam Penghargaan
"""


@pytest.fixture(scope="module")
def empat_kantor(django_db_setup, django_db_blocker):
    with dengan_kantor(django_db_blocker):
        yield


def isi(nama: str) -> tuple[Blok, ...]:
    """The report itself, turned pages opened, without the list of points that ends a draft."""
    return tanpa_titik(susun_lkjip(bahan(nama)).dokumen.isi)


def tanpa_titik(blok: tuple[Blok, ...]) -> tuple[Blok, ...]:
    rata = [x for b in blok for x in (b.isi if isinstance(b, Melintang) else (b,))]
    akhir = next(
        (i for i, b in enumerate(rata) if isinstance(b, Judul) and b.kunci == "daftar-titik"), len(rata)
    )
    return tuple(rata[:akhir])


def semua_teks(blok: tuple[Blok, ...]) -> list[str]:
    teks: list[str] = []
    for b in blok:
        if isinstance(b, Paragraf):
            teks.append(polos(b.teks))
        elif isinstance(b, Daftar):
            teks += [polos(x) for x in b.butir]
        elif isinstance(b, Judul):
            teks.append(b.teks)
        elif isinstance(b, Tabel):
            teks += [b.judul, b.catatan, *(polos(s.teks) for baris in b.baris for s in baris)]
    return teks


def test_kerangka_kantor_contoh():
    judul = [b for b in isi("contoh") if isinstance(b, Judul) and b.tingkat < 4]
    cetak = [f"{'  ' * (b.tingkat - 1)}{f'{b.nomor} ' if b.nomor else ''}{b.teks}" for b in judul]
    assert "\n".join(cetak) == KERANGKA_CONTOH.strip("\n")


@semua_kantor
def test_setiap_indikator_dilaporkan_dengan_angka_hasil_hitung(nama):
    b = bahan(nama)
    blok = list(susun_lkjip(b).dokumen.isi)
    letak = {x.kunci: i for i, x in enumerate(blok) if isinstance(x, Judul) and x.tingkat == 4}
    assert list(letak) == [f"indikator-{x.indikator}" for s in b.hasil.sasaran for x in s.butir]
    for butir in b.hasil.butir:
        tabel = next(x for x in blok[letak[f"indikator-{butir.indikator}"] :] if isinstance(x, Tabel))
        assert butir.kode in tabel.judul and str(b.hasil.tahun) in tabel.judul
        _, _, capaian, status = (polos(s.teks) for s in tabel.baris[0])
        assert capaian == tulis_capaian(butir.capaian)
        assert (status in ("melampaui", "sesuai", "tidak tercapai", "negatif")) == (
            butir.hasil.status is not None
        )


@semua_kantor
def test_acuan_dan_kunci_lengkap(nama):
    dok = susun_lkjip(bahan(nama)).dokumen
    takarir = nomori(dok)
    berjudul = [b for b in tanpa_titik(dok.isi) if isinstance(b, Tabel) and b.judul]
    assert len(takarir.jenis("tabel")) == len(berjudul)


@semua_kantor
def test_tidak_ada_judul_kosong(nama):
    blok = isi(nama)
    for ini, lanjut in pairwise(blok):
        if isinstance(ini, Judul):
            assert not isinstance(lanjut, Judul) or lanjut.tingkat > ini.tingkat, ini
    assert not isinstance(blok[-1], Judul)


@semua_kantor
def test_yang_belum_diisi_tercetak_dan_terdaftar(nama):
    naskah = susun_lkjip(bahan(nama))
    tercetak = sum(t.count("belum diisi") for t in semua_teks(tanpa_titik(naskah.dokumen.isi)))
    terdaftar = sum("belum diisi" in m.pesan for m in naskah.belum_diisi)
    assert tercetak == terdaftar
    assert (terdaftar == 0) == (nama == "contoh")
    assert all(m.tempat and m.saran for m in naskah.belum_diisi)


@semua_kantor
def test_simpulan_sama_dengan_hitungan(nama):
    b = bahan(nama)
    teks = " ".join(semua_teks(susun_lkjip(b).dokumen.isi))
    status = Counter(x.hasil.status for x in b.hasil.butir)
    if status["melampaui"] and status["tidak_tercapai"]:
        assert f"{status['melampaui']} melampaui target" in teks
        assert f"{status['tidak_tercapai']} tidak mencapai target" in teks
    tanpa, dibatasi = (tulis_capaian(n) for n in (b.hasil.rata.rata, b.hasil.rata.rata_dibatasi))
    if b.hasil.rata.rata == b.hasil.rata.rata_dibatasi:
        assert f"adalah {tanpa}, baik tanpa pembatasan maupun bila capaian tiap indikator" in teks
    else:
        assert f"adalah {tanpa} tanpa pembatasan dan {dibatasi} bila capaian tiap indikator" in teks


def test_teks_orang_menggantikan_belum_diisi():
    b = bahan("contoh")
    kunci = b.hasil.butir[0].indikator
    semua = {t.bagian: f"Isi {t.bagian}.\n\n- satu\n- dua" for t in kerangka_lkjip(2025).telaah}
    baru = replace(b, teks={**b.teks, **{("indikator", kunci, k): v for k, v in semua.items()}})
    naskah = susun_lkjip(baru)
    teks = semua_teks(naskah.dokumen.isi)
    assert all(any(f"Isi {k}." in t for t in teks) for k in semua)
    assert not any(f"«{kunci}»" in m.saran for m in naskah.belum_diisi)
    assert any(isinstance(x, Daftar) and x.butir == ("satu", "dua") for x in naskah.dokumen.isi)


def test_teks_sasaran_berlaku_untuk_indikatornya():
    b = bahan("bangka-belitung")
    sasaran = b.hasil.sasaran[0]
    naskah = susun_lkjip(replace(b, teks={("sasaran", sasaran.kunci, "kendala"): "Kendala bersama."}))
    assert semua_teks(naskah.dokumen.isi).count("Kendala. Kendala bersama.") == 1
    kendala = [m.tempat for m in naskah.belum_diisi if m.pesan == "Kendala belum diisi"]
    # a sasaran of several indicators waits for one text; a single indicator for its own
    assert len(kendala) == len(b.hasil.sasaran) - 1
    assert not any(t.startswith(sasaran.butir[0].kode) for t in kendala)


def test_remisi_ditulis_dengan_kata_angka_dan_hasil():
    teks = semua_teks(isi("bangka-belitung"))
    assert (
        "Rumus: Narapidana yang memperoleh remisi ÷ narapidana yang diusulkan memperoleh remisi × 100" in teks
    )
    assert "Perhitungan realisasi: 2.933 ÷ 3.097 × 100 = 94,70" in teks
    assert "Perhitungan capaian: 94,70 ÷ 99 × 100 = 95,66" in teks


def test_tahun_yang_tidak_sebanding_ditandai_dan_diceritakan():
    teks = semua_teks(isi("contoh"))
    assert "Tidak sebanding: Sampai 2024 memakai skala 10" in teks
    assert any("tidak dibandingkan dengan tahun 2024 karena sampai 2024 memakai skala 10" in t for t in teks)


def test_bagan_hanya_untuk_angka_yang_bergerak():
    blok = isi("contoh")
    gambar = [b.kunci for b in blok if isinstance(b, Gambar)]
    assert "gambar-anggaran" in gambar
    assert not any("predikat" in k for k in gambar)


def test_bagan_membantu_membaca_data_yang_banyak():
    gambar = {b.kunci: b for b in isi("bangka-belitung") if isinstance(b, Gambar)}
    for kunci in ("gambar-divisi", "gambar-pegawai-unit", "gambar-anggaran-unit", "gambar-anggaran-sisa"):
        assert kunci in gambar
    assert len(gambar) >= 58
    jenis = [b for k, b in gambar.items() if k and k.startswith("gambar-jenis")]
    assert len(jenis) == 2 and "Remisi Umum 17 Agustus" in jenis[0].teks_alternatif
    assert len({g.judul for g in gambar.values()}) == len(gambar)


@semua_kantor
def test_setiap_angka_pada_bagan_ada_pada_teks_alternatifnya(nama):
    """A reader who does not see the picture misses no figure of its bars."""
    for b in isi(nama):
        if isinstance(b, Gambar) and b.bagan is not None and "data" in b.bagan:
            for titik in b.bagan["data"]["values"]:
                for angka in PERSEN.findall(titik.get("tulisan", "")):
                    assert angka in b.teks_alternatif, (b.judul, angka)


def test_skala_berbeda_dikonversi_dan_ditunjukkan():
    assert any("Realisasi dikonversi: 3,2948 ÷ 4 × 10 = 8,24." in t for t in semua_teks(isi("contoh")))


def test_anggaran_dengan_jumlah_sumber_dan_tanggal():
    b = bahan("bangka-belitung")
    tabel = next(x for x in isi("bangka-belitung") if isinstance(x, Tabel) and x.kunci == "tabel-anggaran")
    jumlah = ["109.466.687.000", "108.414.182.179", "1.052.504.821", "99,04%"]
    assert [polos(s.teks) for s in tabel.baris[-1]][1:] == jumlah
    assert "keadaan per 31 Desember 2023. Cakupan: Kanwil Babel dan 11 unit di bawahnya." in tabel.catatan
    assert len(tabel.baris) == len(b.anggaran.baris) + 1


def test_perjanjian_direkap_dengan_pihak_tanggal_dan_jumlah():
    teks = semua_teks(isi("contoh"))
    assert any("Yang berlaku adalah revisi ke-1" in t for t in teks)
    assert any(t.endswith("ditandatangani pada 6 Januari 2025.") for t in teks)
    b = bahan("contoh")
    for satu in b.perjanjian:
        assert f"Rp{tulis(sum(r for _, r in satu.anggaran), 0)}" in teks


@semua_kantor
def test_banyaknya_kueri_tidak_bergantung_pada_panjang_laporan(nama):
    with CaptureQueriesContext(connection) as kueri:
        bahan(nama)
    assert len(kueri) <= 120  # a fixed number for each source of money and scores


@semua_kantor
def test_anggaran_laporan_sama_dengan_bacaannya_sendiri(nama):
    """The report takes both from what it loads once for all tables of money."""
    kode, tahun = KANTOR[nama]
    unit = unit_dengan_kode(kode)
    for hari in (dt.date(tahun, 7, 15), dt.date(tahun + 1, 3, 2)):
        uang = muat_tahun(unit, tahun, hari)
        assert ringkas_muatan(uang) == anggaran_unit(unit, tahun, hari)
        assert kegiatan_muatan(uang) == anggaran_kegiatan(unit, tahun, hari)
    assert ringkas_muatan(uang).realisasi


def test_bacaan_sementara_bertanda_draf():
    naskah = susun_lkjip(bahan("contoh", bacaan="sementara"))
    assert naskah.dokumen.draf
    assert any("bacaan sementara" in t for t in semua_teks(naskah.dokumen.isi))
    assert any("bacaan resmi" in t for t in semua_teks(isi("contoh")))


@semua_kantor
def test_isi_sama_untuk_data_yang_sama(nama):
    assert susun_lkjip(bahan(nama)) == susun_lkjip(bahan(nama))
