"""Bab III B: the DIPA of the year with realisation, share, source and date."""

from __future__ import annotations

from sakip.aturan.angka import tulis, tulis_rupiah
from sakip.dokumen.bagan import batang_anggaran
from sakip.dokumen.blok import Baris, Blok, Gambar, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.kalimat import kalimat_anggaran, kalimat_potret, kalimat_serapan, tulis_capaian
from sakip.naskah.lkjip.ikhtisar import TABEL_ANGGARAN
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun, blok_teks

BATANG_TERBANYAK = 10
LEBAR_KODE = (0.9, 2.4)


def anggaran(p: Penyusun) -> list[Blok]:
    """Sentences, the table of DIPA with the total, and a chart."""
    blok: list[Blok] = list(blok_teks(p.teks("bab", "bab3.anggaran")))
    ringkas = p.bahan.anggaran
    if not ringkas.baris:
        p.catat(
            "Realisasi Anggaran", f"Data DIPA {BELUM_DIISI}", "Impor atau isi DIPA dan potret realisasinya."
        )
        return [*blok, Paragraf(f"Data DIPA tahun {p.tahun}: {BELUM_DIISI}", gaya="belum_diisi")]
    if ringkas.per_tanggal is None:
        p.catat(
            "Realisasi Anggaran", f"Potret realisasi anggaran {BELUM_DIISI}", "Impor atau isi realisasinya."
        )
    kalimat = [
        kalimat_anggaran(ringkas.pagu, ringkas.realisasi, p.tahun, tanpa=ringkas.tanpa_realisasi),
        kalimat_serapan([(b.nama, b.pagu, b.realisasi) for b in ringkas.baris]),
    ]
    blok += [Paragraf(" ".join(k for k in kalimat if k)), _tabel(p)]
    if (bagan := _bagan(p)) is not None:
        blok.append(bagan)
    return blok


def _tabel(p: Penyusun) -> Tabel:
    ringkas = p.bahan.anggaran
    blokir = any(b.blokir for b in ringkas.baris)
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(b.kode),
            Sel(b.nama),
            Sel(tulis(b.pagu, 0)),
            *((Sel(tulis(b.blokir, 0)),) if blokir else ()),
            Sel(tulis(b.realisasi, 0)),
            Sel(tulis_capaian(b.persen)),
        )
        for i, b in enumerate(ringkas.baris, start=1)
    ]
    jumlah = [
        tulis(ringkas.pagu, 0),
        *([tulis(sum(b.blokir for b in ringkas.baris), 0)] if blokir else []),
        tulis(ringkas.realisasi, 0),
        tulis_capaian(ringkas.persen),
    ]
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=3, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in jumlah),
        )
    )
    lebar_kode = min(LEBAR_KODE[1], max(LEBAR_KODE[0], 0.13 * max(len(b.kode) for b in ringkas.baris)))
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Kode", lebar_kode),
        Kolom("DIPA", 5.2 - lebar_kode),
        Kolom("Pagu (Rp)", 1.9, "kanan"),
        *((Kolom("Blokir (Rp)", 1.7, "kanan"),) if blokir else ()),
        Kolom("Realisasi (Rp)", 1.9, "kanan"),
        Kolom("Persen", 1.05, "kanan"),
    )
    return Tabel(
        f"Pagu dan Realisasi Anggaran {p.bahan.singkatan} Tahun {p.tahun}",
        kolom,
        tuple(baris),
        catatan=kalimat_potret(ringkas.sumber, ringkas.per_tanggal),
        kunci=TABEL_ANGGARAN,
    )


def _bagan(p: Penyusun) -> Gambar | None:
    """Pagu and realisation by DIPA; of many only the largest, and the caption says so."""
    ada = [b for b in p.bahan.anggaran.baris if b.pagu or b.realisasi]
    if len(ada) < 2:
        return None
    terpilih = sorted(ada, key=lambda b: (-b.pagu, b.kode))[:BATANG_TERBANYAK]
    sebutan = "Pagu dan Realisasi Anggaran"
    if len(terpilih) < len(ada):
        sebutan += f" {len(terpilih)} DIPA dengan Pagu Terbesar"
    rangkum = "; ".join(
        f"{b.nama}: pagu {tulis_rupiah(b.pagu)}, realisasi {tulis_rupiah(b.realisasi)}" for b in terpilih
    )
    return Gambar(
        f"{sebutan} Tahun {p.tahun}",
        f"Grafik batang pagu dan realisasi: {rangkum}.",
        bagan=batang_anggaran([(b.nama, b.pagu, b.realisasi) for b in terpilih]),
        catatan=kalimat_potret(p.bahan.anggaran.sumber, p.bahan.anggaran.per_tanggal),
        kunci="gambar-anggaran",
    )
