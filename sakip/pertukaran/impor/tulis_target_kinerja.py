"""Writes target kinerja with evidence lists, plans and decisions; earlier years; e-Performance.

What people attached stays: plans of a quarter are changed in place, decisions and lists only added.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sakip.perjanjian.models import (
    KelompokTargetKinerja,
    LangkahTargetKinerja,
    NilaiEPerformance,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
    RekapTargetKinerja,
    SyaratBukti,
    TargetKinerja,
)
from sakip.pertukaran.impor.penulis import Penulis, buat, desimal, hari
from sakip.pertukaran.impor.rencana import Baris


def tulis_kelompok(p: Penulis) -> None:
    bagian = p.bagian("kelompok_target_kinerja")
    p.kelompok = {int(t): pk for (t,), pk in bagian.pk.items()}
    baru = buat(KelompokTargetKinerja, (KelompokTargetKinerja(instansi=p.instansi, **b) for b in bagian.baru))
    p.kelompok.update({k.tahun: k.pk for k in baru})
    for b, lama in bagian.ubah:
        KelompokTargetKinerja.objects.filter(pk=lama.pk).update(**b, versi=lama.versi + 1)


def tulis_target(p: Penulis) -> None:
    bagian = p.bagian("target_kinerja")
    p.target = {str(k): pk for (k,), pk in bagian.pk.items()}

    def isi(b: Baris) -> dict[str, Any]:
        return {"nama": b["nama"], "pemilik_id": p.unit[b["pemilik"]], "kriteria": b["kriteria"]}

    baru = buat(
        TargetKinerja,
        (TargetKinerja(kelompok_id=p.kelompok[p.tahun], kode=b["kode"], **isi(b)) for b in bagian.baru),
    )
    p.target.update({t.kode: t.pk for t in baru})
    syarat = [(p.target[b["kode"]], g) for b in bagian.baru for g in b["syarat"]]
    for b, lama in bagian.ubah:
        TargetKinerja.objects.filter(pk=lama.pk).update(**isi(b), versi=lama.versi + 1)
        syarat += [(lama.pk, g) for g in b["syarat"] if g not in lama.isi["syarat"]]
    buat(
        SyaratBukti,
        (
            SyaratBukti(
                target_id=pk,
                nomor=g["nomor"],
                berlaku_periode=g["berlaku_periode"],
                butir=g["butir"],
                alasan=g["alasan"],
                oleh=p.oleh,
                waktu=_waktu(g["waktu"]),
            )
            for pk, g in syarat
        ),
    )


def tulis_pelaksana(p: Penulis) -> None:
    bagian = p.bagian("pelaksana_target_kinerja")

    def isi(b: Baris) -> dict[str, Any]:
        return {
            "penanggung_id": p.unit_atau_null(b["penanggung"]),
            "urutan": b["urutan"],
            "diketahui_syarat": b["diketahui_syarat"],
        }

    baru = buat(
        PelaksanaTargetKinerja,
        (
            PelaksanaTargetKinerja(target_id=p.target[b["target"]], unit_id=p.unit[b["unit"]], **isi(b))
            for b in bagian.baru
        ),
    )
    langkah = [(k.pk, g) for k, b in zip(baru, bagian.baru, strict=True) for g in b["langkah"]]
    nilai = [(k.pk, n) for k, b in zip(baru, bagian.baru, strict=True) for n in b["nilai"]]
    for b, lama in bagian.ubah:
        PelaksanaTargetKinerja.objects.filter(pk=lama.pk).update(**isi(b))
        langkah += [(lama.pk, g) for g in _ubah_langkah(p, b, lama.pk, lama.isi)]
        nilai += [(lama.pk, n) for n in b["nilai"] if n not in lama.isi["nilai"]]
    buat(
        LangkahTargetKinerja,
        (LangkahTargetKinerja(pelaksana_id=pk, periode=g["periode"], **_langkah(p, g)) for pk, g in langkah),
    )
    buat(NilaiTargetKinerja, (_nilai(p, pk, n) for pk, n in nilai))


def _ubah_langkah(p: Penulis, b: Baris, pk: int, lama: Baris) -> list[Baris]:
    """Change the stored quarters in place; the quarters that are new."""
    ada = {g["periode"]: g for g in lama["langkah"]}
    for g in b["langkah"]:
        if g["periode"] in ada and ada[g["periode"]] != g:
            satu = LangkahTargetKinerja.objects.get(pelaksana=pk, periode=g["periode"])
            LangkahTargetKinerja.objects.filter(pk=satu.pk).update(**_langkah(p, g), versi=satu.versi + 1)
    return [g for g in b["langkah"] if g["periode"] not in ada]


def _langkah(p: Penulis, g: Baris) -> dict[str, Any]:
    return {
        "rencana": g["rencana"],
        "realisasi": g["realisasi"],
        "kendala": g["kendala"],
        "diajukan": _waktu(g["diajukan"]) if g["diajukan"] else None,
        "diajukan_oleh": p.oleh if g["diajukan"] else None,
        "alasan_terlambat": g["alasan_terlambat"],
    }


def _nilai(p: Penulis, pelaksana: int, n: Baris) -> NilaiTargetKinerja:
    """A figure with a source was not decided here: it has no person."""
    return NilaiTargetKinerja(
        pelaksana_id=pelaksana,
        periode=n["periode"],
        nomor=n["nomor"],
        nilai=desimal(n["nilai"]),
        alasan=n["alasan"],
        di_luar_jendela=n["di_luar_jendela"],
        oleh=None if n["sumber"] else p.oleh,
        sumber=n["sumber"],
        waktu=_waktu(n["waktu"]),
    )


def _waktu(teks: str) -> dt.datetime:
    return dt.datetime.fromisoformat(teks)


def tulis_rekap(p: Penulis) -> None:
    bagian = p.bagian("rekap_target_kinerja")
    buat(
        RekapTargetKinerja,
        (
            RekapTargetKinerja(
                unit_id=p.unit[b["unit"]],
                penanggung=b["penanggung"],
                tahun=b["tahun"],
                nilai=Decimal(b["nilai"]),
                sumber=b["sumber"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        RekapTargetKinerja.objects.filter(pk=lama.pk).update(nilai=desimal(b["nilai"]), sumber=b["sumber"])


def tulis_e_performance(p: Penulis) -> None:
    bagian = p.bagian("e_performance")

    def isi(b: Baris) -> dict[str, Any]:
        return {
            "target": desimal(b["target"]),
            "realisasi": desimal(b["realisasi"]),
            "capaian": desimal(b["capaian"]),
            "warna": b["warna"],
            "sumber": b["sumber"],
        }

    buat(
        NilaiEPerformance,
        (
            NilaiEPerformance(
                unit_id=p.unit[b["unit"]],
                tahun=p.tahun,
                kode=b["kode"],
                periode=b["periode"],
                per_tanggal=hari(b["per_tanggal"]),
                **isi(b),
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        NilaiEPerformance.objects.filter(pk=lama.pk).update(**isi(b))
