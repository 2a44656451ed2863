"""Regular tables by cells among which blank lines stand anywhere: only the cells themselves tell the rows.

The blank lines count for nothing, so more is asked of the lines: they go on to the last value before prose
or to the summary rows, and every one of them must have its place (``teratur_sel``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.judul import judul
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.baca.lepas_baris import AWAL_NAMA
from sakip.reviu.baca.lepas_kolom import jenis_sel
from sakip.reviu.baca.potong import TabelMentah
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.baca.teratur_garis import Garis, Isi, Rekam, nilai_pertama, ringkasan, sel_nilai, tahun
from sakip.reviu.baca.teratur_sel import TERPENDEK, isi_sesel

_PANJANG = 55
_LEBIH = 10
_TERPANJANG = 140
_TAHUN = "Tahun "
_NAMA = 4
_SATU_BARIS = 3

_TRC = re.compile(r"[TRC]\.?(?:\s+(?:19|20)\d\d)?")
_BUTIR = re.compile(r"[-–•*]\s+\S|\(?[a-z][.)]\s")
_KURUNG = re.compile(r"\([^()\d]{1,30}\)")
_URUT = re.compile(r"\(?(\d{1,2})\)?")


def isi_renggang(garis: Sequence[Garis]) -> Isi | None:
    """The body of a table by cells, whatever blank lines stand in it; None where a cell has no place."""
    sel = _sampai(_tanpa_ulang(_tahun_kepala(garis))) if len(garis) >= TERPENDEK else []
    if len(sel) < TERPENDEK:
        return None
    rapat = _tanpa_urut(_kepala_utuh([g.tanpa_sela() for g in sel]))
    isi = isi_sesel(rapat) or _satu_baris(rapat)
    if isi is None or (rapat and isi.akhir <= rapat[-1].ke):
        return None
    kepala = [jenis_sel(t) for t in isi.kepala]
    if any(_terputus(r.nama) for r in isi.baris) or (kepala[0] == "nilai" and kepala[-1] != "nilai"):
        return None  # a name without its beginning; titles that came out in another order than they stand
    polos = {g.teks for g in garis[: len(isi.kepala) + 1] if tahun(g.teks)}
    judul_kolom = (t.removeprefix(_TAHUN) if t.removeprefix(_TAHUN) in polos else t for t in isi.kepala)
    return replace(isi, kepala=tuple(judul_kolom))


def _satu_baris(garis: Sequence[Garis]) -> Isi | None:
    """One indicator alone: the header says that names of indicators follow, and its columns are all known."""
    awal = nilai_pertama(garis)
    nilai = garis[awal:]
    banyak = len(nilai)
    nama = garis[banyak + 1 : awal]
    if banyak < _SATU_BARIS or not nama or not all(sel_nilai(g.teks) for g in nilai):
        return None
    kepala = [g.teks for g in garis[: banyak + 1]]
    if kata_kata(kepala[0])[:1] not in (("indikator",), ("ikk",), ("iku",)):
        return None
    if not all(jenis_sel(t) in ("nilai", "tahun", "masa") or _TRC.fullmatch(t) for t in kepala[1:]):
        return None
    if not nama[0].teks[:1].isupper() or not AWAL_NAMA.match(nama[0].teks) or len(nama) > _NAMA:
        return None
    label = ""
    for g in nama:
        label = gabung(label, g.teks)
    if len(label.split()) <= _NAMA // 2:
        return None  # "Nilai Akhir": as well a title of another column
    isi = tuple((g.teks, g.baris) for g in nilai)
    return Isi((Rekam("", label, nama[0].baris, isi),), False, nilai[-1].ke + 1, tuple(kepala))


def berlanjut(garis: Sequence[Garis], tabel: TabelMentah) -> bool:
    """Below a blank line more rows by cells follow, so that the table read is only its beginning."""
    atas = tabel.baris[-1]
    banyak = len(atas) - 1 - (tabel.baris[0][0].teks == "No")
    label = next((s.teks for s in atas if s.teks), "")
    if not garis or not garis[0].sela or ringkasan(label) or len({s.baris for s in atas if s.teks}) < 2:
        return False
    if banyak < len(atas) - 1:
        return len(garis) > 1 and _angka(garis[0].teks) == _angka(label) + 1 and not sel_nilai(garis[1].teks)
    nama = nilai_pertama(garis)
    nilai = [sel_nilai(g.teks) for g in garis[nama : nama + banyak + 1]]
    pendek = all(len(g.teks) <= _PANJANG and not ringkasan(g.teks) for g in garis[:nama])
    return 0 < nama <= _NAMA and pendek and nilai[:banyak] == [True] * banyak and not any(nilai[banyak:])


def _angka(teks: str) -> int:
    inti = teks.strip(" .)")
    return int(inti) if inti.isdigit() else -1


def _terputus(nama: str) -> bool:
    """A name that begins in the middle: its beginning was taken for another's."""
    return nama[:1].islower() and not AWAL_NAMA.match(nama)


def _sampai(garis: Sequence[Garis]) -> list[Garis]:
    """The lines before the first of prose, to the summary rows or, without any, to the last value."""
    hasil: list[Garis] = []
    lebar, ringkas = _PANJANG, False
    for n, g in enumerate(garis):
        bernilai = sel_nilai(g.teks)
        lalu = hasil[-1] if hasil else None
        if ringkas and lalu is not None and sel_nilai(lalu.teks) and not (bernilai or _ringkas(garis, n)):
            if _sebanding(hasil, garis[n + 1 :]):
                return []  # a row of shares below the summary: not this kind of table
            break
        if not bernilai and _kalimat(garis, n, lebar):
            break
        ringkas = ringkas or _ringkas(garis, n)
        if len(g.teks) > lebar - _LEBIH:
            lebar = len(g.teks) + _LEBIH
        hasil.append(g)
    while hasil and not sel_nilai(hasil[-1].teks):
        hasil.pop()
    return hasil


def _sebanding(atas: Sequence[Garis], bawah: Sequence[Garis]) -> bool:
    """As many values below a name as the summary row above it has, and more than one."""
    banyak = next((n for n, g in enumerate(reversed(atas)) if not sel_nilai(g.teks)), 0)
    return banyak > 1 and len(bawah) >= banyak and all(sel_nilai(g.teks) for g in bawah[:banyak])


def _ringkas(garis: Sequence[Garis], n: int) -> bool:
    """A summary row begins here: its label, its first value on the next line, other rows above it."""
    if not ringkasan(garis[n].teks) or n + 1 == len(garis) or not sel_nilai(garis[n + 1].teks):
        return False
    return any(baca_sel(g.teks) is not None for g in garis[:n])


def _kalimat(garis: Sequence[Garis], n: int, lebar: int) -> bool:
    """Prose or the heading of another part, not a cell as the others are."""
    g = garis[n]
    if len(g.teks) > _TERPANJANG or (g.teks[-1] in ".:;" and len(g.teks.split()) > 6):
        return True
    if not g.sela or (n + 1 < len(garis) and sel_nilai(garis[n + 1].teks)):
        return False
    return bool(_BUTIR.match(g.teks)) or len(g.teks) > lebar or judul(g.teks, sendiri=True) is not None


def _tanpa_ulang(garis: Sequence[Garis]) -> Sequence[Garis]:
    """The lines without the header where it is printed again."""
    banyak = nilai_pertama(garis)
    pertama = garis[0].teks
    for g in garis[banyak:]:
        if g.teks == pertama:
            break
    else:
        return garis
    hasil = list(garis[:banyak])
    ke = banyak
    while ke < len(garis):
        sama = 0
        while sama < banyak and ke + sama < len(garis) and garis[ke + sama].teks == garis[sama].teks:
            sama += 1
        if sama > 1:
            ke += sama
            continue
        hasil.append(garis[ke])
        ke += 1
    return hasil


def _kepala_utuh(garis: Sequence[Garis]) -> list[Garis]:
    """The lines with the unit below a title put to it ("Jumlah" over "(orang)")."""
    hasil: list[Garis] = []
    for n, g in enumerate(garis):
        if sel_nilai(g.teks):
            return [*hasil, *garis[n:]]
        if hasil and _KURUNG.fullmatch(g.teks):
            hasil[-1] = replace(hasil[-1], teks=f"{hasil[-1].teks} {g.teks}")
        else:
            hasil.append(g)
    return hasil


def _tahun_kepala(garis: Sequence[Garis]) -> Sequence[Garis]:
    """The lines with the years below the first title named as such, so that they are no values."""
    awal = nilai_pertama(garis)
    akhir = awal
    while akhir < len(garis) and tahun(garis[akhir].teks):
        akhir += 1
    angka = [g.teks for g in garis[awal:akhir]] if awal and akhir - awal > 1 else []
    if not angka or angka != sorted(set(angka)):
        return garis
    return [*garis[:awal], *(replace(g, teks=_TAHUN + g.teks) for g in garis[awal:akhir]), *garis[akhir:]]


def _tanpa_urut(garis: Sequence[Garis]) -> Sequence[Garis]:
    """The lines without the numbers of the columns below the header: 1, 2, ... as many as it has."""
    awal = nilai_pertama(garis)
    for n in range(awal):
        m = _URUT.fullmatch(garis[awal + n].teks) if awal + n < len(garis) else None
        if m is None or m[1] != str(n + 1):
            return garis
    if awal > 1 and not tahun(garis[0].teks):
        return [*garis[:awal], *garis[2 * awal :]]
    return garis
