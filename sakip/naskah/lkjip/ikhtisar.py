"""Ikhtisar Eksekutif: the year in a few sentences and one table."""

from __future__ import annotations

from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    Rekap,
    kalimat_anggaran,
    kalimat_batas,
    kalimat_gabungan,
    kalimat_puncak,
    kalimat_rata,
    kalimat_tak_dihitung,
    rekap,
)
from sakip.naskah.kalimat.capaian import STATUS_TABEL, VERDIK
from sakip.naskah.lkjip.penyusun import Penyusun, sel_status

TABEL_SASARAN = "tabel-sasaran"
TABEL_STATUS = "tabel-status"
TABEL_ANGGARAN = "tabel-anggaran"


def ikhtisar(p: Penyusun) -> list[Blok]:
    """Sentences about capaian and budget, then how many indicators have which status."""
    hasil = p.bahan.hasil
    r = rekap(hasil.butir)
    kalimat = [
        f"Laporan ini menyajikan kinerja {hasil.nama_unit} tahun {p.tahun}.",
        kalimat_gabungan(r, p.tahun),
    ]
    if hasil.butir:
        kalimat += [kalimat_rata(hasil.rata, hasil.batas), kalimat_batas(hasil.rata, r)]
    blok: list[Blok] = [Paragraf(" ".join(k for k in kalimat if k))]
    if hasil.butir:
        puncak = kalimat_puncak(hasil.butir)
        lihat = (
            Teks(f"{puncak} Capaian tiap sasaran tersaji pada ".lstrip()),
            Acuan(TABEL_SASARAN),
            Teks("."),
        )
        blok += [Paragraf(lihat), tabel_status(r, p.tahun)]
    blok += [Paragraf(k) for k in kalimat_tak_dihitung(r)]
    blok.append(_anggaran(p))
    if hasil.bacaan == "sementara":
        catatan = "Laporan ini memakai bacaan sementara: angka yang belum disetujui ikut dihitung."
    else:
        catatan = "Laporan ini memakai bacaan resmi: hanya angka yang sudah disetujui yang dihitung."
    return [*blok, Paragraf(f"{catatan} Aturan hitung versi {hasil.versi_aturan}.", gaya="catatan")]


def _anggaran(p: Penyusun) -> Paragraf:
    ringkas = p.bahan.anggaran
    if not ringkas.baris:
        return Paragraf(f"Data anggaran tahun {p.tahun} belum diisi.", gaya="belum_diisi")
    kalimat = kalimat_anggaran(ringkas.pagu, ringkas.realisasi, p.tahun, tanpa=ringkas.tanpa_realisasi)
    return Paragraf((Teks(f"{kalimat} Rinciannya tersaji pada "), Acuan(TABEL_ANGGARAN), Teks(".")))


def tabel_status(r: Rekap, tahun: int) -> Tabel:
    """Number of indicators by status; what was not computed is counted apart."""
    baris: list[Baris] = [
        (sel_status(STATUS_TABEL[s].capitalize(), s), Sel(VERDIK[s].capitalize()), Sel(str(r.banyak(s))))
        for s in STATUS_TABEL
    ]
    tanpa = r.banyak_tanpa_status
    baris.append(
        (sel_status("Tidak dihitung", None), Sel("Capaian tidak dihitung, dengan sebabnya"), Sel(str(tanpa)))
    )
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=2, warna="jumlah"),
            Sel(str(r.jumlah), tebal=True, warna="jumlah"),
        )
    )
    kolom = (Kolom("Status", 2), Kolom("Arti", 4), Kolom("Jumlah indikator", 1.5, "tengah"))
    return Tabel(f"Status Capaian Indikator Kinerja Tahun {tahun}", kolom, tuple(baris), kunci=TABEL_STATUS)
