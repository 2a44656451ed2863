"""Template tags of planning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def alamat(bagian: Sequence[Any]) -> str:
    """The address of (name, arguments ...)."""
    return reverse(bagian[0], args=list(bagian[1:]))


@register.filter
def baris_teks(teks: str) -> list[str]:
    """The lines of a text."""
    return teks.splitlines()
