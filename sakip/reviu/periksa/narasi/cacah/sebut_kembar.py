"""One quantity that two sentences far from each other count differently, or a sentence and a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import baca_utuh
from sakip.reviu.model import Letak, Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat, peta
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.narasi.cacah.sebut_kata import Sebutan, sebutan, sebutan_tabel
from sakip.reviu.periksa.narasi.cacah.total import total_tabel

_ANGKA = re.compile(r"\d")
#: So many words must say what is counted, fewer where a chapter says again what another said before;
#: the office's own staff takes one.
_KHAS, _CUKUP = 3.0, 2.5
_TENAGA = frozenset({"gawa", "sdm", "asn", "sonel"})
_PROGRAM = frozenset({"program", "laksana"})
#: Abbreviations stand for several words; these tell hardly what is counted.
_SINGKAT = {"sdm": 3, "ikm": 3, "ikpa": 4, "upt": 3, "akip": 4, "sakip": 5}
_HAMBAR_TEKS = """
    laksana kegiat program capai indikator kinerja target realisas layan responden serta ikut latih hadir
    terima selesai laku guna lapor dokumen sasar hasil peroleh libat tetap selenggara
"""
_HAMBAR = frozenset(_HAMBAR_TEKS.split())


@dataclass(frozen=True, slots=True)
class _Letak:
    s: Sebutan
    paragraf: Paragraf
    kalimat: str
    awal: int
    #: All numbers of the table that it is the total of; None: a sentence.
    tabel: frozenset[Decimal] | None = None

    @property
    def baris(self) -> tuple[int, ...]:
        return baris_kalimat(self.paragraf, self.awal + self.s.awal, self.awal + self.s.akhir)


#: That something was done or counted adds nothing to what it is.
_RINGAN = frozenset({"kegiat", "laksana", "selenggara", "laku", "kerah", "catat", "jalan", "bentuk"})


def sebut_kembar(paham: Paham) -> Iterator[Temuan]:
    indeks: dict[tuple[frozenset[str], str], list[_Letak]] = defaultdict(list)
    bagian = peta(paham).bagian_di
    for p in paham.naskah.paragraf:
        if not _ANGKA.search(p.teks):
            continue
        # a percentage of an indicator may be its target, its realisation or its capaian: see the tables
        persen = (b := bagian(p.letak.baris)) is None or b.indikator is None
        for k in pecah(p.teks):
            if _ANGKA.search(k.teks):
                for s in sebutan(paham, k.teks, persen=persen):
                    if _khas(s):
                        indeks[s.kata - _RINGAN, s.satuan].append(_Letak(s, p, k.teks, k.awal))
    for x in _total(paham):
        if (kunci := (x.s.kata - _RINGAN, "")) in indeks:
            indeks[kunci].append(x)
    for daftar in indeks.values():
        if len(daftar) > 1:
            yield from _periksa(paham, daftar)


def _total(paham: Paham) -> Iterator[_Letak]:
    """The totals of tables whose captions name what they count."""
    for k in semua_kisi(paham):
        judul = k.tabel.tabel.judul
        total = total_tabel(k) if judul and k.total else None
        if total is None:
            continue
        a = baca_utuh(str(total[0]))
        s = sebutan_tabel(paham, judul, a) if a is not None else None
        if s is not None and _khas(s):
            p = Paragraf(judul, Letak(total[1], total[1]), subbab=k.tabel.tabel.subbab)
            yield _Letak(s, p, judul, 0, frozenset(x.nilai for b in k.angka for x in b if x is not None))


def _diri(s: Sebutan) -> bool:
    """The office counts its own staff or programmes."""
    return s.sendiri and (bool(s.kata & _TENAGA) or ("program" in s.kata and s.kata <= _PROGRAM))


def _berat(s: Sebutan) -> float:
    return sum(_SINGKAT.get(k, 1) - (k in _HAMBAR) / 2 for k in s.kata if not k.isdigit())


def _khas(s: Sebutan) -> bool:
    return _diri(s) or _berat(s) >= _CUKUP


def _periksa(paham: Paham, daftar: Sequence[_Letak]) -> Iterator[Temuan]:
    """Two values of one year; a third, or two in one paragraph, show words that many things are told in."""
    menurut: dict[int | None, list[_Letak]] = defaultdict(list)
    for x in daftar:
        menurut[paham.tahun if x.s.tahun is None else x.s.tahun].append(x)
    for tahun, isi in menurut.items():
        nilai = {x.s.angka.nilai for x in isi}
        if len(nilai) != 2:
            continue
        if isi[0].s.satuan == "%" and any(peta(paham).sebut(x.kalimat) for x in isi):
            continue
        a = isi[0]
        lain = [x for x in isi if x.s.angka.nilai != a.s.angka.nilai]
        if _sama(a.s, lain[0].s) or any(_sealinea(x, y) for x in isi for y in lain if x is not y):
            continue
        if all(x.tabel is not None for x in isi) or any(_sebagian(t, x) for t in isi for x in isi):
            continue
        banyak = [x for x in isi if x.s.angka.nilai == a.s.angka.nilai]
        if len(lain) > len(banyak):
            banyak, lain = lain, banyak
        if not _setingkat(banyak[0].paragraf.subbab, lain[0].paragraf.subbab):
            yield _temuan(paham, banyak, lain, tahun)


def _sama(a: Sebutan, b: Sebutan) -> bool:
    return abs(a.angka.nilai - b.angka.nilai) <= (
        max(a.angka.langkah, b.angka.langkah) if a.angka.desimal or b.angka.desimal else 0
    )


def _sebagian(t: _Letak, x: _Letak) -> bool:
    """Whether a sentence with another number than the table's total tells of a part: one that the table
    prints, too, or beside the total, which then is a part."""
    if t.tabel is None or x.tabel is not None or x.s.angka.nilai == t.s.angka.nilai:
        return False
    total = rf"(?<![\d.,]){tulis(t.s.angka.nilai, 0)}(?!\d|[.,]\d)"
    return x.s.angka.nilai in t.tabel or re.search(total, x.paragraf.teks) is not None


def _sealinea(a: _Letak, b: _Letak) -> bool:
    return a.paragraf is b.paragraf and a.s.angka.nilai != b.s.angka.nilai


def _temuan(paham: Paham, banyak: Sequence[_Letak], lain: Sequence[_Letak], tahun: int | None) -> Temuan:
    a, b = banyak[0], lain[0]
    tegas = all(x.s.tahun is not None or x.s.sendiri for x in (a, b))
    khas = _diri(a.s) or _berat(a.s) >= _KHAS or _bab(a.paragraf) != _bab(b.paragraf)
    pasti = tegas and khas and not _sekawan(paham, a.paragraf, b.paragraf)
    return temuan(
        paham,
        "narasi",
        {n for x in (*banyak, *lain) for n in x.baris},
        kutipan=b.kalimat,
        tercetak=b.s.angka.teks,
        seharusnya=a.s.angka.teks,
        uraian=f"Hal yang sama{f' tahun {tahun}' if tahun else ''} disebut {b.s.angka.teks} pada baris "
        f"{b.baris[0]} dan {a.s.angka.teks} pada baris {a.baris[0]}: “{a.kalimat}”",
        saran="Periksa pada data sumbernya, lalu samakan.",
        kepastian="pasti" if pasti else "ragu",
    )


def _bab(p: Paragraf) -> str:
    return p.subbab[0] if p.subbab else ""


def _sekawan(paham: Paham, a: Paragraf, b: Paragraf) -> bool:
    """Parts of two indicators, or items of lists whose heads tell of whom."""
    if a.butir or b.butir:
        return True
    k = [paham.konteks_di(p.letak.baris) for p in (a, b)]
    ind = [x.indikator for x in k if x is not None and x.indikator is not None]
    return len(set(ind)) > 1


def _setingkat(a: Sequence[str], b: Sequence[str]) -> bool:
    """Parts of like rank under one heading, neither of which any report has: each may be of a unit."""
    sejajar = a != b and len(a) == len(b) > 1 and a[:-1] == b[:-1]
    return sejajar and not any(_SUSUNAN.search(x[-1]) for x in (a, b))


_SUSUNAN = re.compile(
    r"\b(?:bab|umum|latar|isu|tugas|organisasi|capaian|pengukuran|realisasi|anggaran|keuangan|efisiensi|sumber\s+daya"
    r"|evaluasi|analisis|perjanjian|rencana|prestasi|penghargaan|inovasi|simpulan|kesimpulan|penutup|saran|ringkasan"
    r"|ikhtisar)\b",
    re.IGNORECASE,
)
