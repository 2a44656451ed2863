"""Sums down and across that a table's own neighbours prove, whatever the columns are called.

A row of totals (named so, or told by two columns that add up) and a column of totals are held against
their parts.  Where some columns add up to the row and one does not, that one holds a slip; the same across.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import Kisi, berjenjang, lanjutan, semua_kisi
from sakip.reviu.periksa.kosong.antara import lubang

#: Parts that make one line a proof by itself.
_KUAT = 4
#: Rows that a total must have when nothing else proves it.
_TERKECIL = 2
_TERLEBAR = 40
#: What is called so is a sum; "Gabungan" may carry a unit's last value on.
_BERJUMLAH = re.compile(r"\W*(?:jumlah|total)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Baris:
    """A line of parts and its total: a column over a total row, or a row before a total column."""

    letak: int  # which column or row
    bagian: tuple[Angka, ...]
    total: Angka
    cocok: bool

    @property
    def bukti(self) -> int:
        """How much the line proves: 0 where nothing could have failed, 2 where chance is out."""
        isi = [a for a in self.bagian if a.nilai]
        if not self.cocok or len(isi) < 2:
            return 0
        return 2 if len(isi) >= _KUAT or self.total.digit >= 5 else 1


#: An amount in a header: a row that reading took for a part of it is not among those that are added.
TERSELIP = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}")


def jumlah_kisi(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.tabel.pulih or len(k.sel) < 2 or k.lebar > _TERLEBAR or lanjutan(k.sel):
            continue
        if any(TERSELIP.search(x) for x in k.judul):
            continue
        yield from _tegak(paham, k)
        yield from _datar(paham, k)
        yield from _ringkas(paham, k)


# --- a row of totals ------------------------------------------------------------------------------------


def _tegak(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    for r in sorted({*k.total, len(k.sel) - 1}):
        terbaik: tuple[int, list[_Baris], list[int]] | None = None
        for bagian in _pilihan(k, r):
            satu = _BERJUMLAH.match(k.label[r]) is not None
            garis = [
                g
                for c in k.berangka()
                if (
                    g := _garis(
                        k, [(b, c) for b in bagian], (r, c), c, satu=satu or _sendiri(k, bagian, r, c)
                    )
                )
                is not None
            ]
            bukti = sum(g.bukti for g in garis)
            if terbaik is None or bukti > terbaik[0]:
                terbaik = (bukti, garis, bagian)
        if terbaik is None:
            yield from _tunggal(paham, k, r)
            continue
        bukti, garis, bagian = terbaik
        if not bukti and r in k.total and len(list(_pilihan(k, r))) == 1 and not k.kepala:
            yield from _polos(paham, k, r, garis, bagian)
            continue
        for g in _salah(garis, bernama=r in k.total):
            # else class kosong, or class lain
            if lubang(k, bagian, r, g.letak) is None and not _genap(k, bagian, g):
                yield _temuan(paham, k, g, [(b, g.letak) for b in bagian], (r, g.letak), "kolom")


def _genap(k: Kisi, bagian: Sequence[int], g: _Baris) -> bool:
    """Whether the digits of amounts with misplaced dots are all that the total lacks."""
    isi = [baca_sel(k.sel[b][g.letak].teks) for b in bagian if k.angka[b][g.letak] is None]
    rusak = sum((a.nilai for a in isi if a is not None and a.rusak), Decimal(0))
    return rusak > 0 and sum((a.nilai for a in g.bagian), rusak) == g.total.nilai


def _sendiri(k: Kisi, bagian: Sequence[int], r: int, c: int) -> bool:
    """Whether a named total stands over one number and blanks that do not carry their last number on."""
    isi = [b for b in bagian if k.angka[b][c] is not None]
    if r not in k.total or len(isi) != 1 or (total := k.angka[r][c]) is None:
        return False
    ada = [(a, b == isi[0]) for b in bagian if (a := _terbawa(k, b, c)) is not None]
    satu = next(a for a, milik in ada if milik)
    return total.nilai not in (satu.nilai, sum((a.nilai for a, _ in ada), Decimal(0)))


def _terbawa(k: Kisi, r: int, c: int) -> Angka | None:
    """The number of a row in this column, or the last before it."""
    return next((a for x in range(c, -1, -1) if (a := k.angka[r][x]) is not None), None)


def _polos(paham: Paham, k: Kisi, r: int, garis: Sequence[_Baris], bagian: Sequence[int]) -> Iterator[Temuan]:
    """A total row over plain rows, none of whose columns adds up: a row too many, too few or changed."""
    sendiri = len(k.berangka()) == 1 and _BERJUMLAH.match(k.label[r]) is not None
    isi = [
        g
        for g in garis
        if not g.cocok and not _berkoma(g) and (sendiri or not _tengah(g)) and len(g.bagian) == len(bagian)
    ]
    if (
        len(bagian) < _TERKECIL
        or _bertingkat(k, bagian)
        or any(k.kode[b] for b in bagian)
        or len(isi) < len(garis) - sum(map(_berkoma, garis))
    ):
        return
    for g in isi:
        jumlah = sum((a.nilai for a in g.bagian), Decimal(0))
        if berjenjang([a.nilai for a in g.bagian], g.total.nilai):
            continue
        if sendiri or g.total.nilai / 2 <= jumlah <= g.total.nilai * 2:
            yield _temuan(
                paham, k, g, [(b, g.letak) for b in bagian], (r, g.letak), "kolom", ("jumlahnya", jumlah)
            )


def _bertingkat(k: Kisi, bagian: Sequence[int]) -> bool:
    """Whether some rows stand under others: numbers beside letters, capitals beside small letters."""
    depan = {re.sub(r"\d+", "1", k.sel[b][0].teks.strip().strip("().")) for b in bagian}
    bernomor = {x for x in depan if len(x) <= 4}
    kapital = {k.label[b].isupper() for b in bagian}
    return (len(bernomor) > 1 and "1" in bernomor) or len(kapital) > 1


def _tunggal(paham: Paham, k: Kisi, r: int) -> Iterator[Temuan]:
    """A total over one row only that differs from it: the other rows are missing."""
    atas = [b for b in range(r) if b not in k.kepala]
    if r not in k.total or len(atas) != 1 or k.kepala or any(x in k.total for x in atas):
        return
    beda = [
        (c, a, t)
        for c in k.berangka()
        if (a := k.angka[atas[0]][c]) is not None
        and (t := k.angka[r][c]) is not None
        and not (a.persen or t.persen or t.desimal)
        and t.nilai != a.nilai
    ]
    if len(beda) > 1 or (beda and paham.naskah.jenis in ("docx", "pdf")):
        c, a, t = beda[0]
        g = _Baris(c, (a,), t, False)
        yield _temuan(paham, k, g, [(atas[0], c)], (r, c), "kolom", ("jumlahnya", a.nilai))


def _pilihan(k: Kisi, r: int) -> Iterator[list[int]]:
    """Choices of rows above: since the last total, all that are no totals, the totals."""
    atas = [b for b in range(r) if b not in k.kepala]
    if not atas and k.total == {r}:
        atas = [b for b in k.biasa if b > r]  # the total stands first
    batas = max((b for b in atas if b in k.total), default=-1)
    sudah: list[list[int]] = []
    for calon in (
        [b for b in atas if b > batas],
        [b for b in atas if b not in k.total],
        [b for b in atas if b in k.total],
    ):
        if len(calon) > 1 and calon not in sudah:
            sudah.append(calon)
            yield calon


def _salah(garis: Sequence[_Baris], *, bernama: bool) -> list[_Baris]:
    """The lines that do not add up although those which do prove that they should."""
    bukti = sum(g.bukti for g in garis)
    berkoma = any(g.bukti and _berkoma(g) for g in garis)
    gagal = [
        g
        for g in garis
        if not g.cocok
        and (berkoma or not _berkoma(g))  # rates among counts
        and (len(g.bagian) > 1 or bukti >= 2)
        # a mean among sums is likelier than a slip, unless all others are sums
        and bukti >= ((3 if bernama else 5) if _tengah(g) and len(g.bagian) > 1 else (1 if bernama else 3))
    ]
    return gagal if len(gagal) <= max(1, sum(g.bukti > 0 for g in garis) // 3) else []


def _tengah(g: _Baris) -> bool:
    nilai = [a.nilai for a in g.bagian]
    return min(nilai) <= g.total.nilai <= max(nilai)


def _berkoma(g: _Baris) -> bool:
    return any(a.desimal for a in (*g.bagian, g.total))


# --- a column of totals ---------------------------------------------------------------------------------


def _datar(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    kolom = k.berangka()
    for c in kolom[1:]:
        bernama = _bernama(k.judul[c])
        if not bernama and c != kolom[-1]:
            continue
        bagian = _sejak(k, [x for x in kolom if x < c])
        if len(bagian) < 2:
            continue
        garis = [
            g
            for r in range(len(k.sel))
            if r not in k.kepala
            and (g := _garis(k, [(r, x) for x in bagian], (r, c), r, satu=bernama)) is not None
        ]
        for g in _salah(garis, bernama=bernama):
            yield _temuan(paham, k, g, [(g.letak, x) for x in bagian], (g.letak, c), "baris")


def _bernama(judul: str) -> bool:
    kata = judul.casefold().split()
    return bool(kata) and (kata[0] in ("jumlah", "total", "jml") or kata[-1] in ("jumlah", "total"))


def _sejak(k: Kisi, kolom: list[int]) -> list[int]:
    """The columns after the last that is itself called a total."""
    batas = max((x for x in kolom if _bernama(k.judul[x]) and not _bernama(k.judul[0])), default=-1)
    return [x for x in kolom if x > batas]


# --- a column of means, of last values ------------------------------------------------------------------


def _ringkas(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """A column called a mean or the last value of its row, by what the other rows show."""
    kolom = k.berangka()
    for c in kolom[2:]:
        bagian = _sejak(k, [x for x in kolom if x < c])
        for pola, nama, hitung in _RINGKAS:
            if not pola.search(k.judul[c]) or len(bagian) < 2:
                continue
            cocok: list[tuple[int, Angka, list[Angka], Decimal]] = []
            gagal: list[tuple[int, Angka, list[Angka], Decimal]] = []
            for r in range(len(k.sel)):
                a, isi = k.angka[r][c], [x for y in bagian if (x := k.angka[r][y]) is not None]
                if a is None or not isi or (hitung is _rata and r in k.total):
                    continue
                harap = hitung(isi)
                batas = max(
                    a.langkah if a.desimal else Decimal(0),
                    *(x.langkah / 2 if x.desimal else Decimal(0) for x in isi),
                )
                (cocok if abs(a.nilai - harap) <= batas else gagal).append((r, a, isi, harap))
            telak = [x for x in cocok if len({y.nilai for y in x[2]}) > 1 and x[1].digit > 1]
            if len(cocok) > 1 and telak and len(gagal) == 1:
                r, a, isi, harap = gagal[0]
                g = _Baris(r, tuple(isi), a, False)
                yield _temuan(paham, k, g, [(r, x) for x in bagian], (r, c), "baris", (nama, harap))
                break


def _rata(isi: Sequence[Angka]) -> Decimal:
    return sum((a.nilai for a in isi), Decimal(0)) / len(isi)


def _terakhir(isi: Sequence[Angka]) -> Decimal:
    return isi[-1].nilai


_RINGKAS = (
    (re.compile(r"\brata[ -]*rata\b", re.IGNORECASE), "rata-ratanya", _rata),
    (re.compile(r"\bterakhir\b|\bjumlah\b|\btotal\b", re.IGNORECASE), "yang terakhir", _terakhir),
)


# --- what both share ------------------------------------------------------------------------------------


def _garis(
    k: Kisi, bagian: Sequence[tuple[int, int]], total: tuple[int, int], letak: int, *, satu: bool = False
) -> _Baris | None:
    """The line, None where it says nothing: percentages, no total, fewer than two parts, or another unit."""
    hasil = k.angka[total[0]][total[1]]
    isi = [a for r, c in bagian if (a := k.angka[r][c]) is not None]
    if hasil is None or not isi or hasil.persen or any(a.persen for a in isi):
        return None
    if len(isi) < 2 and not satu:
        return None
    if len({a.satuan.split()[0] for a in (*isi, hasil) if a.satuan}) > 1:
        return None
    return _Baris(letak, tuple(isi), hasil, _jumlah(isi, hasil))


def _jumlah(isi: Sequence[Angka], total: Angka) -> bool:
    """Whether the parts make the total; counts are exact, what has decimals or is money was rounded."""
    for bacaan in (0, 1) if any(a.lain for a in isi) else (0,):
        dibaca = [_baca(a, bacaan) for a in isi]
        nilai = sum((n for n, _ in dibaca), Decimal(0))
        longgar = sum((u / 2 for _, u in dibaca if u != 1), Decimal(0))
        if any(abs(nilai - n) <= longgar + (u if u != 1 else 0) for n, u in total.bacaan()):
            return True
    return False


def _baca(a: Angka, ke: int) -> tuple[Decimal, Decimal]:
    return a.lain[min(ke, len(a.lain)) - 1] if ke and a.lain else (a.nilai, a.langkah)


def _temuan(
    paham: Paham,
    k: Kisi,
    g: _Baris,
    bagian: Sequence[tuple[int, int]],
    total: tuple[int, int],
    arah: str,
    hitung: tuple[str, Decimal] | None = None,
) -> Temuan:
    sebut, nilai = hitung or ("jumlahnya", sum((a.nilai for a in g.bagian), Decimal(0)))
    harus = angka(nilai, max(a.desimal for a in (*g.bagian, g.total)))
    s = k.sel[total[0]][total[1]]
    nama = k.judul[total[1]] if arah == "kolom" else k.label[total[0]]
    return temuan(
        paham,
        "jumlah",
        {s.baris, *(k.sel[r][c].baris for r, c in bagian)},
        tercetak=s.teks,
        seharusnya=harus,
        uraian=f"“{nama}” tertulis {s.teks}, padahal dari {len(g.bagian)} angka {sebut} {harus}; "
        + (
            f"{arah} lain pada tabel ini cocok."
            if hitung is None
            else "periksa baris yang hilang atau ganda."
        ),
        saran="Periksa angka penyusun dan hasilnya.",
    )
