"""Keeps what somebody is typing. No journal, no sums: nothing is entered until "Simpan"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import F

from sakip.akun.models import Akun
from sakip.inti.galat import galat
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import DrafIsian

#: Characters of a whole draft; a form of a thousand lines stays far below.
PANJANG_DRAF = 200_000


def simpan_draf(
    *,
    akun: Akun,
    unit: Unit,
    periode: str,
    isi: Mapping[str, str],
    versi: Mapping[str, int],
    waktu: dt.datetime,
) -> None:
    """Keep ``isi`` (what differs from what is stored) as the draft of ``akun``; an empty one is removed."""
    if sum(len(k) + len(t) for k, t in isi.items()) > PANJANG_DRAF:
        raise galat("draf", "Isiannya terlalu panjang untuk disimpan sebagai draf.", "Tekan Simpan.")
    kunci = {"akun": akun, "unit": unit, "formulir": FORMULIR, "periode": periode}
    if not isi:
        DrafIsian.objects.filter(**kunci).delete()
        return
    baru = {"isi": {"isi": dict(isi), "versi": dict(versi)}, "waktu": waktu}
    if DrafIsian.objects.filter(**kunci).update(**baru, versi=F("versi") + 1):
        return
    try:
        with transaction.atomic():
            DrafIsian.objects.create(**kunci, **baru)
    except IntegrityError:  # another tab of the same person was first
        DrafIsian.objects.filter(**kunci).update(**baru, versi=F("versi") + 1)


def buang_draf(*, akun: Akun, unit: Unit, periode: str) -> None:
    """Remove the draft of ``akun``."""
    DrafIsian.objects.filter(akun=akun, unit=unit, formulir=FORMULIR, periode=periode).delete()
