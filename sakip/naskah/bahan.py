"""Everything a report is composed from, as plain values. Nothing in here asks the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sakip.anggaran.queries import RingkasAnggaran
from sakip.aturan.agregasi import AturanVariabel
from sakip.aturan.capaian import Ukuran
from sakip.pengukuran.hasil import HasilUnit, TitikTahun
from sakip.perencanaan.queries import TargetTahun


@dataclass(frozen=True)
class UnitBawah:
    """A unit below the reporting unit in the year's tree; ``induk`` is the name of its parent."""

    kode: str
    nama: str
    jenis: str
    jarak: int
    induk: str


@dataclass(frozen=True)
class ButirRekap:
    """One row of an agreement's annex, as printed; ``acuan`` rows are measured elsewhere."""

    kode: str
    tingkat: str
    rumusan_sasaran: str
    rumusan: str
    target: Ukuran
    acuan: bool
    desimal: int


@dataclass(frozen=True)
class PerjanjianRekap:
    """An agreement with its parties' positions, its items and its budget (kegiatan, rupiah)."""

    kode: str
    pihak_pertama: str
    pihak_kedua: str
    bentuk: str
    revisi: int
    sebab: str
    tanggal: dt.date | None
    draf: bool
    butir: tuple[ButirRekap, ...]
    anggaran: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Surat:
    """Where a figure that came as a whole was taken from."""

    nomor: str
    tanggal: dt.date | None
    halaman: str
    catatan: str


@dataclass(frozen=True)
class BahanLkjip:
    """The year of a unit. Keys: indicators and variables by ``kunci``, units by ``kode``.

    ``teks`` maps (tingkat, kunci, bagian) to what people wrote.
    """

    hasil: HasilUnit
    singkatan: str
    seri: Mapping[str, Sequence[TitikTahun]]
    renstra: Mapping[str, Sequence[TargetTahun]]
    anggaran: RingkasAnggaran
    perjanjian: tuple[PerjanjianRekap, ...]
    bawahan: tuple[UnitBawah, ...]
    nama_unit: Mapping[str, str]
    variabel: Mapping[str, AturanVariabel]
    surat: Mapping[str, Surat]
    teks: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
