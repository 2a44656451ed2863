"""Columns and rows worked out from others, as a table's own lines show: quotients, quotients of running
sums, shares of one whole.  Where nearly all lines agree on the rule, the line that breaks it holds a slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import permutations
from typing import TypeVar

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

SERATUS = Decimal(100)
_BIASA = frozenset({"target", "realisasi", "capaian", "pagu", "serapan", "persen"})
_TERLEBAR = 12
_TERTINGGI = 12
_TERSEDIKIT = 3
_BERPERSEN = re.compile(r"persen|rasio|realisasi|capaian|%", re.IGNORECASE)
_BIASANYA = re.compile(r"\b(?:target|realisasi|pagu|anggaran|serapan)\b", re.IGNORECASE)
_TUMBUH = re.compile(
    r"\b(?:kenaikan|penurunan|pertumbuhan|peningkatan|perubahan|kelebihan|naik|turun|over\w*|yoy)\b",
    re.IGNORECASE,
)
#: Significant digits from which a match is no chance.
_BERARTI = 3
#: Lines that must agree in a table that was put together from lines of text.
_PULIH = 4
#: From this on an amount of another table may be the whole of the shares.
_UTUH = 1_000_000

_T = TypeVar("_T")
Larik = Sequence[Angka | None]
#: A value, its slack, and what writes the calculation (few are ever read).
Harap = tuple[Decimal, Decimal, Callable[[], str]]


@dataclass(frozen=True, slots=True)
class _Aturan:
    """What a rule gives for a line (None: nothing); reckoned when asked, for most rules fail at once."""

    hasil: Callable[[int], Harap | None]
    #: What a line gives where less is better, which is no fault: (2T - R) / T and T / R beside R / T.
    lawan: Callable[[int], tuple[Decimal, ...]] = lambda _: ()


def rasio_kisi(paham: Paham) -> Iterator[Temuan]:
    semua = semua_kisi(paham)
    # whole amounts that some table adds up to
    utuh = {a.nilai for k in semua for r in k.total for a in k.angka[r] if a is not None and a.nilai >= _UTUH}
    for k in semua:
        if len(k.sel) < 2 or k.lebar > 3 * _TERLEBAR:
            continue
        yield from _kolom(paham, k, sorted(utuh))
        if not k.tabel.tabel.pulih:
            yield from _baris(paham, k)


def _kolom(paham: Paham, k: Kisi, utuh: Sequence[Decimal]) -> Iterator[Temuan]:
    kolom = k.berangka()
    if len(kolom) > _TERLEBAR:
        return
    larik = {c: [b[c] for b in k.angka] for c in kolom}
    jumlah = [r in k.total for r in range(len(k.sel))]
    peran = {c: k.tabel.kolom[c].peran if not k.tabel.maya else "lain" for c in kolom}
    perlu = _PULIH if k.tabel.tabel.pulih else 2
    for c in kolom:
        if peran[c] == "capaian":
            continue  # has a check of its own, which knows every formula
        # shares of a ceiling that the table does not hold are nobody else's to check
        bebas = peran[c] == "persen" and "pagu" not in peran.values()
        asal = [x for x in kolom if x < c and (bebas or not {peran[x], peran[c]} <= _BIASA)]
        yield from _periksa(
            paham, larik[c], [larik[x] for x in asal], jumlah, [b[c] for b in k.sel], k.judul[c], utuh, perlu
        )


def _baris(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """A row of shares under a row of totals; a row of quotients under the two rows of counts it divides."""
    yield from _bagi_baris(paham, k)
    for r in range(1, len(k.sel)):
        if r - 1 in k.total and any(a is not None and a.persen for a in k.angka[r]):
            judul = k.sel[r][0].teks or k.label[r]
            jumlah = [False] * k.lebar
            yield from _periksa(paham, k.angka[r], [k.angka[r - 1]], jumlah, k.sel[r], judul)


def _bagi_baris(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """ "Pembilang", "Penyebut", "Persentase" down a table whose columns are periods or offices."""
    if not 3 <= len(k.sel) <= _TERTINGGI or k.total or not _TERSEDIKIT <= len(k.berangka()) <= _TERLEBAR:
        return
    for r in range(2, len(k.sel)):
        atas = k.angka[r - 2 : r]
        if not _BERPERSEN.search(k.label[r]) or not all(_cacah(x) for x in atas):
            continue
        if any(_BIASANYA.search(x) for x in k.label[r - 2 : r]):
            continue  # target, realisation and ceiling have checks of their own
        judul = k.label[r] or k.sel[r][0].teks
        yield from _periksa(paham, k.angka[r], atas, [False] * k.lebar, k.sel[r], judul)


def _cacah(x: Larik) -> bool:
    """A row of whole numbers."""
    ada = [a for a in x if a is not None]
    return len(ada) >= _TERSEDIKIT and not any(a.persen or a.desimal for a in ada)


def _periksa(
    paham: Paham,
    hasil: Larik,
    asal: Sequence[Larik],
    jumlah: Sequence[bool],
    sel: Sequence[Sel],
    judul: str,
    utuh: Sequence[Decimal] = (),
    perlu: int = 2,
) -> Iterator[Temuan]:
    if sum(a is not None and (a.persen or a.desimal > 0) for a in hasil) < 2:
        return
    terbaik: tuple[int, _Aturan, list[int]] | None = None
    kasar = _kasar(hasil)
    tumbuh = _TUMBUH.search(judul) is not None
    for aturan in _aturan(hasil, asal, jumlah, utuh, tumbuh=tumbuh):
        cocok, gagal = _nilai(hasil, aturan, kasar)
        if cocok >= perlu and len(gagal) <= max(1, cocok // 4) and (terbaik is None or cocok > terbaik[0]):
            terbaik = (cocok, aturan, gagal)
    if terbaik is None:
        return
    cocok, aturan, gagal = terbaik
    for r in gagal:
        harap = aturan.hasil(r)
        a = hasil[r]
        assert harap is not None and a is not None
        harus = angka(harap[0], max(a.desimal, 2))
        yield temuan(
            paham,
            "realisasi",
            {sel[r].baris},
            tercetak=a.teks,
            seharusnya=harus,
            uraian=f"“{judul}” tertulis {a.teks}, padahal seperti pada {cocok} tempat lain di tabel ini "
            f"{harap[2]()} = {harus}.",
            saran="Hitung ulang dari angka penyusunnya; periksa juga angka penyusun itu.",
        )


def _nilai(hasil: Larik, aturan: _Aturan, kasar: Decimal) -> tuple[int, list[int]]:
    """How many telling lines obey the rule (equal prints count once), and which lines break it.

    A rule that too many lines break is not tried to the end.
    """
    cocok: set[Decimal] = set()
    lemah: set[Decimal] = set()
    gagal: list[int] = []
    for r, a in enumerate(hasil):
        if len(gagal) > max(1, len(hasil) // 4):
            break
        harap = aturan.hasil(r) if a is not None else None
        if a is None or harap is None or (a.nilai == SERATUS < harap[0]):
            continue  # cut off at 100
        if any(abs(n - harap[0]) <= max(u, kasar) + harap[1] for n, u in a.bacaan()):
            if _digit(a) >= _BERARTI and a.nilai != SERATUS:
                cocok.add(a.nilai)
            elif a.nilai != SERATUS and _digit(a) > 1:
                lemah.add(a.nilai)
        elif not any(abs(a.nilai - x) <= a.langkah for x in aturan.lawan(r)):
            gagal.append(r)
    return len(cocok) + len(lemah) // 2, gagal


def _kasar(hasil: Larik) -> Decimal:
    """Prints that all end in 0 ("97,20", "80,00") were rounded one digit before."""
    isi = [a for a in hasil if a is not None and a.desimal > 1]
    telak = {a.nilai for a in isi if a.nilai % 1}
    if len(telak) < _BERARTI or any(a.nilai % (a.langkah * 10) for a in isi):
        return Decimal(0)
    return max(a.langkah for a in isi) * 10


def _digit(a: Angka) -> int:
    """The digits that are printed, from the first that is not zero: four of "25,00"."""
    return len(str(int(abs(a.nilai) / a.langkah)).lstrip("0"))


# --- the rules ------------------------------------------------------------------------------------------


def _aturan(
    hasil: Larik, asal: Sequence[Larik], jumlah: Sequence[bool], utuh: Sequence[Decimal], *, tumbuh: bool
) -> Iterator[_Aturan]:
    kali = SERATUS
    for a, b in permutations([x for x in asal if _bulat(x)], 2):
        if len({y.nilai for y in b if y is not None}) < 2:
            continue  # one divisor for all lines: a share of one whole, or the same number again
        for faktor in (kali, Decimal(1)):
            bagi = _berdua(partial(_bagi, faktor=faktor), a, b)
            yield _Aturan(bagi, _berdua(_lawan, a, b)) if faktor == kali else _Aturan(bagi)
        if len(hasil) > 3:
            for faktor in (kali, Decimal(1)):
                yield _berjalan(a, b, jumlah, faktor)
    if tumbuh or any(x is not None and x.nilai < 0 for x in hasil):
        for a, b in permutations([x for x in asal if _bulat(x)], 2):
            yield _Aturan(_berdua(_perubahan, a, b))
    for a in asal:
        yield from _bagian(hasil, a, utuh)
        if len(hasil) > 3 and _bulat(a):
            yield from _rata_berjalan(hasil, a, jumlah)


def _berdua(fungsi: Callable[[Angka | None, Angka | None], _T], a: Larik, b: Larik) -> Callable[[int], _T]:
    """What a reckoning gives for the numbers of both columns on a line."""
    return lambda r: fungsi(a[r], b[r])


def _bulat(x: Larik) -> bool:
    return not any(a.persen for a in x if a is not None)


def _bagi(x: Angka | None, y: Angka | None, faktor: Decimal) -> Harap | None:
    if x is None or y is None or not y.nilai:
        return None
    longgar = (x.langkah if x.desimal else Decimal(0)) / abs(y.nilai) * faktor
    longgar += (abs(x.nilai) * y.langkah / y.nilai**2 * faktor) if y.desimal else Decimal(0)
    return x.nilai / y.nilai * faktor, longgar, partial(_tulis, x.teks, y.teks, faktor)


def _lawan(x: Angka | None, y: Angka | None) -> tuple[Decimal, ...]:
    if x is None or y is None or not x.nilai or not y.nilai:
        return ()
    return (2 * y.nilai - x.nilai) / y.nilai * SERATUS, y.nilai / x.nilai * SERATUS


def _tulis(x: str | Decimal, y: str | Decimal, faktor: Decimal) -> str:
    x, y = (n if isinstance(n, str) else angka(n, 4) for n in (x, y))
    return f"{x} ÷ {y}" + (" × 100" if faktor == SERATUS else "")


def _perubahan(x: Angka | None, y: Angka | None) -> Harap | None:
    """How far one is above or below the other, in percent of the other."""
    if x is None or y is None or not y.nilai or x.desimal or y.desimal:
        return None
    beda = (x.nilai - y.nilai) / y.nilai * SERATUS
    return beda, Decimal(0), partial("({} − {}) ÷ {} × 100".format, x.teks, y.teks, y.teks)


#: What a mean is divided by to bring it to another scale.
_SKALA = (Decimal(1), Decimal(25), Decimal(20), Decimal(10), Decimal(100))


def _rata_berjalan(hasil: Larik, a: Larik, jumlah: Sequence[bool]) -> Iterator[_Aturan]:
    """Means of all lines so far, as they are or on another scale (96,84 of 100 is 3,87 of 4)."""
    rata: list[tuple[Decimal, Decimal, int] | None] = []
    kini, banyak = Decimal(0), 0
    for x, total in zip(a, jumlah, strict=True):
        if total or x is None:
            rata.append(None)
            continue
        kini, banyak = kini + x.nilai, banyak + 1
        rata.append((kini / banyak, x.langkah / 2, banyak))
    dua = [(p.nilai, r[0]) for p, r in zip(hasil, rata, strict=True) if p is not None and r is not None]
    nilai, tengah = (sum(x, Decimal(0)) for x in zip(*dua, strict=True)) if dua else (Decimal(0), Decimal(0))
    for skala in _SKALA if nilai else ():
        if abs(tengah / nilai - skala) * 5 > skala:
            continue
        berskala: list[Harap | None] = [
            None if r is None else (r[0] / skala, r[1] / skala, partial(_tulis_rata, r[2], skala))
            for r in rata
        ]
        yield _Aturan(berskala.__getitem__)


def _tulis_rata(banyak: int, skala: Decimal) -> str:
    return f"rata-rata {banyak} angka" + ("" if skala == 1 else f" ÷ {angka(skala, 0)}")


def _berjalan(a: Larik, b: Larik, jumlah: Sequence[bool], faktor: Decimal) -> _Aturan:
    """Quotients of the sums up to each line."""
    hasil: list[Harap | None] = []
    atas = bawah = Decimal(0)
    for x, y, total in zip(a, b, jumlah, strict=True):
        if total or x is None or y is None:
            hasil.append(None)
            continue
        atas, bawah = atas + x.nilai, bawah + y.nilai
        tulisan = partial(_tulis, atas, bawah, faktor)
        hasil.append((atas / bawah * faktor, Decimal(0), tulisan) if bawah else None)
    return _Aturan(hasil.__getitem__)


def _bagian(hasil: Larik, a: Larik, lain: Sequence[Decimal]) -> Iterator[_Aturan]:
    """Shares of one whole, which each line of the column may give away; another table's total may be it."""
    if not any(x is not None and x.persen for x in hasil) or not _bulat(a):
        return
    sudah: set[Decimal] = set()
    for x, p in zip(a, hasil, strict=True):
        if x is None or p is None or not p.persen or p.nilai < 10 or not x.nilai:
            continue
        utuh = (x.nilai / p.nilai * SERATUS).quantize(Decimal(1))
        dekat = [y.nilai for y in a if y is not None and abs(y.nilai - utuh) * 2000 <= utuh]
        dekat += [n for n in lain if abs(n - utuh) <= utuh * p.langkah / p.nilai]
        ada = dekat[0] if dekat else utuh
        if not ada or ada in sudah or ada == SERATUS:
            continue  # of 100 each number is its own share: a copy
        sudah.add(ada)
        galat = Decimal(0) if ada != utuh else p.langkah / p.nilai
        yield _Aturan(partial(_bagian_dari, a, ada, galat))


def _bagian_dari(a: Larik, utuh: Decimal, galat: Decimal, r: int) -> Harap | None:
    """The share of the whole that a line is."""
    y = a[r]
    if y is None:
        return None
    bagian = y.nilai / utuh * SERATUS
    return bagian, galat * bagian, lambda: _tulis(y.teks, angka(utuh, 0), SERATUS)
