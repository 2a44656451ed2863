"""Targets that an indicator's owner sets for the units, and what the units answer."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.inti.bidang import BidangDesimal
from sakip.inti.kendala import nilai_atau_kata, pilihan
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator


class KeadaanPenetapan(models.TextChoices):
    DITETAPKAN = "ditetapkan", "Menunggu tanggapan"
    DITERIMA = "diterima", "Diterima"
    DIUSULKAN = "diusulkan", "Diusulkan nilai lain"


class PenetapanTarget(models.Model):
    """The target of one indicator for one unit and year, as its owner sets it.

    ``usulan_*`` and ``alasan``: another value that the unit proposes, only while ``diusulkan``;
    ``jawaban``: why the owner did not take the last proposal.
    """

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="penetapan")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="target_ditetapkan")
    tahun = models.PositiveSmallIntegerField()
    nilai = BidangDesimal(null=True, blank=True)
    kata = models.CharField(max_length=40, null=True, blank=True)
    satuan = models.CharField(max_length=60)
    skala = BidangDesimal(null=True, blank=True)
    keadaan = models.CharField(max_length=10, choices=KeadaanPenetapan, default=KeadaanPenetapan.DITETAPKAN)
    usulan_nilai = BidangDesimal(null=True, blank=True)
    usulan_kata = models.CharField(max_length=40, null=True, blank=True)
    alasan = models.TextField(blank=True)
    jawaban = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indikator", "unit", "tahun"], name="penetapantarget_unik"),
            pilihan("keadaan", KeadaanPenetapan, "penetapantarget_keadaan_dikenal"),
            nilai_atau_kata("penetapantarget_nilai_atau_kata"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | Q(kata__isnull=False), name="penetapantarget_berisi"
            ),
            models.CheckConstraint(
                condition=(
                    Q(keadaan="diusulkan", usulan_nilai__isnull=False, usulan_kata__isnull=True)
                    | Q(keadaan="diusulkan", usulan_nilai__isnull=True, usulan_kata__isnull=False)
                )
                & ~Q(alasan="")
                | ~Q(keadaan="diusulkan") & Q(usulan_nilai__isnull=True, usulan_kata__isnull=True, alasan=""),
                name="penetapantarget_usulan_beralasan",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "tahun"], name="penetapantarget_unit")]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.unit_id} {self.tahun}"
