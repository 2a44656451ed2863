"""rumus: a worked formula does not give its stated result."""

from __future__ import annotations

import itertools
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from sakip.reviu.hitung_teks import Sisi, bagi_nol, berbobot, nilai, sama, sisi
from sakip.reviu.model import Kepastian, Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of a worked formula: what it is of ("Capaian", "%", ""), both sides, and their lines."""

    pokok: str
    kiri: Sisi
    kanan: Sisi
    baris: tuple[int, ...]


def periksa(paham: Paham) -> Iterable[Temuan]:
    for langkah in semua_langkah(paham):
        salah = _nilai(paham, langkah)
        if salah is not None:
            yield salah


def semua_langkah(paham: Paham) -> Iterator[Langkah]:
    """Steps inside formulas and from one formula to the next, and formulas inside sentences."""
    terakhir: tuple[str, Sisi, int] | None = None
    for u in paham.naskah.unsur:
        if isinstance(u, RumusTeks):
            pokok, daftar = _urai(u.teks)
            terakhir = yield from _rumus(u, pokok, daftar, terakhir)
        elif not hasattr(u, "potongan") or len(getattr(u, "teks", "")) > 400:
            terakhir = None
    for p in paham.naskah.paragraf:
        yield from _dalam_kalimat(p)


def _dalam_kalimat(p: Paragraf) -> Iterator[Langkah]:
    """ "17/19 x 100% = 89%" inside a sentence; looked for only around its "="."""
    mulai = 0
    for sama_dengan in re.finditer("=", p.teks):
        awal = max(mulai, sama_dengan.start() - _DEPAN)
        m = _DALAM.search(p.teks, awal, sama_dengan.end() + 32)
        m = _DALAM.match(p.teks, m.start()) if m is not None else None  # the whole of it
        if m is None:
            continue
        mulai = m.end()
        baris = (p.baris_pada(m.start()), p.baris_pada(m.end() - 1))
        for a, b in itertools.pairwise(sisi(m[0])):
            if a.hitungan and b.tunggal:
                yield Langkah("", a, b, baris)


_DEPAN = 120


def _rumus(
    u: RumusTeks, pokok: str, daftar: list[Sisi], terakhir: tuple[str, Sisi, int] | None
) -> Generator[Langkah, None, tuple[str, Sisi, int] | None]:  # returns what the next may go on from
    baris = tuple(range(u.letak.baris, u.letak.akhir + 1))
    berangka = [s for s in daftar if s.token is not None]
    if terakhir and berangka and terakhir[0] == pokok and pokok and u.letak.baris - terakhir[2] <= 6:
        yield Langkah(pokok, terakhir[1], berangka[0], (terakhir[2], *baris))
    for a, b in itertools.pairwise(berangka):
        yield Langkah(pokok, a, b, baris)
    return (pokok, berangka[-1], u.letak.akhir) if berangka else None


_DALAM = re.compile(
    r"(?<![\w.,/-])\(?\s*\d[\d.,]*\s?%?\)?(?:\s*(?:[÷/×x*+−:]|\bdibagi\b|\bdikali\b)\s*\(?\s*(?:Rp\.?\s*)?\d[\d.,]*\s?%?\)?){1,8}"
    r"\s*=\s*(?:Rp\.?\s*)?\d(?:[\d.,]*\d)?\s?%?"
)


def _urai(teks: str) -> tuple[str, list[Sisi]]:
    daftar = sisi(teks)
    if daftar and daftar[0].token is None:
        return re.sub(r"\W+", " ", daftar[0].teks).strip().casefold() or daftar[0].teks, daftar[1:]
    return "", daftar


def _nilai(paham: Paham, x: Langkah) -> Temuan | None:
    if not x.kiri.hitungan:
        return None
    if bagi_nol(x.kiri):
        return _nol(paham, x) if x.kanan.tunggal else None
    polos = nilai(x.kiri, "polos")
    if polos is None or sama(x.kiri, x.kanan):
        return None
    if x.kanan.tunggal is None and not x.kanan.hitungan:
        return None
    harus = polos if polos < 1_000_000 else nilai(x.kiri, "seratus") or polos
    if berbobot(x.kiri):
        harus = nilai(x.kiri, "persen") or harus
    return temuan(
        paham,
        "rumus",
        x.baris,
        tercetak=x.kanan.teks,
        seharusnya=angka(harus),
        kutipan=f"{x.kiri.teks} = {x.kanan.teks}",
        uraian=f"Rumus {x.kiri.teks} tertulis menghasilkan {x.kanan.teks}, padahal hasilnya {angka(harus)}.",
        saran="Periksa pembilang, penyebut, faktor dan hasil rumus itu; perbaiki yang salah.",
        kepastian=_kepastian(x),
    )


def _kepastian(x: Langkah) -> Kepastian:
    """A chain of two calculations may have been cut in the reading: only a single result is beyond doubt."""
    return "pasti" if x.kanan.tunggal is not None or len(x.kanan.token or ()) <= 3 else "ragu"


def _nol(paham: Paham, x: Langkah) -> Temuan:
    return temuan(
        paham,
        "rumus",
        x.baris,
        tercetak=f"{x.kiri.teks} = {x.kanan.teks}",
        seharusnya="tidak dapat dihitung (penyebut nol)",
        kutipan=f"{x.kiri.teks} = {x.kanan.teks}",
        uraian=f"Pembagian dengan nol ({x.kiri.teks}) diberi hasil {x.kanan.teks}.",
        saran="Tulis “tidak ada kejadian” dan aturan untuk nilainya, bukan pembagian dengan nol.",
        keparahan="ringan",
    )
