"""Template tags of all pages: Indonesian numbers, statuses as word, shape and colour."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.html import format_html

from sakip.aturan.angka import TANDA_KOSONG, tulis, tulis_besaran, tulis_persen, tulis_rupiah
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import PeriodeSalah, baca_periode, tulis_tanggal
from sakip.dokumen.warna import TOKEN
from sakip.inti.status import TOKEN_STATUS, kata_status

register = template.Library()

#: The three zones of Indonesia. Offices read times in their own zone.
ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
TANPA_PUTUS = "\u00a0"
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
def angka_ringkas(x: Decimal | int | None) -> str:
    """All decimals up to four; a longer quotient is cut there by rounding."""
    penuh = tulis(x, None)
    return penuh if len(penuh.partition(",")[2]) <= 4 else tulis(x, 4)


@register.filter
def persen(x: Decimal | None, desimal: int = 2) -> str:
    """``91,93%``: the value is a percentage already."""
    return tulis_persen(x, desimal)


#: Places of faults that only the program knows: the sentence behind them says enough.
_TANPA_TEMPAT = frozenset({"wewenang", "langkah", "formulir", "alamat"})


@register.filter
def sebut_tempat(tempat: str) -> str:
    """The place of a fault as people name it: ``Sejak tahun`` for ``sejak_tahun``, a cell as it is, ""."""
    if tempat in _TANPA_TEMPAT:
        return ""
    if not tempat.isascii() or not tempat.replace("_", "").isalpha() or not tempat.islower():
        return tempat
    kata = tempat.replace("_", " ")
    return kata.upper() if kata == "nip" else f"{kata[:1].upper()}{kata[1:]}"


@register.filter
def rupiah(x: int | None) -> str:
    """``Rp18.502.034.000``."""
    return tulis_rupiah(x)


@register.filter
def ukuran(u: Ukuran, desimal: int | None = None) -> str:
    """A target or realisation with its unit; a word as it stands; index scales say their maximum.

    ``desimal``: those of the manual, for what was computed; what was entered keeps its own.
    """
    if u.kata is not None:
        return u.kata
    if u.nilai is None:
        return TANDA_KOSONG
    # a number is not parted from its unit at the end of a line
    skala = f" (skala{TANPA_PUTUS}{tulis(u.skala, None)})" if u.skala is not None else ""
    banyak = None if desimal is None else u.desimal(desimal)
    return tulis_besaran(u.nilai, u.satuan, banyak).replace(" ", TANPA_PUTUS, 1) + skala


@register.filter
def angka_ukuran(u: Ukuran, desimal: int) -> str:
    """As :func:`ukuran` without unit and scale, for a column whose head names them."""
    return u.kata if u.kata is not None else tulis(u.nilai, u.desimal(desimal))


@register.filter
def ukuran_ringkas(u: Ukuran) -> str:
    """As :func:`ukuran`, with the decimals of :func:`angka_ringkas`."""
    panjang = u.nilai is not None and len(tulis(u.nilai, None).partition(",")[2]) > 4
    return ukuran(u, 4 if panjang else None)


@register.filter
def tanggal(t: dt.date | None) -> str:
    """``5 Januari 2024``."""
    return TANDA_KOSONG if t is None else tulis_tanggal(t)


@register.filter
def waktu(t: dt.datetime, zona: str = "WIB") -> str:
    """``5 Januari 2024 10.00 WITA``, in the zone of the office."""
    setempat = timezone.localtime(t, ZoneInfo(ZONA[zona]))
    return f"{tanggal(setempat.date())} {setempat:%H.%M} {zona}"


@register.filter
def hari(t: dt.datetime, zona: str = "WIB") -> str:
    """The day of a moment in the zone of the office: ``5 Januari 2024``."""
    return tanggal(timezone.localtime(t, ZoneInfo(ZONA[zona])).date())


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
    return {"token": token, "kata": kata_status(status, status_hitung)}


#: The shapes of sakip.dokumen.warna as paths in a square of 10: the same in every font.
JALUR_BENTUK = {
    "▲": "M5 1l4.5 8h-9z",
    "●": "M1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "▼": "M5 9l4.5-8h-9z",
    "◆": "M5 .5L9.5 5L5 9.5L.5 5z",
    "○": "M1.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
}


@register.simple_tag
def bentuk(token: str) -> str:
    """The shape of a status token; the word beside it says the same, so that readers aloud skip it."""
    return format_html(
        '<svg class="bentuk" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        JALUR_BENTUK[TOKEN[token].bentuk],
    )


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


@register.simple_tag(takes_context=True)
def kepala_urut(context: template.Context, tabel: str, kolom: str, kata: str, kelas: str = "") -> str:
    """The heading of a column that sorts its table by ``?urut-<tabel>=<kolom>``; again turns the order."""
    permintaan = context["request"].GET
    minta = permintaan.get(f"urut-{tabel}", "")
    turun, dipakai = minta.startswith("-"), minta.removeprefix("-") == kolom
    baru = permintaan.copy()
    baru[f"urut-{tabel}"] = f"-{kolom}" if dipakai and not turun else kolom
    return format_html(
        '<th scope="col"{}{}><a href="?{}#tabel-{}">{}{}</a></th>',
        format_html(' class="{}"', kelas) if kelas else "",
        format_html(' aria-sort="{}"', "descending" if turun else "ascending") if dipakai else "",
        baru.urlencode(),
        tabel,
        kata,
        (" ▼" if turun else " ▲") if dipakai else "",
    )
