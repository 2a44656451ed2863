"""Renstra, sasaran, the dictionary of variables, indicators and their manuals by year."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from sakip.inti.bidang import BidangDesimal, BidangRupiah
from sakip.inti.kendala import nilai_atau_kata, pilihan, rentang_tahun
from sakip.organisasi.models import Instansi, Unit


class TingkatSasaran(models.TextChoices):
    STRATEGIS = "strategis", "Sasaran strategis"
    PROGRAM = "program", "Sasaran program"
    KEGIATAN = "kegiatan", "Sasaran kegiatan"


class BentukVariabel(models.TextChoices):
    ANGKA = "angka", "Angka"
    DAFTAR = "daftar", "Daftar peristiwa"


class SifatVariabel(models.TextChoices):
    STOK = "stok", "Stok"
    ALUR = "alur", "Alur"


class GabungWaktu(models.TextChoices):
    JUMLAH = "jumlah", "Dijumlahkan"
    TERAKHIR = "terakhir", "Nilai terakhir"
    RATA = "rata", "Rata-rata"
    MAKS = "maks", "Nilai terbesar"


class GabungUnit(models.TextChoices):
    JUMLAH = "jumlah", "Dijumlahkan"
    RATA = "rata", "Rata-rata sederhana"
    RATA_BERBOBOT = "rata_berbobot", "Rata-rata berbobot"
    TIDAK = "tidak", "Tidak digabung"


class IsianVariabel(models.TextChoices):
    BULAN = "bulan", "Angka bulan itu"
    SD_BULAN = "sd_bulan", "Angka sampai dengan bulan itu"


class JenisIndikator(models.TextChoices):
    IKU = "IKU", "Indikator Kinerja Utama"
    IKP = "IKP", "Indikator Kinerja Program"
    IKK = "IKK", "Indikator Kinerja Kegiatan"


class Sebanding(models.TextChoices):
    YA = "ya", "Sebanding"
    TIDAK = "tidak", "Tidak sebanding"
    KONVERSI = "konversi", "Sebanding setelah konversi"


class Polaritas(models.TextChoices):
    NAIK = "naik", "Makin tinggi makin baik"
    TURUN = "turun", "Makin rendah makin baik"


class MetodeCapaian(models.TextChoices):
    RASIO = "rasio", "Rasio realisasi terhadap target"
    PERTUMBUHAN_RASIO = "pertumbuhan_rasio", "Pertumbuhan dibagi target pertumbuhan"
    PERTUMBUHAN_JUMLAH = "pertumbuhan_jumlah", "Jumlah dibagi dasar × (1 + target)"


class Urutan(models.TextChoices):
    GABUNG_LALU_RUMUS = "gabung_lalu_rumus", "Gabungkan variabel, lalu rumus"
    RUMUS_LALU_GABUNG = "rumus_lalu_gabung", "Rumus per unit, lalu rata-rata"


class Nihil(models.TextChoices):
    TIDAK_DIHITUNG = "tidak_dihitung", "0/0 tidak dihitung"
    TERCAPAI = "tercapai", "0/0 dianggap tercapai (100 %)"


class Pengukur(models.TextChoices):
    SENDIRI = "sendiri", "Unit ini"
    ANAK = "anak", "Unit ini dan unit di bawahnya"
    ESELON1 = "eselon1", "Unit Eselon I"
    INSTANSI = "instansi", "Instansi"
    LUAR = "luar", "Pihak luar, dengan surat"


class Kekerapan(models.TextChoices):
    BULANAN = "bulanan", "Bulanan"
    TRIWULANAN = "triwulanan", "Triwulanan"
    SEMESTERAN = "semesteran", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"
    BULAN_TERTENTU = "bulan_tertentu", "Bulan tertentu"


class Lingkup(models.TextChoices):
    NASIONAL = "nasional", "Nasional"
    WILAYAH = "wilayah", "Wilayah"


class JenisKontribusi(models.TextChoices):
    SAMA = "sama", "Indikator yang sama"
    BAGIAN = "bagian", "Bagian"
    PENDUKUNG = "pendukung", "Pendukung"


class SumberData(models.Model):
    """A system that variables come from (SDP, JDIHN, a survey application)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    nama = models.CharField(max_length=120)
    pemilik = models.CharField(max_length=200, blank=True)
    kekerapan = models.CharField(max_length=60, blank=True)

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


class Sasaran(models.Model):
    """A statement of performance at one of three levels, owned by a unit."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kunci = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sasaran")
    tingkat = models.CharField(max_length=10, choices=TingkatSasaran)
    rumusan = models.TextField()
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    sejak_tahun = models.PositiveSmallIntegerField()
    sampai_tahun = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kunci"], name="sasaran_kunci_unik"),
            pilihan("tingkat", TingkatSasaran, "sasaran_tingkat_dikenal"),
            rentang_tahun("sasaran_rentang"),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")), name="sasaran_bukan_induk_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return self.kunci


class Indikator(models.Model):
    """An identity within an agency; what it means in a year stands in its manual (decision 6)."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kunci = models.CharField(max_length=120)
    pemilik = models.ForeignKey(Unit, models.PROTECT, related_name="indikator")
    jenis = models.CharField(max_length=3, choices=JenisIndikator)
    pendahulu = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="penerus")
    sebanding = models.CharField(max_length=10, choices=Sebanding, blank=True)

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


class Kontribusi(models.Model):
    """The pohon kinerja by reference: how a lower indicator contributes to an upper one."""

    atas = models.ForeignKey(Indikator, models.CASCADE, related_name="penopang")
    bawah = models.ForeignKey(Indikator, models.CASCADE, related_name="menopang")
    jenis = models.CharField(max_length=10, choices=JenisKontribusi)
    sejak_tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["atas", "bawah", "sejak_tahun"], name="kontribusi_unik"),
            pilihan("jenis", JenisKontribusi, "kontribusi_jenis_dikenal"),
            models.CheckConstraint(condition=~Q(atas=F("bawah")), name="kontribusi_beda"),
        ]

    def __str__(self) -> str:
        return f"{self.bawah_id} → {self.atas_id}"


class Program(models.Model):
    """A programme code; codes change names between years."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=60)
    nama = models.CharField(max_length=300)
    sejak_tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode", "sejak_tahun"], name="program_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class Kegiatan(models.Model):
    """A kegiatan code within a programme."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=60)
    program = models.ForeignKey(Program, models.PROTECT, related_name="kegiatan")
    nama = models.CharField(max_length=300)
    sejak_tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode", "sejak_tahun"], name="kegiatan_unik")
        ]

    def __str__(self) -> str:
        return self.nama


class Renstra(models.Model):
    """A unit's strategic plan; years inclusive."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="renstra")
    mulai = models.PositiveSmallIntegerField()
    selesai = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "mulai"], name="renstra_unik"),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="renstra_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mulai}-{self.selesai}"


class TargetRenstra(models.Model):
    """The target of one year in a Renstra, national or regional, with funding and responsible unit."""

    renstra = models.ForeignKey(Renstra, models.CASCADE, related_name="target")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="target_renstra")
    tahun = models.PositiveSmallIntegerField()
    lingkup = models.CharField(max_length=10, choices=Lingkup)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    nilai = BidangDesimal(null=True, blank=True)
    kata = models.CharField(max_length=40, null=True, blank=True)
    satuan = models.CharField(max_length=60)
    skala = BidangDesimal(null=True, blank=True)
    pendanaan = BidangRupiah(null=True, blank=True)
    penanggung_jawab = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["renstra", "indikator", "tahun", "lingkup"],
                condition=Q(unit__isnull=True),
                name="targetrenstra_unik",
            ),
            models.UniqueConstraint(
                fields=["renstra", "indikator", "tahun", "lingkup", "unit"],
                condition=Q(unit__isnull=False),
                name="targetrenstra_unit_unik",
            ),
            pilihan("lingkup", Lingkup, "targetrenstra_lingkup_dikenal"),
            nilai_atau_kata("targetrenstra_nilai_atau_kata"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.tahun}"
