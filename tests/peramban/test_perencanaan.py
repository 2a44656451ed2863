"""Planning in a real browser: the dictionary, a formula tried live, the grids, the tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.peramban.conftest import lebar_isi

LAYAR = [(360, 740), (1366, 768)]
PERENCANA = ("perencana", "contoh/kanwil-contoh")
PEMILIK = ("pemilik_indikator", "contoh/ditjen-pengawasan-mutu")
TAHUN = 2025
FOLDER_GAMBAR = Path(__file__).resolve().parents[2] / "docs" / "gambar" / "panduan"


def potret(halaman: Any, nama: str) -> None:
    """A picture for the guide, only when it is asked for."""
    if os.environ.get("PERBARUI_GAMBAR") == "1" and halaman.viewport_size["width"] > 1000:
        halaman.screenshot(path=FOLDER_GAMBAR / f"perencanaan-{nama}.png", caret="initial")


def muat(halaman: Any) -> None:
    """Nothing stands out sideways."""
    assert lebar_isi(halaman) <= halaman.viewport_size["width"], halaman.url


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
def test_halaman_perencanaan_muat_dan_dapat_dibaca_siapa_pun(
    masuk_sebagai: Any, server: str, aksesibel: Any, lebar: int, tinggi: int
) -> None:
    halaman = masuk_sebagai(*PERENCANA, lebar=lebar, tinggi=tinggi)
    unit = f"contoh/kanwil-contoh/{TAHUN}/"
    for alamat in (
        "",
        "kamus/",
        "kamus/baru/",
        f"indikator/?tahun={TAHUN}",
        f"rencana/{unit}",
        f"pohon/{unit}?buka=semua",
        f"pengisi/{unit}",
        f"rencana/{unit}sasaran/",
        "register/",
        "register/baru/",
        "dokumen/",
    ):
        halaman.goto(f"{server}/perencanaan/{alamat}")
        assert halaman.locator("h1").count() == 1, alamat
        muat(halaman)
        assert aksesibel(halaman) == [], alamat
        if alamat.startswith(("pohon/", "pengisi/")):
            potret(halaman, alamat.partition("/")[0])


def _indikator_berumus(halaman: Any, server: str) -> str:
    """The address of an indicator whose formula divides."""
    halaman.goto(f"{server}/perencanaan/indikator/?tahun={TAHUN}&cari=persentase")
    alamat = [a.get_attribute("href") for a in halaman.locator("td.lebar a").all()]
    for a in alamat:
        halaman.goto(f"{server}{a}")
        rumus = halaman.locator(".rumus-teks")
        if (
            rumus.count()
            and "/" in rumus.first.inner_text()
            and halaman.get_by_text("Versi baru manual").count()
        ):
            return str(a)
    raise AssertionError("paket contoh tidak memuat indikator berumus")


@pytest.mark.parametrize(("lebar", "tinggi"), LAYAR)
def test_rumus_dicoba_sambil_mengetik(
    masuk_sebagai: Any, server: str, aksesibel: Any, lebar: int, tinggi: int
) -> None:
    halaman = masuk_sebagai(*PEMILIK, lebar=lebar, tinggi=tinggi)
    alamat = _indikator_berumus(halaman, server)
    muat(halaman)
    assert aksesibel(halaman) == []
    halaman.goto(f"{server}{alamat}manual/")
    halaman.fill("#id_rumus", "bagian / semua * 100")
    halaman.wait_for_selector("#c-bagian")
    for medan, isi in (("#c-bagian", "342"), ("#c-semua", "372"), ("#contoh-target", "90")):
        with halaman.expect_response("**/coba-rumus/**"):
            halaman.fill(medan, isi)
            halaman.dispatch_event(medan, "change")
    halaman.wait_for_selector("#coba .pokok >> text=91,94")
    halaman.wait_for_selector("#coba .pokok >> text=102,15%")  # the answer is there before it is drawn
    halaman.locator("#coba").scroll_into_view_if_needed()
    potret(halaman, "rumus")
    halaman.fill("#id_rumus", "bagian / semua * 100%")
    halaman.wait_for_selector("#coba mark")
    assert halaman.inner_text("#coba mark") == "%"
    muat(halaman)
    assert aksesibel(halaman) == []


def test_rumus_dicoba_tanpa_javascript(masuk_sebagai: Any, server: str) -> None:
    halaman = masuk_sebagai(*PEMILIK, javascript=False)
    halaman.goto(f"{server}{_indikator_berumus(halaman, server)}manual/")
    halaman.fill("#id_rumus", "n * 2")
    halaman.click("text=Coba rumus")
    halaman.fill("#c-n", "21")
    halaman.click("text=Coba rumus")
    assert "42" in halaman.inner_text("#coba .pokok")


def test_pengisi_variabel_disimpan_sekali_dan_kembali_sama(masuk_sebagai: Any, server: str) -> None:
    halaman = masuk_sebagai(*PERENCANA)
    alamat = f"{server}/perencanaan/pengisi/contoh/kanwil-contoh/{TAHUN}/"
    halaman.goto(alamat)
    centang = halaman.locator("input[name=pengisi]").first
    semula = centang.is_checked()
    centang.set_checked(not semula)
    halaman.click("text=Simpan semua")
    assert "tersimpan" in halaman.inner_text(".kabar")
    centang = halaman.locator("input[name=pengisi]").first
    assert centang.is_checked() is not semula
    centang.set_checked(semula)
    halaman.click("text=Simpan semua")
    assert halaman.locator("input[name=pengisi]").first.is_checked() is semula


def test_renstra_basi_menyimpan_yang_diketik(masuk_sebagai: Any, server: str, keluhan: list[str]) -> None:
    """Two people have one plan open: the second is told, and keeps what was typed."""
    pertama, kedua = masuk_sebagai(*PERENCANA), masuk_sebagai(*PERENCANA)
    pertama.goto(f"{server}/perencanaan/rencana/contoh/kanwil-contoh/{TAHUN}/")
    pertama.click("text=/Renstra 20/")
    kedua.goto(pertama.url)
    sel = "input.sel:not(.dana) >> nth=0"
    semula = pertama.input_value(sel)
    pertama.fill(sel, "77,7")
    pertama.click("text=Simpan semua target")
    assert "diperbarui" in pertama.inner_text(".kabar")
    kedua.fill(sel, "66,6")
    with kedua.expect_response(lambda r: r.request.method == "POST") as jawab:
        kedua.click("text=Simpan semua target")
    assert jawab.value.status == 409
    assert kedua.input_value(sel) == "66,6"
    assert "diubah orang lain" in kedua.inner_text("[role=alert]")
    kedua.fill(sel, semula)
    kedua.click("text=Simpan semua target")
    assert "diperbarui" in kedua.inner_text(".kabar")
    keluhan[:] = [k for k in keluhan if "409" not in k]  # the refusal itself, which the browser writes down
