"""Which form a variable stands on, and the key of the period that its value is stored under. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sakip.aturan.periode import baca_periode, bertumpuk

URUTAN = ("bulanan", "triwulanan", "semesteran", "bulan_tertentu", "tahunan")
_BULAN = {"bulanan": range(1, 13), "triwulanan": (3, 6, 9, 12), "semesteran": (6, 12), "tahunan": (12,)}


@dataclass(frozen=True)
class Tempo:
    """A frequency of a manual; ``bulan`` only for ``bulan_tertentu``."""

    kekerapan: str
    bulan: tuple[int, ...] = ()

    def jatuh(self, bulan: int) -> bool:
        """True when the form of ``bulan`` asks for it."""
        return bulan in (self.bulan or _BULAN.get(self.kekerapan, ()))

    def kunci(self, tahun: int, bulan: int) -> str:
        """The period whose value the form of ``bulan`` asks for: ``2025-03``, ``2025-TW1``, ``2025``."""
        if self.kekerapan == "triwulanan":
            return f"{tahun}-TW{(bulan + 2) // 3}"
        if self.kekerapan == "semesteran":
            return f"{tahun}-S{(bulan + 5) // 6}"
        return f"{tahun}" if self.kekerapan == "tahunan" else f"{tahun}-{bulan:02d}"


def tersering(tempo: Iterable[Tempo]) -> Tempo:
    """The most frequent of them; several fixed months are joined."""
    semua = list(tempo)
    kekerapan = min((t.kekerapan for t in semua), key=URUTAN.index)
    bulan = sorted({b for t in semua if t.kekerapan == kekerapan for b in t.bulan})
    return Tempo(kekerapan, tuple(bulan))


def kunci_dipakai(baku: str, bulan: str, ada: Collection[str]) -> str:
    """The key to store under, given the keys that the unit already has in the year.

    Values of one year use one kind of period, or they would count twice: where a package brought a
    quarter's figure as that of its last month, the form goes on that way. ``baku`` is the key by frequency,
    ``bulan`` that of the form's month.
    """
    if baku in ada or not ada:
        return baku
    tumpang = [k for k in ada if bertumpuk(baca_periode(k), baca_periode(baku))]
    if bulan in tumpang:
        return bulan
    if tumpang:
        terakhir = max(tumpang, key=lambda k: (baca_periode(k).akhir, k))
        return bulan if baca_periode(terakhir).jenis == "bulan" and _sempit(baku, tumpang) else terakhir
    jenis = {baca_periode(k).jenis for k in ada}
    return bulan if jenis == {"bulan"} else baku


def _sempit(baku: str, tumpang: Collection[str]) -> bool:
    """A quarter of which months are stored one by one is asked for month by month; a year's one is not."""
    return len(tumpang) > 1 or baca_periode(baku).jenis == "bulan"


def sebelumnya(kunci: str, banyak: int) -> list[str]:
    """Keys of the same kind before ``kunci``, the nearest first: ``2025-01`` gives ``2024-12``."""
    p = baca_periode(kunci)
    langkah = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}[p.jenis]
    hasil: list[str] = []
    n = p.akhir.year * 12 + p.akhir.month - 1
    for _ in range(banyak):
        n -= langkah
        tahun, bulan = n // 12, n % 12 + 1
        hasil.append(
            {
                "bulan": f"{tahun}-{bulan:02d}",
                "triwulan": f"{tahun}-TW{(bulan + 2) // 3}",
                "semester": f"{tahun}-S{(bulan + 5) // 6}",
                "tahun": f"{tahun}",
            }[p.jenis]
        )
    return hasil


def setahun_lalu(kunci: str) -> str:
    """The same period of the year before."""
    return f"{int(kunci[:4]) - 1}{kunci[4:]}"
