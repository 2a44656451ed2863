"""Whether somebody is in office for the steps that a form has before it: else it would wait for nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Q

from sakip.agenda.queries import atas_semua
from sakip.aturan.wewenang import WEWENANG
from sakip.organisasi.models import Penugasan, Unit
from sakip.organisasi.queries import nama_unit


def kursi_kosong(
    unit: Unit, tahun: int, penanggung: Collection[tuple[int, ...]], pada: dt.date
) -> tuple[str, ...]:
    """What nobody could do on ``pada``, in words with the remedy.

    ``penanggung``: of each line the units whose verifikator may verify it. Seven queries at most.
    """
    semua = {u for siapa in penanggung for u in siapa}
    lingkup = atas_semua(list(Unit.objects.filter(pk__in=semua)), tahun, semua_garis=True) if semua else {}
    komando = atas_semua([unit], tahun)[unit.pk]
    ada = _terisi({a for isi in lingkup.values() for a in isi} | set(komando), pada)
    kosong = [
        siapa
        for siapa in penanggung
        if not any(a in ada["verifikasi"] for u in siapa for a in lingkup.get(u, ()))
    ]
    hasil: list[str] = []
    if kosong:
        nama = nama_unit({u for siapa in kosong for u in siapa}, pada)
        sebut = sorted({" atau ".join(nama[u][0] for u in siapa if u in nama) for siapa in kosong})
        hasil.append(
            f"Belum ada verifikator yang bertugas untuk {'; '.join(sebut)}: {len(kosong)} baris tidak dapat"
            " diverifikasi. Minta admin lokal menugaskannya, atau minta perencana mengisi penanggung butirnya"
            " pada Perjanjian Kinerja."
        )
    if not ada["setujui"].intersection(komando):
        hasil.append(
            "Belum ada pimpinan yang bertugas untuk unit ini atau unit di atasnya: formulir tidak dapat"
            " disetujui. Minta admin lokal menugaskannya."
        )
    return tuple(hasil)


def _terisi(unit_id: Collection[int], pada: dt.date) -> dict[str, set[int]]:
    """Units at which somebody is in office who may verify, and who may approve."""
    baris = Penugasan.objects.filter(
        Q(sampai__isnull=True) | Q(sampai__gt=pada),
        unit_id__in=list(unit_id),
        sejak__lte=pada,
        akun__is_active=True,
    )
    hasil: dict[str, set[int]] = {"verifikasi": set(), "setujui": set()}
    for u, peran in baris.values_list("unit_id", "peran"):
        for tindakan, isi in hasil.items():
            if peran in WEWENANG[tindakan]:
                isi.add(u)
    return hasil
