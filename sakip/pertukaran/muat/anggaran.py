"""DIPA and snapshots of realisation in the form of a package."""

from __future__ import annotations

from django.db.models import QuerySet

from sakip.anggaran.models import BarisDipa, Dipa, Potret, RealisasiBaris, RevisiDipa
from sakip.anggaran.queries.kendali import BIDANG
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, kelompok, peta, tanggal, urut


def muat_dipa(saring: QuerySet[Dipa]) -> dict[Kunci, Tersimpan]:
    """DIPA with their revisions and lines."""
    baris = kelompok(
        (
            r,
            {
                "kode": k,
                "uraian": u,
                "kegiatan": g,
                "jenis_belanja": j,
                "pagu": p,
                "blokir": b,
                "catatan": c,
            },
        )
        for r, k, u, g, j, p, b, c in BarisDipa.objects.filter(revisi__dipa__in=saring).values_list(
            "revisi_id", "kode", "uraian", "kegiatan__kode", "jenis_belanja", "pagu", "blokir", "catatan"
        )
    )
    revisi = kelompok(
        (
            d,
            {
                "nomor": n,
                "jenis": j,
                "tanggal": tanggal(t),
                "alasan": a,
                **dict(zip(BIDANG, dokumen, strict=True)),
                "baris": urut(anak("dipa", "revisi", "baris"), baris[pk]),
            },
        )
        for pk, d, n, j, t, a, *dokumen in RevisiDipa.objects.filter(dipa__in=saring).values_list(
            "pk", "dipa_id", "nomor", "jenis", "tanggal", "alasan", *BIDANG
        )
    )
    return peta(
        "dipa",
        (
            Tersimpan(
                d.pk,
                {
                    "kode": d.kode,
                    "unit": d.unit.kode,
                    "tahun": d.tahun,
                    "program": d.program.kode if d.program else None,
                    "nama": d.nama,
                    "revisi": urut(anak("dipa", "revisi"), revisi[d.pk]),
                },
            )
            for d in saring.select_related("unit", "program")
        ),
    )


def muat_potret(saring: QuerySet[Potret]) -> dict[Kunci, Tersimpan]:
    """Dated snapshots of realisation; the files of one source and day are one, of each DIPA the last file."""
    pakai = _berlaku(saring)
    realisasi = kelompok(
        (pakai[p, i], {"dipa": d, "tahun": t, "baris": b, "jenis_belanja": j, "rupiah": r, "catatan": c})
        for p, i, d, t, b, j, r, c in RealisasiBaris.objects.filter(potret__in=saring).values_list(
            "potret_id", "dipa_id", "dipa__kode", "dipa__tahun", "baris", "jenis_belanja", "rupiah", "catatan"
        )
        if (p, i) in pakai
    )
    return peta(
        "potret",
        (
            Tersimpan(
                p.pk,
                {
                    "sumber": p.sumber,
                    "per_tanggal": tanggal(p.per_tanggal),
                    "realisasi": urut(anak("potret", "realisasi"), realisasi[p.pk]),
                },
            )
            for p in saring.order_by("urutan")
        ),
    )


def _berlaku(saring: QuerySet[Potret]) -> dict[tuple[int, int], int]:
    """(snapshot, DIPA) that count -> the last snapshot of that source and day, which stands for all."""
    akhir: dict[tuple[int, str, object], int] = {}
    dari: dict[tuple[int, str, object, int], int] = {}
    kunci = {p.pk: (p.unit_id, p.sumber, p.per_tanggal) for p in saring.order_by("urutan")}
    for pk, k in kunci.items():
        akhir[k] = pk
    pasangan = RealisasiBaris.objects.filter(potret__in=saring).values_list("potret_id", "dipa_id")
    urutan = {pk: n for n, pk in enumerate(kunci)}
    for p, d in sorted(set(pasangan), key=lambda x: urutan[x[0]]):
        dari[(*kunci[p], d)] = p
    return {(p, k[3]): akhir[k[0], k[1], k[2]] for k, p in dari.items()}
