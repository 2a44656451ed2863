"""Pages that people meet seldom and at a bad moment: held forms, refusals, errors, undo, deadlines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.peramban.conftest import FOLDER_SERVER, isi_masuk, lebar_isi
from tests.peramban.peladen import lingkungan_server, skrip

pytestmark = pytest.mark.peramban

PERIKSA = (Path(__file__).parent / "periksa.js").read_text(encoding="utf-8")
LAYAR = [(1366, 768), (360, 800)]
FORMULIR = "/pengukuran/contoh/balai-kenanga/2026/1/"
TERISI = "Permohonan layanan yang masuk"
GALAT = """
import django
django.setup()
from django.template.loader import render_to_string
print("ISI", render_to_string("%s"))
"""


def sehat(halaman: Any, aksesibel: Any) -> None:
    """At both widths: fits, holds no fault of ours, and none that axe-core calls serious."""
    for lebar, tinggi in LAYAR:
        halaman.set_viewport_size({"width": lebar, "height": tinggi})
        assert lebar_isi(halaman) <= lebar, halaman.url
        assert halaman.evaluate(PERIKSA) == [], halaman.url
        assert aksesibel(halaman) == [], halaman.url


def ditolak(keluhan: list[str], *status: str) -> None:
    """The browser itself tells of these refusals, and of nothing else."""
    assert keluhan and all(any(s in k for s in status) for k in keluhan), keluhan
    keluhan.clear()


def test_kiriman_yang_ditahan_disebut_dengan_kata_halamannya(
    buka: Any, server: str, orang_peran: Any, aksesibel: Any
) -> None:
    halaman = buka()
    isi_masuk(halaman, server, orang_peran("operator"))
    halaman.goto(server + FORMULIR)
    medan = halaman.get_by_label(TERISI, exact=True)
    nama = medan.get_attribute("name")
    medan.fill("918273")
    halaman.context.clear_cookies(name="sessionid")
    halaman.locator("button[value=simpan]:visible").first.click()
    halaman.wait_for_url("**/akun/login/**")
    assert "ditahan" in halaman.inner_text("body")
    sehat(halaman, aksesibel)
    isi = halaman.locator("#id_login")
    isi.fill(orang_peran("operator"))
    halaman.fill("#id_password", "empat kata tanpa hubungan")
    halaman.click("main button[type=submit]")
    halaman.wait_for_url("**/akun/lanjutkan/")
    teks = halaman.inner_text("main")
    assert "Januari 2026" in teks and TERISI in teks and "918273" in teks
    assert nama not in teks
    sehat(halaman, aksesibel)
    halaman.click("text=Buang")


def test_halaman_token_basi_dan_penolakan(
    buka: Any, server: str, orang_peran: Any, aksesibel: Any, keluhan: list[str]
) -> None:
    halaman = buka()
    halaman.goto(f"{server}/akun/login/")
    halaman.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    halaman.fill("#id_login", "1")
    halaman.fill("#id_password", "1")
    halaman.click("main button[type=submit]")
    halaman.wait_for_load_state()
    assert "Kiriman tidak diterima" in halaman.inner_text("h1")
    sehat(halaman, aksesibel)
    ditolak(keluhan, "403")
    isi_masuk(halaman, server, orang_peran("operator"))
    halaman.goto(server + FORMULIR)
    halaman.evaluate("document.querySelector('#formulir [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    halaman.get_by_label(TERISI, exact=True).fill("12")
    halaman.locator("button[value=simpan]:visible").first.click()
    halaman.wait_for_load_state()
    assert "belum disimpan" in halaman.inner_text("h1") and TERISI in halaman.inner_text("main")
    sehat(halaman, aksesibel)
    ditolak(keluhan, "403")
    halaman.goto(f"{server}/organisasi/akun/")
    assert "admin lokal" in halaman.inner_text("main")
    sehat(halaman, aksesibel)
    ditolak(keluhan, "403")
    halaman.goto(f"{server}/tidak/ada/1999/")
    sehat(halaman, aksesibel)
    ditolak(keluhan, "404")


@pytest.mark.parametrize("nama", ["400", "403", "500"])
def test_halaman_galat(buka: Any, server: str, aksesibel: Any, nama: str) -> None:
    """As the server answers them without any context; no address of the site leads there."""
    isi = skrip(lingkungan_server(FOLDER_SERVER[-1]), GALAT % f"{nama}.html").split("ISI ", 1)[1]
    halaman = buka()
    halaman.route(f"{server}/galat/", lambda r: r.fulfill(body=isi, content_type="text/html; charset=utf-8"))
    halaman.goto(f"{server}/galat/")
    assert halaman.inner_text("h1").strip()
    sehat(halaman, aksesibel)


def test_tugas_yang_berakhir_disebut_kapan_dan_siapa_yang_dihubungi(
    buka: Any, server: str, buat_orang: Any, aksesibel: Any, keluhan: list[str]
) -> None:
    nip = buat_orang("19995001", "Orang Habis Tugas", [("operator", "contoh/kanwil-contoh")])
    skrip(
        lingkungan_server(FOLDER_SERVER[-1]),
        "import datetime as dt, django\ndjango.setup()\n"
        "from sakip.organisasi.models import Penugasan\n"
        "Penugasan.objects.filter(akun__nip='19995001').update(sampai=dt.date(2026, 1, 1))\n",
    )
    halaman = buka()
    isi_masuk(halaman, server, nip)
    assert "berakhir 31 Desember 2025" in halaman.inner_text("main")
    sehat(halaman, aksesibel)
    halaman.goto(server + FORMULIR)
    assert "Operator di Kantor Wilayah Provinsi Contoh berakhir 31 Desember 2025" in halaman.inner_text(
        "main"
    )
    sehat(halaman, aksesibel)
    ditolak(keluhan, "403")


def test_berkas_yang_terlalu_besar_disebut_lalu_bukti_dicabut_dan_dikembalikan(
    masuk_sebagai: Any, server: str, aksesibel: Any, tmp_path: Path
) -> None:
    besar, kecil = tmp_path / "pindaian.pdf", tmp_path / "kecil.pdf"
    besar.write_bytes(b"%PDF-1.4\n" + b"0" * (50 * 1024 * 1024))
    kecil.write_bytes(b"%PDF-1.4\nhalo\n%%EOF")
    halaman = masuk_sebagai("operator")
    halaman.goto(server + FORMULIR)
    halaman.goto(server + halaman.locator("a[href*='/bukti/']").first.get_attribute("href"))
    halaman.fill("[name=tempat]", "Lemari 2")
    halaman.set_input_files("[name=berkas]", [str(besar), str(kecil)])
    pesan = halaman.inner_text("[data-terlalu-besar]")
    assert re.search(r"«pindaian\.pdf» \(50,1 MB\) lebih dari 16 MB", pesan) and "kecil.pdf" in pesan
    assert halaman.evaluate("[...document.querySelector('[name=berkas]').files].map(b => b.name)") == [
        "kecil.pdf"
    ]
    assert halaman.input_value("[name=tempat]") == "Lemari 2"
    sehat(halaman, aksesibel)
    halaman.click("text=Simpan bukti")
    halaman.wait_for_selector("text=asli di Lemari 2")
    halaman.click("summary:has-text('Cabut')")
    halaman.fill("[name=alasan]", "Keliru")
    halaman.click("text=Cabut bukti")
    halaman.wait_for_selector("text=Batalkan pencabutan")
    sehat(halaman, aksesibel)
    halaman.click("text=Batalkan pencabutan")
    halaman.wait_for_selector("text=Pencabutan dibatalkan")
    assert "kecil.pdf" in halaman.inner_text(".daftar-bukti")


def test_halaman_tenggat_dan_hari_libur(masuk_sebagai: Any, server: str, aksesibel: Any) -> None:
    halaman = masuk_sebagai("perencana")
    for alamat in ("/agenda/tenggat/", "/agenda/libur/", "/agenda/"):
        halaman.goto(server + alamat)
        assert halaman.locator("h1").count() == 1
        sehat(halaman, aksesibel)
