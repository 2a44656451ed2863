"""A stored row in the form of a package, and the small conversions that all loaders share."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.aturan.angka import teks_desimal
from sakip.pertukaran.kanonik import kunci_baris, urutan_kunci
from sakip.pertukaran.skema import Simpul, daftar

Kunci = tuple[Any, ...]


@dataclass(frozen=True)
class Tersimpan:
    """A stored row: its id, its canonical package form, and its version where it has one."""

    pk: int
    isi: dict[str, Any]
    versi: int = 0


def peta(nama: str, baris: Iterable[Tersimpan]) -> dict[Kunci, Tersimpan]:
    """Rows of the top-level list ``nama`` by natural key."""
    simpul = daftar(nama)
    return {kunci_baris(simpul, b.isi): b for b in baris}


def urut(simpul: Simpul, baris: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a nested list in canonical order."""
    return sorted(baris, key=lambda b: urutan_kunci(kunci_baris(simpul, b)))


def anak(nama: str, *dalam: str) -> Simpul:
    """The nested list ``dalam`` of the top-level list ``nama``."""
    simpul = daftar(nama)
    for bagian in dalam:
        assert simpul.butir is not None
        simpul = simpul.butir.properti[bagian]
    return simpul


def kelompok(baris: Iterable[tuple[int, dict[str, Any]]]) -> dict[int, list[dict[str, Any]]]:
    """Rows by the id of their parent."""
    hasil: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for induk, isi in baris:
        hasil[induk].append(isi)
    return hasil


def tanggal(nilai: dt.date | None) -> str | None:
    """ISO date, or None."""
    return None if nilai is None else nilai.isoformat()


def waktu(nilai: dt.datetime) -> str:
    """UTC time to the second, as packages write it."""
    return nilai.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def desimal(nilai: Decimal | None) -> str | None:
    """Plain decimal text, or None."""
    return None if nilai is None else teks_desimal(nilai)


def atau_null(nilai: str) -> str | None:
    """Columns that are empty text in the database are null in a package."""
    return nilai or None
