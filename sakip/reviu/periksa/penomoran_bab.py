"""Chapters: one number over two chapters, or a number left out between two."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.reviu.baca.judul import gaya_nomor
from sakip.reviu.model import Judul, Paragraf, Temuan, Unsur
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan

_BAB = re.compile(r"BAB\s+(\S+)")
_KATA = 10
#: A page number behind the title: a list of contents, or a running head.
_HALAMAN = re.compile(r"\s\d{1,3}$")


@dataclass(frozen=True, slots=True)
class _Bab:
    urut: int
    cetak: str
    judul: str
    baris: int


def nomor_bab(paham: Paham) -> Iterator[Temuan]:
    """Only where the chapters, each title counted once, run from I up: a list of contents stays out."""
    bab = _semua(paham)
    langkah = [b.urut - a.urut for a, b in itertools.pairwise(bab)]
    if len(bab) < 3 or bab[0].urut != 1 or sum(n != 1 for n in langkah) > 2 or min(langkah) < 0:
        return
    for ke, (a, b) in enumerate(itertools.pairwise(bab)):
        lanjut = langkah[ke + 1] if ke + 1 < len(langkah) else None
        if langkah[ke] == 0 and langkah.count(0) == 1 and (a.urut > 1 or lanjut == 2):
            yield temuan(
                paham,
                "penomoran",
                (a.baris, b.baris),
                tercetak=f"{b.cetak} (dua kali)",
                seharusnya="satu nomor untuk satu bab",
                uraian=f"{b.cetak} dipakai untuk “{a.judul}” dan “{b.judul}”.",
                saran="Nomori ulang babnya dan sesuaikan daftar isi serta rujukannya.",
                keparahan="ringan",
            )
        elif langkah[ke] == 2 and 0 not in langkah:
            yield temuan(
                paham,
                "penomoran",
                (a.baris, b.baris),
                tercetak=f"{a.cetak}, {b.cetak}",
                seharusnya="nomor bab yang berurutan",
                uraian=f"Sesudah {a.cetak} langsung {b.cetak}: satu nomor bab terlewati.",
                saran="Periksa apakah ada bab yang hilang atau salah nomor.",
                keparahan="ringan",
                kepastian="ragu",
            )


def _semua(paham: Paham) -> list[_Bab]:
    """Chapters in order; a title that came before under its number is a running head or a list."""
    hasil: list[_Bab] = []
    for u, berikut in itertools.pairwise((*paham.naskah.unsur, None)):
        m = _BAB.fullmatch(u.nomor.strip()) if isinstance(u, Judul) else None
        if not isinstance(u, Judul) or m is None:
            continue
        judul = u.teks or _di_bawah(berikut)
        urut = gaya_nomor(f"{m[1]}.")[1]
        if urut is None or not judul or len(judul.split()) > _KATA or _HALAMAN.search(judul):
            continue
        if not any(b.urut == urut and _sama(paham, b.judul, judul) for b in hasil):
            hasil.append(_Bab(urut, u.nomor.strip(), judul, u.letak.baris))
    return hasil


def _di_bawah(u: Unsur | None) -> str:
    """A title on the line below "BAB II": a heading without number, or a line in capitals."""
    if isinstance(u, Judul):
        return "" if u.nomor else u.teks
    return u.teks if isinstance(u, Paragraf) and u.teks.isupper() else ""


def _sama(paham: Paham, a: str, b: str) -> bool:
    satu, dua = (re.sub(r"\W+", "", x.casefold()) for x in (a, b))
    return (
        satu.startswith(dua[:20])
        or dua.startswith(satu[:20])
        or paham.bobot.kemiripan(kunci(a), kunci(b)) > 0.6
    )
