"""The record of imported packages and of imports from other systems' exports."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from sakip.berkas.models import Berkas
from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Instansi, Unit
from sakip.perencanaan.models import SumberData


class Paket(models.Model):
    """A package that was imported: its name (an alias of the unit) and which shared keys it carried.

    ``cakupan`` lists, per kind, the shared records that the package named, so that the export
    gives back exactly what came in, and what has been added since.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    nama = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="paket")
    tahun = models.PositiveSmallIntegerField()
    keterangan = models.TextField(blank=True)
    cakupan = models.JSONField()
    sidik = models.CharField(max_length=64, help_text="SHA-256 of the canonical package")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["nama", "tahun"], name="paket_nama_unik"),
            models.UniqueConstraint(fields=["unit", "tahun"], name="paket_unit_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"


class JenisImpor(models.TextChoices):
    """What an export is read into."""

    ISIAN = "isian", "Nilai variabel"
    REALISASI = "realisasi", "Realisasi anggaran"
    DIPA = "dipa", "DIPA atau revisinya"
    RPD = "rpd", "Rencana penarikan dana"
    SKOR = "skor", "Nilai SMART atau IKPA"
    EMONEV = "emonev", "Pelaporan e-Monev"
    OUTPUT = "output", "Capaian rincian output"
    E_PERFORMANCE = "eperforma", "Nilai e-Performance"
    KRISNA = "krisna", "Kode program, kegiatan, dan output"


class PetaImpor(models.Model):
    """How a source's export is read: which column and which code means what. Versions are never changed."""

    sumber = models.ForeignKey(SumberData, models.PROTECT, related_name="peta")
    jenis = models.CharField(max_length=10, choices=JenisImpor)
    nomor = models.PositiveSmallIntegerField(help_text="version, from 1")
    isi = models.JSONField(help_text="sheet, header row, columns, codes, constants; see pertukaran.meja.peta")
    kepala = models.JSONField(help_text="the column headings that it was made for")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sumber", "jenis", "nomor"], name="petaimpor_unik"),
            pilihan("jenis", JenisImpor, "petaimpor_jenis_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.sumber_id} {self.jenis} v{self.nomor}"


class ImporData(models.Model):
    """One file of a source that was applied, as a whole, and perhaps undone, as a whole."""

    peta = models.ForeignKey(PetaImpor, models.PROTECT, related_name="impor")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", help_text="the office it was applied for"
    )
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama_berkas = models.CharField(max_length=255)
    per_tanggal = models.DateField(null=True, blank=True)
    baris = models.PositiveIntegerField(help_text="rows of data in the file")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    dibatalkan = models.DateTimeField(null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_batal = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(dibatalkan__isnull=True) | ~models.Q(alasan_batal=""),
                name="impordata_batal_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_berkas


class NilaiImpor(models.Model):
    """What one row of an import wrote: the row, the object by name and key, its value before and after.

    Written for values that replace others (entries, outputs, e-Monev), so that they can be traced and undone;
    a snapshot is undone as a whole and keeps the row number in its own lines.
    """

    impor = models.ForeignKey(ImporData, models.CASCADE, related_name="nilai")
    baris = models.PositiveIntegerField(help_text="row in the file, from 1")
    objek = models.CharField(max_length=40, help_text="such as pengukuran.Isian")
    kunci = models.PositiveBigIntegerField()
    sebelum = models.JSONField(null=True, blank=True)
    sesudah = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["impor", "objek", "kunci"], name="nilaiimpor_unik"),
        ]
        indexes: ClassVar = [models.Index(fields=["objek", "kunci"], name="nilaiimpor_objek")]

    def __str__(self) -> str:
        return f"{self.objek} {self.kunci}"
