"""The fonts of the documents: Source Serif 4 for running text, Source Sans 3 for headings, tables and charts;
Amiri (Arabic) and Noto Emoji stand in for what those do not have.

All are under the SIL Open Font License and come as TTF from npm (``@expo-google-fonts/source-serif-4`` and
so on); nothing is taken from the machine's own fonts, so every machine sets the same page.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from sakip.dokumen.arah import tandai
from sakip.dokumen.galat import HurufTidakAda

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
ARAB = "Amiri"
EMOJI = "Noto Emoji"
"""In one colour, so that a page printed in grey says the same."""
_RUPA = {
    "SourceSerif4": ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
    "SourceSans3": ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
    "Amiri": ("400Regular", "700Bold"),
    "NotoEmoji": ("400Regular",),
}
BERKAS = tuple(f"{nama}_{rupa}.ttf" for nama, semua in _RUPA.items() for rupa in semua)
"""File names that must be found, at any depth, under the folder of fonts."""
_UTAMA = 0b0011
_PENGGANTI = {ARAB: 0b0100, EMOJI: 0b1000}
_TANDA_PERTAMA, _TANDA_GABUNG = "\u0300", frozenset({"Mn", "Mc", "Me"})
_TEKS_SVG = re.compile(r"(?<=>)[^<>]*[^\x00-\x7f<>][^<>]*(?=</)")


@dataclass(frozen=True, slots=True)
class Huruf:
    """The font files found, and for every character (code point) the families that can draw it, one bit
    each: 1 and 2 the main families, 4 Arabic, 8 emoji."""

    berkas: tuple[Path, ...]
    aksara: Mapping[int, int]

    @property
    def folder(self) -> tuple[Path, ...]:
        """The folders that hold the files, each once."""
        return tuple(dict.fromkeys(b.parent for b in self.berkas))

    def tampak(self, teks: str) -> str:
        """Text with "□" for every character that no font can draw (PDF/A allows no missing glyph); a mark
        that the font of its letter does not have is one of them."""
        if teks.isascii():
            return teks
        hasil, keluarga = [], 0
        for h in teks:
            punya = self.aksara.get(ord(h), 0)
            if h >= _TANDA_PERTAMA and category(h) in _TANDA_GABUNG:
                punya &= keluarga
                if not punya and "\ufe00" <= h <= "\ufe0f":  # only chooses between two looks of a sign
                    continue
            keluarga = punya
            hasil.append(h if punya or h in "\n\u00ad" else "□")
        return "".join(hasil)

    def tampak_svg(self, svg: str) -> str:
        """The same for a picture, where each part in another font must name it: there a family is not
        followed by the next."""
        if svg.isascii():
            return svg
        return _TEKS_SVG.sub(lambda teks: self._ruas_svg(teks[0]), self.tampak(svg))

    def _ruas_svg(self, teks: str) -> str:
        keluarga, isi = "", []
        for h in tandai(teks):
            punya = self.aksara.get(ord(h), _UTAMA)
            if punya & _UTAMA:
                baru = ""
            else:  # what joins two signs stays in the font of the first
                baru = keluarga if punya & _PENGGANTI.get(keluarga, 0) else ARAB if punya & 4 else EMOJI
            if baru != keluarga:
                isi.append("</tspan>" * bool(keluarga) + (f"<tspan font-family='{baru}'>" if baru else ""))
            keluarga = baru
            isi.append(h)
        return "".join(isi) + "</tspan>" * bool(keluarga)


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
    aksara: dict[int, int] = {}
    for urut, nama in enumerate(_RUPA):
        for kode in _aksara(ada[f"{nama}_400Regular.ttf"].read_bytes()):
            aksara[kode] = aksara.get(kode, 0) | 1 << urut
    return Huruf(berkas_huruf, aksara)


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
