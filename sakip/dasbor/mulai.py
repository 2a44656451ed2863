"""How far an office has come: counts, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from sakip.agenda.models import AturanTenggat, HariLibur
from sakip.organisasi.models import Penugasan, Peran
from sakip.organisasi.queries.akun import penugasan_berlaku
from sakip.pengukuran.models import Pengajuan
from sakip.perencanaan.models import Indikator, VariabelManual
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, StatusPerjanjian

PERAN_POKOK = (Peran.OPERATOR, Peran.VERIFIKATOR, Peran.PIMPINAN, Peran.PERENCANA)


@dataclass(frozen=True)
class Hitungan:
    """What there is within the units that somebody administers."""

    unit: int
    akun: int
    peran_kurang: tuple[str, ...]
    libur: int
    tenggat: int
    indikator: int
    pk_tanda_tangan: int
    pk_draf: int
    pengajuan: int


def hitung_awal(unit: Iterable[int], pada: dt.date) -> Hitungan:
    """Counts for the checklist of the first hour."""
    milik = set(unit)
    tugas = list(
        Penugasan.objects.filter(
            penugasan_berlaku(pada), unit_id__in=milik, akun__is_active=True
        ).values_list("akun_id", "peran")
    )
    ada = {peran for _, peran in tugas}
    pk = list(Perjanjian.objects.filter(unit_id__in=milik, tahun=pada.year).values_list("status", flat=True))
    tanda = sum(status == StatusPerjanjian.DITANDATANGANI for status in pk)
    butir = set(
        ButirPerjanjian.objects.filter(perjanjian__unit_id__in=milik).values_list("indikator_id", flat=True)
    )
    milik_sendiri = set(Indikator.objects.filter(pemilik_id__in=milik).values_list("pk", flat=True))
    pengisi = set(
        VariabelManual.objects.filter(variabel__pengisi__unit_id__in=milik).values_list(
            "manual__indikator_id", flat=True
        )
    )
    return Hitungan(
        unit=len(milik),
        akun=len({akun for akun, _ in tugas}),
        peran_kurang=tuple(str(p.label).lower() for p in PERAN_POKOK if p not in ada),
        libur=HariLibur.objects.filter(
            Q(instansi__isnull=True) | Q(instansi__unit__in=milik), tanggal__year=pada.year
        )
        .distinct()
        .count(),
        tenggat=AturanTenggat.objects.filter(unit_id__in=milik).count(),
        indikator=len(butir | milik_sendiri | pengisi),
        pk_tanda_tangan=tanda,
        pk_draf=len(pk) - tanda,
        pengajuan=Pengajuan.objects.filter(unit_id__in=milik, langkah__tindakan="ajukan").distinct().count(),
    )
