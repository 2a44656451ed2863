"""People's texts as blocks: paragraphs, lists, run-in headings, tables and pictures.

The markup is small and forgiving: what is not understood is printed as it was written, and no input is
an error. ``docs/panduan/teks.md`` tells it to those who write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sakip.dokumen.blok import (
    Blok,
    Daftar,
    Gambar,
    IsiTeks,
    Kolom,
    Melintang,
    Paragraf,
    Rata,
    Sel,
    Tabel,
    Teks,
)
from sakip.dokumen.sisipan import RupaRusak, rupa_gambar
from sakip.naskah.sebaris import runtun
from sakip.naskah.tabel_lebar import bagi_lebar, terlalu_lebar
from sakip.pelaporan.profil import BerkasProfil

KOLOM_TERBANYAK = 16
JENIS_GAMBAR = ("image/png", "image/jpeg")

_GANTI_BARIS = re.compile("\r\n?|[\u0085\u2028\u2029\u000b\u000c]")
_BUTIR = re.compile(r"^(?P<inden>[ \t]*)(?:[-•*]|(?P<nomor>\d{1,2})[.)])[ \t]+(?P<isi>\S.*)$")
_SUBJUDUL = re.compile(r"^ {0,3}#{3,4}[ \t]+(?P<isi>\S.*)$")
_BARIS_TABEL = re.compile(r"^\s*\|.*\|\s*$")
_GARIS_TABEL = re.compile(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
_JUDUL_TABEL = re.compile(r"^\s*Tabel\s*:\s*(?P<isi>\S.*)$", re.IGNORECASE)
_SUMBER = re.compile(r"^\s*Sumber\s*:\s*\S.*$", re.IGNORECASE)
_GAMBAR = re.compile(
    r"^\s*!\[(?P<alt>[^\]]*)\]\(\s*berkas:(?P<kunci>[^\s\")]+)(?:\s+\"(?P<judul>[^\"]*)\")?\s*\)\s*$"
)


def blok_teks(isi: str, berkas: Mapping[str, BerkasProfil] | None = None) -> Iterator[Blok]:
    """The blocks of a text; ``berkas`` are the pictures it may show, by key. Never raises."""
    yield from _Pembaca(_baris(isi), berkas or {}).baca()


def berjudul(judul: str, isi: str, berkas: Mapping[str, BerkasProfil] | None = None) -> list[Blok]:
    """A text with its run-in heading."""
    return _gabung_judul(judul, list(blok_teks(isi, berkas)))


def gambar_bermasalah(isi: str, berkas: Mapping[str, BerkasProfil]) -> Iterator[tuple[str, str]]:
    """Key of every picture of the text that cannot be shown, and why."""
    for baris in _baris(isi):
        if (c := _GAMBAR.match(baris)) and (alasan := _alasan_gambar(berkas.get(c["kunci"]))):
            yield c["kunci"], alasan


def tabel_bermasalah(isi: str) -> Iterator[tuple[str, str]]:
    """What is the matter with every table that cannot be printed well, and the remedy."""
    pembaca = _Pembaca(_baris(isi), {})
    while pembaca.letak < len(pembaca.baris):
        awal = pembaca.awal_tabel(batas=None)
        if awal is None:
            pembaca.letak += 1
            continue
        judul, lajur, _ = pembaca.isi_tabel(awal)
        nama = f"Tabel «{judul}»" if judul else f"Tabel berkepala «{lajur[0][0]}»"
        if len(lajur) > KOLOM_TERBANYAK:
            alasan = f"{nama} berkolom {len(lajur)}, lebih dari {KOLOM_TERBANYAK}; tercetak sebagai teks."
        elif terlalu_lebar(lajur):
            alasan = (
                f"{nama} terlalu lebar, juga untuk halaman melintang; angkanya tidak muat dalam kolomnya."
            )
        else:
            continue
        yield alasan, "Bagi menjadi beberapa tabel."


def bagian_prosa(isi: str) -> Iterator[tuple[int, int]]:
    """Places of the running text: each paragraph and list item; no tables, pictures or headings."""
    awal = akhir = letak = 0
    for baris in isi.splitlines(keepends=True):
        c = _BUTIR.match(baris.rstrip())
        putus = not baris.strip() or any(p.match(baris.rstrip()) for p in (_SUBJUDUL, _BARIS_TABEL, _GAMBAR))
        if (putus or c) and awal < akhir:
            yield awal, akhir
            awal = akhir
        if not putus:
            awal = letak + (c.start("isi") if c else 0) if awal >= akhir else awal
            akhir = letak + len(baris)
        letak += len(baris)
    if awal < akhir:
        yield awal, akhir


def _baris(isi: str) -> list[str]:
    return _GANTI_BARIS.sub("\n", isi).expandtabs(4).split("\n")


def _gabung_judul(judul: str, blok: Sequence[Blok]) -> list[Blok]:
    """The heading before the first paragraph, or on a line of its own before anything else."""
    titik = "" if judul[-1:] in ".:?!" else "."
    if not blok:
        return [Paragraf((Teks(judul, tebal=True),))]
    awal, *sisa = blok
    if isinstance(awal, Paragraf) and awal.gaya == "biasa":
        kepala = Teks(f"{judul}{titik} ", tebal=True)
        lanjut = (Teks(awal.teks),) if isinstance(awal.teks, str) else awal.teks
        return [Paragraf((kepala, *lanjut)), *sisa]
    return [Paragraf((Teks(f"{judul.rstrip('.:')}:", tebal=True),)), *blok]


@dataclass
class _Simpul:
    """A list item while it is read: its indent, number (None for a bullet), text and the items under it."""

    inden: int
    nomor: int | None
    isi: list[str]
    anak: list[_Simpul] = field(default_factory=list)


@dataclass
class _Pembaca:
    """Walks the lines once, from above."""

    baris: Sequence[str]
    berkas: Mapping[str, BerkasProfil]
    letak: int = 0

    def baca(self) -> Iterator[Blok]:
        while self.letak < len(self.baris):
            if not self.baris[self.letak].strip():
                self.letak += 1
                continue
            yield from self._satu()

    def _satu(self) -> Iterator[Blok]:
        baris = self.baris[self.letak]
        if c := _SUBJUDUL.match(baris):
            self.letak += 1
            yield from self._subjudul(c["isi"].rstrip(" #"))
        elif c := _GAMBAR.match(baris):
            self.letak += 1
            yield _gambar(c["kunci"], c["alt"], c["judul"] or "", self.berkas)
        elif (awal := self.awal_tabel()) is not None:
            yield self._tabel(awal)
        elif _BUTIR.match(baris):
            yield from _daftar(self._butir())
        else:
            yield from self._paragraf()

    def _subjudul(self, judul: str) -> Iterator[Blok]:
        """Joined with what follows, unless that is another heading or nothing."""
        while self.letak < len(self.baris) and not self.baris[self.letak].strip():
            self.letak += 1
        if self.letak >= len(self.baris) or _SUBJUDUL.match(self.baris[self.letak]):
            yield Paragraf((Teks(judul, tebal=True),))
        else:
            yield from _gabung_judul(judul, list(self._satu()))

    def _paragraf(self) -> Iterator[Blok]:
        isi: list[str] = []
        while self.letak < len(self.baris):
            baris = self.baris[self.letak]
            if not baris.strip() or (isi and self._mulai_lain(baris)):
                break
            if not _GARIS_TABEL.match(baris):  # of a table with too many columns
                isi.append(baris.strip())
            self.letak += 1
        if teks := runtun(" ".join(isi)):
            yield Paragraf(teks)

    def _mulai_lain(self, baris: str) -> bool:
        """Something other than running text begins here."""
        if _SUBJUDUL.match(baris) or _GAMBAR.match(baris) or _BUTIR.match(baris):
            return True
        return self.awal_tabel() is not None

    # --- lists ---------------------------------------------------------------------------------

    def _butir(self) -> list[_Simpul]:
        """The items from here on, as a tree; a blank line between two items does not part them."""
        akar: list[_Simpul] = []
        jalur: list[_Simpul] = []
        while self.letak < len(self.baris):
            baris = self.baris[self.letak]
            c = _BUTIR.match(baris)
            if c is None:
                if not jalur or not self._lanjutan(baris, jalur[-1]):
                    break
                if baris.strip():
                    jalur[-1].isi.append(baris.strip())
                self.letak += 1
                continue
            simpul = _Simpul(len(c["inden"]), int(c["nomor"]) if c["nomor"] else None, [c["isi"].strip()])
            while jalur and simpul.inden < jalur[-1].inden + 2:
                jalur.pop()
            (jalur[-1].anak if jalur else akar).append(simpul)
            jalur.append(simpul)
            self.letak += 1
        return akar

    def _lanjutan(self, baris: str, butir: _Simpul) -> bool:
        """An indented line goes on with its item; a blank one only when an item follows it."""
        if baris.strip():
            dalam = len(baris) - len(baris.lstrip())
            sebelum = self.baris[self.letak - 1].strip()
            return bool(sebelum) and dalam >= butir.inden + 2 and not self._mulai_lain(baris)
        berikut = self.baris[self.letak + 1] if self.letak + 1 < len(self.baris) else ""
        c = _BUTIR.match(berikut)
        return c is not None and (c["nomor"] is None or c["nomor"] != "1" or len(c["inden"]) > 0)

    # --- tables --------------------------------------------------------------------------------

    def awal_tabel(self, batas: int | None = KOLOM_TERBANYAK) -> int | None:
        """The line of the heading row of a table that begins here, with or without its caption."""
        awal = self.letak
        if _JUDUL_TABEL.match(self.baris[awal]):
            awal += 1
            if awal < len(self.baris) and not self.baris[awal].strip():
                awal += 1
        bagian = self.baris[awal : awal + 3]
        if len(bagian) < 3 or not all(_BARIS_TABEL.match(b) for b in bagian):
            return None
        kolom = len(_sel(bagian[0]))
        cocok = _GARIS_TABEL.match(bagian[1]) and len(_sel(bagian[1])) == kolom
        return awal if cocok and (batas is None or kolom <= batas) else None

    def isi_tabel(self, awal: int) -> tuple[str, list[tuple[str, ...]], list[str]]:
        """The caption, the columns (heading first) and the cells of the rule; goes on behind the table."""
        c = _JUDUL_TABEL.match(self.baris[self.letak])
        kepala, garis = _sel(self.baris[awal]), _sel(self.baris[awal + 1])
        isi: list[list[str]] = []
        self.letak = awal + 2
        while self.letak < len(self.baris) and _BARIS_TABEL.match(self.baris[self.letak]):
            isi.append(_sebanyak(_sel(self.baris[self.letak]), len(kepala)))
            self.letak += 1
        return c["isi"].strip() if c else "", list(zip(kepala, *isi, strict=True)), garis

    def _tabel(self, awal: int) -> Tabel | Melintang:
        judul, lajur, garis = self.isi_tabel(awal)
        catatan = ""
        if self.letak < len(self.baris) and _SUMBER.match(self.baris[self.letak]):
            catatan = self.baris[self.letak].strip()
            self.letak += 1
        lebar, melintang = bagi_lebar(lajur)
        kolom = tuple(Kolom(_polos(x[0]), w, _rata(g)) for x, w, g in zip(lajur, lebar, garis, strict=True))
        baris = tuple(tuple(Sel(runtun(x)) for x in b) for b in zip(*(x[1:] for x in lajur), strict=True))
        tabel = Tabel(judul, kolom, baris, catatan=catatan)
        return Melintang((tabel,)) if melintang else tabel


def _sel(baris: str) -> list[str]:
    r"""The cells of a row; ``\|`` is a bar within a cell."""
    isi = re.split(r"(?<!\\)\|", baris.strip()[1:-1])
    return [x.strip().replace("\\|", "|") for x in isi]


def _sebanyak(sel: list[str], banyak: int) -> list[str]:
    """As many cells as the heading has: missing ones empty, what is too much in the last."""
    if len(sel) > banyak:
        return [*sel[: banyak - 1], " | ".join(sel[banyak - 1 :])]
    return [*sel, *[""] * (banyak - len(sel))]


def _rata(garis: str) -> Rata:
    if garis.endswith(":"):
        return "tengah" if garis.startswith(":") else "kanan"
    return "kiri"


def _polos(teks: str) -> str:
    isi = runtun(teks)
    return isi if isinstance(isi, str) else "".join(p.isi for p in isi if isinstance(p, Teks))


# --- lists -----------------------------------------------------------------------------------------


def _daftar(simpul: Sequence[_Simpul]) -> Iterator[Blok]:
    """Lists of one kind each. Numbers that do not count from 1 stay as people wrote them."""
    for kelompok in _kelompok(simpul):
        if _berurutan(kelompok):
            yield _satu_daftar(kelompok)
            continue
        for s in kelompok:
            yield Paragraf(runtun(f"{s.nomor}. {' '.join(s.isi)}"))
            yield from _daftar(s.anak)


def _kelompok(simpul: Sequence[_Simpul]) -> Iterator[list[_Simpul]]:
    kini: list[_Simpul] = []
    for s in simpul:
        if kini and (s.nomor is None) != (kini[-1].nomor is None):
            yield kini
            kini = []
        kini.append(s)
    if kini:
        yield kini


def _berurutan(simpul: Sequence[_Simpul]) -> bool:
    nomor = [s.nomor for s in simpul]
    return nomor[0] is None or set(nomor) == {1} or nomor == list(range(1, len(nomor) + 1))


def _satu_daftar(simpul: Sequence[_Simpul]) -> Daftar:
    butir: list[IsiTeks] = [runtun(" ".join(s.isi)) for s in simpul]
    anak: list[tuple[int, Daftar]] = []
    for urut, s in enumerate(simpul):
        anak += [(urut, _satu_daftar(k)) for k in _kelompok(s.anak)]
    return Daftar(tuple(butir), bernomor=simpul[0].nomor is not None, anak=tuple(anak))


# --- pictures --------------------------------------------------------------------------------------


def _gambar(kunci: str, alt: str, judul: str, berkas: Mapping[str, BerkasProfil]) -> Blok:
    """A picture of the profile, or a marked gap in its place."""
    satu = berkas.get(kunci)
    alasan = _alasan_gambar(satu)
    if satu is None or alasan:
        return Paragraf(f"Gambar «{kunci}» {alasan}", gaya="belum_diisi")
    teks = next(x.strip() for x in (alt, satu.teks_alternatif, judul, satu.nama, kunci) if x.strip())
    return Gambar(judul.strip() or satu.keterangan.strip() or teks, teks, berkas=satu.isi)


def _alasan_gambar(satu: BerkasProfil | None) -> str:
    """Why a file cannot be shown as a picture; "" when it can."""
    if satu is None:
        return "tidak ada di antara berkas profil tahun ini"
    if satu.jenis not in JENIS_GAMBAR:
        return "bukan gambar PNG atau JPEG"
    return _rusak(satu.isi)


@lru_cache(maxsize=32)
def _rusak(isi: bytes) -> str:
    """What a writer would say of the picture; asked before, so that the gap becomes a point."""
    try:
        rupa_gambar(isi)
    except RupaRusak as rusak:
        return f"tidak dapat tampil: {str(rusak).partition(';')[0]}"
    return ""
