"""What every write of units shares: locks, checks of dates and codes, and the rebuilding of trees."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q, QuerySet

from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.organisasi.models import Garis, Instansi, KedudukanUnit, Leluhur, Unit
from sakip.organisasi.queries.unit import hidup_pada, sidik_unit
from sakip.organisasi.services.pohon import bangun_leluhur, periksa_pohon

#: As packages write codes: small letters and digits, parted by dots or hyphens.
POLA_KODE = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
#: First parts of addresses that the site takes: no agency may have one of these for its code.
KATA_ALAMAT = frozenset(
    {
        "akun", "organisasi", "agenda", "perencanaan", "perjanjian", "pengukuran", "evaluasi", "lembar",
        "anggaran", "target-kinerja", "impor-data", "laporan",
        "e-performance", "tugas", "pantau", "panduan", "pecah", "robots.txt", "favicon.ico", "static", "api",
    }
)  # fmt: skip

ALASAN_TERPANJANG = 4000


def kunci_instansi(*instansi_id: int) -> None:
    """Writers of one agency's units wait for each other: triggers do not see what others did not commit."""
    kunci = Instansi.objects.select_for_update(no_key=True).filter(pk__in=instansi_id).order_by("pk")
    list(kunci.values_list("pk", flat=True))


def kunci_unit(unit: Unit, sidik: str = "") -> Unit:
    """The unit as it is now, with its agency locked; :class:`Basi` when ``sidik`` is older."""
    kunci_instansi(unit.instansi_id)
    kini = Unit.objects.select_related("instansi").get(pk=unit.pk)
    if sidik and sidik != sidik_unit(kini):
        raise Basi(
            Masalah(
                "",
                "Orang lain mengubah unit ini sejak halaman dibuka.",
                "Isian Anda masih ada. Lihat riwayat unitnya, lalu kirim lagi bila masih benar.",
            )
        )
    return kini


def tahun_bangun(instansi: Instansi, dari: int, waktu: dt.datetime) -> range:
    """Years whose tree a change from ``dari`` on touches: to the latest year known, this and next year."""
    kedudukan = KedudukanUnit.objects.filter(unit__instansi=instansi).aggregate(
        a=Max("sejak"), b=Max("sampai")
    )
    terbangun = Leluhur.objects.filter(unit__instansi=instansi).aggregate(t=Max("tahun"))["t"] or 0
    akhir = max([waktu.year + 1, terbangun, dari, *(h.year for h in kedudukan.values() if h is not None)])
    return range(dari, akhir + 1)


def bangun_sejak(instansi: Instansi, dari: int, waktu: dt.datetime) -> list[int]:
    """Rebuild every tree that a change from year ``dari`` on touches; returns the years."""
    tahun = list(tahun_bangun(instansi, dari, waktu))
    for t in tahun:
        bangun_leluhur(instansi=instansi, tahun=t)
    return tahun


def tolak_lingkaran(instansi: Instansi, garis: str, tempat: str = "induk") -> None:
    """Refuses a line of the agency that turns in a circle in any year; called after places are written."""
    baris = KedudukanUnit.objects.filter(unit__instansi=instansi, garis=garis).values_list(
        "unit__kode", "induk__kode", "sejak", "sampai"
    )
    masalah = periksa_pohon(list(baris), garis, tempat)
    if masalah:
        raise GalatSakip(masalah)


def periksa_kode(kode: str, tempat: str = "kode") -> str:
    """The code as it is stored; refuses what an address or a package cannot carry."""
    kode = kode.strip()
    if not POLA_KODE.fullmatch(kode) or len(kode) > 80:
        raise galat(
            tempat,
            f"Kode «{kode}» tidak dapat dipakai.",
            "Pakai huruf kecil dan angka, dipisahkan titik atau tanda hubung, misalnya «kanwil-babel».",
        )
    return kode


def periksa_rentang(sejak: dt.date, sampai: dt.date | None, tempat: str = "sampai") -> None:
    """Refuses an end that is not after its beginning."""
    if sampai is not None and sampai <= sejak:
        raise galat(
            tempat,
            f"Tanggal berakhir {tulis_tanggal(sampai)} tidak sesudah tanggal mulai {tulis_tanggal(sejak)}.",
            "Isi tanggal yang lebih akhir; pada hari berakhir itu faktanya sudah tidak berlaku.",
        )


def periksa_alasan(alasan: str) -> str:
    """A change of what was already a fact says why."""
    if len(alasan.strip()) < 5:
        raise galat(
            "alasan", "Alasan belum diisi.", "Tulis mengapa, misalnya nomor peraturan atau keputusannya."
        )
    if len(alasan) > ALASAN_TERPANJANG:
        raise galat("alasan", f"Alasan lebih dari {ALASAN_TERPANJANG} huruf.", "Ringkaskan.")
    return alasan.strip()


def bertumpang(
    kumpulan: QuerySet[Any], sejak: dt.date, sampai: dt.date | None, kecuali: int | None = None
) -> Any | None:
    """The first row that holds on some day of ``sejak``-``sampai``, leaving out ``kecuali``."""
    kumpulan = kumpulan.filter(Q(sampai__isnull=True) | Q(sampai__gt=sejak))
    if sampai is not None:
        kumpulan = kumpulan.filter(sejak__lt=sampai)
    return kumpulan.exclude(pk=kecuali).order_by("sejak").first()


def periksa_induk(unit: Unit | None, induk: Unit, instansi: Instansi, sejak: dt.date) -> None:
    """A parent belongs to the same agency, is not the unit itself, and lives on the day."""
    if induk.instansi_id != instansi.pk:
        raise galat(
            "induk",
            f"«{induk.kode}» unit instansi lain ({induk.instansi.kode}).",
            "Unit yang pindah instansi mendapat identitas baru: pakai «Pecah atau alihkan» pada unitnya.",
        )
    if unit is not None and induk.pk == unit.pk:
        raise galat("induk", "Unit tidak dapat berada di bawah dirinya sendiri.", "Pilih unit lain.")
    if not hidup_pada(induk, sejak):
        raise galat(
            "induk",
            f"«{induk.kode}» tidak ada pada {tulis_tanggal(sejak)}.",
            "Pilih induk yang sudah berdiri dan belum ditutup pada tanggal itu, atau tanggal lain.",
        )


def cari_induk(instansi: Instansi, kode: str, tempat: str = "induk") -> Unit:
    """The unit of the agency with this code."""
    unit = Unit.objects.select_related("instansi").filter(instansi=instansi, kode=kode.strip()).first()
    if unit is None:
        raise galat(
            tempat,
            f"Unit «{kode}» tidak ada pada {instansi.nama}.",
            "Periksa kodenya pada daftar unit, atau buat unit itu dahulu.",
        )
    return unit


def anak_hidup(unit: Unit, tanggal: dt.date) -> list[KedudukanUnit]:
    """Places under ``unit`` that hold on ``tanggal`` or begin later, on any line."""
    baris = KedudukanUnit.objects.filter(induk=unit).filter(Q(sampai__isnull=True) | Q(sampai__gt=tanggal))
    return list(baris.select_related("unit__instansi").order_by("unit__kode", "garis"))


def urai_unit(unit: Iterable[str], banyak: int = 5) -> str:
    """Codes for a message: the first few and how many more."""
    semua = sorted(set(unit))
    lebih = f" dan {len(semua) - banyak} lagi" if len(semua) > banyak else ""
    return ", ".join(semua[:banyak]) + lebih


GARIS_SEMUA = tuple(Garis.values)
