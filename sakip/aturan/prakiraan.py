"""What a year's spending will come to: two plain forecasts, each named and shown with its steps.

Neither is a rule of a regulation; they help an office to see early where the year is heading. Money in
rupiah; missing is None with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .angka import bagi, kali, kurang, rapikan, tambah, tulis, tulis_rupiah
from .serapan import BULAN, Rupiah, penyerapan

BULAN_SETAHUN: Final = 12
#: Fewer months than these say nothing of the pace of a year.
BULAN_TERSEDIKIT: Final = 3


@dataclass(frozen=True)
class Prakiraan:
    """`nilai` in rupiah (None with `alasan`); `persen` of pagu; `kata` names the method."""

    cara: str
    kata: str
    nilai: Decimal | None
    persen: Decimal | None = None
    langkah: tuple[str, ...] = ()
    alasan: str = ""
    peringatan: tuple[str, ...] = ()


def prakiraan_rencana(
    realisasi: Rupiah | None, bulan: int, rencana: Mapping[int, Rupiah | None], pagu: Rupiah | None = None
) -> Prakiraan:
    """Realised to the end of `bulan` plus what the withdrawal plan still holds for the months after it."""
    cara = ("rencana", "realisasi ditambah sisa RPD")
    _periksa(bulan)
    if realisasi is None:
        return Prakiraan(*cara, None, alasan="realisasi belum ada")
    sisa: list[Rupiah] = []
    for b in range(bulan + 1, BULAN_SETAHUN + 1):
        isi = rencana.get(b)
        if isi is None:
            return Prakiraan(*cara, None, alasan=f"RPD {BULAN[b - 1]} belum ada")
        sisa.append(isi)
    jumlah = tambah(*sisa)
    nilai = tambah(realisasi, jumlah)
    langkah = f"{tulis_rupiah(realisasi)} + {tulis_rupiah(jumlah)} = {tulis_rupiah(nilai)}"
    return _jadi(*cara, nilai, pagu, langkah)


def prakiraan_laju(realisasi: Rupiah | None, bulan: int, pagu: Rupiah | None = None) -> Prakiraan:
    """The mean monthly pace so far, held for twelve months; None before three months have passed."""
    cara = ("laju", "laju bulanan rata-rata")
    _periksa(bulan)
    if realisasi is None:
        return Prakiraan(*cara, None, alasan="realisasi belum ada")
    if bulan < BULAN_TERSEDIKIT:
        alasan = f"baru {bulan} bulan; laju dihitung mulai {BULAN_TERSEDIKIT} bulan"
        return Prakiraan(*cara, None, alasan=alasan)
    nilai = rapikan(bagi(kali(realisasi, BULAN_SETAHUN), bulan))
    langkah = f"{tulis_rupiah(realisasi)} ÷ {bulan} × {BULAN_SETAHUN} = {tulis_rupiah(nilai)}"
    return _jadi(*cara, nilai, pagu, langkah)


def _periksa(bulan: int) -> None:
    if not 1 <= bulan <= BULAN_SETAHUN:
        raise ValueError("Bulan harus 1 sampai 12.")


def _jadi(cara: str, kata: str, nilai: Decimal, pagu: Rupiah | None, langkah: str) -> Prakiraan:
    h = penyerapan(pagu, nilai) if pagu is not None else None
    tanda: tuple[str, ...] = ()
    if pagu is not None and nilai > pagu:
        tanda = (f"Melampaui pagu sebesar {tulis_rupiah(kurang(nilai, pagu))}.",)
    isi = (langkah,) if h is None or h.nilai is None else (langkah, f"{tulis(h.nilai)}% dari pagu")
    return Prakiraan(cara, kata, nilai, h.nilai if h else None, isi, "", tanda)
