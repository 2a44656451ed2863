"""Agreements in the form of a package."""

from __future__ import annotations

from django.db.models import QuerySet

from sakip.perjanjian.models import AnggaranPerjanjian, ButirPerjanjian, Perjanjian, TargetPeriode
from sakip.pertukaran.muat.baris import (
    Kunci,
    Tersimpan,
    anak,
    atau_null,
    desimal,
    kelompok,
    peta,
    tanggal,
    urut,
)


def muat_perjanjian(saring: QuerySet[Perjanjian]) -> dict[Kunci, Tersimpan]:
    """Agreements with items, interim targets and budget."""
    periode = kelompok(
        (b, {"periode": p, "nilai": desimal(n), "kumulatif": k})
        for b, p, n, k in TargetPeriode.objects.filter(butir__perjanjian__in=saring).values_list(
            "butir_id", "periode", "nilai", "kumulatif"
        )
    )
    butir = kelompok(
        (
            b.perjanjian_id,
            {
                "urutan": b.urutan,
                "kode": b.kode,
                "acuan": b.acuan,
                "sasaran": b.sasaran.kunci,
                "indikator": b.indikator.kunci,
                "rumusan_sasaran": b.rumusan_sasaran,
                "rumusan": b.rumusan,
                "target": desimal(b.nilai),
                "kata": b.kata,
                "satuan": b.satuan,
                "skala": desimal(b.skala),
                "penanggung": b.penanggung.kode if b.penanggung else None,
                "pemilik": b.pemilik.kode if b.pemilik else None,
                "target_periode": urut(anak("perjanjian", "butir", "target_periode"), periode[b.pk]),
            },
        )
        for b in ButirPerjanjian.objects.filter(perjanjian__in=saring).select_related(
            "sasaran", "indikator", "penanggung", "pemilik"
        )
    )
    anggaran = kelompok(
        (p, {"kegiatan": k, "rupiah": r})
        for p, k, r in AnggaranPerjanjian.objects.filter(perjanjian__in=saring).values_list(
            "perjanjian_id", "kegiatan__kode", "rupiah"
        )
    )
    return peta(
        "perjanjian",
        (
            Tersimpan(
                p.pk,
                {
                    "kode": p.kode,
                    "unit": p.unit.kode,
                    "tahun": p.tahun,
                    "pihak_pertama": p.pihak_pertama.kode,
                    "pihak_kedua": p.pihak_kedua.kode if p.pihak_kedua else None,
                    "bentuk": p.bentuk,
                    "revisi": p.revisi,
                    "sebab": atau_null(p.sebab),
                    "tanggal": tanggal(p.tanggal),
                    "status": p.status,
                    "butir": urut(anak("perjanjian", "butir"), butir[p.pk]),
                    "anggaran": urut(anak("perjanjian", "anggaran"), anggaran[p.pk]),
                },
                p.versi,
            )
            for p in saring.select_related("unit", "pihak_pertama", "pihak_kedua")
        ),
    )
