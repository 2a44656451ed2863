"""Target kinerja: what owners ask of regional offices by quarter, with evidence, apart from the PK.

In the ministry of the examples: quarters B03, B06, B09, B12; evidence is uploaded from the 28th to the
5th, the owner scores from the 6th to the 15th of the next month. Windows are data, not code.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.berkas.models import Berkas
from sakip.inti.bidang import BidangDesimal
from sakip.organisasi.models import Instansi, Unit


class KelompokTargetKinerja(models.Model):
    """The set of a year in an agency: who made it, when evidence and scores are due.

    Days are days of the month: evidence from ``unggah_mulai`` of the quarter's last month to
    ``unggah_akhir`` of the next one; scores from ``nilai_mulai`` to ``nilai_akhir`` of that next month.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    unggah_mulai = models.PositiveSmallIntegerField(default=28)
    unggah_akhir = models.PositiveSmallIntegerField(default=5)
    nilai_mulai = models.PositiveSmallIntegerField(default=6)
    nilai_akhir = models.PositiveSmallIntegerField(default=15)
    dasar = models.CharField(max_length=300, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "tahun"], name="kelompoktk_unik"),
            models.CheckConstraint(
                condition=Q(
                    unggah_mulai__gte=1,
                    unggah_mulai__lte=31,
                    unggah_akhir__gte=1,
                    unggah_akhir__lte=28,
                    nilai_mulai__gte=1,
                    nilai_akhir__lte=28,
                    nilai_akhir__gte=models.F("nilai_mulai"),
                ),
                name="kelompoktk_hari",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instansi_id} {self.tahun}"


class TargetKinerja(models.Model):
    """One target of the year, asked by ``pemilik`` of all units that hold a ``PelaksanaTargetKinerja``."""

    kelompok = models.ForeignKey(KelompokTargetKinerja, models.PROTECT, related_name="target")
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=500)
    pemilik = models.ForeignKey(Unit, models.PROTECT, related_name="target_kinerja_dimiliki")
    kriteria = models.TextField(blank=True, help_text="what counts as reached")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kelompok", "kode"], name="targetkinerja_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama[:60]}"


class SyaratBukti(models.Model):
    """The evidence that a target requires, by version: a change makes a new one and tells the operators."""

    target = models.ForeignKey(TargetKinerja, models.CASCADE, related_name="syarat")
    nomor = models.PositiveSmallIntegerField(help_text="version, from 1")
    berlaku_periode = models.CharField(max_length=3, help_text="first quarter that it holds for: B03 ... B12")
    butir = models.JSONField(help_text="list of {kode, uraian, wajib}")
    contoh = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    nama_contoh = models.CharField(max_length=255, blank=True)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["target", "nomor"], name="syaratbukti_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} v{self.nomor}"


class PelaksanaTargetKinerja(models.Model):
    """A unit that must reach a target; ``penanggung`` is the division or section that answers for it."""

    target = models.ForeignKey(TargetKinerja, models.CASCADE, related_name="pelaksana")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="target_kinerja")
    penanggung = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    urutan = models.PositiveSmallIntegerField(default=1)
    diketahui_syarat = models.PositiveSmallIntegerField(
        default=0, help_text="the version of the evidence list that its operator has seen"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["target", "unit"], name="pelaksanatk_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.target_id}"


class LangkahTargetKinerja(models.Model):
    """The unit's plan of action for a quarter of a target: what will be done, and how much of the whole."""

    pelaksana = models.ForeignKey(PelaksanaTargetKinerja, models.CASCADE, related_name="langkah")
    periode = models.CharField(max_length=3, help_text="B03, B06, B09, B12")
    rencana = models.TextField()
    realisasi = models.TextField(blank=True)
    kendala = models.TextField(blank=True)
    diajukan = models.DateTimeField(null=True, blank=True)
    alasan_terlambat = models.TextField(blank=True, help_text="why it was sent after the window; else empty")
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pelaksana", "periode"], name="langkahtk_unik"),
            models.CheckConstraint(
                condition=Q(periode__in=["B03", "B06", "B09", "B12"]), name="langkahtk_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pelaksana_id} {self.periode}"


class BuktiTargetKinerja(models.Model):
    """A file or link for one required item of a quarter."""

    langkah = models.ForeignKey(LangkahTargetKinerja, models.CASCADE, related_name="bukti")
    butir = models.CharField(max_length=40, help_text="kode of the required item; empty for another")
    nama = models.CharField(max_length=255)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField(max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["langkah", "butir", "nama"], name="buktitk_unik"),
            models.CheckConstraint(
                condition=Q(berkas__isnull=False, tautan="") | (Q(berkas__isnull=True) & ~Q(tautan="")),
                name="buktitk_berkas_atau_tautan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class NilaiTargetKinerja(models.Model):
    """The owner's decision on a quarter. No row: not yet verified. A later decision makes a new version.

    ``nilai`` is 0 to 100, None when it is sent back (``alasan`` says why). ``oleh`` is empty for a figure
    taken from a published report or a file of the source.
    """

    pelaksana = models.ForeignKey(PelaksanaTargetKinerja, models.CASCADE, related_name="nilai_periode")
    periode = models.CharField(max_length=3)
    nomor = models.PositiveSmallIntegerField(default=1)
    nilai = BidangDesimal(null=True, blank=True)
    alasan = models.TextField(blank=True)
    di_luar_jendela = models.BooleanField(default=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sumber = models.CharField(max_length=120, blank=True)
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pelaksana", "periode", "nomor"], name="nilaitk_unik"),
            models.CheckConstraint(
                condition=Q(periode__in=["B03", "B06", "B09", "B12"]), name="nilaitk_periode"
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gte=0, nilai__lte=100), name="nilaitk_rentang"
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=False) | ~Q(alasan=""), name="nilaitk_kembali_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pelaksana_id} {self.periode} {self.nilai}"


class SuratTargetKinerja(models.Model):
    """What only the office knows of its letter on a quarter: number, nature, date, to whom it goes.

    ``kepada`` and ``tembusan``: one a line. What is blank is printed as a gap, or by what the data say.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="surat_target_kinerja")
    tahun = models.PositiveSmallIntegerField()
    periode = models.CharField(max_length=3)
    nomor = models.CharField(max_length=120, blank=True)
    sifat = models.CharField(max_length=60, blank=True)
    lampiran = models.CharField(max_length=120, blank=True)
    hal = models.CharField(max_length=300, blank=True)
    tempat = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    kepada = models.TextField(blank=True)
    tembusan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun", "periode"], name="surattk_unik"),
            models.CheckConstraint(
                condition=Q(periode__in=["B03", "B06", "B09", "B12"]), name="surattk_periode"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor or f"{self.unit_id} {self.tahun}-{self.periode}"


class RekapTargetKinerja(models.Model):
    """A yearly mean of a year before the system, for a unit or the division that answered, as published."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rekap_target_kinerja")
    penanggung = models.CharField(max_length=200, blank=True, help_text="as printed; empty: the whole unit")
    tahun = models.PositiveSmallIntegerField()
    nilai = BidangDesimal()
    sumber = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "penanggung", "tahun"], name="rekaptk_unik"),
            models.CheckConstraint(condition=Q(nilai__gte=0, nilai__lte=100), name="rekaptk_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.tahun}"


class NilaiEPerformance(models.Model):
    """A row of the ministry's e-Performance as shown: an indicator of the PK, a month, value and colour."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="e_performance")
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=40, help_text="the item's code in the agreement")
    periode = models.CharField(max_length=9, help_text="2023-03, 2023-TW1, 2023")
    target = BidangDesimal(null=True, blank=True)
    realisasi = BidangDesimal(null=True, blank=True)
    capaian = BidangDesimal(null=True, blank=True)
    warna = models.CharField(max_length=20, blank=True)
    sumber = models.CharField(max_length=120)
    per_tanggal = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "kode", "periode", "per_tanggal"], name="nilaieperformance_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.periode}"
