"""A table of a page: the words of its cells, its rows as text, the rows at its top that are header."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sakip.reviu.baca.kata import baris_jumlah
from sakip.reviu.baca.kepala import layak_kepala
from sakip.reviu.baca.kepala_gabung import kepala_bertingkat
from sakip.reviu.baca.pdf.baris import Lajur, lajur, sambung_kata
from sakip.reviu.baca.pdf.isi import Kata
from sakip.reviu.baca.pdf.kisi import Kisi
from sakip.reviu.baca.pdf.patah import Kamus, sambung_patah
from sakip.reviu.baca.pdf.putus import sekolom
from sakip.reviu.model import Sel

Tempat = tuple[int, int]

ISIAN = "\x00"  # before the text of a merged cell where it is printed again
_TERGESER = 4.0
_TEPI_SEL = 5.4  # what word processors leave free at the sides of a cell


@dataclass
class Petak:
    """A table of a page as a grid and the lines of each cell. ``taksiran``: no lines part its columns."""

    kisi: Kisi
    sel: dict[Tempat, list[Lajur]]
    taksiran: bool = False
    baris: list[list[str]] = field(default_factory=list)
    kepala: int | None = None

    @classmethod
    def dari(cls, kisi: Kisi, milik: dict[Tempat, list[Kata]], *, taksiran: bool = False) -> Petak:
        return cls(kisi, {s: lajur(k) for s, k in milik.items()}, taksiran)

    @property
    def atas(self) -> float:
        return self.kisi.ys[0]

    @property
    def xs(self) -> tuple[float, ...]:
        return self.kisi.xs

    def bukan_tabel(self) -> bool:
        """A frame around text, the bars of a chart: no two columns that hold anything."""
        terisi = {
            s for s, isi in self.sel.items() if any(h.isalnum() for b in isi for k in b.kata for h in k.teks)
        }
        return len({j for _, j in terisi}) < 2 or len(terisi) < 2 or len(terisi) * 12 < self.kisi.banyak_sel

    def lanjutan(self, lalu: Petak) -> Petak | None:
        """The table on the columns of the one that ended the page before, if it goes on with that one:
        its own columns are among those, for the rows overleaf have merged cells."""
        xs = lalu.xs
        letak = [min(range(len(xs)), key=lambda k: abs(xs[k] - x)) for x in self.xs]
        if letak[0] or letak[-1] != len(xs) - 1 or len(set(letak)) < len(letak):
            return None
        if any(abs(xs[k] - x) > _TERGESER for k, x in zip(letak, self.xs, strict=True)):
            return None
        asal = {k: j for j in range(len(letak) - 1) for k in range(letak[j], letak[j + 1])}
        pokok = {
            (i, k): (a, letak[b])
            for i in range(len(self.kisi.ys) - 1)
            for k, j in asal.items()
            for a, b in [self.kisi.pokok[i, j]]
        }
        sel = {(i, letak[j]): isi for (i, j), isi in self.sel.items()}
        return Petak(Kisi(xs, self.kisi.ys, pokok), sel, self.taksiran)

    def tulis(self, dikenal: Kamus) -> None:
        """Make the rows of text; a merged cell has its text at its first place, and again in every row
        below that it runs over."""
        lebar = self._lebar()
        self._susun({s: _teks(b, lebar[s], dikenal, self.taksiran) for s, b in self.sel.items()})

    def kerangka(self) -> int:
        """Make the rows with nothing mended, and count those that are header."""
        self._susun({s: " ".join(b.teks for b in baris) for s, baris in self.sel.items()})
        return self.kepala or 0

    def sel_baris(self) -> tuple[tuple[Sel, ...], ...]:
        """The rows as cells without lines of their own."""
        return tuple(
            tuple(Sel(s.removeprefix(ISIAN), 0, isian=s.startswith(ISIAN)) for s in b) for b in self.baris
        )

    def _susun(self, isi: dict[Tempat, str]) -> None:
        pokok = self.kisi.pokok
        self.baris, asal = [], []
        for i in range(len(self.kisi.ys) - 1):
            baris, sendiri = [], False
            for j in range(len(self.xs) - 1):
                a, b = pokok[i, j]
                teks = isi.get((a, b), "") if b == j else ""
                sendiri = sendiri or (a == i and bool(teks))
                baris.append(teks if a == i else f"{ISIAN}{teks}" if teks else "")
            if sendiri:
                self.baris.append(baris)
                asal.append(i)
        self.kepala = self._kepala(asal)

    def _lebar(self) -> dict[Tempat, float]:
        """How wide the lines of each cell may be."""
        kanan = {p: j + 1 for (_, j), p in sorted(self.kisi.pokok.items())}
        if self.taksiran:
            kolom: dict[tuple[int, int], float] = defaultdict(float)
            for s, baris in self.sel.items():
                kunci = s[1], kanan[s]
                kolom[kunci] = max(kolom[kunci], *(b.x1 - b.x0 for b in baris))
            return {s: kolom[s[1], kanan[s]] for s in self.sel}
        sela = [
            n
            for s, baris in self.sel.items()
            for b in baris
            for n in (b.x0 - self.xs[s[1]], self.xs[kanan[s]] - b.x1)
            if n > 0.5
        ]
        tepi = min(*sela, _TEPI_SEL) if sela else _TEPI_SEL
        return {s: self.xs[kanan[s]] - self.xs[s[1]] - 2 * tepi for s in self.sel}

    def _kepala(self, asal: Sequence[int]) -> int | None:
        """How many rows at the top are header: bold over rows that are not, or of several levels; a row of
        data or a total is none."""
        wajar = 0
        for sel in self.sel_baris():
            awal = next((s.teks for s in sel if s.teks and not s.isian), "")
            if not layak_kepala(sel) or baris_jumlah(awal):
                break
            wajar += 1
        tebal = 0
        for i in asal[:wajar]:
            kata = [k for (a, _), isi in self.sel.items() if a == i for b in isi for k in b.kata]
            banyak = sum(a == i for a, _ in self.sel)
            if not all(k.tebal for k in kata) or (banyak < 2 and tebal):
                break
            tebal += 1
        if tebal == len(self.baris):
            tebal = 0
        return max(tebal, kepala_bertingkat(self.sel_baris())) or None


def sambung_petak(atas: Petak, bawah: Petak) -> Petak:
    """One table of two that stand upon one another with the same columns."""
    n = len(atas.kisi.ys) - 1
    pokok = atas.kisi.pokok | {(i + n, j): (a + n, b) for (i, j), (a, b) in bawah.kisi.pokok.items()}
    kisi = Kisi(atas.xs, (*atas.kisi.ys, *bawah.kisi.ys[1:]), pokok)
    return Petak(kisi, atas.sel | {(i + n, j): b for (i, j), b in bawah.sel.items()}, bawah.taksiran)


def _teks(baris: list[Lajur], lebar: float, dikenal: Kamus, taksiran: bool) -> str:
    """The text of a cell: its lines joined, divided and broken words mended."""
    baris = sambung_kata(sambung_patah(baris, lebar, dikenal, taksiran=taksiran))
    return re.sub(r"\s+", " ", " ".join(b.teks for b in baris)).strip()


def isi_kisi(
    kisi: Sequence[Kisi], kata: Iterable[Kata], *, taksiran: bool = False, lalu: Sequence[float] = ()
) -> tuple[list[Petak], list[Kata]]:
    """(the tables of a page, the words that stand in none); ``lalu``: the columns of the last ruled
    table of the page before, which may go on with little."""
    milik: dict[int, dict[Tempat, list[Kata]]] = defaultdict(lambda: defaultdict(list))
    lepas: list[Kata] = []
    for satu in kata:
        x, y = (satu.x0 + satu.x1) / 2, satu.tengah
        for ke in range(len(kisi) - 1, -1, -1):  # the innermost table first
            sel = kisi[ke].letak(x, y)
            if sel is not None:
                milik[ke][sel].append(satu)
                break
        else:
            lepas.append(satu)
    hasil: list[Petak] = []
    for ke, k in enumerate(kisi):
        petak = Petak.dari(k, milik[ke], taksiran=taksiran)
        sambungan = len(lalu) > 2 and petak.sel and sekolom(lalu, k.xs)
        if petak.bukan_tabel() and not sambungan:
            lepas += [satu for isi in milik[ke].values() for satu in isi]
        else:
            hasil.append(petak)
    return hasil, lepas
