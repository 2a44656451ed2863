"""On a phone rows stand as blocks without headings: the choices that sort stand above them instead."""

from __future__ import annotations

import re

import pytest

from tests.peramban.conftest import lebar_isi

pytestmark = pytest.mark.peramban

PANTAU = "/pantau/contoh/kanwil-contoh/2025/"
TINGGI_SENTUH = 24


def pilihan(tabel):
    """The sorting links of a table that can be seen."""
    return [a for a in tabel.locator("thead a").all() if a.is_visible()]


def test_tabel_bertumpuk_dapat_diurutkan_di_ponsel_tanpa_javascript(masuk_sebagai, server):
    halaman = masuk_sebagai("pimpinan", lebar=360, javascript=False)
    assert halaman.goto(f"{server}{PANTAU}?bacaan=sementara").status == 200
    sasaran = halaman.locator("#tabel-sasaran table")
    kata = [a.inner_text().strip() for a in pilihan(sasaran)]
    assert kata == ["KODE SS", "SASARAN", "JUMLAH IKK", "NILAI SS"]
    assert all(a.bounding_box()["height"] >= TINGGI_SENTUH for a in pilihan(sasaran))
    assert not sasaran.get_by_text("STATUS", exact=True).first.is_visible()  # a heading that sorts nothing
    sasaran.locator("thead a", has_text="NILAI SS").click()
    halaman.wait_for_url(re.compile("urut-sasaran=nilai"))
    sel = sasaran.locator('td[data-kolom="NILAI SS"]').all_inner_texts()
    nilai = [float(s.rstrip("%").replace(".", "").replace(",", ".")) for s in sel if s[:1].isdigit()]
    assert len(nilai) > 1 and nilai == sorted(nilai)
    assert sasaran.locator("th[aria-sort=ascending] a").is_visible()
    assert lebar_isi(halaman) <= 360


def test_tabel_umum_bertumpuk_juga_dapat_diurutkan(masuk_sebagai, server, aksesibel):
    halaman = masuk_sebagai("pimpinan", lebar=360)
    halaman.goto(f"{server}/pantau/")
    assert {a.inner_text().strip() for a in pilihan(halaman.locator("table.tumpuk"))} >= {"Unit", "Kode"}
    assert aksesibel(halaman) == []


def test_di_layar_lebar_judul_kolom_tetap_judul_kolom(masuk_sebagai, server):
    halaman = masuk_sebagai("pimpinan", lebar=1366)
    halaman.goto(f"{server}{PANTAU}?bacaan=sementara")
    kepala = halaman.locator("#tabel-sasaran thead")
    assert kepala.evaluate("k => getComputedStyle(k).display") == "table-header-group"
    assert kepala.get_by_text("STATUS", exact=True).is_visible()
