"""Ikhtisar Eksekutif: the year in a few sentences, two tables and a chart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.dokumen.bagan.jumlah import batang_jumlah
from sakip.dokumen.blok import Acuan, Baris, Blok, Gambar, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    Rekap,
    kalimat_anggaran,
    kalimat_batas,
    kalimat_gabungan,
    kalimat_rata,
    kalimat_tak_dihitung,
    rekap,
    sebut_status,
    teks_target_realisasi,
    tulis_capaian,
)
from sakip.naskah.kalimat.capaian import STATUS_TABEL, VERDIK
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas, sel_status
from sakip.naskah.lkjip.profil import pembuka
from sakip.pengukuran.hasil import HasilButir, HasilSasaran

TABEL_SASARAN = "tabel-sasaran"
TABEL_STATUS = "tabel-status"
TABEL_ANGGARAN = "tabel-anggaran"
TABEL_PUNCAK = "tabel-puncak"
GAMBAR_SASARAN = "gambar-sasaran"
PUNCAK_TERBANYAK = 5
BATANG_TERBANYAK = 12
SERATUS = Decimal(100)


def ikhtisar(p: Penyusun) -> list[Blok]:
    """Capaian in sentences and by status, the best and the worst, the sasaran as bars, the budget."""
    hasil = p.bahan.hasil
    r = rekap(hasil.butir)
    blok: list[Blok] = pembuka(p)
    blok.append(Paragraf(_pembukaan(p, r)))
    if hasil.butir:
        rata = f"{kalimat_rata(hasil.rata, hasil.batas)} {kalimat_batas(hasil.rata, r)}".strip()
        lihat = (Teks(f"{rata} Capaian tiap sasaran tersaji pada "), Acuan(TABEL_SASARAN), Teks("."))
        blok += [Paragraf(lihat), tabel_status(r, p.tahun)]
    blok += [Paragraf(k) for k in kalimat_tak_dihitung(r)]
    blok += [_anggaran(p), *_puncak(p), *_bagan_sasaran(p)]
    if hasil.bacaan == "sementara":
        catatan = "Laporan ini memakai bacaan sementara: angka yang belum disetujui ikut dihitung."
    else:
        catatan = "Angka dalam laporan ini adalah angka yang sudah disetujui (bacaan resmi)."
    return [*blok, Paragraf(f"{catatan} Aturan hitung versi {hasil.versi_aturan}.", gaya="catatan")]


def _pembukaan(p: Penyusun, r: Rekap) -> str:
    hasil = p.bahan.hasil
    pk = len(p.bahan.perjanjian)
    cakupan = f" menurut {pk} Perjanjian Kinerja" if pk > 1 else ""
    return (
        f"Laporan ini menyajikan kinerja {hasil.nama_unit} tahun {p.tahun}{cakupan}. "
        f"{kalimat_gabungan(r, p.tahun)}"
    )


def _anggaran(p: Penyusun) -> Paragraf:
    ringkas_ = p.bahan.anggaran
    if not ringkas_.baris:
        return Paragraf(f"Data anggaran tahun {p.tahun} tidak tersedia.")
    kalimat = kalimat_anggaran(ringkas_.pagu, ringkas_.realisasi, p.tahun, tanpa=ringkas_.tanpa_realisasi)
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


# --- the best and the worst --------------------------------------------------------------------------


def _puncak(p: Penyusun) -> list[Blok]:
    """As many of the lowest as of the highest, uncapped; too few indicators need no such table."""
    terbaca = [(b.capaian, b) for b in p.bahan.hasil.butir if b.capaian is not None]
    banyak = min(PUNCAK_TERBANYAK, len(terbaca) // 2)
    if banyak < 2:
        return []
    urut = [b for _, b in sorted(terbaca, key=lambda x: -x[0])]
    baris = [
        *_kelompok(f"{banyak} capaian tertinggi", urut[:banyak]),
        *_kelompok(f"{banyak} capaian terendah", urut[: -banyak - 1 : -1]),
    ]
    kolom = (
        Kolom("Kode", 0.9),
        Kolom("Indikator kinerja", 3.9),
        Kolom("Target", 1.5, "kanan"),
        Kolom("Realisasi", 1.5, "kanan"),
        Kolom("Capaian", 1.45, "kanan"),
        Kolom("Status", 2.2),
    )
    judul = f"Indikator dengan Capaian Tertinggi dan Terendah Tahun {p.tahun}"
    catatan = "Capaian tanpa pembatasan. Indikator yang capaiannya tidak dihitung tidak ikut diurutkan."
    if urut[banyak - 1].capaian == urut[banyak].capaian or urut[-banyak].capaian == urut[-banyak - 1].capaian:
        catatan += " Ada indikator lain dengan capaian yang sama dengan baris terakhir kelompoknya."
    return [Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=TABEL_PUNCAK)]


def _kelompok(judul: str, butir: Sequence[HasilButir]) -> list[Baris]:
    baris: list[Baris] = [(Sel(judul, tebal=True, gabung_kolom=6, warna="jumlah"),)]
    for b in butir:
        target, realisasi = teks_target_realisasi(b, skala=False)
        baris.append(
            (
                Sel(b.kode),
                Sel(" ".join(b.rumusan.split())),
                Sel(target),
                Sel(realisasi),
                Sel(tulis_capaian(b.capaian)),
                sel_status(sebut_status(b), b.hasil.status),
            )
        )
    return baris


# --- sasaran as bars ---------------------------------------------------------------------------------


def _bagan_sasaran(p: Penyusun) -> list[Blok]:
    """Capped means of the sasaran beside the line at 100; of many the lowest, and the caption says so."""
    hasil = p.bahan.hasil
    ada = [(s.rata.rata_dibatasi, s) for s in hasil.sasaran if s.rata.rata_dibatasi is not None]
    if len(ada) < 2:
        return []
    batas = tulis(hasil.batas, None)
    sebutan = "Rata-rata Capaian Sasaran"
    if len(ada) > BATANG_TERBANYAK:
        terpilih = sorted(ada, key=lambda x: x[0])[:BATANG_TERBANYAK]
        sebutan = f"{BATANG_TERBANYAK} Sasaran dengan Rata-rata Capaian Terendah"
    else:
        terpilih = ada
    rangkum = "; ".join(f"{s.nama}: {tulis_capaian(n)}" for n, s in terpilih)
    return [
        Gambar(
            f"{sebutan} Tahun {p.tahun}",
            f"Grafik batang rata-rata capaian sasaran, dengan garis pada 100%: {rangkum}.",
            bagan=batang_jumlah(
                [(ringkas(_nama(s), 66), n, tulis_capaian(n)) for n, s in terpilih],
                satuan="%",
                garis=SERATUS,
            ),
            catatan=(
                f"Rata-rata sederhana capaian indikator, tiap indikator dibatasi paling tinggi {batas}%. "
                "Garis putus-putus: 100%."
            ),
            kunci=GAMBAR_SASARAN,
        )
    ]


def _nama(s: HasilSasaran) -> str:
    return f"{s.kode} {s.nama}" if s.kode else s.nama
