"""The record of imported packages."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sakip.organisasi.models import Instansi, Unit


class Paket(models.Model):
    """A package that was imported: its name (an alias of the unit) and which shared keys it carried.

    ``cakupan`` lists, per kind, the shared records that the package named, so that the export
    gives back exactly what came in, and what has been added since.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    nama = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="paket")
    tahun = models.PositiveSmallIntegerField()
    keterangan = models.TextField(blank=True)
    cakupan = models.JSONField()
    sidik = models.CharField(max_length=64, help_text="SHA-256 of the canonical package")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["nama", "tahun"], name="paket_nama_unik"),
            models.UniqueConstraint(fields=["unit", "tahun"], name="paket_unit_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"
