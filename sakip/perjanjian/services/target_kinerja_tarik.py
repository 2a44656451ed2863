"""A unit takes a sent quarter back before its owner decides."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import galat
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import LangkahTargetKinerja
from sakip.perjanjian.services.dasar import periksa_versi
from sakip.perjanjian.services.target_kinerja import (
    TERPANJANG,
    catat_langkah,
    keadaan_langkah,
    pelaksana_terkunci,
)


@transaction.atomic
def tarik_langkah(
    *,
    unit: Unit,
    tahun: int,
    pelaksana_id: int,
    periode: str,
    versi: int,
    alasan: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> LangkahTargetKinerja:
    """Take back what was sent and not decided, with a reason. It opens again; the journal keeps both times.

    What is sent again counts by the day on which it is sent again: after the window it is late.
    """
    p = pelaksana_terkunci(unit, tahun, pelaksana_id)
    x, sel = keadaan_langkah(p, periode)
    if x is None or x.diajukan is None or sel.keadaan != "belum_diverifikasi":
        sudah = "sudah diputuskan pemilik" if sel.keputusan else "belum dikirim"
        raise galat("periode", f"{periode} {sudah}, jadi tidak dapat ditarik.", "Muat ulang halaman.")
    periksa_versi(x.versi, versi)
    if not alasan.strip():
        raise galat("alasan_tarik", "Alasan belum diisi.", "Tulis mengapa kirimannya ditarik.")
    if len(alasan) > TERPANJANG:
        raise galat("alasan_tarik", "Alasan terlalu panjang.", "Pendekkan.")
    dikirim = x.diajukan
    x.diajukan, x.diajukan_oleh, x.alasan_terlambat, x.versi = None, None, "", x.versi + 1
    x.save()
    catat_langkah(
        p, periode, "target_kinerja.tarik", oleh, peran, waktu,
        {"diajukan": [dikirim.isoformat(timespec="seconds"), None]}, alasan.strip(),
    )  # fmt: skip
    return x
