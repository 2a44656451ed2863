"""The monthly withdrawal plan (rencana penarikan dana, Halaman III DIPA)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.anggaran.models.dipa import Dipa, JenisBelanja
from sakip.inti.bidang import BidangRupiah
from sakip.inti.kendala import pilihan


class VersiRpd(models.Model):
    """A version of a DIPA's plan; the latest one that was made by a day is the plan of that day."""

    dipa = models.ForeignKey(Dipa, models.CASCADE, related_name="rpd")
    nomor = models.PositiveSmallIntegerField()
    tanggal = models.DateField()
    alasan = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dipa", "nomor"], name="versirpd_unik")]

    def __str__(self) -> str:
        return f"{self.dipa_id} RPD {self.nomor}"


class BarisRpd(models.Model):
    """What will be drawn in one month (not cumulative) for a kind of spending of the whole DIPA."""

    rpd = models.ForeignKey(VersiRpd, models.CASCADE, related_name="baris")
    jenis_belanja = models.CharField(max_length=2, choices=JenisBelanja, blank=True)
    bulan = models.PositiveSmallIntegerField()
    rupiah = BidangRupiah()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rpd", "jenis_belanja", "bulan"], name="barisrpd_unik"),
            pilihan("jenis_belanja", JenisBelanja, "barisrpd_jenis_dikenal"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="barisrpd_bulan"),
            models.CheckConstraint(condition=Q(rupiah__gte=0), name="barisrpd_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.jenis_belanja} {self.bulan}"
