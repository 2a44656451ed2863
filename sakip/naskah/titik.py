"""Points: what is missing, doubtful or contradicted in a report, each with a code that stays.

The code is made of the place, the kind and the content of a point. When the matter changes, so does the
code, and an acceptance of the old one no longer holds.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sakip.pelaporan.queries import Penerimaan

JenisTitik = Literal["bertentangan", "ragu", "kurang"]
JENIS: tuple[JenisTitik, ...] = ("bertentangan", "ragu", "kurang")
SEBUTAN_JENIS: dict[JenisTitik, str] = {
    "bertentangan": "Bertentangan dengan data",
    "ragu": "Diragukan",
    "kurang": "Belum lengkap",
}
PANJANG_SLUG = 28
PANJANG_SIDIK = 8


@dataclass(frozen=True, slots=True)
class Titik:
    """A point of a report: its place, what is the matter, and the remedy."""

    kode: str
    jenis: JenisTitik
    tempat: str
    pesan: str
    saran: str

    def __str__(self) -> str:
        return f"{self.tempat}: {self.pesan} Perbaikan: {self.saran}"


def buat_titik(jenis: JenisTitik, tempat: str, pesan: str, saran: str, isi: str = "") -> Titik:
    """A point with its code; ``isi`` is the matter itself (a sentence) where the message shortens it."""
    sidik = hashlib.sha256("\x1f".join((jenis, tempat, pesan, isi)).encode("utf-8", "replace")).hexdigest()
    kode = f"{_slug(tempat)}-{_slug(pesan)}-{sidik[:PANJANG_SIDIK]}"
    return Titik(kode, jenis, tempat, pesan, saran)


def _slug(teks: str) -> str:
    """Letters and digits of the text, cut at a word."""
    polos = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode().lower()
    kata = re.findall(r"[a-z0-9]+", polos)
    slug = ""
    for satu in kata:
        if len(slug) + len(satu) + 1 > PANJANG_SLUG:
            break
        slug = f"{slug}-{satu}" if slug else satu
    return slug or "titik"


def urutkan(titik: Iterable[Titik]) -> tuple[Titik, ...]:
    """Each point once: contradictions first, then doubts, then gaps, in the order they were found."""
    satu = {t.kode: t for t in titik}
    return tuple(sorted(satu.values(), key=lambda t: JENIS.index(t.jenis)))


def terbuka(titik: Iterable[Titik], penerimaan: Mapping[str, Penerimaan]) -> tuple[Titik, ...]:
    """The points that nobody has accepted."""
    return tuple(t for t in titik if t.kode not in penerimaan)
