"""What the tables say of the subject of a sentence, by quantity and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.bagian import Bagian, Peta

SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Pokok:
    """The subject of a sentence: its indicator, and the facts that may be meant."""

    indikator: int
    fakta: tuple[Fakta, ...]
    tahun: int
    nama: str
    bagian: Bagian | None = None

    def ambil(self, hal: Iterable[str], tahun: int | None) -> list[Fakta]:
        """Facts of these quantities in a year (None: any); a medium-term target is a target, too."""
        ada = set(hal)
        if "target" in ada:
            ada.add("target_jangka")
        return [f for f in self.fakta if f.besaran in ada and (tahun is None or f.tahun == tahun)]


def pokok_kalimat(peta: Peta, kalimat: str, baris: int, terdahulu: Pokok | None) -> Pokok | None:
    """Of whom a sentence speaks: whom it names, whom the one before named, or the part's own indicator."""
    if peta.tahun is None:
        return None
    b = peta.bagian_di(baris)
    sebut = peta.sebut(kalimat)
    if b is not None and b.indikator is not None:
        fakta = [*peta.fakta_bagian(b), *peta.fakta_milik(b.indikator)]
        for i in sebut:
            if i != b.indikator:
                fakta += peta.fakta_milik(i)
        return Pokok(b.indikator, _unik(fakta), peta.tahun, peta.nama(b.indikator), b)
    if len(sebut) == 1:
        return Pokok(sebut[0], tuple(peta.fakta_milik(sebut[0])), peta.tahun, peta.nama(sebut[0]))
    return terdahulu if not sebut else None


def _unik(fakta: Iterable[Fakta]) -> tuple[Fakta, ...]:
    return tuple({id(f): f for f in fakta}.values())


def sama(a: Angka, b: Angka) -> bool:
    """Whether two prints may be one number: within a unit of the coarser one's last digit."""
    return any(abs(n - m) <= max(u, v) for n, u in a.bacaan() for m, v in b.bacaan())


def berpersen(f: Fakta) -> bool:
    return f.angka.persen or f.besaran == "capaian" or f.isi.kolom.persen


def sebanding(a: Angka, f: Fakta) -> bool:
    """Whether number and fact are of one kind: both percent, or both not and of no different unit."""
    if a.persen or berpersen(f):
        return a.persen and berpersen(f)
    kata = a.satuan.split()[0] if a.satuan else ""
    lain = f.angka.satuan.split()[0] if f.angka.satuan else ""
    return not kata or not lain or kata == lain
