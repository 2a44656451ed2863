"""Every kind of page that links lead a person to: it fits, is light, has its guide, complains of nothing."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from django.urls import Resolver404, resolve

from conftest import HEMAT, LENGKAP
from tests.peramban.conftest import isi_masuk, lebar_isi

pytestmark = pytest.mark.peramban

KANWIL, PUSAT = "contoh/kanwil-contoh", "contoh/kementerian-contoh"
#: Three persons hold all nine roles between them, so that each kind of page is walked once.
ORANG = {
    "kantor": [(peran, KANWIL) for peran in ("operator", "verifikator", "pimpinan", "perencana", "pemirsa")],
    "pusat": [("pemilik_indikator", "contoh/ditjen-layanan-warga"), ("evaluator", KANWIL)],
    "admin": [("administrator", PUSAT), ("admin_lokal", KANWIL)],
}
#: How many kinds of pages one person walks at most: bounds the time of the test. With LENGKAP=1, or when
#: pictures are wanted, everything is walked, and axe looks at both widths.
SEMUA = LENGKAP or bool(os.environ.get("GAMBAR_HALAMAN"))
PALING_BANYAK = 200 if SEMUA else 18 if HEMAT else 36
#: From which end of what is still to be walked a person takes, so that together they see more kinds.
AMBIL_DARI = {"kantor": 0.0, "pusat": 1.0, "admin": 0.5}
#: With this folder in the environment each page is kept there as a picture at both widths, for people to see.
GAMBAR = os.environ.get("GAMBAR_HALAMAN")
LAYAR = ((1366, 768), (360, 800))
BATAS_PERTAMA = 300_000
BATAS_BERIKUT = 50_000
#: What is no page: files, calendars, and the way out.
BUKAN_HALAMAN = (".pdf", ".docx", ".xlsx", ".csv", ".json", ".ics", ".svg", ".png", ".zip", ".md", ".html")


@dataclass
class Jelajah:
    """What is still to be walked, one address for each kind of page, and what was wrong so far."""

    server: str
    dari: float = 0.0
    antre: dict[str, str] = field(default_factory=dict)
    sudah: set[str] = field(default_factory=set)
    cacat: list[str] = field(default_factory=list)

    def tambah(self, alamat: str) -> None:
        """Queue ``alamat`` unless its kind is known; an address of the year 2025 is preferred."""
        rute = rute_halaman(alamat, self.server)
        if rute is None or rute in self.sudah:
            return
        if rute not in self.antre or ("/2025/" in alamat and "/2025/" not in self.antre[rute]):
            self.antre[rute] = alamat

    def ambil(self) -> str:
        rute = list(self.antre)[round(self.dari * (len(self.antre) - 1))]
        self.sudah.add(rute)
        return self.antre.pop(rute)


def rute_halaman(alamat: str, server: str) -> str | None:
    """The URL pattern behind an address of ours; None for other sites, files, and logging out."""
    bagian = urlsplit(alamat)
    if not alamat.startswith(server + "/") or bagian.path.endswith(BUKAN_HALAMAN):
        return None
    if "ekspor=" in bagian.query or "_export=" in bagian.query or "format=" in bagian.query:
        return None
    try:
        cocok = resolve(bagian.path)
    except Resolver404:
        return bagian.path  # a link into nothing: walked, and found broken
    return None if cocok.view_name == "account_logout" else cocok.route


def timbang(halaman: Any) -> dict[str, float]:
    """Bytes as they came over the line, headers too, of everything loaded since the last zeroing."""
    isi = {"bita": 0.0}
    sesi = halaman.context.new_cdp_session(halaman)
    sesi.send("Network.enable")
    sesi.on("Network.loadingFinished", lambda p: isi.update(bita=isi["bita"] + p["encodedDataLength"]))
    return isi


def periksa_halaman(halaman: Any, jalan: str, bita: dict[str, float], aksesibel: Any) -> list[str]:
    """Faults of the page as it stands, at both widths."""
    cacat = []
    halaman.wait_for_load_state("networkidle")
    if bita["bita"] > BATAS_BERIKUT:
        cacat.append(f"{jalan}: {bita['bita'] / 1000:.0f} KB dikirim")
    if (banyak := halaman.locator("h1").count()) != 1:
        cacat.append(f"{jalan}: {banyak} judul utama (h1)")
    if not halaman.locator("footer a[href^='/panduan/']").count():
        cacat.append(f"{jalan}: tanpa tautan ke panduan")
    for lebar, tinggi in LAYAR:
        halaman.set_viewport_size({"width": lebar, "height": tinggi})
        if lebar == LAYAR[0][0] or SEMUA:
            cacat += [f"{jalan} di layar {lebar} px: {c}" for c in aksesibel(halaman)]
        if GAMBAR:
            nama = re.sub(r"[^a-z0-9]+", "-", jalan.lower()).strip("-")[:120] or "depan"
            halaman.screenshot(path=Path(GAMBAR) / f"{nama}.{lebar}.png", full_page=True)
        isi = lebar_isi(halaman)
        if isi > lebar:
            cacat.append(f"{jalan}: isi selebar {isi} px di layar {lebar} px")
    halaman.set_viewport_size({"width": LAYAR[0][0], "height": LAYAR[0][1]})
    return cacat


def kunjungi(halaman: Any, alamat: str, keluhan: list[str], bita: dict[str, float]) -> int | None:
    """Open an address; its status, or None when it is a file to download."""
    keluhan.clear()
    bita["bita"] = 0
    try:
        jawaban = halaman.goto(alamat)
    except Exception as galat:
        if "Download is starting" in str(galat):
            return None
        raise
    return int(jawaban.status)


@pytest.mark.parametrize("orang", ORANG)
def test_setiap_jenis_halaman_muat_ringan_dan_tanpa_cacat(
    buka, server, buat_orang, keluhan, aksesibel, orang, record_property
):
    nip = f"1980{list(ORANG).index(orang):04d}"
    buat_orang(nip, f"Penjelajah {orang.title()}", ORANG[orang])
    halaman = buka(*LAYAR[0])
    bita = timbang(halaman)
    isi_masuk(halaman, server, nip)
    halaman.wait_for_load_state("networkidle")
    pertama = bita["bita"]

    jelajah = Jelajah(server, AMBIL_DARI[orang])
    for awal in ("/tugas/", "/"):
        jelajah.tambah(server + awal)
    dilihat = 0
    while jelajah.antre and dilihat < PALING_BANYAK:
        alamat = jelajah.ambil()
        jalan = alamat.removeprefix(server)
        status = kunjungi(halaman, alamat, keluhan, bita)
        if status is None:
            continue
        dilihat += 1
        if status != 200:
            jelajah.cacat.append(f"{jalan}: dijawab {status}")
        else:
            jelajah.cacat += periksa_halaman(halaman, jalan, bita, aksesibel)
        jelajah.cacat += [f"{jalan}: {k}" for k in keluhan]
        keluhan.clear()
        for tautan in halaman.eval_on_selector_all("a[href]", "(isi) => isi.map((a) => a.href)"):
            jelajah.tambah(urldefrag(tautan).url)
    record_property("halaman", dilihat)

    assert pertama < BATAS_PERTAMA, f"kunjungan pertama {pertama / 1000:.0f} KB"
    assert jelajah.cacat == []
    assert dilihat > 10
