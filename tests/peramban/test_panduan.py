"""The user guide: every role has one, its pages lead there, its links and pictures resolve.

``PERBARUI_GAMBAR=1`` renews the pictures from the running application.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sakip.aturan.wewenang import PERAN
from sakip.dasbor.views.panduan import URUTAN
from tests.peramban.conftest import lebar_isi
from tests.peramban.test_reviu_web import berkas_teks, tunggu_selesai, unggah

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[2]
FOLDER = AKAR / "docs" / "panduan"
FOLDER_GAMBAR = AKAR / "docs" / "gambar" / "panduan"
KANWIL, DITJEN, PUSAT = "contoh/kanwil-contoh", "contoh/ditjen-layanan-warga", "contoh/kementerian-contoh"
BALAI, TAHUN = "contoh/balai-kenanga", f"{KANWIL}/2025"
PALING_BESAR = 120_000
#: The guide of each role, and a page of theirs from which it is one click away.
PANDUAN_PERAN = {
    "operator": ("operator", KANWIL, "/pengukuran/"),
    "verifikator": ("verifikator", KANWIL, "/pengukuran/alur/"),
    "pimpinan": ("pimpinan", KANWIL, f"/pengukuran/alur/{TAHUN}/1/"),
    "perencana": ("perencana", KANWIL, "/agenda/tenggat/"),
    "pemilik_indikator": (
        "pemilik-indikator", DITJEN, "/perjanjian/penetapan/contoh/ditjen-layanan-warga/2025/",
    ),
    "evaluator": ("evaluator", KANWIL, "/evaluasi/"),
    "admin_lokal": ("admin", KANWIL, "/organisasi/akun/"),
    "administrator": ("unit", PUSAT, "/organisasi/unit/"),
    "pemirsa": ("dasbor", KANWIL, "/pantau/"),
}  # fmt: skip
#: Pictures: name, role, unit, address, and how much of the page is shown (px).
GAMBAR = (
    ("mulai-langkah", "administrator", PUSAT, "/organisasi/mulai/", 850),
    ("operator-formulir", "operator", BALAI, f"/pengukuran/{BALAI}/2026/1/", 900),
    ("operator-daftar", "operator", KANWIL, "/pengukuran/", 620),
    ("verifikator-daftar", "verifikator", KANWIL, "/pengukuran/alur/?tahun=2025&bulan=12", 560),
    ("pimpinan-rinci", "pimpinan", KANWIL, f"/pengukuran/alur/{TAHUN}/12/", 900),
    ("perencana-beranda", "perencana", KANWIL, "/perencanaan/?tahun=2025", 640),
    (
        "pemilik-indikator-target", "pemilik_indikator", DITJEN,
        "/perjanjian/penetapan/contoh/ditjen-layanan-warga/2025/", 640,
    ),
    ("anggaran-serapan", "perencana", KANWIL, f"/anggaran/{TAHUN}/serapan/", 900),
    ("skor-satker", "perencana", KANWIL, f"/anggaran/{TAHUN}/skor/nka/", 760),
    ("target-kinerja-unit", "operator", KANWIL, f"/target-kinerja/unit/{TAHUN}/", 900),
    ("impor-data-meja", "perencana", KANWIL, f"/impor-data/{TAHUN}/", 760),
    ("laporan-bagian", "perencana", KANWIL, f"/laporan/{TAHUN}/", 900),
    ("dasbor-unit", "pemirsa", KANWIL, f"/pantau/{TAHUN}/", 900),
    ("admin-akun", "administrator", PUSAT, "/organisasi/akun/", 560),
    ("unit-daftar", "administrator", PUSAT, "/organisasi/unit/", 620),
)  # fmt: skip
TAUTAN = re.compile(r"(!?)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("peran", PERAN)
def test_halaman_setiap_peran_membuka_panduannya(masuk_sebagai, server, peran):
    nama, unit, alamat = PANDUAN_PERAN[peran]
    assert nama in URUTAN
    halaman = masuk_sebagai(peran, unit=unit, lebar=1366)
    assert halaman.goto(server + alamat).status == 200
    halaman.get_by_role("link", name="Panduan halaman ini").click()
    assert halaman.url == f"{server}/panduan/{nama}/"
    assert len(halaman.inner_text("main")) > 800


def test_daftar_panduan_memuat_semuanya_dan_setiap_gambar_termuat(buka, server):
    halaman = buka(360, 800)
    halaman.goto(f"{server}/panduan/")
    alamat = halaman.eval_on_selector_all("main a", "(isi) => isi.map((a) => a.href)")
    nama = {a.rstrip("/").rpartition("/")[2] for a in alamat if "/panduan/" in a}
    assert nama >= {berkas.stem for berkas in FOLDER.glob("*.md")}
    for satu in sorted(nama & set(URUTAN)):
        assert halaman.goto(f"{server}/panduan/{satu}/").status == 200
        halaman.evaluate(
            "async () => { for (const i of document.images) { i.loading = 'eager'; await i.decode(); } }"
        )
        assert halaman.evaluate("() => [...document.images].every((i) => i.naturalWidth > 0)")
        assert lebar_isi(halaman) <= 360


@pytest.mark.parametrize("berkas", sorted(FOLDER.glob("*.md")), ids=lambda berkas: berkas.stem)
def test_tautan_dan_gambar_panduan_ada(berkas):
    for gambar, tujuan in TAUTAN.findall(berkas.read_text(encoding="utf-8")):
        if "://" in tujuan:
            continue
        sasaran = (berkas.parent / tujuan).resolve()
        assert sasaran.is_file(), f"{berkas.name}: {tujuan}"
        if gambar:
            assert sasaran.parent == FOLDER_GAMBAR
            assert sasaran.stat().st_size <= PALING_BESAR, f"{tujuan} lebih dari 120 KB"


def test_tidak_ada_gambar_panduan_yang_menganggur():
    dirujuk = {
        Path(tujuan).name
        for berkas in FOLDER.glob("*.md")
        for gambar, tujuan in TAUTAN.findall(berkas.read_text(encoding="utf-8"))
        if gambar
    }
    assert {gambar.name for gambar in FOLDER_GAMBAR.glob("*.png")} == dirujuk


def simpan_kecil(isi: bytes, nama: str) -> None:
    """A picture in as few colours as the limit needs; screenshots of text lose nothing that is read."""
    gambar = Image.open(BytesIO(isi)).convert("RGB")
    for warna in (128, 64, 32, 16):
        keluar = BytesIO()
        gambar.quantize(warna, dither=Image.Dither.NONE).save(keluar, "PNG", optimize=True)
        if keluar.tell() <= PALING_BESAR:
            break
    FOLDER_GAMBAR.mkdir(parents=True, exist_ok=True)
    (FOLDER_GAMBAR / f"{nama}.png").write_bytes(keluar.getvalue())


@pytest.mark.skipif(
    os.environ.get("PERBARUI_GAMBAR") != "1", reason="PERBARUI_GAMBAR=1 memperbarui docs/gambar/panduan"
)
@pytest.mark.parametrize(("nama", "peran", "unit", "alamat", "tinggi"), GAMBAR, ids=lambda isi: str(isi)[:30])
def test_gambar_untuk_panduan(masuk_sebagai, server, nama, peran, unit, alamat, tinggi):
    halaman = masuk_sebagai(peran, unit=unit, lebar=1366, tinggi=tinggi)
    assert halaman.goto(server + alamat).status == 200
    halaman.wait_for_load_state("networkidle")
    simpan_kecil(halaman.screenshot(), nama)


@pytest.mark.skipif(
    os.environ.get("PERBARUI_GAMBAR") != "1", reason="PERBARUI_GAMBAR=1 memperbarui docs/gambar/panduan"
)
def test_gambar_reviu_untuk_panduan(masuk_sebagai, server):
    halaman = masuk_sebagai("evaluator", lebar=1366, tinggi=900)
    unggah(halaman, server, berkas_teks("lkjip-2023.txt"))
    tunggu_selesai(halaman)
    simpan_kecil(halaman.screenshot(), "evaluator-temuan")
