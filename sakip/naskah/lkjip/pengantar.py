"""Before the report itself: the letter that sends it, its cover, and the foreword."""

from __future__ import annotations

from sakip.dokumen.blok import (
    Blok,
    Daftar,
    IsiTeks,
    Paragraf,
    Penandatangan,
    Rincian,
    Sampul,
    TandaTangan,
    Teks,
)
from sakip.naskah.kalimat import kalimat_anggaran, kalimat_gabungan, rekap
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import belum, blok_uraian, pembuka, salinan_lama, tempat, tulisan
from sakip.naskah.surat import JENIS_LAMBANG, kop, tempat_tanggal
from sakip.pelaporan.profil import SuratPengantar

TITIK = "…………………"


# --- the letter --------------------------------------------------------------------------------------


def surat_pengantar(p: Penyusun) -> list[Blok]:
    """The covering letter; nothing at all when the profile has none."""
    surat = p.bahan.profil.surat
    if surat is None:
        return []
    hasil = p.bahan.hasil
    salinan_lama(p, tempat(p), "Surat pengantar", "Surat pengantar", "surat")
    _lengkap(p, surat)
    hal = surat.hal or f"Penyampaian Laporan Kinerja Tahun {p.tahun}"
    rincian: tuple[tuple[str, IsiTeks], ...] = (
        ("Nomor", surat.nomor or TITIK),
        ("Sifat", surat.sifat or "Biasa"),
        ("Lampiran", surat.lampiran or "1 (satu) berkas"),
        ("Hal", (Teks(hal, tebal=True),)),
    )
    jabatan, nama = penanda_tangan(p)
    return [
        kop(p.bahan.profil, hasil.nama_instansi, hasil.nama_unit),
        Rincian(rincian),
        _tujuan(surat),
        *_isi(p, surat),
        TandaTangan(
            (Penandatangan(jabatan, nama),), tempat_tanggal(p.bahan.profil, surat.tanggal, p.tahun + 1)
        ),
        *_tembusan(surat),
    ]


def _lengkap(p: Penyusun, surat: SuratPengantar) -> None:
    for isi, sebutan, kunci in (
        (surat.nomor, "Nomor", "nomor"),
        (surat.tempat, "Tempat", "tempat"),
        (surat.tanggal, "Tanggal", "tanggal"),
        (surat.tujuan, "Tujuan", "tujuan"),
    ):
        if not isi:
            p.catat(
                tempat(p),
                f"{sebutan} surat pengantar kosong",
                "Isi di menu Laporan, Surat pengantar, atau "
                f"profil.surat.{kunci} dalam paket tahun {p.tahun}, lalu impor.",
            )


def _tujuan(surat: SuratPengantar) -> Paragraf:
    baris = [b.strip() for b in surat.tujuan if b.strip()] or [TITIK]
    if not baris[0].casefold().startswith("yth"):
        baris[0] = f"Yth. {baris[0]}"
    return Paragraf("\n".join(baris))


def _isi(p: Penyusun, surat: SuratPengantar) -> list[Blok]:
    """People's text, or what the report itself says in a few sentences."""
    if surat.isi.strip():
        return tulisan(p, surat.isi)
    hasil, ringkas = p.bahan.hasil, p.bahan.anggaran
    fakta = [kalimat_gabungan(rekap(hasil.butir), p.tahun)]
    if ringkas.baris:
        fakta.append(
            kalimat_anggaran(ringkas.pagu, ringkas.realisasi, p.tahun, tanpa=ringkas.tanpa_realisasi)
        )
    return [
        Paragraf(
            f"Bersama ini kami sampaikan Laporan Kinerja {hasil.nama_unit} Tahun {p.tahun} sebagai "
            "pertanggungjawaban atas pelaksanaan Perjanjian Kinerja tahun itu."
        ),
        Paragraf(" ".join(fakta)),
        Paragraf("Demikian disampaikan. Atas perhatiannya kami ucapkan terima kasih."),
    ]


def _tembusan(surat: SuratPengantar) -> list[Blok]:
    butir = tuple(t.strip() for t in surat.tembusan if t.strip())
    if not butir:
        return []
    return [Paragraf((Teks("Tembusan:", tebal=True),)), Daftar(butir, bernomor=True)]


def penanda_tangan(p: Penyusun) -> tuple[str, str]:
    """Position and name under letter and foreword: as the profile says, or the head of the office."""
    surat, kepala = p.bahan.profil.surat, p.bahan.kepala
    if surat is not None and surat.penanda_tangan:
        return surat.penanda_tangan, surat.nama_penanda_tangan
    if kepala is not None:
        return kepala.sebutan, kepala.nama
    return f"Kepala {p.bahan.hasil.nama_unit}", ""


# --- cover and foreword ------------------------------------------------------------------------------


def sampul(p: Penyusun) -> Sampul:
    """The cover with the emblem and the address of the letterhead."""
    kantor = p.bahan.profil.kop
    lambang = kantor.lambang
    saran = f"Isi di menu Laporan, Kop dan lambang, atau profil.{{}} dalam paket tahun {p.tahun}, lalu impor."
    if lambang is None or not lambang.isi or lambang.jenis not in JENIS_LAMBANG:
        p.catat("Sampul", "Lambang pada sampul dan kop surat kosong", saran.format("lambang"))
        lambang = None
    if kantor.baris or kantor.alamat:
        salinan_lama(p, "Sampul", "Kop surat", "Kop dan lambang", "kop")
    if not kantor.alamat:
        p.catat("Sampul", "Alamat kantor pada sampul dan kop surat kosong", saran.format("kop_alamat"))
    return Sampul(
        lambang=lambang.isi if lambang else None,
        lambang_alternatif=(lambang.teks_alternatif if lambang else "") or "Lambang instansi",
        baris_bawah=tuple(b for b in kantor.alamat if b.strip()),
    )


def kata_pengantar(p: Penyusun) -> list[Blok]:
    """People's foreword with the head's signature."""
    uraian = p.bahan.profil.menurut("kata_pengantar")
    blok = [*pembuka(p), *blok_uraian(p, uraian)]
    if not blok:
        blok = belum(p, "kata_pengantar")
    surat = p.bahan.profil.surat
    tanggal = (surat.tanggal if surat else None) or p.bahan.hasil.pada
    jabatan, nama = penanda_tangan(p)
    tempat_hari = tempat_tanggal(p.bahan.profil, tanggal, p.tahun)
    return [*blok, TandaTangan((Penandatangan(jabatan, nama),), tempat_hari)]
