"""Persons (and the system) who act. What they may do is asked at organisasi's permission door."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from sakip.inti.kendala import pilihan


class JenisAkun(models.TextChoices):
    ORANG = "orang", "Orang"
    SISTEM = "sistem", "Sistem"


class PengelolaAkun(BaseUserManager["Akun"]):
    """Finds an account by NIP or e-mail, whichever the person typed."""

    def get_by_natural_key(self, username: str | None) -> Akun:
        return self.get(Q(nip=username) | Q(surel__iexact=username))


class Akun(AbstractBaseUser):
    """An account. Journals name it only by ``pengenal``, an opaque id."""

    pengenal = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jenis = models.CharField(max_length=10, choices=JenisAkun, default=JenisAkun.ORANG)
    nip = models.CharField(max_length=30, unique=True, null=True, blank=True)
    surel = models.EmailField(unique=True, null=True, blank=True)
    nama = models.CharField(max_length=200)
    is_active = models.BooleanField("aktif", default=True)
    #: The password was set by somebody else: it opens only the page that changes it.
    wajib_ganti_sandi = models.BooleanField(default=False)
    versi = models.PositiveIntegerField(default=1)

    objects = PengelolaAkun()

    USERNAME_FIELD = "pengenal"
    EMAIL_FIELD = "surel"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    class Meta:
        constraints: ClassVar = [pilihan("jenis", JenisAkun, "akun_jenis_dikenal")]

    def __str__(self) -> str:
        return self.nama
