"""Writes agreements: as drafts with all their parts, then signed, after which nothing changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Q

from sakip.organisasi.models import PemangkuJabatan
from sakip.perjanjian.models import (
    AnggaranPerjanjian,
    ButirPerjanjian,
    Perjanjian,
    StatusPerjanjian,
    TargetPeriode,
)
from sakip.perjanjian.services import pindahkan_rencana
from sakip.pertukaran.impor.penulis import Penulis, buat, desimal, tanggal
from sakip.pertukaran.impor.rencana import Baris


def tulis_perjanjian(p: Penulis) -> None:
    bagian = p.bagian("perjanjian")
    baru = buat(
        Perjanjian,
        (
            Perjanjian(instansi=p.instansi, kode=b["kode"], revisi=b["revisi"], **_isi(p, b))
            for b in bagian.baru
        ),
    )
    pasangan = [(k.pk, b) for k, b in zip(baru, bagian.baru, strict=True)]
    for b, lama in bagian.ubah:
        ButirPerjanjian.objects.filter(perjanjian=lama.pk).delete()
        AnggaranPerjanjian.objects.filter(perjanjian=lama.pk).delete()
        Perjanjian.objects.filter(pk=lama.pk).update(**_isi(p, b), versi=lama.versi + 1)
        pasangan.append((lama.pk, b))
    _tulis_butir(p, pasangan)
    buat(
        AnggaranPerjanjian,
        (
            AnggaranPerjanjian(
                perjanjian_id=pk,
                kegiatan_id=p.kegiatan_berlaku(a["kegiatan"], b["tahun"]),
                rupiah=a["rupiah"],
            )
            for pk, b in pasangan
            for a in b["anggaran"]
        ),
    )
    for pk, b in sorted(pasangan, key=lambda satu: (satu[1]["kode"], satu[1]["revisi"])):
        if b["status"] == StatusPerjanjian.DITANDATANGANI:
            _tanda_tangani(p, pk, b)


def _isi(p: Penulis, b: Baris) -> dict[str, Any]:
    return {
        "unit_id": p.unit[b["unit"]],
        "tahun": b["tahun"],
        "pihak_pertama_id": p.jabatan[b["pihak_pertama"]],
        "pihak_kedua_id": p.jabatan[b["pihak_kedua"]] if b["pihak_kedua"] else None,
        "bentuk": b["bentuk"],
        "sebab": b["sebab"] or "",
        "tanggal": tanggal(b["tanggal"]),
    }


def _tulis_butir(p: Penulis, pasangan: list[tuple[int, Baris]]) -> None:
    isi = [(pk, t) for pk, b in pasangan for t in b["butir"]]
    butir = buat(
        ButirPerjanjian,
        (
            ButirPerjanjian(
                perjanjian_id=pk,
                urutan=t["urutan"],
                kode=t["kode"],
                acuan=t["acuan"],
                sasaran_id=p.sasaran[t["sasaran"]],
                indikator_id=p.indikator[t["indikator"]],
                rumusan_sasaran=t["rumusan_sasaran"],
                rumusan=t["rumusan"],
                nilai=desimal(t["target"]),
                kata=t["kata"],
                satuan=t["satuan"],
                skala=desimal(t["skala"]),
                penanggung_id=p.unit_atau_null(t["penanggung"]),
                pemilik_id=p.unit_atau_null(t["pemilik"]),
            )
            for pk, t in isi
        ),
    )
    buat(
        TargetPeriode,
        (
            TargetPeriode(butir=b, periode=q["periode"], nilai=Decimal(q["nilai"]), kumulatif=q["kumulatif"])
            for b, (_, t) in zip(butir, isi, strict=True)
            for q in t["target_periode"]
        ),
    )


def _tanda_tangani(p: Penulis, pk: int, b: Baris) -> None:
    """Names are copied as printed: those of the holders on the day of signing, empty when unknown.

    Activities follow, as they do when people sign.
    """
    pada = tanggal(b["tanggal"])
    Perjanjian.objects.filter(pk=pk).update(
        status=StatusPerjanjian.DITANDATANGANI,
        nama_pihak_pertama=_pemangku(p.jabatan[b["pihak_pertama"]], pada),
        nama_pihak_kedua=_pemangku(p.jabatan[b["pihak_kedua"]], pada) if b["pihak_kedua"] else "",
    )
    pindahkan_rencana(Perjanjian.objects.get(pk=pk))


def _pemangku(jabatan: int, pada: dt.date | None) -> str:
    if pada is None:
        return ""
    ada = PemangkuJabatan.objects.filter(jabatan=jabatan, sejak__lte=pada)
    return ada.filter(Q(sampai=None) | Q(sampai__gt=pada)).values_list("nama", flat=True).first() or ""
