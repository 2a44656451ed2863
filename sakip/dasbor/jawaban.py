"""Answers that are not pages: pictures, JSON and reports, each with an ETag of its content."""

from __future__ import annotations

import datetime as dt
import hashlib
from importlib.metadata import version
from pathlib import Path

from csp.constants import NONE, UNSAFE_INLINE
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from sakip.aturan.regulasi import TidakBerlaku
from sakip.dasbor.laporan import SedangDisusun, ambil
from sakip.dokumen import tulis_docx, tulis_html, tulis_pdf
from sakip.dokumen.bagan import svg_bagan
from sakip.dokumen.bagan.rancang import Spec
from sakip.dokumen.blok import Dokumen
from sakip.dokumen.html.gaya import sidik_gaya
from sakip.naskah.lkjip import buat_lkjip
from sakip.naskah.lkjip.reviu import dengan_reviu, tolak_bila_bertentangan
from sakip.naskah.lkjip.susun import NaskahLkjip
from sakip.organisasi.models import Unit
from sakip.pelaporan.queries import penerimaan

#: A picture runs nothing and loads nothing; its own style attributes are all it needs.
CSP_GAMBAR = {
    **{arah: [NONE] for arah in ("default-src", "script-src", "img-src", "base-uri", "form-action")},
    "style-src": [UNSAFE_INLINE],
}
#: A report on screen loads nothing: its style sheet is known by its hash, its pictures stand in it.
CSP_LAPORAN = {
    **{arah: [NONE] for arah in ("default-src", "script-src", "base-uri", "form-action", "frame-ancestors")},
    "style-src": [sidik_gaya()],
    "img-src": ["data:"],
}
JEDA_ULANG_DETIK = 5
JENIS_LAPORAN = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def folder_huruf() -> Path:
    """Where npm put the fonts of documents and charts."""
    return Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts"


def tembolok(nama: str) -> Path:
    """A folder of things that can be made again."""
    return Path(settings.SAKIP_DATA) / "tembolok" / nama


def isi_tetap(request: HttpRequest, isi: bytes, jenis: str) -> HttpResponse:
    """``isi`` with its ETag; 304 when the reader has it already."""
    etag = quote_etag(hashlib.sha256(isi).hexdigest()[:32])
    jawab = get_conditional_response(request, etag=etag) or HttpResponse(isi, content_type=jenis)
    jawab["ETag"] = etag
    patch_cache_control(jawab, no_cache=True)
    return jawab


def gambar(request: HttpRequest, spec: Spec) -> HttpResponse:
    """A chart as SVG, drawn once per content."""
    svg = svg_bagan(spec, tembolok("bagan"), folder_huruf=folder_huruf())
    jawab = isi_tetap(request, svg.encode(), "image/svg+xml; charset=utf-8")
    jawab._csp_replace = CSP_GAMBAR  # type: ignore[attr-defined]
    return jawab


def laporan(request: HttpRequest, unit: Unit, tahun: int, bentuk: str, pada: dt.date) -> HttpResponse:
    """The LKjIP from official figures: ``html`` to read, ``docx`` or ``pdf`` to keep; 503 while others are
    being set."""
    try:
        dokumen = buat_lkjip(unit, tahun, pada=pada).dokumen
    except TidakBerlaku as galat:
        raise Http404(f"LKjIP {tahun} belum dapat disusun: {galat}") from galat
    sidik = _sidik(dokumen)
    etag = quote_etag(f"{sidik}-{bentuk}")
    jawab = get_conditional_response(request, etag=etag)
    if jawab is None:
        jawab = _susun_laporan(request, unit, dokumen, sidik, bentuk)
        if bentuk != "html":
            jawab["Content-Disposition"] = f'attachment; filename="lkjip-{unit.kode}-{tahun}.{bentuk}"'
    if jawab.status_code in (200, 304):
        jawab["ETag"] = etag
        patch_cache_control(jawab, no_cache=True)
    return jawab


def dengan_temuan(naskah: NaskahLkjip, unit: Unit, tahun: int) -> NaskahLkjip:
    """The report with the points that its own check adds, as ``laporan_final`` will find them."""
    return dengan_reviu(naskah, penerimaan(unit, tahun), folder_huruf=folder_huruf(), cache=tembolok("bagan"))


def laporan_final(request: HttpRequest, unit: Unit, tahun: int, bentuk: str, pada: dt.date) -> HttpResponse:
    """The final LKjIP, checked against itself before anybody gets it; ``BelumFinal`` names what is open."""
    try:
        naskah = buat_lkjip(unit, tahun, pada=pada, final=True)
    except TidakBerlaku as galat:
        raise Http404(f"LKjIP {tahun} belum dapat disusun: {galat}") from galat
    diterima = penerimaan(unit, tahun)
    sidik = hashlib.sha256(f"{_sidik(naskah.dokumen)} {sorted(diterima)}".encode()).hexdigest()[:40]

    def tulis() -> bytes:
        pdf, docx = _pdf_docx(naskah.dokumen)
        tolak_bila_bertentangan(docx, tahun, diterima)
        return docx if bentuk == "docx" else pdf

    keluarga = f"final-{unit.instansi.kode}-{unit.kode}-{tahun}"
    try:
        isi = ambil(tembolok("lkjip"), keluarga, sidik, bentuk, tulis)
    except SedangDisusun:
        return _tunggu(request)
    jawab = HttpResponse(isi, content_type=JENIS_LAPORAN[bentuk])
    jawab["Content-Disposition"] = f'attachment; filename="lkjip-{unit.kode}-{tahun}-final.{bentuk}"'
    patch_cache_control(jawab, no_store=True)
    return jawab


def _tunggu(request: HttpRequest) -> HttpResponse:
    """The page of who has to come again in a moment."""
    tunggu = render(request, "dasbor/disusun.html", {"detik": JEDA_ULANG_DETIK}, status=503)
    tunggu["Retry-After"] = tunggu["Refresh"] = str(JEDA_ULANG_DETIK)
    patch_cache_control(tunggu, no_store=True)
    return tunggu


def _susun_laporan(
    request: HttpRequest, unit: Unit, dokumen: Dokumen, sidik: str, bentuk: str
) -> HttpResponse:
    jenis = JENIS_LAPORAN[bentuk]
    if request.method == "HEAD":
        return HttpResponse(content_type=jenis)  # what it is can be said without setting it
    keluarga = f"lkjip-{unit.instansi.kode}-{unit.kode}-{dokumen.tahun}"
    try:
        isi = ambil(tembolok("lkjip"), keluarga, sidik, bentuk, lambda: _tulis(dokumen, bentuk))
    except SedangDisusun:
        return _tunggu(request)
    jawab = HttpResponse(isi, content_type=jenis)
    if bentuk == "html":
        jawab._csp_replace = CSP_LAPORAN  # type: ignore[attr-defined]
    return jawab


def _tulis(dokumen: Dokumen, bentuk: str) -> bytes:
    cache = tembolok("bagan")
    if bentuk == "html":
        return tulis_html(dokumen, folder_huruf=folder_huruf(), cache=cache)
    if bentuk == "pdf":
        return tulis_pdf(dokumen, folder_huruf=folder_huruf(), cache=cache).isi
    return _pdf_docx(dokumen)[1]


def _pdf_docx(dokumen: Dokumen) -> tuple[bytes, bytes]:
    """Both, set once: the DOCX takes its page numbers from the PDF."""
    huruf, cache = folder_huruf(), tembolok("bagan")
    pdf = tulis_pdf(dokumen, folder_huruf=huruf, cache=cache)
    return pdf.isi, tulis_docx(dokumen, halaman=pdf.label_halaman, folder_huruf=huruf, cache=cache)


def _sidik(dokumen: Dokumen) -> str:
    """What the document says, and by which version of the program and its writers it is set."""
    versi = " ".join(f"{p} {version(p)}" for p in ("sakip", "typst", "python-docx", "vl-convert-python"))
    return hashlib.sha256(f"{versi}\n{dokumen!r}".encode()).hexdigest()[:40]
