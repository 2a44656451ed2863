"""Patterns that are not tried where none of the words stands that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=8192)
def rendah(teks: str) -> str:
    """A text in small letters; kept, for one sentence is asked many times."""
    return teks.casefold()


def memuat(teks: str, *kata: str) -> bool:
    """Whether one of these words, or pieces of words, in small letters, stands in a text."""
    isi = rendah(teks)
    for k in kata:  # noqa: SIM110 - a plain loop: this is asked a hundred thousand times of one report
        if k in isi:
            return True
    return False


class Pola:
    """A pattern, large and small letters alike, and pieces of text without one of which it never matches.

    A report has thousands of sentences and the checks more than a hundred patterns; most hold none of
    those words, which is told much faster than by trying the pattern at every letter. ``dan``: further
    groups of pieces, one of each of which must stand there, too. ``depan``: every match begins with one of
    the words, so the pattern is tried there only.
    """

    __slots__ = ("_pola", "_teks", "dan", "depan", "kata")

    def __init__(
        self, pola: str, *kata: str, dan: tuple[tuple[str, ...], ...] = (), depan: bool = False
    ) -> None:
        self._teks = pola
        self._pola: re.Pattern[str] | None = None
        self.kata = kata
        self.dan = dan
        self.depan = depan

    @property
    def pola(self) -> re.Pattern[str]:
        """The pattern, made ready when it is first tried: many a report never needs it."""
        if self._pola is None:
            self._pola = re.compile(self._teks, re.IGNORECASE)
        return self._pola

    def mungkin(self, teks: str) -> bool:
        """Whether the pieces that every match needs stand in a text."""
        return memuat(teks, *self.kata) and all(memuat(teks, *k) for k in self.dan)

    def _letak(self, teks: str, awal: int) -> list[int] | None:
        """Where a match may begin, in order; None where the small letters stand elsewhere than the text's."""
        isi = rendah(teks)
        if len(isi) != len(teks):
            return None
        hasil = []
        for k in self.kata:
            i = isi.find(k, awal)
            while i >= 0:
                hasil.append(i)
                i = isi.find(k, i + 1)
        return sorted(hasil) if len(hasil) > 1 else hasil

    def search(self, teks: str, awal: int = 0) -> re.Match[str] | None:
        if not self.mungkin(teks):
            return None
        letak = self._letak(teks, awal) if self.depan else None
        if letak is None:
            return self.pola.search(teks, awal)
        coba = self.pola.match
        for i in letak:
            m = coba(teks, i)
            if m is not None:
                return m
        return None

    def match(self, teks: str, awal: int = 0) -> re.Match[str] | None:
        return self.pola.match(teks, awal) if self.mungkin(teks) else None

    def finditer(self, teks: str, awal: int = 0) -> Iterator[re.Match[str]]:
        if not self.mungkin(teks):
            return iter(())
        letak = self._letak(teks, awal) if self.depan else None
        return self.pola.finditer(teks, awal) if letak is None else self._semua(teks, letak)

    def _semua(self, teks: str, letak: list[int]) -> Iterator[re.Match[str]]:
        akhir = 0
        for i in letak:
            m = self.pola.match(teks, i) if i >= akhir else None
            if m is not None:
                akhir = m.end()
                yield m
