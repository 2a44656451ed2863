"""Parts of a report that speak of one indicator, and what its tables say of it.

Shared by the checks of language: ``Peta`` is made once per check, from an understood report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.model import Paragraf
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.paham.model import Fakta

#: How much of an indicator's name a text must hold to speak of it.
BATAS_SEBUT = 0.9


@dataclass(frozen=True, slots=True)
class Bagian:
    """Lines ``awal`` .. ``akhir`` that stand under the heading of one indicator (None: of none)."""

    awal: int
    akhir: int
    indikator: int | None
    judul: str


class Peta:
    """Where each indicator is spoken of, its facts, and who is named in a text."""

    def __init__(self, paham: Paham) -> None:
        self.paham = paham
        self.tahun = paham.tahun
        akhir = [k.baris - 1 for k in paham.konteks[1:]] + [len(paham.naskah.baris)]
        self.bagian = tuple(
            Bagian(k.baris, a, k.indikator, k.teks) for k, a in zip(paham.konteks, akhir, strict=True)
        )
        self._awal = [b.awal for b in self.bagian]
        self._milik: dict[int, list[Fakta]] = defaultdict(list)
        self._setempat: dict[int, list[Fakta]] = defaultdict(list)
        self._isi_fakta()
        self._nama = _nama(paham)

    def _isi_fakta(self) -> None:
        nama_tabel: dict[int, set[int | None]] = defaultdict(set)
        for f in self.paham.fakta:
            nama_tabel[id(f.tabel)].add(f.indikator)
        for f in self.paham.fakta:
            if f.isi.kolom.masa:
                continue
            b = self.bagian_di(f.baris)
            if b is not None and b.indikator is not None:
                if len(nama_tabel[id(f.tabel)]) == 1 or f.indikator == b.indikator:
                    self._setempat[b.awal].append(f)
                if f.indikator != b.indikator:
                    continue  # a row that stands under another indicator tells nothing of its own name
            if f.indikator is not None:
                self._milik[f.indikator].append(f)

    def bagian_di(self, baris: int) -> Bagian | None:
        """The part that a line lies in, None before the first heading."""
        i = bisect_right(self._awal, baris) - 1
        return self.bagian[i] if i >= 0 else None

    def fakta_bagian(self, b: Bagian) -> Sequence[Fakta]:
        """Facts of the tables that stand in the part and speak of one indicator."""
        return self._setempat.get(b.awal, ())

    def fakta_milik(self, indikator: int) -> Sequence[Fakta]:
        return self._milik.get(indikator, ())

    def sebut(self, teks: str) -> list[int]:
        """The indicators whose names a text holds, the longest first; a name within another does not count."""
        return list(_sebut(self._nama, kunci(teks), self.paham))

    def nama(self, indikator: int) -> str:
        return self.paham.indikator[indikator].nama


@dataclass(frozen=True, slots=True)
class _Nama:
    indikator: int
    kata: tuple[str, ...]
    berat: float


def _nama(paham: Paham) -> tuple[_Nama, ...]:
    semua: dict[tuple[str, ...], int] = {}
    for ind in paham.indikator:
        for nama, _ in ind.sebutan:
            semua.setdefault(kunci(nama), ind.id)
    hasil = [
        _Nama(i, k, sum(paham.bobot.kata(x) for x in k))
        for k, i in semua.items()
        if len(k) >= 3 or (len(k) == 2 and sum(len(x) for x in k) > 14)
    ]
    return tuple(sorted(hasil, key=lambda n: (-n.berat, n.indikator)))


def _sebut(nama: Iterable[_Nama], kata: tuple[str, ...], paham: Paham) -> Iterable[int]:
    tempat = {k: i for i, k in enumerate(kata)}
    ada = frozenset(tempat)
    terpakai: set[int] = set()
    sudah: set[int] = set()
    for n in nama:
        temu = [k for k in n.kata if k in ada]
        if len(temu) * 4 < len(n.kata) * 3:
            continue
        if sum(paham.bobot.kata(k) for k in temu) < BATAS_SEBUT * n.berat:
            continue
        letak = sorted(tempat[k] for k in temu)
        inti = [p for p in letak if p not in terpakai]
        if letak[-1] - letak[0] > len(n.kata) + 6 or len(inti) * 2 < len(letak):
            continue
        terpakai.update(range(letak[0], letak[-1] + 1))
        if n.indikator not in sudah:
            sudah.add(n.indikator)
            yield n.indikator


@lru_cache(maxsize=4096)
def baris_kalimat(p: Paragraf, awal: int, akhir: int) -> tuple[int, ...]:
    """The lines that hold the characters ``awal`` .. ``akhir`` of a paragraph."""
    return tuple(sorted({p.baris_pada(awal), p.baris_pada(max(awal, akhir - 1))}))
