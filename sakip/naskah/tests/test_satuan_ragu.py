"""An index in percent: the report says so beside the figure, and nothing else changes."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from sakip.naskah.bahan import ButirRekap, PerjanjianRekap
from sakip.naskah.keraguan import titik_ragu
from sakip.naskah.lkjip.susun import susun_lkjip
from sakip.naskah.satuan_ragu import SEBUTAN, indeks_berpersen, tandai_satuan
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import D, bahan, semua_teks


def indeks(rumusan: str = "Indeks kepuasan masyarakat", satuan: str = "persen"):
    b = butir(D(90), D(100), kode="1.1", satuan=satuan)
    return dataclasses.replace(b, rumusan=rumusan)


@pytest.mark.parametrize(
    ("rumusan", "satuan", "ragu"),
    [
        ("Indeks kepuasan masyarakat", "persen", True),
        ("Nilai indeks integritas", "%", True),
        ("  INDEX mutu", "Persen", True),
        ("Indeks kepuasan masyarakat", "indeks", False),
        ("Persentase unit dengan indeks baik", "persen", False),
        ("Jumlah indeks yang disusun", "persen", False),
    ],
)
def test_indeks_berpersen_dikenali_dari_awal_rumusannya(rumusan, satuan, ragu):
    assert indeks_berpersen(rumusan, satuan) is ragu


def test_laporan_mencetak_angkanya_dengan_satuan_yang_diragukan():
    b = bahan([indeks()])
    teks = semua_teks(list(susun_lkjip(b).dokumen.isi))
    assert f"Target tahun 2023 adalah 90,00 {SEBUTAN} dan realisasinya 100,00 {SEBUTAN}." in teks
    assert "90,00%" not in teks and "111,11%" in teks  # the capaian is a percentage
    (titik,) = [t for t in titik_ragu(b) if "indeks" in t.pesan]
    assert titik.jenis == "ragu" and "1.1" in titik.tempat


def test_indikator_lain_dan_angkanya_tidak_berubah():
    b = bahan([indeks("Persentase layanan"), indeks(satuan="indeks")])
    assert tandai_satuan(b) == b
    assert not [t for t in titik_ragu(b) if "indeks" in t.pesan]
    ragu = bahan([indeks()])
    (asli,), (baru,) = ragu.hasil.butir, tandai_satuan(ragu).hasil.butir
    assert (baru.target.nilai, baru.realisasi.nilai, baru.capaian) == (D(90), D(100), asli.capaian)
    assert tandai_satuan(ragu).hasil.sasaran[0].butir == (baru,)


def test_butir_acuan_perjanjian_juga_ditandai_dan_menjadi_titik():
    acuan = ButirRekap("p4.2", "Program", "Sasaran", "Indeks mutu kebijakan", indeks().target, True, 2)
    rekap = PerjanjianRekap(
        "pk", "Kepala", "Menteri", "naskah", 0, "", dt.date(2023, 1, 2), False, (acuan,), (), ()
    )
    b = bahan(perjanjian=(rekap,))
    assert tandai_satuan(b).perjanjian[0].butir[0].target.satuan == SEBUTAN
    assert [t.tempat for t in titik_ragu(b)] == ["p4.2 Indeks mutu kebijakan"]
