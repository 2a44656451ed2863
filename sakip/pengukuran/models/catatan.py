"""What people write beside the figures, and what they have typed but not saved yet."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator


class CatatanIndikator(models.Model):
    """Why a figure of a period is what it is, by the unit that answers for it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="catatan_indikator")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="catatan")
    periode = models.CharField(max_length=9)
    tahun = models.PositiveSmallIntegerField()
    sebab = models.TextField(blank=True)
    kendala = models.TextField(blank=True)
    solusi = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "indikator", "periode"], name="catatanindikator_unik")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.indikator_id} {self.periode}"


class DrafIsian(models.Model):
    """What somebody has typed into a form and not saved: no journal, no sums (house decision 10).

    ``isi`` is the form as typed: field name to text. A saved form deletes it.
    """

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="draf")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    formulir = models.CharField(max_length=40)
    periode = models.CharField(max_length=9)
    isi = models.JSONField(default=dict)
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["akun", "unit", "formulir", "periode"], name="drafisian_unik")
        ]

    def __str__(self) -> str:
        return f"{self.akun_id} {self.unit_id} {self.periode}"
