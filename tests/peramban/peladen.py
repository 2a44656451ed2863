"""A real server over a data folder of its own, as an administrator starts it, for every browser test."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
SAKIP = [sys.executable, "-c", "from sakip.cli.utama import utama; utama()"]
BATAS_MULAI_DETIK = 60
BATAS_HENTI_DETIK = 20
BATAS_SIAP_DETIK = 600


def lingkungan_server(folder: Path, **lain: str) -> dict[str, str]:
    """The environment of an installation whose data lie in ``folder``, without the tester's own settings."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith("SAKIP_") or k == "SAKIP_FRONTEND"}
    return bersih | {
        "SAKIP_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "sakip.situs.pengaturan",
        **lain,
    }


def kantor_contoh(folder: Path, bersama: Path) -> dict[str, str]:
    """The environment of ``folder``, filled with what ``sakip siapkan`` makes.

    It runs once for all processes of a test run, whose common folder is ``bersama``; each server gets a copy.
    """
    asal, siap = bersama / "kantor-contoh", bersama / "kantor-contoh-siap"
    try:
        asal.mkdir()
    except FileExistsError:
        akhir = time.monotonic() + BATAS_SIAP_DETIK
        while not siap.exists():
            assert time.monotonic() < akhir, "sakip siapkan pada proses uji lain tidak selesai"
            time.sleep(0.2)
    else:
        perintah(lingkungan_server(asal), "siapkan")
        siap.touch()
    shutil.copytree(asal, folder, dirs_exist_ok=True)
    return lingkungan_server(folder)


def perintah(lingkungan: dict[str, str], *kata: str, masukan: str = "") -> str:
    """What ``sakip KATA...`` prints; a failure fails the test with what it said."""
    return _jalankan([*SAKIP, *kata], lingkungan, masukan)


def skrip(lingkungan: dict[str, str], isi: str, masukan: str = "") -> str:
    """What a Python program prints that runs in the installation."""
    return _jalankan([sys.executable, "-c", isi], lingkungan, masukan)


def _jalankan(program: list[str], lingkungan: dict[str, str], masukan: str) -> str:
    hasil = subprocess.run(
        program, cwd=AKAR, env=lingkungan, input=masukan, capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 0, f"{program[-1][:60]}: {hasil.stdout}\n{hasil.stderr}"
    return hasil.stdout


@contextmanager
def tersaji(folder: Path, lingkungan: dict[str, str], batas: float = BATAS_MULAI_DETIK) -> Iterator[str]:
    """Address of ``sakip jalankan``; its log is ``catatan.txt`` in ``folder``."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    catatan = folder / "catatan.txt"
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [*SAKIP, "jalankan", "--porta", str(porta)],
            cwd=AKAR, env=lingkungan, stdout=keluar, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    alamat = f"http://127.0.0.1:{porta}"
    try:
        _tunggu(alamat, proses, catatan, batas)
        yield alamat
    finally:
        os.killpg(proses.pid, signal.SIGTERM)  # the server and its workers: one session of their own
        try:
            proses.wait(BATAS_HENTI_DETIK)
        except subprocess.TimeoutExpired:
            os.killpg(proses.pid, signal.SIGKILL)
            proses.wait()


def _tunggu(alamat: str, proses: subprocess.Popen[bytes], catatan: Path, batas: float) -> None:
    akhir = time.monotonic() + batas
    while time.monotonic() < akhir and proses.poll() is None:
        try:
            with urllib.request.urlopen(f"{alamat}/robots.txt", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"Server tidak menjawab:\n{catatan.read_text(errors='replace')[-3000:]}")
