"""A table as a plain grid of numbers with labels on its rows and columns, whatever its columns mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from sakip.reviu.angka import Angka, baca_sel, baca_utuh
from sakip.reviu.baca.kata import baris_jumlah, kata_kata
from sakip.reviu.baca.kepala import judul_kolom
from sakip.reviu.model import Sel, Tabel
from sakip.reviu.paham import Paham, TabelPaham
from sakip.reviu.periksa.alat.ingat import ingat

_BULAN = "jan feb mar apr mei jun jul agu sep okt nov des"
_BULANAN = {b: f"bulan{n}" for n, b in enumerate(_BULAN.split(), 1)}
_NAMA_BULAN = re.compile(
    r"jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|jun[i]?|jul[i]?|agu(?:s|stus)?|sep(?:t|tember)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?"
)
_MASA = re.compile(r"(triwulan|tw|semester|sem)\.? ?(i{1,3}|iv|\d)")
_ROMAWI = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_TANGGAL = re.compile(rf"^\d{{1,2}}\s+(?:{_NAMA_BULAN.pattern})", re.IGNORECASE)
_KODE = re.compile(r"[A-Za-z]{0,3}[-.]?\d+(?:[.\-][A-Za-z]{0,3}\d+)+|\d{4,}(?:\.\w+)*|[A-Z]{1,3}\.?\d+")
_TAHUN = re.compile(r"(?:19|20)\d\d")
_TOTAL = re.compile(
    r"\W*(?:(?:sub\s*|grand\s*)?(?:jumlah|total|jml)(?:\s+(?:total|seluruh\w*|keseluruhan|setahun|akhir|besar))*"
    r"|gabungan|seluruhnya|keseluruhan|seluruh (?:indikator|unit|satker|pegawai))\W*(?:\([^()]*\))?\W*",
    re.IGNORECASE,
)
_BUKAN = frozenset({"nomor", "keterangan", "satuan"})


@dataclass(frozen=True, slots=True)
class Kisi:
    """``angka[r][k]`` is None where no number stands or where the cell only labels or counts its row.

    ``label`` are the rows' names, ``kode`` their codes ("" without), ``judul`` the columns' headers;
    ``total`` the rows that a word calls a sum; ``kepala`` the rows that only head others.
    """

    tabel: TabelPaham
    sel: tuple[tuple[Sel, ...], ...]
    angka: tuple[tuple[Angka | None, ...], ...]
    label: tuple[str, ...]
    kode: tuple[str, ...]
    judul: tuple[str, ...]
    total: frozenset[int]
    kepala: frozenset[int]
    kolom: tuple[int, ...]
    #: The rows that neither sum nor head others; worked out once, for many checks ask.
    biasa: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        biasa = (r for r in range(len(self.sel)) if r not in self.total and r not in self.kepala)
        object.__setattr__(self, "biasa", tuple(biasa))

    @property
    def lebar(self) -> int:
        return len(self.judul)

    def berangka(self) -> list[int]:
        """The columns that hold numbers."""
        return list(self.kolom)


@ingat
def semua_kisi(paham: Paham) -> tuple[Kisi, ...]:
    """Every table that is printed as such; those turned round or made of lists stand in others already."""
    tercetak = {id(u) for u in paham.naskah.tabel}
    sudah: set[int] = set()
    hasil: list[Kisi] = []
    for t in paham.tabel:
        if t.tabel.isi and id(t.tabel) not in sudah and (not t.maya or id(t.tabel) in tercetak):
            sudah.add(id(t.tabel))
            hasil.append(kisi(t))
    return tuple(hasil)


def kisi_dari(paham: Paham, tabel: Tabel) -> Kisi | None:
    """The grid of one table of the report."""
    return _menurut_tabel(paham).get(id(tabel))


@ingat
def baris_tabel(paham: Paham) -> frozenset[int]:
    """The lines that lie in tables."""
    return frozenset(b for t in paham.naskah.tabel for b in range(t.letak.baris, t.letak.akhir + 1))


@ingat
def _menurut_tabel(paham: Paham) -> dict[int, Kisi]:
    return {id(k.tabel.tabel): k for k in semua_kisi(paham)}


def kisi(t: TabelPaham) -> Kisi:
    """The grid of a table."""
    isi = t.tabel.isi
    judul = tuple(judul_kolom(t.tabel.kepala, k) for k in range(t.tabel.lebar))
    if not any(judul) and _berkepala(isi):
        judul, isi = tuple(" ".join(s.teks.split()) for s in isi[0]), isi[1:]
    lebar = len(judul)
    bukan = {k for k in range(lebar) if _melabeli([b[k] for b in isi], judul[k], k)}
    angka = tuple(
        tuple(None if k in bukan or s.isian else angka_murni(s.teks) for k, s in enumerate(b)) for b in isi
    )
    if sum(_PERIODE.match(tanda(x)) is not None for x in judul) > 2:
        angka = _tegaskan(angka)
    label, kode, total, kepala = [], [], set(), set()
    for r, b in enumerate(isi):
        terisi = [s.teks.strip() for k, s in enumerate(b) if s.teks.strip() and not s.isian]
        kata = [s.teks.strip() for k, s in enumerate(b) if angka[r][k] is None and s.teks.strip()]
        kode.append(next((x for x in kata if _KODE.fullmatch(x)), ""))
        nama = next((x for x in kata if kata_kata(x) and not _KODE.fullmatch(x)), "")
        label.append(nama or next((x for x in kata if _TAHUN.fullmatch(x)), ""))
        if any(_TOTAL.fullmatch(x) or baris_jumlah(x) for x in kata[:2]):
            total.add(r)
        elif len(terisi) == 1 and lebar > 2 and not any(a is not None for a in angka[r]):
            kepala.add(r)
    kolom = tuple(k for k in range(lebar) if any(b[k] is not None for b in angka))
    return Kisi(t, isi, angka, tuple(label), tuple(kode), judul, frozenset(total), frozenset(kepala), kolom)


#: From here on a print without a dot shows that the others' dots part thousands.
_RATUSAN = 100
_PERIODE = re.compile(r"(?:bulan|tw|sem)\d")


def _tegaskan(angka: tuple[tuple[Angka | None, ...], ...]) -> tuple[tuple[Angka | None, ...], ...]:
    """Numbers by period: "3.145" beside "930", and none with decimals in the table, are thousands."""
    ada = [a for b in angka for a in b if a is not None]
    if (
        not any(a.lain for a in ada)
        or any(a.desimal or a.persen for a in ada)
        or not any(not a.lain and abs(a.nilai) >= _RATUSAN for a in ada)
    ):
        return angka
    return tuple(tuple(a if a is None or not a.lain else replace(a, lain=()) for a in b) for b in angka)


def _berkepala(isi: Sequence[Sequence[Sel]]) -> bool:
    """Whether the first row heads the others although none of its words is known: words over numbers."""
    if len(isi) < 4:
        return False
    atas = [s for s in isi[0] if s.teks.strip() and not s.isian]
    if len(atas) < 2 or any(re.search(r"\d", s.teks) for s in atas):
        return False
    bawah = [[baca_sel(b[k].teks) is not None for b in isi[1:]] for k in range(1, len(isi[0]))]
    kolom = [k for k, ada in enumerate(bawah, 1) if sum(ada) * 4 >= len(ada) * 3]
    return bool(kolom) and all(kata_kata(isi[0][k].teks) and not isi[0][k].isian for k in kolom)


def lanjutan(isi: Sequence[Sequence[Sel]]) -> bool:
    """Whether rows go on from a table before, so that their total has parts there: they are not numbered
    from 1."""
    depan = [b[0].teks.strip().rstrip(".)") for b in isi[:2] if b]
    if len(depan) < 2 or not all(x.isdecimal() and len(x) < 3 for x in depan):
        return False
    return 1 < int(depan[0]) == int(depan[1]) - 1


@lru_cache(maxsize=16384)
def angka_murni(teks: str) -> Angka | None:
    """A cell's number where the cell holds little else: "32.000 orang", "3,30 (skala 4)"; no dates."""
    teks = teks.strip()
    if _TANGGAL.match(teks):
        return None
    a = baca_utuh(teks)
    if a is None:
        return None
    polos = re.sub(r"\([^()]*\)", " ", teks)
    return (
        a if len(kata_kata(polos)) <= 3 and not re.match(r"^\d[\d.]*\s+[A-Z][a-z]+ [a-zA-Z]", polos) else None
    )


def _melabeli(sel: Sequence[Sel], judul: str, k: int) -> bool:
    """Whether a column only counts, codes or names its rows, or hardly holds a number."""
    isi = [s.teks.strip() for s in sel if s.teks.strip() and not s.isian]
    if not isi:
        return True
    if re.fullmatch(r"\W*(?:no|nomor|kode|tahun|ss|sk|iku|ikk)\W*", judul, re.IGNORECASE):
        return True
    if k == 0:
        urut = [n for x in isi if (n := x.rstrip(".)")).isdecimal()]
        awal = int(urut[0]) if urut else 0
        if len(urut) > (1 if awal == 1 else 2) and urut == [str(awal + i) for i in range(len(urut))]:
            return True  # or goes on counting those of the page before
    if all(_TAHUN.fullmatch(x) for x in isi):
        return True
    if (
        sum(_KODE.fullmatch(x) is not None and "," not in x and x.count(".") != 0 for x in isi) * 2 > len(isi)
        and k < 2
    ):
        return k == 0
    berangka = sum(angka_murni(x) is not None for x in isi)
    kosong = sum(baca_sel(x) is None and len(kata_kata(x)) <= 2 for x in isi)
    return berangka == 0 or (berangka * 2 < len(isi) - kosong)


@lru_cache(maxsize=16384)
def tanda(label: str) -> str:
    """A label as it is compared: months, quarters and halves in one spelling, words in lower case."""
    teks = " ".join(re.findall(r"[\w.%+-]+", label.casefold()))
    teks = re.sub(r"^\d{1,3}[.)]?\s+(?=[a-z])", "", teks)
    inti = re.sub(r"^(?:s\.?d\.?|sampai dengan|bulan)\s+", "", teks)
    inti = re.sub(r"\s+(?:19|20)\d\d$", "", inti)
    if _NAMA_BULAN.fullmatch(inti.strip(".")):
        return _BULANAN[inti[:3]]
    masa = _MASA.fullmatch(inti)
    if masa:
        return f"{'tw' if masa[1][0] == 't' else 'sem'}{_ROMAWI.get(masa[2], masa[2])}"
    tahun = re.fullmatch(r"(?:tahun |renstra |target )*((?:19|20)\d\d)", teks)
    return tahun[1] if tahun else teks


#: Fewer rows have no levels.
_JENJANG = 4


def berjenjang(bagian: Sequence[Decimal], total: Decimal) -> bool:
    """Whether rows hold their total two to four times: programmes, activities and their parts listed without
    a sign of their level."""
    return len(bagian) >= _JENJANG and total > 0 and any(sum(bagian) == n * total for n in (2, 3, 4))
