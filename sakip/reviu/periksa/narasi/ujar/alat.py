"""What the checks of this folder share: counts in digits or letters, periods of rows, slips of a digit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.digit import bertukar, letak_beda
from sakip.reviu.periksa.alat.kisi import tanda
from sakip.reviu.periksa.narasi.baca.larik import Larik
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN

_SATUAN = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_BELAS = {"sebelas": 11} | {f"{s} belas": n for n, s in enumerate(_SATUAN, 12)}
_HURUF = BILANGAN | _BELAS
#: A count of things: no decimal, no percentage, no part of a code, no year.
CACAH = (
    r"(?<![\w.,/:-])(?:(?!(?:19|20)\d\d(?![\d.]))(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,]*\d|\s?(?:%|persen\b)|[/:-]\d)"
    rf"|(?:{'|'.join(sorted(_HURUF, key=len, reverse=True))})\b(?!\s+(?:puluh|ratus|ribu|juta|belas|per)\b))"
)
_PENDEK = 2
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_KEPALA = re.compile(r"\W*(?:triwulan|tw|periode)\b", re.IGNORECASE)


def nilai(teks: str) -> Decimal:
    """The value of a count."""
    t = teks.replace(".", "")
    return Decimal(t) if t.isdecimal() else Decimal(_HURUF[" ".join(teks.casefold().split())])


def masa_baris(x: Larik) -> list[str]:
    """The period of every row in one spelling ("tw2"), also where a column headed "Triwulan" says "II"."""
    hasil = [x.masa(r) for r in range(len(x.label))]
    if not any(hasil) and x.judul and _KEPALA.match(x.judul[0]):
        hasil = [f"tw{n}" if (n := _ROMAWI.get(t[0].strip(" .").casefold())) else "" for t in x.teks]
    return hasil


def masa_tertib(teks: str) -> str:
    """A period that a sentence names, as ``masa_baris`` spells it."""
    return tanda(teks)


def tergelincir(a: str, b: str, *, pendek: bool = True) -> bool:
    """Whether two prints differ in one digit only, or in two neighbours that changed places; not ``pendek``:
    of numbers below 100 only the exchange tells, for many are one digit apart."""
    a, b = (re.sub(r"[^\d,]", "", t) for t in (a, b))
    if len(a) != len(b) or a == b:
        return False
    beda = letak_beda(a, b)
    return bertukar(a, b, beda) or (len(beda) == 1 and (pendek or len(a) > _PENDEK))


def salah_ujar(
    paham: Paham,
    p: Paragraf,
    k: Kalimat,
    letak: tuple[int, int],
    cetak: str,
    harus: str,
    alasan: str,
    lain: Iterable[int] = (),
) -> Temuan:
    """The finding of a sentence: what it says at ``letak``, and why that cannot be."""
    cetak = cetak.strip(" .,;")
    cetak += ")" * (cetak.count("(") - cetak.count(")"))
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(p, k.awal + letak[0], k.awal + letak[1]), *lain},
        kutipan=k.teks,
        tercetak=cetak,
        seharusnya=harus,
        uraian=f"Kalimat menyebut “{cetak}”, padahal {alasan}.",
        saran="Samakan kalimat dengan angkanya.",
    )
