"""A DIPA pasted from a spreadsheet into its grid, in a real browser; and the same grid without JavaScript."""

from __future__ import annotations

import pytest

from tests.peramban.conftest import lebar_isi

pytestmark = pytest.mark.peramban

TAHUN = "/anggaran/contoh/kanwil-contoh/2026"
TEMPEL = """teks => {
  const sel = document.querySelector('[name=k-1]');
  sel.focus();
  const papan = new DataTransfer();
  papan.setData('text/plain', teks);
  sel.dispatchEvent(new ClipboardEvent('paste', { clipboardData: papan, bubbles: true, cancelable: true }));
}"""


def dipa_baru(halaman, server, kode):
    halaman.goto(f"{server}{TAHUN}/dipa/baru/")
    halaman.fill("#kode", kode)
    halaman.fill("#nama", "Satker kisi")
    halaman.click("main form button[type=submit]")
    halaman.wait_for_url("**/versi/")


def test_salinan_excel_ditempel_ke_kisi_dan_salahnya_berada_di_barisnya(server, masuk_sebagai, keluhan):
    halaman = masuk_sebagai("perencana", lebar=1366)
    dipa_baru(halaman, server, "kisi-1")
    baris = [f"6001.bah.{n:03d}.051\tLayanan {n}\t52 Belanja barang\t{n}.000.000" for n in range(1, 13)]
    halaman.evaluate(TEMPEL, "\r\n".join(baris) + "\r\n")
    assert halaman.input_value("[name=banyak]") == "12"  # eight rows were there
    assert [halaman.input_value(f"[name={k}-12]") for k in "kujp"] == [
        "6001.bah.012.051", "Layanan 12", "52", "12.000.000",
    ]  # fmt: skip
    halaman.fill("[name=p-3]", "tiga")
    halaman.click("text=Simpan versi")
    halaman.wait_for_selector("#masalah")
    halaman.click("#masalah a")
    assert halaman.url.endswith("#baris-3") and halaman.locator(".baris-salah").count() == 1
    assert halaman.input_value("[name=p-12]") == "12.000.000"
    halaman.fill("[name=p-3]", "3.000.000")
    halaman.click("text=Simpan versi")
    halaman.wait_for_selector("text=DIPA awal")
    assert "Rp78.000.000" in halaman.inner_text("main")
    keluhan[:] = [k for k in keluhan if "400 (Bad Request)" not in k]


def test_kisi_bertambah_tanpa_javascript(server, masuk_sebagai):
    halaman = masuk_sebagai("perencana", javascript=False, lebar=360)
    dipa_baru(halaman, server, "kisi-2")
    halaman.fill("[name=k-8]", "6001.bah.001.051")
    halaman.click("text=Tambah 5 baris")
    assert halaman.locator("[name=k-13]").count() == 1
    assert halaman.input_value("[name=k-8]") == "6001.bah.001.051"
    for k, isi in (("u", "Layanan"), ("p", "5.000")):
        halaman.fill(f"[name={k}-8]", isi)
    halaman.select_option("[name=j-8]", "52")
    halaman.press("[name=p-8]", "Enter")
    halaman.wait_for_url("**/dipa/*/")
    assert "Rp5.000" in halaman.inner_text("main")
    assert lebar_isi(halaman) <= 360
