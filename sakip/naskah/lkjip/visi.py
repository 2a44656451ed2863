"""Bab II: vision, mission, goals and values; Bab III: awards and innovations."""

from __future__ import annotations

from sakip.dokumen.blok import Blok, Daftar, Paragraf, Teks
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import SEBUTAN, belum, blok_uraian, pembuka
from sakip.pelaporan.profil import JenisUraian

JENIS: tuple[JenisUraian, ...] = ("visi", "misi", "tujuan", "nilai")


def visi_misi(p: Penyusun) -> list[Blok]:
    """Each under its run-in heading; a kind that nobody wrote is a gap unless a text stands for all."""
    awal = pembuka(p)
    blok = list(awal)
    for jenis in JENIS:
        uraian = p.bahan.profil.menurut(jenis)
        if uraian:
            isi = blok_uraian(p, uraian, bernomor=jenis != "visi")
            blok += _berkepala(SEBUTAN[jenis], isi)
        elif not awal:
            blok += belum(p, jenis)
    return blok


def _berkepala(judul: str, isi: list[Blok]) -> list[Blok]:
    """The heading before the first paragraph, or on a line of its own before a list."""
    awal = isi[0]
    if isinstance(awal, Daftar) or not isinstance(awal, Paragraf) or awal.gaya != "biasa":
        return [Paragraf((Teks(f"{judul}:", tebal=True),)), *isi]
    lanjut = (Teks(awal.teks),) if isinstance(awal.teks, str) else awal.teks
    return [Paragraf((Teks(f"{judul}. ", tebal=True), *lanjut)), *isi[1:]]


def penghargaan(p: Penyusun) -> list[Blok]:
    """What the office was given in the year; nothing when nobody told of any."""
    return _bila_ada(p, "penghargaan")


def inovasi(p: Penyusun) -> list[Blok]:
    """What the office made new in the year; nothing when nobody told of any."""
    return _bila_ada(p, "inovasi")


def _bila_ada(p: Penyusun, jenis: JenisUraian) -> list[Blok]:
    uraian = p.bahan.profil.menurut(jenis)
    isi = blok_uraian(p, uraian, bernomor=True) if uraian else []
    return [*pembuka(p), *isi]
