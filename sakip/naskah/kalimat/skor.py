"""Sentences about scores of budget performance: what was computed, what is official, how they differ.

A score is written with two decimals, with more where two would hide a difference that the sentence tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sakip.aturan.angka import bulatkan, kurang, tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.naskah.kalimat.besaran import DESIMAL_TERBANYAK, desimal_pembeda, gabung_kata, tanggal_panjang

DESIMAL = 2
SEBUT_TERBANYAK = 3


def tulis_nilai(nilai: Decimal | None) -> str:
    """A score as tables print it."""
    return tulis(nilai, DESIMAL)


def sebut_nama(nama: Sequence[str], paling: int = SEBUT_TERBANYAK) -> str:
    """The names, the first ones where there are many."""
    if len(nama) > paling:
        return f"{', '.join(nama[:paling])}, dan {len(nama) - paling} lainnya"
    return gabung_kata(nama)


def kalimat_potret_skor(sumber: str, per_tanggal: date | None, sampai_bulan: int) -> str:
    """Where the official figures were read, on which day, and which months they cover."""
    if per_tanggal is None:
        return "Angka resmi belum ada."
    bulan = "Januari" if sampai_bulan == 1 else f"Januari sampai {NAMA_BULAN[sampai_bulan - 1]}"
    return f"Angka resmi: {sumber}, keadaan per {tanggal_panjang(per_tanggal)}, periode {bulan}."


def kalimat_puncak_skor(sebutan: str, isi: Sequence[tuple[str, Decimal]]) -> str:
    """The highest and the lowest of (name, score); "" where there are not two to compare."""
    if len(isi) < 2:
        return ""
    # As the table prints them: what a reader sees as the highest is named as such.
    cetak = [(nama, bulatkan(n, DESIMAL)) for nama, n in isi]
    atas, bawah = max(n for _, n in cetak), min(n for _, n in cetak)
    if atas == bawah:
        return f"{sebutan} semua satuan kerja sama, yaitu {tulis_nilai(atas)}."
    return (
        f"{sebutan} tertinggi {tulis_nilai(atas)} ({sebut_nama([x for x, n in cetak if n == atas])}) "
        f"dan terendah {tulis_nilai(bawah)} ({sebut_nama([x for x, n in cetak if n == bawah])})."
    )


def kalimat_cocok(isi: Sequence[tuple[str, bool | None]]) -> str:
    """In how many satker our figure fits the official one; (name, fits or None where it cannot be told)."""
    if not isi:
        return ""
    beda = [n for n, cocok in isi if cocok is False]
    tanpa = [n for n, cocok in isi if cocok is None]
    diuji = len(isi) - len(tanpa)
    bagian: list[str] = []
    if diuji:
        awal = f"Hitungan ulang cocok dengan angka resmi pada {diuji - len(beda)} dari {diuji} satuan kerja"
        bagian.append(f"{awal}; berbeda pada {sebut_nama(beda)}." if beda else f"{awal}.")
    if tanpa:
        siapa = "semua satuan kerja" if not diuji else f"{len(tanpa)} satuan kerja ({sebut_nama(tanpa)})"
        bagian.append(f"Hitungan ulang dan angka resmi tidak dapat disandingkan untuk {siapa}.")
    return " ".join(bagian)


def kalimat_rata_skor(sebutan: str, rata: Decimal | None, ada: int, banyak: int) -> str:
    """The plain mean of the satker, and how many had no score."""
    if rata is None:
        return f"Rata-rata {sebutan} belum dapat dihitung, karena belum ada nilai satuan kerja."
    kurang_ = banyak - ada
    akhir = f"; {kurang_} satuan kerja belum bernilai dan tidak ikut dihitung" if kurang_ else ""
    return f"Rata-rata sederhana {sebutan} {ada} satuan kerja adalah {tulis_nilai(rata)}{akhir}."


def kalimat_resmi(sebutan: str, resmi: Decimal, hitungan: Decimal | None, cocok: bool | None) -> str:
    """The official figure of the whole beside ours; ``cocok``: equal within the last printed digit."""
    if hitungan is None or cocok is None:
        return f"{sebutan} resmi {tulis_nilai(resmi)}; hitungan ulangnya belum ada."
    if cocok:
        return f"{sebutan} resmi {tulis_nilai(resmi)}, cocok dengan hitungan ulang."
    d = _pembeda(resmi, hitungan)
    beda = tulis(abs(kurang(resmi, hitungan)), d)
    letak = "lebih tinggi" if resmi > hitungan else "lebih rendah"
    return f"{sebutan} resmi {tulis(resmi, d)}, {letak} {beda} daripada hitungan ulang {tulis(hitungan, d)}."


def kalimat_nka(nilai: Decimal | None, tahun: int, predikat: str, alasan: str) -> str:
    """The composite, with its predicate where the rule gives one, or why there is none."""
    if nilai is None:
        return f"Nilai Kinerja Anggaran tahun {tahun} belum dapat dihitung: {alasan}."
    kata = f" dengan kategori {predikat}" if predikat else ""
    return f"Nilai Kinerja Anggaran tahun {tahun} menurut hitungan ulang adalah {tulis_nilai(nilai)}{kata}."


def kalimat_skor_lalu(sebutan: str, kini: Decimal, tahun_lalu: int, lalu: Decimal) -> str:
    """This year's score against an earlier one by the same way of computing."""
    if kini == lalu:
        return f"{sebutan} itu sama dengan tahun {tahun_lalu}."
    d = _pembeda(kini, lalu)
    kata = "naik" if kini > lalu else "turun"
    return (
        f"{sebutan} itu {kata} {tulis(abs(kurang(kini, lalu)), d)} dari {tulis(lalu, d)} "
        f"pada tahun {tahun_lalu}."
    )


def kalimat_draf(sumber: str) -> str:
    """That a rule was not read in the regulation's own text."""
    nama = sumber.replace(" (draf, belum diverifikasi)", "")
    return f"Draf: aturan {nama} belum diverifikasi terhadap naskahnya, sehingga hitungan ulang belum pasti."


def _pembeda(a: Decimal, b: Decimal) -> int | None:
    d = desimal_pembeda(a, b, DESIMAL)
    return None if d is None or d >= DESIMAL_TERBANYAK else d
