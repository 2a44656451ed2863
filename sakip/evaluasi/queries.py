"""Reads of reviews, limited to what a person may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sakip.berkas.models import Berkas
from sakip.evaluasi.models import KeadaanReviu, Langkah, Putusan, ReviuLaporan, TemuanReviu
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.reviu import KELAS
from sakip.reviu.keluar import NAMA_KELAS

_URUT_KELAS = {k: n for n, k in enumerate(KELAS)}
#: Who waits longer while nothing else is checked waits for nobody.
TUNGGU_WAJAR = dt.timedelta(seconds=60)
TERHENTI = "Pemeriksaannya terhenti"


@dataclass(frozen=True)
class Saringan:
    """Which findings one asked to see; empty means all. ``putusan`` "belum" is what is left to decide."""

    kelas: str = ""
    kepastian: str = ""
    putusan: str = ""
    cari: str = ""

    @property
    def aktif(self) -> bool:
        return bool(self.kelas or self.kepastian or self.putusan or self.cari)


def daftar_reviu(unit_id: Collection[int]) -> QuerySet[ReviuLaporan]:
    """Reviews of these units with the number of findings and of those left to decide; newest first."""
    return (
        ReviuLaporan.objects.filter(unit_id__in=unit_id)
        .select_related("unit__instansi", "oleh")
        .annotate(
            jumlah_temuan=Count("temuan"),
            jumlah_pasti=Count("temuan", filter=Q(temuan__kepastian="pasti")),
            jumlah_belum=Count("temuan", filter=Q(temuan__putusan=Putusan.BELUM)),
        )
        .order_by("-waktu", "-pk")
    )


def satu_reviu(pk: int, unit_id: Collection[int]) -> ReviuLaporan:
    """The review ``pk`` if it is of one of these units; :class:`TidakDitemukan` otherwise."""
    reviu = daftar_reviu(unit_id).filter(pk=pk).select_related("berkas__instansi").first()
    if reviu is None:
        raise TidakDitemukan(
            Masalah("reviu", "Reviu ini tidak ada atau bukan tugas Anda.", "Buka dari daftar reviu.")
        )
    return reviu


@dataclass(frozen=True)
class Kemajuan:
    """Where a check stands at a moment; ``nomor`` counts the steps of ``LANGKAH`` that are over.

    ``detik`` it waits or is checked; ``antre`` other reviews come first; ``sepi``: it waits and nobody works.
    """

    nomor: int
    ke: int
    dari: int
    detik: int
    terhenti: bool = False
    antre: int = 0
    sepi: bool = False

    @property
    def kata(self) -> str:
        """The step in words."""
        return TERHENTI if self.terhenti else LANGKAH[self.nomor]

    @property
    def lama(self) -> str:
        """How long it waits or is checked, in words; hours only where there are any."""
        menit, detik = divmod(self.detik, 60)
        jam, menit = divmod(menit, 60)
        if jam:
            return f"{jam} jam {menit} menit"
        return f"{menit} menit {detik} detik" if menit else f"{detik} detik"

    @property
    def kelas(self) -> str:
        """The class at hand in words, where classes are checked one after another."""
        periksa = self.nomor == len(LANGKAH) - 1
        return NAMA_KELAS[KELAS[self.ke - 1]] if periksa and 0 < self.ke <= self.dari == len(KELAS) else ""

    @property
    def beres(self) -> int:
        """How many of ``dari`` are over: a page is told of when it was read, a class when it begins."""
        return self.ke - 1 if self.nomor == len(LANGKAH) - 1 else self.ke


#: What people see of a check, in its order.
LANGKAH: tuple[str, ...] = ("Menunggu giliran", *(str(kata) for kata in Langkah.labels))


def kemajuan(reviu: ReviuLaporan, waktu: dt.datetime) -> Kemajuan:
    """Where the check of ``reviu`` stands."""
    detik = max(0, int((waktu - (reviu.sejak or reviu.waktu)).total_seconds()))
    if reviu.keadaan == KeadaanReviu.MENUNGGU:
        lain = ReviuLaporan.objects.exclude(pk=reviu.pk)
        berjalan = lain.filter(keadaan=KeadaanReviu.BERJALAN, sewa_sampai__gte=waktu).count()
        didahului = lain.filter(keadaan=KeadaanReviu.MENUNGGU, sejak__lt=reviu.sejak or reviu.waktu).count()
        sepi = not berjalan and detik >= TUNGGU_WAJAR.total_seconds()
        return Kemajuan(0, 0, 0, detik, antre=berjalan + didahului, sepi=sepi)
    nomor = 1 + Langkah.values.index(reviu.langkah)
    return Kemajuan(nomor, reviu.langkah_ke, reviu.langkah_dari, detik, terhenti=terhenti(reviu, waktu))


def terhenti(reviu: ReviuLaporan, waktu: dt.datetime) -> bool:
    """Whether the process that checked it is gone."""
    mati = reviu.sewa_sampai is None or reviu.sewa_sampai < waktu
    return reviu.keadaan == KeadaanReviu.BERJALAN and mati


def sebut_keadaan(reviu: ReviuLaporan, waktu: dt.datetime) -> str:
    """Its state in words; a check whose process is gone is not said to go on."""
    return "Terhenti" if terhenti(reviu, waktu) else str(KeadaanReviu(reviu.keadaan).label)


def dapat_diulang(reviu: ReviuLaporan, waktu: dt.datetime) -> bool:
    """Whether a check may be asked for again: it failed, it stopped, or nobody takes it."""
    if reviu.keadaan == KeadaanReviu.MENUNGGU:
        return kemajuan(reviu, waktu).sepi
    return reviu.keadaan == KeadaanReviu.GAGAL or terhenti(reviu, waktu)


def sedang_diperiksa(unit: Unit, tahun: int, berkas: Berkas) -> ReviuLaporan | None:
    """The review of this very file for this office and year that has not come to its end."""
    belum = (KeadaanReviu.MENUNGGU, KeadaanReviu.BERJALAN)
    return ReviuLaporan.objects.filter(unit=unit, tahun=tahun, berkas=berkas, keadaan__in=belum).first()


def temuan_reviu(reviu: ReviuLaporan, saring: Saringan) -> list[TemuanReviu]:
    """The findings that the filter asks for: certain ones first, then by class and place."""
    isi = reviu.temuan.select_related("oleh")
    for bidang in ("kelas", "kepastian", "putusan"):
        if nilai := getattr(saring, bidang):
            isi = isi.filter(**{bidang: nilai})
    semua = [t for t in isi if _cocok(t, saring.cari)]
    return sorted(semua, key=lambda t: (t.kepastian, _URUT_KELAS.get(t.kelas, 99), t.urut))


def _cocok(temuan: TemuanReviu, cari: str) -> bool:
    teks = f"{temuan.uraian} {temuan.kutipan} {temuan.tercetak} {temuan.seharusnya}".casefold()
    return all(kata in teks for kata in cari.casefold().split())


def pilihan_kelas(reviu: ReviuLaporan) -> list[tuple[str, str, int]]:
    """(class, its words, number of findings) of the classes that occur, in the order of the classes."""
    cacah = dict(reviu.temuan.values_list("kelas").annotate(n=Count("pk")).order_by())
    return [(k, NAMA_KELAS.get(k, k), cacah[k]) for k in KELAS if k in cacah]
