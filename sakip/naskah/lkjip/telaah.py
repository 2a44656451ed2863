"""People's analyses: each at the level where it is due, and what is the same for all written once.

A text is due at the level of its comparison (the outline says which). A text of a level above speaks for all
that is below it; one of a level below is printed where it was written.
"""

from __future__ import annotations

from collections.abc import Sequence

from sakip.dokumen.blok import Blok, Paragraf
from sakip.naskah.lkjip.kerangka import Telaah
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun, berjudul, ringkas
from sakip.pengukuran.hasil import HasilButir

#: Under this key stand the texts that speak for the whole of Bab III A.
KUNCI_BAB = "bab3.capaian"
SEMUA = "semua"


class Penelaah:
    """Which analysis is written or missing where; made once for a report."""

    def __init__(self, p: Penyusun) -> None:
        self.p = p
        self.butir = p.bahan.hasil.butir
        self.sasaran: dict[str, list[HasilButir]] = {}
        self.divisi: dict[str, list[HasilButir]] = {}
        for b in self.butir:
            self.sasaran.setdefault(b.sasaran, []).append(b)
            self.divisi.setdefault(b.penanggung or p.bahan.hasil.unit, []).append(b)

    # --- what is printed at each level ---

    def bab(self) -> list[Blok]:
        """Texts for the whole chapter, what all indicators say alike, and what none has."""
        blok = self._tertulis("bab", KUNCI_BAB)
        for t in self.p.kerangka.telaah:
            if (isi := self._bersama(t, self.butir)) and len(self.sasaran) > 1:
                blok += self._berjudul(t, isi)
        tingkat = {t.bagian: self.p.kerangka.tingkat(t.banding) for t in self.p.kerangka.telaah}
        kosong = [
            t
            for t in self.p.kerangka.telaah
            if (tingkat[t.bagian] == "bab" and not self._ada("bab", KUNCI_BAB, t))
            or (tingkat[t.bagian] not in ("bab", "tidak") and self._semua_kosong(t))
        ]
        sebut = f"tiap indikator (atau sasaran, divisi), atau satu untuk semua pada bab «{KUNCI_BAB}»"
        return [*blok, *self._tandai(kosong, "Bab III, seluruh indikator", sebut)]

    def divisi_(self, kunci: str, nama: str) -> list[Blok]:
        """Texts of a division, and those due at its level that nobody wrote."""
        blok = self._tertulis("divisi", kunci)
        kosong = [
            t
            for t in self.p.kerangka.telaah_pada("divisi")
            if not self._semua_kosong(t)
            and not self._ada("divisi", kunci, t)
            and not self._ada("bab", KUNCI_BAB, t)
        ]
        return [*blok, *self._tandai(kosong, ringkas(nama, 60), f"divisi «{kunci}»")]

    def sasaran_(self, kunci: str, nama: str) -> list[Blok]:
        """Texts of a sasaran, what all of its indicators say alike, and what is missing for all of them."""
        butir = self.sasaran[kunci]
        blok = self._tertulis("sasaran", kunci)
        for t in self.p.kerangka.telaah:
            if (isi := self._bersama(t, butir)) and not self._bersama_bab(t):
                blok += self._berjudul(t, isi)
        kosong = [t for t in self.p.kerangka.telaah if self._kosong_pada_sasaran(t, kunci)]
        return [*blok, *self._tandai(kosong, ringkas(nama, 60), f"sasaran «{kunci}»")]

    def indikator(self, b: HasilButir) -> list[Blok]:
        """Texts of an indicator, and those due here that are missing here only."""
        blok: list[Blok] = []
        kosong: list[Telaah] = []
        for t in self.p.kerangka.telaah:
            isi = self.p.teks("indikator", b.indikator, t.bagian)
            if isi and not self._bersama(t, self.sasaran[b.sasaran]):
                blok += self._berjudul(t, isi)
            elif (
                self.p.kerangka.tingkat(t.banding) == "indikator"
                and not self._terjawab(t, b)
                and not self._semua_kosong(t)
                and not self._kosong_pada_sasaran(t, b.sasaran)
            ):
                kosong.append(t)
        tempat = f"{b.kode} {ringkas(b.rumusan, 60)}"
        return [*blok, *self._tandai(kosong, tempat, f"indikator «{b.indikator}»")]

    # --- what is there ---

    def _ada(self, tingkat: str, kunci: str, t: Telaah) -> bool:
        return bool(self.p.teks(tingkat, kunci, t.bagian))

    def _terjawab(self, t: Telaah, b: HasilButir) -> bool:
        """The indicator has this text, its own or of a level above."""
        return (
            self._ada("indikator", b.indikator, t)
            or self._ada("sasaran", b.sasaran, t)
            or self._ada("divisi", b.penanggung or self.p.bahan.hasil.unit, t)
            or self._ada("bab", KUNCI_BAB, t)
        )

    def _semua_kosong(self, t: Telaah) -> bool:
        """Nobody wrote it anywhere, and more than one place waits for it."""
        if len(self.butir) < 2 or any(self._terjawab(t, b) for b in self.butir):
            return False
        tingkat = self.p.kerangka.tingkat(t.banding)
        return len(self.divisi) > 1 if tingkat == "divisi" else tingkat in ("indikator", "sasaran")

    def _kosong_pada_sasaran(self, t: Telaah, kunci: str) -> bool:
        """Due at the sasaran, or at each of its several indicators, and written for none of them."""
        tingkat, butir = self.p.kerangka.tingkat(t.banding), self.sasaran[kunci]
        if self._semua_kosong(t) or any(self._terjawab(t, b) for b in butir):
            return False
        return tingkat == "sasaran" or (tingkat == "indikator" and len(butir) > 1)

    def _bersama(self, t: Telaah, butir: Sequence[HasilButir]) -> str:
        """The text that each of several indicators has in the same words, or ""."""
        isi = {" ".join(self.p.teks("indikator", b.indikator, t.bagian).split()) for b in butir}
        if len(butir) < 2 or len(isi) != 1:
            return ""
        return self.p.teks("indikator", butir[0].indikator, t.bagian)

    def _bersama_bab(self, t: Telaah) -> bool:
        return len(self.sasaran) > 1 and bool(self._bersama(t, self.butir))

    # --- printing ---

    def _tertulis(self, tingkat: str, kunci: str) -> list[Blok]:
        blok: list[Blok] = []
        for t in self.p.kerangka.telaah:
            if isi := self.p.teks(tingkat, kunci, t.bagian):
                blok += self._berjudul(t, isi)
        return blok

    def _berjudul(self, t: Telaah, isi: str) -> list[Blok]:
        return berjudul(t.judul, isi, self.p.bahan.profil.berkas)

    def _tandai(self, kosong: Sequence[Telaah], tempat: str, sebut: str) -> list[Blok]:
        """A mark in place for each missing text, and its line in the list."""
        for t in kosong:
            self.p.catat(tempat, f"{t.judul} {BELUM_DIISI}", f"Isi teks {sebut}, bagian {t.bagian}.")
        if not kosong:
            return []
        return [Paragraf("\n".join(f"{t.judul}: {BELUM_DIISI}" for t in kosong), gaya="belum_diisi")]
