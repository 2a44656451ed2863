"""Sentences about several years of an indicator: how it went, and which years say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sakip.aturan.angka import tulis
from sakip.naskah.kalimat.banding import arah_nilai
from sakip.naskah.kalimat.besaran import awal_kecil, desimal_pembeda, gabung_kata, tanpa_titik

#: Fewer years make no course; two are already compared with each other.
TAHUN_DERET = 3


@dataclass(frozen=True)
class TahunNilai:
    """The realised number of a year, comparable with the last one of the series."""

    tahun: int
    nilai: Decimal


def kalimat_deret(deret: Sequence[TahunNilai], desimal: int) -> str:
    """How the figure went over at least three comparable years, by the unrounded figures; else ""."""
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
    if arah == {"naik"}:
        return f"{rentang} realisasi terus naik."
    if arah == {"turun"}:
        return f"{rentang} realisasi terus turun."
    if arah == {"naik", "tetap"}:
        return f"{rentang} realisasi tidak pernah turun."
    if arah == {"turun", "tetap"}:
        return f"{rentang} realisasi tidak pernah naik."
    atas, bawah = max(d.nilai for d in deret), min(d.nilai for d in deret)
    d = desimal_pembeda(bawah, atas, desimal)
    return (
        f"{rentang} realisasi naik turun: tertinggi {tulis(atas, d)} ({_tahun(deret, atas)}) "
        f"dan terendah {tulis(bawah, d)} ({_tahun(deret, bawah)})."
    )


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
