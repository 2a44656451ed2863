"""Indicators as identities, and what they mean in a span of years: their manuals."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from sakip.berkas.models import Berkas
from sakip.inti.bidang import BidangDesimal
from sakip.inti.kendala import pilihan, rentang_tahun
from sakip.organisasi.models import Instansi, Unit

from .kamus import Variabel
from .pilihan import (
    JenisIndikator,
    Kekerapan,
    MetodeCapaian,
    Nihil,
    Pengukur,
    Polaritas,
    Sebanding,
    Urutan,
)


class Indikator(models.Model):
    """An identity within an agency; what it means in a year stands in its manual (decision 6)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kunci = models.CharField(max_length=120)
    pemilik = models.ForeignKey(Unit, models.PROTECT, related_name="indikator")
    jenis = models.CharField(max_length=3, choices=JenisIndikator)
    pendahulu = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="penerus")
    sebanding = models.CharField(max_length=10, choices=Sebanding, blank=True)
    versi = models.PositiveIntegerField(default=1, help_text="counts changes of the identity and its manuals")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kunci"], name="indikator_kunci_unik"),
            pilihan("jenis", JenisIndikator, "indikator_jenis_dikenal"),
            models.CheckConstraint(
                condition=Q(pendahulu__isnull=True, sebanding="")
                | Q(pendahulu__isnull=False, sebanding__in=Sebanding.values),
                name="indikator_sebanding_bila_berpendahulu",
            ),
        ]

    def __str__(self) -> str:
        return self.kunci


class ManualIndikator(models.Model):
    """The manual of an indicator for a span of years.

    ``varian_unit`` null: the owner's manual. Otherwise a local variant, kept because an office
    computes differently; it is reported as a deviation and never overwrites the owner's.
    """

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="manual")
    varian_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="varian_manual")
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    nama = models.CharField(max_length=500)
    definisi = models.TextField(blank=True)
    satuan = models.CharField(max_length=60)
    skala = BidangDesimal(null=True, blank=True, help_text="largest value of an index scale")
    skala_kata = models.JSONField(null=True, blank=True, help_text="ordered words, low to high")
    polaritas = models.CharField(max_length=5, choices=Polaritas)
    metode_capaian = models.CharField(max_length=20, choices=MetodeCapaian)
    rumus = models.TextField(blank=True)
    jumlah = models.CharField(max_length=60, blank=True, help_text="alias of the realised amount (growth)")
    basis = models.CharField(max_length=60, blank=True, help_text="alias of the amount the target applies to")
    urutan = models.CharField(max_length=20, choices=Urutan, default=Urutan.GABUNG_LALU_RUMUS)
    nihil = models.CharField(max_length=15, choices=Nihil, default=Nihil.TIDAK_DIHITUNG)
    desimal = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(6)])
    pengukur = models.CharField(max_length=10, choices=Pengukur)
    tanpa_rincian = models.BooleanField(default=False)
    kekerapan = models.CharField(max_length=15, choices=Kekerapan)
    bulan = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    hari_jatuh_tempo = models.PositiveSmallIntegerField(default=10)
    jeda_bulan = models.PositiveSmallIntegerField(default=1)
    bukti_wajib = models.JSONField(default=list)
    sumber = models.TextField(blank=True)
    dasar = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indikator", "sejak_tahun"],
                condition=Q(varian_unit__isnull=True),
                name="manual_pemilik_unik",
            ),
            models.UniqueConstraint(
                fields=["indikator", "varian_unit", "sejak_tahun"],
                condition=Q(varian_unit__isnull=False),
                name="manual_varian_unik",
            ),
            rentang_tahun("manual_rentang"),
            pilihan("polaritas", Polaritas, "manual_polaritas_dikenal"),
            pilihan("metode_capaian", MetodeCapaian, "manual_metode_dikenal"),
            pilihan("urutan", Urutan, "manual_urutan_dikenal"),
            pilihan("nihil", Nihil, "manual_nihil_dikenal"),
            pilihan("pengukur", Pengukur, "manual_pengukur_dikenal"),
            pilihan("kekerapan", Kekerapan, "manual_kekerapan_dikenal"),
            models.CheckConstraint(condition=Q(desimal__lte=6), name="manual_desimal_wajar"),
            models.CheckConstraint(
                condition=Q(kekerapan="bulan_tertentu", bulan__gte=1, bulan__lte=12)
                | (~Q(kekerapan="bulan_tertentu") & Q(bulan__isnull=True)),
                name="manual_bulan_bila_tertentu",
            ),
            models.CheckConstraint(
                condition=Q(hari_jatuh_tempo__gte=1, hari_jatuh_tempo__lte=31), name="manual_hari_wajar"
            ),
            models.CheckConstraint(
                condition=Q(metode_capaian="pertumbuhan_jumlah") & ~Q(jumlah="") & ~Q(basis="")
                | ~Q(metode_capaian="pertumbuhan_jumlah") & Q(jumlah="", basis=""),
                name="manual_jumlah_dan_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.sejak_tahun}"


class VariabelManual(models.Model):
    """The name by which a manual's formula calls a variable of the dictionary."""

    manual = models.ForeignKey(ManualIndikator, models.CASCADE, related_name="variabel")
    alias = models.CharField(max_length=60)
    variabel = models.ForeignKey(Variabel, models.PROTECT, related_name="dipakai")
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manual", "alias"], name="variabelmanual_alias_unik")
        ]

    def __str__(self) -> str:
        return self.alias


class Instrumen(models.Model):
    """A file that goes with a manual: questionnaire, form, guide."""

    manual = models.ForeignKey(ManualIndikator, models.CASCADE, related_name="instrumen")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manual", "berkas"], name="instrumen_unik"),
        ]

    def __str__(self) -> str:
        return self.nama
