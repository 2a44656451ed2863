"""Bab IV: the conclusion, in which every verdict follows its number, and the steps to come."""

from __future__ import annotations

from sakip.dokumen.blok import Blok, Daftar, Paragraf
from sakip.naskah.kalimat import (
    kalimat_anggaran,
    kalimat_batas,
    kalimat_gabungan,
    kalimat_puncak,
    kalimat_rata,
    kalimat_tak_dihitung,
    rekap,
    tulis_capaian,
)
from sakip.naskah.kalimat.capaian import VERDIK
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import pembuka
from sakip.pengukuran.hasil import HasilButir


def simpulan(p: Penyusun) -> list[Blok]:
    """Counts, means, extremes, what fell short, what was not computed and why, budget."""
    hasil, ringkas = p.bahan.hasil, p.bahan.anggaran
    r = rekap(hasil.butir)
    kalimat = [kalimat_gabungan(r, p.tahun)]
    if hasil.butir:
        kalimat += [
            kalimat_rata(hasil.rata, hasil.batas),
            kalimat_batas(hasil.rata, r),
            kalimat_puncak(hasil.butir),
        ]
    blok: list[Blok] = [Paragraf(" ".join(k for k in kalimat if k))]
    kurang = [*r.menurut_status.get("tidak_tercapai", ()), *r.menurut_status.get("negatif", ())]
    if kurang:
        blok += [
            Paragraf("Indikator yang tidak mencapai target adalah sebagai berikut."),
            Daftar(tuple(_butir_kurang(b) for b in kurang)),
        ]
    if r.tanpa_status:
        blok += [
            Paragraf("Capaian indikator berikut tidak dihitung, dan tidak ikut dalam rata-rata."),
            Daftar(kalimat_tak_dihitung(r)),
        ]
    if ringkas.baris:
        blok.append(
            Paragraf(
                kalimat_anggaran(ringkas.pagu, ringkas.realisasi, p.tahun, tanpa=ringkas.tanpa_realisasi)
            )
        )
    return [*blok, *pembuka(p)]


def _butir_kurang(b: HasilButir) -> str:
    rumusan = " ".join(b.rumusan.split())
    assert b.hasil.status is not None
    if b.capaian is None:
        return f"{b.kode} {rumusan}: {VERDIK[b.hasil.status]}."
    return f"{b.kode} {rumusan}: capaian {tulis_capaian(b.capaian)}."
