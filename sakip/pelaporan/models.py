"""What only people can write in a report: its texts, per chapter, division, sasaran, indicator."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Unit


class TingkatTeks(models.TextChoices):
    BAB = "bab", "Bab"
    DIVISI = "divisi", "Divisi"
    SASARAN = "sasaran", "Sasaran"
    INDIKATOR = "indikator", "Indikator"


class TeksLaporan(models.Model):
    """A text of a unit's report of a year.

    ``kunci`` names what it is about: a chapter part (``bab1.gambaran_umum``), a division's unit
    code, a sasaran's or an indicator's key. ``bagian`` is the part, such as ``sebab``.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="teks")
    tahun = models.PositiveSmallIntegerField()
    tingkat = models.CharField(max_length=10, choices=TingkatTeks)
    kunci = models.CharField(max_length=120)
    bagian = models.CharField(max_length=40)
    isi = models.TextField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun", "tingkat", "kunci", "bagian"], name="teks_unik"),
            pilihan("tingkat", TingkatTeks, "teks_tingkat_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.kunci} {self.bagian}"
