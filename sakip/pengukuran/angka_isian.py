"""Reads what a person typed as a value: one number as Indonesians write it, ``nihil``, or nothing.

Stricter than ``aturan.angka.baca``: what can be read in two ways is asked back, a unit behind the number is
refused, and so is what the column cannot hold exactly. No Django in here but the field's own limits.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from sakip.aturan.angka import AngkaSalah, tulis
from sakip.aturan.angka import baca as baca_angka
from sakip.inti.bidang import BATAS, DESIMAL
from sakip.inti.galat import galat

NIHIL = frozenset({"nihil", "-", "–", "—"})
PANJANG = 60
_PERSEN = frozenset({"%", "persen", "persentase", "prosentase"})


def baca(teks: str, *, medan: str = "", satuan: str = "") -> Decimal | Literal["nihil"] | None:
    """``1.234,5`` as a number, ``-`` and ``nihil`` as "nihil", "" as None; a fault at ``medan`` otherwise.

    ``1.154`` is one thousand one hundred fifty-four; ``satuan`` is the unit of counting that may be repeated
    behind the number.
    """
    rapi = teks.strip()
    if not rapi:
        return None
    if rapi.casefold() in NIHIL:
        return "nihil"
    if len(rapi) > PANJANG:
        raise galat(medan, f"«{rapi[:20]}…» terlalu panjang untuk sebuah angka.", "Tulis satu angka saja.")
    try:
        terbaca = baca_angka(rapi, harap="ribuan")
    except AngkaSalah as salah:
        raise galat(medan, f"«{_kutip(rapi)}» bukan angka: {salah.alasan}.", salah.saran) from None
    if terbaca.tafsir == "ragu":
        raise galat(
            medan,
            f"«{_kutip(rapi)}» dapat dibaca dengan dua cara.",
            f"Bila maksudnya {tulis(terbaca.nilai, None)}, tulis begitu (titik ribuan, koma desimal).",
        )
    if terbaca.satuan and terbaca.satuan.casefold() not in {satuan.strip().casefold(), "persen"}:
        raise galat(
            medan, f"Ada tulisan «{_kutip(terbaca.satuan)}» di belakang angkanya.", "Tulis angkanya saja."
        )
    if terbaca.persen and satuan and not _PERSEN & set(satuan.casefold().split()):
        raise galat(
            medan,
            f"«{_kutip(rapi)}» bertanda persen, padahal yang diisi banyaknya {satuan}.",
            "Tulis banyaknya; persentasenya dihitung sendiri.",
        )
    return _muat(terbaca.nilai, rapi, medan)


def _muat(nilai: Decimal, teks: str, medan: str) -> Decimal:
    eksponen = nilai.normalize().as_tuple().exponent
    if abs(nilai) > BATAS:
        raise galat(
            medan,
            f"«{_kutip(teks)}» terlalu besar; paling besar {tulis(BATAS, None)}.",
            "Periksa banyaknya angka nol, atau minta satuannya diperbesar.",
        )
    if isinstance(eksponen, int) and eksponen < -DESIMAL:
        raise galat(
            medan,
            f"«{_kutip(teks)}» mempunyai lebih dari {DESIMAL} angka di belakang koma.",
            f"Bulatkan menjadi paling banyak {DESIMAL} angka di belakang koma.",
        )
    return nilai


def _kutip(teks: str) -> str:
    return "".join(h if h.isprintable() else "·" for h in teks[:40])


def tulis_isian(nilai: Decimal | None, keadaan: str) -> str:
    """A stored value as the field shows it: ``1.234,5``, ``nihil``, or ""."""
    if keadaan == "nihil":
        return "nihil"
    return "" if nilai is None else tulis(nilai, None)
