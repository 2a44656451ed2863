"""Composes the LKjIP: walks the outline and lets each part be written by its composer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sakip.dokumen.blok import (
    Blok,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    Judul,
    Melintang,
    Sisipan,
    Tabel,
)
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.keraguan import titik_ragu
from sakip.naskah.lkjip.anggaran import anggaran
from sakip.naskah.lkjip.capaian import capaian
from sakip.naskah.lkjip.capaian_lain import capaian_lain
from sakip.naskah.lkjip.daftar_titik import daftar_titik
from sakip.naskah.lkjip.dipa import anggaran_dipa
from sakip.naskah.lkjip.ikhtisar import ikhtisar
from sakip.naskah.lkjip.kerangka import Bagian, Kerangka, UbahanSalah, kerangka_lkjip, lanjut_nomor, tanpa
from sakip.naskah.lkjip.lampiran import lampiran
from sakip.naskah.lkjip.pendahuluan import (
    aspek_strategis,
    daftar_upt,
    dasar_hukum,
    isu_strategis,
    organisasi,
    sistematika,
    tugas_fungsi,
)
from sakip.naskah.lkjip.pengantar import kata_pengantar, sampul, surat_pengantar
from sakip.naskah.lkjip.penutup import simpulan
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.perencanaan import perjanjian, renstra
from sakip.naskah.lkjip.sdm import sumber_daya_manusia
from sakip.naskah.lkjip.skor import capaian_anggaran
from sakip.naskah.lkjip.teks_orang import siapkan_teks
from sakip.naskah.lkjip.visi import inovasi, penghargaan, visi_misi
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.satuan_ragu import tandai_satuan
from sakip.naskah.titik import Titik, terbuka, urutkan
from sakip.organisasi.models import Unit
from sakip.pelaporan.queries import Penerimaan, penerimaan

JUDUL = "Laporan Kinerja Instansi Pemerintah"


def _kosong(p: Penyusun) -> list[Blok]:
    """For a part whose blocks are made elsewhere: the lists of contents."""
    return []


def _teks_bagian(p: Penyusun) -> list[Blok]:
    """What people wrote for the part, or the marked gap."""
    return p.teks_bab(p.bagian.kode, p.bagian.judul)


PENYUSUN: dict[str, Callable[[Penyusun], list[Blok]]] = {
    "surat_pengantar": surat_pengantar,
    "kata_pengantar": kata_pengantar,
    "ikhtisar": ikhtisar,
    "daftar": _kosong,
    "gambaran_umum": _teks_bagian,
    "dasar_hukum": dasar_hukum,
    "tugas_fungsi": tugas_fungsi,
    "organisasi": organisasi,
    "sumber_daya_manusia": sumber_daya_manusia,
    "daftar_upt": daftar_upt,
    "aspek_strategis": aspek_strategis,
    "isu_strategis": isu_strategis,
    "sistematika": sistematika,
    "visi_misi": visi_misi,
    "renstra": renstra,
    "perjanjian": perjanjian,
    "anggaran_dipa": anggaran_dipa,
    "capaian": capaian,
    "anggaran": anggaran,
    "capaian_anggaran": capaian_anggaran,
    "capaian_lain": capaian_lain,
    "penghargaan": penghargaan,
    "inovasi": inovasi,
    "simpulan": simpulan,
    "langkah": _teks_bagian,
    "lampiran": lampiran,
}


@dataclass(frozen=True)
class NaskahLkjip:
    """A composed report, and every point of it; ``terbuka`` are those that nobody has accepted."""

    dokumen: Dokumen
    titik: tuple[Titik, ...]
    terbuka: tuple[Titik, ...]

    @property
    def belum_diisi(self) -> tuple[Titik, ...]:
        """What people have not written or reported yet."""
        return tuple(t for t in self.titik if t.jenis == "kurang")


def buat_lkjip(
    unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date, final: bool = False
) -> NaskahLkjip:
    """Compose the LKjIP (PermenPANRB 53/2014) of ``unit``; reads only.

    ``pada`` is the date of the document and decides which figures are due and which budget
    snapshot is the latest. Raises ``TidakBerlaku`` for years without an outline.
    """
    bahan = bahan_lkjip(unit, tahun, bacaan=bacaan, pada=pada)
    return susun_lkjip(bahan, final=final, penerimaan=penerimaan(unit, tahun))


def susun_lkjip(
    bahan: BahanLkjip, *, final: bool = False, penerimaan: Mapping[str, Penerimaan] = MappingProxyType({})
) -> NaskahLkjip:
    """The same from material that was read before. Pure.

    A draft always builds: it has a watermark, marks in its texts, and at the end the list of its open
    points. ``final`` has none of these and is refused while a point is open that nobody accepted.
    """
    asli = bahan
    bahan, titik = siapkan_teks(bahan, bertanda=not final)
    bahan = tandai_satuan(bahan)
    hasil = bahan.hasil
    p = Penyusun(bahan, kerangka_bahan(bahan), bertanda=not final)
    muka = sampul(p)
    isi = _isi_bagian(p)
    semua = urutkan([*titik, *titik_ragu(asli), *p.titik])
    sisa = terbuka(semua, penerimaan)
    if final:
        _tolak_final(hasil.bacaan, sisa)
    ekor = [] if final else daftar_titik(sisa)
    _isi_daftar(p, isi)
    dokumen = Dokumen(
        judul=JUDUL,
        subjudul=f"Tahun {hasil.tahun}",
        instansi=hasil.nama_instansi,
        unit=hasil.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=hasil.tahun,
        tanggal=hasil.pada,
        isi=(
            *(x for b in p.kerangka.bagian if b.letak != "sebelum_sampul" for x in isi[b.kode]),
            *ekor,
        ),
        penulis=hasil.nama_unit,
        sampul=muka,
        draf=not final,
        kata_kunci=("LKjIP", "SAKIP", str(hasil.tahun)),
        sebelum_sampul=tuple(
            x for b in p.kerangka.bagian if b.letak == "sebelum_sampul" for x in isi[b.kode]
        ),
    )
    return NaskahLkjip(dokumen, semua, sisa)


class BelumFinal(GalatSakip):
    """The report cannot be final yet; every reason is named."""


def _tolak_final(bacaan: str, sisa: tuple[Titik, ...]) -> None:
    """All reasons at once why the report cannot be final yet."""
    masalah = [Masalah(f"[{t.kode}] {t.tempat}", t.pesan, t.saran) for t in sisa]
    if bacaan != "resmi":
        masalah.insert(
            0,
            Masalah(
                "bacaan",
                "Laporan final memakai bacaan resmi, bukan bacaan sementara.",
                "Mintakan persetujuan atas angkanya, lalu tulis laporan tanpa --bacaan sementara.",
            ),
        )
    if masalah:
        raise BelumFinal(masalah)


def kerangka_bahan(bahan: BahanLkjip) -> Kerangka:
    """The outline that the agency follows in the year; a change of it that cannot be made is told."""
    try:
        return kerangka_lkjip(bahan.hasil.tahun, kode=bahan.kerangka_kode, ubahan=bahan.kerangka_ubahan)
    except UbahanSalah as salah:
        raise galat(
            f"kerangka laporan {bahan.hasil.nama_instansi}, ubahan {salah.letak}",
            f"{salah.alasan[:1].upper()}{salah.alasan[1:]}.",
            salah.saran,
        ) from salah


def _isi_bagian(p: Penyusun) -> dict[str, list[Blok]]:
    """The blocks of every part in the order of the outline.

    Parts that are left out when they have nothing to say are composed first: the numbers of the other
    headings, and whoever lists them, depend on it.
    """
    isi: dict[str, list[Blok]] = {}
    for bagian in [b for b in p.kerangka.bagian if b.bila_ada]:
        if badan := _badan(p, bagian):
            isi[bagian.kode] = badan
    kosong = frozenset(b.kode for b in p.kerangka.bagian if b.bila_ada and b.kode not in isi)
    p.kerangka = tanpa(p.kerangka, kosong)
    for bagian in p.kerangka.bagian:
        if not bagian.bila_ada:
            isi[bagian.kode] = _badan(p, bagian)
    terpakai = {b.kode: _banyak_anak_judul(isi[b.kode]) for b in p.kerangka.bagian if b.tingkat == 2}
    p.kerangka = lanjut_nomor(p.kerangka, terpakai)
    for bagian in p.kerangka.bagian:
        isi[bagian.kode] = [*_judul(bagian, isi[bagian.kode]), *isi[bagian.kode]]
    return isi


def _banyak_anak_judul(badan: list[Blok]) -> int:
    """Numbered headings of the third level that a body brings: parts under it count on from there."""
    semua = (x for b in badan for x in (b.isi if isinstance(b, Melintang) else (b,)))
    return sum(isinstance(b, Judul) and b.tingkat == 3 and b.nomor is not None for b in semua)


def _badan(p: Penyusun, bagian: Bagian) -> list[Blok]:
    p.bagian = bagian
    if not bagian.isi:
        return []
    if bagian.isi == "teks":
        return p.teks_bab(bagian.kode, bagian.judul)
    return PENYUSUN[bagian.isi](p)


def _judul(bagian: Bagian, badan: list[Blok]) -> list[Blok]:
    """The heading; a letter and the lists of contents bring their own, annexes one chapter by chapter."""
    if bagian.letak == "sebelum_sampul" or bagian.isi == "daftar":
        return []
    if badan and isinstance(badan[0], Judul) and badan[0].tingkat == 1:
        return []
    return [Judul(bagian.tingkat, bagian.judul, bagian.nomor, kunci=bagian.kode)]


def _isi_daftar(p: Penyusun, isi: dict[str, list[Blok]]) -> None:
    """Contents, and lists of tables and figures where there are any."""
    semua = [x for blok in isi.values() for b in blok for x in (b.isi if isinstance(b, Melintang) else (b,))]
    daftar: list[Blok] = [DaftarIsi()]
    if any(isinstance(b, Tabel) and b.judul for b in semua):
        daftar.append(DaftarTabel())
    if any(isinstance(b, Gambar) or (isinstance(b, Sisipan) and b.judul) for b in semua):
        daftar.append(DaftarGambar())
    for bagian in p.kerangka.bagian:
        if bagian.isi == "daftar":
            isi[bagian.kode] = daftar
