"""An empty installation, as an administrator makes it, on the engine that the test names."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

AKAR = Path(__file__).resolve().parents[3]
SAKIP = [sys.executable, "-c", "from sakip.cli.utama import utama; utama()"]
BATAS_MULAI_DETIK = 90
SANDI_ADMIN = "pagi kelabu di tepi dermaga"
NIP_ADMIN = "197001012000011001"
INSTANSI, NAMA_INSTANSI = "kemenuji", "Kementerian Uji Pelayanan"


@contextmanager
def basis_data_baru(alamat: str) -> Iterator[str]:
    """A fresh database beside the one that ``alamat`` names; dropped at the end."""
    import psycopg
    from psycopg import sql

    bagian = urlsplit(alamat)
    nama = f"{bagian.path.lstrip('/')}_setahun_{os.getpid()}"
    rawat = urlunsplit(bagian._replace(path="/postgres"))

    def jalankan(perintah: str) -> None:
        with closing(psycopg.connect(rawat, autocommit=True)) as sambungan:
            sambungan.execute(sql.SQL(perintah).format(sql.Identifier(nama)))

    jalankan("drop database if exists {} with (force)")
    jalankan("create database {}")
    try:
        yield urlunsplit(bagian._replace(path=f"/{nama}"))
    finally:
        jalankan("drop database if exists {} with (force)")


@contextmanager
def pasang(folder: Path, basis_data: str = "") -> Iterator[str]:
    """Address of a server whose only person is its first administrator; nothing else is in the database."""
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("SAKIP_") or k == "SAKIP_FRONTEND"}
    lingkungan |= {"SAKIP_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "sakip.situs.pengaturan"}
    if basis_data:
        lingkungan["SAKIP_BASISDATA"] = basis_data
    _perintah(lingkungan, "siapkan", "--tanpa-contoh")
    _perintah(
        lingkungan, "kelola", "admin-baru", "--nama", "Ayu Administrator", "--nip", NIP_ADMIN,
        "--instansi", INSTANSI, "--nama-instansi", NAMA_INSTANSI, masukan=f"{SANDI_ADMIN}\n",
    )  # fmt: skip
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    catatan = folder / "catatan.txt"
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [*SAKIP, "jalankan", "--porta", str(porta)],
            cwd=AKAR, env=lingkungan, stdout=keluar, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        _tunggu(f"http://127.0.0.1:{porta}", proses, catatan)
        yield f"http://127.0.0.1:{porta}"
    finally:
        os.killpg(proses.pid, signal.SIGTERM)  # the server and its workers: one session of their own
        try:
            proses.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(proses.pid, signal.SIGKILL)
            proses.wait()


def _perintah(lingkungan: dict[str, str], *kata: str, masukan: str = "") -> None:
    hasil = subprocess.run(
        [*SAKIP, *kata], cwd=AKAR, env=lingkungan, input=masukan, capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 0, f"sakip {kata[0]}: {hasil.stdout}\n{hasil.stderr}"


def _tunggu(alamat: str, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + BATAS_MULAI_DETIK
    while time.monotonic() < batas and proses.poll() is None:
        try:
            with urllib.request.urlopen(f"{alamat}/robots.txt", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"Server tidak menjawab:\n{catatan.read_text(errors='replace')[-3000:]}")
