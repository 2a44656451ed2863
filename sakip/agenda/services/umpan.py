"""Writes of calendar feeds. The secret is shown once; only its digest is kept.

A feed is a person's own and changes nothing of an office: like a password it leaves no entry in a unit's
journal.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import transaction

from sakip.agenda.models import UmpanKalender
from sakip.akun.models import Akun


def sidik_rahasia(rahasia: str) -> str:
    """The digest under which a secret is kept."""
    return hashlib.sha256(rahasia.encode()).hexdigest()


@transaction.atomic
def buat_umpan(*, akun: Akun, waktu: dt.datetime) -> str:
    """A new secret address for the person's calendar; the one before it stops working. Returns the secret."""
    Akun.objects.select_for_update().get(pk=akun.pk)
    cabut_umpan(akun=akun, waktu=waktu)
    rahasia = secrets.token_urlsafe(32)
    UmpanKalender.objects.create(akun=akun, sidik=sidik_rahasia(rahasia), dibuat=waktu)
    return rahasia


@transaction.atomic
def cabut_umpan(*, akun: Akun, waktu: dt.datetime) -> bool:
    """Revoke the person's feed; False when there was none."""
    return bool(UmpanKalender.objects.filter(akun=akun, dicabut__isnull=True).update(dicabut=waktu))
