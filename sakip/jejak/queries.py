"""Reads of the journal."""

from __future__ import annotations

from sakip.jejak.models import Jejak
from sakip.jejak.services import hash_jejak


def retak(rantai: str) -> int | None:
    """Number of the first entry that does not fit its chain; None when the chain is whole."""
    sebelum = "0" * 64
    for urut, jejak in enumerate(Jejak.objects.filter(rantai=rantai).order_by("urut"), 1):
        if jejak.urut != urut or jejak.hash_sebelum != sebelum or jejak.hash != hash_jejak(jejak):
            return jejak.urut
        sebelum = jejak.hash
    return None


def semua_rantai() -> list[str]:
    """Names of all chains."""
    return list(Jejak.objects.values_list("rantai", flat=True).distinct().order_by("rantai"))
