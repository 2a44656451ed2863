"""A real server with the four example offices, as an administrator starts it, and a browser that
reports every complaint of the pages."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.peramban.peladen import AKAR, kantor_contoh, lingkungan_server, skrip, tersaji

SANDI = "empat kata tanpa hubungan"
AXE = AKAR / "node_modules" / "axe-core" / "axe.min.js"
#: The data folder of the running server: one for the session.
FOLDER_SERVER: list[Path] = []

DIAM = [
    "--disable-gpu",  # there is none; to imitate it costs a tenth of the time
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


def lebar_isi(halaman: Any) -> int:
    """How wide the page's content is, in CSS pixels; > the screen means that it scrolls sideways.

    A click may still be leading to the next page, where for a moment there is no document to measure.
    """
    halaman.wait_for_load_state("load")
    halaman.wait_for_function("() => document.documentElement !== null && document.body !== null")
    return int(halaman.evaluate("() => document.documentElement.scrollWidth"))


@pytest.fixture(scope="session")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, dict[str, str]]]:
    """``contoh(nama)``: a data folder of its own with the example offices, and its environment; SQLite."""
    dasar = tmp_path_factory.getbasetemp()
    # the processes of one run have folders beside one another
    bersama = dasar.parent if os.environ.get("PYTEST_XDIST_WORKER") else dasar

    def baru(nama: str) -> tuple[Path, dict[str, str]]:
        folder = tmp_path_factory.mktemp(nama)
        return folder, kantor_contoh(folder, bersama)

    return baru


@pytest.fixture(scope="session")
def server(contoh: Callable[[str], tuple[Path, dict[str, str]]]) -> Iterator[str]:
    """Address of ``sakip jalankan`` over a fresh database that ``sakip siapkan`` filled; always SQLite."""
    folder, lingkungan = contoh("server")
    FOLDER_SERVER.append(folder)
    with tersaji(folder, lingkungan) as alamat:
        yield alamat


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


# --- people ------------------------------------------------------------------------------------------

TAMBAH_AKUN = """
import datetime as dt, json, sys
import django
django.setup()
from sakip.akun.models import Akun
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.queries import unit_dengan_kode
from sakip.organisasi.services import tugaskan
isi = json.load(sys.stdin)
akun = Akun.objects.filter(nip=isi["nip"]).first()
if akun is None:
    akun = buat_akun(nama=isi["nama"], nip=isi["nip"], sandi=isi["sandi"])
for peran, unit in isi["tugas"]:
    tugaskan(akun=akun, unit=unit_dengan_kode(unit), peran=peran, sejak=dt.date(2020, 1, 1),
             oleh=aktor_sistem(), peran_oleh="Sistem", waktu=dt.datetime.now(dt.UTC))
"""


@pytest.fixture(scope="session")
def buat_orang(server: str) -> Any:
    """``buat_orang(nip, nama, [(peran, "instansi/unit"), ...])``: a person in the server's database."""

    def buat(nip: str, nama: str, tugas: list[tuple[str, str]]) -> str:
        lingkungan = lingkungan_server(FOLDER_SERVER[-1])
        isi = {"nip": nip, "nama": nama, "tugas": tugas, "sandi": SANDI}
        skrip(lingkungan, TAMBAH_AKUN, json.dumps(isi))
        return nip

    return buat


@pytest.fixture(scope="session")
def orang_peran(buat_orang: Any) -> Any:
    """``orang_peran(peran, unit)``: the NIP of somebody with that role there, made once for the session."""
    ada: dict[tuple[str, str], str] = {}

    def cari(peran: str, unit: str = "contoh/kanwil-contoh") -> str:
        if (peran, unit) not in ada:
            nip = f"1990{len(ada):04d}"
            ada[peran, unit] = buat_orang(nip, f"{peran.replace('_', ' ').title()} Contoh", [(peran, unit)])
        return ada[peran, unit]

    return cari


@pytest.fixture
def masuk_sebagai(server: str, buka: Any, orang_peran: Any) -> Any:
    """``masuk_sebagai("operator", unit="contoh/kanwil-contoh", lebar=1366)``: that person's page."""

    def masuk(peran: str, unit: str = "contoh/kanwil-contoh", **layar: Any) -> Any:
        halaman = buka(**layar)
        isi_masuk(halaman, server, orang_peran(peran, unit))
        return halaman

    return masuk


def isi_masuk(halaman: Any, server: str, nip: str, sandi: str = SANDI) -> None:
    """Fill in the login page and wait for the answer."""
    halaman.goto(f"{server}/akun/login/")
    halaman.fill("#id_login", nip)
    halaman.fill("#id_password", sandi)
    halaman.click("main button[type=submit]")
    halaman.wait_for_load_state()


def _cacat_axe(salinan: Any, halaman: Any) -> list[str]:
    """Serious and critical faults that axe-core finds in ``salinan``, made a copy of ``halaman``."""
    salinan.route(
        halaman.url,
        lambda rute: rute.fulfill(body=halaman.content(), content_type="text/html; charset=utf-8"),
    )
    salinan.goto(halaman.url)
    salinan.add_script_tag(path=str(AXE))
    hasil = salinan.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{v['impact']} {v['id']}: {simpul['target']} {simpul['failureSummary'][:200]}"
        for v in hasil["violations"]
        if v["impact"] in ("serious", "critical")
        for simpul in v["nodes"]
    ]


@pytest.fixture
def aksesibel(peramban: Any) -> Iterator[Any]:
    """``aksesibel(halaman)``: axe-core's serious and critical faults of the page as it is now.

    The page's own CSP lets no script in, so a copy of what it shows is opened in a context of its own, which
    may (``bypass_csp``), with the same cookies, width and address. One context serves a whole walk.
    """
    terbuka: dict[int, Any] = {}

    def periksa(halaman: Any) -> list[str]:
        konteks = terbuka.get(id(halaman.context))
        if konteks is None:
            konteks = terbuka[id(halaman.context)] = peramban.new_context(locale="id-ID", bypass_csp=True)
        konteks.add_cookies(halaman.context.cookies())
        salinan = konteks.new_page()
        try:
            salinan.set_viewport_size(halaman.viewport_size)
            return _cacat_axe(salinan, halaman)
        finally:
            salinan.close()

    yield periksa
    for konteks in terbuka.values():
        konteks.close()
