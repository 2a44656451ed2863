"""Rencana aksi: how an item of the agreement will be reached, month by month, apart from its realisation."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.berkas.models import Berkas
from sakip.inti.bidang import BidangDesimal, BidangRupiah
from sakip.organisasi.models import Unit
from sakip.perjanjian.models.perjanjian import ButirPerjanjian


class RencanaAksi(models.Model):
    """One activity for an item of a signed agreement: output, who answers for it, budget.

    Signing a revision moves the activities to the item of the same indicator in the new version.
    """

    butir = models.ForeignKey(ButirPerjanjian, models.PROTECT, related_name="rencana_aksi")
    urut = models.PositiveSmallIntegerField()
    langkah = models.TextField()
    keluaran = models.CharField(max_length=300)
    penanggung = models.CharField(max_length=200, help_text="person or position, as text")
    unit_penanggung = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    rupiah = BidangRupiah(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["butir", "urut"], name="rencanaaksi_urut_unik"),
            models.CheckConstraint(
                condition=Q(rupiah__isnull=True) | Q(rupiah__gte=0), name="rencanaaksi_rupiah_tidak_negatif"
            ),
        ]

    def __str__(self) -> str:
        return self.langkah[:60]


class LangkahAksi(models.Model):
    """What is planned for a month of an activity, and what was done; ``persen`` is 0 to 100."""

    rencana = models.ForeignKey(RencanaAksi, models.CASCADE, related_name="bulanan")
    bulan = models.PositiveSmallIntegerField()
    sasaran_bulan = models.CharField(max_length=300, blank=True, help_text="what is planned")
    realisasi = models.TextField(blank=True)
    persen = BidangDesimal(null=True, blank=True)
    keterangan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rencana", "bulan"], name="langkahaksi_unik"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="langkahaksi_bulan"),
            models.CheckConstraint(
                condition=Q(persen__isnull=True) | Q(persen__gte=0, persen__lte=100),
                name="langkahaksi_persen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rencana_id} {self.bulan}"


class BuktiAksi(models.Model):
    """Evidence of a month's step: a stored file or a link."""

    langkah = models.ForeignKey(LangkahAksi, models.CASCADE, related_name="bukti")
    nama = models.CharField(max_length=255)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField(max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["langkah", "nama"], name="buktiaksi_unik"),
            models.CheckConstraint(
                condition=Q(berkas__isnull=False, tautan="") | (Q(berkas__isnull=True) & ~Q(tautan="")),
                name="buktiaksi_berkas_atau_tautan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
