"""Random damage to a package, for property tests."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sakip.pertukaran.skema import Simpul, akar, daftar, nama_daftar

ANEH: tuple[Any, ...] = (
    None,
    "",
    " ",
    "x",
    0,
    -1,
    1,
    3,
    2**70,
    True,
    False,
    [],
    {},
    [None],
    {"a": 1},
    "2023",
    "2025-13",
    "2025-02",
    "2025-TW1",
    "2025-02-30",
    "2025-06-15",
    "1e5",
    "-0",
    "99999999999999999999",
    "0.00001",
    "1.5",
    "-3",
    "nan",
    Decimal("1.5"),
    Decimal("1E+99999"),
    "a\x00b",
    "\ud800",
    "ß" * 700,
    "tidak.ada",
    "a / b * 100",
    "((((",
    "2025-01-01T00:00:00Z",
    "ditandatangani",
    "draf",
    "komando",
    "rata_berbobot",
    "stok",
    "sd_bulan",
    "daftar",
)


def tempat(nilai: Any, jalur: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of everything inside ``nilai``."""
    hasil: list[tuple[Any, ...]] = []
    anak = nilai.items() if isinstance(nilai, dict) else enumerate(nilai) if isinstance(nilai, list) else ()
    for k, v in anak:
        hasil.append((*jalur, k))
        hasil += tempat(v, (*jalur, k))
    return hasil


def ambil(isi: Any, jalur: tuple[Any, ...]) -> Any:
    for bagian in jalur:
        isi = isi[bagian]
    return isi


def rusak(asli: dict[str, Any], acak: random.Random, kali: int) -> dict[str, Any]:
    """A copy of ``asli`` with ``kali`` random changes; top-level lists are chosen evenly."""
    isi = copy.deepcopy(asli)
    for _ in range(kali):
        bagian = acak.choice([*isi, *isi, ""]) if isi else ""
        jalur_ = [(bagian, *j) for j in tempat(isi[bagian])] if bagian else [(k,) for k in isi]
        jalur = acak.choice(jalur_) if jalur_ else (bagian,)
        if jalur[0] in isi:
            _ubah(isi, jalur, acak)
    return isi


def _ubah(isi: dict[str, Any], jalur: tuple[Any, ...], acak: random.Random) -> None:
    induk, kunci = ambil(isi, jalur[:-1]), jalur[-1]
    cara = acak.randrange(6)
    if cara == 0:
        del induk[kunci]
    elif cara == 1:
        induk[kunci] = copy.deepcopy(acak.choice(ANEH))
    elif cara == 2 and isinstance(induk, dict):
        induk[f"{kunci}x"] = induk.pop(kunci)
    elif cara == 3 and isinstance(induk, list):
        induk.insert(acak.randrange(len(induk) + 1), copy.deepcopy(induk[kunci]))
    else:
        induk[kunci] = copy.deepcopy(ambil(isi, acak.choice(tempat(isi))))


def geser(asli: dict[str, Any], acak: random.Random, kali: int) -> dict[str, Any]:
    """A copy with ``kali`` changes that keep the shape: another choice, key, date, number or wording."""
    isi = copy.deepcopy(asli)
    for _ in range(kali):
        bagian = acak.choice([n for n in nama_daftar() if isi[n]])
        jalur, simpul = acak.choice(list(_daun(isi[bagian], akar().properti[bagian], (bagian,))))
        if isinstance(jalur[-1], int):
            baris = ambil(isi, jalur[:-1])
            baris.pop(jalur[-1])
        else:
            induk = ambil(isi, jalur[:-1])
            induk[jalur[-1]] = _lain(induk[jalur[-1]], simpul, isi, acak)
    return isi


def _daun(nilai: Any, simpul: Simpul, jalur: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Simpul]]:
    if isinstance(nilai, dict):
        for nama, isi in nilai.items():
            yield from _daun(isi, simpul.properti[nama], (*jalur, nama))
    elif isinstance(nilai, list) and simpul.butir is not None and simpul.butir.properti:
        for i, isi in enumerate(nilai):
            yield (*jalur, i), simpul
            yield from _daun(isi, simpul.butir, (*jalur, i))
    elif not isinstance(nilai, list):
        yield jalur, simpul


def _lain(nilai: Any, simpul: Simpul, isi: dict[str, Any], acak: random.Random) -> Any:
    if "null" in simpul.tipe and acak.random() < 0.2:
        return None
    if simpul.enum is not None:
        return acak.choice(simpul.enum)
    if "boolean" in simpul.tipe:
        return not nilai
    if simpul.rujuk:
        return acak.choice(isi[simpul.rujuk])[daftar(simpul.rujuk).kunci[0]]
    if simpul.desimal:
        return acak.choice(["0", "1", "2.5", "80"])
    if "integer" in simpul.tipe:
        return (nilai or 0) + acak.choice([-1, 1])
    if simpul.bentuk:
        return acak.choice(["2024-07-01", "2025-01-06", "2025-12-31"]) if simpul.bentuk == "date" else nilai
    return f"{nilai or 'x'}{'' if simpul.pola and '_' not in simpul.pola.pattern else 'x'}"
