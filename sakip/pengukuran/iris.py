"""Part of a year: which entered values, which due periods and which interim target belong to it.

Pure. A slice is a closed span of days. A value belongs to it when its whole period lies inside; a
year-to-date value counts up to the last day of the slice, less what it had reached the day before
the slice began. A value of a longer period (a year's figure in March) is never cut in parts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.agregasi import AturanVariabel, Nilai
from sakip.aturan.angka import kurang
from sakip.aturan.periode import Periode, PeriodeSalah, baca_periode

IsianUnit = Mapping[str, Nilai]
SATU_HARI = dt.timedelta(days=1)
#: Kinds of period that a report can be made for.
JENIS_LAPORAN = frozenset({"tahun", "semester", "triwulan", "bulan", "sd_bulan"})
BULAN_SEBELUM = {"bulan": 1, "triwulan": 3, "semester": 6, "sd_bulan": 3}


@dataclass(frozen=True)
class Rentang:
    """A span of days, both ends inside."""

    awal: dt.date
    akhir: dt.date

    def memuat(self, p: Periode) -> bool:
        return self.awal <= p.awal and p.akhir <= self.akhir

    @property
    def dari_januari(self) -> bool:
        return (self.awal.month, self.awal.day) == (1, 1)


def periode_laporan(kunci: str, tahun: int | None = None) -> Periode:
    """The period ``kunci`` as one that can be reported on; :class:`PeriodeSalah` for others.

    ``tahun``: the year in which it must lie.
    """
    p = baca_periode(kunci)
    if p.jenis not in JENIS_LAPORAN:
        raise PeriodeSalah(kunci, "laporan kinerja dibuat untuk satu tahun atau bagiannya")
    if tahun is not None and p.tahun != tahun:
        raise PeriodeSalah(kunci, f"periode itu bukan bagian dari tahun {tahun}")
    return p


def sampai_akhir(p: Periode) -> Rentang:
    """January to the end of the period."""
    return Rentang(dt.date(p.tahun, 1, 1), p.akhir)


def setahun(p: Periode) -> bool:
    """True when the period ends with its year: then all of the year's figures belong to it."""
    return p.akhir == dt.date(p.tahun, 12, 31)


def sebelumnya(p: Periode) -> Periode | None:
    """The period of the same kind before this one in the same year; None for the first (and for a year)."""
    if p.jenis == "tahun":
        return None
    bulan = p.akhir.month - BULAN_SEBELUM[p.jenis]
    if bulan < 1:
        return None
    nomor = {"bulan": f"{bulan:02d}", "triwulan": f"TW{bulan // 3}", "semester": f"S{bulan // 6}"}
    return baca_periode(f"{p.tahun}-{nomor.get(p.jenis, f'B{bulan:02d}')}")


def iris_unit(aturan: AturanVariabel, isi: IsianUnit, r: Rentang) -> dict[str, Nilai]:
    """The values of one unit and variable that belong to the slice."""
    periode = {k: baca_periode(k) for k in isi}
    kumulatif = aturan.isian == "sd_bulan" or (bool(periode) and all("-B" in k for k in periode))
    if not kumulatif:
        return {k: isi[k] for k, p in periode.items() if r.memuat(p)}
    dalam = {k: p for k, p in periode.items() if r.awal <= p.akhir <= r.akhir}
    if r.dari_januari or aturan.sifat == "stok" or aturan.waktu == "maks":
        return {k: isi[k] for k in dalam}
    return _selisih(isi, periode, dalam, r)


def _selisih(
    isi: IsianUnit, periode: Mapping[str, Periode], dalam: Mapping[str, Periode], r: Rentang
) -> dict[str, Nilai]:
    """What a year-to-date figure grew by inside the slice; nothing when its start is not known."""
    if not dalam:
        return {}
    akhir = max(dalam, key=lambda k: dalam[k].akhir)
    awal = next((k for k, p in periode.items() if p.akhir + SATU_HARI == r.awal), None)
    if awal is None or isi[akhir].keadaan == "tidak_jatuh_tempo":
        return {}
    if isi[akhir].nilai is None:
        return {akhir: isi[akhir]}
    return {akhir: Nilai("ada", kurang(isi[akhir].nilai or Decimal(0), isi[awal].nilai or Decimal(0)))}


def iris(
    isian: Mapping[str, Mapping[str, IsianUnit]], kamus: Mapping[str, AturanVariabel], r: Rentang
) -> tuple[dict[str, dict[str, dict[str, Nilai]]], frozenset[str]]:
    """All values that belong to the slice, and the variables that are there for a longer period only."""
    hasil: dict[str, dict[str, dict[str, Nilai]]] = {}
    panjang: set[str] = set()
    for kunci, per_unit in isian.items():
        terpilih = {u: s for u, isi in per_unit.items() if (s := iris_unit(kamus[kunci], isi, r))}
        hasil[kunci] = terpilih
        if not terpilih and any(_lebih_panjang(isi, r) for isi in per_unit.values()):
            panjang.add(kunci)
    return hasil, frozenset(panjang)


def _lebih_panjang(isi: IsianUnit, r: Rentang) -> bool:
    return any((p := baca_periode(k)).awal <= r.akhir < p.akhir for k in isi)


@dataclass(frozen=True)
class TargetBagian:
    """An interim target: of the period alone, or (``kumulatif``) from January to its end."""

    periode: str
    nilai: Decimal
    kumulatif: bool


def pilih_target(target: Iterable[TargetBagian], p: Periode) -> TargetBagian | None:
    """The interim target that speaks of the period: of the same days, or from January to the same day.

    The period's own key goes first, then the same days by another key, then a cumulative one. The
    target of a whole year is the agreement's own and no interim target.
    """
    if p.jenis == "tahun":
        return None
    calon: list[tuple[int, str, TargetBagian]] = []
    for t in target:
        q = baca_periode(t.periode)
        if q.akhir != p.akhir or q.jenis == "tahun":
            continue
        if t.periode == p.kunci:
            calon.append((0, t.periode, t))
        elif q.awal == p.awal and (p.awal.month == 1 or not t.kumulatif):
            calon.append((1, t.periode, t))
        elif t.kumulatif or q.jenis == "sd_bulan":
            calon.append((2, t.periode, t))
    return min(calon, key=lambda c: c[:2])[2] if calon else None
