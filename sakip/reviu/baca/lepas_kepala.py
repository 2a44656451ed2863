"""Headers of tables that were lost to line breaks: which value columns they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.kata import kata_kata, serupa
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah

_KOLOM = re.compile(
    r"(?P<tahun>(?:tahun\s*)?\b20\d\d\b)"
    r"|(?P<persen>\(?\s*%\s*\)?)"
    r"|(?P<kata>[A-Za-z][A-Za-z.]*)"
    r"|(?P<lain>[()\d.,/:&+-]+)",
    re.IGNORECASE,
)
#: Words that open a column of values.
NILAI_KATA = (
    "target", "realisasi", "capaian", "pagu", "anggaran", "persentase", "sisa", "serapan", "penyerapan",
)  # fmt: skip
_NAMA_TEKS = "sasaran indikator program kegiatan uraian output satker kantor unit tujuan jenis nama kinerja"
_IKUT_TEKS = """
    kinerja strategis utama iku ikk kegiatan program tahun ini kerja satuan rp no nomor sd dan dari terhadap
    akhir tingkat jumlah nilai rata keterangan ket bobot anggaran sub s.d. per indikator sasaran tw triwulan
    keuangan awal kondisi jangka menengah renstra rpjmd rpjmn sebelumnya perjanjian pk organisasi perangkat
    daerah ss sk kode
"""
_NAMA_KATA = frozenset(_NAMA_TEKS.split())
_IKUT = frozenset(_IKUT_TEKS.split())
_BARIS_SATU = re.compile(r"1[.)]?\s+[A-Z]")
_TAHUN = re.compile(r"\b20\d\d\b")
_TAHUN_ATAU_NOMOR = re.compile(r"\(?(?:20\d\d|\d)\)?")
_BERNILAI = re.compile(r"\d\s?%|\d[.,]\d|\b(?!(?:19|20)\d\d\b)\d{3,}")
_PERSEN = re.compile(r"\(?\s*%\s*\)?")
_URUT = re.compile(r"[\s()\d=:/x.,-]+")
_DIGIT = re.compile(r"\d+")
_ABAD_INI = re.compile(r"20\d\d")
_SEBELUM = re.compile(r"(?:%|persentase|presentase|tingkat)\s*$", re.IGNORECASE)
_BARIS_TERBANYAK = 28
_KOLOM_TERBANYAK = 12


@dataclass(frozen=True, slots=True)
class Kepala:
    """A header found in the text: its value columns, the name column, and the index after its last line."""

    nilai: tuple[str, ...]
    nama: str
    akhir: int
    teks: str = ""


def cari_kepala(potong: Sequence[Potong], awal: int) -> Kepala | None:
    """The header that begins at ``awal``, or None."""
    kini = potong[awal]
    if not isinstance(kini, BarisTeks) or not _mungkin(kini.teks) or _judul(potong, awal):
        return None
    baris: list[str] = []
    ke = awal
    for p in potong[awal : awal + _BARIS_TERBANYAK]:
        if isinstance(p, TabelMentah):
            return None
        teks = p.teks.strip()
        if not teks:
            if ke + 1 < len(potong) and not _lanjut(potong, ke + 1):
                break
        elif baris and teks[0] == "1" and _BARIS_SATU.match(teks):
            break  # the first row: its number and a name that sounds like a header
        elif not _mungkin(p.teks) or (baris and _label_nilai(potong, ke, baris)):
            break
        else:
            baris.append(teks)
        ke += 1
    return _kepala(baris, ke)


def _label_nilai(potong: Sequence[Potong], ke: int, baris: list[str]) -> bool:
    """A row label ("PAGU") under a header of years: a value stands on the next line."""
    kini = potong[ke]
    if not isinstance(kini, BarisTeks) or len(kata_kata(kini.teks)) != 1:
        return False
    if not any(_TAHUN.search(b) for b in baris):
        return False
    for p in potong[ke + 1 : ke + 3]:
        if isinstance(p, BarisTeks) and p.teks.strip():
            return baca_sel(p.teks) is not None and not _TAHUN_ATAU_NOMOR.fullmatch(p.teks.strip())
    return False


def _lanjut(potong: Sequence[Potong], ke: int) -> bool:
    """The header goes on after a blank line."""
    p = potong[ke]
    return isinstance(p, BarisTeks) and bool(p.teks.strip()) and _mungkin(p.teks)


def _judul(potong: Sequence[Potong], ke: int) -> bool:
    """An upper-case title with its year, alone between blank lines."""
    p = potong[ke]
    if not isinstance(p, BarisTeks) or not p.teks.isupper() or not _TAHUN.search(p.teks):
        return False
    bawah = potong[ke + 1] if ke + 1 < len(potong) else None
    return len(kata_kata(p.teks)) >= 2 and isinstance(bawah, BarisTeks) and not bawah.teks.strip()


@lru_cache(maxsize=4096)
def _mungkin(teks: str) -> bool:
    """All words of the line are words of headers (or column numbers, years, units)."""
    teks = teks.strip()
    if not teks or len(teks) > 160 or teks[-1] in ".;:" or "\t" in teks:
        return False
    kata = kata_kata(teks)
    if not all(map(_kata_mungkin, kata)) or _BERNILAI.search(teks):
        return False  # other words or values stand in it
    return bool(kata) or (len(teks) <= 80 and _urut_kolom(teks))


@lru_cache(maxsize=8192)
def _kata_mungkin(kata: str) -> bool:
    return kata in _IKUT or kata in _NAMA_KATA or any(serupa(kata, n) for n in NILAI_KATA)


def _urut_kolom(teks: str) -> bool:
    """Column numbers ("1 2 3", "(4)", "5=4/3"), years, "(%)", "(Rp)"."""
    if _PERSEN.fullmatch(teks):
        return True
    if not _URUT.fullmatch(teks):
        return False
    return all(len(a) <= 2 or _ABAD_INI.fullmatch(a) is not None for a in _DIGIT.findall(teks))


@dataclass
class _Baca:
    """Header words taken in one by one."""

    nilai: list[str] = field(default_factory=list)
    tahun: list[str] = field(default_factory=list)
    nama: str = ""
    akhir_nilai: int = -9

    def baris(self, teks: str) -> None:
        """One header line; words are counted so that "Realisasi Kinerja Tahun 2023" keeps its own year."""
        self.akhir_nilai = -9
        for ke, m in enumerate(_KOLOM.finditer(teks)):
            if m["tahun"]:
                self._tahun(m["tahun"], ke)
            elif m["kata"]:
                self._kata(teks, m, ke)
            elif m["persen"] and (not self.nilai or self.nilai[-1] not in ("capaian", "persentase")):
                self.nilai.append("persentase")

    def _tahun(self, teks: str, ke: int) -> None:
        if 0 < ke - self.akhir_nilai <= 3 and teks[:1].isalpha() and " " not in self.nilai[-1]:
            self.nilai[-1] += f" {teks[-4:]}"
        else:
            self.tahun.append(teks[-4:])

    def _kata(self, teks: str, m: re.Match[str], ke: int) -> None:
        """A new value column, or the name of the first text column."""
        k = m["kata"].casefold().strip(".")
        cocok = next((n for n in NILAI_KATA if serupa(k, n)), None)
        if cocok and not _ikutan(cocok, self.nilai, teks, m.start()):
            self.nilai.append(cocok)
            self.akhir_nilai = ke
        elif k in _NAMA_KATA and not self.nilai and self.nama in ("", "sasaran", "kinerja"):
            self.nama = k


def _kepala(baris: list[str], akhir: int) -> Kepala | None:
    isi = _isi_kepala(tuple(baris))
    return Kepala(isi[0], isi[1], akhir, isi[2]) if isi is not None else None


@lru_cache(maxsize=1024)
def _isi_kepala(baris: tuple[str, ...]) -> tuple[tuple[str, ...], str, str] | None:
    """(value columns, name column, words) of header lines."""
    baca = _Baca()
    for teks in baris:
        baca.baris(teks)
    kolom = _bertahun(baca.nilai, baca.tahun)
    if not baca.nama or not _sah(kolom) or len(kolom) > _KOLOM_TERBANYAK:
        return None
    return kolom, baca.nama, " ".join(kata_kata(" ".join(baris)))


def _ikutan(kata: str, nilai: list[str], teks: str, letak: int) -> bool:
    """ "anggaran" after "pagu", "% capaian", "persentase capaian", "realisasi anggaran" are one column."""
    sebelum = kata_kata(teks[:letak])[-1:]
    if kata == "anggaran":
        return bool(sebelum) and any(
            serupa(sebelum[0], n) for n in ("pagu", "realisasi", "penyerapan", "serapan")
        )
    if kata in ("capaian", "serapan", "penyerapan", "realisasi") and nilai and nilai[-1] == "persentase":
        persen = _SEBELUM.search(teks[:letak])
        if persen:
            nilai[-1] = kata if kata == "capaian" else "persentase"
        return persen is not None
    return False


def _sah(kolom: tuple[str, ...]) -> bool:
    """Value columns that make a table of performance or budget, not just words that happen to meet."""
    ada = {k.split()[0] for k in kolom}
    if "penyerapan" in ada and "capaian" in ada:
        return False
    if ada == {"tahun"}:
        return len(kolom) >= 3
    if ada == {"target"}:
        return len(kolom) <= 5
    return (
        len(ada & {"target", "realisasi", "capaian"}) >= 2
        or (bool(ada & {"pagu", "anggaran"}) and bool(ada & {"realisasi", "serapan"}))
    ) and len(kolom) <= _KOLOM_TERBANYAK


def _bertahun(nilai: list[str], tahun: list[str]) -> tuple[str, ...]:
    """Years over groups of columns, groups over years ("Target" over four years), or years alone."""
    beda = list(dict.fromkeys(tahun))
    if not nilai:
        return tuple(f"tahun {t}" for t in tahun) if len(beda) == len(tahun) else ()
    if len(beda) <= 1:
        return tuple(nilai)
    polos = [n for n in nilai if " " not in n]
    if len(polos) == len(nilai) == len(set(nilai)) * len(beda):
        tiap = len(nilai) // len(beda)
        return tuple(f"{n} {beda[i // tiap]}" for i, n in enumerate(nilai))
    if nilai == ["target", "realisasi"] and len(tahun) > 3 and len(beda) < len(tahun):
        putus = next((i for i in range(1, len(tahun)) if tahun[i] <= tahun[i - 1]), len(tahun))
        return tuple(f"{'target' if i < putus else 'realisasi'} {t}" for i, t in enumerate(tahun))
    if polos.count("target") == 1 and tahun == sorted(beda) and len(nilai) > 1:
        # "Target" over several years beside single columns: the years divide it
        hasil: list[str] = []
        for n in nilai:
            hasil.extend(f"target {t}" for t in tahun) if n == "target" else hasil.append(n)
        return tuple(hasil)
    return ()
