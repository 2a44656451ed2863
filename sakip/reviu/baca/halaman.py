"""Page marks, running heads and page numbers of a plain text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from sakip.reviu.baca.kata import kata_kata, kata_kepala

_TANDA = re.compile(
    r"^\W{0,12}(?:h\s?a\s?l\s?a\s?m\s?a\s?n|hal\.?|p\s?a\s?g\s?e|hlm\.?)\s*[:.|–-]?\s*(\d{1,4})"
    r"(?:\s*(?:dari|of|/)\s*\d{1,4})?\W{0,12}$",
    re.IGNORECASE,
)
_BERGERAK = re.compile(
    r"^\W{0,3}(?:lkj?ip|lakip|lkj|laporan\s+(?:kinerja|akuntabilitas)|laporan\s+tahunan)\b", re.IGNORECASE
)
_ANGKA_SAJA = re.compile(r"^[^\w%]{0,3}(\d{1,4})[^\w%]{0,3}$")
#: A value: no page number, but what stands beside one that numbers a row.
_NILAI = re.compile(r"\W{0,3}\d[\d.,]*\W{0,3}%?|-")
_BERSTRIP = re.compile(r"[-–—~] ?\d{1,4} ?[-–—~]")
_SPASI = re.compile(r" {2,}")
_JARAK = 12
_SEL = 160
_SELA = 3
#: A line and the page number at its end ("Laporan ... | 12", "... - iv", "Laporan ... Tahun 2023 12").
_EKOR = re.compile(r"^(.*?[^\W\d](?:[^\d]*?|[^\d]{1,3}(?:19|20)\d\d))\W*\b(\d{1,3}|[ivxl]{1,6})\W*$")
_NOMOR_AKHIR = re.compile(r"\b(?:\d{1,3}|[ivxl]{1,6})\W*$")
_ROMAWI = frozenset("ivxl")
#: Lines that count parts of the report, not pages.
_BERNOMOR = re.compile(
    r"\W*(?:sasaran|indikator|misi|tujuan|strategi|tabel|gambar|grafik|diagram|lampiran|bab|bagian ke|program"
    r"|kegiatan|triwulan|semester|tahun|bulan|pasal|huruf|angka|iku|ikk|ikp|ss|sk|sp|tahap|kelas|golongan"
    r"|target|realisasi|capaian|jumlah|nilai|rasio|persentase)\b",
    re.IGNORECASE,
)


def tandai(baris: Sequence[str]) -> tuple[list[int | None], set[int]]:
    """(page of every line or None, indices of lines that are page furniture)."""
    tanda = {ke: h for ke, teks in enumerate(baris) if (h := _tanda_halaman(teks)) is not None}
    nomor = _nomor_halaman(baris)
    perabot = _berulang(baris, set(tanda), nomor) | nomor
    berganti = [ke for ke, teks in enumerate(baris) if "\f" in teks]
    if not tanda and not berganti:
        return [None] * len(baris), perabot
    halaman: list[int | None] = []
    kini: int | None = 1 if berganti else None
    for ke, teks in enumerate(baris):
        if ke in tanda:
            kini = tanda[ke]
        elif "\f" in teks and kini is not None:
            kini += teks.count("\f")
        halaman.append(kini)
    return halaman, perabot


@lru_cache(maxsize=16384)
def _tanda_halaman(teks: str) -> int | None:
    """The page that a mark names ("Halaman 12 dari 80"), None for any other line."""
    m = _TANDA.match(teks.strip()) if len(teks) < 60 else None
    return int(m[1]) if m else None


def _berulang(baris: Sequence[str], tanda: set[int], angka: set[int]) -> set[int]:
    """Short lines that come back over and over as the report's running head, and the line beside them.

    ``angka``: page numbers on lines of their own, beside which a running head stands as well.
    """
    letak: dict[str, list[int]] = defaultdict(list)
    nomor: dict[str, list[int]] = defaultdict(list)
    for ke, asli in enumerate(baris):
        temu = _inti(asli)
        if temu is not None:
            letak[temu[0]].append(ke)
            nomor[temu[0]].extend(temu[1])
    pokok = {
        t for t, d in letak.items() if len(d) >= 3 and (_BERGERAK.match(t) or _kaki(t, len(d), nomor[t]))
    }
    perabot = tanda | {ke for t in pokok for ke in letak[t]}
    perabot |= _nomor_samping(baris, [letak[t] for t in pokok])
    for t, d in letak.items():
        if len(d) < 3 or t in pokok:
            continue
        if all(kata_kepala(k) for k in kata_kata(t)):  # the header of a table that runs over pages
            perabot.update(ke for ke in d if _kaki_kedua(baris, perabot, ke))
        elif sum(_berdamping(baris, perabot, ke) for ke in d) * 10 >= len(d) * 7:
            perabot.update(d)
        elif len(dekat := [ke for ke in d if _berdamping(baris, angka, ke)]) * 10 >= len(d) * 7:
            perabot.update(dekat)
    return perabot


@lru_cache(maxsize=16384)
def _inti(teks: str) -> tuple[str, tuple[int, ...]] | None:
    """What may be a running head on a line, and its page number if it is a digit; None for any other line."""
    if len(teks) < 4 or (teks := _bersela(teks)).isspace() or len(teks) > 140 or "\t" in teks:
        return None
    if "|" in teks and (teks.count("|") > 1 or teks.lstrip().startswith("| ")):
        return None
    teks = teks.strip()
    cocok = _EKOR.match(teks) if _bernomor_akhir(teks) else None
    inti = cocok[1].strip() if cocok else teks
    if not 4 <= len(inti) <= 120:
        return None
    return inti, (int(cocok[2]),) if cocok and cocok[2].isdigit() else ()


def _bersela(teks: str) -> str:
    """A line whose two ends stand apart at both margins, by spaces or a tab, as one."""
    if "\t" in teks:
        sel = [x.strip() for x in teks.split("\t") if x.strip()]
        if len(sel) == 2 and not _BERGERAK.match(sel[0]):
            sel.reverse()
        return " ".join(sel) if len(sel) == 2 and _BERGERAK.match(sel[0]) else teks
    return _SPASI.sub(" ", teks) if "   " in teks else teks


def _nomor_samping(baris: Sequence[str], kepala: Sequence[Sequence[int]]) -> set[int]:
    """Page numbers alone on the line above or below a running head, growing over the text."""
    hasil: set[int] = set()
    for letak in kepala:
        for arah in (-1, 1):
            ada = [
                (ke + arah, int(m[1]))
                for ke in letak
                if 0 <= ke + arah < len(baris) and (m := _ANGKA_SAJA.match(baris[ke + arah].strip()))
            ]
            tumbuh = all(0 < b - a <= 60 for (_, a), (_, b) in pairwise(ada))
            if tumbuh and len(ada) >= 3 and len(ada) * 10 >= len(letak) * 9:
                hasil.update(ke for ke, _ in ada)
    return hasil


def _kaki_kedua(baris: Sequence[str], perabot: set[int], ke: int) -> bool:
    """The second line of a running head made of words that headers have, too: it stands right below the first
    and a blank line follows, where a header has rows."""
    return ke - 1 in perabot and _kosong(baris, ke + 1) and _kosong(baris, ke - 2)


def _bernomor_akhir(teks: str) -> bool:
    """Whether a page number may end the line; most lines end with a letter, and are not searched."""
    akhir = teks[-1:]
    if not akhir.isalnum():
        akhir = next((h for h in reversed(teks) if h.isalnum()), "")
    return (akhir.isdigit() or akhir in _ROMAWI) and _NOMOR_AKHIR.search(teks) is not None


def _kaki(teks: str, kali: int, nomor: list[int]) -> bool:
    """A line that comes back with a number that grows: a foot line; numbered parts of the report are none."""
    return (
        kali >= 4
        and len(nomor) * 10 >= kali * 9
        and all(0 < b - a <= 60 for a, b in pairwise(nomor))
        and nomor[-1] - nomor[0] >= 4
        and len(teks.split()) >= 2
        and not _BERNOMOR.match(teks)
    )


def _berdamping(baris: Sequence[str], perabot: set[int], ke: int) -> bool:
    """Furniture stands beside the line, blank lines not counted."""
    banyak = len(baris)
    for arah in (-1, 1):
        lain = ke + arah
        jauh = ke + arah * (_SELA + 1)
        while 0 <= lain < banyak and lain != jauh and (not baris[lain] or baris[lain].isspace()):
            lain += arah
        if lain in perabot or (0 <= lain < banyak and "\f" in baris[lain if arah > 0 else ke]):
            return True
    return False


def _nomor_halaman(baris: Sequence[str]) -> set[int]:
    """Numbers alone on a line that count up by one over the text: between blanks, rows or dashes."""
    calon: list[tuple[int, int]] = []
    for ke, teks in enumerate(baris):
        angka = _angka_saja(teks)
        if angka is None:
            continue
        if _BERSTRIP.fullmatch(teks.strip()) or (_antar_baris(baris, ke) and not _dalam_sel(baris, ke)):
            calon.append((ke, angka))
    terpanjang = _rantai(calon)
    if len(terpanjang) < 4:
        return set()
    for arah in (-1, 1):
        terpanjang = _sekawan(baris, calon, terpanjang, arah)
    return {ke for ke, _ in terpanjang}


@lru_cache(maxsize=16384)
def _angka_saja(teks: str) -> int | None:
    """The number that stands alone on a line, None for any other line."""
    cocok = _ANGKA_SAJA.match(inti) if len(inti := teks.strip()) < 12 else None
    return int(cocok[1]) if cocok else None


def _sekawan(
    baris: Sequence[str], calon: Sequence[tuple[int, int]], rantai: list[tuple[int, int]], arah: int
) -> list[tuple[int, int]]:
    """The chain of those beside the same line on one side, where nearly all are: the others are cells."""
    kawan, kali = Counter(_tetangga(baris, ke, arah) for ke, _ in rantai).most_common(1)[0]
    if not kawan or kali * 10 < len(rantai) * 6 or kali < 4:
        return rantai
    lain = _rantai([(ke, n) for ke, n in calon if _tetangga(baris, ke, arah) == kawan])
    return lain if len(lain) * 10 >= len(rantai) * 9 else rantai


def _tetangga(baris: Sequence[str], ke: int, arah: int) -> str:
    """The next line above or below that is not blank."""
    for n in range(ke + arah, ke + arah * (_SELA + 1), arah):
        if 0 <= n < len(baris) and baris[n].strip():
            return " ".join(baris[n].split())
    return ""


def _sendiri(baris: Sequence[str], ke: int) -> bool:
    return _kosong(baris, ke - 1) and _kosong(baris, ke + 1)


def _antar_baris(baris: Sequence[str], ke: int) -> bool:
    """Right above or below a row whose cells tabs or bars part, with another or a blank on the other side."""
    return all(_kosong(baris, n) or "\t" in baris[n] or "|" in baris[n] for n in (ke - 1, ke + 1))


def _dalam_sel(baris: Sequence[str], ke: int) -> bool:
    """Among cells of a lost table that stand between blank lines: four around, a value among them."""
    dekat = [n for n in (ke - 4, ke - 2, ke + 2, ke + 4) if 0 <= n < len(baris) and baris[n].strip()]
    if len(dekat) < 4 or not all(len(baris[n]) <= _SEL and _sendiri(baris, n) for n in dekat):
        return False
    return any(_NILAI.fullmatch(baris[n].strip()) for n in dekat)


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
