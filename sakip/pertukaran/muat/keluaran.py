"""Outputs, withdrawal plans, keys of money to indicators and e-Monev in the form of a package."""

from __future__ import annotations

from django.db.models import QuerySet

from sakip.anggaran.models import (
    BarisRpd,
    CapaianOutput,
    KunciAnggaran,
    LaporanEmonev,
    RincianOutput,
    VersiRpd,
)
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, desimal, kelompok, peta, tanggal, urut


def muat_output(saring: QuerySet[RincianOutput]) -> dict[Kunci, Tersimpan]:
    """Outputs with their monthly progress."""
    capaian = kelompok(
        (o, {"bulan": b, "volume": desimal(v), "progres": desimal(p), "keterangan": k})
        for o, b, v, p, k in CapaianOutput.objects.filter(output__in=saring).values_list(
            "output_id", "bulan", "volume", "progres", "keterangan"
        )
    )
    return peta(
        "rincian_output",
        (
            Tersimpan(
                o.pk,
                {
                    "dipa": o.dipa.kode,
                    "tahun": o.dipa.tahun,
                    "kode": o.kode,
                    "nama": o.nama,
                    "satuan": o.satuan,
                    "target": desimal(o.target),
                    "strategis": o.strategis,
                    "prioritas_nasional": o.prioritas_nasional,
                    "capaian": urut(anak("rincian_output", "capaian"), capaian[o.pk]),
                },
                o.versi,
            )
            for o in saring.select_related("dipa")
        ),
    )


def muat_rpd(saring: QuerySet[VersiRpd]) -> dict[Kunci, Tersimpan]:
    """Versions of withdrawal plans."""
    baris = kelompok(
        (r, {"jenis_belanja": j, "bulan": b, "rupiah": n})
        for r, j, b, n in BarisRpd.objects.filter(rpd__in=saring).values_list(
            "rpd_id", "jenis_belanja", "bulan", "rupiah"
        )
    )
    return peta(
        "rpd",
        (
            Tersimpan(
                r.pk,
                {
                    "dipa": r.dipa.kode,
                    "tahun": r.dipa.tahun,
                    "nomor": r.nomor,
                    "tanggal": tanggal(r.tanggal),
                    "alasan": r.alasan,
                    "baris": urut(anak("rpd", "baris"), baris[r.pk]),
                },
            )
            for r in saring.select_related("dipa")
        ),
    )


def muat_kunci(saring: QuerySet[KunciAnggaran]) -> dict[Kunci, Tersimpan]:
    """Keys of money to indicators."""
    return peta(
        "kunci_anggaran",
        (
            Tersimpan(
                k.pk,
                {
                    "dipa": k.dipa.kode,
                    "tahun": k.dipa.tahun,
                    "kode": k.kode,
                    "indikator": k.indikator.kunci,
                    "persen": desimal(k.persen),
                    "dasar": k.dasar,
                },
            )
            for k in saring.select_related("dipa", "indikator")
        ),
    )


def muat_emonev(saring: QuerySet[LaporanEmonev]) -> dict[Kunci, Tersimpan]:
    """Reports to e-Monev by DIPA and month."""
    return peta(
        "emonev",
        (
            Tersimpan(
                m.pk,
                {
                    "dipa": m.dipa.kode,
                    "tahun": m.dipa.tahun,
                    "bulan": m.bulan,
                    "persen": desimal(m.persen),
                    "tanggal_kirim": tanggal(m.tanggal_kirim),
                    "sumber": m.sumber,
                    "catatan": m.catatan,
                },
            )
            for m in saring.select_related("dipa")
        ),
    )
