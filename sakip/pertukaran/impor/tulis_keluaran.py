"""Writes outputs with their progress, withdrawal plans, keys of money to indicators and e-Monev."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sakip.anggaran.models import (
    BarisRpd,
    CapaianOutput,
    KunciAnggaran,
    LaporanEmonev,
    RincianOutput,
    VersiRpd,
)
from sakip.pertukaran.impor.penulis import Penulis, buat, desimal, hari, tanggal
from sakip.pertukaran.impor.rencana import Baris


def tulis_output(p: Penulis) -> None:
    """Only months that changed are written anew."""
    bagian = p.bagian("rincian_output")

    def isi(b: Baris) -> dict[str, Any]:
        return {
            "nama": b["nama"],
            "satuan": b["satuan"],
            "target": desimal(b["target"]),
            "strategis": b["strategis"],
            "prioritas_nasional": b["prioritas_nasional"],
        }

    baru = buat(
        RincianOutput,
        (RincianOutput(dipa_id=p.dipa[b["dipa"], b["tahun"]], kode=b["kode"], **isi(b)) for b in bagian.baru),
    )
    capaian = [(o.pk, c) for o, b in zip(baru, bagian.baru, strict=True) for c in b["capaian"]]
    for b, lama in bagian.ubah:
        RincianOutput.objects.filter(pk=lama.pk).update(**isi(b), versi=lama.versi + 1)
        ganti = [c for c in b["capaian"] if c not in lama.isi["capaian"]]
        tetap = [c["bulan"] for c in b["capaian"] if c not in ganti]
        CapaianOutput.objects.filter(output=lama.pk).exclude(bulan__in=tetap).delete()
        capaian += [(lama.pk, c) for c in ganti]
    buat(
        CapaianOutput,
        (
            CapaianOutput(
                output_id=pk,
                bulan=c["bulan"],
                volume=Decimal(c["volume"]),
                progres=Decimal(c["progres"]),
                keterangan=c["keterangan"],
            )
            for pk, c in capaian
        ),
    )


def tulis_rpd(p: Penulis) -> None:
    bagian = p.bagian("rpd")
    baru = buat(
        VersiRpd,
        (
            VersiRpd(
                dipa_id=p.dipa[b["dipa"], b["tahun"]],
                nomor=b["nomor"],
                tanggal=hari(b["tanggal"]),
                alasan=b["alasan"],
            )
            for b in bagian.baru
        ),
    )
    isi = [(v.pk, b) for v, b in zip(baru, bagian.baru, strict=True)]
    for b, lama in bagian.ubah:
        VersiRpd.objects.filter(pk=lama.pk).update(tanggal=hari(b["tanggal"]), alasan=b["alasan"])
        BarisRpd.objects.filter(rpd=lama.pk).delete()
        isi.append((lama.pk, b))
    buat(
        BarisRpd,
        (
            BarisRpd(rpd_id=pk, jenis_belanja=g["jenis_belanja"], bulan=g["bulan"], rupiah=g["rupiah"])
            for pk, b in isi
            for g in b["baris"]
        ),
    )


def tulis_kunci(p: Penulis) -> None:
    bagian = p.bagian("kunci_anggaran")
    buat(
        KunciAnggaran,
        (
            KunciAnggaran(
                dipa_id=p.dipa[b["dipa"], b["tahun"]],
                kode=b["kode"],
                indikator_id=p.indikator[b["indikator"]],
                persen=Decimal(b["persen"]),
                dasar=b["dasar"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        KunciAnggaran.objects.filter(pk=lama.pk).update(persen=Decimal(b["persen"]), dasar=b["dasar"])


def tulis_emonev(p: Penulis) -> None:
    bagian = p.bagian("emonev")

    def isi(b: Baris) -> dict[str, Any]:
        return {
            "persen": desimal(b["persen"]),
            "tanggal_kirim": tanggal(b["tanggal_kirim"]),
            "sumber": b["sumber"],
            "catatan": b["catatan"],
        }

    buat(
        LaporanEmonev,
        (
            LaporanEmonev(dipa_id=p.dipa[b["dipa"], b["tahun"]], bulan=b["bulan"], **isi(b))
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        LaporanEmonev.objects.filter(pk=lama.pk).update(**isi(b))
