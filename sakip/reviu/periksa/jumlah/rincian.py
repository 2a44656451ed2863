"""A sentence that breaks down what the sentences before it counted.

"... berjumlah 20 unit, terdiri atas 15 armada darat dan 5 armada laut. Armada darat dimaksud ialah 6 bus,
4 truk dan 3 sepeda motor": the parts must make the number that stands before the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka, cari
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_RINCI = re.compile(
    r"^(?P<nama>[A-Za-z/ -]{3,60}?)\s+(?:tersebut|dimaksud|itu|dimaksudkan)\s+(?:ialah|adalah|yaitu|yakni"
    r"|meliputi|mencakup|berupa|terdiri\s+(?:dari|atas))\s+(?P<isi>[^:;]+?)\.?\s*$",
    re.IGNORECASE,
)
_KECUALI = re.compile(
    r"\b(?:antara lain|di\s?antaranya|termasuk|selebihnya|sisanya|lainnya masing|masing-masing|selain|%)\b|%",
    re.IGNORECASE,
)
_PISAH = re.compile(r",\s*(?:dan|serta)\s+|,\s+|\s+(?:dan|serta)\s+(?=[^,]*\d)")
_TERSEDIKIT = 3
#: Words after a number among which the name of what it counts must stand.
_JAUH = 7


def jumlah_rincian(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        depan = ""
        for k in pecah(p.teks):
            m = _RINCI.match(k.teks.strip())
            if m is not None and depan and not _KECUALI.search(m["isi"]):
                temu = _banding(depan, m)
                if temu is not None:
                    yield _temuan(paham, p, k.teks, (k.awal, k.awal + len(k.teks)), *temu)
            depan += k.teks


def _banding(depan: str, m: re.Match[str]) -> tuple[Angka, list[Angka]] | None:
    """The total and its parts, where they disagree."""
    bagian = _bagian(m["isi"])
    total = _total(depan, kata_kata(m["nama"]))
    jumlah = sum((a.nilai for a in bagian), Decimal(0))
    if len(bagian) < _TERSEDIKIT or not total or any(a.nilai == jumlah for a in total):
        return None
    return (total[-1], bagian) if len({a.nilai for a in total}) == 1 else None


def _bagian(isi: str) -> list[Angka]:
    """One count in every item of the list, all of one unit where they have their units behind them."""
    hasil: list[Angka] = []
    for butir in _PISAH.split(isi):
        ada = [a for _, a in cari(butir)]
        if len(ada) != 1 or ada[0].persen or ada[0].rupiah or ada[0].desimal or ada[0].rusak:
            return []
        hasil.append(ada[0])
    belakang = [not re.match(r"\s*\d", b) for b in _PISAH.split(isi)]
    satuan = {a.satuan.split()[0] if a.satuan else "" for a in hasil}
    return [] if len(set(belakang)) > 1 or (belakang[0] and len(satuan) > 1) else hasil


def _total(teks: str, nama: tuple[str, ...]) -> list[Angka]:
    """The counts in a text that stand right before the name."""
    return [
        a
        for o, a in cari(teks)
        if not (a.persen or a.rupiah or a.desimal or a.rusak)
        and set(nama) <= set(_sesudah(teks[o + len(a.teks) :]))
    ]


def _sesudah(ekor: str) -> tuple[str, ...]:
    """The words after a number, up to the next number or stop."""
    return kata_kata(re.split(r"[\d.;:,]", re.sub(r"\([^()]*\)", " ", ekor), maxsplit=1)[0])[:_JAUH]


def _temuan(
    paham: Paham, p: Paragraf, kalimat: str, letak: tuple[int, int], total: Angka, bagian: list[Angka]
) -> Temuan:
    jumlah = angka(sum((a.nilai for a in bagian), Decimal(0)))
    return temuan(
        paham,
        "jumlah",
        baris_kalimat(p, *letak),
        tercetak=total.teks,
        seharusnya=jumlah,
        kutipan=kalimat,
        uraian=f"Alinea menyebut {total.teks} {total.satuan.split()[0] if total.satuan else ''}, padahal "
        f"rinciannya {' + '.join(a.teks for a in bagian)} = {jumlah}.",
        saran="Samakan jumlah dengan rinciannya.",
    )
