"""Perjanjian Kinerja between two positions; a signed version never changes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sakip.inti.bidang import BidangDesimal, BidangRupiah
from sakip.inti.kendala import nilai_atau_kata, pilihan
from sakip.organisasi.models import Instansi, Jabatan, Unit
from sakip.perencanaan.models import Indikator, Kegiatan, Sasaran


class BentukPerjanjian(models.TextChoices):
    DUA_PIHAK = "dua_pihak", "Dua pihak"
    PERNYATAAN = "pernyataan", "Pernyataan satu pihak"


class StatusPerjanjian(models.TextChoices):
    DRAF = "draf", "Draf"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"


class Perjanjian(models.Model):
    """One agreement (PermenPANRB 53/2014). ``revisi`` 0 is the first; a revision states its cause.

    The parties' names and positions are copied as printed when it is signed. A trigger on both
    engines refuses any change once ``status`` is ``ditandatangani``. A draft that is ``diusulkan`` waits for
    the signature and is not edited meanwhile.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="perjanjian")
    tahun = models.PositiveSmallIntegerField()
    pihak_pertama = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    pihak_kedua = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    bentuk = models.CharField(max_length=12, choices=BentukPerjanjian)
    revisi = models.PositiveSmallIntegerField(default=0)
    sebab = models.TextField(blank=True)
    tanggal = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=15, choices=StatusPerjanjian, default=StatusPerjanjian.DRAF)
    nama_pihak_pertama = models.CharField(max_length=300, blank=True, help_text="as printed")
    nama_pihak_kedua = models.CharField(max_length=300, blank=True, help_text="as printed")
    versi = models.PositiveIntegerField(default=1)
    diusulkan = models.DateTimeField(null=True, blank=True, help_text="waits for the signature since")
    diusulkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    catatan = models.TextField(null=True, blank=True, help_text="why the last proposal was sent back")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode", "revisi"], name="perjanjian_kode_unik"),
            models.UniqueConstraint(
                fields=["unit", "tahun", "pihak_pertama", "pihak_kedua", "revisi"],
                condition=Q(pihak_kedua__isnull=False),
                name="perjanjian_dua_pihak_unik",
            ),
            models.UniqueConstraint(
                fields=["unit", "tahun", "pihak_pertama", "revisi"],
                condition=Q(pihak_kedua__isnull=True),
                name="perjanjian_pernyataan_unik",
            ),
            pilihan("bentuk", BentukPerjanjian, "perjanjian_bentuk_dikenal"),
            pilihan("status", StatusPerjanjian, "perjanjian_status_dikenal"),
            models.CheckConstraint(
                condition=Q(bentuk="dua_pihak", pihak_kedua__isnull=False)
                | Q(bentuk="pernyataan", pihak_kedua__isnull=True),
                name="perjanjian_pihak_menurut_bentuk",
            ),
            models.CheckConstraint(
                condition=Q(pihak_kedua__isnull=True) | ~Q(pihak_kedua=F("pihak_pertama")),
                name="perjanjian_pihak_beda",
            ),
            models.CheckConstraint(condition=Q(revisi=0) | ~Q(sebab=""), name="perjanjian_revisi_bersebab"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} r{self.revisi}"


class ButirPerjanjian(models.Model):
    """One row of the annex: sasaran and indicator by reference, code and wording as printed.

    ``acuan``: an item of the strategic or programme level, printed for reference and measured
    elsewhere; it does not enter the unit's capaian.
    """

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="butir")
    urutan = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=40)
    acuan = models.BooleanField(default=False)
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="butir")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="butir")
    rumusan_sasaran = models.TextField()
    rumusan = models.TextField()
    nilai = BidangDesimal(null=True, blank=True, help_text="target as a number")
    kata = models.CharField(max_length=40, null=True, blank=True)
    satuan = models.CharField(max_length=60)
    skala = BidangDesimal(null=True, blank=True)
    penanggung = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    pemilik = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["perjanjian", "urutan"], name="butir_urutan_unik"),
            models.UniqueConstraint(fields=["perjanjian", "kode"], name="butir_kode_unik"),
            nilai_atau_kata("butir_nilai_atau_kata"),
        ]
        ordering: ClassVar = ["urutan"]

    def __str__(self) -> str:
        return f"{self.kode} {self.rumusan[:40]}"


class TargetPeriode(models.Model):
    """An interim target of an item; ``kumulatif`` says whether it counts from January."""

    butir = models.ForeignKey(ButirPerjanjian, models.CASCADE, related_name="target_periode")
    periode = models.CharField(max_length=9)
    nilai = BidangDesimal()
    kumulatif = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["butir", "periode"], name="targetperiode_unik")
        ]

    def __str__(self) -> str:
        return self.periode


class AnggaranPerjanjian(models.Model):
    """The budget of a kegiatan as printed in the agreement."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="anggaran")
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="+")
    rupiah = BidangRupiah()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["perjanjian", "kegiatan"], name="anggaranperjanjian_unik"),
            models.CheckConstraint(condition=Q(rupiah__gte=0), name="anggaranperjanjian_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.rupiah}"
