"""Numbers in text that no table prints, one digit away from a number of a table nearby."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sakip.reviu.angka import Angka, cari
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Paragraf, RumusTeks, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.digit import bertukar, letak_beda
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut

_JAUH = 30
_DIGIT = 4
_ANGKA = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])")
_TAHUN = re.compile(r"(?:19|20)\d\d")
#: Figures of the nation or of others stand in no table of this report.
_LUAR = re.compile(
    r"\b(?:nasional|provinsi|dunia|kantor\s+wilayah\s+lain|satker\s+lain|daerah\s+lain)\b[^.;\d]{0,60}$",
    re.IGNORECASE,
)
#: What is only expected stands in no table.
_PRAKIRAAN = re.compile(r"\b(?:di)?(?:prakira|perkira|proyeksi)\w*[^.;]*(?:\.\d[^.;]*)*$", re.IGNORECASE)


#: Words of a title that do not say what is counted.
_UMUM = frozenset(
    {"jumlah", "total", "tahun", "realisasi", "target", "capaian", "nilai", "persen", "persentase", "sisa"}
)
_KATA = 5
#: Cells of a row that was told in lines lie no farther apart.
_SEBARIS = 4


@dataclass(frozen=True, slots=True)
class _Cetak:
    baris: int
    bentuk: str
    teks: str


def dekat(paham: Paham) -> Iterator[Temuan]:
    """Slips of one digit; the number in the text must stand in no table and no formula of the report.

    Looked for in the tables nearby, and in total rows anywhere whose column the sentence names.
    """
    total = _total(paham)
    cetak = sorted(_tabel(paham), key=lambda c: c.baris)
    ada = {c.bentuk for c in cetak}
    baris = [c.baris for c in cetak]
    teks_semua: dict[str, int] = {}
    for p in paham.naskah.paragraf:
        for c in _ANGKA.finditer(p.teks):
            teks_semua[bentuk_angka(c[0])] = teks_semua.get(bentuk_angka(c[0]), 0) + 1
    for p in paham.naskah.paragraf:
        for letak, a in cari(p.teks):
            bentuk = bentuk_angka(a.teks)
            if (
                not a.rusak
                and not a.rupiah
                and _layak(bentuk)
                and bentuk not in ada
                and teks_semua.get(bentuk, 0) < 2
                and not _PRAKIRAAN.search(p.teks[max(0, letak - 160) : letak])
                and not _kelak(paham, p.teks[max(0, letak - 110) : letak])
                and not _LUAR.search(p.teks[max(0, letak - 110) : letak])
                and not (a.persen and _terhitung(a, p.teks[max(0, letak - 110) : letak + 110]))
            ):
                b = p.baris_pada(letak)
                dekatnya = cetak[bisect_left(baris, b - _JAUH) : bisect_right(baris, b + _JAUH)]
                sekitar = p.teks[max(0, letak - 60) : letak + 40].casefold()
                dekatnya += [c for c, nama in total if any(x in sekitar for x in nama)]
                mirip = {
                    c.bentuk: c
                    for c in dekatnya
                    if _selisih_satu(bentuk, c.bentuk) and c.bentuk not in teks_semua
                }
                if len(mirip) == 1 and not _sisanya(bentuk, next(iter(mirip.values())), cetak, baris):
                    yield _temuan(paham, p, letak, a.teks, next(iter(mirip.values())))


def _kelak(paham: Paham, depan: str) -> bool:
    """Whether the words right before tell of a year to come, of which no table need speak."""
    tahun = tahun_disebut(depan.rsplit(". ", 1)[-1])
    return paham.tahun is not None and bool(tahun) and min(tahun) > paham.tahun


def _terhitung(a: Angka, sekitar: str) -> bool:
    """Whether counts beside a percentage give it: "laki-laki 207 orang (53,63%) dan perempuan 179 orang"."""
    cacah = {
        b.nilai for _, b in cari(sekitar) if not (b.persen or b.desimal or b.rupiah or b.rusak) and b.nilai
    }
    bagian = {(x, y) for x in cacah for n in cacah for y in (n, x + n) if x < y}
    return any(abs(x / y * 100 - a.nilai) <= a.langkah / 2 for x, y in bagian)


def _sisanya(bentuk: str, c: _Cetak, cetak: Sequence[_Cetak], baris: Sequence[int]) -> bool:
    """Whether the row gives the number: what its part leaves of its whole ("3.110, of whom 1.591")."""
    n, milik = _nilai(bentuk), _nilai(c.bentuk)
    sebaris = cetak[bisect_left(baris, c.baris - _SEBARIS) : bisect_right(baris, c.baris + _SEBARIS)]
    return any(_nilai(x.bentuk) in (n + milik, milik - n) for x in sebaris)


def _nilai(bentuk: str) -> Decimal:
    return Decimal(bentuk.replace(",", "."))


def _total(paham: Paham) -> list[tuple[_Cetak, tuple[str, ...]]]:
    """Numbers of total rows with the words of their column's title that say what is counted."""
    hasil = []
    for k in semua_kisi(paham):
        for r in k.total:
            for c in k.berangka():
                nama = tuple(
                    x for x in kata_kata(k.judul[c]) if len(x) >= _KATA and x not in _UMUM and x.isalpha()
                )
                bentuk = bentuk_angka(k.sel[r][c].teks)
                if nama and _layak(bentuk):
                    hasil.append((_Cetak(k.sel[r][c].baris, bentuk, k.sel[r][c].teks.strip()), nama))
    return hasil


def _tabel(paham: Paham) -> Iterator[_Cetak]:
    for u in paham.naskah.unsur:
        if isinstance(u, Tabel):
            for baris in u.isi:
                for sel in baris:
                    if not sel.isian and len(sel.teks) < 60:
                        for c in _ANGKA.finditer(sel.teks):
                            if _layak(bentuk_angka(c[0])):
                                yield _Cetak(sel.baris, bentuk_angka(c[0]), c[0])
        elif isinstance(u, RumusTeks):
            for c in _ANGKA.finditer(u.teks):
                if _layak(bentuk_angka(c[0])):
                    yield _Cetak(u.letak.baris, bentuk_angka(c[0]), c[0])


@lru_cache(maxsize=16384)
def bentuk_angka(teks: str) -> str:
    """Digits with the place of the decimal mark: "3.228" and "3228" are one, "3,228" is another."""
    teks = re.sub(r"[^\d.,]", "", teks).strip(".,")
    c = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?|(\d+)\.(\d{1,2})", teks)
    if c is None:
        return ""
    bulat, pecahan = (c[3], c[4]) if c[3] else (c[1].replace(".", ""), c[2] or "")
    return f"{bulat},{pecahan}" if pecahan else bulat


@lru_cache(maxsize=16384)
def _layak(bentuk: str) -> bool:
    """Long enough, no year, and not near 100 %, where figures of absorption crowd."""
    if re.fullmatch(r"9\d,\d\d|10\d,\d\d", bentuk):
        return False
    digit = bentuk.replace(",", "")
    return len(digit) >= _DIGIT and len(digit.strip("0")) >= _DIGIT - 1 and not _TAHUN.fullmatch(bentuk)


def _selisih_satu(a: str, b: str) -> bool:
    """One digit changed, or two neighbours swapped."""
    if len(a) != len(b) or a == b:
        return False
    beda = letak_beda(a, b)
    if any(a[i] == "," or b[i] == "," for i in beda):
        return False
    if "," in a and beda == [len(a) - 1] and abs(int(a[-1]) - int(b[-1])) == 1:
        return False  # cut off where the other is rounded
    return bertukar(a, b, beda) or (len(beda) == 1 and beda[0] > 0)


def _temuan(paham: Paham, p: Paragraf, letak: int, teks: str, c: _Cetak) -> Temuan:
    return temuan(
        paham,
        "narasi",
        (p.baris_pada(letak), c.baris),
        kutipan=p.teks[max(0, letak - 120) : letak + 60],
        tercetak=teks,
        seharusnya=c.teks,
        uraian=f"{teks} pada kalimat tidak ada di tabel mana pun dan berbeda satu angka dari {c.teks} "
        f"pada baris "
        f"{c.baris}.",
        saran="Periksa salah ketik pada kalimat atau tabel.",
    )
