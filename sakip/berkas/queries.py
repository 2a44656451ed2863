"""Reads of stored files."""

from __future__ import annotations

from django.core.files.storage import default_storage

from sakip.berkas.models import Berkas
from sakip.inti.galat import galat


def tempat(instansi: str, sha256: str) -> str:
    """Where the content with this hash lies in storage."""
    return f"bukti/{instansi}/{sha256[:2]}/{sha256}"


def baca_isi(berkas: Berkas) -> bytes:
    """The bytes of ``berkas``; an error that names the hash when they are gone from storage."""
    try:
        with default_storage.open(tempat(berkas.instansi.kode, berkas.sha256)) as aliran:
            isi: bytes = aliran.read()
    except FileNotFoundError:
        raise galat(
            f"berkas {berkas.sha256[:12]}",
            "Isi berkas bukti tidak ada di penyimpanan.",
            "Pulihkan folder data dari cadangan, atau unggah ulang buktinya.",
        ) from None
    return isi
