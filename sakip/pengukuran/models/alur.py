"""The way of a form to approval: steps, what was returned, who verified which line, the office's chain."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.aturan.alur import TINDAKAN
from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator, Variabel

_SATU_POKOK = Q(variabel__isnull=False, indikator__isnull=True) | Q(
    variabel__isnull=True, indikator__isnull=False
)


class PelakuTahap(models.TextChoices):
    PENANGGUNG = "penanggung", "Penanggung jawab dan pemilik indikator"
    UNIT = "unit", "Verifikator unit ini"
    INDUK = "induk", "Verifikator unit di atasnya"


class Pengajuan(models.Model):
    """A unit's form of one period on its way to approval; the state is computed from its steps."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pengajuan")
    formulir = models.CharField(max_length=40)
    periode = models.CharField(max_length=9)
    tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "formulir", "periode"], name="pengajuan_unik")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.formulir} {self.periode}"


class Langkah(models.Model):
    """One step of a submission, with its reason."""

    pengajuan = models.ForeignKey(Pengajuan, models.CASCADE, related_name="langkah")
    urut = models.PositiveSmallIntegerField()
    tindakan = models.CharField(max_length=20, choices=[(t, t) for t in TINDAKAN])
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pengajuan", "urut"], name="langkah_unik"),
            models.CheckConstraint(condition=Q(tindakan__in=list(TINDAKAN)), name="langkah_dikenal"),
        ]
        ordering: ClassVar = ["urut"]

    def __str__(self) -> str:
        return self.tindakan


class CatatanBaris(models.Model):
    """What was wrong with one line of a form that was returned."""

    langkah = models.ForeignKey(Langkah, models.CASCADE, related_name="catatan")
    variabel = models.ForeignKey(Variabel, models.PROTECT, null=True, blank=True, related_name="+")
    indikator = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="+")
    alasan = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_SATU_POKOK, name="catatanbaris_satu_pokok"),
            models.CheckConstraint(condition=~Q(alasan=""), name="catatanbaris_beralasan"),
        ]

    def __str__(self) -> str:
        return self.alasan[:40]


class VerifikasiBaris(models.Model):
    """A line that its responsible division or owner found right, as it stood then (``sidik``).

    ``tahap`` is the stage of the chain (1 = first). A line that changed afterwards is not verified any more:
    its digest differs.
    """

    pengajuan = models.ForeignKey(Pengajuan, models.CASCADE, related_name="verifikasi")
    tahap = models.PositiveSmallIntegerField(default=1)
    variabel = models.ForeignKey(Variabel, models.PROTECT, null=True, blank=True, related_name="+")
    indikator = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="+")
    sebagai_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_SATU_POKOK, name="verifikasibaris_satu_pokok"),
            models.UniqueConstraint(
                fields=["pengajuan", "tahap", "variabel"],
                condition=Q(variabel__isnull=False),
                name="verifikasibaris_variabel_unik",
            ),
            models.UniqueConstraint(
                fields=["pengajuan", "tahap", "indikator"],
                condition=Q(indikator__isnull=False),
                name="verifikasibaris_indikator_unik",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengajuan_id} {self.variabel_id or self.indikator_id}"


class Rantai(models.Model):
    """How a form travels in an office, from a year on: data, not code.

    It holds for ``unit`` and its subtree until a nearer unit has a chain of its own. Without any, one stage
    of verification by whoever answers for the items, then the approval of the unit's head.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rantai")
    formulir = models.CharField(max_length=40)
    sejak_tahun = models.PositiveSmallIntegerField()
    rangkap = models.BooleanField(default=False, help_text="a small office: one person may do several steps")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "formulir", "sejak_tahun"], name="rantai_unik")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.formulir} {self.sejak_tahun}"


class TahapRantai(models.Model):
    """One stage of verification; none at all means that the head approves what was submitted."""

    rantai = models.ForeignKey(Rantai, models.CASCADE, related_name="tahap")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=120)
    pelaku = models.CharField(max_length=12, choices=PelakuTahap)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rantai", "urut"], name="tahaprantai_unik"),
            pilihan("pelaku", PelakuTahap, "tahaprantai_pelaku_dikenal"),
        ]
        ordering: ClassVar = ["urut"]

    def __str__(self) -> str:
        return self.nama
