"""Tables whose columns are kept apart by spaces, as text extraction that keeps the layout writes them.

Columns are the stretches between gaps that stay blank through all lines of the block. A line goes on with
the row above it where its text could not have stood there: the piece above fills its column. Prose that is
only set wide has no such gaps and stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca.judul import baris_daftar_isi
from sakip.reviu.baca.kepala import baris_urut, jumlah_kepala, sel_kepala
from sakip.reviu.baca.lepas_atom import satuan_saja
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.model import Sel

_SELA = re.compile(r"\S {2,}\S")
_POTONG = re.compile(r"\S+(?: \S+)*")
_LEBAR = re.compile(r" {2,}")
_ISI = re.compile(r"[^ ]")
_SELA_TUNGGAL = re.compile(r"(?<=1)0(?=1)")
_KOLOM = re.compile(r"1+(?:01+)*")
_BARIS_TERBANYAK = 150
_KEPALA_TERBANYAK = 5
_KOLOM_TERSEDIKIT = 3
_COBA = 12
_MELESET = 3
_LONGGAR = 0.85
_TAJUK_TERBANYAK = 3
_TAHUN = re.compile(r"^(?:19|20)\d\d$")
_ANGKA_SAJA = re.compile(r"\d[\d.,]*")
_NOMOR = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]?$", re.IGNORECASE)


@dataclass(slots=True)
class _Kotak:
    """A cell being put together: its text so far, its last printed piece, its first line."""

    teks: str
    potong: str
    baris: int


def tabel_spasi(
    baris: Sequence[str], awal: int, perabot: AbstractSet[int], tepi: AbstractSet[int] = frozenset()
) -> tuple[tuple[tuple[Sel, ...], ...], int] | None:
    """(rows, index after the last line) of the table that begins at ``awal``, None where none does.

    ``tepi``: lines with which a page begins; columns need not stand where they stood on the page before.
    """
    teks = baris[awal]
    if "  " not in teks or not (_SELA.search(teks.strip()) or _menggantung(baris, awal)):
        return None
    isi = [ke for ke in range(awal, _akhir(baris, awal, perabot, tepi)) if baris[ke].strip()]
    if not isi:
        return None
    hasil, akhir = _susun(baris, isi)
    if not hasil or not jumlah_kepala(tuple(hasil)):
        bertajuk = _bertajuk(baris, isi)
        hasil, akhir = bertajuk if bertajuk is not None else (hasil, akhir)
    angka = sum(any(s.teks and _angka(s.teks) and not _TAHUN.match(s.teks) for s in b[1:]) for b in hasil)
    if len(hasil) < 2 or angka * 3 < len(hasil):
        return None
    return tuple(hasil), akhir


def _susun(baris: Sequence[str], isi: list[int]) -> tuple[list[tuple[Sel, ...]], int]:
    """(rows, index after the last line) of lines that share columns, or are parted alike."""
    lurus, batas = _terpanjang(baris, isi)
    if lurus:
        return _petak(baris, lurus, batas) or _baris_logis(baris, lurus, batas), lurus[-1] + 1
    hasil = _setara(baris, isi)
    return hasil, isi[len(hasil) - 1] + 1 if hasil else 0


def _bertajuk(baris: Sequence[str], isi: list[int]) -> tuple[list[tuple[Sel, ...]], int] | None:
    """A table whose header stands centred over its columns: the body tells the columns.

    Every piece of the header is put over the column that it stands nearest to.
    """
    for banyak in range(1, min(_KEPALA_TERBANYAK, len(isi) - 1) + 1):
        potong = [(m[0], m.start(), m.end()) for m in _POTONG.finditer(baris[isi[banyak - 1]])]
        if any(_angka(t) and not _TAHUN.match(t) for t, _, _ in potong):
            return None
        if sum(sel_kepala(t) for t, _, _ in potong) * 2 <= len(potong):
            return None
        badan = isi[banyak:]
        if not _SELA.search(baris[badan[0]].strip()) or all(
            sel_kepala(m[0]) for m in _POTONG.finditer(baris[badan[0]])
        ):
            continue
        lurus, batas = _terpanjang(baris, badan)
        if not lurus:
            continue
        kepala = _tajuk(baris, isi[:banyak], batas)
        if kepala is None:
            return None
        return [*kepala, *(_petak(baris, lurus, batas) or _baris_logis(baris, lurus, batas))], lurus[-1] + 1
    return None


def _tajuk(
    baris: Sequence[str], isi: Sequence[int], batas: list[tuple[int, int]]
) -> list[tuple[Sel, ...]] | None:
    """The header as one row, folded cells whole; None where a piece stands over several columns."""
    pusat = [(a + b) / 2 for a, b in batas]
    sel = [Sel("", isi[0] + 1) for _ in batas]
    for ke in isi:
        for m in _POTONG.finditer(baris[ke]):
            lebar = [max(0, min(m.end(), b) - max(m.start(), a)) for a, b in batas]
            tengah = (m.start() + m.end()) / 2
            if _TAHUN.match(m[0]) or sum(n > 0 for n in lebar) > 1:
                return None
            k = max(range(len(batas)), key=lambda n: (lebar[n], -abs(pusat[n] - tengah)))
            sel[k] = Sel(gabung(sel[k].teks, m[0]), sel[k].baris if sel[k].teks else ke + 1)
    kosong_ = sum(not s.teks for s in sel)
    return [tuple(sel)] if kosong_ == 0 else None


def _menggantung(baris: Sequence[str], awal: int) -> bool:
    """The upper line of a folded header cell, far from the left edge, right above a line of cells."""
    bawah = baris[awal + 1] if awal + 1 < len(baris) else ""
    return baris[awal].startswith(" " * 12) and _SELA.search(bawah.strip()) is not None


def _petak(baris: Sequence[str], isi: list[int], batas: list[tuple[int, int]]) -> list[tuple[Sel, ...]]:
    """Rows that blank lines part, each with its folded cells whole; [] where a block holds several rows.

    A value may stand beside the middle of its name, so that only the blanks tell where a row ends.
    """
    kelompok: list[list[int]] = []
    for ke in isi:
        if kelompok and ke - kelompok[-1][-1] == 1:
            kelompok[-1].append(ke)
        else:
            kelompok.append([ke])
    if len(kelompok) < 3 or all(len(k) == 1 for k in kelompok):
        return []
    hasil = []
    for k in kelompok:
        sel: list[Sel] = []
        for a, b in batas:
            potong = [(t, n) for n in k if (t := baris[n][a:b].strip())]
            if sum(_angka(t) and not _TAHUN.match(t) and t != "%" for t, _ in potong) > 1:
                return []
            teks = ""
            for t, _ in potong:
                teks = gabung(teks, t) if teks else t
            sel.append(Sel(teks, (potong[0][1] if potong else k[0]) + 1))
        hasil.append(tuple(sel))
    return hasil


def _setara(baris: Sequence[str], isi: list[int]) -> list[tuple[Sel, ...]]:
    """Columns that are only parted, not aligned: all lines up to the next blank have as many pieces."""
    putus = next((n for n in range(1, len(isi)) if isi[n] - isi[n - 1] > 1), len(isi))
    sel = [[Sel(t, ke + 1) for t in _LEBAR.split(baris[ke].strip())] for ke in isi[:putus]]
    if len(sel) < 2 or len({len(b) for b in sel}) != 1 or len(sel[0]) < _KOLOM_TERSEDIKIT:
        return []
    hasil = [tuple(b) for b in sel]
    bertingkat = jumlah_kepala(tuple(b for b in hasil if not baris_urut(b))) != 1 or any(
        kosong(s.teks) for s in hasil[0]
    )
    bertingkat = bertingkat or len({s.teks.casefold() for s in hasil[0]}) < len(hasil[0])
    return (
        [] if bertingkat or baris_urut(hasil[0]) else hasil
    )  # of two header rows none says what stands over what


def _terpanjang(baris: Sequence[str], isi: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The most leading lines that share columns; a blank line is the likelier end."""
    putus = [n for n in range(1, len(isi)) if isi[n] - isi[n - 1] > 1]
    lepas = [n for n in range(2, min(len(isi), _COBA)) if not _SELA.search(baris[isi[n]].strip())]
    for n in (len(isi), *reversed(putus[:_COBA]), *reversed(lepas)):
        batas = _kolom([baris[ke] for ke in isi[:n]])
        if n > 1 and len(batas) >= _KOLOM_TERSEDIKIT and _lurus([baris[ke] for ke in isi[:n]], batas):
            return isi[:n], batas
    return [], []


def _akhir(baris: Sequence[str], awal: int, perabot: AbstractSet[int], tepi: AbstractSet[int]) -> int:
    """The index after the last line that has gaps or is indented; one blank line may stand between."""
    ke = terakhir = awal
    while ke < len(baris) and ke - awal < _BARIS_TERBANYAK and ke not in perabot:
        teks = baris[ke]
        if not teks.strip():
            if ke - terakhir > 1:
                break
        elif "\t" in teks or (ke in tepi and ke > awal) or baris_daftar_isi(teks):
            break
        elif _SELA.search(teks.strip()) or (teks.startswith("  ") and ke > awal) or _sempit(baris, awal, ke):
            terakhir = ke + 1
        else:
            break
        ke += 1
    return terakhir


def _sempit(baris: Sequence[str], awal: int, ke: int) -> bool:
    """A short line at the left edge: the rest of a wrapped first cell, or a group row."""
    lebar = _LEBAR.split(baris[awal].strip())[0]
    return ke > awal and len(baris[ke].strip()) <= max(len(lebar) + 6, 24) and bool(baris[ke - 1].strip())


@lru_cache(maxsize=4096)
def _topeng(teks: str) -> int:
    """One bit for every place of the line that is not blank, single blanks within a piece included."""
    bit = _SELA_TUNGGAL.sub("1", _ISI.sub("1", teks[:600]).replace(" ", "0"))
    return int(bit[::-1] or "0", 2)


def _kolom(teks: list[str]) -> list[tuple[int, int]]:
    """The stretches of the columns, over all lines."""
    topeng = 0
    for t in teks:
        topeng |= _topeng(t)
    isi = f"{topeng:b}"[::-1]  # a gap of one blank parts nothing
    hasil: list[tuple[int, int]] = []
    for awal, akhir in (m.span() for m in _KOLOM.finditer(isi)):
        if hasil and _satu_kolom(teks, hasil[-1], (awal, akhir)):
            hasil[-1] = (hasil[-1][0], akhir)
        else:
            hasil.append((awal, akhir))
    return hasil


def _satu_kolom(teks: list[str], kiri: tuple[int, int], kanan: tuple[int, int]) -> bool:
    """Two stretches that no line fills both are one column: set askew, or a heading beside its values."""
    a, b = ([t[x:y].strip() for t in teks] for x, y in (kiri, kanan))
    if any(x and y for x, y in zip(a, b, strict=True)):
        return False
    tajuk = [[sel_kepala(t) for t in isi if t] for isi in (a, b)]
    if all(any(t) for t in tajuk) or len(tajuk[0]) + len(tajuk[1]) < 3:
        return False
    if any(all(t) and len(t) <= _TAJUK_TERBANYAK for t in tajuk):
        return all(_angka(t) or sel_kepala(t) for t in (*a, *b) if t)
    return kanan[0] - kiri[1] <= _MELESET and all(_angka(t) or sel_kepala(t) for t in b if t)


def _lurus(teks: list[str], batas: list[tuple[int, int]]) -> bool:
    """No column holds two pieces of a line, and the pieces stand under one another: not by chance."""
    if any(_SELA.search(t[a:b].strip()) for t in teks for a, b in batas):
        return False
    nilai = [n for n in (_sejajar(teks, a, b) for a, b in batas) if n is not None]
    return sum(nilai) >= _KOLOM_TERSEDIKIT and sum(nilai) * 10 >= len(nilai) * 8


def _sejajar(teks: list[str], awal: int, akhir: int) -> bool | None:
    """Whether the pieces of a column begin, end or centre at one place; None for a single piece."""
    letak = [
        (awal + len(p) - len(p.lstrip()), awal + len(p.rstrip()))
        for p in (t[awal:akhir] for t in teks)
        if p.strip()
    ]
    if len(letak) < 2:
        return None
    for kunci in (lambda x: x[0], lambda x: x[1], lambda x: (x[0] + x[1]) // 2):
        if Counter(map(kunci, letak)).most_common(1)[0][1] * 10 >= len(letak) * 6:
            return True
    return False


def _baris_logis(baris: Sequence[str], isi: list[int], batas: list[tuple[int, int]]) -> list[tuple[Sel, ...]]:
    hasil: list[list[_Kotak]] = []
    lalu = -2
    bernomor = False  # rows begin with their number: a line with one opens a row, one without goes on
    for ke in isi:
        sel = [baris[ke][a:b].strip() for a, b in batas]
        nomor = _NOMOR.match(sel[0]) is not None and not _TAHUN.match(sel[0])
        awal = nomor and bernomor
        bernomor = bernomor or (nomor and sum(map(bool, sel)) > 2)
        if hasil and not awal and ke - lalu <= 2 and _lanjut(hasil[-1], sel, batas, longgar=bernomor):
            for kotak, t in zip(hasil[-1], sel, strict=True):
                if t:
                    kotak.baris = kotak.baris if kotak.teks else ke + 1
                    kotak.teks, kotak.potong = gabung(kotak.teks, t), t
        else:
            hasil.append([_Kotak(t, t, ke + 1) for t in sel])
        lalu = ke
    return [tuple(Sel(k.teks, k.baris) for k in b) for b in hasil]


def _lanjut(
    atas: list[_Kotak], sel: list[str], batas: list[tuple[int, int]], *, longgar: bool = False
) -> bool:
    """Whether the line goes on with the row above: every piece had no room left in its cell.

    ``longgar``: room is measured less strictly, for letters are not all of one width.
    """
    terisi = [k for k, t in enumerate(sel) if t]
    if not terisi or (_NOMOR.match(sel[0]) and atas[0].teks):
        return False
    if all(not atas[k].teks and _angka(sel[k]) and not _TAHUN.match(sel[k]) for k in terisi) and any(
        _angka(a.teks) and not _TAHUN.match(a.teks) for a in atas[1:]
    ):
        return True  # values of this row that stand beside the middle of its name
    penuh = 0
    for k in terisi:
        if satuan_saja(sel[k]) and _ANGKA_SAJA.fullmatch(atas[k].potong):
            penuh += 1
            continue
        lebar = batas[k][1] - batas[k][0]
        if not atas[k].teks:
            if not _angka(sel[k]) or _TAHUN.match(sel[k]):
                return False  # a lower header row under a merged cell
            continue
        if _angka(sel[k]) and _angka(atas[k].potong):
            return False
        if len(atas[k].potong) + 1 + len(sel[k].split()[0]) <= lebar * (_LONGGAR if longgar else 1):
            return False
        penuh += 1
    return penuh > 0


def _angka(teks: str) -> bool:
    return baca_sel(teks) is not None or kosong(teks)
