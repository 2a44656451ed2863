"""What the documents promise exists, and what exists is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

import pytest
import typer
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

import sakip.cli.utama
from tests.proyek import AKAR, berkas_proyek, sumber_python, teks

SETELAN = re.compile(r"""["'](SAKIP_[A-Z_]+)["']""")
# Written in pieces, so that this file does not find itself.
ALAMAT_GUDANG = (
    "pypi" + ".org",
    "python" + "hosted",
    "registry." + "npmjs",
    "npm" + "mirror",
    "debian" + ".org",
    "--index" + "-url",
    "--extra-index" + "-url",
    "find" + "-links",
)
TEMPAT = ("wo" + "rk", "ro" + "ot", "ho" + "me", "t" + "mp")
FOLDER_MESIN = re.compile(r"(?<![\w./~-])/(?:" + "|".join(TEMPAT) + r")/")


def perintah_sakip() -> Iterator[tuple[str, ...]]:
    """Every command with its groups: ("impor",), ("kelola", "rekap"), ..."""

    def turun(perintah: object, jalur: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        anak = getattr(perintah, "commands", None)
        if not anak:
            yield jalur
        for nama, isi in (anak or {}).items():
            yield from turun(isi, (*jalur, nama))

    return turun(typer.main.get_command(sakip.cli.utama.app), ())


def rute(penyelesai: URLResolver, awalan: str = "/") -> Iterator[str]:
    """Every address pattern of the site, as written in urls.py."""
    for isi in penyelesai.url_patterns:
        alamat = f"{awalan}{isi.pattern}"
        if isinstance(isi, URLPattern):
            yield alamat
        else:
            yield from rute(isi, alamat)


def test_setiap_setelan_ada_di_panduan_dan_sebaliknya() -> None:
    dipakai = {n for berkas in sumber_python() for n in SETELAN.findall(berkas.read_text(encoding="utf-8"))}
    tertulis = set(re.findall(r"`(SAKIP_[A-Z_]+)`", teks("docs/panduan/pengaturan.md")))
    sumber_uji = [*sumber_python("skrip"), *sumber_python("tests")]
    dari_uji = {n for b in sumber_uji for n in re.findall(r"SAKIP_UJI_[A-Z]+", b.read_text(encoding="utf-8"))}
    assert dipakai - tertulis == set(), "setelan tanpa keterangan"
    assert tertulis - dipakai - dari_uji == set(), "keterangan tanpa setelan"
    assert dari_uji - tertulis == set(), "setelan uji tanpa keterangan"


def test_setiap_perintah_ada_di_panduan() -> None:
    perintah = [" ".join(("sakip", *jalur)) for jalur in perintah_sakip()]
    assert len(perintah) >= 8
    panduan = teks("docs/panduan/perintah.md")
    assert [satu for satu in perintah if f"`{satu}" not in panduan] == []


def test_setiap_perintah_di_panduan_benar_ada() -> None:
    ada = {" ".join(jalur) for jalur in perintah_sakip()}
    kelompok = {jalur[0] for jalur in perintah_sakip()}
    for nama in re.findall(
        r"^#+ `sakip ([a-z]+(?: [a-z-]+)?)", teks("docs/panduan/perintah.md"), re.MULTILINE
    ):
        assert nama in ada | kelompok


def test_setiap_alamat_halaman_ada_di_panduan() -> None:
    alamat = list(rute(get_resolver()))
    assert alamat
    panduan = teks("docs/panduan/halaman.md")
    assert [satu for satu in alamat if f"`{satu}`" not in panduan] == []


def test_tautan_di_dokumen_menunjuk_berkas_yang_ada() -> None:
    putus = []
    for berkas in berkas_proyek():
        if berkas.suffix != ".md":
            continue
        isi = re.sub(r"```.*?```|`[^`\n]*`", "", berkas.read_text(encoding="utf-8"), flags=re.DOTALL)
        for tujuan in re.findall(r"\]\(([^)#\s]+)[^)]*\)", isi):
            if "://" not in tujuan and not (berkas.parent / tujuan).exists():
                putus.append(f"{berkas.relative_to(AKAR)}: {tujuan}")
    assert putus == []


def test_tidak_ada_alamat_gudang_paket_dan_folder_mesin() -> None:
    bocor = []
    for berkas in berkas_proyek():
        try:
            isi = berkas.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        nama = berkas.relative_to(AKAR)
        bocor += [f"{nama}: {alamat}" for alamat in ALAMAT_GUDANG if alamat in isi]
        bocor += [f"{nama}: {cocok.group()}" for cocok in FOLDER_MESIN.finditer(isi)]
    assert bocor == []


def test_kunci_npm_tidak_menyebut_tempat_unduhan() -> None:
    assert '"resolved"' not in teks("package-lock.json")


def test_setiap_ketergantungan_langsung_menyebut_alasannya() -> None:
    tanpa_alasan = [
        baris
        for berkas in sorted((AKAR / "requirements").glob("*.in"))
        for baris in berkas.read_text(encoding="utf-8").splitlines()
        if baris and not baris.startswith(("#", "-r ", "-c ")) and not re.search(r"  # .+; .+", baris)
    ]
    assert tanpa_alasan == []


def test_setiap_berkas_statis_yang_disebut_templat_ditemukan() -> None:
    hilang = []
    for berkas in berkas_proyek():
        if berkas.suffix == ".html":
            for nama in re.findall(r"""{%\s*static\s+["']([^"']+)["']""", berkas.read_text(encoding="utf-8")):
                if finders.find(nama) is None:
                    hilang.append(f"{berkas.relative_to(AKAR)}: {nama}")
    assert hilang == []


def test_templat_tidak_memuat_gaya_atau_skrip_sebaris() -> None:
    """The strict CSP would refuse them; the reader would see a broken page."""
    sebaris = re.compile(r"""\sstyle=|<style\b|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:""")
    salah = [
        f"{berkas.relative_to(AKAR)}: {cocok.group()}"
        for berkas in berkas_proyek()
        if berkas.suffix == ".html"
        for cocok in sebaris.finditer(berkas.read_text(encoding="utf-8"))
    ]
    assert salah == []


@pytest.mark.django_db
def test_tidak_ada_perubahan_model_tanpa_migrasi() -> None:
    keluaran = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=keluaran, stderr=keluaran)
    except SystemExit:
        pytest.fail(keluaran.getvalue())
