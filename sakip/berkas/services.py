"""Writes of files: content once, under its hash."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage

from sakip.berkas.jenis import JENIS, UKURAN_TERBESAR, kenali
from sakip.berkas.models import Berkas
from sakip.berkas.queries import tempat
from sakip.inti.galat import galat
from sakip.organisasi.models import Instansi


def periksa_isi(isi: bytes, jenis: str, batas: int = UKURAN_TERBESAR) -> tuple[str, str] | None:
    """What is wrong with a file and the remedy, or None when it may be kept; ``batas`` in bytes."""
    if not isi:
        return "Berkas bukti kosong.", "Lampirkan isinya, atau pakai tautan."
    if len(isi) > batas:
        mega = batas // (1024 * 1024)
        return f"Berkas {len(isi)} bita, lebih dari {mega} MB.", "Perkecil, atau pakai tautan."
    nyata = kenali(isi)
    if nyata is None:
        return (
            "Jenis berkas bukti tidak diterima menurut isinya.",
            f"Yang diterima: {', '.join(JENIS.values())}, tanpa makro.",
        )
    if nyata != jenis:
        return f"Isi berkas adalah {nyata}, bukan {jenis}.", f"Tulis jenis «{nyata}»."
    return None


def simpan_isi(*, instansi: Instansi, isi: bytes, jenis: str, batas: int = UKURAN_TERBESAR) -> Berkas:
    """Store ``isi`` once per agency and return its record; ``jenis`` must be what the content is.

    The same content twice gives the same record. The file is written aside and moved into place,
    so that a reader never sees half of it.
    """
    salah = periksa_isi(isi, jenis, batas)
    if salah:
        raise galat("berkas", *salah)
    sha256 = hashlib.sha256(isi).hexdigest()
    tulis_isi(tempat(instansi.kode, sha256), isi)
    berkas, _ = Berkas.objects.get_or_create(
        instansi=instansi, sha256=sha256, defaults={"jenis": jenis, "ukuran": len(isi)}
    )
    return berkas


def tulis_isi(nama: str, isi: bytes) -> bool:
    """Write ``isi`` under ``nama`` unless it is there already; True when it was written.

    A file of another size is what a crash left behind: it is replaced.
    """
    if default_storage.exists(nama) and default_storage.size(nama) == len(isi):
        return False
    if isinstance(default_storage, FileSystemStorage):
        _tulis_atomik(Path(default_storage.path(nama)), isi)
    else:
        default_storage.save(nama, ContentFile(isi))
    return True


def _tulis_atomik(tujuan: Path, isi: bytes) -> None:
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    sementara = tujuan.with_name(f".{tujuan.name}.{secrets.token_hex(6)}")
    try:
        with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as aliran:
            aliran.write(isi)
            aliran.flush()
            os.fsync(aliran.fileno())
        sementara.replace(tujuan)
    finally:
        with contextlib.suppress(FileNotFoundError):
            sementara.unlink()
