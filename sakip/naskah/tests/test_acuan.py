"""References in texts print what the tables print, and never fail silently."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.naskah.acuan import Acuan, tanpa_tanda_rujukan
from sakip.naskah.kalimat import teks_target_realisasi, tulis_capaian
from sakip.naskah.sebaris import BUKA, TUTUP
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor import bahan_kecil, dua_butir

BAHAN = bahan_kecil()


def isi(teks: str, indikator: str = "", bahan=BAHAN):
    return Acuan(bahan).isi(teks, indikator)


@pytest.mark.parametrize(
    ("teks", "cetak"),
    [
        ("{capaian:1.1}", "97,40%"),
        ("{capaian:ind-1.1}", "97,40%"),
        ("{realisasi:1.1}", "87,66%"),
        ("{target:1.2}", "80,00%"),
        ("{realisasi:1.1:2022}", "89,50%"),
        ("{capaian:1.1:2022}", "101,70%"),
        ("{realisasi:1.1:2023}", "87,66%"),
        ("{pagu}", "Rp1.000.000"),
        ("{realisasi_anggaran}", "Rp975.500"),
        ("{serapan}", "97,55%"),
        ("{rata_capaian}", "111,20%"),
        ("{jumlah_indikator}", "2"),
        ("{jumlah_tercapai}", "1"),
        ("a {capaian: 1.1 } b {capaian:1.2} c", "a 97,40% b 125,00% c"),
    ],
)
def test_rujukan_tercetak_seperti_di_tabel(teks, cetak):
    terisi = isi(teks)
    assert terisi.teks == cetak and terisi.temuan == []


def test_rujukan_tanpa_kode_adalah_indikator_pemilik_teks():
    assert isi("{capaian}", "ind-1.2").teks == "125,00%"
    assert isi("{realisasi:2022} {realisasi::2022}", "ind-1.1").teks == "89,50% 89,50%"
    assert "indikatornya tidak disebut" in isi("{capaian}").temuan[0].pesan


def test_rujukan_sama_dengan_penulis_tabel():
    for b in BAHAN.hasil.butir:
        target, realisasi = teks_target_realisasi(b)
        semua = f"{{target:{b.kode}}}|{{realisasi:{b.kode}}}|{{capaian:{b.kode}}}"
        assert isi(semua).teks == f"{target}|{realisasi}|{tulis_capaian(b.capaian)}"


@pytest.mark.parametrize(
    ("teks", "sebab", "saran"),
    [
        ("{capaian:1.3}", "tidak ada indikator «1.3»", "1.1"),
        ("{capaian:ind-1.9}", "tidak ada indikator", "ind-1.1"),
        ("{realisasi:1.1:22}", "bukan tahun", "2022"),
        ("{capain:1.1}", "nama «capain» tidak ada", "{capaian…}"),
    ],
)
def test_rujukan_tak_dikenal_tetap_terlihat_ditandai_dan_disebut(teks, sebab, saran):
    terisi = isi(f"Nilai {teks}.")
    assert terisi.teks == f"Nilai {BUKA}{teks}: rujukan tidak dikenal{TUTUP}."
    (temuan,) = terisi.temuan
    assert sebab in temuan.pesan and saran in temuan.saran and temuan.jenis == "kurang"
    assert tanpa_tanda_rujukan(terisi.teks) == f"Nilai {teks}."


def test_yang_tidak_berangka_tercetak_sebagai_kata_dan_disebut():
    kosong = butir(Decimal(90), None, kode="1.1", keadaan="kosong")
    terisi = isi("{realisasi:1.1} dan {capaian:1.1} dan {realisasi:1.1:2019}", bahan=bahan_kecil([kosong]))
    assert terisi.teks == "belum dilaporkan dan belum dilaporkan dan tidak tersedia"
    assert len(terisi.temuan) == 3 and all("tidak berangka" in t.pesan for t in terisi.temuan)
    assert "2022" in terisi.temuan[2].saran


def test_kode_yang_dipakai_dua_indikator_tidak_ditebak():
    a, b = dua_butir()
    bahan = bahan_kecil([a, replace(b, kode="1.1")])
    (temuan,) = isi("{capaian:1.1}", bahan=bahan).temuan
    assert "beberapa indikator" in temuan.pesan and "ind-1.2" in temuan.saran


def test_tempat_rujukan_dicatat_menurut_teks_jadi():
    terisi = isi("Awal {target:1.1} dan {capaian:1.2}.")
    assert [terisi.teks[s.awal : s.akhir] for s in terisi.sebutan] == ["90,00%", "125,00%"]
    assert [s.indikator for s in terisi.sebutan] == ["ind-1.1", "ind-1.2"]


def test_kurung_kurawal_lain_adalah_teks_biasa():
    for teks in ("{a}", "{}", "{{x}}", "\\{catatan: y}", "{Capaian}", "{capaian"):
        terisi = isi(teks)
        assert terisi.teks == teks and terisi.temuan == []


@given(
    st.text(alphabet="{}:capainrelstgu_0123456789. \n\ue000", max_size=80),
    st.sampled_from(["", "ind-1.1", "x"]),
)
def test_masukan_apa_pun_tidak_pernah_gagal(teks, indikator):
    isi(teks, indikator)
