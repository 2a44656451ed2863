"""The dictionary, sasaran, indicators with their manuals, and plans in the form of a package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When

from sakip.perencanaan.models import (
    Indikator,
    KategoriVariabel,
    Kegiatan,
    Kontribusi,
    ManualIndikator,
    Program,
    Renstra,
    Sasaran,
    SumberData,
    TargetRenstra,
    Variabel,
    VariabelManual,
)
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, atau_null, desimal, kelompok, peta, urut


@dataclass(frozen=True)
class Manual:
    """A stored manual: whose indicator, whose variant (None: the owner's), and its package form."""

    pk: int
    indikator: str
    varian_unit: int | None
    isi: dict[str, Any]

    @property
    def sejak(self) -> int:
        return int(self.isi["sejak_tahun"])

    @property
    def sampai(self) -> int | None:
        nilai: int | None = self.isi["sampai_tahun"]
        return nilai


_SUMBER = ("nama", "pemilik", "kekerapan", "memberi", "alamat", "cara")


def muat_sumber(saring: QuerySet[SumberData]) -> dict[Kunci, Tersimpan]:
    """Data sources."""
    return peta(
        "sumber_data",
        (Tersimpan(s.pk, {k: getattr(s, k) for k in _SUMBER}) for s in saring),
    )


def muat_variabel(saring: QuerySet[Variabel]) -> dict[Kunci, Tersimpan]:
    """Variables with their breakdown."""
    kategori = kelompok(
        (v, {"kode": k, "nama": n})
        for v, k, n in KategoriVariabel.objects.filter(variabel__in=saring).values_list(
            "variabel_id", "kode", "nama"
        )
    )
    return peta(
        "variabel",
        (
            Tersimpan(
                v.pk,
                {
                    "kunci": v.kunci,
                    "nama": v.nama,
                    "definisi": v.definisi,
                    "satuan": v.satuan,
                    "bentuk": v.bentuk,
                    "sifat": v.sifat,
                    "waktu": v.waktu,
                    "agregasi_unit": v.agregasi_unit,
                    "bobot": v.bobot.kunci if v.bobot else None,
                    "isian": v.isian,
                    "sumber": v.sumber.nama if v.sumber else None,
                    "pribadi": v.pribadi,
                    "kategori": urut(anak("variabel", "kategori"), kategori[v.pk]),
                },
            )
            for v in saring.select_related("bobot", "sumber")
        ),
    )


def muat_sasaran(saring: QuerySet[Sasaran]) -> dict[Kunci, Tersimpan]:
    """Statements of performance."""
    kolom = ("pk", "kunci", "unit__kode", "tingkat", "rumusan", "induk__kunci", "sejak_tahun", "sampai_tahun")
    nama = ("kunci", "unit", "tingkat", "rumusan", "induk", "sejak_tahun", "sampai_tahun")
    return peta(
        "sasaran",
        (Tersimpan(pk, dict(zip(nama, isi, strict=True))) for pk, *isi in saring.values_list(*kolom)),
    )


def muat_indikator(saring: QuerySet[Indikator]) -> dict[Kunci, Tersimpan]:
    """Identities of indicators, without their manuals (see :func:`muat_manual`).

    A predecessor in another agency is no part of a package, which knows one agency only.
    """
    seinstansi = {"pendahulu__instansi": F("instansi")}
    saring = saring.annotate(
        kunci_pendahulu=Case(When(**seinstansi, then="pendahulu__kunci")),
        sebanding_pendahulu=Case(When(**seinstansi, then="sebanding"), default=Value("")),
    )
    kolom = ("pk", "kunci", "pemilik__kode", "jenis", "kunci_pendahulu", "sebanding_pendahulu")
    return peta(
        "indikator",
        (
            Tersimpan(
                pk,
                {
                    "kunci": kunci,
                    "pemilik": pemilik,
                    "jenis": jenis,
                    "pendahulu": pendahulu,
                    "sebanding": atau_null(sebanding),
                },
            )
            for pk, kunci, pemilik, jenis, pendahulu, sebanding in saring.values_list(*kolom)
        ),
    )


def muat_manual(saring: QuerySet[ManualIndikator]) -> list[Manual]:
    """Manuals of owners and local variants, with their variables in order."""
    variabel = kelompok(
        (m, {"alias": a, "variabel": k})
        for m, a, k in VariabelManual.objects.filter(manual__in=saring)
        .order_by("manual_id", "urutan")
        .values_list("manual_id", "alias", "variabel__kunci")
    )
    return [
        Manual(m.pk, m.indikator.kunci, m.varian_unit_id, _isi_manual(m, variabel[m.pk]))
        for m in saring.select_related("indikator").order_by("indikator__kunci", "sejak_tahun")
    ]


def _isi_manual(m: ManualIndikator, variabel: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "sejak_tahun": m.sejak_tahun,
        "sampai_tahun": m.sampai_tahun,
        "nama": m.nama,
        "definisi": m.definisi,
        "satuan": m.satuan,
        "skala": desimal(m.skala),
        "skala_kata": m.skala_kata,
        "polaritas": m.polaritas,
        "metode_capaian": m.metode_capaian,
        "rumus": atau_null(m.rumus),
        "variabel": variabel,
        "jumlah": atau_null(m.jumlah),
        "basis": atau_null(m.basis),
        "urutan": m.urutan,
        "nihil": m.nihil,
        "desimal": m.desimal,
        "pengukur": m.pengukur,
        "tanpa_rincian": m.tanpa_rincian,
        "kekerapan": m.kekerapan,
        "bulan": m.bulan,
        "hari_jatuh_tempo": m.hari_jatuh_tempo,
        "jeda_bulan": m.jeda_bulan,
        "bukti_wajib": m.bukti_wajib,
        "sumber": m.sumber,
        "dasar": m.dasar,
    }


def muat_program(saring: QuerySet[Program]) -> dict[Kunci, Tersimpan]:
    """Programmes."""
    return peta(
        "program",
        (Tersimpan(p.pk, {"kode": p.kode, "nama": p.nama, "sejak_tahun": p.sejak_tahun}) for p in saring),
    )


def muat_kegiatan(saring: QuerySet[Kegiatan]) -> dict[Kunci, Tersimpan]:
    """Kegiatan."""
    return peta(
        "kegiatan",
        (
            Tersimpan(
                k.pk,
                {"kode": k.kode, "program": k.program.kode, "nama": k.nama, "sejak_tahun": k.sejak_tahun},
            )
            for k in saring.select_related("program")
        ),
    )


def muat_kontribusi(saring: QuerySet[Kontribusi]) -> dict[Kunci, Tersimpan]:
    """The pohon kinerja."""
    kolom = ("pk", "atas__kunci", "bawah__kunci", "jenis", "sejak_tahun")
    nama = ("atas", "bawah", "jenis", "sejak_tahun")
    return peta(
        "kontribusi",
        (Tersimpan(pk, dict(zip(nama, isi, strict=True))) for pk, *isi in saring.values_list(*kolom)),
    )


def muat_renstra(saring: QuerySet[Renstra]) -> dict[Kunci, Tersimpan]:
    """Strategic plans with all their targets."""
    kolom = (
        "renstra_id", "indikator__kunci", "tahun", "lingkup", "unit__kode", "nilai", "kata", "satuan",
        "skala", "pendanaan", "penanggung_jawab__kode",
    )  # fmt: skip
    target = kelompok(
        (
            r,
            {
                "indikator": i,
                "tahun": t,
                "lingkup": g,
                "unit": u,
                "nilai": desimal(n),
                "kata": k,
                "satuan": s,
                "skala": desimal(a),
                "pendanaan": d,
                "penanggung_jawab": p,
            },
        )
        for r, i, t, g, u, n, k, s, a, d, p in TargetRenstra.objects.filter(renstra__in=saring).values_list(
            *kolom
        )
    )
    return peta(
        "renstra",
        (
            Tersimpan(
                r.pk,
                {
                    "unit": r.unit.kode,
                    "mulai": r.mulai,
                    "selesai": r.selesai,
                    "target": urut(anak("renstra", "target"), target[r.pk]),
                },
            )
            for r in saring.select_related("unit")
        ),
    )
