"""DIPA, its revisions and lines, and the outputs (rincian output) that its money pays for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sakip.inti.bidang import BidangDesimal, BidangRupiah
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


def _kosong_atau_positif(*bidang: str) -> Q:
    hasil = Q()
    for b in bidang:
        hasil &= Q(**{f"{b}__isnull": True}) | Q(**{f"{b}__gte": 0})
    return hasil


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
    alasan = models.TextField(blank=True, help_text="why the version was made; said beside its differences")
    dokumen_jumlah = BidangRupiah(
        null=True, blank=True, help_text="total as the document prints it; the lines must add up to it"
    )
    dokumen_51 = BidangRupiah(null=True, blank=True)
    dokumen_52 = BidangRupiah(null=True, blank=True)
    dokumen_53 = BidangRupiah(null=True, blank=True)
    dokumen_57 = BidangRupiah(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dipa", "nomor"], name="revisidipa_unik"),
            pilihan("jenis", JenisRevisi, "revisidipa_jenis_dikenal"),
            models.CheckConstraint(
                condition=_kosong_atau_positif(
                    "dokumen_jumlah", "dokumen_51", "dokumen_52", "dokumen_53", "dokumen_57"
                ),
                name="revisidipa_dokumen_tidak_negatif",
            ),
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
    catatan = models.TextField(blank=True, help_text="why this line differs from the version before")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revisi", "kode", "jenis_belanja"], name="barisdipa_unik"),
            pilihan("jenis_belanja", JenisBelanja, "barisdipa_jenis_dikenal"),
            models.CheckConstraint(condition=Q(pagu__gte=0, blokir__gte=0), name="barisdipa_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return self.kode


class RincianOutput(models.Model):
    """An output of a DIPA. Lines belong to it by the beginning of their ``kode``."""

    dipa = models.ForeignKey(Dipa, models.CASCADE, related_name="rincian_output")
    kode = models.CharField(max_length=60, help_text="kegiatan.kro.ro, as the lines' codes begin")
    nama = models.CharField(max_length=300)
    satuan = models.CharField(max_length=60)
    target = BidangDesimal()
    strategis = models.BooleanField(default=False, help_text="the narrow gap of output and absorption holds")
    prioritas_nasional = models.CharField(max_length=200, blank=True, help_text="code or name; empty if none")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dipa", "kode"], name="rincianoutput_unik"),
            models.CheckConstraint(condition=Q(target__gt=0), name="rincianoutput_target_positif"),
        ]

    def __str__(self) -> str:
        return self.kode


class CapaianOutput(models.Model):
    """What was reached of an output by the end of a month, cumulative: volume, and progress in percent.

    Progress also counts work that has no volume yet, so that it may be ahead of ``volume``.
    """

    output = models.ForeignKey(RincianOutput, models.CASCADE, related_name="capaian")
    bulan = models.PositiveSmallIntegerField()
    volume = BidangDesimal()
    progres = BidangDesimal(help_text="0 to 100")
    keterangan = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["output", "bulan"], name="capaianoutput_unik"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="capaianoutput_bulan"),
            models.CheckConstraint(
                condition=Q(progres__gte=0, progres__lte=100, volume__gte=0), name="capaianoutput_rentang"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output_id} {self.bulan}"
