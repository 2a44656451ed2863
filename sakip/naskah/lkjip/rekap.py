"""The recap tables under a realisation: per unit, period, kind and event, with the aggregation's own totals.

What is short stands under the indicator; a table of more than :data:`BARIS_DALAM` rows, and the figures per
unit and month, go to the annex (:func:`rincian_realisasi`), to which the text points.
"""

from __future__ import annotations

from itertools import groupby

from sakip.dokumen.blok import (
    Acuan,
    Blok,
    Melintang,
    Paragraf,
    Potongan,
    Tabel,
    Teks,
    polos,
)
from sakip.naskah.lkjip.bagan import bagan_periode
from sakip.naskah.lkjip.bagan_rinci import bagan_jenis, bagan_unit
from sakip.naskah.lkjip.isian_butir import (
    alias_terhitung,
    unit_terhitung,
)
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.rekap_jenis import tabel_kategori, tabel_peristiwa
from sakip.naskah.lkjip.rekap_periode import (
    KOLOM_TEGAK,
    alias_berkala,
    tabel_periode,
    tabel_unit_periode,
    target_sampai,
)
from sakip.naskah.lkjip.tabel_indikator import (
    tabel_variabel,
)
from sakip.pengukuran.hasil import HasilButir

BARIS_DALAM = 30


def rekap_realisasi(p: Penyusun, b: HasilButir) -> list[Blok]:
    """Every recap that the data carry, short ones here and long ones in the annex."""
    if b.asal != "variabel":
        return []
    periode, peristiwa = tabel_periode(p, b), tabel_peristiwa(p, b)
    if peristiwa and not target_sampai(b):
        periode = None  # the dates of the events say it
    unit = tabel_variabel(p, b)
    if (
        periode is not None
        and len(unit_terhitung(b)) == 1
        and set(alias_terhitung(b)) == set(alias_berkala(p, b))
    ):
        unit = None  # the last row of the other says the same
    blok: list[Blok] = []
    if unit is not None:
        blok += [*_taruh(p, b, unit), *bagan_unit(p, b)]
    if periode is not None:
        diam = _diam(periode)
        blok += [Paragraf(diam, gaya="catatan")] if diam else [*_taruh(p, b, periode), *bagan_periode(p, b)]
    for urut, (tabel, rincian) in enumerate(tabel_kategori(p, b), start=1):
        blok += [*_taruh(p, b, tabel), *bagan_jenis(p, b, rincian, urut)]
    for tabel in peristiwa:
        blok += _taruh(p, b, tabel)
    return [*blok, *_rujuk_unit_periode(p, b)]


def _diam(periode: Tabel) -> str:
    """A sentence instead of a table of nothing but zeros, or of nothing but nihil; else ""."""
    teks = [polos(s.teks) for baris in periode.baris for s in baris[1:]]
    isi = {t.rstrip("*") for t in teks} - {"–"}
    nihil = isi == {"nihil"}
    if not isi or not (nihil or all(not t.strip("0,") for t in isi)):
        return ""
    awal, akhir = (polos(periode.baris[i][0].teks) for i in (0, -2))
    belum = " Belum semua unit melapor pada setiap periode." if any("*" in t for t in teks) else ""
    return f"Dari {awal} sampai {akhir}, angka tiap periode {'nihil' if nihil else 'nol'}.{belum}"


def _rujuk_unit_periode(p: Penyusun, b: HasilButir) -> list[Blok]:
    """The figures per unit and period go to the annex, those of a variable once for all that use it."""
    tabel = tabel_unit_periode(p, b)
    if not tabel:
        return []
    ada = {t.kunci for satu in p.rincian.values() for t in satu}
    p.rincian.setdefault(b.indikator, []).extend(t for t in tabel if t.kunci not in ada)
    acuan: list[Potongan] = []
    for i, t in enumerate(tabel):
        acuan += [Teks(", " if i < len(tabel) - 1 else " dan ")] if i else []
        acuan.append(Acuan(t.kunci))
    awal, akhir = Teks("Angka tiap unit menurut periode tersaji pada "), Teks(" dalam lampiran.")
    return [Paragraf((awal, *acuan, akhir), gaya="catatan")]


def rincian_realisasi(p: Penyusun) -> list[Blok]:
    """The long recaps in the order of the indicators, for the annex; wide ones on turned pages.

    Only after Bab III has been composed: it decides what goes here.
    """
    tabel = [t for satu in p.rincian.values() for t in satu]
    blok: list[Blok] = []
    for melintang, isi in groupby(tabel, key=lambda t: len(t.kolom) - 1 > KOLOM_TEGAK):
        satu = tuple(isi)
        blok += [Melintang(satu)] if melintang else satu
    return blok


def _taruh(p: Penyusun, b: HasilButir, tabel: Tabel) -> list[Blok]:
    """The table itself, or where it stands when it is long."""
    lebar = len(tabel.kolom) - 1 > KOLOM_TEGAK
    if len(tabel.baris) <= BARIS_DALAM:
        return [Melintang((tabel,))] if lebar else [tabel]
    semua = p.rincian.setdefault(b.indikator, [])
    kunci = f"rincian-{b.indikator}-{len(semua) + 1}"
    semua.append(Tabel(tabel.judul, tabel.kolom, tabel.baris, tabel.kepala, tabel.catatan, kunci=kunci))
    rujuk = (
        Teks(f"{tabel.judul} ({len(tabel.baris)} baris) tersaji pada "),
        Acuan(kunci),
        Teks(" dalam lampiran."),
    )
    return [Paragraf(rujuk)]
