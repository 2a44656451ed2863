"""Sentences about several years of an indicator: how it went, and which years say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from sakip.aturan.angka import tulis
from sakip.aturan.capaian import Ukuran, desimal_bersama
from sakip.naskah.kalimat.banding import arah_nilai
from sakip.naskah.kalimat.besaran import (
    awal_kecil,
    desimal_pembeda,
    gabung_kata,
    tanpa_titik,
    tulis_pasangan,
)

#: Fewer years make no course; two are already compared with each other.
TAHUN_DERET = 3
TANPA_SATUAN = Ukuran()
_SEARAH = {
    frozenset({"naik"}): ("terus naik dari", ""),
    frozenset({"turun"}): ("terus turun dari", ""),
    frozenset({"naik", "tetap"}): ("naik dari", " dan tidak pernah turun"),
    frozenset({"turun", "tetap"}): ("turun dari", " dan tidak pernah naik"),
}


@dataclass(frozen=True)
class TahunNilai:
    """The realised number of a year, comparable with the last one of the series."""

    tahun: int
    nilai: Decimal
    dihitung: bool = False


def kalimat_deret(deret: Sequence[TahunNilai], desimal: int, satuan: Ukuran = TANPA_SATUAN) -> str:
    """How the figure went over at least three comparable years, by the unrounded figures; else "".

    Where it went one way it tells where it came from, in the unit and scale of ``satuan``.
    """
    if len(deret) < TAHUN_DERET:
        return ""
    awal, akhir = deret[0].tahun, deret[-1].tahun
    if akhir - awal + 1 == len(deret):
        rentang = f"Selama {awal}–{akhir}"
    else:
        rentang = f"Pada tahun {gabung_kata([str(d.tahun) for d in deret])}"
    arah = {arah_nilai(a.nilai, b.nilai) for a, b in pairwise(deret)}
    if arah == {"tetap"}:
        return f"{rentang} realisasi tidak berubah."
    if len(arah - {"tetap"}) == 1:
        dari, _ = tulis_pasangan(_ukuran(deret[0], satuan), _ukuran(deret[-1], satuan), desimal)
        kata, ekor = _SEARAH[frozenset(arah)]
        return f"{rentang} realisasi {kata} {dari} pada tahun {awal}{ekor}."
    atas, bawah = max(d.nilai for d in deret), min(d.nilai for d in deret)
    ujung = [_ukuran(d, satuan) for d in deret if d.nilai in (atas, bawah)]
    d = desimal_pembeda(bawah, atas, desimal_bersama(ujung, desimal))
    return (
        f"{rentang} realisasi naik turun: tertinggi {tulis(atas, d)} ({_tahun(deret, atas)}) "
        f"dan terendah {tulis(bawah, d)} ({_tahun(deret, bawah)})."
    )


def _ukuran(d: TahunNilai, satuan: Ukuran) -> Ukuran:
    return replace(satuan, nilai=d.nilai, kata=None, dihitung=d.dihitung)


def _tahun(deret: Sequence[TahunNilai], nilai: Decimal) -> str:
    return f"tahun {gabung_kata([str(d.tahun) for d in deret if d.nilai == nilai])}"


def kalimat_putus(putus: Sequence[tuple[int, str]]) -> str:
    """The earlier years that cannot be compared, with their cause; years of one cause together."""
    sebab: dict[str, list[str]] = {}
    for tahun, catatan in putus:
        sebab.setdefault(awal_kecil(tanpa_titik(catatan)), []).append(str(tahun))
    return " ".join(
        f"Tahun {gabung_kata(tahun)} tidak sebanding{f' karena {kata}' if kata else ''}."
        for kata, tahun in sebab.items()
    )


def kalimat_tak_tercantum(tahun: Sequence[int]) -> str:
    """Earlier years whose agreement did not hold the indicator; "" for none."""
    if not tahun:
        return ""
    sebut = gabung_kata([str(t) for t in tahun])
    return f"Indikator ini tidak tercantum dalam Perjanjian Kinerja tahun {sebut}."
