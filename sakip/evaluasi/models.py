"""Reports that were checked for contradictions, and what the reviewer decided of each finding."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.berkas.models import Berkas
from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Unit


class KeadaanReviu(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang diperiksa"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Tidak dapat dibaca"


class Langkah(models.TextChoices):
    """What the check is doing, in the words of :mod:`sakip.reviu.kabar`."""

    BACA = "baca", "Membaca berkas"
    PAHAM = "paham", "Memahami tabel dan indikator"
    PERIKSA = "periksa", "Memeriksa isinya"


class Putusan(models.TextChoices):
    BELUM = "belum", "Belum diputus"
    TERIMA = "terima", "Diterima: perlu diperbaiki"
    TOLAK = "tolak", "Dikesampingkan"


class ReviuLaporan(models.Model):
    """One uploaded report of an office and year, and how far its check has come."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reviu")
    tahun = models.PositiveSmallIntegerField()
    nama_berkas = models.CharField(max_length=255)
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=10, choices=KeadaanReviu, default=KeadaanReviu.MENUNGGU)
    #: Until when the process that checks may be believed to be alive; it moves on while that process works.
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    #: Since when it waits or is checked; a check writes only while this is still the moment it began.
    sejak = models.DateTimeField(null=True, blank=True)
    #: The step at hand: page or class ``langkah_ke`` of ``langkah_dari``, 0 of 0 where nothing is counted.
    langkah = models.CharField(max_length=10, choices=Langkah, default=Langkah.BACA)
    langkah_ke = models.PositiveIntegerField(default=0)
    langkah_dari = models.PositiveIntegerField(default=0)
    pesan = models.TextField(blank=True)
    halaman = models.PositiveIntegerField(null=True, blank=True)
    tabel = models.PositiveIntegerField(null=True, blank=True)
    indikator = models.PositiveIntegerField(null=True, blank=True)
    #: What the reader understood (indicators, history, budget), for the import of the past.
    pahaman = models.JSONField(default=dict)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            pilihan("keadaan", KeadaanReviu, "reviulaporan_keadaan_dikenal"),
            pilihan("langkah", Langkah, "reviulaporan_langkah_dikenal"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "tahun"], name="reviulaporan_unit_tahun")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.tahun} {self.nama_berkas}"


class TemuanReviu(models.Model):
    """One finding with its place, and the reviewer's decision with its reason."""

    reviu = models.ForeignKey(ReviuLaporan, models.CASCADE, related_name="temuan")
    urut = models.PositiveIntegerField()
    kelas = models.CharField(max_length=30)
    keparahan = models.CharField(max_length=20)
    kepastian = models.CharField(max_length=10)
    halaman = models.PositiveIntegerField(null=True, blank=True)
    baris = models.JSONField(default=list)
    kutipan = models.TextField(blank=True)
    tercetak = models.TextField(blank=True)
    seharusnya = models.TextField(blank=True)
    uraian = models.TextField()
    saran = models.TextField(blank=True)
    #: The lines of the report around the place, so that the finding can be read beside its page.
    sekitar = models.JSONField(default=list)
    putusan = models.CharField(max_length=10, choices=Putusan, default=Putusan.BELUM)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    waktu = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reviu", "urut"], name="temuanreviu_unik"),
            pilihan("putusan", Putusan, "temuanreviu_putusan_dikenal"),
            models.CheckConstraint(
                condition=Q(putusan="belum") | ~Q(alasan=""), name="temuanreviu_putusan_beralasan"
            ),
        ]
        ordering: ClassVar = ["urut"]

    def __str__(self) -> str:
        return f"{self.kelas} {self.urut}"

    @property
    def tanda(self) -> str:
        """What a page sends to decide it: which finding, in the version that was shown."""
        return f"{self.pk}:{self.versi}"
