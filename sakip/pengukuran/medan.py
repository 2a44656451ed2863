"""Names of the fields of a form. The page, the workbook and the service speak of a field by the same name.

``v-12``              the value of variable 12
``v-12-k-3``          its part in category 3
``v-12-e-77-tanggal`` a stored event of list variable 12: ``tanggal``, ``nama``, ``tempat``, ``kategori``
                      (the code of a category), ``hapus`` ("1" takes the event out)
``v-12-b-1-nama``     a new event, numbered within the form
``i-5``               a result that comes as a whole, of indicator 5: a number or a word; with
                      ``i-5-nomor``, ``i-5-tanggal``, ``i-5-halaman``, ``i-5-catatan`` of its letter
``c-5-sebab``         what is written beside indicator 5: ``sebab``, ``kendala``, ``solusi``

The version that a form showed goes with ``versi-<line>``: ``versi-v-12`` (also for all events of a list),
``versi-v-12-k-3``, ``versi-i-5``, ``versi-c-5``. No Django in here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

AWALAN_VERSI = "versi-"
#: Takes a stored value out again: the line is then not reported.
KOSONGKAN = "kosongkan"
BAGIAN_KEJADIAN = ("tanggal", "nama", "tempat", "kategori", "hapus")
BAGIAN_LANGSUNG = ("nomor", "tanggal", "halaman", "catatan")
BAGIAN_CATATAN = ("sebab", "kendala", "solusi")
#: Characters of one text beside a figure (why, obstacle, remedy, note, reason); a longer one is refused.
PANJANG_TEKS = 4000
#: As many as the server takes at all (it answers 400 above): fewer would drop the rest without a word.
BANYAK_TERBESAR = 20_000

_ID = r"[1-9][0-9]{0,17}"
_POLA = re.compile(
    rf"v-(?P<v>{_ID})"
    rf"(?:-k-(?P<k>{_ID})|-e-(?P<e>{_ID})-(?P<eb>tanggal|nama|tempat|kategori|hapus)"
    rf"|-b-(?P<b>[0-9]{{1,4}})-(?P<bb>tanggal|nama|tempat|kategori|hapus))?"
    rf"|i-(?P<i>{_ID})(?:-(?P<ib>nomor|tanggal|halaman|catatan))?"
    rf"|c-(?P<c>{_ID})-(?P<cb>sebab|kendala|solusi)"
)
_BARIS = re.compile(rf"(?:v-{_ID}(?:-k-{_ID})?|i-{_ID}|c-{_ID})")


@dataclass(frozen=True)
class Medan:
    """A field name that was read. ``jenis``: nilai, bagian, kejadian, kejadian_baru, langsung, catatan."""

    jenis: str
    baris: str
    id: int
    anak: int = 0
    bagian: str = ""


def baca_medan(nama: str) -> Medan | None:
    """What ``nama`` names, or None for any other text."""
    cocok = _POLA.fullmatch(nama)
    if cocok is None:
        return None
    if cocok["v"]:
        v, baris = int(cocok["v"]), f"v-{cocok['v']}"
        if cocok["k"]:
            return Medan("bagian", f"{baris}-k-{cocok['k']}", v, int(cocok["k"]))
        if cocok["e"]:
            return Medan("kejadian", baris, v, int(cocok["e"]), cocok["eb"])
        if cocok["b"]:
            return Medan("kejadian_baru", baris, v, int(cocok["b"]), cocok["bb"])
        return Medan("nilai", baris, v)
    if cocok["i"]:
        return Medan("langsung", f"i-{cocok['i']}", int(cocok["i"]), bagian=cocok["ib"] or "")
    return Medan("catatan", f"c-{cocok['c']}", int(cocok["c"]), bagian=cocok["cb"])


def pisahkan(kiriman: Mapping[str, str]) -> tuple[dict[str, str], dict[str, int]]:
    """The fields and the versions of what a browser sent; everything else in it is left out.

    Line ends become ``\\n``. No text is cut here: what is too long is refused by its field, when it is saved.
    """
    isi: dict[str, str] = {}
    versi: dict[str, int] = {}
    for nama, teks in kiriman.items():
        if len(isi) >= BANYAK_TERBESAR:
            break
        if nama.startswith(AWALAN_VERSI):
            baris = nama.removeprefix(AWALAN_VERSI)
            if _BARIS.fullmatch(baris) and teks.isascii() and teks.isdecimal() and len(teks) < 19:
                versi[baris] = int(teks)
        elif baca_medan(nama) is not None:
            isi[nama] = teks.replace("\r\n", "\n").replace("\x00", "")
    return isi, versi
