"""Files, stored once by the hash of their content."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.organisasi.models import Instansi


class Berkas(models.Model):
    """One content, whatever names people gave it. The bytes lie in storage under ``sha256``."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    sha256 = models.CharField(max_length=64)
    jenis = models.CharField(max_length=120, help_text="media type")
    ukuran = models.PositiveBigIntegerField(help_text="bytes")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "sha256"], name="berkas_sekali_per_isi"),
            models.CheckConstraint(condition=Q(ukuran__gt=0), name="berkas_tidak_kosong"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
