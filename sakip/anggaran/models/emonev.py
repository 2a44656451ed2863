"""Reports to e-Monev: which programme reported which month, and how completely."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.anggaran.models.dipa import Dipa
from sakip.inti.bidang import BidangDesimal


class LaporanEmonev(models.Model):
    """One DIPA (programme) and month: completeness of the report in percent, and the day it was sent.

    No row means: not reported. ``nomor_baris`` is the row of the file it was read from.
    """

    dipa = models.ForeignKey(Dipa, models.CASCADE, related_name="emonev")
    bulan = models.PositiveSmallIntegerField()
    persen = BidangDesimal()
    tanggal_kirim = models.DateField(null=True, blank=True)
    sumber = models.CharField(max_length=120)
    catatan = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dipa", "bulan"], name="laporanemonev_unik"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="laporanemonev_bulan"),
            models.CheckConstraint(condition=Q(persen__gte=0, persen__lte=100), name="laporanemonev_persen"),
        ]

    def __str__(self) -> str:
        return f"{self.dipa_id} {self.bulan}"
