"""DIPA, its revisions and lines, and realisation as dated snapshots."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.inti.bidang import BidangRupiah
from sakip.inti.kendala import pilihan
from sakip.organisasi.models import Instansi, Unit
from sakip.perencanaan.models import Kegiatan, Program


class JenisRevisi(models.TextChoices):
    AWAL = "awal", "DIPA awal"
    REVISI = "revisi", "Revisi"
    ABT = "abt", "Anggaran belanja tambahan"


class JenisBelanja(models.TextChoices):
    TIDAK_DIRINCI = "", "Tidak dirinci"
    PEGAWAI = "51", "51 Belanja pegawai"
    BARANG = "52", "52 Belanja barang"
    MODAL = "53", "53 Belanja modal"
    BANSOS = "57", "57 Belanja bantuan sosial"


class Dipa(models.Model):
    """A budget document of a year. One office may hold several, each with its own satker code."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=60, help_text="satker code, or a stated key")
    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dipa")
    program = models.ForeignKey(Program, models.PROTECT, null=True, blank=True, related_name="dipa")
    nama = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "tahun", "kode"], name="dipa_unik")
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun}"


class RevisiDipa(models.Model):
    """A version of a DIPA; number 0 is the first."""

    dipa = models.ForeignKey(Dipa, models.CASCADE, related_name="revisi")
    nomor = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=JenisRevisi)
    tanggal = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dipa", "nomor"], name="revisidipa_unik"),
            pilihan("jenis", JenisRevisi, "revisidipa_jenis_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.dipa_id} r{self.nomor}"


class BarisDipa(models.Model):
    """A line of a version: pagu and blocked amount in rupiah."""

    revisi = models.ForeignKey(RevisiDipa, models.CASCADE, related_name="baris")
    kode = models.CharField(max_length=80, help_text="kegiatan.kro.ro.komponen as far as known")
    uraian = models.CharField(max_length=300)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, null=True, blank=True, related_name="+")
    jenis_belanja = models.CharField(max_length=2, choices=JenisBelanja, blank=True)
    pagu = BidangRupiah()
    blokir = BidangRupiah(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revisi", "kode", "jenis_belanja"], name="barisdipa_unik"),
            pilihan("jenis_belanja", JenisBelanja, "barisdipa_jenis_dikenal"),
            models.CheckConstraint(condition=Q(pagu__gte=0, blokir__gte=0), name="barisdipa_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return self.kode


class Potret(models.Model):
    """What one source said of realisation on one day."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="potret", help_text="the office it was taken for"
    )
    sumber = models.CharField(max_length=120)
    per_tanggal = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "sumber", "per_tanggal"], name="potret_unik")
        ]

    def __str__(self) -> str:
        return f"{self.sumber} {self.per_tanggal}"


class RealisasiBaris(models.Model):
    """Realisation of a DIPA line, by its key, up to the day of the snapshot.

    Lines are named by DIPA, code and kind, not by a row of one revision: a revision replaces
    the lines, the money spent stays.
    """

    potret = models.ForeignKey(Potret, models.CASCADE, related_name="realisasi")
    dipa = models.ForeignKey(Dipa, models.PROTECT, related_name="realisasi")
    baris = models.CharField(max_length=80)
    jenis_belanja = models.CharField(max_length=2, choices=JenisBelanja, blank=True)
    rupiah = BidangRupiah()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["potret", "dipa", "baris", "jenis_belanja"], name="realisasibaris_unik"
            ),
            pilihan("jenis_belanja", JenisBelanja, "realisasibaris_jenis_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.baris} {self.rupiah}"
