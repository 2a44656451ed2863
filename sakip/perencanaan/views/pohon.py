"""The pohon kinerja: a page to walk and print, and its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.dokumen.bagan import svg_bagan
from sakip.dokumen.bagan.pohon import Simpul, bagan_organisasi
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.queries.pohon import Pohon, SimpulSasaran, pohon_kinerja
from sakip.perencanaan.views.pokok import hari_ini

#: More boxes than this and the picture shows sasaran only; still more and it is not drawn.
MUAT_INDIKATOR, MUAT = 60, 160
_CSP = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": [NONE], "script-src": [NONE]}


def _nama(unit: Unit) -> tuple[str, str]:
    return nama_unit([unit.pk], hari_ini()).get(unit.pk, (unit.kode, unit.kode))


@halaman("lihat")
@require_safe
def pohon(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The tree as nested parts that open and close without a script."""
    isi = pohon_kinerja(unit, tahun, pada=hari_ini())
    return render(
        request,
        "perencanaan/pohon.html",
        {
            "unit": unit,
            "nama": _nama(unit)[0],
            "tahun": tahun,
            "pohon": isi,
            "gambar": 0 < _kotak(isi)[0] <= MUAT,
            "buka": request.GET.get("buka") == "semua",
        },
    )


def _kotak(pohon: Pohon) -> tuple[int, bool]:
    """How many boxes the picture has, and whether indicators are among them."""
    sasaran = sum(1 for a in pohon.akar for _ in a.semua())
    return (pohon.banyak, True) if pohon.banyak <= MUAT_INDIKATOR else (sasaran, False)


def _simpul(s: SimpulSasaran, indikator: bool) -> Simpul:
    bawah = [Simpul(f"{i.jenis} {_pendek(i.nama)}") for i in s.indikator] if indikator else []
    return Simpul(_pendek(s.rumusan), (*bawah, *(_simpul(a, indikator) for a in s.anak)))


def _pendek(teks: str, panjang: int = 100) -> str:
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1].rstrip()}…"


@halaman("lihat")
@require_safe
def gambar(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The same tree as one picture, for printing."""
    isi = pohon_kinerja(unit, tahun, pada=hari_ini())
    banyak, indikator = _kotak(isi)
    akar = [_simpul(a, indikator) for a in isi.akar] if banyak <= MUAT else [_hanya(a) for a in isi.akar]
    spec = bagan_organisasi(f"Pohon kinerja {_nama(unit)[1]} {tahun}", akar)
    svg = svg_bagan(
        spec,
        Path(settings.SAKIP_DATA) / "tembolok" / "bagan",
        folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts",
    )
    jawaban: Any = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    jawaban._csp_replace = _CSP  # a picture runs nothing; its own style attributes are all it needs
    return jawaban


def _hanya(s: SimpulSasaran) -> Simpul:
    return Simpul(_pendek(s.rumusan))
