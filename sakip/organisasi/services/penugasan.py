"""Writes of roles: who works where, as what, from when until when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Penugasan, Peran, SebagaiWakil, Unit
from sakip.organisasi.queries.akun import administrator_lain


@transaction.atomic
def tugaskan(
    *,
    akun: Akun,
    unit: Unit,
    peran: str,
    sejak: dt.date,
    sampai: dt.date | None = None,
    atas_nama_dari: Akun | None = None,
    sebagai_wakil: str = "",
    menerima_dari: Akun | None = None,
    oleh: Akun,
    peran_oleh: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Penugasan:
    """Give ``akun`` a role within ``unit`` and its subtree, from ``sejak`` until before ``sampai``.

    ``atas_nama_dari``: the person acted for, ``sebagai_wakil`` as Plt. or Plh.; ``menerima_dari``: who handed
    the work over. The same role at the same unit may not overlap.
    """
    if peran not in Peran.values:
        raise galat(
            "peran", f"Peran «{peran}» tidak dikenal.", f"Pilih salah satu: {', '.join(Peran.values)}."
        )
    if sampai is not None and sampai <= sejak:
        raise galat(
            "sampai", "Tanggal berakhir tidak sesudah tanggal mulai.", "Isi tanggal yang lebih akhir."
        )
    if atas_nama_dari is not None and atas_nama_dari.pk == akun.pk:
        raise galat(
            "atas_nama_dari", "Orang tidak dapat mewakili dirinya sendiri.", "Pilih pejabat yang diwakili."
        )
    if sebagai_wakil and (atas_nama_dari is None or sebagai_wakil not in SebagaiWakil.values):
        raise galat(
            "sebagai_wakil",
            "Plt. atau Plh. memerlukan pejabat yang diwakili.",
            "Pilih pejabatnya, atau kosongkan.",
        )
    terkunci = Akun.objects.select_for_update().get(pk=akun.pk)  # two who assign at once wait for each other
    if not terkunci.is_active:
        raise galat("akun", f"Akun {akun.nama} nonaktif.", "Aktifkan akunnya dahulu.")
    for lain in Penugasan.objects.filter(akun=akun, unit=unit, peran=peran):
        mulai_sebelum_akhir = lain.sampai is None or lain.sampai > sejak
        if mulai_sebelum_akhir and (sampai is None or sampai > lain.sejak):
            raise galat(
                "sejak",
                f"{akun.nama} sudah bertugas sebagai {lain.get_peran_display()} di unit ini"
                f" sejak {tulis_tanggal(lain.sejak)}.",
                "Akhiri tugas yang lama dahulu, atau pilih tanggal lain.",
            )
    tugas = Penugasan.objects.create(
        akun=akun,
        unit=unit,
        peran=peran,
        sejak=sejak,
        sampai=sampai,
        atas_nama_dari=atas_nama_dari,
        sebagai_wakil=sebagai_wakil,
        menerima_dari=menerima_dari,
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="penugasan.beri",
        oleh=oleh,
        peran=peran_oleh,
        objek=f"akun:{akun.pengenal}",
        perubahan={
            "peran": peran,
            "sejak": sejak,
            "sampai": sampai,
            "atas_nama_dari": atas_nama_dari and str(atas_nama_dari.pengenal),
            "sebagai_wakil": sebagai_wakil,
            "menerima_dari": menerima_dari and str(menerima_dari.pengenal),
        },
        waktu=waktu,
        alasan=alasan,
    )
    return tugas


@transaction.atomic
def akhiri_tugas(
    *, tugas: Penugasan, sampai: dt.date, oleh: Akun, peran_oleh: str, waktu: dt.datetime, alasan: str
) -> Penugasan:
    """End a role before ``sampai``; one that has not begun yet is refused (:func:`batalkan_tugas`)."""
    tugas = Penugasan.objects.select_for_update().select_related("unit__instansi", "akun").get(pk=tugas.pk)
    if sampai <= tugas.sejak:
        raise galat(
            "sampai", "Tugas tidak dapat berakhir sebelum mulai.", "Isi tanggal sesudah tanggal mulainya."
        )
    _jaga_administrator(tugas, sampai)
    sebelum, tugas.sampai = tugas.sampai, sampai
    tugas.save(update_fields=["sampai"])
    catat(
        rantai=tugas.unit.rantai_jejak,
        aksi="penugasan.akhiri",
        oleh=oleh,
        peran=peran_oleh,
        objek=f"akun:{tugas.akun.pengenal}",
        perubahan={"peran": tugas.peran, "sampai": [sebelum, sampai]},
        waktu=waktu,
        alasan=alasan,
    )
    return tugas


@transaction.atomic
def batalkan_tugas(
    *, tugas: Penugasan, pada: dt.date, oleh: Akun, peran_oleh: str, waktu: dt.datetime, alasan: str
) -> None:
    """Take back a role that begins on ``pada`` or later; the journal keeps both."""
    tugas = Penugasan.objects.select_for_update().select_related("unit__instansi", "akun").get(pk=tugas.pk)
    if tugas.sejak < pada:
        raise galat(
            "tugas", "Tugas ini sudah berjalan.", "Akhiri dengan tanggal; riwayatnya tetap tersimpan."
        )
    _jaga_administrator(tugas, pada)
    tugas.delete()
    catat(
        rantai=tugas.unit.rantai_jejak,
        aksi="penugasan.batalkan",
        oleh=oleh,
        peran=peran_oleh,
        objek=f"akun:{tugas.akun.pengenal}",
        perubahan={"peran": tugas.peran, "sejak": tugas.sejak, "sampai": tugas.sampai},
        waktu=waktu,
        alasan=alasan,
    )


def _jaga_administrator(tugas: Penugasan, pada: dt.date) -> None:
    """The last administrator of an agency cannot be ended: nobody could name another."""
    if tugas.peran != Peran.ADMINISTRATOR or not tugas.akun.is_active:
        return
    if not administrator_lain(tugas.akun, tugas.unit.instansi_id, pada):
        raise galat(
            "tugas",
            "Ini administrator terakhir instansi; tanpa dia tidak ada yang dapat mengelola sistem.",
            "Tugaskan administrator lain yang tidak berbatas waktu dahulu.",
        )
