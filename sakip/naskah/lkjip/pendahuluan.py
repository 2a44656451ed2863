"""Bab I: legal basis, duties, the organisation of the year, its units, aspects, issues, and the outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sakip.dokumen.blok import (
    Acuan,
    Baris,
    Blok,
    Daftar,
    IsiTeks,
    Judul,
    Kolom,
    Paragraf,
    Potongan,
    Sel,
    Tabel,
    Teks,
    potongan,
)
from sakip.naskah.kalimat import gabung_kata
from sakip.naskah.kalimat.besaran import awal_kecil
from sakip.naskah.lkjip.kerangka import Bagian
from sakip.naskah.lkjip.penyusun import Penyusun, berjudul, ringkas
from sakip.naskah.lkjip.profil import SEBUTAN, belum, blok_uraian, pembuka, tempat
from sakip.naskah.lkjip.struktur import GAMBAR_STRUKTUR, JENIS_BANYAK, gambar_struktur, kalimat_struktur
from sakip.organisasi.models import JenisUnit
from sakip.pelaporan.profil import JenisUraian, Uraian

TABEL_UPT = "tabel-upt"
UPT = str(JenisUnit.UPT.label)
#: Wordings of indicators in a line that points to them.
PANJANG_INDIKATOR = 90


def dasar_hukum(p: Penyusun) -> list[Blok]:
    """The laws that the office stands on, numbered."""
    awal, uraian = pembuka(p), p.bahan.profil.menurut("dasar_hukum")
    if not uraian:
        return awal or belum(p, "dasar_hukum")
    if not awal:
        awal = [Paragraf(f"Laporan kinerja {p.bahan.hasil.nama_unit} disusun berdasarkan:")]
    return [*awal, *blok_uraian(p, uraian, bernomor=True)]


def tugas_fungsi(p: Penyusun) -> list[Blok]:
    """Duties and functions of the office, then of its parts."""
    awal = pembuka(p)
    blok = list(awal)
    nomor = 0
    jenis_jenis: tuple[JenisUraian, ...] = ("tugas", "fungsi")
    for jenis in jenis_jenis:
        uraian = p.bahan.profil.menurut(jenis)
        if not uraian:
            blok += [] if awal else belum(p, jenis)
            continue
        nomor += 1
        blok.append(Judul(min(p.bagian.tingkat + 1, 4), SEBUTAN[jenis], f"{nomor}."))
        for unit, isi in _menurut_unit(p, uraian):
            blok += _milik(p, unit, isi)
    return blok


def _milik(p: Penyusun, unit: str, isi: Sequence[Uraian]) -> list[Blok]:
    """Paragraphs of the office as they are, those of a part under its name, which is said once."""
    nama = _sebut(p, unit)
    satu = [replace(u, judul="") if u.judul.casefold() == nama.casefold() else u for u in isi]
    blok = blok_uraian(p, satu, bernomor=True)
    if not unit or all(nama.casefold() in u.judul.casefold() for u in satu):
        return blok
    awal = blok[0]
    if isinstance(awal, Paragraf) and awal.gaya == "biasa" and not satu[0].judul:
        return [Paragraf((Teks(f"{nama}. ", tebal=True), *potongan(awal.teks))), *blok[1:]]
    return [Paragraf((Teks(f"{nama}:", tebal=True),)), *blok]


def _menurut_unit(p: Penyusun, uraian: Sequence[Uraian]) -> list[tuple[str, list[Uraian]]]:
    """Paragraphs of the whole office first, then of its parts in the order of the tree."""
    urut = {"": -1} | {u.kode: i for i, u in enumerate(p.bahan.bawahan)}
    terurut = sorted(uraian, key=lambda u: urut.get(u.unit, len(urut)))
    return [(unit, list(isi)) for unit, isi in groupby(terurut, key=lambda u: u.unit)]


def _sebut(p: Penyusun, unit: str) -> str:
    return p.bahan.nama_unit.get(unit, unit) if unit else p.bahan.singkatan


# --- organisation ------------------------------------------------------------------------------------


def organisasi(p: Penyusun) -> list[Blok]:
    """What people wrote about the organisation, how many units it has, the chart, and a text per unit."""
    gambar = gambar_struktur(p)
    kalimat: IsiTeks = kalimat_struktur(p)
    if gambar:
        kalimat = (Teks(f"{kalimat} Susunannya tersaji pada "), Acuan(GAMBAR_STRUKTUR), Teks("."))
    blok: list[Blok] = [*pembuka(p), Paragraf(kalimat), *gambar]
    for u in p.bahan.bawahan:
        if isi := p.teks("divisi", u.kode):
            blok += berjudul(u.nama, isi, p.bahan.profil.berkas)
    return blok


def daftar_upt(p: Penyusun) -> list[Blok]:
    """The units that do the work outside the office, with code, kind and parent; nothing without any."""
    upt = [u for u in p.bahan.bawahan if u.jenis in JENIS_BANYAK]
    if not upt:
        return []
    berkode, semua_upt = 2 * sum(bool(u.satker) for u in upt) >= len(upt), all(u.jenis == UPT for u in upt)
    langsung = all(u.jarak == 1 for u in upt)
    baris: list[Baris] = [
        (
            Sel(str(i)),
            *((Sel(u.satker or "–"),) if berkode else ()),
            Sel(u.nama),
            *(() if semua_upt else (Sel(u.jenis),)),
            *(() if langsung else (Sel(p.bahan.singkatan if u.jarak == 1 else u.induk),)),
        )
        for i, u in enumerate(upt, start=1)
    ]
    kolom = (
        Kolom("No.", 0.7, "tengah"),
        *((Kolom("Kode satker", 1.5),) if berkode else ()),
        Kolom("Nama unit", 5),
        *(() if semua_upt else (Kolom("Jenis", 2),)),
        *(() if langsung else (Kolom("Di bawah", 3),)),
    )
    sebutan = "unit pelaksana teknis" if semua_upt else "kantor dan unit pelaksana teknis"
    di = " langsung" if langsung else ""
    kalimat = f"{p.bahan.singkatan} membawahkan{di} {len(upt)} {sebutan}, yang tersaji pada "
    return [
        *pembuka(p),
        Paragraf((Teks(kalimat), Acuan(TABEL_UPT), Teks("."))),
        Tabel(
            f"Daftar {'Unit Pelaksana Teknis' if semua_upt else 'Unit'} {p.bahan.singkatan} Tahun {p.tahun}",
            kolom,
            tuple(baris),
            catatan=f"Kedudukan unit menurut garis komando tahun {p.tahun}.",
            kunci=TABEL_UPT,
        ),
    ]


# --- aspects and issues ------------------------------------------------------------------------------


def aspek_strategis(p: Penyusun) -> list[Blok]:
    """Strategic aspects: of the office, then of its parts."""
    return _per_unit(p, "aspek_strategis")


def isu_strategis(p: Penyusun) -> list[Blok]:
    """Strategic issues: of the office, then of its parts, each with the indicators that it is about."""
    return _per_unit(p, "isu_strategis")


def _per_unit(p: Penyusun, jenis: JenisUraian) -> list[Blok]:
    awal, uraian = pembuka(p), p.bahan.profil.menurut(jenis)
    if not uraian:
        return awal or belum(p, jenis)
    blok = awal
    kelompok = _menurut_unit(p, uraian)
    for nomor, (unit, isi) in enumerate(kelompok, start=1):
        if unit or len(kelompok) > 1:
            judul = _sebut(p, unit) if unit else f"Seluruh {p.bahan.singkatan}"
            blok.append(Judul(min(p.bagian.tingkat + 1, 4), judul, f"{nomor}."))
        for u in isi:
            blok += [*blok_uraian(p, [u]), *_tautan(p, u)]
    return blok


def _tautan(p: Penyusun, u: Uraian) -> list[Blok]:
    """A line that points to the account of the indicators; one that is not on the PK is a point."""
    menurut = {b.indikator: b for b in p.bahan.hasil.butir}
    for kunci in u.indikator:
        if menurut and kunci not in menurut:  # without any agreement there is one point for all, in Bab II
            p.catat(
                f"{tempat(p)} «{u.kunci}»",
                f"Indikator «{kunci}» tidak ada pada Perjanjian Kinerja tahun {p.tahun}",
                "Hapus indikator itu dari uraian, atau periksa kuncinya.",
            )
    ada = [menurut[k] for k in u.indikator if k in menurut]
    if not ada:
        return []
    runtun: list[Potongan] = [Teks("Indikator kinerja yang terkait: ", miring=True)]
    for urut, b in enumerate(ada):
        pemisah = "; " if urut else ""
        rumusan = ringkas(b.rumusan, PANJANG_INDIKATOR)
        runtun += [Teks(f"{pemisah}{b.kode} {rumusan} ("), Acuan(f"indikator-{b.indikator}"), Teks(")")]
    return [Paragraf((*runtun, Teks(".")))]


# --- outline -----------------------------------------------------------------------------------------


def sistematika(p: Penyusun) -> list[Blok]:
    """How the report is arranged, from the outline itself."""
    bagian = [b for b in p.kerangka.bagian if b.letak != "sebelum_sampul" and b.isi != "daftar"]
    butir: list[IsiTeks] = []
    for i, b in enumerate(bagian):
        if b.tingkat == 1:
            butir.append(_sebut_bab(b, [x for x in _di_bawah(bagian, i) if x.tingkat == 2]))
    return [
        *pembuka(p),
        Paragraf(f"Laporan ini disusun menurut {_dasar_susunan(p)}, dengan susunan berikut."),
        Daftar(tuple(butir)),
    ]


def _dasar_susunan(p: Penyusun) -> str:
    """The rules behind the outline; how sure we are of a rule is no matter of the report."""
    sumber = [s.removesuffix(" (draf, belum diverifikasi)") for s in p.kerangka.sumber.split("; ")]
    return gabung_kata(list(dict.fromkeys(sumber)))


def _di_bawah(bagian: Sequence[Bagian], i: int) -> list[Bagian]:
    isi: list[Bagian] = []
    for b in bagian[i + 1 :]:
        if b.tingkat == 1:
            break
        isi.append(b)
    return isi


def _sebut_bab(bab: Bagian, isi: Sequence[Bagian]) -> IsiTeks:
    nama = bab.judul.title() if bab.judul.isupper() else bab.judul
    nomor = " ".join([bab.nomor.split()[0].capitalize(), *bab.nomor.split()[1:]]) if bab.nomor else ""
    kepala = Teks(f"{nomor} {nama}".strip(), tebal=True)
    if not isi:
        return (kepala, Teks("."))
    judul = [_kecil(b.judul) for b in isi]
    if any("," in x for x in judul):
        return (kepala, Teks(f": {'; '.join(judul)}."))
    return (kepala, Teks(f": {gabung_kata(judul)}."))


def _kecil(judul: str) -> str:
    """A heading within a sentence: ordinary capitals become small, acronyms stay."""
    return " ".join(awal_kecil(kata) for kata in judul.split())
