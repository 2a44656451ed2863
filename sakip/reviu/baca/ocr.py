"""Slips of character recognition, mended by the report's own words.

A rare word that looks like one the report uses many times as often ("reaIisasi", "kegiatarn",
"keglatan") is that word; two frequent words run together ("realisasinyaadalah") are parted. Numbers and
words in capitals are left alone, and so is every word that is common itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

_KATA = re.compile(r"(?<![\w/@.])[A-Za-z]{4,40}(?![\w/@])")
_JARANG = 2
_SERING = 5
_KALI = 8
_SANGAT_SERING = 12
_BAGIAN = 5
_SEDIKIT = 40
_KAPITAL_DALAM = re.compile(r"[a-z]I[a-z]|[a-z]I$")
#: Shapes that scanners take for one another, folded to one of them.
_LIPAT = (("rn", "m"), ("ii", "u"), ("l", "i"), ("vv", "w"), ("cl", "d"))


def benahi(baris: Sequence[str]) -> tuple[str, ...]:
    """The lines with such words put right; a text without them comes back as it is."""
    hitung = Counter(_KATA.findall("\n".join(baris)))
    kecil: Counter[str] = Counter()
    for k, n in hitung.items():
        kecil[k.casefold()] += n
    ganti = _ganti(hitung, kecil)
    if not ganti:
        return tuple(baris)
    ada = re.compile("|".join(ganti)) if len(ganti) <= _SEDIKIT else _KATA  # most lines hold none of a few
    return tuple(
        _KATA.sub(lambda m: ganti.get(m[0], m[0]), teks) if ada.search(teks) else teks for teks in baris
    )


def _ganti(hitung: Counter[str], kecil: Counter[str]) -> dict[str, str]:
    """Printed word -> the word that is meant."""
    menurut: dict[str, list[str]] = defaultdict(list)
    for k, n in kecil.items():
        if n >= _SERING:
            menurut[_lipat(k)].append(k)
    sangat_sering = {k for k, n in kecil.items() if n >= _SANGAT_SERING}
    hasil: dict[str, str] = {}
    for k in hitung:
        if k.isupper():
            continue
        polos = k.casefold()
        if "I" in k and _KAPITAL_DALAM.search(k):
            rendah = k.replace("I", "l").casefold() if k[0] != "I" else polos
            if kecil.get(rendah, 0) >= _SERING:
                hasil[k] = _seperti(k, rendah)
                continue
        n = kecil[polos]
        serupa = menurut.get(_lipat(polos), ())
        calon = [c for c in serupa if c != polos and kecil[c] >= n * _KALI] if serupa else ()
        if len(calon) == 1:
            hasil[k] = _seperti(k, calon[0])
        elif n <= _JARANG and (pisah := _pisah(polos, sangat_sering)) is not None:
            hasil[k] = f"{k[:pisah]} {k[pisah:]}"
    return hasil


def _lipat(kata: str) -> str:
    for a, b in _LIPAT:
        if a in kata:
            kata = kata.replace(a, b)
    return kata


def _seperti(asal: str, kata: str) -> str:
    return kata.capitalize() if asal[0].isupper() else kata


def _pisah(kata: str, sering: Set[str]) -> int | None:
    """Where two very frequent words meet without a space, None where that is not clear."""
    if len(kata) < 2 * _BAGIAN:
        return None
    letak = range(_BAGIAN, len(kata) - _BAGIAN + 1)
    ada = [i for i in letak if kata[:i] in sering and kata[i:] in sering]
    return ada[0] if len(ada) == 1 else None
