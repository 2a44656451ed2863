"""In which digits two prints of one number differ: what a slip of the hand changes or exchanges."""

from __future__ import annotations

from collections.abc import Sequence


def letak_beda(a: str, b: str) -> list[int]:
    """Where two prints of one length differ."""
    return [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]


def bertukar(a: str, b: str, beda: Sequence[int]) -> bool:
    """Whether the places in which two prints differ are two neighbours that changed places."""
    return len(beda) == 2 and beda[1] == beda[0] + 1 and a[beda[0]] == b[beda[1]] and a[beda[1]] == b[beda[0]]
