"""Template tags that all pages share: numbers as Indonesians write them, statuses as word, shape and colour."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone

from sakip.aturan.angka import TANDA_KOSONG, tulis, tulis_besaran, tulis_persen, tulis_rupiah
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import NAMA_BULAN, PeriodeSalah, baca_periode
from sakip.dokumen.warna import TOKEN
from sakip.inti.status import TOKEN_STATUS, kata_status

register = template.Library()

#: The three zones of Indonesia. Offices read times in their own zone.
ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
#: Percent at the right end of a small bar; longer bars are cut there and say so by their end.
PUNCAK_BATANG = Decimal(150)
LEBAR_BATANG = 90


@register.filter
def angka(x: Decimal | int | None, desimal: int | None = 2) -> str:
    """``1.234,56``; None is an en dash."""
    return tulis(x, desimal)


@register.filter
def angka_penuh(x: Decimal | int | None) -> str:
    """All decimals that the number has, and no more."""
    return tulis(x, None)


@register.filter
def persen(x: Decimal | None, desimal: int = 2) -> str:
    """``91,93%``: the value is a percentage already."""
    return tulis_persen(x, desimal)


@register.filter
def rupiah(x: int | None) -> str:
    """``Rp18.502.034.000``."""
    return tulis_rupiah(x)


@register.filter
def ukuran(u: Ukuran, desimal: int | None = None) -> str:
    """A target or realisation with its unit; a word as it stands; index scales say their maximum."""
    if u.kata is not None:
        return u.kata
    if u.nilai is None:
        return TANDA_KOSONG
    skala = f" (skala {tulis(u.skala, None)})" if u.skala is not None else ""
    return f"{tulis_besaran(u.nilai, u.satuan, desimal)}{skala}"


@register.filter
def tanggal(t: dt.date | None) -> str:
    """``5 Januari 2024``."""
    return TANDA_KOSONG if t is None else f"{t.day} {NAMA_BULAN[t.month - 1]} {t.year}"


@register.filter
def waktu(t: dt.datetime, zona: str = "WIB") -> str:
    """``5 Januari 2024 10.00 WITA``, in the zone of the office."""
    setempat = timezone.localtime(t, ZoneInfo(ZONA[zona]))
    return f"{tanggal(setempat.date())} {setempat:%H.%M} {zona}"


@register.filter
def nama_periode(kunci: str) -> str:
    """``2023-TW2`` as ``Triwulan II 2023``; what is no key stays as it is."""
    try:
        return baca_periode(kunci).label
    except PeriodeSalah:
        return kunci


@register.inclusion_tag("inti/bagian/cip.html")
def cip(status: str | None, status_hitung: str) -> dict[str, Any]:
    """The status of a capaian as a chip: shape and word say it, colour only repeats it."""
    token = TOKEN_STATUS[status]
    return {"token": token, "bentuk": TOKEN[token].bentuk, "kata": kata_status(status, status_hitung)}


@register.inclusion_tag("inti/bagian/batang.html")
def batang(capaian: Decimal | None, status: str | None) -> dict[str, Any]:
    """A small bar of a capaian from 0 to 150 percent with a mark at 100; the number stands beside it."""
    panjang = min(max(capaian or Decimal(0), Decimal(0)), PUNCAK_BATANG) / PUNCAK_BATANG * LEBAR_BATANG
    return {
        "ada": capaian is not None,
        "panjang": f"{panjang:.1f}",
        "lewat": capaian is not None and capaian > PUNCAK_BATANG,
        "token": TOKEN_STATUS[status],
        "lebar": LEBAR_BATANG,
        "seratus": int(LEBAR_BATANG * 100 / PUNCAK_BATANG),
    }
