"""Small line charts of a year by month, drawn as SVG: their points and the path through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Titik:
    """Where a month stands, in units of the drawing, and its figure in words."""

    x: str
    y: str
    label: str
    kata: str


def x_bulan(bulan: int, lebar: int, tepi: int) -> str:
    """The place of month 1 to 12 across a drawing of ``lebar`` with ``tepi`` left free on both sides."""
    return f"{tepi + (lebar - 2 * tepi) * (bulan - 1) / 11:.1f}"


def jalur(titik: Sequence[Titik]) -> str:
    """The SVG path through the points; "" for fewer than two: a point is no course."""
    return "M" + " L".join(f"{t.x} {t.y}" for t in titik) if len(titik) > 1 else ""
