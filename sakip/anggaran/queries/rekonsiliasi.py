"""From DIPA awal over revisions and ABT to the pagu in force: line by line, with reasons; sums that hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sakip.anggaran.models import BarisDipa, Dipa, JenisRevisi, RevisiDipa
from sakip.anggaran.queries.cakupan import BAWAAN
from sakip.anggaran.queries.kendali import beda_dokumen
from sakip.anggaran.queries.muatan import DasarDipa, Muatan, kalimat_dasar, muat_tahun, sebut_versi
from sakip.anggaran.queries.potret import Kunci
from sakip.organisasi.models import Unit


@dataclass(frozen=True)
class Perubahan:
    """What one version changed of a line; ``alasan`` is the line's own, else the version's, else ""."""

    versi: str
    jenis: str
    tanggal: dt.date | None
    pagu: int
    blokir: int
    alasan: str


@dataclass(frozen=True)
class BarisRekonsiliasi:
    """``awal`` + ``revisi`` + ``abt`` = ``akhir``. ``awal`` None: the first version is not recorded, and
    the line starts with the first recorded one (``mula``)."""

    dipa: str
    dipa_id: int
    unit: str
    kode: str
    uraian: str
    jenis_belanja: str
    awal: int | None
    mula: int
    revisi: int
    abt: int
    akhir: int
    blokir: int
    perubahan: tuple[Perubahan, ...]

    @property
    def efektif(self) -> int:
        """What is not blocked."""
        return self.akhir - self.blokir

    @property
    def cocok(self) -> bool:
        return self.mula + self.revisi + self.abt == self.akhir

    @property
    def alasan(self) -> str:
        """All reasons, oldest first."""
        return "; ".join(f"{p.versi}: {p.alasan or 'alasan belum ditulis'}" for p in self.perubahan)


@dataclass(frozen=True)
class JumlahRekonsiliasi:
    """Sums of a DIPA or of all; ``cocok``: the lines add up, and equal the version's own sum."""

    kode: str
    nama: str
    awal: int | None
    mula: int
    revisi: int
    abt: int
    akhir: int
    blokir: int
    cocok: bool

    @property
    def efektif(self) -> int:
        return self.akhir - self.blokir


@dataclass(frozen=True)
class Rekonsiliasi:
    tahun: int
    cakupan: str
    cakupan_kata: str
    dasar: tuple[DasarDipa, ...]
    keterangan: str
    baris: tuple[BarisRekonsiliasi, ...]
    dipa: tuple[JumlahRekonsiliasi, ...]
    jumlah: JumlahRekonsiliasi
    masalah: tuple[str, ...]
    #: Versions whose lines do not add up to the document's totals, one sentence each.
    beda_dokumen: tuple[str, ...] = ()


def rekonsiliasi(
    sumber: Dipa | Unit, tahun: int, pada: dt.date | None = None, *, cakupan: str = BAWAAN
) -> Rekonsiliasi:
    """Of one DIPA, or of all DIPA of an office (``cakupan``), by the versions not later than ``pada``."""
    if isinstance(sumber, Dipa):
        m = muat_tahun(sumber.unit, tahun, pada, cakupan="kantor", semua_versi=True, dipa_id=sumber.pk)
    else:
        m = muat_tahun(sumber, tahun, pada, cakupan=cakupan, semua_versi=True)
    return hitung_rekonsiliasi(m)


def hitung_rekonsiliasi(m: Muatan) -> Rekonsiliasi:
    """:func:`rekonsiliasi` over what was loaded with all versions."""
    baris: list[BarisRekonsiliasi] = []
    jumlah: list[JumlahRekonsiliasi] = []
    masalah: list[str] = []
    tak_cocok: list[str] = []
    for d in m.dipa:
        satu = _dipa(m, d)
        baris += satu
        jumlah.append(_jumlah(d.kode, d.nama, satu, m.pagu(d)))
        versi = m.versi.get(d.pk, [])
        if versi and not _ada_awal(versi):
            masalah.append(
                f"DIPA {d.kode}: versi pertama tidak tercatat; dihitung mulai {sebut_versi(versi[0])}."
            )
        masalah += [
            f"DIPA {d.kode}, {b.kode}: perubahan tanpa alasan ({p.versi})."
            for b in satu
            for p in b.perubahan
            if not p.alasan
        ]
        tak_cocok += [
            f"DIPA {d.kode}, {sebut_versi(v)}: {b.kalimat}"
            for v in versi
            for b in beda_dokumen(v, m.baris.get(v.pk, []))
        ]
        masalah += [f"DIPA {d.kode}, {b.kode}: blokir melebihi pagu." for b in satu if b.blokir > b.akhir]
    dasar = m.dasar()
    return Rekonsiliasi(
        m.tahun, m.cakupan, m.cakupan_kata, dasar, kalimat_dasar(dasar, m.cakupan_kata),
        tuple(baris), tuple(jumlah),
        _jumlah("", "Jumlah", baris, sum(m.pagu(d) for d in m.dipa)),
        (*tak_cocok, *masalah), tuple(tak_cocok),
    )  # fmt: skip


def _ada_awal(versi: Sequence[RevisiDipa]) -> bool:
    return versi[0].jenis == JenisRevisi.AWAL or versi[0].nomor == 0


def _jumlah(kode: str, nama: str, baris: Sequence[BarisRekonsiliasi], akhir: int) -> JumlahRekonsiliasi:
    mula, revisi, abt = (sum(getattr(b, k) for b in baris) for k in ("mula", "revisi", "abt"))
    awal = [b.awal for b in baris if b.awal is not None]
    return JumlahRekonsiliasi(
        kode, nama, sum(awal) if len(awal) == len(baris) and baris else None, mula, revisi, abt, akhir,
        sum(b.blokir for b in baris), mula + revisi + abt == akhir == sum(b.akhir for b in baris),
    )  # fmt: skip


def _dipa(m: Muatan, d: Dipa) -> list[BarisRekonsiliasi]:
    """One row for every line that any version has, by code."""
    versi = m.versi.get(d.pk, [])
    isi = [{(b.kode, b.jenis_belanja): b for b in m.baris.get(v.pk, [])} for v in versi]
    kunci = sorted({k for satu in isi for k in satu})
    return [_satu(m, d, versi, isi, k) for k in kunci]


def _satu(
    m: Muatan, d: Dipa, versi: Sequence[RevisiDipa], isi: Sequence[dict[Kunci, BarisDipa]], kunci: Kunci
) -> BarisRekonsiliasi:
    deret = [satu.get(kunci) for satu in isi]
    ubah: list[Perubahan] = []
    for sebelum, kini, v in zip(deret, deret[1:], versi[1:], strict=False):
        pagu = (kini.pagu if kini else 0) - (sebelum.pagu if sebelum else 0)
        blokir = (kini.blokir if kini else 0) - (sebelum.blokir if sebelum else 0)
        if pagu or blokir:
            alasan = (kini.catatan if kini else "") or v.alasan
            ubah.append(Perubahan(sebut_versi(v), v.jenis, v.tanggal, pagu, blokir, alasan))
    mula = deret[0].pagu if deret[0] else 0
    nama = next(b for b in reversed(deret) if b is not None)
    akhir = deret[-1]
    return BarisRekonsiliasi(
        d.kode, d.pk, m.nama_unit.get(d.unit_id, d.unit.kode), kunci[0], nama.uraian, kunci[1],
        mula if _ada_awal(versi) else None, mula,
        sum(p.pagu for p in ubah if p.jenis != JenisRevisi.ABT),
        sum(p.pagu for p in ubah if p.jenis == JenisRevisi.ABT),
        akhir.pagu if akhir else 0, akhir.blokir if akhir else 0, tuple(ubah),
    )  # fmt: skip
