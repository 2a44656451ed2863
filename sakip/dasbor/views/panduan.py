"""The user guide by role, reachable from every page. It is the project's own docs/panduan, as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from sakip.organisasi.pintu import publik

_NAMA = re.compile(r"^[a-z0-9-]{1,40}$")
_GAMBAR = re.compile(r"^[a-z0-9-]{1,60}\.png$")
_TAUTAN_MD = re.compile(r'href="(?:\./)?([a-z0-9-]+)\.md(#[^"]*)?"')
_TAUTAN_LAIN = re.compile(r'<a href="\.\./[^"]*">(.*?)</a>')
_SUMBER_GAMBAR = re.compile(r'src="(?:\.\./gambar/panduan/|gambar/)([a-z0-9-]+\.png)"')
#: By role first, in the order of the work; what is not named here follows by its title.
URUTAN = (
    "mulai", "operator", "verifikator", "pimpinan", "perencana", "menulis-laporan", "perjanjian",
    "perencanaan", "excel", "anggaran", "skor", "target-kinerja", "e-monev", "impor-data", "dasbor",
    "pemilik-indikator", "evaluator", "admin", "unit",
)  # fmt: skip


def _folder() -> Path:
    return Path(settings.AKAR) / "docs" / "panduan"


def _judul(berkas: Path) -> str:
    baris = berkas.read_text(encoding="utf-8").split("\n", 1)[0]
    return baris.removeprefix("#").replace("`", "").strip() or berkas.stem


@publik
@require_safe
def panduan(request: Any) -> HttpResponse:
    """The list of guides, by role."""
    berkas = sorted(_folder().glob("*.md"), key=lambda b: _judul(b))
    peringkat = {nama: n for n, nama in enumerate(URUTAN)}
    berkas.sort(key=lambda b: peringkat.get(b.stem, len(URUTAN)))
    peran = [(b.stem, _judul(b)) for b in berkas if b.stem in peringkat]
    lain = [(b.stem, _judul(b)) for b in berkas if b.stem not in peringkat]
    return render(request, "dasbor/panduan.html", {"peran": peran, "lain": lain})


@publik
@require_safe
def halaman(request: Any, nama: str) -> HttpResponse:
    """One guide. Markdown without raw HTML; links between guides and their pictures stay within the site."""
    berkas = _folder() / f"{nama}.md"
    if not _NAMA.match(nama) or not berkas.is_file():
        raise Http404(f"Panduan «{nama[:40]}» tidak ada. Buka daftar panduan.")
    isi = MarkdownIt("commonmark", {"html": False}).enable("table").render(berkas.read_text(encoding="utf-8"))
    isi = _TAUTAN_MD.sub(r'href="/panduan/\1/\2"', isi)
    isi = _TAUTAN_LAIN.sub(r"\1", isi)
    isi = _SUMBER_GAMBAR.sub(r'loading="lazy" src="/panduan/gambar/\1"', isi)
    isi = isi.replace("<table>", '<div class="bungkus" tabindex="0"><table class="tabel">').replace(
        "</table>", "</table></div>"
    )
    return render(
        request,
        "dasbor/panduan_isi.html",
        {"judul": _judul(berkas), "isi": mark_safe(isi)},
    )


@publik
@require_safe
def gambar(request: Any, nama: str) -> FileResponse:
    """A screenshot of a guide."""
    berkas = Path(settings.AKAR) / "docs" / "gambar" / "panduan" / nama
    if not _GAMBAR.match(nama) or not berkas.is_file():
        raise Http404("Gambar panduan itu tidak ada.")
    jawaban = FileResponse(berkas.open("rb"), content_type="image/png")
    jawaban["Cache-Control"] = "public, max-age=3600"
    return jawaban
