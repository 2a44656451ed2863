"""Owners' targets with what was reached before: the grid, one indicator over all units, a unit's answer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pengukuran.queries.kewajaran_target import dicapai_lalu
from sakip.perjanjian.views.bersama import hari_ini
from sakip.perjanjian.views.penetapan import (
    AmbilDicapai,
    Dicapai,
    jawab_indikator,
    jawab_kisi,
    jawab_tanggapan,
)


def _dicapai(milik: Unit, tahun: int) -> AmbilDicapai:
    """What the units of a page reached of its indicators before ``tahun``."""

    def ambil(unit: Collection[int], indikator: Collection[int]) -> Dicapai:
        semua = dicapai_lalu(unit, tahun, indikator, pada=hari_ini(milik))
        return {k: {d.label: d.besaran for d in isi} for k, isi in semua.items()}

    return ambil


@halaman("tetapkan_target")
@require_http_methods(["GET", "HEAD", "POST"])
def kisi(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The grid of a year's targets."""
    return jawab_kisi(request, unit, tahun, _dicapai(unit, tahun))


@halaman("tetapkan_target")
@require_http_methods(["GET", "HEAD", "POST"])
def satu_indikator(request: Any, unit: Unit, tahun: int, indikator: int) -> HttpResponse:
    """One indicator over all units of a kind."""
    return jawab_indikator(request, unit, tahun, indikator, _dicapai(unit, tahun))


@halaman("tanggapi_target")
@require_http_methods(["GET", "HEAD", "POST"])
def tanggapan(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """A unit's answer to what owners set for it."""
    return jawab_tanggapan(request, unit, tahun, _dicapai(unit, tahun))
