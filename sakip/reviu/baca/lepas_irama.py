"""Lost tables in which every cell kept its line, the blank ones too: a row is known by its number of lines.

Indikator        Word processors save a table as text like this. A blank line is a blank cell, so the
2022             same number of lines makes every row, and headers of two levels keep their place:
2023             nothing has to be worked out, and nothing is missing.
Nilai layanan
<blank>
87,5
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.reviu.angka import baca_sel, kosong
from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.kata import baris_jumlah, baris_rata
from sakip.reviu.baca.kepala import baris_urut, judul_kolom, jumlah_kepala
from sakip.reviu.baca.lepas_atom import hampa, kata_nilai
from sakip.reviu.baca.lepas_kolom import jenis_longgar, jenis_sel
from sakip.reviu.baca.lepas_tingkat import TAHUN
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

_ALINEA = 150
LEBAR = range(3, 17)
_BARIS_TERBANYAK = 1200
_SEL_TERPANJANG = 400
_NILAI_TERPANJANG = 40
_KOSONG_TERBANYAK = 12
_AKHIR = re.compile(r"^\W{0,2}(?:tabel|gambar|grafik|diagram|sumber\s*:|BAB\s+[IVX]+)\b", re.IGNORECASE)

KEPALA_LAIN = re.compile(
    r"(?:%\s*)?(?:target|realisasi|capaian|sasaran|indikator)(?:\s+(?:kinerja|kegiatan|strategis|program|utama))*"
    r"(?:\s*\(?%\)?)?|satuan|keterangan|no\.?",
    re.IGNORECASE,
)

Baris = tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Kisi:
    """A grid found: how many lines make a row, its header rows and its body; ``luas``: all its lines."""

    lebar: int
    kepala: int
    baris: tuple[Baris, ...]
    luas: int


def tabel_irama(potong: Sequence[Potong]) -> list[Potong]:
    """The parts with every such grid made a table; only where blank lines do not part paragraphs."""
    if not sambung_alinea(potong):
        return list(potong)
    hasil: list[Potong] = []
    ke = 0
    while ke < len(potong):
        kisi, awal = _kisi_di(potong, ke)
        if kisi is None:
            hasil.append(potong[ke])
            ke += 1
            continue
        if awal < ke:
            hasil.pop()  # the blank first cell of the header
        p = potong[ke]
        hasil.append(TabelMentah(kisi.baris, p.halaman, utuh=True, kepala=kisi.kepala))
        ke = awal + kisi.luas
    return hasil


def sambung_alinea(potong: Sequence[Potong]) -> bool:
    """Whether lines are whole paragraphs that follow one another without blank lines."""
    rapat = renggang = panjang = isi = 0
    for a, b in pairwise(potong):
        if isinstance(a, BarisTeks) and isinstance(b, BarisTeks):
            banyak = len(a.teks)
            isi += banyak
            if banyak > _ALINEA:
                panjang += banyak
                rapat += bool(b.teks.strip())
                renggang += not b.teks.strip()
    return rapat > 1 and rapat >= 4 * renggang and panjang * 3 > isi


def _kisi_di(potong: Sequence[Potong], ke: int) -> tuple[Kisi | None, int]:
    """The grid that begins at ``ke``, or with a blank cell right before it, and its first line.

    None as well where a larger one begins within its first row: this line is no part of it.
    """
    ada = list(_calon(potong, ke))
    if not ada:
        return None, ke
    terbaik, awal = max(ada, key=lambda x: x[0].luas)
    lain = (k.luas for n in range(ke + 1, awal + terbaik.lebar) for k, _ in _calon(potong, n))
    return (terbaik, awal) if max(lain, default=0) <= terbaik.luas else (None, ke)


def _calon(potong: Sequence[Potong], ke: int) -> Iterator[tuple[Kisi, int]]:
    p = potong[ke] if ke < len(potong) else None
    if not isinstance(p, BarisTeks) or not pembuka(p.teks):
        return
    for awal in (ke, ke - 1) if ke and _hampa(potong[ke - 1]) else (ke,):
        sel = sel_mulai(potong, awal)
        yield from ((k, awal) for lebar in LEBAR if (k := _kisi(sel, lebar)) is not None)


def pembuka(teks: str) -> bool:
    return 0 < len(teks.strip()) <= 90 and jenis_sel(teks) is not None


def _hampa(p: Potong) -> bool:
    return isinstance(p, BarisTeks) and not p.teks.strip()


def sel_mulai(
    potong: Sequence[Potong], awal: int, langkah: int = 1, banyak: int = _BARIS_TERBANYAK
) -> list[Sel]:
    """The lines that may be cells; ``langkah`` 2: every second line, while the lines between are blank."""
    hasil: list[Sel] = []
    sela = 0
    for ke in range(awal, min(len(potong), awal + banyak * langkah)):
        p = potong[ke]
        if not isinstance(p, BarisTeks):
            break
        teks = p.teks.strip()
        if (ke - awal) % langkah:
            if teks:
                break
            continue
        sela = 0 if teks else sela + 1
        if (
            sela > _KOSONG_TERBANYAK
            or len(teks) > _SEL_TERPANJANG
            or "  " in teks
            or _AKHIR.match(teks)
            or kenali.rumus(teks)
        ):
            break
        hasil.append(Sel(teks, p.baris))
    return hasil


def _kisi(sel: Sequence[Sel], lebar: int) -> Kisi | None:
    """The lines as rows of so many cells, None where the columns do not hold."""
    if len(sel) < 2 * lebar or not mungkin(sel[:lebar]):
        return None
    baris = [tuple(sel[n : n + lebar]) for n in range(0, len(sel) - lebar + 1, lebar)]
    kepala = jumlah_kepala(tuple(baris[:8]))
    if not kepala or kepala >= len(baris):
        return None
    nilai = [kolom_nilai(baris[:kepala], k) for k in range(lebar)]
    if sum(nilai) < 2 or nilai[0] or all(nilai[: lebar - 1]):
        return None
    badan = list(_badan(baris[kepala:], nilai, baris[:kepala]))
    while badan and not berisi(badan[-1], nilai):
        badan.pop()
    isi = [b for b in badan if not ulangan(b, baris[:kepala])]
    if not isi or not _wajar(isi, nilai, urut=any(baris_urut(b) for b in baris[:kepala])):
        return None
    for k in range(lebar):
        bernama, terisi = any(b[k].teks for b in baris[:kepala]), any(b[k].teks for b in isi)
        if not (bernama or terisi) or (terisi and nilai[k] and not bernama):
            return None  # blank lines that only part the cells; values that no header names
    return Kisi(lebar, kepala, (*baris[:kepala], *isi), (kepala + len(badan)) * lebar)


def mungkin(pertama: Sequence[Sel]) -> bool:
    """Whether the first row may be a header: no numbers, cells of a header among them."""
    ada = [s.teks for s in pertama if s.teks]
    return len(ada) > 1 and all(jenis_longgar(t) or jenis_sel(t) for t in ada)


def kolom_nilai(kepala: Sequence[Baris], kolom: int) -> bool:
    """Whether a column holds values by its header."""
    jenis = [jenis_sel(t) for b in kepala if (t := b[kolom].teks)]
    if not jenis:
        return jenis_sel(judul_kolom(tuple(kepala), max(kolom - 1, 0))) in ("nilai", "tahun", "masa")
    return jenis[0] in ("nilai", "tahun", "masa") and "ekor" not in jenis


def ulangan(b: Baris, kepala: Sequence[Baris]) -> bool:
    """A row of the header again, at the top of another page."""
    return any([s.teks.casefold() for s in b] == [s.teks.casefold() for s in k] for k in kepala)


def _badan(baris: Sequence[Baris], nilai: Sequence[bool], kepala: Sequence[Baris]) -> Iterator[Baris]:
    """Rows as long as every value column holds a value or nothing, and no other column a value alone."""
    for b in baris:
        if ulangan(b, kepala):
            yield b
            continue
        if any(KEPALA_LAIN.fullmatch(s.teks) for s in b[1:]) or sum(bool(TAHUN.match(s.teks)) for s in b) > 1:
            return  # another header
        if any(n and s.teks and not bernilai(s.teks) for s, n in zip(b, nilai, strict=True)):
            return
        if not any(s.teks for s, n in zip(b, nilai, strict=True) if not n) and not berisi(b, nilai):
            return
        yield b


def bernilai(teks: str) -> bool:
    """A number, nothing, a grade, or a few words with a number among them."""
    if baca_sel(teks) is not None:
        return len(teks) <= 2 * _NILAI_TERPANJANG
    if kosong(teks) or hampa(teks) or kata_nilai(teks):
        return True
    return len(teks) <= _NILAI_TERPANJANG and not teks.endswith(".") and any(h.isdigit() for h in teks)


def berisi(b: Baris, nilai: Sequence[bool]) -> bool:
    return any(n and baca_sel(s.teks) is not None for s, n in zip(b, nilai, strict=True))


def _ringkas(b: Baris) -> bool:
    label = next((s.teks for s in b if s.teks), "")
    return baris_jumlah(label) or baris_rata(label)


def _wajar(isi: Sequence[Baris], nilai: Sequence[bool], *, urut: bool) -> bool:
    """Every column is of one kind, and there are numbers enough to see it."""
    banyak = 0
    biasa = [b for b in isi if sum(bool(s.teks) for s in b) > 1 and not _ringkas(b)]
    for k, n in enumerate(nilai):
        ada = [b[k].teks for b in biasa if b[k].teks]
        angka = sum(baca_sel(t) is not None or kosong(t) or hampa(t) for t in ada)
        banyak += angka if n else 0
        if min(angka, len(ada) - angka) * 8 > len(ada):
            return False
    return banyak >= (2 if urut or len(isi) > 1 else 3)
