"""A share whose words stand the wrong way round: "(seluruh desa / desa mandiri) × 100%" for 60 / 90.

The table of its part tells which number is which: the words that tell the numerator's column from the
denominator's stand under the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.hitung_teks import bersihkan
from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

_PECAHAN = re.compile(
    r"(?:^|=|:)[\s(]*(?P<atas>[A-Za-z][^/÷=\d]{4,160}?)[\s)]*(?:/|÷|\bdibagi\b)[\s(]*(?P<bawah>[A-Za-z][^/÷=\d]{4,160}?)"
    r"[\s)]*(?:(?:[x×*]|\bdikali\b)\s*100\s*(?:%|persen)?)?\s*$"
)
_HITUNG = re.compile(
    r"(?<![\d.,])(?P<a>\d{1,3}(?:\.\d{3})*|\d+)[\s)]*(?:/|÷|:|\bdibagi\b)[\s(]*(?P<b>\d{1,3}(?:\.\d{3})*|\d+)(?![\d.,]*\d)"
)
#: How many parts of the text further the fraction and its table may stand.
_SEGERA, _DEKAT = 4, 8


def rumus_terbalik(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    urutan = {id(u): n for n, u in enumerate(unsur)}
    for n, u in enumerate(unsur):
        if (
            not isinstance(u, RumusTeks | Paragraf)
            or len(u.teks) > 400
            or not re.search(r"/|÷|frac|dibagi", u.teks)
        ):
            continue
        kata = _PECAHAN.search(bersihkan(u.teks))
        angka = _angka(paham, n) if kata is not None else None
        if kata is None or angka is None:
            continue
        for k in semua_kisi(paham):
            if abs(urutan.get(id(k.tabel.tabel), -_DEKAT) - n) > _DEKAT:
                continue
            dua = _kolom(k, *angka)
            if dua is not None and _terbalik(kata["atas"], kata["bawah"], *dua):
                yield _temuan(paham, u, kata, dua, angka)
                break


def _angka(paham: Paham, n: int) -> tuple[Decimal, Decimal] | None:
    """The two counts that the next formula divides, the smaller by the larger."""
    for u in paham.naskah.unsur[n + 1 : n + 1 + _SEGERA]:
        if isinstance(u, RumusTeks | Paragraf) and (m := _HITUNG.search(bersihkan(u.teks))) is not None:
            a, b = (Decimal(m[g].replace(".", "")) for g in ("a", "b"))
            return (a, b) if 0 < a < b else None
    return None


def _kolom(k: Kisi, a: Decimal, b: Decimal) -> tuple[str, str] | None:
    """The headers of the columns that add up to the two counts."""
    judul: dict[Decimal, list[str]] = {}
    for c in k.kolom:
        isi = [x.nilai for r in k.biasa if (x := k.angka[r][c]) is not None and not x.persen]
        jumlah = {sum(isi, Decimal(0)), *(x.nilai for t in k.total if (x := k.angka[t][c]) is not None)}
        for n in jumlah & {a, b}:
            judul.setdefault(n, []).append(k.judul[c])
    if len(judul.get(a, [])) == len(judul.get(b, [])) == 1:
        return judul[a][0], judul[b][0]
    return None


def _terbalik(atas: str, bawah: str, pembilang: str, penyebut: str) -> bool:
    """Whether what tells the numerator's column apart is said of the denominator, and of it alone."""
    khas = {*kunci(pembilang)} - {*kunci(penyebut)}
    return bool(khas) and khas <= {*kunci(bawah)} and not khas & {*kunci(atas)}


def _temuan(
    paham: Paham,
    u: RumusTeks | Paragraf,
    kata: re.Match[str],
    judul: tuple[str, str],
    angka: tuple[Decimal, Decimal],
) -> Temuan:
    a, b = (tulis(n) for n in angka)
    return temuan(
        paham,
        "rumus",
        {u.letak.baris, u.letak.akhir},
        tercetak=f"{kata['atas'].strip()} / {kata['bawah'].strip()}",
        seharusnya=f"{kata['bawah'].strip()} / {kata['atas'].strip()}",
        kutipan=u.teks,
        uraian=f"Rumus menulis “{kata['bawah'].strip()}” sebagai penyebut, padahal perhitungannya {a} / {b} "
        f"dan pada tabel “{judul[0]}” berjumlah {a}, “{judul[1]}” {b}.",
        saran="Tukar pembilang dan penyebut pada rumusnya.",
    )
