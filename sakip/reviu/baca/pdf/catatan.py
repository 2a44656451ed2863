"""Footnotes: their marks are no digits of the text, and their lines stand apart from it."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.reviu.baca.pdf.baris import Lajur
from sakip.reviu.baca.pdf.isi import Halaman, Kata

_KECIL = 0.8
_LEBIH_KECIL = 0.92
_TERBANYAK = 40
_GESER = 6.0
_KAKI = 0.93


def lepas_tanda(halaman: Halaman) -> float:
    """Forget the marks of the notes that stand on the page; other raised digits ("m2") go to their word.

    The height below which the notes stand: that of the page where there are none.
    """
    y = _batas(halaman)
    bawah = [k for k in halaman.kata if k.dasar > y]
    kiri = min((k.x0 for k in bawah), default=0.0)
    nomor = {k.teks for k in bawah if k.x0 < kiri + _GESER and k.teks.isdigit()}
    hasil: list[Kata] = []
    sambung = False
    for n, k in enumerate(halaman.kata):
        naik = _terangkat(halaman.kata, n)
        if naik and k.teks in nomor:
            sambung = True
        elif hasil and (naik or (sambung and _rapat(halaman.kata[n - 1], k))):
            hasil[-1].teks += k.teks
            hasil[-1].x1 = max(hasil[-1].x1, k.x1)
            sambung = naik
        else:
            hasil.append(k)
            sambung = False
    halaman.kata = hasil
    return y


def _batas(halaman: Halaman) -> float:
    """The height above the notes of a page, its bottom without any: small letters reach from there to the
    foot, and they begin with a number that stands raised behind a word of the page."""
    kata = halaman.kata
    tanda = {k.teks: kata[n - 1] for n, k in enumerate(kata) if _terangkat(kata, n)}
    kaki = _KAKI * halaman.tinggi
    for k in kata if tanda else ():
        asal = tanda.get(k.teks)
        if asal is None or not max(asal.dasar + asal.besar, 0.3 * halaman.tinggi) < k.dasar < kaki:
            continue
        y = k.dasar - 1.3 * k.besar
        bawah = [w for w in kata if w is not k and y < w.dasar < kaki]
        wajar = all(w.besar < _LEBIH_KECIL * asal.besar and w.x0 > k.x0 - _GESER for w in bawah)
        if bawah and wajar and not any(k.dasar < g[0] < kaki for g in halaman.datar):
            return y
    return halaman.tinggi


def _rapat(kiri: Kata, kanan: Kata) -> bool:
    return -1.0 < kanan.x0 - kiri.x1 < 0.12 * max(kiri.besar, kanan.besar) and kanan.x0 > kiri.x0


def _terangkat(kata: Sequence[Kata], n: int) -> bool:
    """Small raised digits right behind a word."""
    k = kata[n]
    if not n or not k.teks.isdigit() or len(k.teks) > 3:
        return False
    d = kata[n - 1]
    return k.besar < _KECIL * d.besar and 0.1 * d.besar < d.dasar - k.dasar < 0.7 * d.besar and _rapat(d, k)


def catatan_kaki(y: float, baris: list[Lajur], badan: float) -> tuple[list[Lajur], list[list[Lajur]]]:
    """(the lines of the text, the lines of each note): below height ``y``, in smaller letters, numbered."""
    bawah = [b for b in baris if b.dasar > y]
    if not bawah or len(bawah) > _TERBANYAK or any(b.besar > 0.95 * badan for b in bawah):
        return baris, []
    hasil: list[list[Lajur]] = []
    nomor = 0
    for b in bawah:
        awal = b.kata[0].teks
        if awal.isdigit() and len(b.kata) > 1 and (int(awal) == nomor + 1 if nomor else len(awal) < 4):
            nomor = int(awal)
            hasil.append([])
            b.kata = b.kata[1:]
        elif not nomor:
            return baris, []
        hasil[-1].append(b)
    return [b for b in baris if b.dasar <= y], hasil
