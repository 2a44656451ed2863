"""The dictionary of variables: what is counted, by whom, and where it comes from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.inti.kendala import pilihan, rentang_tahun
from sakip.organisasi.models import Instansi, Unit

from .pilihan import BentukVariabel, GabungUnit, GabungWaktu, IsianVariabel, SifatVariabel


class SumberData(models.Model):
    """A system that variables, money or scores come from (SDP, JDIHN, OM-SPAN, SMART, surveys)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    nama = models.CharField(max_length=120)
    pemilik = models.CharField(max_length=200, blank=True)
    kekerapan = models.CharField(max_length=60, blank=True)
    memberi = models.TextField(blank=True, help_text="what it gives, in words")
    alamat = models.URLField(max_length=300, blank=True)
    cara = models.CharField(
        max_length=200, blank=True, help_text="how an export is made: menu, report, format"
    )
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["instansi", "nama"], name="sumberdata_unik")]

    def __str__(self) -> str:
        return self.nama


class Variabel(models.Model):
    """What is counted. Every indicator that names it uses one and the same value (decision 4)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kunci = models.CharField(max_length=120)
    nama = models.CharField(max_length=300)
    definisi = models.TextField(blank=True)
    satuan = models.CharField(max_length=60)
    bentuk = models.CharField(max_length=10, choices=BentukVariabel, default=BentukVariabel.ANGKA)
    sifat = models.CharField(max_length=10, choices=SifatVariabel)
    waktu = models.CharField(max_length=10, choices=GabungWaktu)
    agregasi_unit = models.CharField(max_length=20, choices=GabungUnit)
    bobot = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    isian = models.CharField(max_length=10, choices=IsianVariabel, default=IsianVariabel.BULAN)
    sumber = models.ForeignKey(SumberData, models.PROTECT, null=True, blank=True)
    pribadi = models.BooleanField(default=False, help_text="holds personal data; masked outside the office")
    penerus = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="pendahulu")
    pemilik = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variabel_dikelola",
        help_text="keeps the definition; null: the owners of the indicators that use it",
    )
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kunci"], name="variabel_kunci_unik"),
            pilihan("bentuk", BentukVariabel, "variabel_bentuk_dikenal"),
            pilihan("sifat", SifatVariabel, "variabel_sifat_dikenal"),
            pilihan("waktu", GabungWaktu, "variabel_waktu_dikenal"),
            pilihan("agregasi_unit", GabungUnit, "variabel_agregasi_dikenal"),
            pilihan("isian", IsianVariabel, "variabel_isian_dikenal"),
            models.CheckConstraint(
                condition=Q(agregasi_unit="rata_berbobot", bobot__isnull=False)
                | (~Q(agregasi_unit="rata_berbobot") & Q(bobot__isnull=True)),
                name="variabel_bobot_bila_berbobot",
            ),
            models.CheckConstraint(
                condition=~Q(sifat="stok", waktu="jumlah"), name="variabel_stok_tidak_dijumlah"
            ),
            models.CheckConstraint(
                condition=~Q(isian="sd_bulan", waktu="rata"), name="variabel_sd_bulan_tidak_dirata"
            ),
        ]

    def __str__(self) -> str:
        return self.kunci


class KategoriVariabel(models.Model):
    """A part of a variable's one breakdown; the parts sum to the whole."""

    variabel = models.ForeignKey(Variabel, models.CASCADE, related_name="kategori")
    kode = models.CharField(max_length=60)
    nama = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["variabel", "kode"], name="kategori_unik")]

    def __str__(self) -> str:
        return self.kode


class PengisiVariabel(models.Model):
    """Which units fill a variable in which years: of these a value is expected, and missing when due.

    Years inclusive. Without any row, the units that entered the variable this year are expected.
    """

    variabel = models.ForeignKey(Variabel, models.CASCADE, related_name="pengisi")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="variabel_diisi")
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variabel", "unit", "sejak_tahun"], name="pengisi_unik"),
            rentang_tahun("pengisi_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} mengisi {self.variabel_id}"
