"""Lettered parts of a chapter: one letter over two parts, or a letter left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.kisi import baris_tabel

_BAB = re.compile(r"[#*\s]*BAB\s+[IVX\d]+\b")
_SUBBAB = re.compile(r"[#*\s]*([A-Z])\.\s+([A-Z][^\t|]*?)\W*$")
#: Dots or a page number behind the title: a list of contents.
_HALAMAN = re.compile(r"[\s.…]+\d{1,3}$")
_KATA = 10
#: Lines to look at for the neighbour that is not blank.
_SELA = 3


@dataclass(frozen=True, slots=True)
class _Subbab:
    """A part as printed: its letter (A = 1), its title, its line."""

    urut: int
    judul: str
    baris: int

    @property
    def huruf(self) -> str:
        return f"{chr(64 + self.urut)}."

    @property
    def inti(self) -> str:
        return re.sub(r"\W+", "", self.judul.casefold())


def nomor_subbab(paham: Paham) -> Iterator[Temuan]:
    """The parts of each chapter in order; those of the list of contents tell what a letter should be."""
    isi, bab = _bagian(paham)
    for bagian in bab:
        yield from _runtut(paham, bagian, isi)


def _bagian(paham: Paham) -> tuple[dict[str, int], list[list[_Subbab]]]:
    """The letters by title that the list of contents gives, and the parts of every chapter of the text."""
    daftar: dict[str, int] = {}
    hasil: list[list[_Subbab]] = [[]]
    tabel = baris_tabel(paham)
    judul = {u.letak.baris: u for u in paham.naskah.unsur if isinstance(u, Judul)}
    for baris, teks in enumerate(paham.naskah.baris, 1):
        if _BAB.match(teks):
            hasil.append([])
        elif baris not in tabel and (s := _subbab(teks, baris, judul.get(baris))) is not None:
            if _HALAMAN.search(s.judul) or _dalam_daftar(paham, baris):
                daftar.setdefault(re.sub(r"\d+$", "", s.inti), s.urut)
            else:
                hasil[-1].append(s)
    return daftar, hasil


def _subbab(teks: str, baris: int, judul: Judul | None) -> _Subbab | None:
    if judul is not None and judul.nomor:
        teks = f"{judul.nomor} {judul.teks}"
    m = _SUBBAB.match(teks)
    if m is None or len(m[2].split()) > _KATA or teks.rstrip().endswith((";", ":", ",")):
        return None
    return _Subbab(ord(m[1]) - 64, m[2].strip(" *"), baris)


def _dalam_daftar(paham: Paham, baris: int) -> bool:
    """Between lines that are parts or chapters themselves: a list of contents without page numbers."""
    sebelum = (paham.baris_teks(b) for b in range(baris - 1, baris - 1 - _SELA, -1))
    sesudah = (paham.baris_teks(b) for b in range(baris + 1, baris + 1 + _SELA))
    dekat = [next((s for s in arah if s.strip()), "") for arah in (sebelum, sesudah)]
    return all(_SUBBAB.match(s) is not None or _BAB.match(s) is not None for s in dekat)


def _runtut(paham: Paham, bagian: Sequence[_Subbab], isi: dict[str, int]) -> Iterator[Temuan]:
    """A letter that goes on with no open series is no part; an A opens a series within the part above it."""
    deret: list[list[_Subbab]] = []
    for ke, s in enumerate(bagian):
        terbuka = next((i for i in reversed(range(len(deret))) if deret[i][-1].urut + 1 == s.urut), None)
        if s.urut == 1:
            deret.append([s])
        elif terbuka is not None:
            del deret[terbuka + 1 :]
            deret[-1].append(s)
        elif deret and deret[-1][-1].urut == s.urut and not _sama(deret[-1][-1], s):
            yield _dua_kali(paham, deret[-1][-1], s)
            if ke + 1 < len(bagian) and bagian[ke + 1].urut == s.urut + 2:
                deret[-1].append(_Subbab(s.urut + 1, s.judul, s.baris))
        elif deret and deret[-1][-1].urut + 2 == s.urut and len(deret[-1]) > 1:
            yield from _lompat(paham, deret[-1][-1], s, isi)
            deret[-1].append(s)


def _sama(a: _Subbab, b: _Subbab) -> bool:
    """A title again: a running head, or the part goes on."""
    return a.inti.startswith(b.inti[:20]) or b.inti.startswith(a.inti[:20])


def _dua_kali(paham: Paham, a: _Subbab, b: _Subbab) -> Temuan:
    return temuan(
        paham,
        "penomoran",
        (a.baris, b.baris),
        tercetak=f"{b.huruf} (dua kali)",
        seharusnya=f"{chr(65 + b.urut)}.",
        kutipan=f"{b.huruf} {b.judul}",
        uraian=f"Huruf {b.huruf} dipakai untuk “{a.judul}” dan “{b.judul}” dalam satu bab.",
        saran="Nomori ulang subbabnya dan sesuaikan daftar isi serta rujukannya.",
        keparahan="ringan",
    )


def _lompat(paham: Paham, a: _Subbab, b: _Subbab, isi: dict[str, int]) -> Iterator[Temuan]:
    """Certain only where the list of contents gives the part the letter that was left out."""
    hilang = f"{chr(64 + b.urut - 1)}."
    sela = range(a.baris + 1, b.baris)
    if any(re.match(rf"\W*{hilang[0]}[.)]", paham.baris_teks(x)) for x in sela):
        return
    tercatat = isi.get(b.inti) == b.urut - 1
    bukti = f"; daftar isi menyebutnya {hilang[0]}" if tercatat else ""
    yield temuan(
        paham,
        "penomoran",
        (a.baris, b.baris),
        tercetak=f"{a.huruf}, lalu {b.huruf}",
        seharusnya=hilang,
        kutipan=f"{b.huruf} {b.judul}",
        uraian=f"Sesudah subbab {a.huruf} langsung {b.huruf} “{b.judul}”{bukti}.",
        saran="Nomori ulang subbabnya, atau kembalikan subbab yang hilang.",
        keparahan="ringan",
        kepastian="pasti" if tercatat else "ragu",
    )
