"""Which rows of a raw table are its header, and what a merged header says of each column."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.kata import baris_jumlah, kata_kata, kata_kepala
from sakip.reviu.model import Sel

Baris = tuple[Sel, ...]

_TAHUN = re.compile(r"^(?:tahun\s*)?(?:19|20)\d\d(?:\s*\(.*\))?$", re.IGNORECASE)
_MASA = re.compile(r"^(?:tw|triwulan|b|q|sem(?:ester)?)\s*[-.]?\s*(?:\d{1,2}|[ivx]+)$", re.IGNORECASE)
_BULAN_TEKS = """
    jan feb mar apr mei jun jul agu ags sep okt nov des januari februari maret april juni juli
    agustus september oktober november desember
"""
_BULAN = frozenset(_BULAN_TEKS.split())
#: Several column numbers in one place: "(1) (2)".
_URUT_BANYAK = re.compile(r"\(\d{1,2}\)(?: +\(\d{1,2}\))+")
_KOLOM_NOMOR = re.compile(r"no(?:mor)?\.?", re.IGNORECASE)
_NOMOR = re.compile(r"\d{1,3}[.)]?")
#: Rows from which numbers under words tell a header; what a limit in a header begins with.
_SELA_ISI = 4
_BANDING = frozenset("<>≤≥")
#: The longest header cell of unknown words.
_TERPANJANG = 60
#: A cell of running text: no header holds one.
_ALINEA = 200
_URUT = re.compile(r"^\(?(\d{1,2})\)?(?:\s*=.*)?$")


def baris_urut(baris: Baris) -> bool:
    """The row "1 2 3 4 5" under a header, also "(1) (2) (3)" and "5 = 4/3"."""
    isi = _isi(baris)
    if len(isi) < 2 or not (isi[0][0] == "(" or isi[0][0].isdecimal()):
        return False
    isi = [n for t in isi for n in (t.split() if _URUT_BANYAK.fullmatch(t) else [t])]
    nomor = [_URUT.match(t) for t in isi]
    if not all(nomor):
        return False
    angka = [int(n[1]) for n in nomor if n]
    return len(angka) > 2 and angka[0] in (0, 1) and all(b - a == 1 for a, b in pairwise(angka))


@lru_cache(maxsize=16384)
def sel_kepala(teks: str) -> bool:
    """Whether one cell may stand in a header: no data number, a header word, a year, a month or a period."""
    teks = teks.strip().strip("*").strip()
    if _TAHUN.match(teks) or _MASA.match(teks) or teks in ("%", "Rp", "(%)", "(Rp)"):
        return True
    kata = kata_kata(teks)
    if not kata or len(teks) > 110:
        return False
    if len(kata) == 1 and kata[0] in _BULAN:
        return True
    return any(kata_kepala(k) for k in kata)


def sel_masa(teks: str) -> bool:
    """Whether a header cell names a year or a period and nothing else."""
    teks = teks.strip().strip("*").strip()
    return _TAHUN.match(teks) is not None or _MASA.match(teks) is not None


@lru_cache(maxsize=16384)
def _berangka(teks: str) -> bool:
    """A data number (years and the labels of periods are none)."""
    teks = teks.strip()
    if teks[:1] in _BANDING and len(teks) < 10:
        return False  # ">= 95" over "Ya" and "Tidak"
    return baca_sel(teks) is not None and not _TAHUN.match(teks) and not kata_kata(teks.split("(")[0])


def layak_kepala(baris: Baris) -> bool:
    """Whether a row that a format calls a header may be one: no data, and not mostly empty."""
    isi = _isi(baris)
    if any(_berangka(t) or kosong(t) for t in isi) and not baris_urut(baris):
        return False
    return len(isi) * 2 > len(baris) or any(sel_kepala(t) for t in isi)


def jumlah_kepala(baris: tuple[Baris, ...]) -> int:
    """How many leading rows are header (the row of column numbers included)."""
    for ke, b in enumerate(baris[:6]):
        if baris_urut(b) and ke:
            return ke + 1
    if not baris:
        return 0
    if not _baris_pertama(baris):
        return _berbeda_isi(baris)
    banyak = 1
    while banyak < min(len(baris), 5) and _lanjutan(baris, banyak):
        banyak += 1
    if banyak == 1 and len(_isi(baris[0])) * 2 < len(baris[0]):
        return 0  # the rest of broken cells, not a header
    return banyak if banyak < len(baris) else 0 if banyak > 1 else banyak


def _isi(baris: Baris) -> list[str]:
    return [t for s in baris if (t := s.teks.strip())]


def _baris_pertama(baris: tuple[Baris, ...]) -> bool:
    isi = _isi(baris[0])
    if not isi or any(_berangka(t) or kosong(t) or len(t) > _ALINEA for t in isi):
        return False
    if _bernomor(baris):
        return True
    cocok = sum(sel_kepala(t) for t in isi)
    if len(isi) == 1:  # a title over the table: the real header must follow
        return len(baris) > 1 and len(baris[0]) > 1 and _lanjutan(baris, 1)
    return cocok * 2 >= len(isi)


def _bernomor(baris: tuple[Baris, ...]) -> bool:
    """ "No" over running numbers: a header of any words."""
    if len(baris) < 2 or len(baris[0]) < 3 or len(_isi(baris[0])) < 3:
        return False
    atas, bawah = baris[0][0].teks.strip(), baris[1][0].teks.strip()
    return bool(_KOLOM_NOMOR.fullmatch(atas) and _NOMOR.fullmatch(bawah))


def _berbeda_isi(baris: tuple[Baris, ...]) -> int:
    """How many rows head the others though few of their words are known: words over columns of numbers."""
    if len(baris) < _SELA_ISI or len(baris[0]) < 3 or not _kata_saja(baris[0]):
        return 0
    banyak = 2 if _kata_saja(baris[1]) and _membagi(baris[0], baris[1]) else 1
    kepala, isi = baris[:banyak], baris[banyak:]
    if (
        not baris[0][0].teks.strip()
        or len(isi) < _SELA_ISI - 1
        or any(len(b) != len(baris[0]) for b in isi[:3])
    ):
        return 0
    bernilai = 0
    for k in range(1, len(baris[0])):
        ada = [b[k].teks for b in isi if k < len(b) and b[k].teks.strip()]
        if ada and sum(_berangka(t) or kosong(t) for t in ada) * 4 >= len(ada) * 3:
            if not any(k < len(b) and b[k].teks.strip() for b in kepala):
                return 0
            bernilai += 1
    return banyak if bernilai * 2 >= len(baris[0]) - 1 else 0


def _kata_saja(baris: Baris) -> bool:
    """A row of words without a number, none of them a total's name."""
    isi = _isi(baris)
    if len(isi) < 2 or any(_berangka(t) or kosong(t) or len(t) > _TERPANJANG for t in isi):
        return False
    return not baris_jumlah(isi[0]) and not any(t.isdecimal() for t in isi if not _TAHUN.match(t))


def _lanjutan(baris: tuple[Baris, ...], ke: int) -> bool:
    """Whether row ``ke`` goes on with the header above it."""
    isi = _isi(baris[ke])
    if not isi or any(_berangka(t) or kosong(t) for t in isi):
        return False
    atas = baris[ke - 1]
    if not baris[ke][0].teks.strip() and _membagi(atas, baris[ke]) and all(len(t) <= 50 for t in isi):
        return True
    if sum(sel_kepala(t) and len(t) <= 70 for t in isi) * 3 < len(isi) * 2:
        return False
    if not baris[ke][0].teks.strip():
        return len(isi) > 1 or any(not s.teks.strip() for s in atas)
    if len(_isi(atas)) == 1:
        return len(isi) > 1
    return len(isi) > 2 and any(_TAHUN.match(t) for t in isi) and not any(_TAHUN.match(t) for t in _isi(atas))


def _membagi(atas: Baris, bawah: Baris) -> bool:
    """The lower row divides a merged cell of the upper one, and only such."""
    terbagi = False
    for kolom, sel in enumerate(bawah):
        if sel.teks.strip() and kolom:
            atasan = atas[kolom].teks.strip() if kolom < len(atas) else ""
            sebelah = atas[kolom + 1].teks.strip() if kolom + 1 < len(atas) else len(bawah) <= len(atas)
            kanan = bool(atasan and not sebelah)  # blank cells at the end of a row may be left out
            if atasan and not kanan:
                return False
            terbagi = terbagi or not atasan
    return terbagi


def isi_gabungan(kepala: tuple[Baris, ...]) -> tuple[Baris, ...]:
    """Fill merged header cells: to the right where a lower row divides them. Copies are marked ``isian``."""
    hasil: list[Baris] = []
    for ke, baris in enumerate(kepala):
        bawah = kepala[ke + 1 :]
        baru: list[Sel] = []
        for kolom, sel in enumerate(baris):
            kiri = baru[-1] if baru else None
            terbagi = any(kolom < len(b) and b[kolom].teks.strip() for b in bawah)
            atas = any(kolom < len(b) and b[kolom].teks.strip() and not b[kolom].isian for b in hasil)
            if not sel.teks.strip() and kiri is not None and kiri.teks.strip() and terbagi and not atas:
                sel = Sel(kiri.teks, kiri.baris, isian=True)
            baru.append(sel)
        hasil.append(tuple(baru))
    return tuple(hasil)


def judul_kolom(kepala: tuple[Baris, ...], kolom: int) -> str:
    """All that the header says of a column, outer to inner."""
    kata: list[str] = []
    for ke, baris in enumerate(kepala):
        if ke < len(kepala) - 1 and len({s.teks for s in baris if s.teks}) == 1 and len(baris) > 2:
            continue  # a title over the whole table
        teks = baris[kolom].teks.strip() if kolom < len(baris) else ""
        if teks and teks not in kata:
            kata.append(teks)
    return " ".join(kata)
