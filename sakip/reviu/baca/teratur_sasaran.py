"""Agreements by cells: an objective over its indicators, each of them with its values on lines of their own.

The objectives tell which indicator begins where only by their words, so every name has to begin as those of
indicators do, and an objective stands above at most one line that does; else the lines stay text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.baca.lepas_baris import AWAL_NAMA
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.baca.teratur_garis import Garis, Isi, Rekam, ringkasan, sel_nilai, tahun

_TERSEDIKIT = 3
_LIPAT_TERBANYAK = 8
_NILAI = re.compile(r"(?:target|realisasi|terealisasi|capaian|persentase|satuan)\b|%", re.IGNORECASE)
_NOMOR = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})?[.)]\s+(?=\D)")
_NOMOR_SAJA = re.compile(r"(\d{1,2})\.?")
_SASARAN = re.compile(
    r"(?:(?:[IVX]{1,5}|\d{1,2})[.)]\s+)?(?:Ter|Me|Ber|Tingkat|Optimal|Menguat)[a-z]*nya\b|[IVX]{1,5}\.\s+[A-Z]"
)


def isi_sasaran(garis: Sequence[Garis]) -> Isi | None:
    """The indicators of an agreement with their values; None where a line fits in two ways or in none."""
    bernomor = bool(garis) and kata_kata(garis[0].teks) in (("no",), ("nomor",))
    awal = 1 if bernomor else 0
    if len(garis) < awal + 4 or kata_kata(garis[awal].teks)[:1] not in (("sasaran",), ("tujuan",)):
        return None
    if kata_kata(garis[awal + 1].teks)[:1] != ("indikator",) or AWAL_NAMA.match(garis[awal + 1].teks):
        return None
    badan = awal + 2
    while badan < len(garis) and (_NILAI.match(garis[badan].teks) and len(kata_kata(garis[badan].teks)) < 4):
        badan += 1
    kepala = [g.teks for g in garis[awal + 1 : badan]]
    if len(kepala) < 2 or badan >= len(garis):
        return None
    return _baca(garis[badan:], kepala, bernomor=bernomor)


def _baca(garis: Sequence[Garis], kepala: Sequence[str], *, bernomor: bool) -> Isi | None:
    """Blocks of text, each with a value for every column; where none follows, the table ends above."""
    banyak = len(kepala) - 1
    baris: list[Rekam] = []
    akhir, nomor, n = 0, 0, 0
    while n < len(garis):
        mulai, induk = n, False
        while n < len(garis) and n - mulai <= 2 * _LIPAT_TERBANYAK and not sel_nilai(garis[n].teks):
            n += 1
        if n == mulai and bernomor and (m := _NOMOR_SAJA.fullmatch(garis[n].teks)) and int(m[1]) == nomor + 1:
            nomor, induk = nomor + 1, True
            mulai = n = n + 1
            while n < len(garis) and n - mulai <= 2 * _LIPAT_TERBANYAK and not sel_nilai(garis[n].teks):
                n += 1
        nilai = garis[n : n + banyak]
        if n == len(garis) or n - mulai > 2 * _LIPAT_TERBANYAK:
            break
        if len(nilai) < banyak or not all(sel_nilai(g.teks) and not tahun(g.teks) for g in nilai):
            return None
        nama = _indikator(garis[mulai:n], induk=induk)
        if not nama:
            return None
        label = ""
        for g in nama:
            label = gabung(label, g.teks)
        isi = tuple((g.teks, g.baris) for g in nilai)
        baris.append(Rekam("", _NOMOR.sub("", label), nama[0].baris, isi))
        akhir = nilai[-1].ke + 1
        n += banyak
    return Isi(tuple(baris), False, akhir, tuple(kepala)) if len(baris) >= _TERSEDIKIT else None


def _indikator(teks: Sequence[Garis], *, induk: bool) -> Sequence[Garis]:
    """The lines of the indicator's name in a block: all, or those below its objective."""
    awal = [n for n, g in enumerate(teks) if _awal(g.teks)]
    if not awal or any(ringkasan(g.teks) for g in teks):
        return ()
    bersasaran = induk or _SASARAN.match(teks[0].teks) is not None
    if bersasaran and (awal[0] == 0 or len(awal) > 1):
        return ()
    if not bersasaran and awal[0] > 0:
        return ()
    nama = teks[awal[0] :]
    return nama if len(nama) <= _LIPAT_TERBANYAK else ()


def _awal(teks: str) -> bool:
    inti = _NOMOR.sub("", teks)
    return inti[:1].isupper() and AWAL_NAMA.match(inti) is not None and len(inti.split()) > 1
