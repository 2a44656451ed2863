"""Options that several commands share, with the reading of what the officer types."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

TAHUN_TERKECIL, TAHUN_TERBESAR = 1945, 2199


class Bacaan(StrEnum):
    resmi = "resmi"
    sementara = "sementara"


class FormatCapaian(StrEnum):
    tabel = "tabel"
    json = "json"
    csv = "csv"


class FormatReviu(StrEnum):
    teks = "teks"
    json = "json"
    html = "html"
    docx = "docx"


class FormatTelusur(StrEnum):
    pohon = "pohon"
    json = "json"


def baca_tahun(teks: str | int) -> int:
    """A year as four digits."""
    if isinstance(teks, int):
        return teks
    if not re.fullmatch(r"[0-9]{4}", teks.strip()):
        raise typer.BadParameter(f"«{teks}» bukan tahun; tulis empat angka, misalnya 2023.")
    tahun = int(teks)
    if not TAHUN_TERKECIL <= tahun <= TAHUN_TERBESAR:
        raise typer.BadParameter(f"tahun harus antara {TAHUN_TERKECIL} dan {TAHUN_TERBESAR}.")
    return tahun


def baca_tanggal(teks: str | dt.date) -> dt.date:
    """A date as 2024-01-31 or 31-01-2024."""
    if isinstance(teks, dt.date):
        return teks
    for bentuk in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return dt.datetime.strptime(teks.strip(), bentuk).date()
        except ValueError:
            continue
    raise typer.BadParameter(f"«{teks}» bukan tanggal; tulis misalnya 2024-01-31.")


def baca_kelas(teks: str) -> str:
    """Classes of the review, as one text parted by commas."""
    from sakip.reviu.model import KELAS

    pilihan = [k.strip() for k in teks.split(",") if k.strip()]
    if asing := [k for k in pilihan if k not in KELAS]:
        raise typer.BadParameter(f"kelas «{', '.join(asing)}» tidak dikenal; pilih dari {', '.join(KELAS)}.")
    return ",".join(pilihan)


def baca_porta(teks: str | int) -> int:
    """A port number."""
    if isinstance(teks, str) and not teks.strip().isdecimal():
        raise typer.BadParameter(f"«{teks}» bukan nomor porta; tulis misalnya 8000.")
    if not 1 <= int(teks) <= 65535:
        raise typer.BadParameter(f"«{teks}» di luar 1 sampai 65535.")
    return int(teks)


def baca_format_dokumen(teks: str) -> str:
    """A comma separated list of docx, pdf and html; "" stays, for a default that depends."""
    if not teks:
        return ""
    bagian = [b.strip().casefold() for b in teks.split(",") if b.strip()]
    asing = [b for b in bagian if b not in ("docx", "pdf", "html")]
    if asing or not bagian:
        raise typer.BadParameter(
            f"«{', '.join(asing) or teks}» tidak dikenal; pilih docx, pdf, html, atau beberapa dipisah koma."
        )
    return ",".join(dict.fromkeys(bagian))


def baca_periode(teks: str) -> str:
    """The key of a year or a part of one."""
    from sakip.aturan.periode import PeriodeSalah
    from sakip.pengukuran.iris import periode_laporan

    if not teks:  # the default of an option that other kinds of report do not need
        return ""
    try:
        return periode_laporan(teks.strip().upper()).kunci
    except PeriodeSalah as salah:
        raise typer.BadParameter(f"«{teks}» bukan periode laporan: {salah.alasan}. {salah.saran}") from None


Unit = Annotated[
    str,
    typer.Option(
        "--unit",
        "-u",
        metavar="UNIT",
        help="Kode unit (kanwil-babel, kemenkumham/kanwil-babel) atau nama paketnya (bangka-belitung).",
    ),
]
Tahun = Annotated[
    int, typer.Option("--tahun", "-t", metavar="TAHUN", parser=baca_tahun, help="Tahun, misalnya 2023.")
]
PilihanBacaan = Annotated[
    Bacaan,
    typer.Option(
        "--bacaan", help="resmi: hanya angka yang disetujui; sementara: semua angka yang tersimpan."
    ),
]
PerTanggal = Annotated[
    dt.date | None,
    typer.Option(
        "--per",
        metavar="TANGGAL",
        parser=baca_tanggal,
        help="Hari yang menentukan apa yang sudah jatuh tempo; bawaan: hari ini.",
    ),
]
FolderTujuan = Annotated[
    Path,
    typer.Option(
        "--ke",
        metavar="FOLDER",
        show_default=False,
        help="Folder tujuan; dibuat bila belum ada. Bawaan: folder ini.",
    ),
]
FormatDokumen = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="docx,pdf,html",
        parser=baca_format_dokumen,
        help="docx, pdf, html, atau beberapa dipisah koma.",
    ),
]
TanggalDokumen = Annotated[
    dt.date | None,
    typer.Option(
        "--tanggal",
        metavar="TANGGAL",
        parser=baca_tanggal,
        help="Tanggal dokumen dan keadaan data; bawaan: hari ini.",
    ),
]


class JenisLaporan(StrEnum):
    kinerja = "kinerja"
    manual = "manual"
    renstra = "renstra"
    target_kinerja = "target-kinerja"


class UkuranRingkasan(StrEnum):
    a4 = "a4"
    ponsel = "ponsel"
