"""Small pieces of HTML as strings: escaped text, attributes."""

from __future__ import annotations

from html import escape

from sakip.dokumen.arah import pecah
from sakip.dokumen.teks import bersih, satu_baris


def teks(isi: str) -> str:
    """Clean text, escaped; newlines become ``<br>``, what reads from right to left is isolated."""
    bagian = (
        f'<bdi dir="rtl">{escape(potong, quote=False)}</bdi>' if kanan else escape(potong, quote=False)
        for potong, kanan in pecah(bersih(isi))
    )
    return "".join(bagian).replace("\n", "<br>")


def baris(isi: str) -> str:
    """The same in one line."""
    return teks(satu_baris(isi))


def atribut(nama: str, isi: str) -> str:
    """`` name="text"``; nothing for an empty text."""
    return f' {nama}="{escape(satu_baris(isi))}"' if isi else ""


def kelas(*nama: str) -> str:
    """`` class="..."`` of those that are not empty."""
    ada = " ".join(n for n in nama if n)
    return f' class="{ada}"' if ada else ""
