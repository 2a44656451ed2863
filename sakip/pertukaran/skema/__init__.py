"""The format of a package, read once from ``paket-1.schema.json``.

The schema is the only place that states names, order of keys, defaults, natural keys (``x-kunci``)
and references (``x-rujuk``); checking, canonical form and the documentation's test follow it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

FORMAT: Final = "sakip-paket"
VERSI: Final = 1
NAMA_BERKAS: Final = "paket-1.schema.json"
_TANPA_BAWAAN: Final = object()


@dataclass(frozen=True)
class Simpul:
    """One place in the format: an object, a list, or a plain value."""

    nama: str
    tipe: frozenset[str]
    uraian: str = ""
    properti: dict[str, Simpul] = field(default_factory=dict)
    wajib: tuple[str, ...] = ()
    butir: Simpul | None = None
    kunci: tuple[str, ...] = ()
    urut: bool = True
    unik: bool = False
    isi_min: int = 0
    isi_maks: int | None = None
    enum: tuple[Any, ...] | None = None
    pola: re.Pattern[str] | None = None
    panjang_min: int = 0
    panjang_maks: int | None = None
    min: int | None = None
    maks: int | None = None
    bentuk: str = ""
    rujuk: str = ""
    desimal: bool = False
    bawaan: Any = _TANPA_BAWAAN

    @property
    def berbawaan(self) -> bool:
        return self.bawaan is not _TANPA_BAWAAN


def teks_skema() -> str:
    """The schema file as text (JSON Schema 2020-12)."""
    return files(__package__).joinpath(NAMA_BERKAS).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def skema() -> dict[str, Any]:
    """The schema as a dictionary. Do not change it."""
    isi: dict[str, Any] = json.loads(teks_skema())
    return isi


@lru_cache(maxsize=1)
def akar() -> Simpul:
    """The root of the format."""
    mentah = skema()
    return _bangun("", mentah, mentah["$defs"])


def daftar(nama: str) -> Simpul:
    """The list ``nama`` of the top level, e.g. ``isian``."""
    return akar().properti[nama]


@lru_cache(maxsize=1)
def nama_daftar() -> tuple[str, ...]:
    """Names of the lists of the top level, in the order of the format."""
    return tuple(n for n, s in akar().properti.items() if s.butir is not None)


def _bangun(nama: str, mentah: dict[str, Any], rujukan: dict[str, Any]) -> Simpul:
    if "$ref" in mentah:
        mentah = {**rujukan[mentah["$ref"].rsplit("/", 1)[1]], **mentah}
    enum = (mentah["const"],) if "const" in mentah else mentah.get("enum")
    return Simpul(
        nama=nama,
        tipe=_tipe(mentah, enum),
        uraian=mentah.get("description", ""),
        properti={n: _bangun(n, p, rujukan) for n, p in mentah.get("properties", {}).items()},
        wajib=tuple(mentah.get("required", ())),
        butir=_bangun(nama, mentah["items"], rujukan) if "items" in mentah else None,
        kunci=tuple(mentah.get("x-kunci", ())),
        urut=bool(mentah.get("x-kunci")) and mentah.get("x-urut", True),
        unik=mentah.get("uniqueItems", False),
        isi_min=mentah.get("minItems", 0),
        isi_maks=mentah.get("maxItems"),
        enum=None if enum is None else tuple(enum),
        pola=re.compile(mentah["pattern"]) if "pattern" in mentah else None,
        panjang_min=mentah.get("minLength", 0),
        panjang_maks=mentah.get("maxLength"),
        min=mentah.get("minimum"),
        maks=mentah.get("maximum"),
        bentuk=mentah.get("format", ""),
        rujuk=mentah.get("x-rujuk", ""),
        desimal=mentah.get("x-desimal", False),
        bawaan=mentah.get("default", _TANPA_BAWAAN),
    )


def _tipe(mentah: dict[str, Any], enum: Any) -> frozenset[str]:
    tipe = mentah.get("type")
    if tipe is None:
        return frozenset(_tipe_nilai(x) for x in enum)
    return frozenset([tipe] if isinstance(tipe, str) else tipe)


def _tipe_nilai(nilai: Any) -> str:
    if nilai is None:
        return "null"
    return "integer" if isinstance(nilai, int) else "string"
