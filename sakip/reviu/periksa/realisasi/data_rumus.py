"""Tables of data beside the calculation that uses them: where all their numbers stand in the calculation but
one, and one number of the calculation stands in no table, the two should be the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.reviu.angka import Angka, baca_sel, digit_berarti
from sakip.reviu.model import Paragraf, RumusTeks, Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

#: How far from a calculation its table may stand, in paragraphs, tables and headings: unlike lines these are
#: as many in a PDF as in a DOCX.
_DEKAT = 30
_TERBESAR = 60
#: Digits that no two unlike numbers share but one by chance.
_PANJANG = 5
_DATA = re.compile(r"\b(?:data|variabel|komponen|unsur|perhitungan|pembilang|penyebut)\b", re.IGNORECASE)
_CAPAIAN = re.compile(r"\bcapaian\b", re.IGNORECASE)
_HITUNGAN = re.compile(r"\d\s?%?\s*\)?\s*[+÷×x*:/−]\s*\(?\s*\d|\\frac|\\times")
_ANGKA = re.compile(r"(?<![\w.,])\d(?:[\d.,]*\d)?(?![\w])")
_TETAPAN = frozenset(Decimal(n) for n in (1, 100, 1000, 10000, 100000))


@dataclass
class _Hitungan:
    """The calculations of one part: their places, the numbers they use, and those that they yield."""

    letak: list[int] = field(default_factory=list)
    pakai: Counter[Decimal] = field(default_factory=Counter)
    hasil: set[Decimal] = field(default_factory=set)
    teks: dict[Decimal, tuple[str, int]] = field(default_factory=dict)


def data_rumus(paham: Paham) -> Iterator[Temuan]:
    bagian = _hitungan(paham)
    urutan = {id(u): n for n, u in enumerate(paham.naskah.unsur)}
    for k in semua_kisi(paham):
        h = bagian.get(k.tabel.tabel.subbab)
        if h is None or k.tabel.tabel.pulih or k.tabel.jenis in ("capaian", "riwayat", "renstra", "pk"):
            continue
        awal = urutan.get(id(k.tabel.tabel))
        if awal is None or not any(abs(awal - n) <= _DEKAT for n in h.letak):
            continue
        salah = _salah(k, h)
        if salah is not None:
            yield _temuan(paham, *salah, h)


def _hitungan(paham: Paham) -> dict[tuple[str, ...], _Hitungan]:
    hasil: dict[tuple[str, ...], _Hitungan] = defaultdict(_Hitungan)
    for n, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf | RumusTeks) or len(u.teks) > 400 or "=" not in u.teks:
            continue
        if _CAPAIAN.search(u.teks) or not _HITUNGAN.search(u.teks):
            continue
        hasil[u.subbab].letak.append(n)
        _tambah(hasil[u.subbab], u.teks, u.letak.baris)
    return dict(hasil)


def _tambah(h: _Hitungan, teks: str, baris: int) -> None:
    sisi = teks.split("=")
    kiri: Counter[Decimal] = Counter()
    for ke, s in enumerate(sisi):
        for m in _ANGKA.finditer(s):
            a = baca_sel(m[0])
            if a is None:
                continue
            h.teks.setdefault(a.nilai, (m[0], baris))
            if ke == len(sisi) - 1:
                h.hasil.add(a.nilai)
            else:
                kiri[a.nilai] += 1
    h.pakai |= kiri  # one number may stand in several steps


def _salah(k: Kisi, h: _Hitungan) -> tuple[Sel, Decimal] | None:
    """The cell that the calculation prints otherwise, and what it prints."""
    semua = [
        (a, k.sel[r][c])
        for r in range(len(k.sel))
        for c in range(k.lebar)
        if (a := k.angka[r][c]) is not None and not a.persen
    ]
    bernama = _DATA.search(k.tabel.tabel.judul) is not None or any(_DATA.search(j) for j in k.judul)
    calon: list[Sequence[tuple[Angka, Sel]]] = [semua] if len(semua) <= _TERBESAR else []
    for c in k.berangka():
        kolom = [(a, k.sel[r][c]) for r in range(len(k.sel)) if (a := k.angka[r][c]) is not None]
        if len(kolom) >= 3 and len(kolom) < len(semua):
            calon.append(kolom)
    for isi in calon:
        temu = _bandingkan(isi, h, bernama=bernama)
        if temu is not None:
            return temu
    return None


def _bandingkan(
    isi: Sequence[tuple[Angka, Sel]], h: _Hitungan, *, bernama: bool
) -> tuple[Sel, Decimal] | None:
    tersedia = Counter(h.pakai)
    lebih: list[tuple[Angka, Sel]] = []
    cocok = 0
    for a, s in isi:
        if tersedia[a.nilai] > 0:
            tersedia[a.nilai] -= 1
            cocok += 1
        elif a.nilai in h.hasil or a.nilai in h.pakai:
            cocok += 1
        else:
            lebih.append((a, s))
    if len(lebih) != 1 or not cocok:
        return None
    s = lebih[0][1]
    sisa = [n for n, banyak in tersedia.items() if banyak > 0 and n not in _TETAPAN and n not in h.hasil]
    ada = {a.nilai for a, _ in isi}
    mirip = [
        n for n in (*sisa, *(h.hasil - ada)) if digit_berarti(n) > 1 and selisih_digit(s.teks, h.teks[n][0])
    ]
    if len(set(mirip)) == 1 and (cocok >= 3 or digit_berarti(mirip[0]) >= _PANJANG):
        return s, mirip[0]
    if len(sisa) == 1 and (bernama or cocok >= 3):
        bulat = all(a.langkah >= 1 for a, _ in isi)
        return (s, sisa[0]) if bulat == ("," not in h.teks[sisa[0]][0]) else None
    return None


def _temuan(paham: Paham, s: Sel, benar: Decimal, h: _Hitungan) -> Temuan:
    teks, baris = h.teks[benar]
    return temuan(
        paham,
        "realisasi",
        {s.baris, baris},
        tercetak=s.teks,
        seharusnya=teks,
        uraian=f"Tabel data memuat {s.teks} (baris {s.baris}), sedangkan perhitungan pada baris {baris} "
        f"memakai {teks}; angka lain pada tabel itu sama dengan yang dihitung.",
        saran="Samakan data dan perhitungannya, lalu hitung ulang realisasinya.",
    )
