"""Regular tables by cells among which blank lines stand anywhere: only the cells themselves tell the rows.

The blank lines count for nothing, so more is asked of the lines: they go on to the last value before prose
or to the summary rows, and every one of them must have its place (``teratur_sel``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.judul import judul
from sakip.reviu.baca.lepas_baris import AWAL_NAMA
from sakip.reviu.baca.teratur_garis import Garis, Isi, ringkasan, sel_nilai, tahun
from sakip.reviu.baca.teratur_sel import isi_sesel

_PANJANG = 55
_LEBIH = 10
_TERPANJANG = 140
_TAHUN = "Tahun "
_BUTIR = re.compile(r"[-–•*]\s+\S|\(?[a-z][.)]\s")
_KURUNG = re.compile(r"\([^()\d]{1,30}\)")
_URUT = re.compile(r"\(?(\d{1,2})\)?")


def isi_renggang(garis: Sequence[Garis]) -> Isi | None:
    """The body of a table by cells, whatever blank lines stand in it; None where a cell has no place."""
    rapat = [replace(g, sela=0, lompat=False) for g in _sampai(_tanpa_ulang(_tahun_kepala(garis)))]
    rapat = _tanpa_urut(_kepala_utuh(rapat))
    isi = isi_sesel(rapat)
    if isi is None or (rapat and isi.akhir <= rapat[-1].ke):
        return None
    if any(_terputus(r.nama) for r in isi.baris):
        return None
    polos = {g.teks for g in garis[: len(isi.kepala) + 1] if tahun(g.teks)}
    kepala = (t.removeprefix(_TAHUN) if t.removeprefix(_TAHUN) in polos else t for t in isi.kepala)
    return replace(isi, kepala=tuple(kepala))


def _terputus(nama: str) -> bool:
    """A name that begins in the middle: its beginning was taken for another's."""
    return nama[:1].islower() and not AWAL_NAMA.match(nama)


def _sampai(garis: Sequence[Garis]) -> list[Garis]:
    """The lines before the first of prose, to the summary rows or, without any, to the last value."""
    hasil: list[Garis] = []
    lebar, ringkas = _PANJANG, False
    for n, g in enumerate(garis):
        bernilai = sel_nilai(g.teks)
        lalu = hasil[-1] if hasil else None
        if ringkas and lalu is not None and sel_nilai(lalu.teks) and not (bernilai or _ringkas(garis, n)):
            break
        if not bernilai and _kalimat(garis, n, lebar):
            break
        ringkas = ringkas or _ringkas(garis, n)
        lebar = max(lebar, len(g.teks) + _LEBIH)
        hasil.append(g)
    while hasil and not sel_nilai(hasil[-1].teks):
        hasil.pop()
    return hasil


def _ringkas(garis: Sequence[Garis], n: int) -> bool:
    """A summary row begins here: its label, its first value on the next line, other rows above it."""
    ada = ringkasan(garis[n].teks) and n + 1 < len(garis) and sel_nilai(garis[n + 1].teks)
    return ada and any(baca_sel(g.teks) is not None for g in garis[:n])


def _kalimat(garis: Sequence[Garis], n: int, lebar: int) -> bool:
    """Prose or the heading of another part, not a cell as the others are."""
    g = garis[n]
    if len(g.teks) > _TERPANJANG or (g.teks[-1] in ".:;" and len(g.teks.split()) > 6):
        return True
    if n + 1 < len(garis) and sel_nilai(garis[n + 1].teks):
        return False
    lain = _BUTIR.match(g.teks) or len(g.teks) > lebar or judul(g.teks, sendiri=True) is not None
    return bool(g.sela) and bool(lain)


def _tanpa_ulang(garis: Sequence[Garis]) -> list[Garis]:
    """The lines without the header where it is printed again."""
    hasil: list[Garis] = []
    banyak = next((n for n, g in enumerate(garis) if sel_nilai(g.teks)), 0)
    ke = 0
    while ke < len(garis):
        sama = 0
        while (
            ke >= banyak
            and sama < banyak
            and ke + sama < len(garis)
            and garis[ke + sama].teks == garis[sama].teks
        ):
            sama += 1
        if sama > 1:
            ke += sama
            continue
        hasil.append(garis[ke])
        ke += 1
    return hasil


def _kepala_utuh(garis: Sequence[Garis]) -> list[Garis]:
    """The lines with the unit below a title put to it ("Jumlah" over "(orang)")."""
    hasil: list[Garis] = []
    for n, g in enumerate(garis):
        if sel_nilai(g.teks):
            return [*hasil, *garis[n:]]
        if hasil and _KURUNG.fullmatch(g.teks):
            hasil[-1] = replace(hasil[-1], teks=f"{hasil[-1].teks} {g.teks}")
        else:
            hasil.append(g)
    return hasil


def _tahun_kepala(garis: Sequence[Garis]) -> list[Garis]:
    """The lines with the years below the first title named as such, so that they are no values."""
    awal = next((n for n, g in enumerate(garis) if sel_nilai(g.teks)), 0)
    akhir = awal
    while akhir < len(garis) and tahun(garis[akhir].teks):
        akhir += 1
    angka = [g.teks for g in garis[awal:akhir]]
    if not awal or len(angka) < 2 or angka != sorted(set(angka)):
        return list(garis)
    return [*garis[:awal], *(replace(g, teks=_TAHUN + g.teks) for g in garis[awal:akhir]), *garis[akhir:]]


def _tanpa_urut(garis: Sequence[Garis]) -> list[Garis]:
    """The lines without the numbers of the columns below the header: 1, 2, ... as many as it has."""
    awal = next((n for n, g in enumerate(garis) if sel_nilai(g.teks)), 0)
    urut = [m[1] if (m := _URUT.fullmatch(g.teks)) else "" for g in garis[awal : 2 * awal]]
    if awal > 1 and urut == [str(n + 1) for n in range(awal)] and not tahun(garis[0].teks):
        return [*garis[:awal], *garis[2 * awal :]]
    return list(garis)
