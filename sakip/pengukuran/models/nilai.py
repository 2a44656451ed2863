"""What people entered: values of variables by unit and period, evidence, earlier years, cached sums."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.berkas.models import Berkas
from sakip.inti.bidang import BidangDesimal
from sakip.inti.kendala import nilai_atau_kata, pilihan
from sakip.organisasi.models import Garis, Unit
from sakip.perencanaan.models import Indikator, KategoriVariabel, Variabel


class Keadaan(models.TextChoices):
    ADA = "ada", "Ada nilainya"
    NIHIL = "nihil", "Nihil: dilaporkan, tidak ada kejadian"
    TIDAK_JATUH_TEMPO = "tidak_jatuh_tempo", "Belum jatuh tempo"


class LingkupIsian(models.TextChoices):
    UNIT = "unit", "Unit ini saja"
    WILAYAH = "wilayah", "Seluruh wilayah unit ini"


class Asal(models.TextChoices):
    KETIK = "ketik", "Diketik"
    EXCEL = "excel", "Excel"
    IMPOR = "impor", "Impor paket"


class Bacaan(models.TextChoices):
    SEMENTARA = "sementara", "Sementara"
    RESMI = "resmi", "Resmi"


class Isian(models.Model):
    """The value of one variable for one unit and period. No row means: not reported."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nilai_isian")
    variabel = models.ForeignKey(Variabel, models.PROTECT, related_name="nilai_isian")
    periode = models.CharField(max_length=9)
    tahun = models.PositiveSmallIntegerField()
    kategori = models.ForeignKey(KategoriVariabel, models.PROTECT, null=True, blank=True)
    nilai = BidangDesimal(null=True, blank=True)
    keadaan = models.CharField(max_length=20, choices=Keadaan, default=Keadaan.ADA)
    lingkup = models.CharField(max_length=10, choices=LingkupIsian, default=LingkupIsian.UNIT)
    asal = models.CharField(max_length=10, choices=Asal)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "variabel", "periode"],
                condition=Q(kategori__isnull=True),
                name="isian_unik",
            ),
            models.UniqueConstraint(
                fields=["unit", "variabel", "periode", "kategori"],
                condition=Q(kategori__isnull=False),
                name="isian_kategori_unik",
            ),
            pilihan("keadaan", Keadaan, "isian_keadaan_dikenal"),
            pilihan("lingkup", LingkupIsian, "isian_lingkup_dikenal"),
            pilihan("asal", Asal, "isian_asal_dikenal"),
            models.CheckConstraint(
                condition=Q(keadaan="ada", nilai__isnull=False) | (~Q(keadaan="ada") & Q(nilai__isnull=True)),
                name="isian_nilai_bila_ada",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["tahun", "variabel", "unit"], name="isian_setahun")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.variabel_id} {self.periode}"


class Kejadian(models.Model):
    """One event of a list variable; the count follows from the rows."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="kejadian")
    variabel = models.ForeignKey(Variabel, models.PROTECT, related_name="kejadian")
    kategori = models.ForeignKey(KategoriVariabel, models.PROTECT, null=True, blank=True)
    tanggal = models.DateField()
    nama = models.CharField(max_length=300)
    tempat = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "variabel", "tanggal", "nama"], name="kejadian_unik")
        ]
        indexes: ClassVar = [models.Index(fields=["variabel", "tanggal", "unit"], name="kejadian_setahun")]

    def __str__(self) -> str:
        return self.nama


class NilaiLangsung(models.Model):
    """A realisation that is not computed here: typed without parts, or given by letter.

    A later letter makes a new ``versi``; the highest version counts.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="nilai_langsung")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="nilai_langsung")
    periode = models.CharField(max_length=9)
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    nilai = BidangDesimal(null=True, blank=True)
    kata = models.CharField(max_length=40, null=True, blank=True)
    skala = BidangDesimal(null=True, blank=True)
    tanpa_rincian = models.BooleanField(default=False)
    nomor_surat = models.CharField(max_length=120, blank=True)
    tanggal_surat = models.DateField(null=True, blank=True)
    halaman = models.CharField(max_length=40, blank=True)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "indikator", "periode", "versi"], name="nilailangsung_unik"
            ),
            nilai_atau_kata("nilailangsung_nilai_atau_kata"),
            models.CheckConstraint(
                condition=Q(tanpa_rincian=True) | ~Q(nomor_surat=""), name="nilailangsung_berasal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.indikator_id} {self.periode} v{self.versi}"


class Bukti(models.Model):
    """Evidence for a variable's or an indicator's value: a stored file or a link, with its page."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bukti")
    variabel = models.ForeignKey(Variabel, models.PROTECT, null=True, blank=True, related_name="bukti")
    indikator = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="bukti")
    periode = models.CharField(max_length=9)
    tahun = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=255)
    halaman = models.CharField(max_length=40, blank=True)
    tempat = models.CharField(max_length=200, blank=True, help_text="where the original is kept")
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="bukti")
    tautan = models.URLField(max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(variabel__isnull=False, indikator__isnull=True)
                | Q(variabel__isnull=True, indikator__isnull=False),
                name="bukti_satu_pokok",
            ),
            models.CheckConstraint(
                condition=Q(berkas__isnull=False, tautan="") | (Q(berkas__isnull=True) & ~Q(tautan="")),
                name="bukti_berkas_atau_tautan",
            ),
            models.UniqueConstraint(
                fields=["unit", "variabel", "periode", "nama"],
                condition=Q(variabel__isnull=False),
                name="bukti_variabel_unik",
            ),
            models.UniqueConstraint(
                fields=["unit", "indikator", "periode", "nama"],
                condition=Q(indikator__isnull=False),
                name="bukti_indikator_unik",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class RekapUnit(models.Model):
    """Cache: what the direct children of a unit give of a variable in a year (decision 8).

    ``jumlah`` adds each child's year value (after aggregation over time), ``pembobot`` adds the
    weights, ``cacah`` counts the children with a value and ``hilang`` those without.
    Rebuilt and compared by ``sakip kelola rekap``.
    """

    induk = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    garis = models.CharField(max_length=10, choices=Garis)
    variabel = models.ForeignKey(Variabel, models.CASCADE, related_name="+")
    periode = models.CharField(max_length=9)
    bacaan = models.CharField(max_length=10, choices=Bacaan)
    jumlah = BidangDesimal(null=True)
    pembobot = BidangDesimal(null=True)
    cacah = models.PositiveIntegerField()
    hilang = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["induk", "garis", "variabel", "periode", "bacaan"], name="rekapunit_unik"
            ),
            pilihan("garis", Garis, "rekapunit_garis_dikenal"),
            pilihan("bacaan", Bacaan, "rekapunit_bacaan_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.induk_id} {self.variabel_id} {self.periode} {self.bacaan}"


class RiwayatTahunan(models.Model):
    """Target and realisation of a year before the system.

    ``sebanding`` false marks a break in the series (method, scale, definition), told in ``catatan``.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="riwayat")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="riwayat")
    tahun = models.PositiveSmallIntegerField()
    target = BidangDesimal(null=True, blank=True)
    nilai = BidangDesimal(null=True, blank=True, help_text="realisation")
    kata = models.CharField(max_length=40, null=True, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    skala = BidangDesimal(null=True, blank=True)
    sebanding = models.BooleanField(default=True)
    catatan = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "indikator", "tahun"], name="riwayat_unik"),
            nilai_atau_kata("riwayat_nilai_atau_kata"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.indikator_id} {self.tahun}"
