"""Says whose agreement a unit's figures belong to."""

from __future__ import annotations

from sakip.naskah.kalimat import gabung_kata, tanggal_panjang
from sakip.pengukuran.queries import KinerjaUnit


def kalimat_dasar(k: KinerjaUnit) -> str:
    """Nothing for a unit with its own agreement; else where its items and figures come from."""
    if k.dasar == "penanggung":
        return (
            f"{k.hasil.nama_unit} tidak mempunyai Perjanjian Kinerja sendiri; yang disajikan adalah butir "
            f"Perjanjian Kinerja {k.nama_pemilik} yang menjadi tanggung jawabnya, dengan angka "
            f"{k.nama_pemilik}."
        )
    if k.dasar == "bagian":
        return (
            f"{k.hasil.nama_unit} tidak mempunyai Perjanjian Kinerja sendiri; yang disajikan adalah angkanya "
            f"sendiri pada butir Perjanjian Kinerja {k.nama_pemilik} yang memakai isiannya. Target "
            f"{k.nama_pemilik} tidak dibagi kepada unit, sehingga tidak ada capaian."
        )
    return ""


def kalimat_versi(k: KinerjaUnit) -> str:
    """Which versions of the agreements the figures are compared with, where any was revised."""
    revisi = [(kode, n, t) for kode, n, t in k.perjanjian if n]
    if not revisi:
        return ""
    sebut = [
        f"{kode} revisi ke-{n}" + (f" tanggal {tanggal_panjang(t)}" if t else "") for kode, n, t in revisi
    ]
    return f"Target menurut {gabung_kata(sebut)}."
