"""Numbers, verdicts and trends in sentences against the tables of the indicator they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sakip.aturan.kalimat import Bacaan, Kalimat, Tren, Verdik, sangkal_diri
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import baca_kalimat, pecah, temuan
from sakip.reviu.periksa.alat.bagian import Bagian, Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.antar_tabel.uang_mirip import uang_mirip
from sakip.reviu.periksa.narasi.anggaran.anggaran import anggaran
from sakip.reviu.periksa.narasi.anggaran.ikpa import ikpa
from sakip.reviu.periksa.narasi.anggaran.serapan import serapan
from sakip.reviu.periksa.narasi.angka.dari_target import dari_target
from sakip.reviu.periksa.narasi.angka.dekat import dekat
from sakip.reviu.periksa.narasi.angka.kurung import nama_kurung
from sakip.reviu.periksa.narasi.angka.luar import luar
from sakip.reviu.periksa.narasi.angka.mirip_baris import mirip_baris
from sakip.reviu.periksa.narasi.angka.nama import nama_nilai
from sakip.reviu.periksa.narasi.angka.nilai import Salah, berjangkar, berlabel_lain, dari_rencana, nilai_klaim
from sakip.reviu.periksa.narasi.angka.per_pokok import per_pokok
from sakip.reviu.periksa.narasi.angka.slip import slip
from sakip.reviu.periksa.narasi.angka.ulang import ulang
from sakip.reviu.periksa.narasi.arah.angka import arah_angka
from sakip.reviu.periksa.narasi.arah.dasar import dasar_salah
from sakip.reviu.periksa.narasi.arah.nama import arah_nama
from sakip.reviu.periksa.narasi.arah.nilai import nilai_tren
from sakip.reviu.periksa.narasi.arah.sendiri import arah_sendiri
from sakip.reviu.periksa.narasi.arah.tabel import arah_tabel
from sakip.reviu.periksa.narasi.baca.bernilai import ada_lebih, pokok_bernilai, tertukar
from sakip.reviu.periksa.narasi.baca.kalimat import klaim_angka
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, pokok_kalimat
from sakip.reviu.periksa.narasi.banding import banding
from sakip.reviu.periksa.narasi.cacah.indikator import banyak_indikator
from sakip.reviu.periksa.narasi.cacah.rincian import rincian
from sakip.reviu.periksa.narasi.cacah.sebut_kembar import sebut_kembar
from sakip.reviu.periksa.narasi.cacah.semua import semua_padahal
from sakip.reviu.periksa.narasi.cacah.semua_tabel import semua_tabel
from sakip.reviu.periksa.narasi.cacah.simpulan import simpulan
from sakip.reviu.periksa.narasi.cacah.terhitung import terhitung
from sakip.reviu.periksa.narasi.cacah.total import total_sebut
from sakip.reviu.periksa.narasi.peringkat.ekstrem import ekstrem
from sakip.reviu.periksa.narasi.peringkat.rata import rata_sebut
from sakip.reviu.periksa.narasi.peringkat.terbanyak import terbanyak
from sakip.reviu.periksa.narasi.peringkat.ujung import ujung_baris
from sakip.reviu.periksa.narasi.porsi.hitung import hitung_kalimat
from sakip.reviu.periksa.narasi.porsi.pecahan import pecahan
from sakip.reviu.periksa.narasi.porsi.pembilang import pembilang
from sakip.reviu.periksa.narasi.porsi.rumus import rumus_kalimat
from sakip.reviu.periksa.narasi.porsi.target import bagi_target
from sakip.reviu.periksa.narasi.ujar import ujar
from sakip.reviu.periksa.narasi.verdik.hitungan import hitungan
from sakip.reviu.periksa.narasi.verdik.rencana import target_kelak, verdik_rencana
from sakip.reviu.periksa.narasi.verdik.verdik import (
    capaian_sendiri,
    letak_target,
    nilai_verdik,
    pas_sendiri,
    terbukti_sendiri,
)

_TAK_TERBANDING = Pola(
    r"\btidak\s+(?:dapat|bisa)(?:\s+\w+){0,2}\s+(?:di|per)?banding|\btidak\s+(?:dapat|bisa)\s+dianalisis\s+perbanding",
    "banding",
)
_RENSTRA = Pola(
    r"jangka\s+menengah|renstra|rpjm|rencana\s+strategis", "jangka", "renstra", "rpjm", "strategis"
)
_NASIONAL = Pola(
    r"(?:standar|tingkat|secara|rata-rata|realisasi|capaian|target|angka)\s+nasional", "nasional"
)
#: A paragraph without one of these claims nothing that is looked at sentence by sentence.
_TERPICU = (
    "%", "capai", "target", "realisasi", "ingkat", "sama", "lebih", "semua", "seluruh", "setiap", "tetap",
    "enuh", "urun", "naik", "lampau", "persen",
)  # fmt: skip

#: Paragraphs no farther apart follow one another.
_SEBARIS = 2
_TERSEBUT = re.compile(r"\W*(?:realisasi|angka|hasil|nilai)\s+(?:tersebut|ini|itu)\b", re.IGNORECASE)
_TARGET_ITU = re.compile(r"\btarget\s+(?:tersebut|itu|dimaksud)\b", re.IGNORECASE)
#: The only percentage at the end of a sentence: its result.
_PERSEN_AKHIR = re.compile(
    r"(?:=|sebesar|adalah|yaitu|menjadi)\s*(?P<n>\d{1,3}(?:,\d+)?)\s?%\W*$", re.IGNORECASE
)

#: What a verdict or a trend needs; all else is not read twice.
_PUTUSAN = (
    "target", "ingkat", "sama", "lebih", "tercapai", "tetap", "baik", "ubah", "urun", "naik", "tambah",
    "kurang", "terpenuhi", "terlampaui", "terealisasi", "lonjak", "tumbuh", "stabil", "konstan",
    "stagnan", "buruk",
)  # fmt: skip


def periksa(paham: Paham) -> Iterable[Temuan]:
    """Every sentence that the tables contradict."""
    yield from anggaran(paham)
    yield from rumus_kalimat(paham)
    yield from dekat(paham)
    yield from hitungan(paham)
    yield from ikpa(paham)
    yield from hitung_kalimat(paham)
    yield from bagi_target(paham)
    yield from arah_sendiri(paham)
    yield from ulang(paham)
    yield from ekstrem(paham)
    yield from ujung_baris(paham)
    yield from terhitung(paham)
    yield from pecahan(paham)
    yield from pembilang(paham)
    yield from serapan(paham)
    yield from rincian(paham)
    yield from banyak_indikator(paham)
    total = tuple(total_sebut(paham))
    yield from total
    yield from dasar_salah(paham)
    yield from (t for t in sebut_kembar(paham) if not any({*x.baris} <= {*t.baris} for x in total))
    yield from rata_sebut(paham)
    yield from (t for t in uang_mirip(paham) if t.kelas == "narasi")
    if paham.tahun is None:
        return
    peta = peta_laporan(paham)
    yield from simpulan(paham)
    yield from nama_nilai(paham, peta)
    yield from nama_kurung(paham, peta)
    yield from slip(paham, peta)
    yield from banding(paham, peta)
    yield from terbanyak(paham, peta)
    yield from dari_target(paham, peta)
    yield from per_pokok(paham, peta)
    yield from arah_angka(paham, peta)
    yield from arah_tabel(paham)
    yield from arah_nama(paham)
    yield from semua_tabel(paham)
    yield from mirip_baris(paham)
    yield from luar(paham, peta)
    yield from tertukar(paham)
    yield from ujar(paham, peta)
    tak_banding = _tak_terbanding(paham, peta)
    atas: Paragraf | None = None
    for p in paham.naskah.paragraf:
        if memuat(p.teks, *_TERPICU):
            dekat_atas = atas is not None and p.letak.baris - atas.letak.akhir <= _SEBARIS
            yield from _paragraf(peta, p, tak_banding, atas.teks if atas is not None and dekat_atas else "")
        atas = p


def _tak_terbanding(paham: Paham, peta: Peta) -> frozenset[int]:
    """Parts that say themselves that there is no year to compare with."""
    hasil = set()
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is not None and b.indikator is not None and _TAK_TERBANDING.search(p.teks):
            hasil.add(b.awal)
    return frozenset(hasil)


def _paragraf(peta: Peta, p: Paragraf, tak_banding: frozenset[int], atas: str) -> Iterator[Temuan]:
    """``atas``: the paragraph right above, that "realisasi tersebut" may mean."""
    pokok: Pokok | None = None
    lalu = atas
    for k in pecah(p.teks):
        yield from _tersebut(peta, p, lalu, k)
        acuan = f"{lalu} {k.teks}" if _TARGET_ITU.search(k.teks) else k.teks
        lalu = k.teks
        baris = baris_kalimat(p, k.awal, k.akhir)
        sebelumnya = pokok
        pokok = pokok_kalimat(peta, k.teks, baris[0], sebelumnya)
        bacaan = baca_kalimat(k.teks, peta.tahun or 0) if memuat(k.teks, *_PUTUSAN) else None
        if bacaan is not None:
            yield from _sangkal(peta.paham, p, k, bacaan)
        if pokok is not None and not _NASIONAL.search(k.teks):
            yield from _angka(peta.paham, p, k, pokok, peta.sebut(k.teks))
            yield from _semua(peta.paham, p, k, pokok)
        maksud = pokok_bernilai(peta, k.teks, pokok)
        if bacaan is not None and maksud is not None and not _NASIONAL.search(acuan):
            yield from _putusan(peta.paham, p, k, bacaan, maksud, _di(tak_banding, maksud.bagian), acuan)


def _di(himpunan: frozenset[int], b: Bagian | None) -> bool:
    return b is not None and b.awal in himpunan


def _sangkal(paham: Paham, p: Paragraf, k: Kalimat, bacaan: Bacaan, lalu: str = "") -> Iterator[Temuan]:
    """A sentence that contradicts a number of its own, or one of ``lalu``, the sentence before it."""
    angkanya = "angka pada kalimat sebelumnya" if lalu else "angkanya"
    for klaim, alasan in (
        *sangkal_diri(bacaan),
        *letak_target(bacaan),
        *(() if lalu else capaian_sendiri(bacaan, k.teks)),
        *(pas_sendiri(bacaan) if not lalu and ada_lebih(paham) else ()),
    ):
        awal, akhir = (k.awal, k.akhir) if lalu else (k.awal + klaim.awal, k.awal + klaim.akhir)
        yield temuan(
            paham,
            "narasi",
            baris_kalimat(p, awal, akhir),
            kutipan=f"{lalu} {k.teks}" if lalu else k.teks,
            tercetak=klaim.kutipan,
            seharusnya=alasan,
            uraian=f"Kalimat menyebut “{klaim.kutipan}”, padahal {alasan}.",
            saran=f"Samakan putusan kalimat dengan {angkanya}.",
        )


def _tersebut(peta: Peta, p: Paragraf, lalu: str, k: Kalimat) -> Iterator[Temuan]:
    """ "Realisasi tersebut masih di bawah target sebesar 50%": the number stands in the sentence before."""
    m = _TERSEBUT.match(k.teks)
    angka = list(_PERSEN_AKHIR.finditer(lalu)) if m is not None else []
    if m is not None and angka:
        lengkap = f"Realisasi sebesar {angka[-1]['n']}%{k.teks[m.end() :]}"
        yield from _sangkal(peta.paham, p, k, baca_kalimat(lengkap, peta.tahun or 0), lalu)


def _angka(paham: Paham, p: Paragraf, k: Kalimat, pokok: Pokok, sebut: tuple[int, ...]) -> Iterator[Temuan]:
    """``sebut``: the indicators that the sentence names; with several of them, whose a number is is open."""
    bernama, bercampur = sebut == (pokok.indikator,), len(sebut) > 1
    semua = list(klaim_angka(k.teks, paham.tahun))
    for klaim in semua:
        salah = nilai_klaim(klaim, pokok)
        if salah is not None and (salah.alasan or not dari_rencana(klaim, semua, pokok)):
            if bernama and not salah.pasti and berjangkar(klaim, semua, pokok):
                salah = replace(salah, pasti=True)
            if salah.pasti and (bercampur or berlabel_lain(klaim, k.teks, pokok)):
                salah = replace(salah, pasti=False)
            letak = baris_kalimat(p, k.awal + klaim.awal, k.awal + klaim.akhir)
            yield _temuan_angka(paham, letak, k.teks, salah, pokok)


def _semua(paham: Paham, p: Paragraf, k: Kalimat, pokok: Pokok) -> Iterator[Temuan]:
    hasil = semua_padahal(k.teks, pokok)
    if hasil is not None:
        kutipan, f = hasil
        yield temuan(
            paham,
            "narasi",
            (*baris_kalimat(p, k.awal, k.akhir), f.baris),
            kutipan=k.teks,
            tercetak=kutipan,
            seharusnya=f"realisasi {f.angka.teks}",
            uraian=f"Kalimat menyebut “{kutipan}”, padahal realisasi “{pokok.nama}” hanya {f.angka.teks}.",
            saran="Sebut bagian yang sebenarnya tercapai.",
        )


def _temuan_angka(paham: Paham, letak: tuple[int, ...], kalimat: str, s: Salah, pokok: Pokok) -> Temuan:
    hal = " atau ".join(sorted(s.klaim.hal))
    f = s.fakta
    tambah = f" ({s.alasan})" if s.alasan else ""
    return temuan(
        paham,
        "narasi",
        (*letak, f.baris),
        kutipan=kalimat,
        tercetak=f"{hal} {s.klaim.angka.teks}",
        seharusnya=f"{f.besaran.replace('_', ' ')} {f.angka.teks}",
        uraian=f"Kalimat tentang “{pokok.nama}” menyebut {hal} {s.klaim.angka.teks}, sedangkan tabel "
        f"pada baris "
        f"{f.baris} memuat {f.angka.teks}{tambah}.",
        saran="Samakan angka pada kalimat dan tabel.",
        kepastian="pasti" if s.pasti else "ragu",
    )


def _putusan(
    paham: Paham, p: Paragraf, k: Kalimat, bacaan: Bacaan, pokok: Pokok, tak_banding: bool, acuan: str
) -> Iterator[Temuan]:
    """``acuan``: the sentence, with the one before it where that tells which target is meant."""
    for klaim in bacaan.klaim:
        alasan = ""
        bukti: tuple[int, ...] = ()
        if isinstance(klaim, Tren):
            salah = nilai_tren(klaim, k.teks, pokok, tak_terbanding=tak_banding)
            if salah is not None:
                alasan = salah.alasan
                bukti = tuple(f.baris for f in (salah.lalu, salah.kini) if f is not None)
        elif isinstance(klaim, Verdik):
            kelak, putusan = verdik_rencana(klaim, acuan, pokok)
            if not kelak and not target_kelak(klaim, k.teks, pokok):
                putusan = nilai_verdik(klaim, pokok, renstra=bool(_RENSTRA.search(k.teks)), kalimat=k.teks)
            if putusan is not None and not terbukti_sendiri(
                klaim, list(klaim_angka(k.teks, paham.tahun)), pokok
            ):
                alasan, bukti = putusan.alasan, (putusan.fakta.baris,)
        if alasan:
            yield temuan(
                paham,
                "narasi",
                (*baris_kalimat(p, k.awal + klaim.awal, k.awal + klaim.akhir), *bukti),
                kutipan=k.teks,
                tercetak=klaim.kutipan,
                seharusnya=alasan,
                uraian=f"Kalimat tentang “{pokok.nama}” menyebut “{klaim.kutipan}”, padahal {alasan}.",
                saran="Samakan putusan kalimat dengan angka pada tabel.",
            )
