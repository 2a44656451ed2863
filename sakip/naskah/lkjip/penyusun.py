"""What every composer of the report gets: the material, the outline, and a list of what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from sakip.dokumen.blok import Blok, IsiTeks, Paragraf, Sel, Tabel, Teks
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.lkjip.kerangka import Bagian, Kerangka
from sakip.naskah.teks import berjudul as berjudul
from sakip.naskah.teks import blok_teks as blok_teks
from sakip.naskah.titik import JenisTitik, Titik, buat_titik

BELUM_DIISI = "belum diisi"
PANJANG_JUDUL = 64
PANJANG_POTONG = 44
"""A wording of at most :data:`PANJANG_JUDUL` characters stands whole in a caption; a longer one is cut so
short that the caption stays on one line."""

TOKEN_STATUS: dict[str | None, str] = {
    "melampaui": "status-melampaui",
    "tercapai": "status-tercapai",
    "tidak_tercapai": "status-belum",
    "negatif": "status-negatif",
    None: "status-kosong",
}


PERTAMA = Bagian("", "", None, 1, "")


@dataclass
class Penyusun:
    """Collects what is missing while the parts are composed; ``bagian`` is the part being composed."""

    bahan: BahanLkjip
    kerangka: Kerangka
    titik: list[Titik] = field(default_factory=list)
    bagian: Bagian = PERTAMA
    #: Whether unrevised copies are marked where they stand; the final report has no such marks.
    bertanda: bool = True
    #: Long recap tables by indicator, found while Bab III is composed; printed in the annex.
    rincian: dict[str, list[Tabel]] = field(default_factory=dict)

    @property
    def tahun(self) -> int:
        return self.bahan.hasil.tahun

    def catat(self, tempat: str, pesan: str, saran: str, jenis: JenisTitik = "kurang", isi: str = "") -> None:
        """Note a point for the list of the draft and of ``sakip titik``; ``isi`` as in :func:`buat_titik`."""
        self.titik.append(buat_titik(jenis, tempat, pesan, saran, isi))

    def teks(self, tingkat: str, kunci: str, bagian: str = "isi") -> str:
        """What people wrote, or ""."""
        return self.bahan.teks.get((tingkat, kunci, bagian), "")

    def teks_bab(self, kunci: str, judul: str) -> list[Blok]:
        """A chapter text; printed and listed as ``belum diisi`` when there is none."""
        isi = self.teks("bab", kunci)
        if isi:
            return list(blok_teks(isi, self.bahan.profil.berkas))
        saran = f"Tulis di menu Laporan (teks bab «{kunci}»), atau isi dalam paket."
        self.catat(f"bab «{kunci}»", f"{judul} {BELUM_DIISI}", saran)
        return [Paragraf(BELUM_DIISI, gaya="belum_diisi")]


def ringkas(teks: str, panjang: int = PANJANG_JUDUL) -> str:
    """A long wording cut at a word, for captions and lists."""
    bersih = " ".join(teks.split())
    if len(bersih) <= panjang:
        return bersih
    potong = PANJANG_POTONG if panjang == PANJANG_JUDUL else panjang
    return bersih[: potong - 1].rsplit(" ", 1)[0].rstrip(" ,;(") + " …"


def sebut(*bagian: str | Teks) -> IsiTeks:
    """Runs from text and marked text."""
    return tuple(b if isinstance(b, Teks) else Teks(b) for b in bagian)


def sel_status(kata: str, status: str | None) -> Sel:
    """A cell that says a status by word, shape and colour."""
    return Sel(kata, warna=TOKEN_STATUS[status])


def sel_kosong() -> Sel:
    """A cell for what a person still has to fill in."""
    return Sel((Teks(BELUM_DIISI, miring=True),), warna="sorot")
