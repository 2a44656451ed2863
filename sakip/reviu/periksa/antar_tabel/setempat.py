"""Tables in the part of one indicator that repeat its target and realisation without naming it:
"Realisasi" under the report's year, the last line of "Realisasi s.d. periode"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.angka import Angka
from sakip.reviu.model import Sel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi, tanda

_HAL = re.compile(r"\W*(realisasi|target)\b", re.IGNORECASE)
_BERJALAN = re.compile(r"\bs\.?d\.?(?:\s|$)|\bsampai dengan\b|\bkumulatif\b", re.IGNORECASE)
_RENCANA = re.compile(r"jangka\s+menengah|renstra|rpjm|rencana\s+strategis", re.IGNORECASE)
_SETAHUN = re.compile(r"\W*(?:(?:jumlah|rata-rata|nilai)\s+)?(?:setahun|terakhir)\W*", re.IGNORECASE)


def setempat(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        b = peta.bagian_di(k.tabel.tabel.letak.baris)
        yield from _berjalan(paham, k)
        if b is None or b.indikator is None or paham.tahun is None or len(k.sel) < 2:
            continue
        for hal, a, s in _butir(k, paham.tahun):
            fakta = [
                f
                for f in peta.fakta_milik(b.indikator)
                if f.besaran == hal and f.tahun == paham.tahun and f.tabel.tabel is not k.tabel.tabel
            ]
            nilai = {f.angka.nilai for f in fakta}
            if len(nilai) != 1 or len({id(f.tabel) for f in fakta}) < 2:
                continue
            f = fakta[0]
            if _beda(a, f.angka):
                yield temuan(
                    paham,
                    "antar_tabel",
                    (s.baris, f.baris),
                    tercetak=s.teks,
                    seharusnya=f.angka.teks,
                    uraian=f"{hal.capitalize()} {paham.tahun} “{peta.nama(b.indikator)}” di sini {s.teks}, "
                    f"sedangkan tabel lain memuat {f.angka.teks} (baris {f.baris}).",
                    saran="Samakan kedua tabel.",
                )


def _butir(k: Kisi, tahun: int) -> Iterator[tuple[str, Angka, Sel]]:
    """(quantity, number, cell) of what the table says of the year as a whole."""
    for r in range(len(k.sel)):
        m = _HAL.match(k.label[r])
        rencana = m is not None and m[1].casefold() == "target" and _RENCANA.search(k.tabel.tabel.judul)
        for c in k.berangka():
            a = k.angka[r][c]
            if a is None:
                continue
            if m is not None and not rencana and tanda(k.judul[c]) == str(tahun):
                yield m[1].casefold(), a, k.sel[r][c]
            kolom = _HAL.match(k.judul[c])
            if kolom is not None and _BERJALAN.search(k.judul[c]) and _SETAHUN.fullmatch(k.label[r]):
                yield kolom[1].casefold(), a, k.sel[r][c]


def _beda(a: Angka, b: Angka) -> bool:
    """Two values of one scale that rounding does not explain."""
    if not b.nilai or not b.nilai / 2 < a.nilai < b.nilai * 2:
        cacah = a.langkah == b.langkah == 1 and len(f"{a.nilai:f}") == len(f"{b.nilai:f}")
        return (cacah or len(a.teks) == len(b.teks)) and a.nilai != b.nilai
    return not any(abs(n - m) <= max(u, v) for n, u in a.bacaan() for m, v in b.bacaan()) or (
        a.langkah == b.langkah == 1 and a.nilai != b.nilai
    )


def _berjalan(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """A running column ends with the value of the year."""
    akhir = len(k.sel) - 1
    if akhir < 2 or not _SETAHUN.fullmatch(k.label[akhir]):
        return
    for c in k.berangka():
        a, b = k.angka[akhir - 1][c], k.angka[akhir][c]
        if a is None or b is None or not _BERJALAN.search(k.judul[c]) or a.langkah != b.langkah:
            continue
        if a.nilai != b.nilai:
            yield temuan(
                paham,
                "jumlah",
                (k.sel[akhir - 1][c].baris, k.sel[akhir][c].baris),
                tercetak=k.sel[akhir][c].teks,
                seharusnya=k.sel[akhir - 1][c].teks,
                uraian=f"“{k.judul[c]}” setahun tertulis {k.sel[akhir][c].teks}, sedangkan sampai dengan "
                f"{k.label[akhir - 1]} {k.sel[akhir - 1][c].teks}.",
                saran="Samakan nilai terakhir dengan nilai setahun.",
            )
