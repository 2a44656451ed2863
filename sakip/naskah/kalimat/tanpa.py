"""What is not there, said once for all that it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sakip.naskah.kalimat.besaran import gabung_kata

Lingkup = Literal["indikator", "sasaran", "divisi", "bab"]
PALING_DISEBUT = 8

_TANPA = {
    "tahun_lalu": (
        "Data tahun sebelumnya tidak tersedia {untuk}, sehingga tidak ada perbandingan antartahun.",
        "Perbandingan antartahun",
    ),
    "jangka_menengah": (
        "Rencana Strategis tidak memuat jalur target {untuk}.",
        "Perbandingan dengan target jangka menengah",
    ),
    "standar_nasional": (
        "Standar nasional dan angka wilayah lain yang sebanding tidak tersedia {untuk}.",
        "Perbandingan dengan standar nasional dan wilayah lain",
    ),
}
_UNTUK = {
    "indikator": "untuk indikator ini",
    "sasaran": "untuk semua indikator sasaran ini",
    "divisi": "untuk semua indikator divisi ini",
    "bab": "untuk semua indikator dalam laporan ini",
}


def kalimat_tanpa(banding: str, lingkup: Lingkup) -> str:
    """That a comparison cannot be made for one indicator, or for all of a sasaran, a division, the report."""
    return _TANPA[banding][0].format(untuk=_UNTUK[lingkup])


def kalimat_tanpa_sebagian(banding: str, jumlah: int, tanpa: int, ada: Sequence[str]) -> str:
    """The same for most indicators; those that have the comparison are named when they are few."""
    assert 0 < tanpa < jumlah and len(ada) == jumlah - tanpa
    kalimat = _TANPA[banding][0].format(untuk=f"untuk {tanpa} dari {jumlah} indikator")
    if len(ada) > PALING_DISEBUT:
        return f"{kalimat} {_TANPA[banding][1]} disajikan pada {len(ada)} indikator lainnya."
    return f"{kalimat} {_TANPA[banding][1]} disajikan pada indikator {gabung_kata(ada)}."
