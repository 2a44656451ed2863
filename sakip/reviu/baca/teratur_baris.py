"""Rows of a regular table whose values stand on one line each: numbered ones, or all of one shape.

A running number opens a row, and one line of it, whichever, ends in the values; what stands on its other
lines is its name. Without numbers every line must be a name with its values, or every name must begin as the
names of indicators do ("Persentase ...", "Jumlah ...") and have one line of values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.lepas_atom import kunci_nomor
from sakip.reviu.baca.lepas_baris import AWAL_NAMA
from sakip.reviu.baca.lepas_kolom import urut_kolom
from sakip.reviu.baca.tabel import gabung
from sakip.reviu.baca.teratur_garis import Garis, Isi, Rekam, cacah_nilai, kuat, pecah, ringkasan, tahun
from sakip.reviu.baca.teratur_total import letakkan

_NOMOR = re.compile(r"\(?(\d{1,3}(?:\.\d{1,2}){0,2})[.)]?\s+(?=[^\W\d])")
_KALIMAT = 90
_EKOR_TERBANYAK = 3
_LEBIH = 8
_TERSEDIKIT = 3
_LANJUT = re.compile(
    r"(?:[a-z(&/]|(?:yang|dan|atau|di|ke|dari|pada|oleh|untuk|dalam|dengan|serta|terhadap|sesuai)\b)"
)


@dataclass(slots=True)
class _Ruas:
    """The lines of one row: its number, their texts, its values."""

    nomor: str
    kunci: tuple[int, ...]
    mulai: Garis
    teks: list[str] = field(default_factory=list)
    ekor: list[Garis] = field(default_factory=list)  # lines below the values
    nilai: tuple[tuple[str, int], ...] = ()
    akhir: int = 0


def isi_sebaris(garis: Sequence[Garis], kepala: int) -> Isi | None:
    """The body below so many lines of header, none of them ``bernilai``; None where a line has no place."""
    badan = _tanpa_kepala(garis, kepala)
    if badan and urut_kolom((badan[0].teks,)):
        badan = badan[1:]
    if not badan or (badan[0].lompat and not pecah(badan[0].teks)[1]):
        return None
    if _nomor_satu(badan[0].teks):
        return _bernomor(badan)
    return _seragam(badan) or _berpembuka(badan)


@lru_cache(maxsize=16384)
def _nomor_satu(teks: str) -> bool:
    """The number of a first row opens the line ("1", "1.1")."""
    kode = _kode(teks)
    return bool(kode) and set(kunci_nomor(kode)) <= {1}


@lru_cache(maxsize=16384)
def bernilai(teks: str) -> bool:
    """Values stand at the end of a line; years and column numbers are none."""
    if urut_kolom((teks,)):
        return False
    return any(not tahun(n) and baca_sel(n) is not None for n in pecah(teks)[1])


def _tanpa_kepala(garis: Sequence[Garis], banyak: int) -> Sequence[Garis]:
    """The lines below a header of so many, without the header repeated at the top of another page."""
    badan = garis[banyak:]
    pertama = garis[0].teks
    for g in badan:
        if g.teks == pertama:
            break
    else:
        return badan
    kepala = [g.teks for g in garis[:banyak]]
    hasil: list[Garis] = []
    ke, ulang = 0, False
    while ke < len(badan):
        g = badan[ke]
        if g.teks == pertama and [x.teks for x in badan[ke : ke + banyak]] == kepala:
            ke, ulang = ke + banyak, True
            continue
        hasil.append(g.tanpa_sela(lompat=True) if ulang else g)
        ke, ulang = ke + 1, False
    return hasil


def _habis(g: Garis, kini: _Ruas | None) -> bool:
    """A blank line ends the table, but for a row that the end of a page divides."""
    if not g.sela:
        return False
    return not g.lompat or (kini is not None and bool(kini.nilai) and not _LANJUT.match(g.teks))


@lru_cache(maxsize=16384)
def _kode(teks: str) -> str:
    m = _NOMOR.match(teks)
    return m[0].strip() if m else ""


# --- numbered rows ------------------------------------------------------------------------------------


def _bernomor(badan: Sequence[Garis]) -> Isi | None:
    """Rows that running numbers open, with the total rows below the last."""
    banyak = _lebar(badan)
    if not banyak:
        return None
    ruas: list[_Ruas] = []
    total: list[_Ruas] = []
    for ke, g in enumerate(badan):
        kini = ruas[-1] if ruas else None
        depan, nilai = pecah(g.teks)
        if total and not (ringkasan(depan) and nilai and not g.sela):
            break
        if len(nilai) <= banyak and nilai and (ringkasan(depan) or _jumlah_akhir(badan, ke, kini, banyak)):
            total.append(_Ruas("", (), g, [depan], nilai=tuple((t, g.baris) for t in nilai), akhir=g.ke + 1))
            continue
        kode = _kode(g.teks)
        if kode and (kini is None or _berikut(kini, kode)):
            if g.sela and not g.lompat and not _ada_nilai(badan, ke, banyak):
                break
            ruas.append(_Ruas(kode, kunci_nomor(kode), g, akhir=g.ke + 1))
            kini, depan = ruas[-1], depan[len(kode) :].strip()
            nilai = nilai if depan else ()
        elif kini is None or _habis(g, kini) or (kini.nilai and len(g.teks) > _KALIMAT):
            break
        elif kini.nilai and len(nilai) >= banyak and not tahun(nilai[-1]):
            return None
        if not _masuk(kini, g, depan or g.teks, nilai, banyak):
            return None
    return _jadi_bernomor(ruas, total, banyak)


def _lebar(badan: Sequence[Garis]) -> int:
    """How many values most lines end in that end in any."""
    hitung: dict[int, int] = {}
    for g in badan:
        if n := cacah_nilai(g.teks):
            hitung[n] = hitung.get(n, 0) + 1
    return max(hitung, key=hitung.__getitem__, default=0)


def _berikut(kini: _Ruas, kode: str) -> bool:
    """Whether a number opens the next row: the next one, or a slip of it (twice the same, one left out)."""
    lalu, k = kini.kunci, kunci_nomor(kode)
    if len(k) == len(lalu) + 1 and k[:-1] == lalu and k[-1] == 1:
        return True
    if len(k) == len(lalu) == 2 and k == (lalu[0] + 1, 1):
        return True
    for n in range(len(lalu)):
        if len(k) == n + 1 and k[:-1] == lalu[:n]:
            if k[-1] == lalu[n] + 1:
                return True
            if n == len(lalu) - 1 and k[-1] in (lalu[n], lalu[n] + 2) and kini.nilai:
                return True
    return False


def _ada_nilai(badan: Sequence[Garis], ke: int, banyak: int) -> bool:
    """The row that begins here has its values before the next blank line."""
    for n, g in enumerate(badan[ke : ke + 8]):
        if n and (g.sela or _kode(g.teks)):
            return False
        if len(pecah(g.teks)[1]) == banyak:
            return True
    return False


def _jumlah_akhir(badan: Sequence[Garis], ke: int, kini: _Ruas | None, banyak: int) -> bool:
    """A summary row of any name: the last line of all, a name and values below a row that has its own."""
    g = badan[ke]
    depan, nilai = pecah(g.teks)
    if g.sela and not g.lompat:
        return False
    akhir = ke + 1 == len(badan) or (badan[ke + 1].sela and not badan[ke + 1].lompat)
    return bool(
        akhir
        and kini
        and kini.nilai
        and depan[:1].isupper()
        and not _kode(g.teks)
        and (len(nilai) == banyak or kuat(nilai[-1]))
    )


def _masuk(r: _Ruas, g: Garis, depan: str, nilai: Sequence[str], banyak: int) -> bool:
    """Take a line into a row; False where its values fit nowhere."""
    r.akhir = g.ke + 1
    if len(nilai) == banyak and not r.nilai and not (banyak == 1 and tahun(nilai[0])):
        r.nilai = tuple((t, g.baris) for t in nilai)
        if pecah(g.teks)[0]:
            r.teks.append(depan)
        return True
    if any(kuat(n) for n in nilai):
        return False
    teks = g.teks if g is not r.mulai else g.teks[len(r.nomor) :].strip()
    if r.nilai:
        r.ekor.append(g)
    r.teks.append(teks)
    return True


def _jadi_bernomor(ruas: list[_Ruas], total: Sequence[_Ruas], banyak: int) -> Isi | None:
    terisi = [r for r in ruas if r.nilai]
    if len(terisi) < 2 or sum(len(r.kunci) == len(terisi[0].kunci) for r in terisi) < 2:
        return None
    if not total:
        _tutup(ruas)
    baris: list[Rekam] = []
    for ke, r in enumerate(ruas):
        nama = ""
        for t in r.teks:
            nama = gabung(nama, t)
        if r.nilai:
            baris.append(Rekam(r.nomor, nama, r.mulai.baris, r.nilai))
            continue
        anak = ke + 1 < len(ruas) and len(ruas[ke + 1].kunci) == len(r.kunci) + 1
        if anak:
            baris.append(Rekam("", f"{r.nomor} {nama}", r.mulai.baris, _hampa(banyak, r.mulai.baris)))
        elif ke + 1 == len(ruas) or len(terisi) < 8 or len(r.teks) > 4:
            return None  # one blank row among many is a slip; more are another kind of table
        else:
            baris.append(Rekam(r.nomor, nama, r.mulai.baris, _hampa(banyak, r.mulai.baris)))
    kosong = sum(not b.nilai[0][0] for b in baris if b.nomor)
    if kosong * 8 > len(terisi):
        return None
    for jumlah in total:
        isi = letakkan([b.nilai for b in baris if b.nomor], jumlah.nilai, banyak)
        if isi is None:
            return None
        baris.append(Rekam("", jumlah.teks[0], jumlah.mulai.baris, isi))
    return Isi(tuple(baris), True, max(r.akhir for r in (*ruas, *total)))


def _hampa(banyak: int, baris: int) -> tuple[tuple[str, int], ...]:
    return (("", baris),) * banyak


def _tutup(ruas: list[_Ruas]) -> None:
    """End the last row where the table does: below its values only the rest of its name belongs to it.

    A paragraph that no blank line parts from the table has longer lines, or more of them than other rows.
    """
    akhir = ruas[-1]
    lebar = max((len(t) for r in ruas for t in r.teks[: len(r.teks) - len(r.ekor)]), default=0)
    lebar = max([lebar, *(len(g.teks) for r in ruas[:-1] for g in r.ekor)])
    boleh = max((len(r.ekor) for r in ruas[:-1]), default=0)
    ambil = 0
    for n, g in enumerate(akhir.ekor[:_EKOR_TERBANYAK]):
        if len(g.teks) > lebar + _LEBIH or g.teks[-1] in ".:;" or not (n < boleh or _LANJUT.match(g.teks)):
            break
        ambil = n + 1
    sisa = len(akhir.ekor) - ambil
    if sisa:
        akhir.teks = akhir.teks[:-sisa]
        akhir.akhir = akhir.ekor[ambil].ke
        akhir.ekor = akhir.ekor[:ambil]


# --- rows without numbers -----------------------------------------------------------------------------


def _seragam(badan: Sequence[Garis]) -> Isi | None:
    """Every line is a name and the same number of values, as far as the table goes."""
    banyak = 0
    baris: list[Rekam] = []
    total: list[tuple[Garis, str, tuple[str, ...]]] = []
    akhir = 0
    for ke, g in enumerate(badan):
        depan, nilai = pecah(g.teks)
        if not depan and nilai and tahun(nilai[0]):
            depan, nilai = nilai[0], nilai[1:]
        habis = g.sela > 0 and not g.lompat
        if nilai and (
            ringkasan(depan) or (not total and baris and _ujung(badan, ke) and len(nilai) < banyak)
        ):
            total.append((g, depan, nilai))
            akhir = g.ke + 1
            continue
        if total or (habis and (len(nilai) != banyak or banyak < 2)):
            break
        banyak = banyak or len(nilai)
        if len(nilai) != banyak or not nilai or not depan or _kode(g.teks):
            return None
        baris.append(Rekam("", depan, g.baris, tuple((t, g.baris) for t in nilai)))
        akhir = g.ke + 1
    if len(baris) < _TERSEDIKIT and not (len(baris) == _TERSEDIKIT - 1 and (total or banyak > 2)):
        return None
    if len({r.nama for r in baris}) < len(baris):
        return None
    for g, nama, nilai in total:
        isi = letakkan([r.nilai for r in baris if not r.ringkas], tuple((t, g.baris) for t in nilai), banyak)
        if isi is None:
            return None
        baris.append(Rekam("", nama, g.baris, isi))
    return Isi(tuple(baris), False, akhir)


def _ujung(badan: Sequence[Garis], ke: int) -> bool:
    return ke + 1 == len(badan) or (badan[ke + 1].sela > 0 and not badan[ke + 1].lompat)


def _berpembuka(badan: Sequence[Garis]) -> Isi | None:
    """Names that all begin as those of indicators do, with one line of values each."""
    if not AWAL_NAMA.match(badan[0].teks) or (banyak := _lebar(badan)) < 2:
        return None
    ruas: list[_Ruas] = []
    for g in badan:
        kini = ruas[-1] if ruas else None
        depan, nilai = pecah(g.teks)
        if _habis(g, kini) and not (g.lompat and AWAL_NAMA.match(g.teks)):
            break
        if ringkasan(depan):
            return None
        if g.teks[:1].isupper() and AWAL_NAMA.match(g.teks) and (kini is None or kini.nilai):
            ruas.append(_Ruas("", (), g))
        if not ruas or not _masuk(ruas[-1], g, depan, nilai, banyak):
            return None
    badan = [g for g in badan if ruas and g.ke < ruas[-1].akhir]
    pembuka = sum(g.teks[:1].isupper() and AWAL_NAMA.match(g.teks) is not None for g in badan)
    if not ruas or pembuka != len(ruas) or not all(r.nilai for r in ruas):
        return None
    _tutup(ruas)
    baris = []
    for r in ruas:
        nama = ""
        for t in r.teks:
            nama = gabung(nama, t)
        baris.append(Rekam("", nama, r.mulai.baris, r.nilai))
    return Isi(tuple(baris), False, ruas[-1].akhir)
