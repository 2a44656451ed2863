"""Clauses of a sentence, and which of them claim something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sakip.aturan.kalimat.pola import Pola

_LAWAN = r"sedangkan|namun(?: demikian)?|(?:akan )?tetapi|tapi|melainkan|sementara(?: itu)?|adapun"
_ANAK = (
    r"meskipun|walaupun|meski|walau|kendati(?:pun)?|sehingga|karena|dikarenakan|sebab|akibat|"
    r"(?:apabila|jika|bila|kalau)(?!\s+(?:di)?(?:per)?(?:banding|sanding|hadap))|andai(?:kan)?|seandainya|agar|supaya|guna|demi|"
    r"dalam rangka|untuk (?=me|ber|di|ter)"
)
_BATAS = re.compile(rf";|:(?=\s)|,?\s+(?=(?:{_LAWAN}|{_ANAK})\b)|,\s+(?=dan\b)", re.IGNORECASE)
_AWAL_ANAK = re.compile(rf"\s*(?:dan\s+)?(?:{_ANAK})\b", re.IGNORECASE)
#: Begins what is only wished or supposed; "jika dibandingkan", "bila disandingkan" only compare.
_TAK_NYATA = re.compile(
    r"\s*(?:agar|supaya|guna|demi|dalam rangka|apabila|jika|bila|kalau|andai(?:kan)?|seandainya|"
    r"untuk (?=me|ber|di|ter))\b(?!\s+(?:di)?(?:per)?(?:banding|sanding|hadap))",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:akan|diharapkan|diharap|harap(?:an|kan|nya)?|ditargetkan|menargetkan|direncanakan|berencana|harus|"
    r"perlu|wajib|sebaiknya|hendaknya|semoga|mungkin|diperkirakan|diproyeksikan|berupaya|upaya|berusaha|usaha|"
    r"bertujuan|tujuan|optimis(?:tis)?|berpotensi|dimaksudkan|komitmen|berkomitmen|mendorong|memastikan|"
    r"dalam rangka|guna|agar|supaya)\b",
    re.IGNORECASE,
)
_BERKALA = Pola(
    r"\b(?:triwulan|tw|semester|caturwulan|s\.?d\.?|sampai dengan|per (?=\d)|bulan(?:an)?|minggu|januari|"
    r"februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b",
    "triwulan",
    "tw",
    "semester",
    "caturwulan",
    "sd",
    "s.d",
    "sampai",
    "per ",
    "bulan",
    "minggu",
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)


@dataclass(frozen=True, slots=True)
class Klausa:
    """A part of a sentence that can be true or false by itself; ``awal`` is its place in the sentence.

    ``nyata`` is false for what is only wished, meant or supposed; ``berkala`` where it speaks of a part
    of the year.
    """

    teks: str
    awal: int
    nyata: bool
    berkala: bool


def pecah_klausa(kalimat: str) -> Iterator[Klausa]:
    """The clauses in order; together they hold every character but the marks between them."""
    if kalimat.rstrip("\"'”’)* ").endswith("?"):
        return
    for awal, akhir in _batas(kalimat):
        isi = kalimat[awal:akhir]
        if isi.strip():
            yield Klausa(isi, awal, not _TAK_NYATA.match(isi), _BERKALA.search(isi) is not None)


def _batas(kalimat: str) -> Iterator[tuple[int, int]]:
    """A clause that begins with a subordinate word ends at its first comma, too."""
    tepi = [0]
    for c in _BATAS.finditer(kalimat):
        tepi.append(c.end())
    tepi.append(len(kalimat))
    for awal, akhir in pairwise(tepi):
        isi = kalimat[awal:akhir]
        koma = re.search(r",\s", isi) if _AWAL_ANAK.match(isi) else None
        if koma is None:
            yield awal, akhir
        else:
            yield awal, awal + koma.start()
            yield awal + koma.end(), akhir


def berandai(depan: str) -> bool:
    """Whether the words before a claim only wish or plan it."""
    return _MODAL.search(depan) is not None
