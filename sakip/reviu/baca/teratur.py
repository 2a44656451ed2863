"""Lost tables right below their caption whose every line has its place: nothing is left out or guessed.

The caption says where the table begins, the rows themselves which columns it has: as many values on each,
and running numbers where there are any. A table read like this is as whole as one by tabs (``pulih`` is
False), so that its sums and blanks can be trusted; where one line fits nowhere, it is left to ``lepas``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.baca.teratur_baris import bernilai, isi_sebaris
from sakip.reviu.baca.teratur_garis import Garis, Isi
from sakip.reviu.baca.teratur_kepala import judul_kepala
from sakip.reviu.baca.teratur_renggang import berlanjut, isi_renggang
from sakip.reviu.baca.teratur_sasaran import isi_sasaran
from sakip.reviu.baca.teratur_sel import isi_sesel
from sakip.reviu.model import Sel

_TERBANYAK = 600
#: A caption shorter than this was not folded.
_TERLIPAT = 40
_ALINEA = 240
_JAUH = 3
_KEPALA_TERBANYAK = 4
_TERSEDIKIT = 3
_DEKAT = 16
_PERCOBAAN = 200
_SATU = re.compile(r"1(?:\.1)?[.)]?(?:\s|$)")
_KOLOM_NOMOR = re.compile(r"no(?:mor)?\.?(?:\s+[A-Z%(]|\s*$)", re.IGNORECASE)
_AKHIR = re.compile(
    r"^\W{0,2}(?:tabel|gambar|grafik|diagram|sumber\s*(?:data)?\s*:|catatan\s*:|BAB\s+[IVX]+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Teratur:
    """A table found and the index after its last line."""

    tabel: TabelMentah
    akhir: int


def tabel_teratur(potong: Sequence[Potong], ke: int) -> Teratur | None:
    """The table whose header begins at ``ke``, no blank line; None where a line has no place in it.

    It stands right below a caption, or its first column is "No" and its rows are numbered.
    """
    kini = potong[ke]
    berjudul = _di_bawah_judul(potong, ke)
    if not berjudul and not (
        isinstance(kini, BarisTeks) and _kolom_nomor(kini.teks) and _disusul_satu(potong, ke)
    ):
        return None
    garis = _garis(potong, ke)
    temu = _baca(garis)
    if berjudul and (temu is None or temu.akhir <= garis[-1].ke):  # else no other reading goes on farther
        isi = isi_renggang(garis) or isi_sasaran(garis)
        if isi is not None and (temu is None or isi.akhir > temu.akhir):
            return _jadi(isi, isi.kepala, garis)
    if temu is None or berlanjut([g for g in garis if g.ke >= temu.akhir], temu.tabel):
        return None
    return temu if berjudul or _terhitung(temu.tabel) else None


def _kolom_nomor(teks: str) -> bool:
    """The line begins with the title of the column of row numbers."""
    return teks[:1] in ("N", "n") and _KOLOM_NOMOR.match(teks) is not None


def _disusul_satu(potong: Sequence[Potong], ke: int) -> bool:
    """The number of a first row stands a few lines below."""
    dekat = [p.teks.strip() for p in potong[ke + 1 : ke + _DEKAT] if isinstance(p, BarisTeks)]
    return any(_SATU.match(t) for t in dekat)


def _baca(garis: Sequence[Garis]) -> Teratur | None:
    """The table that these lines begin with, under the first header that its rows bear out."""
    for banyak, g in enumerate(garis[: min(_KEPALA_TERBANYAK, len(garis) - 1)], 1):
        if bernilai(g.teks) or (banyak > 1 and (g.sela or g.lompat)):
            break  # no line of a header
        isi = isi_sebaris(garis, banyak)
        if isi is not None and (judul := judul_kepala([g.teks for g in garis[:banyak]], isi)) is not None:
            return _jadi(isi, judul, garis)
    isi = isi_sesel(garis)
    return _jadi(isi, isi.kepala, garis) if isi is not None else None


def _terhitung(tabel: TabelMentah) -> bool:
    """A table without caption: its rows are numbered, and there are enough of them."""
    nomor = [b[0].teks for b in tabel.baris[1:] if b[0].teks]
    return tabel.baris[0][0].teks == "No" and len(nomor) >= _TERSEDIKIT


def _di_bawah_judul(potong: Sequence[Potong], ke: int) -> bool:
    """The line above, or the one above that, is the caption of a table; blank lines do not count."""
    sela = False
    n = ke - 1
    while n >= 0 and ke - n <= 1 + _JAUH:
        p = potong[n]
        if not isinstance(p, BarisTeks):
            return False
        rupa = _rupa(p.teks)
        if rupa == "kosong":
            sela = True
        elif rupa != "teks":
            return rupa == "tabel"
        elif (sela and n < ke - 2) or not _ekor_judul(potong, n):
            return False
        n -= 1
    return False


@lru_cache(maxsize=16384)
def _rupa(teks: str) -> str:
    """What a line is: "kosong", "teks", or the kind of thing that it is the caption of."""
    teks = teks.strip()
    ada = kenali.keterangan(teks)
    return "kosong" if not teks else "teks" if ada is None else ada[0]


def _ekor_judul(potong: Sequence[Potong], ke: int) -> bool:
    """The second line of a caption: right below its first, which a margin has cut."""
    atas = potong[ke - 1] if ke else None
    return isinstance(atas, BarisTeks) and _terlipat(atas.teks)


@lru_cache(maxsize=16384)
def _terlipat(teks: str) -> bool:
    """A caption as long as one that a margin cuts."""
    teks = teks.strip()
    return len(teks) >= _TERLIPAT and kenali.keterangan(teks) is not None


def _garis(potong: Sequence[Potong], ke: int) -> list[Garis]:
    """The lines that may belong to the table, with what stood between each and the one above."""
    hasil: list[Garis] = []
    sela, lalu = 0, 0
    for n in range(ke, min(len(potong), ke + _TERBANYAK)):
        p = potong[n]
        if not isinstance(p, BarisTeks):
            break
        teks, penutup = _isi_baris(p.teks)
        if not teks:
            sela += 1
            continue
        if hasil and penutup:
            break
        lompat = bool(hasil) and p.baris - lalu > sela + 1
        hasil.append(Garis(teks, p.baris, n, sela if hasil else 0, lompat, p.halaman))
        sela, lalu = 0, p.baris
    return hasil


@lru_cache(maxsize=16384)
def _isi_baris(teks: str) -> tuple[str, bool]:
    """A line without stray blanks, and whether it ends the table above it."""
    teks = " ".join(teks.split())
    return teks, _AKHIR.match(teks) is not None or kenali.rumus(teks) or len(teks) > _ALINEA


def _jadi(isi: Isi, judul: Sequence[str], garis: Sequence[Garis]) -> Teratur:
    """The raw table: a column of numbers where the rows have any, the name, the values."""
    atas = garis[0].baris
    kepala = [Sel("No", atas)] if isi.bernomor else []
    kepala += [Sel(t, atas) for t in judul]
    baris: list[tuple[Sel, ...]] = [tuple(kepala)]
    for r in isi.baris:
        depan = [Sel(r.nomor, r.letak)] if isi.bernomor else []
        baris.append((*depan, Sel(r.nama, r.letak), *(Sel(t, b) for t, b in r.nilai)))
    p = TabelMentah(tuple(baris), garis[0].halaman, utuh=True, kepala=1)
    return Teratur(p, isi.akhir)


def tata(potong: Sequence[Potong]) -> list[Potong]:
    """The parts with every such table in its place; a header that never proves right is tried no more."""
    hasil: list[Potong] = []
    gagal: dict[str, int] = {}
    ke = 0
    while ke < len(potong):
        p = potong[ke]
        kepala = p.teks.strip() if isinstance(p, BarisTeks) else ""
        bernomor = _kolom_nomor(kepala)
        coba = kepala and not (bernomor and gagal.get(kepala, 0) >= _PERCOBAAN)
        temu = tabel_teratur(potong, ke) if coba else None
        if temu is None:
            if bernomor:
                gagal[kepala] = gagal.get(kepala, 0) + 1
            hasil.append(p)
            ke += 1
        else:
            hasil.append(temu.tabel)
            ke = temu.akhir
    return hasil
