"""Which manual and which Renstra targets hold for a unit and a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q, QuerySet

from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur
from sakip.perencanaan.models import ManualIndikator, TargetRenstra


def manual_berlaku(indikator_id: Collection[int], unit: Unit, tahun: int) -> dict[int, ManualIndikator]:
    """The manual in force for each indicator, as it holds for ``unit`` in ``tahun``.

    A local variant of the unit (or of its nearest unit above) goes before the owner's manual.
    """
    return manual_semua(indikator_id, {unit.pk: leluhur(unit, tahun)}, tahun)[unit.pk]


def manual_semua(
    indikator_id: Collection[int], atas: Mapping[int, Sequence[int]], tahun: int
) -> dict[int, dict[int, ManualIndikator]]:
    """:func:`manual_berlaku` for several units at once; ``atas`` are each unit's ids from itself upward."""
    calon = list(
        _calon(indikator_id, tahun).filter(
            Q(varian_unit__isnull=True) | Q(varian_unit_id__in={u for isi in atas.values() for u in isi})
        )
    )
    return {unit: _pilih(calon, isi) for unit, isi in atas.items()}


def _calon(indikator_id: Collection[int], tahun: int) -> QuerySet[ManualIndikator]:
    return (
        ManualIndikator.objects.filter(indikator_id__in=indikator_id, sejak_tahun__lte=tahun)
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun))
        .select_related("indikator", "varian_unit")
        .prefetch_related("variabel__variabel__bobot")
    )


def _pilih(calon: Iterable[ManualIndikator], atas: Sequence[int]) -> dict[int, ManualIndikator]:
    jarak = {u: i for i, u in enumerate(atas)}
    hasil: dict[int, ManualIndikator] = {}
    for manual in calon:
        if manual.varian_unit_id is not None and manual.varian_unit_id not in jarak:
            continue
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


def target_nasional(unit: Unit, tahun: int) -> dict[str, TargetTahun]:
    """The national figure of ``tahun`` by indicator key, as the plans that hold for ``unit`` state it.

    It may stand beside a regional target of the same year; :func:`jalur_renstra` then gives the regional.
    """
    return {k: t for (k, n), t in _titik_renstra(unit, tahun, Q(lingkup="nasional", tahun=tahun)).items()}


def jalur_renstra(unit: Unit, tahun: int) -> dict[str, Sequence[TargetTahun]]:
    """Renstra targets that hold for ``unit``, of the plans whose years include ``tahun``, by indicator key.

    The unit's own plan goes before the plans of the units above it, these before the plan of the
    indicator's owner (an Eselon I unit on another line); regional goes before national.
    """
    hasil: dict[str, list[TargetTahun]] = {}
    for (indikator, _), titik in _titik_renstra(unit, tahun, Q()).items():
        hasil.setdefault(indikator, []).append(titik)
    return {k: tuple(v) for k, v in hasil.items()}


def _titik_renstra(unit: Unit, tahun: int, saring: Q) -> dict[tuple[str, int], TargetTahun]:
    """By indicator key and year, sorted, the target that goes first."""
    atas = leluhur(unit, tahun)
    baris = (
        TargetRenstra.objects.filter(saring, renstra__mulai__lte=tahun, renstra__selesai__gte=tahun)
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
    return {kunci: titik for kunci, (_, _, titik) in sorted(pilihan.items(), key=lambda x: x[0])}
