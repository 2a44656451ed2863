"""Named constraints that every app writes the same way."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


def pilihan(kolom: str, isi: type[models.TextChoices], nama: str) -> models.CheckConstraint:
    """``kolom`` holds one of the words of ``isi``; the database refuses any other."""
    return models.CheckConstraint(condition=Q(**{f"{kolom}__in": isi.values}), name=nama)


def rentang_tanggal(nama: str) -> models.CheckConstraint:
    """``sejak``-``sampai`` is half-open, so ``sampai`` is later than ``sejak`` or open."""
    return models.CheckConstraint(condition=Q(sampai__isnull=True) | Q(sampai__gt=F("sejak")), name=nama)


def rentang_tahun(nama: str) -> models.CheckConstraint:
    """``sejak_tahun``-``sampai_tahun`` are both inclusive; an open end is null."""
    return models.CheckConstraint(
        condition=Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=F("sejak_tahun")), name=nama
    )


def nilai_atau_kata(nama: str) -> models.CheckConstraint:
    """A figure is a number or a word, never both (missing is both null)."""
    return models.CheckConstraint(condition=Q(nilai__isnull=True) | Q(kata__isnull=True), name=nama)
