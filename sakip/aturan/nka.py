"""NKA: the composite of budget performance.

2023: 60 % Nilai SMART + 40 % IKPA (M.HH-01.PR.03/2023). From 2024, as a draft: 50 % performance of planning +
50 % IKPA (PMK 62/2023), planning of a satker = 75 % effectiveness + 25 % efficiency (KMK 466/2023).
Weights and categories are data: `bobot_nka`, `bobot_perencanaan_anggaran`, `predikat_nka`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .regulasi import Versi, ambil
from .skor import (
    SERATUS,
    Andai,
    NilaiKomponen,
    Peluang,
    Skor,
    andai,
    daun,
    hitung_skor,
    peluang,
    pita_bila_ada,
)

NAMA: Final = "Nilai Kinerja Anggaran"
ATURAN: Final = "bobot_nka"
ATURAN_PERENCANAAN: Final = "bobot_perencanaan_anggaran"


def hitung_nka(
    nilai: NilaiKomponen, tahun: int, aturan: Versi | None = None, *, pita: Versi | None = None
) -> Skor:
    """NKA of `smart` and `ikpa` (2023) or `perencanaan` and `ikpa` (from 2024); both are needed.

    Feed it unrounded scores. TidakBerlaku without a rule in `tahun`; KomponenSalah for an unknown or negative
    component.
    """
    aturan = aturan or ambil(ATURAN, tahun)
    return hitung_skor(
        nama=NAMA,
        aturan=aturan,
        nilai=nilai,
        konversi=False,
        pita=pita or pita_bila_ada("predikat_nka", tahun),
    )


def hitung_perencanaan(nilai: NilaiKomponen, tahun: int, aturan: Versi | None = None) -> Skor:
    """Planning performance of a satker: `capaian_ro`, `penggunaan_sbk`, `efisiensi_sbk`; all are needed."""
    aturan = aturan or ambil(ATURAN_PERENCANAAN, tahun)
    return hitung_skor(nama="Kinerja perencanaan anggaran", aturan=aturan, nilai=nilai, konversi=False)


def andai_nka(nilai: NilaiKomponen, ubah: NilaiKomponen, tahun: int, aturan: Versi | None = None) -> Andai:
    """NKA with some components changed."""
    return andai(lambda n: hitung_nka(n, tahun, aturan), nilai, ubah)


def peluang_nka(nilai: NilaiKomponen, tahun: int, aturan: Versi | None = None) -> tuple[Peluang, ...]:
    """Components by what they could still give to NKA, each up to 100."""
    aturan = aturan or ambil(ATURAN, tahun)
    batas: dict[str, Decimal] = {k["kode"]: SERATUS for _, k in daun(aturan)}
    return peluang(lambda n: hitung_nka(n, tahun, aturan), nilai, batas)
