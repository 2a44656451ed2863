"""Target kinerja: windows by quarter and zone, states, and means that never take the unverified for 0."""

import datetime as dt
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan import target_kinerja as tk

ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
T = dt.datetime(2023, 4, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("periode", "unggah", "nilai"),
    [
        ("B03", ((2023, 3, 28), (2023, 4, 5)), ((2023, 4, 6), (2023, 4, 15))),
        ("B06", ((2023, 6, 28), (2023, 7, 5)), ((2023, 7, 6), (2023, 7, 15))),
        ("B09", ((2023, 9, 28), (2023, 10, 5)), ((2023, 10, 6), (2023, 10, 15))),
        ("B12", ((2023, 12, 28), (2024, 1, 5)), ((2024, 1, 6), (2024, 1, 15))),
    ],
)
def test_jendela_menurut_periode(periode, unggah, nilai):
    j = tk.jendela(2023, periode, tk.Hari(), "WIT")
    for rentang, (dari, sampai) in ((j.unggah, unggah), (j.nilai, nilai)):
        assert rentang.mulai == dt.datetime(*dari, tzinfo=ZoneInfo(ZONA["WIT"]))
        assert rentang.akhir == dt.datetime(*sampai, 23, 59, 59, tzinfo=ZoneInfo(ZONA["WIT"]))


def test_hari_yang_tidak_ada_berarti_hari_terakhir_bulan_itu():
    assert tk.jendela(2023, "B06", tk.Hari(unggah_mulai=31), "WIB").unggah.mulai.day == 30


def test_penilaian_memakai_zona_pemilik_dan_unggah_zona_unit():
    j = tk.jendela(2023, "B03", tk.Hari(), "WIT", "WIB")
    assert j.unggah.akhir.utcoffset() == dt.timedelta(hours=9)
    assert j.nilai.akhir.utcoffset() == dt.timedelta(hours=7)


@pytest.mark.parametrize("periode", ["B01", "2023-B03", "", "TW1"])
def test_periode_lain_ditolak(periode):
    with pytest.raises(tk.PeriodeTidakDikenal):
        tk.jendela(2023, periode, tk.Hari(), "WIB")


@given(
    st.integers(2001, 2099), st.sampled_from(tk.PERIODE), st.sampled_from(sorted(ZONA)),
    st.integers(1, 31), st.integers(1, 28), st.integers(0, 86399),
)  # fmt: skip
def test_jendela_selalu_maju_dan_batasnya_di_dalam(tahun, periode, zona, mulai, akhir, detik):
    r = tk.jendela(tahun, periode, tk.Hari(mulai, akhir), zona).unggah
    assert r.mulai < r.akhir and (r.mulai.hour, r.akhir.hour, r.akhir.minute) == (0, 23, 59)
    assert r.letak(r.mulai) == r.letak(r.akhir) == "buka"
    assert r.letak(r.mulai - dt.timedelta(microseconds=1)) == "belum"
    assert r.letak(r.akhir + dt.timedelta(seconds=1 + detik)) == "lewat"
    assert r.letak(r.akhir + dt.timedelta(microseconds=999_999)) == "buka"


SESUDAH, SEBELUM = T + dt.timedelta(days=1), T - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("diajukan", "keputusan", "harap"),
    [
        (None, None, "belum_dikirim"),
        (T, None, "belum_diverifikasi"),
        (SEBELUM, tk.Keputusan(None, T), "dikembalikan"),
        (SESUDAH, tk.Keputusan(None, T), "belum_diverifikasi"),
        (SEBELUM, tk.Keputusan(D(0), T), "dinilai"),
        (None, tk.Keputusan(D(100), T), "dinilai"),
    ],
)
def test_keadaan(diajukan, keputusan, harap):
    assert tk.keadaan(diajukan, keputusan) == harap
    assert harap in tk.KATA_KEADAAN


def test_terlambat_hanya_kiriman_pertama():
    unggah = tk.jendela(2023, "B03", tk.Hari(), "WIB").unggah
    assert tk.terlambat(T, unggah)
    assert not tk.terlambat(unggah.akhir, unggah) and not tk.terlambat(None, unggah)
    assert not tk.terlambat(T, unggah, [SEBELUM])
    assert tk.terlambat(T, unggah, [SESUDAH])


def test_rata_memakai_yang_dinilai_saja():
    assert tk.rata([D(100), None, D(50), None]) == tk.RataNilai(D(75), 2, 4)
    assert tk.rata([None, None]) == tk.RataNilai(None, 0, 2)
    assert tk.rata([D(0)]).nilai == 0


@given(st.lists(st.one_of(st.none(), st.decimals(0, 100, places=4)), max_size=40))
def test_rata_di_antara_nilainya_dan_yang_kosong_tidak_mengubahnya(nilai):
    ada = [n for n in nilai if n is not None]
    r = tk.rata(nilai)
    assert (r.nilai is None) == (not ada) and r.nilai == tk.rata(ada).nilai
    assert r.nilai is None or min(ada) <= r.nilai <= max(ada)


def test_syarat_yang_berlaku_adalah_versi_terakhir_yang_sudah_mulai():
    versi = [(1, "B03"), (2, "B09")]
    assert [tk.syarat_berlaku(versi, p) for p in tk.PERIODE] == [1, 1, 2, 2]
    assert tk.syarat_berlaku([(1, "B06")], "B03") is None
