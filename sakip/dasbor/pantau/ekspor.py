"""The dashboards' tables as rows for XLSX and CSV: full precision, nothing formatted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sakip.dasbor.pantau.muat import BarisFormulir, BarisPemilik, BarisPeringkat
from sakip.dasbor.pantau.panas import BarisPanas
from sakip.inti.status import kata_status
from sakip.pengukuran.hasil import HasilButir, HasilSasaran
from sakip.pengukuran.queries.sebab import Sebab

Lembar = tuple[Sequence[str], Iterable[Sequence[Any]]]


def panas(baris: Sequence[BarisPanas], bulan: Sequence[str]) -> Lembar:
    """Indicators by month: what each cell compares, in percent."""
    kepala = ("Kode", "Indikator", "Penanggung", *bulan, "Setahun", "Status")
    return kepala, (
        (
            b.butir.kode,
            b.butir.rumusan,
            b.butir.penanggung or "",
            *(s.angka for s in b.sel),
            b.setahun.angka,
            b.setahun.kata,
        )
        for b in baris
    )


def merah(butir: Sequence[HasilButir], sebab: Mapping[str, Sebab]) -> Lembar:
    """Items that missed their target or have no capaian, with the reason: why there is no figure, else what
    the unit wrote (by indicator key)."""
    kepala = ("Kode", "Indikator", "Target", "Realisasi", "Capaian", "Status", "Sebab")
    return kepala, (
        (
            b.kode,
            b.rumusan,
            b.target.kata or b.target.nilai,
            b.realisasi.kata or b.realisasi.nilai,
            b.capaian,
            kata_status(b.hasil.status, b.hasil.status_hitung),
            b.hasil_realisasi.alasan
            or b.hasil.alasan
            or (s.tulisan if (s := sebab.get(b.indikator)) else ""),
        )
        for b in butir
    )


def sasaran(baris: Sequence[HasilSasaran]) -> Lembar:
    """The table that offices print: KODE SS, JUMLAH IKK, NILAI SS, STATUS."""
    kepala = ("KODE SS", "SASARAN", "JUMLAH IKK", "IKK DIHITUNG", "NILAI SS", "STATUS")
    return kepala, (
        (s.kode, s.nama, len(s.butir), s.rata.dihitung, s.capaian, status_sasaran(s.capaian)) for s in baris
    )


def status_sasaran(capaian: Any) -> str:
    """In words, by the rule of a single item: above, at or below 100."""
    if capaian is None:
        return kata_status(None, "")
    kunci = "melampaui" if capaian > 100 else "tercapai" if capaian == 100 else "tidak_tercapai"
    return kata_status(kunci, "")


def formulir(baris: Sequence[BarisFormulir], bulan: Sequence[str]) -> Lembar:
    """Forms by unit and month, with how many were due, came, and came in time."""
    banyak = max((len(b.sel) for b in baris), default=0)
    kepala = ("Unit", *bulan[:banyak], "Jatuh tempo", "Masuk", "Tepat waktu", "Tanggal tidak tercatat")
    return kepala, (
        (
            b.nama,
            *(f"{s.kata}{' (terlambat)' if s.terlambat else ''}" for s in b.sel),
            b.jatuh_tempo,
            b.masuk,
            b.tepat,
            b.tanpa_tanggal,
        )
        for b in baris
    )


def peringkat(baris: Sequence[BarisPeringkat]) -> Lembar:
    """The ranking with what it rests on."""
    kepala = ("Peringkat", "Kantor", "Rata-rata dibatasi", "Rata-rata tanpa batas", "Dihitung", "Indikator")
    return kepala, (
        (
            b.urutan,
            b.hasil.nama_unit,
            b.hasil.rata.rata_dibatasi,
            b.hasil.rata.rata,
            b.hasil.rata.dihitung,
            len(b.hasil.butir),
        )
        for b in baris
    )


def pemilik(kantor: Sequence[tuple[int, str, str]], baris: Sequence[BarisPemilik]) -> Lembar:
    """An owner's indicators by office, in percent."""
    kepala = ("Indikator", *(nama for _, nama, _ in kantor), "Rata-rata")
    return kepala, (
        (
            b.nama,
            *((x.capaian if (x := b.per_kantor.get(pk)) else None) for pk, _, _ in kantor),
            b.rata.rata,
        )
        for b in baris
    )
