"""Holidays, exceptions from a deadline, closings."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.organisasi.models import Instansi, Unit


class HariLibur(models.Model):
    """A day off: national (no agency) or of one agency (cuti bersama, local holiday)."""

    instansi = models.ForeignKey(Instansi, models.CASCADE, null=True, blank=True, related_name="+")
    tanggal = models.DateField()
    nama = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tanggal"], condition=Q(instansi__isnull=True), name="harilibur_nasional_unik"
            ),
            models.UniqueConstraint(
                fields=["instansi", "tanggal"],
                condition=Q(instansi__isnull=False),
                name="harilibur_instansi_unik",
            ),
        ]
        ordering: ClassVar = ["tanggal"]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.nama}"


class Pengecualian(models.Model):
    """A later deadline for one unit and its subtree, with its reason."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    formulir = models.CharField(max_length=40)
    periode = models.CharField(max_length=9)
    sampai = models.DateField(help_text="the last day, until 23.59 where the unit is")
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "formulir", "periode"], name="pengecualian_unik"),
            models.CheckConstraint(condition=~Q(alasan=""), name="pengecualian_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.periode} s.d. {self.sampai}"


class Penutupan(models.Model):
    """A period that is closed for a unit and its subtree: nothing is entered any more until it is opened."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    formulir = models.CharField(max_length=40)
    periode = models.CharField(max_length=9)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    dibuka = models.DateTimeField(null=True, blank=True)
    alasan_buka = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "formulir", "periode"],
                condition=Q(dibuka__isnull=True),
                name="penutupan_sekali",
            ),
            models.CheckConstraint(
                condition=Q(dibuka__isnull=True) | ~Q(alasan_buka=""), name="penutupan_dibuka_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.periode}"
