"""A unit is merged into another of its agency, which takes its children and codes."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Garis, JenisPengganti, KedudukanUnit, KodeUnit, PenggantiUnit, Unit
from sakip.organisasi.queries.unit import berlaku, hidup_pada
from sakip.organisasi.services.dasar import (
    anak_hidup,
    bangun_sejak,
    kunci_unit,
    periksa_alasan,
    periksa_induk,
    tolak_lingkaran,
)
from sakip.organisasi.services.unit import akhiri_semua


@transaction.atomic
def gabungkan(
    *,
    unit: Unit,
    ke: Unit,
    tanggal: dt.date,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> PenggantiUnit:
    """From ``tanggal`` on ``unit`` is part of ``ke``: children and open codes pass to it, ``unit`` ends.

    What either reported stays where it was reported; the series of ``ke`` does not take the figures of
    ``unit``, for they are not the past of the whole.
    """
    unit = kunci_unit(unit, sidik)
    alasan = periksa_alasan(alasan)
    periksa_induk(unit, ke, unit.instansi, tanggal)
    if not hidup_pada(unit, tanggal - dt.timedelta(days=1)):
        raise galat("tanggal", "Unit ini sudah tidak ada pada tanggal itu.", "Periksa riwayatnya.")
    anak = anak_hidup(unit, tanggal)
    for k in anak:
        if k.sejak >= tanggal or k.unit_id == ke.pk:
            raise galat(
                "ke" if k.unit_id == ke.pk else "tanggal",
                f"«{k.unit.kode}» tercatat di bawah unit ini sejak {tulis_tanggal(k.sejak)}.",
                "Pindahkan unit itu dahulu.",
            )
    for k in anak:
        sampai, k.sampai = k.sampai, tanggal
        k.save(update_fields=["sampai"])
        KedudukanUnit.objects.create(unit=k.unit, garis=k.garis, induk=ke, sejak=tanggal, sampai=sampai)
    kode = list(berlaku(KodeUnit.objects.filter(unit=unit), tanggal))
    akhiri_semua(unit, tanggal)
    KodeUnit.objects.bulk_create(
        KodeUnit(instansi=ke.instansi, unit=ke, sistem=k.sistem, kode=k.kode, sejak=tanggal, sampai=k.sampai)
        for k in kode
    )
    ganti = PenggantiUnit.objects.create(lama=unit, baru=ke, tanggal=tanggal, jenis=JenisPengganti.GABUNG)
    for garis in Garis.values:
        tolak_lingkaran(unit.instansi, garis, "ke")
    tahun = bangun_sejak(unit.instansi, tanggal.year, waktu)
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.gabung",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={
            "ke": ke.kode,
            "tanggal": tanggal,
            "anak": sorted({k.unit.kode for k in anak}),
            "kode": [str(k) for k in kode],
            "pohon": [tahun[0], tahun[-1]],
        },
        waktu=waktu,
        alasan=alasan,
    )
    return ganti
