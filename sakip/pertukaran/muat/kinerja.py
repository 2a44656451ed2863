"""Entered figures, evidence, history and texts in the form of a package."""

from __future__ import annotations

from django.db.models import QuerySet

from sakip.pelaporan.models import TeksLaporan
from sakip.pengukuran.models import (
    Bukti,
    Isian,
    Kejadian,
    Langkah,
    NilaiLangsung,
    Pengajuan,
    RiwayatTahunan,
)
from sakip.pertukaran.muat.baris import (
    Kunci,
    Tersimpan,
    atau_null,
    desimal,
    kelompok,
    peta,
    tanggal,
    waktu,
)
from sakip.pertukaran.muat.profil import isi_base64


def muat_isian(saring: QuerySet[Isian]) -> dict[Kunci, Tersimpan]:
    """Values of variables."""
    kolom = (
        "pk", "versi", "unit__kode", "variabel__kunci", "periode", "kategori__kode", "nilai",
        "keadaan", "lingkup",
    )  # fmt: skip
    return {
        (u, v, p, k): Tersimpan(
            pk,
            {
                "unit": u,
                "variabel": v,
                "periode": p,
                "kategori": k,
                "nilai": desimal(n),
                "keadaan": a,
                "lingkup": g,
            },
            versi,
        )
        for pk, versi, u, v, p, k, n, a, g in saring.values_list(*kolom)
    }


def muat_kejadian(saring: QuerySet[Kejadian]) -> dict[Kunci, Tersimpan]:
    """Events of list variables."""
    kolom = ("pk", "unit__kode", "variabel__kunci", "tanggal", "nama", "tempat", "kategori__kode")
    return {
        (u, v, t.isoformat(), n): Tersimpan(
            pk,
            {"unit": u, "variabel": v, "tanggal": t.isoformat(), "nama": n, "tempat": e, "kategori": k},
        )
        for pk, u, v, t, n, e, k in saring.values_list(*kolom)
    }


def muat_nilai_langsung(saring: QuerySet[NilaiLangsung]) -> dict[Kunci, Tersimpan]:
    """Realisations that are not computed here."""
    return peta(
        "nilai_langsung",
        (
            Tersimpan(
                n.pk,
                {
                    "unit": n.unit.kode,
                    "indikator": n.indikator.kunci,
                    "periode": n.periode,
                    "versi": n.versi,
                    "nilai": desimal(n.nilai),
                    "kata": n.kata,
                    "skala": desimal(n.skala),
                    "tanpa_rincian": n.tanpa_rincian,
                    "nomor_surat": atau_null(n.nomor_surat),
                    "tanggal_surat": tanggal(n.tanggal_surat),
                    "halaman": atau_null(n.halaman),
                    "catatan": n.catatan,
                },
            )
            for n in saring.select_related("unit", "indikator")
        ),
    )


def muat_pengajuan(saring: QuerySet[Pengajuan]) -> dict[Kunci, Tersimpan]:
    """Submissions with their steps, oldest first."""
    langkah = kelompok(
        (p, {"tindakan": t, "waktu": waktu(w), "alasan": a})
        for p, t, w, a in Langkah.objects.filter(pengajuan__in=saring)
        .order_by("pengajuan_id", "urut")
        .values_list("pengajuan_id", "tindakan", "waktu", "alasan")
    )
    return peta(
        "pengajuan",
        (
            Tersimpan(
                p.pk,
                {
                    "unit": p.unit.kode,
                    "formulir": p.formulir,
                    "periode": p.periode,
                    "langkah": langkah[p.pk],
                },
            )
            for p in saring.select_related("unit")
        ),
    )


def muat_bukti(saring: QuerySet[Bukti], *, toleran: bool = False) -> dict[Kunci, Tersimpan]:
    """Evidence; the content of files in base64. ``toleran``: a file lost from storage is no content."""
    return peta(
        "bukti",
        (
            Tersimpan(
                b.pk,
                {
                    "unit": b.unit.kode,
                    "variabel": b.variabel.kunci if b.variabel else None,
                    "indikator": b.indikator.kunci if b.indikator else None,
                    "periode": b.periode,
                    "nama": b.nama,
                    "jenis": b.berkas.jenis if b.berkas else None,
                    "halaman": atau_null(b.halaman),
                    "tautan": atau_null(b.tautan),
                    "isi": isi_base64(b.berkas, toleran) if b.berkas else None,
                },
            )
            for b in saring.select_related("unit", "variabel", "indikator", "berkas__instansi")
        ),
    )


def muat_riwayat(saring: QuerySet[RiwayatTahunan]) -> dict[Kunci, Tersimpan]:
    """Years before the system."""
    return peta(
        "riwayat",
        (
            Tersimpan(
                r.pk,
                {
                    "unit": r.unit.kode,
                    "indikator": r.indikator.kunci,
                    "tahun": r.tahun,
                    "target": desimal(r.target),
                    "realisasi": desimal(r.nilai),
                    "kata": r.kata,
                    "satuan": r.satuan,
                    "skala": desimal(r.skala),
                    "sebanding": r.sebanding,
                    "catatan": r.catatan,
                },
            )
            for r in saring.select_related("unit", "indikator")
        ),
    )


def muat_teks(saring: QuerySet[TeksLaporan]) -> dict[Kunci, Tersimpan]:
    """Texts of the report."""
    kolom = ("unit__kode", "tingkat", "kunci", "bagian", "isi")
    nama = ("unit", "tingkat", "kunci", "bagian", "isi")
    return peta(
        "teks",
        (
            Tersimpan(pk, dict(zip(nama, isi, strict=True)), versi)
            for pk, versi, *isi in saring.values_list("pk", "versi", *kolom)
        ),
    )
