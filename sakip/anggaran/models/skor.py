"""Official scores of budget performance as dated snapshots; versions of rules that an administrator edits."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.anggaran.models.dipa import Dipa
from sakip.berkas.models import Berkas
from sakip.inti.bidang import BidangDesimal
from sakip.inti.kendala import pilihan, rentang_tahun
from sakip.organisasi.models import Instansi, Unit


class JenisSkor(models.TextChoices):
    SMART = "smart", "Nilai SMART"
    IKPA = "ikpa", "IKPA"
    NKA = "nka", "Nilai Kinerja Anggaran"


class PotretSkor(models.Model):
    """What one source showed of one kind of score, for an office and what is below it, on one day."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="potret_skor", help_text="the office it was taken for"
    )
    jenis = models.CharField(max_length=10, choices=JenisSkor)
    tahun = models.PositiveSmallIntegerField()
    sampai_bulan = models.PositiveSmallIntegerField(default=12, help_text="the months that the score covers")
    sumber = models.CharField(max_length=120)
    per_tanggal = models.DateField()
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "jenis", "tahun", "sumber", "per_tanggal"], name="potretskor_unik"
            ),
            pilihan("jenis", JenisSkor, "potretskor_jenis_dikenal"),
            models.CheckConstraint(
                condition=Q(sampai_bulan__gte=1, sampai_bulan__lte=12), name="potretskor_bulan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun} {self.per_tanggal}"


class NilaiSkor(models.Model):
    """One satker (a DIPA) in a snapshot, or the office or region as a whole (``dipa`` empty).

    ``nilai`` is the official figure as shown; None where the source shows only components.
    """

    potret = models.ForeignKey(PotretSkor, models.CASCADE, related_name="nilai_skor")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    dipa = models.ForeignKey(Dipa, models.PROTECT, null=True, blank=True, related_name="nilai_skor")
    nilai = BidangDesimal(null=True, blank=True)
    catatan = models.TextField(blank=True)
    nomor_baris = models.PositiveIntegerField(
        null=True, blank=True, help_text="row in the file of the snapshot"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["potret", "dipa"], condition=Q(dipa__isnull=False), name="nilaiskor_dipa_unik"
            ),
            models.UniqueConstraint(
                fields=["potret", "unit"], condition=Q(dipa__isnull=True), name="nilaiskor_unit_unik"
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gte=0), name="nilaiskor_tidak_negatif"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.potret_id} {self.dipa_id or self.unit_id}"


class KomponenSkor(models.Model):
    """A component as the source shows it; ``kode`` is that of the rule set.

    Not ``berlaku``: by the rule it has no data. ``nilai`` may be negative only where the rule allows it
    (efficiency E of Nilai SMART).
    """

    skor = models.ForeignKey(NilaiSkor, models.CASCADE, related_name="komponen")
    kode = models.CharField(max_length=40)
    nilai = BidangDesimal(null=True, blank=True)
    berlaku = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["skor", "kode"], name="komponenskor_unik"),
            models.CheckConstraint(
                condition=Q(berlaku=True) | Q(nilai__isnull=True), name="komponenskor_tidak_berlaku_kosong"
            ),
        ]

    def __str__(self) -> str:
        return self.kode


class PotretTerpilih(models.Model):
    """The snapshot that the report of a year uses; without a row the latest counts."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=JenisSkor)
    potret = models.ForeignKey(PotretSkor, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun", "jenis"], name="potretterpilih_unik"),
            pilihan("jenis", JenisSkor, "potretterpilih_jenis_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.tahun} {self.jenis}"


class StatusAturan(models.TextChoices):
    DRAF = "draf", "Draf"
    TERBIT = "terbit", "Terbit"
    DICABUT = "dicabut", "Dicabut"


class VersiAturan(models.Model):
    """A version of a rule set (``aturan/data``) written by an administrator; shared by all agencies.

    Once ``terbit`` it is used for its years instead of the packaged one, and is never changed again: it can
    only be revoked or followed (triggers hold it). ``isi`` has the shape that ``aturan.regulasi`` checks,
    without the head, and every number in it is text (``versi_aturan``).
    """

    nama = models.CharField(max_length=60, help_text="name of the rule set, such as bobot_ikpa")
    kode = models.CharField(max_length=60, help_text="the version's own name, such as PER-5/PB/2024")
    sumber = models.CharField(max_length=300)
    catatan = models.TextField(blank=True)
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    belum_diverifikasi = models.BooleanField(default=True, help_text="not read in the regulation's own text")
    status = models.CharField(max_length=10, choices=StatusAturan, default=StatusAturan.DRAF)
    isi = models.JSONField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["nama", "kode"], condition=~Q(status="dicabut"), name="versiaturan_unik"
            ),
            pilihan("status", StatusAturan, "versiaturan_status_dikenal"),
            rentang_tahun("versiaturan_tahun"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.kode}"
