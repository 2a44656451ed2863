"""The sound part of a package with its indexes, for the checks that look at meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sakip.organisasi.services import induk_setahun
from sakip.pertukaran.kanonik import lengkapi
from sakip.pertukaran.periksa.temuan import Catatan, Jalur
from sakip.pertukaran.skema import Simpul, akar, nama_daftar

Baris = dict[str, Any]


@dataclass
class Tinjauan:
    """``isi``: the package with defaults filled in; rows of broken shape are None."""

    asli: Mapping[str, Any]
    isi: dict[str, Any]
    catatan: Catatan
    unit: dict[str, Baris] = field(default_factory=dict)
    jabatan: dict[str, Baris] = field(default_factory=dict)
    variabel: dict[str, Baris] = field(default_factory=dict)
    indikator: dict[str, Baris] = field(default_factory=dict)
    sasaran: dict[str, Baris] = field(default_factory=dict)
    dipa: dict[tuple[str, int], Baris] = field(default_factory=dict)
    bawahan: frozenset[str] = frozenset()

    @property
    def tahun(self) -> int | None:
        nilai: int | None = self.isi.get("tahun")
        return nilai

    @property
    def unit_utama(self) -> str | None:
        nilai: str | None = self.isi.get("unit_utama")
        return nilai

    def baris(self, nama: str) -> Iterator[tuple[Jalur, Baris]]:
        """Sound rows of a top-level list with their path."""
        for i, baris in enumerate(self.isi[nama]):
            if baris is not None:
                yield (nama, i), baris

    def manual(self, indikator: str, tahun: int) -> Baris | None:
        """The manual in force in ``tahun``, if its row is sound."""
        for manual in self.indikator.get(indikator, {}).get("manual", ()):
            if manual is not None and mencakup(manual, tahun):
                return manual
        return None


def mencakup(baris: Mapping[str, Any], tahun: int) -> bool:
    """Whether ``tahun`` lies within sejak_tahun-sampai_tahun (both inclusive)."""
    return bool(
        baris["sejak_tahun"] <= tahun and (baris["sampai_tahun"] is None or tahun <= baris["sampai_tahun"])
    )


def anak(jalur: Jalur, baris: Baris, nama: str) -> Iterator[tuple[Jalur, Any]]:
    """Sound rows of a nested list with their path."""
    for i, isi in enumerate(baris[nama]):
        if isi is not None:
            yield (*jalur, nama, i), isi


def tinjau(asli: Mapping[str, Any], catatan: Catatan) -> Tinjauan:
    """Drop the rows of broken shape and index the rest."""
    isi = _sehatkan(asli, akar(), (), catatan.cacat) if catatan.cacat else lengkapi(asli)
    for nama in nama_daftar():
        if not isinstance(isi.get(nama), list):
            isi[nama] = []
    t = Tinjauan(asli, isi, catatan)
    t.unit = {b["kode"]: b for _, b in t.baris("unit")}
    t.jabatan = {b["kode"]: b for _, b in t.baris("jabatan")}
    t.variabel = {b["kunci"]: b for _, b in t.baris("variabel")}
    t.indikator = {b["kunci"]: b for _, b in t.baris("indikator")}
    t.sasaran = {b["kunci"]: b for _, b in t.baris("sasaran")}
    t.dipa = {(b["kode"], b["tahun"]): b for _, b in t.baris("dipa")}
    if t.unit_utama and t.tahun:
        t.bawahan = _bawahan(t, t.unit_utama, t.tahun)
    return t


def _sehatkan(nilai: Any, simpul: Simpul, jalur: Jalur, cacat: set[Jalur]) -> Any:
    """Like ``lengkapi``, with None in place of every row or top-level value in ``cacat``."""
    if jalur in cacat:
        return None
    if simpul.properti and isinstance(nilai, Mapping):
        hasil = lengkapi({k: v for k, v in nilai.items() if k not in simpul.properti}, simpul)
        for nama, dalam in simpul.properti.items():
            if nama in nilai:
                hasil[nama] = _sehatkan(nilai[nama], dalam, (*jalur, nama), cacat)
        return hasil
    if simpul.butir is not None and isinstance(nilai, list):
        return [_sehatkan(n, simpul.butir, (*jalur, i), cacat) for i, n in enumerate(nilai)]
    return lengkapi(nilai, simpul)


def baris_kedudukan(t: Tinjauan, garis: str) -> list[tuple[str, str | None, dt.date, dt.date | None]]:
    """Places of all sound units on one line, as ``organisasi`` reads them."""
    return [
        (
            kode,
            k["induk"],
            dt.date.fromisoformat(k["sejak"]),
            None if k["sampai"] is None else dt.date.fromisoformat(k["sampai"]),
        )
        for kode, unit in t.unit.items()
        for k in unit["kedudukan"]
        if k is not None and k["garis"] == garis
    ]


def _bawahan(t: Tinjauan, utama: str, tahun: int) -> frozenset[str]:
    """The main unit and all units below it on the line of command in ``tahun``."""
    induk = induk_setahun(baris_kedudukan(t, "komando"), tahun)
    return di_bawah(utama, induk, t.unit)


def di_bawah(utama: str, induk: Mapping[str, str | None], semua: Mapping[str, Any]) -> frozenset[str]:
    """``utama`` and those of ``semua`` whose chain of parents reaches it; cycles end the walk."""
    hasil = {utama}
    for unit in semua:
        jalan: list[str] = []
        kini: str | None = unit
        while kini is not None and kini not in jalan and kini not in hasil:
            jalan.append(kini)
            kini = induk.get(kini)
        if kini in hasil:
            hasil.update(jalan)
    return frozenset(hasil)
