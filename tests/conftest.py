"""Fixtures of the whole-product tests: a real browser that reports every complaint of the pages."""

from __future__ import annotations

import os
import shutil
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

from tests.proyek import AKAR

SAKIP = Path(sys.executable).with_name("sakip")
TUNGGU_SAJI_DETIK = 60

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


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of SAKIP as a user runs it: own data folder, four examples, the real server process."""
    data = tmp_path_factory.mktemp("situs")
    bersih = {nama: isi for nama, isi in os.environ.items() if nama != "SAKIP_BASISDATA"}
    lingkung = {**bersih, "SAKIP_DATA": str(data), "SAKIP_PENGEMBANGAN": "0"}
    subprocess.run([SAKIP, "siapkan"], cwd=AKAR, env=lingkung, check=True, capture_output=True)
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        porta = soket.getsockname()[1]
    alamat = f"http://127.0.0.1:{porta}"
    with (data / "catatan").open("wb") as catatan:
        peladen = subprocess.Popen(
            [SAKIP, "jalankan", "--porta", str(porta)], cwd=AKAR, env=lingkung, stdout=catatan, stderr=catatan
        )
    try:
        _tunggu_tersaji(alamat, peladen, data / "catatan")
        yield alamat
    finally:
        peladen.terminate()
        peladen.wait(timeout=30)


def _tunggu_tersaji(alamat: str, peladen: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + TUNGGU_SAJI_DETIK
    while time.monotonic() < batas and peladen.poll() is None:
        try:
            urllib.request.urlopen(f"{alamat}/robots.txt", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"SAKIP tidak tersaji di {alamat}:\n{catatan.read_text(errors='replace')[-3000:]}")


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
