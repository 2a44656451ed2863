"""Realisation as dated snapshots: what one source said on one day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.anggaran.models.dipa import Dipa, JenisBelanja
from sakip.berkas.models import Berkas
from sakip.inti.bidang import BidangRupiah
from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Instansi, Unit


class Potret(models.Model):
    """What one source said of realisation on one day."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="potret", help_text="the office it was taken for"
    )
    sumber = models.CharField(max_length=120)
    per_tanggal = models.DateField()
    urutan = models.PositiveSmallIntegerField(
        default=1, help_text="which file of the source and day; of two that speak of a DIPA the later counts"
    )
    berkas = models.ForeignKey(
        Berkas, models.PROTECT, null=True, blank=True, related_name="+", help_text="the file it was read from"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "sumber", "per_tanggal", "urutan"], name="potret_unik")
        ]

    def __str__(self) -> str:
        return f"{self.sumber} {self.per_tanggal}"


class RealisasiBaris(models.Model):
    """Realisation of a DIPA line, by its key, up to the day of the snapshot.

    Lines are named by DIPA, code and kind, not by a row of one revision: a revision replaces
    the lines, the money spent stays.
    """

    potret = models.ForeignKey(Potret, models.CASCADE, related_name="realisasi")
    dipa = models.ForeignKey(Dipa, models.PROTECT, related_name="realisasi")
    baris = models.CharField(max_length=80)
    jenis_belanja = models.CharField(max_length=2, choices=JenisBelanja, blank=True)
    rupiah = BidangRupiah()
    catatan = models.TextField(
        blank=True, help_text="the reason of a negative amount, or of one beyond the pagu"
    )
    nomor_baris = models.PositiveIntegerField(
        null=True, blank=True, help_text="row in the file of the snapshot"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["potret", "dipa", "baris", "jenis_belanja"], name="realisasibaris_unik"
            ),
            pilihan("jenis_belanja", JenisBelanja, "realisasibaris_jenis_dikenal"),
            models.CheckConstraint(
                condition=Q(rupiah__gte=0) | ~Q(catatan=""), name="realisasibaris_negatif_bercatatan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.baris} {self.rupiah}"
