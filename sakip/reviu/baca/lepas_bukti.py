"""Rows of a lost table, and the proof that they were read right: order, names, and their own arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.baca.kata import baris_jumlah, baris_rata, kata_kata, serupa
from sakip.reviu.baca.lepas_atom import Atom, berikut, hampa, kunci_nomor
from sakip.reviu.baca.lepas_tingkat import Susunan

_BULAN = {
    b: n
    for n, b in enumerate(
        ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"], 1
    )
}
_TAHUN = re.compile(r"(?:19|20)[0-9][0-9]")
_TAHUN_UTUH = re.compile(r"\b(?:19|20)\d\d\b")
_NOMOR = re.compile(r"\(?\d{1,2}[.)]?")
_TERSEDIKIT_TUNGGAL = 4
_TERSEDIKIT_TERBAGI = 3
#: One row that does not fit among so many is a slip of that row, not of the reading.
_CACAT_JARANG = 8


@dataclass(slots=True)
class Rekam:
    """A row found: its number, its text lines, its values (one per column; "" where blank)."""

    nomor: str
    nama: list[tuple[str, int]]
    nilai: list[tuple[str, int]]
    satuan: tuple[str, int]
    akhir: int
    teratur: bool = True


@dataclass(slots=True)
class Rumpang:
    """A row whose values do not fill the columns, ``urut`` rows below the first; no ``nama``: a total."""

    urut: int
    nomor: str
    nama: list[tuple[str, int]]
    larik: list[Atom]
    satuan: tuple[str, int]
    geser: int = 0


@dataclass(slots=True)
class Hasil:
    """Rows under one reading of the header. ``habis``: no value stood among them that no column took.

    ``catatan``: words stood where a remark may be, so that the column of remarks is not known to be blank.
    """

    susunan: Susunan
    baris: list[Rekam] = field(default_factory=list)
    rumpang: list[Rumpang] = field(default_factory=list)
    rusak: int = 0
    tanpa_nama: int = 0
    bukti: int = 0
    sangkal: int = 0
    habis: bool = True
    catatan: bool = False


_BUKAN_RUMUS_TEKS = "yoy selisih kenaikan penurunan sisa deviasi bobot nilai jumlah"
_BUKAN_RUMUS = frozenset(_BUKAN_RUMUS_TEKS.split())


@lru_cache(maxsize=4096)
def peran_kolom(judul: str) -> str:
    kata = kata_kata(judul)

    def ada(*acuan: str) -> bool:
        return any(serupa(k, a) for k in kata for a in acuan)

    if not _BUKAN_RUMUS.isdisjoint(kata):
        return ""
    if ada("capaian", "pencapaian") or "%" in judul or ada("persentase", "penyerapan"):
        return "hasil"
    if ada("realisasi", "serapan"):
        return "atas"
    if ada("target", "pagu", "alokasi", "anggaran", "rencana"):
        return "bawah"
    return ""


def arti(s: Susunan) -> list[str]:
    """What the columns mean: role and year, or the title where no role is known."""
    return [f"{peran_kolom(t) or t.casefold()} {' '.join(_TAHUN.findall(t))}" for t in s.nilai]


@lru_cache(maxsize=1024)
def rumus_kolom(nilai: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """Columns (denominator, numerator, result) that belong together: of one year, or the only ones."""
    kelompok: dict[str, dict[str, list[int]]] = {}
    for n, judul in enumerate(nilai):
        tahun = _TAHUN_UTUH.findall(judul)
        kelompok.setdefault(tahun[-1] if tahun else "", {}).setdefault(peran_kolom(judul), []).append(n)
    hasil = []
    umum = kelompok.get("", {})
    for k in kelompok.values():
        bawah, atas, akhir = (k.get(p) or umum.get(p, []) for p in ("bawah", "atas", "hasil"))
        if len(bawah) == len(atas) == len(akhir) == 1:
            hasil.append((bawah[0], atas[0], akhir[0]))
    return tuple(dict.fromkeys(hasil))


def berlaku(t: Angka | None, r: Angka | None, c: Angka | None) -> bool | None:
    """Whether r / t (or its mirror) gives c; None where a value is missing or nothing can be told."""
    if t is None or r is None or c is None or not t.nilai or not c.nilai:
        return None
    rasio = r.nilai / t.nilai * 100
    lebar = max(c.langkah * 2, abs(rasio) / 50)
    return min(abs(rasio - c.nilai), abs(200 - rasio - c.nilai), abs(rasio / 100 - c.nilai) * 100) <= lebar


def ringkasan(r: Rekam) -> bool:
    """A row of totals or means, by its name or by having none."""
    return not r.nama[0][0] or baris_jumlah(r.nama[0][0]) or baris_rata(r.nama[0][0])


def kecocokan(a: Angka, kolom: Sequence[Angka]) -> bool:
    """Whether a number is the sum or the mean of others."""
    jumlah = sum((k.nilai for k in kolom), Decimal(0))
    lebar = max(a.langkah, max(k.langkah for k in kolom))
    return min(abs(jumlah - a.nilai), abs(jumlah / len(kolom) - a.nilai)) <= lebar


def _menurut_total(baris: Iterable[Rekam]) -> Iterator[tuple[Rekam, list[tuple[Angka, list[Angka]]]]]:
    """Every total row with its numbers, each beside those above it in its column, from the last total on."""
    atas: list[Rekam] = []
    for r in baris:
        if not ringkasan(r):
            atas.append(r)
            continue
        angka = [
            (a, [k for b in atas if (k := baca_sel(b.nilai[c][0])) is not None])
            for c, (t, _) in enumerate(r.nilai)
            if (a := baca_sel(t)) is not None
        ]
        yield r, angka
        atas = []


def _bukti_jumlah(baris: Sequence[Rekam]) -> int:
    """How many numbers of total rows are sums or means of what stands above them."""
    bukti = 0
    for _, angka in _menurut_total(baris):
        uji = [kecocokan(a, kolom) for a, kolom in angka if len(kolom) > 1]
        cocok = sum(uji)
        bukti += cocok if cocok > 1 and cocok * 2 >= len(uji) else 0
    return bukti


def _buang_total(baris: list[Rekam]) -> None:
    """Leave out total rows that rows which were not read may belong to: every number must agree."""
    for r, angka in _menurut_total(tuple(baris)):
        if not all(kolom and kecocokan(a, kolom) for a, kolom in angka):
            baris.remove(r)


def _hasil_gabungan(s: Susunan, baris: Sequence[Rekam]) -> tuple[int, int]:
    """(rows that agree, rows that do not) where a column "Total" sums or averages the others."""
    benar = salah = 0
    akhir = [
        n for n, j in enumerate(s.nilai) if set(kata_kata(j)) & {"total", "performance", "jumlah", "rata"}
    ]
    for c in akhir if len(akhir) == 1 and len(s.nilai) > 2 else ():
        for r in baris:
            angka = [baca_sel(t) for t, _ in r.nilai]
            lain = [a.nilai for n, a in enumerate(angka) if a is not None and n != c]
            hasil = angka[c]
            if hasil is None or len(lain) < 2:
                continue
            total = sum(lain, Decimal(0))
            cocok = min(abs(total - hasil.nilai), abs(total / len(lain) - hasil.nilai)) <= hasil.langkah
            benar, salah = benar + cocok, salah + (not cocok)
    return (benar, salah) if benar > salah else (0, 0)


def _longgar(s: Susunan, r: Rekam) -> bool:
    """One result that some realisation over some target gives exactly (one row, targets of many years)."""
    angka = [baca_sel(t) for t, _ in r.nilai]
    menurut: dict[str, list[Angka]] = {"bawah": [], "atas": [], "hasil": []}
    for judul, a in zip(s.nilai, angka, strict=True):
        if a is not None and a.nilai and (p := peran_kolom(judul)):
            menurut[p].append(a)
    return len(menurut["hasil"]) == 1 and any(
        abs(x.nilai / t.nilai * 100 - c.nilai) <= c.langkah
        for c in menurut["hasil"]
        for x in menurut["atas"]
        for t in menurut["bawah"]
    )


def terbukti(h: Hasil, kolom: int) -> bool:
    """Whether the rows prove the reading: regular, named, and right by their own arithmetic."""
    for n in reversed(nomor_tertelan([[t for t, _ in r.nilai] for r in h.baris])):
        del h.baris[n]
        h.rusak += 1
    s, baris = h.susunan, h.baris
    if sum(not any(r.nilai[n][0] for r in baris) for n in range(len(s.nilai))) > 1:
        return False  # titles that only go on with those above them
    if _per_kolom(s, baris):
        h.bukti = len(s.nilai)
        return not h.rusak
    urut = _berurut(baris)
    if (len(baris) + h.tanpa_nama) * 3 < h.rusak * (3 if urut else 6):
        return False
    tunggal = False
    for a, b, c in rumus_kolom(s.nilai):
        uji = [berlaku(*(baca_sel(r.nilai[n][0]) for n in (a, b, c))) for r in baris if r.teratur]
        benar, salah = uji.count(True), uji.count(False)
        tunggal = tunggal or (salah == 1 and not benar and _tunggal(h, (a, b, c)))
        tunggal = tunggal or (salah > benar and urut and _seragam(h, (a, b, c)))
        if salah > benar and not tunggal:
            return False
        h.bukti += benar
        h.sangkal += salah
    gabungan = (0, 0) if s.terpecah else _hasil_gabungan(s, baris)
    h.bukti += gabungan[0]
    h.sangkal += gabungan[1]
    if h.rusak or h.tanpa_nama:
        _buang_total(baris)
    if not (s.terbagi or s.terpecah):  # sums hold under any names of the columns
        h.bukti += _bukti_jumlah(baris)
    biasa = [r for r in baris if not ringkasan(r)]
    if not biasa:
        return False
    if (
        sum(len(kata_kata(" ".join(t for t, _ in r.nama))) >= 2 for r in biasa) * 3 < len(biasa) * 2
        and not urut
    ):
        return False
    if tunggal or _sebaris(h) or h.bukti or (len(baris) == 1 and not h.rusak and _longgar(s, baris[0])):
        return True
    bersih = (
        h.rusak * _CACAT_JARANG <= (len(baris) if kolom or urut else 0)
        and not h.sangkal
        and all(baca_sel(t) is not None or len(t) <= 5 or hampa(t) for r in baris for t, _ in r.nilai)
    )
    if s.terbagi:  # every cell of the rows has its column, and no other reading has as many
        return bersih and urut and not (s.terpecah or s.longgar) and len(biasa) >= _TERSEDIKIT_TERBAGI
    if s.terpecah and not (kolom or all(_TAHUN_UTUH.search(t) for t in s.nilai)):
        return bersih and urut and len(biasa) >= 3
    if len(s.nilai) == 1 and not (urut and len(biasa) >= _TERSEDIKIT_TUNGGAL):
        return False
    datar = urut and set(s.kelompok) == {1}
    return bersih and len(biasa) >= (1 if datar else 2 if kolom or urut else 3)


def nomor_tertelan(nilai: Sequence[Sequence[str]]) -> list[int]:
    """Rows whose last value is the number of the row below: a cell of theirs is blank.

    It is a bare count where the other rows have percentages, no larger than rows can be numbered.
    """
    akhir = [b[-1] for b in nilai]
    persen = sum("%" in t for t in akhir)
    if persen * 2 <= len(akhir):
        return []
    batas = len(akhir) * 2 + 2
    return [n for n, t in enumerate(akhir[:-1]) if _NOMOR.fullmatch(t) and kunci_nomor(t)[0] <= batas]


def _tunggal(h: Hasil, rumus: tuple[int, int, int]) -> bool:
    """One row alone, a number in each column and none too many, alike in kind: it may well be printed wrong.

    Its own arithmetic cannot prove it, for that is what a review wants to see.
    """
    s = h.susunan
    if s.terpecah or s.terbagi or len(h.baris) > 1 or h.rusak or h.tanpa_nama or not h.habis:
        return False
    angka = [baca_sel(t) for t, _ in h.baris[0].nilai]
    a, b, c = (angka[n] for n in rumus)
    if len(angka) < 3 or None in angka or a is None or b is None or c is None:
        return False
    return a.persen == b.persen and (c.persen or "%" in s.nilai[rumus[2]])


def _seragam(h: Hasil, rumus: tuple[int, int, int]) -> bool:
    """Numbered rows, all regular, alike in kind: their order proves them, however many are printed wrong."""
    s = h.susunan
    if s.terpecah or s.terbagi or s.longgar or h.rusak or h.tanpa_nama or len(h.baris) < 2:
        return False
    for r in h.baris:
        a, b, c = (baca_sel(r.nilai[n][0]) for n in rumus)
        if a is None or b is None or c is None or a.persen != b.persen:
            return False
        if not r.teratur or not (c.persen or "%" in s.nilai[rumus[2]]):
            return False
    return True


def _sebaris(h: Hasil) -> bool:
    """One row with a number in each of many columns whose roles all are known, printed as those roles are."""
    s = h.susunan
    if s.terpecah or s.terbagi or s.longgar or len(h.baris) > 1 or h.rusak or h.tanpa_nama or not h.habis:
        return False
    angka = [baca_sel(t) for t, _ in h.baris[0].nilai]
    peran = [peran_kolom(t) for t in s.nilai]
    if len(angka) <= _TERSEDIKIT_TUNGGAL or not {"bawah", "atas", "hasil"} <= set(peran) or "" in peran:
        return False
    ukuran = {a.persen for a, p in zip(angka, peran, strict=True) if a is not None and p != "hasil"}
    hasil = [
        a.persen or "%" in t
        for a, p, t in zip(angka, peran, s.nilai, strict=True)
        if a is not None and p == "hasil"
    ]
    return None not in angka and len(ukuran) == 1 and all(hasil)


def _per_kolom(s: Susunan, baris: Sequence[Rekam]) -> bool:
    """Rows that say what columns usually say ("Pagu", "Realisasi", "Capaian"), right in every column."""
    if len(baris) > 5:
        return False
    menurut = {peran_kolom(r.nama[0][0]): r for r in baris if len(r.nama) == 1}
    if not {"bawah", "atas", "hasil"} <= set(menurut):
        return False
    return all(
        berlaku(*(baca_sel(menurut[p].nilai[n][0]) for p in ("bawah", "atas", "hasil")))
        for n in range(len(s.nilai))
    )


def ekor_hampa(h: Hasil) -> bool:
    """Whether the column of remarks stays blank: numbered rows, all read, nothing between them."""
    return not (h.catatan or h.rusak or h.tanpa_nama) and h.susunan.ekor == 1 and _berurut(h.baris)


def _berurut(baris: Sequence[Rekam]) -> bool:
    """Every row but totals has its running number, and they count up from the first; or they are months."""
    biasa = [r for r in baris if not ringkasan(r)]
    bulan = [_BULAN.get(r.nama[0][0][:3].casefold(), 0) if len(r.nama) == 1 else 0 for r in biasa]
    if len(bulan) > 2 and all(b and b == bulan[0] + n for n, b in enumerate(bulan)):
        return True
    kunci = [kunci_nomor(r.nomor) for r in biasa]
    return bool(kunci) and all(kunci) and kunci[0][-1] == 1 and all(berikut(a, b) for a, b in pairwise(kunci))
