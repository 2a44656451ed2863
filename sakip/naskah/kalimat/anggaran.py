"""Sentences about the budget. Rupiah are whole numbers; absent realisation is not zero."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sakip.aturan.angka import bagi, kali, rapikan, tulis_rupiah
from sakip.naskah.kalimat.besaran import gabung_kata, tanggal_panjang, tulis_capaian

SERATUS = Decimal(100)


def persen_serapan(pagu: int, realisasi: int | None) -> Decimal | None:
    """Realisation in percent of the pagu; None without realisation or with a pagu of zero."""
    if realisasi is None or pagu <= 0:
        return None
    return rapikan(bagi(kali(Decimal(realisasi), SERATUS), Decimal(pagu)))


def kalimat_anggaran(pagu: int, realisasi: int | None, tahun: int, *, tanpa: int = 0) -> str:
    """Pagu, realisation, share and what is left or overspent.

    ``tanpa`` counts the DIPA without a realisation: then no share of the whole is told.
    """
    if realisasi is None:
        return f"Pagu anggaran tahun {tahun} adalah {tulis_rupiah(pagu)}; realisasinya belum dilaporkan."
    if tanpa:
        return (
            f"Pagu anggaran tahun {tahun} adalah {tulis_rupiah(pagu)}. Realisasi yang sudah dilaporkan "
            f"{tulis_rupiah(realisasi)}; {tanpa} DIPA belum melaporkan realisasi, "
            "sehingga persentase keseluruhannya tidak dihitung."
        )
    persen = persen_serapan(pagu, realisasi)
    if persen is None:
        return (
            f"Pagu anggaran tahun {tahun} nol rupiah, sedangkan realisasinya {tulis_rupiah(realisasi)}; "
            "persentasenya tidak dapat dihitung."
        )
    kalimat = (
        f"Dari pagu anggaran tahun {tahun} sebesar {tulis_rupiah(pagu)} telah direalisasikan "
        f"{tulis_rupiah(realisasi)} atau {tulis_capaian(persen)}"
    )
    sisa = pagu - realisasi
    if sisa > 0:
        return f"{kalimat}, sehingga tersisa {tulis_rupiah(sisa)}."
    if sisa < 0:
        return f"{kalimat}, melebihi pagu sebesar {tulis_rupiah(-sisa)}."
    return f"{kalimat}, seluruhnya terserap."


def kalimat_potret(sumber: str, per_tanggal: date | None) -> str:
    """Where the realisation was read and on which day."""
    if per_tanggal is None:
        return "Potret realisasi anggaran belum ada."
    return f"Sumber: {sumber}, keadaan per {tanggal_panjang(per_tanggal)}."


def kalimat_serapan(baris: Sequence[tuple[str, int, int | None]]) -> str:
    """The highest and the lowest share among lines of (name, pagu, realisation), and what is missing."""
    terbaca = [(n, p) for n, pagu, r in baris if (p := persen_serapan(pagu, r)) is not None]
    kosong = [n for n, _, r in baris if r is None]
    bagian: list[str] = []
    if len(terbaca) > 1:
        atas, bawah = max(p for _, p in terbaca), min(p for _, p in terbaca)
        if atas == bawah:
            bagian.append(f"Semua DIPA terserap sama besar, yaitu {tulis_capaian(atas)}.")
        else:
            bagian.append(
                f"Serapan tertinggi {tulis_capaian(atas)} ({_sebut([n for n, p in terbaca if p == atas])}) "
                f"dan terendah {tulis_capaian(bawah)} ({_sebut([n for n, p in terbaca if p == bawah])})."
            )
    if kosong:
        bagian.append(f"Realisasi belum dilaporkan untuk {len(kosong)} DIPA: {_sebut(kosong)}.")
    return " ".join(bagian)


def _sebut(nama: Sequence[str], paling: int = 3) -> str:
    if len(nama) > paling:
        return f"{', '.join(nama[:paling])}, dan {len(nama) - paling} lainnya"
    return gabung_kata(nama)
