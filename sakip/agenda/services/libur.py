"""Writes of days off. National ones are the system administrator's, the others an office's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from sakip.agenda.daftar_libur import baca_daftar
from sakip.agenda.models import HariLibur
from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Instansi, Unit


@dataclass(frozen=True)
class HasilImpor:
    """Days that are new, renamed and unchanged."""

    baru: int
    ubah: int
    sama: int


def _catat(
    unit: Unit, aksi: str, oleh: Akun, peran: str, waktu: dt.datetime, perubahan: dict[str, object]
) -> None:
    """Days off have no unit: the journal keeps them in the chain of the unit whose right was used."""
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek="kalender",
        perubahan=perubahan,
        waktu=waktu,
    )


def simpan_libur(
    *,
    instansi: Instansi | None,
    tanggal: dt.date,
    nama: str,
    unit: Unit,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilImpor:
    """Add one day off (or rename it). ``instansi`` None: national."""
    if not nama.strip():
        raise galat("nama", "Nama libur belum diisi.", "Tulis, misalnya Hari Raya Natal.")
    daftar = f"{tanggal:%Y-%m-%d}; {nama}"
    return impor_libur(instansi=instansi, teks=daftar, unit=unit, oleh=oleh, peran=peran, waktu=waktu)


@transaction.atomic
def impor_libur(
    *, instansi: Instansi | None, teks: str, unit: Unit, oleh: Akun, peran: str, waktu: dt.datetime
) -> HasilImpor:
    """Take a pasted list, all of it or nothing; a day that is there already takes the new name."""
    libur, masalah = baca_daftar(teks)
    if masalah:
        raise GalatSakip(masalah)
    ada = {
        h.tanggal: h
        for h in HariLibur.objects.select_for_update().filter(
            instansi=instansi, tanggal__in=[x.tanggal for x in libur]
        )
    }
    baru = [x for x in libur if x.tanggal not in ada]
    ubah = [x for x in libur if x.tanggal in ada and ada[x.tanggal].nama != x.nama]
    HariLibur.objects.bulk_create(HariLibur(instansi=instansi, tanggal=x.tanggal, nama=x.nama) for x in baru)
    for x in ubah:
        HariLibur.objects.filter(pk=ada[x.tanggal].pk).update(nama=x.nama)
    if baru or ubah:
        _catat(
            unit,
            "kalender.libur",
            oleh,
            peran,
            waktu,
            {
                "lingkup": instansi.kode if instansi else "nasional",
                "hari": {str(x.tanggal): x.nama for x in [*baru, *ubah]},
            },
        )
    return HasilImpor(len(baru), len(ubah), len(libur) - len(baru) - len(ubah))


@transaction.atomic
def hapus_libur(*, libur: HariLibur, unit: Unit, oleh: Akun, peran: str, waktu: dt.datetime) -> None:
    """Take a day off away; one that is gone already is left as it is."""
    if not HariLibur.objects.filter(pk=libur.pk).delete()[0]:
        return
    lingkup = libur.instansi.kode if libur.instansi else "nasional"
    _catat(
        unit,
        "kalender.hapus_libur",
        oleh,
        peran,
        waktu,
        {"lingkup": lingkup, "hari": {str(libur.tanggal): libur.nama}},
    )
