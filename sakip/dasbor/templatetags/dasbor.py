"""Template tags that know what a result of measurement is."""

from __future__ import annotations

from django import template

from sakip.inti.templatetags.sakip import ukuran
from sakip.pengukuran.hasil import HasilButir

register = template.Library()


@register.simple_tag
def realisasi(butir: HasilButir) -> str:
    """The realisation of an item; ``nihil`` where it was reported that nothing happened."""
    if butir.realisasi.kosong and butir.hasil_realisasi.keadaan == "nihil":
        return "nihil"
    return ukuran(butir.realisasi, butir.manual.desimal)
