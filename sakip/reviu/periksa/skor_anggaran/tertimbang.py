"""The rows that lead from components to a score: the weighted sum, the weight that counted, the deduction.

"Nilai tertimbang", "Bobot yang dipakai" and "Potongan" under a table of weights and values, a column for each
office (or one of values and one of products), must be what the column gives, and give the score below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi
from sakip.reviu.periksa.skor_anggaran.berbobot import (
    BOBOT,
    HITUNG,
    POTONGAN,
    SERATUS,
    TERTIMBANG,
    bobot_salah,
)

_KALI = re.compile(r"\bbobot\s*[×x*]\s*\w+", re.IGNORECASE)
_DIPAKAI = re.compile(
    r"\W*(?:jumlah\s+|total\s+)?bobot\s+(?:yang\s+)?(?:dipakai|berlaku|dihitung)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Tabel:
    """Weights by row, and the rows that follow from them (-1: not printed)."""

    kisi: Kisi
    bobot: Mapping[int, Decimal]
    kolom_bobot: int
    nilai: tuple[int, ...]
    tertimbang: int
    dipakai: int
    potongan: int
    hitung: int

    def angka(self, r: int, c: int) -> Angka | None:
        """The number of a row for a column of values; of one column, the only one of the row."""
        if r < 0:
            return None
        baris = self.kisi.angka[r]
        ada = [a for a in baris if a is not None]
        return ada[0] if len(ada) == 1 == len(self.nilai) else baris[c]


def skor_tertimbang(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or not any(TERTIMBANG.match(x) for x in k.label):
            continue
        t = _tabel(k)
        if t is None:
            continue
        jumlah = sum(t.bobot.values(), Decimal(0))
        if jumlah != SERATUS:
            yield from _bobot(paham, t, jumlah)
            continue
        yield from _dipakai(paham, t)
        yield from _tertimbang(paham, t)
        yield from _hasil(paham, t)


def _tabel(k: Kisi) -> _Tabel | None:
    c = next((c for c in k.berangka() if BOBOT.fullmatch(k.judul[c])), None)
    if c is None:
        return None
    letak = next(r for r, x in enumerate(k.label) if TERTIMBANG.match(x))
    bobot = {r: a.nilai for r in range(letak) if (a := k.angka[r][c]) is not None and a.nilai > 0}
    if len(bobot) < 2:
        return None

    def cari(pola: re.Pattern[str]) -> int:
        return next((r for r in range(max(bobot) + 1, len(k.label)) if pola.search(k.label[r])), -1)

    return _Tabel(k, bobot, c, _nilai(k, bobot, c), letak, cari(_DIPAKAI), cari(POTONGAN), cari(HITUNG))


def _nilai(k: Kisi, bobot: Mapping[int, Decimal], kolom_bobot: int) -> tuple[int, ...]:
    """The columns of values."""
    lain = (c for c in k.berangka() if c != kolom_bobot and not _KALI.search(k.judul[c]))
    return tuple(c for c in lain if any(k.angka[r][c] is not None for r in bobot))


def _berlaku(t: _Tabel, c: int) -> list[int]:
    return [r for r in t.bobot if t.kisi.angka[r][c] is not None]


def _bobot(paham: Paham, t: _Tabel, jumlah: Decimal) -> Iterator[Temuan]:
    """Weights beyond 100 although those that counted are right: the one that did not count is wrong."""
    tanpa: set[int] = set()
    for c in t.nilai:
        ada, cetak = _berlaku(t, c), t.angka(t.dipakai, c)
        if cetak is None or cetak.nilai != sum(t.bobot[r] for r in ada):
            return
        tanpa |= t.bobot.keys() - set(ada)
    if len(tanpa) != 1:
        return
    (r,) = tanpa
    benar = t.bobot[r] + SERATUS - jumlah
    if benar <= 0:
        return
    bukti = "padahal bobot komponen yang dihitung cocok dengan yang tercetak"
    yield bobot_salah(paham, t.kisi.sel[r][t.kolom_bobot], t.kisi.label[r], jumlah, benar, bukti)


def _dipakai(paham: Paham, t: _Tabel) -> Iterator[Temuan]:
    for c in t.nilai:
        cetak, harap = t.angka(t.dipakai, c), sum((t.bobot[r] for r in _berlaku(t, c)), Decimal(0))
        if cetak is not None and cetak.nilai != harap:
            yield _temuan(paham, t, t.dipakai, cetak, f"{angka(harap)}%", "bobot komponen yang bernilai")


def _tertimbang(paham: Paham, t: _Tabel) -> Iterator[Temuan]:
    """The weighted sum of every column; where another column's fits to its last digit, to the last digit."""
    k = t.kisi
    hasil: list[tuple[Angka, Decimal, Decimal, bool]] = []
    for c in k.berangka():
        cetak = k.angka[t.tertimbang][c]
        if c == t.kolom_bobot or cetak is None:
            continue
        isi = {r: a for r in t.bobot if (a := k.angka[r][c]) is not None}
        if len(isi) < 2:
            continue
        if _KALI.search(k.judul[c]):
            harap = sum((a.nilai for a in isi.values()), Decimal(0))
            eksak = any(all(_persis(t, r, v, a) for r, a in isi.items()) for v in t.nilai)
            longgar = Decimal(0) if eksak else sum((a.langkah for a in isi.values()), Decimal(0)) / 2
        else:
            harap = sum((t.bobot[r] * a.nilai for r, a in isi.items()), Decimal(0)) / SERATUS
            longgar = sum((t.bobot[r] * a.langkah for r, a in isi.items()), Decimal(0)) / SERATUS / 2
        hasil.append((cetak, harap, longgar, all(a.desimal > 1 for a in isi.values())))
    pas = [a for a, harap, _, rinci in hasil if rinci and a.desimal > 2 and abs(a.nilai - harap) <= a.langkah]
    for a, harap, longgar, rinci in hasil:
        tepat = rinci and bool(pas) and a not in pas
        if abs(a.nilai - harap) > a.langkah + (Decimal(0) if tepat else longgar):
            yield _temuan(paham, t, t.tertimbang, a, angka(harap, max(a.desimal, 2)), "jumlah bobot × nilai")


def _persis(t: _Tabel, r: int, v: int, a: Angka) -> bool:
    """Whether a product was printed to its last digit."""
    nilai = t.kisi.angka[r][v]
    return nilai is not None and t.bobot[r] * nilai.nilai == a.nilai * SERATUS


def _hasil(paham: Paham, t: _Tabel) -> Iterator[Temuan]:
    """Weighted sum ÷ weight that counted, less the deduction, is the score that was worked out.

    A score that the components give by themselves is right, whatever the rows between print.
    """
    for c in t.nilai:
        jumlah, cetak = t.angka(t.tertimbang, c), t.angka(t.hitung, c)
        bobot, potong = t.angka(t.dipakai, c), t.angka(t.potongan, c)
        dipakai = SERATUS if bobot is None else bobot.nilai
        if jumlah is None or cetak is None or not 0 < dipakai <= SERATUS:
            continue
        dikurangi = Decimal(0) if potong is None else potong.nilai
        harap = jumlah.nilai * SERATUS / dipakai - dikurangi
        salah = abs(cetak.nilai - harap) > cetak.langkah + jumlah.langkah
        if salah and not _dari_komponen(t, c, cetak, dikurangi):
            yield _temuan(
                paham, t, t.hitung, cetak, angka(harap), "nilai tertimbang ÷ bobot, dikurangi potongan"
            )


def _dari_komponen(t: _Tabel, c: int, cetak: Angka, dikurangi: Decimal) -> bool:
    """Whether the components of a column that have values give its score."""
    isi = {r: a for r in t.bobot if (a := t.kisi.angka[r][c]) is not None}
    harap = sum((t.bobot[r] * a.nilai for r, a in isi.items()), Decimal(0)) / sum(t.bobot[r] for r in isi)
    longgar = max(a.langkah for a in isi.values()) / 2
    return abs(cetak.nilai + dikurangi - harap) <= cetak.langkah + longgar


def _temuan(paham: Paham, t: _Tabel, r: int, cetak: Angka, harus: str, sebab: str) -> Temuan:
    baris = {s.baris for s in t.kisi.sel[r]}
    return temuan(
        paham,
        "skor_anggaran",
        baris,
        tercetak=cetak.teks,
        seharusnya=harus,
        kutipan=paham.baris_teks(min(baris)),
        uraian=f"“{t.kisi.label[r]}” tertulis {cetak.teks}, padahal {sebab} memberi {harus}.",
        saran="Periksa bobot, komponen, dan hitungannya dengan aplikasi sumbernya.",
    )
