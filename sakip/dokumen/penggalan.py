"""Where Indonesian words may be divided at the end of a line (EYD V, the rules for "pemenggalan kata").

Only places that are certain without a dictionary are used: a prefix or suffix that a plain reading could cut
wrongly is left whole ("ber-ubah", "pengembang-an"), so a word may have fewer places than the rules allow,
never a wrong one.
"""

from __future__ import annotations

import re
from functools import lru_cache

PENGGAL = "\u00ad"
_KATA = re.compile(r"(?<![\w@/:.&=-])[A-Za-zé]{7,}(?![\w@/:&=-]|\.\w)")
_RUNTUN = re.compile(rf"[^\s/\-–—{PENGGAL}]+")
_BILANGAN = re.compile(r"[\d.,:%()+-]{1,24}")
_HURUF = re.compile(r"ng|ny|sy|kh|[a-zé]")
_VOKAL = frozenset("aeiouéAEIOUÉ")
_LEBUR = {a + b for a in "pbtdkgfs" for b in "lr"}  # clusters whose cut depends on the word
_AKHIRAN_AN = re.compile(r"^(?:ng|ny|sy|kh|[a-z])(?:an|i)(?:nya)?$")
_AWALAN_RAGU = re.compile(r"^(?:[btp]er|[mp]eng|[mp]en|[mp]em|pel|bel)[aeiouh]")


@lru_cache(maxsize=50_000)
def penggal_kata(kata: str) -> tuple[str, ...]:
    """The parts of one word: ``penggal_kata("pertimbangan") == ("per", "tim", "bangan")``."""
    kecil = kata.lower()
    unsur = _HURUF.findall(kecil)
    if "".join(unsur) != kecil:
        return (kata,)
    batas = [0]
    letak = 0
    for urut, huruf in enumerate(unsur):
        if urut and _boleh(unsur, urut) and _aman(kecil, letak, batas[-1]):
            batas.append(letak)
        letak += len(huruf)
    return tuple(kata[a:b] for a, b in zip(batas, [*batas[1:], len(kata)], strict=True))


def _boleh(unsur: list[str], urut: int) -> bool:
    """Whether the sounds allow a cut before ``unsur[urut]``."""
    ini, sebelum = unsur[urut], unsur[urut - 1]
    if ini in _VOKAL:
        return False
    berikut = unsur[urut + 1] if urut + 1 < len(unsur) else ""
    if not any(u in _VOKAL for u in unsur[:urut]):
        return False
    if sebelum in _VOKAL:  # ra-ta
        return berikut in _VOKAL
    if berikut not in _VOKAL:  # kon-trak: three consonants, only before a stop with l or r
        return ini + berikut in _LEBUR and urut >= 2 and unsur[urut - 2] in _VOKAL
    # tim-bang; "prog-ram" or "pro-gram" is the word's own affair
    return urut >= 2 and unsur[urut - 2] in _VOKAL and sebelum + ini not in _LEBUR


def _aman(kecil: str, letak: int, batas_sebelum: int) -> bool:
    """Whether the cut leaves enough letters on both sides and cuts no prefix or suffix wrongly."""
    sisa = kecil[letak:]
    if letak < 2 or len(sisa) < 3 or letak - batas_sebelum < 2:
        return False
    if _AKHIRAN_AN.match(sisa) and not (sisa == "kan" and kecil[letak - 1] not in _VOKAL):
        return False
    return not (letak == 2 and _AWALAN_RAGU.match(kecil))


def sisipkan(teks: str, paling_pendek: int = 7) -> str:
    """Text with soft hyphens in words of at least ``paling_pendek`` letters.

    Acronyms, addresses and numbers are left alone.
    """

    def ganti(cocok: re.Match[str]) -> str:
        kata = cocok[0]
        return kata if kata.isupper() or len(kata) < paling_pendek else PENGGAL.join(penggal_kata(kata))

    return _KATA.sub(ganti, teks)


def paksa(teks: str, muat: int) -> str:
    """Text in which nothing without a place to part is longer than ``muat`` characters.

    Words part where words may, and only then anywhere; figures never part.
    """

    def ganti(cocok: re.Match[str]) -> str:
        runtun = cocok[0]
        if len(runtun) <= muat or _BILANGAN.fullmatch(runtun):
            return runtun
        suku = penggal_kata(runtun) if runtun.isalpha() else (runtun,)
        return PENGGAL.join(s[n : n + muat] for s in suku for n in range(0, len(s), muat))

    return _RUNTUN.sub(ganti, teks) if muat and len(teks) > muat else teks
