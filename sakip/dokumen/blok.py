"""A document as plain values: what every writer (DOCX, PDF, later HTML) is given.

Nothing here knows how a block is drawn.  Text is either a plain ``str`` or a tuple of runs
(:class:`Teks` and :class:`Acuan`); a newline inside a text is a line break.  ``kunci`` names a block so
that an :class:`Acuan` can point to it and so that its page can be looked up; "" means "nobody points here".
Mistakes that can be seen in a block alone raise :class:`BlokSalah` when the block is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sakip.dokumen.galat import BlokSalah as BlokSalah
from sakip.dokumen.kisi import Tempat, susun
from sakip.dokumen.warna import TOKEN

Rata = Literal["kiri", "kanan", "tengah"]
GayaParagraf = Literal["biasa", "catatan", "belum_diisi", "rumus", "tengah"]
Ukuran = Literal["a4", "ponsel"]
Bentuk = Literal["laporan", "surat"]
JenisSisipan = Literal["pdf", "png", "jpeg"]

GAYA_PARAGRAF: tuple[GayaParagraf, ...] = ("biasa", "catatan", "belum_diisi", "rumus", "tengah")
JENIS_SISIPAN: tuple[JenisSisipan, ...] = ("pdf", "png", "jpeg")
RATA: tuple[Rata, ...] = ("kiri", "kanan", "tengah")


@dataclass(frozen=True, slots=True)
class Teks:
    """A run of text; ``tautan`` is the address (http, https or mailto) that the run links to."""

    isi: str
    tebal: bool = False
    miring: bool = False
    tautan: str | None = None

    def __post_init__(self) -> None:
        if self.tautan is not None and not self.tautan.startswith(("https://", "http://", "mailto:")):
            raise BlokSalah(
                f"Tautan “{self.tautan[:80]}” pada “{self.isi[:40]}”: pakai alamat https://, "
                f"http:// atau mailto:."
            )


@dataclass(frozen=True, slots=True)
class Acuan:
    """Cross reference to the block named ``kunci``, written as its label ("Tabel 3.4", "Subbab 3.1")."""

    kunci: str
    tebal: bool = False
    miring: bool = False


Potongan = Teks | Acuan
IsiTeks = str | tuple[Potongan, ...]


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading.

    ``tingkat`` is 1 (chapter, starts a new page) to 4.  ``nomor`` is printed before the text exactly as given
    ("BAB I", "3.1", "A.") or None.  The first numbered chapter starts the arabic page numbers.
    """

    tingkat: int
    teks: str
    nomor: str | None = None
    kunci: str = ""

    def __post_init__(self) -> None:
        if self.tingkat not in (1, 2, 3, 4):
            raise BlokSalah(f"Judul “{self.teks}”: tingkat {self.tingkat} tidak ada; pakai 1 sampai 4.")
        if not self.teks.strip():
            raise BlokSalah(f"Judul bernomor “{self.nomor or '–'}” tidak berteks; isi teks judulnya.")


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph.

    ``gaya``: 'biasa' (running text), 'catatan' (small note), 'belum_diisi' (a marked gap that a person still
    has to fill), 'rumus' (a worked formula, indented, not hyphenated), 'tengah' (centred: the head of an
    agreement, the name of a letter).
    """

    teks: IsiTeks
    gaya: GayaParagraf = "biasa"

    def __post_init__(self) -> None:
        if self.gaya not in GAYA_PARAGRAF:
            raise BlokSalah(f"Paragraf “{polos(self.teks)[:40]}”: gaya “{self.gaya}” tidak dikenal.")


@dataclass(frozen=True, slots=True)
class Daftar:
    """A bulleted list, or a numbered one (1., 2., ...; every list starts again at 1).

    ``anak`` are lists that stand under an item: (0-based place of the item, list), in the items' order.
    Numbers are 1., 2. at the outermost depth, then a., b., then i., ii., and again.
    """

    butir: tuple[IsiTeks, ...]
    bernomor: bool = False
    anak: tuple[tuple[int, Daftar], ...] = ()

    def __post_init__(self) -> None:
        if not self.butir:
            raise BlokSalah("Daftar tanpa butir; hapus daftar ini atau beri paling sedikit satu butir.")
        if any(not 0 <= urut < len(self.butir) for urut, _ in self.anak):
            raise BlokSalah("Daftar di bawah butir yang tidak ada; beri tempat dari 0 sampai butir terakhir.")

    def di_bawah(self, urut: int) -> tuple[Daftar, ...]:
        """The lists under an item."""
        return tuple(d for n, d in self.anak if n == urut)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: heading, width relative to the other columns, alignment of its cells (headings are
    centred)."""

    judul: str
    lebar: float = 1
    rata: Rata = "kiri"

    def __post_init__(self) -> None:
        if not self.lebar > 0:
            raise BlokSalah(f"Kolom “{self.judul}”: lebar {self.lebar} harus lebih dari 0.")


@dataclass(frozen=True, slots=True)
class Sel:
    """A table cell.

    ``rata`` overrides the column's.  A cell that spans columns or rows is given once, in its first row and
    column; the places it covers are left out of the rows, as in HTML.  ``warna`` is a token of
    :mod:`sakip.dokumen.warna` ('status-melampaui', 'jumlah', ...); status tokens also put their shape before
    the text.
    """

    teks: IsiTeks
    rata: Rata | None = None
    tebal: bool = False
    gabung_kolom: int = 1
    gabung_baris: int = 1
    warna: str | None = None

    def __post_init__(self) -> None:
        if self.warna is not None and self.warna not in TOKEN:
            raise BlokSalah(
                f"Sel “{polos(self.teks)[:40]}”: warna “{self.warna}” tidak dikenal; pakai "
                f"{', '.join(TOKEN)}."
            )


Baris = tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with its caption (``judul``, written above it with the computed label).

    ``kepala``: heading rows, repeated on every page; () means one row made of the columns' own headings.
    ``catatan``: line under the table, usually the source.  An empty ``judul`` gives a table without caption
    or number, which no list of tables shows.
    """

    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    kepala: tuple[Baris, ...] = ()
    catatan: str = ""
    kunci: str = ""

    def __post_init__(self) -> None:
        nama = f"Tabel “{self.judul or self.kunci}”"
        if not self.kolom:
            raise BlokSalah(f"{nama}: tidak berkolom; beri paling sedikit satu kolom.")
        for bagian, isi in (("baris kepala", self.baris_kepala), ("baris", self.baris)):
            kisi_sel(isi, len(self.kolom), nama, bagian)

    @property
    def baris_kepala(self) -> tuple[Baris, ...]:
        """The heading rows as they are written."""
        return self.kepala or (tuple(Sel(kolom.judul, tebal=True) for kolom in self.kolom),)


@dataclass(frozen=True, slots=True)
class Gambar:
    """A chart (``bagan``: Vega-Lite specification) or a picture (``berkas``: PNG or JPEG), with its caption
    below.

    ``teks_alternatif`` says in a sentence what a reader who cannot see it must know; it is never empty.
    ``lebar_persen`` is the width in percent of the text column, 10 to 100.
    """

    judul: str
    teks_alternatif: str
    bagan: Mapping[str, Any] | None = None
    berkas: bytes | None = None
    lebar_persen: int = 100
    catatan: str = ""
    kunci: str = ""

    def __post_init__(self) -> None:
        nama = f"Gambar “{self.judul}”"
        if (self.bagan is None) == (self.berkas is None):
            raise BlokSalah(f"{nama}: beri bagan atau berkas, tepat salah satunya.")
        if not self.teks_alternatif.strip():
            raise BlokSalah(f"{nama}: teks alternatif kosong; tulis satu kalimat yang menerangkan isinya.")
        if not 10 <= self.lebar_persen <= 100:
            raise BlokSalah(f"{nama}: lebar {self.lebar_persen} persen; pakai 10 sampai 100.")


@dataclass(frozen=True, slots=True)
class DaftarIsi:
    """Contents with page numbers; ``kedalaman`` is the deepest heading level shown."""

    judul: str = "DAFTAR ISI"
    kedalaman: int = 3


@dataclass(frozen=True, slots=True)
class DaftarTabel:
    """List of the captioned tables."""

    judul: str = "DAFTAR TABEL"


@dataclass(frozen=True, slots=True)
class DaftarGambar:
    """List of the captioned figures."""

    judul: str = "DAFTAR GAMBAR"


@dataclass(frozen=True, slots=True)
class GantiHalaman:
    """A page break."""


@dataclass(frozen=True, slots=True)
class KopSurat:
    """A letterhead: emblem at the left, ``baris`` (the last one is the office, bold), ``alamat`` smaller,
    a double rule below."""

    baris: tuple[str, ...]
    alamat: tuple[str, ...] = ()
    lambang: bytes | None = None
    lambang_alternatif: str = "Lambang instansi"

    def __post_init__(self) -> None:
        if not any(b.strip() for b in self.baris):
            raise BlokSalah("Kop surat tidak berbaris; isi paling sedikit nama kantor.")


@dataclass(frozen=True, slots=True)
class Rincian:
    """Pairs of label and content without lines ("Nomor : ...", "Nama : ..."); the colons stand in one
    column."""

    baris: tuple[tuple[str, IsiTeks], ...]

    def __post_init__(self) -> None:
        if not self.baris:
            raise BlokSalah("Rincian tanpa baris; hapus rincian ini atau beri paling sedikit satu baris.")


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Who signs: ``peran`` ("Pihak Kedua", or ""), position (with "Plt." where it is so), name ("" leaves a
    dotted line)."""

    jabatan: str
    nama: str = ""
    peran: str = ""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Space for signatures, kept on one page: one party stands at the right, two stand side by side."""

    pihak: tuple[Penandatangan, ...]
    tempat_tanggal: str = ""

    def __post_init__(self) -> None:
        if len(self.pihak) not in (1, 2):
            raise BlokSalah(f"Tanda tangan untuk {len(self.pihak)} pihak; beri satu atau dua.")


@dataclass(frozen=True, slots=True)
class Sisipan:
    """An uploaded file shown as it is: every page of a PDF, or a picture, scaled to the page.

    ``judul`` is the caption (numbered as a figure when it is not empty). ``teks_alternatif`` says what the
    pages show.  A file that cannot be read is not an error of the document: its place says so.
    """

    nama: str
    isi: bytes
    jenis: JenisSisipan
    teks_alternatif: str
    judul: str = ""
    kunci: str = ""

    def __post_init__(self) -> None:
        if self.jenis not in JENIS_SISIPAN:
            raise BlokSalah(f"Sisipan “{self.nama}”: jenis {self.jenis} tidak dikenal; pakai pdf, png, jpeg.")
        if not self.teks_alternatif.strip():
            raise BlokSalah(f"Sisipan “{self.nama}”: teks alternatif kosong; tulis isi berkas itu.")


@dataclass(frozen=True, slots=True)
class Melintang:
    """Blocks on turned (landscape) pages: for tables that are too wide. Not nested; holds no chapter."""

    isi: tuple[Blok, ...]

    def __post_init__(self) -> None:
        for blok in self.isi:
            if isinstance(blok, Melintang) or (isinstance(blok, Judul) and blok.tingkat == 1):
                raise BlokSalah("Halaman melintang tidak memuat halaman melintang lain atau judul bab.")


Blok = (
    Judul
    | Paragraf
    | Daftar
    | Tabel
    | Gambar
    | DaftarIsi
    | DaftarTabel
    | DaftarGambar
    | GantiHalaman
    | KopSurat
    | Rincian
    | TandaTangan
    | Sisipan
    | Melintang
)


@dataclass(frozen=True, slots=True)
class Sampul:
    """The cover: the document's own titles, an emblem (PNG or JPEG) and closing lines (place, address,
    year)."""

    lambang: bytes | None = None
    lambang_alternatif: str = "Lambang instansi"
    baris_bawah: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A whole document.

    ``tanggal`` is the only date that reaches the files (same input, same bytes).  ``unit_singkat`` stands in
    the page header ("" uses ``unit``).  ``draf`` puts a watermark on every page.  ``bahasa`` is a BCP 47 tag.
    ``sebelum_sampul`` are blocks that stand before the cover (the covering letter), on pages without number.
    ``bentuk``: 'laporan' (cover, roman and arabic numbers) or 'surat' (no cover, no running header, plain
    page numbers from the second page).  ``ukuran``: 'a4', or 'ponsel' (a narrow page to read on a phone).
    """

    judul: str
    instansi: str
    unit: str
    tahun: int
    tanggal: date
    isi: tuple[Blok, ...]
    subjudul: str = ""
    unit_singkat: str = ""
    bahasa: str = "id"
    penulis: str = ""
    sampul: Sampul | None = None
    draf: bool = False
    kata_kunci: tuple[str, ...] = ()
    sebelum_sampul: tuple[Blok, ...] = ()
    bentuk: Bentuk = "laporan"
    ukuran: Ukuran = "a4"


def potongan(teks: IsiTeks) -> tuple[Potongan, ...]:
    """Any text as runs."""
    return (Teks(teks),) if isinstance(teks, str) else teks


def polos(teks: IsiTeks) -> str:
    """Text without marks; a cross reference shows its key in brackets (for messages only)."""
    return "".join(p.isi if isinstance(p, Teks) else f"[{p.kunci}]" for p in potongan(teks))


def kisi_sel(
    baris: Sequence[Baris], jumlah_kolom: int, nama: str = "Tabel", bagian: str = "baris"
) -> tuple[tuple[Tempat, ...], ...]:
    """Where the cells of these rows stand (:func:`sakip.dokumen.kisi.susun`)."""
    return susun([[(s.gabung_kolom, s.gabung_baris) for s in b] for b in baris], jumlah_kolom, nama, bagian)
