"""What every composer of the report gets: the material, the outline, and a list of what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from sakip.dokumen.blok import Blok, Daftar, IsiTeks, Paragraf, Sel, Teks
from sakip.inti.galat import Masalah
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.lkjip.kerangka import Kerangka

BELUM_DIISI = "belum diisi"
PANJANG_JUDUL = 48

TOKEN_STATUS: dict[str | None, str] = {
    "melampaui": "status-melampaui",
    "tercapai": "status-tercapai",
    "tidak_tercapai": "status-belum",
    "negatif": "status-negatif",
    None: "status-kosong",
}
_BUTIR = re.compile(r"^\s*[-•*]\s+(?P<isi>.+)$")
_NOMOR = re.compile(r"^\s*\d{1,2}[.)]\s+(?P<isi>.+)$")


@dataclass
class Penyusun:
    """Collects what is missing while the parts are composed."""

    bahan: BahanLkjip
    kerangka: Kerangka
    kurang: list[Masalah] = field(default_factory=list)

    @property
    def tahun(self) -> int:
        return self.bahan.hasil.tahun

    def catat(self, tempat: str, pesan: str, saran: str) -> None:
        """Note a gap for the list that the command shows."""
        self.kurang.append(Masalah(tempat, pesan, saran))

    def teks(self, tingkat: str, kunci: str, bagian: str = "isi") -> str:
        """What people wrote, or ""."""
        return self.bahan.teks.get((tingkat, kunci, bagian), "")

    def teks_bab(self, kunci: str, judul: str) -> list[Blok]:
        """A chapter text; printed and listed as ``belum diisi`` when there is none."""
        isi = self.teks("bab", kunci)
        if isi:
            return list(blok_teks(isi))
        self.catat(f"bab «{kunci}»", f"{judul} {BELUM_DIISI}", f"Isi teks bab «{kunci}».")
        return [Paragraf(BELUM_DIISI, gaya="belum_diisi")]


def blok_teks(isi: str) -> Iterator[Blok]:
    """People's plain text as blocks: paragraphs parted by blank lines; ``-`` and ``1.`` make lists."""
    for alinea in re.split(r"\n\s*\n", isi.replace("\r\n", "\n").strip()):
        for jenis, baris in groupby(alinea.split("\n"), key=_jenis_baris):
            satu = list(baris)
            if jenis == "biasa":
                teks = " ".join(b.strip() for b in satu if b.strip())
                if teks:
                    yield Paragraf(teks)
            else:
                pola = _BUTIR if jenis == "butir" else _NOMOR
                butir = tuple(c["isi"].strip() for b in satu if (c := pola.match(b)))
                yield Daftar(butir, bernomor=jenis == "nomor")


def berjudul(judul: str, isi: str) -> list[Blok]:
    """A text with its run-in heading."""
    awal, *sisa = list(blok_teks(isi))
    kepala = Teks(f"{judul}. ", tebal=True)
    if isinstance(awal, Paragraf) and isinstance(awal.teks, str):
        return [Paragraf((kepala, Teks(awal.teks))), *sisa]
    return [Paragraf((Teks(f"{judul}:", tebal=True),)), awal, *sisa]


def _jenis_baris(baris: str) -> str:
    if _BUTIR.match(baris):
        return "butir"
    return "nomor" if _NOMOR.match(baris) else "biasa"


def ringkas(teks: str, panjang: int = PANJANG_JUDUL) -> str:
    """A long wording cut at a word, for captions and lists."""
    bersih = " ".join(teks.split())
    if len(bersih) <= panjang:
        return bersih
    return bersih[: panjang - 1].rsplit(" ", 1)[0].rstrip(" ,;(") + " …"


def sebut(*bagian: str | Teks) -> IsiTeks:
    """Runs from text and marked text."""
    return tuple(b if isinstance(b, Teks) else Teks(b) for b in bagian)


def sel_status(kata: str, status: str | None) -> Sel:
    """A cell that says a status by word, shape and colour."""
    return Sel(kata, warna=TOKEN_STATUS[status])


def sel_kosong() -> Sel:
    """A cell for what a person still has to fill in."""
    return Sel((Teks(BELUM_DIISI, miring=True),), warna="sorot")
