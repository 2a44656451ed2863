"""How an office works, in the form of a package: fillers, chains, deadlines, rencana aksi."""

from __future__ import annotations

from django.db.models import QuerySet

from sakip.agenda.models import AturanTenggat
from sakip.pengukuran.models import Rantai, TahapRantai
from sakip.perencanaan.models import PengisiVariabel
from sakip.perjanjian.models import BuktiAksi, LangkahAksi, RencanaAksi
from sakip.pertukaran.muat.baris import Kunci, Tersimpan, anak, atau_null, desimal, kelompok, peta, urut
from sakip.pertukaran.muat.profil import isi_base64


def muat_pengisi(saring: QuerySet[PengisiVariabel]) -> dict[Kunci, Tersimpan]:
    """Which units fill which variables."""
    return peta(
        "pengisi",
        (
            Tersimpan(
                p.pk,
                {
                    "variabel": p.variabel.kunci,
                    "unit": p.unit.kode,
                    "sejak_tahun": p.sejak_tahun,
                    "sampai_tahun": p.sampai_tahun,
                },
            )
            for p in saring.select_related("variabel", "unit")
        ),
    )


def muat_rantai(saring: QuerySet[Rantai]) -> dict[Kunci, Tersimpan]:
    """Chains of verification with their stages."""
    tahap = kelompok(
        (r, {"nama": n, "pelaku": p})
        for r, n, p in TahapRantai.objects.filter(rantai__in=saring)
        .order_by("urut")
        .values_list("rantai_id", "nama", "pelaku")
    )
    return peta(
        "rantai",
        (
            Tersimpan(
                r.pk,
                {
                    "unit": r.unit.kode,
                    "formulir": r.formulir,
                    "sejak_tahun": r.sejak_tahun,
                    "rangkap": r.rangkap,
                    "tahap": tahap[r.pk],
                },
                r.versi,
            )
            for r in saring.select_related("unit")
        ),
    )


def muat_tenggat(saring: QuerySet[AturanTenggat]) -> dict[Kunci, Tersimpan]:
    """Days on which forms are due."""
    return peta(
        "tenggat",
        (
            Tersimpan(
                a.pk,
                {
                    "unit": a.unit.kode,
                    "formulir": a.formulir,
                    "sejak_tahun": a.sejak_tahun,
                    "hari": a.hari,
                    "jeda_bulan": a.jeda_bulan,
                },
                a.versi,
            )
            for a in saring.select_related("unit")
        ),
    )


def muat_rencana_aksi(saring: QuerySet[RencanaAksi], *, toleran: bool = False) -> dict[Kunci, Tersimpan]:
    """Activities with months and evidence. ``toleran``: a file lost from storage is no content."""
    bukti = kelompok(
        (
            b.langkah_id,
            {
                "nama": b.nama,
                "jenis": b.berkas.jenis if b.berkas else None,
                "tautan": atau_null(b.tautan),
                "isi": isi_base64(b.berkas, toleran) if b.berkas else None,
            },
        )
        for b in BuktiAksi.objects.filter(langkah__rencana__in=saring).select_related("berkas__instansi")
    )
    bulanan = kelompok(
        (
            x.rencana_id,
            {
                "bulan": x.bulan,
                "sasaran_bulan": x.sasaran_bulan,
                "realisasi": x.realisasi,
                "persen": desimal(x.persen),
                "keterangan": x.keterangan,
                "bukti": urut(anak("rencana_aksi", "bulanan", "bukti"), bukti[x.pk]),
            },
        )
        for x in LangkahAksi.objects.filter(rencana__in=saring)
    )
    return peta(
        "rencana_aksi",
        (
            Tersimpan(
                r.pk,
                {
                    "perjanjian": r.butir.perjanjian.kode,
                    "revisi": r.butir.perjanjian.revisi,
                    "butir": r.butir.kode,
                    "urut": r.urut,
                    "langkah": r.langkah,
                    "keluaran": r.keluaran,
                    "penanggung": r.penanggung,
                    "unit_penanggung": r.unit_penanggung.kode if r.unit_penanggung else None,
                    "rupiah": r.rupiah,
                    "bulanan": urut(anak("rencana_aksi", "bulanan"), bulanan[r.pk]),
                },
                r.versi,
            )
            for r in saring.select_related("butir__perjanjian", "unit_penanggung")
        ),
    )
