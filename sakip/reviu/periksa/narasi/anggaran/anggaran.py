"""Percentages told beside amounts of money against the budget row that holds the amount."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan

_JAUH = 110
_LEWAT = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|sisa|selisih|bertambah|berkurang|dari total)\b", re.IGNORECASE
)
_TERSERAP = re.compile(r"capaian|sebesar|persen|serap|realisasi|atau|angka|=|\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Uang:
    baris: Baris
    peran: str
    persen: tuple[Angka, ...]
    letak: int
    #: The column's total as printed or added: "Rp4 miliar (40%)" may tell a share of it.
    seluruh: frozenset[Decimal]


def anggaran(paham: Paham) -> Iterator[Temuan]:
    """Sentences that name a row's pagu or realisation, and another percentage than the row's."""
    uang = _uang(paham)
    if not uang:
        return
    for p in paham.naskah.paragraf:
        if "rp" in p.teks.casefold():
            yield from _paragraf(paham, p, uang)


def _uang(paham: Paham) -> dict[Decimal, list[_Uang]]:
    hasil: dict[Decimal, list[_Uang]] = defaultdict(list)
    for t in paham.tabel:
        seluruh: dict[int, frozenset[Decimal]] = {}
        for b in t.baris:
            persen = tuple(i.angka for i in b.ambil("persen") if i.angka is not None)
            if len(persen) != 1:
                continue
            for i in b.ambil("pagu", "serapan"):
                if i.angka is not None and i.angka.nilai >= 1_000_000:
                    k = i.kolom.indeks
                    seluruh[k] = seluruh[k] if k in seluruh else _seluruh(t, k)
                    hasil[i.angka.nilai].append(_Uang(b, i.kolom.peran, persen, i.sel.baris, seluruh[k]))
    return hasil


def _seluruh(t: TabelPaham, kolom: int) -> frozenset[Decimal]:
    total = {a.nilai for b in t.baris if b.jumlah and (a := b.isi[kolom].angka) is not None and a.nilai}
    jumlah = sum((i.angka.nilai for i in t.isi_kolom(kolom) if i.angka is not None), Decimal(0))
    return frozenset({*total, jumlah} - {Decimal(0)})


def _porsi(uang: Angka, persen: Angka, baris: list[_Uang]) -> bool:
    """Whether the percentage is the amount's share of its column."""
    return any(abs(uang.nilai / n * 100 - persen.nilai) <= persen.langkah for u in baris for n in u.seluruh)


def _paragraf(paham: Paham, p: Paragraf, uang: dict[Decimal, list[_Uang]]) -> Iterator[Temuan]:
    angka = list(cari(p.teks))
    for n, (letak, a) in enumerate(angka):
        if not a.rupiah or a.nilai not in uang:
            continue
        baris = uang[a.nilai]
        for awal, b in angka[n + 1 :]:
            sela = p.teks[letak + len(a.teks) : awal]
            if awal - letak > _JAUH + len(a.teks) or _LEWAT.search(sela) or ". " in sela.strip():
                break
            if b.rupiah:
                if any(b.nilai == i.angka.nilai for u in baris for i in u.baris.ambil("serapan") if i.angka):
                    continue
                break
            if not b.persen:
                continue
            if _TERSERAP.search(sela) and not (
                any(_sama(b, q) for u in baris for q in u.persen) or _porsi(a, b, baris)
            ):
                yield _temuan(paham, p, awal, a, b, baris[0])
            break


def _sama(a: Angka, b: Angka) -> bool:
    return abs(a.nilai - b.nilai) <= max(a.langkah, b.langkah)


def _temuan(paham: Paham, p: Paragraf, awal: int, uang: Angka, persen: Angka, u: _Uang) -> Temuan:
    return temuan(
        paham,
        "narasi",
        (p.baris_pada(awal), *u.baris.letak),
        kutipan=p.teks[max(0, awal - 120) : awal + 40],
        tercetak=persen.teks,
        seharusnya=u.persen[0].teks,
        uraian=f"Kalimat menyebut {persen.teks} untuk {uang.teks}, sedangkan tabel pada baris "
        f"{u.letak} memuat "
        f"{u.persen[0].teks} bagi angka yang sama.",
        saran="Samakan persentase pada kalimat dan tabel.",
    )
