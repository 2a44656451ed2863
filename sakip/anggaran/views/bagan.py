"""The year of absorption as a small line chart; its table stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.queries.serapan import BarisSerapan
from sakip.aturan.angka import tulis_persen
from sakip.aturan.periode import NAMA_BULAN
from sakip.aturan.serapan import SerapanTriwulan, penyerapan
from sakip.inti.garis import Titik, jalur, x_bulan

LEBAR, TINGGI, TEPI = 720, 240, 34
_PUNCAK = Decimal(110)


@dataclass(frozen=True)
class Bagan:
    """``nyata`` and ``rencana`` as paths ("" for none), ``target`` of the quarters as squares."""

    titik: tuple[Titik, ...]
    nyata: str
    rencana: str
    target: tuple[Titik, ...]
    kisi: tuple[Titik, ...]
    bulan: tuple[Titik, ...]
    kata: str
    lebar: int = LEBAR
    tinggi: int = TINGGI


def bagan_serapan(baris: BarisSerapan, triwulan: Sequence[SerapanTriwulan]) -> Bagan | None:
    """None where fewer than two months have a figure: a point is no course."""
    nyata = [_titik(t.bulan, t.serapan) for t in baris.bulan if t.serapan is not None]
    if len(nyata) < 2:
        return None
    rencana = [
        _titik(t.bulan, p) for t in baris.bulan if (p := penyerapan(baris.pagu, t.rencana).nilai) is not None
    ]
    target = [_titik(3 * t.triwulan, t.target) for t in triwulan if t.target is not None]
    kata = "Penyerapan sampai akhir bulan: " + ", ".join(f"{t.label} {t.kata}" for t in nyata)
    kisi = tuple(Titik(str(TEPI), _y(Decimal(n)), f"{n}%", "") for n in (0, 25, 50, 75, 100))
    bulan = tuple(_titik(n, Decimal(0)) for n in range(1, 13))
    return Bagan(tuple(nyata), jalur(nyata), jalur(rencana), tuple(target), kisi, bulan, f"{kata}.")


def _titik(bulan: int, persen: Decimal | None) -> Titik:
    x = x_bulan(bulan, LEBAR, TEPI)
    return Titik(x, _y(persen or Decimal(0)), NAMA_BULAN[bulan - 1][:3], tulis_persen(persen))


def _y(persen: Decimal) -> str:
    tinggi = (TINGGI - 2 * TEPI) * min(max(persen, Decimal(0)), _PUNCAK) / _PUNCAK
    return f"{TINGGI - TEPI - tinggi:.1f}"
