"""A finished HTML document in a real browser: on a phone and on an office screen, under the strictest
policy."""

from __future__ import annotations

import pytest

from sakip.dokumen import tulis_html
from sakip.dokumen.html import sidik_gaya
from sakip.dokumen.tests.contoh import HURUF
from sakip.dokumen.tests.semua import dokumen_semua
from tests.peramban.conftest import lebar_isi

pytestmark = pytest.mark.peramban

ALAMAT = "http://dokumen.contoh/"
LAYAR = [(360, 740), (1366, 768)]
# Nothing but what stands in the page: its one style element by hash, pictures as data.
CSP = f"default-src 'none'; style-src {sidik_gaya()}; img-src data:"


@pytest.fixture(scope="module")
def isi():
    return tulis_html(dokumen_semua(), folder_huruf=HURUF)


def buka_dokumen(halaman, isi, csp=CSP):
    halaman.route(
        f"{ALAMAT}**",
        lambda jalur: jalur.fulfill(
            body=isi, headers={"content-type": "text/html; charset=utf-8", "content-security-policy": csp}
        ),
    )
    assert halaman.goto(ALAMAT).status == 200


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
def test_muat_di_layar_di_bawah_kebijakan_terketat(buka, isi, lebar, tinggi):
    halaman = buka(lebar, tinggi)
    buka_dokumen(halaman, isi)
    assert lebar_isi(halaman) <= lebar
    assert halaman.evaluate("getComputedStyle(document.querySelector('h1')).textAlign") == "center"
    rusak = "[...document.images].filter((g) => !(g.complete && g.naturalWidth > 0)).length"
    assert halaman.evaluate(rusak) == 0
    # a chart or table that is wider than the screen scrolls by itself, and the keyboard can reach it
    diam = """[...document.querySelectorAll('.gulir')]
        .filter((g) => g.scrollWidth > g.clientWidth && g.tabIndex < 0).length"""
    assert halaman.evaluate(diam) == 0
    kecil = """[...document.querySelectorAll('main svg text')]
        .filter((t) => t.getBoundingClientRect().height && t.getBoundingClientRect().height < 8).length"""
    assert halaman.evaluate(kecil) == 0


def test_lembar_gaya_lain_ditolak_kebijakan_yang_sama(peramban, isi):
    """Proof that the policy of these tests bites."""
    halaman = peramban.new_page()
    buka_dokumen(halaman, isi.replace(b"<style>", b"<style>/* lain */"))
    assert halaman.evaluate("getComputedStyle(document.querySelector('h1')).textAlign") != "center"
    halaman.close()


def test_daftar_isi_di_samping_pada_layar_lebar_dan_dibuka_tautan_pada_ponsel(buka, isi):
    lebar = buka(1366, 768, javascript=False)
    buka_dokumen(lebar, isi)
    tepi = lebar.get_by_role("navigation", name="Navigasi dokumen")
    tepi.get_by_role("link", name="BAB III AKUNTABILITAS KINERJA").click()
    assert lebar.get_by_role("heading", name="AKUNTABILITAS KINERJA").is_visible()
    assert tepi.get_by_role("link", name="BAB I PENDAHULUAN").is_visible()  # it stays beside the text
    ponsel = buka(360, 740, javascript=False)
    buka_dokumen(ponsel, isi)
    tepi = ponsel.get_by_role("navigation", name="Navigasi dokumen")
    bab = tepi.get_by_role("link", name="BAB III AKUNTABILITAS KINERJA")
    assert not bab.is_visible()
    tepi.get_by_role("link", name="Buka isi").click()
    bab.click()
    assert not bab.is_visible()
    judul = ponsel.get_by_role("heading", name="AKUNTABILITAS KINERJA").bounding_box()
    bilah = ponsel.locator(".bilah").bounding_box()
    assert bilah["y"] + bilah["height"] <= judul["y"] < 740  # not under the bar


def test_tanda_draf_tidak_menghalangi_tautan(buka, isi):
    halaman = buka(1366, 768)
    buka_dokumen(halaman, isi)
    assert halaman.evaluate("getComputedStyle(document.body, '::before').content") == '"DRAF"'
    halaman.locator("main a", has_text="Tabel 3.1").first.click()
    assert halaman.url.endswith("#k-capaian-0")


def test_tercetak_tanpa_navigasi_dan_tabel_tidak_terpotong(buka, isi):
    halaman = buka(1366, 768)
    buka_dokumen(halaman, isi)
    halaman.emulate_media(media="print")
    assert not halaman.get_by_role("navigation", name="Navigasi dokumen").is_visible()
    assert halaman.evaluate(
        "[...document.querySelectorAll('.gulir')].every((g) => getComputedStyle(g).overflowX === 'visible')"
    )


@pytest.mark.parametrize("skema", ["light", "dark"])
def test_teks_terbaca_pada_layar_terang_dan_gelap(buka, isi, skema):
    """Contrast of text against what lies behind it, at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    halaman = buka(1366, 768)
    halaman.emulate_media(color_scheme=skema)
    buka_dokumen(halaman, isi)
    assert halaman.evaluate(KONTRAS) == []
    halaman.evaluate("document.querySelector('main p').style.color = '#888888'")  # the check itself bites
    assert len(halaman.evaluate(KONTRAS)) == 1


KONTRAS = """() => {
  const angka = (w) => w.match(/[\\d.]+/g).map(Number);
  const terang = (w) => {
    const [r, g, b] = angka(w).map((n) => (n /= 255) <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const latar = (u) => {
    for (; u; u = u.parentElement) {
      const w = getComputedStyle(u).backgroundColor;
      if ((angka(w)[3] ?? 1) > 0) return w;
    }
    return 'rgb(255, 255, 255)';
  };
  const buruk = [];
  const unsur = 'main :is(p, li, a, td, th, h1, h2, h3, h4, figcaption, span, dd), nav a';
  for (const u of document.querySelectorAll(unsur)) {
    if (!u.textContent.trim() || !u.getClientRects().length || u.classList.contains('bentuk')) continue;
    const [a, b] = [terang(getComputedStyle(u).color), terang(latar(u))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) buruk.push(u.outerHTML.slice(0, 80));
  }
  return buruk;
}"""
