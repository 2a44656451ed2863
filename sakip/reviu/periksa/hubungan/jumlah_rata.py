"""A sum and a mean printed under the same rows: each tells whether the other is right.

Values that are seldom added (indices, scores) are added where their mean is worked out from the sum; the
mean then proves the number of rows, and the slip lies in the one that disagrees with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.baca.kata import baris_rata
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, lanjutan, semua_kisi

_TERSEDIKIT = 3


def jumlah_rata(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or lanjutan(k.sel):
            continue
        for r in sorted(k.total):
            if r + 1 < len(k.sel) and baris_rata(k.label[r + 1]):
                for c in k.berangka():
                    yield from _kolom(paham, k, r, c)


def _kolom(paham: Paham, k: Kisi, r: int, c: int) -> Iterator[Temuan]:
    baris = [b for b in k.biasa if b < r and not baris_rata(k.label[b])]
    isi = [a for b in baris if (a := k.angka[b][c]) is not None]
    jumlah, rata = k.angka[r][c], k.angka[r + 1][c]
    if jumlah is None or rata is None or len(isi) != len(baris) or len(isi) < _TERSEDIKIT:
        return
    if any(b in k.total or b in k.kepala for b in range(r)):
        return  # sums of groups
    benar = sum((a.nilai for a in isi), Decimal(0))
    longgar = sum((a.langkah / 2 for a in isi if a.desimal), Decimal(0))
    if _dekat(jumlah, benar, longgar):
        return
    banyak = len(isi)
    if not (_dekat(rata, benar / banyak, longgar / banyak) or dari_jumlah(jumlah, rata, banyak)):
        return
    tepat = _dekat(rata, benar / banyak, longgar / banyak)
    sebab = "cocok dengan" if tepat else "dihitung dari jumlah itu, bukan dari"
    yield temuan(
        paham,
        "jumlah",
        {k.sel[r][c].baris, k.sel[r + 1][c].baris, *(k.sel[b][c].baris for b in baris)},
        tercetak=k.sel[r][c].teks,
        seharusnya=angka(benar, max(a.desimal for a in isi)),
        kutipan=paham.baris_teks(k.sel[r][c].baris),
        uraian=f"“{k.label[r]}” tertulis {jumlah.teks}, padahal {banyak} barisnya berjumlah {angka(benar)}; "
        f"rata-rata yang tercetak ({rata.teks}) {sebab} baris-baris itu.",
        saran="Jumlahkan ulang barisnya, lalu hitung rata-ratanya.",
    )


def dari_jumlah(jumlah: Angka, rata: Angka, banyak: int) -> bool:
    """Whether the printed mean was worked out from the printed sum."""
    return banyak > 0 and _dekat(rata, jumlah.nilai / banyak, jumlah.langkah / banyak)


def _dekat(a: Angka, harap: Decimal, longgar: Decimal) -> bool:
    return any(abs(n - harap) <= u + longgar for n, u in a.bacaan() if a.desimal or u == 1)
