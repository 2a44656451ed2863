"""Bab II: the DIPA of the year, from its first version to its last; the annex of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sakip.anggaran.models import JenisRevisi
from sakip.anggaran.queries.rincian import BarisRincian, VersiDipa
from sakip.aturan.angka import tulis, tulis_rupiah
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import kalimat_potret, tanggal_panjang, tulis_capaian
from sakip.naskah.lkjip.anggaran import cakupan, kaki, lebar_rupiah, versi_dipa
from sakip.naskah.lkjip.bagan_anggaran import bagan_komposisi, sebut_bagian
from sakip.naskah.lkjip.kelompok_anggaran import (
    Kelompok,
    jumlah,
    kelompokkan,
    menurut_jenis,
    menurut_program,
)
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import gap, pembuka

TABEL_DIPA = "tabel-dipa"


def anggaran_dipa(p: Penyusun) -> list[Blok]:
    """How much the office had, how it changed in the year, by DIPA, program and kind of spending."""
    baris, blok = p.bahan.rincian_anggaran.baris, pembuka(p)
    if not baris:
        return [*blok, *gap(p, "DIPA", "Impor atau isi DIPA beserta revisinya.")]
    total = jumlah(baris)
    lihat = (Teks(f"{_kalimat(p, total)} Rinciannya tersaji pada "), Acuan(TABEL_DIPA), Teks("."))
    blok += [Paragraf(lihat), _tabel_dipa(p, total)]
    for nama, kunci in (("Program", menurut_program), ("Jenis Belanja", menurut_jenis)):
        isi = kelompokkan(baris, kunci)
        if len(isi) > 1:
            blok += [_tabel_kelompok(p, nama, isi, total), *bagan_komposisi(p, nama, isi, total.pagu)]
    return blok


def _kalimat(p: Penyusun, total: Kelompok) -> str:
    banyak = len({b.dipa for b in p.bahan.rincian_anggaran.baris})
    kalimat = f"Anggaran {p.bahan.hasil.nama_unit} tahun {p.tahun} dimuat dalam {banyak} DIPA"
    if total.pagu_awal is None:
        return f"{kalimat} dengan pagu akhir {tulis_rupiah(total.pagu)}."
    if total.pagu_awal == total.pagu:
        return f"{kalimat} dengan pagu {tulis_rupiah(total.pagu)}, tidak berubah sejak awal tahun."
    selisih = total.pagu - total.pagu_awal
    kata = "bertambah" if selisih > 0 else "berkurang"
    return (
        f"{kalimat} dengan pagu awal {tulis_rupiah(total.pagu_awal)}, yang {kata} "
        f"{tulis_rupiah(abs(selisih))} menjadi {tulis_rupiah(total.pagu)} pada revisi terakhir."
    )


def _tabel_dipa(p: Penyusun, total: Kelompok) -> Tabel:
    menurut: dict[str, list[BarisRincian]] = {}
    for b in p.bahan.rincian_anggaran.baris:
        menurut.setdefault(b.dipa, []).append(b)
    versi = {v.dipa: v for v in p.bahan.rincian_anggaran.versi}
    nama = {b.kode: b.nama for b in p.bahan.anggaran.baris}
    ada_awal = any(v.ada_awal for v in versi.values())
    baris: list[Baris] = []
    for i, (kode, isi) in enumerate(menurut.items(), start=1):
        k = jumlah(isi)
        baris.append(
            (
                Sel(str(i)),
                Sel(nama.get(kode, kode)),
                *((Sel(tulis(k.pagu_awal, 0)),) if ada_awal else ()),
                Sel(tulis(k.pagu, 0)),
                Sel(_sebut_versi(versi.get(kode))),
            )
        )
    angka = [*([tulis(total.pagu_awal, 0)] if ada_awal else []), tulis(total.pagu, 0), ""]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("DIPA", 3.3),
        *((Kolom("Pagu awal (Rp)", lebar_rupiah(total.pagu_awal), "kanan"),) if ada_awal else ()),
        Kolom("Pagu akhir (Rp)", lebar_rupiah(total.pagu), "kanan"),
        Kolom("Versi terakhir", 2.5),
    )
    return Tabel(
        f"DIPA {p.bahan.singkatan} Tahun {p.tahun}",
        kolom,
        (*baris, kaki(angka, gabung=2)),
        catatan=_catatan(p),
        kunci=TABEL_DIPA,
    )


def _sebut_versi(v: VersiDipa | None) -> str:
    if v is None:
        return "–"
    if v.jenis == JenisRevisi.AWAL:
        sebutan = "DIPA awal"
    else:
        sebutan = f"Revisi ke-{v.nomor}" + (" (ABT)" if v.jenis == JenisRevisi.ABT else "")
    return f"{sebutan}, {tanggal_panjang(v.tanggal)}" if v.tanggal else sebutan


def _catatan(p: Penyusun) -> str:
    catatan = cakupan(p)
    if any(not v.ada_awal for v in p.bahan.rincian_anggaran.versi):
        catatan += " Pagu awal tidak disajikan untuk DIPA yang versi pertamanya tidak tercatat."
    return catatan


def _tabel_kelompok(p: Penyusun, nama: str, isi: Sequence[Kelompok], total: Kelompok) -> Tabel:
    ada_awal = all(k.pagu_awal is not None for k in isi)

    def angka(k: Kelompok) -> list[str]:
        awal = [tulis(k.pagu_awal, 0)] if ada_awal else []
        return [*awal, tulis(k.pagu, 0), sebut_bagian(k.pagu, total.pagu)]

    baris: list[Baris] = [
        (Sel(str(i)), Sel(k.nama), *(Sel(x) for x in angka(k))) for i, k in enumerate(isi, start=1)
    ]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom(nama, 4.4),
        *((Kolom("Pagu awal (Rp)", lebar_rupiah(total.pagu_awal), "kanan"),) if ada_awal else ()),
        Kolom("Pagu akhir (Rp)", lebar_rupiah(total.pagu), "kanan"),
        Kolom("Bagian", 1.2, "kanan"),
    )
    return Tabel(
        f"DIPA Menurut {nama} Tahun {p.tahun}",
        kolom,
        (*baris, kaki(angka(total), gabung=2)),
        catatan=f"{_catatan(p)} {versi_dipa(p)}",
        kunci=f"tabel-dipa-{nama.split()[0].lower()}",
    )


# --- annex -------------------------------------------------------------------------------------------


def tabel_baris(p: Penyusun) -> Tabel | None:
    """Every line of every DIPA with what was spent on it."""
    baris = p.bahan.rincian_anggaran.baris
    if not baris:
        return None
    nama = {b.kode: b.nama for b in p.bahan.anggaran.baris}
    dipa = [(nama.get(kode, kode), list(semua)) for kode, semua in groupby(baris, key=lambda b: b.dipa)]
    polos = all(_utuh(semua) for _, semua in dipa)  # no DIPA is broken down: there are no codes to show
    isi = [x for sebutan, semua in dipa for x in _baris_dipa(sebutan, semua, polos=polos)]
    total = jumlah(baris)
    angka = [tulis(total.pagu, 0), tulis(total.realisasi, 0), tulis_capaian(total.persen)]
    kolom = (
        *((Kolom("DIPA", 5.2),) if polos else (Kolom("Kode", 1.9), Kolom("Uraian", 3.3))),
        Kolom("Pagu (Rp)", lebar_rupiah(total.pagu), "kanan"),
        Kolom("Realisasi (Rp)", lebar_rupiah(total.realisasi), "kanan"),
        Kolom("Persen", 1.15, "kanan"),
    )
    potret = kalimat_potret(p.bahan.anggaran.sumber, p.bahan.anggaran.per_tanggal)
    return Tabel(
        f"Rincian DIPA {p.bahan.singkatan} Tahun {p.tahun}",
        kolom,
        (*isi, kaki(angka, gabung=1 if polos else 2)),
        catatan=f"{potret} {cakupan(p)} {versi_dipa(p)}",
        kunci="lampiran-dipa",
    )


def _utuh(baris: Sequence[BarisRincian]) -> bool:
    """Whether the DIPA is not broken down."""
    return len(baris) == 1 and not baris[0].kegiatan and not baris[0].jenis_belanja


def _baris_dipa(nama: str, baris: Sequence[BarisRincian], *, polos: bool) -> list[Baris]:
    """The name of the DIPA as a band over its lines; a DIPA that is not broken down is one row."""
    utuh = _utuh(baris)
    isi: list[Baris] = []
    if not utuh:
        isi.append((Sel(nama, tebal=True, gabung_kolom=5, warna="jumlah"),))
    for b in baris:
        uraian = b.uraian or "Baris yang tidak ada pada revisi terakhir"
        sebutan = (Sel(nama, gabung_kolom=1 if polos else 2),) if utuh else (Sel(b.kode), Sel(uraian))
        isi.append(
            (
                *sebutan,
                Sel(tulis(b.pagu, 0)),
                Sel(tulis(b.realisasi, 0)),
                Sel(tulis_capaian(jumlah([b]).persen)),
            )
        )
    return isi
