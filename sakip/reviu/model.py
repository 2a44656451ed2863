"""What every reader makes of a report, and what every check gives back.

Lines are 1-based: of the text itself in text input, of the text in reading order otherwise (a PDF's pages
one after another). ``halaman`` is None where the input has no pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Keparahan = Literal["berat", "sedang", "ringan"]
Kepastian = Literal["pasti", "ragu"]

KELAS: tuple[str, ...] = (
    "capaian",
    "realisasi",
    "rumus",
    "jumlah",
    "rata_rata",
    "persen_anggaran",
    "skor_anggaran",
    "riwayat",
    "antar_tabel",
    "narasi",
    "satuan",
    "lebih_100",
    "salin_tempel",
    "tahun",
    "ganda",
    "penomoran",
    "kosong",
    "lain",
)


@dataclass(frozen=True, slots=True)
class Letak:
    """Where something stands: first and last line, and the page of the first."""

    baris: int
    akhir: int
    halaman: int | None = None


@dataclass(frozen=True, slots=True)
class Sel:
    """A table cell with its own line; ``isian`` marks a copy that fills a merged or run-on place."""

    teks: str
    baris: int
    isian: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table after joining and mending: ``kepala`` rows, then ``isi`` rows, all of one width.

    ``judul`` is its caption without number ("" when there is none), ``nomor`` the printed number ("3.4").
    ``subbab`` are the headings above it, outermost first. ``pulih``: put together again from lines of text.
    """

    kepala: tuple[tuple[Sel, ...], ...]
    isi: tuple[tuple[Sel, ...], ...]
    letak: Letak
    judul: str = ""
    nomor: str = ""
    subbab: tuple[str, ...] = ()
    pulih: bool = False

    @property
    def lebar(self) -> int:
        return max((len(b) for b in (*self.kepala, *self.isi)), default=0)


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading; ``nomor`` as printed ("BAB III", "3.1", "a."), ``tingkat`` 1 for a chapter."""

    teks: str
    nomor: str
    tingkat: int
    letak: Letak


@dataclass(frozen=True, slots=True)
class Keterangan:
    """A caption of a table or figure."""

    jenis: Literal["tabel", "gambar", "grafik"]
    nomor: str
    teks: str
    letak: Letak


@dataclass(frozen=True, slots=True)
class Paragraf:
    """Running text with its lines joined; ``potongan`` gives (offset in ``teks``, line) where lines begin."""

    teks: str
    letak: Letak
    potongan: tuple[tuple[int, int], ...] = ()
    butir: bool = False
    subbab: tuple[str, ...] = ()

    def baris_pada(self, letak: int) -> int:
        """The line of the character at offset ``letak``."""
        baris = self.letak.baris
        for awal, nomor in self.potongan:
            if awal > letak:
                break
            baris = nomor
        return baris


@dataclass(frozen=True, slots=True)
class RumusTeks:
    """A worked formula in the text, as written (one or more lines joined)."""

    teks: str
    letak: Letak
    subbab: tuple[str, ...] = ()


Unsur = Judul | Keterangan | Paragraf | Tabel | RumusTeks


@dataclass(frozen=True, slots=True)
class Naskah:
    """A report as read: its lines as they stand, and its parts in reading order."""

    nama: str
    jenis: str
    baris: tuple[str, ...]
    unsur: tuple[Unsur, ...]
    jumlah_halaman: int | None = None
    tahun: int | None = None
    peringatan: tuple[str, ...] = ()
    #: The tables and the paragraphs of ``unsur``; picked out once, for every check asks.
    tabel: tuple[Tabel, ...] = field(init=False, repr=False, compare=False)
    paragraf: tuple[Paragraf, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tabel", tuple(u for u in self.unsur if isinstance(u, Tabel)))
        object.__setattr__(self, "paragraf", tuple(u for u in self.unsur if isinstance(u, Paragraf)))


@dataclass(frozen=True, slots=True)
class Temuan:
    """A place where the report contradicts itself.

    ``baris``: every line it is about; ``kutipan`` what stands there; ``tercetak`` and ``seharusnya`` short;
    ``uraian`` says in Indonesian what disagrees, with the calculation; ``saran`` what to do.
    """

    kelas: str
    keparahan: Keparahan
    kepastian: Kepastian
    baris: tuple[int, ...]
    kutipan: str
    tercetak: str
    seharusnya: str
    uraian: str
    saran: str = ""
    halaman: int | None = None


@dataclass(frozen=True, slots=True)
class HasilReviu:
    """The findings of one file in the order of its lines."""

    naskah: Naskah
    tahun: int | None
    indikator: int
    temuan: tuple[Temuan, ...] = field(default=())
