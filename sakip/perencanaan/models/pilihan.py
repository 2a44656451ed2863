"""Words that planning knows, with what a reader sees for each."""

from __future__ import annotations

from django.db import models


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
    TERCAPAI = "tercapai", "0/0 dianggap tercapai (100%)"


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


class JenisDokumen(models.TextChoices):
    REGULASI = "regulasi", "Peraturan"
    PEDOMAN = "pedoman", "Pedoman atau petunjuk teknis"
    RENSTRA = "renstra", "Rencana Strategis"
    IKU = "iku", "Penetapan Indikator Kinerja Utama"
    RKT = "rkt", "Rencana Kerja Tahunan"
    PK = "pk", "Perjanjian Kinerja"
    RENCANA_AKSI = "rencana_aksi", "Rencana aksi"
    LKJIP = "lkjip", "Laporan Kinerja (LKjIP)"
    LHE = "lhe", "Laporan hasil evaluasi"
    LAIN = "lain", "Dokumen lain"
