"""What was reached before, for the warnings beside a new target."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from sakip.organisasi.models import Unit
from sakip.pengukuran.models import RiwayatTahunan
from sakip.pengukuran.queries.capaian import capaian_unit
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import Perjanjian, StatusPerjanjian

#: Years that are computed for the comparison; what lies further back says little about a target.
TAHUN_DIHITUNG = 3


def realisasi_lalu(
    unit: Unit, tahun: int, indikator: Collection[int], *, pada: dt.date
) -> dict[int, dict[int, Decimal]]:
    """By indicator id and year, what the unit reached before ``tahun``, where it can be compared.

    Years with a signed agreement are computed (provisional figures count too: it is only a warning);
    before them the recorded history speaks. A year whose scale differs from the latest one is left out.
    """
    hasil: dict[int, dict[int, Decimal]] = defaultdict(dict)
    skala: dict[int, Decimal | None] = {}
    for r in RiwayatTahunan.objects.filter(
        unit=unit, tahun__lt=tahun, indikator__in=list(indikator), nilai__isnull=False, sebanding=True
    ).order_by("tahun"):
        if skala.setdefault(r.indikator_id, r.skala) != r.skala:
            hasil[r.indikator_id].clear()
            skala[r.indikator_id] = r.skala
        if r.nilai is not None:
            hasil[r.indikator_id][r.tahun] = r.nilai
    kunci = dict(Indikator.objects.filter(pk__in=list(indikator)).values_list("kunci", "pk"))
    dulu = Perjanjian.objects.filter(unit=unit, tahun__lt=tahun, status=StatusPerjanjian.DITANDATANGANI)
    for t in sorted(set(dulu.values_list("tahun", flat=True)))[-TAHUN_DIHITUNG:]:
        for b in capaian_unit(unit, t, bacaan="sementara", pada=pada).butir:
            pk = kunci.get(b.indikator)
            if pk is None or b.realisasi.nilai is None:
                continue
            if skala.setdefault(pk, b.realisasi.skala) != b.realisasi.skala:
                hasil[pk].clear()
                skala[pk] = b.realisasi.skala
            hasil[pk][t] = b.realisasi.nilai
    return dict(hasil)
