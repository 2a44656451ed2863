"""Writes a calendar as RFC 5545 asks: CRLF, lines of at most 75 octets, escaped texts, stable UIDs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

OKTET_SEBARIS = 75


@dataclass(frozen=True)
class Acara:
    """One all-day event. ``uid`` stays the same however often the calendar is read."""

    uid: str
    tanggal: dt.date
    judul: str
    uraian: str = ""
    alamat: str = ""


def tulis_kalender(nama: str, acara: Iterable[Acara], waktu: dt.datetime) -> bytes:
    """The calendar as UTF-8. ``waktu`` (aware) is when it was made."""
    cap = waktu.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    baris = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SAKIP//Agenda//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{lolos(nama)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ]
    for a in sorted(acara, key=lambda a: (a.tanggal, a.uid)):
        besok = a.tanggal + dt.timedelta(days=1)
        baris += [
            "BEGIN:VEVENT",
            f"UID:{a.uid}",
            f"DTSTAMP:{cap}",
            f"DTSTART;VALUE=DATE:{a.tanggal:%Y%m%d}",
            f"DTEND;VALUE=DATE:{besok:%Y%m%d}",
            f"SUMMARY:{lolos(a.judul)}",
            *([f"DESCRIPTION:{lolos(a.uraian)}"] if a.uraian else []),
            *([f"URL:{a.alamat}"] if a.alamat else []),
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{lolos(a.judul)}",
            "TRIGGER:-P2D",
            "END:VALARM",
            "END:VEVENT",
        ]
    baris.append("END:VCALENDAR")
    return b"".join(lipat(b) for b in baris)


def lolos(teks: str) -> str:
    """A text value: backslash, comma, semicolon and line ends escaped; control characters left out."""
    teks = teks.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    teks = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c for c in teks if c >= " " or c == "\t")


def lipat(baris: str) -> bytes:
    """A content line folded at 75 octets, never inside a character, with its CRLF."""
    potong: list[bytes] = []
    kini = b""
    for c in baris:
        isi = c.encode()
        if len(kini) + len(isi) > OKTET_SEBARIS:
            potong.append(kini)
            kini = b" "
        kini += isi
    return b"\r\n".join([*potong, kini]) + b"\r\n"
