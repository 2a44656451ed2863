"""Chapters (I, II) and parts (A, B or 3.1, 3.2): a number twice or left out, a title under two numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.reviu.baca.judul import urutan
from sakip.reviu.model import Judul, Paragraf, Temuan, Unsur
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import baris_tabel

_BAB = re.compile(r"BAB\s+(\S+)")
#: Dots or a page number behind the title: a list of contents, or a running head.
_HALAMAN = re.compile(r"[\s.…]+\d{1,3}$")
_LANJUT = re.compile(r"lanjut|sambung", re.IGNORECASE)
_KATA = 10
_MIRIP = 0.6
_TERSEDIKIT = 3
#: Lines to look at for the neighbour that is not blank.
_SELA = 3


@dataclass(frozen=True, slots=True)
class _Bagian:
    """A chapter or part as printed ("BAB II", "B.", "3.2"): its place in its row (1-based), title, line."""

    cetak: str
    urut: int
    judul: str
    baris: int

    @property
    def inti(self) -> str:
        return re.sub(r"\W+", "", self.judul.casefold())


def _sama(a: _Bagian, b: _Bagian) -> bool:
    """A title again: a running head, or the part goes on."""
    return a.inti.startswith(b.inti[:20]) or b.inti.startswith(a.inti[:20])


def _mirip(paham: Paham, a: _Bagian, b: _Bagian) -> bool:
    return paham.bobot.kemiripan(kunci(a.judul), kunci(b.judul)) > _MIRIP


def _dua_kali(
    paham: Paham, a: _Bagian, b: _Bagian, *, seharusnya: str, nomor: str, dalam: str = "", hal: str = "subbab"
) -> Temuan:
    """One number over two titles; ``nomor``: as a sentence calls it, ``dalam``: what holds it once."""
    return temuan(
        paham,
        "penomoran",
        (a.baris, b.baris),
        tercetak=f"{b.cetak} (dua kali)",
        seharusnya=seharusnya,
        kutipan="" if hal == "bab" else f"{b.cetak} {b.judul}",
        uraian=f"{nomor} dipakai untuk “{a.judul}” dan “{b.judul}”{dalam}.",
        saran=f"Nomori ulang {hal}nya dan sesuaikan daftar isi serta rujukannya.",
        keparahan="ringan",
    )


def _terlompat(paham: Paham, a: _Bagian, b: _Bagian, hilang: str, bukti: str, *, pasti: bool) -> Temuan:
    """The part between two others is not there."""
    return temuan(
        paham,
        "penomoran",
        (a.baris, b.baris),
        tercetak=f"{a.cetak}, lalu {b.cetak}",
        seharusnya=hilang,
        kutipan=f"{b.cetak} {b.judul}",
        uraian=f"Sesudah subbab {a.cetak} langsung {b.cetak} “{b.judul}”{bukti}.",
        saran="Nomori ulang subbabnya, atau kembalikan subbab yang hilang.",
        keparahan="ringan",
        kepastian="pasti" if pasti else "ragu",
    )


# --- chapters ----------------------------------------------------------------------------------------------


def nomor_bab(paham: Paham) -> Iterator[Temuan]:
    """Only where the chapters, each title counted once, run from I up: a list of contents stays out."""
    bab = _semua_bab(paham)
    langkah = [b.urut - a.urut for a, b in pairwise(bab)]
    if len(bab) < 3 or bab[0].urut != 1 or sum(n != 1 for n in langkah) > 2 or min(langkah) < 0:
        return
    for ke, (a, b) in enumerate(pairwise(bab)):
        lanjut = langkah[ke + 1] if ke + 1 < len(langkah) else None
        if langkah[ke] == 0 and langkah.count(0) == 1 and (a.urut > 1 or lanjut == 2):
            yield _dua_kali(paham, a, b, seharusnya="satu nomor untuk satu bab", nomor=b.cetak, hal="bab")
        elif langkah[ke] == 2 and 0 not in langkah:
            yield temuan(
                paham,
                "penomoran",
                (a.baris, b.baris),
                tercetak=f"{a.cetak}, {b.cetak}",
                seharusnya="nomor bab yang berurutan",
                uraian=f"Sesudah {a.cetak} langsung {b.cetak}: satu nomor bab terlewati.",
                saran="Periksa apakah ada bab yang hilang atau salah nomor.",
                keparahan="ringan",
                kepastian="ragu",
            )


def _semua_bab(paham: Paham) -> list[_Bagian]:
    """Chapters in order; a title that came before under its number is a running head or a list."""
    hasil: list[_Bagian] = []
    for u, berikut in pairwise((*paham.naskah.unsur, None)):
        m = _BAB.fullmatch(u.nomor.strip()) if isinstance(u, Judul) else None
        if not isinstance(u, Judul) or m is None:
            continue
        judul = u.teks or _di_bawah(berikut)
        urut = urutan(m[1])
        if urut is None or not judul or len(judul.split()) > _KATA or _HALAMAN.search(judul):
            continue
        ini = _Bagian(u.nomor.strip(), urut, judul, u.letak.baris)
        if not any(b.urut == urut and (_sama(b, ini) or _mirip(paham, b, ini)) for b in hasil):
            hasil.append(ini)
    return hasil


def _di_bawah(u: Unsur | None) -> str:
    """A title on the line below "BAB II": a heading without number, or a line in capitals."""
    if isinstance(u, Judul):
        return "" if u.nomor else u.teks
    return u.teks if isinstance(u, Paragraf) and u.teks.isupper() else ""


# --- lettered parts ----------------------------------------------------------------------------------------

_BARIS_BAB = re.compile(r"[#*\s]*BAB\s+[IVX\d]+\b")
_BERHURUF = re.compile(r"[#*\s]*([A-Z])\.\s+([A-Z][^\t|]*?)\W*$")


def nomor_huruf(paham: Paham) -> Iterator[Temuan]:
    """The parts of each chapter in order; those of the list of contents tell what a letter should be."""
    isi, bab = _berhuruf(paham)
    for bagian in bab:
        yield from _runtut(paham, bagian, isi)


def _berhuruf(paham: Paham) -> tuple[dict[str, int], list[list[_Bagian]]]:
    """The letters by title that the list of contents gives, and the parts of every chapter of the text."""
    daftar: dict[str, int] = {}
    hasil: list[list[_Bagian]] = [[]]
    tabel = baris_tabel(paham)
    judul = {u.letak.baris: u for u in paham.naskah.unsur if isinstance(u, Judul)}
    for baris, teks in enumerate(paham.naskah.baris, 1):
        if _BARIS_BAB.match(teks):
            hasil.append([])
        elif baris not in tabel and (s := _satu_huruf(teks, baris, judul.get(baris))) is not None:
            if _HALAMAN.search(s.judul) or _dalam_daftar(paham, baris):
                daftar.setdefault(re.sub(r"\d+$", "", s.inti), s.urut)
            else:
                hasil[-1].append(s)
    return daftar, hasil


def _satu_huruf(teks: str, baris: int, judul: Judul | None) -> _Bagian | None:
    if judul is not None and judul.nomor:
        teks = f"{judul.nomor} {judul.teks}"
    m = _BERHURUF.match(teks)
    if m is None or len(m[2].split()) > _KATA or teks.rstrip().endswith((";", ":", ",")):
        return None
    return _Bagian(f"{m[1]}.", ord(m[1]) - 64, m[2].strip(" *"), baris)


def _dalam_daftar(paham: Paham, baris: int) -> bool:
    """Between lines that are parts or chapters themselves: a list of contents without page numbers."""
    sebelum = (paham.baris_teks(b) for b in range(baris - 1, baris - 1 - _SELA, -1))
    sesudah = (paham.baris_teks(b) for b in range(baris + 1, baris + 1 + _SELA))
    dekat = [next((s for s in arah if s.strip()), "") for arah in (sebelum, sesudah)]
    return all(_BERHURUF.match(s) is not None or _BARIS_BAB.match(s) is not None for s in dekat)


def _runtut(paham: Paham, bagian: Sequence[_Bagian], isi: dict[str, int]) -> Iterator[Temuan]:
    """A letter that goes on with no open series is no part; an A opens a series within the part above it."""
    deret: list[list[_Bagian]] = []
    for ke, s in enumerate(bagian):
        terbuka = next((i for i in reversed(range(len(deret))) if deret[i][-1].urut + 1 == s.urut), None)
        if s.urut == 1:
            deret.append([s])
        elif terbuka is not None:
            del deret[terbuka + 1 :]
            deret[-1].append(s)
        elif deret and deret[-1][-1].urut == s.urut and not _sama(deret[-1][-1], s):
            yield _dua_kali(
                paham,
                deret[-1][-1],
                s,
                seharusnya=_huruf(s.urut + 1),
                nomor=f"Huruf {s.cetak}",
                dalam=" dalam satu bab",
            )
            if ke + 1 < len(bagian) and bagian[ke + 1].urut == s.urut + 2:
                deret[-1].append(_Bagian(_huruf(s.urut + 1), s.urut + 1, s.judul, s.baris))
        elif deret and deret[-1][-1].urut + 2 == s.urut and len(deret[-1]) > 1:
            yield from _huruf_hilang(paham, deret[-1][-1], s, isi)
            deret[-1].append(s)


def _huruf(urut: int) -> str:
    return f"{chr(64 + urut)}."


def _huruf_hilang(paham: Paham, a: _Bagian, b: _Bagian, isi: dict[str, int]) -> Iterator[Temuan]:
    """Certain only where the list of contents gives the part the letter that was left out."""
    hilang = _huruf(b.urut - 1)
    sela = range(a.baris + 1, b.baris)
    if any(re.match(rf"\W*{hilang[0]}[.)]", paham.baris_teks(x)) for x in sela):
        return
    tercatat = isi.get(b.inti) == b.urut - 1
    bukti = f"; daftar isi menyebutnya {hilang[0]}" if tercatat else ""
    yield _terlompat(paham, a, b, hilang, bukti, pasti=tercatat)


# --- parts numbered by decimals ----------------------------------------------------------------------------

_INDUK = re.compile(r"\d{1,2}\.")
_NOMOR = re.compile(r"(?P<awal>\d{1,2}(?:\.\d{1,2}){0,2})\.(?P<n>\d{1,2})\.?")


@ingat
def _deret(paham: Paham) -> tuple[tuple[str, tuple[_Bagian, ...]], ...]:
    """The parts of each chapter (and of each part) in order, with the number that all begin with; only
    numbers that begin with the chapter's, or with that of the part above them ("4. DIVISI ...", "4.1")."""
    hasil: list[tuple[str, tuple[_Bagian, ...]]] = []
    kini: dict[str, list[_Bagian]] = defaultdict(list)
    bab: int | None = None
    induk: int | None = None
    for u in paham.naskah.unsur:
        if not isinstance(u, Judul):
            continue
        nomor = u.nomor.strip()
        m = _BAB.fullmatch(nomor)
        if m is not None:
            hasil.extend((awal, tuple(isi)) for awal, isi in kini.items())
            kini, bab, induk = defaultdict(list), urutan(m[1]), None
            continue
        if _INDUK.fullmatch(nomor) and not _HALAMAN.search(u.teks):
            induk = int(nomor.rstrip("."))
            if induk != bab:  # another list of parts may begin with the same number
                hasil.extend(
                    (awal, tuple(kini.pop(awal))) for awal in [*kini] if awal.split(".")[0] == str(induk)
                )
            continue
        m = _NOMOR.fullmatch(nomor)
        if (
            m is None
            or bab is None
            or int(m["awal"].split(".")[0]) not in (bab, induk)
            or _HALAMAN.search(u.teks)
        ):
            continue
        ini = _Bagian(f"{m['awal']}.{int(m['n'])}", int(m["n"]), u.teks.strip(), u.letak.baris)
        if not any(x.urut == ini.urut and _sama(x, ini) for x in kini[m["awal"]]):
            kini[m["awal"]].append(ini)
    hasil.extend((awal, tuple(isi)) for awal, isi in kini.items())
    return tuple(h for h in hasil if len(h[1]) > 1)


def nomor_desimal(paham: Paham) -> Iterator[Temuan]:
    """Only where the other numbers of the row run from 1 up."""
    for awal, deret in _deret(paham):
        langkah = [b.urut - a.urut for a, b in pairwise(deret)]
        salah = [i for i, x in enumerate(langkah) if x != 1]
        if deret[0].urut != 1 or not salah:
            continue
        i = salah[0]
        a, b = deret[i], deret[i + 1]
        if langkah[i] == 0 and (len(salah) == 1 or (salah[1:] == [i + 1] and langkah[i + 1] == 2)):
            if not _mirip(paham, a, b) and not _LANJUT.search(b.judul):
                berikut = f"{awal}.{b.urut + 1}"
                yield _dua_kali(paham, a, b, seharusnya=berikut, nomor=f"Nomor {b.cetak}")
        elif langkah[i] == 2 and len(salah) == 1 and len(deret) >= _TERSEDIKIT:
            yield from _desimal_hilang(paham, a, b, f"{awal}.{b.urut - 1}")


def _desimal_hilang(paham: Paham, a: _Bagian, b: _Bagian, hilang: str) -> Iterator[Temuan]:
    """In pages a heading may have been lost in reading; a line that begins with its number is one."""
    pola = re.compile(rf"\W*{re.escape(hilang)}(?![\d.,]*\d)")
    if not any(hilang in x and pola.match(x) for x in paham.naskah.baris):
        pasti = paham.naskah.jumlah_halaman is None
        yield _terlompat(paham, a, b, hilang, f"; {hilang} tidak ada", pasti=pasti)


def judul_dua_nomor(paham: Paham) -> Iterator[Temuan]:
    """One title under two numbers of a chapter ("3.3 X", "3.4 X"); titles that several parts share repeat
    by design."""
    for awal, deret in _deret(paham):
        if "." in awal:
            continue
        kembar = [
            (a, b)
            for j, b in enumerate(deret)
            for a in deret[:j]
            if a.urut != b.urut and a.inti == b.inti and len(kunci(b.judul)) > 1
        ]
        if len(kembar) != 1:
            continue
        a, b = kembar[0]
        berturut = b.urut == a.urut + 1
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
            kepastian="pasti" if berturut and not (_terlipat(paham, a) and _terlipat(paham, b)) else "ragu",
        )


def _terlipat(paham: Paham, s: _Bagian) -> bool:
    """Whether the title may go on in the next line: text stands right below it."""
    bawah = paham.naskah.baris[s.baris : s.baris + 1]
    return bool(bawah) and bawah[0].strip()[:1].isalpha()
