"""Comparisons that the data cannot make: said at the highest level at which the same answer holds."""

from __future__ import annotations

from sakip.naskah.kalimat import kalimat_tanpa, kalimat_tanpa_sebagian
from sakip.naskah.lkjip.bandingan import BANDING_ANGKA, tanpa_banding
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.pengukuran.hasil import HasilButir


class Tanpa:
    """Of each comparison by figures, the indicators that lack it and where that is said."""

    def __init__(self, p: Penyusun) -> None:
        self.butir = p.bahan.hasil.butir
        self.kosong = {
            kode: {b.indikator for b in self.butir if tanpa_banding(p, b, kode)}
            for kode in BANDING_ANGKA
            if p.kerangka.tingkat(kode) != "tidak"
        }
        #: Comparisons that are written per indicator; only these are lacking under each one.
        self.per_indikator = {k for k in self.kosong if p.kerangka.tingkat(k) == "indikator"}
        self.sasaran_butir: dict[str, list[str]] = {}
        for b in self.butir:
            self.sasaran_butir.setdefault(b.sasaran, []).append(b.indikator)

    def bab(self) -> list[str]:
        """Sentences for the chapter: comparisons that no indicator, or only the smaller part, has."""
        hasil: list[str] = []
        for kode, kosong in self.kosong.items():
            if not self.pada_bab(kode):
                continue
            if len(kosong) == len(self.butir):
                hasil.append(kalimat_tanpa(kode, "bab"))
            else:
                ada = [b.kode for b in self.butir if b.indikator not in kosong]
                hasil.append(kalimat_tanpa_sebagian(kode, len(self.butir), len(kosong), ada))
        return hasil

    def sasaran(self, kunci: str) -> list[str]:
        """Sentences for a sasaran of which no indicator can be compared."""
        return [kalimat_tanpa(kode, "sasaran") for kode in self.kosong if self._pada_sasaran(kode, kunci)]

    def indikator(self, b: HasilButir, kode: str) -> str:
        """The sentence under an indicator, or "" when it was said above."""
        if kode not in self.per_indikator or self.pada_bab(kode) or self._pada_sasaran(kode, b.sasaran):
            return ""
        return kalimat_tanpa(kode, "indikator")

    def pada_bab(self, kode: str) -> bool:
        """Whether it was said at the top of the chapter."""
        banyak = len(self.kosong[kode])
        if banyak == len(self.butir):
            return banyak > 1 or kode not in self.per_indikator
        return kode in self.per_indikator and banyak > 1 and banyak * 2 > len(self.butir)

    def _pada_sasaran(self, kode: str, kunci: str) -> bool:
        isi = self.sasaran_butir.get(kunci, [])
        if kode not in self.per_indikator or self.pada_bab(kode):
            return False
        return len(isi) > 1 and all(i in self.kosong[kode] for i in isi)
