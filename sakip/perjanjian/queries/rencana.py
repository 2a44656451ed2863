"""Reads of the rencana aksi of a unit's year."""

from __future__ import annotations

from dataclasses import dataclass, field

from sakip.aturan.periode import NAMA_BULAN
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import (
    BuktiAksi,
    ButirPerjanjian,
    LangkahAksi,
    Perjanjian,
    RencanaAksi,
    StatusPerjanjian,
)


@dataclass
class ButirAksi:
    """An item of the agreement in force, with its activities; ``lepas``: the item left the agreement."""

    butir: ButirPerjanjian
    rencana: list[RencanaAksi] = field(default_factory=list)
    lepas: bool = False


def perjanjian_berlaku(unit: Unit, tahun: int) -> list[Perjanjian]:
    """Of each agreement of the year its latest signed version."""
    terbaru: dict[str, Perjanjian] = {}
    for p in Perjanjian.objects.filter(
        unit=unit, tahun=tahun, status=StatusPerjanjian.DITANDATANGANI
    ).order_by("kode", "revisi"):
        terbaru[p.kode] = p
    return list(terbaru.values())


def butir_aksi(unit: Unit, tahun: int) -> list[ButirAksi]:
    """The items in force and every activity of the year; activities of items that left stand last."""
    berlaku = [p.pk for p in perjanjian_berlaku(unit, tahun)]
    butir = ButirPerjanjian.objects.filter(perjanjian_id__in=berlaku, acuan=False).order_by(
        "perjanjian__kode", "urutan"
    )
    hasil = {b.pk: ButirAksi(b) for b in butir}
    for r in (
        RencanaAksi.objects.filter(butir__perjanjian__unit=unit, butir__perjanjian__tahun=tahun)
        .select_related("butir__perjanjian", "unit_penanggung")
        .prefetch_related("bulanan__bukti")
        .order_by("butir__urutan", "urut")
    ):
        hasil.setdefault(r.butir_id, ButirAksi(r.butir, lepas=True)).rencana.append(r)
    return list(hasil.values())


def butir_unit(unit: Unit, butir_id: int) -> ButirPerjanjian | None:
    """An item of one of the unit's agreements."""
    return (
        ButirPerjanjian.objects.select_related("perjanjian")
        .filter(pk=butir_id, perjanjian__unit=unit)
        .first()
    )


def rencana_unit(unit: Unit, rencana_id: int) -> RencanaAksi | None:
    """An activity of the unit with its months."""
    return (
        RencanaAksi.objects.select_related("butir__perjanjian")
        .prefetch_related("bulanan__bukti")
        .filter(pk=rencana_id, butir__perjanjian__unit=unit)
        .first()
    )


def bulan_rencana(r: RencanaAksi) -> list[tuple[int, str, LangkahAksi | None]]:
    """The twelve months with their names and rows."""
    ada = {x.bulan: x for x in r.bulanan.all()}
    return [(b, NAMA_BULAN[b - 1], ada.get(b)) for b in range(1, 13)]


def bukti_aksi(bukti_id: int) -> BuktiAksi | None:
    """A piece of evidence with what says whose it is."""
    return (
        BuktiAksi.objects.select_related("berkas__instansi", "langkah__rencana__butir__perjanjian__unit")
        .filter(pk=bukti_id)
        .first()
    )


@dataclass(frozen=True)
class BarisAksi:
    """A month of an activity, for lists and exports."""

    kode: str
    indikator: str
    langkah: str
    keluaran: str
    penanggung: str
    rupiah: int | None
    bulan: int
    nama_bulan: str
    rencana: str
    realisasi: str
    persen: object
    keterangan: str
    bukti: str


def baris_aksi(butir: list[ButirAksi]) -> list[BarisAksi]:
    """Every month of every activity, in the order of the agreement."""
    return [
        BarisAksi(
            ba.butir.kode,
            ba.butir.rumusan,
            r.langkah,
            r.keluaran,
            r.penanggung,
            r.rupiah,
            x.bulan,
            NAMA_BULAN[x.bulan - 1],
            x.sasaran_bulan,
            x.realisasi,
            x.persen,
            x.keterangan,
            "; ".join(b.nama for b in x.bukti.all()),
        )
        for ba in butir
        for r in ba.rencana
        for x in sorted(r.bulanan.all(), key=lambda x: x.bulan)
    ]
