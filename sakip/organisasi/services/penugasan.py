"""Writes of roles: who works where, as what, from when until when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Penugasan, Peran, Unit


@transaction.atomic
def tugaskan(
    *,
    akun: Akun,
    unit: Unit,
    peran: str,
    sejak: dt.date,
    sampai: dt.date | None = None,
    atas_nama_dari: Akun | None = None,
    oleh: Akun,
    peran_oleh: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Penugasan:
    """Give ``akun`` a role within ``unit`` and its subtree, from ``sejak`` until before ``sampai``.

    ``atas_nama_dari``: the person acted for (Plt., Plh.). The same role at the same unit may not overlap.
    """
    if peran not in Peran.values:
        raise galat(
            "peran", f"Peran «{peran}» tidak dikenal.", f"Pilih salah satu: {', '.join(Peran.values)}."
        )
    if sampai is not None and sampai <= sejak:
        raise galat(
            "sampai", "Tanggal berakhir tidak sesudah tanggal mulai.", "Isi tanggal yang lebih akhir."
        )
    Akun.objects.select_for_update().get(pk=akun.pk)  # two who assign at once wait for each other
    for lain in Penugasan.objects.filter(akun=akun, unit=unit, peran=peran):
        mulai_sebelum_akhir = lain.sampai is None or lain.sampai > sejak
        if mulai_sebelum_akhir and (sampai is None or sampai > lain.sejak):
            raise galat(
                "sejak",
                f"{akun.nama} sudah bertugas sebagai {lain.get_peran_display()} di unit ini"
                f" sejak {lain.sejak:%d-%m-%Y}.",
                "Akhiri tugas yang lama dahulu, atau pilih tanggal lain.",
            )
    tugas = Penugasan.objects.create(
        akun=akun, unit=unit, peran=peran, sejak=sejak, sampai=sampai, atas_nama_dari=atas_nama_dari
    )
    catat(
        rantai=f"{unit.instansi.kode}/{unit.kode}",
        aksi="penugasan.beri",
        oleh=oleh,
        peran=peran_oleh,
        objek=f"akun:{akun.pengenal}",
        perubahan={
            "peran": peran,
            "sejak": sejak,
            "sampai": sampai,
            "atas_nama_dari": atas_nama_dari and str(atas_nama_dari.pengenal),
        },
        waktu=waktu,
        alasan=alasan,
    )
    return tugas


@transaction.atomic
def akhiri_tugas(
    *, tugas: Penugasan, sampai: dt.date, oleh: Akun, peran_oleh: str, waktu: dt.datetime, alasan: str
) -> Penugasan:
    """End a role before ``sampai``; one that has not begun yet is refused (choose a later day)."""
    tugas = Penugasan.objects.select_for_update().select_related("unit__instansi", "akun").get(pk=tugas.pk)
    if sampai <= tugas.sejak:
        raise galat(
            "sampai", "Tugas tidak dapat berakhir sebelum mulai.", "Isi tanggal sesudah tanggal mulainya."
        )
    sebelum, tugas.sampai = tugas.sampai, sampai
    tugas.save(update_fields=["sampai"])
    catat(
        rantai=f"{tugas.unit.instansi.kode}/{tugas.unit.kode}",
        aksi="penugasan.akhiri",
        oleh=oleh,
        peran=peran_oleh,
        objek=f"akun:{tugas.akun.pengenal}",
        perubahan={"peran": tugas.peran, "sampai": [sebelum, sampai]},
        waktu=waktu,
        alasan=alasan,
    )
    return tugas
