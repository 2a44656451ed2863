"""Writes of accounts."""

from __future__ import annotations

import uuid

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sakip.akun.models import Akun, JenisAkun
from sakip.akun.rahasia import buka, mutakhir, sandikan, ubah
from sakip.inti.galat import GalatSakip, galat

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


def buat_akun(
    *, nama: str, nip: str | None = None, surel: str | None = None, sandi: str | None = None
) -> Akun:
    """A new person's account, found by NIP or e-mail; without ``sandi`` nobody can log in until it is set.

    The journal entry is written by who gives the first role (``organisasi.services.akun``): a person
    without a unit belongs to no chain.
    """
    nip, surel = (nip or "").strip() or None, (surel or "").strip().lower() or None
    if not nama.strip():
        raise galat("nama", "Nama belum diisi.", "Tulis nama lengkap tanpa gelar.")
    if nip is None and surel is None:
        raise galat("nip", "NIP dan surel kosong.", "Isi salah satunya; dengan itu orangnya masuk.")
    akun = Akun(nama=nama.strip(), nip=nip, surel=surel)
    if sandi is None:
        akun.set_unusable_password()
    else:
        periksa_sandi(akun, sandi)
        akun.set_password(sandi)
    try:
        with transaction.atomic():
            akun.save(force_insert=True)
    except IntegrityError:
        raise galat(
            "nip",
            "NIP atau surel itu sudah dipakai akun lain.",
            "Periksa nomornya; bila benar, hubungi administrator.",
        ) from None
    return akun


def periksa_sandi(akun: Akun, sandi: str) -> None:
    """Refuses a password that breaks the rules, with all reasons."""
    try:
        validate_password(sandi, akun)
    except ValidationError as salah:
        raise galat("sandi", " ".join(salah.messages), "Pakai kalimat sandi yang panjang.") from None


@transaction.atomic
def sandikan_ulang(*, akun: Akun) -> None:
    """Second factors that are in the clear or under an older key are encrypted with the key of today."""
    for faktor in Authenticator.objects.select_for_update().filter(user=akun):
        try:
            baru = ubah(faktor.data, lambda teks: teks if mutakhir(teks) else sandikan(buka(teks)))
        except GalatSakip:  # no key opens it: whoever uses it is told
            continue
        if baru != faktor.data:
            faktor.data = baru
            faktor.save(update_fields=["data"])
