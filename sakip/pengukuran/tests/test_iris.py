"""Part of a year: what belongs to it, what is cut out of year-to-date figures, which target speaks of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.agregasi import AturanVariabel, Nilai, gabung_waktu
from sakip.aturan.periode import PeriodeSalah, baca_periode
from sakip.pengukuran.iris import (
    Rentang,
    TargetBagian,
    iris,
    iris_unit,
    periode_laporan,
    pilih_target,
    sampai_akhir,
    sebelumnya,
    setahun,
)

BULANAN = AturanVariabel("v")
SD_BULAN = AturanVariabel("v", isian="sd_bulan")


def isi(**nilai):
    return {
        f"2025-{k.strip('b')}": Nilai("nihil") if n is None else Nilai("ada", D(n)) for k, n in nilai.items()
    }


def rentang(kunci):
    p = baca_periode(kunci)
    return Rentang(p.awal, p.akhir)


@pytest.mark.parametrize(
    ("kunci", "lalu"),
    [
        ("2025-TW2", "2025-TW1"),
        ("2025-TW1", None),
        ("2025-07", "2025-06"),
        ("2025-01", None),
        ("2025-S2", "2025-S1"),
        ("2025-B12", "2025-B09"),
        ("2025-B03", None),
        ("2025", None),
    ],
)
def test_periode_sebelumnya_ada_dalam_tahun_yang_sama(kunci, lalu):
    hasil = sebelumnya(baca_periode(kunci))
    assert (hasil.kunci if hasil else None) == lalu


@pytest.mark.parametrize("kunci", ["2020-2024", "2025-13", "2025-TW5", "", "dua"])
def test_yang_bukan_bagian_tahun_ditolak(kunci):
    with pytest.raises(PeriodeSalah):
        periode_laporan(kunci)


def test_periode_tahun_lain_ditolak_dengan_sebabnya():
    with pytest.raises(PeriodeSalah, match="bukan bagian dari tahun 2024"):
        periode_laporan("2025-TW1", 2024)


def test_akhir_tahun_dikenali_dari_harinya():
    kunci = ("2025", "2025-TW4", "2025-12", "2025-B12", "2025-S2")
    assert all(setahun(baca_periode(k)) for k in kunci)
    assert not setahun(baca_periode("2025-B09"))


def test_angka_bulan_masuk_bila_seluruh_bulannya_di_dalam():
    data = isi(b03=1, b04=2, b06=4, b07=8)
    assert list(iris_unit(BULANAN, data, rentang("2025-TW2"))) == ["2025-04", "2025-06"]
    assert list(iris_unit(BULANAN, data, sampai_akhir(baca_periode("2025-TW2")))) == [
        "2025-03",
        "2025-04",
        "2025-06",
    ]


def test_angka_setahun_tidak_dipotong_dan_disebut_lebih_panjang():
    data = {"v": {"a": {"2025": Nilai("ada", D(1460))}}}
    hasil, panjang = iris(data, {"v": BULANAN}, sampai_akhir(baca_periode("2025-TW2")))
    assert (hasil, panjang) == ({"v": {}}, frozenset({"v"}))
    hasil, panjang = iris(data, {"v": BULANAN}, sampai_akhir(baca_periode("2025-TW4")))
    assert hasil == data and not panjang


def test_angka_sd_bulan_menjadi_selisih_di_dalam_triwulan():
    data = isi(b03=2835, b04=3670, b05=4590, b06=5450)
    assert iris_unit(SD_BULAN, data, rentang("2025-TW2")) == isi(b06=2615)
    assert iris_unit(SD_BULAN, data, rentang("2025-05")) == isi(b05=920)
    assert iris_unit(SD_BULAN, data, sampai_akhir(baca_periode("2025-TW2")))["2025-06"].nilai == 5450


def test_selisih_tidak_dikarang_bila_awalnya_tidak_diketahui():
    assert iris_unit(SD_BULAN, isi(b02=10, b06=30), rentang("2025-TW2")) == {}


def test_stok_sd_bulan_tidak_diselisihkan():
    stok = AturanVariabel("v", sifat="stok", waktu="terakhir", isian="sd_bulan")
    assert iris_unit(stok, isi(b03=10, b06=12), rentang("2025-TW2")) == isi(b06=12)


@given(st.lists(st.integers(0, 10**9), min_size=12, max_size=12), st.integers(1, 12))
def test_jumlah_bulan_sama_dengan_angka_sampai_bulan_itu(bulan, sampai):
    """Whether a flow is entered by month or to date, its months add up to its figure to date."""
    kumulatif = [sum(bulan[: i + 1]) for i in range(12)]
    akhir = baca_periode(f"2025-{sampai:02d}")
    for aturan, nilai in ((BULANAN, bulan), (SD_BULAN, kumulatif)):
        data = {f"2025-{i:02d}": Nilai("ada", D(n)) for i, n in enumerate(nilai, 1)}
        tiap = [
            gabung_waktu(aturan, iris_unit(aturan, data, rentang(f"2025-{i:02d}"))).nilai
            for i in range(1, sampai + 1)
        ]
        sejauh = gabung_waktu(aturan, iris_unit(aturan, data, sampai_akhir(akhir))).nilai
        assert sum(tiap) == sejauh == kumulatif[sampai - 1]


T = TargetBagian


@pytest.mark.parametrize(
    ("kunci", "terpilih"),
    [
        ("2025-TW2", ("2025-TW2", False)),
        ("2025-06", ("2025-B06", True)),
        ("2025-S1", ("2025-B06", True)),
        ("2025-B06", ("2025-B06", True)),
        ("2025-TW1", ("2025-TW1", False)),
        ("2025-B03", ("2025-TW1", False)),
        ("2025-03", None),
        ("2025-09", None),
        ("2025", None),
    ],
)
def test_target_dipilih_menurut_periodenya(kunci, terpilih):
    target = [
        T("2025-TW1", D(2), False),
        T("2025-TW2", D(3), False),
        T("2025-B06", D(5), True),
        T("2025-B12", D(10), True),
    ]
    hasil = pilih_target(target, baca_periode(kunci))
    assert (hasil and (hasil.periode, hasil.kumulatif)) == terpilih


def test_target_periode_yang_kumulatif_berlaku_untuk_hari_akhir_yang_sama():
    hasil = pilih_target([T("2025-TW2", D(5), True)], baca_periode("2025-06"))
    assert hasil is not None and hasil.periode == "2025-TW2"
    assert pilih_target([T("2025-TW2", D(5), False)], baca_periode("2025-S1")) is None


def test_rentang_mengenal_awal_tahun():
    assert sampai_akhir(baca_periode("2025-07")) == Rentang(dt.date(2025, 1, 1), dt.date(2025, 7, 31))
    assert sampai_akhir(baca_periode("2025-07")).dari_januari and not rentang("2025-07").dari_januari
