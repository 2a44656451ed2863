"""Finds a PostgreSQL server for the tests, or starts a private one in a temporary folder.

Order: the server named by SAKIP_UJI_POSTGRES; the one on 127.0.0.1:5432 when it lets role ``postgres`` in
without a password; a private cluster from Debian's packages, reachable only by a socket in its own folder.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lingkungan import PYTHON, apt

SETEMPAT = "postgresql://postgres@127.0.0.1:5432"
BOLEH_BUAT = """
import sys, psycopg
with psycopg.connect(sys.argv[1], dbname="postgres", connect_timeout=3) as sambungan:
    boleh = sambungan.execute(
        "select rolcreatedb or rolsuper from pg_roles where rolname = current_user").fetchone()[0]
sys.exit(0 if boleh else 1)
"""
SAPU = """
import sys, psycopg
with psycopg.connect(sys.argv[1], dbname="postgres", connect_timeout=3, autocommit=True) as sambungan:
    for (nama,) in sambungan.execute(
            "select datname from pg_database where starts_with(datname, %s)", [sys.argv[2]]).fetchall():
        sambungan.execute(f'drop database if exists "{nama}" with (force)')
"""
CEPAT = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


class TidakAda(Exception):
    """No server; the text says what is missing and how to get it."""


@contextmanager
def peladen() -> Iterator[str]:
    """Yields a URL that names database ``sakip_uji_<pid>``: Django makes test databases beside it."""
    nama = f"sakip_uji_{os.getpid()}"
    if tersedia := os.environ.get("SAKIP_UJI_POSTGRES", "").rstrip("/"):
        if not _boleh(tersedia):
            raise TidakAda("SAKIP_UJI_POSTGRES tidak menerima sambungan atau tidak boleh membuat basis data")
        yield from _dipinjam(tersedia, nama)
    elif _boleh(SETEMPAT):
        yield from _dipinjam(SETEMPAT, nama)
    else:
        with _pribadi() as soket:
            yield f"postgresql://postgres@{quote(soket, safe='')}/{nama}"


def _dipinjam(alamat: str, nama: str) -> Iterator[str]:
    """Somebody else's server: what an interrupted run may leave behind is removed."""
    try:
        yield f"{alamat}/{nama}"
    finally:
        subprocess.run([str(PYTHON), "-c", SAPU, alamat, f"test_{nama}"], capture_output=True, check=False)


def _boleh(alamat: str) -> bool:
    perintah = [str(PYTHON), "-c", BOLEH_BUAT, alamat]
    return subprocess.run(perintah, capture_output=True, check=False).returncode == 0


def _program() -> Path | None:
    """The folder of the newest initdb of this machine."""

    def versi(tempat: Path) -> tuple[int, ...]:
        return tuple(int(angka) for angka in tempat.parent.name.split(".") if angka.isdigit())

    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=versi)
    calon = [tempat for tempat in reversed(debian) if (tempat / "initdb").exists()]
    if calon:
        return calon[0]
    lain = shutil.which("initdb")
    return Path(lain).resolve().parent if lain else None


@contextmanager
def _pribadi() -> Iterator[str]:
    program = _program()
    if program is None and apt("postgresql"):
        program = _program()
    if program is None:
        raise TidakAda("PostgreSQL tidak ada; pasang paket postgresql atau isi SAKIP_UJI_POSTGRES")
    with tempfile.TemporaryDirectory(prefix="sakip-pg-") as folder:
        sebagai = _pengguna_biasa(folder)
        pg_ctl, data = [str(program / "pg_ctl"), "-D", f"{folder}/data"], f"{folder}/data"
        _jalan(sebagai, folder, str(program / "initdb"), "-D", data, "-U", "postgres", "-A", "trust",
               "-E", "UTF8", "--locale=C", "--no-sync")  # fmt: skip
        pilihan = f"-c listen_addresses= -k {folder} {CEPAT}"
        _jalan(sebagai, folder, *pg_ctl, "-w", "-s", "-l", f"{folder}/catatan", "-o", pilihan, "start")
        try:
            yield folder
        finally:
            _jalan(sebagai, folder, *pg_ctl, "-s", "-m", "immediate", "stop")


def _pengguna_biasa(folder: str) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: hands ``folder`` to an ordinary user and says who that is."""
    if os.geteuid() != 0:
        return {}
    for nama in ("postgres", "nobody"):
        try:
            akun = pwd.getpwnam(nama)
        except KeyError:
            continue
        os.chown(folder, akun.pw_uid, akun.pw_gid)
        return {"user": akun.pw_uid, "group": akun.pw_gid, "extra_groups": []}
    raise TidakAda("PostgreSQL tidak boleh berjalan sebagai root dan tidak ada pengguna postgres atau nobody")


def _jalan(sebagai: dict[str, Any], folder: str, *perintah: str) -> None:
    hasil = subprocess.run(
        perintah,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **sebagai,
    )
    if hasil.returncode:
        raise TidakAda(f"PostgreSQL pribadi gagal dijalankan: {hasil.stderr.strip()[-500:]}")
