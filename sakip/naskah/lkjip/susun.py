"""Composes the LKjIP: walks the outline and lets each part be written by its composer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sakip.dokumen.blok import (
    Blok,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    Judul,
    Sampul,
    Tabel,
)
from sakip.inti.galat import Masalah
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.lkjip.anggaran import anggaran
from sakip.naskah.lkjip.capaian import capaian
from sakip.naskah.lkjip.ikhtisar import ikhtisar
from sakip.naskah.lkjip.kerangka import Bagian, kerangka_lkjip
from sakip.naskah.lkjip.pendahuluan import organisasi
from sakip.naskah.lkjip.penutup import simpulan
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.perencanaan import perjanjian, renstra
from sakip.naskah.queries import bahan_lkjip
from sakip.organisasi.models import Unit

JUDUL = "Laporan Kinerja Instansi Pemerintah"

PENYUSUN: dict[str, Callable[[Penyusun], list[Blok]]] = {
    "ikhtisar": ikhtisar,
    "organisasi": organisasi,
    "renstra": renstra,
    "perjanjian": perjanjian,
    "capaian": capaian,
    "anggaran": anggaran,
    "simpulan": simpulan,
}


@dataclass(frozen=True)
class NaskahLkjip:
    """A composed report, and everything in it that people have not written or reported yet."""

    dokumen: Dokumen
    belum_diisi: tuple[Masalah, ...]


def buat_lkjip(unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date) -> NaskahLkjip:
    """Compose the LKjIP (PermenPANRB 53/2014) of ``unit``; reads only.

    ``pada`` is the date of the document and decides which figures are due and which budget
    snapshot is the latest. Raises ``TidakBerlaku`` for years without an outline.
    """
    return susun_lkjip(bahan_lkjip(unit, tahun, bacaan=bacaan, pada=pada))


def susun_lkjip(bahan: BahanLkjip) -> NaskahLkjip:
    """The same from material that was read before. Pure."""
    hasil = bahan.hasil
    p = Penyusun(bahan, kerangka_lkjip(hasil.tahun))
    batang = [blok for bagian in p.kerangka.bagian for blok in _bagian(p, bagian)]
    dokumen = Dokumen(
        judul=JUDUL,
        subjudul=f"Tahun {hasil.tahun}",
        instansi=hasil.nama_instansi,
        unit=hasil.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=hasil.tahun,
        tanggal=hasil.pada,
        isi=(*_daftar(batang), *batang),
        penulis=hasil.nama_unit,
        sampul=Sampul(),
        draf=hasil.bacaan == "sementara",
        kata_kunci=("LKjIP", "SAKIP", str(hasil.tahun)),
    )
    return NaskahLkjip(dokumen, tuple(p.kurang))


def _bagian(p: Penyusun, bagian: Bagian) -> list[Blok]:
    judul = Judul(bagian.tingkat, bagian.judul, bagian.nomor, kunci=bagian.kode)
    if not bagian.isi:
        return [judul]
    if bagian.isi == "teks":
        return [judul, *p.teks_bab(bagian.kode, bagian.judul)]
    return [judul, *PENYUSUN[bagian.isi](p)]


def _daftar(batang: list[Blok]) -> list[Blok]:
    """Contents, and lists of tables and figures where there are any."""
    daftar: list[Blok] = [DaftarIsi()]
    if any(isinstance(b, Tabel) and b.judul for b in batang):
        daftar.append(DaftarTabel())
    if any(isinstance(b, Gambar) for b in batang):
        daftar.append(DaftarGambar())
    return daftar
