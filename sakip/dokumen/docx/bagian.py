"""Sections of a DOCX: paper, direction, numbers of pages, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sakip.dokumen.docx.gaya import twip
from sakip.dokumen.halaman import Halaman

Jenis = Literal["depan", "romawi", "arab", "surat"]
"""What stands before the numbered pages (letter, cover); front matter; the body; a letter or agreement."""
_ANGKA: Mapping[Jenis, str] = {"romawi": "lowerRoman", "arab": "decimal", "surat": "decimal"}
_PPR = re.compile(r"<w:p>(<w:pPr>)?")
_AWAL = re.compile(r"<w:p>(?:<w:pPr>((?:<w:pStyle [^>]*/>)?(?:<w:keepNext/>)?(?:<w:keepLines/>)?))?")
_KECIL = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


@dataclass
class Bagian:
    """The body while it is written: a section ends where the kind or the direction of its pages changes.

    ``rujukan``: the references to headers and footers by kind and direction (turned or not).
    """

    tegak: Halaman
    rujukan: Mapping[tuple[Jenis, bool], str]
    jenis: Jenis
    putar: bool = False
    _selesai: list[str] = field(default_factory=list)
    _terbuka: list[str] = field(default_factory=list)
    _pernah: set[Jenis] = field(default_factory=set)

    def tulis(self, xml: str, jenis: Jenis, *, putar: bool = False) -> None:
        """Go on with ``xml`` on pages of this kind and direction."""
        if (jenis, putar) != (self.jenis, self.putar):
            self.tutup()
            self.jenis, self.putar = jenis, putar
        self._terbuka.append(xml)

    def tutup(self) -> None:
        """End the section that is being written, if there is any."""
        isi = "".join(self._terbuka)
        if isi:
            self._selesai.append(sematkan(isi, self._sifat()))
            self._pernah.add(self.jenis)
        self._terbuka = []

    def akhir(self) -> str:
        """The whole body with the properties of its last section."""
        isi = "".join(self._terbuka) or f"<w:p><w:pPr>{_KECIL}</w:pPr></w:p>"
        return f"{''.join(self._selesai)}{isi}{self._sifat()}"

    def _sifat(self) -> str:
        pertama = self.jenis not in self._pernah
        awal = ' w:start="1"' if pertama else ""
        nomor = f'<w:pgNumType w:fmt="{_ANGKA[self.jenis]}"{awal}/>' if self.jenis in _ANGKA else ""
        lain = "<w:titlePg/>" if self.jenis == "surat" and pertama else ""
        return (
            f'<w:sectPr>{self.rujukan[self.jenis, self.putar]}<w:type w:val="nextPage"/>'
            f"{_kertas(self.tegak.diputar() if self.putar else self.tegak)}{nomor}{lain}</w:sectPr>"
        )


def _kertas(h: Halaman) -> str:
    arah = ' w:orient="landscape"' if h.lebar > h.tinggi else ""
    kepala, kaki = (twip(5), twip(5)) if h.sempit else (850, 680)
    return (
        f'<w:pgSz w:w="{twip(h.lebar)}" w:h="{twip(h.tinggi)}"{arah}/><w:pgMar w:top="{twip(h.atas)}" '
        f'w:right="{twip(h.kanan)}" w:bottom="{twip(h.bawah)}" w:left="{twip(h.kiri)}" '
        f'w:header="{kepala}" w:footer="{kaki}" w:gutter="0"/>'
    )


def sematkan(isi: str, sifat: str) -> str:
    """Section properties in the last paragraph: an empty one of its own could fall on a page of its own."""
    letak = isi.rfind("<w:p>")
    awal = _PPR.match(isi, letak) if letak >= 0 else None
    if awal is None or not isi.endswith("</w:p>"):
        return f"{isi}<w:p><w:pPr>{_KECIL}{sifat}</w:pPr></w:p>"
    if awal[1] is None:
        return f"{isi[: awal.end()]}<w:pPr>{sifat}</w:pPr>{isi[awal.end() :]}"
    akhir = isi.index("</w:pPr>", letak)
    return f"{isi[:akhir]}{sifat}{isi[akhir:]}"


def di_halaman_baru(isi: str) -> str:
    """The same, beginning on a new page."""
    awal = _AWAL.match(isi)
    if awal is None:
        return f"<w:p><w:pPr><w:pageBreakBefore/>{_KECIL}</w:pPr></w:p>{isi}"
    sisa = isi[awal.end() :]
    if awal[1] is None:
        return f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{sisa}"
    return f"<w:p><w:pPr>{awal[1]}<w:pageBreakBefore/>{sisa}"
