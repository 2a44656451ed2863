"""Blocks refuse what cannot be written, and say where."""

from __future__ import annotations

import pytest

from sakip.dokumen.blok import (
    Acuan,
    BlokSalah,
    Daftar,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    Teks,
    kisi_sel,
)
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests.contoh import dengan_isi
from sakip.dokumen.warna import TOKEN

DUA_KOLOM = (Kolom("Nama"), Kolom("Nilai"))


@pytest.mark.parametrize(
    ("baris", "potongan_pesan"),
    [
        (((Sel("a"), Sel("1")), (Sel("b"),)), "baris 2: 1 sel"),
        (((Sel("a"), Sel("1"), Sel("2")),), "baris 1: 3 sel"),
        (((Sel("a", gabung_kolom=3),),), "baris 1: 1 sel (selebar 3 kolom)"),
        (((Sel("a", gabung_baris=2), Sel("1")), (Sel("b"), Sel("2"))), "baris 2: 2 sel"),
        (((Sel("a", gabung_baris=2), Sel("1")),), "melewati baris terakhir"),
        (((Sel("a", gabung_kolom=0), Sel("1")),), "sel 1: gabung_kolom"),
    ],
)
def test_baris_yang_tidak_pas_disebut_dengan_tabel_dan_barisnya(baris, potongan_pesan):
    with pytest.raises(BlokSalah, match="Tabel “Rekap”") as galat:
        Tabel("Rekap", DUA_KOLOM, baris)
    assert potongan_pesan in str(galat.value)


def test_baris_kepala_diperiksa_juga():
    with pytest.raises(BlokSalah, match="baris kepala 1"):
        Tabel("Rekap", DUA_KOLOM, (), kepala=((Sel("hanya satu"),),))


def test_sel_gabungan_mengambil_tempat_di_bawahnya():
    baris = ((Sel("a", gabung_baris=2, gabung_kolom=2), Sel("1")), (Sel("2"),))
    (_, _), bawah = kisi_sel(baris, 3)
    assert [(t.kolom, t.lebar, t.sel) for t in bawah] == [(0, 2, None), (2, 1, 0)]


@pytest.mark.parametrize(
    "buat",
    [
        lambda: Judul(5, "Terlalu dalam"),
        lambda: Judul(1, "  "),
        lambda: Daftar(()),
        lambda: Kolom("x", lebar=0),
        lambda: Sel("x", warna="merah-menyala"),
        lambda: Teks("klik", tautan="javascript:alert(1)"),
        lambda: Tabel("Kosong", (), ()),
        lambda: Gambar("Dua", "alt", bagan={}, berkas=b"x"),
        lambda: Gambar("Tanpa alternatif", " ", bagan={}),
        lambda: Gambar("Terlalu lebar", "alt", bagan={}, lebar_persen=120),
        lambda: Paragraf("x", gaya="lain"),  # type: ignore[arg-type]
    ],
)
def test_blok_yang_salah_ditolak(buat):
    with pytest.raises(BlokSalah):
        buat()


def test_acuan_tanpa_tujuan_dan_kunci_ganda_ditolak():
    with pytest.raises(BlokSalah, match="tidak-ada"):
        nomori(dengan_isi(Paragraf((Acuan("tidak-ada"),))))
    with pytest.raises(BlokSalah, match="dipakai dua kali"):
        nomori(dengan_isi(Judul(1, "A", kunci="k"), Judul(1, "B", kunci="k")))


def _terang(warna: str) -> float:
    kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("nama", TOKEN)
def test_teks_di_atas_warna_terbaca(nama):
    terang, gelap = _terang(TOKEN[nama].latar), _terang(TOKEN[nama].teks)
    assert (terang + 0.05) / (gelap + 0.05) >= 7


def test_setiap_status_punya_bentuk_sendiri():
    bentuk = [w.bentuk for nama, w in TOKEN.items() if nama.startswith("status-")]
    assert all(bentuk) and len(set(bentuk)) == len(bentuk)
