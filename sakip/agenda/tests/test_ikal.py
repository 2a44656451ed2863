"""The calendar file: lines, escapes, stable UIDs (RFC 5545)."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sakip.agenda.ikal import Acara, lipat, lolos, tulis_kalender

WAKTU = dt.datetime(2025, 3, 1, 3, 0, tzinfo=dt.UTC)


def buka(isi: bytes) -> list[str]:
    """Content lines with their folds taken out."""
    return isi.decode().replace("\r\n ", "").split("\r\n")


def test_kalender_memuat_acara_sehari_dengan_uid_tetap():
    acara = Acara(
        "kinerja-2025-02-a@sakip",
        dt.date(2025, 3, 10),
        "Tenggat; a, b",
        "Baris\nkedua",
        "https://x.id/tugas/",
    )
    baris = buka(tulis_kalender("Tenggat", [acara], WAKTU))
    assert baris[0] == "BEGIN:VCALENDAR"
    assert baris[-2:] == ["END:VCALENDAR", ""]
    for wajib in (
        "VERSION:2.0",
        "UID:kinerja-2025-02-a@sakip",
        "DTSTAMP:20250301T030000Z",
        "DTSTART;VALUE=DATE:20250310",
        "DTEND;VALUE=DATE:20250311",
        "SUMMARY:Tenggat\\; a\\, b",
        "DESCRIPTION:Baris\\nkedua",
    ):
        assert wajib in baris


@given(st.text(max_size=400))
def test_tidak_ada_baris_yang_lebih_dari_75_oktet_dan_isinya_utuh(teks):
    isi = lipat(f"SUMMARY:{lolos(teks)}")
    assert isi.endswith(b"\r\n")
    baris = isi[:-2].split(b"\r\n")
    assert all(len(b) <= 75 for b in baris)
    for b in baris:
        b.decode()  # never cut inside a character
    assert "".join(b.decode()[n > 0 :] for n, b in enumerate(baris)) == f"SUMMARY:{lolos(teks)}"


@given(st.text())
def test_teks_tidak_dapat_membuat_baris_baru(teks):
    assert not {"\r", "\n"} & set(lolos(teks))
