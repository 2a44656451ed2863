"""Sasaran and their cascade, programme codes, and the Renstra with its targets."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sakip.inti.bidang import BidangDesimal, BidangRupiah
from sakip.inti.kendala import nilai_atau_kata, pilihan, rentang_tahun
from sakip.organisasi.models import Instansi, Unit

from .indikator import Indikator
from .pilihan import JenisKontribusi, Lingkup, TingkatSasaran


class Sasaran(models.Model):
    """A statement of performance at one of three levels, owned by a unit."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kunci = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sasaran")
    tingkat = models.CharField(max_length=10, choices=TingkatSasaran)
    rumusan = models.TextField()
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    jenis_kontribusi = models.CharField(
        max_length=10, choices=JenisKontribusi, blank=True, help_text="how it contributes to ``induk``"
    )
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kunci"], name="sasaran_kunci_unik"),
            pilihan("tingkat", TingkatSasaran, "sasaran_tingkat_dikenal"),
            rentang_tahun("sasaran_rentang"),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")), name="sasaran_bukan_induk_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(jenis_kontribusi="")
                | Q(jenis_kontribusi__in=JenisKontribusi.values, induk__isnull=False),
                name="sasaran_kontribusi_bila_berinduk",
            ),
        ]

    def __str__(self) -> str:
        return self.kunci


class IndikatorSasaran(models.Model):
    """By which indicators a sasaran is measured according to the plan; years inclusive.

    The agreement of a year names the same pair again as it was signed.
    """

    sasaran = models.ForeignKey(Sasaran, models.CASCADE, related_name="ukuran")
    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="sasaran_diukur")
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sasaran", "indikator", "sejak_tahun"], name="indikatorsasaran_unik"
            ),
            rentang_tahun("indikatorsasaran_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.sasaran_id} diukur {self.indikator_id}"


class Kontribusi(models.Model):
    """The pohon kinerja by reference: how a lower indicator contributes to an upper one."""

    atas = models.ForeignKey(Indikator, models.CASCADE, related_name="penopang")
    bawah = models.ForeignKey(Indikator, models.CASCADE, related_name="menopang")
    jenis = models.CharField(max_length=10, choices=JenisKontribusi)
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["atas", "bawah", "sejak_tahun"], name="kontribusi_unik"),
            pilihan("jenis", JenisKontribusi, "kontribusi_jenis_dikenal"),
            models.CheckConstraint(condition=~Q(atas=F("bawah")), name="kontribusi_beda"),
            rentang_tahun("kontribusi_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.bawah_id} → {self.atas_id}"


class Program(models.Model):
    """A programme code; codes change names between years."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=60)
    nama = models.CharField(max_length=300)
    sejak_tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode", "sejak_tahun"], name="program_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class Kegiatan(models.Model):
    """A kegiatan code within a programme."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=60)
    program = models.ForeignKey(Program, models.PROTECT, related_name="kegiatan")
    nama = models.CharField(max_length=300)
    sejak_tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode", "sejak_tahun"], name="kegiatan_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class Renstra(models.Model):
    """A unit's strategic plan; years inclusive."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="renstra")
    mulai = models.PositiveSmallIntegerField()
    selesai = models.PositiveSmallIntegerField()
    versi = models.PositiveIntegerField(default=1, help_text="counts changes of the plan and its targets")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "mulai"], name="renstra_unik"),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="renstra_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mulai}-{self.selesai}"


class TargetRenstra(models.Model):
    """The target of one year in a Renstra, national or regional, with funding and responsible unit."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="target")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target_renstra")
    tahun = models.PositiveSmallIntegerField()
    lingkup = models.CharField(max_length=10, choices=Lingkup)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    nilai = BidangDesimal(null=True, blank=True)
    kata = models.CharField(max_length=40, null=True, blank=True)
    satuan = models.CharField(max_length=60)
    skala = BidangDesimal(null=True, blank=True)
    pendanaan = BidangRupiah(null=True, blank=True)
    penanggung_jawab = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["renstra", "indikator", "tahun", "lingkup"],
                condition=Q(unit__isnull=True),
                name="targetrenstra_unik",
            ),
            models.UniqueConstraint(
                fields=["renstra", "indikator", "tahun", "lingkup", "unit"],
                condition=Q(unit__isnull=False),
                name="targetrenstra_unit_unik",
            ),
            pilihan("lingkup", Lingkup, "targetrenstra_lingkup_dikenal"),
            nilai_atau_kata("targetrenstra_nilai_atau_kata"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}"
