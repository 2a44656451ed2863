"""Bab III A: the account of one indicator, in the order of PermenPANRB 53/2014 (1) to (7).

Comparisons that the outline puts at another level are left out here; so is what was said above for all.
"""

from __future__ import annotations

import re

from sakip.dokumen.blok import Blok, Judul, Paragraf, Teks
from sakip.naskah.bahan import Surat
from sakip.naskah.kalimat import kalimat_capaian, tanggal_panjang
from sakip.naskah.kalimat.besaran import tanpa_titik
from sakip.naskah.lkjip.bandingan import BANDING_ANGKA, banding_indikator
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun, ringkas, sebut
from sakip.naskah.lkjip.rekap import rekap_realisasi
from sakip.naskah.lkjip.tabel_indikator import tabel_capaian
from sakip.naskah.lkjip.tanpa import Tanpa
from sakip.naskah.lkjip.telaah import Penelaah
from sakip.pengukuran.hasil import HasilButir

LANGKAH_TERBANYAK = 12
NAMA_FUNGSI = {
    "rata_tertimbang": "rata-rata tertimbang",
    "rata": "rata-rata",
    "min": "nilai terkecil",
    "maks": "nilai terbesar",
}
_FUNGSI = re.compile(rf"\b({'|'.join(NAMA_FUNGSI)})\(")


def satu_indikator(p: Penyusun, b: HasilButir, telaah: Penelaah, tanpa: Tanpa) -> list[Blok]:
    """Everything about one item; what people have not written is marked and listed."""
    blok: list[Blok] = [
        Judul(4, b.rumusan, b.kode, kunci=f"indikator-{b.indikator}"),
        Paragraf(kalimat_capaian(b, p.tahun)),
    ]
    if p.kerangka.tingkat("tahun_ini") == "indikator":
        blok.append(tabel_capaian(p, b))
    blok += [*_rumus(p, b), *_tanda(p, b), *rekap_realisasi(p, b)]
    for kode in BANDING_ANGKA:
        if p.kerangka.tingkat(kode) == "indikator":
            isi = banding_indikator(p, b, kode)
            kosong = tanpa.indikator(b, kode) if isi is None else ""
            blok += isi or ([Paragraf(kosong)] if kosong else [])
    blok += telaah.indikator(b)
    if b.realisasi.kosong and b.hasil.status_hitung == "belum_dilaporkan":
        p.catat(
            f"{b.kode} {ringkas(b.rumusan, 60)}",
            "Realisasi belum dilaporkan",
            f"Isi variabel atau nilai indikator «{b.indikator}» tahun {p.tahun} dan mintakan persetujuan.",
        )
    return blok


# --- formula in words and in numbers ---------------------------------------------------------------


def _rumus(p: Penyusun, b: HasilButir) -> list[Blok]:
    """The formula in words, then the worked steps of realisation and capaian with their results."""
    blok: list[Blok] = []
    rumus = b.manual.rumus
    if rumus is not None and rumus.teks.strip() not in b.manual.variabel:
        nama = {a: p.bahan.variabel[k].nama for a, k in b.manual.variabel.items() if k in p.bahan.variabel}
        blok.append(_baris_rumus("Rumus", (sebut_fungsi(rumus.tampilkan(nama)),)))
    langkah = tuple(_bernama(p, sebut_fungsi(x)) for x in b.hasil_realisasi.langkah if "=" in x)
    if b.asal == "variabel" and langkah:
        blok.append(_baris_rumus("Perhitungan realisasi", langkah))
    if b.hasil.langkah and b.hasil.status_hitung == "dihitung":
        blok.append(_baris_rumus("Perhitungan capaian", b.hasil.langkah))
    return blok


def sebut_fungsi(rumus: str) -> str:
    """Functions of the formula language as a reader calls them."""
    return _FUNGSI.sub(lambda c: f"{NAMA_FUNGSI[c[1]]}(", rumus)


def _bernama(p: Penyusun, langkah: str) -> str:
    """A step that begins with a unit's code, with the unit's name instead."""
    kode, ada, sisa = langkah.partition(": ")
    return f"{p.bahan.nama_unit[kode]}: {sisa}" if ada and kode in p.bahan.nama_unit else langkah


def _baris_rumus(judul: str, langkah: tuple[str, ...]) -> Paragraf:
    baris = list(langkah)
    if len(baris) > LANGKAH_TERBANYAK:
        lebih = len(baris) - LANGKAH_TERBANYAK
        baris = [*baris[: LANGKAH_TERBANYAK - 1], f"… ({lebih} langkah lain)", baris[-1]]
    isi = baris[0] if len(baris) == 1 else "\n" + "\n".join(baris)
    return Paragraf(sebut(Teks(f"{judul}: ", tebal=True), isi), gaya="rumus")


# --- marks -----------------------------------------------------------------------------------------


def _tanda(p: Penyusun, b: HasilButir) -> list[Blok]:
    """Where a whole figure came from, and what a careful reader must know."""
    catatan: list[str] = []
    surat = p.bahan.surat.get(b.indikator)
    if b.asal == "langsung":
        catatan.append(
            "Tanpa rincian: realisasi dicatat sebagai nilai jadi, tanpa pembilang dan penyebut, "
            "sehingga tidak dapat digabungkan dengan nilai unit lain."
        )
    if b.asal != "variabel" and surat is not None:
        catatan += _surat(p, b, surat)
    catatan += [f"Perhatian: {tanpa_titik(t)}." for t in b.peringatan]
    return [Paragraf(c, gaya="catatan") for c in catatan]


def _surat(p: Penyusun, b: HasilButir, surat: Surat) -> list[str]:
    isi: list[str] = []
    if surat.nomor:
        teks = f"Realisasi menurut surat nomor {surat.nomor}"
        if surat.tanggal:
            teks += f" tanggal {tanggal_panjang(surat.tanggal)}"
        if surat.halaman:
            teks += f", halaman {surat.halaman}"
        isi.append(f"{teks}.")
    elif b.asal == "surat":
        p.catat(b.kode, f"Surat sumber realisasi {BELUM_DIISI}", "Isi nomor, tanggal, dan halaman surat.")
        isi.append(f"Surat sumber realisasi: {BELUM_DIISI}.")
    if surat.catatan.strip():
        isi.append(f"Catatan: {tanpa_titik(surat.catatan)}.")
    return isi
