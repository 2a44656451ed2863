"""Bab III A: the sasaran of the year with their means, then each sasaran with its indicators."""

from __future__ import annotations

from sakip.aturan.angka import tulis
from sakip.dokumen.blok import Baris, Blok, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.kalimat import (
    kalimat_gabungan,
    kalimat_rata,
    kalimat_sasaran,
    rekap,
    sebut_status,
    teks_target_realisasi,
    tulis_capaian,
)
from sakip.naskah.lkjip.ikhtisar import TABEL_SASARAN
from sakip.naskah.lkjip.indikator import satu_indikator
from sakip.naskah.lkjip.penyusun import Penyusun, berjudul, blok_teks, sel_status
from sakip.pengukuran.hasil import HasilSasaran

RATA = "Rata-rata sederhana capaian indikator"


def capaian(p: Penyusun) -> list[Blok]:
    """Overview of sasaran and indicators, then the account of every indicator."""
    hasil = p.bahan.hasil
    blok: list[Blok] = list(blok_teks(p.teks("bab", "bab3.capaian")))
    if not hasil.butir:
        return [*blok, Paragraf(kalimat_gabungan(rekap(()), p.tahun))]
    blok += [
        Paragraf(f"{kalimat_gabungan(rekap(hasil.butir), p.tahun)} {kalimat_rata(hasil.rata, hasil.batas)}"),
        _tabel_sasaran(p),
        _tabel_indikator(p),
    ]
    for nomor, sasaran in enumerate(hasil.sasaran, start=1):
        blok += _satu_sasaran(p, sasaran, nomor)
    return blok


def _satu_sasaran(p: Penyusun, sasaran: HasilSasaran, nomor: int) -> list[Blok]:
    blok: list[Blok] = [
        Judul(3, sasaran.nama, f"{nomor}.", kunci=f"sasaran-{sasaran.kunci}"),
        Paragraf(kalimat_sasaran(sasaran)),
    ]
    blok += blok_teks(p.teks("sasaran", sasaran.kunci))
    for telaah in p.kerangka.telaah:
        isi = p.teks("sasaran", sasaran.kunci, telaah.bagian)
        if isi:
            blok += berjudul(telaah.judul, isi)
    for butir in sasaran.butir:
        blok += satu_indikator(p, butir)
    return blok


def _tabel_sasaran(p: Penyusun) -> Tabel:
    hasil = p.bahan.hasil
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(s.nama),
            Sel(str(len(s.butir))),
            Sel(str(s.rata.dihitung)),
            Sel(tulis_capaian(s.rata.rata)),
            Sel(tulis_capaian(s.rata.rata_dibatasi)),
        )
        for i, s in enumerate(hasil.sasaran, start=1)
    ]
    baris.append(
        (
            Sel("Seluruh indikator", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(
                Sel(isi, tebal=True, warna="jumlah")
                for isi in (
                    str(len(hasil.butir)),
                    str(hasil.rata.dihitung),
                    tulis_capaian(hasil.rata.rata),
                    tulis_capaian(hasil.rata.rata_dibatasi),
                )
            ),
        )
    )
    batas = tulis(hasil.batas, None)
    return Tabel(
        f"Capaian Sasaran Tahun {p.tahun}",
        (
            Kolom("No.", 0.7, "tengah"),
            Kolom("Sasaran", 5),
            Kolom("Indikator", 1.2, "tengah"),
            Kolom("Dihitung", 1.2, "tengah"),
            Kolom("Rata-rata tanpa batas", 1.6, "kanan"),
            Kolom(f"Rata-rata dibatasi {batas}%", 1.6, "kanan"),
        ),
        tuple(baris),
        catatan=(
            f"{RATA}. Baris terakhir dihitung langsung dari semua indikator, bukan rata-rata dari rata-rata. "
            f"Pada kolom terakhir, capaian tiap indikator dibatasi paling tinggi {batas}%."
        ),
        kunci=TABEL_SASARAN,
    )


def _tabel_indikator(p: Penyusun) -> Tabel:
    baris: list[Baris] = []
    for s in p.bahan.hasil.sasaran:
        baris.append((Sel(s.nama, tebal=True, gabung_kolom=6, warna="jumlah"),))
        for b in s.butir:
            target, realisasi = teks_target_realisasi(b, skala=False)
            baris.append(
                (
                    Sel(b.kode),
                    Sel(b.rumusan),
                    Sel(target),
                    Sel(realisasi),
                    Sel(tulis_capaian(b.capaian)),
                    sel_status(sebut_status(b), b.hasil.status),
                )
            )
    return Tabel(
        f"Target, Realisasi, dan Capaian Indikator Kinerja Tahun {p.tahun}",
        (
            Kolom("Kode", 0.8),
            Kolom("Sasaran dan indikator kinerja", 4.6),
            Kolom("Target", 1.5, "kanan"),
            Kolom("Realisasi", 1.5, "kanan"),
            Kolom("Capaian", 1.3, "kanan"),
            Kolom("Status", 2.1),
        ),
        tuple(baris),
    )
