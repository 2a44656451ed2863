"""What the database holds of a second factor is encrypted: a copy of the database opens no account.

The key comes from SECRET_KEY; what was written under an older one is read with SECRET_KEY_FALLBACKS and is
written anew at the next login of its owner.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from sakip.inti.galat import galat

#: Marks an encrypted text; what lacks it was stored before there was encryption.
AWALAN = "fernet1:"


def _fernet(rahasia: str) -> Fernet:
    kunci = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sakip.akun.rahasia")
    return Fernet(base64.urlsafe_b64encode(kunci.derive(rahasia.encode())))


def sandikan(teks: str) -> str:
    """The text as the database holds it."""
    return AWALAN + _fernet(settings.SECRET_KEY).encrypt(teks.encode()).decode()


def buka(tersimpan: str) -> str:
    """The text; raises :class:`GalatSakip` when no key of this installation opens it."""
    if not tersimpan.startswith(AWALAN):
        return tersimpan
    semua = MultiFernet([_fernet(k) for k in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])
    try:
        return semua.decrypt(tersimpan.removeprefix(AWALAN)).decode()
    except InvalidToken:
        raise galat(
            "kode dua langkah",
            "Kunci rahasia server sudah berganti, jadi kode Anda tidak dapat dibaca lagi.",
            "Minta admin lokal menghapus verifikasi dua langkah Anda, atau administrator server mengisi "
            "SAKIP_RAHASIA_LAMA dengan kunci yang lama.",
        ) from None


def mutakhir(tersimpan: str) -> bool:
    """Whether the text is encrypted with the key of today."""
    try:
        _fernet(settings.SECRET_KEY).decrypt(tersimpan.removeprefix(AWALAN))
    except InvalidToken:
        return False
    return tersimpan.startswith(AWALAN)


def ubah(isi: dict[str, Any], cara: Callable[[str], str]) -> dict[str, Any]:
    """The data of a second factor with every secret in it passed through ``cara``."""
    hasil = {k: cara(v) if k in ("secret", "seed") else v for k, v in isi.items()}
    if "migrated_codes" in hasil:
        hasil["migrated_codes"] = [cara(v) for v in hasil["migrated_codes"]]
    return hasil
