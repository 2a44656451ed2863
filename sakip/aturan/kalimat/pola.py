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
    those words, which is told much faster than by trying the pattern at every letter.
    """

    __slots__ = ("_pola", "_teks", "kata")

    def __init__(self, pola: str, *kata: str) -> None:
        self._teks = pola
        self._pola: re.Pattern[str] | None = None
        self.kata = kata

    @property
    def pola(self) -> re.Pattern[str]:
        """The pattern, made ready when it is first tried: many a report never needs it."""
        if self._pola is None:
            self._pola = re.compile(self._teks, re.IGNORECASE)
        return self._pola

    def search(self, teks: str, awal: int = 0) -> re.Match[str] | None:
        return self.pola.search(teks, awal) if memuat(teks, *self.kata) else None

    def match(self, teks: str, awal: int = 0) -> re.Match[str] | None:
        return self.pola.match(teks, awal) if memuat(teks, *self.kata) else None

    def finditer(self, teks: str, awal: int = 0) -> Iterator[re.Match[str]]:
        return self.pola.finditer(teks, awal) if memuat(teks, *self.kata) else iter(())
