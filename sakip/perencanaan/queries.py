"""Reads of manuals and Renstra paths."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q

from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur
from sakip.perencanaan.models import ManualIndikator, TargetRenstra


def manual_berlaku(indikator_id: Collection[int], unit: Unit, tahun: int) -> dict[int, ManualIndikator]:
    """The manual in force for each indicator, as it holds for ``unit`` in ``tahun``.

    A local variant of the unit (or of its nearest unit above) goes before the owner's manual.
    """
    atas = leluhur(unit, tahun)
    jarak = {u: i for i, u in enumerate(atas)}
    calon = (
        ManualIndikator.objects.filter(indikator_id__in=indikator_id, sejak_tahun__lte=tahun)
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun))
        .filter(Q(varian_unit__isnull=True) | Q(varian_unit_id__in=atas))
        .select_related("indikator", "varian_unit")
        .prefetch_related("variabel__variabel__bobot")
    )
    hasil: dict[int, ManualIndikator] = {}
    for manual in calon:
        lama = hasil.get(manual.indikator_id)
        if lama is None or _dekat(manual, jarak) < _dekat(lama, jarak):
            hasil[manual.indikator_id] = manual
    return hasil


def _dekat(manual: ManualIndikator, jarak: dict[int, int]) -> int:
    return len(jarak) if manual.varian_unit_id is None else jarak[manual.varian_unit_id]


@dataclass(frozen=True)
class TargetTahun:
    """One year's target of a Renstra; ``pendanaan`` in rupiah."""

    tahun: int
    lingkup: str
    nilai: Decimal | None
    kata: str | None
    satuan: str
    skala: Decimal | None
    pendanaan: int | None
    mulai: int
    selesai: int


def jalur_renstra(unit: Unit, tahun: int) -> dict[str, Sequence[TargetTahun]]:
    """Renstra targets that hold for ``unit``, of the plans whose years include ``tahun``, by indicator key.

    The unit's own plan goes before the plans of the units above it, these before the plan of the
    indicator's owner (an Eselon I unit on another line); regional goes before national.
    """
    atas = leluhur(unit, tahun)
    baris = (
        TargetRenstra.objects.filter(renstra__mulai__lte=tahun, renstra__selesai__gte=tahun)
        .filter(Q(renstra__unit_id__in=atas) | Q(renstra__unit=F("indikator__pemilik")))
        .filter(Q(unit__isnull=True) | Q(unit_id__in=atas))
        .select_related("renstra", "indikator")
    )
    dekat = {u: i for i, u in enumerate(atas)}
    pilihan: dict[tuple[str, int], tuple[int, int, TargetTahun]] = {}
    for b in baris:
        titik = TargetTahun(
            b.tahun,
            b.lingkup,
            b.nilai,
            b.kata,
            b.satuan,
            b.skala,
            b.pendanaan,
            b.renstra.mulai,
            b.renstra.selesai,
        )
        urut = (dekat.get(b.renstra.unit_id, len(atas)), 0 if b.lingkup == "wilayah" else 1)
        kunci = (b.indikator.kunci, b.tahun)
        if kunci not in pilihan or urut < pilihan[kunci][:2]:
            pilihan[kunci] = (*urut, titik)
    hasil: dict[str, list[TargetTahun]] = {}
    for (indikator, _), (_, _, titik) in sorted(pilihan.items(), key=lambda x: x[0]):
        hasil.setdefault(indikator, []).append(titik)
    return {k: tuple(v) for k, v in hasil.items()}
