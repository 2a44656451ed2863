"""The pages in a real browser, served as a user serves them: narrow and wide, with and without JavaScript."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from tests.proyek import AKAR

pytestmark = pytest.mark.peramban
LEBAR = (360, 768, 1280)


def alamat_halaman(halaman: Any, situs: str) -> list[str]:
    """Every page of an office that the first page and its first office lead to, one of each kind."""
    halaman.goto(situs)
    tahun = halaman.locator("main h3 a").evaluate_all("semua => semua.map(a => a.href)")
    assert len(tahun) == 4
    halaman.goto(tahun[0])
    indikator = halaman.locator("main a[href*='/indikator/']").first.get_attribute("href")
    return [situs, *tahun, f"{situs}{indikator}"]


@pytest.mark.parametrize("lebar", LEBAR)
def test_halaman_tidak_melebihi_lebar_layar_dan_peramban_tidak_mengeluh(
    buka: Callable[..., Any], situs: str, lebar: int
) -> None:
    halaman = buka(lebar=lebar)
    for alamat in alamat_halaman(halaman, situs):
        jawaban = halaman.goto(alamat, wait_until="networkidle")
        assert jawaban.status == 200
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, alamat
        assert halaman.locator("h1").count() == 1


def test_tanpa_javascript_saringan_dan_tautan_tetap_berfungsi(buka: Callable[..., Any], situs: str) -> None:
    halaman = buka(javascript=False)
    halaman.goto(situs)
    halaman.locator("main h3 a").first.click()
    semua = halaman.locator("main a[href*='/indikator/']").count()
    halaman.locator("#status").select_option(index=1)
    halaman.locator("form.saringan button").click()
    assert 0 < halaman.locator("main a[href*='/indikator/']").count() < semua
    halaman.locator("main a[href*='/indikator/']").first.click()
    assert "/indikator/" in halaman.url and halaman.locator("h1").is_visible()


def test_gambar_mempunyai_kata_pengganti(buka: Callable[..., Any], situs: str) -> None:
    halaman = buka()
    for alamat in alamat_halaman(halaman, situs):
        halaman.goto(alamat)
        tanpa = halaman.locator("main img").evaluate_all("s => s.filter(i => !i.alt && !i.ariaHidden).length")
        assert tanpa == 0, alamat


@pytest.mark.parametrize("jenis", ["pdf", "docx"])
def test_laporan_dapat_diunduh_dari_halaman_tahun(buka: Callable[..., Any], situs: str, jenis: str) -> None:
    halaman = buka()
    halaman.goto(situs)
    halaman.locator("main h3 a").first.click()
    alamat = halaman.locator(f"a[href$='lkjip.{jenis}']").first.get_attribute("href")
    jawaban = halaman.request.get(f"{situs}{alamat}", timeout=120_000)
    assert jawaban.status == 200
    assert jawaban.body()[:4] == {"pdf": b"%PDF", "docx": b"PK\x03\x04"}[jenis]


def test_alamat_yang_salah_menjelaskan_dan_memberi_jalan_keluar(situs: str, peramban: Any) -> None:
    halaman = peramban.new_page()
    jawaban = halaman.goto(f"{situs}/tidak/ada/1999/")
    assert jawaban.status == 404
    assert halaman.locator("main a").count() >= 1
    halaman.close()


@pytest.mark.skipif(not os.environ.get("SAKIP_UJI_GAMBAR"), reason="SAKIP_UJI_GAMBAR=1 menulis docs/gambar")
def test_gambar_beranda_untuk_readme(buka: Callable[..., Any], situs: str) -> None:
    halaman = buka(lebar=1280, tinggi=860)
    halaman.goto(situs, wait_until="networkidle")
    tujuan = AKAR / "docs" / "gambar" / "beranda.png"
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    halaman.screenshot(path=tujuan)
    assert tujuan.stat().st_size > 10_000
