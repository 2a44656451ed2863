"""Agencies, units as lasting identities, and their place in the tree as a fact with dates."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sakip.inti.bidang import BidangDesimal
from sakip.inti.kendala import pilihan, rentang_tanggal


class JenisInstansi(models.TextChoices):
    KEMENTERIAN = "kementerian", "Kementerian"
    LEMBAGA = "lembaga", "Lembaga"
    PEMDA = "pemda", "Pemerintah daerah"


class JenisUnit(models.TextChoices):
    KEMENTERIAN = "kementerian", "Kementerian"
    ESELON1 = "eselon1", "Unit Eselon I"
    KANWIL = "kanwil", "Kantor wilayah"
    DIVISI = "divisi", "Divisi"
    BIDANG = "bidang", "Bidang"
    UPT = "upt", "Unit pelaksana teknis"


class Zona(models.TextChoices):
    WIB = "WIB", "Waktu Indonesia Barat"
    WITA = "WITA", "Waktu Indonesia Tengah"
    WIT = "WIT", "Waktu Indonesia Timur"


class Garis(models.TextChoices):
    KOMANDO = "komando", "Garis komando"
    TEKNIS = "teknis", "Garis teknis"
    WILAYAH = "wilayah", "Garis wilayah"


class JenisPengganti(models.TextChoices):
    GANTI_NAMA = "ganti_nama", "Ganti nama"
    PECAH = "pecah", "Pecah"
    GABUNG = "gabung", "Gabung"
    PINDAH_INSTANSI = "pindah_instansi", "Pindah instansi"


class TingkatJabatan(models.TextChoices):
    PIMPINAN = "pimpinan", "Pimpinan"
    ESELON1 = "eselon1", "Eselon I"
    ESELON2 = "eselon2", "Eselon II"
    ESELON3 = "eselon3", "Eselon III"
    ESELON4 = "eselon4", "Eselon IV"
    FUNGSIONAL = "fungsional", "Fungsional"


class StatusPemangku(models.TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


class SebagaiWakil(models.TextChoices):
    """How somebody acts for another: the position is empty (Plt.), or its holder is away (Plh.)."""

    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


class Peran(models.TextChoices):
    OPERATOR = "operator", "Operator"
    VERIFIKATOR = "verifikator", "Verifikator"
    PIMPINAN = "pimpinan", "Pimpinan"
    PERENCANA = "perencana", "Perencana"
    PEMILIK_INDIKATOR = "pemilik_indikator", "Pemilik indikator"
    EVALUATOR = "evaluator", "Evaluator/APIP"
    ADMIN_LOKAL = "admin_lokal", "Admin lokal"
    ADMINISTRATOR = "administrator", "Administrator"
    PEMIRSA = "pemirsa", "Pemirsa"


class Instansi(models.Model):
    """A ministry, agency or local government. A split makes a new one with a link."""

    kode = models.CharField(max_length=60, unique=True)
    nama = models.CharField(max_length=300)
    jenis = models.CharField(max_length=20, choices=JenisInstansi)
    batas_capaian = BidangDesimal(default=Decimal(120), help_text="cap of a capaian in capped means, percent")
    pendahulu = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="penerus")

    class Meta:
        constraints: ClassVar = [
            pilihan("jenis", JenisInstansi, "instansi_jenis_dikenal"),
            models.CheckConstraint(condition=Q(batas_capaian__gte=Decimal(100)), name="instansi_batas_wajar"),
        ]

    def __str__(self) -> str:
        return self.nama


class Unit(models.Model):
    """A lasting identity and nothing else: names, codes and place have dates of their own."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="unit")
    kode = models.CharField(max_length=80)
    jenis = models.CharField(max_length=20, choices=JenisUnit)
    zona = models.CharField(max_length=4, choices=Zona, default=Zona.WIB)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="unit_kode_unik"),
            pilihan("jenis", JenisUnit, "unit_jenis_dikenal"),
            pilihan("zona", Zona, "unit_zona_dikenal"),
        ]

    def __str__(self) -> str:
        return self.kode

    @property
    def rantai_jejak(self) -> str:
        """The chain of the journal that the unit's writes go to."""
        return f"{self.instansi.kode}/{self.kode}"


class NamaUnit(models.Model):
    """A unit's name from ``sejak`` until before ``sampai``."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="nama")
    nama = models.CharField(max_length=300)
    singkatan = models.CharField(max_length=80, blank=True)
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "sejak"], name="namaunit_unik"),
            rentang_tanggal("namaunit_rentang"),
        ]

    def __str__(self) -> str:
        return self.nama


class KodeUnit(models.Model):
    """A code that another system gives to a unit (satker, esr, ...); a unit may hold many."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="kode_lain")
    sistem = models.CharField(max_length=40)
    kode = models.CharField(max_length=60)
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "sistem", "kode", "sejak"], name="kodeunit_unik"),
            rentang_tanggal("kodeunit_rentang"),
        ]

    def __str__(self) -> str:
        return f"{self.sistem} {self.kode}"


class KedudukanUnit(models.Model):
    """The parent of a unit on one line (komando, teknis, wilayah) from ``sejak`` until before ``sampai``."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="kedudukan")
    garis = models.CharField(max_length=10, choices=Garis)
    induk = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="kedudukan_anak")
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "garis", "sejak"], name="kedudukan_unik"),
            rentang_tanggal("kedudukan_rentang"),
            pilihan("garis", Garis, "kedudukan_garis_dikenal"),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("unit")), name="kedudukan_bukan_induk_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} di bawah {self.induk_id} ({self.garis})"


class Leluhur(models.Model):
    """Closure of the tree of one year and line; every unit is its own ancestor at distance 0.

    Rebuilt by ``organisasi.services.bangun_leluhur`` only.
    """

    tahun = models.PositiveSmallIntegerField()
    garis = models.CharField(max_length=10, choices=Garis)
    leluhur = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    jarak = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tahun", "garis", "leluhur", "unit"], name="leluhur_unik"),
            pilihan("garis", Garis, "leluhur_garis_dikenal"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "tahun", "garis"], name="leluhur_ke_atas")]

    def __str__(self) -> str:
        return f"{self.tahun} {self.leluhur_id} > {self.unit_id} ({self.jarak})"


class PenggantiUnit(models.Model):
    """Which unit took over from which, and how."""

    lama = models.ForeignKey(Unit, models.PROTECT, related_name="pengganti")
    baru = models.ForeignKey(Unit, models.PROTECT, related_name="digantikan")
    tanggal = models.DateField()
    jenis = models.CharField(max_length=20, choices=JenisPengganti)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lama", "baru"], name="penggantiunit_unik"),
            pilihan("jenis", JenisPengganti, "penggantiunit_jenis_dikenal"),
            models.CheckConstraint(condition=~Q(lama=F("baru")), name="penggantiunit_beda"),
        ]

    def __str__(self) -> str:
        return f"{self.lama_id} → {self.baru_id} ({self.jenis})"


class Jabatan(models.Model):
    """A position. Agreements are made between positions; who held them is a fact with dates."""

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    kode = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="jabatan")
    nama = models.CharField(max_length=300)
    tingkat = models.CharField(max_length=20, choices=TingkatJabatan)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="jabatan_kode_unik"),
            pilihan("tingkat", TingkatJabatan, "jabatan_tingkat_dikenal"),
        ]

    def __str__(self) -> str:
        return self.nama


class PemangkuJabatan(models.Model):
    """Who held a position, as definitif, Plt. or Plh., from ``sejak`` until before ``sampai``."""

    jabatan = models.ForeignKey(Jabatan, models.CASCADE, related_name="pemangku")
    nama = models.CharField(max_length=200)
    akun = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    status = models.CharField(max_length=10, choices=StatusPemangku, default=StatusPemangku.DEFINITIF)
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jabatan", "sejak"], name="pemangku_unik"),
            rentang_tanggal("pemangku_rentang"),
            pilihan("status", StatusPemangku, "pemangku_status_dikenal"),
        ]

    def __str__(self) -> str:
        return self.nama


class Penugasan(models.Model):
    """A role of an account within a unit and its subtree, by dates."""

    akun = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=Peran)
    sejak = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    atas_nama_dari = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="diwakili"
    )
    #: Plt. or Plh. of that person; "" where nobody said (roles given before it was asked).
    sebagai_wakil = models.CharField(max_length=10, choices=SebagaiWakil, default="", blank=True)
    #: Serah terima: whose open drafts come with the role.
    menerima_dari = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="diserahkan"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["akun", "unit", "peran", "sejak"], name="penugasan_unik"),
            rentang_tanggal("penugasan_rentang"),
            pilihan("peran", Peran, "penugasan_peran_dikenal"),
            models.CheckConstraint(
                condition=Q(sebagai_wakil="")
                | Q(sebagai_wakil__in=SebagaiWakil.values, atas_nama_dari__isnull=False),
                name="penugasan_wakil_dikenal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.akun_id} {self.peran} {self.unit_id}"
