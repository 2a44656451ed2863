"""Markup within a line of people's text: **tebal**, *miring*, and the marks that the system itself puts."""

from __future__ import annotations

import re

from sakip.dokumen.blok import IsiTeks, Teks

#: Around what the system marks in a text. Private-use characters: people's own are taken out first.
BUKA, TUTUP = "\ue000", "\ue001"
#: No emphasis is longer than this; a lone asterisk therefore never makes reading slow.
PANJANG_TEKANAN = 1000

_TEKANAN = re.compile(
    r"(?<![\w*\\])(?P<tanda>\*{1,3})(?=[^\s*])"
    rf"(?P<isi>.{{1,{PANJANG_TEKANAN}}}?)(?<=[^\s*])(?P=tanda)(?![\w*])"
)
_TANDA = re.compile(f"{BUKA}([^{BUKA}{TUTUP}]*){TUTUP}")


def tandai(teks: str) -> str:
    """``teks`` as a mark of the system, to stand inside people's text."""
    return f"{BUKA}{teks}{TUTUP}"


def tanpa_tanda(teks: str) -> str:
    """People's text without the characters that only the system's marks use."""
    return teks.replace(BUKA, "").replace(TUTUP, "")


def runtun(teks: str) -> IsiTeks:
    """A line as runs; plain text stays a plain ``str``. What is not markup stays as it is."""
    potong = tuple(_bertanda(teks))
    if not potong:
        return ""
    if len(potong) == 1 and potong[0] == Teks(potong[0].isi):
        return potong[0].isi
    return potong


def _bertanda(teks: str) -> list[Teks]:
    """Marks first, so that no emphasis begins inside one and ends outside."""
    keluar: list[Teks] = []
    akhir = 0
    for c in _TANDA.finditer(teks):
        keluar += _tekanan(tanpa_tanda(teks[akhir : c.start()]))
        keluar.append(Teks(f"[{c[1]}]", tebal=True, miring=True))
        akhir = c.end()
    return [*keluar, *_tekanan(tanpa_tanda(teks[akhir:]))]


def _tekanan(teks: str, *, tebal: bool = False, miring: bool = False) -> list[Teks]:
    keluar: list[Teks] = []
    akhir = 0
    for c in _TEKANAN.finditer(teks):
        banyak = len(c["tanda"])
        if (banyak != 1 and tebal) or (banyak != 2 and miring):
            continue  # emphasis within the same emphasis says nothing: it stays as text
        if c.start() > akhir:
            keluar.append(Teks(teks[akhir : c.start()], tebal, miring))
        keluar += _tekanan(c["isi"], tebal=tebal or banyak != 1, miring=miring or banyak != 2)
        akhir = c.end()
    if akhir < len(teks):
        keluar.append(Teks(teks[akhir:], tebal, miring))
    return keluar
