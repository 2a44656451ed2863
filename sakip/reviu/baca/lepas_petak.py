"""Lost tables in a text whose paragraphs blank lines part: a row is known by its number of lines.

A blank line may here be a blank cell, or part two cells, two rows, two pages, two paragraphs. So a grid must
begin where a part begins, end where its last row does, and hold in every column; its blank lines are cells
only where the cells around them say so. No arithmetic is asked: it may be what is printed wrong.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.kata import baris_jumlah, baris_rata, kata_kata
from sakip.reviu.baca.kepala import baris_urut, judul_kolom, jumlah_kepala
from sakip.reviu.baca.lepas_atom import hampa, kunci_nomor
from sakip.reviu.baca.lepas_bukti import rumus_kolom
from sakip.reviu.baca.lepas_irama import (
    KEPALA_LAIN,
    LEBAR,
    Baris,
    berisi,
    bernilai,
    kolom_nilai,
    mungkin,
    pembuka,
    sambung_alinea,
    sel_mulai,
    ulangan,
)
from sakip.reviu.baca.lepas_kolom import jenis_longgar, jenis_sel
from sakip.reviu.baca.lepas_tingkat import TAHUN, Jenis
from sakip.reviu.baca.lepas_total import baris_total, ekor_total
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

#: So many lines, every second one blank: blank lines part the cells.
_SELANG = 14
#: How much a line counts that a row takes in, against the blank lines between rows.
_TERISI = 4
_HALAMAN_BARU = 6
_KURANG_TERBANYAK = 4
_ALINEA = 60
_KETERANGAN_DEKAT = 4
_KATA_TERBANYAK = 12
_KATA_NAMA = 3
_KATA_KALIMAT = 5
#: One cell of another kind than its column among so many.
_JANGGAL = 8


@dataclass(frozen=True, slots=True)
class Petak:
    """A grid: its rows, header included, and the index after its last line.

    ``nilai``: how well its lines fit, to be compared with other readings of the same lines.
    ``berongga``: blank lines among its cells are blank cells, so that no row of it can be missing one.
    ``utuh``: no row is missing.
    """

    baris: tuple[Baris, ...]
    akhir: int
    nilai: int
    berongga: bool
    utuh: bool

    def tabel(self, halaman: int | None) -> TabelMentah:
        return TabelMentah(self.baris, halaman, pulih=not self.utuh)


#: The best reading up to a line: its score, where its last row begins, that row.
_Jalan = tuple[int, int, Baris]


@dataclass(frozen=True, slots=True)
class _Larik:
    """Lines that may be cells, with the index of each; ``langkah`` 2: a blank line parts each two."""

    sel: list[Sel]
    awal: int
    langkah: int


def tabel_petak(potong: Sequence[Potong]) -> list[Potong]:
    """The parts with every grid made a table that has blank cells or a caption.

    Only where blank lines part paragraphs; other texts are read by ``lepas_irama``.
    """
    if sambung_alinea(potong):
        return list(potong)
    hasil: list[Potong] = []
    ke = 0
    while ke < len(potong):
        temu = _terbaik(potong, ke)
        if temu is None:
            hasil.append(potong[ke])
            ke += 1
            continue
        petak, awal = temu
        if awal < ke:
            del hasil[awal - ke :]  # blank first cells of the header
        hasil.append(petak.tabel(potong[ke].halaman))
        ke = petak.akhir
    return hasil


def _terbaik(potong: Sequence[Potong], ke: int) -> tuple[Petak, int] | None:
    """The grid at ``ke`` that takes in most lines, and where it begins: with a caption or blank cells."""
    p = potong[ke] if ke < len(potong) else None
    if not isinstance(p, BarisTeks) or not _pembuka(p.teks, potong, ke) or not _awal_bagian(potong, ke):
        return None
    bertabel = _bertabel(potong, ke)
    ada = [
        (g, larik.awal)
        for larik in _larik(potong, ke)
        for lebar in range(LEBAR[0], min(LEBAR[-1], _kepala_sel(larik.sel)) + 1)
        for pisah in (0, 1)
        if (g := _petak(larik, lebar, pisah, bertabel=bertabel)) is not None
    ]
    terbaik = max(ada, key=lambda x: x[0].nilai, default=None)
    if terbaik is None or not (bertabel or terbaik[0].berongga):
        return None
    return terbaik


def _pembuka(teks: str, potong: Sequence[Potong], ke: int) -> bool:
    """A line with which a header may begin; below a caption one of unknown words as well."""
    if pembuka(teks):
        return True
    pendek = 0 < len(teks.strip()) <= _ALINEA and jenis_longgar(teks.strip()) is not None
    return pendek and _bertabel(potong, ke)


def _awal_bagian(potong: Sequence[Potong], ke: int) -> bool:
    """A blank line, a table, a caption or the end of a sentence stands above."""
    p = potong[ke - 1] if ke else None
    if not isinstance(p, BarisTeks) or not p.teks.strip():
        return True
    return p.teks.rstrip()[-1] in ".:" or kenali.keterangan(p.teks) is not None


def _bertabel(potong: Sequence[Potong], ke: int) -> bool:
    """The caption of a table stands right above."""
    for p in reversed(potong[max(0, ke - _KETERANGAN_DEKAT) : ke]):
        if not isinstance(p, BarisTeks):
            return False
        if p.teks.strip():
            k = kenali.keterangan(p.teks)
            return k is not None and k[0] == "tabel"
    return False


def _larik(potong: Sequence[Potong], ke: int) -> Iterator[_Larik]:
    """The lines from ``ke`` on as cells, and from the blank cell before it."""
    langkah = 2 if all(_hampa(potong, ke + n) for n in range(1, _SELANG, 2)) else 1
    depan = _hampa(potong, ke - langkah) and _awal_bagian(potong, ke - langkah)
    for awal in (ke, ke - langkah) if depan else (ke,):
        if _kepala_sel(sel_mulai(potong, awal, langkah, LEBAR[0])) == LEBAR[0]:
            yield _Larik(sel_mulai(potong, awal, langkah), awal, langkah)


def _kepala_sel(sel: Sequence[Sel]) -> int:
    """How many cells there are before the first that no header may hold."""
    return next(
        (n for n, s in enumerate(sel) if s.teks and not (jenis_longgar(s.teks) or jenis_sel(s.teks))),
        len(sel),
    )


def _hampa(potong: Sequence[Potong], ke: int) -> bool:
    p = potong[ke] if 0 <= ke < len(potong) else None
    return isinstance(p, BarisTeks) and not p.teks.strip()


def _petak(larik: _Larik, lebar: int, pisah: int, *, bertabel: bool, penuh: bool = False) -> Petak | None:
    """The lines as rows of so many cells, ``pisah`` blank lines between two; None where columns do not hold.

    ``penuh``: no cell is blank, but for those of a total row.
    """
    sel, jarak = larik.sel, lebar + pisah
    if len(sel) < jarak + lebar or any(s.teks for s in sel[lebar:jarak]) or not mungkin(sel[:lebar]):
        return None
    atas = tuple(tuple(sel[n : n + lebar]) for n in range(0, min(len(sel) - lebar + 1, 9 * jarak), jarak))
    kepala = jumlah_kepala(atas[:8])
    if not kepala or kepala >= len(atas):
        return None
    judul = atas[:kepala]
    if not _judul_wajar(judul) or any(sel[n * jarak + lebar].teks for n in range(kepala) if pisah):
        return None
    tergeser = kunci_nomor(atas[kepala][0].teks) and jenis_sel(judul[0][0].teks) == "nama"
    if tergeser and not any(b[-1].teks for b in judul):  # the blank cell over the row numbers went to the end
        judul = tuple((b[-1], *b[:-1]) for b in judul)
    nilai = [kolom_nilai(judul, k) for k in range(lebar)]
    if not _baris_sah(atas[kepala], nilai, bernomor=_bernomor(judul)):
        return None
    badan, akhir, skor = _badan(larik, kepala * jarak, judul, nilai, pisah, penuh=penuh)
    isi = [b for b in badan if not ulangan(b, judul)]
    if not isi or not _sah(judul, isi, nilai, bertabel=bertabel):
        return None
    utuh = True
    if sampai := ekor_total(sel, akhir, lebar, bernomor=_bernomor(judul)):
        total = baris_total([b for b in isi if all(s.teks for s in b)] or isi, sel[akhir:sampai])
        isi, akhir, utuh = [*isi, *([total] if total else [])], sampai, total is not None
    berakhir = all(b[-1].teks for b in badan)
    rongga = any(_berongga(b) for b in (*judul, *badan)) or (berakhir and not all(b[0].teks for b in badan))
    if not rongga and not _sejenis(judul, badan):
        return None
    if not (rongga or berakhir):  # the blank line after a row is no cell of it
        return _petak(larik, lebar, pisah, bertabel=bertabel, penuh=True)
    terisi = sum(bool(s.teks) for b in judul for s in b)
    sampai = larik.awal + akhir * larik.langkah
    return Petak((*judul, *isi), sampai, skor + terisi * _TERISI, rongga, utuh)


def _judul_wajar(judul: Sequence[Baris]) -> bool:
    """No number of a row or of data in a header but for column numbers and years, no title below a blank."""
    if not judul[0][0].teks and any(b[0].teks for b in judul if not baris_urut(b)):
        return False
    ada = [s.teks for b in judul if not baris_urut(b) for s in b if s.teks]
    if any(not TAHUN.match(t) and (_angka(t) or (kunci_nomor(t) and not t.isalpha())) for t in ada):
        return False
    if any(t[0].islower() for t in ada) and any(t[0].isupper() for t in ada):
        return False  # the rest of a folded cell
    bawah = [b for b in judul[1:] if any(s.teks for s in b) and not baris_urut(b)]
    tahun = False
    for k, s in enumerate(judul[0]):
        tahun = bool(TAHUN.match(s.teks)) if s.teks else tahun
        if tahun and bawah and not bawah[-1][k].teks:
            return False  # a year over several columns has a title below it in each
    return True


def _sejenis(judul: Sequence[Baris], isi: Sequence[Baris]) -> bool:
    """Target and realisation are printed alike in every row, so that none of them is the result."""
    kolom = tuple(judul_kolom(tuple(judul), k) for k in range(len(isi[0])))
    for a, b, _ in rumus_kolom(kolom):
        for t, r in ((baca_sel(x[a].teks), baca_sel(x[b].teks)) for x in isi):
            if t is not None and r is not None and t.persen != r.persen:
                return False
    return True


def _berongga(b: Baris) -> bool:
    """A blank line within a row, no blank that only its first or last cell may be."""
    dalam = [s for s in b if s.teks]
    return len({s.baris for s in b[1:] if not s.teks and dalam[0].baris < s.baris < dalam[-1].baris}) > 0


def _badan(
    larik: _Larik, mulai: int, kepala: Sequence[Baris], nilai: Sequence[bool], pisah: int, *, penuh: bool
) -> tuple[list[Baris], int, int]:
    """The rows below the header, the index after them, their score: the reading that uses most lines.

    Blank lines of a new page may stand between two rows, and the blank cells that end a row may be missing.
    """
    bernomor = _bernomor(kepala)
    terbaik: dict[int, _Jalan] = {mulai: (0, -1, ())}
    antre = [mulai]
    akhir = mulai
    for awal in antre:  # grows while it is walked, in rising order
        skor = terbaik[awal][0]
        if awal != mulai and skor > terbaik[akhir][0] and awal - terbaik[awal][1] >= len(nilai):
            sah = berisi(terbaik[awal][2], nilai) and _usai(
                larik, awal - pisah, len(nilai), pisah, bernomor=bernomor
            )
            akhir = awal if sah else akhir
        for baris, sampai, denda in _pilihan(larik.sel, awal, kepala, nilai, pisah, bernomor=bernomor):
            if penuh and not all(s.teks for s in baris):
                continue
            kini = skor + sum(bool(s.teks) for s in baris) * _TERISI - denda
            if sampai not in terbaik:
                insort(antre, sampai)
            elif terbaik[sampai][0] >= kini:
                continue
            terbaik[sampai] = (kini, awal, baris)
    badan: list[Baris] = []
    ke = akhir
    while ke != mulai:
        _, ke_atas, baris = terbaik[ke]
        badan.insert(0, baris)
        ke = ke_atas
    return badan, akhir, terbaik[akhir][0]


def _pilihan(
    sel: Sequence[Sel],
    akhir: int,
    kepala: Sequence[Baris],
    nilai: Sequence[bool],
    pisah: int,
    *,
    bernomor: bool,
) -> Iterator[tuple[Baris, int, int]]:
    """Every next row: its cells, where it ends, and how much speaks against it."""
    lebar = len(nilai)
    for awal in range(akhir, akhir + (1 if pisah else _HALAMAN_BARU + 1)):
        for kurang in range(1 if pisah else min(lebar - 1, _KURANG_TERBANYAK)) if awal < len(sel) else ():
            sampai = awal + lebar - kurang
            ada = tuple(sel[awal:sampai])
            if len(ada) < lebar - kurang or (kurang and not ada[-1].teks):
                continue
            if any(s.teks for s in sel[sampai : sampai + pisah]):
                continue
            baris = (*ada, *[Sel("", ada[-1].baris)] * kurang)
            if (not kurang and ulangan(baris, kepala)) or _baris_sah(baris, nilai, bernomor=bernomor):
                yield baris, sampai + pisah, (awal - akhir) + (2 + kurang if kurang else 0)
        if awal >= len(sel) or sel[awal].teks:
            return


def _bernomor(kepala: Sequence[Baris]) -> bool:
    """The first column is that of the row numbers, or has no title."""
    judul = [b[0].teks for b in kepala if b[0].teks]
    return not judul or any(jenis_sel(t) == "nomor" for t in judul)


def _baris_sah(b: Baris, nilai: Sequence[bool], *, bernomor: bool) -> bool:
    """Values or nothing where values stand, a number or a label where rows are numbered, no other header."""
    ada: list[int] = []
    for k, s in enumerate(b):
        teks = s.teks
        if not teks:
            continue
        if (nilai[k] and not _bernilai(teks)) or (k and _asing(teks)):
            return False
        atas = b[k - 1].teks if k else ""
        if k and not atas and teks[-1] == "." and " " in teks:
            return False  # a sentence after a blank line
        if atas and teks[0].islower() and not _angka(atas) and atas[-1].isalpha() and " " in atas:
            return False  # the rest of a folded cell
        ada.append(k)
    if not ada or sum(_tahun(b[k].teks) for k in ada) > 1:
        return False
    awal = b[0].teks
    if awal and _asing(awal) and (kenali.keterangan(awal) or all(_tahun(b[k].teks) for k in ada[1:])):
        return False
    if len(ada) == 1 and not nilai[ada[0]]:  # the name of a group
        teks = b[ada[0]].teks
        return ada[0] <= bernomor and len(kata_kata(teks)) <= _KATA_TERBANYAK and teks[-1] not in ".:;"
    if bernomor and awal and not kunci_nomor(awal):
        return not any(not nilai[k] and not _angka(b[k].teks) for k in ada if k)
    return berisi(b, nilai) or any(not nilai[k] for k in ada)


@lru_cache(maxsize=16384)
def _bernilai(teks: str) -> bool:
    return bernilai(teks)


@lru_cache(maxsize=16384)
def _asing(teks: str) -> bool:
    """A cell of another header, or a caption."""
    return KEPALA_LAIN.fullmatch(teks) is not None or kenali.keterangan(teks) is not None


@lru_cache(maxsize=16384)
def _tahun(teks: str) -> bool:
    return TAHUN.match(teks) is not None


def _alinea(teks: str) -> bool:
    """A sentence."""
    return teks[-1] == "." and len(teks.split()) >= _KATA_KALIMAT


def _usai(larik: _Larik, akhir: int, lebar: int, pisah: int, *, bernomor: bool) -> bool:
    """Whether the table may end here, or after a total row: a blank line, then no further cell."""
    sisa = larik.sel[ekor_total(larik.sel, akhir + pisah, lebar, bernomor=bernomor) or akhir :]
    if not sisa:
        return True
    teks = next((s.teks for s in sisa if s.teks), "")
    if not teks:
        return True
    if sisa[0].teks and larik.langkah == 1:
        return _alinea(teks)
    if larik.langkah == 2 and sisa[0].teks and len(teks) <= _ALINEA and not _alinea(teks):
        return kenali.judul(teks, sendiri=True) is not None
    return baca_sel(teks) is None and not kosong(teks) and not kunci_nomor(teks) and not baris_jumlah(teks)


def _sah(kepala: Sequence[Baris], isi: Sequence[Baris], nilai: Sequence[bool], *, bertabel: bool) -> bool:
    """Every column has a name and one kind, and enough of them are columns that such tables have."""
    jenis = [_jenis_kolom(kepala, k) for k in range(len(nilai))]
    urut = any(baris_urut(b) for b in kepala)
    pasti = bertabel or (None not in jenis and (urut or jenis[0] == "nomor"))
    if sum(j is not None for j in jenis) * 2 < len(jenis):
        return False
    if jenis[0] in ("ekor", "satuan") or (not bertabel and (nilai[0] or all(nilai[:-1]))):
        return False
    biasa = [b for b in isi if sum(bool(s.teks) for s in b) > 1 and not _ringkas(b)]
    banyak = berangka = 0
    for k, n in enumerate(nilai):
        bernama, ada = any(b[k].teks for b in kepala), [b[k].teks for b in biasa if b[k].teks]
        if ada and n and not bernama:
            return False  # values that no header names
        bersama = k + 1 < len(nilai) and not any(b[k + 1].teks for b in kepala)  # numbers before names
        sendiri = not bersama and sum(bool(b[k].teks) for b in kepala if not baris_urut(b)) == 1
        if jenis[k] == "nama" and sendiri and any(map(_angka, ada)):
            return False
        if not bernama and (k == 0 or any(map(_angka, ada))) and not all(map(kunci_nomor, ada)):
            return False
        if jenis[k] == "satuan" and any(any(map(str.isdigit, t)) for t in ada):
            return False
        angka = sum(map(_angka, ada))
        if min(angka, len(ada) - angka) * _JANGGAL > len(ada):
            return False
        banyak += angka if n else 0
        berangka += n or (k > 0 and bool(ada) and angka == len(ada))
    if berangka < (1 if pasti else 2) or not (any(nilai) or jenis[0] == "nomor"):
        return False
    return banyak >= (1 if bertabel else 2 if urut or len(isi) > 1 else 3)


def _jenis_kolom(kepala: Sequence[Baris], kolom: int) -> Jenis | None:
    """What a column is by the lowest of its titles; one above it may stand over several columns."""
    judul = [b[kolom].teks for b in kepala if b[kolom].teks and not baris_urut(b)]
    return jenis_sel(judul[-1]) if judul else None


@lru_cache(maxsize=16384)
def _angka(teks: str) -> bool:
    """A number or what stands for it, no name that a number opens."""
    if kosong(teks) or hampa(teks):
        return True
    a = baca_sel(teks)
    return a is not None and len(kata_kata(teks)) < _KATA_NAMA and (a.rupiah or not teks[0].isalpha())


def _ringkas(b: Baris) -> bool:
    label = next((s.teks for s in b if s.teks), "")
    return baris_jumlah(label) or baris_rata(label)
