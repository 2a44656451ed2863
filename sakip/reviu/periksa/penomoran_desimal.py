"""Parts of a chapter numbered 3.1, 3.2, ...: a number twice or left out, one title under two numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.reviu.baca.judul import gaya_nomor
from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.ingat import ingat

_NOMOR = re.compile(r"(?P<awal>\d{1,2}(?:\.\d{1,2}){0,2})\.(?P<n>\d{1,2})\.?")
_BAB = re.compile(r"BAB\s+(\S+)", re.IGNORECASE)
#: A page number behind the title: a list of contents.
_HALAMAN = re.compile(r"[\s.…]+\d{1,3}$")
_LANJUT = re.compile(r"lanjut|sambung", re.IGNORECASE)
_MIRIP = 0.6
_TERSEDIKIT = 3


@dataclass(frozen=True, slots=True)
class _Subbab:
    awal: str
    n: int
    judul: str
    baris: int

    @property
    def cetak(self) -> str:
        return f"{self.awal}.{self.n}"

    @property
    def inti(self) -> str:
        return re.sub(r"\W+", "", self.judul.casefold())


@ingat
def _deret(paham: Paham) -> tuple[tuple[_Subbab, ...], ...]:
    """The parts of each chapter (and of each part) in order; only numbers that begin with the chapter's."""
    hasil: list[tuple[_Subbab, ...]] = []
    kini: dict[str, list[_Subbab]] = defaultdict(list)
    bab: int | None = None
    for u in paham.naskah.unsur:
        if not isinstance(u, Judul):
            continue
        nomor = u.nomor.strip()
        m = _BAB.fullmatch(nomor)
        if m is not None:
            hasil.extend(map(tuple, kini.values()))
            kini, bab = defaultdict(list), gaya_nomor(f"{m[1]}.")[1]
            continue
        m = _NOMOR.fullmatch(nomor)
        if m is None or bab is None or int(m["awal"].split(".")[0]) != bab or _HALAMAN.search(u.teks):
            continue
        ini = _Subbab(m["awal"], int(m["n"]), u.teks.strip(), u.letak.baris)
        if not any(x.n == ini.n and _sama(x, ini) for x in kini[ini.awal]):
            kini[ini.awal].append(ini)
    hasil.extend(map(tuple, kini.values()))
    return tuple(h for h in hasil if len(h) > 1)


def _sama(a: _Subbab, b: _Subbab) -> bool:
    """A title again: a running head, or the part goes on."""
    return not a.inti or not b.inti or a.inti.startswith(b.inti[:20]) or b.inti.startswith(a.inti[:20])


def nomor_desimal(paham: Paham) -> Iterator[Temuan]:
    """Only where the other numbers of the row run from 1 up."""
    for deret in _deret(paham):
        langkah = [b.n - a.n for a, b in pairwise(deret)]
        salah = [i for i, x in enumerate(langkah) if x != 1]
        if deret[0].n != 1 or not salah:
            continue
        i = salah[0]
        if langkah[i] == 0 and (len(salah) == 1 or (salah[1:] == [i + 1] and langkah[i + 1] == 2)):
            yield from _dua_kali(paham, deret, i)
        elif langkah[i] == 2 and len(salah) == 1 and len(deret) >= _TERSEDIKIT:
            yield from _lompat(paham, deret[i], deret[i + 1])


def _dua_kali(paham: Paham, deret: Sequence[_Subbab], i: int) -> Iterator[Temuan]:
    a, b = deret[i], deret[i + 1]
    if paham.bobot.kemiripan(kunci(a.judul), kunci(b.judul)) > _MIRIP or _LANJUT.search(b.judul):
        return
    yield temuan(
        paham,
        "penomoran",
        (a.baris, b.baris),
        tercetak=f"{b.cetak} (dua kali)",
        seharusnya=f"{b.awal}.{b.n + 1}",
        kutipan=f"{b.cetak} {b.judul}",
        uraian=f"Nomor {b.cetak} dipakai untuk “{a.judul}” dan “{b.judul}”.",
        saran="Nomori ulang subbabnya dan sesuaikan daftar isi serta rujukannya.",
        keparahan="ringan",
    )


def _lompat(paham: Paham, a: _Subbab, b: _Subbab) -> Iterator[Temuan]:
    """In pages a heading may have been lost in reading; a line that begins with its number is one."""
    hilang = f"{b.awal}.{b.n - 1}"
    pola = re.compile(rf"\W*{re.escape(hilang)}(?![\d.,]*\d)")
    if any(hilang in x and pola.match(x) for x in paham.naskah.baris):
        return
    yield temuan(
        paham,
        "penomoran",
        (a.baris, b.baris),
        tercetak=f"{a.cetak}, lalu {b.cetak}",
        seharusnya=hilang,
        kutipan=f"{b.cetak} {b.judul}",
        uraian=f"Sesudah subbab {a.cetak} langsung {b.cetak} “{b.judul}”; {hilang} tidak ada.",
        saran="Nomori ulang subbabnya, atau kembalikan subbab yang hilang.",
        keparahan="ringan",
        kepastian="pasti" if paham.naskah.jumlah_halaman is None else "ragu",
    )


def _terlipat(paham: Paham, s: _Subbab) -> bool:
    """Whether the title may go on in the next line: text stands right below it."""
    bawah = paham.naskah.baris[s.baris : s.baris + 1]
    return bool(bawah) and bawah[0].strip()[:1].isalpha()


def judul_dua_nomor(paham: Paham) -> Iterator[Temuan]:
    """One title under two numbers of a chapter ("3.3 X", "3.4 X"); titles that several parts share repeat
    by design."""
    for deret in _deret(paham):
        if "." in deret[0].awal:
            continue
        kembar = [
            (a, b)
            for j, b in enumerate(deret)
            for a in deret[:j]
            if a.n != b.n and a.inti == b.inti and len(kunci(b.judul)) > 1
        ]
        if len(kembar) != 1:
            continue
        a, b = kembar[0]
        yield temuan(
            paham,
            "ganda",
            (a.baris, b.baris),
            tercetak=f"“{b.judul}” pada {a.cetak} dan {b.cetak}",
            seharusnya="satu subbab",
            kutipan=f"{b.cetak} {b.judul}",
            uraian=f"Subbab {a.cetak} dan {b.cetak} berjudul sama, “{b.judul}”.",
            saran="Satukan isinya, atau beri judul yang sesuai isinya.",
            keparahan="ringan",
            kepastian="pasti"
            if b.n == a.n + 1 and not (_terlipat(paham, a) and _terlipat(paham, b))
            else "ragu",
        )
