"""NKA: the composite of budget performance.

2023: 60 % Nilai SMART + 40 % IKPA (M.HH-01.PR.03/2023). From 2024, as a draft: 50 % performance of planning +
50 % IKPA (PMK 62/2023), planning of a satker = 75 % effectiveness + 25 % efficiency (KMK 466/2023).
Weights and categories are data: `bobot_nka`, `bobot_perencanaan_anggaran`, `predikat_nka`.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import Final

from .angka import bagi, bulatkan, kali, kurang, rapikan, rata, tambah, tulis
from .regulasi import Versi, ambil
from .skor import (
    SERATUS,
    Andai,
    Bagian,
    Banding,
    NilaiKomponen,
    Peluang,
    Skor,
    andai,
    banding,
    daun,
    hitung_skor,
    peluang,
    pita_bila_ada,
    rata_berbobot,
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


# --- ours beside the official figure ------------------------------------------------------------------


def banding_nka(skor: Skor, resmi: Decimal | None, *, desimal: int = 2) -> Banding:
    """Ours beside the official figure; a difference is tried against the ways in which a sum goes wrong.

    Where none of them fits, the sentence says what one component would have to be.
    """
    bagian = [b for b in skor.bagian if b.nilai is not None]
    if skor.nilai is None or resmi is None or len(bagian) < len(skor.bagian):
        return banding(skor, resmi, desimal=desimal)
    kata = _salah_hitung(bagian, resmi, desimal) or _seharusnya(skor.nilai, bagian, resmi, desimal)
    return banding(skor, resmi, desimal=desimal, dugaan=kata)


def _salah_hitung(bagian: list[Bagian], resmi: Decimal, desimal: int) -> str:
    nilai = {b.kode: b.nilai for b in bagian if b.nilai is not None}
    bobot = [b.bobot for b in bagian]
    for susunan in permutations(bobot):
        tukar = dict(zip(nilai, susunan, strict=True))
        if list(susunan) != bobot and bulatkan(rata_berbobot(tukar, nilai), desimal) == resmi:
            daftar = ", ".join(f"{b.nama} {tulis(tukar[b.kode], None)}%" for b in bagian)
            return f"Cocok bila bobotnya tertukar: {daftar}."
    if len(set(bobot)) > 1 and bulatkan(rata(list(nilai.values())), desimal) == resmi:
        return "Cocok bila komponennya dirata-ratakan tanpa bobot."
    bulat = [bulatkan(b.sumbangan, desimal) for b in bagian if b.sumbangan is not None]
    if tambah(*bulat) == resmi:
        isi = " + ".join(tulis(x, desimal) for x in bulat)
        return f"Cocok bila setiap suku dibulatkan sebelum dijumlahkan: {isi}."
    return ""


def _seharusnya(nilai: Decimal, bagian: list[Bagian], resmi: Decimal, desimal: int) -> str:
    """What one component must be, the others as they are, for the official figure to come out."""
    beda = kurang(resmi, nilai)
    total = tambah(*(b.bobot for b in bagian))
    perlu = []
    for b in bagian:
        if b.nilai is not None:
            harus = rapikan(tambah(b.nilai, bagi(kali(beda, total), b.bobot)))
            if 0 <= harus <= SERATUS:
                perlu.append(f"{b.nama} {_ringkas(harus)}, bukan {_ringkas(b.nilai)}")
    suku = " + ".join(_ringkas(b.sumbangan) for b in bagian if b.sumbangan is not None)
    kata = f"Rumusnya memberi {suku} = {_ringkas(nilai)}, yang dibulatkan menjadi {tulis(nilai, desimal)}."
    if not perlu:
        return f"{kata} Tidak ada nilai satu komponen yang menghasilkan angka resmi itu."
    return (
        f"{kata} Angka {tulis(resmi, desimal)} hanya tercapai dengan {', atau dengan '.join(perlu)}."
        " Bila komponennya benar, penjumlahan pada sumbernya keliru."
    )


def _ringkas(x: Decimal) -> str:
    """All decimals up to four."""
    return tulis(bulatkan(x, 4).normalize(), None)
