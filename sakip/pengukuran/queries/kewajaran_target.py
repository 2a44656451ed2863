"""What was reached before, for the warnings beside a new target."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.aturan.capaian import Ukuran
from sakip.organisasi.models import Unit
from sakip.pengukuran.models import RiwayatTahunan
from sakip.pengukuran.queries.banyak import capaian_banyak
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import Perjanjian, StatusPerjanjian

#: Years that are computed for the comparison; what lies further back says little about a target.
TAHUN_DIHITUNG = 3


@dataclass(frozen=True)
class Dicapai:
    """What was reached in a year; ``sementara`` where it is not (all) approved or the year is not over."""

    tahun: int
    nilai: Decimal
    sementara: bool = False
    satuan: str = field(default="", compare=False)
    skala: Decimal | None = field(default=None, compare=False)

    @property
    def besaran(self) -> Ukuran:
        """The value with its unit, for pages."""
        return Ukuran(self.nilai, None, self.satuan, self.skala)

    @property
    def label(self) -> str:
        """The year as a sentence names it."""
        return f"{self.tahun} (sementara)" if self.sementara else str(self.tahun)


#: By indicator and unit, oldest year first.
DicapaiLalu = Mapping[tuple[int, int], tuple[Dicapai, ...]]


def dicapai_lalu(
    unit_id: Collection[int], tahun: int, indikator: Collection[int], *, pada: dt.date
) -> DicapaiLalu:
    """What each unit reached of each indicator before ``tahun``, where it can be compared.

    Years with a signed agreement are computed: the official figure, else the provisional one, and said so.
    Before them the recorded history speaks. What stands before a change of scale is left out. A fixed number
    of queries for each of the years.
    """
    isi: dict[tuple[int, int], dict[int, Dicapai]] = defaultdict(dict)
    skala: dict[tuple[int, int], Decimal | None] = {}

    def taruh(k: tuple[int, int], d: Dicapai, skala_kini: Decimal | None) -> None:
        if skala.setdefault(k, skala_kini) != skala_kini:
            isi[k].clear()
            skala[k] = skala_kini
        isi[k][d.tahun] = d

    for r in RiwayatTahunan.objects.filter(
        unit_id__in=list(unit_id),
        tahun__lt=tahun,
        indikator__in=list(indikator),
        nilai__isnull=False,
        sebanding=True,
    ).order_by("tahun"):
        if r.nilai is not None:
            taruh((r.indikator_id, r.unit_id), Dicapai(r.tahun, r.nilai, False, r.satuan, r.skala), r.skala)
    kunci = dict(Indikator.objects.filter(pk__in=list(indikator)).values_list("kunci", "pk"))
    dulu = Perjanjian.objects.filter(
        unit_id__in=list(unit_id), tahun__lt=tahun, status=StatusPerjanjian.DITANDATANGANI
    ).order_by()
    for t in sorted(set(dulu.values_list("tahun", flat=True)))[-TAHUN_DIHITUNG:]:
        resmi = capaian_banyak(unit_id, t, pada=pada, indikator=indikator)
        semua = capaian_banyak(unit_id, t, bacaan="sementara", pada=pada, indikator=indikator)
        berjalan = pada <= dt.date(t, 12, 31)
        for u, hasil in semua.items():
            tetap = {b.indikator: b for b in resmi[u].butir} if u in resmi else {}
            for b in hasil.butir:
                sah = tetap.get(b.indikator)
                ada = sah is not None and sah.realisasi.nilai is not None
                pakai = sah if ada and sah is not None else b
                pk = kunci.get(b.indikator)
                if pk is not None and pakai.realisasi.nilai is not None:
                    x = pakai.realisasi
                    d = Dicapai(t, pakai.realisasi.nilai, berjalan or not ada, x.satuan, x.skala)
                    taruh((pk, u), d, x.skala)
    return {k: tuple(d for _, d in sorted(v.items())) for k, v in isi.items()}


def realisasi_lalu(
    unit: Unit, tahun: int, indikator: Collection[int], *, pada: dt.date
) -> dict[int, tuple[Dicapai, ...]]:
    """:func:`dicapai_lalu` of one unit, by indicator."""
    return {i: isi for (i, _), isi in dicapai_lalu([unit.pk], tahun, indikator, pada=pada).items()}
