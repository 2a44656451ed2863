"""Period keys, their order, months and due dates."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.periode import (
    PeriodeSalah,
    baca_periode,
    bertumpuk,
    bulan_dalam,
    jatuh_tempo,
    mencakup,
    periode_menurut_kekerapan,
    sudah_jatuh_tempo,
    tulis_tanggal,
)

AKHIRAN = ["", "-S1", "-S2", *(f"-TW{n}" for n in range(1, 5)), *(f"-{n:02d}" for n in range(1, 13))]
AKHIRAN += [f"-B{n:02d}" for n in (3, 6, 9, 12)]
kunci = st.builds(lambda t, a: f"{t}{a}", st.integers(1950, 2100), st.sampled_from(AKHIRAN))


@pytest.mark.parametrize(
    ("teks", "jenis", "awal", "akhir", "label"),
    [
        ("2023", "tahun", date(2023, 1, 1), date(2023, 12, 31), "Tahun 2023"),
        ("2023-S1", "semester", date(2023, 1, 1), date(2023, 6, 30), "Semester I 2023"),
        ("2023-S2", "semester", date(2023, 7, 1), date(2023, 12, 31), "Semester II 2023"),
        ("2023-TW2", "triwulan", date(2023, 4, 1), date(2023, 6, 30), "Triwulan II 2023"),
        ("2023-TW4", "triwulan", date(2023, 10, 1), date(2023, 12, 31), "Triwulan IV 2023"),
        ("2024-02", "bulan", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024"),
        ("2023-B03", "sd_bulan", date(2023, 1, 1), date(2023, 3, 31), "Januari–Maret 2023 (B03)"),
        ("2023-B12", "sd_bulan", date(2023, 1, 1), date(2023, 12, 31), "Januari–Desember 2023 (B12)"),
        ("2020-2024", "renstra", date(2020, 1, 1), date(2024, 12, 31), "Rencana Strategis 2020–2024"),
    ],
)
def test_a_key_names_its_days_and_its_label(
    teks: str, jenis: str, awal: date, akhir: date, label: str
) -> None:
    p = baca_periode(teks)
    assert (p.kunci, p.jenis, p.tahun, p.awal, p.akhir, p.label) == (
        teks,
        jenis,
        awal.year,
        awal,
        akhir,
        label,
    )


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("", "kosong"),
        ("23", "bentuk"),
        ("2023-", "bentuk"),
        ("2023-s1", "bentuk"),
        ("2023-TW", "bentuk"),
        ("2023-1", "bentuk"),
        ("2023-01 ", "bentuk"),
        ("2023-01\n", "bentuk"),
        ("٢٠٢٣", "bentuk"),
        ("2023-S3", "semester"),
        ("2023-S0", "semester"),
        ("2023-TW5", "triwulan"),
        ("2023-00", "bulan"),
        ("2023-13", "bulan"),
        ("2023-B04", "B03"),
        ("2024-2020", "rencana"),
        ("2020-2020", "rencana"),
        ("2020-2040", "rencana"),
        ("0000", "tahun"),
        ("9999-TW1", "tahun"),
    ],
)
def test_a_key_that_names_no_period_is_refused_with_reason_and_remedy(teks: str, alasan: str) -> None:
    with pytest.raises(PeriodeSalah) as info:
        baca_periode(teks)
    assert alasan in info.value.alasan
    assert "2023-TW2" in str(info.value)


def test_keys_of_one_kind_sort_by_time() -> None:
    for kekerapan in ("bulanan", "triwulanan", "semesteran", "tahunan"):
        deret = [p for tahun in (2009, 2010, 2023) for p in periode_menurut_kekerapan(kekerapan, tahun)]
        assert sorted(p.kunci for p in deret) == [p.kunci for p in deret]
        assert sorted(deret, key=lambda p: p.awal) == deret
    assert sorted(["2023-B12", "2023-B03", "2023-B09"]) == ["2023-B03", "2023-B09", "2023-B12"]


@pytest.mark.parametrize(
    ("kekerapan", "banyak"), [("bulanan", 12), ("triwulanan", 4), ("semesteran", 2), ("tahunan", 1)]
)
def test_the_periods_of_a_frequency_fill_the_year_without_overlap(kekerapan: str, banyak: int) -> None:
    deret = periode_menurut_kekerapan(kekerapan, 2024)  # type: ignore[arg-type]
    assert len(deret) == banyak
    assert [b for p in deret for b in bulan_dalam(p)] == bulan_dalam(baca_periode("2024"))


def test_a_fixed_month_needs_its_month_and_others_refuse_one() -> None:
    assert [p.kunci for p in periode_menurut_kekerapan("bulan_tertentu", 2023, 11)] == ["2023-11"]
    for argumen in (("bulan_tertentu", 2023, None), ("tahunan", 2023, 5), ("bulan_tertentu", 2023, 13)):
        with pytest.raises(PeriodeSalah):
            periode_menurut_kekerapan(*argumen)
    with pytest.raises(PeriodeSalah, match="mingguan"):
        periode_menurut_kekerapan("mingguan", 2023)  # type: ignore[arg-type]


def test_months_of_periods() -> None:
    assert bulan_dalam(baca_periode("2023-TW2")) == ["2023-04", "2023-05", "2023-06"]
    assert bulan_dalam(baca_periode("2023-B03")) == ["2023-01", "2023-02", "2023-03"]
    renstra = bulan_dalam(baca_periode("2020-2024"))
    assert (len(renstra), renstra[0], renstra[-1]) == (60, "2020-01", "2024-12")


@pytest.mark.parametrize(
    ("teks", "hari", "jeda", "tempo"),
    [
        ("2023-12", 10, 1, date(2024, 1, 10)),
        ("2023", 10, 1, date(2024, 1, 10)),
        ("2023-TW1", 10, 1, date(2023, 4, 10)),
        ("2023-11", 31, 0, date(2023, 11, 30)),
        ("2023-12", 31, 2, date(2024, 2, 29)),
        ("2024-12", 31, 2, date(2025, 2, 28)),
        ("2023-06", 1, 24, date(2025, 6, 1)),
    ],
)
def test_due_dates_pass_the_turn_of_the_year_and_short_months(
    teks: str, hari: int, jeda: int, tempo: date
) -> None:
    assert jatuh_tempo(baca_periode(teks), hari, jeda) == tempo


def test_a_figure_is_late_only_after_the_due_day_is_over() -> None:
    p = baca_periode("2023-12")
    assert not sudah_jatuh_tempo(p, date(2024, 1, 10))
    assert sudah_jatuh_tempo(p, date(2024, 1, 11))


@pytest.mark.parametrize(("hari", "jeda"), [(0, 1), (32, 1), (10, -1), (10, 25)])
def test_an_impossible_due_day_is_refused(hari: int, jeda: int) -> None:
    with pytest.raises(ValueError, match="jatuh tempo"):
        jatuh_tempo(baca_periode("2023"), hari, jeda)


@given(kunci, kunci)
def test_containing_and_overlapping_agree_with_the_days(a: str, b: str) -> None:
    x, y = baca_periode(a), baca_periode(b)
    assert bertumpuk(x, y) == bertumpuk(y, x) == bool(set(bulan_dalam(x)) & set(bulan_dalam(y)))
    assert mencakup(x, y) == (set(bulan_dalam(y)) <= set(bulan_dalam(x)))
    assert mencakup(x, x)


@given(kunci)
def test_the_months_of_a_period_join_without_gap_and_cover_it(k: str) -> None:
    p = baca_periode(k)
    bulan = [baca_periode(b) for b in bulan_dalam(p)]
    assert (bulan[0].awal, bulan[-1].akhir) == (p.awal, p.akhir)
    for kini, nanti in pairwise(bulan):
        assert kini.akhir + timedelta(days=1) == nanti.awal


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(teks: str) -> None:
    try:
        assert baca_periode(teks).kunci == teks
    except PeriodeSalah as salah:
        assert salah.alasan


def test_hari_ditulis_seperti_orang_membacanya():
    assert tulis_tanggal(date(2025, 1, 5)) == "5 Januari 2025"
