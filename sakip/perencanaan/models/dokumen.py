"""The register of regulations and SAKIP documents."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.berkas.models import Berkas
from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Instansi, Unit

from .pilihan import JenisDokumen


class DokumenSakip(models.Model):
    """A regulation or a document of SAKIP: number, validity, its file or address, date of publication.

    From ``tanggal_terbit`` on anybody may read it; null: only people of the agency. ``berlaku_sampai`` is
    the first day on which it no longer holds.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="dokumen")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dokumen")
    jenis = models.CharField(max_length=20, choices=JenisDokumen)
    nomor = models.CharField(max_length=120, blank=True)
    judul = models.CharField(max_length=500)
    tanggal = models.DateField(null=True, blank=True)
    berlaku_sejak = models.DateField(null=True, blank=True)
    berlaku_sampai = models.DateField(null=True, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    nama_berkas = models.CharField(max_length=200, blank=True)
    tautan = models.URLField(max_length=500, blank=True)
    tanggal_terbit = models.DateField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["instansi", "jenis", "nomor"], condition=~Q(nomor=""), name="dokumen_nomor_unik"
            ),
            pilihan("jenis", JenisDokumen, "dokumen_jenis_dikenal"),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__isnull=True)
                | Q(berlaku_sejak__isnull=True)
                | Q(berlaku_sampai__gt=models.F("berlaku_sejak")),
                name="dokumen_rentang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}".strip()
