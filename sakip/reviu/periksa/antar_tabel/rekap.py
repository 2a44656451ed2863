"""A recapitulation against the tables it sums up: one row for each of several tables (or groups of rows)
whose captions name it, with their sum, mean or number of rows.

Which column sums up which, and how, is learned from the rows that agree; the row that does not is a slip, in
the recapitulation or in the table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from sakip.reviu.angka import Angka
from sakip.reviu.baca.kata import baris_rata, kata_kata
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi
from sakip.reviu.periksa.alat.pagu_ubah import dijelaskan
from sakip.reviu.periksa.capaian.hitung import PLAFON, rata_terpotong

_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_KEADAAN = re.compile(
    r"\b(?:awal|akhir|semula|sebelum|revisi|perubahan|murni|efektif|blokir)\b", re.IGNORECASE
)
_TERBANYAK = 30
_UANG = 1_000_000
_CUKUP = 2
#: Matches that prove a relation although their numbers are all alike or small.
_CUKUP_SEPELE = 3
_BERARTI = 3


@dataclass(frozen=True, slots=True)
class _Rincian:
    """Rows that one row of a recapitulation may sum up: their table, caption, and which rows they are."""

    kisi: Kisi
    nama: frozenset[str]
    baris: tuple[int, ...]
    berjudul: bool

    @property
    def letak(self) -> int:
        return self.kisi.sel[self.baris[0]][0].baris


@dataclass(frozen=True, slots=True)
class _Cara:
    """How a column of the details gives a number of the recapitulation."""

    sebutan: str
    kolom: int


def rekap(paham: Paham) -> Iterator[Temuan]:
    semua = [k for k in semua_kisi(paham) if not k.tabel.tabel.pulih]
    keluarga = [k for k in _keluarga(semua) if _CUKUP <= len(k) <= _TERBANYAK]
    kata = [frozenset().union(*(r.nama for r in k)) for k in keluarga]
    for k in semua:
        if not _CUKUP <= len(k.sel) <= _TERBANYAK or not k.berangka():
            continue
        nama = [frozenset(kunci(x)) if r not in k.kepala else frozenset() for r, x in enumerate(k.label)]
        for rincian, seluruh in zip(keluarga, kata, strict=True):
            dikenal = [r for r, n in enumerate(nama) if n and n <= seluruh and r not in k.total]
            if len(dikenal) >= _CUKUP and all(x.kisi is not k for x in rincian):
                yield from _periksa(paham, k, _jodoh(dikenal, nama, rincian), rincian)


def _keluarga(semua: Sequence[Kisi]) -> Iterator[list[_Rincian]]:
    """Tables with one header, and the groups of rows under head rows of one table."""
    serupa: dict[tuple[str, ...], list[_Rincian]] = defaultdict(list)
    for k in semua:
        biasa = tuple(r for r in k.biasa if not _rata(k, r))
        if k.tabel.tabel.judul and biasa:
            serupa[k.judul].append(_Rincian(k, frozenset(kunci(k.tabel.tabel.judul)), biasa, True))
        if len(k.kepala) >= _CUKUP:
            kelompok = list(_kelompok(k, biasa))
            if len(kelompok) >= _CUKUP:
                yield kelompok
    yield from serupa.values()


def _rata(k: Kisi, r: int) -> bool:
    return baris_rata(k.label[r])


def _kelompok(k: Kisi, biasa: Sequence[int]) -> Iterator[_Rincian]:
    kepala = sorted(k.kepala)
    for awal, akhir in pairwise([*kepala, len(k.sel)]):
        baris = tuple(r for r in biasa if awal < r < akhir)
        nama = frozenset(kunci(next((s.teks for s in k.sel[awal] if s.teks.strip()), "")))
        if baris and nama:
            yield _Rincian(k, nama, baris, False)


def _jodoh(
    dikenal: Sequence[int], nama: Sequence[frozenset[str]], rincian: Sequence[_Rincian]
) -> dict[int, _Rincian]:
    """The one detail that each row names; rows that name none or several are left out."""
    hasil: dict[int, _Rincian] = {}
    for r in dikenal:
        calon = [x for x in rincian if nama[r] <= x.nama]
        if len(calon) == 1:
            hasil[r] = calon[0]
    milik = [id(x) for x in hasil.values()]
    return {r: x for r, x in hasil.items() if milik.count(id(x)) == 1}


def _periksa(
    paham: Paham, k: Kisi, jodoh: dict[int, _Rincian], rincian: Sequence[_Rincian]
) -> Iterator[Temuan]:
    if len(jodoh) < _CUKUP:
        return
    lebar = {c for x in rincian for c in x.kisi.berangka()}
    harap: dict[_Cara, dict[int, _Harap]] = {}
    for c in k.berangka():
        terbaik: tuple[int, _Cara, list[int]] | None = None
        for cara in (
            *((_Cara("banyaknya baris", -1),) if rincian[0].berjudul else ()),  # groups: see `cacah`
            *(_Cara(s, d) for d in sorted(lebar) for s in _HITUNG),
        ):
            if not _sehakikat(k, c, cara, rincian[0]):
                continue
            if cara not in harap:
                harap[cara] = {r: _hitung(cara, [x]) for r, x in jodoh.items()}
            cocok, gagal, seragam = _nilai(k, c, cara, harap[cara])
            perlu = _CUKUP_SEPELE if seragam else _CUKUP
            if seragam and not _seistilah(k.judul[c], cara, rincian[0]):
                continue
            if seragam and cara.kolom < 0 and len(jodoh) == _CUKUP_SEPELE:
                perlu = _CUKUP  # what it counts is named in both
            if cocok >= perlu and len(gagal) <= 1 and (terbaik is None or cocok > terbaik[0]):
                terbaik = (cocok, cara, gagal)
        if terbaik is None:
            continue
        _, cara, gagal = terbaik
        for r in gagal:
            if not _diubah(paham, k, r, c) and not _dibatasi(k, r, c, cara, jodoh[r]):
                yield _temuan(paham, k, r, c, cara, [jodoh[r]])
        if not gagal and len(jodoh) == len(rincian):
            yield from _seluruh(paham, k, c, cara, rincian)


def _dibatasi(k: Kisi, r: int, c: int, cara: _Cara, rincian: _Rincian) -> bool:
    """Whether the mean is that of capaian cut off at a ceiling ("maks. 120%")."""
    a = k.angka[r][c]
    if a is None or cara.kolom < 0 or cara.sebutan != "rata-rata" or cara.kolom >= rincian.kisi.lebar:
        return False
    isi = [x.nilai for b in rincian.baris if (x := rincian.kisi.angka[b][cara.kolom]) is not None]
    puncak = max(isi, default=Decimal(0))
    return any(abs(rata_terpotong(isi, p) - a.nilai) <= a.langkah for p in PLAFON if p < puncak)


def _diubah(paham: Paham, k: Kisi, r: int, c: int) -> bool:
    """An amount of money whose change a paragraph tells."""
    a = k.angka[r][c]
    return a is not None and a.nilai >= _UANG and dijelaskan(paham, k.label[r], k.sel[r][c].teks)


def _seistilah(judul: str, cara: _Cara, contoh: _Rincian) -> bool:
    """Whether the header of the recapitulation says what is counted or averaged."""
    if cara.kolom < 0:
        sana = f"{contoh.kisi.tabel.tabel.judul} {' '.join(contoh.kisi.judul)}"
    else:
        sana = contoh.kisi.judul[cara.kolom]
    return bool({*kata_kata(judul)} & {*kata_kata(sana)})


def _sehakikat(k: Kisi, c: int, cara: _Cara, contoh: _Rincian) -> bool:
    """Neither another year nor another state of the budget, as headers and captions tell."""
    sana = contoh.kisi.judul[cara.kolom] if 0 <= cara.kolom < contoh.kisi.lebar else ""
    for pola in (_TAHUN, _KEADAAN):
        x = _sebut(pola, k.judul[c]) or (_sebut(pola, k.tabel.tabel.judul) if pola is _TAHUN else frozenset())
        y = _sebut(pola, sana) or (
            _sebut(pola, contoh.kisi.tabel.tabel.judul) if pola is _TAHUN else frozenset()
        )
        if (x and y and not x & y) or (pola is _KEADAAN and x != y and not (x | y) <= {"akhir"}):
            return False
    return True


@lru_cache(maxsize=4096)
def _sebut(pola: re.Pattern[str], teks: str) -> frozenset[str]:
    return frozenset(m[0].casefold() for m in pola.finditer(teks))


def _seluruh(paham: Paham, k: Kisi, c: int, cara: _Cara, rincian: Sequence[_Rincian]) -> Iterator[Temuan]:
    """The row over all details: the same reckoning over all their rows together."""
    for r, label in enumerate(k.label):
        a = k.angka[r][c]
        if a is None or not label.casefold().startswith("seluruh"):
            continue
        isi = [x.nilai for b in k.biasa if b != r and (x := k.angka[b][c]) is not None]
        if cara.sebutan != "rata-rata" and sum(isi, Decimal(0)) == a.nilai:
            continue  # its own rows add up to it: a detail was not read
        harap = _hitung(cara, rincian)
        if harap is not None and not _sama(a, harap, cara):
            yield _temuan(paham, k, r, c, cara, rincian)


def _nilai(k: Kisi, c: int, cara: _Cara, harapan: Mapping[int, _Harap]) -> tuple[int, list[int], bool]:
    """How many rows agree, which do not, and whether those that agree prove little."""
    cocok: list[Angka] = []
    gagal: list[int] = []
    for r, harap in harapan.items():
        a = k.angka[r][c]
        if a is None or harap is None:
            continue
        if _sama(a, harap, cara):
            cocok.append(a)
        else:
            gagal.append(r)
    berarti = {a.nilai for a in cocok if _digit(a) >= _BERARTI}
    return len(cocok), gagal, len(berarti) < _CUKUP


_HITUNG = ("jumlah", "rata-rata")


#: A value and what rounding leaves open; None: nothing to reckon with.
_Harap = tuple[Decimal, Decimal] | None


def _hitung(cara: _Cara, rincian: Sequence[_Rincian]) -> _Harap:
    """The value and what rounding of its parts leaves open."""
    if cara.kolom < 0:
        return Decimal(sum(len(x.baris) for x in rincian)), Decimal(0)
    isi = [
        a
        for x in rincian
        if cara.kolom < x.kisi.lebar
        for r in x.baris
        if (a := x.kisi.angka[r][cara.kolom]) is not None
    ]
    if not isi:
        return None
    jumlah = sum((a.nilai for a in isi), Decimal(0))
    longgar = max(a.langkah / 2 if a.desimal else Decimal(0) for a in isi)
    return (jumlah, longgar * len(isi)) if cara.sebutan == "jumlah" else (jumlah / len(isi), longgar)


def _sama(a: Angka, harap: tuple[Decimal, Decimal], cara: _Cara) -> bool:
    batas = harap[1] + (a.langkah if a.desimal or cara.sebutan == "rata-rata" else Decimal(0))
    return any(abs(n - harap[0]) <= batas for n, _ in a.bacaan())


def _digit(a: Angka) -> int:
    return len("".join(x for x in a.teks.split("(")[0] if x.isdigit()).lstrip("0"))


def _temuan(paham: Paham, k: Kisi, r: int, c: int, cara: _Cara, rincian: Sequence[_Rincian]) -> Temuan:
    harap = _hitung(cara, rincian)
    assert harap is not None
    s, a = k.sel[r][c], k.angka[r][c]
    assert a is not None
    harus = angka(harap[0], max(a.desimal, 0 if cara.kolom < 0 else 2))
    letak = [x.letak for x in rincian]
    sebutan = "angka" if sum(len(x.baris) for x in rincian) == 1 and cara.kolom >= 0 else cara.sebutan
    return temuan(
        paham,
        "antar_tabel",
        {s.baris, *letak},
        tercetak=s.teks,
        seharusnya=harus,
        uraian=f"“{k.label[r]}” ({k.judul[c]}) tertulis {s.teks}, sedangkan {sebutan} pada tabel rinciannya "
        f"(baris {letak[0]}) {harus}; baris lain pada rekapitulasi ini cocok.",
        saran="Hitung ulang dari tabel rinciannya.",
    )
