"""Snapshots of official scores in the form of a package."""

from __future__ import annotations

from django.db.models import F, QuerySet

from sakip.anggaran.models import KomponenSkor, NilaiSkor, PotretSkor, PotretTerpilih
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, desimal, kelompok, peta, tanggal, urut


def muat_skor(saring: QuerySet[PotretSkor]) -> dict[Kunci, Tersimpan]:
    """Snapshots with their rows and components, and whether the office's report uses them."""
    komponen = kelompok(
        (s, {"kode": k, "nilai": desimal(n), "berlaku": b})
        for s, k, n, b in KomponenSkor.objects.filter(skor__potret__in=saring).values_list(
            "skor_id", "kode", "nilai", "berlaku"
        )
    )
    nilai = kelompok(
        (
            p,
            {
                "dipa": d,
                "unit": u,
                "nilai": desimal(n),
                "catatan": c,
                "komponen": urut(anak("skor", "nilai", "komponen"), komponen[pk]),
            },
        )
        for pk, p, d, u, n, c in NilaiSkor.objects.filter(potret__in=saring).values_list(
            "pk", "potret_id", "dipa__kode", "unit__kode", "nilai", "catatan"
        )
    )
    terpilih = set(
        PotretTerpilih.objects.filter(
            potret__in=saring, unit=F("potret__unit"), tahun=F("potret__tahun"), jenis=F("potret__jenis")
        ).values_list("potret_id", flat=True)
    )
    return peta(
        "skor",
        (
            Tersimpan(
                p.pk,
                {
                    "unit": p.unit.kode,
                    "jenis": p.jenis,
                    "tahun": p.tahun,
                    "sumber": p.sumber,
                    "per_tanggal": tanggal(p.per_tanggal),
                    "sampai_bulan": p.sampai_bulan,
                    "terpilih": p.pk in terpilih,
                    "nilai": urut(anak("skor", "nilai"), nilai[p.pk]),
                },
                p.versi,
            )
            for p in saring.select_related("unit")
        ),
    )
