"""Serah terima of what was typed and not saved: drafts pass to the successor with the role."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.aturan.wewenang import boleh
from sakip.jejak.services import catat
from sakip.organisasi.models import Garis, Penugasan
from sakip.organisasi.pintu import cakupan
from sakip.pengukuran.models import DrafIsian


@transaction.atomic
def terima_draf(*, akun: Akun, pada: dt.date, waktu: dt.datetime) -> int:
    """Take over the drafts that belong to roles which ``akun`` received; returns how many came.

    Called when a handover is made and whenever ``akun`` logs in, so that one with a later date needs no
    scheduled work. A draft stays with its writer where the successor has begun the same form (nothing is
    overwritten) and where the writer still fills that unit's form under another role.
    """
    jumlah = 0
    diterima = (
        Penugasan.objects.filter(akun=akun, menerima_dari__isnull=False, sejak__lte=pada)
        .filter(Q(sampai__isnull=True) | Q(sampai__gt=pada))
        .select_related("unit__instansi", "menerima_dari")
        .order_by("pk")
    )
    for tugas in diterima:
        if not boleh([tugas.peran], "isi"):
            continue
        lingkup = _lingkup(tugas, pada) - _masih_diisi(tugas.menerima_dari_id, pada)  # type: ignore[arg-type]
        draf = list(
            DrafIsian.objects.select_for_update()
            .filter(akun=tugas.menerima_dari_id, unit_id__in=lingkup)
            .order_by("pk")
        )
        sudah = set(
            DrafIsian.objects.filter(akun=akun, unit_id__in=lingkup).values_list(
                "unit_id", "formulir", "periode"
            )
        )
        pindah = [d.pk for d in draf if (d.unit_id, d.formulir, d.periode) not in sudah]
        if not pindah:
            continue
        DrafIsian.objects.filter(pk__in=pindah).update(akun=akun)
        jumlah += len(pindah)
        catat(
            rantai=tugas.unit.rantai_jejak,
            aksi="draf.terima",
            oleh=akun,
            peran=tugas.get_peran_display(),
            objek=f"akun:{akun.pengenal}",
            perubahan={"dari": str(tugas.menerima_dari.pengenal), "draf": len(pindah)},  # type: ignore[union-attr]
            waktu=waktu,
        )
    return jumlah


def _lingkup(tugas: Penugasan, pada: dt.date) -> frozenset[int]:
    return cakupan(tugas.unit_id, tugas.unit.instansi_id, [Garis.KOMANDO], pada.year, pendahulu=False)


def _masih_diisi(akun_id: int, pada: dt.date) -> frozenset[int]:
    """Units whose form an account still fills."""
    hasil: frozenset[int] = frozenset()
    tugas = Penugasan.objects.filter(akun=akun_id, sejak__lte=pada).filter(
        Q(sampai__isnull=True) | Q(sampai__gt=pada)
    )
    for satu in tugas.select_related("unit"):
        if boleh([satu.peran], "isi"):
            hasil |= _lingkup(satu, pada)
    return hasil
