"""Numbers and labels of headings, tables and figures, computed once for all writers.

Captions are numbered per chapter ("Tabel 3.12"); chapters without a number (foreword, executive summary)
share one plain count ("Tabel 1").  An annex numbers with its own sign ("Tabel L2.1").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sakip.dokumen.blok import (
    Acuan,
    Blok,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    IsiTeks,
    Judul,
    Melintang,
    Paragraf,
    Rincian,
    Sel,
    Sisipan,
    Tabel,
    potongan,
)
from sakip.dokumen.galat import BlokSalah
from sakip.dokumen.teks import satu_baris

Jenis = Literal["judul", "tabel", "gambar"]
_ROMAWI = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Entri:
    """A block that lists and cross references name.

    ``urut``: its place in :func:`semua_blok`; ``kunci``: its own key or "#" and the place; ``label``: "BAB
    III", "3.1", "Tabel 3.4" or "" ; ``acuan``: how a cross reference writes it; ``awalan`` and ``nomor``:
    the label of a caption in two parts ("3.", 4), for number fields; ``terdaftar``: whether contents and
    lists show it (what stands before the cover is in none).
    """

    urut: int
    kunci: str
    jenis: Jenis
    tingkat: int
    label: str
    judul: str
    acuan: str
    awalan: str = ""
    nomor: int = 0
    terdaftar: bool = True


@dataclass(frozen=True, slots=True)
class Penomoran:
    """All entries in order, by place (in :func:`semua_blok`) and by key; ``awal_batang`` is the place of the
    first numbered chapter."""

    entri: tuple[Entri, ...]
    menurut_urut: Mapping[int, Entri]
    menurut_kunci: Mapping[str, Entri]
    awal_batang: int | None

    def jenis(self, jenis: Jenis, kedalaman: int = 4) -> tuple[Entri, ...]:
        """Entries of one list, in order."""
        return tuple(e for e in self.entri if e.jenis == jenis and e.tingkat <= kedalaman and e.terdaftar)


def semua_blok(dok: Dokumen) -> Iterator[Blok]:
    """Every block in the order of the document: what stands before the cover, then the text, turned pages
    opened (only their content is counted).  A block's place in it is the ``urut`` of all writers."""
    for blok in (*dok.sebelum_sampul, *dok.isi):
        if isinstance(blok, Melintang):
            yield from blok.isi
        else:
            yield blok


def banyak_blok(blok: tuple[Blok, ...]) -> int:
    """How many places of :func:`semua_blok` these blocks take."""
    return sum(len(b.isi) if isinstance(b, Melintang) else 1 for b in blok)


def nomori(dok: Dokumen) -> Penomoran:
    """Number all blocks.

    :class:`BlokSalah` when two blocks have one key or a cross reference points to no block.
    """
    entri: list[Entri] = []
    hitung: Counter[tuple[str, str]] = Counter()
    bab = ""
    awal: int | None = None
    depan = banyak_blok(dok.sebelum_sampul)
    for urut, blok in enumerate(semua_blok(dok)):
        if isinstance(blok, Judul):
            if blok.tingkat == 1 and urut >= depan:
                bab = _tanda_bab(blok.nomor)
                if bab and awal is None:
                    awal = urut
            entri.append(_entri_judul(urut, blok))
        elif isinstance(blok, DaftarIsi | DaftarTabel | DaftarGambar):
            entri.append(Entri(urut, f"#{urut}", "judul", 1, "", satu_baris(blok.judul), f"“{blok.judul}”"))
            bab = ""
        elif isinstance(blok, Tabel | Gambar | Sisipan) and blok.judul.strip():
            jenis: Jenis = "tabel" if isinstance(blok, Tabel) else "gambar"
            hitung[jenis, bab] += 1
            entri.append(_entri_takarir(urut, blok, jenis, bab, hitung[jenis, bab]))
    entri = [e if e.urut >= depan else replace(e, terdaftar=False) for e in entri]
    hasil = Penomoran(tuple(entri), {e.urut: e for e in entri}, _menurut_kunci(entri), awal)
    _periksa_acuan(dok, hasil)
    return hasil


def _entri_judul(urut: int, blok: Judul) -> Entri:
    nomor, teks = satu_baris(blok.nomor or ""), satu_baris(blok.teks)
    if not nomor:
        acuan = f"“{teks}”"
    elif blok.tingkat == 1:
        acuan = " ".join([nomor.split()[0].capitalize(), *nomor.split()[1:]])
    else:
        acuan = f"Subbab {nomor.rstrip('.')}"
    return Entri(urut, blok.kunci or f"#{urut}", "judul", blok.tingkat, nomor, teks, acuan)


def _entri_takarir(urut: int, blok: Tabel | Gambar | Sisipan, jenis: Jenis, bab: str, nomor: int) -> Entri:
    awalan = f"{bab}." if bab else ""
    label = f"{jenis.capitalize()} {awalan}{nomor}"
    judul = satu_baris(blok.judul)
    return Entri(urut, blok.kunci or f"#{urut}", jenis, 1, label, judul, label, awalan, nomor)


def _tanda_bab(nomor: str | None) -> str:
    """'BAB III' -> '3', 'LAMPIRAN II' -> 'L2', 'LAMPIRAN A' -> 'LA', '4' -> '4', None -> ''."""
    if not nomor or not nomor.strip():
        return ""
    *depan, akhir = satu_baris(nomor).upper().rstrip(".").split()
    if re.fullmatch(r"[IVXLC]+", akhir) and (len(akhir) > 1 or akhir in "IVX"):
        akhir = str(_romawi(akhir))
    return f"L{akhir}" if depan and depan[0].startswith("LAMPIRAN") else akhir


def _romawi(teks: str) -> int:
    nilai = [_ROMAWI[h] for h in teks]
    return sum(-n if n < max(nilai[i:]) else n for i, n in enumerate(nilai))


def _menurut_kunci(entri: list[Entri]) -> dict[str, Entri]:
    hasil: dict[str, Entri] = {}
    for e in entri:
        if lain := hasil.get(e.kunci):
            raise BlokSalah(
                f"Kunci “{e.kunci}” dipakai dua kali: pada “{lain.judul}” dan “{e.judul}”; beri "
                f"kunci yang berbeda."
            )
        hasil[e.kunci] = e
    return hasil


def _periksa_acuan(dok: Dokumen, hasil: Penomoran) -> None:
    for urut, blok in enumerate(semua_blok(dok), start=1):
        for isi in _semua_teks(blok):
            for p in () if isinstance(isi, str) else potongan(isi):
                if isinstance(p, Acuan) and p.kunci not in hasil.menurut_kunci:
                    raise BlokSalah(
                        f"Blok ke-{urut}: acuan ke “{p.kunci}” tidak menunjuk judul, tabel atau "
                        f"gambar mana pun; "
                        "periksa kuncinya (tabel dan gambar yang diacu harus berjudul)."
                    )


def _semua_teks(blok: object) -> tuple[IsiTeks, ...]:
    if isinstance(blok, Paragraf):
        return (blok.teks,)
    if isinstance(blok, Daftar):
        return (*blok.butir, *(t for _, anak in blok.anak for t in _semua_teks(anak)))
    if isinstance(blok, Rincian):
        return tuple(isi for _, isi in blok.baris)
    if isinstance(blok, Tabel):
        sel: list[Sel] = [s for b in (*blok.baris_kepala, *blok.baris) for s in b]
        return tuple(s.teks for s in sel)
    return ()
