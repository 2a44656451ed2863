"""Small helps of the templates of agreements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from sakip.aturan.capaian import Ukuran
from sakip.perjanjian.queries.pk import keadaan
from sakip.perjanjian.teks_target import tulis_isian

register = template.Library()


@register.filter
def ambil(peta: Mapping[Any, Any] | None, kunci: Any) -> Any:
    """The value under a key; None where there is none."""
    return peta.get(kunci) if peta else None


@register.filter
def ukuran_dari(baris: Any) -> Ukuran:
    """The measure of anything with ``nilai``, ``kata``, ``satuan`` and ``skala``."""
    return Ukuran(baris.nilai, baris.kata, baris.satuan, baris.skala)


@register.filter
def isian(baris: Any) -> str:
    """A target as it stands in an input, without grouping dots."""
    return tulis_isian(baris.nilai, baris.kata)


@register.filter
def token_keadaan(perjanjian: Any) -> str:
    """The style of a version's state."""
    return keadaan(perjanjian)[0]


@register.filter
def kata_keadaan(perjanjian: Any) -> str:
    """The word of a version's state."""
    return keadaan(perjanjian)[1]
