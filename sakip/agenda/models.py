"""Holidays, deadlines of an office, exceptions, closings, calendar feeds and reminders that went out."""

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


class AturanTenggat(models.Model):
    """When a unit's form is due, from a year on: day ``hari``, ``jeda_bulan`` months after the period.

    It holds for the unit and its subtree until a nearer unit has its own; without any, the 10th of the next
    month.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    formulir = models.CharField(max_length=40)
    sejak_tahun = models.PositiveSmallIntegerField()
    hari = models.PositiveSmallIntegerField()
    jeda_bulan = models.PositiveSmallIntegerField(default=1)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "formulir", "sejak_tahun"], name="aturantenggat_unik"),
            models.CheckConstraint(condition=Q(hari__gte=1, hari__lte=31), name="aturantenggat_hari_wajar"),
            models.CheckConstraint(condition=Q(jeda_bulan__lte=24), name="aturantenggat_jeda_wajar"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.formulir} hari {self.hari}"


class UmpanKalender(models.Model):
    """A person's calendar feed: who knows the secret reads it. Only the digest of the secret is kept."""

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="umpan_kalender")
    sidik = models.CharField(max_length=64, unique=True)
    dibuat = models.DateTimeField()
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["akun"], condition=Q(dicabut__isnull=True), name="umpankalender_satu_berlaku"
            )
        ]

    def __str__(self) -> str:
        return f"{self.akun_id} {self.dibuat}"


class PengingatTerkirim(models.Model):
    """A reminder that went out: one a day for each person, unit and form."""

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    formulir = models.CharField(max_length=40)
    periode = models.CharField(max_length=9)
    tanggal = models.DateField()
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["akun", "unit", "formulir", "periode", "tanggal"], name="pengingat_sekali_sehari"
            )
        ]

    def __str__(self) -> str:
        return f"{self.akun_id} {self.periode} {self.tanggal}"
