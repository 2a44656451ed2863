"""What a report says, as plain facts: tables with roles, rows, indicators and who they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Naskah, Sel, Tabel
from sakip.reviu.paham.kolom import Kolom, Peran
from sakip.reviu.paham.nama import BATAS_SAMA, Bobot, Pencari, kunci

JenisTabel = Literal["capaian", "riwayat", "renstra", "pk", "anggaran", "skor", "lain"]
Besaran = Literal[
    "target", "target_jangka", "realisasi", "capaian", "pagu", "serapan", "persen", "sisa", "bobot", "nilai"
]


@dataclass(frozen=True, slots=True)
class Isi:
    """A cell with the number in it (None: none) and its column."""

    sel: Sel
    kolom: Kolom
    angka: Angka | None

    @property
    def teks(self) -> str:
        return self.sel.teks


@dataclass(frozen=True, slots=True)
class Baris:
    """A row: its name, the group row and sasaran above it, and its cells.

    ``tahun`` is the row's own where a column "Tahun" gives it.
    ``jumlah`` marks a total row, ``rata`` a row of means; ``kelompok`` a row that only heads others.
    """

    nama: str
    nomor: str
    sasaran: str
    kelompok: str
    isi: tuple[Isi, ...]
    letak: tuple[int, ...]
    jumlah: bool = False
    rata: bool = False
    judul: bool = False
    tahun: int | None = None

    @property
    def biasa(self) -> bool:
        """A row of its own: it neither sums, means nor heads others."""
        return not (self.judul or self.jumlah or self.rata)

    def ambil(self, *peran: Peran) -> Iterator[Isi]:
        """Cells of these roles that hold a number."""
        return (i for i in self.isi if i.kolom.peran in peran and i.angka is not None)

    def kutipan(self) -> str:
        return " | ".join(i.teks for i in self.isi if i.teks and not i.sel.isian)


@dataclass(frozen=True, slots=True)
class TabelPaham:
    """A table with roles. ``maya``: made of another one or of a list (transposed, "Target : 90 %, ...")."""

    tabel: Tabel
    jenis: JenisTabel
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    tahun: int | None
    maya: bool = False

    @property
    def peran(self) -> frozenset[str]:
        return frozenset(k.peran for k in self.kolom)

    def isi_kolom(self, indeks: int) -> Iterator[Isi]:
        """A column's cells in plain rows (no totals, no group rows)."""
        return (b.isi[indeks] for b in self.baris if b.biasa)


@dataclass(frozen=True, slots=True)
class Fakta:
    """One printed quantity: of whom, what, for which year, how much, where."""

    nama: str
    besaran: Besaran
    tahun: int | None
    angka: Angka
    baris: int
    tabel: TabelPaham
    isi: Isi
    indikator: int | None = None

    @property
    def sumber(self) -> JenisTabel:
        return self.tabel.jenis


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator, however it is spelt: its first name and every place in tables where it stands."""

    id: int
    nama: str
    sebutan: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Konteks:
    """From line ``baris`` on the report speaks of this indicator (or, with None, of none in particular)."""

    baris: int
    indikator: int | None
    teks: str


@dataclass(frozen=True, slots=True)
class Paham:
    """All that was understood of a report."""

    naskah: Naskah
    tahun: int | None
    tabel: tuple[TabelPaham, ...]
    fakta: tuple[Fakta, ...]
    indikator: tuple[Indikator, ...]
    konteks: tuple[Konteks, ...]
    bobot: Bobot
    pencari: Pencari
    _menurut: dict[int, list[Fakta]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        menurut: dict[int, list[Fakta]] = defaultdict(list)
        for f in self.fakta:
            if f.indikator is not None:
                menurut[f.indikator].append(f)
        object.__setattr__(self, "_menurut", dict(menurut))

    def cari_indikator(self, nama: str, batas: float = BATAS_SAMA) -> Indikator | None:
        """The indicator that a name means, or None."""
        nomor = self.pencari.cari(kunci(nama), batas)
        return self.indikator[nomor] if nomor is not None else None

    def baris_teks(self, baris: int) -> str:
        """A line of the report as it stands (1-based); "" outside."""
        return self.naskah.baris[baris - 1] if 0 < baris <= len(self.naskah.baris) else ""

    def halaman_di(self, baris: int) -> int | None:
        """The page of a line: that of the part it lies in, None without pages."""
        kini = None
        for u in self.naskah.unsur:
            if u.letak.baris > baris:
                break
            kini = u.letak.halaman if u.letak.halaman is not None else kini
        return kini

    def konteks_di(self, baris: int) -> Konteks | None:
        """What the report speaks of at a line."""
        kini = None
        for k in self.konteks:
            if k.baris > baris:
                break
            kini = k
        return kini

    def fakta_indikator(self, indikator: int, *besaran: Besaran, tahun: int | None = None) -> list[Fakta]:
        """Facts of an indicator: of these quantities (none named: all) and this year (None: any)."""
        return [
            f
            for f in self._menurut.get(indikator, ())
            if (not besaran or f.besaran in besaran) and (tahun is None or f.tahun == tahun)
        ]
