"""Agencies, units and positions in the form of a package."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from sakip.organisasi.models import (
    Instansi,
    Jabatan,
    KedudukanUnit,
    KodeUnit,
    NamaUnit,
    PemangkuJabatan,
    PenggantiUnit,
    Unit,
)
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, desimal, kelompok, peta, tanggal, urut


def muat_instansi(instansi: Instansi) -> dict[str, Any]:
    """The ``instansi`` object."""
    return {
        "kode": instansi.kode,
        "nama": instansi.nama,
        "jenis": instansi.jenis,
        "batas_capaian": desimal(instansi.batas_capaian),
        "pendahulu": instansi.pendahulu.kode if instansi.pendahulu else None,
    }


def muat_unit(saring: QuerySet[Unit]) -> dict[Kunci, Tersimpan]:
    """Units with their names, codes and places."""
    nama = kelompok(
        (u, {"nama": n, "singkatan": k, "sejak": tanggal(s), "sampai": tanggal(p)})
        for u, n, k, s, p in NamaUnit.objects.filter(unit__in=saring).values_list(
            "unit_id", "nama", "singkatan", "sejak", "sampai"
        )
    )
    kode = kelompok(
        (u, {"sistem": i, "kode": k, "sejak": tanggal(s), "sampai": tanggal(p)})
        for u, i, k, s, p in KodeUnit.objects.filter(unit__in=saring).values_list(
            "unit_id", "sistem", "kode", "sejak", "sampai"
        )
    )
    kedudukan = kelompok(
        (u, {"garis": g, "induk": i, "sejak": tanggal(s), "sampai": tanggal(p)})
        for u, g, i, s, p in KedudukanUnit.objects.filter(unit__in=saring).values_list(
            "unit_id", "garis", "induk__kode", "sejak", "sampai"
        )
    )
    return peta(
        "unit",
        (
            Tersimpan(
                unit.pk,
                {
                    "kode": unit.kode,
                    "jenis": unit.jenis,
                    "zona": unit.zona,
                    "nama": urut(anak("unit", "nama"), nama[unit.pk]),
                    "kode_lain": urut(anak("unit", "kode_lain"), kode[unit.pk]),
                    "kedudukan": urut(anak("unit", "kedudukan"), kedudukan[unit.pk]),
                },
            )
            for unit in saring
        ),
    )


def muat_pengganti(saring: QuerySet[PenggantiUnit]) -> dict[Kunci, Tersimpan]:
    """Successions of units."""
    return peta(
        "pengganti",
        (
            Tersimpan(
                p.pk,
                {"lama": p.lama.kode, "baru": p.baru.kode, "tanggal": tanggal(p.tanggal), "jenis": p.jenis},
            )
            for p in saring.select_related("lama", "baru")
        ),
    )


def muat_jabatan(saring: QuerySet[Jabatan]) -> dict[Kunci, Tersimpan]:
    """Positions with their holders."""
    pemangku = kelompok(
        (j, {"nama": n, "status": t, "sejak": tanggal(s), "sampai": tanggal(p)})
        for j, n, t, s, p in PemangkuJabatan.objects.filter(jabatan__in=saring).values_list(
            "jabatan_id", "nama", "status", "sejak", "sampai"
        )
    )
    return peta(
        "jabatan",
        (
            Tersimpan(
                j.pk,
                {
                    "kode": j.kode,
                    "unit": j.unit.kode,
                    "nama": j.nama,
                    "tingkat": j.tingkat,
                    "pemangku": urut(anak("jabatan", "pemangku"), pemangku[j.pk]),
                },
            )
            for j in saring.select_related("unit")
        ),
    )
