"""Labels are computed once, per chapter; words are divided only where that is certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.dokumen.blok import DaftarIsi, Judul, Kolom, Tabel
from sakip.dokumen.penggalan import PENGGAL, paksa, penggal_kata, sisipkan
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.teks import bersih
from sakip.dokumen.tests.contoh import dengan_isi

KOLOM = (Kolom("A"),)


def _tabel(judul="Isi", kunci=""):
    return Tabel(judul, KOLOM, (), kunci=kunci)


def test_takarir_bernomor_per_bab():
    dok = dengan_isi(
        Judul(1, "IKHTISAR"),
        _tabel(),
        DaftarIsi(),
        Judul(1, "RINGKASAN"),
        _tabel(),
        Judul(1, "PENDAHULUAN", "BAB I"),
        _tabel(),
        _tabel(judul=""),
        _tabel(),
        Judul(1, "AKUNTABILITAS", "BAB III"),
        _tabel(kunci="t"),
        Judul(1, "PERJANJIAN KINERJA", "LAMPIRAN II"),
        _tabel(),
        Judul(1, "FOTO", "LAMPIRAN C"),
        _tabel(),
    )
    nomor = nomori(dok)
    label = [e.label for e in nomor.jenis("tabel")]
    assert label == [
        "Tabel 1", "Tabel 2", "Tabel 1.1", "Tabel 1.2", "Tabel 3.1", "Tabel L2.1", "Tabel LC.1",
    ]  # fmt: skip
    assert nomor.menurut_kunci["t"].acuan == "Tabel 3.1"
    assert nomor.awal_batang == 5


def test_acuan_judul():
    nomor = nomori(
        dengan_isi(
            Judul(1, "PENUTUP", "BAB IV", "a"), Judul(2, "Simpulan", "4.1", "b"), Judul(2, "Saran", None, "c")
        )
    )
    assert [nomor.menurut_kunci[k].acuan for k in "abc"] == ["Bab IV", "Subbab 4.1", "“Saran”"]


@pytest.mark.parametrize(
    ("kata", "hasil"),
    [
        ("pertanggungjawaban", "per-tang-gung-ja-waban"),
        ("penyelenggaraan", "pe-nye-leng-ga-raan"),
        ("mempertimbangkan", "mem-per-tim-bang-kan"),
        ("pengembangan", "pengem-bangan"),  # not "pengemba-ngan": the base is kembang
        ("keimigrasian", "kei-migra-sian"),
        ("mengadakan", "menga-dakan"),  # not "me-ngadakan": the base is ada
        ("masyarakat", "ma-sya-ra-kat"),
        ("kontrak", "kon-trak"),
        ("program", "program"),
        ("kebaikan", "ke-baikan"),  # not "kebai-kan": the base is baik
        ("memuaskan", "memuas-kan"),
    ],
)
def test_kata_dipenggal_hanya_di_tempat_yang_pasti(kata, hasil):
    assert "-".join(penggal_kata(kata)) == hasil


@pytest.mark.parametrize(
    "teks",
    [
        "PERTANGGUNGJAWABAN",
        "https://contoh.go.id/penyelenggaraan",
        "nama.penyelenggara@contoh.go.id",
        "18.502.034",
    ],
)
def test_singkatan_alamat_dan_angka_tidak_dipenggal(teks):
    assert PENGGAL not in sisipkan(teks)


def test_teks_dibersihkan_dari_yang_tidak_dapat_ditulis():
    assert bersih("a\x00b\u202ec\r\nd\u2028e  f\tg\u00adh\ue000") == "abc\nd\ne f gh"
    assert bersih("e\u0301") == "é"


@given(st.text(st.sampled_from("abcdeABCDE123.,-/ ngsy"), max_size=200), st.integers(4, 40))
@settings(deadline=None)
def test_yang_terlalu_panjang_dipaksa_terpenggal_tanpa_berubah(teks, muat):
    hasil = paksa(teks, muat)
    assert hasil.replace(PENGGAL, "") == teks
    for ruas in re.split(rf"[\s/\-{PENGGAL}]", hasil):
        assert len(ruas) <= muat or re.fullmatch(r"[\d.,]{1,24}", ruas)
