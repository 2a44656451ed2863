"""Lines and grids of pages as material for ``susun``: tables, headings, paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.pdf.baris import Lajur, huruf_bagan, lajur, perabot, sambung_kata, teks_sel
from sakip.reviu.baca.pdf.isi import Halaman, Kata
from sakip.reviu.baca.pdf.kisi import Kisi, cari_kisi
from sakip.reviu.baca.pdf.putus import lekatkan, sekolom, sisa_baris
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

_AKHIR = ".:;!?"
_BAB = re.compile(r"(?:BAB|LAMPIRAN)\s+(?:[IVXLC]+|\d+)$", re.IGNORECASE)


@dataclass(frozen=True)
class _Petak:
    """A ruled table of a page: its top, where its columns stand, its rows, how many of them are header."""

    atas: float
    xs: tuple[float, ...]
    baris: list[list[str]]
    kepala: int | None


@dataclass
class _Lembar:
    """One page while it is put together."""

    nomor: int
    halaman: Halaman
    baris: list[Lajur] = field(default_factory=list)
    tabel: list[_Petak] = field(default_factory=list)
    kotak: list[tuple[float, float, float, float]] = field(default_factory=list)  # of the tables


def tata(halaman: Sequence[Halaman]) -> tuple[tuple[str, ...], list[Potong]]:
    """(the report's lines as they stand, its parts in reading order)."""
    _buang_latar(halaman)
    lembar = [_lembar(n, h) for n, h in enumerate(halaman, 1)]
    for satu, buang in zip(lembar, perabot(halaman, [s.baris for s in lembar]), strict=True):
        satu.baris = [b for ke, b in enumerate(satu.baris) if ke not in buang]
    gaya = Gaya.dari([s.baris for s in lembar])
    penulis = _Penulis(gaya)
    for satu in lembar:
        bagan = huruf_bagan(satu.halaman, satu.baris, satu.kotak, gaya.badan)
        satu.baris = [b for ke, b in enumerate(satu.baris) if ke not in bagan]
        penulis.lembar(satu)
    return tuple(penulis.teks), penulis.potong


def _buang_latar(halaman: Sequence[Halaman]) -> None:
    """Forget what is drawn at the same place on many pages: watermarks, frames, emblems."""
    hitung = Counter(k for h in halaman for k in set(h.lukisan))
    latar = {k for k, n in hitung.items() if n >= max(3, len(halaman) // 5)}
    for h in halaman:
        h.lukisan = [k for k in h.lukisan if k not in latar]


def _lembar(nomor: int, halaman: Halaman) -> _Lembar:
    """Words of ruled tables go to their cells, the rest become lines."""
    kisi = cari_kisi(halaman.datar, halaman.tegak)
    milik: dict[int, dict[tuple[int, int], list[Kata]]] = defaultdict(lambda: defaultdict(list))
    lepas: list[Kata] = []
    for kata in halaman.kata:
        x, y = (kata.x0 + kata.x1) / 2, kata.tengah
        for ke in range(len(kisi) - 1, -1, -1):  # the innermost table first
            sel = kisi[ke].letak(x, y)
            if sel is not None:
                milik[ke][sel].append(kata)
                break
        else:
            lepas.append(kata)
    hasil = _Lembar(nomor, halaman)
    for ke, k in enumerate(kisi):
        baris = _baris_tabel(k, milik[ke])
        if _bukan_tabel(k, baris):
            lepas += [kata for isi in milik[ke].values() for kata in isi]
        else:
            hasil.tabel.append(_Petak(k.ys[0], k.xs, baris, _kepala(k, milik[ke])))
            hasil.kotak.append(k.kotak)
    hasil.baris = lajur(lepas)
    hasil.tabel.sort(key=lambda t: t.atas)
    return hasil


def _bukan_tabel(kisi: Kisi, baris: list[list[str]]) -> bool:
    """A frame around text, the bars of a chart: no two columns that hold anything."""
    terisi = [[any(h.isalnum() for h in s) for s in b] for b in baris]
    kolom = sum(any(b[k] for b in terisi) for k in range(len(kisi.xs) - 1))
    banyak = sum(sum(b) for b in terisi)
    return kolom < 2 or banyak < 2 or banyak * 12 < kisi.banyak_sel


def _baris_tabel(kisi: Kisi, milik: dict[tuple[int, int], list[Kata]]) -> list[list[str]]:
    """The texts of a grid, row by row; merged cells have their text at their first place, and again in
    every row below that they run over."""
    isi = {sel: teks_sel(kata) for sel, kata in milik.items()}
    hasil: list[list[str]] = []
    for i in range(len(kisi.ys) - 1):
        baris, sendiri = [], False
        for j in range(len(kisi.xs) - 1):
            a, b = kisi.pokok[i, j]
            teks = isi.get((a, b), "") if b == j else ""
            sendiri = sendiri or (a == i and bool(teks))
            baris.append(teks if a == i else f"{_ISIAN}{teks}" if teks else "")
        if sendiri:
            hasil.append(baris)
    return hasil


def _kepala(kisi: Kisi, milik: dict[tuple[int, int], list[Kata]]) -> int | None:
    """How many rows at the top are header by their look: bold, over rows that are not."""
    banyak = 0
    for i in range(len(kisi.ys) - 1):
        sel = [kata for (a, _), kata in milik.items() if a == i]
        if not sel:
            continue
        if not all(k.tebal for kata in sel for k in kata) or (len(sel) < 2 and banyak):
            return banyak or None
        banyak += 1
    return None


_ISIAN = "\x00"


@dataclass(frozen=True)
class Gaya:
    """What letters mean in this report: the size of running text, the sizes of headings, usual leading."""

    badan: float
    jarak: dict[float, float]
    besar: tuple[float, ...]

    @classmethod
    def dari(cls, halaman: Sequence[Sequence[Lajur]]) -> Gaya:
        baris = [b for isi in halaman for b in isi]
        hitung: Counter[float] = Counter()
        jarak: dict[float, list[float]] = defaultdict(list)
        for b in baris:
            hitung[b.besar] += len(b.teks)
        for atas, bawah in pairwise(baris):
            if atas.besar == bawah.besar and 0 < bawah.dasar - atas.dasar < 3 * atas.besar:
                jarak[atas.besar].append(bawah.dasar - atas.dasar)
        # Notes and annexes may be longer than the running text, but they are smaller.
        badan = max((u for u, n in hitung.items() if n * 5 >= hitung.total()), default=10.0)
        dipakai = Counter(u for isi in halaman for u in {b.besar for b in isi if _mungkin_judul(b, badan)})
        # Letters of the cover alone head nothing.
        besar = sorted((u for u, n in dipakai.items() if n >= 3 or len(halaman) < 10), reverse=True)
        tingkat: list[float] = []
        for ukuran in besar:
            if not tingkat or tingkat[-1] - ukuran > 0.4:
                tingkat.append(ukuran)
        return cls(badan, {u: _rapat(d) for u, d in jarak.items()}, tuple(tingkat))

    def tingkat(self, besar: float) -> int:
        """The heading level of a size: 1 for the largest; sizes of running text come last."""
        atas = [n for n, u in enumerate(self.besar, 1) if besar > u - 0.4]
        return min(atas[0] if atas else len(self.besar) + 1, 6)


def _mungkin_judul(b: Lajur, badan: float) -> bool:
    return b.besar > 1.1 * badan or (b.besar >= 0.97 * badan and b.tebal and len(b.teks) < 120)


def _rapat(jarak: list[float]) -> float:
    """The usual distance of lines inside a paragraph: the most frequent, the smaller when in doubt."""
    hitung = Counter(round(j * 2) / 2 for j in jarak)
    puncak = max(hitung.values())
    return min(j for j, n in hitung.items() if n * 3 >= puncak)


class _Penulis:
    """Writes lines and tables down in reading order and counts the lines."""

    def __init__(self, gaya: Gaya) -> None:
        self.gaya = gaya
        self.teks: list[str] = []
        self.potong: list[Potong] = []
        self.kolom: tuple[float, ...] = ()  # of the last table

    def lembar(self, satu: _Lembar) -> None:
        """One page: groups of lines and tables by their height."""
        baris = sambung_kata(satu.baris)
        kanan = _tepi_kanan(baris)
        kelompok: list[Lajur] = []
        tabel = list(satu.tabel)
        for b in baris:
            while tabel and tabel[0].atas < b.y0:
                self._kelompok(kelompok, satu.nomor, kanan)
                kelompok = []
                self._tabel(tabel.pop(0), satu.nomor)
            if kelompok and self._terpisah(kelompok[-1], b, kanan):
                self._kelompok(kelompok, satu.nomor, kanan)
                kelompok = []
            kelompok.append(b)
        lanjut = bool(kelompok) and not tabel and self._lanjut(kelompok[-1], kanan)
        self._kelompok(kelompok, satu.nomor, kanan, lanjut=lanjut)
        for petak in tabel:
            self._tabel(petak, satu.nomor)

    def _terpisah(self, atas: Lajur, bawah: Lajur, kanan: float) -> bool:
        """Whether a new paragraph begins with ``bawah``."""
        if _BAB.match(atas.teks.strip()):
            return bawah.besar < atas.besar - 0.6
        if abs(atas.besar - bawah.besar) > 0.6:
            return True
        muat = _muat(atas, bawah.kata[0], kanan)
        judul = atas.tebal and not bawah.tebal and len(atas.teks) < 100
        if judul and (muat or not _tebal_berlanjut(atas, bawah)):
            return True
        biasa = self.gaya.jarak.get(atas.besar, atas.besar * 1.35)
        if bawah.dasar - atas.dasar > 1.15 * biasa:
            return True
        if bawah.tebal and not atas.tebal and len(bawah.teks) < 120:
            return True
        awal = bawah.kata[0]
        if awal.teks[:1].islower():
            return False
        muat = muat and abs(atas.x0 - bawah.x0) < 3  # centred lines do not count
        if "=" in atas.teks and "=" in bawah.teks and not _menggantung(atas.teks):
            return True  # worked formulas, one a line
        if atas.teks[-1:] not in _AKHIR:
            return muat
        pendek = atas.x1 < kanan - 0.2 * (kanan - atas.x0)
        return muat or pendek or (awal.tebal and not atas.kata[-1].tebal)

    def _lanjut(self, akhir: Lajur, kanan: float) -> bool:
        """Whether the last line of a page is full and has no end: its sentence goes on overleaf."""
        return akhir.besar > 0.9 * self.gaya.badan and self._penuh(akhir, kanan)

    @staticmethod
    def _penuh(b: Lajur, kanan: float) -> bool:
        return b.x1 > kanan - 3 * b.besar and len(b.teks) > 50 and b.teks[-1:] not in _AKHIR

    def _kelompok(self, baris: list[Lajur], halaman: int, kanan: float, *, lanjut: bool = False) -> None:
        if not baris:
            return
        tingkat = self._tingkat(baris)
        teks = " ".join(b.teks for b in baris)
        if tingkat or (1 < len(baris) <= 6 and kenali.rumus(teks) and _menggantung(baris[0].teks)):
            self.potong.append(BarisTeks(teks, len(self.teks) + 1, halaman, tingkat, paragraf=True))
            self.teks += [b.teks for b in baris]
        else:
            for ke, b in enumerate(baris):
                isi = _berhalaman(b)
                self.teks.append(isi)
                sambung = ke and self._penuh(baris[ke - 1], kanan) and not kenali.baris_daftar_isi(isi)
                lalu = self.potong[-1] if sambung else None
                if isinstance(lalu, BarisTeks) and (kenali.keterangan(isi) or kenali.butir(isi)):
                    # "... tersaji pada / Tabel 2.11.", "(skala / 100) ...": neither caption nor item
                    self.potong[-1] = replace(lalu, teks=f"{lalu.teks} {isi}")
                    continue
                self.potong.append(BarisTeks(isi, len(self.teks), halaman))
        if not lanjut or tingkat:
            self.potong.append(BarisTeks("", len(self.teks), halaman))

    def _tingkat(self, baris: list[Lajur]) -> int:
        """The level of a heading, 0 for anything else."""
        teks = " ".join(b.teks for b in baris)
        if len(baris) > 4 or len(teks) > 220 or not re.search(r"[A-Za-z]{3}", teks):
            return 0
        if kenali.keterangan(teks) or kenali.baris_daftar_isi(teks) or teks[-1:] in ".;,":
            return 0
        besar = max(b.besar for b in baris)  # the title under "BAB I" is larger than that
        if besar > 1.1 * self.gaya.badan:
            return self.gaya.tingkat(besar)
        if besar >= 0.97 * self.gaya.badan and all(b.tebal for b in baris) and teks[-1:] != ":":
            return self.gaya.tingkat(besar)
        return 0

    def _tabel(self, petak: _Petak, halaman: int) -> None:
        hasil: list[tuple[Sel, ...]] = []
        for b in petak.baris:
            self.teks.append("\t".join("" if s.startswith(_ISIAN) else s for s in b))
            n = len(self.teks)
            hasil.append(tuple(Sel(s.removeprefix(_ISIAN), n, isian=s.startswith(_ISIAN)) for s in b))
        atas = self.potong[-1] if self.potong else None
        if isinstance(atas, TabelMentah) and atas.halaman != halaman and sekolom(self.kolom, petak.xs):
            ke = sisa_baris(atas.baris, hasil)
            if ke is not None:
                atas = replace(atas, baris=(*lekatkan(atas.baris, hasil[ke]), *hasil[ke + 1 :]))
            elif not hasil[0][0].teks and atas.baris[0][0].teks:  # a header does not begin blank
                ke, atas = 0, replace(atas, baris=(*atas.baris, *hasil))
            if ke is not None:
                self.potong[-1], hasil = atas, []
        self.kolom = petak.xs
        if hasil:
            self.potong.append(TabelMentah(tuple(hasil), halaman, utuh=True, kepala=petak.kepala))


def _muat(b: Lajur, berikut: Kata, kanan: float) -> bool:
    """Whether the next word would have fitted: the line was ended on purpose."""
    return b.x1 + 1.5 * (berikut.x1 - berikut.x0) + b.besar < kanan


def _tebal_berlanjut(atas: Lajur, bawah: Lajur) -> bool:
    """Whether the bold words that open a paragraph fill the line above ("**Sasaran: ... di / wilayah.** Ini
    ..."): they go on below or end there with their sentence, and are no heading by their words."""
    return (bawah.kata[0].tebal or atas.teks[-1:] == ".") and kenali.judul(atas.teks, sendiri=True) is None


def _menggantung(teks: str) -> bool:
    """A formula that goes on in the next line."""
    return teks.rstrip()[-1:] in "=+×÷−*/(;" or teks.count("(") > teks.count(")")


def _berhalaman(b: Lajur) -> str:
    """The text of a line; before the page number of a list of contents, far to the right, stands a tab."""
    akhir = b.kata[-1]
    if len(b.kata) > 1 and re.fullmatch(r"\d{1,4}|[ivxlc]{1,7}", akhir.teks):
        sebelum = b.kata[-2]
        isi = Lajur(b.kata[:-1]).teks
        titik = re.search(r"(?:\.\s?){2,}$|…$", isi)
        if titik or akhir.x0 - sebelum.x1 > 2.5 * akhir.besar:
            return f"{isi[: titik.start()] if titik else isi}\t{akhir.teks}"
    return b.teks


def _tepi_kanan(baris: Sequence[Lajur]) -> float:
    """Where full lines of the page end."""
    penuh = sorted((b.x1 for b in baris if len(b.teks) > 50), reverse=True)
    return median(penuh[: max(1, len(penuh) // 2)]) if penuh else max((b.x1 for b in baris), default=0.0)
