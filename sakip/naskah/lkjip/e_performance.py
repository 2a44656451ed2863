"""Bab III D: the ministry's e-Performance beside the figures of this report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.aturan.capaian import Ukuran
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    gabung_kata,
    kalimat_e_performance,
    tanggal_panjang,
    tulis_capaian,
    tulis_ukuran,
)
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas
from sakip.pengukuran.queries.e_performance import BarisEPerformance

TABEL_EP = "tabel-e-performance"
PANJANG_RUMUSAN = 90


def e_performance(p: Penyusun) -> list[Blok]:
    """Their figures beside ours, item by item, then why they differ; [] where none was entered."""
    banding = p.bahan.e_performance
    if banding is None or not banding.baris:
        return []
    baris = banding.baris
    kosong = sum(b.kosong for b in baris)
    sama = sum(not b.kosong and not _beda(b) for b in baris)
    kalimat = kalimat_e_performance(len(baris), sama, kosong, baris[0].label)
    lihat = (Teks(f"{kalimat} Rinciannya tersaji pada "), Acuan(TABEL_EP), Teks("."))
    return [Paragraf(lihat), _tabel(p, baris), *_sebab(baris)]


def _beda(b: BarisEPerformance) -> list[str]:
    """What differs in the figures. A colour that does not fit theirs is no difference to ours."""
    return [s for s in b.perbedaan if not s.startswith("Warna ")]


def _tabel(p: Penyusun, baris: Sequence[BarisEPerformance]) -> Tabel:
    berwarna = any(b.mereka.warna for b in baris)
    isi: list[Baris] = [
        (
            Sel(b.kode),
            Sel(ringkas(b.rumusan, PANJANG_RUMUSAN) or "–"),
            Sel(_sebut(tulis(b.mereka.target, None), tulis(b.mereka.realisasi, None), b.mereka.capaian)),
            *((Sel(b.mereka.warna or "–"),) if berwarna else ()),
            Sel(_sebut(_tulis(b.target, b), _tulis(b.realisasi, b), b.capaian)),
        )
        for b in baris
    ]
    kolom = (
        Kolom("Kode", 0.9),
        Kolom("Indikator kinerja", 3.6),
        Kolom("Menurut e-Performance", 2.6),
        *((Kolom("Warna", 1.1),) if berwarna else ()),
        Kolom("Menurut laporan ini", 2.6),
    )
    sumber = dict.fromkeys((b.mereka.sumber, b.mereka.per_tanggal) for b in baris)
    sebut = gabung_kata([f"{s}, dilihat pada {tanggal_panjang(hari)}" for s, hari in sumber])
    judul = f"Angka e-Performance dan Laporan Ini, {baris[0].label}"
    return Tabel(judul, kolom, tuple(isi), catatan=f"Sumber: {sebut}.", kunci=TABEL_EP)


def _sebut(target: str, realisasi: str, capaian: Decimal | None) -> str:
    """In words: two tables of one item with other figures would contradict each other."""
    return f"target {target}, realisasi {realisasi}, capaian {tulis_capaian(capaian)}"


def _tulis(u: Ukuran | None, b: BarisEPerformance) -> str:
    return "–" if u is None else tulis_ukuran(u, b.desimal)


def _sebab(baris: Sequence[BarisEPerformance]) -> list[Blok]:
    """What differs, and colours that do not fit; what is the same once rounded is not listed."""
    beda = [b for b in baris if b.perbedaan]
    if not beda:
        return []
    isi: list[Baris] = [(Sel(b.kode), Sel("\n".join(b.perbedaan))) for b in beda]
    kolom = (Kolom("Kode", 1), Kolom("Yang berbeda", 8))
    judul = f"Perbedaan Angka e-Performance dan Laporan Ini, {baris[0].label}"
    return [Tabel(judul, kolom, tuple(isi), kunci=f"{TABEL_EP}-beda")]
