"""What only people can write in a report: its texts, the office's profile of the year, its annexes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sakip.akun.models import Akun
from sakip.berkas.models import Berkas
from sakip.inti.kendala import pilihan, rentang_tahun
from sakip.organisasi.models import Instansi, Unit
from sakip.perencanaan.models import Indikator


class TingkatTeks(models.TextChoices):
    BAB = "bab", "Bab"
    DIVISI = "divisi", "Divisi"
    SASARAN = "sasaran", "Sasaran"
    INDIKATOR = "indikator", "Indikator"


class TeksLaporan(models.Model):
    """A text of a unit's report of a year.

    ``kunci`` names what it is about: a chapter part (``bab1.gambaran_umum``), a division's unit
    code, a sasaran's or an indicator's key. ``bagian`` is the part, such as ``sebab``.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="teks")
    tahun = models.PositiveSmallIntegerField()
    tingkat = models.CharField(max_length=10, choices=TingkatTeks)
    kunci = models.CharField(max_length=120)
    bagian = models.CharField(max_length=40)
    isi = models.TextField()
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun", "tingkat", "kunci", "bagian"], name="teks_unik"),
            pilihan("tingkat", TingkatTeks, "teks_tingkat_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.kunci} {self.bagian}"


class BerkasProfil(models.Model):
    """A picture or PDF that an office's report of a year shows; texts name it by ``kunci``."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="berkas_profil")
    tahun = models.PositiveSmallIntegerField()
    kunci = models.CharField(max_length=80)
    nama = models.CharField(max_length=255)
    teks_alternatif = models.TextField(help_text="what it shows, for those who cannot see it")
    keterangan = models.TextField(blank=True, help_text="caption")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun", "kunci"], name="berkas_profil_unik"),
            models.CheckConstraint(condition=~Q(teks_alternatif=""), name="berkas_profil_berteks_alternatif"),
        ]

    def __str__(self) -> str:
        return f"{self.kunci} ({self.nama})"


class Profil(models.Model):
    """The office's profile of a year. ``dari_tahun``: it began as a copy of that year's profile.

    ``kop_baris`` and ``kop_alamat`` are lists of lines. ``pegawai_per`` and ``pegawai_sumber``
    belong to all staff figures. Without ``struktur`` the organisation chart is drawn from the tree.
    ``ditinjau`` lists the parts that somebody saved since they were copied from ``dari_tahun``.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="profil")
    tahun = models.PositiveSmallIntegerField()
    kop_baris = models.JSONField(default=list)
    kop_alamat = models.JSONField(default=list)
    lambang = models.ForeignKey(BerkasProfil, models.PROTECT, null=True, blank=True, related_name="+")
    struktur = models.ForeignKey(BerkasProfil, models.PROTECT, null=True, blank=True, related_name="+")
    pegawai_per = models.DateField(null=True, blank=True)
    pegawai_sumber = models.CharField(max_length=200, blank=True)
    dari_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    ditinjau = models.JSONField(default=list)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun"], name="profil_unik"),
            models.CheckConstraint(
                condition=Q(dari_tahun__isnull=True) | Q(dari_tahun__lt=F("tahun")),
                name="profil_dari_tahun_lalu",
            ),
        ]

    def __str__(self) -> str:
        return f"profil {self.unit_id} {self.tahun}"


class SuratPengantar(models.Model):
    """The letter that sends the report; ``tujuan`` and ``tembusan`` are lists of lines."""

    profil = models.OneToOneField(Profil, models.CASCADE, related_name="surat")
    nomor = models.CharField(max_length=120, blank=True)
    sifat = models.CharField(max_length=60, blank=True)
    lampiran = models.CharField(max_length=120, blank=True)
    hal = models.CharField(max_length=300, blank=True)
    tempat = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    tujuan = models.JSONField(default=list)
    isi = models.TextField(blank=True)
    penanda_tangan = models.CharField(max_length=300, blank=True, help_text="position")
    nama_penanda_tangan = models.CharField(max_length=200, blank=True)
    tembusan = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.nomor or self.hal


class JenisUraian(models.TextChoices):
    DASAR_HUKUM = "dasar_hukum", "Dasar hukum"
    TUGAS = "tugas", "Tugas"
    FUNGSI = "fungsi", "Fungsi"
    VISI = "visi", "Visi"
    MISI = "misi", "Misi"
    TUJUAN = "tujuan", "Tujuan"
    NILAI = "nilai", "Nilai"
    ASPEK_STRATEGIS = "aspek_strategis", "Aspek strategis"
    ISU_STRATEGIS = "isu_strategis", "Isu strategis"
    PENGHARGAAN = "penghargaan", "Penghargaan"
    INOVASI = "inovasi", "Inovasi"
    KATA_PENGANTAR = "kata_pengantar", "Kata pengantar"


class Uraian(models.Model):
    """A paragraph or item of the profile.

    ``unit``: the division that it is about, or none for the whole office. ``dari_tahun``: it is an
    unrevised copy of that year's; none once somebody revised or confirmed it.
    """

    profil = models.ForeignKey(Profil, models.CASCADE, related_name="uraian")
    jenis = models.CharField(max_length=16, choices=JenisUraian)
    kunci = models.CharField(max_length=80)
    urutan = models.PositiveSmallIntegerField(default=0)
    judul = models.CharField(max_length=300, blank=True)
    isi = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    indikator: models.ManyToManyField[Indikator, UraianIndikator] = models.ManyToManyField(
        Indikator, through="UraianIndikator", related_name="+"
    )
    dari_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profil", "jenis", "kunci"], name="uraian_unik"),
            pilihan("jenis", JenisUraian, "uraian_jenis_dikenal"),
        ]
        ordering: ClassVar = ["jenis", "urutan", "kunci"]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci}"


class UraianIndikator(models.Model):
    """An indicator that a paragraph is about, in the order that its author gave."""

    uraian = models.ForeignKey(Uraian, models.CASCADE, related_name="kaitan")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["uraian", "indikator"], name="uraian_indikator_sekali"),
        ]
        ordering: ClassVar = ["urutan"]

    def __str__(self) -> str:
        return f"{self.uraian_id} {self.indikator_id}"


class Dimensi(models.TextChoices):
    JENIS_KELAMIN = "jenis_kelamin", "Jenis kelamin"
    GOLONGAN = "golongan", "Golongan"
    PENDIDIKAN = "pendidikan", "Pendidikan"
    JENIS_JABATAN = "jenis_jabatan", "Jenis jabatan"


class Pegawai(models.Model):
    """Staff of a unit in a category of a dimension; ``urutan`` orders the categories as people read them."""

    profil = models.ForeignKey(Profil, models.CASCADE, related_name="pegawai")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    dimensi = models.CharField(max_length=13, choices=Dimensi)
    kategori = models.CharField(max_length=60)
    urutan = models.PositiveSmallIntegerField(default=0)
    jumlah = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profil", "unit", "dimensi", "kategori"], name="pegawai_unik"),
            pilihan("dimensi", Dimensi, "pegawai_dimensi_dikenal"),
            models.CheckConstraint(condition=Q(jumlah__gte=0), name="pegawai_tidak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kategori} {self.jumlah}"


class DokumenLampiran(models.TextChoices):
    """Annexes that the system makes itself."""

    PERJANJIAN_KINERJA = "perjanjian_kinerja", "Perjanjian Kinerja"
    MANUAL_INDIKATOR = "manual_indikator", "Manual indikator"
    RENSTRA = "renstra", "Target Rencana Strategis"
    RINCIAN_REALISASI = "rincian_realisasi", "Rincian realisasi"
    PEGAWAI = "pegawai", "Daftar pegawai menurut unit"
    DIPA = "dipa", "DIPA"


class JenisLampiran(models.TextChoices):
    DOKUMEN = "dokumen", "Dokumen yang dibuat sistem"
    BERKAS = "berkas", "Berkas yang diunggah"


class LampiranLaporan(models.Model):
    """An annex in its order: a document that the system makes, or uploaded files (none yet: a gap)."""

    profil = models.ForeignKey(Profil, models.CASCADE, related_name="lampiran")
    urutan = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=300)
    jenis = models.CharField(max_length=7, choices=JenisLampiran)
    dokumen = models.CharField(max_length=20, choices=DokumenLampiran, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profil", "urutan"], name="lampiran_urutan_unik"),
            models.CheckConstraint(
                condition=Q(jenis="dokumen", dokumen__in=DokumenLampiran.values)
                | Q(jenis="berkas", dokumen=""),
                name="lampiran_dokumen_menurut_jenis",
            ),
        ]
        ordering: ClassVar = ["urutan"]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.judul}"


class BerkasLampiran(models.Model):
    """One file of an annex, in its order."""

    lampiran = models.ForeignKey(LampiranLaporan, models.CASCADE, related_name="isi")
    berkas = models.ForeignKey(BerkasProfil, models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lampiran", "berkas"], name="berkas_lampiran_sekali"),
        ]
        ordering: ClassVar = ["urutan"]

    def __str__(self) -> str:
        return f"{self.lampiran_id} {self.berkas_id}"


class KerangkaLaporan(models.Model):
    """Which outline the reports of an agency follow from a year on.

    ``kode`` names a delivered outline; ``ubahan`` lists what the agency changes in it, in order, in
    the form that :mod:`sakip.aturan.kerangka` tells and checks.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="kerangka")
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    kode = models.CharField(max_length=60)
    ubahan = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "sejak_tahun"], name="kerangka_unik"),
            rentang_tahun("kerangka_rentang_tahun"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} sejak {self.sejak_tahun}"


class PenerimaanTitik(models.Model):
    """A remaining point of a report that somebody accepted, with reason; position and name as they were.

    ``isi_titik`` is the message as accepted: when the report says something else there, it no longer holds.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="penerimaan")
    tahun = models.PositiveSmallIntegerField()
    titik = models.CharField(max_length=120)
    isi_titik = models.TextField()
    alasan = models.TextField()
    oleh = models.ForeignKey(Akun, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    peran = models.CharField(max_length=200)
    waktu = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "tahun", "titik"], name="penerimaan_unik"),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(nama=""), name="penerimaan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.titik} ({self.nama})"
