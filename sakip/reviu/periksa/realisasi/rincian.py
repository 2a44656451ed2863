"""What a realisation is worked out from, against the table of its part that lists it.

Where a column of counts makes one number of the fraction and its neighbour misses the other by little, or
where a count misses by a slip the rows that its own part lists, one of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from sakip.reviu.angka import Angka, digit_berarti
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.bagian import Peta, peta
from sakip.reviu.periksa.alat.deret import selisih_digit
from sakip.reviu.periksa.alat.kisi import Kisi, lanjutan, semua_kisi
from sakip.reviu.periksa.hubungan.sel_salah import semua_salah
from sakip.reviu.periksa.rumus.utama import Langkah, semua_langkah

_TERSEDIKIT = 3
_DEKAT = 40
#: How far, relatively, a sum may miss a number that is meant to be the same.
_MELESET = Decimal("0.15")
_BERARTI = 3
#: Words that the caption of the rows and the indicator's name must share.
_BERSAMA = 2
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAIN = frozenset({"capaian", "riwayat", "renstra", "pk", "anggaran", "skor"})


def realisasi_rincian(paham: Paham) -> Iterator[Temuan]:
    rinci = [(k, j) for k in semua_kisi(paham) if k.tabel.jenis not in _LAIN and (j := _jumlah(k))]
    salah = {id(x.kisi) for x in semua_salah(paham)}
    rinci = [(k, j) for k, j in rinci if id(k) not in salah]
    langkah = [x for x in semua_langkah(paham) if _pecahan(x) is not None] if rinci else []
    p = peta(paham) if rinci else None
    for k, jumlah in rinci:
        dekat = next((x for x in langkah if p is not None and _sebagian(p, k, x.baris[0])), None)
        if dekat is not None:
            yield from _dari_pecahan(paham, k, jumlah, dekat)
        elif p is not None and len(jumlah) == 1:
            yield from _dari_cacah(paham, p, k, *next(iter(jumlah.items())))


def _jumlah(k: Kisi) -> dict[int, Decimal]:
    """The sums of the columns of counts; nothing where a printed total says that rows are missing."""
    hasil: dict[int, Decimal] = {}
    baris = [r for r in k.biasa if any(k.angka[r][c] is not None for c in k.kolom)]
    if len(baris) < _TERSEDIKIT or len(k.total) > 1 or lanjutan(k.sel) or k.kepala:
        return {}
    for c in k.kolom:
        isi = [k.angka[r][c] for r in baris]
        ada = [a for a in isi if a is not None and _cacah(a)]
        if len(ada) < len(isi):
            continue
        hasil[c] = sum((a.nilai for a in ada), Decimal(0))
        if any((a := k.angka[t][c]) is not None and a.nilai != hasil[c] for t in k.total):
            return {}
    return hasil


def _cacah(a: Angka) -> bool:
    return not (a.persen or a.rupiah or a.desimal or a.rusak)


def _sebagian(p: Peta, k: Kisi, baris: int) -> bool:
    """The calculation stands near the table, under the same heading of an indicator."""
    letak = k.tabel.tabel.letak
    a, b = p.bagian_di(letak.baris), p.bagian_di(baris)
    return a is not None and a == b and min(abs(baris - letak.akhir), abs(letak.baris - baris)) <= _DEKAT


def _pecahan(x: Langkah) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of a plain share of two counts."""
    isi = [t for t in x.kiri.token or () if isinstance(t, Angka)]
    bagi = [t for t in x.kiri.token or () if t in ("/", "-", "+")]
    if bagi != ["/"] or len(isi) < 2 or not all(_cacah(a) for a in isi[:2]) or x.kanan.tunggal is None:
        return None
    if any(a.nilai != 100 for a in isi[2:]) or not 0 < isi[0].nilai <= isi[1].nilai:
        return None
    return isi[0].nilai, isi[1].nilai


def _dari_pecahan(paham: Paham, k: Kisi, jumlah: dict[int, Decimal], x: Langkah) -> Iterator[Temuan]:
    """The one column makes the one number of the fraction, the other column misses the other by little."""
    dua = _pecahan(x)
    if dua is None or len(jumlah) != 2:
        return
    for (a, b), (c, d) in ((n, kolom) for n in (dua, dua[::-1]) for kolom in permutations(jumlah, 2)):
        meleset = abs(jumlah[d] - b)
        if jumlah[c] == a != b and 0 < meleset <= max(Decimal(2), b * _MELESET):
            yield _temuan_pecahan(paham, k, x, d, b, jumlah[d])
            return


def _temuan_pecahan(paham: Paham, k: Kisi, x: Langkah, c: int, pakai: Decimal, jumlah: Decimal) -> Temuan:
    return temuan(
        paham,
        "realisasi",
        {*x.baris, *(k.sel[r][c].baris for r in k.biasa)},
        tercetak=angka(pakai),
        seharusnya=angka(jumlah),
        kutipan=f"{x.kiri.teks} = {x.kanan.teks}",
        uraian=f"Perhitungan pada baris {x.baris[0]} memakai {angka(pakai)}, padahal rincian "
        f"“{k.judul[c]}” pada tabel berjumlah {angka(jumlah)}; angka lainnya sama dengan tabel itu.",
        saran="Samakan rincian dan perhitungannya, lalu hitung ulang realisasinya.",
    )


# --- a count and the rows that list it --------------------------------------------------------------------


def _dari_cacah(paham: Paham, p: Peta, k: Kisi, c: int, jumlah: Decimal) -> Iterator[Temuan]:
    b = p.bagian_di(k.tabel.tabel.letak.baris)
    if b is None or b.indikator is None or digit_berarti(jumlah) < _BERARTI or not _setahun(paham, k):
        return
    nama = p.nama(b.indikator)
    if len({*kunci(k.tabel.tabel.judul)} & {*kunci(nama)}) < _BERSAMA:
        return
    fakta = [f for f in p.fakta_milik(b.indikator) if f.besaran == "realisasi" and f.tahun == paham.tahun]
    if not fakta or any(f.angka.persen or f.angka.nilai == jumlah for f in fakta):
        return
    f = fakta[0]
    if len({x.angka.nilai for x in fakta}) == 1 and selisih_digit(angka(f.angka.nilai), angka(jumlah)):
        yield temuan(
            paham,
            "realisasi",
            {f.baris, *(k.sel[r][c].baris for r in (*k.biasa, *k.total))},
            tercetak=f.isi.teks,
            seharusnya=angka(jumlah),
            kutipan=paham.baris_teks(f.baris),
            uraian=f"Realisasi “{nama}” tertulis {f.isi.teks} (baris {f.baris}), padahal rincian pada tabel "
            f"“{k.tabel.tabel.judul}” berjumlah {angka(jumlah)}.",
            saran="Samakan realisasi dengan rinciannya.",
        )


def _setahun(paham: Paham, k: Kisi) -> bool:
    """Neither the caption nor the column tells of another year."""
    tahun = {int(t) for x in (k.tabel.tabel.judul, *k.judul) for t in _TAHUN.findall(x)}
    return tahun <= {paham.tahun}
