"""Parts of a report that speak of one indicator, and what its tables say of it.

Shared by the checks of language: :func:`peta` makes one for a report.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sakip.reviu.model import Paragraf
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat.ingat import ingat

#: How much of an indicator's name a text must hold to speak of it.
BATAS_SEBUT = 0.9
#: A heading that stands this often in a report is a subheading of indicators.
_BERULANG = 3
_KURUNG = re.compile(r"\([^()]*\)")
#: Words of a name that tell how a thing is measured, and not which.
UKURAN = frozenset({"persentase", "jumlah", "indeks", "nilai", "tingkat", "angka", "rasio"})
_RENCANA = re.compile(r"jangka\s+menengah|renstra|rpjm|rencana\s+strategis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bagian:
    """Lines ``awal`` .. ``akhir`` that stand under the heading of one indicator (None: of none)."""

    awal: int
    akhir: int
    indikator: int | None
    judul: str


#: A table of so many indicators names its rows itself, wherever it stands.
_BANYAK = 3


class Peta:
    """Where each indicator is spoken of, its facts, and who is named in a text."""

    def __init__(self, paham: Paham) -> None:
        self.paham = paham
        self.tahun = paham.tahun
        self.bagian = tuple(_susun(paham))
        self._awal = [b.awal for b in self.bagian]
        self._milik: dict[int, list[Fakta]] = defaultdict(list)
        self._setempat: dict[int, list[Fakta]] = defaultdict(list)
        self._isi_fakta()
        self._nama = _nama(paham)
        self._penanda = _penanda(self._nama, paham)
        self._tersebut: dict[str, tuple[int, ...]] = {}
        #: Facts of a part and of other indicators that a sentence names: see ``pokok_kalimat``.
        self.fakta_pokok: dict[tuple[int, tuple[int, ...]], tuple[Fakta, ...]] = {}

    def _isi_fakta(self) -> None:
        self._tabel: dict[int, set[int]] = defaultdict(set)
        for f in self.paham.fakta:
            if f.indikator is not None:
                self._tabel[f.indikator].add(id(f.tabel))
        nama_tabel: dict[int, set[int | None]] = defaultdict(set)
        for f in self.paham.fakta:
            nama_tabel[id(f.tabel)].add(f.indikator)
        for asal in self.paham.fakta:
            f = _berjangka(asal)
            if f.isi.kolom.masa:
                continue
            b = self.bagian_di(f.baris)
            if b is not None and b.indikator is not None:
                if len(nama_tabel[id(f.tabel)]) == 1 or f.indikator == b.indikator:
                    self._setempat[b.awal].append(f)
                if f.indikator != b.indikator and len(nama_tabel[id(f.tabel)]) < _BANYAK:
                    continue  # a row that stands under another indicator tells nothing of its own name
            if f.indikator is not None:
                self._milik[f.indikator].append(f)

    def bagian_di(self, baris: int) -> Bagian | None:
        """The part that a line lies in, None before the first heading."""
        i = bisect_right(self._awal, baris) - 1
        return self.bagian[i] if i >= 0 else None

    def fakta_bagian(self, b: Bagian) -> Sequence[Fakta]:
        """Facts of the tables that stand in the part and speak of one indicator."""
        return self._setempat.get(b.awal, ())

    def fakta_milik(self, indikator: int) -> Sequence[Fakta]:
        return self._milik.get(indikator, ())

    def sebut(self, teks: str) -> tuple[int, ...]:
        """The indicators whose names a text holds, the heaviest first; names within names do not count."""
        if teks not in self._tersebut:
            kata = kunci(teks)
            calon = sorted({n for k in kata for n in self._penanda.get(k, ())})
            self._tersebut[teks] = tuple(_sebut([self._nama[n] for n in calon], kata, self.paham))
        return self._tersebut[teks]

    def berbeda(self, lain: int, b: Bagian) -> bool:
        """Whether the report itself tells another indicator from the part's: both stand in one table, each
        has its heading, or the other's rows stand under a third heading. Words that all stand in the
        part's own name are only its short name, wherever they are printed besides."""
        if b.indikator is None or lain == b.indikator:
            return False
        if self._tabel[lain] & self._tabel[b.indikator] or any(x.indikator == lain for x in self.bagian):
            return True
        if set(kunci(self.nama(lain))) <= {k for n in (b.judul, self.nama(b.indikator)) for k in kunci(n)}:
            return False
        tempat = {self.bagian_di(baris) for _, baris in self.paham.indikator[lain].sebutan}
        return any(x is not None and x.indikator not in (None, b.indikator) for x in tempat)

    def nama(self, indikator: int) -> str:
        return self.paham.indikator[indikator].nama


@ingat
def peta(paham: Paham) -> Peta:
    """The map of a report; one for all checks."""
    return Peta(paham)


def _berjangka(f: Fakta) -> Fakta:
    """The targets of a table of the plan are medium-term targets, whatever its columns are called."""
    if f.besaran != "target" or (f.tabel.tabel.subbab == () and not f.tabel.tabel.judul):
        return f
    sekitar = " ".join((f.tabel.tabel.judul, *f.tabel.tabel.subbab[-1:]))
    return replace(f, besaran="target_jangka") if _RENCANA.search(sekitar) else f


def _susun(paham: Paham) -> Iterable[Bagian]:
    """The parts in order. A subheading that the report repeats under many headings ("Penyebab
    keberhasilan") goes on with the indicator at hand."""
    ulang = Counter(kunci(k.teks) for k in paham.konteks if k.indikator is None)
    batas: list[tuple[int, int | None, str]] = []
    for k in paham.konteks:
        lanjut = bool(batas) and batas[-1][1] is not None
        if k.indikator is None and lanjut and ulang[kunci(k.teks)] >= _BERULANG:
            continue
        batas.append((k.baris, k.indikator, k.teks))
    akhir = [*(b[0] for b in batas[1:]), None] if batas else []
    for (awal, ind, teks), sesudah in zip(batas, akhir, strict=True):
        yield Bagian(awal, (sesudah or len(paham.naskah.baris) + 1) - 1, ind, teks)


@dataclass(frozen=True, slots=True)
class _Nama:
    indikator: int
    kata: tuple[str, ...]
    berat: float


def _nama(paham: Paham) -> tuple[_Nama, ...]:
    semua: dict[tuple[str, ...], int] = {}
    panjang: dict[
        tuple[str, ...], int
    ] = {}  # of the words as printed: "indeks kepuasan masyarakat" is one key
    for ind in paham.indikator:
        for nama, _ in ind.sebutan:
            semua.setdefault(kunci(nama), ind.id)
            panjang.setdefault(kunci(nama), len(nama.split()))
    # "Angka Kematian Bayi (AKB)" is spoken of without its abbreviation, too
    for ind in paham.indikator:
        for nama, _ in ind.sebutan:
            semua.setdefault(kunci(_KURUNG.sub(" ", nama)), ind.id)
    hasil = [
        _Nama(i, k, sum(paham.bobot.kata(x) for x in k))
        for k, i in semua.items()
        if len(k) >= 3
        or (len(k) == 2 and (sum(len(x) for x in k) > 14 or panjang.get(k, 0) > 3))
        or (len(k) == 1 and panjang.get(k, 0) > 2)
    ]
    return tuple(sorted(hasil, key=lambda n: (-n.berat, n.indikator)))


def _penanda(nama: Sequence[_Nama], paham: Paham) -> dict[str, list[int]]:
    """For every word the names that cannot be told without it or its like: their two rarest words."""
    hasil: dict[str, list[int]] = defaultdict(list)
    for i, n in enumerate(nama):
        for k in sorted(n.kata, key=lambda k: (-paham.bobot.kata(k), k))[:2]:
            hasil[k].append(i)
    return hasil


def _sebut(nama: Sequence[_Nama], kata: tuple[str, ...], paham: Paham) -> Iterable[int]:
    tempat = {k: i for i, k in enumerate(kata)}
    terpakai: set[int] = set()
    sudah: set[int] = set()
    for n in nama:
        temu = [tempat[k] for k in n.kata if k in tempat]
        if len(temu) * 4 < len(n.kata) * 3:
            continue
        if sum(paham.bobot.kata(k) for k in n.kata if k in tempat) < BATAS_SEBUT * n.berat:
            continue
        letak = sorted(temu)
        inti = [p for p in letak if p not in terpakai]
        if letak[-1] - letak[0] > len(n.kata) + 6 or len(inti) * 2 < len(letak):
            continue
        terpakai.update(range(letak[0], letak[-1] + 1))
        if n.indikator not in sudah:
            sudah.add(n.indikator)
            yield n.indikator


def baris_kalimat(p: Paragraf, awal: int, akhir: int) -> tuple[int, ...]:
    """The lines that hold the characters ``awal`` .. ``akhir`` of a paragraph."""
    return tuple(sorted({p.baris_pada(awal), p.baris_pada(max(awal, akhir - 1))}))
