"""Readers: every format becomes one model (``sakip.reviu.model.Naskah``)."""

from __future__ import annotations

from pathlib import Path

from sakip.reviu.baca.teks import baca_teks
from sakip.reviu.model import Naskah

__all__ = ["TidakTerbaca", "baca", "baca_teks"]


class TidakTerbaca(ValueError):
    """A file that cannot be read; the message says why and what to do."""


def baca(berkas: Path) -> Naskah:
    """Read a report from a file, by its content and ending."""
    try:
        isi = berkas.read_bytes()
    except OSError as salah:
        raise TidakTerbaca(f"Berkas {berkas.name} tidak dapat dibuka: {salah.strerror}.") from salah
    jenis = "markdown" if berkas.suffix.casefold() in (".md", ".markdown") else "teks"
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", errors="replace")
    if not teks.strip():
        raise TidakTerbaca(f"Berkas {berkas.name} kosong. Pilih berkas laporan yang berisi teks.")
    return baca_teks(teks, nama=berkas.name, jenis=jenis)
