"""The one text of a package: keys in the order of the format, lists by natural key, plain decimals.

Two packages that say the same have the same canonical text, so files can be compared byte for byte.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sakip.aturan.angka import teks_desimal
from sakip.pertukaran.skema import Simpul, akar


def lengkapi(nilai: Any, simpul: Simpul | None = None) -> Any:
    """A copy of a well-shaped value with every absent key at its default and decimals made plain.

    Lists keep their order, so that positions still point into the file.
    """
    simpul = simpul or akar()
    if simpul.properti and isinstance(nilai, Mapping):
        hasil = {}
        for nama, anak in simpul.properti.items():
            if nama in nilai:
                hasil[nama] = lengkapi(nilai[nama], anak)
            elif anak.berbawaan:
                hasil[nama] = copy.copy(anak.bawaan)
            elif anak.butir is not None:
                hasil[nama] = []
        return hasil
    if simpul.butir is not None and isinstance(nilai, list):
        return [lengkapi(n, simpul.butir) for n in nilai]
    if simpul.desimal and isinstance(nilai, str):
        return teks_desimal(Decimal(nilai))
    return nilai


def kunci_baris(simpul: Simpul, baris: Mapping[str, Any]) -> tuple[Any, ...]:
    """The natural key of a row of the list ``simpul``."""
    return tuple(baris.get(k) for k in simpul.kunci)


def urutan_kunci(kunci: Sequence[Any]) -> tuple[tuple[bool, Any], ...]:
    """A sort key for natural keys: null comes first, text by code point, numbers by size."""
    return tuple((k is not None, k) for k in kunci)


def urutkan(nilai: Any, simpul: Simpul | None = None) -> Any:
    """A copy of a completed value with every keyed list in the order of its natural key."""
    simpul = simpul or akar()
    if simpul.properti and isinstance(nilai, Mapping):
        return {n: urutkan(nilai[n], a) for n, a in simpul.properti.items() if n in nilai}
    if simpul.butir is not None and isinstance(nilai, list):
        butir = simpul.butir
        hasil = [urutkan(n, butir) for n in nilai] if butir.properti else list(nilai)
        if simpul.urut:
            hasil.sort(key=lambda b: urutan_kunci(kunci_baris(simpul, b)))
        return hasil
    return nilai


def tulis(isi: Mapping[str, Any]) -> str:
    """The text of a completed and ordered package."""
    return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"


def kanonik(isi: Mapping[str, Any]) -> str:
    """The canonical text of a package whose shape is right (``periksa`` proves that first)."""
    return tulis(urutkan(lengkapi(isi)))


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical text: what ``sha256sum`` says of an exported file."""
    return sidik_lengkap(lengkapi(isi))


def sidik_lengkap(isi: Mapping[str, Any]) -> str:
    """The same for a package that ``lengkapi`` has completed already."""
    return hashlib.sha256(tulis(urutkan(isi)).encode()).hexdigest()
