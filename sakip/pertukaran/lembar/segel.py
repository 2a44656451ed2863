"""Whose workbook it is: office, month, layout and fields, sealed so that no other one passes for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from sakip.inti.galat import galat
from sakip.pertukaran.lembar.bentuk import VERSI_LEMBAR

TANDA = "sakip-lembar"
_GARAM = "sakip.pertukaran.lembar"


@dataclass(frozen=True)
class Identitas:
    """The form that a workbook belongs to."""

    instansi: str
    unit: str
    tahun: int
    bulan: int


@dataclass(frozen=True)
class BarisSegel:
    """One field: the version of its line and the print of the text that its cell showed."""

    medan: str
    versi: int
    sidik: str


def ringkasan(milik: Identitas, baris: Iterable[BarisSegel]) -> str:
    """The digest of everything that nobody may change, whatever the order of the rows."""
    isi = [VERSI_LEMBAR, milik.instansi, milik.unit, milik.tahun, milik.bulan]
    teks = json.dumps([isi, sorted((b.medan, b.versi, b.sidik) for b in baris)], ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()


def segel(milik: Identitas, baris: Iterable[BarisSegel]) -> str:
    """The seal: a keyed signature of the digest."""
    return Signer(salt=_GARAM).signature(ringkasan(milik, baris))


def periksa(milik: Identitas, baris: Iterable[BarisSegel], tersegel: str) -> None:
    """Refuses a workbook whose identity, fields or versions are not those that were sealed."""
    try:
        Signer(salt=_GARAM).unsign(f"{ringkasan(milik, baris)}:{tersegel}")
    except BadSignature:
        raise galat(
            "berkas",
            "Tanda pengenal lembar ini tidak cocok: bagian yang tersembunyi berubah, atau lembarnya dibuat "
            "pada pemasangan SAKIP yang lain.",
            "Unduh lembar yang baru di halaman ini, lalu salin isian Anda ke dalamnya.",
        ) from None


def cocokkan(milik: Identitas, harap: Identitas, nama_bulan: Mapping[int, str]) -> None:
    """Refuses a workbook of another office or another month, and says of which."""
    if (milik.instansi, milik.unit) != (harap.instansi, harap.unit):
        raise galat(
            "berkas",
            f"Lembar ini milik unit «{milik.unit}», sedangkan halaman ini untuk unit «{harap.unit}».",
            "Unggah di halaman unitnya, atau unduh lembar unit ini.",
        )
    if (milik.tahun, milik.bulan) != (harap.tahun, harap.bulan):
        raise galat(
            "berkas",
            f"Lembar ini untuk {nama_bulan.get(milik.bulan, milik.bulan)} {milik.tahun}, sedangkan halaman "
            f"ini untuk {nama_bulan[harap.bulan]} {harap.tahun}.",
            "Unggah di halaman bulannya, atau unduh lembar bulan ini.",
        )
