"""The annexes in their order: what the system makes from the data, and uploaded PDFs and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.dokumen.blok import (
    Baris,
    Blok,
    JenisSisipan,
    Judul,
    Kolom,
    Melintang,
    Paragraf,
    Sel,
    Sisipan,
    Tabel,
)
from sakip.dokumen.sisipan import cela_sisipan
from sakip.naskah.lkjip.dipa import tabel_baris
from sakip.naskah.lkjip.indikator import sebut_fungsi
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun
from sakip.naskah.lkjip.perencanaan import (
    kalimat_pihak,
    nama_perjanjian,
    tabel_anggaran,
    tabel_butir,
    tabel_renstra_sasaran,
)
from sakip.naskah.lkjip.rekap import rincian_realisasi
from sakip.naskah.lkjip.sdm import tabel_pegawai
from sakip.pelaporan.profil import BerkasProfil, LampiranLaporan
from sakip.pengukuran.hasil import HasilButir, Manual
from sakip.perencanaan.models import Kekerapan, Pengukur, Polaritas

RINCIAN = "rincian_realisasi"
SISIPAN: dict[str, JenisSisipan] = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpeg"}


def lampiran(p: Penyusun) -> list[Blok]:
    """Each annex as a chapter of its own; a note when the profile lists none, after the agreements.

    Recap tables that Bab III points to are always there, listed by the profile or not.
    """
    # Short recaps stand in Bab III: without long ones there is nothing to annex.
    daftar = [x for x in p.bahan.profil.lampiran if p.rincian or x.dokumen != RINCIAN]
    if p.rincian and not any(x.dokumen == RINCIAN for x in daftar):
        daftar.append(LampiranLaporan(0, "Rincian Realisasi", "dokumen", RINCIAN))
    if not p.bahan.profil.lampiran:
        p.catat(
            "Lampiran",
            f"Daftar lampiran {BELUM_DIISI}",
            f"Susun di menu Laporan, Lampiran, atau isi profil.lampiran dalam paket tahun {p.tahun}, "
            "lalu impor.",
        )
        # What the system has and every report annexes does not wait for the list.
        if p.bahan.perjanjian:
            daftar.insert(0, LampiranLaporan(0, "Perjanjian Kinerja", "dokumen", "perjanjian_kinerja"))
        belum = Paragraf(f"Daftar lampiran: {BELUM_DIISI}", gaya="belum_diisi")
        return [*(blok for n, satu in enumerate(daftar, start=1) for blok in _satu(p, satu, n)), belum]
    return [blok for nomor, satu in enumerate(daftar, start=1) for blok in _satu(p, satu, nomor)]


def _satu(p: Penyusun, satu: LampiranLaporan, nomor: int) -> list[Blok]:
    judul = Judul(1, satu.judul, f"LAMPIRAN {nomor}", kunci=f"lampiran-{nomor}")
    isi = _dokumen(p, satu) if satu.jenis == "dokumen" else _berkas(p, satu, nomor)
    return [judul, *isi]


# --- uploaded files ----------------------------------------------------------------------------------


def _berkas(p: Penyusun, satu: LampiranLaporan, nomor: int) -> list[Blok]:
    if not satu.berkas:
        return _kosong(p, satu, "Unggah berkasnya di menu Laporan, Lampiran.")
    return [
        blok
        for ke, b in enumerate(satu.berkas, start=1)
        for blok in _sisipan(p, satu, b, f"lampiran-{nomor}-{ke}")
    ]


def _sisipan(p: Penyusun, satu: LampiranLaporan, b: BerkasProfil, kunci: str) -> list[Blok]:
    jenis = SISIPAN.get(b.jenis)
    if jenis is None or not b.isi:
        alasan = "hilang dari penyimpanan" if jenis else f"berjenis {b.jenis}, bukan PDF, PNG, atau JPEG"
        p.catat(f"Lampiran «{satu.judul}»", f"Berkas «{b.nama}» {alasan}", "Unggah ulang berkasnya.")
        return [Paragraf(f"Berkas «{b.nama}» {alasan}.", gaya="belum_diisi")]
    if cela := cela_sisipan(b.isi, jenis):  # the writers mark its place
        sebab, obat = cela
        p.catat(f"Lampiran «{satu.judul}»", f"Berkas «{b.nama}»: {sebab}", f"{obat[0].upper()}{obat[1:]}.")
    alternatif = b.teks_alternatif.strip() or b.keterangan.strip() or b.nama
    judul = b.keterangan.strip() or alternatif
    return [Sisipan(b.nama, b.isi, jenis, alternatif, judul=judul, kunci=kunci)]


def _kosong(p: Penyusun, satu: LampiranLaporan, saran: str) -> list[Blok]:
    p.catat(f"Lampiran «{satu.judul}»", f"Isi lampiran {BELUM_DIISI}", saran)
    return [Paragraf(f"Isi lampiran: {BELUM_DIISI}", gaya="belum_diisi")]


# --- what the system makes ---------------------------------------------------------------------------


def _dokumen(p: Penyusun, satu: LampiranLaporan) -> list[Blok]:
    isi = DOKUMEN[satu.dokumen](p) if satu.dokumen in DOKUMEN else []
    if isi:
        return isi
    return _kosong(p, satu, "Lengkapi datanya, atau hapus lampiran itu di menu Laporan, Lampiran.")


def _rincian(p: Penyusun) -> list[Blok]:
    """In order; from the first wide table on all pages are turned, not back and forth."""
    isi = rincian_realisasi(p)
    awal = next((i for i, b in enumerate(isi) if isinstance(b, Melintang)), len(isi))
    ekor = tuple(x for b in isi[awal:] for x in (b.isi if isinstance(b, Melintang) else (b,)))
    return [*isi[:awal], *([Melintang(ekor)] if ekor else [])]


def _perjanjian(p: Penyusun) -> list[Blok]:
    """Every agreement with its annex table and its budget."""
    blok: list[Blok] = []
    semua = p.bahan.perjanjian
    for nomor, satu in enumerate(semua, start=1):
        sebutan = nama_perjanjian(satu, semua)
        blok.append(Judul(2, sebutan, f"{nomor}."))
        blok.append(Paragraf(kalimat_pihak(p, satu, sebutan, catat=False)))
        if satu.butir:
            blok.append(tabel_butir(p, satu, sebutan))
        if satu.anggaran:
            blok.append(tabel_anggaran(p, satu, sebutan))
    return blok


def _renstra(p: Penyusun) -> list[Blok]:
    tabel = tabel_renstra_sasaran(p)
    if tabel is None:
        return []
    return [replace(tabel, kunci="lampiran-renstra")]


def _dipa(p: Penyusun) -> list[Blok]:
    tabel = tabel_baris(p)
    return [] if tabel is None else [tabel]


def _pegawai(p: Penyusun) -> list[Blok]:
    return tabel_pegawai(p, "lampiran")


def _manual(p: Penyusun) -> list[Blok]:
    """One small table per indicator, headed by its wording."""
    return [_manual_satu(p, b) for s in p.bahan.hasil.sasaran for b in s.butir]


def _manual_satu(p: Penyusun, b: HasilButir) -> Tabel:
    kepala = ((Sel(f"{b.kode} {' '.join(b.rumusan.split())}", rata="kiri", tebal=True, gabung_kolom=2),),)
    m = b.manual
    unsur = [
        ("Sasaran", " ".join(b.rumusan_sasaran.split())),
        ("Definisi", m.definisi.strip()),
        ("Satuan", m.satuan + (f", skala {tulis(m.skala, None)}" if m.skala is not None else "")),
        ("Arah", str(Polaritas(m.polaritas).label)),
        ("Rumus", _rumus(p, m)),
        ("Sumber data", m.sumber.strip()),
        ("Kekerapan", _kekerapan(m)),
        ("Diukur oleh", str(Pengukur(m.pengukur).label)),
        ("Dasar", m.dasar.strip()),
    ]
    if m.id == 0:
        unsur = [("Manual", "Tidak tercatat untuk tahun ini.")]
    baris: list[Baris] = [(Sel(nama, tebal=True), Sel(isi)) for nama, isi in unsur if isi]
    return Tabel("", (Kolom("Unsur", 1.6), Kolom("Isi", 6)), tuple(baris), kepala=kepala)


def _rumus(p: Penyusun, m: Manual) -> str:
    nama = {a: p.bahan.variabel[k].nama for a, k in m.variabel.items() if k in p.bahan.variabel}
    if m.rumus is not None and m.rumus.teks.strip() not in m.variabel:
        return sebut_fungsi(m.rumus.tampilkan(nama))
    if nama:
        return next(iter(nama.values()))
    return "Nilai jadi, tanpa rumus"


def _kekerapan(m: Manual) -> str:
    if m.bulan is not None:
        return f"Setahun sekali, bulan {NAMA_BULAN[m.bulan - 1]}"
    return str(Kekerapan(m.kekerapan).label)


DOKUMEN: dict[str, Callable[[Penyusun], list[Blok]]] = {
    "perjanjian_kinerja": _perjanjian,
    "manual_indikator": _manual,
    "renstra": _renstra,
    RINCIAN: _rincian,
    "pegawai": _pegawai,
    "dipa": _dipa,
}
"""Generated annexes by the name that the profile gives them."""
