"""Slips of character recognition, mended by the report's own words.

A rare word that looks like one the report uses many times as often ("reaIisasi", "kegiatarn",
"keglatan") is that word; two frequent words run together ("realisasinyaadalah") are parted. Numbers and
words in capitals are left alone, and so is every word that is common itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_KATA = re.compile(r"(?<![\w/@.])[A-Za-z]{4,40}(?![\w/@])")
_JARANG = 2
_SERING = 5
_KALI = 8
_SANGAT_SERING = 12
_BAGIAN = 5
#: Shapes that scanners take for one another, folded to one of them.
_LIPAT = (("rn", "m"), ("ii", "u"), ("l", "i"), ("vv", "w"), ("cl", "d"))


def benahi(baris: Sequence[str]) -> tuple[str, ...]:
    """The lines with such words put right; a text without them comes back as it is."""
    hitung: Counter[str] = Counter()
    for teks in baris:
        hitung.update(_KATA.findall(teks))
    kecil: Counter[str] = Counter()
    for k, n in hitung.items():
        kecil[k.casefold()] += n
    ganti = _ganti(hitung, kecil)
    if not ganti:
        return tuple(baris)
    return tuple(_KATA.sub(lambda m: ganti.get(m[0], m[0]), teks) for teks in baris)


def _ganti(hitung: Counter[str], kecil: Counter[str]) -> dict[str, str]:
    """Printed word -> the word that is meant."""
    menurut: dict[str, list[str]] = defaultdict(list)
    for k, n in kecil.items():
        if n >= _SERING:
            menurut[_lipat(k)].append(k)
    hasil: dict[str, str] = {}
    for k in hitung:
        rendah = k.casefold()
        if k.isupper():
            continue
        if re.search(r"[a-z]I[a-z]|[a-z]I$", k) and not k.islower():
            rendah = k.replace("I", "l").casefold() if not k.startswith("I") else rendah
            if kecil[rendah] >= _SERING:
                hasil[k] = _seperti(k, rendah)
                continue
        n, polos = kecil[k.casefold()], k.casefold()
        calon = [c for c in menurut.get(_lipat(polos), ()) if c != polos and kecil[c] >= n * _KALI]
        if len(calon) == 1:
            hasil[k] = _seperti(k, calon[0])
        elif n <= _JARANG and (pisah := _pisah(k.casefold(), kecil)) is not None:
            hasil[k] = f"{k[:pisah]} {k[pisah:]}"
    return hasil


def _lipat(kata: str) -> str:
    for a, b in _LIPAT:
        kata = kata.replace(a, b)
    return kata


def _seperti(asal: str, kata: str) -> str:
    return kata.capitalize() if asal[0].isupper() else kata


def _pisah(kata: str, kecil: Counter[str]) -> int | None:
    """Where two very frequent words meet without a space, None where that is not clear."""
    if len(kata) < 2 * _BAGIAN:
        return None
    ada = [
        i
        for i in range(_BAGIAN, len(kata) - _BAGIAN + 1)
        if kecil[kata[:i]] >= _SANGAT_SERING and kecil[kata[i:]] >= _SANGAT_SERING
    ]
    return ada[0] if len(ada) == 1 else None
