"""Page marks, running heads and page numbers of a plain text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_TANDA = re.compile(
    r"^\W{0,12}(?:halaman|hal\.?|page|hlm\.?)\s*[:.]?\s*(\d{1,4})(?:\s*(?:dari|of|/)\s*\d{1,4})?\W{0,12}$",
    re.IGNORECASE,
)
_BERGERAK = re.compile(
    r"^\W{0,3}(?:lkj?ip|lakip|lkj|laporan\s+(?:kinerja|akuntabilitas)|laporan\s+tahunan)\b", re.IGNORECASE
)
_ANGKA_SAJA = re.compile(r"^\W{0,3}(\d{1,4})\W{0,3}$")
_JARAK = 12


def tandai(baris: Sequence[str]) -> tuple[list[int | None], set[int]]:
    """(page of every line or None, indices of lines that are page furniture)."""
    perabot = _berulang(baris) | _nomor_halaman(baris)
    halaman: list[int | None] = []
    kini: int | None = 1 if any("\f" in b for b in baris) else None
    for ke, teks in enumerate(baris):
        tanda = _TANDA.match(teks.strip()) if len(teks) < 60 else None
        if tanda:
            kini = int(tanda[1])
            perabot.add(ke)
        elif "\f" in teks and kini is not None:
            kini += teks.count("\f")
        halaman.append(kini)
    return halaman, perabot


def _berulang(baris: Sequence[str]) -> set[int]:
    """Short lines that come back over and over as the report's running head, and the line beside them."""
    letak: dict[str, list[int]] = defaultdict(list)
    for ke, teks in enumerate(baris):
        inti = re.sub(r"\W*\d{1,3}\W*$", "", teks.strip())
        if 4 <= len(inti) <= 120 and "\t" not in teks and "|" not in teks:
            letak[inti].append(ke)
    pokok = {t for t, d in letak.items() if len(d) >= 3 and _BERGERAK.match(t)}
    perabot = {ke for t in pokok for ke in letak[t]}
    for t, d in letak.items():
        if (
            len(d) >= 3
            and t not in pokok
            and sum((ke - 1 in perabot) or (ke + 1 in perabot) for ke in d) * 10 >= len(d) * 7
        ):
            perabot.update(d)
    return perabot


def _nomor_halaman(baris: Sequence[str]) -> set[int]:
    """Numbers alone on a line, between blanks, that count up by one over the text."""
    calon: list[tuple[int, int]] = []
    for ke, teks in enumerate(baris):
        cocok = _ANGKA_SAJA.match(teks.strip()) if len(teks) < 12 else None
        if cocok and _kosong(baris, ke - 1) and _kosong(baris, ke + 1):
            calon.append((ke, int(cocok[1])))
    terpanjang = _rantai(calon)
    return {ke for ke, _ in terpanjang} if len(terpanjang) >= 4 else set()


def _kosong(baris: Sequence[str], ke: int) -> bool:
    """A blank line, the end of the text, or the next page."""
    return not 0 <= ke < len(baris) or not baris[ke].strip() or baris[ke].startswith("\f")


def _rantai(calon: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which the number grows by 1 or 2 and the lines lie far enough apart."""
    if len(calon) < 4:
        return []
    menurut: dict[int, list[int]] = defaultdict(list)
    panjang, asal = [1] * len(calon), [-1] * len(calon)
    for i, (ke, n) in enumerate(calon):
        for j in (*menurut[n - 1], *menurut[n - 2]):
            if ke - calon[j][0] >= _JARAK and panjang[j] + 1 > panjang[i]:
                panjang[i], asal[i] = panjang[j] + 1, j
        menurut[n].append(i)
        if len(menurut[n]) > 200:
            menurut[n] = menurut[n][-200:]
    i = max(range(len(calon)), key=panjang.__getitem__)
    hasil = []
    while i >= 0:
        hasil.append(calon[i])
        i = asal[i]
    return hasil


def jumlah_halaman(halaman: Sequence[int | None]) -> int | None:
    """How many pages the marks tell of."""
    ada = [h for h in halaman if h is not None]
    return max(ada) if ada and Counter(ada) else None
