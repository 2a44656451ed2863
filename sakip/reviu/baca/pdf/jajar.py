"""Tables without vertical ruling lines: words that stand in columns, with or without lines between the rows.

A stretch of lines whose wide gaps lie over one another is a table when its columns hold numbers or ruling
lines part its rows, and a header stands above them. The gaps become the lines that nobody drew, so that the
rest goes the way of ruled tables (:mod:`kisi`). What is not proven stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.kepala import jumlah_kepala, layak_kepala
from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.celah import Celah, Ruas, bukan_judul, celah, ruas, satukan_kolom, tertutup
from sakip.reviu.baca.pdf.isi import Halaman
from sakip.reviu.baca.pdf.jajar_baris import batas_baris, nilai
from sakip.reviu.baca.pdf.jajar_kepala import tingkat_kepala
from sakip.reviu.baca.pdf.kisi import Garis, Kisi, gabungan, satukan
from sakip.reviu.baca.pdf.petak import Petak, isi_kisi, sambung_petak

_TERBANYAK = 300  # lines of one table on a page
_TERPENDEK = 8  # points of a ruling line
_LEBIH = 3.0
_SISI = 6.0
_KEPALA = 4
_COBA = 6


@dataclass(frozen=True)
class _Kolom:
    """Columns known before the lines are looked at: of a header drawn in full, or of the page before."""

    xs: tuple[float, ...] = ()
    induk: Petak | None = None

    @property
    def sela(self) -> list[Celah]:
        return [(x - 0.5, x + 0.5) for x in self.xs[1:-1]]


def cari_jajar(
    halaman: Halaman, baris: Sequence[Lajur], tabel: Sequence[Petak], lalu: Petak | None
) -> tuple[list[Petak], list[Lajur]]:
    """(the tables of a page, the lines that stand in none); ``tabel``: those that are ruled, ``lalu``: the
    last table of the page before, if nothing stands below it."""
    garis = [g for g in satukan(halaman.datar) if g[2] - g[1] >= _TERPENDEK]
    garis = [g for g in garis if not any(_di_dalam(g, t.kisi.kotak) for t in tabel)]
    hasil = [*tabel]
    pakai: set[int] = set()
    batas = 0.0
    gagal = ke = 0
    while ke < len(baris):
        terjauh = ke
        for kolom in _kolom_mungkin(baris, ke, hasil, lalu):
            akhir = _kawasan(baris, ke, garis, tabel, kolom)
            terjauh = max(terjauh, akhir)
            if akhir - ke < (1 if kolom.xs else 2):
                continue
            atas = ke if kolom.xs else _naik(baris, ke, garis, batas)
            petak = _petak([*baris[atas:akhir]], garis, kolom, lalu if atas == 0 else None)
            if petak is None:
                continue
            if kolom.induk is not None:
                hasil.remove(kolom.induk)
            batas = petak.kisi.ys[-1]
            milik = [n for n in range(atas, akhir) if petak.atas <= _tengah(baris[n]) <= batas]
            pakai.update(milik)
            hasil.append(petak)
            ke, gagal = max(milik), 0
            break
        else:
            gagal = gagal + 1 if terjauh > ke + 1 else 0
            if gagal > _COBA:  # nothing begins among these lines
                ke, gagal = terjauh - 1, 0
        ke += 1
    return sorted(hasil, key=lambda t: t.atas), [b for n, b in enumerate(baris) if n not in pakai]


def _kolom_mungkin(
    baris: Sequence[Lajur], ke: int, tabel: Sequence[Petak], lalu: Petak | None
) -> Iterator[_Kolom]:
    """What may be known of the columns of a table that begins with a line."""
    b = baris[ke]
    for t in tabel:
        bawah = t.kisi.ys[-1]
        if -_LEBIH < b.y1 - bawah < 2.5 * b.besar and b.dasar > bawah and not t.taksiran and _kepala_saja(t):
            yield _Kolom(t.xs, t)
    yield _Kolom()
    if ke == 0 and lalu is not None and not any(t.atas < b.dasar for t in tabel):
        yield _Kolom(lalu.xs)


def _kepala_saja(t: Petak) -> bool:
    t.kerangka()
    return len(t.baris) <= _KEPALA and len(t.xs) > 2 and all(layak_kepala(b) for b in t.sel_baris())


def _di_dalam(g: Garis, kotak: tuple[float, ...]) -> bool:
    return kotak[1] - _LEBIH <= g[0] <= kotak[3] + _LEBIH and g[1] < kotak[2] and g[2] > kotak[0]


def _tengah(b: Lajur) -> float:
    return (b.y0 + b.y1) / 2


# --- where a table may be ---------------------------------------------------------------------------------


def _kawasan(
    baris: Sequence[Lajur], awal: int, garis: Sequence[Garis], tabel: Sequence[Petak], kolom: _Kolom
) -> int:
    """The end of the stretch of lines from ``awal`` on whose gaps lie over one another."""
    pertama = baris[awal]
    ada = ruas(pertama, kolom.xs)
    if not _layak(pertama) or (not _sejalan(ada, kolom.sela, rapat=True) if kolom.xs else len(ada) < 2):
        return awal
    kumpulan: list[Sequence[Ruas]] = [ada]
    jarak = 1.45 * pertama.besar
    ke = awal + 1
    while ke < len(baris) and ke - awal < _TERBANYAK:
        atas, bawah = baris[ke - 1], baris[ke]
        terkurung = _terkurung(atas, bawah, garis)
        if any(atas.dasar < t.atas < bawah.dasar for t in tabel) or not _layak(bawah):
            break
        if not 0.75 < bawah.besar / pertama.besar < 1.3:
            break
        turun = bawah.dasar - atas.dasar
        if turun > 3.2 * pertama.besar and not terkurung:
            break
        kini = ruas(bawah, kolom.xs)
        rapat = terkurung or turun < 1.2 * jarak
        sejalan = (
            _sejalan(kini, kolom.sela, rapat=rapat) if kolom.xs else _setuju(kini, kumpulan, rapat=rapat)
        )
        if not sejalan and not _baris_judul(bawah, garis):
            break
        kumpulan = [tertutup([*kumpulan, kini])]
        ke += 1
    return ke


def _layak(b: Lajur) -> bool:
    return kenali.keterangan(b.teks) is None and bukan_judul(b) and not kenali.baris_daftar_isi(b.teks)


def _terkurung(atas: Lajur, bawah: Lajur, garis: Sequence[Garis]) -> bool:
    """Both lines stand between ruling lines of one extent: one above the upper, one below the lower."""
    kiri, kanan = min(atas.x0, bawah.x0), max(atas.x1, bawah.x1)
    luar = [g for g in garis if g[1] - _LEBIH <= kiri and kanan <= g[2] + _LEBIH]
    naik = [g for g in luar if g[0] < atas.dasar]
    turun = [g for g in luar if g[0] >= bawah.dasar - 0.3 * bawah.besar]
    return any(
        abs(a[1] - b[1]) <= _LEBIH and abs(a[2] - b[2]) <= _LEBIH for a in naik[-3:] for b in turun[:3]
    )


def _baris_judul(b: Lajur, garis: Sequence[Garis]) -> bool:
    """A row of one merged cell: ruling lines stand right above and right below it."""
    lebar = [g for g in garis if g[1] <= b.x0 + _LEBIH and b.x1 <= g[2] + _LEBIH]
    return any(0 < b.dasar - g[0] < 2.2 * b.besar for g in lebar) and any(
        -0.2 * b.besar < g[0] - b.dasar < 1.2 * b.besar for g in lebar
    )


def _sejalan(kini: Sequence[Ruas], sela: Sequence[Celah], *, rapat: bool) -> bool:
    """Whether a line keeps to known columns."""
    lewat = [c for c in sela if any(r.x0 < c[0] and r.x1 > c[1] for r in kini)]
    if len(kini) == 1:
        return rapat and not lewat
    return len(lewat) < len(sela) and any(
        a.x1 <= c[0] + _LEBIH and c[1] - _LEBIH <= b.x0 for a, b in pairwise(kini) for c in sela
    )


def _setuju(kini: Sequence[Ruas], kumpulan: Sequence[Sequence[Ruas]], *, rapat: bool) -> bool:
    """Whether a line leaves most of its gaps and of those above it open."""
    sela = celah(kumpulan)
    if not sela:
        return False
    if len(kini) == 1:
        return rapat and not any(kini[0].x0 < c[0] and kini[0].x1 > c[1] for c in sela)
    return len(celah([*kumpulan, kini])) * 5 >= min(len(sela), len(kini) - 1) * 3


def _naik(baris: Sequence[Lajur], awal: int, garis: Sequence[Garis], batas: float) -> int:
    """The first line of a header whose words stand on lines of their own above ``awal``."""
    ke = awal
    while ke and awal - ke < 6 and _tengah(baris[ke - 1]) > batas and _layak(baris[ke - 1]):
        atas, bawah = baris[ke - 1], baris[ke]
        setengah = bawah.dasar - atas.dasar < 0.95 * bawah.besar
        terpisah = any(
            atas.dasar - 1 < g[0] < bawah.dasar and g[1] <= atas.x0 and atas.x1 <= g[2] for g in garis
        )
        if terpisah or not (setengah or _terkurung(atas, bawah, garis)):
            break
        ke -= 1
    return ke


# --- the table --------------------------------------------------------------------------------------------


def _petak(baris: list[Lajur], garis: Sequence[Garis], kolom: _Kolom, lalu: Petak | None) -> Petak | None:
    """The table that the lines make, or None where nothing proves one."""
    induk = kolom.induk
    kiri, kanan = min(b.x0 for b in baris), max(b.x1 for b in baris)
    garis = [g for g in garis if g[1] < kanan and g[2] > kiri]
    penuh = [g for g in garis if g[1] <= kiri + _LEBIH and g[2] >= kanan - _LEBIH]
    puncak, dasar = _tepi(baris, penuh)
    puncak = induk.kisi.ys[-1] if induk else puncak
    dalam = [g for g in garis if puncak + 1 < g[0] < dasar - 1]
    semua = [ruas(b, kolom.xs) for b in baris]
    sela = kolom.sela or celah(semua, longgar=True)
    if not sela:
        return None
    tengah = [g[0] for g in penuh if g in dalam]
    isi = nilai(baris, semua, sela, tengah, berkepala=not kolom.xs)
    if not kolom.xs:
        sela = satukan_kolom(semua, sela, isi.kepala)
        isi = nilai(baris, semua, sela, tengah)
    if not sela or not isi.layak(len(dalam) + (2 if induk and dasar in [g[0] for g in penuh] else 0)):
        return None
    xs = kolom.xs or (
        min([kiri - 1, *(g[1] for g in penuh)]),
        *(_sisi(c, dalam) for c in sela),
        max([kanan + 1, *(g[2] for g in penuh)]),
    )
    dalam = [g for g in dalam if all(any(abs(u - x) < _SISI for x in xs) for u in g[1:])]  # no underlines
    kepala, sub = tingkat_kepala(baris[: isi.kepala], semua[: isi.kepala], sela, xs, dalam)
    ys, datar = batas_baris(baris, isi, dalam, (puncak, dasar), xs, kepala)
    tegak = _tegak(ys, baris, semua, sela, xs, sub)
    kisi = Kisi(xs, tuple(ys), gabungan([*xs], ys, datar, tegak))
    petak, _ = isi_kisi([kisi], [w for b in baris for w in b.kata], taksiran=True)
    if len(petak) != 1:
        return None
    hasil = sambung_petak(induk, petak[0]) if induk else petak[0]
    return hasil if _terbukti(hasil, lalu, isi.bernilai or len(dalam) > 2 or induk is not None) else None


def _sisi(c: Celah, garis: Sequence[Garis]) -> float:
    """The side of a column within a gap: where a ruling line begins or ends, else the middle."""
    ujung = [x for g in garis for x in g[1:] if c[0] - _LEBIH <= x <= c[1] + _LEBIH]
    return max(set(ujung), key=ujung.count) if ujung else (c[0] + c[1]) / 2


def _tepi(baris: Sequence[Lajur], penuh: Sequence[Garis]) -> tuple[float, float]:
    """(top, bottom) of the lines: ruling lines where some stand near."""
    awal, akhir = baris[0], baris[-1]
    rapat = 2.5 * awal.besar
    atas = [g[0] for g in penuh if awal.y0 - rapat < g[0] < awal.dasar]
    bawah = [g[0] for g in penuh if akhir.dasar - 0.3 * akhir.besar < g[0] < akhir.y1 + rapat]
    return max(atas, default=awal.y0 - 1), min(bawah, default=akhir.y1 + 1)


def _tegak(
    ys: Sequence[float],
    baris: Sequence[Lajur],
    semua: Sequence[Sequence[Ruas]],
    sela: Sequence[Celah],
    xs: Sequence[float],
    sub: dict[int, list[tuple[int, int]]],
) -> list[Garis]:
    """Lines between the columns, row by row; none where the words of a row run through, nor inside the
    groups of columns (``sub``: first and last, by header row) that share a heading."""
    hasil: list[Garis] = []
    for n, (a, b) in enumerate(pairwise(ys)):
        isi = [r for satu, r in zip(baris, semua, strict=True) if a <= _tengah(satu) <= b]
        for j, (c0, c1) in enumerate(sela, 1):
            tembus = [r for r in isi if any(s.x0 < c0 - 1 and s.x1 > c1 + 1 for s in r)]
            sekepala = any(awal < j <= akhir for awal, akhir in sub.get(n, ()))
            terisi = any(s.x0 >= c1 - 1 and s.x0 < xs[j + 1] for r in isi for s in r)
            if not sekepala and (not tembus or terisi):
                hasil.append((xs[j], a, b))
    for x in (xs[0], xs[-1]):
        hasil.append((x, ys[0], ys[-1]))
    return hasil


def _terbukti(petak: Petak, lalu: Petak | None, berisi: bool) -> bool:
    """A header stands above the rows, or the table goes on from the page before."""
    kepala = petak.kerangka() or jumlah_kepala(petak.sel_baris())
    banyak = len(petak.baris) - kepala
    sambungan = lalu is not None and len(lalu.xs) == len(petak.xs)
    return berisi and len(petak.xs) > 2 and banyak > 0 and (kepala > 0 or sambungan)
