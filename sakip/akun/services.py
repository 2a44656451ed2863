"""Writes of accounts."""

from __future__ import annotations

import uuid

from sakip.akun.models import Akun, JenisAkun

#: The same id in every installation, so that journals of two installations can be compared.
PENGENAL_SISTEM = uuid.UUID("00000000-0000-4000-8000-000000000001")


def aktor_sistem() -> Akun:
    """The actor of the command line and of scheduled work. It has no password and cannot log in."""
    akun, baru = Akun.objects.get_or_create(
        pengenal=PENGENAL_SISTEM, defaults={"jenis": JenisAkun.SISTEM, "nama": "Sistem"}
    )
    if baru:
        akun.set_unusable_password()
        akun.save(update_fields=["password"])
    return akun
