"""What the measurement of a unit's year gives to pages, reports and commands. No Django in here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.capaian import HasilCapaian, RataCapaian, Ukuran
from sakip.aturan.rumus import Rumus


@dataclass(frozen=True)
class Manual:
    """The manual in force for an indicator in a year."""

    id: int
    indikator: str
    nama: str
    definisi: str
    satuan: str
    skala: Decimal | None
    skala_kata: tuple[str, ...]
    polaritas: str
    metode: str
    rumus: Rumus | None
    variabel: dict[str, str]
    jumlah: str
    basis: str
    urutan: str
    nihil: str
    desimal: int
    pengukur: str
    tanpa_rincian: bool
    kekerapan: str
    bulan: int | None
    hari_jatuh_tempo: int
    jeda_bulan: int
    bukti_wajib: tuple[str, ...]
    sumber: str
    dasar: str
    sejak_tahun: int
    sampai_tahun: int | None
    varian: str

    @property
    def versi(self) -> str:
        """``kunci@2023``, or ``kunci@2023/unit`` for a local variant."""
        akhir = f"/{self.varian}" if self.varian else ""
        return f"{self.indikator}@{self.sejak_tahun}{akhir}"


@dataclass(frozen=True)
class ButirSampai:
    """What an item's result says when only a part of the year is read.

    ``jenis`` names the target that ``HasilButir.target`` then is: ``periode`` (of the period alone;
    the realisation beside it is the period's alone too), ``kumulatif`` (January to its end), or
    ``tahun`` (the year's, which is not compared before the year is over). ``kunci_target`` is the key
    of the interim target. ``realisasi`` is that of January to the period's end; ``porsi`` the percent of
    the year's target that it has reached, only where a figure grows from month to month. ``terisi`` is the
    last day that something entered for the item speaks of; None when nothing was.
    """

    periode: str
    jenis: str
    kunci_target: str
    target_tahun: Ukuran
    realisasi: Ukuran
    hasil_realisasi: HasilRealisasi
    porsi: Decimal | None = None
    bertambah: bool = False
    terisi: dt.date | None = None


@dataclass(frozen=True)
class HasilButir:
    """One item of the agreement with its realisation and capaian.

    ``sampai`` is there when the result is as at a period within the year.
    """

    kode: str
    indikator: str
    rumusan: str
    sasaran: str
    rumusan_sasaran: str
    satuan: str
    target: Ukuran
    realisasi: Ukuran
    hasil_realisasi: HasilRealisasi
    hasil: HasilCapaian
    manual: Manual
    penanggung: str | None
    pemilik: str | None
    perjanjian: str
    tanpa_rincian: bool = False
    asal: str = "variabel"
    peringatan: tuple[str, ...] = ()
    target_periode: tuple[tuple[str, Decimal, bool], ...] = ()
    sampai: ButirSampai | None = None

    @property
    def capaian(self) -> Decimal | None:
        return self.hasil.capaian


@dataclass(frozen=True)
class HasilSasaran:
    """Plain mean of the capaian of a sasaran's indicators."""

    kunci: str
    kode: str
    nama: str
    rata: RataCapaian
    butir: tuple[HasilButir, ...]

    @property
    def capaian(self) -> Decimal | None:
        return self.rata.rata


@dataclass(frozen=True)
class HasilUnit:
    """The year of a unit: its items in order, its sasaran, and the plain means of all items.

    ``sampai`` is the key of the period when only the year up to its end was read, else "".
    """

    unit: str
    nama_unit: str
    instansi: str
    nama_instansi: str
    tahun: int
    bacaan: str
    batas: Decimal
    pada: dt.date
    versi_aturan: str
    butir: tuple[HasilButir, ...]
    sasaran: tuple[HasilSasaran, ...]
    rata: RataCapaian
    sampai: str = ""


@dataclass(frozen=True)
class BarisIsian:
    """One entered value behind a figure: where, when, how much, who, and its evidence.

    ``tanggal`` is the day of an event; its ``keadaan`` says day, name and place.
    """

    unit: str
    nama_unit: str
    variabel: str
    nama_variabel: str
    satuan: str
    periode: str
    kategori: str
    nilai: Decimal | None
    keadaan: str
    lingkup: str
    dipakai: bool
    asal: str
    oleh: str
    waktu: dt.datetime
    pengajuan: str
    bukti: tuple[str, ...] = ()
    tanggal: dt.date | None = None


@dataclass(frozen=True)
class Telusur:
    """Where a number comes from: the item, its manual and rules, every entry, every step."""

    hasil: HasilUnit
    butir: HasilButir
    rumus_kata: str
    isian: tuple[BarisIsian, ...]
    belum_lapor: tuple[str, ...] = ()
    bukti: tuple[str, ...] = ()
    surat: str = ""
    langkah: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class TitikTahun:
    """A year of an indicator's series; ``sebanding`` false marks a break, told in ``catatan``.

    ``dihitung``: the realisation was computed, not entered (see :class:`Ukuran`).
    """

    tahun: int
    target: Decimal | None
    realisasi: Decimal | None
    kata: str | None
    capaian: Decimal | None
    satuan: str
    skala: Decimal | None
    sebanding: bool
    catatan: str
    dihitung: bool = False

    @property
    def ukuran_target(self) -> Ukuran:
        return Ukuran(self.target, None, self.satuan, self.skala)

    @property
    def ukuran_realisasi(self) -> Ukuran:
        return Ukuran(self.realisasi, self.kata, self.satuan, self.skala, self.dihitung)
