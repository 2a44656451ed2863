"""rumus: a worked formula does not give its stated result."""

from __future__ import annotations

import itertools
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from sakip.reviu.angka import Angka
from sakip.reviu.hitung_teks import Sisi, bagi_nol, berbobot, nilai, sama, sisi
from sakip.reviu.model import Kepastian, Letak, Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.rumus.kata import rumus_kata
from sakip.reviu.periksa.rumus.sebut import langkah_sebut
from sakip.reviu.periksa.rumus.terbalik import rumus_terbalik


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of a worked formula: what it is of ("Capaian", "%", ""), both sides, and their lines.

    ``utuh``: both sides as printed, where ``kiri`` and ``kanan`` lack what both end with.
    """

    pokok: str
    kiri: Sisi
    kanan: Sisi
    baris: tuple[int, ...]
    utuh: tuple[Sisi, Sisi] | None = None


def periksa(paham: Paham) -> Iterable[Temuan]:
    lalu: tuple[Sisi, Sisi] | None = None
    for langkah in semua_langkah(paham):
        kiri, kanan = langkah.utuh or (langkah.kiri, langkah.kanan)
        salah = _nilai(paham, langkah)
        if salah is None:
            lalu = None
        elif lalu is not None and lalu[1] == kiri and sama(lalu[0], kanan):
            lalu = None  # the slip lies between: what comes before it gives the result
        else:
            lalu = langkah.utuh
            yield salah
    yield from rumus_terbalik(paham)
    yield from rumus_kata(paham)


def semua_langkah(paham: Paham) -> Iterator[Langkah]:
    """Steps inside formulas and from one formula to the next, and formulas inside sentences."""
    terakhir: tuple[str, Sisi, int] | None = None
    for u in paham.naskah.unsur:
        if isinstance(u, RumusTeks):
            for satu in _TITIK_KOMA.split(u.teks):
                terakhir = yield from _rumus(satu, u.letak, terakhir)
        elif terakhir and isinstance(u, Paragraf) and (hasil := _HASIL.match(u.teks)):
            awal = Letak(u.letak.baris, u.letak.baris, u.letak.halaman)
            terakhir = yield from _rumus(hasil[0], awal, terakhir)
        elif not hasattr(u, "potongan") or len(getattr(u, "teks", "")) > 400:
            terakhir = None
    for p in paham.naskah.paragraf:
        yield from _dalam_kalimat(p)
        yield from (Langkah("", *x) for x in langkah_sebut(p))


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
#: "118 / 320 × 100% = 36,88%; capaian = 36,88 / 25 × 100% = 147,52%": two calculations on one line.
_TITIK_KOMA = re.compile(r"(?<!\\);\s")


#: A result on a line of its own under its calculation: "= 95,49%".
_HASIL = re.compile(r"\s*=\s*(?:Rp\.?\s*)?\d(?:[\d.,]*\d)?\s?%?(?=\s*$|\s+[A-Z(])")
_JAUH, _RAPAT = 6, 3


def _rumus(
    teks: str, letak: Letak, terakhir: tuple[str, Sisi, int] | None
) -> Generator[Langkah, None, tuple[str, Sisi, int] | None]:  # returns what the next may go on from
    pokok, daftar = _urai(teks)
    baris = tuple(range(letak.baris, letak.akhir + 1))
    berangka = [s for s in daftar if s.token is not None]
    lanjut = teks.lstrip().startswith("=")
    dekat = terakhir is not None and letak.baris - terakhir[2] <= (_RAPAT if lanjut else _JAUH)
    if terakhir and dekat and berangka and (lanjut or (pokok and terakhir[0] == pokok)):
        pokok = terakhir[0]
        yield _langkah(pokok, terakhir[1], berangka[0], (terakhir[2], *baris))
    for a, b in itertools.pairwise(berangka):
        yield _langkah(pokok, a, b, baris)
    return (pokok, berangka[-1], letak.akhir) if berangka else None


def _langkah(pokok: str, kiri: Sisi, kanan: Sisi, baris: tuple[int, ...]) -> Langkah:
    """ "(a − b) / b × 100%" and "c / b × 100%" without what both end with: is a − b = c?"""
    a, b = kiri.token or (), kanan.token or ()
    ekor = 0
    while ekor < min(len(a), len(b)) and a[-1 - ekor] == b[-1 - ekor]:
        ekor += 1
    depan = Sisi(kiri.teks, a[: len(a) - ekor])
    satu = b[0] if ekor and len(b) - ekor == 1 and b[1] in ("/", "*") else None
    if not isinstance(satu, Angka) or not depan.hitungan or (a[0], a[-1 - ekor]) != ("(", ")"):
        return Langkah(pokok, kiri, kanan, baris)
    return Langkah(pokok, depan, Sisi(satu.teks, (satu,)), baris, (kiri, kanan))


_DALAM = re.compile(
    r"(?<![\w.,/-])\(?\s*\d[\d.,]*\s?%?\)?(?:\s*(?:[÷/×x*+−:]|(?<=\s)-(?=\s)|\bdibagi\b|\bdikali\b)\s*\(?\s*(?:Rp\.?\s*)?\d[\d.,]*\s?%?\)?){1,8}"
    r"\s*=\s*(?:Rp\.?\s*)?\d(?:[\d.,]*\d)?\s?%?"
)


#: "Capaian: 96,18 / 85 × 100%": what the calculation is of, and no number divided by another.
_BERLABEL = re.compile(
    r"((?:(?:pen)?capaian|realisasi|persentase|(?:cara\s+)?(?:per|peng)?hitung(?:an|annya)?|hasil|nilai|indeks|tingkat"
    r"|rasio|selisih|rumus|formula|pengukuran|maka|jadi|sehingga)\b[^\d=:()]{0,60}):(?=[\s(\[]*\d)",
    re.IGNORECASE,
)


def _urai(teks: str) -> tuple[str, list[Sisi]]:
    daftar = sisi(teks)
    if daftar and daftar[0].token is None and (m := _BERLABEL.match(daftar[0].teks)) is not None:
        isi = sisi(daftar[0].teks[m.end() :])
        if len(isi) == 1 and isi[0].hitungan and "/" in (isi[0].token or ()):
            return m[1].strip().casefold(), [isi[0], *daftar[1:]]
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
        "skor_anggaran" if berbobot(x.kiri) and _skor(paham, x) else "rumus",
        x.baris,
        tercetak=x.kanan.teks,
        seharusnya=angka(harus),
        kutipan=f"{x.kiri.teks} = {x.kanan.teks}",
        uraian=f"Rumus {_terbaca(x.kiri)} tertulis menghasilkan {x.kanan.teks}, padahal hasilnya "
        f"{angka(harus)}.",
        saran="Periksa pembilang, penyebut, faktor dan hasil rumus itu; perbaiki yang salah.",
        kepastian=_kepastian(x),
    )


_SKOR = re.compile(r"\b(?:nilai\s+kinerja\s+anggaran|NKA|IKPA|SMART)\b", re.IGNORECASE)
_KURUNG_SATU = re.compile(r"\((\d[\d.,]*\s?%?)\)")


def _skor(paham: Paham, x: Langkah) -> bool:
    """Whether the weighted sum is a score of the budget, by its own lines or the one above."""
    return any(_SKOR.search(paham.baris_teks(b)) for b in (min(x.baris) - 1, *x.baris))


def _terbaca(s: Sisi) -> str:
    """A side without the brackets around single numbers that a fraction leaves: "(478 ÷ 512) × 100%"."""
    return _KURUNG_SATU.sub(r"\1", s.teks)


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
