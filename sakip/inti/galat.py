"""Errors that tell the officer what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Masalah:
    """One fault: its place (path, sheet and cell, field), what is wrong, and the remedy."""

    tempat: str
    pesan: str
    saran: str = ""

    def __str__(self) -> str:
        teks = f"{self.tempat}: {self.pesan}" if self.tempat else self.pesan
        return f"{teks} Perbaikan: {self.saran}" if self.saran else teks


class GalatSakip(Exception):
    """A refusal that a person can act on. Carries one or many :class:`Masalah`."""

    def __init__(self, masalah: Masalah | Sequence[Masalah]) -> None:
        self.masalah: tuple[Masalah, ...] = (masalah,) if isinstance(masalah, Masalah) else tuple(masalah)
        super().__init__("\n".join(str(m) for m in self.masalah))


def galat(tempat: str, pesan: str, saran: str = "") -> GalatSakip:
    """Shorthand for an error with one fault."""
    return GalatSakip(Masalah(tempat, pesan, saran))


class TidakDitemukan(GalatSakip):
    """Something that was asked for by key does not exist."""


class Basi(GalatSakip):
    """Somebody else changed the row since it was read; what was typed must be shown again, not lost."""
