"""How far a review has come, told while it runs; whoever does not ask hears nothing."""

from __future__ import annotations

from collections.abc import Callable

#: (step, number at hand, of how many); 0 of 0 where a step is not counted. Steps: ``baca`` (pages of a PDF),
#: ``paham``, ``periksa`` (classes, in the order of ``KELAS``).
Kabar = Callable[[str, int, int], None]


def diam(langkah: str, ke: int, dari: int) -> None:
    """Tell nobody."""
