"""Reads ``SAKIP_*`` environment variables. Every setting of an installation comes through here.

The names and meanings for administrators are in docs/panduan/pengaturan.md; a test compares the two.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YA = {"1", "ya", "true", "benar"}
TIDAK = {"", "0", "tidak", "false", "salah"}
BATAS_TUNGGU_DETIK = 20


def teks(nama: str, bawaan: str = "") -> str:
    """The value of ``nama`` without surrounding spaces; unset or empty gives ``bawaan``."""
    return os.environ.get(nama, "").strip() or bawaan


def ya_tidak(nama: str) -> bool:
    """True for 1/ya, False for 0/tidak or unset; anything else is refused by name."""
    isi = os.environ.get(nama, "").strip().lower()
    if isi in YA:
        return True
    if isi in TIDAK:
        return False
    raise ImproperlyConfigured(f"{nama}={isi!r} tidak dikenal: isi dengan 1 (ya) atau 0 (tidak).")


def daftar(nama: str, bawaan: str = "") -> list[str]:
    """A comma separated list, without empty items."""
    return [butir.strip() for butir in teks(nama, bawaan).split(",") if butir.strip()]


def folder_data(nama: str) -> Path:
    """The folder that holds everything an installation owns; made when it does not exist yet."""
    folder = Path(teks(nama, "data")).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise ImproperlyConfigured(
            f"Folder data {folder} tidak dapat dibuat ({galat.strerror}). "
            f"Beri izin tulis atau tunjuk folder lain dengan {nama}."
        ) from galat
    return folder


def rahasia(nama: str, folder: Path) -> str:
    """The secret key: from the environment, else made once and kept in ``folder`` (mode 0600).

    Two processes that start at once agree: the key is written aside and linked into place, so that the
    first one wins and nobody reads half a key.
    """
    if dari_lingkungan := teks(nama):
        return dari_lingkungan
    tempat = folder / "rahasia"
    try:
        if not tempat.exists():
            _tulis_sekali(tempat, secrets.token_urlsafe(64))
        isi = tempat.read_text(encoding="ascii").strip()
    except OSError as galat:
        raise ImproperlyConfigured(
            f"Kunci rahasia {tempat} tidak dapat dibaca atau ditulis ({galat.strerror}). "
            f"Perbaiki izinnya atau isi {nama}."
        ) from galat
    if not isi:
        raise ImproperlyConfigured(f"Kunci rahasia {tempat} kosong. Hapus berkas itu atau isi {nama}.")
    return isi


def _tulis_sekali(tempat: Path, isi: str) -> None:
    sementara = tempat.with_name(f".{tempat.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as berkas:
        berkas.write(isi)
    try:
        os.link(sementara, tempat)
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        sementara.unlink()


def basis_data(nama: str, folder: Path) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` from a URL; without one, SQLite in ``folder``."""
    alamat = teks(nama)
    if not alamat:
        return _sqlite({"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "sakip.sqlite3"})
    try:
        susunan: dict[str, Any] = dict(
            dj_database_url.parse(alamat, conn_max_age=60, conn_health_checks=True)
        )
    except ValueError as galat:
        raise ImproperlyConfigured(
            f"{nama} bukan alamat basis data yang dikenal. "
            "Contoh: postgresql://pengguna:sandi@server:5432/sakip atau sqlite:////srv/sakip/sakip.sqlite3."
        ) from galat
    if susunan["ENGINE"].endswith("sqlite3"):
        return _sqlite(susunan)
    if not susunan["ENGINE"].endswith("postgresql"):
        raise ImproperlyConfigured(f"{nama}: SAKIP hanya memakai SQLite atau PostgreSQL.")
    return susunan


def _sqlite(susunan: Mapping[str, Any]) -> dict[str, Any]:
    """SQLite as several processes need it: readers do not wait for a writer, writers queue at BEGIN."""
    return {
        **susunan,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BATAS_TUNGGU_DETIK,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def bilangan(nama: str, bawaan: int) -> int:
    """A whole number above zero; anything else is refused by name."""
    isi = teks(nama)
    if not isi:
        return bawaan
    if not isi.isascii() or not isi.isdigit() or int(isi) == 0:
        raise ImproperlyConfigured(f"{nama}={isi!r} bukan bilangan. Contoh: {bawaan}.")
    return int(isi)


def oidc(alamat: str, klien: str, kunci: str, nama: str) -> dict[str, Any] | None:
    """The agency's own login service as allauth wants it, or None when ``alamat`` is not set."""
    server = teks(alamat)
    if not server:
        return None
    if not server.startswith("https://") and not server.startswith(("http://127.0.0.1", "http://localhost")):
        raise ImproperlyConfigured(f"{alamat} harus alamat https, misalnya https://sso.contoh.go.id.")
    kurang = [setelan for setelan in (klien, kunci) if not teks(setelan)]
    if kurang:
        raise ImproperlyConfigured(f"{alamat} terisi, tetapi {' dan '.join(kurang)} kosong.")
    return {
        "provider_id": "instansi",
        "name": teks(nama, "akun instansi"),
        "client_id": teks(klien),
        "secret": teks(kunci),
        "settings": {"server_url": server},
    }
