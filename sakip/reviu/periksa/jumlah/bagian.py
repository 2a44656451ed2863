"""Shares of one whole and their total row: what adds up to 100 % is not totalled as 110 %."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan

_BAGIAN = re.compile(
    r"%|\b(?:persen\w*|presentase|prosentase|kontribusi|proporsi|porsi|komposisi|distribusi|bobot)\b",
    re.IGNORECASE,
)
_SERATUS = Decimal(100)
_PALING_SEDIKIT = 3
#: Percents of these tables are ratios of other columns, not shares of one whole.
_RASIO = frozenset({"pagu", "serapan", "target", "realisasi", "capaian", "sisa"})


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A choice of rows that may make up a total."""

    baris: tuple[Baris, ...]
    nama: str


def jumlah_bagian(paham: Paham, t: TabelPaham, total: Baris, pilihan: Iterable[Pilihan]) -> Iterator[Temuan]:
    """A total that is neither 100 nor, lying over every part, any mean of them."""
    if t.peran & _RASIO:
        return
    calon = list(pilihan)
    for i in total.isi:
        cetak = i.angka
        if cetak is None or cetak.rusak or not (cetak.persen or _BAGIAN.search(i.kolom.judul)):
            continue
        if any(_menjumlah(cetak, [b.isi[i.kolom.indeks].angka for b in p.baris]) for p in calon):
            continue
        for p in calon:
            sel = [b.isi[i.kolom.indeks] for b in p.baris]
            bagian = [x.angka for x in sel if x.angka is not None]
            if len(bagian) == len(sel) >= _PALING_SEDIKIT and _seratus(bagian) and _lain(cetak, bagian):
                jumlah = sum((a.nilai for a in bagian), Decimal(0))
                yield temuan(
                    paham,
                    "jumlah",
                    (i.sel.baris, sel[0].sel.baris, sel[-1].sel.baris),
                    tercetak=i.teks,
                    seharusnya=angka(jumlah) + ("%" if cetak.persen else ""),
                    kutipan=total.kutipan(),
                    uraian=f"“{total.nama}” kolom “{i.kolom.judul}” tertulis {i.teks}, padahal jumlah "
                    f"{len(bagian)} bagiannya {angka(jumlah)}.",
                    saran="Jumlahkan ulang bagiannya; perbaiki bagian atau jumlah yang salah.",
                )
                break


def _seratus(bagian: list[Angka]) -> bool:
    """Positive parts that make 100, as far as the rounding of each leaves it open."""
    batas = sum((a.langkah for a in bagian), Decimal(0)) / 2
    jumlah = sum((a.nilai for a in bagian), Decimal(0))
    return all(a.nilai >= 0 for a in bagian) and abs(jumlah - _SERATUS) <= min(batas, Decimal("0.5"))


def _menjumlah(cetak: Angka, bagian: list[Angka | None]) -> bool:
    """Whether other rows, parents or leaves, do make the printed total."""
    ada = [a for a in bagian if a is not None]
    batas = sum((a.langkah for a in ada), Decimal(0)) / 2 + cetak.langkah
    return abs(sum((a.nilai for a in ada), Decimal(0)) - cetak.nilai) <= batas


def _lain(cetak: Angka, bagian: list[Angka]) -> bool:
    batas = sum((a.langkah for a in bagian), Decimal(0)) / 2 + cetak.langkah
    if abs(cetak.nilai - _SERATUS) <= batas or cetak.nilai == 1:
        return False
    return cetak.nilai > max(a.nilai for a in bagian)
