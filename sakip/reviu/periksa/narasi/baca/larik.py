"""Tables near a paragraph as one list of rows, with what went on over a page joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sakip.reviu.angka import Angka
from sakip.reviu.model import Judul, Keterangan, Paragraf, Tabel
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import Kisi, kisi_dari, tanda
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN

_MASA = re.compile(r"(?:bulan|tw|sem)\d+")
_TAHUN = re.compile(r"(?:19|20)\d\d")
_RATA = re.compile(r"\W*(?:rata|nilai\s+(?:rata|indeks|akhir|total|ikm))", re.IGNORECASE)
#: Between a table and what goes on with it stands at most the head or foot of a page.
_SELA = 3
_PENDEK = 160
#: So many parts of the report above and below may lie between a sentence and its table.
_ATAS, _BAWAH = 6, 3


@dataclass(frozen=True, slots=True)
class Larik:
    """Rows that neither sum nor head others; ``total`` those that sum, ``utuh``: none is missing at the top
    or between."""

    label: tuple[str, ...]
    nomor: tuple[str, ...]
    angka: tuple[tuple[Angka | None, ...], ...]
    teks: tuple[tuple[str, ...], ...]
    baris: tuple[int, ...]
    judul: tuple[str, ...]
    kolom: tuple[int, ...]
    total: tuple[tuple[Angka | None, ...], ...]
    keterangan: str
    utuh: bool

    def masa(self, r: int) -> str:
        """The row's month, quarter or half year in one spelling, "" for any other row."""
        t = tanda(self.label[r])
        return t if _MASA.fullmatch(t) else ""

    def nilai(self, c: int) -> list[tuple[int, Angka]]:
        """The numbers of a column with their rows."""
        return [(r, a) for r, b in enumerate(self.angka) if (a := b[c]) is not None]

    def seluruh(self, c: int) -> list[Angka]:
        """The column's printed totals."""
        return [a for b in self.total if (a := b[c]) is not None]


@ingat
def _semua(paham: Paham) -> dict[int, Larik]:
    """The list that every table belongs to, by the table's identity."""
    hasil: dict[int, Larik] = {}
    kumpul: list[Kisi] = []
    sela = 0
    for u in paham.naskah.unsur:
        k = kisi_dari(paham, u) if isinstance(u, Tabel) else None
        if k is not None and len(k.sel) == 1 and kumpul and len(u.isi[0]) < kumpul[-1].lebar:  # type: ignore[union-attr]
            k, sela = None, sela + 1  # the head of a page, read as a table
            continue
        if k is None:
            sela += 1 if isinstance(u, Paragraf) and len(u.teks) <= _PENDEK else _SELA + 1
            continue
        if kumpul and not (sela <= _SELA and _menyambung(kumpul[-1], k)):
            _simpan(hasil, kumpul)
            kumpul = []
        kumpul.append(k)
        sela = 0
    if kumpul:
        _simpan(hasil, kumpul)
    return hasil


def _menyambung(a: Kisi, b: Kisi) -> bool:
    """Whether the numbers of the rows go on."""
    x, y = _urutan(a), _urutan(b)
    return a.lebar == b.lebar and not a.total and bool(x and y) and y[0] == x[-1] + 1


def _urutan(k: Kisi) -> list[int]:
    """The numbers of the rows in the first column."""
    isi = [k.sel[r][0].teks.strip(" .") for r in k.biasa]
    return [int(x) for x in isi] if isi and all(x.isdecimal() and len(x) < 4 for x in isi) else []


def _simpan(hasil: dict[int, Larik], kumpul: Sequence[Kisi]) -> None:
    pertama = kumpul[0]
    nomor: list[str] = []
    label, angka, teks, baris, total = [], [], [], [], []
    for k in kumpul:
        for r in range(len(k.sel)):
            rata = _RATA.match(k.label[r]) and not _berurut(k, r, nomor)
            if r in k.total or rata or _merata(k, r):
                total.append(k.angka[r])
            elif r not in k.kepala and not _kepala(k, r):
                label.append(k.label[r])
                nomor.append(k.sel[r][0].teks.strip(" ."))
                angka.append(k.angka[r])
                teks.append(tuple(s.teks.strip() for s in k.sel[r]))
                baris.append(k.sel[r][0].baris)
    urut = [int(x) for x in nomor if x.isdecimal() and len(x) < 4]
    utuh = not urut or len(urut) != len(nomor) or urut == list(range(1, len(urut) + 1))
    larik = Larik(
        tuple(label),
        tuple(nomor),
        tuple(angka),
        tuple(teks),
        tuple(baris),
        _judul(pertama),
        tuple(sorted({c for k in kumpul for c in k.kolom})),
        tuple(total),
        pertama.tabel.tabel.judul,
        utuh and bool(label),
    )
    for k in kumpul:
        hasil[id(k.tabel.tabel)] = larik


def _berurut(k: Kisi, r: int, nomor: Sequence[str]) -> bool:
    """Whether a row is one of many, by its number and the rows below: "22 | Rata-rata lama layanan"."""
    n = k.sel[r][0].teks.strip(" .")
    berlanjut = bool(nomor) and n.isdecimal() and nomor[-1].isdecimal() and int(n) == int(nomor[-1]) + 1
    return berlanjut and r < max(k.biasa, default=0)


def _merata(k: Kisi, r: int) -> bool:
    """A last row that is the mean by its name: "Kantor (rata-rata 40 indikator)"."""
    return r == len(k.sel) - 1 and r > 1 and "rata-rata" in k.label[r].casefold()


def _kepala(k: Kisi, r: int) -> bool:
    """A header that was read as the first row: no number in it, though the other rows have some."""
    return r == 0 and not k.tabel.tabel.kepala and not any(a is not None for a in k.angka[r])


def _judul(k: Kisi) -> tuple[str, ...]:
    if any(k.judul) or not _kepala(k, 0):
        return k.judul
    return tuple(s.teks.strip() for s in k.sel[0])


def dekat(paham: Paham, ke: int) -> Iterator[Larik]:
    """The lists around part ``ke`` of the report, the nearest above first; a heading ends the search."""
    unsur = paham.naskah.unsur
    semua = _semua(paham)
    sudah: set[int] = set()
    for arah in (reversed(unsur[max(0, ke - _ATAS) : ke]), iter(unsur[ke + 1 : ke + 1 + _BAWAH])):
        for u in arah:
            if isinstance(u, Judul):
                break
            x = semua.get(id(u)) if isinstance(u, Tabel) else None
            if x is not None and id(x) not in sudah:
                sudah.add(id(x))
                yield x


def berlarik(paham: Paham, picu: Callable[[str], object]) -> Iterator[tuple[Paragraf, list[Larik]]]:
    """Every paragraph with lists around it whose text may tell something of them, and these lists."""
    for ke, u in enumerate(paham.naskah.unsur):
        if isinstance(u, Paragraf) and picu(u.teks) and (larik := list(dekat(paham, ke))):
            yield u, larik


def berpersen(judul: str, isi: Iterable[Angka]) -> bool:
    """Whether a column prints percentages, by its title or by any of its numbers."""
    return judul_persen(judul) or any(a.persen for a in isi)


def judul_persen(judul: str) -> bool:
    return "%" in judul or "persen" in judul.casefold()


def tepat_di_atas(paham: Paham, ke: int) -> Larik | None:
    """The list that part ``ke`` follows with nothing but text between."""
    for u in reversed(paham.naskah.unsur[max(0, ke - 3) : ke]):
        if isinstance(u, Tabel):
            return _semua(paham).get(id(u))
        if isinstance(u, Judul | Keterangan):
            return None
    return None


def sebut_baris(x: Larik, klausa: str) -> list[int]:
    """The rows that a clause names: the longest names, months and quarters in any spelling, "sasaran 14"."""
    kata = set(kunci(klausa))
    calon = [(len(n), r) for r, t in enumerate(x.label) if (n := kunci(t)) and set(n) <= kata]
    panjang = max((n for n, _ in calon), default=0)
    hasil = {r for n, r in calon if n == panjang and not x.masa(r) and not _TAHUN.fullmatch(x.label[r])}
    hasil |= {r for r in range(len(x.label)) if x.masa(r) and x.masa(r) in masa_kalimat(klausa)}
    hasil |= {
        r for r, n in enumerate(x.nomor) if n in nomor_kalimat(klausa) and n.isdecimal() and _bernomor(x)
    }
    return sorted(hasil)


def _bernomor(x: Larik) -> bool:
    return re.match(r"\W*(?:no|nomor|sk|ss)\b", x.judul[0], re.IGNORECASE) is not None


_NOMOR = re.compile(
    r"\b(?:sasaran|indikator|tujuan|ik[ku]|s[sk])(?:\s+(?:kegiatan|strategis|kinerja|program|ke|nomor|"
    r"utama))*"
    r"(?:\s+|-)(?P<n>\d{1,2})\b(?![.,]?\d|\s*(?:%|persen|indikator|sasaran))",
    re.IGNORECASE,
)
_SEBUT_MASA = re.compile(
    r"\b(?:(?:bulan\s+)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|"
    r"november|desember)"
    r"|(?:triwulan|tw|semester)\.?\s?(?:iv|i{1,3}|[1-4]))\b",
    re.IGNORECASE,
)


def nomor_kalimat(klausa: str) -> set[str]:
    """The numbers by which a clause names rows."""
    return {m["n"] for m in _NOMOR.finditer(klausa)}


def masa_kalimat(klausa: str) -> set[str]:
    """Months, quarters and halves that a clause names."""
    return {tanda(m[0]) for m in _SEBUT_MASA.finditer(klausa)}


def sama(a: Angka, b: Angka | None) -> bool:
    """Whether two prints may be one number."""
    return b is not None and any(n == m for n, _ in a.bacaan() for m, _ in b.bacaan())


#: Words after which only some rows are compared.
_SEBAGIAN = re.compile(
    r"\b(?i:di\s?luar|selain|kecuali|paruh|di\s?antara\s+[a-z]+\s+(?:dengan|yang))\b"
    r"|\b(?:ber)?(?:mutu|predikat|kategori|status)\s+[“\"]?[A-Z]"
)
_BANYAK = re.compile(
    rf"\b(?:di\s?antara|dari(?:\s?antara)?)\s+(?:ke)?(?P<n>\d{{1,2}}|{'|'.join(BILANGAN)})\s+(?!tahun|target|belas|puluh|ratus|kali)[a-z]+",
    re.IGNORECASE,
)


def sebagian(kalimat: str, banyak: int) -> bool:
    """Whether a sentence compares only some of ``banyak`` rows."""
    if _SEBAGIAN.search(kalimat):
        return True
    m = _BANYAK.search(kalimat)
    n = m["n"].casefold() if m is not None else ""
    return bool(n) and (int(n) if n.isdecimal() else BILANGAN[n]) != banyak
