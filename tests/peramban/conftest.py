"""A real server with the four example offices, as an administrator starts it."""

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
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
SAKIP = [sys.executable, "-c", "from sakip.cli.utama import utama; utama()"]
BATAS_MULAI_DETIK = 60


def _porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _tunggu(alamat: str, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + BATAS_MULAI_DETIK
    while time.monotonic() < batas and proses.poll() is None:
        try:
            with urllib.request.urlopen(f"{alamat}/robots.txt", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"Server tidak menjawab:\n{catatan.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of ``sakip jalankan`` over a fresh database that ``sakip siapkan`` filled; always SQLite."""
    folder = tmp_path_factory.mktemp("server")
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("SAKIP_") or k == "SAKIP_FRONTEND"}
    lingkungan |= {"SAKIP_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "sakip.situs.pengaturan"}
    siap = subprocess.run([*SAKIP, "siapkan"], cwd=AKAR, env=lingkungan, capture_output=True, check=False)
    assert siap.returncode == 0, siap.stderr.decode()
    porta, catatan = _porta_bebas(), folder / "catatan.txt"
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [*SAKIP, "jalankan", "--porta", str(porta)],
            cwd=AKAR,
            env=lingkungan,
            stdout=keluar,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    alamat = f"http://127.0.0.1:{porta}"
    try:
        _tunggu(alamat, proses, catatan)
        yield alamat
    finally:
        os.killpg(proses.pid, signal.SIGTERM)  # the server and its workers: one session of their own
        try:
            proses.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(proses.pid, signal.SIGKILL)
            proses.wait()
