"""Ruled tables: ruling lines become grids, grids become cells, merged ones where no line divides them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

Garis = tuple[float, float, float]  # place across, from, to

DEKAT = 2.0
CELAH = 4.0
TERKECIL = 4.0
SEL_TERBANYAK = 20_000


@dataclass(frozen=True, slots=True)
class Kisi:
    """A grid: where its lines stand, and for every place (row, column) the cell's first place."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    pokok: dict[tuple[int, int], tuple[int, int]]

    @property
    def kotak(self) -> tuple[float, float, float, float]:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def banyak_sel(self) -> int:
        return len(set(self.pokok.values()))

    def letak(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell (its first place) around a point."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        i = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        j = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self.pokok[max(i, 0), max(j, 0)]


def cari_kisi(datar: list[Garis], tegak: list[Garis]) -> list[Kisi]:
    """All grids of a page, outermost (largest) first."""
    mendatar, menegak = satukan(datar), satukan(tegak)
    hasil = []
    for kelompok in _kelompok(mendatar, menegak):
        for h, v in _bertumpuk(*kelompok):
            kisi = _kisi(h, v)
            if kisi is not None:
                hasil.append(kisi)
    return sorted(hasil, key=lambda k: -(k.xs[-1] - k.xs[0]) * (k.ys[-1] - k.ys[0]))


def satukan(garis: list[Garis]) -> list[Garis]:
    """Lines that lie on one another or go on with one another, as one."""
    urut = sorted(garis)
    sejajar: list[list[Garis]] = []
    for g in urut:
        if sejajar and g[0] - sejajar[-1][-1][0] <= DEKAT / 2 and g[0] - sejajar[-1][0][0] <= DEKAT:
            sejajar[-1].append(g)
        else:
            sejajar.append([g])
    hasil: list[Garis] = []
    for satu in sejajar:
        tempat = sorted(g[0] for g in satu)[len(satu) // 2]
        awal, akhir = None, 0.0
        for _, a, b in sorted(satu, key=lambda g: g[1]):
            if awal is None:
                awal, akhir = a, b
            elif a <= akhir + CELAH:
                akhir = max(akhir, b)
            else:
                hasil.append((tempat, awal, akhir))
                awal, akhir = a, b
        if awal is not None:
            hasil.append((tempat, awal, akhir))
    return [g for g in hasil if g[2] - g[1] >= TERKECIL]


def _kelompok(datar: list[Garis], tegak: list[Garis]) -> list[tuple[list[Garis], list[Garis]]]:
    """Lines that hang together by crossing or touching."""
    induk = list(range(len(datar) + len(tegak)))

    def akar(i: int) -> int:
        while induk[i] != i:
            induk[i] = induk[induk[i]]
            i = induk[i]
        return i

    for n, (x, a, b) in enumerate(tegak, len(datar)):
        for m, (y, c, d) in enumerate(datar):
            if a - CELAH <= y <= b + CELAH and c - CELAH <= x <= d + CELAH:
                induk[akar(n)] = akar(m)
    kelompok: dict[int, tuple[list[Garis], list[Garis]]] = defaultdict(lambda: ([], []))
    for m, g in enumerate(datar):
        kelompok[akar(m)][0].append(g)
    for n, g in enumerate(tegak, len(datar)):
        kelompok[akar(n)][1].append(g)
    return [(h, v) for h, v in kelompok.values() if len(h) >= 2 and v]


def _bertumpuk(datar: list[Garis], tegak: list[Garis]) -> list[tuple[list[Garis], list[Garis]]]:
    """Tables that stand upon one another and share a line, each with its own lines.

    They part where a line runs through the whole width and the columns below are neither among those above
    nor the other way round; a row without columns that stands before is the title of the lower table.
    """
    penuh = _garis_penuh(datar, tegak)
    mulai, potong = 0, []
    kolom: list[float] = []
    for n, (atas, bawah) in enumerate(pairwise(penuh)):
        baru = _kolom(tegak, atas, bawah)
        if not _termuat(baru, kolom) and not _termuat(kolom, baru):
            awal = n
            while awal - 1 > mulai and not _kolom(tegak, penuh[awal - 1], penuh[awal]):
                awal -= 1
            potong.append(penuh[awal])
            mulai, kolom = awal, []
        kolom = baru if len(baru) > len(kolom) else kolom
    if not potong:
        return [(datar, tegak)]
    hasil = []
    for atas, bawah in pairwise([float("-inf"), *potong, float("inf")]):
        h = [g for g in datar if atas - DEKAT <= g[0] <= bawah + DEKAT]
        v = [(x, max(a, atas), min(b, bawah)) for x, a, b in tegak]
        hasil.append((h, [g for g in v if g[2] - g[1] >= TERKECIL]))
    return hasil


def _garis_penuh(datar: list[Garis], tegak: list[Garis]) -> list[float]:
    """The heights at which a line runs through the whole width."""
    kiri = min(g[0] for g in tegak)
    kanan = max(g[0] for g in tegak)
    return sorted({y for y, a, b in datar if a <= kiri + CELAH and b >= kanan - CELAH})


def _kolom(tegak: list[Garis], atas: float, bawah: float) -> list[float]:
    """Where lines divide the stretch between two heights, without the sides of the table."""
    kiri, kanan = min(g[0] for g in tegak), max(g[0] for g in tegak)
    ada = {x for x, a, b in tegak if min(b, bawah) - max(a, atas) >= TERKECIL}
    return sorted(x for x in ada if kiri + TERKECIL < x < kanan - TERKECIL)


def _termuat(sedikit: list[float], banyak: list[float]) -> bool:
    return all(any(abs(x - y) <= TERKECIL for y in banyak) for x in sedikit)


def _kisi(datar: list[Garis], tegak: list[Garis]) -> Kisi | None:
    kiri, kanan = min(g[1] for g in datar), max(g[2] for g in datar)
    atas, bawah = min(g[1] for g in tegak), max(g[2] for g in tegak)
    xs = _tempat([g[0] for g in tegak] + _sisi(kiri, kanan, [g[0] for g in tegak]))
    ys = _tempat([g[0] for g in datar] + _sisi(atas, bawah, [g[0] for g in datar]))
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > SEL_TERBANYAK:
        return None
    terbuka = [tepi for tepi in (ys[0], ys[-1]) if _tertutup(tepi, datar) < 0.75 * (xs[-1] - xs[0])]
    if terbuka and not _terpotong(xs, ys, datar, tegak, terbuka):
        return None  # the bars and grid lines of a chart
    pokok = gabungan(xs, ys, datar, tegak)
    kisi = Kisi(tuple(xs), tuple(ys), pokok)
    return kisi if kisi.banyak_sel >= 2 else None


def _terpotong(
    xs: list[float], ys: list[float], datar: list[Garis], tegak: list[Garis], terbuka: list[float]
) -> bool:
    """A table that the end of a page cuts within a row: all its columns run on past its last full line."""
    penuh = sum(_tertutup(y, datar) >= 0.9 * (xs[-1] - xs[0]) for y in ys)
    terus = all(
        any(abs(x - g[0]) <= TERKECIL and g[1] - TERKECIL <= tepi <= g[2] + TERKECIL for g in tegak)
        for tepi in terbuka
        for x in xs
    )
    return len(xs) > 2 and penuh > 1 and terus


def _tertutup(tepi: float, datar: list[Garis]) -> float:
    """How long the lines at a height are together."""
    return sum(b - a for y, a, b in datar if abs(y - tepi) <= TERKECIL)


def _sisi(awal: float, akhir: float, ada: list[float]) -> list[float]:
    """The outer sides of a table drawn open: where its lines across end far outside."""
    hasil = []
    if awal < min(ada) - 12:
        hasil.append(awal)
    if akhir > max(ada) + 12:
        hasil.append(akhir)
    return hasil


def _tempat(nilai: list[float]) -> list[float]:
    hasil: list[float] = []
    for n in sorted(nilai):
        if not hasil or n - hasil[-1] > TERKECIL:
            hasil.append(n)
    return hasil


def gabungan(
    xs: list[float], ys: list[float], datar: list[Garis], tegak: list[Garis]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For every place the first place (top left) of the cell that it belongs to."""
    baris, kolom = len(ys) - 1, len(xs) - 1
    batas_bawah = _batas(ys, xs, datar)  # (line, column) where a line runs
    batas_kanan = _batas(xs, ys, tegak)
    pokok = {(i, j): (i, j) for i in range(baris) for j in range(kolom)}

    def akar(s: tuple[int, int]) -> tuple[int, int]:
        while pokok[s] != s:
            s = pokok[s]
        return s

    for i in range(baris):
        for j in range(kolom):
            if j + 1 < kolom and (j + 1, i) not in batas_kanan:
                a, b = sorted((akar((i, j)), akar((i, j + 1))))
                pokok[b] = a
            if i + 1 < baris and (i + 1, j) not in batas_bawah:
                a, b = sorted((akar((i, j)), akar((i + 1, j))))
                pokok[b] = a
    return {s: akar(s) for s in pokok}


def _batas(tempat: list[float], lintang: list[float], garis: list[Garis]) -> set[tuple[int, int]]:
    """(index of the line, index of the stretch across) that a line covers."""
    hasil: set[tuple[int, int]] = set()
    for letak, awal, akhir in garis:
        n = min(range(len(tempat)), key=lambda k: abs(tempat[k] - letak))
        if abs(tempat[n] - letak) > TERKECIL:
            continue
        for m in range(len(lintang) - 1):
            tengah = (lintang[m] + lintang[m + 1]) / 2
            if awal - DEKAT <= tengah <= akhir + DEKAT:
                hasil.add((n, m))
    return hasil
