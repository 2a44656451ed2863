"""A target as people type it: a number as Indonesians write it, or a word of the indicator's scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError

from sakip.aturan.angka import AngkaSalah, baca, tulis
from sakip.inti.bidang import desimal_terukur, rupiah_bulat
from sakip.inti.galat import galat
from sakip.perencanaan.models import ManualIndikator

PERSEN = frozenset({"%", "persen", "persentase", "prosentase"})
RUPIAH = frozenset({"rp", "rp.", "rupiah"})
TERPANJANG = 60


class Target(NamedTuple):
    """A number or a word; both None: not targeted."""

    nilai: Decimal | None = None
    kata: str | None = None

    @property
    def kosong(self) -> bool:
        return self.nilai is None and self.kata is None


def baca_target(teks: str, *, satuan: str, skala_kata: Sequence[str] | None, tempat: str) -> Target:
    """Read what was typed for a target; "" is no target. Refuses what is not exactly one value."""
    bersih = " ".join(teks.split())
    if not bersih:
        return Target()
    if len(bersih) > TERPANJANG:
        raise galat(tempat, "Target terlalu panjang.", "Tulis satu angka atau satu kata saja.")
    if skala_kata:
        return Target(None, _kata(bersih, skala_kata, tempat))
    return Target(_angka(bersih, satuan, tempat), None)


def target_manual(teks: str, manual: ManualIndikator, *, tempat: str, satuan: str = "") -> Target:
    """:func:`baca_target` by the manual of the indicator."""
    return baca_target(teks, satuan=satuan or manual.satuan, skala_kata=manual.skala_kata, tempat=tempat)


def _kata(teks: str, skala: Sequence[str], tempat: str) -> str:
    cocok = [str(k) for k in skala if str(k).casefold() == teks.casefold()]
    if not cocok:
        raise galat(
            tempat,
            f"«{teks}» tidak ada dalam skala indikator ini.",
            f"Pilih salah satu: {', '.join(map(str, skala))}.",
        )
    return cocok[0]


def _angka(teks: str, satuan: str, tempat: str) -> Decimal:
    baku = satuan.strip().casefold()
    try:  # a dot groups thousands, as our pages write it; only of percent it is asked back
        hasil = baca(teks, harap=None if baku in PERSEN else "ribuan")
    except AngkaSalah as salah:
        raise galat(tempat, str(salah)) from None
    if hasil.tafsir == "ragu":
        raise galat(
            tempat,
            f"«{teks}» dapat dibaca dua cara{f': {hasil.catatan}' if hasil.catatan else ''}.",
            "Tulis ribuan tanpa titik (1154) atau pecahan dengan koma (1,154).",
        )
    lain = (
        "persen"
        if hasil.persen and baku not in PERSEN
        else "rupiah"
        if hasil.rupiah and baku not in RUPIAH
        else hasil.satuan
        if hasil.satuan and not hasil.persen and hasil.satuan.casefold() != baku
        else ""
    )
    if lain:
        raise galat(
            tempat, f"«{teks}» bersatuan {lain}, sedangkan satuannya «{satuan}».", "Tulis angkanya saja."
        )
    try:
        return desimal_terukur(hasil.nilai)
    except ValidationError as salah:
        raise galat(tempat, " ".join(salah.messages)) from None


def baca_rupiah(teks: str, tempat: str) -> int | None:
    """Whole rupiah as typed (``1.500.000``, ``Rp1.500.000``); "" is None; never negative."""
    bersih = " ".join(teks.split())
    if not bersih:
        return None
    try:
        hasil = rupiah_bulat(baca(bersih, harap="ribuan").nilai)
    except AngkaSalah as salah:
        raise galat(tempat, str(salah)) from None
    except ValidationError as salah:
        raise galat(tempat, " ".join(salah.messages)) from None
    if hasil < 0:
        raise galat(tempat, f"{teks} kurang dari nol.", "Tulis jumlah rupiah, atau kosongkan.")
    return hasil


def tulis_target(nilai: Decimal | None, kata: str | None) -> str:
    """As it stands in an input: ``92,5``, ``BB``, or "" for none."""
    return kata if kata is not None else tulis(nilai, None) if nilai is not None else ""


def tulis_isian(nilai: Decimal | None, kata: str | None) -> str:
    """:func:`tulis_target` without grouping dots, so that it can be read back without doubt."""
    return tulis_target(nilai, kata) if kata is not None else tulis_target(nilai, None).replace(".", "")
