"""A real server with the four example offices, as an administrator starts it, and a browser that
reports every complaint of the pages."""

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
from pathlib import Path
from typing import Any

import pytest

AKAR = Path(__file__).resolve().parents[2]
SAKIP = [sys.executable, "-c", "from sakip.cli.utama import utama; utama()"]
BATAS_MULAI_DETIK = 60

DIAM = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
]


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


@pytest.fixture(scope="session")
def peramban() -> Iterator[Any]:
    """A headless chromium of this machine; playwright drives it, nothing is downloaded."""
    program = os.environ.get("SAKIP_UJI_PERAMBAN") or shutil.which("chromium")
    if not program:
        pytest.skip("chromium tidak ada di mesin ini")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    pilihan = [*DIAM, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as pemandu:
        peramban = pemandu.chromium.launch(executable_path=program, args=pilihan)
        yield peramban
        peramban.close()


@pytest.fixture
def keluhan() -> list[str]:
    """What the browser complained of while the test ran: script errors, CSP refusals, failed files."""
    return []


def _gagal_dimuat(permintaan: Any) -> list[str]:
    """A file that was still on its way when the test left the page is no complaint."""
    return [] if permintaan.failure == "net::ERR_ABORTED" else [f"{permintaan.url}: {permintaan.failure}"]


@pytest.fixture
def buka(peramban: Any, keluhan: list[str]) -> Iterator[Any]:
    """``buka(lebar=1280, tinggi=800, javascript=True)`` opens a page; nothing may complain."""
    terbuka = []

    def halaman(lebar: int = 1280, tinggi: int = 800, javascript: bool = True) -> Any:
        konteks = peramban.new_context(
            viewport={"width": lebar, "height": tinggi}, locale="id-ID", java_script_enabled=javascript
        )
        terbuka.append(konteks)
        baru = konteks.new_page()
        baru.on("console", lambda pesan: pesan.type == "error" and keluhan.append(pesan.text))
        baru.on("pageerror", lambda galat: keluhan.append(str(galat)))
        baru.on("requestfailed", lambda minta: keluhan.extend(_gagal_dimuat(minta)))
        return baru

    yield halaman
    for konteks in terbuka:
        konteks.close()
    assert keluhan == []
