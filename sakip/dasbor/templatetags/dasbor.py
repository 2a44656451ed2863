"""Template tags that know what a result of measurement is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template

from sakip.dasbor.pantau import ekspor
from sakip.inti.status import TOKEN_STATUS, kata_status
from sakip.inti.templatetags.sakip import ukuran
from sakip.pengukuran.hasil import HasilButir

register = template.Library()


@register.simple_tag
def realisasi(butir: HasilButir) -> str:
    """The realisation of an item; ``nihil`` where it was reported that nothing happened."""
    if butir.realisasi.kosong and butir.hasil_realisasi.keadaan == "nihil":
        return "nihil"
    return ukuran(butir.realisasi, butir.manual.desimal)


@register.filter
def ambil(isi: Mapping[str, Any], kunci: str) -> Any:
    """The value of a key that is itself a variable of the template."""
    return isi.get(kunci, kunci)


@register.filter
def status_sasaran(capaian: Decimal | None) -> str:
    """The status of a sasaran in words."""
    return ekspor.status_sasaran(capaian)


@register.filter
def token_status(status: str | None) -> str:
    """The colour token of a status."""
    return TOKEN_STATUS[status]


@register.filter
def kata_butir(butir: HasilButir) -> str:
    """The status of an item in words."""
    return kata_status(butir.hasil.status, butir.hasil.status_hitung)
