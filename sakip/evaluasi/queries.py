"""Reads of reviews, limited to what a person may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sakip.evaluasi.models import Putusan, ReviuLaporan, TemuanReviu
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.reviu import KELAS
from sakip.reviu.keluar import NAMA_KELAS

_URUT_KELAS = {k: n for n, k in enumerate(KELAS)}


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
