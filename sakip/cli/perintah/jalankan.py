"""``sakip jalankan``: the WSGI server, after checking that it can serve."""

from __future__ import annotations

import os
import socket

import typer
from django.conf import settings

from sakip.cli.perintah.basisdata import langkah_belum
from sakip.cli.perintah.pekerja import pekerja_serumah
from sakip.inti.galat import galat

TUJUAN = "sakip.situs.wsgi:application"


def jalankan(alamat: str, porta: int) -> None:
    """Serve until stopped."""
    periksa_migrasi()
    periksa_porta(alamat, porta)
    from granian import Granian
    from granian.constants import Interfaces

    typer.echo(f"SAKIP tersaji di http://{_sebut(alamat)}:{porta}/ (berhenti: Ctrl+C)")
    if alamat not in ("127.0.0.1", "localhost", "::1") and settings.ALLOWED_HOSTS == [
        "127.0.0.1",
        "localhost",
    ]:
        typer.echo("Isi SAKIP_HOST dengan nama server agar komputer lain dapat membukanya.", err=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.situs.pengaturan")
    with pekerja_serumah():
        Granian(
            TUJUAN,
            address=alamat,
            port=porta,
            interface=Interfaces.WSGI,
            workers=max(1, min(2, os.cpu_count() or 1)),
            log_enabled=True,
            respawn_failed_workers=True,
        ).serve()


def _sebut(alamat: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(alamat, f"[{alamat}]" if ":" in alamat else alamat)


def periksa_migrasi() -> None:
    """Refuse to serve on a database that is not ready."""
    if belum := langkah_belum():
        raise galat(
            "basis data",
            f"Basis data belum siap: {belum} langkah migrasi belum dijalankan.",
            "Jalankan `sakip siapkan`, lalu ulangi.",
        )


def periksa_porta(alamat: str, porta: int) -> None:
    """Refuse an address that cannot be listened on, before any process is started."""
    keluarga = socket.AF_INET6 if ":" in alamat else socket.AF_INET
    with socket.socket(keluarga, socket.SOCK_STREAM) as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((alamat, porta))
        except OSError as salah:
            raise galat(
                "alamat",
                f"{alamat}:{porta} tidak dapat dipakai ({salah.strerror or salah}).",
                f"Pilih porta lain, misalnya --porta {porta + 1 if porta < 65535 else 8000}.",
            ) from None
