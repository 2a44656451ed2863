"""Which money serves which indicator: a stated key, never a guess."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.anggaran.models.dipa import Dipa
from sakip.inti.bidang import BidangDesimal
from sakip.perencanaan.models import Indikator


class KunciAnggaran(models.Model):
    """A share of a pot of money that serves an indicator.

    A pot is all lines of a DIPA whose code begins with ``kode`` ("" is the whole DIPA). Shares of one pot
    never exceed 100 percent together; pots of one DIPA do not overlap (the service holds both). A pot with
    several indicators is shared, and every table marks it.
    """

    dipa = models.ForeignKey(Dipa, models.CASCADE, related_name="kunci")
    kode = models.CharField(max_length=80, blank=True)
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="kunci_anggaran")
    persen = BidangDesimal(help_text="of the pot, more than 0 and at most 100")
    dasar = models.CharField(max_length=300, help_text="why this share: document, volume, agreement")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dipa", "kode", "indikator"], name="kuncianggaran_unik"),
            models.CheckConstraint(condition=Q(persen__gt=0, persen__lte=100), name="kuncianggaran_persen"),
        ]

    def __str__(self) -> str:
        return f"{self.dipa_id} {self.kode} {self.persen}"
