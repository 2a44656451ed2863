"""Target kinerja, their earlier years and e-Performance in the form of a package."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

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
from sakip.pertukaran.muat.baris import (
    Kunci,
    Tersimpan,
    anak,
    desimal,
    kelompok,
    peta,
    tanggal,
    urut,
    waktu,
)


def muat_kelompok(saring: QuerySet[KelompokTargetKinerja]) -> dict[Kunci, Tersimpan]:
    """The windows of a year."""
    kolom = ("tahun", "unggah_mulai", "unggah_akhir", "nilai_mulai", "nilai_akhir", "dasar")
    return peta(
        "kelompok_target_kinerja",
        (Tersimpan(k.pk, {n: getattr(k, n) for n in kolom}, k.versi) for k in saring),
    )


def muat_target(saring: QuerySet[TargetKinerja]) -> dict[Kunci, Tersimpan]:
    """Targets with the versions of what they ask as evidence; example files stay behind."""
    syarat = kelompok(
        (
            t,
            {"nomor": n, "berlaku_periode": p, "butir": _butir(b), "alasan": a, "waktu": waktu(w)},
        )
        for t, n, p, b, a, w in SyaratBukti.objects.filter(target__in=saring).values_list(
            "target_id", "nomor", "berlaku_periode", "butir", "alasan", "waktu"
        )
    )
    return peta(
        "target_kinerja",
        (
            Tersimpan(
                t.pk,
                {
                    "kode": t.kode,
                    "nama": t.nama,
                    "pemilik": t.pemilik.kode,
                    "kriteria": t.kriteria,
                    "syarat": urut(anak("target_kinerja", "syarat"), syarat[t.pk]),
                },
                t.versi,
            )
            for t in saring.select_related("pemilik")
        ),
    )


def _butir(isi: Any) -> list[dict[str, Any]]:
    return [{"kode": b["kode"], "uraian": b["uraian"], "wajib": b.get("wajib", True)} for b in isi]


def muat_pelaksana(saring: QuerySet[PelaksanaTargetKinerja]) -> dict[Kunci, Tersimpan]:
    """Who carries a target, the plan of each quarter and the owner's decisions; evidence stays behind."""
    langkah = kelompok(
        (
            p,
            {
                "periode": k,
                "rencana": r,
                "realisasi": h,
                "kendala": d,
                "diajukan": None if w is None else waktu(w),
                "alasan_terlambat": a,
            },
        )
        for p, k, r, h, d, w, a in LangkahTargetKinerja.objects.filter(pelaksana__in=saring).values_list(
            "pelaksana_id", "periode", "rencana", "realisasi", "kendala", "diajukan", "alasan_terlambat"
        )
    )
    nilai = kelompok(
        (
            p,
            {
                "periode": k,
                "nomor": n,
                "nilai": desimal(v),
                "alasan": a,
                "di_luar_jendela": j,
                "sumber": s,
                "waktu": waktu(w),
            },
        )
        for p, k, n, v, a, j, s, w in NilaiTargetKinerja.objects.filter(pelaksana__in=saring).values_list(
            "pelaksana_id", "periode", "nomor", "nilai", "alasan", "di_luar_jendela", "sumber", "waktu"
        )
    )
    return peta(
        "pelaksana_target_kinerja",
        (
            Tersimpan(
                p.pk,
                {
                    "target": p.target.kode,
                    "unit": p.unit.kode,
                    "penanggung": p.penanggung.kode if p.penanggung else None,
                    "urutan": p.urutan,
                    "diketahui_syarat": p.diketahui_syarat,
                    "langkah": urut(anak("pelaksana_target_kinerja", "langkah"), langkah[p.pk]),
                    "nilai": urut(anak("pelaksana_target_kinerja", "nilai"), nilai[p.pk]),
                },
            )
            for p in saring.select_related("target", "unit", "penanggung")
        ),
    )


def muat_rekap(saring: QuerySet[RekapTargetKinerja]) -> dict[Kunci, Tersimpan]:
    """Published results of earlier years."""
    return peta(
        "rekap_target_kinerja",
        (
            Tersimpan(
                r.pk,
                {
                    "unit": r.unit.kode,
                    "penanggung": r.penanggung,
                    "tahun": r.tahun,
                    "nilai": desimal(r.nilai),
                    "sumber": r.sumber,
                },
            )
            for r in saring.select_related("unit")
        ),
    )


def muat_e_performance(saring: QuerySet[NilaiEPerformance]) -> dict[Kunci, Tersimpan]:
    """What e-Performance showed."""
    return peta(
        "e_performance",
        (
            Tersimpan(
                n.pk,
                {
                    "unit": n.unit.kode,
                    "kode": n.kode,
                    "periode": n.periode,
                    "target": desimal(n.target),
                    "realisasi": desimal(n.realisasi),
                    "capaian": desimal(n.capaian),
                    "warna": n.warna,
                    "sumber": n.sumber,
                    "per_tanggal": tanggal(n.per_tanggal),
                },
            )
            for n in saring.select_related("unit")
        ),
    )
