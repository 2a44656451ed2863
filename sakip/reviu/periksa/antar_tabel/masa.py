"""Counts of quarters in one table against the months that another lists under the same header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_TW = re.compile(r"tw([1-4])$")
_BULAN = re.compile(r"bulan(\d{1,2})$")
_SETAHUN = 12


def masa_tabel(paham: Paham) -> Iterator[Temuan]:
    """Only where the other quarters are the sums of their months and one is not."""
    bulanan = [(k, b) for k in semua_kisi(paham) if len(b := _baris(k, _BULAN)) == _SETAHUN]
    triwulan = [(k, b) for k in semua_kisi(paham) if len(b := _baris(k, _TW)) == 4] if bulanan else []
    for k, tw in triwulan:
        for c in k.berangka():
            for j, bulan in bulanan:
                d = _kolom(j, k.judul[c]) if j is not k else None
                if d is not None:
                    yield from _banding(paham, (k, tw, c), (j, bulan, d))


def _baris(k: Kisi, pola: re.Pattern[str]) -> dict[int, int]:
    """The rows of the periods by their number; none where one stands twice."""
    hasil: dict[int, int] = {}
    for r in k.biasa:
        m = pola.match(tanda(k.label[r]))
        if m is not None:
            if int(m[1]) in hasil:
                return {}
            hasil[int(m[1])] = r
    return hasil


def _kolom(k: Kisi, judul: str) -> int | None:
    """The one column of counts under the same header."""
    kata = set(kunci(judul)) - _UMUM
    sama = [d for d in k.berangka() if kata and set(kunci(k.judul[d])) - _UMUM == kata]
    return sama[0] if len(sama) == 1 else None


_UMUM = frozenset({"jumlah", "banyaknya", "total", "orang"})
Sisi = tuple[Kisi, dict[int, int], int]


def _banding(paham: Paham, atas: Sisi, bawah: Sisi) -> Iterator[Temuan]:
    k, tw, c = atas
    j, bulan, d = bawah
    salah: list[tuple[int, Decimal]] = []
    for n, r in tw.items():
        x = k.angka[r][c]
        isi = [j.angka[bulan[b]][d] for b in range(3 * n - 2, 3 * n + 1)]
        nilai = [a.nilai for a in isi if a is not None and not a.desimal and not a.persen]
        if x is None or x.desimal or x.persen or len(nilai) < 3:
            return
        if sum(nilai) != x.nilai:
            salah.append((n, sum(nilai, Decimal(0))))
    if len(salah) != 1:
        return
    n, harus = salah[0]
    s = k.sel[tw[n]][c]
    yield temuan(
        paham,
        "antar_tabel",
        {s.baris, *(j.sel[bulan[b]][d].baris for b in range(3 * n - 2, 3 * n + 1))},
        tercetak=s.teks,
        seharusnya=tulis(harus),
        uraian=f"“{k.label[tw[n]]}” kolom “{k.judul[c]}” tertulis {s.teks}, sedangkan tiga bulannya pada "
        f"tabel lain "
        f"berjumlah {tulis(harus)}; triwulan lainnya cocok.",
        saran="Samakan kedua tabel dengan sumbernya.",
    )
