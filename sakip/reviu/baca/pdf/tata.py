"""Lines and grids of pages as material for ``susun``: tables, headings, paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.pdf.baris import Lajur, huruf_bagan, lajur, perabot, sambung_kata
from sakip.reviu.baca.pdf.catatan import catatan_kaki, lepas_tanda
from sakip.reviu.baca.pdf.isi import Halaman, Kata
from sakip.reviu.baca.pdf.jajar import cari_jajar
from sakip.reviu.baca.pdf.kisi import cari_kisi
from sakip.reviu.baca.pdf.patah import kamus
from sakip.reviu.baca.pdf.petak import ISIAN, Petak, isi_kisi
from sakip.reviu.baca.pdf.putus import lekatkan, sekolom, sisa_baris
from sakip.reviu.baca.potong import BarisTeks, Potong, TabelMentah
from sakip.reviu.model import Sel

_AKHIR = ".:;!?"
_CUKUP = 10
_KETERANGAN = 4
#: "3. perumusan kebijakan; dan": goes on with the sentence that lists it.
_RINCIAN = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=[a-z]).*(?:[;,]|\b(?:dan|atau|serta))$")
_BAB = re.compile(r"(?:BAB|LAMPIRAN)\s+(?:[IVXLC]+|\d+)$", re.IGNORECASE)


@dataclass
class _Lembar:
    """One page while it is put together."""

    nomor: int
    halaman: Halaman
    baris: list[Lajur] = field(default_factory=list)
    tabel: list[Petak] = field(default_factory=list)
    kotak: list[tuple[float, float, float, float]] = field(default_factory=list)  # of the tables
    catatan: list[list[Lajur]] = field(default_factory=list)  # the notes at its foot


def tata(halaman: Sequence[Halaman]) -> tuple[tuple[str, ...], list[Potong]]:
    """(the report's lines as they stand, its parts in reading order)."""
    _buang_latar(halaman)
    kaki = [lepas_tanda(h) for h in halaman]
    lembar: list[_Lembar] = []
    for n, h in enumerate(halaman, 1):
        lembar.append(_lembar(n, h, lembar[-1].tabel[-1].xs if lembar and lembar[-1].tabel else ()))
    for satu, buang in zip(lembar, perabot(halaman, [s.baris for s in lembar]), strict=True):
        satu.baris = [b for ke, b in enumerate(satu.baris) if ke not in buang]
    gaya = Gaya.dari([s.baris for s in lembar])
    lalu: Petak | None = None
    for satu in lembar:
        bagan = huruf_bagan(satu.halaman, satu.baris, satu.kotak, gaya.badan)
        satu.baris = [b for ke, b in enumerate(satu.baris) if ke not in bagan]
        satu.baris, satu.catatan = catatan_kaki(kaki[satu.nomor - 1], satu.baris, gaya.badan)
        satu.tabel, satu.baris = cari_jajar(satu.halaman, satu.baris, satu.tabel, lalu)
        pertama = satu.tabel[0] if satu.tabel else None
        if (
            lalu
            and pertama
            and len(pertama.xs) < len(lalu.xs)
            and all(b.dasar > pertama.atas for b in satu.baris)
        ):
            satu.tabel[0] = pertama.lanjutan(lalu) or pertama
        lalu = _terbuka(satu)
    dikenal = kamus((s.baris for s in lembar), (b for s in lembar for t in s.tabel for b in t.sel.values()))
    penulis = _Penulis(gaya)
    for satu in lembar:
        for petak in satu.tabel:
            petak.tulis(dikenal)
        penulis.lembar(satu)
    penulis.catatan()
    return tuple(penulis.teks), penulis.potong


def _terbuka(satu: _Lembar) -> Petak | None:
    """The table at the end of a page."""
    akhir = satu.tabel[-1] if satu.tabel else None
    if akhir is None or any(b.dasar > akhir.atas for b in satu.baris):
        return None
    return akhir


def _buang_latar(halaman: Sequence[Halaman]) -> None:
    """Forget what is drawn at the same place on many pages: watermarks, frames, emblems."""
    hitung = Counter(k for h in halaman for k in set(h.lukisan))
    latar = {k for k, n in hitung.items() if n >= max(3, len(halaman) // 5)}
    for h in halaman:
        h.lukisan = [k for k in h.lukisan if k not in latar]


def _lembar(nomor: int, halaman: Halaman, lalu: Sequence[float] = ()) -> _Lembar:
    """Words of ruled tables go to their cells, the rest become lines; ``lalu``: the columns of the last table
    of the page before."""
    tabel, lepas = isi_kisi(cari_kisi(halaman.datar, halaman.tegak), halaman.kata, lalu=lalu)
    kotak = [t.kisi.kotak for t in tabel]
    return _Lembar(nomor, halaman, lajur(lepas), sorted(tabel, key=lambda t: t.atas), kotak)


@dataclass(frozen=True)
class Gaya:
    """What letters mean in this report: the size of running text, the sizes of headings, usual leading."""

    badan: float
    jarak: dict[float, float]
    besar: tuple[float, ...]
    nomor: dict[float, tuple[str, ...]] = field(default_factory=dict)  # looks of numbers, outer to inner

    @classmethod
    def dari(cls, halaman: Sequence[Sequence[Lajur]]) -> Gaya:
        baris = [b for isi in halaman for b in isi]
        hitung: Counter[float] = Counter()
        jarak: dict[float, list[float]] = defaultdict(list)
        penuh: dict[float, list[float]] = defaultdict(list)  # below full lines: inside paragraphs
        for b in baris:
            hitung[b.besar] += len(b.teks)
        for isi in halaman:
            kanan = _tepi_kanan(isi)
            for atas, bawah in pairwise(isi):
                turun = bawah.dasar - atas.dasar
                if atas.besar == bawah.besar and 0 < turun < 3 * atas.besar:
                    jarak[atas.besar].append(turun)
                    if _penuh(atas, kanan) and not kenali.baris_daftar_isi(atas.teks):
                        penuh[atas.besar].append(turun)
        jarak |= {u: d for u, d in penuh.items() if len(d) >= _CUKUP}
        # Notes and annexes may be longer than the running text, but they are smaller.
        badan = max((u for u, n in hitung.items() if n * 5 >= hitung.total()), default=10.0)
        dipakai = Counter(u for isi in halaman for u in {b.besar for b in isi if _mungkin_judul(b, badan)})
        # Letters of the cover alone head nothing.
        besar = sorted((u for u, n in dipakai.items() if n >= 3 or len(halaman) < 10), reverse=True)
        tingkat: list[float] = []
        for ukuran in besar:
            if not tingkat or tingkat[-1] - ukuran > 0.4:
                tingkat.append(ukuran)
        gaya = cls(badan, {u: _rapat(d) for u, d in jarak.items()}, tuple(tingkat))
        for b in baris:
            if _mungkin_judul(b, badan) and (tampak := _tampak(b.teks)):
                ukuran = gaya.ukuran(b.besar)
                lama = gaya.nomor.get(ukuran, ())
                gaya.nomor[ukuran] = lama if tampak in lama else (*lama, tampak)
        return gaya

    def ukuran(self, besar: float) -> float:
        """The size of headings that letters of this size belong to, 0 for running text."""
        return next((u for u in self.besar if besar > u - 0.4), 0.0)

    def tingkat(self, besar: float, teks: str) -> int:
        """The heading level: 1 for the largest size, sizes of running text come last; among headings of
        one size those whose numbers look like the first one's stand above the others, those without below."""
        ukuran = self.ukuran(besar)
        urut = [*self.besar, 0.0]
        atas = sum(max(1, len(self.nomor.get(u, ()))) for u in urut[: urut.index(ukuran)])
        nomor, tampak = self.nomor.get(ukuran, ()), _tampak(teks)
        if tampak in nomor:
            return min(atas + nomor.index(tampak) + 1, 6)
        return min(atas + (len(nomor) + 1 if nomor and besar <= 1.1 * self.badan else 1), 6)


def _tampak(teks: str) -> str:
    """How the number of a heading looks ("A.", "1.", "titik2"), "" without one."""
    temu = kenali.judul(teks, sendiri=True)
    return temu.gaya if temu and temu.nomor and temu.gaya != "bab" else ""


def _mungkin_judul(b: Lajur, badan: float) -> bool:
    return b.besar > 1.1 * badan or (b.besar >= 0.97 * badan and b.tebal and len(b.teks) < 120)


def _rapat(jarak: list[float]) -> float:
    """The usual distance of lines inside a paragraph: the most frequent, the smaller when in doubt."""
    hitung = Counter(round(j * 2) / 2 for j in jarak)
    puncak = max(hitung.values())
    return min(j for j, n in hitung.items() if n * 3 >= puncak)


class _Penulis:
    """Writes lines and tables down in reading order and counts the lines."""

    def __init__(self, gaya: Gaya) -> None:
        self.gaya = gaya
        self.teks: list[str] = []
        self.potong: list[Potong] = []
        self.kolom: tuple[float, ...] = ()  # of the last table
        self.tunda: list[tuple[int, list[Lajur]]] = []  # notes, while a sentence or a table goes on overleaf
        self.lanjut = ""  # what goes on: "teks" or "tabel"
        self.bagian = 0  # parts of the page that are written

    def lembar(self, satu: _Lembar) -> None:
        """One page: groups of lines and tables by their height."""
        baris = sambung_kata(satu.baris)
        kanan = _tepi_kanan(baris)
        kelompok: list[Lajur] = []
        tabel = list(satu.tabel)
        awal = "tabel" if tabel and (not baris or tabel[0].atas < baris[0].y0) else "teks"
        if awal != self.lanjut and (tabel or baris):
            self.catatan()
        self.lanjut, self.bagian = "", 0
        for b in baris:
            while tabel and tabel[0].atas < b.y0:
                self._kelompok(kelompok, satu.nomor, kanan)
                kelompok = []
                self._tabel(tabel.pop(0), satu.nomor)
            if kelompok and self._terpisah(kelompok[-1], b, kanan):
                self._kelompok(kelompok, satu.nomor, kanan)
                kelompok = []
            kelompok.append(b)
        lanjut = bool(kelompok) and not tabel and self._lanjut(kelompok[-1], kanan)
        self._kelompok(kelompok, satu.nomor, kanan, lanjut=lanjut)
        for petak in tabel:
            self._tabel(petak, satu.nomor)
        self.tunda += [(satu.nomor, isi) for isi in satu.catatan]
        self.lanjut = "teks" if lanjut else "tabel" if tabel else ""
        if not self.lanjut:
            self.catatan()

    def _bagian_baru(self) -> None:
        """Before the second part of a page: what went on from the page before has ended."""
        if self.bagian:
            self.catatan()
        self.bagian += 1

    def catatan(self) -> None:
        """Write the notes that were held back."""
        tunda, self.tunda = self.tunda, []
        for halaman, isi in tunda:
            teks = " ".join(b.teks for b in sambung_kata(isi))
            self.potong.append(BarisTeks(teks, len(self.teks) + 1, halaman, paragraf=True))
            self.teks += [b.teks for b in isi]
            self.potong.append(BarisTeks("", len(self.teks), halaman))

    def _terpisah(self, atas: Lajur, bawah: Lajur, kanan: float) -> bool:
        """Whether a new paragraph begins with ``bawah``."""
        if _BAB.match(atas.teks.strip()):
            return bawah.besar < atas.besar - 0.6 or kenali.keterangan(bawah.teks) is not None
        if abs(atas.besar - bawah.besar) > 0.6 or (kenali.keterangan(bawah.teks) and not _penuh(atas, kanan)):
            return True
        muat = _muat(atas, bawah.kata[0], kanan)
        judul = atas.tebal and not bawah.tebal and len(atas.teks) < 100
        if judul and (muat or not _tebal_berlanjut(atas, bawah)):
            return True
        biasa = self.gaya.jarak.get(atas.besar, atas.besar * 1.35)
        if bawah.dasar - atas.dasar > 1.15 * biasa:
            return True
        if bawah.tebal and not atas.tebal and len(bawah.teks) < 120:
            return True
        awal = bawah.kata[0]
        if awal.teks[:1].islower():
            return False
        muat = muat and abs(atas.x0 - bawah.x0) < 3  # centred lines do not count
        if "=" in atas.teks and "=" in bawah.teks and not _menggantung(atas.teks):
            return True  # worked formulas, one a line
        if atas.teks[-1:] not in _AKHIR:
            return muat
        pendek = atas.x1 < kanan - 0.2 * (kanan - atas.x0)
        return muat or pendek or (awal.tebal and not atas.kata[-1].tebal)

    def _lanjut(self, akhir: Lajur, kanan: float) -> bool:
        """Whether the last line of a page is full and has no end: its sentence goes on overleaf."""
        return akhir.besar > 0.9 * self.gaya.badan and _penuh(akhir, kanan)

    def _kelompok(self, baris: list[Lajur], halaman: int, kanan: float, *, lanjut: bool = False) -> None:
        if not baris:
            return
        self._bagian_baru()
        tingkat = self._tingkat(baris)
        teks = " ".join(b.teks for b in baris)
        if (
            tingkat
            or self._keterangan(baris, kanan)
            or (1 < len(baris) <= 6 and kenali.rumus(teks) and _menggantung(baris[0].teks))
        ):
            self.potong.append(BarisTeks(teks, len(self.teks) + 1, halaman, tingkat, paragraf=True))
            self.teks += [b.teks for b in baris]
        else:
            for ke, b in enumerate(baris):
                isi = _berhalaman(b)
                self.teks.append(isi)
                sambung = ke and _penuh(baris[ke - 1], kanan) and not kenali.baris_daftar_isi(isi)
                lalu = self.potong[-1] if sambung else None
                if isinstance(lalu, BarisTeks) and (kenali.keterangan(isi) or kenali.butir(isi)):
                    # "... tersaji pada / Tabel 2.11.", "(skala / 100) ...": neither caption nor item
                    self.potong[-1] = replace(lalu, teks=f"{lalu.teks} {isi}")
                    continue
                self.potong.append(
                    BarisTeks(isi, len(self.teks), halaman, butir=_RINCIAN.match(isi) is not None)
                )
        if not lanjut or tingkat:
            self.potong.append(BarisTeks("", len(self.teks), halaman))

    @staticmethod
    def _keterangan(baris: list[Lajur], kanan: float) -> bool:
        """A caption of several lines, each too full for the next word."""
        kiri = min(b.x0 for b in baris)
        return (
            1 < len(baris) <= _KETERANGAN
            and kenali.keterangan(baris[0].teks) is not None
            and not any(_muat(a, b.kata[0], kanan - 2 * max(0.0, a.x0 - kiri)) for a, b in pairwise(baris))
        )

    def _tingkat(self, baris: list[Lajur]) -> int:
        """The level of a heading, 0 for anything else."""
        teks = " ".join(b.teks for b in baris)
        if len(baris) > 4 or len(teks) > 220 or not re.search(r"[A-Za-z]{3}", teks):
            return 0
        if kenali.keterangan(teks) or kenali.baris_daftar_isi(teks) or teks[-1:] in ".;,":
            return 0
        besar = max(b.besar for b in baris)  # the title under "BAB I" is larger than that
        if besar > 1.1 * self.gaya.badan:
            return self.gaya.tingkat(besar, teks)
        if besar >= 0.97 * self.gaya.badan and all(b.tebal for b in baris) and teks[-1:] != ":":
            return self.gaya.tingkat(besar, teks)
        return 0

    def _tabel(self, petak: Petak, halaman: int) -> None:
        self._bagian_baru()
        hasil: list[tuple[Sel, ...]] = []
        for b in petak.baris:
            self.teks.append("\t".join("" if s.startswith(ISIAN) else s for s in b))
            n = len(self.teks)
            hasil.append(tuple(Sel(s.removeprefix(ISIAN), n, isian=s.startswith(ISIAN)) for s in b))
        atas = self.potong[-1] if self.potong else None
        if isinstance(atas, TabelMentah) and atas.halaman != halaman and sekolom(self.kolom, petak.xs):
            ke = sisa_baris(atas.baris, hasil)
            if ke is not None:
                atas = replace(atas, baris=(*lekatkan(atas.baris, hasil[ke]), *hasil[ke + 1 :]))
            elif not hasil[0][0].teks and atas.baris[0][0].teks:  # a header does not begin blank
                ke, atas = 0, replace(atas, baris=(*atas.baris, *hasil))
            if ke is not None:
                self.potong[-1], hasil = atas, []
        self.kolom = petak.xs
        if hasil:
            self.potong.append(TabelMentah(tuple(hasil), halaman, utuh=True, kepala=petak.kepala))


def _penuh(b: Lajur, kanan: float) -> bool:
    """A line that goes on below: it fills the page and ends no sentence."""
    return b.x1 > kanan - 3 * b.besar and len(b.teks) > 50 and b.teks[-1:] not in _AKHIR


def _muat(b: Lajur, berikut: Kata, kanan: float) -> bool:
    """Whether the next word would have fitted: the line was ended on purpose."""
    return b.x1 + 1.5 * (berikut.x1 - berikut.x0) + b.besar < kanan


def _tebal_berlanjut(atas: Lajur, bawah: Lajur) -> bool:
    """Whether the bold words that open a paragraph fill the line above ("**Sasaran: ... di / wilayah.** Ini
    ..."): they go on below or end there with their sentence, and are no heading by their words."""
    return (bawah.kata[0].tebal or atas.teks[-1:] == ".") and kenali.judul(atas.teks, sendiri=True) is None


def _menggantung(teks: str) -> bool:
    """A formula that goes on in the next line."""
    return teks.rstrip()[-1:] in "=+×÷−*/(;" or teks.count("(") > teks.count(")")


def _berhalaman(b: Lajur) -> str:
    """The text of a line; before the page number of a list of contents, far to the right, stands a tab."""
    akhir = b.kata[-1]
    if len(b.kata) > 1 and re.fullmatch(r"\d{1,4}|[ivxlc]{1,7}", akhir.teks):
        sebelum = b.kata[-2]
        isi = Lajur(b.kata[:-1]).teks
        titik = re.search(r"(?:\.\s?){2,}$|…$", isi)
        if titik or akhir.x0 - sebelum.x1 > 2.5 * akhir.besar:
            return f"{isi[: titik.start()] if titik else isi}\t{akhir.teks}"
    return b.teks


def _tepi_kanan(baris: Sequence[Lajur]) -> float:
    """Where full lines of the page end."""
    penuh = sorted((b.x1 for b in baris if len(b.teks) > 50), reverse=True)
    return median(penuh[: max(1, len(penuh) // 2)]) if penuh else max((b.x1 for b in baris), default=0.0)
