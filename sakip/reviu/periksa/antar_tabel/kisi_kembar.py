"""One table printed twice, as in a chapter and again in an annex: same caption, same columns, same names.

Where nearly all of their numbers are the same, those that are not are slips in one of the two, and so is a
row that only one of them has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_CUKUP = 3
_TERBANYAK = 2


def kisi_kembar(paham: Paham) -> Iterator[Temuan]:
    sama: dict[tuple[object, ...], list[Kisi]] = defaultdict(list)
    for k in semua_kisi(paham):
        judul = kunci(k.tabel.tabel.judul)
        if len(judul) >= _CUKUP and not k.tabel.tabel.pulih and any(k.judul):
            sama[(judul, tuple(map(tanda, k.judul)))].append(k)
    for daftar in sama.values():
        for a, b in combinations(daftar, 2) if len(daftar) <= _CUKUP else ():
            yield from _banding(paham, a, b)
            yield from _hilang(paham, a, b)


def _hilang(paham: Paham, a: Kisi, b: Kisi) -> Iterator[Temuan]:
    """A row that one of the two has and the other, alike in all its rows, has not."""
    if len(a.sel) < len(b.sel):
        a, b = b, a
    satu, dua = _baris(a), _baris(b)
    lebih = [n for n in satu if n not in dua]
    if len(lebih) != 1 or len(satu) != len(dua) + 1 or len(dua) < _CUKUP or len(a.sel) != len(satu):
        return
    r = satu[lebih[0]]
    yield temuan(
        paham,
        "antar_tabel",
        {a.sel[r][0].baris, b.tabel.tabel.letak.baris},
        tercetak=f"{len(b.sel)} baris",
        seharusnya=f"{len(a.sel)} baris",
        kutipan=paham.baris_teks(a.sel[r][0].baris),
        uraian=f"Tabel yang sama tercetak dua kali, tetapi baris “{a.label[r] or a.kode[r]}” "
        f"(baris {a.sel[r][0].baris}) tidak ada pada tabel di baris {b.tabel.tabel.letak.baris}.",
        saran="Lengkapi tabel yang kurang, atau hapus baris yang berlebih dari tabel lainnya.",
    )


def _baris(k: Kisi) -> dict[tuple[str, ...], int]:
    return {tuple(s.teks for s in k.sel[r]): r for r in range(len(k.sel))}


def _banding(paham: Paham, a: Kisi, b: Kisi) -> Iterator[Temuan]:
    satu, dua = _isi(a), _isi(b)
    bersama = [n for n in satu if n in dua]
    beda = [n for n in bersama if satu[n].teks != dua[n].teks]
    cocok = {satu[n].teks for n in bersama if n not in beda}
    if not 0 < len(beda) <= _TERBANYAK or len(cocok) < _CUKUP:
        return
    if len(bersama) < max(len(satu), len(dua)) - 1:
        return
    for n in beda:
        x, y = satu[n], dua[n]
        yield temuan(
            paham,
            "antar_tabel",
            {x.baris, y.baris},
            tercetak=x.teks,
            seharusnya=y.teks,
            uraian=f"Tabel yang sama tercetak dua kali, tetapi “{n[0]}” memuat {x.teks} "
            f"(baris {x.baris}) dan {y.teks} (baris {y.baris}); {len(bersama) - len(beda)} angka lain sama.",
            saran="Samakan kedua tabel dengan sumbernya.",
        )


def _isi(k: Kisi) -> dict[tuple[str, str, int], Sel]:
    """Numbers by name and code of the row and by column; what comes twice tells nothing."""
    hasil: dict[tuple[str, str, int], Sel] = {}
    ganda: set[tuple[str, str, int]] = set()
    for r in range(len(k.sel)):
        for c in k.berangka():
            n = (k.label[r], k.kode[r] or k.sel[r][0].teks.strip(), c)
            if k.angka[r][c] is None:
                continue
            if n in hasil:
                ganda.add(n)
            hasil[n] = k.sel[r][c]
    return {n: s for n, s in hasil.items() if n not in ganda}
