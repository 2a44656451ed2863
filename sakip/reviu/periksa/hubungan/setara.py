"""Splits of one whole: groups of rows, tables of periods and rows alike that must tell the same.

- Groups under head rows of one table (by programme and by activity) whose amounts add up to the same: then
  their percentages, weighted by the amounts, must be the same as well.
- Percentages by period, weighted by the amounts of their rows, against a table of the same periods.
- Two rows of one table with all numbers alike but for one digit of one: the single part of a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_UANG = 1_000_000
_CUKUP = 2
_BERARTI = 3
#: A weight this near to the whole of the other group is the same whole with a slip.
_DEKAT = Decimal("0.001")
_TRIWULAN = {"tw1": "bulan3", "tw2": "bulan6", "tw3": "bulan9", "tw4": "bulan12"}
_TRIWULAN |= {"sem1": "bulan6", "sem2": "bulan12"}


@dataclass(frozen=True, slots=True)
class _Rata:
    """A weighted percentage: its value, the room that rounding leaves, and the lines of its numbers."""

    nilai: Decimal
    longgar: Decimal
    baris: tuple[int, ...]

    def sama(self, lain: _Rata) -> bool:
        return abs(self.nilai - lain.nilai) <= self.longgar + lain.longgar


@dataclass(frozen=True, slots=True)
class _Kelompok:
    """Rows with amounts: the whole, and the weighted mean of every column of percentages."""

    kisi: Kisi
    bobot: Decimal
    baris: tuple[int, ...]
    rata: Mapping[int, _Rata]


@sekali
def setara(paham: Paham) -> Iterator[Temuan]:
    berkala: list[tuple[Kisi, dict[str, _Rata]]] = []
    berbobot: list[_Kelompok] = []
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih:
            continue
        yield from _kembar(paham, k)
        kelompok = list(_kelompok(k))
        for a, b in combinations(kelompok, 2):
            yield from _banding(paham, a, b)
        berbobot += kelompok
        berkala += [(k, d) for d in _periode(k)]
    for x in berbobot:
        yield from _masa(paham, x, berkala)


# --- groups of one table --------------------------------------------------------------------------------


def _kelompok(k: Kisi) -> Iterator[_Kelompok]:
    """The groups under the head rows of a table; without such rows all its rows are one."""
    kepala = sorted(k.kepala)
    batas = [*kepala, len(k.sel)] if kepala else [-1, len(k.sel)]
    kolom = k.berangka()
    uang = [c for c in kolom if all((a := k.angka[r][c]) is None or _rupiah(a) for r in k.biasa)]
    if len(uang) != 1:
        return  # none, or no telling which is the whole
    for awal, akhir in pairwise(batas):
        baris = tuple(r for r in k.biasa if awal < r < akhir)
        bobot = [k.angka[r][uang[0]] for r in baris]
        if len(baris) < _CUKUP or any(b is None or b.nilai <= 0 for b in bobot):
            continue
        nilai = [b.nilai for b in bobot if b is not None]
        rata = {
            c: x
            for c in kolom
            if c != uang[0] and (x := _berbobot(k, [(r, c) for r in baris], nilai)) is not None
        }
        if len(rata) >= _CUKUP:
            yield _Kelompok(k, sum(nilai, Decimal(0)), baris, rata)


def _rupiah(a: Angka) -> bool:
    return not a.persen and not a.desimal and (a.nilai >= _UANG or not a.nilai)


def _berbobot(k: Kisi, letak: Sequence[tuple[int, int]], bobot: Sequence[Decimal]) -> _Rata | None:
    isi = [a for r, c in letak if (a := k.angka[r][c]) is not None and a.persen]
    if len(isi) < len(bobot):
        return None
    jumlah = sum(bobot, Decimal(0))
    nilai = sum((a.nilai * b for a, b in zip(isi, bobot, strict=True)), Decimal(0)) / jumlah
    longgar = sum((a.langkah * b for a, b in zip(isi, bobot, strict=True)), Decimal(0)) / jumlah / 2
    return _Rata(nilai, longgar, tuple(k.sel[r][c].baris for r, c in letak))


def _banding(paham: Paham, a: _Kelompok, b: _Kelompok) -> Iterator[Temuan]:
    bersama = [c for c in a.rata if c in b.rata]
    beda = [c for c in bersama if not a.rata[c].sama(b.rata[c])]
    cocok = {a.rata[c].nilai for c in bersama if c not in beda}
    if len(cocok) < _CUKUP:
        return
    k = a.kisi
    if a.bobot == b.bobot and len(beda) == 1:
        x, y = a.rata[beda[0]], b.rata[beda[0]]
        yield _temuan(paham, k.judul[beda[0]], x, y, "kedua kelompok baris membagi jumlah yang sama")
    elif a.bobot != b.bobot and not beda and abs(a.bobot - b.bobot) <= _DEKAT * a.bobot:
        baris = {k.sel[r][0].baris for r in (*a.baris, *b.baris)}
        yield temuan(
            paham,
            "jumlah",
            baris,
            tercetak=angka(a.bobot, 0),
            seharusnya=angka(b.bobot, 0),
            uraian=f"Dua kelompok baris pada tabel ini membagi jumlah yang sama dan persentase terbobotnya "
            f"sama, tetapi jumlahnya {angka(a.bobot, 0)} dan {angka(b.bobot, 0)}.",
            saran="Periksa angka penyusun kedua kelompok.",
        )


def _temuan(paham: Paham, judul: str, x: _Rata, y: _Rata, sebab: str) -> Temuan:
    return temuan(
        paham,
        "jumlah",
        {*x.baris, *y.baris},
        tercetak=f"{angka(x.nilai)}%",
        seharusnya=f"{angka(y.nilai)}%",
        uraian=f"“{judul}”: persentase baris-barisnya, dibobot dengan jumlah rupiahnya, memberi "
        f"{angka(x.nilai)}%, sedangkan di tempat lain {angka(y.nilai)}%, padahal {sebab}.",
        saran="Periksa persentase dan jumlah rupiah pada baris-baris itu.",
    )


# --- periods --------------------------------------------------------------------------------------------


def _masa_dari(label: str) -> str:
    t = tanda(label)
    t = _TRIWULAN.get(t, t)
    return t if t.startswith("bulan") and t[5:].isdigit() else ""


def _periode(k: Kisi) -> Iterator[dict[str, _Rata]]:
    """Columns of percentages over rows of periods."""
    masa = [_masa_dari(x) for x in k.label]
    if len({m for m in masa if m}) <= _CUKUP:
        return
    for c in k.berangka():
        isi = {
            m: _Rata(a.nilai, a.langkah / 2, (k.sel[r][c].baris,))
            for r, m in enumerate(masa)
            if m and (a := k.angka[r][c]) is not None and a.persen and a.desimal
        }
        if len(isi) > _CUKUP:
            yield isi


def _masa(paham: Paham, x: _Kelompok, berkala: Sequence[tuple[Kisi, dict[str, _Rata]]]) -> Iterator[Temuan]:
    masa = {m: c for c in x.rata if (m := _masa_dari(x.kisi.judul[c]))}
    for k, isi in berkala:
        bersama = [m for m in masa if m in isi]
        beda = [m for m in bersama if not x.rata[masa[m]].sama(isi[m])]
        cocok = {isi[m].nilai for m in bersama if m not in beda}
        if k is not x.kisi and len(beda) == 1 and len(cocok) >= _CUKUP:
            c = masa[beda[0]]
            sebab = f"pada {len(cocok)} periode lain keduanya sama"
            yield _temuan(paham, x.kisi.judul[c], x.rata[c], isi[beda[0]], sebab)


# --- rows alike -----------------------------------------------------------------------------------------


def _kembar(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """Rows that are alike in at least three telling numbers and differ in one digit of one; one of the
    numbers is an amount, for targets of two indicators may well be alike.
    """
    kolom = k.berangka()
    if not _BERARTI < len(kolom) <= 4 * _BERARTI:
        return
    menurut: dict[tuple[int, Decimal], list[int]] = defaultdict(list)
    for r in range(len(k.sel)):
        for c in kolom:
            a = k.angka[r][c]
            if r not in k.kepala and a is not None and _telak(a):
                menurut[(c, a.nilai)].append(r)
    sama: dict[tuple[int, int], int] = defaultdict(int)
    for baris in menurut.values():
        for dua in combinations(baris, 2) if len(baris) <= 4 else ():
            sama[dua] += 1
    for (p, q), n in sama.items():
        if n < _BERARTI or any((k.angka[p][c] is None) != (k.angka[q][c] is None) for c in kolom):
            continue
        beda = [
            (a, b, c)
            for c in kolom
            if (a := k.angka[p][c]) is not None and (b := k.angka[q][c]) is not None and a.nilai != b.nilai
        ]
        if len(beda) != 1 or _kembaran(sama, p, q, n):
            continue
        a, b, c = beda[0]
        uang = any(x is not None and x.nilai >= _UANG for x in (k.angka[p][d] for d in kolom if d != c))
        if selisih_digit(a.teks, b.teks) and (uang or (a.nilai >= _UANG and n > _BERARTI)):
            yield temuan(
                paham,
                "antar_tabel",
                {k.sel[p][c].baris, k.sel[q][c].baris},
                tercetak=a.teks,
                seharusnya=b.teks,
                uraian=f"Baris “{k.label[p]}” dan “{k.label[q]}” sama pada semua angkanya, kecuali "
                f"“{k.judul[c]}”: {a.teks} dan {b.teks}, yang berbeda satu angka.",
                saran="Periksa salah ketik pada salah satunya.",
            )


def _kembaran(sama: Mapping[tuple[int, int], int], p: int, q: int, n: int) -> bool:
    """Whether one of the rows has a full twin besides: then there are several kinds of rows alike."""
    return any(m > n and {p, q} & {*dua} for dua, m in sama.items())


def _telak(a: Angka) -> bool:
    return a.digit >= _BERARTI
