"""Deadlines by calendar and zone: golden days and properties."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.alur import tahap_berjalan
from sakip.aturan.periode import baca_periode
from sakip.aturan.tenggat import (
    Keterlambatan,
    batas_hari,
    hari_kerja,
    hari_kerja_mulai,
    keterlambatan,
    sisa_hari,
    tenggat,
)

LIBUR_2025 = frozenset(
    {
        date(2025, 3, 28),
        date(2025, 3, 31),
        date(2025, 4, 1),
        date(2025, 4, 2),
        date(2025, 4, 3),
        date(2025, 4, 4),
    }
    | {date(2025, 4, 7), date(2025, 9, 5), date(2025, 12, 25), date(2025, 12, 26)}
)
TAHUN = st.dates(date(2020, 1, 1), date(2030, 12, 31))
ZONA = st.sampled_from(["WIB", "WITA", "WIT"])


@pytest.mark.parametrize(
    ("periode", "hari", "jeda", "jatuh"),
    [
        ("2025-03", 10, 1, date(2025, 4, 10)),  # Thursday
        ("2025-04", 10, 1, date(2025, 5, 12)),  # the 10th is a Saturday
        ("2025-07", 10, 1, date(2025, 8, 11)),  # a Sunday
        ("2025-12", 10, 1, date(2026, 1, 12)),  # next year, a Saturday
        ("2025-02", 28, 1, date(2025, 4, 8)),  # Idulfitri: off from 28 March to 7 April, with weekends
        ("2025-08", 5, 1, date(2025, 9, 8)),  # a holiday on Friday, then the weekend
        ("2025-01", 31, 1, date(2025, 2, 28)),  # February has no 31st
        ("2025-TW1", 10, 1, date(2025, 4, 10)),
        ("2025-S1", 15, 1, date(2025, 7, 15)),
        ("2025", 31, 1, date(2026, 2, 2)),  # the 31st is a Saturday
        ("2025-11", 25, 1, date(2025, 12, 29)),  # two days off, then the weekend
        ("2025-06", 30, 0, date(2025, 6, 30)),
    ],
)
def test_hari_jatuh_tempo_berpindah_ke_hari_kerja(periode, hari, jeda, jatuh):
    batas = tenggat(baca_periode(periode), "WIB", LIBUR_2025, hari=hari, jeda_bulan=jeda)
    assert batas.date() == jatuh
    assert (batas.hour, batas.minute) == (23, 59)


@pytest.mark.parametrize(("zona", "utc"), [("WIB", 16), ("WITA", 15), ("WIT", 14)])
def test_batas_berakhir_pukul_23_59_di_zona_unit(zona, utc):
    batas = batas_hari(date(2025, 4, 10), zona)
    assert batas.astimezone(UTC) == datetime(2025, 4, 10, utc, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waktu", "hasil"),
    [
        (datetime(2025, 4, 10, 14, 30, tzinfo=UTC), Keterlambatan(False)),  # 23.30 WIT: on time
        (datetime(2025, 4, 10, 14, 59, 59, 999000, tzinfo=UTC), Keterlambatan(False)),
        (datetime(2025, 4, 10, 15, 0, tzinfo=UTC), Keterlambatan(True, 1)),  # 00.00 WIT on Friday
        (datetime(2025, 4, 12, 3, tzinfo=UTC), Keterlambatan(True, 1)),  # Saturday: only Friday counts
        (datetime(2025, 4, 14, 3, tzinfo=UTC), Keterlambatan(True, 2)),  # Monday
    ],
)
def test_terlambat_dihitung_menurut_hari_kerja_di_zona_unit(waktu, hasil):
    assert keterlambatan(waktu, batas_hari(date(2025, 4, 10), "WIT"), LIBUR_2025) == hasil


def test_terlambat_pada_hari_libur_belum_sehari_kerja():
    batas = batas_hari(date(2025, 3, 27), "WIB")  # the last working day before Idulfitri
    assert keterlambatan(datetime(2025, 4, 6, 3, tzinfo=UTC), batas, LIBUR_2025) == Keterlambatan(True, 0)


def test_zona_dan_hari_yang_tidak_ada_ditolak():
    with pytest.raises(KeyError):
        batas_hari(date(2025, 1, 1), "GMT")
    with pytest.raises(ValueError, match="hari jatuh tempo"):
        tenggat(baca_periode("2025-01"), "WIB", (), hari=0)


def test_libur_tanpa_akhir_ditolak():
    semua = {date(2025, 1, 1) + timedelta(days=n) for n in range(100)}
    with pytest.raises(ValueError, match="tidak ada hari kerja"):
        hari_kerja_mulai(date(2025, 1, 1), semua)


@given(TAHUN, st.sets(TAHUN, max_size=20))
def test_tenggat_selalu_hari_kerja_dan_tidak_mendahului(hari, libur):
    jatuh = hari_kerja_mulai(hari, libur)
    assert jatuh >= hari
    assert hari_kerja(jatuh, libur)
    assert not any(hari_kerja(hari + timedelta(days=n), libur) for n in range((jatuh - hari).days))


@given(TAHUN, ZONA, st.integers(-40 * 24 * 60, 40 * 24 * 60))
def test_terlambat_bila_dan_hanya_bila_sisa_harinya_lewat(hari, zona, menit):
    batas = batas_hari(hari, zona)
    waktu = (batas + timedelta(minutes=menit)).astimezone(UTC)
    lambat = keterlambatan(waktu, batas, ())
    assert lambat.terlambat == (sisa_hari(batas, waktu) < 0)
    assert lambat.hari_kerja <= max(0, -sisa_hari(batas, waktu))


@given(TAHUN, ZONA)
def test_batas_di_timur_mendahului_batas_di_barat(hari, zona):
    assert batas_hari(hari, "WIT") <= batas_hari(hari, zona) <= batas_hari(hari, "WIB")


@pytest.mark.parametrize(
    ("terverifikasi", "jumlah", "tahap"),
    [
        ({}, 1, 1),
        ({1: {"a"}}, 1, 1),
        ({1: {"a", "b"}}, 1, 2),
        ({1: {"a", "b", "lain"}}, 2, 2),
        ({1: {"a"}, 2: {"a", "b"}}, 2, 1),  # a stage waits for the one before it
        ({1: {"a", "b"}, 2: {"b", "a"}}, 2, 3),
        ({}, 0, 1),
    ],
)
def test_tahap_yang_berjalan_adalah_yang_pertama_belum_lengkap(terverifikasi, jumlah, tahap):
    assert tahap_berjalan({"a", "b"}, terverifikasi, jumlah) == tahap
