"""The fonts of the documents: Source Serif 4 for running text, Source Sans 3 for headings, tables and charts.

Both are under the SIL Open Font License and come as TTF from npm (``@expo-google-fonts/source-serif-4`` and
``@expo-google-fonts/source-sans-3``); nothing is taken from the machine's own fonts, so every machine sets
the same page.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sakip.dokumen.galat import HurufTidakAda

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
_RUPA = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
BERKAS = tuple(f"{nama}_{rupa}.ttf" for nama in ("SourceSerif4", "SourceSans3") for rupa in _RUPA)
"""File names that must be found, at any depth, under the folder of fonts."""


@dataclass(frozen=True, slots=True)
class Huruf:
    """The font files found, and every character (code point) that one of the families can draw."""

    berkas: tuple[Path, ...]
    aksara: frozenset[int]

    @property
    def folder(self) -> tuple[Path, ...]:
        """The folders that hold the files, each once."""
        return tuple(dict.fromkeys(b.parent for b in self.berkas))

    def tampak(self, teks: str) -> str:
        """Text with "□" for every character that no font can draw (PDF/A allows no missing glyph)."""
        if teks.isascii():
            return teks
        return "".join(h if ord(h) in self.aksara or h in "\n\u00ad" else "□" for h in teks)


@lru_cache(maxsize=4)
def cari_huruf(folder: Path) -> Huruf:
    """Find the files of :data:`BERKAS` under ``folder``; :class:`HurufTidakAda` lists what is missing."""
    ada: dict[str, Path] = {}
    for berkas in sorted(folder.rglob("*.ttf")):
        ada.setdefault(berkas.name, berkas.resolve())
    if kurang := [nama for nama in BERKAS if nama not in ada]:
        raise HurufTidakAda(
            f"Berkas huruf tidak ada di {folder}: {', '.join(kurang)}. Pasang dengan `npm "
            f"install --omit=dev`."
        )
    berkas_huruf = tuple(ada[nama] for nama in BERKAS)
    serif, sans = (
        _aksara(ada[f"{nama}_400Regular.ttf"].read_bytes()) for nama in ("SourceSerif4", "SourceSans3")
    )
    return Huruf(berkas_huruf, serif | sans)


def _aksara(isi: bytes) -> frozenset[int]:
    """Code points with a glyph: the format 12 subtable of a TrueType ``cmap`` (OpenType specification,
    cmap)."""
    (jumlah,) = struct.unpack_from(">H", isi, 4)
    tabel = {
        isi[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", isi, 20 + 16 * i)[0] for i in range(jumlah)
    }
    cmap = tabel[b"cmap"]
    (jumlah,) = struct.unpack_from(">H", isi, cmap + 2)
    for i in range(jumlah):
        awal = cmap + struct.unpack_from(">I", isi, cmap + 8 + 8 * i)[0]
        if struct.unpack_from(">H", isi, awal)[0] == 12:
            (kelompok,) = struct.unpack_from(">I", isi, awal + 12)
            rentang = (struct.unpack_from(">II", isi, awal + 16 + 12 * j) for j in range(kelompok))
            return frozenset(k for a, b in rentang for k in range(a, b + 1))
    raise HurufTidakAda("Berkas huruf rusak: tabel cmap format 12 tidak ada; pasang ulang paket hurufnya.")
