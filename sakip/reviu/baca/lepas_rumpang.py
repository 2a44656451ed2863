"""Rows of a lost table that have fewer values than columns: what else in the table says where each belongs.

A total row is placed by the sums and means of the columns above it, an amount of money by the one column that
holds money, and rows that all lack one value by the column of results that none of them fills.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations

from sakip.reviu.angka import Angka, baca_sel, kosong
from sakip.reviu.baca.kata import baris_jumlah, baris_rata
from sakip.reviu.baca.lepas_atom import Atom, hampa
from sakip.reviu.baca.lepas_bukti import (
    Hasil,
    Rekam,
    Rumpang,
    kecocokan,
    peran_kolom,
    ringkasan,
    rumus_kolom,
)
from sakip.reviu.baca.lepas_tingkat import Susunan

Letak = list[tuple[str, int]]
_PILIHAN_TERBANYAK = 500
_SERAGAM = 3
_CELAH = -1
_UANG = re.compile(r"\brp\b|\banggaran\b|\bpagu\b", re.IGNORECASE)
_BUKAN_UANG = re.compile(r"%|persen|realisasi kinerja|tingkat|penyerapan", re.IGNORECASE)


def lengkapi(hasil: Hasil, cocok: Callable[[Sequence[Atom], Susunan], Letak | None]) -> None:
    """Give the rows with gaps their place, where the rest of the table leaves only one."""
    biasa = [r for r in hasil.rumpang if not _ringkas(r)]
    if len(biasa) >= _SERAGAM and (letak := _kolom_hampa(hasil, biasa, cocok)):
        for r, isi in zip(biasa, letak, strict=True):
            _sisipkan(hasil, r, isi)
    _isi_uang(hasil, [r for r in hasil.rumpang if not _ringkas(r)])
    for r in [r for r in hasil.rumpang if _ringkas(r)]:
        atas = [b.nilai for b in hasil.baris[: r.urut + r.geser] if not ringkasan(b)]
        sel = letak_ringkas(atas, r.larik, len(hasil.susunan.nilai))
        if sel is not None:
            _sisipkan(hasil, r, sel)


def _ringkas(r: Rumpang) -> bool:
    return not r.nama or baris_jumlah(r.nama[-1][0]) or baris_rata(r.nama[-1][0])


def _sisipkan(hasil: Hasil, r: Rumpang, sel: Letak) -> None:
    nama = r.nama or [("", r.larik[0].baris)]
    hasil.baris.insert(r.urut + r.geser, Rekam(r.nomor, nama, sel, r.satuan, r.larik[-1].ke + 1))
    for lain in hasil.rumpang:
        lain.geser += lain.urut >= r.urut and lain is not r
    if r in hasil.rumpang:
        hasil.rumpang.remove(r)
    hasil.rusak -= bool(r.nama)


def letak_ringkas(atas: Sequence[Letak], larik: Sequence[Atom], kolom: int) -> Letak | None:
    """The values of a total row in the columns whose sums or means they are; None where that is open."""
    angka = [baca_sel(a.teks) for a in larik]
    m = len(larik)
    if len(atas) < 2 or not 0 < m <= kolom or None in angka:
        return None
    tiap = [[baca_sel(b[c][0]) for b in atas] for c in range(kolom)]
    nilai = {(n, c): _nilai(a, tiap[c]) for n, a in enumerate(angka) if a is not None for c in range(kolom)}
    terbaik: list[tuple[int, ...]] = []
    puncak = (0, 0)
    for ke, letak in enumerate(combinations(range(kolom), m)):
        if ke > _PILIHAN_TERBANYAK:
            return None
        skor = (
            sum(nilai[n, c][0] for n, c in enumerate(letak)),
            sum(nilai[n, c][1] for n, c in enumerate(letak)),
        )
        if skor > puncak:
            puncak, terbaik = skor, []
        if skor == puncak:
            terbaik.append(letak)
    if len(terbaik) != 1 or not puncak[0] or (puncak[0] * 2 < m and puncak[1] < m):
        return None
    isi = dict(zip(terbaik[0], larik, strict=True))
    return [(isi[c].teks, isi[c].baris) if c in isi else ("", larik[0].baris) for c in range(kolom)]


def _nilai(a: Angka, kolom: Sequence[Angka | None]) -> tuple[int, int]:
    """(whether it is the sum or mean of a column, whether it is printed as that column is)."""
    ada = [k for k in kolom if k is not None]
    if not ada:
        return 0, 1
    return int(kecocokan(a, ada)), int(a.persen == (sum(k.persen for k in ada) * 2 > len(ada)))


# --- money --------------------------------------------------------------------------------------------


def _isi_uang(hasil: Hasil, biasa: Sequence[Rumpang]) -> None:
    """Rows without the amount that their group has in common: every other column is filled, in order."""
    s = hasil.susunan
    uang = [bool(_UANG.search(t) and not _BUKAN_UANG.search(t)) for t in s.nilai]
    lain = [n for n, u in enumerate(uang) if not u]
    if not any(uang) or any(peran_kolom(s.nilai[n]) != "bawah" for n in lain):
        return  # only an agreement leaves the amount to the rows above
    if not hasil.baris or not all(_wajar(r.nilai, uang) for r in hasil.baris):
        return
    penuh, terisi = len(hasil.baris), 0
    for r in biasa:
        lebih = r.larik[len(s.nilai) :]
        if lebih and _wajar(utuh := [(a.teks, a.baris) for a in r.larik[: len(s.nilai)]], uang):
            _sisipkan(hasil, r, utuh)
            r = Rumpang(r.urut, "", [], lebih, ("", 0), r.geser + 1)
        if len(r.larik) == len(lain) and not any(_beruang(a.teks) for a in r.larik):
            isi = dict(zip(lain, r.larik, strict=True))
            kosongan = ("", r.larik[0].baris)
            _sisipkan(
                hasil, r, [(isi[c].teks, isi[c].baris) if c in isi else kosongan for c in range(len(uang))]
            )
            terisi += 1
    hasil.bukti += penuh if terisi else 0


def _wajar(sel: Letak, uang: Sequence[bool]) -> bool:
    """Whether money stands in the columns of money and nowhere else."""
    return all(not t or _beruang(t) == u for (t, _), u in zip(sel, uang, strict=True))


def _beruang(teks: str) -> bool:
    a = baca_sel(teks)
    return a is not None and (a.rupiah or (a.nilai >= Decimal(1_000_000) and not a.persen))


# --- a column that nobody filled ----------------------------------------------------------------------


def _kolom_hampa(
    hasil: Hasil, biasa: Sequence[Rumpang], cocok: Callable[[Sequence[Atom], Susunan], Letak | None]
) -> list[Letak] | None:
    """The cells of rows that all lack one value: the result that none of them prints.

    A result needs its target and realisation, so neither of these is what is missing.
    """
    s = hasil.susunan
    if s.terbagi or s.terpecah or any(not r.nomor for r in biasa):
        return None
    hasil_kolom = [n for n, t in enumerate(s.nilai) if peran_kolom(t) == "hasil"]
    dalam = [n for n, t in enumerate(s.nilai) if peran_kolom(t) in ("atas", "bawah")]
    if not hasil_kolom:
        return None
    tiap = [_tanpa_satu(r.larik, s, cocok) for r in biasa]
    bersama = set(tiap[0]).intersection(*tiap[1:]) - set(dalam)
    corak = [
        {_corak(t) for r in hasil.baris if (t := r.nilai[c][0]) and not hampa(t)} for c in range(len(s.nilai))
    ]
    nilai = {
        k: sum(_corak(t) in corak[c] for x in tiap for c, (t, _) in enumerate(x[k]) if t) for k in bersama
    }
    puncak = [k for k in nilai if nilai[k] == max(nilai.values())]
    if len(puncak) != 1 or puncak[0] not in hasil_kolom:
        return None
    letak = [x[puncak[0]] for x in tiap]
    return letak if all(_sejenis(x, corak, rumus_kolom(s.nilai)) for x in letak) else None


def _sejenis(sel: Letak, corak: Sequence[set[str]], rumus: Sequence[tuple[int, int, int]]) -> bool:
    """Values printed as in the other rows, target and realisation alike."""
    if any(
        t and c and not hampa(t) and _corak(t) not in c | {"-"} for (t, _), c in zip(sel, corak, strict=True)
    ):
        return False
    return all(not sel[a][0] or not sel[b][0] or _corak(sel[a][0]) == _corak(sel[b][0]) for a, b, _ in rumus)


def _tanpa_satu(
    larik: Sequence[Atom], s: Susunan, cocok: Callable[[Sequence[Atom], Susunan], Letak | None]
) -> dict[int, Letak]:
    """The cells by the column left blank, for every place where the blank may be."""
    keluar: dict[int, Letak] = {}
    for n in range(len(larik) + 1):
        sel = cocok([*larik[:n], Atom("nilai", "", _CELAH, larik[0].ke), *larik[n:]], s)
        if sel is not None:
            celah = next(c for c, (_, b) in enumerate(sel) if b == _CELAH)
            keluar[celah] = [(t, larik[0].baris if b == _CELAH else b) for t, b in sel]
    return keluar


def _corak(teks: str) -> str:
    if kosong(teks):
        return "-"
    a = baca_sel(teks)
    return "kata" if a is None else "persen" if a.persen else "angka"
