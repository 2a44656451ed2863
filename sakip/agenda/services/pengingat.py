"""Reminders by e-mail: at most one a day for each person, unit and form, whoever runs the command twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.mail import send_mail
from django.db import transaction

from sakip.agenda.models import PengingatTerkirim
from sakip.akun.models import Akun
from sakip.organisasi.models import Unit


@dataclass(frozen=True)
class Pengingat:
    """What a person is reminded of: which form of which unit, in one line of words."""

    unit: Unit
    formulir: str
    periode: str
    teks: str


def ingatkan(
    *,
    akun: Akun,
    isi: Sequence[Pengingat],
    tanggal: dt.date,
    waktu: dt.datetime,
    judul: str,
    pembuka: str,
    penutup: str,
) -> int:
    """Send one mail with what was not sent to this person today; returns how many lines it had.

    A mail that cannot be sent is tried again at the next run: nothing is remembered of it.
    """
    if not akun.surel or not akun.is_active or not isi:
        return 0
    with transaction.atomic():
        Akun.objects.select_for_update().get(pk=akun.pk)
        sudah = set(
            PengingatTerkirim.objects.filter(akun=akun, tanggal=tanggal).values_list(
                "unit_id", "formulir", "periode"
            )
        )
        baru = list(
            {
                (p.unit.pk, p.formulir, p.periode): p
                for p in isi
                if (p.unit.pk, p.formulir, p.periode) not in sudah
            }.values()
        )
        if not baru:
            return 0
        PengingatTerkirim.objects.bulk_create(
            PengingatTerkirim(
                akun=akun,
                unit=p.unit,
                formulir=p.formulir,
                periode=p.periode,
                tanggal=tanggal,
                waktu=waktu,
            )
            for p in baru
        )
        badan = "\n".join([pembuka, "", *(f"- {p.teks}" for p in baru), "", penutup])
        send_mail(judul, badan, None, [akun.surel], fail_silently=False)
    return len(baru)
