"""Titles of the columns of a regular table: its rows say how many there are, its header which they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.baca.lepas_bukti import arti
from sakip.reviu.baca.lepas_kolom import jenis_sel, pecah_kepala, susunan
from sakip.reviu.baca.teratur_garis import Isi

#: Words that open a column whatever stands before them: what was done with the things that the rows count.
_KERJA = re.compile(r"(?:Di|Me|Ter|Ber)[a-z]{4,}|Masuk|Selesai|Ditolak|Porsi|Selisih|Isi")
_POKOK = re.compile(r"Target|Realisasi|Capaian|Pagu|Persentase|Persen|%|\(%\)|Nilai|Bobot|Jumlah|Sisa|Skor")
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_NOMOR = re.compile(r"(?:no|nomor)\.?", re.IGNORECASE)


def judul_kepala(baris: Sequence[str], isi: Isi) -> tuple[str, ...] | None:
    """The name column and the value columns by their titles; None where the words do not make as many."""
    kata = " ".join(baris).split()
    berangka = _NOMOR.fullmatch(kata[0]) is not None
    if berangka and not isi.bernomor:
        return None
    if (ada := _menurut_kata(baris, isi.lebar)) is not None:
        return ada
    pertama = baris[0].split()[berangka:]
    if len(baris) == 2:
        return _bertahun(pertama, baris[1], isi.lebar)
    return _lepas(pertama, isi.lebar) if len(baris) == 1 and len(isi.baris) > 1 else None


def _bertahun(kata: Sequence[str], bawah: str, lebar: int) -> tuple[str, ...] | None:
    """ "Indikator Target Realisasi 2023 Capaian" over years: they divide the one column of targets."""
    tahun = bawah.split()
    if not all(_TAHUN.fullmatch(t) for t in tahun) or tahun != sorted(set(tahun)):
        return None
    bagian = _tempel_tahun(pecah_kepala(" ".join(kata)))
    letak = [n for n, t in enumerate(bagian) if t.casefold().startswith("target") and not _TAHUN.search(t)]
    if len(letak) != 1 or len(bagian) + len(tahun) != lebar + 2:
        return None
    n = letak[0]
    return (*bagian[:n], *(f"{bagian[n]} {t}" for t in tahun), *bagian[n + 1 :])


def _tempel_tahun(bagian: Sequence[str]) -> list[str]:
    """A year put to the title before it."""
    hasil: list[str] = []
    for t in bagian:
        if hasil and _TAHUN.fullmatch(t):
            hasil[-1] = f"{hasil[-1]} {t}"
        else:
            hasil.append(t)
    return hasil


def _menurut_kata(baris: Sequence[str], lebar: int) -> tuple[str, ...] | None:
    """The titles where the words of the header leave one reading of as many columns."""
    ada = [s for s in susunan(baris) if len(s.nilai) == lebar and not s.ekor and not s.satuan]
    if not ada or any(arti(s) != arti(ada[0]) for s in ada):
        return None
    s = min(ada, key=lambda s: (s.terbagi, s.terpecah))
    nama = next((t for t in reversed(s.nama) if "indikator" in kata_kata(t)), s.nama[0])
    return (nama, *s.nilai)


def _lepas(kata: Sequence[str], lebar: int) -> tuple[str, ...] | None:
    """One line of words cut into as many titles; a title that could be cut in several ways stays blank."""
    if len(kata) == lebar + 1:
        return tuple(kata)
    bagian = _bagian(kata)
    for pilihan in (bagian, _bagian(kata, rapat=False)):
        if len(pilihan) == lebar + 1:
            return tuple(pilihan)
    if len(kata) <= lebar or len(bagian) > lebar + 1:
        return None
    kanan: list[str] = []
    while len(bagian) > 1 and len(kanan) < lebar and jenis_sel(bagian[-1]) is not None:
        kanan.insert(0, bagian.pop())
    sisa = " ".join(bagian).split()
    kurang = lebar - len(kanan)
    if len(sisa) <= kurang:
        return None
    if not kurang:
        return (" ".join(sisa), *kanan)
    if len(sisa) == kurang + 1:
        return (*sisa, *kanan)
    return (sisa[0], *[""] * kurang, *kanan)


def _bagian(kata: Sequence[str], *, rapat: bool = True) -> list[str]:
    """The words cut before those that open a column; not ``rapat``: also where they may go on with one."""
    hasil: list[str] = []
    for t in pecah_kepala(" ".join(kata)):
        for n, k in enumerate(t.split()):
            longgar = _POKOK.fullmatch(k) or (hasil and _KERJA.fullmatch(hasil[-1]) and k[0].isupper())
            if not n or _KERJA.fullmatch(k) or (longgar and not rapat):
                hasil.append(k)
            else:
                hasil[-1] = f"{hasil[-1]} {k}"
    return hasil
